"""The second application, for the phones in the room: joining, giving, following. Nothing else.

It listens only where and while the facilitator opened it. No route of the facilitator's page, of
a kernel or of Voilà is in it.
"""

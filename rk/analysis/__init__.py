"""From many talks to what the system does to people: route data, and the questions to it.

For researchers; asks for the extra `onderzoek`. The rooms: the tables and their codes (`tabel`), a
casus as rows (`uit_casus`), the store (`opslag`), what fills it (`inlezen`), the questions (`vragen`)
and the coding of words by people (`coderen`).
"""

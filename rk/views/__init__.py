"""Views: one stem per widget. A view shows a drawing and turns acts into events; no rule of the
domain is in it.
"""

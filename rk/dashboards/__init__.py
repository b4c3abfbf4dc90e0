"""Screens for researchers and policy makers: dashboards, and the coding screen."""

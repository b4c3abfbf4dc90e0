"""The researchers' screens as drawings: their frame, the flows between haltes, tables and files.

Nothing is counted or judged here. What comes in has passed `rk.privacy` already.
"""

"""Moments as people say them: "22 november, 14:20", in the time of this computer."""

from __future__ import annotations

from datetime import datetime

from rk.tekening.vormen import maandnaam


def dag(tijd: str) -> str:
    """The day of an ISO 8601 time as "22 november 2026"; "" when it can't be read."""
    moment = _hier(tijd)
    return f"{moment.day} {maandnaam(f'{moment:%Y-%m}')}" if moment else ""


def dag_en_tijd(tijd: str, *, jaar: int) -> str:
    """The moment as "22 november, 14:20"; the year is said when it is not `jaar`."""
    moment = _hier(tijd)
    if moment is None:
        return ""
    datum = dag(tijd)
    return f"{datum.removesuffix(f' {jaar}')}, {moment:%H:%M}"


def _hier(tijd: str) -> datetime | None:
    try:
        return datetime.fromisoformat(tijd).astimezone()
    except ValueError:
        return None

"""In which role something is done."""

from __future__ import annotations

from enum import StrEnum


class Rol(StrEnum):
    """In which role an act was done. Never who did it."""

    FACILITATOR = "facilitator"
    DEELNEMER = "deelnemer"
    SYSTEEM = "systeem"

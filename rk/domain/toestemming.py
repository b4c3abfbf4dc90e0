"""Whether what a talk tells may count in research: the person's answer, and the group's."""

from dataclasses import dataclass
from enum import StrEnum

from rk.domain.gesprek import Antwoord


class Persoonsantwoord(StrEnum):
    """What the person answered, or why it could not be asked."""

    JA = "ja"
    NEE = "nee"
    NIET_HIER = "niet_hier"
    KAN_NIET = "kan_niet"
    OVERLEDEN = "overleden"


@dataclass(frozen=True, kw_only=True, slots=True)
class Toestemming:
    """The two answers; `persoon` None and `groep` ONBEKEND: nobody answered yet.

    `sinds` is when the last of them was given (ISO time), so that of several talks about one casus
    the newest word counts.
    """

    persoon: Persoonsantwoord | None = None
    groep: Antwoord = Antwoord.ONBEKEND
    sinds: str = ""

"""What the events of all forms have in common: a place on the agenda, and when it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar, TypeVar

from rk.domain import Stem, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import Inhoud, WerkpuntVeld
from rk.events.soorten.oogst import niet_open
from rk.events.toestand import Toestand

MEESTE = 4000
"""So many rows of one kind a werkvorm can hold."""
VOL = "Er staat hier al heel veel. Haal er eerst iets af."
_GEEN_WERKVORM = "Deze werkvorm staat niet op de agenda. Zet hem er eerst op."
_PAST_NIET = "Dit hoort niet bij deze werkvorm. Laad de pagina opnieuw."

R = TypeVar("R")


class OverWerk(Inhoud):
    """Something at a werkvorm of one form; `vorm` None: of any."""

    vorm: ClassVar[Vorm | None] = None

    punt: WerkpuntVeld

    def bezwaar(self, t: Toestand) -> str | None:
        w = t.werkvorm(self.punt)
        if w is None:
            return _GEEN_WERKVORM
        if self.vorm is not None and w.vorm is not self.vorm:
            return _PAST_NIET
        if not t.mag_werken(self.punt):
            return niet_open(w)
        if not self.past(w, t.werkstand(self.punt)):
            return _PAST_NIET
        return self.vol(t.werkstand(self.punt))

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        """Whether what it names exists in this werkvorm."""
        return True

    def vol(self, s: Werkstand) -> str | None:
        """Why there is no room for it, or None."""
        return None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, werk={**t.werk, self.punt: self.zet(t.werkstand(self.punt), g)})

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        """What is filled in after it."""
        raise NotImplementedError


def met(rij: tuple[R, ...], nieuw: R, stem: Stem, zelfde: Callable[[R], bool]) -> tuple[R, ...]:
    """The row with something new: one more voice from the room, or in the place of what this one said."""
    if stem is Stem.DEELNEMER:
        return (*rij, nieuw)
    return (*(r for r in rij if not zelfde(r)), nieuw)


def ids(dingen: Iterable[object]) -> set[str]:
    """The ids of records."""
    return {str(getattr(d, "id", "")) for d in dingen}

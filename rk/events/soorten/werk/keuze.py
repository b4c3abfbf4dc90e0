"""The form `keuze`: which descriptions fit, with doubt allowed."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from rk.domain import Keuzezet, Stem, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import OOK_DEELNEMERS, Id, soort
from rk.events.soorten.werk.basis import MEESTE, VOL, OverWerk, ids, met


@soort("keuze_gemaakt", "een keuze")
class KeuzeGemaakt(OverWerk):
    """Which descriptions fit, as one voice sees it; `twijfel`: in between two, so one more may be named.
    None at all takes it off.
    """

    rollen = OOK_DEELNEMERS
    vorm = Vorm.KEUZE

    opties: Annotated[tuple[Id, ...], Field(max_length=60)] = ()
    twijfel: bool = False
    stem: Stem = Stem.GROEP

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        k = w.keuze
        if k is None or not set(self.opties) <= ids(k.opties) or len(set(self.opties)) < len(self.opties):
            return False
        hoogstens = max(k.hoogstens, 2 if self.twijfel else 1)
        return len(self.opties) <= hoogstens and (k.twijfel or not self.twijfel)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.keuzes) >= MEESTE else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        if not self.opties and not self.twijfel:
            if self.stem is Stem.DEELNEMER:
                return s
            return replace(s, keuzes=tuple(k for k in s.keuzes if k.stem is not self.stem))
        nieuw = Keuzezet(stem=self.stem, opties=self.opties, twijfel=self.twijfel)
        return replace(s, keuzes=met(s.keuzes, nieuw, self.stem, lambda k: k.stem is self.stem))

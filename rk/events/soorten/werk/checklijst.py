"""The form `checklijst`: an answer to each statement, and in what way the list is used."""

from __future__ import annotations

from dataclasses import replace

from rk.domain import Lijstantwoord, Stellingzet, Stem, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import OOK_DEELNEMERS, Id, Regel, Tekst, soort
from rk.events.soorten.werk.basis import MEESTE, VOL, OverWerk, ids


@soort("stelling_beantwoord", "een antwoord op de lijst")
class StellingBeantwoord(OverWerk):
    """An answer to a statement, from one voice; None takes it off."""

    rollen = OOK_DEELNEMERS
    vorm = Vorm.CHECKLIJST

    stelling: Id
    stem: Stem = Stem.GROEP
    antwoord: Lijstantwoord | None = None
    opmerking: Tekst = ""

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        groepen = w.checklijst.groepen if w.checklijst is not None else ()
        return any(self.stelling in ids(groep.stellingen) for groep in groepen)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.stellingen) >= MEESTE * 5 else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        nieuw: tuple[Stellingzet, ...] = ()
        if self.antwoord is not None:
            zet = Stellingzet(
                stelling=self.stelling, stem=self.stem, antwoord=self.antwoord, opmerking=self.opmerking
            )
            nieuw = (zet,)
        if self.stem is Stem.DEELNEMER:  # one more voice; a whole room gives thousands of them
            return replace(s, stellingen=(*s.stellingen, *nieuw))
        sleutel = (self.stelling, self.stem)
        anders = (z for z in s.stellingen if (z.stelling, z.stem) != sleutel)
        return replace(s, stellingen=(*anders, *nieuw))


@soort("lijstgebruik_gekozen", "hoe jullie de lijst gebruiken")
class LijstgebruikGekozen(OverWerk):
    """In what way the list is used: one of its own ways, or empty."""

    vorm = Vorm.CHECKLIJST

    gebruik: Regel

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return w.checklijst is not None and self.gebruik in ("", *w.checklijst.gebruik)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(s, gebruik=self.gebruik)

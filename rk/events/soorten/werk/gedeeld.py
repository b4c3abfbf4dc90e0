"""What any werkvorm can have: the person's yes, notes, and what the group takes up."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Protocol, TypeVar

from pydantic import Field

from rk.domain import Antwoord, Stem, Tafel, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import Id, Inhoud, Tekst, WerkpuntVeld, soort
from rk.events.soorten.werk.basis import OverWerk, ids
from rk.events.toestand import Toestand

MEESTE_AANTEKENINGEN = 400
MEESTE_GEKOZEN = 40


@soort("werk_ja_gezet", "het ja van de persoon")
class WerkJaGezet(Inhoud):
    """The person himself was asked, and says yes or no longer yes."""

    punt: WerkpuntVeld
    ja: bool = True

    def bezwaar(self, t: Toestand) -> str | None:
        w = t.werkvorm(self.punt)
        if w is None or w.tafel is not Tafel.PERSOON:
            return "Hier hoeft niemand ja te zeggen. Ga gerust verder."
        hier = t.vooraf.is_hier is Antwoord.JA
        return None if hier or not self.ja else "Dit kan alleen als de persoon er zelf bij is."

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, werk={**t.werk, self.punt: replace(t.werkstand(self.punt), ja=self.ja)})


@soort("aantekening_gezet", "een aantekening")
class AantekeningGezet(OverWerk):
    """Words that belong to something of the werkvorm (`bij`: "doel:wonen", "wat_volgt"); empty: gone."""

    bij: Id
    waarde: Tekst

    def vol(self, s: Werkstand) -> str | None:
        vol = len(s.aantekeningen) >= MEESTE_AANTEKENINGEN and self.bij not in s.aantekeningen
        return "Er staan hier al veel aantekeningen. Haal er eerst een weg." if vol else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        anders = {k: v for k, v in s.aantekeningen.items() if k != self.bij}
        return replace(s, aantekeningen=anders | ({self.bij: self.waarde} if self.waarde else {}))


@soort("werk_gekozen", "wat jullie oppakken")
class WerkGekozen(OverWerk):
    """The group takes something up, or lets it go: by id a part, statement, option, stage, mark or row."""

    wat: Id
    gekozen: bool = True

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return not self.gekozen or self.wat in _te_kiezen(w, s)

    def bezwaar(self, t: Toestand) -> str | None:
        zin = super().bezwaar(t)
        if zin is not None or not self.gekozen:
            return zin
        w, s = t.werkvorm(self.punt), t.werkstand(self.punt)
        hoogstens = _hoogstens(w) if w is not None else 0
        if self.wat not in s.gekozen and len(s.gekozen) >= hoogstens:
            return f"Jullie kozen er al {hoogstens}. Laat er eerst een los."
        return None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        anders = tuple(x for x in s.gekozen if x != self.wat)
        return replace(s, gekozen=(*anders, self.wat) if self.gekozen else anders)


def _te_kiezen(w: Werkvorm, s: Werkstand) -> set[str]:
    """The ids of what can be taken up: what the werkvorm asks of, and the marks on a journey."""
    if w.schaal is not None:
        return ids(w.schaal.delen)
    if w.checklijst is not None:
        return {z.id for g in w.checklijst.groepen for z in g.stellingen}
    if w.keuze is not None:
        return ids(w.keuze.opties)
    if w.reis is not None:
        return ids(w.reis.etappes) | ids(s.merken)
    return ids(s.regels)


def _hoogstens(w: Werkvorm) -> int:
    if w.vorm is Vorm.CHECKLIJST and w.checklijst is not None:
        return w.checklijst.oppakken
    if w.vorm is Vorm.KEUZE and w.keuze is not None and w.keuze.top:
        return w.keuze.top
    return MEESTE_GEKOZEN


Volgorde = Annotated[tuple[Id, ...], Field(max_length=60)]


@soort("werk_opnieuw_gevraagd", "opnieuw vragen aan de kamer")
class WerkOpnieuwGevraagd(OverWerk):
    """The room is asked anew: what people gave each for himself goes, and everybody has a turn again."""

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(
            s,
            gevraagd={**s.gevraagd, "": g.tijd},
            schaal=_zonder_kamer(s.schaal),
            stellingen=_zonder_kamer(s.stellingen),
            plekken=_zonder_kamer(s.plekken),
            scores=_zonder_kamer(s.scores),
            keuzes=_zonder_kamer(s.keuzes),
            plaatsingen=_zonder_kamer(s.plaatsingen),
        )


class _MetStem(Protocol):
    @property
    def stem(self) -> Stem: ...


R = TypeVar("R", bound=_MetStem)


def _zonder_kamer(rij: tuple[R, ...]) -> tuple[R, ...]:
    return tuple(r for r in rij if r.stem is not Stem.DEELNEMER)

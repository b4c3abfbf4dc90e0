"""The form `reis`: where the person is, scores for each stage, marks and measurements."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from rk.domain import Reismerk, Reismeting, Reisplek, Reisscore, Stem, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import Id, Regel, Tekst, soort
from rk.events.soorten.werk.basis import MEESTE, VOL, OverWerk, ids, met

MEESTE_MERKEN = 300
_Maandnr = Annotated[int, Field(ge=-120, le=120)]


def _etappes(w: Werkvorm) -> set[str]:
    return ids(w.reis.etappes) if w.reis is not None else set()


@soort("reisplek_gezet", "een plek op de reis")
class ReisplekGezet(OverWerk):
    """At which stage the person is, for one domain of life or (empty) in all; no stage takes it off."""

    vorm = Vorm.REIS

    etappe: Id | None = None
    stem: Stem = Stem.GROEP
    domein: Regel = ""

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        if w.reis is None or not w.reis.plek or self.domein not in ("", *w.reis.domeinen):
            return False
        return self.etappe is None or self.etappe in _etappes(w)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.plekken) >= MEESTE else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        sleutel = (self.domein, self.stem)
        if self.etappe is None:
            return replace(s, plekken=tuple(p for p in s.plekken if (p.domein, p.stem) != sleutel))
        nieuw = Reisplek(etappe=self.etappe, stem=self.stem, domein=self.domein)
        return replace(s, plekken=met(s.plekken, nieuw, self.stem, lambda p: (p.domein, p.stem) == sleutel))


@soort("reisscore_gegeven", "een score op de reis")
class ReisscoreGegeven(OverWerk):
    """What somebody thinks of a stage, 0 to 4; None takes the group's own off."""

    vorm = Vorm.REIS

    etappe: Id
    vraag: Id
    waarde: Annotated[int, Field(ge=0, le=4)] | None = None
    stem: Stem = Stem.GROEP

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return w.reis is not None and self.etappe in _etappes(w) and self.vraag in ids(w.reis.vragen)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.scores) >= MEESTE * 2 else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        sleutel = (self.etappe, self.vraag, self.stem)
        if self.waarde is None:
            return replace(s, scores=tuple(x for x in s.scores if (x.etappe, x.vraag, x.stem) != sleutel))
        nieuw = Reisscore(etappe=self.etappe, vraag=self.vraag, stem=self.stem, waarde=self.waarde)
        rij = met(s.scores, nieuw, self.stem, lambda x: (x.etappe, x.vraag, x.stem) == sleutel)
        return replace(s, scores=rij)


@soort("reismerk_gezet", "een merkteken op de reis")
class ReismerkGezet(OverWerk):
    """A mark at a stage or a month (`tot`: up to and with that one); the same id again changes it."""

    vorm = Vorm.REIS
    nieuw = "merk_id"

    merk_id: Id
    soort: Id
    tekst: Tekst = ""
    wie: Regel = ""
    etappe: Id | None = None
    maand: _Maandnr | None = None
    tot: _Maandnr | None = None

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        if w.reis is None or self.soort not in ids(w.reis.merken):
            return False
        if self.etappe is not None:
            return self.etappe in _etappes(w)
        lijn = w.reis.tijdlijn
        if lijn is None or self.maand is None:
            return False
        tot = self.maand if self.tot is None else self.tot
        return lijn.van <= self.maand <= tot <= lijn.tot

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.merken) >= MEESTE_MERKEN and self.merk_id not in ids(s.merken) else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        nieuw = Reismerk(
            id=self.merk_id,
            soort=self.soort,
            tekst=self.tekst,
            wie=self.wie,
            etappe=self.etappe or "",
            maand=self.maand,
            tot=self.tot,
        )
        if self.merk_id in ids(s.merken):
            return replace(s, merken=tuple(nieuw if m.id == self.merk_id else m for m in s.merken))
        return replace(s, merken=(*s.merken, nieuw))


@soort("reismerk_weggehaald", "een weggehaald merkteken")
class ReismerkWeggehaald(OverWerk):
    """A mark goes."""

    vorm = Vorm.REIS

    merk_id: Id

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return self.merk_id in ids(s.merken)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(s, merken=tuple(m for m in s.merken if m.id != self.merk_id))


@soort("reismeting_gezet", "een meting op de reis")
class ReismetingGezet(OverWerk):
    """What the person measured for himself at a stage, 1 to 10; None takes it off."""

    vorm = Vorm.REIS

    etappe: Id
    waarde: Annotated[int, Field(ge=1, le=10)] | None = None

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return w.reis is not None and any(e.id == self.etappe and e.meting for e in w.reis.etappes)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        anders = tuple(m for m in s.metingen if m.etappe != self.etappe)
        if self.waarde is None:
            return replace(s, metingen=anders)
        return replace(s, metingen=(*anders, Reismeting(etappe=self.etappe, waarde=self.waarde)))

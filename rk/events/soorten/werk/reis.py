"""The form `reis`: where the person is, scores for each stage, marks and measurements."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Annotated

from pydantic import Field

from rk.domain import Reismerk, Reismeting, Reisplek, Reisscore, Stem, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import OOK_DEELNEMERS, Id, Regel, Tekst, Wijziging, soort, velden
from rk.events.soorten.werk.basis import MEESTE, VOL, OverWerk, ids, met
from rk.events.toestand import Toestand

MEESTE_MERKEN = 600
MEESTE_SCORES = 4 * MEESTE
_EINDIGT_EERST = "Dit eindigt voor het begint. Kies een latere maand als einde."
"""200 people score 8 stages with three questions each."""
Maandnr = Annotated[int, Field(ge=-600, le=600)]
"""A month counted from the moment of a timeline."""
Score = Annotated[int, Field(ge=0, le=4)]


def _etappes(w: Werkvorm) -> set[str]:
    return ids(w.reis.etappes) if w.reis is not None else set()


@soort("reisplek_gezet", "een plek op de reis")
class ReisplekGezet(OverWerk):
    """At which stage the person is, for one domain of life or (empty) in all; no stage takes it off."""

    rollen = OOK_DEELNEMERS
    vorm = Vorm.REIS

    etappe: Id | None = None
    stem: Stem = Stem.GROEP
    domein: Regel = ""

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        if w.reis is None or not w.reis.plek or self.domein not in ("", *w.reis.domeinen):
            return False
        return self.etappe is None or self.etappe in _etappes(w)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if self.etappe is not None and len(s.plekken) >= MEESTE else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        sleutel = (self.domein, self.stem)
        if self.etappe is None:
            return replace(s, plekken=tuple(p for p in s.plekken if (p.domein, p.stem) != sleutel))
        nieuw = Reisplek(etappe=self.etappe, stem=self.stem, domein=self.domein)
        return replace(s, plekken=met(s.plekken, nieuw, self.stem, lambda p: (p.domein, p.stem) == sleutel))


@soort("reisscore_gegeven", "een score op de reis")
class ReisscoreGegeven(OverWerk):
    """What somebody thinks of a stage, 0 to 4; None takes the group's own off."""

    rollen = OOK_DEELNEMERS
    vorm = Vorm.REIS

    etappe: Id
    vraag: Id
    waarde: Score | None = None
    stem: Stem = Stem.GROEP

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return w.reis is not None and self.etappe in _etappes(w) and self.vraag in ids(w.reis.vragen)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if self.waarde is not None and len(s.scores) >= MEESTE_SCORES else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        sleutel = (self.etappe, self.vraag, self.stem)
        if self.waarde is None:
            return replace(s, scores=tuple(x for x in s.scores if (x.etappe, x.vraag, x.stem) != sleutel))
        nieuw = Reisscore(etappe=self.etappe, vraag=self.vraag, stem=self.stem, waarde=self.waarde)
        rij = met(s.scores, nieuw, self.stem, lambda x: (x.etappe, x.vraag, x.stem) == sleutel)
        return replace(s, scores=rij)


def _zelfde(een: Reisscore, ander: Reisscore) -> bool:
    return (een.etappe, een.vraag, een.stem) == (ander.etappe, ander.vraag, ander.stem)


@soort("reisscores_gegeven", "scores op de reis")
class ReisscoresGegeven(OverWerk):
    """What one in the room thinks of a stage: a score, 0 to 4, for each question that he answered."""

    rollen = OOK_DEELNEMERS
    vorm = Vorm.REIS

    etappe: Id
    waarden: Annotated[dict[Id, Score], Field(min_length=1, max_length=20)]
    stem: Stem = Stem.DEELNEMER

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        if w.reis is None or self.etappe not in _etappes(w):
            return False
        return set(self.waarden) <= ids(w.reis.vragen)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.scores) + len(self.waarden) > MEESTE_SCORES else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        rij = s.scores
        for vraag, waarde in self.waarden.items():
            nieuw = Reisscore(etappe=self.etappe, vraag=vraag, stem=self.stem, waarde=waarde)
            rij = met(rij, nieuw, self.stem, partial(_zelfde, nieuw))
        return replace(s, scores=rij)


@soort("reismerk_gezet", "een merkteken op de reis")
class ReismerkGezet(OverWerk):
    """A mark at a stage or a month (`tot`: up to and with that one); the same id again changes it."""

    rollen = OOK_DEELNEMERS
    vorm = Vorm.REIS
    nieuw = "merk_id"

    merk_id: Id
    soort: Id
    tekst: Tekst = ""
    wie: Regel = ""
    etappe: Id | None = None
    maand: Maandnr | None = None
    tot: Maandnr | None = None

    def bezwaar(self, t: Toestand) -> str | None:
        if self.maand is not None and self.tot is not None and self.tot < self.maand:
            return _EINDIGT_EERST
        return super().bezwaar(t)

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        if w.reis is None or self.soort not in ids(w.reis.merken):
            return False
        if self.etappe is not None:
            return self.etappe in _etappes(w)
        return _op_de_lijn(w, self.maand, self.tot)

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


def _op_de_lijn(w: Werkvorm, maand: int | None, tot: int | None) -> bool:
    lijn = w.reis.tijdlijn if w.reis is not None else None
    if lijn is None or maand is None:
        return False
    return lijn.van <= maand <= (maand if tot is None else tot) <= lijn.tot


@soort("reismerk_gewijzigd", "een ander merkteken")
class ReismerkGewijzigd(OverWerk, Wijziging):
    """One thing about a mark: its sort, words, who, its stage, its first or its last month. A first
    month after the last takes that along; the other way round too.
    """

    vorm = Vorm.REIS
    velden = velden(soort=Id, tekst=Tekst, wie=Regel, etappe=Id, maand=Maandnr, tot=Maandnr)

    merk_id: Id

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        merk = next((m for m in s.merken if m.id == self.merk_id), None)
        if w.reis is None or merk is None:
            return False
        match self.veld:
            case "soort":
                return self.waarde in ids(w.reis.merken)
            case "etappe":
                return bool(merk.etappe) and self.waarde in _etappes(w)
            case "maand" | "tot":
                return not merk.etappe and _op_de_lijn(w, self.waarde, None)
        return True

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(s, merken=tuple(self._anders(m) if m.id == self.merk_id else m for m in s.merken))

    def _anders(self, m: Reismerk) -> Reismerk:
        if self.veld not in ("maand", "tot") or m.maand is None:
            return replace(m, **{self.veld: self.waarde})
        if self.veld == "maand":
            return replace(m, maand=self.waarde, tot=max(self.waarde, m.maand if m.tot is None else m.tot))
        return replace(m, maand=min(m.maand, self.waarde), tot=self.waarde)


@soort("reismerk_weggehaald", "een weggehaald merkteken")
class ReismerkWeggehaald(OverWerk):
    """A mark goes."""

    vorm = Vorm.REIS

    merk_id: Id

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return self.merk_id in ids(s.merken)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(
            s,
            merken=tuple(m for m in s.merken if m.id != self.merk_id),
            gekozen=tuple(x for x in s.gekozen if x != self.merk_id),
        )


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

"""The form `plan`: fields, rows, and ideas that can become one."""

from __future__ import annotations

from dataclasses import replace

from rk.domain import Plandeel, Planidee, Planregel, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import OOK_DEELNEMERS, Id, Tekst, VolleTekst, soort
from rk.events.soorten.werk.basis import VOL, OverWerk, ids
from rk.events.toestand import Toestand

MEESTE_IDEEEN = 1000


def plandeel(w: Werkvorm, deel: str) -> Plandeel | None:
    """A part of a plan by its id, or None."""
    return next((d for d in w.plan.delen if d.id == deel), None) if w.plan is not None else None


@soort("planveld_gezet", "een veld van het plan")
class PlanveldGezet(OverWerk):
    """One field of one row gets a value. A row that is not there yet begins with it."""

    vorm = Vorm.PLAN
    nieuw = "rij"

    deel: Id
    rij: Id
    veld: Id
    waarde: Tekst = ""

    def bezwaar(self, t: Toestand) -> str | None:
        zin = super().bezwaar(t)
        w, s = t.werkvorm(self.punt), t.werkstand(self.punt)
        if zin is not None or w is None:
            return zin
        d = plandeel(w, self.deel)
        rijen = [r for r in s.regels if r.deel == self.deel]
        if d is not None and self.rij not in ids(rijen) and len(rijen) >= d.rijen:
            return "Hier is geen rij meer vrij. Haal er eerst een weg."
        return None

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        d = plandeel(w, self.deel)
        elders = {r.id for r in s.regels if r.deel != self.deel}
        return d is not None and self.veld in ids(d.velden) and self.rij not in elders

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        oud = next((r for r in s.regels if r.id == self.rij), Planregel(id=self.rij, deel=self.deel))
        waarden = {k: v for k, v in oud.waarden.items() if k != self.veld}
        nieuw = replace(oud, waarden=waarden | ({self.veld: self.waarde} if self.waarde else {}))
        if oud not in s.regels:
            return replace(s, regels=(*s.regels, nieuw))
        return replace(s, regels=tuple(nieuw if r.id == self.rij else r for r in s.regels))


@soort("planrij_weggehaald", "een rij van het plan")
class PlanrijWeggehaald(OverWerk):
    """A row goes."""

    vorm = Vorm.PLAN

    rij: Id

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return self.rij in ids(s.regels)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(s, regels=tuple(r for r in s.regels if r.id != self.rij))


@soort("planidee_gegeven", "een idee voor het plan")
class PlanideeGegeven(OverWerk):
    """What somebody would fill in at a part, before the group decides."""

    rollen = OOK_DEELNEMERS
    vorm = Vorm.PLAN
    nieuw = "idee_id"

    idee_id: Id
    deel: Id
    tekst: VolleTekst

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return plandeel(w, self.deel) is not None and self.idee_id not in ids(s.ideeen)

    def vol(self, s: Werkstand) -> str | None:
        return VOL if len(s.ideeen) >= MEESTE_IDEEEN else None

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(s, ideeen=(*s.ideeen, Planidee(id=self.idee_id, deel=self.deel, tekst=self.tekst)))


@soort("planidee_weggehaald", "een weggehaald idee")
class PlanideeWeggehaald(OverWerk):
    """An idea goes."""

    vorm = Vorm.PLAN

    idee_id: Id

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        return self.idee_id in ids(s.ideeen)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        return replace(s, ideeen=tuple(i for i in s.ideeen if i.id != self.idee_id))

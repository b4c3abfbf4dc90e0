"""The form `plan`: fields, rows, and ideas that can become one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from rk.domain import Plandeel, Planidee, Planregel, Veld, Veldsoort, Vorm, Werkstand, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import OOK_DEELNEMERS, Id, Tekst, VolleTekst, soort
from rk.events.soorten.werk.basis import VOL, OverWerk, ids
from rk.events.toestand import Toestand

MEESTE_IDEEEN = 1000
MEESTE_UIT = 40
"""So many things can be taken over into one row."""
_GEEN_RIJ = "Hier is geen rij meer vrij. Haal er eerst een weg."
_MAAND = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z", re.ASCII)

# A list sends null for the empty choice.
Waarde = Annotated[Tekst, BeforeValidator(lambda w: "" if w is None else w)]
Uit = Annotated[tuple[Id, ...], Field(max_length=MEESTE_UIT)]
"""The ids of what was taken over: an idea, an obstacle, more of them that belong together."""


def plandeel(w: Werkvorm, deel: str) -> Plandeel | None:
    """A part of a plan by its id, or None."""
    return next((d for d in w.plan.delen if d.id == deel), None) if w.plan is not None else None


def veld_van(d: Plandeel, id_: str) -> Veld | None:
    """A field of a part by its id, or None."""
    return next((v for v in d.velden if v.id == id_), None)


def waarde_past(t: Toestand, v: Veld, waarde: str) -> str | None:
    """Why a value does not fit its field, as one plain Dutch sentence; None when it does. An amount
    may be any words: what is no amount counts as unknown.
    """
    if not waarde:
        return None
    match v.soort:
        case Veldsoort.DATUM:
            try:
                date.fromisoformat(waarde)
            except ValueError:
                return "Dit is geen dag. Kies een dag, of laat het leeg."
        case Veldsoort.MAAND:
            return None if _MAAND.match(waarde) else "Dit is geen maand. Schrijf een maand als 2026-03."
        case Veldsoort.KEUZE:
            return None if waarde in v.keuzes else "Deze keuze is er niet. Kies er een uit de lijst."
        case Veldsoort.HALTE:
            return None if t.halte(waarde) is not None else "Deze halte staat niet op de kaart."
    return None


def _vrij(t: Toestand, d: Plandeel, s: Werkstand, rij: str) -> str | None:
    """Why a new row has no place; None when it has, or is there already."""
    rijen = [r for r in s.regels if r.deel == d.id]
    return _GEEN_RIJ if rij not in ids(rijen) and len(rijen) >= d.rijen else None


@soort("planveld_gezet", "een veld van het plan")
class PlanveldGezet(OverWerk):
    """One field of one row gets a value. A row that is not there yet begins with it. `uit`:
    what was taken over in it.
    """

    vorm = Vorm.PLAN
    nieuw = "rij"

    deel: Id
    rij: Id
    veld: Id
    waarde: Waarde = ""
    uit: Uit = ()

    def bezwaar(self, t: Toestand) -> str | None:
        zin = super().bezwaar(t)
        w, s = t.werkvorm(self.punt), t.werkstand(self.punt)
        d = plandeel(w, self.deel) if w is not None else None
        if zin is not None or d is None:
            return zin
        v = veld_van(d, self.veld)
        return _vrij(t, d, s, self.rij) or (waarde_past(t, v, self.waarde) if v is not None else None)

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        d = plandeel(w, self.deel)
        elders = {r.id for r in s.regels if r.deel != self.deel}
        return d is not None and self.veld in ids(d.velden) and self.rij not in elders

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        oud = next((r for r in s.regels if r.id == self.rij), Planregel(id=self.rij, deel=self.deel))
        waarden = {k: v for k, v in oud.waarden.items() if k != self.veld}
        uit = (*(u for u in oud.uit if u not in self.uit), *self.uit)
        nieuw = replace(
            oud,
            waarden=waarden | ({self.veld: self.waarde} if self.waarde else {}),
            uit=uit[-MEESTE_UIT:],
        )
        if oud not in s.regels:
            return replace(s, regels=(*s.regels, nieuw))
        return replace(s, regels=tuple(nieuw if r.id == self.rij else r for r in s.regels))


@soort("planrij_toegevoegd", "een rij van het plan")
class PlanrijToegevoegd(OverWerk):
    """A new row with more than one field at once, or with none yet: an idea or something of the talk
    that the group takes over (`uit`), or what an earlier talk left.
    """

    vorm = Vorm.PLAN
    nieuw = "rij"

    deel: Id
    rij: Id
    waarden: Annotated[Mapping[Id, Waarde], Field(max_length=40)] = {}
    uit: Uit = ()

    def bezwaar(self, t: Toestand) -> str | None:
        zin = super().bezwaar(t)
        w, s = t.werkvorm(self.punt), t.werkstand(self.punt)
        d = plandeel(w, self.deel) if w is not None else None
        if zin is not None or d is None:
            return zin
        zinnen = (waarde_past(t, v, self.waarden[v.id]) for v in d.velden if v.id in self.waarden)
        return _vrij(t, d, s, self.rij) or next((z for z in zinnen if z is not None), None)

    def past(self, w: Werkvorm, s: Werkstand) -> bool:
        d = plandeel(w, self.deel)
        return d is not None and set(self.waarden) <= ids(d.velden) and self.rij not in ids(s.regels)

    def zet(self, s: Werkstand, g: Gebeurtenis) -> Werkstand:
        waarden = {k: v for k, v in self.waarden.items() if v}
        nieuw = Planregel(id=self.rij, deel=self.deel, waarden=waarden, uit=self.uit)
        return replace(s, regels=(*s.regels, nieuw))


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

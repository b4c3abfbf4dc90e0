"""Steps 3 and 4: the helpers, their ties, and who does what for the person."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from rk.domain import (
    HOOFDPERSOON,
    Actor,
    ActorSoort,
    Band,
    BandSoort,
    Leefdomein,
    Regie,
    Regiefunctie,
    Route,
    Weg,
)
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import Id, Inhoud, Naam, Regel, Wijziging, soort, velden
from rk.events.toestand import Toestand, met_weg, vervang, zonder

MEESTE_ACTOREN = 60
MEESTE_BANDEN = 1000

_GEEN_ACTOR = "Deze helper staat niet meer op het scherm. Kies een andere."


@soort("actor_toegevoegd", "een helper erbij")
class ActorToegevoegd(Inhoud):
    """A helper, by role. With `bezoek_id` he is at once the one who was met at that visit."""

    nieuw = "actor_id"

    actor_id: Id
    naam: Naam
    soort: ActorSoort = ActorSoort.FORMEEL
    route: Route
    organisatie: Regel = ""
    bezoek_id: Id | None = None

    def bezwaar(self, t: Toestand) -> str | None:
        if self.actor_id == HOOFDPERSOON or t.casus.actor(self.actor_id):
            return "Deze helper staat er al."
        if self.bezoek_id and t.bezoek(self.bezoek_id) is None:
            return "Deze halte is intussen van de weg gehaald."
        return (
            "Er staan al 60 helpers. Haal er eerst een weg."
            if len(t.casus.actoren) >= MEESTE_ACTOREN
            else None
        )

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        actor = Actor(
            id=self.actor_id, naam=self.naam, soort=self.soort, route=self.route, organisatie=self.organisatie
        )
        casus = replace(t.casus, actoren=(*t.casus.actoren, actor))
        if self.bezoek_id:
            for weg in Weg:
                casus = met_weg(casus, weg, vervang(casus.weg(weg), self.bezoek_id, actor_id=actor.id))
        return replace(t, casus=casus)


@soort("actor_gewijzigd", "een wijziging van een helper")
class ActorGewijzigd(Wijziging):
    """A helper gets another role, kind, organisation or ring, or is told to be gone."""

    velden = velden(naam=Naam, soort=ActorSoort, route=Route, organisatie=Regel, vervallen=bool)

    actor_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        return None if t.casus.actor(self.actor_id) else _GEEN_ACTOR

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        actoren = vervang(t.casus.actoren, self.actor_id, **{self.veld: self.waarde})
        return replace(t, casus=replace(t.casus, actoren=actoren))


@soort("actor_weggehaald", "een weggehaalde helper")
class ActorWeggehaald(Inhoud):
    """A helper goes, with his ties and functions; the visits stay, without a helper."""

    actor_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        return None if t.casus.actor(self.actor_id) else _GEEN_ACTOR

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        casus = replace(
            t.casus,
            actoren=zonder(t.casus.actoren, self.actor_id),
            banden=tuple(b for b in t.casus.banden if self.actor_id not in (b.van, b.naar)),
            regie=tuple(replace(r, wie=tuple(w for w in r.wie if w != self.actor_id)) for r in t.casus.regie),
        )
        for weg in Weg:
            bezoeken = tuple(
                replace(b, actor_id=None) if b.actor_id == self.actor_id else b for b in casus.weg(weg)
            )
            casus = met_weg(casus, weg, bezoeken)
        vinder = t.wegwijzing.eerste_vinder
        wegwijzing = replace(t.wegwijzing, eerste_vinder=None if vinder == self.actor_id else vinder)
        # An answer that named only him says nothing now; it did not say "nobody".
        antwoorden = tuple(
            replace(a, wie=tuple(w for w in a.wie if w != self.actor_id))
            for a in t.antwoorden
            if a.wie != (self.actor_id,)
        )
        return replace(t, casus=casus, wegwijzing=wegwijzing, antwoorden=antwoorden)


class _Band(Inhoud):
    soort: BandSoort
    van: Id
    naar: Id

    @property
    def band(self) -> Band:
        # Knowing and tuning go both ways: one tie, filed in one order.
        if self.soort in (BandSoort.KENT, BandSoort.STEMT_AF) and self.naar < self.van:
            return Band(soort=self.soort, van=self.naar, naar=self.van)
        return Band(soort=self.soort, van=self.van, naar=self.naar)


def zelfde(a: Band, b: Band) -> bool:
    """Whether two ties say the same; knowing and tuning have no direction."""
    if a.soort is not b.soort:
        return False
    if a.soort in (BandSoort.KENT, BandSoort.STEMT_AF):
        return {a.van, a.naar} == {b.van, b.naar}
    return (a.van, a.naar) == (b.van, b.naar)


@soort("band_gelegd", "een lijn tussen helpers")
class BandGelegd(_Band):
    """A tie: who knows or tunes with whom, points to which halte, has overview of what."""

    def bezwaar(self, t: Toestand) -> str | None:
        if self.van != HOOFDPERSOON and t.casus.actor(self.van) is None:
            return _GEEN_ACTOR
        if self.soort is BandSoort.WIJST:
            goed = t.halte(self.naar) is not None
        elif self.soort is BandSoort.OVERZICHT:
            goed = self.naar in set(Leefdomein)
        else:
            goed = self.naar != self.van and (
                self.naar == HOOFDPERSOON or t.casus.actor(self.naar) is not None
            )
        if not goed:
            return "Deze lijn kan niet gelegd worden. Kies twee verschillende die op het scherm staan."
        return (
            "Er zijn al heel veel lijnen. Haal er eerst een weg."
            if len(t.casus.banden) >= MEESTE_BANDEN
            else None
        )

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        if any(zelfde(self.band, b) for b in t.casus.banden):
            return t
        return replace(t, casus=replace(t.casus, banden=(*t.casus.banden, self.band)))


@soort("band_losgemaakt", "een weggehaalde lijn")
class BandLosgemaakt(_Band):
    """A tie is taken away."""

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        banden = tuple(b for b in t.casus.banden if not zelfde(self.band, b))
        return replace(t, casus=replace(t.casus, banden=banden))


@soort("regie_gezet", "wie wat doet")
class RegieGezet(Inhoud):
    """Who holds a function: one or more, or nobody said aloud; empty is not asked yet."""

    functie: Regiefunctie
    wie: Annotated[tuple[Id, ...], Field(max_length=MEESTE_ACTOREN)] = ()
    niemand: bool = False

    def bezwaar(self, t: Toestand) -> str | None:
        onbekend = any(w != HOOFDPERSOON and t.casus.actor(w) is None for w in self.wie)
        return _GEEN_ACTOR if onbekend else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        regie = Regie(
            functie=self.functie, wie=tuple(dict.fromkeys(self.wie)), niemand=self.niemand and not self.wie
        )
        anders = tuple(r for r in t.casus.regie if r.functie is not self.functie)
        return replace(t, casus=replace(t.casus, regie=(*anders, regie)))

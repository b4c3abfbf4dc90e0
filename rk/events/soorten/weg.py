"""Steps 2 and 5: haltes on the map, visits on the two ways, and what was met there."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from rk.domain import (
    Bezoek,
    Halte,
    HalteSoort,
    Obstakel,
    ObstakelSoort,
    Overdracht,
    Overgang,
    Route,
    Subroute,
    Uitkomst,
    Weg,
    Woord,
)
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import (
    OOK_DEELNEMERS,
    Id,
    Inhoud,
    Maand,
    Naam,
    Regel,
    Verzameld,
    VolleTekst,
    Wijziging,
    soort,
    velden,
)
from rk.events.toestand import Toestand, met_op, met_weg, vervang, zonder

MEESTE_BEZOEKEN = 200
MEESTE_HALTES = 1000
MEESTE_OBSTAKELS = 300
MEESTE_TEKENS = 20_000

_WEG_IS_VOL = "Deze weg heeft al 200 haltes. Haal er eerst een weg."
_GEEN_HALTE = "Deze halte staat niet op de kaart. Zoek hem op, of maak hem zelf."
_GEEN_BEZOEK = "Deze halte is intussen van de weg gehaald."
_STAAT_AL_VEEL = "Er staat hier al veel. Haal er eerst iets weg."
_GEEN_OBSTAKEL = "Dit is intussen weggehaald."
_GEEN_ACTOR = "Deze helper staat niet meer op het scherm. Kies een andere."


@soort("halte_toegevoegd", "een eigen halte")
class HalteToegevoegd(Inhoud):
    """A halte that the map did not know, made on the spot; with `weg` it is visited at once."""

    nieuw = "halte_id"

    halte_id: Id
    naam: Naam
    route: Route
    subroute: Subroute | None = None
    soort: HalteSoort = HalteSoort.PLEK
    aanbod: Regel = ""
    weg: Weg | None = None

    def bezwaar(self, t: Toestand) -> str | None:
        if t.halte(self.halte_id):
            return "Deze halte staat al op de kaart."
        if len(t.kaart.haltes) >= MEESTE_HALTES:
            return "De kaart is vol. Gebruik een halte die er al staat."
        return _WEG_IS_VOL if self.weg and len(t.casus.weg(self.weg)) >= MEESTE_BEZOEKEN else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        halte = Halte(
            id=self.halte_id,
            naam=self.naam,
            route=self.route,
            subroute=self.subroute if self.route is Route.BLAUW else None,
            soort=self.soort,
            aanbod=self.aanbod,
            eigen=True,
        )
        t = replace(t, kaart=replace(t.kaart, haltes=(*t.kaart.haltes, halte)))
        if self.weg is None:
            return t
        bezoek = Bezoek(id=f"{self.halte_id}.1", halte_id=self.halte_id)
        return replace(t, casus=met_weg(t.casus, self.weg, (*t.casus.weg(self.weg), bezoek)))


@soort("halte_gewijzigd", "een wijziging van een halte")
class HalteGewijzigd(Wijziging):
    """A halte is told to be gone, or an own halte gets another name, route or description."""

    velden = velden(vervallen=bool, naam=Naam, route=Route, aanbod=Regel)

    halte_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        halte = t.halte(self.halte_id)
        if halte is None:
            return _GEEN_HALTE
        if self.veld != "vervallen" and not halte.eigen:
            return "Deze halte hoort bij de kaart. Je kunt wel een eigen halte maken."
        return None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        anders = {self.veld: self.waarde} | ({"subroute": None} if self.veld == "route" else {})
        return replace(t, kaart=replace(t.kaart, haltes=vervang(t.kaart.haltes, self.halte_id, **anders)))


@soort("bezoek_toegevoegd", "een halte op de weg")
class BezoekToegevoegd(Inhoud):
    """A halte comes on a way, at `plaats` (from 0) or at its end."""

    nieuw = "bezoek_id"

    bezoek_id: Id
    weg: Weg
    halte_id: Id
    plaats: int | None = None

    def bezwaar(self, t: Toestand) -> str | None:
        if t.halte(self.halte_id) is None:
            return _GEEN_HALTE
        if t.bezoek(self.bezoek_id):
            return "Deze halte staat al op de weg."
        return _WEG_IS_VOL if len(t.casus.weg(self.weg)) >= MEESTE_BEZOEKEN else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        bezoek = Bezoek(id=self.bezoek_id, halte_id=self.halte_id)
        return replace(
            t, casus=met_weg(t.casus, self.weg, met_op(t.casus.weg(self.weg), self.plaats, bezoek))
        )


@soort("bezoek_gewijzigd", "iets bij een halte")
class BezoekGewijzigd(Wijziging):
    """Something about a visit is filled in: handover, outcome, helper, month, whose word, what ended."""

    velden = velden(
        halte_id=Id,
        actor_id=Id | None,
        overdracht=Overdracht,
        uitkomst=Uitkomst,
        woord=Woord,
        maand=Maand,
        goed=Verzameld,
        overgang=Overgang | None,
    )

    bezoek_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        if t.bezoek(self.bezoek_id) is None:
            return _GEEN_BEZOEK
        if self.veld == "actor_id" and self.waarde and t.casus.actor(self.waarde) is None:
            return _GEEN_ACTOR
        if self.veld == "halte_id" and t.halte(self.waarde) is None:
            return _GEEN_HALTE
        return None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return _met_bezoek(t, self.bezoek_id, **{self.veld: self.waarde})


@soort("bezoek_verplaatst", "een verplaatste halte")
class BezoekVerplaatst(Inhoud):
    """A visit goes to another place (from 0) on its way, or to the other way."""

    bezoek_id: Id
    plaats: int
    weg: Weg | None = None

    def bezwaar(self, t: Toestand) -> str | None:
        gevonden = t.bezoek(self.bezoek_id)
        if gevonden is None:
            return _GEEN_BEZOEK
        naar = self.weg or gevonden[0]
        vol = naar is not gevonden[0] and len(t.casus.weg(naar)) >= MEESTE_BEZOEKEN
        return _WEG_IS_VOL if vol else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        gevonden = t.bezoek(self.bezoek_id)
        if gevonden is None:
            return t
        van, _, bezoek = gevonden
        naar = self.weg or van
        casus = met_weg(t.casus, van, zonder(t.casus.weg(van), bezoek.id))
        return replace(t, casus=met_weg(casus, naar, met_op(casus.weg(naar), self.plaats, bezoek)))


@soort("bezoek_weggehaald", "een weggehaalde halte")
class BezoekWeggehaald(Inhoud):
    """A visit is taken off its way."""

    bezoek_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        return None if t.bezoek(self.bezoek_id) else _GEEN_BEZOEK

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        gevonden = t.bezoek(self.bezoek_id)
        if gevonden is None:
            return t
        weg = gevonden[0]
        casus = met_weg(t.casus, weg, zonder(t.casus.weg(weg), self.bezoek_id))
        return replace(t, casus=casus, verborgen=t.verborgen - {self.bezoek_id})


@soort("goed_toegevoegd", "iets wat goed doet")
class GoedToegevoegd(Inhoud):
    """What did good at a visit, in somebody's words: on a line of its own under what is there."""

    rollen = OOK_DEELNEMERS

    bezoek_id: Id
    tekst: VolleTekst

    def bezwaar(self, t: Toestand) -> str | None:
        gevonden = t.bezoek(self.bezoek_id)
        if gevonden is None:
            return _GEEN_BEZOEK
        vol = len(gevonden[2].goed) + len(self.tekst) >= MEESTE_TEKENS
        return _STAAT_AL_VEEL if vol else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        gevonden = t.bezoek(self.bezoek_id)
        if gevonden is None:
            return t
        goed = gevonden[2].goed
        return _met_bezoek(t, self.bezoek_id, goed=f"{goed}\n{self.tekst}" if goed else self.tekst)


@soort("obstakel_toegevoegd", "iets waar het vastloopt")
class ObstakelToegevoegd(Inhoud):
    """What stood in the way at a visit."""

    nieuw = "obstakel_id"
    rollen = OOK_DEELNEMERS

    obstakel_id: Id
    bezoek_id: Id
    tekst: VolleTekst
    soort: ObstakelSoort = ObstakelSoort.ANDERS

    def bezwaar(self, t: Toestand) -> str | None:
        gevonden = t.bezoek(self.bezoek_id)
        if gevonden is None:
            return _GEEN_BEZOEK
        if t.obstakel(self.obstakel_id):
            return "Dit staat er al."
        return _STAAT_AL_VEEL if len(gevonden[2].obstakels) >= MEESTE_OBSTAKELS else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        gevonden = t.bezoek(self.bezoek_id)
        if gevonden is None:
            return t
        obstakel = Obstakel(id=self.obstakel_id, tekst=self.tekst, soort=self.soort)
        return _met_bezoek(t, self.bezoek_id, obstakels=(*gevonden[2].obstakels, obstakel))


@soort("obstakel_gewijzigd", "een wijziging bij Robs ogen")
class ObstakelGewijzigd(Wijziging):
    """An obstacle gets other words, another kind, or what must be gone before it."""

    velden = velden(
        tekst=VolleTekst,
        soort=ObstakelSoort,
        vereist=Annotated[tuple[Id, ...], Field(max_length=30)],
    )

    obstakel_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        if t.obstakel(self.obstakel_id) is None:
            return _GEEN_OBSTAKEL
        if self.veld == "vereist" and any(t.obstakel(i) is None for i in self.waarde):
            return _GEEN_OBSTAKEL
        return None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        gevonden = t.obstakel(self.obstakel_id)
        if gevonden is None:
            return t
        bezoek = gevonden[0]
        obstakels = vervang(bezoek.obstakels, self.obstakel_id, **{self.veld: self.waarde})
        return _met_bezoek(t, bezoek.id, obstakels=obstakels)


@soort("obstakel_weggehaald", "iets dat weggehaald is")
class ObstakelWeggehaald(Inhoud):
    """An obstacle is taken away."""

    obstakel_id: Id

    def bezwaar(self, t: Toestand) -> str | None:
        return None if t.obstakel(self.obstakel_id) else _GEEN_OBSTAKEL

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        gevonden = t.obstakel(self.obstakel_id)
        if gevonden is None:
            return t
        bezoek = gevonden[0]
        return _met_bezoek(t, bezoek.id, obstakels=zonder(bezoek.obstakels, self.obstakel_id))


def _met_bezoek(t: Toestand, bezoek_id: str, **anders: object) -> Toestand:
    gevonden = t.bezoek(bezoek_id)
    if gevonden is None:
        return t
    weg = gevonden[0]
    return replace(t, casus=met_weg(t.casus, weg, vervang(t.casus.weg(weg), bezoek_id, **anders)))

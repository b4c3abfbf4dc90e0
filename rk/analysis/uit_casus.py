"""A casus as rows of route data: numbers, and the names of its haltes; none of its words."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from rk.analysis.tabel import ONBEKEND, TIJD_ONBEKEND, ZELF, code
from rk.domain import HOOFDPERSOON, Bezoek, Casus, Routekaart, Weg

Rij = dict[str, int]


def rijen(kaart: Routekaart, casus: Casus, *, nummer: int, haltes: MutableMapping[str, int]) -> Iterator[Rij]:
    """One row per bezoek, with the names of BEZOEK, sorted.

    `haltes` maps the id of a halte to its code; an id that it lacks gets the next one.
    """
    helpers: dict[str, int] = {HOOFDPERSOON: ZELF}
    organisaties: dict[str, int] = {}
    actoren = {a.id: a for a in casus.actoren}
    for weg in Weg:
        for plaats, bezoek in enumerate(casus.weg(weg)):
            halte = kaart.halte(bezoek.halte_id)
            actor = actoren.get(bezoek.actor_id or "")
            helper = ONBEKEND
            if bezoek.actor_id == HOOFDPERSOON or actor is not None:
                helper = helpers.setdefault(bezoek.actor_id or "", len(helpers))
            organisatie = ONBEKEND
            if actor is not None and actor.organisatie:
                organisatie = organisaties.setdefault(actor.organisatie, len(organisaties) + 1)
            yield {
                "casus": nummer,
                "weg": code("weg", weg),
                "volgorde": plaats,
                "halte": haltes.setdefault(bezoek.halte_id, len(haltes)),
                "route": ONBEKEND if halte is None else code("route", halte.route),
                "helper": helper,
                "soort": ONBEKEND if actor is None else code("soort", actor.soort),
                "helper_route": ONBEKEND if actor is None else code("helper_route", actor.route),
                "organisatie": organisatie,
                "overdracht": code("overdracht", bezoek.overdracht),
                "uitkomst": code("uitkomst", bezoek.uitkomst),
                "waardering": code("waardering", "deed_goed") if bezoek.goed else ONBEKEND,
                "woord": code("woord", bezoek.woord),
                "overgang": ONBEKEND if bezoek.overgang is None else code("overgang", bezoek.overgang),
                "tijd": _maand(bezoek),
            }


def _maand(bezoek: Bezoek) -> int:
    jaar, _streep, maand = bezoek.maand.partition("-")
    return (int(jaar) - 1970) * 12 + int(maand) - 1 if jaar and maand else TIJD_ONBEKEND

"""Small stories for tests of the figures, written as short as they can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rk.domain import (
    Actor,
    ActorSoort,
    Band,
    BandSoort,
    Bezoek,
    Casus,
    Halte,
    Overdracht,
    Route,
    Routekaart,
    Uitkomst,
    Vangnet,
)

ROUTES = {"g": Route.GROEN, "y": Route.GEEL, "o": Route.ORANJE, "b": Route.BLAUW}
O = {o.value[0]: o for o in Overdracht if o is not Overdracht.WEGGESTUURD} | {"x": Overdracht.WEGGESTUURD}  # noqa: E741  as short as W, L, K
U = {
    "+": Uitkomst.GEHOLPEN,
    "/": Uitkomst.DEELS,
    ">": Uitkomst.DOORGESTUURD,
    "-": Uitkomst.WEGGESTUURD,
    "!": Uitkomst.CONTACT_GESTOPT,
    "?": Uitkomst.ONBEKEND,
}

VERBODEN = re.compile(
    r"niemand|zwak|fout|verkeerd|score|slecht|omweg|afgehaakt|breken|casus|%"
    r"|\b(hij|zij|hem|haar|zijn verhaal)\b",
    re.IGNORECASE,
)
"""What the talk never says of somebody, whatever is on the map (the design, *The talk comes first*)."""


def kaart(*haltes: str) -> Routekaart:
    """A map with these haltes; the first letter of each is its route (g, y, o, b), else blue."""
    return Routekaart(
        id="dorp",
        naam="Dorp",
        stand="2018-02",
        routes=(),
        subroutes=(),
        haltes=tuple(Halte(id=h, naam=h, route=ROUTES.get(h[0], Route.BLAUW)) for h in haltes),
        vangnet=Vangnet(uitleg="", meldplekken=(), oppakkers=(), herstel=()),
    )


def helper(id_: str, *, org: str = "", halte: str | None = None) -> Actor:
    """A formal helper on the orange route."""
    return Actor(
        id=id_, naam=id_, soort=ActorSoort.FORMEEL, route=Route.ORANJE, organisatie=org, halte_id=halte
    )


ZUS = Actor(id="zus", naam="Zus", soort=ActorSoort.INFORMEEL, route=Route.GROEN)


def weg(*bezoeken: str, letter: str = "v") -> tuple[Bezoek, ...]:
    """Visits told as "halte helper handover outcome month": "huis zus w + 2017-10".

    The helper "." is unknown. Handover by its first letter (w, l, k, z, o, and x for sent away),
    outcome as in `U`; both may be left out.
    """
    rij = []
    for nr, tekst in enumerate(bezoeken, 1):
        halte, wie, hoe, uit, maand = (*tekst.split(), *("", ".", "o", "?", "")[len(tekst.split()) :])
        rij.append(
            Bezoek(
                id=f"{letter}{nr}",
                halte_id=halte,
                actor_id=None if wie == "." else wie,
                overdracht=O[hoe],
                uitkomst=U[uit],
                maand=maand,
            )
        )
    return tuple(rij)


def banden(*teksten: str) -> tuple[Band, ...]:
    """Ties told as "zus wijst huis"; "ik" is the person himself."""
    return tuple(
        Band(soort=BandSoort(soort), van=_wie(van), naar=_wie(naar))
        for van, soort, naar in (t.split() for t in teksten)
    )


def _wie(naam: str) -> str:
    return "hoofdpersoon" if naam == "ik" else naam


def casus(
    *,
    actoren: Iterable[Actor] = (),
    werkelijk: tuple[Bezoek, ...] = (),
    beste: tuple[Bezoek, ...] = (),
    lijnen: tuple[Band, ...] = (),
) -> Casus:
    """A story of these people, ways and ties."""
    return Casus(
        id="ria", naam="Ria", actoren=tuple(actoren), werkelijk=werkelijk, beste=beste, banden=lijnen
    )

"""Map, casus and session as one networkx graph, and what can be read from it.

    from rk.content import laad_casus, laad_kaart
    from rk.graph import maak_graaf, per_route
    G = maak_graaf(laad_kaart("sittard-geleen-beek-stein"), laad_casus("rob"))
    per_route(G)

Nodes are strings, fit for export and for a DataFrame: `"hoofdpersoon"`, `"actor:zus"`,
`"halte:huisarts"`, `"route:groen"` (`knoop` makes them). `soort` says which of the four a node
is; its other attributes are the fields of its record, where the record's own `soort` is called
`haltesoort` or `actorsoort`. What someone has overview of (`overzicht`) and which functions he
holds (`regie`) are attributes of the actor and of the hoofdpersoon, in the order of the enums.

Edges carry `soort` (`Lijn`), which is also their key, once per pair of nodes:

- `ligt_op`: halte → route; `werkt_op`: actor → route, and actor → halte where known.
- `kent`, `stemt_af`: actor → actor. They have no direction, so each stands in both.
- `wijst`: actor or hoofdpersoon → halte. `vond`: who found him first → hoofdpersoon.
- `bezoek`: one per visit, key `bezoek:<id>`, from the stop before it (the hoofdpersoon for the
  first) to its halte, with `weg`, `nr` (from 1 on its own way) and the fields of `Bezoek`.

Every function is pure: no graph that is passed in is ever changed. networkx (11 MB) is imported where
a graph is made: a kernel of which nobody asks a figure does not pay for it.
Source of the model: seeds 001 (the route map and questions 2 to 5).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from rk.domain import (
    HOOFDPERSOON,
    BandSoort,
    Casus,
    Leefdomein,
    Overdracht,
    Regiefunctie,
    Route,
    Routekaart,
    Weg,
    Wegwijzing,
)
from rk.events import Toestand
from rk.taal import _

if TYPE_CHECKING:
    import networkx as nx


class Knoop(StrEnum):
    """What a node of the graph is."""

    HOOFDPERSOON = "hoofdpersoon"
    ACTOR = "actor"
    HALTE = "halte"
    ROUTE = "route"


class Lijn(StrEnum):
    """What an edge of the graph says."""

    LIGT_OP = "ligt_op"
    WERKT_OP = "werkt_op"
    KENT = "kent"
    STEMT_AF = "stemt_af"
    WIJST = "wijst"
    VOND = "vond"
    BEZOEK = "bezoek"


class GraafFout(ValueError):
    """The records don't fit together, or the graph lacks what is asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bereik:
    """A count that unknowns leave open: at least `laag`, at most `hoog` times.

    Equal bounds when nothing is unknown.
    Raises  ValueError: unless 0 <= laag <= hoog.
    """

    laag: int
    hoog: int

    def __post_init__(self) -> None:
        if not 0 <= self.laag <= self.hoog:
            raise ValueError(f"{self.laag} > {self.hoog}" if self.laag >= 0 else f"{self.laag} < 0")

    def __str__(self) -> str:
        if self.laag == self.hoog:
            return _("{aantal} keer").format(aantal=self.laag)
        return _("{laag} tot {hoog} keer").format(laag=self.laag, hoog=self.hoog)


def knoop(soort: Knoop, id_: str) -> str:
    """The node of something: `knoop(Knoop.HALTE, "huisarts")` is `"halte:huisarts"`.

    The id `hoofdpersoon` among the actors is the person himself.
    """
    if soort is Knoop.HOOFDPERSOON or (soort is Knoop.ACTOR and id_ == HOOFDPERSOON):
        return Knoop.HOOFDPERSOON.value
    return f"{soort}:{id_}"


def maak_graaf(kaart: Routekaart, casus: Casus, *, wegwijzing: Wegwijzing | None = None) -> nx.MultiDiGraph:
    """The graph of one casus on one map; see the top of `rk.graph` for its nodes and edges.

    `wegwijzing` adds what a group said at step 3: who found the person first, and how he
    himself knows where to go. The order in which ties were filed makes no difference.
    Raises  GraafFout: a halte or actor that the map or casus lacks, or a visit's id used twice.
    """
    import networkx as nx

    G = nx.MultiDiGraph(kaart=kaart.id, stand=kaart.stand, casus=casus.id)
    _zet_kaart(G, kaart)
    _zet_mensen(G, casus, wegwijzing or Wegwijzing())
    for band in casus.banden:
        _zet_band(G, band.soort, band.van, band.naar)
    gebruikt: set[str] = set()
    for weg in Weg:
        vorige = knoop(Knoop.HOOFDPERSOON, "")
        for nr, bezoek in enumerate(casus.weg(weg), start=1):
            if bezoek.id in gebruikt:
                raise GraafFout(f"bezoek {bezoek.id} staat er twee keer")
            gebruikt.add(bezoek.id)
            if bezoek.actor_id is not None:
                _bestaand(G, Knoop.ACTOR, bezoek.actor_id)
            halte = _bestaand(G, Knoop.HALTE, bezoek.halte_id)
            eigen = {"soort": Lijn.BEZOEK, "weg": weg, "nr": nr, **_velden(bezoek)}
            G.add_edge(vorige, halte, key=f"{Lijn.BEZOEK}:{bezoek.id}", **eigen)
            vorige = halte
    return G


def graaf_van(toestand: Toestand) -> nx.MultiDiGraph:
    """The graph of a session as it stands, with the haltes that the group made itself.

    Raises  GraafFout: as `maak_graaf`.
    """
    return maak_graaf(toestand.kaart, toestand.casus, wegwijzing=toestand.wegwijzing)


def haltes_van(G: nx.MultiDiGraph, *, weg: Weg = Weg.WERKELIJK) -> tuple[str, ...]:
    """The ids of the haltes on a way, in the order of the visits; a halte can come back.

    Source: seeds 001, question 2.
    """
    return tuple(data["halte_id"] for _van, _naar, data in _bezoeken(G, weg))


def bezoeken_van(G: nx.MultiDiGraph, *, weg: Weg = Weg.WERKELIJK) -> tuple[Mapping[str, Any], ...]:
    """The visits on a way, in order: each the fields of `Bezoek`, with `weg` and `nr` (from 1)."""
    return tuple(data for _van, _naar, data in _bezoeken(G, weg))


def per_route(G: nx.MultiDiGraph, *, weg: Weg = Weg.WERKELIJK) -> dict[Route, int]:
    """How many visits of a way lie on each route: all four routes, from near to far.

    A halte that is visited twice counts twice; the sum is the length of the way.
    Source: seeds 001, question 2.
    """
    routes = [G.nodes[naar]["route"] for _van, naar, _data in _bezoeken(G, weg)]
    return {route: routes.count(route) for route in Route}


def zonder_wegwijzer(G: nx.MultiDiGraph, *, weg: Weg = Weg.BESTE) -> tuple[str, ...]:
    """The ids of haltes on a way that nobody points to, each once, in the order of the visits.

    Pointing is a tie `wijst` to that very halte, by any actor or by the person himself.
    Source: seeds 001, question 3.
    """
    gewezen = {naar for _van, naar, soort in G.edges(data="soort") if soort == Lijn.WIJST}
    haltes = haltes_van(G, weg=weg)
    return tuple(dict.fromkeys(h for h in haltes if knoop(Knoop.HALTE, h) not in gewezen))


def koude_overdrachten(G: nx.MultiDiGraph, *, weg: Weg = Weg.WERKELIJK) -> Bereik:
    """How many handovers on a way were cold: only a name, and nobody who came along.

    A handover lies between two stops, so the first visit has none, whatever it says of how the
    person got there; a way of n visits has n - 1. Only `koud` counts: being sent away, or going
    by oneself, is something else. `laag` counts the handovers known to be cold, `hoog` those
    that are `onbekend` as well; both are 0 for fewer than two visits.
    Source: seeds 001, questions 3 and 5.
    """
    overdrachten = [data["overdracht"] for _van, _naar, data in _bezoeken(G, weg) if data["nr"] > 1]
    koud = overdrachten.count(Overdracht.KOUD)
    return Bereik(laag=koud, hoog=koud + overdrachten.count(Overdracht.ONBEKEND))


def met_overdracht(G: nx.MultiDiGraph, bezoek_id: str, overdracht: Overdracht) -> nx.MultiDiGraph:
    """A copy of the graph in which one visit had another handover; `G` stays as it was.

    Raises  GraafFout: no visit with this id on either way.
    """
    H = G.copy()
    for _van, _naar, sleutel, data in H.edges(keys=True, data=True):
        if sleutel == f"{Lijn.BEZOEK}:{bezoek_id}":
            data["overdracht"] = overdracht
            return H
    raise GraafFout(f"bezoek {bezoek_id} bestaat niet")


def _zet_kaart(G: nx.MultiDiGraph, kaart: Routekaart) -> None:
    uitleg = {r.route: r for r in kaart.routes}
    for route in Route:
        velden = _velden(uitleg[route]) if route in uitleg else {"route": route}
        G.add_node(knoop(Knoop.ROUTE, route), soort=Knoop.ROUTE, **velden)
    for halte in kaart.haltes:
        naam = knoop(Knoop.HALTE, halte.id)
        G.add_node(naam, soort=Knoop.HALTE, **_velden(halte, soort="haltesoort"))
        _verbind(G, naam, knoop(Knoop.ROUTE, halte.route), Lijn.LIGT_OP)


def _zet_mensen(G: nx.MultiDiGraph, casus: Casus, wegwijzing: Wegwijzing) -> None:
    weg_en_banden = ("actoren", "banden", "regie", "werkelijk", "beste")
    eigen = {k: v for k, v in (_velden(casus) | _velden(wegwijzing)).items() if k not in weg_en_banden}
    hoofdpersoon = knoop(Knoop.HOOFDPERSOON, "")
    rollen = _rollen(casus)
    G.add_node(hoofdpersoon, soort=Knoop.HOOFDPERSOON, **eigen, **rollen(HOOFDPERSOON))
    for actor in casus.actoren:
        naam = knoop(Knoop.ACTOR, actor.id)
        velden = _velden(actor, soort="actorsoort")
        G.add_node(naam, soort=Knoop.ACTOR, **velden, **rollen(actor.id))
        _verbind(G, naam, knoop(Knoop.ROUTE, actor.route), Lijn.WERKT_OP)
        if actor.halte_id is not None:
            _verbind(G, naam, _bestaand(G, Knoop.HALTE, actor.halte_id), Lijn.WERKT_OP)
    for wie in (wie for functie in casus.regie for wie in functie.wie):
        _bestaand(G, Knoop.ACTOR, wie)
    if wegwijzing.eerste_vinder is not None:
        _verbind(G, _bestaand(G, Knoop.ACTOR, wegwijzing.eerste_vinder), hoofdpersoon, Lijn.VOND)


def _zet_band(G: nx.MultiDiGraph, soort: BandSoort, van: str, naar: str) -> None:
    begin = _bestaand(G, Knoop.ACTOR, van)
    match soort:
        case BandSoort.KENT | BandSoort.STEMT_AF:
            einde = _bestaand(G, Knoop.ACTOR, naar)
            _verbind(G, begin, einde, Lijn(soort))
            _verbind(G, einde, begin, Lijn(soort))
        case BandSoort.WIJST:
            _verbind(G, begin, _bestaand(G, Knoop.HALTE, naar), Lijn.WIJST)
        case BandSoort.OVERZICHT:
            pass  # already an attribute of who has it (`_rollen`)


def _rollen(casus: Casus) -> Callable[[str], dict[str, tuple[StrEnum, ...]]]:
    """What somebody has overview of, and which functions he holds, in the order of the enums."""
    ziet: dict[str, set[str]] = {}
    for b in casus.banden:
        if b.soort is BandSoort.OVERZICHT:
            ziet.setdefault(b.van, set()).add(b.naar)
    doet: dict[str, set[Regiefunctie]] = {}
    for r in casus.regie:
        for wie in r.wie:
            doet.setdefault(wie, set()).add(r.functie)
    return lambda actor_id: {
        "overzicht": tuple(d for d in Leefdomein if d in ziet.get(actor_id, ())),
        "regie": tuple(f for f in Regiefunctie if f in doet.get(actor_id, ())),
    }


def _verbind(G: nx.MultiDiGraph, van: str, naar: str, lijn: Lijn) -> None:
    G.add_edge(van, naar, key=lijn.value, soort=lijn)


def _bestaand(G: nx.MultiDiGraph, soort: Knoop, id_: str) -> str:
    naam = knoop(soort, id_)
    if naam not in G:
        raise GraafFout(f"{soort} {id_} bestaat niet")
    return naam


def _velden(record: Any, **andere_naam: str) -> dict[str, Any]:
    """The fields of a record, some under another name."""
    return {andere_naam.get(v.name, v.name): getattr(record, v.name) for v in fields(record)}


def _bezoeken(G: nx.MultiDiGraph, weg: Weg) -> list[tuple[str, str, dict[str, Any]]]:
    """The edges of the visits on a way, in order."""
    lijnen = [
        (van, naar, data)
        for van, naar, data in G.edges(data=True)
        if data["soort"] == Lijn.BEZOEK and data["weg"] == weg
    ]
    return sorted(lijnen, key=lambda lijn: int(lijn[2]["nr"]))

"""Who can reach what: the directed graph "knows, points the way, hands over"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rk.domain import HOOFDPERSOON, Band, BandSoort, Overdracht, Route, Uitkomst, Weg
from rk.graph import Knoop, Lijn, bezoeken_van, haltes_van, knoop
from rk.inzicht.maten import op_volgorde

if TYPE_CHECKING:
    import networkx as nx

PERSOON = HOOFDPERSOON
"""The node that every way begins at."""


def bereikgraaf(G: nx.MultiDiGraph) -> nx.DiGraph:
    """Along whom the person can find which halte: hoofdpersoon → actor → … → halte.

    Nodes: the hoofdpersoon; every actor who is still there (not `vervallen`); the haltes on either
    way and those that an edge leads to. Nothing leads out of a halte or into the hoofdpersoon, so
    whoever stands between him and a halte is a helper. Edges:

    - hoofdpersoon → actor: a tie `kent` or `stemt_af` with him; an actor on the green route; who
      found him first; who he met on the real way, unless their last visit ended as
      `contact_gestopt`.
    - actor → actor: `kent` or `stemt_af`, both ways; a `warm` or `lauw` handover on the real way,
      from whom he met to whom he met next.
    - actor (or the hoofdpersoon himself) → halte: a tie `wijst`; an actor where he works, where he
      was met on the real way, and where a visit that he handed over warm or lauw led.
    - What leads to a halte leads to who works there too: actor → its workers.

    A cold handover is only a name and leads nowhere by itself; nor does it that he once was at a
    halte: ways are people. An `onbekend` handover may have been warm: its edges have `zeker` False.
    Each edge carries what it rests on: `banden` (ties) and `bezoeken` (ids of visits).
    The best way adds nothing: it is what the group still hopes for.
    Source: seeds 001, questions 3 and 4.
    """
    import networkx as nx

    lijnen = _Lijnen()
    leeft = {n for n, d in G.nodes(data=True) if d["soort"] == Knoop.ACTOR and not d["vervallen"]}
    mensen = leeft | {PERSOON}
    for van, naar, data in G.edges(data=True):
        soort = data["soort"]
        if van in mensen and naar in leeft and soort in (Lijn.KENT, Lijn.STEMT_AF):
            lijnen.zet(van, naar, band=_band_terug(soort, *sorted((van, naar))))
        elif van in mensen and soort == Lijn.WIJST:
            lijnen.zet(van, naar, band=_band_terug(soort, van, naar))
        elif van in leeft and soort == Lijn.VOND:
            lijnen.zet(PERSOON, van)
        elif van in leeft and soort == Lijn.WERKT_OP and naar.startswith(f"{Knoop.HALTE}:"):
            lijnen.zet(van, naar)
    for actor in leeft:
        if G.nodes[actor]["route"] == Route.GROEN:
            lijnen.zet(PERSOON, actor)
    _leg_bezoeken(lijnen, bezoeken_van(G), leeft=leeft)
    _leg_werkers(lijnen, G, leeft=leeft)
    op_weg = {knoop(Knoop.HALTE, h) for weg in Weg for h in haltes_van(G, weg=weg)}
    plaats = {n: nr for nr, n in enumerate(G)}
    D = nx.DiGraph(**G.graph)
    gezien = mensen | op_weg | {naar for _van, naar in lijnen.alle}
    for naam in sorted(gezien, key=plaats.__getitem__):
        D.add_node(naam, **G.nodes[naam])
    # In the order of the nodes: whoever filed the ties in another order sees the same graph.
    for van, naar in sorted(lijnen.alle, key=lambda lijn: (plaats[lijn[0]], plaats[lijn[1]])):
        D.add_edge(van, naar, **lijnen.alle[van, naar].velden())
    return D


@dataclass(slots=True)
class _Grond:
    """What one edge of the reach graph rests on."""

    zeker: bool
    banden: set[Band]
    bezoeken: set[str]

    def velden(self) -> dict[str, Any]:
        bezoeken = tuple(sorted(self.bezoeken))
        return {"zeker": self.zeker, "banden": op_volgorde(self.banden), "bezoeken": bezoeken}


class _Lijnen:
    """The edges of a reach graph while it grows; no edge to oneself, each pair once."""

    def __init__(self) -> None:
        self.alle: dict[tuple[str, str], _Grond] = {}

    def zet(
        self, van: str, naar: str, *, zeker: bool = True, band: Band | None = None, bezoek: str | None = None
    ) -> None:
        if van == naar:
            return
        grond = self.alle.setdefault((van, naar), _Grond(zeker, set(), set()))
        if zeker and not grond.zeker:  # what is sure needs no grounds that are not
            grond.zeker, grond.banden, grond.bezoeken = True, set(), set()
        if zeker == grond.zeker:
            grond.banden |= {band} if band else set()
            grond.bezoeken |= {bezoek} if bezoek else set()


def _band_terug(soort: Lijn, van: str, naar: str) -> Band:
    """The tie of the casus behind an edge; knowing and tuning in one order."""
    return Band(soort=BandSoort(soort.value), van=van.split(":", 1)[-1], naar=naar.split(":", 1)[-1])


_LEIDT = {Overdracht.WARM: True, Overdracht.LAUW: True, Overdracht.ONBEKEND: False}


def _leg_bezoeken(lijnen: _Lijnen, bezoeken: tuple[Mapping[str, Any], ...], *, leeft: set[str]) -> None:
    """The people whom he met on the way, where, and to whom they brought him."""
    met = [knoop(Knoop.ACTOR, b["actor_id"]) if b["actor_id"] else None for b in bezoeken]
    laatst = dict(zip(met, bezoeken, strict=True))
    for nr, data in enumerate(bezoeken):
        wie, halte = met[nr], knoop(Knoop.HALTE, data["halte_id"])
        if wie in leeft:
            lijnen.zet(wie, halte, bezoek=data["id"])
            if laatst[wie]["uitkomst"] != Uitkomst.CONTACT_GESTOPT:
                lijnen.zet(PERSOON, wie, bezoek=data["id"])
        eerder = met[nr - 1] if nr else None
        if eerder in leeft and data["overdracht"] in _LEIDT:
            zeker = _LEIDT[data["overdracht"]]
            lijnen.zet(eerder, halte, zeker=zeker, bezoek=data["id"])
            if wie in leeft:
                lijnen.zet(eerder, wie, zeker=zeker, bezoek=data["id"])


def _leg_werkers(lijnen: _Lijnen, G: nx.MultiDiGraph, *, leeft: set[str]) -> None:
    """Who works at a halte can be found by whoever leads there."""
    werkers: dict[str, list[str]] = {}
    for actor in leeft:
        if G.nodes[actor]["halte_id"] is not None:
            werkers.setdefault(knoop(Knoop.HALTE, G.nodes[actor]["halte_id"]), []).append(actor)
    for (van, naar), grond in list(lijnen.alle.items()):
        for werker in werkers.get(naar, ()):
            lijnen.zet(van, werker, zeker=grond.zeker)
            if van != werker and lijnen.alle[van, werker].zeker == grond.zeker:
                lijnen.alle[van, werker].banden |= grond.banden
                lijnen.alle[van, werker].bezoeken |= grond.bezoeken

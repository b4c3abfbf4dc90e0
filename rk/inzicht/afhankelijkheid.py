"""Whom the way hangs on, and which haltes no way leads to yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rk.domain import Route, Weg
from rk.graph import Bereik, Knoop, Lijn, haltes_van, knoop
from rk.inzicht.maten import Bewijs, Deel, TeWeinig, uniek
from rk.inzicht.net import PERSOON, bereikgraaf
from rk.inzicht.wegen import onafhankelijke_wegen
from rk.taal import _

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, kw_only=True, slots=True)
class Schakel:
    """A helper without whom haltes that are needed can't be reached from the person.

    `zeker` and `misschien` are ids of those haltes; `elders` those of `zeker` where he does not
    work himself: that his own halte hangs on him is no news.
    """

    actor_id: str
    naam: str
    haltes: Deel
    zeker: tuple[str, ...]
    misschien: tuple[str, ...]
    elders: tuple[str, ...]
    bewijs: Bewijs


@dataclass(frozen=True, kw_only=True, slots=True)
class HalteWegen:
    """How many independent ways lead to one halte, and the fewest helpers who together bar it.

    `hangt_aan` is empty when he finds it himself, or when no way leads there.
    """

    halte_id: str
    wegen: Bereik
    hangt_aan: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Afhankelijkheid:
    """What hangs on whom: `schakels`, those with most haltes first, and the ways to each halte."""

    nodig: tuple[str, ...]
    schakels: tuple[Schakel, ...]
    wegen: tuple[HalteWegen, ...]
    bewijs: Bewijs


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegwijzergat:
    """Which haltes of the best way nobody reachable points to: ids in `zeker` and `misschien`.

    `afstand` gives, for every other halte, how many helpers stand between the person and it (0: he
    finds it himself). `per_route` has the routes that the best way touches. `eerste_vinder` is the
    id of who found the person first, or None.
    """

    haltes: Deel
    zeker: tuple[str, ...]
    misschien: tuple[str, ...]
    afstand: Mapping[str, Bereik]
    per_route: Mapping[Route, Deel]
    eerste_vinder: str | None
    bewijs: Bewijs


def er_hangt_veel_aan(
    G: nx.MultiDiGraph, *, nodig: Iterable[str] | None = None
) -> Afhankelijkheid | TeWeinig:
    """For every helper: which needed haltes can't be reached from the person when he falls away.

    Reaching is along `rk.inzicht.net.bereikgraaf`. A helper is a `Schakel` of a halte when he stands
    on every way to it: he dominates it (Lengauer & Tarjan 1979). The independent ways to a halte
    share no helper; their number is the size of the smallest group that bars it (Menger 1927).
    `nodig` are ids of haltes, by default those of the best way.

    Unit: haltes, ways. Unknown handovers may be ways: a halte is `zeker` lost when it is lost
    whatever they were, `misschien` when it could be. These bounds hold but need not be tight.
    Too little: no halte needed, or no way to any of them.
    Source: seeds 001, question 4.
    """
    haltes = _nodig(G, nodig)
    if not haltes:
        return TeWeinig(reden=_("Er staan nog geen haltes op onze beste weg."))
    D = bereikgraaf(G)
    ruim = {van: list(rij) for van, rij in D.adj.items()}
    vast = {van: [naar for naar, d in rij.items() if d["zeker"]] for van, rij in D.adj.items()}
    vast = ruim if vast == ruim else vast
    if not any(h in _bereikt(ruim) for h in haltes):
        return TeWeinig(reden=_("Er staat nog niet op de kaart welke helper bij deze haltes de weg wijst."))
    altijd, soms = _verliezen(ruim, vast, haltes)
    schakels = [
        _schakel(D, actor, haltes=haltes, zeker=altijd.get(actor, set()), soms=soms[actor]) for actor in soms
    ]
    schakels.sort(key=lambda s: (-s.haltes.laag, -s.haltes.hoog, s.actor_id))
    # From the halte back: few point to a halte, so that is where a cut is near.
    terug_vast, terug_ruim = _terug(vast), _terug(ruim)
    wegen = []
    for halte in haltes:
        laag, snede = onafhankelijke_wegen(terug_vast, halte, PERSOON)
        hoog = laag if ruim is vast else onafhankelijke_wegen(terug_ruim, halte, PERSOON)[0]
        hangt = tuple(_id(wie) for wie in snede)
        wegen.append(HalteWegen(halte_id=_id(halte), wegen=Bereik(laag=laag, hoog=hoog), hangt_aan=hangt))
    return Afhankelijkheid(
        nodig=tuple(_id(h) for h in haltes),
        schakels=tuple(schakels),
        wegen=tuple(wegen),
        bewijs=_samen(s.bewijs for s in schakels),
    )


def wegwijzergat(G: nx.MultiDiGraph) -> Wegwijzergat | TeWeinig:
    """Which haltes of the best way nobody whom the person can reach points to.

    Reaching is along `rk.inzicht.net.bereikgraaf`: a halte that a helper points to counts as a gap
    all the same when nothing leads from the person to that helper. Each halte counts once, also in the
    share of its route. The distance to a halte that is no gap is the fewest helpers between the person
    and it.
    Unit: haltes out of those of the best way; helpers. Unknown handovers leave room: `laag` takes them
    for ways, `hoog` does not; where only they lead to a halte, all helpers may stand between.
    Too little: no best way, or nothing at all known of who knows whom and who points where.
    Source: seeds 001, question 3.
    """
    haltes = _nodig(G, None)
    if not haltes:
        return TeWeinig(reden=_("Er staan nog geen haltes op onze beste weg."))
    D = bereikgraaf(G)
    if D.number_of_edges() == 0:
        return TeWeinig(reden=_("Er staat nog niet op de kaart wie wie kent en wie de weg wijst."))
    ruim, vast = (_stappen(D, zeker=zeker) for zeker in (False, True))
    gat = tuple(h for h in haltes if h not in ruim)
    open_ = tuple(h for h in haltes if h in ruim and h not in vast)
    routes = {route: [h for h in haltes if G.nodes[h]["route"] == route] for route in Route}
    # A way that may not be there can only make the distance longer, up to all helpers in between.
    verste = sum(1 for d in D.nodes.values() if d["soort"] == Knoop.ACTOR)
    vinder = [van for van, _naar, soort in G.in_edges(PERSOON, data="soort") if soort == Lijn.VOND]
    return Wegwijzergat(
        haltes=Deel(laag=len(gat), hoog=len(gat) + len(open_), van=len(haltes)),
        zeker=tuple(_id(h) for h in gat),
        misschien=tuple(_id(h) for h in open_),
        afstand={
            _id(h): Bereik(laag=ruim[h] - 1, hoog=max(ruim[h], vast.get(h, verste + 1)) - 1)
            for h in haltes
            if h in ruim
        },
        per_route={
            route: Deel(
                laag=sum(h in gat for h in rij),
                hoog=sum(h in gat or h in open_ for h in rij),
                van=len(rij),
            )
            for route, rij in routes.items()
            if rij
        },
        eerste_vinder=_id(vinder[0]) if vinder else None,
        bewijs=Bewijs(haltes=tuple(_id(h) for h in (*gat, *open_))),
    )


_ACTOR = f"{Knoop.ACTOR}:"


def _nodig(G: nx.MultiDiGraph, nodig: Iterable[str] | None) -> tuple[str, ...]:
    ids = haltes_van(G, weg=Weg.BESTE) if nodig is None else nodig
    return tuple(dict.fromkeys(knoop(Knoop.HALTE, h) for h in ids))


def _id(naam: str) -> str:
    return naam.split(":", 1)[-1]


def _bereikt(buren: Mapping[str, list[str]], vanaf: str = PERSOON) -> set[str]:
    gezien = {vanaf}
    rij = [vanaf]
    while rij:
        for naar in buren[rij.pop()]:
            if naar not in gezien:
                gezien.add(naar)
                rij.append(naar)
    return gezien


def _terug(buren: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Who comes before each node, of those that the person can reach."""
    bereikt = _bereikt(buren)
    terug: dict[str, list[str]] = {n: [] for n in buren}
    for van in buren:
        if van in bereikt:
            for naar in buren[van]:
                terug[naar].append(van)
    return terug


def _stappen(D: nx.DiGraph, *, zeker: bool) -> dict[str, int]:
    """The fewest steps from the person to all that he can reach."""
    import networkx as nx

    H = nx.subgraph_view(D, filter_edge=lambda van, naar: D.edges[van, naar]["zeker"]) if zeker else D
    stappen: dict[str, int] = nx.single_source_shortest_path_length(H, PERSOON)
    return stappen


def _verliezen(
    ruim: dict[str, list[str]], vast: dict[str, list[str]], haltes: tuple[str, ...]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By helper: the haltes lost whatever the unknowns were, and those that can be lost.

    Sure: reachable by sure edges alone, and on every way even if all unknown edges are ways. Can be:
    on a way to it, and on all of its sure ways, of which there may be none.
    """
    poort_ruim = _poorten(ruim, haltes)
    if ruim is vast:
        zelfde = _per_helper(poort_ruim)
        return zelfde, zelfde
    poort_vast = _poorten(vast, haltes)
    altijd = _per_helper({h: wie for h, wie in poort_ruim.items() if h in poort_vast})
    bereikt = _bereikt(ruim)
    terug = _terug(ruim)
    kan = {
        h: poort_vast[h]
        if h in poort_vast
        else [n for n in _bereikt(terug, h) & bereikt if n.startswith(_ACTOR)]
        for h in poort_ruim
    }
    return altijd, _per_helper(kan)


def _per_helper(poorten: Mapping[str, list[str]]) -> dict[str, set[str]]:
    per: dict[str, set[str]] = {}
    for halte, helpers in poorten.items():
        for helper in helpers:
            per.setdefault(helper, set()).add(halte)
    return per


def _poorten(buren: Mapping[str, list[str]], haltes: tuple[str, ...]) -> dict[str, list[str]]:
    """The helpers on every way to each halte that can be reached."""
    import networkx as nx

    H = nx.DiGraph((van, naar) for van, rij in buren.items() for naar in rij)
    H.add_node(PERSOON)
    boven = nx.immediate_dominators(H, PERSOON)
    poorten: dict[str, list[str]] = {}
    for halte in haltes:
        if halte not in boven:
            continue
        rij = poorten[halte] = []
        wie = boven[halte]
        while wie is not None and wie != PERSOON:
            rij.append(wie)
            wie = boven[wie]
    return poorten


def _schakel(
    D: nx.DiGraph,
    actor: str,
    *,
    haltes: tuple[str, ...],
    zeker: set[str],
    soms: set[str],
) -> Schakel:
    import networkx as nx

    vast = tuple(h for h in haltes if h in zeker)
    ook = tuple(h for h in haltes if h in soms and h not in zeker)
    werkt = D.nodes[actor]["halte_id"]
    # The ties and visits on the shortest way to him and from him on: what lights up.
    paden = [nx.shortest_path(D, PERSOON, actor), *(nx.shortest_path(D, actor, h) for h in (*vast, *ook))]
    lijnen = dict.fromkeys(stap for pad in paden for stap in pairwise(pad))
    grond = [D.edges[stap] for stap in lijnen]
    return Schakel(
        actor_id=_id(actor),
        naam=D.nodes[actor]["naam"],
        haltes=Deel(laag=len(vast), hoog=len(vast) + len(ook), van=len(haltes)),
        zeker=tuple(_id(h) for h in vast),
        misschien=tuple(_id(h) for h in ook),
        elders=tuple(_id(h) for h in vast if _id(h) != werkt),
        bewijs=Bewijs(
            bezoeken=uniek(b for d in grond for b in d["bezoeken"]),
            haltes=tuple(_id(h) for h in (*vast, *ook)),
            actoren=uniek((_id(actor), *(_id(n) for pad in paden for n in pad if n.startswith(_ACTOR)))),
            banden=tuple(dict.fromkeys(b for d in grond for b in d["banden"])),
        ),
    )


def _samen(bewijzen: Iterable[Bewijs]) -> Bewijs:
    rij = tuple(bewijzen)
    return Bewijs(
        bezoeken=uniek(b for r in rij for b in r.bezoeken),
        haltes=uniek(h for r in rij for h in r.haltes),
        actoren=uniek(a for r in rij for a in r.actoren),
        banden=tuple(dict.fromkeys(b for r in rij for b in r.banden)),
    )

"""Circles of obstacles that wait for each other, and where some room would open them."""

from collections.abc import Mapping
from dataclasses import dataclass

from rk.domain import Casus, Obstakel, Weg
from rk.graph import Bereik
from rk.inzicht.maten import Bewijs, Deel, TeWeinig
from rk.inzicht.terugbogen import EXACT_TOT, terugbogen
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Drempelkring:
    """Obstacles of which each waits for another of them: nobody can begin anywhere.

    `openen` are the fewest requirements, as (obstacle, what it requires), whose bending opens the
    circle; `exact` says whether fewer are impossible (else they are few, but perhaps not fewest).
    """

    obstakels: tuple[str, ...]
    openen: tuple[tuple[str, str], ...]
    exact: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Drempelkringen:
    """All circles, the largest first, with the obstacles in them out of all obstacles.

    `openen` counts requirements: a lower bound is known only where the answer is exact.
    """

    kringen: tuple[Drempelkring, ...]
    obstakels: Deel
    openen: Bereik
    bewijs: Bewijs


def drempelkringen(casus: Casus) -> Drempelkringen | TeWeinig:
    """The circles in what obstacles require of each other, and the fewest rules to bend.

    "No address without income, no income without address": a circle is a strongly connected part of
    two or more obstacles, or an obstacle that requires itself (Tarjan 1972). Bending a rule is
    letting one obstacle go before what it requires; the smallest set of requirements that opens all
    circles is the minimum feedback arc set, exact for circles of up to 20 obstacles, a documented
    heuristic above (`rk.inzicht.terugbogen`). Obstacles of both ways count; what somebody requires
    that is not on a way is left out. Unit: obstacles, requirements. Nothing can be unknown.
    Too little: fewer than two obstacles, or none that requires another.
    Source: seeds 003 §5 (address and insurance); seeds 001, question 5.
    """
    plek = {o.id: b for weg in Weg for b in casus.weg(weg) for o in b.obstakels}
    alle: dict[str, Obstakel] = {o.id: o for b in plek.values() for o in b.obstakels}
    bogen = [(o.id, v) for o in alle.values() for v in o.vereist if v in alle]
    if len(alle) < 2 or not bogen:
        return TeWeinig(reden=_("Er staat nog niet op de kaart welke obstakels op elkaar wachten."))
    kringen = [
        Drempelkring(obstakels=deel, openen=terugbogen(deel, binnen), exact=len(deel) <= EXACT_TOT)
        for deel, binnen in _delen(alle, bogen)
        if binnen
    ]
    kringen.sort(key=lambda k: (-len(k.obstakels), k.obstakels))
    in_kring = tuple(o for k in kringen for o in k.obstakels)
    return Drempelkringen(
        kringen=tuple(kringen),
        obstakels=Deel(laag=len(in_kring), hoog=len(in_kring), van=len(alle)),
        openen=Bereik(
            laag=sum(len(k.openen) if k.exact else 1 for k in kringen),
            hoog=sum(len(k.openen) for k in kringen),
        ),
        bewijs=Bewijs(
            obstakels=in_kring,
            bezoeken=tuple(dict.fromkeys(plek[o].id for o in in_kring)),
            haltes=tuple(dict.fromkeys(plek[o].halte_id for o in in_kring)),
        ),
    )


def _delen(
    alle: Mapping[str, Obstakel], bogen: list[tuple[str, str]]
) -> list[tuple[tuple[str, ...], list[tuple[str, str]]]]:
    """The strongly connected parts, in the order in which they were told, with the arcs within each."""
    import networkx as nx

    D = nx.DiGraph(bogen)
    deel_van = {o: nr for nr, deel in enumerate(nx.strongly_connected_components(D)) for o in deel}
    delen: dict[int, list[str]] = {}
    for o in alle:
        if o in deel_van:
            delen.setdefault(deel_van[o], []).append(o)
    binnen: dict[int, list[tuple[str, str]]] = {nr: [] for nr in delen}
    for van, naar in bogen:
        if deel_van[van] == deel_van[naar]:
            binnen[deel_van[van]].append((van, naar))
    return [(tuple(deel), binnen[nr]) for nr, deel in delen.items()]

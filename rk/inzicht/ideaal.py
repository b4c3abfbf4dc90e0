"""Best and real: how the two ways lie beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rk.domain import Route, Weg
from rk.graph import Knoop, bezoeken_van, knoop, per_route
from rk.inzicht.maten import Bewijs, TeWeinig, uniek
from rk.taal import _

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, kw_only=True, slots=True)
class IdeaalWerkelijk:
    """The two ways, aligned; all are ids of visits.

    `gelijk`: pairs (real, best) in the same order on both. `volgorde`: pairs for the same halte at
    another moment. `ontbreekt`: visits of the best way that the real way has no visit for.
    `andere_weg`: visits of the real way that the best way has none for.
    `per_route`: visits of the real and of the best way on each route, from near to far.
    `verschuiving`: how much nearer (negative) or farther the best way lies on average, in routes.
    `eigen_kring_eerst`: whether (real, best) way begins on the green route.
    """

    gelijk: tuple[tuple[str, str], ...]
    volgorde: tuple[tuple[str, str], ...]
    ontbreekt: tuple[str, ...]
    andere_weg: tuple[str, ...]
    per_route: Mapping[Route, tuple[int, int]]
    verschuiving: float
    eigen_kring_eerst: tuple[bool, bool]
    bewijs: Bewijs


def ideaal_en_werkelijk(G: nx.MultiDiGraph) -> IdeaalWerkelijk | TeWeinig:
    """The alignment of the real and the best way by halte.

    The longest row of haltes that both ways visit in the same order is `gelijk` (longest common
    subsequence; of several, one that pairs early visits). Of what is left, visits to the same halte
    are paired in order: `volgorde`. The rest is `ontbreekt` or `andere_weg`; a halte that the real
    way visits more often than the best way is another way too.
    The shift is the mean place of the best way less that of the real way, with green 0, yellow 1,
    orange 2 and blue 3.
    Unit: visits, and for the shift routes, from -3 to 3. Of a visit the halte is always known, so
    there are no bounds.
    Too little: a way without visits. Source: seeds 001, question 2; Wagner & Fischer 1974.
    """
    werkelijk, beste = bezoeken_van(G), bezoeken_van(G, weg=Weg.BESTE)
    if not werkelijk:
        return TeWeinig(reden=_("Er staan nog geen haltes op de weg tot vandaag."))
    if not beste:
        return TeWeinig(reden=_("Er staan nog geen haltes op onze beste weg."))
    haltes_w, haltes_b = ([b["halte_id"] for b in weg] for weg in (werkelijk, beste))
    gelijk = langste_rij(haltes_w, haltes_b)
    samen_w, samen_b = {i for i, _j in gelijk}, {j for _i, j in gelijk}
    rest_w = [i for i in range(len(werkelijk)) if i not in samen_w]
    wacht: dict[str, list[int]] = {}
    for i in rest_w:
        wacht.setdefault(haltes_w[i], []).append(i)
    volgorde: list[tuple[int, int]] = []
    ontbreekt: list[int] = []
    for j in range(len(beste)):
        if j not in samen_b:
            paar = wacht.get(haltes_b[j])
            if paar:
                volgorde.append((paar.pop(0), j))
            else:
                ontbreekt.append(j)
    later = {i for i, _j in volgorde}
    anders = [i for i in rest_w if i not in later]
    verdeling = [per_route(G, weg=weg) for weg in Weg]
    eerste = tuple(
        G.nodes[knoop(Knoop.HALTE, rij[0])]["route"] == Route.GROEN for rij in (haltes_w, haltes_b)
    )
    los = [*(beste[j] for j in ontbreekt), *(werkelijk[i] for i in anders)]
    return IdeaalWerkelijk(
        gelijk=tuple((werkelijk[i]["id"], beste[j]["id"]) for i, j in gelijk),
        volgorde=tuple((werkelijk[i]["id"], beste[j]["id"]) for i, j in volgorde),
        ontbreekt=tuple(beste[j]["id"] for j in ontbreekt),
        andere_weg=tuple(werkelijk[i]["id"] for i in anders),
        per_route={route: (verdeling[0][route], verdeling[1][route]) for route in Route},
        verschuiving=_gemiddeld(verdeling[1]) - _gemiddeld(verdeling[0]),
        eigen_kring_eerst=(eerste[0], eerste[1]),
        bewijs=Bewijs(bezoeken=tuple(b["id"] for b in los), haltes=uniek(b["halte_id"] for b in los)),
    )


def langste_rij(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence of two rows; of several, one with early places."""
    lengte = [[0] * (len(b) + 1) for _i in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        rij, onder = lengte[i], lengte[i + 1]
        for j in range(len(b) - 1, -1, -1):
            rij[j] = onder[j + 1] + 1 if a[i] == b[j] else max(onder[j], rij[j + 1])
    paren: list[tuple[int, int]] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            paren.append((i, j))
            i, j = i + 1, j + 1
        elif lengte[i + 1][j] >= lengte[i][j + 1]:
            i += 1
        else:
            j += 1
    return paren


def _gemiddeld(verdeling: Mapping[Route, int]) -> float:
    """The mean place of a way over the routes, from 0 (green) to 3 (blue)."""
    return sum(plek * verdeling[route] for plek, route in enumerate(Route)) / sum(verdeling.values())

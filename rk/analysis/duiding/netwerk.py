"""The network of haltes: places that ways lead through, places that belong together, single bridges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path

from rk.analysis.duiding import basis
from rk.analysis.vragen.direct_na import DirectNaAntwoord
from rk.inzicht.maten import TeWeinig
from rk.inzicht.uitspraak import opsomming
from rk.taal import _

GENOEG_HALTES = 5
"""With fewer haltes than this there is no network to speak of."""
STRUCTUUR = 0.3
"""Modularity from which communities are told (Newman & Girvan 2004)."""
TOP = 3
"""How many gatekeepers are looked at in each resample."""
_HERHALINGEN = 20
_PRECIES_TOT = 500
"""Above so many haltes betweenness is estimated from this many of them, drawn by lot."""


Plekken = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Haltenetwerk:
    """Haltes as places, and the steps between them that were made often enough.

    `haltes`: halte, poortwachter (betweenness, 0 to 1: of all pairs of haltes, the share of which the
    nearest way leads through it), vast (0 to 1: in how many resamples it is among the first three),
    gemeenschap (a number from 1, the largest first), stappen (in and out). `lijnen`: van, naar, aantal
    (steps), casussen, gesprekken, grootste, brug (whether nothing else joins the two sides).
    `modulariteit`: how clear the communities are. `weggelaten`: the share of all steps that lie on
    lines with too few casussen or talks. A poortwachter is a place, never a worker or an organisation.
    """

    haltes: pd.DataFrame
    lijnen: pd.DataFrame
    modulariteit: float
    weggelaten: float
    te_weinig: TeWeinig | None

    def tabel(self) -> pd.DataFrame:
        """The haltes."""
        return self.haltes

    def zin(self) -> str:
        """Through which places most ways lead, what belongs together, and what was left out."""
        weg = (
            " "
            + _("{deel} van de stappen telt niet mee: zo’n stap maakten te weinig mensen.").format(
                deel=basis.procent(self.weggelaten)
            )
            if self.weggelaten > 0
            else ""
        )
        if self.te_weinig is not None:
            return self.te_weinig.reden + weg
        zinnen = [
            _("Dit net heeft {haltes} haltes en {lijnen} stappen die vaak genoeg gemaakt zijn.").format(
                haltes=len(self.haltes), lijnen=len(self.lijnen)
            )
        ]
        vast = self.haltes[(self.haltes["vast"] >= 0.9) & (self.haltes["poortwachter"] > 0)].head(TOP)
        zinnen.append(
            _("Er is geen plek waar duidelijk de meeste wegen langs gaan.")
            if vast.empty
            else _("De meeste wegen gaan langs {haltes}.").format(haltes=opsomming(list(vast["halte"])))
        )
        aantal = int(self.haltes["gemeenschap"].max())
        zinnen.append(
            _("Er zijn {aantal} groepen haltes waartussen weinig stappen zijn.").format(aantal=aantal)
            if self.modulariteit >= STRUCTUUR and aantal > 1
            else _("De haltes vallen niet in duidelijke groepen uiteen.")
        )
        bruggen = len(
            {frozenset(x) for x in self.lijnen.loc[self.lijnen["brug"], ["van", "naar"]].to_numpy()}
        )
        if bruggen:
            waar = _("Op één plaats") if bruggen == 1 else _("Op {n} plaatsen").format(n=bruggen)
            zinnen.append(
                _("{waar} is er maar één verbinding tussen twee delen van het net.").format(waar=waar)
            )
        return " ".join(zinnen) + weg


def haltenetwerk(
    stappen: DirectNaAntwoord, *, seed: int = 1, zonder_gesprekken: bool = False
) -> Haltenetwerk:
    """The network behind the answer to `DirectNa(tussen="halte")`, asked with `dekking`.

    Lines with fewer than 10 casussen, fewer than 3 talks, or more than half of the steps from one talk
    are left out; in a log from elsewhere, which knows no talks (`zonder_gesprekken`), only those with
    fewer than 10 casussen. A step that is made oftener is nearer: its length is 1 / steps.

    - Gatekeepers: weighted betweenness (Freeman 1977; Brandes 2001). Whether one stays among the first
      three is looked for in 20 resamples of the steps (multinomial); steps of one person are taken as
      if they were of several, so this is on the bright side.
    - Communities: Louvain (Blondel e.a. 2008) on the steps in both directions together, with a fixed
      seed; told when modularity is at least 0.3.
    - Bridges: lines without which the two sides would hang together by nothing (Tarjan 1974).
    """
    alle = stappen.tabel()
    tussen = (stappen.van >= 0) & (stappen.naar >= 0)
    alle = alle[tussen & (stappen.van != stappen.naar)].reset_index(drop=True)
    if zonder_gesprekken:
        alle["gesprekken"] = 0
    lijnen = alle.loc[
        basis.genoeg(alle, kolom="casussen"), ["van", "naar", "aantal", "casussen", "gesprekken", "grootste"]
    ]
    lijnen = lijnen.reset_index(drop=True)
    totaal = int(alle["aantal"].sum())
    weggelaten = 1 - int(lijnen["aantal"].sum()) / totaal if totaal else 0.0
    G = _graaf(lijnen)
    if len(G) < GENOEG_HALTES:
        return Haltenetwerk(
            haltes=pd.DataFrame(columns=["halte", "poortwachter", "vast", "gemeenschap", "stappen"]),
            lijnen=lijnen.assign(brug=False),
            modulariteit=float("nan"),
            weggelaten=weggelaten,
            te_weinig=TeWeinig(
                reden=_(
                    "Tussen te weinig haltes zijn vaak genoeg stappen gemaakt om een net te zien: het zijn "
                    "er {aantal}, en {nodig} zijn nodig."
                ).format(aantal=len(G), nodig=GENOEG_HALTES)
            ),
        )
    samen = _zonder_richting(G)
    groepen = nx.community.louvain_communities(samen, weight="aantal", seed=seed)
    groepen.sort(key=lambda g: (-len(g), min(g)))
    van_groep = {halte: nr for nr, groep in enumerate(groepen, start=1) for halte in groep}
    bruggen = {frozenset(paar) for paar in nx.bridges(samen)}
    plek = {halte: nr for nr, halte in enumerate(G)}
    van, naar = (lijnen[k].map(plek).to_numpy(dtype=np.int64) for k in ("van", "naar"))
    aantal = lijnen["aantal"].to_numpy(dtype=np.int64)
    poort = poortwachters(list(G), van, naar, aantal, seed=seed)
    vast = _vast(list(G), van, naar, aantal, seed=seed)
    haltes = pd.DataFrame(
        {
            "halte": list(G),
            "poortwachter": [poort[h] for h in G],
            "vast": [vast[h] / _HERHALINGEN for h in G],
            "gemeenschap": [van_groep[h] for h in G],
            "stappen": [int(G.degree(h, weight="aantal")) for h in G],
        }
    )
    return Haltenetwerk(
        haltes=haltes.sort_values(["poortwachter", "halte"], ascending=[False, True], ignore_index=True),
        lijnen=lijnen.assign(
            brug=[frozenset((v, n)) in bruggen for v, n in zip(lijnen["van"], lijnen["naar"], strict=True)]
        ),
        modulariteit=float(nx.community.modularity(samen, groepen, weight="aantal")),
        weggelaten=weggelaten,
        te_weinig=None,
    )


def _graaf(lijnen: pd.DataFrame) -> nx.DiGraph:
    """Haltes in one order, whatever the order of the lines."""
    G = nx.DiGraph()
    G.add_nodes_from(sorted({*lijnen["van"], *lijnen["naar"]}))
    G.add_edges_from(
        (van, naar, {"aantal": int(keer)})
        for van, naar, keer in lijnen[["van", "naar", "aantal"]].itertuples(index=False)
    )
    return G


def _zonder_richting(G: nx.DiGraph) -> nx.Graph:
    """The steps in both directions together."""
    samen = nx.Graph()
    samen.add_nodes_from(G)
    for van, naar, keer in G.edges(data="aantal"):
        eerder = samen.get_edge_data(van, naar, default={"aantal": 0})["aantal"]
        samen.add_edge(van, naar, aantal=eerder + keer)
    return samen


def poortwachters(
    haltes: Sequence[str], van: Plekken, naar: Plekken, aantal: Plekken, *, seed: int
) -> dict[str, float]:
    """The betweenness of each halte; lines are places in `haltes`, and how often each was taken.

    A line that is not itself the nearest way between its two ends lies on no nearest way at all, so it
    is left out first: where everything touches everything, that is most of them.
    """
    er = aantal > 0
    van, naar, lengte = van[er], naar[er], 1 / aantal[er]
    ver = shortest_path(csr_array((lengte, (van, naar)), shape=(len(haltes),) * 2))
    houd = lengte <= ver[van, naar] * (1 + 1e-9)
    G = nx.DiGraph()
    G.add_nodes_from(haltes)
    G.add_weighted_edges_from(
        ((haltes[v], haltes[n], x) for v, n, x in zip(van[houd], naar[houd], lengte[houd], strict=True)),
        weight="lengte",
    )
    k = None if len(haltes) <= _PRECIES_TOT else _PRECIES_TOT
    uit: dict[str, float] = nx.betweenness_centrality(G, k=k, weight="lengte", seed=seed)
    return uit


def _vast(haltes: Sequence[str], van: Plekken, naar: Plekken, aantal: Plekken, *, seed: int) -> Counter[str]:
    """How often each halte is among the first three when the steps are drawn anew."""
    kans = np.random.default_rng(seed)
    keer: Counter[str] = Counter()
    for _nr in range(_HERHALINGEN):
        nieuw = kans.multinomial(int(aantal.sum()), aantal / aantal.sum())
        poort = poortwachters(haltes, van, naar, nieuw, seed=seed)
        keer.update(sorted((h for h in poort if poort[h] > 0), key=lambda h: (-poort[h], h))[:TOP])
    return keer

"""Best and real over all casussen: what the best way adds, leaves out and moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Cellen, Grond
from rk.analysis.duiding.kleuren import ROUTES
from rk.analysis.tabel import Tijdeenheid, code
from rk.analysis.vragen.basis import Namen
from rk.analysis.vragen.snel import lus
from rk.domain import Weg
from rk.inzicht.maten import TeWeinig
from rk.taal import _

WAT = ("erbij", "weg", "verplaatst", "hetzelfde")
"""What happens to a halte: the best way adds it, leaves it out, has it at another moment, or the same."""
_ERBIJ, _WEG, _VERPLAATST, _HETZELFDE = range(4)
RICHTING = ("dichterbij", "even_ver", "verder")


@dataclass(frozen=True, kw_only=True, slots=True)
class BesteTegenover:
    """What the best way changes, over all casussen that have both ways.

    `haltes`: halte, wat (one of WAT), aantal (casussen in which that holds for at least one visit),
    aandeel (of `grond`), gesprekken, grootste. `routes`: route, werkelijk and beste (mean share of the
    visits of a way, 0 to 1), verschil. `richting`: whether the best way lies nearer, aantal,
    gesprekken, grootste, aandeel; `verschuiving` its mean shift in routes (below zero is nearer), NaN
    where none is known. `zonder_route`: casussen with a visit of unknown route, left out of the last three.
    """

    grond: Grond
    te_weinig: TeWeinig | None
    haltes: pd.DataFrame
    routes: pd.DataFrame
    richting: pd.DataFrame
    verschuiving: float
    zonder_route: int

    def tabel(self) -> pd.DataFrame:
        """The haltes and what happens to them."""
        return self.haltes

    def zin(self) -> str:
        """What is added most, left out most, and which way it moves."""
        if self.te_weinig is not None:
            return self.te_weinig.reden
        zinnen = [_("In {grond} staat een weg tot vandaag en een beste weg.").format(grond=self.grond)]
        for wat, tekst in (
            ("erbij", _("Het vaakst komt erbij: {halte} (bij {deel}).")),
            ("weg", _("Het vaakst valt weg: {halte} (bij {deel}).")),
            ("verplaatst", _("Het vaakst op een ander moment: {halte} (bij {deel}).")),
        ):
            genoeg = self.haltes[(self.haltes["wat"] == wat) & basis.genoeg(self.haltes)]
            if not genoeg.empty:
                rij = genoeg.sort_values("aantal", ascending=False, kind="stable").iloc[0]
                zinnen.append(tekst.format(halte=rij["halte"], deel=basis.procent(float(rij["aandeel"]))))
        dichter = self.richting[(self.richting["richting"] == "dichterbij") & basis.genoeg(self.richting)]
        if not dichter.empty:
            zinnen.append(
                _("De beste weg blijft bij {deel} dichter bij huis.").format(
                    deel=basis.procent(float(dichter["aandeel"].iloc[0]))
                )
            )
        return " ".join(zinnen)


@dataclass(frozen=True, kw_only=True, slots=True)
class Vergelijking:
    """What parts give: casussen by halte and wat, by richting, all; and sums of shares by way and route.

    `delen` is (2, 4): for the real and the best way the summed shares of each route. `schuif` is the
    summed shift, both over the casussen in `richting`.
    """

    haltes: Cellen
    richting: Cellen
    grond: Cellen
    delen: npt.NDArray[np.float64]
    schuif: float
    zonder_route: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BesteEnWerkelijk:
    """The best way beside the real one, over all casussen that have both.

    Per casus the two are aligned as `rk.inzicht.ideaal_en_werkelijk` does: the longest row of haltes in
    the same order stays the same, other visits to the same halte are moved, and what is left over is
    added or left out. A casus can add a halte and have it elsewhere the same, so shares of one halte
    may sum to more than one. The shift is the mean place on the routes (green 0 to blue 3) of the best
    way less that of the real way.
    Source: seeds 001, question 2; Wagner & Fischer 1974.
    """

    weg: ClassVar[None] = None
    kolommen: ClassVar[tuple[str, ...]] = ("casus", "weg", "halte", "route")
    casuskolommen: ClassVar[tuple[str, ...]] = ("casus", "gesprek")

    def kernel(self, deel: Deel) -> Vergelijking:
        """The counts of one part, which has both ways."""
        casus, halte, route = deel["casus"], deel["halte"], deel["route"].astype(np.int64)
        van, midden, tot = _paren(deel)
        rijen = np.empty((int((tot - van).sum()), 3), dtype=np.int64)
        wie, halte_, wat = rijen[: _wat_lus(van, midden, tot, halte.astype(np.int64), rijen)].T
        werkelijk, beste = _per_route(route, van, midden), _per_route(route, midden, tot)
        open_ = (werkelijk[:, 0] + beste[:, 0]) > 0
        delen = np.stack(
            [x[~open_, 1:] / x[~open_, 1:].sum(axis=1, keepdims=True) for x in (werkelijk, beste)]
        )
        schuif = (delen[1] - delen[0]) @ np.arange(len(ROUTES))
        alle = casus[van]
        return Vergelijking(
            haltes=basis.cellen(deel, alle[wie], halte=halte_, wat=wat),
            richting=basis.cellen(deel, alle[~open_], richting=_richting(werkelijk, beste)[~open_]),
            grond=basis.cellen(deel, alle, alle=np.zeros(len(alle), np.int64)),
            delen=delen.sum(axis=1),
            schuif=float(schuif.sum()),
            zonder_route=int(open_.sum()),
        )

    def merge(self, a: Vergelijking, b: Vergelijking) -> Vergelijking:
        """Both together."""
        return Vergelijking(
            haltes=a.haltes + b.haltes,
            richting=a.richting + b.richting,
            grond=a.grond + b.grond,
            delen=a.delen + b.delen,
            schuif=a.schuif + b.schuif,
            zonder_route=a.zonder_route + b.zonder_route,
        )

    def antwoord(
        self, r: Vergelijking, namen: Namen, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND
    ) -> BesteTegenover:
        """The shares, with the names of the haltes."""
        grond = r.grond.gronden().get(0, Grond(casussen=0, gesprekken=0, grootste=0.0))
        haltes = r.haltes.tabel()
        haltes["aandeel"] = haltes["aantal"] / max(grond.casussen, 1)
        haltes["halte"] = [basis.haltenaam(namen, int(h)) for h in haltes["halte"]]
        haltes["wat"] = [WAT[int(w)] for w in haltes["wat"]]
        richting = r.richting.tabel()
        met = int(richting["aantal"].sum())
        richting["aandeel"] = richting["aantal"] / max(met, 1)
        richting["richting"] = [RICHTING[int(x)] for x in richting["richting"]]
        werkelijk, beste = r.delen / met if met else r.delen * np.nan
        return BesteTegenover(
            grond=grond,
            te_weinig=basis.te_weinig(grond),
            haltes=haltes,
            routes=pd.DataFrame(
                {"route": ROUTES, "werkelijk": werkelijk, "beste": beste, "verschil": beste - werkelijk}
            ),
            richting=richting,
            verschuiving=r.schuif / met if met else float("nan"),
            zonder_route=r.zonder_route,
        )


Plekken = npt.NDArray[np.int64]


def _paren(deel: Deel) -> tuple[Plekken, Plekken, Plekken]:
    """For each casus that has both: where its real way begins, where its best way does, and its end."""
    casus, beste = deel["casus"], deel["weg"] == code("weg", Weg.BESTE)
    if not len(casus):
        return (np.zeros(0, np.int64),) * 3
    grens = np.flatnonzero(np.r_[True, (casus[1:] != casus[:-1]) | (beste[1:] != beste[:-1])])
    eind = np.r_[grens[1:], len(casus)]
    dubbel = np.flatnonzero(casus[grens[1:]] == casus[grens[:-1]])
    return grens[dubbel], grens[dubbel + 1], eind[dubbel + 1]


def _per_route(route: Plekken, van: Plekken, tot: Plekken) -> Plekken:
    """For each way how many visits lie on an unknown route, and on each route from near to far."""
    lengte = tot - van
    wie = np.repeat(np.arange(len(van)), lengte)
    plek = np.arange(int(lengte.sum())) + np.repeat(van - (np.cumsum(lengte) - lengte), lengte)
    n = len(ROUTES) + 1
    return np.bincount(wie * n + route[plek] + 1, minlength=len(van) * n).reshape(-1, n).astype(np.int64)


def _richting(werkelijk: Plekken, beste: Plekken) -> Plekken:
    """Which way the mean place moves, as a place in RICHTING: in whole numbers, so that equal is equal."""
    ver = np.arange(-1, len(ROUTES))
    som_w, som_b = werkelijk @ ver, beste @ ver
    return np.asarray(np.sign(som_b * werkelijk.sum(axis=1) - som_w * beste.sum(axis=1)) + 1)


@lus
def _wat_lus(van: Any, midden: Any, tot: Any, halte: Any, uit: Any) -> int:
    """Fill `uit` with what the best way does with each halte: (casus, halte, one of WAT), each once.

    As `rk.inzicht.ideaal_en_werkelijk`: the same longest row, of several the one with early places
    (`rk.inzicht.ideaal.langste_rij`). There are never more rows than visits. Returns how many.
    """
    langste_w = 0
    langste_b = 0
    for c in range(len(van)):
        langste_w = max(langste_w, midden[c] - van[c])
        langste_b = max(langste_b, tot[c] - midden[c])
    lengte = np.zeros((langste_w + 1, langste_b + 1), dtype=np.int32)
    samen = np.zeros(langste_w + langste_b, dtype=np.bool_)
    aantal = 0
    for c in range(len(van)):
        begin = van[c]
        n = midden[c] - begin
        m = tot[c] - midden[c]
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                if i == n or j == m:
                    lengte[i, j] = 0
                elif halte[begin + i] == halte[begin + n + j]:
                    lengte[i, j] = lengte[i + 1, j + 1] + 1
                else:
                    lengte[i, j] = max(lengte[i + 1, j], lengte[i, j + 1])
        for k in range(n + m):
            samen[k] = False
        i = 0
        j = 0
        while i < n and j < m:
            if halte[begin + i] == halte[begin + n + j]:
                samen[i] = True
                samen[n + j] = True
                i += 1
                j += 1
            elif lengte[i + 1, j] >= lengte[i, j + 1]:
                i += 1
            else:
                j += 1
        for k in range(n + m):
            h = halte[begin + k]
            gezien = False
            for eerder in range(k):
                gezien = gezien or halte[begin + eerder] == h
            if gezien:
                continue
            vast = False
            w = 0
            b = 0
            for later in range(k, n + m):
                if halte[begin + later] != h:
                    continue
                if samen[later]:
                    vast = True
                elif later < n:
                    w += 1
                else:
                    b += 1
            if vast:
                uit[aantal, 0], uit[aantal, 1], uit[aantal, 2] = c, h, _HETZELFDE
                aantal += 1
            if w > 0 and b > 0:
                uit[aantal, 0], uit[aantal, 1], uit[aantal, 2] = c, h, _VERPLAATST
                aantal += 1
            if w != b:
                uit[aantal, 0], uit[aantal, 1] = c, h
                uit[aantal, 2] = _WEG if w > b else _ERBIJ
                aantal += 1
    return aantal

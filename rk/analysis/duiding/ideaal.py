"""Best and real over all casussen: what the best way adds, leaves out and moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Cellen, Grond
from rk.analysis.duiding.kleuren import ROUTES
from rk.analysis.tabel import Tijdeenheid, code
from rk.analysis.vragen.basis import Namen
from rk.domain import Weg
from rk.inzicht.ideaal import langste_rij
from rk.inzicht.maten import TeWeinig
from rk.taal import _

WAT = ("erbij", "weg", "verplaatst", "hetzelfde")
"""What happens to a halte: the best way adds it, leaves it out, has it at another moment, or the same."""
_ERBIJ, _WEG, _VERPLAATST, _HETZELFDE = range(4)
RICHTING = ("dichterbij", "even_ver", "verder")
_FIJN = 1000


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
        paren = list(_paren(deel))
        casus = deel["casus"]
        rijen = [
            (casus[w.start], halte, wat)
            for w, b in paren
            for halte, wat in _wat(deel["halte"][w].tolist(), deel["halte"][b].tolist())
        ]
        wie, halte, wat = np.array(rijen, dtype=np.int64).reshape(-1, 3).T
        route = deel["route"].astype(np.int64)
        bekend = [(w, b) for w, b in paren if (route[w] >= 0).all() and (route[b] >= 0).all()]
        delen = np.zeros((2, len(ROUTES)))
        schuif = np.zeros(len(bekend))
        for nr, wegen in enumerate(bekend):
            aandeel = [np.bincount(route[x], minlength=len(ROUTES)) / (x.stop - x.start) for x in wegen]
            delen += aandeel
            schuif[nr] = (aandeel[1] - aandeel[0]) @ np.arange(len(ROUTES))
        alle = np.array([casus[w.start] for w, _b in paren], dtype=np.int64)
        met = np.array([casus[w.start] for w, _b in bekend], dtype=np.int64)
        # Thirds and sevenths of visits: what is the same by hand must be the same here.
        richting = np.sign(np.rint(schuif * _FIJN**3)).astype(np.int64) + 1
        return Vergelijking(
            haltes=basis.cellen(deel, wie, halte=halte, wat=wat),
            richting=basis.cellen(deel, met, richting=richting),
            grond=basis.cellen(deel, alle, alle=np.zeros(len(alle), np.int64)),
            delen=delen,
            schuif=float(schuif.sum()),
            zonder_route=len(paren) - len(bekend),
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


def _paren(deel: Deel) -> Iterator[tuple[slice, slice]]:
    """For each casus that has both: where its real and its best way lie."""
    casus, beste = deel["casus"], deel["weg"] == code("weg", Weg.BESTE)
    grens = np.flatnonzero(np.r_[True, (casus[1:] != casus[:-1]) | (beste[1:] != beste[:-1])])
    if not len(casus):
        return
    eind = np.r_[grens[1:], len(casus)]
    dubbel = np.flatnonzero(casus[grens[1:]] == casus[grens[:-1]])
    for nr in dubbel.tolist():
        yield slice(grens[nr], eind[nr]), slice(grens[nr + 1], eind[nr + 1])


def _wat(werkelijk: list[int], beste: list[int]) -> set[tuple[int, int]]:
    """What the best way does with each halte, as (halte, one of WAT), each once."""
    uit: set[tuple[int, int]] = set()
    samen = langste_rij(werkelijk, beste)
    uit |= {(werkelijk[i], _HETZELFDE) for i, _j in samen}
    rest_w = _tel(werkelijk, {i for i, _j in samen})
    rest_b = _tel(beste, {j for _i, j in samen})
    for halte in rest_w.keys() | rest_b.keys():
        w, b = rest_w.get(halte, 0), rest_b.get(halte, 0)
        if w and b:
            uit.add((halte, _VERPLAATST))
        if w != b:
            uit.add((halte, _WEG if w > b else _ERBIJ))
    return uit


def _tel(rij: list[int], zonder: set[int]) -> dict[int, int]:
    uit: dict[int, int] = {}
    for nr, halte in enumerate(rij):
        if nr not in zonder:
            uit[halte] = uit.get(halte, 0) + 1
    return uit

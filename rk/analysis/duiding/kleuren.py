"""The four-colour picture of ways: on which route people are, place by place or month by month."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import entr

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Cellen, Grond, PerGroep, Wegen
from rk.analysis.duiding.eerste_hulp import maanden
from rk.analysis.tabel import ONBEKEND, Tijdeenheid
from rk.analysis.vragen.basis import Namen
from rk.domain import Route, Weg
from rk.inzicht.maten import TeWeinig
from rk.taal import _

ROUTES = tuple(r.value for r in Route)


class Langs(StrEnum):
    """Along what the picture goes: the places of a way, or the months since its first visit."""

    PLAATS = "plaats"
    MAAND = "maand"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kleurbeeld:
    """The state distribution: shares of the routes at each place or month, of the ways that go on there.

    `cellen`: groep, plek (from 1, or months from 0), route, aantal (casussen), gesprekken, grootste,
    aandeel (of the casussen whose route there is known, 0 to 1; NaN for the unknown). `per_plek`: groep,
    plek, aantal (that go on), gesprekken, grootste, bekend, entropie (0: all on one route; 1: evenly on
    all four), and `genoeg` (whether there is enough to say by the written rule).
    `zonder_tijd`: ways left out because the month of their first visit is unknown.
    """

    langs: Langs
    gronden: dict[str, Grond]
    te_weinig: dict[str, TeWeinig]
    cellen: pd.DataFrame
    per_plek: pd.DataFrame
    zonder_tijd: int

    def tabel(self) -> pd.DataFrame:
        """The cells, as in `cellen`."""
        return self.cellen

    def zin(self) -> str:
        """Per group: where ways begin and what the largest route is later on; what was left out."""
        zinnen = [self._zin(groep) for groep in self.gronden if groep not in self.te_weinig]
        zinnen += [f"{groep}: {weinig.reden}" for groep, weinig in self.te_weinig.items()]
        return " ".join(zinnen + basis.zonder_maand(self.zonder_tijd))

    def _zin(self, groep: str) -> str:
        cellen = self.cellen[(self.cellen["groep"] == groep) & self.cellen["aandeel"].notna()]
        plekken = self.per_plek[
            (self.per_plek["groep"] == groep) & self.per_plek["genoeg"] & (self.per_plek["bekend"] > 0)
        ]
        wie = basis.bij_groep(groep, _("Van {grond}").format(grond=self.gronden[groep]))
        if plekken.empty:
            return _("{wie} weten we niet aan welke route de haltes liggen.").format(wie=wie)
        # As far as half of them are still there: what is beyond is told of ever fewer people.
        plekken = plekken[plekken["aantal"] * 2 >= int(plekken["aantal"].iloc[0])]
        eerst, laatst = int(plekken["plek"].iloc[0]), int(plekken["plek"].iloc[-1])
        begin = _grootste(cellen[cellen["plek"] == eerst])
        zin = _("{wie} begint {deel} op de route {route}.").format(
            wie=wie, deel=basis.procent(begin[1]), route=begin[0]
        )
        if laatst == eerst:
            return zin
        later = _grootste(cellen[cellen["plek"] == laatst])
        over = int(plekken["aantal"].iloc[-1])
        tekst = (
            _("Bij bezoek {plek} is {deel} van de {over} die we dan nog zien op de route {route}.")
            if self.langs is Langs.PLAATS
            else _("Na {plek} maanden is {deel} van de {over} die we dan nog zien op de route {route}.")
        )
        return f"{zin} " + tekst.format(
            plek=laatst, deel=basis.procent(later[1]), over=basis.heel(over), route=later[0]
        )


def _grootste(cellen: pd.DataFrame) -> tuple[str, float]:
    rij = cellen.sort_values("aandeel", ascending=False, kind="stable").iloc[0]
    return str(rij["route"]), float(rij["aandeel"])


@dataclass(frozen=True, kw_only=True, slots=True)
class Standen:
    """What parts give: casussen by groep, plek and route, by groep and plek, and by groep."""

    cellen: Cellen
    plekken: Cellen
    grond: Cellen
    zonder_tijd: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Kleuren(PerGroep):
    """On which route people are at each place of their way, or each month since their first visit.

    By place: the route of the visit there. By month: the route of the last visit until then, up to the
    last visit with a month; where an undated visit follows, it is unknown until the next dated one.
    A way that ended is no longer counted, so the later, the fewer: `aantal` says how many. `tot` is
    where the picture ends. Unit of entropy: 0 to 1, divided by the logarithm of four.
    Source: state distribution and transversal entropy as in TraMineR (Gabadinho e.a. 2011).
    """

    langs: Langs = Langs.PLAATS
    tot: int = 24
    weg: Weg = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The columns of BEZOEK that this needs."""
        return ("casus", "route", *(("tijd",) if self.langs is Langs.MAAND else ()))

    def kernel(self, deel: Deel) -> Standen:
        """The counts of one part, which has one way for each casus."""
        alle = basis.wegen(deel)
        groep = basis.van_casus(deel, self.groep, alle.casus)
        route = deel["route"].astype(np.int64)
        if self.langs is Langs.PLAATS:
            plek = alle.plaats()
            houd = plek < self.tot
            weg, plek, stand = alle.nummer()[houd], plek[houd] + 1, route[houd]
            telt = np.ones(len(alle), dtype=bool)
        else:
            weg, plek, stand, telt = per_maand(deel, alle, route, tot=self.tot)
        return Standen(
            cellen=basis.cellen(deel, alle.casus[weg], groep=groep[weg], plek=plek, route=stand),
            plekken=basis.cellen(deel, alle.casus[weg], groep=groep[weg], plek=plek),
            grond=basis.cellen(deel, alle.casus[telt], groep=groep[telt]),
            zonder_tijd=int((~telt).sum()),
        )

    def merge(self, a: Standen, b: Standen) -> Standen:
        """Both together."""
        return Standen(
            cellen=a.cellen + b.cellen,
            plekken=a.plekken + b.plekken,
            grond=a.grond + b.grond,
            zonder_tijd=a.zonder_tijd + b.zonder_tijd,
        )

    def antwoord(self, r: Standen, namen: Namen, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND) -> Kleurbeeld:
        """The shares and entropies, with names."""
        gronden = {basis.groepnaam(namen, self.groep, g): x for g, x in r.grond.gronden().items()}
        weinig = {naam: w for naam, grond in gronden.items() if (w := basis.te_weinig(grond)) is not None}
        if not gronden:
            weinig[_("alle")] = TeWeinig(reden=_("Er zijn nog geen wegen om naar te kijken."))
        cellen = r.cellen.tabel()
        bekend = cellen["aantal"].where(cellen["route"] != ONBEKEND, 0)
        som = bekend.groupby([cellen["groep"], cellen["plek"]]).transform("sum")
        cellen["aandeel"] = (bekend / som).where(cellen["route"] != ONBEKEND)
        per_plek = _per_plek(cellen, r.plekken.tabel())
        per_plek["groep"] = [basis.groepnaam(namen, self.groep, int(g)) for g in per_plek["groep"]]
        cellen["groep"] = [basis.groepnaam(namen, self.groep, int(g)) for g in cellen["groep"]]
        cellen["route"] = [_("onbekend") if x == ONBEKEND else ROUTES[int(x)] for x in cellen["route"]]
        return Kleurbeeld(
            langs=self.langs,
            gronden=gronden,
            te_weinig=weinig,
            cellen=cellen,
            per_plek=per_plek,
            zonder_tijd=r.zonder_tijd,
        )


def per_maand(
    deel: Deel, alle: Wegen, route: npt.NDArray[np.int64], *, tot: int
) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[np.bool_]]:
    """Where each way is in each month 0, 1, … since its first visit, up to its last dated visit.

    Returns the way (number), month and route of each state, and which ways have a first month at all.
    Where the order of the visits and their months disagree, the order counts.
    """
    leeg = np.zeros(0, np.int64)
    if not len(alle):
        return leeg, leeg, leeg, np.zeros(0, dtype=bool)
    maand, bekend = maanden(deel)
    nummer = alle.nummer()
    telt = bekend[alle.begin]
    sinds = np.where(bekend, maand - maand[alle.begin][nummer], 0).clip(0)
    ruimte = max(int(sinds.max()), tot) + 1
    op = np.flatnonzero(bekend & telt[nummer])
    sleutel = np.maximum.accumulate(sinds[op] + nummer[op] * ruimte)
    # A visit without a month comes next: from then on we don't know, until the next that has one.
    volgt = np.r_[bekend[1:], True] | np.isin(np.arange(len(nummer)), alle.eind - 1)
    wegen, plekken, standen = [], [], []
    doen = np.flatnonzero(telt)
    for m in range(tot + 1):
        laatste = np.searchsorted(sleutel, doen * ruimte + m, side="right") - 1
        laatste_ooit = np.searchsorted(sleutel, doen * ruimte + ruimte - 1, side="right") - 1
        door = sleutel[laatste_ooit] - doen * ruimte >= m
        doen, laatste = doen[door], laatste[door]
        if not len(doen):
            break
        weet = volgt[op[laatste]] | (sleutel[laatste] - doen * ruimte == m)
        wegen.append(doen)
        plekken.append(np.full(len(doen), m))
        standen.append(np.where(weet, route[op[laatste]], ONBEKEND))
    if not wegen:
        return leeg, leeg, leeg, telt
    return np.concatenate(wegen), np.concatenate(plekken), np.concatenate(standen), telt


def spreiding_van(tellen: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The entropy of each row of counts by route, 0 (one route) to 1 (evenly on all four)."""
    delen = tellen / tellen.sum(axis=1, keepdims=True)
    return np.asarray(entr(delen).sum(axis=1) / np.log(len(ROUTES)))


def _per_plek(cellen: pd.DataFrame, plekken: pd.DataFrame) -> pd.DataFrame:
    """How many go on at each place, how they are spread over the routes, and whether that is enough."""
    breed = cellen.pivot_table(
        index=["groep", "plek"], columns="route", values="aantal", aggfunc="sum", fill_value=0
    ).reindex(columns=range(len(ROUTES)), fill_value=0)
    tellen = breed.to_numpy(dtype=float)
    bekend = tellen.sum(axis=1)
    met = bekend > 0
    spreiding = np.full(len(breed), np.nan)
    spreiding[met] = spreiding_van(tellen[met])
    return plekken.assign(bekend=bekend.astype(np.int64), entropie=spreiding, genoeg=basis.genoeg(plekken))

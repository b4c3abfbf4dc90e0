"""Which cells of a table stay away, so that no small group can be seen or computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, vstack

from rk.privacy.herleid import herleidbaar, stelsel
from rk.privacy.leden import Leden
from rk.privacy.lijnen import Lijnen
from rk.privacy.regels import Regels

Waar = npt.NDArray[np.bool_]
Reeks = npt.NDArray[Any]


class Onhoudbaar(Exception):
    """What is known already gives a small group away, whatever else stays away."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Telling:
    """People, talks, and people of the largest talk, for each row; `lijnen` between the rows; `niets` are
    rows that can't hold anybody; `leden` who is in each row, where that is known. `zichtbaar` are rows that
    can be shown; others only follow from them (what is left of a total), and are protected as well.
    `heel` are lines of which the parts, when they add up, are everybody by what they mean.
    """

    aantal: Reeks
    gesprekken: Reeks
    grootste: Reeks
    lijnen: Lijnen
    niets: Waar
    zichtbaar: Waar
    heel: Waar
    leden: Leden | None = None

    def met_rest(self) -> Telling:
        """Give each line that is not whole a part of its own for those who are in none of its parts.

        People in several parts leave nothing that can be computed.
        """
        over = self.aantal[self.lijnen.totaal] - self.lijnen.som(self.aantal)
        welke = np.flatnonzero((over >= 0) & ~((over == 0) & self.heel))
        if not len(welke):
            return self
        n, k = len(self.aantal), len(welke)
        mensen = over[welke].astype(np.int64)
        gesprekken, grootste, leden = np.zeros(k, np.int64), mensen, None
        if self.leden is not None:
            leden, zeker = _met_resten(self.leden, self.lijnen, welke)
            aantal, g, m = (x[n:] for x in leden.geteld())
            zeker = zeker & (aantal == mensen)
            gesprekken, grootste = np.where(zeker, g, 0), np.where(zeker, m, mensen)
        lijn = np.append(self.lijnen.lijn, welke)
        volgorde = np.argsort(lijn, kind="stable")
        return Telling(
            aantal=np.append(self.aantal, mensen),
            gesprekken=np.append(self.gesprekken, gesprekken),
            grootste=np.append(self.grootste, grootste),
            niets=np.append(self.niets, np.zeros(k, bool)),
            zichtbaar=np.append(self.zichtbaar, np.zeros(k, bool)),
            lijnen=Lijnen(
                totaal=self.lijnen.totaal,
                lijn=lijn[volgorde],
                deel=np.append(self.lijnen.deel, np.arange(n, n + k))[volgorde],
                langs=self.lijnen.langs,
            ),
            heel=self.heel,
            leden=leden,
        )


def _met_resten(leden: Leden, lijnen: Lijnen, welke: Reeks) -> tuple[Leden, Waar]:
    """Add rows for who is in the total of these lines and in none of their parts; and for each whether
    nobody is in two parts, so that this is what subtracting gives.
    """
    kies = csr_array(
        (np.ones(len(lijnen.lijn)), (lijnen.lijn, lijnen.deel)), shape=(len(lijnen), leden.wie.shape[0])
    )[welke]
    samen = csr_array(kies @ leden.wie)
    dubbel = samen.max(axis=1).toarray().ravel() if samen.shape[1] else np.zeros(len(welke))
    samen.data[:] = 1
    boven = leden.wie[lijnen.totaal[welke]]
    rest = csr_array(boven - samen.multiply(boven)).astype(np.int64)
    rest.eliminate_zeros()
    wie = csr_array(vstack([leden.wie, rest], format="csr"))
    return Leden(wie=wie, casus=leden.casus, gesprek=leden.gesprek), np.asarray(dubbel <= 1)


@dataclass(frozen=True, kw_only=True, eq=False)
class Oordeel:
    """`weg`: which cells stay away; `klein` and `scheef`: those with too few people, and those with enough
    people but too few talks or one talk too large. For nobody outside: the reason tells something.
    """

    weg: Waar
    klein: Waar
    scheef: Waar
    niets: Waar

    def van(self, rijen: Any) -> Oordeel:
        """What was decided about these rows."""
        return Oordeel(
            weg=self.weg[rijen], klein=self.klein[rijen], scheef=self.scheef[rijen], niets=self.niets[rijen]
        )


def onderdruk(
    t: Telling,
    regels: Regels,
    *,
    ook: Waar | None = None,
    gegroeid: Waar | None = None,
    bekend: Waar | None = None,
) -> Oordeel:
    """Decide. `ook` are rows that must stay away; `gegroeid` are such rows that were shown before and grew
    by too few since, so that they may not be derived either; `bekend` are rows that everyone knows already,
    so that keeping them away protects nothing.

    A row stays away when it fails the rules; when what is left of a shown total without it fails them;
    and then the smallest rows beside those that could still be derived, until none can.
    Raises  Onhoudbaar: see there.
    """
    n = len(t.aantal)
    klein = (t.aantal < regels.minstens) & ~t.niets
    scheef = ~regels.mag(t.aantal, t.gesprekken, t.grootste) & ~klein & ~t.niets
    vast = t.niets if bekend is None else t.niets | bekend
    gegroeid = (np.zeros(n, bool) if gegroeid is None else gegroeid) & ~vast
    weg = (klein | scheef | gegroeid | ~t.zichtbaar | (np.zeros(n, bool) if ook is None else ook)) & ~vast
    s = stelsel(t.aantal, t.lijnen)
    slecht = ~_rest_mag(t, regels) & ~t.niets[t.lijnen.deel]
    while True:
        _zonder_rest(weg, vast, slecht, t.lijnen)
        zwak = herleidbaar(
            s, weg=weg, klein=klein, scheef=scheef, gegroeid=gegroeid, niets=t.niets, regels=regels
        )
        if not zwak.any():
            return Oordeel(weg=weg, klein=klein, scheef=scheef, niets=t.niets)
        erbij = _erbij(np.flatnonzero(zwak), weg | vast, t)
        if not len(erbij):
            erbij = _verderop(zwak, weg | vast, t)
        weg[erbij] = True


def _zonder_rest(weg: Waar, vast: Waar, slecht: Waar, lijnen: Lijnen) -> None:
    """Keep away the parts, or else the totals, of which the difference may not be seen."""
    while True:
        boven = lijnen.totaal[lijnen.lijn]
        open_ = slecht & ~weg[boven] & ~weg[lijnen.deel]
        if not open_.any():
            return
        kan = open_ & ~vast[lijnen.deel]
        if kan.any():
            weg[lijnen.deel[kan]] = True
        elif vast[boven[open_]].any():
            raise Onhoudbaar
        else:
            weg[boven[open_]] = True


def _rest_mag(t: Telling, regels: Regels) -> Waar:
    """For each part of each line: may what is left of the total without it be shown?

    A line of one part leaves nothing by what it is, and so tells nothing. Without `leden` the talks
    behind what is left are not known: they are taken as bad as they can be.
    """
    lijnen = t.lijnen
    boven, deel = lijnen.totaal[lijnen.lijn], lijnen.deel
    alleen = (lijnen.lengte == 1)[lijnen.lijn]
    if t.leden is not None:
        return np.asarray(mag_verschil(t.leden.per_gesprek(), boven, deel, regels) | alleen)
    mensen = t.aantal[boven] - t.aantal[deel]
    # Where parts add up, what is left are the other parts: at least the talks of the one with most, at
    # most all their largest talks together. Everywhere: no talk gives more of it than of the total.
    eerste, tweede = _twee_grootste(lijnen, t.gesprekken)
    gesprekken = np.where(t.gesprekken[deel] == eerste[lijnen.lijn], tweede[lijnen.lijn], eerste[lijnen.lijn])
    samen = lijnen.som(t.grootste)[lijnen.lijn] - t.grootste[deel]
    telt_op = (t.aantal[lijnen.totaal] == lijnen.som(t.aantal))[lijnen.lijn]
    grootste = np.where(telt_op, np.minimum(samen, t.grootste[boven]), t.grootste[boven])
    minstens = np.ceil(mensen / np.maximum(t.grootste[boven], 1))
    gesprekken = np.where(telt_op, np.maximum(gesprekken, minstens), minstens)
    return np.asarray(regels.mag(mensen, gesprekken, grootste) | alleen)


def _twee_grootste(lijnen: Lijnen, x: Reeks) -> tuple[Reeks, Reeks]:
    """The largest and the second of each line (the same when two are)."""
    volgorde = np.lexsort((-x[lijnen.deel], lijnen.lijn))
    begin = np.searchsorted(lijnen.lijn, np.arange(len(lijnen)))
    waarde = np.append(x[lijnen.deel][volgorde], 0)
    tweede = np.where(lijnen.lengte > 1, waarde[np.minimum(begin + 1, len(waarde) - 1)], 0)
    return waarde[begin], tweede


def mag_verschil(per: Any, groot: Reeks, klein: Reeks, regels: Regels) -> Waar:
    """For pairs of rows of `per` (rows × talks), the second within the first: may the difference be shown?"""
    k = len(groot)
    kies = csr_array(
        (np.repeat([1, -1], k), (np.tile(np.arange(k), 2), np.concatenate([groot, klein]))),
        shape=(k, per.shape[0]),
    )
    kies.sum_duplicates()
    verschil = csr_array(kies @ per)
    verschil.eliminate_zeros()
    mensen = np.asarray(verschil.sum(axis=1)).ravel()
    grootste = verschil.max(axis=1).toarray().ravel() if k and per.shape[1] else np.zeros(k)
    return regels.mag(mensen, np.diff(verschil.indptr), grootste)


def _erbij(zwak: Reeks, dicht: Waar, t: Telling) -> Reeks:
    """Which shown rows must stay away too, because of these: for each the smallest beside it, or, when
    none is shown there, the smallest total that it is in, or itself.
    """
    lijnen, n = t.lijnen, len(t.aantal)
    # Ties of a weak row with each line that it is in, as part or as total.
    is_zwak = np.zeros(n, bool)
    is_zwak[zwak] = True
    als_deel = np.flatnonzero(is_zwak[lijnen.deel])
    als_totaal = np.flatnonzero(is_zwak[lijnen.totaal])
    wie = np.concatenate([lijnen.deel[als_deel], lijnen.totaal[als_totaal]])
    waar = np.concatenate([lijnen.lijn[als_deel], als_totaal])
    # Rows by size; the place of the smallest open part in each line, with the second for the row itself.
    rang = np.empty(n, np.int64)
    rang[np.lexsort((np.arange(n), t.aantal))] = np.arange(n)
    open_deel = np.where(dicht[lijnen.deel], n, rang[lijnen.deel])
    kleinste, tweede = _twee_kleinste(lijnen, open_deel, n)
    naast = np.where(kleinste[waar] == rang[wie], tweede[waar], kleinste[waar])
    boven = np.where(dicht[lijnen.totaal[waar]] | (lijnen.totaal[waar] == wie), n, rang[lijnen.totaal[waar]])
    beste_naast, beste_boven = np.full(n, n), np.full(n, n)
    np.minimum.at(beste_naast, wie, naast)
    np.minimum.at(beste_boven, wie, boven)
    zelf = np.where(dicht, n, rang)
    keus = np.where(beste_naast < n, beste_naast, np.where(beste_boven < n, beste_boven, zelf))[zwak]
    op_rang = np.argsort(rang)
    return np.unique(op_rang[keus[keus < n]])


def _verderop(zwak: Waar, dicht: Waar, t: Telling) -> Reeks:
    """The smallest shown row among those that are fewest sums away from these.

    Raises  Onhoudbaar: nothing that could stay away hangs together with them.
    """
    lijnen, bereikt = t.lijnen, zwak.copy()
    while True:
        raakt = np.zeros(len(lijnen), bool)
        raakt[lijnen.lijn[bereikt[lijnen.deel]]] = True
        raakt |= bereikt[lijnen.totaal]
        verder = bereikt.copy()
        verder[lijnen.deel[raakt[lijnen.lijn]]] = True
        verder[lijnen.totaal[raakt]] = True
        kan = np.flatnonzero(verder & ~dicht)
        if len(kan):
            return kan[[t.aantal[kan].argmin()]]
        if (verder == bereikt).all():
            raise Onhoudbaar
        bereikt = verder


def _twee_kleinste(lijnen: Lijnen, x: Reeks, leeg: int) -> tuple[Reeks, Reeks]:
    volgorde = np.lexsort((x, lijnen.lijn))
    begin = np.searchsorted(lijnen.lijn, np.arange(len(lijnen)))
    waarde = np.append(x[volgorde], leeg)
    tweede = np.where(lijnen.lengte > 1, waarde[np.minimum(begin + 1, len(waarde) - 1)], leeg)
    return waarde[begin], tweede

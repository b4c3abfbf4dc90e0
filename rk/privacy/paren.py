"""Two rows, one within the other: who knows both knows how many are in the one and not in the other."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from rk.privacy.leden import Leden
from rk.privacy.lijnen import Lijnen
from rk.privacy.regels import Regels
from rk.privacy.telling import Telling

Waar = npt.NDArray[np.bool_]
Reeks = npt.NDArray[Any]
_MEESTE_VOL = 60_000_000
"""Memberships are laid out in full up to so many (rows times people): much faster where rows are large."""


def zonder_verschil(t: Telling, weg: Waar, vast: Waar, regels: Regels) -> Waar:
    """Which rows must stay away so that no two shown rows differ by a group that fails the rules.

    Of two rows the smaller goes, unless everyone knows it already (`vast`); large rows are judged first.
    Where it is known who is in which row all pairs count of which one lies within the other, by meaning or
    not; else those of a total and its cells.
    """
    weg = weg.copy()
    boven, deel = _slechte_paren(t, weg, regels)
    open_ = ~(vast[boven] & vast[deel]) & ~t.niets[deel]
    boven, deel = boven[open_], deel[open_]
    weg[boven[vast[deel] & ~weg[deel]]] = True
    volgorde = np.lexsort((deel, -t.aantal[deel]))
    boven, deel = boven[volgorde], deel[volgorde]
    for rij, totalen in zip(*_per_rij(deel, boven), strict=True):
        if not weg[rij] and not weg[totalen].all():
            weg[rij] = True
    return weg


def _per_rij(deel: Reeks, boven: Reeks) -> tuple[list[int], list[Reeks]]:
    """Each row once, in order, with all rows that it lies within."""
    if not len(deel):
        return [], []
    knip = np.flatnonzero(np.diff(deel)) + 1
    return deel[np.append(0, knip)].tolist(), np.split(boven, knip)


def _slechte_paren(t: Telling, weg: Waar, regels: Regels) -> tuple[Reeks, Reeks]:
    boven, deel = t.lijnen.totaal[t.lijnen.lijn], t.lijnen.deel
    slecht = ~_rest_mag(t, regels)
    boven_lijn, deel_lijn = boven[slecht], deel[slecht]
    if t.leden is None:
        return boven_lijn, deel_lijn
    # The only part of a total is that total by what it means: there is no difference to see.
    alleen = (t.lijnen.lengte == 1)[t.lijnen.lijn]
    zelfde = set(zip(boven[alleen].tolist(), deel[alleen].tolist(), strict=True))
    zelfde |= {(b, a) for a, b in zelfde}
    kijk = np.flatnonzero(~weg & ~t.niets)
    groot, klein = binnen_elkaar(t.leden.rijen(kijk))
    groot, klein = kijk[groot], kijk[klein]
    if zelfde:
        houd = np.fromiter((p not in zelfde for p in zip(groot.tolist(), klein.tolist(), strict=True)), bool)
        groot, klein = groot[houd], klein[houd]
    over = t.aantal[groot] - t.aantal[klein]
    # No talk gives more of what is left than of the whole: that settles most pairs.
    mag = regels.mag(over, np.ceil(over / np.maximum(t.grootste[groot], 1)), t.grootste[groot])
    per = t.leden.per_gesprek()
    twijfel = np.flatnonzero(~mag & (over >= regels.minstens))
    for stuk in np.split(twijfel, range(50_000, len(twijfel), 50_000)):
        mag[stuk] = mag_verschil(per, groot[stuk], klein[stuk], regels)
    return np.append(boven_lijn, groot[~mag]), np.append(deel_lijn, klein[~mag])


def binnen_elkaar(leden: Leden) -> tuple[Reeks, Reeks]:
    """All pairs of rows of which the second lies within the first; of two equal rows the later."""
    aantal = np.asarray(leden.wie.sum(axis=1)).ravel()
    n = len(aantal)
    # From few people to many, and equal ones from last to first: a row is held beside those after it only.
    volgorde = np.lexsort((-np.arange(n), aantal))
    wie, aantal = csr_array(leden.wie[volgorde]), aantal[volgorde]
    vol = wie.astype(np.float32).toarray() if n * wie.shape[1] <= _MEESTE_VOL else None
    groot: list[Reeks] = [np.zeros(0, np.int64)]
    klein: list[Reeks] = [np.zeros(0, np.int64)]
    for van in range(0, n, 1_000):
        stuk = slice(van, min(van + 1_000, n))
        if vol is not None:
            k, g = np.nonzero(vol[stuk] @ vol[van:].T == aantal[stuk].reshape(-1, 1))
        else:
            beide = (wie[stuk] @ wie[van:].T).tocoo()
            heel = beide.data == aantal[stuk][beide.coords[0]]
            k, g = beide.coords[0][heel], beide.coords[1][heel]
        na = g > k
        groot.append(volgorde[g[na] + van])
        klein.append(volgorde[k[na] + van])
    return np.concatenate(groot), np.concatenate(klein)


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

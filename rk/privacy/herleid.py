"""What an outsider can compute back from a publication, worked out exactly.

He knows the rules, which cells add up to which totals, and every number shown: so each shown count up
to its rounding, and that it is not below the least. Of a withheld cell he knows nothing. What he can
derive of a cell is its interval: the lowest and the highest count among all tables, in whole people,
that would have given the very same publication.

A publication protects when, for every cell that the rules withhold,
- with fewer people than the least: some such table has nobody in it, and some has the least or more;
- for another reason (few talks, one talk too large): some has `afronden` fewer, and some `afronden` more;
and when every shown number leaves at least two counts open.

Where no cell is in two sums the intervals follow line by line. Elsewhere a linear program looks for such
a table (scipy, HiGHS). A table found is the proof, checked for whole numbers; where none is found within
reason the cell counts as derivable. So a mistake is always on the safe side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, hstack

from rk.privacy.regels import Regels

Getallen = npt.NDArray[np.int64]
Waar = npt.NDArray[np.bool_]
Reeks = npt.NDArray[Any]

ONEINDIG = float("inf")
_MEESTE_LOS = 200
"""So many cells are looked at one by one, at most; more than that count as derivable."""
_MEESTE_HEEL = 400
"""Whole numbers are asked of the program itself in tables of at most so many cells."""
_HAAR = 1e-6


@dataclass(frozen=True, kw_only=True, eq=False)
class Stelsel:
    """What stands in a table and what is known of it: `aantal` per cell, and the rows `som` (lines ×
    cells) with `laag <= som @ aantal <= hoog`, true for every table that could be.
    """

    aantal: Getallen
    som: Any
    laag: Reeks
    hoog: Reeks
    los: bool
    """No cell is in two sums."""


def stelsel(
    aantal: Getallen, lijnen: Sequence[tuple[int, npt.NDArray[np.intp]]], *, optelbaar: bool, dekkend: bool
) -> Stelsel:
    """The sums of a table: total equals the cells below; or, where people are in several cells, a cell
    is at most its total, and a total (when `dekkend`) at most its cells together.
    """
    rij: list[npt.NDArray[Any]] = []
    kolom: list[npt.NDArray[Any]] = []
    waarde: list[npt.NDArray[Any]] = []
    hoog: list[float] = []

    def voeg_toe(totaal: int, delen: npt.NDArray[np.intp], grens: float) -> None:
        rij.append(np.full(len(delen) + 1, len(hoog)))
        kolom.append(np.append(delen, totaal))
        waarde.append(np.append(-np.ones(len(delen)), 1.0))
        hoog.append(grens)

    laag: list[float] = []
    for totaal, delen in lijnen:
        if optelbaar:
            voeg_toe(totaal, delen, 0)
            laag.append(0)
        else:
            for deel in delen:
                voeg_toe(totaal, np.array([deel], np.intp), ONEINDIG)
                laag.append(0)
            if dekkend:
                voeg_toe(totaal, delen, 0)
                laag.append(-ONEINDIG)
    vorm = (len(hoog), len(aantal))
    if hoog:
        som = csr_array(
            coo_array((np.concatenate(waarde), (np.concatenate(rij), np.concatenate(kolom))), shape=vorm)
        )
    else:
        som = csr_array(vorm)
    los = optelbaar and bool((np.asarray(abs(som).sum(axis=0)) <= 1).all())
    return Stelsel(aantal=aantal, som=som, laag=np.array(laag), hoog=np.array(hoog), los=los)


def herleidbaar(s: Stelsel, *, weg: Waar, klein: Waar, scheef: Waar, niets: Waar, regels: Regels) -> Waar:
    """Which cells can be derived when `weg` are withheld: see the head of this module.

    `klein` and `scheef` are those of `weg` with too few people, and with too few talks; `niets` are
    cells that can't hold anybody, which everyone knows.
    """
    van, tot = _bekend(s, weg, niets, regels)
    speling = regels.afronden
    onder = np.where(klein, 0, s.aantal - speling).astype(float)
    boven = np.where(klein, regels.minstens, s.aantal + speling).astype(float)
    beschermd = (klein | scheef) & ~niets
    getoond = ~weg & ~niets
    if s.los:
        laagst, hoogst = intervallen_los(s, van, tot)
        zwak = beschermd & ((laagst > onder) | (hoogst < boven))
        return np.asarray(zwak | (getoond & (laagst == hoogst)))
    # A cell that is in no sum is as free as it was.
    ergens = np.asarray(abs(s.som).sum(axis=0)).ravel() > 0
    zoeker = Zoeker(s, van, tot)
    zwak = zoeker.mist(beschermd & ergens, onder, op=False) | zoeker.mist(beschermd & ergens, boven, op=True)
    over = zoeker.mist(getoond & ergens, s.aantal + 1.0, op=True)
    return np.asarray(zwak | zoeker.mist(over, s.aantal - 1.0, op=False))


def _bekend(s: Stelsel, weg: Waar, niets: Waar, regels: Regels) -> tuple[Reeks, Reeks]:
    """What is known of each cell by itself."""
    van, tot = (x.astype(float) for x in regels.grenzen(regels.rond(s.aantal)))
    van[weg], tot[weg] = 0, ONEINDIG
    van[niets], tot[niets] = 0, 0
    return van, tot


def intervallen_los(s: Stelsel, van: Reeks, tot: Reeks) -> tuple[Reeks, Reeks]:
    """The interval of every cell, where no cell is in two sums (total - cells = 0)."""
    laagst, hoogst = van.copy(), tot.copy()
    som = s.som
    for nr in range(som.shape[0]):
        plek = som.indices[som.indptr[nr] : som.indptr[nr + 1]]
        teken = som.data[som.indptr[nr] : som.indptr[nr + 1]]
        # Everything on one side: signed cells that sum to 0.
        a = np.where(teken > 0, van[plek], -tot[plek])
        b = np.where(teken > 0, tot[plek], -van[plek])
        laagst_ander, hoogst_ander = _zonder_eigen(a), _zonder_eigen(b)
        onder, boven = -hoogst_ander, -laagst_ander
        laagst[plek] = np.maximum(van[plek], np.where(teken > 0, onder, -boven))
        hoogst[plek] = np.minimum(tot[plek], np.where(teken > 0, boven, -onder))
    return laagst, hoogst


def _zonder_eigen(x: Reeks) -> Reeks:
    """For each the sum of all the others; infinity is handled without inf - inf."""
    eindig = np.isfinite(x)
    som = x[eindig].sum()
    aantal_oneindig = (~eindig).sum()
    rest = np.where(eindig, som - np.where(eindig, x, 0), som)
    over = aantal_oneindig - ~eindig
    oneindig = x[~eindig][0] if aantal_oneindig else 0.0
    return np.asarray(np.where(over > 0, oneindig, rest))


class Zoeker:
    """Looks for other tables with the same publication; `heel`: of whole people."""

    def __init__(self, s: Stelsel, van: Reeks, tot: Reeks, *, heel: bool = True) -> None:
        self._s, self._van, self._tot, self._heel = s, van, tot, heel

    def mist(self, doel: Waar, grens: Reeks, *, op: bool) -> Waar:
        """Which of the cells `doel` reach their `grens`, upwards or downwards, in no table found."""
        # The truth itself is a table.
        klaar = self._s.aantal >= grens if op else self._s.aantal <= grens
        nog = doel & ~klaar
        while nog.any():
            x = self._samen(nog, grens, op=op)
            raak = np.zeros_like(nog) if x is None else nog & self._raak(x, grens, op=op)
            if not raak.any():
                break
            nog = nog & ~raak
        if nog.sum() > _MEESTE_LOS:
            return np.asarray(nog)
        for c in np.flatnonzero(nog):
            if nog[c]:
                x = self._een(int(c), op=op)
                if x is not None:
                    nog = nog & ~self._raak(x, grens, op=op)
        return np.asarray(nog)

    def _raak(self, x: Reeks, grens: Reeks, *, op: bool) -> Waar:
        return np.asarray((x >= grens - _HAAR) if op else (x <= grens + _HAAR))

    def _samen(self, nog: Waar, grens: Reeks, *, op: bool) -> Reeks | None:
        """A table in which as many as can be of `nog` come as far as their limit."""
        # A cell is split in a part up to its limit and a part above it; only one of them counts.
        welke = np.flatnonzero(nog)
        n, k = len(nog), len(welke)
        som = hstack([self._s.som, self._s.som[:, welke]], format="csr")
        tot = np.append(self._tot, np.maximum(self._tot[welke] - grens[welke], 0))
        tot[welke] = np.minimum(self._tot[welke], grens[welke])
        van = np.append(self._van, np.zeros(k))
        van[welke] = np.minimum(van[welke], tot[welke])
        prijs = np.zeros(n + k)
        if op:
            prijs[welke] = -1
        else:
            prijs[n:] = 1
        x = _los_op(prijs, som, self._s, van, tot)
        if x is None:
            return None
        samen = x[:n].copy()
        samen[welke] += x[n:]
        return self._geldig(samen)

    def _een(self, c: int, *, op: bool) -> Reeks | None:
        """A table in which this cell is as large, or as small, as it can be."""
        prijs = np.zeros(len(self._van))
        prijs[c] = -1 if op else 1
        tot = self._tot.copy()
        # Without a limit of its own a cell could grow for ever, and the program would have no answer.
        tot[c] = min(tot[c], float(self._s.aantal.sum()) + 100)
        x = _los_op(prijs, self._s.som, self._s, self._van, tot)
        heel = None if x is None else self._geldig(x)
        if heel is None and x is not None and len(x) <= _MEESTE_HEEL:
            x = _los_op(prijs, self._s.som, self._s, self._van, tot, heel=True)
            heel = None if x is None else self._geldig(x)
        return heel

    def _geldig(self, x: Reeks) -> Reeks | None:
        """The table, when it is one: whole people, within all that is known."""
        if not self._heel:
            return x
        heel = np.rint(x)
        if np.abs(heel - x).max(initial=0) > _HAAR:
            return None
        som = self._s.som @ heel
        goed = (som >= self._s.laag).all() and (som <= self._s.hoog).all()
        goed = goed and (heel >= self._van).all() and (heel <= self._tot).all()
        return heel if goed else None


def _los_op(
    prijs: Reeks, som: Any, s: Stelsel, van: Reeks, tot: Reeks, *, heel: bool = False
) -> Reeks | None:
    antwoord = milp(
        prijs,
        constraints=LinearConstraint(som, s.laag, s.hoog),
        bounds=Bounds(van, tot),
        integrality=np.ones(len(prijs)) if heel else None,
        options={"time_limit": 30.0},
    )
    return None if antwoord.x is None else np.asarray(antwoord.x, float)

"""What an outsider can compute back from a publication, worked out exactly.

He knows the rules, which cells add up to which totals, and every number shown: so each shown count up
to its rounding, and that it is not below the least. Of a withheld cell he knows nothing. What he can
derive of a cell is its interval: the lowest and the highest count among all tables, in whole people,
that would have given the very same publication.

A publication protects when, for every cell that the rules withhold,
- with fewer people than the least: some such table has nobody in it, and some has the least or more;
- with few talks, or one talk too large: some has `afronden` fewer, and some `afronden` more;
- with the rules kept, but grown by too few since an earlier release: some has `minstens` more, and some
  as many fewer (or nobody);
and when every shown number leaves at least two counts open.

Where sums do not hang together in a ring the intervals follow from sum to sum. Elsewhere a linear program
looks for such a table (scipy, HiGHS). A table found is the proof, checked for whole numbers; where none is
found within reason the cell counts as derivable. So a mistake is always on the safe side.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import hstack

from rk.privacy.lijnen import Lijnen, sommen
from rk.privacy.regels import Regels

Waar = npt.NDArray[np.bool_]
Reeks = npt.NDArray[Any]

ONEINDIG = float("inf")
_MEESTE_LOS = 200
"""So many cells are looked at one by one, at most; more than that count as derivable."""
_MEESTE_HEEL = 400
"""Whole numbers are asked of the program itself in tables of at most so many cells."""
_RONDES = 60
"""So often intervals are passed on from sum to sum in a ring, where that could go on for long."""
_HAAR = 1e-6


@dataclass(frozen=True, kw_only=True, eq=False)
class Stelsel:
    """What stands in a table and what is known of it: `aantal` per cell, and the rows `som` (sums ×
    cells) with `laag <= som @ aantal <= hoog`, true for every table that could be.
    """

    aantal: Reeks
    som: Any
    laag: Reeks
    hoog: Reeks
    in_kring: Waar
    """Which sums hang together in a ring."""


def stelsel(aantal: Reeks, lijnen: Lijnen, vrij: Waar) -> Stelsel:
    """The sums of a table, without the parts that are free."""
    som, laag, hoog, lijn = sommen(lijnen, aantal, vrij)
    return Stelsel(
        aantal=aantal, som=som, laag=laag, hoog=hoog, in_kring=lijnen.kringen(len(aantal), vrij)[lijn]
    )


class Toets:
    """Says of one table what can be derived, while more and more of it is withheld.

    `klein`, `scheef` and `gegroeid` are rows with too few people, with too few talks, and that grew by too
    few; `niets` are cells that can't hold anybody, which everyone knows. What was proved once holds when
    more is withheld: it is not looked for again.
    """

    def __init__(
        self, aantal: Reeks, lijnen: Lijnen, regels: Regels, *,
        klein: Waar, scheef: Waar, gegroeid: Waar, niets: Waar,
    ) -> None:  # fmt: skip
        self._aantal, self._lijnen, self._regels, self._niets = aantal, lijnen, regels, niets
        speling = np.where(gegroeid, regels.minstens, regels.afronden)
        self._onder = np.where(klein, 0.0, np.maximum(aantal - speling, 0))
        self._boven = np.where(klein, float(regels.minstens), aantal + speling)
        self._beschermd = (klein | scheef | gegroeid) & ~niets
        self._keer = np.bincount(np.append(lijnen.deel, lijnen.totaal), minlength=len(aantal))
        self._ruim = (aantal[lijnen.totaal] - lijnen.som(aantal)) < 0
        self._onder_kan, self._boven_kan, self._anders_kan = (np.zeros(len(aantal), bool) for _nr in range(3))

    def zwak(self, weg: Waar) -> Waar:
        """Which rows can be derived when these are withheld: see the head of this module."""
        vrij = self._vrij(weg)
        s = stelsel(self._aantal, self._lijnen, vrij)
        van, tot = bekend(s, weg, self._niets, self._regels)
        beschermd, getoond = self._beschermd & weg & ~vrij, ~weg & ~self._niets
        laagst, hoogst = doorgegeven(s, van, tot)
        zwak = beschermd & ((laagst > self._onder) | (hoogst < self._boven))
        zwak |= getoond & (laagst == hoogst)
        if s.in_kring.any():
            # What passing on shows to be derivable is so; in a ring more may be.
            zwak |= self._zoek(s, laagst, hoogst, beschermd & ~zwak, getoond & ~zwak)
        return np.asarray(zwak)

    def _vrij(self, weg: Waar) -> Waar:
        """Withheld parts of one sum only, in which people are in several parts, with another such part
        beside it, and that could be as large as they must: any table with another number there will do.
        """
        deel, lijn = self._lijnen.deel, self._lijnen.lijn
        groot = ~self._beschermd[deel] | (self._aantal[self._lijnen.totaal[lijn]] >= self._boven[deel])
        kan = self._ruim[lijn] & weg[deel] & (self._keer[deel] == 1) & groot
        genoeg = np.bincount(lijn[kan], minlength=len(self._lijnen)) >= 2
        vrij = np.zeros(len(weg), bool)
        vrij[deel[kan & genoeg[lijn]]] = True
        return vrij

    def _zoek(self, s: Stelsel, laagst: Reeks, hoogst: Reeks, beschermd: Waar, getoond: Waar) -> Waar:
        kring, in_kring = _kringdeel(s)
        zoeker = Zoeker(kring, laagst[in_kring], hoogst[in_kring])
        uit = np.zeros(len(in_kring), bool)
        plek = np.flatnonzero(in_kring)
        for grens, op, kan in ((self._onder, False, self._onder_kan), (self._boven, True, self._boven_kan)):
            doel = (beschermd & ~kan)[plek]
            mist = zoeker.mist(doel, grens[plek], op=op)
            kan[plek[doel & ~mist]] = True
            uit[plek[mist]] = True
        doel = (getoond & ~self._anders_kan)[plek]
        mist = zoeker.mist(doel, kring.aantal + 1.0, op=True)
        mist = zoeker.mist(mist, kring.aantal - 1.0, op=False)
        self._anders_kan[plek[doel & ~mist]] = True
        uit[plek[mist]] = True
        return uit


def _kringdeel(s: Stelsel) -> tuple[Stelsel, Waar]:
    """Only the sums that hang together in rings, and which cells are in them."""
    som = s.som[s.in_kring]
    in_kring = np.asarray(abs(som).sum(axis=0)).ravel() > 0
    deel = Stelsel(
        aantal=s.aantal[in_kring], som=som[:, np.flatnonzero(in_kring)],
        laag=s.laag[s.in_kring], hoog=s.hoog[s.in_kring], in_kring=s.in_kring[s.in_kring],
    )  # fmt: skip
    return deel, in_kring


def bekend(s: Stelsel, weg: Waar, niets: Waar, regels: Regels) -> tuple[Reeks, Reeks]:
    """What is known of each cell by itself: lowest and highest."""
    van, tot = (x.astype(float) for x in regels.grenzen(regels.rond(s.aantal)))
    van[weg], tot[weg] = 0, ONEINDIG
    van[niets], tot[niets] = 0, 0
    return van, tot


def doorgegeven(s: Stelsel, van: Reeks, tot: Reeks) -> tuple[Reeks, Reeks]:
    """The intervals after passing on what each sum says of its cells, until nothing changes.

    Exact for cells of which no sums hang together in a ring; wider than what can be derived elsewhere.
    """
    van, tot = van.copy(), tot.copy()
    rij = np.repeat(np.arange(s.som.shape[0]), np.diff(s.som.indptr))
    cel, plus = s.som.indices, s.som.data > 0
    for ronde in itertools.count():
        if ronde == _RONDES:
            boom = ~s.in_kring[rij]
            rij, cel, plus = rij[boom], cel[boom], plus[boom]
        a = np.where(plus, van[cel], -tot[cel])
        b = np.where(plus, tot[cel], -van[cel])
        laagst = s.laag[rij] - _anderen(b, rij, len(s.laag))
        hoogst = s.hoog[rij] - _anderen(a, rij, len(s.hoog))
        vers_van, vers_tot = van.copy(), tot.copy()
        np.maximum.at(vers_van, cel, np.where(plus, laagst, -hoogst))
        np.minimum.at(vers_tot, cel, np.where(plus, hoogst, -laagst))
        if (vers_van == van).all() and (vers_tot == tot).all():
            return van, tot
        van, tot = vers_van, vers_tot
    raise AssertionError


def _anderen(x: Reeks, rij: Reeks, rijen: int) -> Reeks:
    """For each term the sum of all others in its row; all infinite ones have the same sign."""
    oneindig = np.isinf(x)
    eindig = np.where(oneindig, 0.0, x)
    som = np.bincount(rij, weights=eindig, minlength=rijen)[rij] - eindig
    elders = np.bincount(rij, weights=oneindig, minlength=rijen)[rij] - oneindig
    teken = np.sign(x[oneindig][0]) if oneindig.any() else 1.0
    return np.asarray(np.where(elders > 0, teken * ONEINDIG, som))


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

"""Rows of people as bare numbers, and what is left of a total beside its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, vstack

from rk.privacy.leden import Leden
from rk.privacy.lijnen import Lijnen

Waar = npt.NDArray[np.bool_]
Reeks = npt.NDArray[Any]


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

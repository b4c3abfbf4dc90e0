"""Which cells make up which total, flat: made for many cells at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

Plekken = npt.NDArray[np.int64]
Waar = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Lijnen:
    """Each line is a total and the cells below it. `totaal` (lines) is the row of the total; `lijn` and
    `deel` (parts, sorted by line) say which row is a part of which line; `langs` (lines) which dimension
    the parts divide, -1 where that is not known.
    """

    totaal: Plekken
    lijn: Plekken
    deel: Plekken
    langs: Plekken

    def __len__(self) -> int:
        return len(self.totaal)

    @property
    def lengte(self) -> Plekken:
        """How many parts each line has."""
        return np.bincount(self.lijn, minlength=len(self.totaal))

    def som(self, aantal: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The parts of each line together."""
        return np.bincount(self.lijn, weights=aantal[self.deel], minlength=len(self.totaal))

    def kringen(self, cellen: int, vrij: Waar) -> Waar:
        """Which lines hang together in a ring with others, so that a cell is in several sums at once."""
        n, houd = cellen + len(self), ~vrij[self.deel]
        a = np.concatenate([self.lijn[houd], np.arange(len(self))]) + cellen
        b = np.concatenate([self.deel[houd], self.totaal])
        if not len(a):
            return np.zeros(0, bool)
        _, groep = connected_components(coo_array((np.ones(len(a)), (a, b)), shape=(n, n)), directed=False)
        banden = np.bincount(groep[a])
        leden = np.bincount(groep, minlength=len(banden))
        # A tree has one tie fewer than it has members.
        return np.asarray((banden >= leden[: len(banden)])[groep[cellen:]])


def lijnen_van(codes: npt.NDArray[np.int64]) -> Lijnen:
    """From rows of codes (rows × dimensions; 0 is a total over that dimension): for each total each way in
    which other rows make it up.
    """
    n, dims = codes.shape
    totaal: list[Plekken] = []
    lijn: list[Plekken] = []
    deel: list[Plekken] = []
    langs: list[Plekken] = []
    begin = 0
    for d in range(dims):
        anders = np.delete(codes, d, axis=1)
        if dims == 1:
            groep = np.zeros(n, np.int64)
        else:
            groep = np.unique(anders, axis=0, return_inverse=True)[1].ravel()
        kop = np.full(groep.max(initial=-1) + 1, -1, np.int64)
        tops = np.flatnonzero(codes[:, d] == 0)
        kop[groep[tops]] = tops
        onder = np.flatnonzero(codes[:, d] != 0)
        onder = onder[kop[groep[onder]] >= 0]
        onder = onder[np.argsort(groep[onder], kind="stable")]
        koppen, nummer = np.unique(groep[onder], return_inverse=True)
        totaal.append(kop[koppen])
        lijn.append(nummer + begin)
        deel.append(onder)
        langs.append(np.full(len(koppen), d))
        begin += len(koppen)
    return Lijnen(
        totaal=np.concatenate(totaal), lijn=np.concatenate(lijn), deel=np.concatenate(deel),
        langs=np.concatenate(langs),
    )  # fmt: skip


def sommen(
    lijnen: Lijnen, aantal: npt.NDArray[Any], vrij: Waar
) -> tuple[Any, npt.NDArray[Any], npt.NDArray[Any], Plekken]:
    """Everything that an outsider can know of the sums: `laag <= som @ aantal <= hoog` (som: sums × cells),
    and of which line each sum is.

    Where the parts add up to the total he knows that they do; where they are fewer or more he knows
    that, and that no part is larger than its total. That may be more than he can know, never less:
    whoever knows less can compute less. `vrij` are parts that say nothing of the rest: they are left out.
    """
    verschil = aantal[lijnen.totaal] - lijnen.som(aantal)
    houd = ~vrij[lijnen.deel]
    lijn, deel = lijnen.lijn[houd], lijnen.deel[houd]
    # People are in several parts: each part by itself is within the total. A free part can make up for all
    # the others, so with one the parts together say nothing.
    met_vrij = np.zeros(len(lijnen), bool)
    met_vrij[lijnen.lijn[~houd]] = True
    samen = np.flatnonzero(~met_vrij)
    rij_van = np.full(len(lijnen), -1, np.int64)
    rij_van[samen] = np.arange(len(samen))
    los = np.flatnonzero(verschil[lijn] < 0)
    telt = ~met_vrij[lijn]
    elk = np.arange(len(los)) + len(samen)
    rij = np.concatenate([rij_van[lijn[telt]], rij_van[samen], elk, elk])
    kolom = np.concatenate([deel[telt], lijnen.totaal[samen], lijnen.totaal[lijn[los]], deel[los]])
    waarde = np.repeat([-1.0, 1.0, 1.0, -1.0], [telt.sum(), len(samen), len(los), len(los)])
    vorm = (len(samen) + len(los), len(aantal))
    som = csr_array(coo_array((waarde, (rij, kolom)), shape=vorm))
    laag = np.concatenate([np.where(verschil[samen] < 0, -np.inf, 0.0), np.zeros(len(los))])
    hoog = np.concatenate([np.where(verschil[samen] > 0, np.inf, 0.0), np.full(len(los), np.inf)])
    return som, laag, hoog, np.concatenate([samen, lijn[los]])

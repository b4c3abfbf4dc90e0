"""Which cells of a table stay away, so that no small group can be seen or computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from rk.privacy.herleid import Stelsel, herleidbaar, stelsel
from rk.privacy.leden import Leden
from rk.privacy.regels import Regels
from rk.privacy.tabel import Tabel

Getallen = npt.NDArray[np.int64]
Waar = npt.NDArray[np.bool_]
Lijnen = Sequence[tuple[int, npt.NDArray[np.intp]]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Oordeel:
    """`weg`: which cells stay away; `klein` and `scheef`: those with too few people, and those with enough
    people but too few talks or one talk too large. For nobody outside: the reason tells something.
    """

    weg: Waar
    klein: Waar
    scheef: Waar
    niets: Waar


class Onhoudbaar(Exception):
    """What is known already gives a small group away, whatever else stays away."""


def onderdruk(
    tabel: Tabel, regels: Regels, *, ook: Waar | None = None, bekend: Waar | None = None
) -> Oordeel:
    """Decide about a table. `ook` are cells that must stay away for a reason from elsewhere; `bekend` are
    cells that everyone knows already, so that keeping them away protects nothing.

    Raises  Onhoudbaar: see there.
    """
    cellen = tabel.cellen
    niets = np.zeros(len(tabel), bool)
    niets[list(tabel.onmogelijk)] = True
    grootste = cellen["grootste"].to_numpy(float) * tabel.aantal
    mag = regels.mag(tabel.aantal, cellen["gesprekken"].to_numpy(), grootste)
    lijnen = [(lijn.totaal, lijn.delen) for lijn in tabel.lijnen]
    return verberg(
        tabel.aantal, mag, lijnen,
        optelbaar=tabel.optelbaar, dekkend=tabel.dekkend, niets=niets, ook=ook, bekend=bekend, regels=regels,
        rest=resten(tabel.aantal, lijnen, tabel.leden, regels),
    )  # fmt: skip


def verberg(
    aantal: Getallen,
    mag: Waar,
    lijnen: Lijnen,
    *,
    optelbaar: bool,
    dekkend: bool,
    regels: Regels,
    rest: Sequence[Waar],
    niets: Waar | None = None,
    ook: Waar | None = None,
    bekend: Waar | None = None,
    vooraf: Stelsel | None = None,
) -> Oordeel:
    """The same on bare arrays. `mag`: a cell by itself may be shown; `rest`: for each line and each of its
    cells whether what is left of the total without that cell may be shown; `vooraf`: the sums, when the
    caller has them already.
    """
    n = len(aantal)
    niets = np.zeros(n, bool) if niets is None else niets
    klein = (aantal < regels.minstens) & ~niets
    scheef = ~mag & ~klein & ~niets
    weg = klein | scheef
    if ook is not None:
        weg = weg | ook
    vast = niets if bekend is None else niets | bekend
    weg &= ~vast
    som = stelsel(aantal, lijnen, optelbaar=optelbaar, dekkend=dekkend) if vooraf is None else vooraf
    bij = _bij(n, lijnen)
    while True:
        for (totaal, delen), goed in zip(lijnen, rest, strict=True):
            if not weg[totaal]:
                slecht = delen[~goed & ~weg[delen] & ~niets[delen]]
                if not vast[slecht].any():
                    weg[slecht] = True
                elif vast[totaal]:
                    raise Onhoudbaar
                else:
                    weg[totaal] = True
        zwak = herleidbaar(som, weg=weg, klein=klein, scheef=scheef, niets=niets, regels=regels)
        if not zwak.any():
            return Oordeel(weg=weg, klein=klein, scheef=scheef, niets=niets)
        voor = weg.sum()
        for c in np.flatnonzero(zwak):
            weg[_erbij(int(c), weg | vast, aantal, lijnen, bij)] = True
        weg &= ~vast
        if weg.sum() == voor:
            raise Onhoudbaar


def resten(aantal: Getallen, lijnen: Lijnen, leden: Leden | None, regels: Regels) -> list[Waar]:
    """For each line and each of its cells: may what is left of the total without this cell be shown?

    A line of one cell leaves nothing by what it is, and so tells nothing. Without `leden` the talks
    behind what is left are not known, and only its people are judged.
    """
    if leden is None:
        return [np.asarray(aantal[t] - aantal[d] >= regels.minstens) | (len(d) == 1) for t, d in lijnen]
    totaal = np.concatenate([np.full(len(d), t) for t, d in lijnen] or [np.zeros(0, int)])
    deel = np.concatenate([d for _, d in lijnen] or [np.zeros(0, np.intp)])
    goed = mag_verschil(leden.per_gesprek(), totaal, deel, regels)
    alleen = np.concatenate([np.full(len(d), len(d) == 1) for _, d in lijnen] or [np.zeros(0, bool)])
    return np.split(goed | alleen, np.cumsum([len(d) for _, d in lijnen])[:-1])


def mag_verschil(per: Any, groot: npt.NDArray[Any], klein: npt.NDArray[Any], regels: Regels) -> Waar:
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


def _bij(n: int, lijnen: Lijnen) -> list[list[int]]:
    """For each cell the lines that it is in."""
    bij: list[list[int]] = [[] for _ in range(n)]
    for nr, (totaal, delen) in enumerate(lijnen):
        bij[totaal].append(nr)
        for deel in delen:
            bij[int(deel)].append(nr)
    return bij


def _erbij(c: int, dicht: Waar, aantal: Getallen, lijnen: Lijnen, bij: list[list[int]]) -> int:
    """Which shown cell must stay away too, because of this one: the smallest beside it, or else a total."""
    naast: list[int] = []
    boven: list[int] = []
    for nr in bij[c]:
        totaal, delen = lijnen[nr]
        naast += [int(d) for d in delen if not dicht[d] and d != c]
        if not dicht[totaal] and totaal != c:
            boven.append(totaal)
    kandidaten = naast or boven or [c]
    return min(kandidaten, key=lambda x: (int(aantal[x]), x))

"""The figures that follow from the order of visits, of each casus of a part: columns in, columns out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import TIJD_ONBEKEND, Tijdeenheid
from rk.analysis.vragen.cijfers import deuren, gezichten, ideaal, verhaal, waakvlam
from rk.analysis.vragen.snel import aan, lus
from rk.analysis.vragen.wachten import bekend

FIGUREN: tuple[str, ...] = (
    *verhaal.FIGUREN,
    *gezichten.FIGUREN,
    *deuren.FIGUREN,
    *ideaal.FIGUREN,
    *waakvlam.FIGUREN,
)
"""By the names of `rk.inzicht.cijfers`; each has three columns: laag, hoog and van."""
MET_VAN = frozenset({"overdrachten_warm", "overdrachten_warm_beste", "deuren_dicht"})
"""The figures that are a part of a whole."""
MATEN = frozenset({*gezichten.FIGUREN, "ideaal_verschuiving"})
"""The figures that are no whole number."""
KOLOMMEN: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            "casus",
            "weg",
            "helper_route",
            "organisatie",
            *deuren.KOLOMMEN,
            *ideaal.KOLOMMEN,
            *waakvlam.KOLOMMEN,
        )
    )
)
BLOK = 1 << 11
"""So many casussen at a time: what is filled in stays near."""

Plekken = npt.NDArray[np.int64]
Cijfers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Randen:
    """Where the ways of each casus lie: from `van` to `midden` the real way, on to `tot` the best."""

    casus: npt.NDArray[Any]
    van: Plekken
    midden: Plekken
    tot: Plekken


def randen(deel: Deel) -> Randen:
    """The casussen of a part, those without visits too where its casus table is there."""
    casus, weg = deel["casus"], deel["weg"]
    nummers = deel.casus["casus"] if "casus" in deel.casus else np.unique(casus)
    van, midden, tot = (np.zeros(len(nummers), dtype=np.int64) for _ in range(3))
    if aan():
        _randen_lus(casus, weg, nummers, van, midden, tot)
    else:
        van[:] = np.searchsorted(casus, nummers, side="left")
        tot[:] = np.searchsorted(casus, nummers, side="right")
        beste = np.concatenate(([0], np.cumsum(weg != 0)))
        midden[:] = tot - (beste[tot] - beste[van])
    return Randen(casus=nummers, van=van, midden=midden, tot=tot)


@lus
def _randen_lus(casus: Any, weg: Any, nummers: Any, van: Any, midden: Any, tot: Any) -> None:
    i = 0
    for c in range(len(nummers)):
        while i < len(casus) and casus[i] < nummers[c]:
            i += 1
        van[c] = i
        while i < len(casus) and casus[i] == nummers[c] and weg[i] == 0:
            i += 1
        midden[c] = i
        while i < len(casus) and casus[i] == nummers[c]:
            i += 1
        tot[c] = i


def blokken(deel: Deel, grens: Randen) -> Iterator[tuple[int, Cijfers]]:
    """The figures of the casussen of a part, some thousands at a time: where they begin, and their rows.

    A row has `laag`, `hoog` and `van` of each of FIGUREN; NaN is too little to go on, or no whole.
    The rows are written over when the next come.
    """
    maand = maanden(deel)
    haltes = int(deel["halte"].max(initial=-1)) + 1
    uit = np.empty((min(BLOK, len(grens.casus)), 3 * len(FIGUREN)))
    for begin in range(0, len(grens.casus), BLOK):
        van, midden, tot = (x[begin : begin + BLOK] for x in (grens.van, grens.midden, grens.tot))
        rij = uit[: len(van)]
        # Only the visits of these casussen: what the loops keep by helper stays small.
        a, b = (int(van[0]), int(tot[-1])) if len(van) else (0, 0)
        stuk = {k: deel[k][a:b] for k in KOLOMMEN if k != "tijd"}
        stuk["telt"] = verhaal.telt_mee(stuk["helper"], stuk["soort"], stuk["helper_route"])
        van, midden, tot = van - a, midden - a, tot - a
        kolom = 0
        verhaal.reken(rij, kolom, van, midden, tot, *(stuk[k] for k in verhaal.KOLOMMEN))
        kolom += 3 * len(verhaal.FIGUREN)
        gezichten.reken(rij, kolom, van, midden, *(stuk[k] for k in gezichten.KOLOMMEN))
        kolom += 3 * len(gezichten.FIGUREN)
        deuren.reken(rij, kolom, van, midden, *(stuk[k] for k in deuren.KOLOMMEN))
        kolom += 3 * len(deuren.FIGUREN)
        ideaal.reken(rij, kolom, van, midden, tot, stuk["halte"], stuk["route"], haltes)
        kolom += 3 * len(ideaal.FIGUREN)
        waakvlam.reken(
            rij, kolom, van, midden, stuk["helper"], stuk["uitkomst"], stuk["overgang"], maand[a:b]
        )
        yield begin, rij


def maanden(deel: Deel) -> npt.NDArray[np.int64]:
    """The month of each visit since January 1970; TIJD_ONBEKEND where it is not known."""
    tijd = deel["tijd"]
    if deel.tijdeenheid is Tijdeenheid.MAAND:
        return tijd
    if not (deel["overgang"] >= 0).any():
        # Nothing asks for months without a transition.
        return tijd
    maand = tijd.astype("datetime64[us]").astype("datetime64[M]").astype(np.int64)
    return np.where(bekend(tijd), maand, TIJD_ONBEKEND)

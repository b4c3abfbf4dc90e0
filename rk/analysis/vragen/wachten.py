"""Waiting times that merge: exact sums beyond 64 bits, and a distribution of which median and P90 follow.

In months the distribution is exact: how often each number of months. In microseconds a value lies in
one of 64 steps between two powers of two, so that a median or P90 is at most 1/128 (0.8%) beside
the true one, whatever the parts; the sum, and so the mean, is exact in both.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.tabel import Tijdeenheid
from rk.analysis.vragen.basis import Getallen
from rk.analysis.vragen.snel import aan, lus
from rk.analysis.vragen.tellers import Tellers, tel

GRENS = 1 << 61
"""A moment lies between -GRENS and GRENS (73,000 years in microseconds); beyond it none is known."""
_VOL = 1 << 62
HOOG = 40
"""A sum is kept as `hoog` times 2^40 and `laag`: each can be added up millions of times."""
_LAAG = (1 << HOOG) - 1
STAP = 6
"""2^6 steps between two powers of two."""
EMMER = 23
"""Bits for the step of the distribution, below those of the cell."""
_GROOTST = (1 << EMMER) - 1
_RUIM = 1 << 23
"""A part counts the steps of its cells in a plain table up to this size; beyond it by sorting."""


def bekend(tijd: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Which moments are known."""
    return (tijd > -GRENS) & (tijd < GRENS)


def splits(vol: Getallen, rest: Getallen) -> tuple[Getallen, Getallen]:
    """A sum of `vol` times 2^62 and `rest`, as `hoog` and `laag`."""
    return (vol << (62 - HOOG)) + (rest >> HOOG), rest & _LAAG


def gemiddelden(hoog: Getallen, laag: Getallen, aantal: Getallen) -> npt.NDArray[np.float64]:
    """The mean of each exact sum; NaN where nothing was counted."""
    rij = zip(hoog.tolist(), laag.tolist(), aantal.tolist(), strict=True)
    return np.array([((boven << HOOG) + onder) / n if n else np.nan for boven, onder, n in rij])


def tel_op(cel: npt.NDArray[Any], wacht: Getallen, aantal: int) -> tuple[Getallen, Getallen]:
    """The exact sum of waits (0 or more) by cell, as `hoog` and `laag`."""
    boven, onder = np.zeros(aantal, dtype=np.int64), np.zeros(aantal, dtype=np.int64)
    np.add.at(boven, cel, wacht >> 31)
    np.add.at(onder, cel, wacht & ((1 << 31) - 1))
    laag = ((boven & ((1 << (HOOG - 31)) - 1)) << 31) + onder
    return (boven >> (HOOG - 31)) + (laag >> HOOG), laag & _LAAG


def emmer(wacht: Getallen, eenheid: Tijdeenheid) -> Getallen:
    """In which step of the distribution each wait lies."""
    if eenheid is Tijdeenheid.MAAND:
        return np.minimum(wacht, _GROOTST)
    # The exponent of a float is exact below 2^53, so look at both halves.
    boven = wacht >> 32
    lengte = np.where(
        boven > 0,
        np.frexp(boven.astype(np.float64))[1] + 32,
        np.frexp((wacht & 0xFFFFFFFF).astype(np.float64))[1],
    ).astype(np.int64)
    over = np.maximum(lengte - STAP - 1, 0)
    return (over << STAP) + (wacht >> over)


def midden(emmers: Getallen, eenheid: Tijdeenheid) -> npt.NDArray[np.float64]:
    """The wait that stands for each step: exact in months, halfway the step in microseconds."""
    if eenheid is Tijdeenheid.MAAND:
        return emmers.astype(np.float64)
    over = np.maximum((emmers >> STAP) - 1, 0)
    begin = (emmers - (over << STAP)) << over
    waarde: npt.NDArray[np.float64] = begin + ((np.int64(1) << over) - 1) / 2
    return waarde


def verdeling(cel: npt.NDArray[Any], wacht: Getallen, sleutels: Getallen, eenheid: Tijdeenheid) -> Tellers:
    """How often each step comes in each cell: keys of `sleutels` (below 2^40) times 2^23, and the step.

    `cel` is a place in `sleutels`.
    """
    return _tel_emmers(cel, emmer(wacht, eenheid), sleutels)


def verdeling_van_stappen(
    cel: npt.NDArray[Any], tijd: npt.NDArray[Any], sleutels: Getallen, eenheid: Tijdeenheid
) -> Tellers:
    """The same of the time between each visit and the one before, where `cel` is not -1 and it is known."""
    if aan():
        cellen = np.empty(len(cel), dtype=np.int32)
        emmers = np.empty(len(cel), dtype=np.int32)
        micro = eenheid is Tijdeenheid.MICROSECONDE
        n, laagst, hoogst = _emmer_lus(cel, tijd, micro, cellen, emmers)
        breed = hoogst - laagst + 1
        if 0 < len(sleutels) * breed <= _RUIM:
            keer = np.zeros(len(sleutels) * breed, dtype=np.int32)
            _tel_lus(cellen, emmers, n, laagst, breed, keer)
            return _uit_tafel(keer, sleutels, laagst, breed)
        return _tel_emmers(cellen[:n], emmers[:n].astype(np.int64), sleutels)
    weet = bekend(tijd)
    stap = np.flatnonzero((cel[1:] >= 0) & weet[1:] & weet[:-1]) + 1
    wacht = tijd[stap] - tijd[stap - 1]
    goed = wacht >= 0
    return verdeling(cel[stap][goed], wacht[goed], sleutels, eenheid)


def _tel_emmers(cel: npt.NDArray[Any], emmers: Getallen, sleutels: Getallen) -> Tellers:
    laagst, hoogst = int(emmers.min(initial=_GROOTST)), int(emmers.max(initial=0))
    breed = hoogst - laagst + 1
    if len(emmers) and len(sleutels) * breed <= _RUIM:
        keer = np.bincount(cel * np.int64(breed) + (emmers - laagst), minlength=len(sleutels) * breed)
        return _uit_tafel(keer, sleutels, laagst, breed)
    return tel((sleutels[cel] << EMMER) | emmers)


def _uit_tafel(keer: npt.NDArray[Any], sleutels: Getallen, laagst: int, breed: int) -> Tellers:
    hier = np.flatnonzero(keer)
    plek, over = np.divmod(hier, breed)
    return Tellers(
        sleutels=((sleutels[plek] << EMMER) | (over + laagst),), som={"aantal": keer[hier].astype(np.int64)}
    )


@lus
def _emmer_lus(cel: Any, tijd: Any, micro: bool, cellen: Any, emmers: Any) -> tuple[int, int, int]:
    """Cells and steps of known waits, how many, and the lowest and the highest step."""
    n = 0
    laagst = _GROOTST
    hoogst = 0
    for i in range(1, len(cel)):
        a = tijd[i - 1]
        b = tijd[i]
        if cel[i] < 0 or not (-GRENS < a < GRENS and -GRENS < b < GRENS) or b < a:
            continue
        d = b - a
        if micro and d >= 1 << (STAP + 1):
            # The exponent of a float is exact below 2^53.
            groot = d >> 53 > 0
            _deel, lengte = math.frexp(float(d >> 11 if groot else d))
            over = lengte + (11 if groot else 0) - STAP - 1
            d = (over << STAP) + (d >> over)
        d = min(d, _GROOTST)
        cellen[n] = cel[i]
        emmers[n] = d
        n += 1
        laagst = min(laagst, d)
        hoogst = max(hoogst, d)
    return n, laagst, hoogst


@lus
def _tel_lus(cellen: Any, emmers: Any, n: int, laagst: int, breed: int, keer: Any) -> None:
    for i in range(n):
        keer[cellen[i] * breed + emmers[i] - laagst] += 1


def kwantiel(
    verdeling: Tellers, sleutels: Getallen, deel: float, eenheid: Tijdeenheid
) -> npt.NDArray[np.float64]:
    """The quantile of each of these cells (sorted), NaN for one without waits.

    Between two values the line between them, as pandas and numpy do by default.
    """
    uit = np.full(len(sleutels), np.nan)
    samen, aantal = verdeling.sleutels[0], verdeling.som["aantal"]
    cel, emmers = samen >> EMMER, samen & _GROOTST
    if not len(cel):
        return uit
    begin = np.flatnonzero(np.diff(cel, prepend=cel[0] - 1))
    tot = np.cumsum(aantal)
    voor = tot[begin] - aantal[begin]
    n = np.diff(np.append(voor, tot[-1]))
    plaats = (n - 1) * deel
    onder = np.floor(plaats).astype(np.int64)
    boven = np.minimum(onder + 1, n - 1)
    waarden = midden(emmers, eenheid)
    a = waarden[np.searchsorted(tot, voor + onder, side="right")]
    b = waarden[np.searchsorted(tot, voor + boven, side="right")]
    waar = np.searchsorted(sleutels, cel[begin])
    uit[waar] = a + (b - a) * (plaats - onder)
    return uit

"""Ways with how often each came, and how those of several parts become one."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from rk.analysis.vragen.basis import Getallen
from rk.analysis.vragen.klad import KLAD
from rk.analysis.vragen.snel import aan
from rk.analysis.vragen.wegen.lussen import BREED, ERBIJ, LENGTE, MAAL, STUKKEN, samen_lus

T = TypeVar("T")
Ruimte: TypeAlias = Callable[[str, int, type[np.generic]], npt.NDArray[Any]]

_ONBEKEND = 255
_CODE = bytes((x - ERBIJ) % 256 for x in range(256))
"""The code that a byte stands for; _ONBEKEND for -1, which no other code is."""
_WEINIG, _VEEL = 1 << 17, 256
"""Rows of ways are merged at once up to so many ways in all, or when they are more rows than this."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegen:
    """Ways by their keys (`rk.analysis.vragen.wegen.lussen`), and how often each came.

    `knip`: where each of 2^STUKKEN pieces begins, and the end; of one piece only the end. `woorden`: the long
    ways written out. Without `aantal` (`los`) each row is one casus, and a way can come more than once.
    """

    sleutel: Getallen
    aantal: npt.NDArray[np.int32]
    woorden: npt.NDArray[np.uint64]
    knip: Getallen

    @property
    def los(self) -> bool:
        """Whether a way can come more than once."""
        return len(self.aantal) < len(self.sleutel)

    def __len__(self) -> int:
        return len(self.sleutel)

    def wegen(self, nummers: npt.NDArray[Any]) -> list[tuple[int, ...]]:
        """The codes of some ways."""
        sleutel = self.sleutel[nummers]
        rauw = sleutel.astype("<i8").tobytes()
        uit = []
        for nr, lang in enumerate((sleutel[:, 0] < 0).tolist()):
            if lang:
                onder = int(sleutel[nr, 1])
                woorden = self.woorden[onder >> LENGTE :][: _woorden_van(onder)].astype("<u8")
                codes = woorden.view("<u4" if onder & BREED else "u1")[: onder & (BREED - 1)]
                weg = tuple(x - ERBIJ for x in codes.tolist())
            else:
                weg = tuple(rauw[16 * nr : 16 * nr + 16].translate(_CODE, b"\0"))
                if _ONBEKEND in weg:
                    weg = tuple(-1 if x == _ONBEKEND else x for x in weg)
            uit.append(weg)
        return uit


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegrijen:
    """The ways of several parts: made one while they are few, else beside each other until they are read.

    Where nearly every way is gone once, merging again and again would only move them about.
    """

    rijen: tuple[Wegen, ...]

    def __add__(self, ander: Wegrijen) -> Wegrijen:
        rijen = tuple(r for r in (*self.rijen, *ander.rijen) if len(r)) or self.rijen[:1]
        if len(rijen) > 1 and (sum(len(r) for r in rijen) <= _WEINIG or len(rijen) > _VEEL or not aan()):
            rijen = (samen(rijen),)
        return Wegrijen(rijen=rijen)

    def per_stuk(self, doe: Callable[[Wegen], T]) -> list[T]:
        """What `doe` says of all ways, each once, in pieces. A piece is there only as long as that takes."""
        if sum(len(r) for r in self.rijen) <= _WEINIG or not aan():
            een = len(self.rijen) == 1 and not self.rijen[0].los
            return [doe(self.rijen[0] if een else samen(self.rijen))]
        woorden = np.concatenate([r.woorden for r in self.rijen])
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            return list(
                pool.map(lambda nr: doe(_een(self.rijen, woorden, nr, KLAD.ruimte)), range(1 << STUKKEN))
            )


def samen(rijen: Sequence[Wegen]) -> Wegen:
    """All of these as one, each way once."""
    return _compact(_een(rijen, np.concatenate([r.woorden for r in rijen]), None, _nieuw))


def _woorden_van(onder: Any) -> Any:
    """In how many words a long way, or each of many, is written out."""
    lengte = onder & (BREED - 1)
    breed = (onder & BREED) // BREED
    return breed * ((lengte + 1) >> 1) + (1 - breed) * ((lengte + 7) >> 3)


def _compact(wegen: Wegen) -> Wegen:
    """Without words that no way points at any more, when those are more than half."""
    lang = np.flatnonzero(wegen.sleutel[:, 0] < 0)
    onder = wegen.sleutel[lang, 1]
    keer = _woorden_van(onder)
    nodig = int(keer.sum())
    if 2 * nodig > len(wegen.woorden):
        return wegen
    nieuw = np.cumsum(keer) - keer
    sleutel = wegen.sleutel.copy()
    sleutel[lang, 1] += (nieuw - (onder >> LENGTE)) << LENGTE
    plek = np.arange(nodig) + np.repeat((onder >> LENGTE) - nieuw, keer)
    return replace(wegen, sleutel=sleutel, woorden=wegen.woorden[plek])


def _nieuw(_naam: str, aantal: int, dtype: type[np.generic]) -> npt.NDArray[Any]:
    return np.empty(aantal, dtype=dtype)


def _een(rijen: Sequence[Wegen], woorden: npt.NDArray[np.uint64], nr: int | None, ruimte: Ruimte) -> Wegen:
    """One piece of them all, or (None) the whole, in arrays that `ruimte` gives.

    `woorden`: those of all, one after the other.
    """
    stuk = [slice(None) if nr is None else slice(r.knip[nr], r.knip[nr + 1]) for r in rijen]
    # Where a long way is written out is counted from the first of all.
    voor = np.cumsum([0, *(len(r.woorden) for r in rijen[:-1])])
    grens = np.cumsum([0, *(len(r.sleutel[s]) for r, s in zip(rijen, stuk, strict=True))])
    rij = np.concatenate(
        [r.sleutel[s] for r, s in zip(rijen, stuk, strict=True)],
        out=ruimte("rij", 2 * grens[-1], np.int64).reshape(-1, 2),
    )
    aantal = np.zeros(0, dtype=np.int32)
    if not aan() or not all(r.los for r in rijen):
        aantal = ruimte("aantal", grens[-1], np.int32)
        for r, s, (van, tot) in zip(rijen, stuk, pairwise(grens.tolist()), strict=True):
            aantal[van:tot] = 1 if r.los else r.aantal[s]
    if not aan():
        rij, aantal, knip = _samen_gewoon(rij, aantal, woorden, grens, voor)
        return Wegen(sleutel=rij, aantal=aantal, woorden=woorden, knip=knip)
    uit = ruimte("een", 2 * grens[-1], np.int64).reshape(-1, 2)
    keer = ruimte("keer", grens[-1], np.int32)
    emmer = ruimte("emmer", grens[-1], np.uint32)
    knip = samen_lus(rij, aantal, woorden, grens, voor, nr is not None, emmer, uit, keer)
    uit, keer = uit[: knip[-1]], keer[: knip[-1]]
    if nr is None and 4 * len(uit) < 3 * grens[-1]:
        # They look at rows that are no longer of use.
        uit, keer = uit.copy(), keer.copy()
    return Wegen(sleutel=uit, aantal=keer, woorden=woorden, knip=knip)


def _samen_gewoon(
    rij: Getallen,
    aantal: npt.NDArray[np.int32],
    woorden: npt.NDArray[np.uint64],
    grens: Getallen,
    voor: Getallen,
) -> tuple[Getallen, npt.NDArray[np.int32], Getallen]:
    onder = rij[:, 1] + np.where(rij[:, 0] < 0, np.repeat(voor, np.diff(grens)) << LENGTE, 0)
    keer: dict[Any, list[int]] = {}
    for b, o, n in zip(rij[:, 0].tolist(), onder.tolist(), aantal.tolist(), strict=True):
        plek, hoe_lang = divmod(o, 1 << LENGTE)
        sleutel = (hoe_lang, woorden[plek : plek + _woorden_van(o)].tobytes()) if b < 0 else (b, o)
        keer.setdefault(sleutel, [b, o, 0])[2] += n
    uit = np.array(list(keer.values()), dtype=np.int64).reshape(-1, 3)
    stuk = _stuk_van(uit[:, 0], uit[:, 1])
    uit = uit[np.argsort(stuk, kind="stable")]
    knip = np.concatenate(([0], np.cumsum(np.bincount(stuk, minlength=1 << STUKKEN))))
    return uit[:, :2].copy(), uit[:, 2].astype(np.int32), knip.astype(np.int64)


def _stuk_van(boven: Getallen, onder: Getallen) -> Getallen:
    """In which piece each key lies; what the loops say."""
    x = np.where(boven < 0, boven, (boven << 1) ^ onder).view(np.uint64) * np.uint64(MAAL)
    return (x >> np.uint64(64 - STUKKEN)).astype(np.int64)

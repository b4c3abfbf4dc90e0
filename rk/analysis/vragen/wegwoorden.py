"""Whole ways counted exactly: sorted by hash, and equal hashes compared halte by halte.

Two different ways never count as one, whatever their hashes: a hash only says where to look.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.vragen.basis import Getallen
from rk.analysis.vragen.snel import aan, lus

_MAAL = 0x2545F4914F6CDD1D
_BEGIN = 0x1E3779B97F4A7C15
_STUKKEN = 6
"""2^6 pieces when all is read."""
_WEINIG, _VEEL = 1 << 17, 256
"""Rows of ways are merged at once up to so many ways in all, or when they are more rows than this."""
_LENGTE = 31
"""Bits for the length of a way, below the place where it begins."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegen:
    """Different ways, by hash: how often each came, its length, and where in `codes` it stands.

    `codes` may hold more than these ways, at most as much again.
    """

    hash: Getallen
    aantal: npt.NDArray[np.int32]
    lengte: npt.NDArray[np.int32]
    plek: Getallen
    codes: npt.NDArray[Any]

    def __len__(self) -> int:
        return len(self.hash)

    def __add__(self, ander: Wegen) -> Wegen:
        if not len(self):
            return ander
        if not len(ander):
            return self
        codes = np.concatenate((self.codes, ander.codes))
        plek = ander.plek + len(self.codes)
        doe = _voeg_lus if aan() else _voeg_gewoon
        h, aantal, lengte, plek = doe(
            self.hash,
            self.aantal,
            self.lengte,
            self.plek,
            ander.hash,
            ander.aantal,
            ander.lengte,
            plek,
            codes,
        )
        return _compact(Wegen(hash=h, aantal=aantal, lengte=lengte, plek=plek, codes=codes))

    def weg(self, nr: int) -> tuple[int, ...]:
        """The codes of one way."""
        begin = int(self.plek[nr])
        return tuple(self.codes[begin : begin + int(self.lengte[nr])].tolist())


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegrijen:
    """The ways of several parts: merged while they are few, else beside each other until they are read.

    Where nearly every way is gone once, merging again and again would only move them about.
    """

    rijen: tuple[Wegen, ...]

    def __add__(self, ander: Wegrijen) -> Wegrijen:
        rijen = tuple(r for r in (*self.rijen, *ander.rijen) if len(r)) or self.rijen[:1]
        if sum(len(r) for r in rijen) <= _WEINIG or len(rijen) > _VEEL or not aan():
            while len(rijen) > 1:
                rijen = (*(a + b for a, b in zip(rijen[::2], rijen[1::2], strict=False)),) + (
                    rijen[-1:] if len(rijen) % 2 else ()
                )
        return Wegrijen(rijen=rijen)

    def stukken(self) -> Iterator[Wegen]:
        """All ways, each once, in pieces by hash."""
        if len(self.rijen) == 1:
            yield self.rijen[0]
            return
        codes = np.concatenate([r.codes for r in self.rijen])
        voor = np.cumsum([0, *(len(r.codes) for r in self.rijen)])
        stap = 1 << (64 - _STUKKEN)
        grenzen = np.array([-(1 << 63) + nr * stap for nr in range(1, 1 << _STUKKEN)], dtype=np.int64)
        knippen = [(0, *np.searchsorted(r.hash, grenzen).tolist(), len(r)) for r in self.rijen]

        def stuk(nr: int) -> Wegen:
            delen = [slice(k[nr], k[nr + 1]) for k in knippen]
            hash_, aantal, lengte = (
                np.concatenate([getattr(r, naam)[d] for r, d in zip(self.rijen, delen, strict=True)])
                for naam in ("hash", "aantal", "lengte")
            )
            plek = np.concatenate([r.plek[d] + v for r, d, v in zip(self.rijen, delen, voor, strict=False)])
            rij = np.column_stack((hash_, np.arange(len(hash_))))
            h, n, m, p = _verzamel_lus(_orde_lus(rij, _STUKKEN), aantal, lengte, plek, codes)
            return Wegen(hash=h, aantal=n, lengte=m, plek=p, codes=codes)

        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            yield from pool.map(stuk, range(1 << _STUKKEN))


def tel_wegen(casus: npt.NDArray[Any], waar: npt.NDArray[Any]) -> Wegen:
    """The different ways of the casussen of a part that have visits, by what `waar` says of each visit."""
    hoogst = int(waar.max(initial=0))
    # Codes are kept as small as they can be.
    klein = np.int8 if hoogst < 1 << 7 else np.int16 if hoogst < 1 << 15 else np.int32
    if not aan():
        return _tel_gewoon(casus, waar.astype(klein))
    hash_, aantal, lengte, eerste = _groepeer_lus(_orde_lus(_hash_lus(casus, waar), 0), waar)
    wegen = Wegen(hash=hash_, aantal=aantal, lengte=lengte, plek=eerste, codes=waar)
    # A view of the part would keep all of it.
    korter = _compact(wegen)
    return korter if korter is not wegen else replace(wegen, codes=waar.astype(klein))


def _compact(wegen: Wegen) -> Wegen:
    """Without what is no longer pointed at, when that is more than half."""
    nodig = int(wegen.lengte.sum(dtype=np.int64))
    if 2 * nodig >= len(wegen.codes):
        return wegen
    hoogst = int(wegen.codes.max(initial=0))
    codes = np.empty(nodig, dtype=np.int8 if hoogst < 1 << 7 else np.int16 if hoogst < 1 << 15 else np.int32)
    plek = np.concatenate(([0], np.cumsum(wegen.lengte, dtype=np.int64)[:-1]))
    if aan():
        _schrijf_lus(wegen.codes, wegen.plek, wegen.lengte, codes)
    else:
        stap = np.arange(nodig) + np.repeat(wegen.plek - plek, wegen.lengte)
        codes[:] = wegen.codes[stap]
    return replace(wegen, plek=plek, codes=codes)


@lus
def _hash_lus(casus: Any, waar: Any) -> Any:
    """By casus: the hash of its way, and where that begins with its length (`_LENGTE` bits) behind it."""
    n = len(casus)
    aantal = 0
    for i in range(n):
        aantal += i == 0 or casus[i] != casus[i - 1]
    rij = np.empty((aantal, 2), dtype=np.int64)
    w = 0
    i = 0
    while i < n:
        begin = i
        c = casus[i]
        h = np.int64(_BEGIN)
        while i < n and casus[i] == c:
            h = (h ^ (waar[i] + 1)) * np.int64(_MAAL)
            i += 1
        rij[w, 0] = h ^ (h >> 29)
        rij[w, 1] = (begin << _LENGTE) | (i - begin)
        w += 1
    return rij


@lus
def _orde_lus(rij: Any, over: int) -> Any:
    """The rows by hash: first by as many upper bits as there are ways, then what little is left.

    `over`: how many upper bits are the same in all.

    Equal hashes lie together already, so that only a few different ones share a bucket.
    """
    n = len(rij)
    bits = 1
    while bits < 22 and (1 << bits) < n:
        bits += 1
    # Hashes have a sign, which is one of the upper bits.
    half = 1 << (bits - 1) if over == 0 else 0
    masker = (1 << bits) - 1
    schuif = 64 - bits - over
    tel = np.zeros((1 << bits) + 1, dtype=np.int32)
    for i in range(n):
        tel[(((rij[i, 0] >> schuif) + half) & masker) + 1] += 1
    for k in range(1 << bits):
        tel[k + 1] += tel[k]
    uit = np.empty((n, 2), dtype=np.int64)
    for i in range(n):
        k = ((rij[i, 0] >> schuif) + half) & masker
        uit[tel[k], 0] = rij[i, 0]
        uit[tel[k], 1] = rij[i, 1]
        tel[k] += 1
    for i in range(1, n):
        h = uit[i, 0]
        if h >= uit[i - 1, 0]:
            continue
        plek = uit[i, 1]
        j = i
        while j > 0 and uit[j - 1, 0] > h:
            uit[j, 0] = uit[j - 1, 0]
            uit[j, 1] = uit[j - 1, 1]
            j -= 1
        uit[j, 0] = h
        uit[j, 1] = plek
    return uit


@lus
def _groepeer_lus(rij: Any, waar: Any) -> tuple[Any, Any, Any, Any]:
    """Of each different way: its hash, how often it came, its length, and where it first stands."""
    n = len(rij)
    hash_ = np.empty(n, dtype=np.int64)
    aantal = np.empty(n, dtype=np.int32)
    lengte = np.empty(n, dtype=np.int32)
    eerste = np.empty(n, dtype=np.int64)
    uit = 0
    for r in range(n):
        h = rij[r, 0]
        a = rij[r, 1] >> _LENGTE
        m = rij[r, 1] & ((1 << _LENGTE) - 1)
        gevonden = False
        w = uit - 1
        # One at most, but for two different ways with the same hash.
        while w >= 0 and hash_[w] == h:
            if lengte[w] == m:
                gelijk = True
                for k in range(m):
                    if waar[eerste[w] + k] != waar[a + k]:
                        gelijk = False
                        break
                if gelijk:
                    aantal[w] += 1
                    gevonden = True
                    break
            w -= 1
        if not gevonden:
            hash_[uit] = h
            aantal[uit] = 1
            lengte[uit] = m
            eerste[uit] = a
            uit += 1
    if 4 * uit > 3 * n:
        return hash_[:uit], aantal[:uit], lengte[:uit], eerste[:uit]
    return hash_[:uit].copy(), aantal[:uit].copy(), lengte[:uit].copy(), eerste[:uit].copy()


@lus
def _verzamel_lus(rij: Any, aantal: Any, lengte: Any, plek: Any, codes: Any) -> tuple[Any, Any, Any, Any]:
    """Rows of (hash, place in the other columns), sorted: equal ways once, with their counts added."""
    n = len(rij)
    hash_ = np.empty(n, dtype=np.int64)
    keer = np.empty(n, dtype=np.int32)
    lang = np.empty(n, dtype=np.int32)
    waar = np.empty(n, dtype=np.int64)
    uit = 0
    for r in range(n):
        h = rij[r, 0]
        c = rij[r, 1]
        m = lengte[c]
        gevonden = False
        w = uit - 1
        while w >= 0 and hash_[w] == h:
            if lang[w] == m:
                gelijk = True
                for k in range(m):
                    if codes[waar[w] + k] != codes[plek[c] + k]:
                        gelijk = False
                        break
                if gelijk:
                    keer[w] += aantal[c]
                    gevonden = True
                    break
            w -= 1
        if not gevonden:
            hash_[uit] = h
            keer[uit] = aantal[c]
            lang[uit] = m
            waar[uit] = plek[c]
            uit += 1
    return hash_[:uit], keer[:uit], lang[:uit], waar[:uit]


@lus
def _schrijf_lus(waar: Any, eerste: Any, lengte: Any, codes: Any) -> None:
    naar = 0
    for w in range(len(eerste)):
        for k in range(eerste[w], eerste[w] + lengte[w]):
            codes[naar] = waar[k]
            naar += 1


@lus
def _voeg_lus(
    ah: Any, an: Any, al: Any, ap: Any, bh: Any, bn: Any, bl: Any, bp: Any, codes: Any
) -> tuple[Any, Any, Any, Any]:
    """Two rows sorted by hash as one; ways with the same hash stand beside each other, equal ones once."""
    hash_ = np.empty(len(ah) + len(bh), dtype=np.int64)
    keer = np.empty(len(ah) + len(bh), dtype=np.int32)
    lengte = np.empty(len(ah) + len(bh), dtype=np.int32)
    plek = np.empty(len(ah) + len(bh), dtype=np.int64)
    i = 0
    j = 0
    uit = 0
    while i < len(ah) or j < len(bh):
        if j == len(bh) or (i < len(ah) and ah[i] <= bh[j]):
            hash_[uit] = ah[i]
            keer[uit] = an[i]
            lengte[uit] = al[i]
            plek[uit] = ap[i]
            i += 1
            uit += 1
            continue
        # Of b: is it one of those of a with this hash, which all stand just before?
        gevonden = False
        w = uit - 1
        while w >= 0 and hash_[w] == bh[j]:
            if lengte[w] == bl[j]:
                gelijk = True
                for k in range(bl[j]):
                    if codes[plek[w] + k] != codes[bp[j] + k]:
                        gelijk = False
                        break
                if gelijk:
                    keer[w] += bn[j]
                    gevonden = True
                    break
            w -= 1
        if not gevonden:
            hash_[uit] = bh[j]
            keer[uit] = bn[j]
            lengte[uit] = bl[j]
            plek[uit] = bp[j]
            uit += 1
        j += 1
    if 4 * uit > 3 * len(hash_):
        # Little to win by copying.
        return hash_[:uit], keer[:uit], lengte[:uit], plek[:uit]
    return hash_[:uit].copy(), keer[:uit].copy(), lengte[:uit].copy(), plek[:uit].copy()


def _tel_gewoon(casus: npt.NDArray[Any], waar: npt.NDArray[Any]) -> Wegen:
    wissel = np.flatnonzero(casus[1:] != casus[:-1]) + 1 if len(casus) else np.zeros(0, dtype=np.intp)
    keer: dict[bytes, list[int]] = {}
    for a, b in zip([0, *wissel.tolist()], [*wissel.tolist(), len(casus)], strict=True):
        if b > a:
            keer.setdefault(waar[a:b].tobytes(), [0, b - a, a])[0] += 1
    aantal, lengte, plek = np.array(list(keer.values()), dtype=np.int64).reshape(-1, 3).T
    h = _hashes(waar, plek, lengte)
    op = np.argsort(h, kind="stable")
    wegen = Wegen(
        hash=h[op],
        aantal=aantal[op].astype(np.int32),
        lengte=lengte[op].astype(np.int32),
        plek=plek[op],
        codes=waar,
    )
    return _compact(wegen)


def _voeg_gewoon(
    ah: Any, an: Any, al: Any, ap: Any, bh: Any, bn: Any, bl: Any, bp: Any, codes: Any
) -> tuple[Any, Any, Any, Any]:
    keer: dict[bytes, list[int]] = {}
    for rij in (zip(*(x.tolist() for x in r), strict=True) for r in ((ah, an, al, ap), (bh, bn, bl, bp))):
        for h, n, lengte, plek in rij:
            keer.setdefault(codes[plek : plek + lengte].tobytes(), [h, 0, lengte, plek])[1] += n
    alle = np.array(sorted(keer.values()), dtype=np.int64)
    aantal, lengte = (alle[:, k].astype(np.int32) for k in (1, 2))
    return alle[:, 0].copy(), aantal, lengte, alle[:, 3].copy()


def _hashes(waar: npt.NDArray[Any], plek: Getallen, lengte: Getallen) -> Getallen:
    """The hashes that the loop gives, of all ways at once, one visit at a time."""
    h = np.full(len(plek), _BEGIN, dtype=np.uint64)
    for k in range(int(lengte.max(initial=0))):
        nog = np.flatnonzero(lengte > k)
        nu = (waar[plek[nog] + k].astype(np.int64) + 1).view(np.uint64)
        h[nog] = (h[nog] ^ nu) * np.uint64(_MAAL)
    met_teken = h.view(np.int64)
    return met_teken ^ (met_teken >> 29)

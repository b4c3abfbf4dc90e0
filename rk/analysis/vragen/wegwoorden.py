"""Whole ways counted exactly: a table by hash in which every match is looked at, letter by letter.

Two different ways never count as one, whatever their hashes: a hash only says where to look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.vragen.basis import Getallen
from rk.analysis.vragen.snel import aan, lus

_MAAL = 0x2545F4914F6CDD1D
_BEGIN = 0x1E3779B97F4A7C15


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegen:
    """Different ways, by hash: how often each came, its length, and the codes of all behind each other."""

    hash: Getallen
    aantal: Getallen
    lengte: npt.NDArray[np.int32]
    codes: npt.NDArray[Any]

    def __len__(self) -> int:
        return len(self.hash)

    def __add__(self, ander: Wegen) -> Wegen:
        if not len(self):
            return ander
        if not len(ander):
            return self
        dtype = np.promote_types(self.codes.dtype, ander.codes.dtype)
        a, b = (x.codes.astype(dtype, copy=False) for x in (self, ander))
        doe = _voeg_lus if aan() else _voeg_gewoon
        return Wegen(
            **dict(
                zip(
                    ("hash", "aantal", "lengte", "codes"),
                    doe(self.hash, self.aantal, self.lengte, a, ander.hash, ander.aantal, ander.lengte, b),
                    strict=True,
                )
            )
        )

    def begin(self) -> npt.NDArray[np.int64]:
        """Where in `codes` each way begins; one longer than there are ways."""
        return np.concatenate(([0], np.cumsum(self.lengte, dtype=np.int64)))


def tel_wegen(casus: npt.NDArray[Any], waar: npt.NDArray[Any]) -> Wegen:
    """The different ways of the casussen of a part that have visits, by what `waar` says of each visit."""
    hoogst = int(waar.max(initial=0))
    # Codes are kept as small as they can be.
    klein = np.int8 if hoogst < 1 << 7 else np.int16 if hoogst < 1 << 15 else np.int32
    if not aan():
        return _tel_gewoon(casus, waar.astype(klein, copy=False))
    rij, _begin, aantal = _tel_lus(casus, waar)
    orde = np.argsort(rij[:aantal, 0])
    hash_, keer, lengte = (np.ascontiguousarray(rij[orde, k]) for k in (0, 3, 2))
    codes = np.empty(int(lengte.sum()), dtype=klein)
    _schrijf_lus(waar, rij, orde, codes)
    return Wegen(hash=hash_, aantal=keer, lengte=lengte.astype(np.int32), codes=codes)


@lus
def _tel_lus(casus: Any, waar: Any) -> tuple[Any, Any, int]:
    """By way: its hash, where it first came, its length, and how often it came."""
    maat = 1 << 10
    tafel = np.full(maat, -1, dtype=np.int32)
    rij = np.empty((maat // 2 + 1, 4), dtype=np.int64)
    vol = 0
    i = 0
    n = len(casus)
    while i < n:
        begin = i
        c = casus[i]
        h = np.int64(_BEGIN)
        while i < n and casus[i] == c:
            h = (h ^ (waar[i] + 1)) * np.int64(_MAAL)
            i += 1
        h ^= h >> 29
        lengte = i - begin
        plek = h & (maat - 1)
        while True:
            w = tafel[plek]
            if w < 0:
                tafel[plek] = vol
                rij[vol, 0] = h
                rij[vol, 1] = begin
                rij[vol, 2] = lengte
                rij[vol, 3] = 1
                vol += 1
                break
            if rij[w, 0] == h and rij[w, 2] == lengte:
                eerder = rij[w, 1]
                gelijk = True
                for k in range(lengte):
                    if waar[eerder + k] != waar[begin + k]:
                        gelijk = False
                        break
                if gelijk:
                    rij[w, 3] += 1
                    break
            plek = (plek + 1) & (maat - 1)
        if 2 * vol >= maat:
            maat *= 4
            tafel = np.full(maat, -1, dtype=np.int32)
            groter = np.empty((maat // 2 + 1, 4), dtype=np.int64)
            groter[:vol] = rij[:vol]
            rij = groter
            for w in range(vol):
                plek = rij[w, 0] & (maat - 1)
                while tafel[plek] >= 0:
                    plek = (plek + 1) & (maat - 1)
                tafel[plek] = w
    return rij, tafel, vol


@lus
def _schrijf_lus(waar: Any, rij: Any, orde: Any, codes: Any) -> None:
    naar = 0
    for w in orde:
        for k in range(rij[w, 1], rij[w, 1] + rij[w, 2]):
            codes[naar] = waar[k]
            naar += 1


@lus
def _voeg_lus(
    ah: Any, an: Any, al: Any, ac: Any, bh: Any, bn: Any, bl: Any, bc: Any
) -> tuple[Any, Any, Any, Any]:
    """Two rows sorted by hash as one; ways with the same hash stand beside each other, equal ones once."""
    hash_ = np.empty(len(ah) + len(bh), dtype=np.int64)
    keer = np.empty(len(ah) + len(bh), dtype=np.int64)
    lengte = np.empty(len(ah) + len(bh), dtype=np.int32)
    codes = np.empty(len(ac) + len(bc), dtype=ac.dtype)
    i = 0
    j = 0
    pi = 0
    pj = 0
    uit = 0
    naar = 0
    while i < len(ah) or j < len(bh):
        if j == len(bh) or (i < len(ah) and ah[i] <= bh[j]):
            hash_[uit] = ah[i]
            keer[uit] = an[i]
            lengte[uit] = al[i]
            for k in range(al[i]):
                codes[naar + k] = ac[pi + k]
            naar += al[i]
            pi += al[i]
            i += 1
            uit += 1
            continue
        # Of b: is it one of those of a with this hash, which all stand just before?
        gevonden = False
        w = uit - 1
        pw = naar
        while w >= 0 and hash_[w] == bh[j]:
            pw -= lengte[w]
            if lengte[w] == bl[j]:
                gelijk = True
                for k in range(bl[j]):
                    if codes[pw + k] != bc[pj + k]:
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
            for k in range(bl[j]):
                codes[naar + k] = bc[pj + k]
            naar += bl[j]
            uit += 1
        pj += bl[j]
        j += 1
    return hash_[:uit].copy(), keer[:uit].copy(), lengte[:uit].copy(), codes[:naar].copy()


def _tel_gewoon(casus: npt.NDArray[Any], waar: npt.NDArray[Any]) -> Wegen:
    wissel = np.flatnonzero(casus[1:] != casus[:-1]) + 1 if len(casus) else np.zeros(0, dtype=np.intp)
    keer: dict[bytes, int] = {}
    for a, b in zip([0, *wissel.tolist()], [*wissel.tolist(), len(casus)], strict=True):
        if b > a:
            weg = waar[a:b].tobytes()
            keer[weg] = keer.get(weg, 0) + 1
    return _op_hash([(np.frombuffer(weg, dtype=waar.dtype), n) for weg, n in keer.items()], waar.dtype)


def _voeg_gewoon(ah: Any, an: Any, al: Any, ac: Any, bh: Any, bn: Any, bl: Any, bc: Any) -> Any:
    keer: dict[bytes, int] = {}
    for n, lengte, codes in ((an, al, ac), (bn, bl, bc)):
        for stuk, hoe_vaak in zip(np.split(codes, np.cumsum(lengte)[:-1]), n.tolist(), strict=True):
            keer[stuk.tobytes()] = keer.get(stuk.tobytes(), 0) + hoe_vaak
    w = _op_hash([(np.frombuffer(weg, dtype=ac.dtype), n) for weg, n in keer.items()], ac.dtype)
    return w.hash, w.aantal, w.lengte, w.codes


def _op_hash(wegen: list[tuple[npt.NDArray[Any], int]], dtype: Any) -> Wegen:
    lengte = np.array([len(w) for w, _n in wegen], dtype=np.int32)
    h = np.full(len(wegen), _BEGIN, dtype=np.uint64)
    # All ways at once, one visit at a time: the same hash as the loop has.
    orde = np.argsort(-lengte, kind="stable")
    for k in range(int(lengte.max(initial=0))):
        rest = orde[: np.searchsorted(-lengte[orde], -k, side="left")]
        nu = np.array([int(wegen[w][0][k]) + 1 for w in rest], dtype=np.int64).view(np.uint64)
        h[rest] = (h[rest] ^ nu) * np.uint64(_MAAL)
    met_teken = h.view(np.int64)
    met_teken = met_teken ^ (met_teken >> 29)
    op = np.argsort(met_teken, kind="stable")
    return Wegen(
        hash=met_teken[op],
        aantal=np.array([wegen[w][1] for w in op], dtype=np.int64),
        lengte=lengte[op],
        codes=np.concatenate([wegen[w][0] for w in op]) if len(op) else np.zeros(0, dtype=dtype),
    )

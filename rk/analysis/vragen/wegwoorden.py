"""Whole ways counted exactly: sorted by hash, and equal hashes compared halte by halte.

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
    aantal: npt.NDArray[np.int32]
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
    h, begin = _hash_lus(casus, waar)
    orde = _orde_lus(h)
    hash_, aantal, lengte, eerste = _groepeer_lus(h, begin, orde, waar)
    codes = np.empty(int(lengte.sum()), dtype=klein)
    _schrijf_lus(waar, eerste, lengte, codes)
    return Wegen(hash=hash_, aantal=aantal, lengte=lengte, codes=codes)


@lus
def _hash_lus(casus: Any, waar: Any) -> tuple[Any, Any]:
    """The hash of each casus' way, and where it begins (one more: where the last one ends)."""
    n = len(casus)
    aantal = 0
    for i in range(n):
        aantal += i == 0 or casus[i] != casus[i - 1]
    hashes = np.empty(aantal, dtype=np.int64)
    begin = np.empty(aantal + 1, dtype=np.int64)
    begin[aantal] = n
    w = 0
    i = 0
    while i < n:
        begin[w] = i
        c = casus[i]
        h = np.int64(_BEGIN)
        while i < n and casus[i] == c:
            h = (h ^ (waar[i] + 1)) * np.int64(_MAAL)
            i += 1
        hashes[w] = h ^ (h >> 29)
        w += 1
    return hashes, begin


@lus
def _orde_lus(hashes: Any) -> Any:
    """The order of the hashes: by as many upper bits as there are ways, then what little is left.

    Equal hashes lie together already, so that only a few different ones share a bucket.
    """
    n = len(hashes)
    bits = 1
    while bits < 22 and (1 << bits) < n:
        bits += 1
    half = 1 << (bits - 1)
    tel = np.zeros((1 << bits) + 1, dtype=np.int32)
    for i in range(n):
        tel[(hashes[i] >> (64 - bits)) + half + 1] += 1
    for k in range(1 << bits):
        tel[k + 1] += tel[k]
    orde = np.empty(n, dtype=np.int32)
    for i in range(n):
        k = (hashes[i] >> (64 - bits)) + half
        orde[tel[k]] = i
        tel[k] += 1
    for i in range(1, n):
        nu = orde[i]
        j = i
        while j > 0 and hashes[orde[j - 1]] > hashes[nu]:
            orde[j] = orde[j - 1]
            j -= 1
        orde[j] = nu
    return orde


@lus
def _groepeer_lus(hashes: Any, begin: Any, orde: Any, waar: Any) -> tuple[Any, Any, Any, Any]:
    """Of each different way: its hash, how often it came, its length, and where it first stands."""
    n = len(orde)
    hash_ = np.empty(n, dtype=np.int64)
    aantal = np.empty(n, dtype=np.int32)
    lengte = np.empty(n, dtype=np.int32)
    eerste = np.empty(n, dtype=np.int64)
    uit = 0
    for r in range(n):
        c = orde[r]
        h = hashes[c]
        a = begin[c]
        m = begin[c + 1] - a
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
    return hash_[:uit].copy(), aantal[:uit].copy(), lengte[:uit].copy(), eerste[:uit].copy()


@lus
def _schrijf_lus(waar: Any, eerste: Any, lengte: Any, codes: Any) -> None:
    naar = 0
    for w in range(len(eerste)):
        for k in range(eerste[w], eerste[w] + lengte[w]):
            codes[naar] = waar[k]
            naar += 1


@lus
def _voeg_lus(
    ah: Any, an: Any, al: Any, ac: Any, bh: Any, bn: Any, bl: Any, bc: Any
) -> tuple[Any, Any, Any, Any]:
    """Two rows sorted by hash as one; ways with the same hash stand beside each other, equal ones once."""
    hash_ = np.empty(len(ah) + len(bh), dtype=np.int64)
    keer = np.empty(len(ah) + len(bh), dtype=np.int32)
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
    if 4 * uit > 3 * len(hash_):
        # Little to win by copying.
        return hash_[:uit], keer[:uit], lengte[:uit], codes[:naar]
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
        aantal=np.array([wegen[w][1] for w in op], dtype=np.int32),
        lengte=lengte[op],
        codes=np.concatenate([wegen[w][0] for w in op]) if len(op) else np.zeros(0, dtype=dtype),
    )

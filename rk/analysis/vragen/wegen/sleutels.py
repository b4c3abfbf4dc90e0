"""From the visits of a part to the keys of its ways."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.vragen.basis import Getallen
from rk.analysis.vragen.snel import aan
from rk.analysis.vragen.wegen.klad import KLAD
from rk.analysis.vragen.wegen.lussen import (
    BEGIN,
    ERBIJ,
    GROOTST,
    LANGST,
    LENGTE,
    MAAL,
    bytes_lus,
    einden_lus,
    knip_lus,
    lang_lus,
    sleutel_lus,
)
from rk.analysis.vragen.wegen.tellingen import Wegen, samen

_GEEN = np.zeros(0, dtype=np.int32)
_PROEF = 1 << 11
"""So many ways are looked at to see whether most are gone once."""


def tel_wegen(casus: npt.NDArray[Any], waar: npt.NDArray[Any]) -> Wegen:
    """The ways of the casussen of a part that have visits, by what `waar` says of each visit.

    Where most ways are gone once they are not made one yet: that is for when those of all parts are there.
    """
    if not aan():
        return _gewoon(casus, waar)
    eind = KLAD.ruimte("eind", len(casus), np.int32)
    eind = eind[: einden_lus(casus, eind)]
    # Room before the first, and for the word after the last.
    los = KLAD.ruimte("los", (len(waar) // 8 + 5) * 8, np.uint8)
    hoogst = bytes_lus(waar, los)
    rij = KLAD.ruimte("rij", 2 * len(eind), np.int64).reshape(-1, 2)
    lengte = KLAD.ruimte("lengte", len(eind), np.int32)
    stuk = KLAD.ruimte("stuk", len(eind), np.uint8)
    lang = KLAD.ruimte("lang", len(eind) + 1, np.int64)
    lang = lang[: sleutel_lus(los.view("<u8"), eind, rij, lengte, lang, stuk)]
    if hoogst > GROOTST and len(eind):
        te_groot = np.maximum.reduceat(waar, eind - (lengte - 1)) > GROOTST
        lang = np.flatnonzero(te_groot | (lengte > LANGST))
    codes = np.empty(int(lengte[lang].sum()), dtype=_dtype(hoogst))
    lang_lus(waar, los.view("<u8"), eind, rij, lengte, lang, stuk, codes)
    proef = (rij[:_PROEF, 0] << 1) ^ rij[:_PROEF, 1]
    if len(rij) > 2 * _PROEF and 2 * len(np.unique(proef)) > _PROEF:
        uit = KLAD.blijft(2 * len(eind), np.int64).reshape(-1, 2)
        knip = knip_lus(rij, stuk, uit)
        return Wegen(sleutel=uit, aantal=_GEEN, codes=codes, knip=knip)
    return samen([_los(rij, codes)])


def _los(rij: Getallen, codes: npt.NDArray[Any]) -> Wegen:
    """Ways as they came, not by piece."""
    return Wegen(sleutel=rij, aantal=_GEEN, codes=codes, knip=np.zeros(0, dtype=np.int64))


def _dtype(hoogst: int) -> type[np.signedinteger[Any]]:
    """The smallest in which codes up to this one can be kept."""
    return np.int8 if hoogst < 1 << 7 else np.int16 if hoogst < 1 << 15 else np.int32


def _gewoon(casus: npt.NDArray[Any], waar: npt.NDArray[Any]) -> Wegen:
    wissel = np.flatnonzero(casus[1:] != casus[:-1]) + 1 if len(casus) else np.zeros(0, dtype=np.intp)
    rijen: list[tuple[int, int]] = []
    codes: list[int] = []
    for van, tot in zip([0, *wissel.tolist()], [*wissel.tolist(), len(casus)], strict=True):
        weg = waar[van:tot].tolist()
        if not weg:
            continue
        if len(weg) > LANGST or max(weg) > GROOTST:
            rijen.append((_hash(weg), (len(codes) << LENGTE) | len(weg)))
            codes += weg
        else:
            heel = bytes(x + ERBIJ for x in weg)
            rijen.append(
                (int.from_bytes(heel[:-8], "little"), _met_teken(int.from_bytes(heel[-8:], "little")))
            )
    rij = np.array(rijen, dtype=np.int64).reshape(-1, 2)
    return samen([_los(rij, np.array(codes, dtype=_dtype(max(codes, default=0))))])


def _hash(weg: list[int]) -> int:
    """What the loop says of a long way."""
    los = bytes((x + ERBIJ) & 255 for x in weg)
    h = BEGIN
    for k in range(0, len(los), 8):
        h = ((h ^ int.from_bytes(los[k : k + 8], "little")) * MAAL) & ((1 << 64) - 1)
        h ^= h >> 32
    return _met_teken((h ^ (_met_teken(h) >> 29) & 0x7FFFFFFFF) | 1 << 63)


def _met_teken(x: int) -> int:
    """The lower 64 bits, of which the first is a sign."""
    x &= (1 << 64) - 1
    return x - (1 << 64) if x >> 63 else x

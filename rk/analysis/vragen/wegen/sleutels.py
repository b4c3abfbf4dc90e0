"""From the visits of a part to the keys of its ways."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.vragen.basis import Getallen
from rk.analysis.vragen.klad import KLAD
from rk.analysis.vragen.snel import aan
from rk.analysis.vragen.wegen.lussen import (
    BEGIN,
    BREED,
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
    breed = hoogst > GROOTST and len(eind) > 0
    if breed:
        te_groot = np.maximum.reduceat(waar, eind - (lengte - 1)) > GROOTST
        lang = np.flatnonzero(te_groot | (lengte > LANGST))
    woorden = KLAD.blijft(int(((lengte[lang] + 7) >> (1 if breed else 3)).sum()), np.uint64)
    woorden = woorden[: lang_lus(waar, los.view("<u8"), eind, rij, lengte, lang, stuk, breed, woorden)]
    if len(rij) > 2 * _PROEF and 2 * _verschillend(rij[:_PROEF]) > _PROEF:
        uit = KLAD.blijft(2 * len(eind), np.int64).reshape(-1, 2)
        knip = knip_lus(rij, stuk, uit)
        return Wegen(sleutel=uit, aantal=_GEEN, woorden=woorden, knip=knip)
    return samen([_los(rij, woorden)])


def _verschillend(rij: Getallen) -> int:
    """How many keys differ, or hardly fewer; quicker than to look well."""
    prints = np.sort((rij[:, 0] << 1) ^ rij[:, 1])
    return 1 + int(np.count_nonzero(prints[1:] != prints[:-1]))


def _los(rij: Getallen, woorden: npt.NDArray[np.uint64]) -> Wegen:
    """Ways as they came, not by piece."""
    return Wegen(sleutel=rij, aantal=_GEEN, woorden=woorden, knip=np.zeros(0, dtype=np.int64))


def _gewoon(casus: npt.NDArray[Any], waar: npt.NDArray[Any]) -> Wegen:
    wissel = np.flatnonzero(casus[1:] != casus[:-1]) + 1 if len(casus) else np.zeros(0, dtype=np.intp)
    rijen: list[tuple[int, int]] = []
    woorden: list[int] = []
    for van, tot in zip([0, *wissel.tolist()], [*wissel.tolist(), len(casus)], strict=True):
        weg = [x + ERBIJ for x in waar[van:tot].tolist()]
        if not weg:
            continue
        breed = max(weg) > GROOTST + ERBIJ
        rauw = np.array(weg, dtype="<u4" if breed else "u1").tobytes()
        if breed or len(weg) > LANGST:
            nu = [int.from_bytes(rauw[k : k + 8], "little") for k in range(0, len(rauw), 8)]
            rijen.append((_hash(nu), (len(woorden) << LENGTE) | (breed * BREED) | len(weg)))
            woorden += nu
        else:
            rijen.append(
                (int.from_bytes(rauw[:-8], "little"), _met_teken(int.from_bytes(rauw[-8:], "little")))
            )
    rij = np.array(rijen, dtype=np.int64).reshape(-1, 2)
    return samen([_los(rij, np.array(woorden, dtype=np.uint64))])


def _hash(woorden: list[int]) -> int:
    """What the loop says of a long way."""
    h = BEGIN
    for woord in woorden:
        h = ((h ^ woord) * MAAL) & ((1 << 64) - 1)
        h ^= h >> 32
    return _met_teken((h ^ (_met_teken(h) >> 29) & 0x7FFFFFFFF) | 1 << 63)


def _met_teken(x: int) -> int:
    """The lower 64 bits, of which the first is a sign."""
    x &= (1 << 64) - 1
    return x - (1 << 64) if x >> 63 else x

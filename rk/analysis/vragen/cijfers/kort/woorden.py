"""What is known of visits as words of bits: 64 visits to a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import ONBEKEND, ZELF
from rk.analysis.vragen.basis import Bool
from rk.analysis.vragen.cijfers.deuren import DEELS, DOOR, FORMEEL, GEHOLPEN, GESTOPT, WEG, WEGGESTUURD
from rk.analysis.vragen.cijfers.verhaal import LAUW, WARM, telt_mee
from rk.analysis.vragen.klad import Klad
from rk.analysis.vragen.snel import lus

LANGST = 62
"""The most visits of a casus, on the real way and the best way together."""

# What a bit says of a visit; each has a column of words.
TELT, KEN, ORG, IS_WARM, VERTELD, HOE_OPEN, GESTUURD, UIT_OPEN, UIT_WEG = range(9)
HIELP, VOORBIJ, IS_GESTOPT, CONTACT, TERUG, ROUTE_1, ROUTE_2, ROUTE_OPEN, OVERGANG = range(9, 18)
BITS = 18
_STUK = 1 << 17
"""So many visits are made bits at a time: what lies in between stays near."""


def woorden(deel: Deel, klad: Klad) -> npt.NDArray[np.uint64]:
    """By 64 visits a row of words, with a bit for each visit; one empty row more at the end.

    They lie in `klad`.
    """
    alle = klad.ruimte("woorden", (len(deel) // 64 + 2) * BITS, np.uint64).reshape(-1, BITS)
    alle[len(deel) // 64 :] = 0
    for begin in range(0, len(deel), _STUK):
        eind = min(begin + _STUK, len(deel))
        stuk = {k: rij[begin:eind] for k, rij in deel.bezoek.items()}
        breedte = (eind - begin + 63) // 64 * 8
        per = klad.ruimte("bits", BITS * breedte, np.uint8).reshape(BITS, breedte)
        per[:, -8:] = 0
        for nr, ja in enumerate(_zegt(stuk, _terug(deel["halte"], begin, eind))):
            bits = np.packbits(ja, bitorder="little")
            per[nr, : len(bits)] = bits
        _keer_om(per.view("<u8"), alle[begin // 64 :])
    return alle


@lus
def _keer_om(per: Any, rijen: Any) -> None:
    for r in range(per.shape[1]):
        for k in range(BITS):
            rijen[r, k] = per[k, r]


def _terug(halte: npt.NDArray[Any], begin: int, eind: int) -> Bool:
    """Which visits are to where the one before the last was, with another in between, whoever's it was."""
    voor = min(2, begin)
    h = halte[begin - voor : eind]
    uit = np.zeros(len(h), dtype=bool)
    uit[2:] = (h[2:] == h[:-2]) & (h[2:] != h[1:-1])
    return uit[voor:]


def _zegt(stuk: Mapping[str, npt.NDArray[Any]], terug: Bool) -> Iterator[Bool]:
    """What is true of visits, in the order of the columns of words."""
    helper, soort, hoe, uit = stuk["helper"], stuk["soort"], stuk["overdracht"], stuk["uitkomst"]
    warm, gestopt, weg = hoe == WARM, uit == GESTOPT, uit == WEG
    yield telt_mee(helper, soort, stuk["helper_route"]) != 0
    yield helper != ONBEKEND
    yield stuk["organisatie"] != ONBEKEND
    yield warm
    yield warm | (hoe == LAUW)
    yield hoe == ONBEKEND
    yield hoe == WEGGESTUURD
    yield uit == ONBEKEND
    yield weg
    yield (uit == GEHOLPEN) | (uit == DEELS)
    yield (uit == DOOR) | weg | gestopt
    yield gestopt
    yield (helper > ZELF) & (soort == FORMEEL)
    yield terug
    yield (stuk["route"] & 1) != 0
    yield (stuk["route"] & 2) != 0
    yield stuk["route"] == ONBEKEND
    yield stuk["overgang"] != ONBEKEND

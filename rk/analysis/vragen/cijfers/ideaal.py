"""The loop behind ideal and real: `rk.inzicht.ideaal` on columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.tabel import ONBEKEND
from rk.analysis.vragen.snel import lus

FIGUREN = ("ideaal_ontbreekt", "ideaal_andere_weg", "ideaal_volgorde", "ideaal_verschuiving")
KOLOMMEN = ("halte", "route")
_BITS = 62


@lus
def reken(uit: Any, kolom: int, van: Any, midden: Any, tot: Any, halte: Any, route: Any, haltes: int) -> None:
    """Fill `uit` (rows casussen, from `kolom` on `laag`, `hoog` and `van` of each of FIGUREN).

    `haltes`: the highest code of a halte, plus one. The longest common row of halte after halte is found
    with a bit for each visit of the best way (Hyyrö 2004), or by the table of all pairs when that way
    has too many. How many haltes are missing, other or in another
    order does not hang on which of the longest common rows is taken: with w and b visits to a halte
    on either way, b - w (if positive) are missing and w - b other, and of the rest what is not in the
    longest row is in another order. The shift is open (NaN) when the route of a halte is unknown.
    """
    langst = 0
    for c in range(len(van)):
        langst = max(langst, tot[c] - midden[c])
    saldo = np.zeros(haltes, dtype=np.int64)
    # By halte: a bit for each place of the best way where it stands.
    plekken = np.zeros(haltes, dtype=np.int64)
    rij = np.zeros(langst + 1, dtype=np.int64)
    for c in range(len(van)):
        for k in range(kolom, kolom + 12):
            uit[c, k] = np.nan
        n = midden[c] - van[c]
        m = tot[c] - midden[c]
        if n == 0 or m == 0:
            continue
        bits = m <= _BITS
        if bits:
            for j in range(m):
                plekken[halte[midden[c] + j]] |= 1 << j
        else:
            for j in range(m + 1):
                rij[j] = 0
        vol = (1 << m) - 1 if bits else 0
        open_ = vol
        plek_w = 0
        plek_b = 0
        weet = True
        for i in range(van[c], midden[c]):
            h = halte[i]
            saldo[h] += 1
            plek_w += int(route[i])
            weet = weet and route[i] != ONBEKEND
            if bits:
                raak = open_ & plekken[h]
                open_ = ((open_ + raak) | (open_ - raak)) & vol
                continue
            schuin = 0
            for j in range(m):
                boven = rij[j + 1]
                if halte[midden[c] + j] == h:
                    rij[j + 1] = schuin + 1
                else:
                    rij[j + 1] = max(boven, rij[j])
                schuin = boven
        samen = 0 if bits else rij[m]
        # Each bit that went out is a visit of the longest row.
        dicht = vol & ~open_
        while dicht:
            dicht &= dicht - 1
            samen += 1
        for j in range(midden[c], tot[c]):
            plekken[halte[j]] = 0
            saldo[halte[j]] -= 1
            plek_b += int(route[j])
            weet = weet and route[j] != ONBEKEND
        anders = 0
        ontbreekt = 0
        for i in range(van[c], tot[c]):
            s = saldo[halte[i]]
            if s > 0:
                anders += s
            else:
                ontbreekt -= s
            saldo[halte[i]] = 0
        uit[c, kolom] = ontbreekt
        uit[c, kolom + 1] = ontbreekt
        uit[c, kolom + 3] = anders
        uit[c, kolom + 4] = anders
        uit[c, kolom + 6] = n - anders - samen
        uit[c, kolom + 7] = n - anders - samen
        if weet:
            uit[c, kolom + 9] = plek_b / m - plek_w / n
            uit[c, kolom + 10] = uit[c, kolom + 9]

"""The loops under the counting of ways.

A way has a key of two numbers, `boven` and `onder`, side by side. That of a short way is the way: a byte
for each visit, its code plus ERBIJ, the first lowest; `onder` has the last eight, `boven` those before. Of
a way that is longer than LANGST, or has a code that no byte holds, `boven` is a hash below 0, and `onder`
says where it is written out: place (LENGTE bits up), whether it is BREED, and length. It stands there in
words of 64 bits, eight visits to a word as above, or (BREED) two. Two long ways with the same hash are
compared word by word. Places count without a sign: that saves looking whether they count from the end.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.vragen.snel import lus

LANGST = 15
ERBIJ = 2
GROOTST = 255 - ERBIJ
LENGTE = 32
"""Bits for the length of a long way and BREED, below its place."""
BREED = 1 << 31
"""Set where a way has a code that no byte holds."""
STUKKEN = 5
"""Keys lie by 2^STUKKEN pieces, as the upper bits of what they are mixed to."""
MAAL = 0x2545F4914F6CDD1D
BEGIN = 0x1E3779B97F4A7C15
_EMMER = 8
"""Keys are compared within buckets of about 2^8, which lie near."""


@lus
def einden_lus(casus: Any, eind: Any) -> int:
    """The place of the last visit of each casus, and how many there are.

    Without a branch: where a casus ends can't be foreseen.
    """
    n = len(casus)
    w = np.uint64(0)
    for i in range(n - 1):
        eind[w] = i
        w += np.uint64(casus[i + 1] != casus[i])
    if n > 0:
        eind[w] = n - 1
        w += np.uint64(1)
    return int(w)


@lus
def bytes_lus(waar: Any, uit: Any) -> int:
    """A byte for each visit, from place 16 on; and a number that is no lower than the highest code."""
    hoogst = 0
    for i in range(len(waar)):
        uit[16 + i] = np.uint8(waar[i] + ERBIJ)
        hoogst |= max(0, waar[i])
    return hoogst


@lus
def sleutel_lus(woord: Any, eind: Any, rij: Any, lengte: Any, lang: Any, stuk: Any) -> int:
    """Of each casus: the key as if its way were short, and its length. `woord`: the bytes, by eight.

    In `lang` come the places of ways longer than LANGST; how many is returned. In `stuk`: which piece.
    """
    vorige = -1
    langen = np.uint64(0)
    een = np.uint64(1)
    for w in range(len(eind)):
        m = eind[w] - vorige
        vorige = eind[w]
        # The sixteen bytes up to the last visit, of which only as many count as the way is long.
        begin = np.uint64(np.uint32(eind[w])) + een
        plek = begin >> np.uint64(3)
        over = (begin & np.uint64(7)) << np.uint64(3)
        rest = np.uint64(63) - over
        midden = woord[plek + een]
        eerst = (woord[plek] >> over) | ((midden << een) << rest)
        laatst = (midden >> over) | ((woord[plek + een + een] << een) << rest)
        # In two halves: at once, a word can't be shifted away, and whether it must be can't be foreseen.
        half = np.uint64(max(0, min(32, 64 - 4 * m)))
        rij[w, 0] = np.int64((eerst >> half) >> half)
        rij[w, 1] = np.int64(laatst >> np.uint64(max(0, 64 - 8 * m)))
        x = ((rij[w, 0] << 1) ^ rij[w, 1]) * np.int64(MAAL)
        stuk[w] = (x >> (64 - STUKKEN)) & ((1 << STUKKEN) - 1)
        lengte[w] = m
        lang[langen] = w
        langen += np.uint64(m > LANGST)
    return int(langen)


@lus
def lang_lus(
    waar: Any, woord: Any, eind: Any, rij: Any, lengte: Any, lang: Any, stuk: Any, breed: bool, uit: Any
) -> int:
    """Give the ways at the places `lang` their own key, and write them out in `uit`; how many words.

    `breed`: whether there are codes that no byte holds.
    """
    een = np.uint64(1)
    naar = np.uint64(0)
    for r in range(len(lang)):
        w = lang[r]
        m = np.int64(lengte[w])
        begin = eind[w] + 1 - m
        voor = naar
        is_breed = 0
        if breed:
            for k in range(m):
                is_breed |= int(waar[begin + k] > GROOTST)
        h = np.int64(BEGIN)
        if is_breed:
            for k in range(0, m, 2):
                x = np.uint64(waar[begin + k] + ERBIJ)
                if k + 1 < m:
                    x |= np.uint64(waar[begin + k + 1] + ERBIJ) << np.uint64(32)
                uit[naar] = x
                naar += een
                h = (h ^ np.int64(x)) * np.int64(MAAL)
                h ^= (h >> 32) & 0xFFFFFFFF
        else:
            over = np.uint64((begin & 7) * 8)
            rest = np.uint64(63) - over
            plek = np.uint64((begin + 16) >> 3)
            for k in range(0, m, 8):
                x = (woord[plek] >> over) | ((woord[plek + een] << een) << rest)
                # Of the last word only what is of this way.
                x &= np.uint64(0xFFFFFFFFFFFFFFFF) >> np.uint64(max(0, 64 - 8 * int(m - k)))
                uit[naar] = x
                naar += een
                h = (h ^ np.int64(x)) * np.int64(MAAL)
                h ^= (h >> 32) & 0xFFFFFFFF
                plek += een
        rij[w, 0] = (h ^ ((h >> 29) & 0x7FFFFFFFF)) | np.int64(-(1 << 63))
        rij[w, 1] = (np.int64(voor) << LENGTE) | (is_breed * BREED) | m
        stuk[w] = ((rij[w, 0] * np.int64(MAAL)) >> (64 - STUKKEN)) & ((1 << STUKKEN) - 1)
    return int(naar)


@lus
def knip_lus(rij: Any, stuk: Any, uit: Any) -> Any:
    """The keys in `uit` by piece, each piece behind the one before, and where each begins."""
    n = len(rij)
    knip = np.zeros((1 << STUKKEN) + 1, dtype=np.int64)
    for r in range(n):
        knip[stuk[r] + 1] += 1
    for k in range(1 << STUKKEN):
        knip[k + 1] += knip[k]
    naar = knip.astype(np.uint64)
    for r in range(n):
        k = stuk[r]
        uit[naar[k], 0] = rij[r, 0]
        uit[naar[k], 1] = rij[r, 1]
        naar[k] += np.uint64(1)
    return knip


@lus
def samen_lus(
    rij: Any,
    aantal: Any,
    woorden: Any,
    grens: Any,
    voor: Any,
    een_stuk: bool,
    emmer: Any,
    uit: Any,
    keer: Any,
) -> Any:
    """Equal keys once in `uit`, with their counts in `keer`: by piece, and where each begins.

    Without `aantal` each row counts for one. From `grens[d]` to `grens[d + 1]` the rows are of part d, whose
    long ways are written out from `voor[d]` in `woorden`. `een_stuk`: all are of one piece, and only the end
    is told.
    """
    n = len(rij)
    telt = len(aantal) > 0
    # In which bucket a key belongs, the first bits of what it is mixed to say; the next, where it lies there.
    vast = STUKKEN if een_stuk else 0
    bits = 0 if een_stuk else STUKKEN
    while bits < 24 and n >> (bits + _EMMER) > 0:
        bits += 1
    masker = (1 << bits) - 1
    vanaf = np.zeros((1 << bits) + 1, dtype=np.int32)
    for r in range(n):
        x = (rij[r, 0] if rij[r, 0] < 0 else (rij[r, 0] << 1) ^ rij[r, 1]) * np.int64(MAAL)
        emmer[r] = (x >> (64 - vast - bits)) & masker
    for r in range(n):
        vanaf[emmer[r] + 1] += 1
    meest = 0
    for k in range(1 << bits):
        meest = max(meest, vanaf[k + 1])
        vanaf[k + 1] += vanaf[k]
    # Each row's emptied place is where the next of its bucket goes.
    naar = vanaf.astype(np.uint64)
    for d in range(len(voor)):
        hoger = voor[d] << LENGTE
        for r in range(grens[d], grens[d + 1]):
            k = emmer[r]
            uit[naar[k], 0] = rij[r, 0]
            uit[naar[k], 1] = rij[r, 1] + (hoger & (rij[r, 0] >> 63))
            if telt:
                keer[naar[k]] = aantal[r]
            naar[k] += np.uint64(1)
    groot = 8
    while groot < 4 * meest:
        groot *= 2
    tafel = np.zeros(groot, dtype=np.int32)
    knip = np.zeros((1 << STUKKEN) + 1, dtype=np.int64)
    een = np.uint64(1)
    klaar = np.uint64(0)
    for k in range(1 << bits):
        if not een_stuk and k & ((1 << (bits - STUKKEN)) - 1) == 0:
            knip[k >> (bits - STUKKEN)] = klaar
        rijen = vanaf[k + 1] - vanaf[k]
        maat = 8
        schuif = 61 - vast - bits
        while maat < 4 * rijen:
            maat *= 2
            schuif -= 1
        for leeg in range(maat):
            tafel[leeg] = 0
        begin = klaar
        for r in range(np.uint64(vanaf[k]), np.uint64(vanaf[k + 1])):
            bb = uit[r, 0]
            oo = uit[r, 1]
            erbij = keer[r] if telt else np.int32(1)
            x = (bb if bb < 0 else (bb << 1) ^ oo) * np.int64(MAAL)
            s = np.uint64((x >> max(0, schuif)) & (maat - 1))
            # The first with this place, or (0) where this one goes if it is new; which can't be foreseen.
            t = tafel[s]
            p = begin + np.uint64(t) - een if t > 0 else klaar
            if (t > 0) & ((uit[p, 0] ^ bb) | (uit[p, 1] ^ oo) != 0):
                # Another way, or a long one.
                gelijk = False
                while t > 0:
                    p = begin + np.uint64(t) - een
                    gelijk = uit[p, 0] == bb and (uit[p, 1] == oo or bb < 0)
                    if gelijk and bb < 0:
                        m = oo & ((1 << LENGTE) - 1)
                        gelijk = m == uit[p, 1] & ((1 << LENGTE) - 1)
                        if gelijk:
                            hier = oo >> LENGTE
                            daar = uit[p, 1] >> LENGTE
                            for i in range((m - BREED + 1) >> 1 if m >= BREED else (m + 7) >> 3):
                                if woorden[hier + i] != woorden[daar + i]:
                                    gelijk = False
                                    break
                    if gelijk:
                        break
                    s = (s + een) & np.uint64(maat - 1)
                    t = tafel[s]
                p = p if gelijk else klaar
            # A row that is no new way is written at `klaar` too, and written over by the next. Never beyond
            # where we read.
            keer[p] = (keer[p] if t > 0 else np.int32(0)) + erbij
            uit[klaar, 0] = bb
            uit[klaar, 1] = oo
            klaar += np.uint64(t == 0)
            tafel[s] = np.int32(p - begin) + np.int32(1)
    knip[1 << STUKKEN] = klaar
    return knip

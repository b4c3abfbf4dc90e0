"""The loop behind the doors: `rk.inzicht.deuren` on columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.tabel import ONBEKEND, ZELF, code
from rk.analysis.vragen.snel import lus
from rk.domain import ActorSoort, Overdracht, Uitkomst

WEGGESTUURD = code("overdracht", Overdracht.WEGGESTUURD)
FORMEEL = code("soort", ActorSoort.FORMEEL)
GEHOLPEN = code("uitkomst", Uitkomst.GEHOLPEN)
DEELS = code("uitkomst", Uitkomst.DEELS)
DOOR = code("uitkomst", Uitkomst.DOORGESTUURD)
WEG = code("uitkomst", Uitkomst.WEGGESTUURD)
GESTOPT = code("uitkomst", Uitkomst.CONTACT_GESTOPT)

FIGUREN = ("eerste_hulp", "deuren_dicht", "terugkeer", "formeel_tegelijk")
KOLOMMEN = ("halte", "helper", "soort", "overdracht", "uitkomst")


@lus
def reken(
    uit: Any,
    kolom: int,
    van: Any,
    midden: Any,
    halte: Any,
    helper: Any,
    soort: Any,
    overdracht: Any,
    uitkomst: Any,
) -> None:
    """Fill `uit` (rows casussen, from `kolom` on `laag`, `hoog` and `van` of each of FIGUREN).

    The visits of the real way of casus c lie from `van[c]` to `midden[c]`.
    """
    hoogste = 0
    langst = 0
    for i in range(len(helper)):
        hoogste = max(hoogste, int(helper[i]))
    for c in range(len(van)):
        langst = max(langst, midden[c] - van[c])
    # By helper: from where a next visit goes on with the same contact, and since when that is so. The
    # first place is for visits that are no contact; what they add and take stands in one place, and is 0.
    laatste = np.zeros(hoogste + 2, dtype=np.int64)
    gezien = np.zeros(hoogste + 2, dtype=np.int64)
    voorbij = np.zeros(hoogste + 2, dtype=np.bool_)
    # How many contacts begin and end at each place: narrow in the lower 32 bits, wide above.
    wide = 1 << 32
    erbij = np.zeros(langst + 2, dtype=np.int64)
    tijd = 0
    for c in range(len(van)):
        for k in range(kolom, kolom + 12):
            uit[c, k] = np.nan
        begin = van[c]
        n = midden[c] - begin
        weet = 0
        for i in range(begin, midden[c]):
            weet |= int(uitkomst[i] != ONBEKEND)
        if weet == 0:
            continue
        dicht = 0
        open_ = 0
        hielp = 0
        kan = 0
        terug = 0
        onbekend = 0
        grootste = 0
        tijd += 1
        begonnen = tijd
        for nr in range(n + 2):
            erbij[nr] = 0
        for nr in range(n):
            i = begin + nr
            hoe = uitkomst[i]
            is_open = int(hoe == ONBEKEND)
            weg = int(hoe == WEG)
            if is_open == 1 and nr + 1 < n and overdracht[i + 1] == WEGGESTUURD:
                is_open = 0
                weg = 1
            dicht += weg
            open_ += is_open
            kan = nr + 1 if is_open & int(hielp == 0) & int(kan == 0) else kan
            hielp = nr + 1 if int(hielp == 0) & (int(hoe == GEHOLPEN) | int(hoe == DEELS)) else hielp
            if nr > 1:
                terug += int(halte[i] == halte[i - 2]) & int(halte[i] != halte[i - 1])
            h = int(helper[i])
            gestopt = int(hoe == GESTOPT)
            vreemd = int(h == ONBEKEND)
            onbekend += vreemd
            # One whose helper is not known may have ended any contact.
            tijd += vreemd & gestopt
            contact = int(h > ZELF) & int(soort[i] == FORMEEL)
            wie = h + 1 if contact else 0
            grootste = max(grootste, wie)
            van_eng = laatste[wie] if gezien[wie] == tijd else nr
            van_ruim = laatste[wie] if gezien[wie] >= begonnen else nr
            if van_eng == van_ruim:
                erbij[van_eng if contact else n + 1] += wide + 1
            else:
                erbij[van_eng if contact else n + 1] += 1
                erbij[van_ruim if contact else n + 1] += wide
            erbij[nr + 1 if contact else n + 1] -= wide + 1
            laatste[wie] = nr + 1
            gezien[wie] = 0 if gestopt else tijd
            voorbij[wie] = (int(hoe == DOOR) | int(hoe == WEG) | gestopt) == 1
        for h in range(2, grootste + 1):
            if gezien[h] >= begonnen and not voorbij[h]:
                erbij[laatste[h]] += wide
                erbij[n] -= wide
        meest_eng = 0
        meest_ruim = 0
        som = 0
        for nr in range(n + 1):
            som += erbij[nr]
            meest_eng = max(meest_eng, som & (wide - 1))
            meest_ruim = max(meest_ruim, som >> 32)
        if hielp > 0:
            uit[c, kolom] = kan if kan > 0 else hielp
            uit[c, kolom + 1] = hielp
        uit[c, kolom + 3] = dicht
        uit[c, kolom + 4] = dicht + open_
        uit[c, kolom + 5] = n
        uit[c, kolom + 6] = terug
        uit[c, kolom + 7] = terug
        uit[c, kolom + 9] = meest_eng
        uit[c, kolom + 10] = meest_ruim + onbekend

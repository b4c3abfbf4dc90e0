"""The loop behind the doors: `rk.inzicht.deuren` on columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.tabel import ONBEKEND, code
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
    # By helper: from where a next visit goes on with the same contact, and of which casus that is.
    eng_begin = np.zeros(hoogste + 1, dtype=np.int64)
    eng_tijd = np.zeros(hoogste + 1, dtype=np.int64)
    ruim_begin = np.zeros(hoogste + 1, dtype=np.int64)
    ruim_tijd = np.zeros(hoogste + 1, dtype=np.int64)
    voorbij = np.zeros(hoogste + 1, dtype=np.bool_)
    eng = np.zeros(langst + 1, dtype=np.int64)
    ruim = np.zeros(langst + 1, dtype=np.int64)
    tijd = 0
    for c in range(len(van)):
        for k in range(kolom, kolom + 12):
            uit[c, k] = np.nan
        begin = van[c]
        n = midden[c] - begin
        weet = False
        for i in range(begin, midden[c]):
            if uitkomst[i] != ONBEKEND:
                weet = True
        if not weet:
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
        for nr in range(n + 1):
            eng[nr] = 0
            ruim[nr] = 0
        for nr in range(n):
            i = begin + nr
            hoe = uitkomst[i]
            if hoe == WEG or (hoe == ONBEKEND and nr + 1 < n and overdracht[i + 1] == WEGGESTUURD):
                dicht += 1
            elif hoe == ONBEKEND:
                open_ += 1
                if hielp == 0 and kan == 0:
                    kan = nr + 1
            elif hielp == 0 and (hoe in (GEHOLPEN, DEELS)):
                hielp = nr + 1
            if nr > 1 and halte[i] == halte[i - 2] and halte[i] != halte[i - 1]:
                terug += 1
            h = helper[i]
            if h == ONBEKEND:
                onbekend += 1
                if hoe == GESTOPT:
                    # It may have ended any contact.
                    tijd += 1
            elif soort[i] == FORMEEL:
                grootste = max(grootste, h)
                eng[eng_begin[h] if eng_tijd[h] == tijd else nr] += 1
                eng[nr + 1] -= 1
                ruim[ruim_begin[h] if ruim_tijd[h] == begonnen else nr] += 1
                ruim[nr + 1] -= 1
                eng_begin[h] = nr + 1
                ruim_begin[h] = nr + 1
                eng_tijd[h] = 0 if hoe == GESTOPT else tijd
                ruim_tijd[h] = 0 if hoe == GESTOPT else begonnen
                voorbij[h] = hoe in (DOOR, WEG, GESTOPT)
        for h in range(1, grootste + 1):
            if ruim_tijd[h] == begonnen and not voorbij[h]:
                ruim[ruim_begin[h]] += 1
                ruim[n] -= 1
        meest_eng = 0
        meest_ruim = 0
        som_eng = 0
        som_ruim = 0
        for nr in range(n + 1):
            som_eng += eng[nr]
            som_ruim += ruim[nr]
            meest_eng = max(meest_eng, som_eng)
            meest_ruim = max(meest_ruim, som_ruim)
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

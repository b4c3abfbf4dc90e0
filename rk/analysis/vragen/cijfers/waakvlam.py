"""The loop behind waakvlam_zonder: `rk.inzicht.waakvlam` on columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.tabel import ONBEKEND, TIJD_ONBEKEND, ZELF
from rk.analysis.vragen.cijfers.deuren import GESTOPT
from rk.analysis.vragen.snel import lus
from rk.inzicht.waakvlam import MAANDEN_NA, MAANDEN_VOOR

FIGUREN = ("waakvlam_zonder",)
KOLOMMEN = ("helper", "uitkomst", "overgang", "tijd")


@lus
def reken(
    uit: Any, kolom: int, van: Any, midden: Any, helper: Any, uitkomst: Any, overgang: Any, maand: Any
) -> None:
    """Fill `uit` (rows casussen, from `kolom` on `laag`, `hoog` and `van` of each of FIGUREN).

    The visits of the real way of casus c lie from `van[c]` to `midden[c]`; `maand` is TIJD_ONBEKEND
    where the month is not known.
    """
    meest = 0
    for i in range(len(helper)):
        meest = max(meest, int(helper[i]))
    # By helper, of the very last contact: where it began, where it was last, and whether it stopped; and
    # the same of the last contact that began by then.
    eerste = np.zeros(meest + 1, dtype=np.int64)
    laatste = np.zeros(meest + 1, dtype=np.int64)
    gestopt = np.zeros(meest + 1, dtype=np.int64)
    nu_eerste = np.zeros(meest + 1, dtype=np.int64)
    nu_laatste = np.zeros(meest + 1, dtype=np.int64)
    nu_gestopt = np.zeros(meest + 1, dtype=np.int64)
    for c in range(len(van)):
        begin = van[c]
        eind = midden[c]
        overgangen = 0
        vandaag = TIJD_ONBEKEND
        hoogste = 0
        for i in range(begin, eind):
            overgangen += int(overgang[i] != ONBEKEND)
        uit[c, kolom] = np.nan
        uit[c, kolom + 1] = np.nan
        uit[c, kolom + 2] = np.nan
        if overgangen == 0:
            continue
        for i in range(begin, eind):
            vandaag = max(vandaag, maand[i])
            hoogste = max(hoogste, int(helper[i]))
        vast = 0
        kan = 0
        for plek in range(begin, eind):
            if overgang[plek] == ONBEKEND:
                continue
            vreemd_voor = 0
            vreemd_na = 0
            for i in range(begin, eind):
                if helper[i] == ONBEKEND:
                    if i <= plek:
                        vreemd_voor += 1
                    else:
                        vreemd_na += 1
            zeker = 0
            open_ = 0
            zoekt_na = 0
            zoekt_voor = 0
            for h in range(ZELF + 1, hoogste + 1):
                eerste[h] = laatste[h] = nu_eerste[h] = nu_laatste[h] = -1
                gestopt[h] = nu_gestopt[h] = 1
            for i in range(begin, eind):
                h = int(helper[i])
                if h <= ZELF:
                    continue
                if gestopt[h]:
                    eerste[h] = i
                laatste[h] = i
                gestopt[h] = int(uitkomst[i] == GESTOPT)
                if eerste[h] <= plek:
                    nu_eerste[h] = eerste[h]
                    nu_laatste[h] = i
                    nu_gestopt[h] = gestopt[h]
            for h in range(ZELF + 1, hoogste + 1):
                if laatste[h] < 0:
                    continue
                if nu_eerste[h] >= 0 and nu_laatste[h] > plek:
                    # 1 long enough, 0 open, -1 surely shorter; as `_lang_genoeg`.
                    lang = 0
                    nu = maand[plek]
                    if nu != TIJD_ONBEKEND:
                        vroeg = 0
                        laat = 0
                        if maand[nu_eerste[h]] != TIJD_ONBEKEND:
                            vroeg = 1 if nu - maand[nu_eerste[h]] >= MAANDEN_VOOR else -1
                        if maand[nu_laatste[h]] != TIJD_ONBEKEND:
                            laat = 1 if maand[nu_laatste[h]] - nu >= MAANDEN_NA else -1
                        if laat < 0 and vandaag - nu < MAANDEN_NA and not nu_gestopt[h]:
                            laat = 0
                        if vroeg < 0 or laat < 0:
                            lang = -1
                        elif vroeg > 0 and laat > 0:
                            lang = 1
                            for i in range(nu_eerste[h] + 1, nu_laatste[h] + 1):
                                if helper[i] == ONBEKEND and uitkomst[i] == GESTOPT:
                                    lang = 0
                    if lang < 0 and (vreemd_voor > 0 or vreemd_na > 0):
                        lang = 0
                    if lang > 0:
                        zeker += 1
                    elif lang == 0:
                        open_ += 1
                elif nu_eerste[h] >= 0 and not nu_gestopt[h] and vreemd_na > 0:
                    zoekt_na += 1
                elif eerste[h] > plek and vreemd_voor > 0:
                    zoekt_voor += 1
            van_na = min(zoekt_na, vreemd_na)
            van_voor = min(zoekt_voor, vreemd_voor)
            vreemden = min(vreemd_na - van_na, vreemd_voor - van_voor)
            if zeker + open_ + van_na + van_voor + vreemden == 0:
                vast += 1
            if zeker == 0:
                kan += 1
        uit[c, kolom] = vast
        uit[c, kolom + 1] = kan

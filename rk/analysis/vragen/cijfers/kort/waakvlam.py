"""Who stayed around a transition, of each short casus: `rk.inzicht.waakvlam` on bits."""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.tabel import TIJD_ONBEKEND
from rk.analysis.vragen.cijfers.kort.woorden import IS_GESTOPT, KEN, LANGST, OVERGANG
from rk.analysis.vragen.snel import lus
from rk.inzicht.waakvlam import MAANDEN_NA, MAANDEN_VOOR


@lus
def reken(
    uit: Any, kolom: int, van: Any, midden: Any, tot: Any, woord: Any, helper: Any, maand: Any, helpers: int
) -> None:
    """Fill `uit` from `kolom` on, as `Kort.reken`; the months are asked for only around a transition."""
    # By helper: at which visits he was met.
    wie = np.zeros(helpers + 1, dtype=np.int64)
    b = np.zeros(3, dtype=np.int64)
    # The place of a bit, by what is left of it when divided by 67: no two are alike.
    plaats = np.zeros(67, dtype=np.int64)
    for k in range(63):
        plaats[(1 << k) % 67] = k
    for c in range(len(van)):
        n = midden[c] - van[c]
        begin = van[c]
        if tot[c] - begin > LANGST:
            continue
        echt = (1 << n) - 1
        rij = begin >> 6
        over = np.uint64(begin & 63)
        rest = np.uint64(63) - over
        for k in range(3):
            nr = OVERGANG if k == 0 else KEN if k == 1 else IS_GESTOPT
            w = (woord[rij, nr] >> over) | ((woord[rij + 1, nr] << np.uint64(1)) << rest)
            b[k] = np.int64(w) & echt
        overgangen = b[0]
        if overgangen == 0:
            uit[c, kolom] = uit[c, kolom + 1] = np.nan
            continue
        ken = b[1]
        gestopt = b[2]
        vandaag = TIJD_ONBEKEND
        hoogste = 0
        bit = 1
        for i in range(begin, midden[c]):
            h = (helper[i] + 1) & 0xFFFF
            wie[h] |= bit
            hoogste = max(hoogste, h)
            vandaag = max(vandaag, maand[i])
            bit <<= 1
        vreemd = echt & ~ken
        vast = 0
        kan = 0
        while overgangen:
            plek = overgangen & -overgangen
            overgangen ^= plek
            tot_nu = (plek << 1) - 1
            nu = maand[begin + plaats[plek % 67]]
            vreemd_voor = 0
            vreemd_na = 0
            x = vreemd
            while x:
                een = x & -x
                x ^= een
                vreemd_voor += int(een & tot_nu != 0)
                vreemd_na += int(een & tot_nu == 0)
            zeker = 0
            open_ = 0
            zoekt_na = 0
            zoekt_voor = 0
            # The first two are who is not known, and the person himself.
            for h in range(2, hoogste + 1):
                voor = wie[h] & tot_nu
                na = wie[h] & ~tot_nu
                # The stop that ended the last contact by then, or nothing: contact began after it.
                stop = voor & gestopt
                for k in range(6):
                    stop |= stop >> (1 << k)
                contact = voor & ~stop
                if contact == 0:
                    # No contact that goes on: what comes after is another.
                    zoekt_voor += int(na != 0) & int(vreemd_voor > 0)
                    continue
                if na == 0:
                    zoekt_na += int(vreemd_na > 0)
                    continue
                eerste = contact & -contact
                einde = na & gestopt
                laatste = einde & -einde
                if einde == 0:
                    x = na
                    for k in range(6):
                        x |= x >> (1 << k)
                    laatste = x ^ (x >> 1)
                # 1 long enough, 0 open, -1 surely shorter; as `_lang_genoeg`.
                lang = 0
                if nu != TIJD_ONBEKEND:
                    vroeg = 0
                    laat = 0
                    toen = maand[begin + plaats[eerste % 67]]
                    straks = maand[begin + plaats[laatste % 67]]
                    if toen != TIJD_ONBEKEND:
                        vroeg = 1 if nu - toen >= MAANDEN_VOOR else -1
                    if straks != TIJD_ONBEKEND:
                        laat = 1 if straks - nu >= MAANDEN_NA else -1
                    if laat < 0 and vandaag - nu < MAANDEN_NA and einde == 0:
                        laat = 0
                    if vroeg < 0 or laat < 0:
                        lang = -1
                    elif vroeg > 0 and laat > 0:
                        # One whose helper is not known may have ended it in between.
                        lang = int(vreemd & gestopt & (laatste - eerste) == 0)
                if lang < 0 and vreemd != 0:
                    lang = 0
                zeker += int(lang > 0)
                open_ += int(lang == 0)
            van_na = min(zoekt_na, vreemd_na)
            van_voor = min(zoekt_voor, vreemd_voor)
            vreemden = min(vreemd_na - van_na, vreemd_voor - van_voor)
            vast += int(zeker + open_ + van_na + van_voor + vreemden == 0)
            kan += int(zeker == 0)
        for h in range(hoogste + 1):
            wie[h] = 0
        uit[c, kolom] = vast
        uit[c, kolom + 1] = kan

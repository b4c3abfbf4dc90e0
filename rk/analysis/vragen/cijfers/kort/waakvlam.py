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
    # Who was met again.
    weer = np.zeros(LANGST, dtype=np.int64)

    def aantal(x: Any) -> Any:
        """How many bits are set; what LLVM makes one step of."""
        u = np.uint64(x)
        u = u - ((u >> np.uint64(1)) & np.uint64(0x5555555555555555))
        u = (u & np.uint64(0x3333333333333333)) + ((u >> np.uint64(2)) & np.uint64(0x3333333333333333))
        u = (u + (u >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
        return np.int64((u * np.uint64(0x0101010101010101)) >> np.uint64(56))

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
        een = np.uint64(1)
        w = (woord[rij, OVERGANG] >> over) | ((woord[rij + 1, OVERGANG] << een) << rest)
        overgangen = np.int64(w) & echt
        if overgangen == 0:
            uit[c, kolom] = uit[c, kolom + 1] = np.nan
            continue
        w = (woord[rij, KEN] >> over) | ((woord[rij + 1, KEN] << een) << rest)
        vreemd = echt & ~np.int64(w)
        w = (woord[rij, IS_GESTOPT] >> over) | ((woord[rij + 1, IS_GESTOPT] << een) << rest)
        gestopt = np.int64(w) & echt
        vandaag = TIJD_ONBEKEND
        hoogste = 0
        # At which visits somebody was met who is known, and not the person himself; and those met again.
        eenmaal = 0
        keren = np.uint64(0)
        bit = 1
        for i in range(begin, midden[c]):
            h = (helper[i] + 1) & 0xFFFF
            eerder = wie[h]
            wie[h] = eerder | bit
            weer[keren] = h
            keren += np.uint64((eerder != 0) & (eerder & (eerder - 1) == 0) & (h > 1))
            eenmaal |= bit & -int(h > 1)
            hoogste = max(hoogste, h)
            vandaag = max(vandaag, maand[i])
            bit <<= 1
        for k in range(keren):
            eenmaal &= ~wie[weer[k]]
        vast = 0
        kan = 0
        while overgangen:
            plek = overgangen & -overgangen
            overgangen ^= plek
            tot_nu = (plek << 1) - 1
            nu = maand[begin + plaats[plek % 67]]
            vreemd_voor = aantal(vreemd & tot_nu)
            vreemd_na = aantal(vreemd & ~tot_nu)
            zeker = 0
            open_ = 0
            # Who was met once was met on one side.
            zoekt_na = aantal(eenmaal & tot_nu & ~gestopt) * int(vreemd_na > 0)
            zoekt_voor = aantal(eenmaal & ~tot_nu) * int(vreemd_voor > 0)
            for k in range(keren):
                voor = wie[weer[k]] & tot_nu
                na = wie[weer[k]] & ~tot_nu
                # The stop that ended the last contact by then, or nothing: contact began after it.
                stop = voor & gestopt
                if stop:
                    for s in range(6):
                        stop |= stop >> (1 << s)
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
                    laatste = na
                    while laatste & (laatste - 1):
                        laatste &= laatste - 1
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

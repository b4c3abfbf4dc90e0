"""One walk along the visits of each short casus: the story, fixed faces, doors, ideal and real."""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.vragen.cijfers.kort.tabel import (
    ACHTER,
    ANDERS,
    BEKEND,
    DICHT_HOOG,
    DICHT_LAAG,
    DICHT_VAN,
    HULP_HOOG,
    HULP_LAAG,
    LENGTE,
    MEE,
    MEEST,
    ONTBREEKT,
    PAREN,
    PLEK,
    TEGELIJK_HOOG,
    TEGELIJK_LAAG,
    TERUGKEER,
    VERTELD_HOOG,
    VERTELD_LAAG,
    VOLGORDE,
    WARM_HOOG,
    WARM_LAAG,
    WARM_VAN,
    ZELFDE,
)
from rk.analysis.vragen.cijfers.kort.woorden import (
    BITS,
    CONTACT,
    GESTUURD,
    HIELP,
    HOE_OPEN,
    IS_GESTOPT,
    IS_WARM,
    KEN,
    LANGST,
    ORG,
    ROUTE_1,
    ROUTE_2,
    ROUTE_OPEN,
    TELT,
    TERUG,
    UIT_OPEN,
    UIT_WEG,
    VERTELD,
    VOORBIJ,
)
from rk.analysis.vragen.snel import lus
from rk.inzicht.gezichten import MINSTENS


@lus
def reken(
    t: Any,
    van: Any,
    midden: Any,
    tot: Any,
    woord: Any,
    helper: Any,
    organisatie: Any,
    halte: Any,
    helpers: int,
    organisaties: int,
    haltes: int,
) -> None:
    """Fill `t`: by row of `kort.tabel` a number for each casus.

    As `Kort.reken`. `helper`, `organisatie` and `halte` are numbers without a sign; `helpers`,
    `organisaties` and `haltes` the highest codes, plus one.
    """
    # By helper, and by organisation (one further, so that "unknown" is the first): at which visits, of all
    # casussen in a word. The second helper is the person himself.
    wie = np.zeros(helpers + 2, dtype=np.int64)
    waar = np.zeros(organisaties + 1, dtype=np.int64)
    # Who, of a casus, was met again.
    weer_h = np.zeros(LANGST, dtype=np.int64)
    weer_o = np.zeros(LANGST, dtype=np.int64)
    # By halte: where it stands on the best way.
    plekken = np.zeros(haltes + 1, dtype=np.int64)
    b = np.zeros(BITS, dtype=np.int64)

    def aantal(x: Any) -> Any:
        """How many bits are set; what LLVM makes one step of."""
        u = np.uint64(x)
        u = u - ((u >> np.uint64(1)) & np.uint64(0x5555555555555555))
        u = (u & np.uint64(0x3333333333333333)) + ((u >> np.uint64(2)) & np.uint64(0x3333333333333333))
        u = (u + (u >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
        return np.int64((u * np.uint64(0x0101010101010101)) >> np.uint64(56))

    p = 0
    while p < len(van):
        # As many casussen at once as have room in one word.
        begin = van[p]
        q = p
        while q < len(van) and q - p < LANGST and tot[q] - begin <= LANGST:
            q += 1
        if q == p:
            # One that is too long.
            p += 1
            continue
        alle = (1 << (tot[q - 1] - begin)) - 1
        rij = begin >> 6
        over = np.uint64(begin & 63)
        rest = np.uint64(63) - over
        for k in range(BITS):
            b[k] = np.int64((woord[rij, k] >> over) | ((woord[rij + 1, k] << np.uint64(1)) << rest)) & alle
        telt = b[TELT]
        ken = b[KEN]
        org = b[ORG]
        gestopt = b[IS_GESTOPT]
        echt = 0
        eerste = 0
        for c in range(p, q):
            van_c = 1 << (van[c] - begin)
            midden_c = 1 << (midden[c] - begin)
            echt |= midden_c - van_c
            eerste |= van_c | midden_c
        beste = alle ^ echt
        # Who knows the story: who is told it, and counts.
        meld = telt & ken
        mee_p = meld & echt
        mee_o = telt & org & echt
        # At which visits somebody is met who knew the story, by helpers alone, and by organisations too.
        eng = 0
        ruim = 0
        # Ideal and real: which visits of the best way are left, and the longest common row (Hyyrö 2004).
        vrij = beste
        open_ = beste
        # Contacts with formal helpers: where one begins and where it stops, narrow and wide.
        begint_eng = 0
        begint_ruim = 0
        stopt_eng = 0
        stopt_ruim = 0
        # At which visits a helper is met who is met more than once.
        vaker = 0
        hoogste_h = 0
        hoogste_o = 0
        for c in range(p, q):
            heel = (1 << (tot[c] - begin)) - (1 << (van[c] - begin))
            hier = heel & echt
            best = heel & beste
            keren_h = np.uint64(0)
            keren_o = np.uint64(0)
            bit = 1 << (midden[c] - begin)
            for i in range(midden[c], tot[c]):
                h = (helper[i] + 1) & 0xFFFF
                o = (organisatie[i] + 1) & 0xFFFF
                # Who had one visit has a second now.
                eerder = wie[h] & heel
                wie[h] |= bit
                weer_h[keren_h] = h
                keren_h += np.uint64((eerder != 0) & (eerder & (eerder - 1) == 0) & (h > 1))
                eerder = waar[o] & heel
                waar[o] |= bit
                weer_o[keren_o] = o
                keren_o += np.uint64((eerder != 0) & (eerder & (eerder - 1) == 0) & (o > 0))
                plekken[(halte[i] + 1) & 0xFFFFFFFF] |= bit
                hoogste_h = max(hoogste_h, h)
                hoogste_o = max(hoogste_o, o)
                bit <<= 1
            bit = 1 << (van[c] - begin)
            for i in range(van[c], midden[c]):
                h = (helper[i] + 1) & 0xFFFF
                o = (organisatie[i] + 1) & 0xFFFF
                eerder = wie[h] & heel
                wie[h] |= bit
                weer_h[keren_h] = h
                keren_h += np.uint64((eerder != 0) & (eerder & (eerder - 1) == 0) & (h > 1))
                eerder = waar[o] & heel
                waar[o] |= bit
                weer_o[keren_o] = o
                keren_o += np.uint64((eerder != 0) & (eerder & (eerder - 1) == 0) & (o > 0))
                hoogste_h = max(hoogste_h, h)
                hoogste_o = max(hoogste_o, o)
                raak = plekken[(halte[i] + 1) & 0xFFFFFFFF]
                een = raak & vrij & heel
                vrij ^= een & -een
                raak &= open_ & heel
                open_ = ((open_ + raak) | (open_ - raak)) & beste
                bit <<= 1

            # Fixed faces. A bit added below a row of ones comes out above it: at the next that counts.
            tussen = hier & ~telt
            zonder = hier & gestopt & ~ken
            meest = int(mee_p & hier != 0)
            paren = 0
            achter = 0
            zelfde = 0
            # Who was met once adds nothing here.
            for k in range(keren_h):
                bij = wie[weer_h[k]] & heel
                vaker |= bij
                kent = bij & mee_p
                eng |= bij & hier & -((kent & -kent) << 1)
                keer = aantal(kent)
                paren += keer * (keer - 1)
                meest = max(meest, keer)
                achter += aantal(((kent << 1) + tussen) & kent)
                zelfde += aantal(((kent << 1) + (hier & ~mee_p)) & kent)
                kent &= ~org
                ruim |= bij & hier & ~org & -((kent & -kent) << 1)
                kent = bij & meld & best
                eng |= bij & best & -((kent & -kent) << 1)
                kent &= ~org
                ruim |= bij & best & ~org & -((kent & -kent) << 1)

                bij &= hier & b[CONTACT]
                laatst = bij
                laatst |= laatst >> 1
                laatst |= laatst >> 2
                laatst |= laatst >> 4
                laatst |= laatst >> 8
                laatst |= laatst >> 16
                laatst |= laatst >> 32
                laatst ^= laatst >> 1
                stopt = bij & gestopt
                begint = (bij & -bij) | (((stopt << 1) + ~bij) & bij & -int(stopt != 0))
                begint_ruim |= begint
                # What nothing ended goes on to today.
                stopt_ruim |= (stopt & ~laatst) | (laatst & b[VOORBIJ])
                stopt_eng |= stopt | laatst
                if zonder:
                    # One whose helper is not known may have ended any contact in between.
                    nog = (zonder + ~bij) & bij & ~begint
                    begint |= nog
                    while nog:
                        voor = bij & ((nog & -nog) - 1)
                        nog &= nog - 1
                        while voor & (voor - 1):
                            voor &= voor - 1
                        stopt_eng |= voor
                begint_eng |= begint
            t[MEEST, c] = meest
            t[PAREN, c] = paren
            t[ACHTER, c] = achter
            t[ZELFDE, c] = zelfde
            meest = int(mee_o & hier != 0)
            paren = 0
            achter = 0
            zelfde = 0
            for k in range(keren_o):
                bij = waar[weer_o[k]] & heel
                kent = bij & mee_o
                keer = aantal(kent)
                paren += keer * (keer - 1)
                meest = max(meest, keer)
                achter += aantal(((kent << 1) + tussen) & kent)
                zelfde += aantal(((kent << 1) + (hier & ~mee_o)) & kent)
                bij &= org
                kent = bij & mee_p
                ruim |= bij & hier & -((kent & -kent) << 1)
                kent = bij & meld & best
                ruim |= bij & best & -((kent & -kent) << 1)
            t[MEEST + 1, c] = meest
            t[PAREN + 1, c] = paren
            t[ACHTER + 1, c] = achter
            t[ZELFDE + 1, c] = zelfde
        for h in range(hoogste_h + 1):
            wie[h] = 0
        for o in range(hoogste_o + 1):
            waar[o] = 0
        for i in range(begin, tot[q - 1]):
            plekken[(halte[i] + 1) & 0xFFFFFFFF] = 0

        # What is so at visits, of all these casussen at once. Who was met once came and went.
        eenmaal = b[CONTACT] & echt & ~vaker
        begint_eng |= eenmaal
        begint_ruim |= eenmaal
        stopt_eng |= eenmaal
        stopt_ruim |= eenmaal & b[VOORBIJ]
        na = alle & ~eerste
        nieuw = na & telt & ~b[VERTELD]
        opnieuw = nieuw & ken & ~b[HOE_OPEN] & ~ruim
        nieuw &= ~eng
        # A visit to somebody unknown can spare one later telling, when it cost none itself.
        vreemd = alle & ~ken & ~(na & ~b[VERTELD] & ~b[HOE_OPEN])
        warm = na & b[IS_WARM]
        hoe_open = na & b[HOE_OPEN]
        gestuurd = (b[GESTUURD] & na) >> 1
        dicht = echt & (b[UIT_WEG] | (b[UIT_OPEN] & gestuurd))
        is_open = echt & b[UIT_OPEN] & ~gestuurd
        terug = b[TERUG] & na & (na << 1)
        samen = beste & ~vrij
        in_rij = beste & ~open_

        for c in range(p, q):
            n = midden[c] - van[c]
            m = tot[c] - midden[c]
            heel = (1 << (tot[c] - begin)) - (1 << (van[c] - begin))
            hier = heel & echt
            # The story: vertelteller and overdrachten_warm, on both ways.
            for weg in range(2):
                lengte = m if weg else n
                laag = aantal(opnieuw & hier)
                te_goed = vreemd & hier
                nog = opnieuw & hier & -(te_goed & -te_goed)
                gespaard = 0
                while nog:
                    een = nog & -nog
                    nog ^= een
                    gespaard += int(aantal(te_goed & (een - 1)) > gespaard)
                laag -= gespaard
                weet = -int(lengte < 2)
                keer = aantal(warm & hier)
                t[WARM_LAAG + weg, c] = keer | weet
                t[WARM_HOOG + weg, c] = (keer + aantal(hoe_open & hier)) | weet
                t[WARM_VAN + weg, c] = (lengte - 1) | weet
                weet |= -int(na & ken & hier == 0)
                t[VERTELD_LAAG + weg, c] = laag | weet
                t[VERTELD_HOOG + weg, c] = aantal(nieuw & hier) | weet
                hier = heel & beste

            hier = heel & echt
            # Without five visits to known helpers nothing is said of organisations either.
            bekend = aantal(mee_p & hier)
            weet = -int(bekend < MINSTENS)
            t[MEE, c] = aantal(telt & hier)
            t[BEKEND, c] = bekend | weet
            bekend = aantal(mee_o & hier)
            t[BEKEND + 1, c] = bekend | weet | -int(bekend < MINSTENS)

            # Doors: first help, doors that stayed shut, returns, and formal helpers at once.
            weet = -int(b[UIT_OPEN] & hier == hier)
            keer = aantal(dicht & hier)
            t[DICHT_LAAG, c] = keer | weet
            t[DICHT_HOOG, c] = (keer + aantal(is_open & hier)) | weet
            t[DICHT_VAN, c] = n | weet
            t[TERUGKEER, c] = aantal(terug & hier) | weet
            eng_nu = 0
            ruim_nu = 0
            nog = begint_eng & hier
            while nog:
                # There are most where one begins.
                een = nog & -nog
                nog ^= een
                tot_nu = hier & ((een << 1) - 1)
                voor = hier & (een - 1)
                eng_nu = max(eng_nu, aantal(begint_eng & tot_nu) - aantal(stopt_eng & voor))
                ruim_nu = max(ruim_nu, aantal(begint_ruim & tot_nu) - aantal(stopt_ruim & voor))
            t[TEGELIJK_LAAG, c] = eng_nu | weet
            t[TEGELIJK_HOOG, c] = (ruim_nu + aantal(hier & ~ken)) | weet
            hielp = b[HIELP] & hier
            hielp &= -hielp
            kan = is_open & hier & (hielp - 1)
            kan &= -kan
            weet |= -int(hielp == 0)
            t[HULP_LAAG, c] = (aantal(((kan if kan else hielp) - 1) & hier) + 1) | weet
            t[HULP_HOOG, c] = (aantal((hielp - 1) & hier) + 1) | weet

            # Ideal and real.
            zelfde = aantal(samen & heel)
            weet = -int(n == 0 or m == 0)
            t[ONTBREEKT, c] = (m - zelfde) | weet
            t[ANDERS, c] = (n - zelfde) | weet
            t[VOLGORDE, c] = (zelfde - aantal(in_rij & heel)) | weet
            weet |= -int(b[ROUTE_OPEN] & heel != 0)
            t[LENGTE, c] = n
            t[LENGTE + 1, c] = m
            t[PLEK, c] = (aantal(b[ROUTE_1] & hier) + 2 * aantal(b[ROUTE_2] & hier)) | weet
            hier = heel & beste
            t[PLEK + 1, c] = (aantal(b[ROUTE_1] & hier) + 2 * aantal(b[ROUTE_2] & hier)) | weet
        p = q

"""The loop behind upc, coc and secon: `rk.inzicht.gezichten` on columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.tabel import ONBEKEND
from rk.analysis.vragen.snel import lus
from rk.inzicht.gezichten import MINSTENS

FIGUREN = (
    "upc_persoon",
    "coc_persoon",
    "secon_persoon",
    "upc_organisatie",
    "coc_organisatie",
    "secon_organisatie",
)
KOLOMMEN = ("helper", "telt", "organisatie")


@lus
def reken(uit: Any, kolom: int, van: Any, midden: Any, helper: Any, telt: Any, organisatie: Any) -> None:
    """Fill `uit` (rows casussen, from `kolom` on `laag`, `hoog` and `van` of each of FIGUREN).

    The visits of the real way of casus c lie from `van[c]` to `midden[c]`.
    """
    hoogste = 0
    for i in range(len(helper)):
        hoogste = max(hoogste, int(helper[i]), int(organisatie[i]))
    # How often each was met; the first place is for visits that do not count, and stays 0.
    keer = np.zeros(hoogste + 2, dtype=np.int64)
    for c in range(len(van)):
        for k in range(kolom, kolom + 18):
            uit[c, k] = np.nan
        if midden[c] - van[c] < MINSTENS:
            continue
        for naar in range(2):
            n = 0
            bekend = 0
            meest = 0
            paren = 0
            achtereen = 0
            wissels = 0
            vorige = ONBEKEND
            laatste = ONBEKEND
            for i in range(van[c], midden[c]):
                mee = int(telt[i])
                x = int(helper[i] if naar == 0 else organisatie[i])
                ken = mee & int(x != ONBEKEND)
                n += mee
                bekend += ken
                plek = x + 1 if ken else 0
                # Each earlier visit to the same makes two ordered pairs with this one.
                paren += 2 * keer[plek]
                keer[plek] += ken
                meest = max(meest, keer[plek])
                achtereen += ken & int(x == vorige)
                wissels += ken & int(laatste != ONBEKEND) & int(laatste != x)
                laatste = x if ken else laatste
                vorige = x if mee else vorige
            for i in range(van[c], midden[c]):
                keer[int(helper[i] if naar == 0 else organisatie[i]) + 1] = 0
            if bekend < MINSTENS:
                # Without five visits to known helpers nothing is said of organisations either.
                if naar == 0:
                    break
                continue
            open_ = n - bekend
            met_open = meest + open_
            paren_hoog = paren - meest * (meest - 1) + met_open * (met_open - 1)
            k = kolom + 9 * naar
            uit[c, k] = meest / n
            uit[c, k + 1] = met_open / n
            uit[c, k + 3] = paren / (n * (n - 1))
            uit[c, k + 4] = paren_hoog / (n * (n - 1))
            uit[c, k + 6] = achtereen / (n - 1)
            uit[c, k + 7] = (n - 1 - wissels) / (n - 1)

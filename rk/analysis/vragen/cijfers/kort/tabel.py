"""What is counted of each short casus, by row; and the figures that follow from it.

Of the two rows after most names the first is of the real way or of helpers, the next (plus 1) of the
best way or of organisations.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from rk.analysis.vragen.snel import lus

# Figures as they are, -1 where there is too little to go on.
VERTELD_LAAG, VERTELD_HOOG, WARM_LAAG, WARM_HOOG, WARM_VAN = range(0, 10, 2)
HULP_LAAG, HULP_HOOG, DICHT_LAAG, DICHT_HOOG, DICHT_VAN, TERUGKEER = range(10, 16)
TEGELIJK_LAAG, TEGELIJK_HOOG, ONTBREEKT, ANDERS, VOLGORDE = range(16, 21)
# What other figures are made of.
MEE, BEKEND, MEEST, PAREN, ACHTER, ZELFDE, LENGTE, PLEK = range(21, 37, 2)
RIJEN = 37

_KOLOM = np.array(
    (
        (VERTELD_LAAG, 0), (VERTELD_HOOG, 1), (VERTELD_LAAG + 1, 3), (VERTELD_HOOG + 1, 4),
        (WARM_LAAG, 9), (WARM_HOOG, 10), (WARM_VAN, 11),
        (WARM_LAAG + 1, 12), (WARM_HOOG + 1, 13), (WARM_VAN + 1, 14),
        (HULP_LAAG, 33), (HULP_HOOG, 34), (DICHT_LAAG, 36), (DICHT_HOOG, 37), (DICHT_VAN, 38),
        (TERUGKEER, 39), (TERUGKEER, 40), (TEGELIJK_LAAG, 42), (TEGELIJK_HOOG, 43),
        (ONTBREEKT, 45), (ONTBREEKT, 46), (ANDERS, 48), (ANDERS, 49), (VOLGORDE, 51), (VOLGORDE, 52),
    )
)  # fmt: skip
"""Rows, and the columns of figures in which they come as they are."""
WAAKVLAM = 57
"""The first column of the figure that a walk of its own fills."""


def vul(uit: Any, t: Any) -> None:
    """Fill the columns of `uit`, but for the last figure, from the rows of `t`."""
    _vul(uit, t, _KOLOM)


@lus
def _vul(uit: Any, t: Any, kolom: Any) -> None:
    # A row at a time: then many casussen go in one step.
    n = t.shape[1]
    for r in range(len(kolom)):
        van = t[kolom[r, 0]]
        naar = uit[:, kolom[r, 1]]
        for c in range(n):
            naar[c] = float(van[c]) if van[c] >= 0 else np.nan
    # vertelteller_te_voorkomen; what is not known of either way stays so.
    for k in range(2):
        echt = uit[:, k]
        beste = uit[:, 4 - k]
        naar = uit[:, 6 + k]
        for c in range(n):
            scheelt = echt[c] - beste[c]
            naar[c] = 0.0 if scheelt < 0 else scheelt
    mee = t[MEE]
    for s in range(2):
        bekend = t[BEKEND + s]
        meest = t[MEEST + s]
        paren = t[PAREN + s]
        achter = t[ACHTER + s]
        zelfde = t[ZELFDE + s]
        k = 15 + 9 * s
        naar = uit[:, k]
        for c in range(n):
            deel = np.divide(float(meest[c]), float(mee[c]))
            naar[c] = deel if bekend[c] >= 0 else np.nan
        naar = uit[:, k + 1]
        for c in range(n):
            deel = np.divide(float(meest[c] + mee[c] - bekend[c]), float(mee[c]))
            naar[c] = deel if bekend[c] >= 0 else np.nan
        naar = uit[:, k + 3]
        for c in range(n):
            deel = np.divide(float(paren[c]), float(mee[c] * (mee[c] - 1)))
            naar[c] = deel if bekend[c] >= 0 else np.nan
        naar = uit[:, k + 4]
        for c in range(n):
            met_open = meest[c] + mee[c] - bekend[c]
            hoog = paren[c] - meest[c] * (meest[c] - 1) + met_open * (met_open - 1)
            deel = np.divide(float(hoog), float(mee[c] * (mee[c] - 1)))
            naar[c] = deel if bekend[c] >= 0 else np.nan
        naar = uit[:, k + 6]
        for c in range(n):
            deel = np.divide(float(achter[c]), float(mee[c] - 1))
            naar[c] = deel if bekend[c] >= 0 else np.nan
        naar = uit[:, k + 7]
        for c in range(n):
            # All but the changes between two who are known.
            deel = np.divide(float(mee[c] - bekend[c] + zelfde[c]), float(mee[c] - 1))
            naar[c] = deel if bekend[c] >= 0 else np.nan
    echt = t[PLEK]
    beste = t[PLEK + 1]
    n_echt = t[LENGTE]
    n_beste = t[LENGTE + 1]
    naar = uit[:, 54]
    for c in range(n):
        schuift = np.divide(float(beste[c]), float(n_beste[c])) - np.divide(float(echt[c]), float(n_echt[c]))
        naar[c] = schuift if echt[c] >= 0 else np.nan
    uit[:, 55] = naar

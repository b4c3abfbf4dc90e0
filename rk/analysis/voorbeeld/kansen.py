"""What the made-up ways are made of: chances, all invented, only meant to look like something.

Nothing about real people follows from them. The order of routes, handovers and outcomes is that of
their enums in `rk.domain`; the last of each row is "unknown" where the enum has it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from rk.analysis.codenamen import WIE_KAN_HET as _WIE
from rk.analysis.codenamen import in_routedata
from rk.analysis.tabel import LEEFTIJDEN

Kans = npt.NDArray[np.float32]


def stapel(*rijen: tuple[float, ...]) -> Kans:
    """Chances, piled up in each row so that one draw between 0 and 1 picks a place."""
    p = np.array(rijen, dtype=np.float64)
    return np.cumsum(p / p.sum(axis=1, keepdims=True), axis=1)[:, :-1].astype(np.float32)


def kies(rng: np.random.Generator, kans: Kans, rij: npt.NDArray[np.integer]) -> npt.NDArray[np.int8]:
    """One draw for each of `rij`, from the row of `kans` that it names."""
    u = rng.random(len(rij), dtype=np.float32)
    uit = np.zeros(len(rij), dtype=np.int8)
    for grens in kans.T:
        uit += u >= grens[rij]
    return uit


# By where somebody begins: near, or far.
BEGIN: Final = stapel((0.55, 0.22, 0.20, 0.03), (0.05, 0.05, 0.45, 0.45))
# groen, geel, oranje, blauw: from each to each.
VERDER: Final = stapel(
    (0.30, 0.20, 0.38, 0.12),
    (0.20, 0.28, 0.34, 0.18),
    (0.07, 0.11, 0.40, 0.42),
    (0.05, 0.08, 0.27, 0.60),
)
BESTE_VERDER: Final = stapel(
    (0.35, 0.32, 0.25, 0.08),
    (0.30, 0.35, 0.22, 0.13),
    (0.25, 0.30, 0.25, 0.20),
    (0.22, 0.28, 0.25, 0.25),
)
# warm, lauw, koud, weggestuurd, zelf, onbekend; by what came of the visit before: geholpen, deels,
# doorgestuurd, weggestuurd, contact_gestopt, onbekend, and last: there was none.
_OVERDRACHT = (
    (0.22, 0.22, 0.16, 0.00, 0.25, 0.15),
    (0.20, 0.24, 0.22, 0.01, 0.18, 0.15),
    (0.22, 0.30, 0.34, 0.02, 0.04, 0.08),
    (0.02, 0.05, 0.28, 0.40, 0.17, 0.08),
    (0.05, 0.06, 0.22, 0.03, 0.46, 0.18),
    (0.12, 0.14, 0.20, 0.03, 0.26, 0.25),
    (0.05, 0.05, 0.10, 0.01, 0.57, 0.22),
)
OVERDRACHT: Final = stapel(*_OVERDRACHT)
# In some regions people are introduced more often: so that comparing groups has something to find.
OVERDRACHT_WARMER: Final = stapel(*((rij[0] + 0.18, *rij[1:]) for rij in _OVERDRACHT))
BESTE_OVERDRACHT: Final = stapel((0.62, 0.12, 0.02, 0.00, 0.12, 0.12))
# geholpen, deels, doorgestuurd, weggestuurd, contact_gestopt, onbekend; by how somebody got there.
UITKOMST: Final = stapel(
    (0.34, 0.28, 0.18, 0.03, 0.05, 0.12),
    (0.22, 0.27, 0.26, 0.06, 0.08, 0.11),
    (0.11, 0.20, 0.27, 0.16, 0.15, 0.11),
    (0.06, 0.16, 0.24, 0.28, 0.16, 0.10),
    (0.20, 0.25, 0.24, 0.11, 0.08, 0.12),
    (0.14, 0.18, 0.20, 0.09, 0.10, 0.29),
)
GEEN_VORIGE: Final = 6
ONBEKENDE_UITKOMST: Final = 5

# formeel, informeel, ervaringsdeskundige; by the route of the helper.
SOORT: Final = stapel((0.02, 0.88, 0.10), (0.28, 0.58, 0.14), (0.86, 0.08, 0.06), (0.95, 0.01, 0.04))
ORGANISATIE: Final = np.array([0.78, 0.40, 0.50], dtype=np.float32)
"""How often a helper of each soort comes from an organisation."""
# hoofdpersoon, naaste, ervaringsdeskundige, professional, dossier, (oefening: never), onbekend.
WOORD: Final = stapel((0.40, 0.14, 0.04, 0.28, 0.06, 0.00, 0.08))

GROEPEN: Final = {
    "g_regio": (("Noord", "Oost", "Zuid", "West"), (0.22, 0.30, 0.28, 0.14, 0.06)),
    "g_leeftijd": (
        LEEFTIJDEN,
        (0.06, 0.20, 0.31, 0.27, 0.08, 0.08),
    ),
    "g_erbij": (("ja", "nee"), (0.45, 0.47, 0.08)),
}
"""Texts of the group attributes, and their chances; the last chance is that it is unknown."""
FIGUUR: Final = {
    "hangt_aan_een": 0.45,
    "minste_wegen": 0.25,
    "drempels_in_kring": 0.15,
    "kringen_openen": 0.12,
}
"""How large a part of its whole a figure is, about; for others 0.3."""
WARMERE_REGIO: Final = "Noord"
EERSTE_MAAND, LAATSTE_MAAND = (2022 - 1970) * 12, (2026 - 1970) * 12 + 5
"""The months of the made-up talks."""

CODES: Final = {
    "vasthouden": ("vast gezicht", "een plek om te zijn", "zelf aan het stuur", "humor", "ritme"),
    "versterken": ("tijd voor een gesprek", "naasten erbij", "nazorg", "inloop", "ervaringskennis"),
    "vernieuwen": ("samen aan tafel", "warm overdragen", "één plan", "ruimte in de regel", "eerder bellen"),
    "verlaten": ("steeds opnieuw vertellen", "wachtlijst", "losse formulieren", "doorschuiven"),
    "wens": ("rust", "een eigen plek", "iets betekenen", "contact", "geld op orde", "gezond slapen"),
}
"""Codes of an invented codebook, by what they belong to."""
WIE_KAN_HET: Final = tuple(
    in_routedata(naam, f"{_WIE}-1")
    for naam in ("De organisatie", "De helpers", "De gemeente", "Het land", "De buurt", "Mensen zelf")
)
"""Who can change an obstacle: codes that the tool's own codebook has."""

"""Made-up people and their ways, for these tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from rk.privacy import ALLES, Grootboek, Tabel, Uitgifte, publiceer

REGIO = ("Noord", "Oost", "Zuid", "West")
LEEFTIJD = ("jong", "midden", "oud")


def mensen(n: int = 400, *, zaad: int = 1, gesprekken: int = 60) -> pd.DataFrame:
    """People of a made-up project; few of them in the west."""
    kans = np.random.default_rng(zaad)
    return pd.DataFrame(
        {
            "casus": [f"c{k}" for k in range(n)],
            "gesprek": kans.integers(0, gesprekken, n),
            "regio": kans.choice(REGIO, n, p=[0.5, 0.3, 0.18, 0.02]),
            "leeftijd": kans.choice(LEEFTIJD, n),
        }
    )


def groep(aantallen: dict[str, int], *, gesprekken: int = 12, begin: int = 0) -> pd.DataFrame:
    """So many people with each value, spread evenly over talks."""
    waarden = [w for w, n in aantallen.items() for _k in range(n)]
    nrs = range(begin, begin + len(waarden))
    return pd.DataFrame(
        {"casus": [f"c{k}" for k in nrs], "gesprek": [k % gesprekken for k in nrs], "regio": waarden}
    )


def per_regio(rijen: pd.DataFrame, **anders: Any) -> Tabel:
    return Tabel.van_rijen(
        rijen, dimensies=["regio"], waarden={"regio": REGIO}, kenmerken=["regio"], **anders
    )


def getoond(uit: Uitgifte) -> dict[str, int | None]:
    """What is seen, by the names of the row; None is withheld."""
    return {
        "/".join(map(str, rij[:-1])): None if pd.isna(rij[-1]) else int(rij[-1])
        for rij in uit.cellen.itertuples(index=False, name=None)
    }


def boek(map_: Path) -> Grootboek:
    return Grootboek(map_ / "uitgifteboek")


def geef_uit(map_: Path, tabel: Tabel) -> dict[str, int | None]:
    return getoond(publiceer(tabel, grootboek=boek(map_)))


__all__ = ["ALLES", "LEEFTIJD", "REGIO", "boek", "geef_uit", "getoond", "groep", "mensen", "per_regio"]

"""A table for a shared screen: what is seen of it, and what stays away."""

import numpy as np
import pandas as pd
import pytest

from rk.privacy import ALLES, Tabel, UitgifteFout, toon


REGIO = {"regio": ["Noord", "Oost", "Zuid", "West"]}


def mensen(n: int = 400, *, zaad: int = 1) -> pd.DataFrame:
    """People of a made-up project; few of them in the west."""
    kans = np.random.default_rng(zaad)
    return pd.DataFrame(
        {
            "casus": [f"c{k}" for k in range(n)],
            "gesprek": kans.integers(0, 60, n),
            "regio": kans.choice(["Noord", "Oost", "Zuid", "West"], n, p=[0.5, 0.3, 0.18, 0.02]),
            "leeftijd": kans.choice(["jong", "midden", "oud"], n),
        }
    )


def getoond(tabel: Tabel) -> dict[str, int | None]:
    cellen = toon(tabel).cellen
    return {
        "/".join(rij[:-1]): None if pd.isna(rij[-1]) else int(rij[-1])
        for rij in cellen.itertuples(index=False, name=None)
    }


def test_a_small_cell_stays_away_and_so_does_the_one_that_would_give_it_back() -> None:
    tabel = Tabel.van_rijen(mensen(), dimensies=["regio"], waarden=REGIO)

    assert {"Noord": 210, "Oost": 110, "West": None, "Zuid": None, ALLES: 400} == getoond(tabel)


def test_what_is_left_out_is_said_in_shares_that_follow_from_what_is_shown() -> None:
    uit = toon(Tabel.van_rijen(mensen(), dimensies=["regio"], waarden=REGIO))

    assert uit.weggelaten.cellen == pytest.approx(2 / 5)
    assert uit.weggelaten.mensen == (0.19, 0.21)
    assert "2 van de 5 cellen (40%)" in uit.zin


def test_a_table_that_counts_a_cell_twice_is_refused() -> None:
    cellen = pd.DataFrame(
        {"regio": ["Noord", "Noord"], "aantal": [20, 20], "gesprekken": [5, 5], "grootste": [0.3, 0.3]}
    )

    with pytest.raises(UitgifteFout, match="twee keer"):
        Tabel(dimensies=("regio",), cellen=cellen)

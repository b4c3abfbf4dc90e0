"""What comes directly after what, beside a count by hand of every step."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.tabel import TIJD_ONBEKEND, Tijdeenheid
from rk.analysis.vragen import DirectNa, Keuze, VraagFout, Wachten, snel, stel
from rk.analysis.vragen.wachten import emmer, midden
from rk.domain import Weg
from tests.unit.analysis.vragen.rijen import Verhaal, deel, delen, verhalen

MICRO = st.integers(0, 10**6) | st.integers(0, 2**60)


def stappen(alle: list[Verhaal], *, weg: int = 0) -> list[tuple[int, int, dict[str, int], dict[str, int]]]:
    """Every step on one way: casus, talk, the visit before, the visit."""
    uit = []
    for nr, (gesprek, _maand, rij) in enumerate(alle):
        op_weg = [b for b in rij if b["weg"] == weg]
        uit += [(nr, gesprek, a, b) for a, b in pairwise(op_weg)]
    return uit


def met_de_hand(
    alle: list[Verhaal], kolom: str = "halte", *, weg: int = 0
) -> dict[tuple[int, int], dict[str, Any]]:
    per: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for stap in stappen(alle, weg=weg):
        per[stap[2][kolom], stap[3][kolom]].append(stap)
    uit = {}
    for cel, rij in per.items():
        gesprekken = Counter(g for _c, g, _a, _b in rij)
        bekend = [(a["tijd"], b["tijd"]) for *_x, a, b in rij if TIJD_ONBEKEND not in (a["tijd"], b["tijd"])]
        wacht = [b - a for a, b in bekend if b >= a]
        uit[cel] = {
            "aantal": len(rij),
            "casussen": len({c for c, *_x in rij}),
            "gesprekken": len(gesprekken),
            "grootste": max(gesprekken.values()) / len(rij),
            "koud": sum(b["overdracht"] == 2 for *_x, b in rij),
            "overdracht_onbekend": sum(b["overdracht"] == -1 for *_x, b in rij),
            "wacht_bekend": len(wacht),
            "tegen": len(bekend) - len(wacht),
            "wacht_gemiddeld": sum(wacht) / len(wacht) if wacht else float("nan"),
            "wacht_mediaan": float(pd.Series(wacht, dtype=float).quantile(0.5)),
            "wacht_p90": float(pd.Series(wacht, dtype=float).quantile(0.9)),
        }
    return uit


def als_dict(antwoord: Any) -> dict[tuple[int, int], dict[str, Any]]:
    namen = list(antwoord.per)
    return {
        (int(v), int(n)): dict(zip(namen, (x.item() for x in rij), strict=True))
        for v, n, *rij in zip(antwoord.van, antwoord.naar, *antwoord.per.values(), strict=True)
    }


def bijna(a: dict[str, Any], *, marge: float = 1e-12) -> Any:
    return pytest.approx(a, nan_ok=True, rel=marge, abs=1e-9)


@pytest.mark.parametrize("met_numba", [True, False])
@pytest.mark.parametrize("kolom", ["halte", "route"])
@settings(max_examples=20, deadline=None)
@given(alle=verhalen(), knip=st.lists(st.integers(0, 12), max_size=3), weg=st.sampled_from(list(Weg)))
def test_every_step_is_counted_once_however_the_data_is_cut(
    met_numba: bool, kolom: Any, alle: list[Verhaal], knip: list[int], weg: Weg
) -> None:
    with pytest.MonkeyPatch.context() as m:
        m.setattr(snel, "UIT", not met_numba)
        uit = als_dict(stel(delen(alle, knip), DirectNa(tussen=kolom), keuze=Keuze(weg=weg)))

    hand = met_de_hand(alle, kolom, weg=list(Weg).index(weg))
    assert hand.keys() == uit.keys()
    for cel, rij in hand.items():
        assert bijna(rij) == uit[cel]


@settings(max_examples=20, deadline=None)
@given(alle=verhalen(tijden=MICRO), knip=st.lists(st.integers(0, 12), max_size=3), met_numba=st.booleans())
def test_in_microseconds_the_mean_is_exact_and_the_median_within_a_hundredth(
    alle: list[Verhaal], knip: list[int], met_numba: bool
) -> None:
    parts = delen(alle, knip, eenheid=Tijdeenheid.MICROSECONDE)
    with pytest.MonkeyPatch.context() as m:
        m.setattr(snel, "UIT", not met_numba)
        uit = als_dict(stel(parts, DirectNa()))

    for cel, rij in met_de_hand(alle).items():
        for naam in ("wacht_mediaan", "wacht_p90"):
            assert pytest.approx(rij.pop(naam), rel=1 / 128, nan_ok=True) == uit[cel].pop(naam)
        assert bijna(rij) == uit[cel]


def test_the_cheap_questions_say_the_same_as_the_whole_one() -> None:
    parts = (
        deel(
            [(nr % 5, 580, [{"halte": (nr * k) % 7, "tijd": 500 + k} for k in range(5)]) for nr in range(40)]
        ),
    )
    heel = stel(parts, DirectNa())
    for wachten in Wachten:
        for ja in (True, False):
            uit = stel(parts, DirectNa(wachten=wachten, overdracht=ja, dekking=ja))
            assert heel.van.tolist() == uit.van.tolist()
            for naam, rij in uit.per.items():
                np.testing.assert_array_equal(heel.per[naam], rij)


def test_a_sum_of_microseconds_beyond_sixty_four_bits_stays_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    # Twenty steps of 36,000 years each pass the largest int64 more than twice.
    lang = (1 << 60) + 12345
    rij = [{"halte": 0, "tijd": (nr % 2) * lang} for nr in range(41)]
    parts = delen([(0, 580, rij)] * 3, [1, 2], eenheid=Tijdeenheid.MICROSECONDE)
    assert 3 * 20 * lang > 2**63
    for uit_ in (False, True):
        monkeypatch.setattr(snel, "UIT", uit_)
        uit = stel(parts, DirectNa(wachten=Wachten.GEMIDDELD, overdracht=False, dekking=False))
        assert [60] == uit.per["wacht_bekend"].tolist() == uit.per["tegen"].tolist()
        assert [float(lang)] == uit.per["wacht_gemiddeld"].tolist()


def test_a_wait_lies_in_the_same_step_with_and_without_numba(monkeypatch: pytest.MonkeyPatch) -> None:
    # Around every power of two, where an exponent is easily one off.
    wachten = sorted({max(0, (1 << k) + d) for k in range(61) for d in (-1, 0, 1)})
    rij = [{"halte": 0, "tijd": t} for w in wachten for t in (0, w)]
    parts = (deel([(0, 580, rij)], eenheid=Tijdeenheid.MICROSECONDE),)
    kort = [stel(parts, DirectNa()).per]
    monkeypatch.setattr(snel, "UIT", True)
    kort.append(stel(parts, DirectNa()).per)
    emmers = emmer(np.array(wachten), Tijdeenheid.MICROSECONDE)

    assert kort[0]["wacht_mediaan"] == kort[1]["wacht_mediaan"]
    assert kort[0]["wacht_p90"] == kort[1]["wacht_p90"]
    np.testing.assert_array_less(-1, np.diff(emmers))
    np.testing.assert_allclose(midden(emmers, Tijdeenheid.MICROSECONDE), wachten, rtol=1 / 128)


def test_many_kinds_of_haltes_are_counted_as_few_are() -> None:
    alle: list[Verhaal] = [
        (0, 580, [{"halte": (nr * 7919 + k * 104729) % 5000} for k in range(4)]) for nr in range(500)
    ]
    hand = {
        cel: rij["aantal"]
        for cel, rij in met_de_hand(
            [
                (g, m, [{"weg": 0, "overdracht": -1, "tijd": TIJD_ONBEKEND, **b} for b in r])
                for g, m, r in alle
            ]
        ).items()
    }

    uit = stel(delen(alle, [250]), DirectNa())

    assert hand == {c: r["aantal"] for c, r in als_dict(uit).items()}


def test_names_stand_in_the_table_and_unknown_has_a_word() -> None:
    parts = (deel([(0, 580, [{"halte": 0, "route": -1}, {"halte": 1, "route": 3}])]),)

    tabel = stel(parts, DirectNa(tussen="route")).tabel()

    assert [("onbekend", "blauw", 1)] == list(
        tabel[["van", "naar", "aantal"]].itertuples(index=False, name=None)
    )


def test_nothing_gives_an_empty_table_with_all_columns() -> None:
    leeg = stel((), DirectNa()).tabel()
    vol = stel((deel([(0, 580, [{"halte": 0}, {"halte": 1}])]),), DirectNa()).tabel()
    assert 0 == len(leeg)
    assert list(vol.columns) == list(leeg.columns)


def test_a_group_that_is_not_there_is_told_in_one_sentence() -> None:
    with pytest.raises(VraagFout, match="geen groep “regio”"):
        stel((deel([(0, 580, [])]),), DirectNa(), keuze=Keuze(groepen={"g_regio": ("Noord",)}))

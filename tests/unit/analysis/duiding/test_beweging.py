"""How much moves within a way."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.duiding import basis
from rk.analysis.duiding.beweging import MATEN, Beweging, per_weg
from tests.unit.analysis.duiding.bouw import CASUSSEN, Cs, Namenlijst, deel, letters

SEQUENZO = json.loads((Path(__file__).parents[1] / "antwoorden/sequenzo.json").read_text(encoding="utf-8"))
NAMEN = Namenlijst(groepen={"g_regio": ("Noord", "Zuid")})


def maten(*wegen: str) -> dict[str, list[float]]:
    d = deel([Cs(werkelijk=letters(weg)) for weg in wegen])
    return {k: v.tolist() for k, v in per_weg(d["route"].astype(np.int64), basis.wegen(d)).items()}


@pytest.mark.parametrize("antwoord", SEQUENZO["antwoorden"], ids=lambda a: str(len(a["wegen"][0])))
def test_entropy_and_turbulence_are_those_of_sequenzo(antwoord: dict[str, list[float]]) -> None:
    uit = maten(*("".join("gyob"[int(x)] for x in str(weg)) for weg in antwoord["wegen"]))

    assert pytest.approx(antwoord["entropie"]) == uit["entropie"]
    assert pytest.approx(antwoord["turbulentie"]) == uit["turbulentie"]
    # The ways of one answer are equally long, so the longest of all is as long as each.
    assert pytest.approx(antwoord["turbulentie_genormeerd"]) == uit["turbulentie_op_lengte"]


def test_turbulence_is_what_the_definition_gives_by_hand() -> None:
    # g, gg: one run. ggo: two runs of 2 and 1, s² = s²max = 1/4, four rows of routes: log2 4.
    # ggoo: runs of 2 and 2, s² = 0, s²max = (2 - 1)(1 - 2)² = 1: log2(4 · 2). gog: 7 rows of routes
    # (none, g, o, go, gg, og, gog), s² = 0, s²max = 0: log2 7.
    uit = maten("g", "gg", "ggo", "ggoo", "gog")["turbulentie"]

    assert pytest.approx([1, 1, 2, 3, np.log2(7)]) == uit


def test_a_way_over_all_four_routes_is_as_spread_and_as_restless_as_can_be() -> None:
    uit = maten("gyob", "gggg", "gyo.", "g")

    assert pytest.approx([1, 0, np.nan, 0], nan_ok=True) == uit["entropie"]
    assert pytest.approx([1, 0, np.nan, np.nan], nan_ok=True) == uit["turbulentie_op_lengte"]


@settings(max_examples=16, deadline=None)
@given(weg=st.text(alphabet="gyob", min_size=1, max_size=9))
def test_rows_of_routes_are_counted_as_by_trying_them_all(weg: str) -> None:
    kort = "".join(x for nr, x in enumerate(weg) if nr == 0 or weg[nr - 1] != x)
    alle = {"".join(rij) for lengte in range(len(kort) + 1) for rij in combinations(kort, lengte)}
    duur = [len(x) for x in _runs(weg)]
    hoogste = (len(duur) - 1) * (1 - float(np.mean(duur))) ** 2

    verwacht = np.log2(len(alle) * (hoogste + 1) / (float(np.var(duur)) + 1))

    assert pytest.approx(verwacht) == maten(weg)["turbulentie"][0]


def _runs(weg: str) -> list[str]:
    uit = [weg[0]]
    for x in weg[1:]:
        if uit[-1][0] == x:
            uit[-1] += x
        else:
            uit.append(x)
    return uit


def test_a_way_of_thousands_of_visits_has_a_number_too() -> None:
    lang = maten("gyob" * 1000)

    assert 3000 < lang["turbulentie"][0] < 4001
    assert pytest.approx(1) == lang["turbulentie_op_lengte"][0]


def test_the_middle_way_of_each_group_is_told_with_what_it_rests_on() -> None:
    noord = [Cs(werkelijk=letters("gyob"), gesprek=nr % 4, groepen={"g_regio": 0}) for nr in range(12)]
    zuid = [Cs(werkelijk=letters("gg"), gesprek=nr % 4, groepen={"g_regio": 1}) for nr in range(3)]
    v = Beweging(groep="g_regio")

    uit = v.antwoord(v.kernel(deel(noord + zuid)), NAMEN)

    assert {"Noord"} == set(uit.tabel()["groep"])
    assert "Noord: in 12 casussen uit 4 gesprekken heeft de middelste weg een spreiding van 1,00" in uit.zin()
    assert "Zuid: Dit zijn 3 casussen" in uit.zin()


@settings(max_examples=6, deadline=None)
@given(casussen=CASUSSEN, snede=st.integers(0, 12))
def test_parts_give_what_the_whole_gives(casussen: list[Cs], snede: int) -> None:
    v = Beweging(groep="g_regio")
    snede = min(snede, len(casussen))

    heel = v.antwoord(v.kernel(deel(casussen)), NAMEN)
    een, twee = v.kernel(deel(casussen[:snede])), v.kernel(deel(casussen[snede:], eerste=snede))
    delen = v.antwoord(v.merge(een, twee), NAMEN)

    pd.testing.assert_frame_equal(heel.rijen, delen.rijen, check_dtype=False)
    assert (heel.gronden, heel.open) == (delen.gronden, delen.open)
    alle = pd.DataFrame(per_weg(deel(casussen)["route"].astype(np.int64), basis.wegen(deel(casussen))))
    for maat in MATEN:
        waarden = alle[maat].dropna()
        rij = heel.rijen[heel.rijen["maat"] == maat]
        assert len(waarden) == rij["aantal"].sum()
        assert pytest.approx(waarden.sum()) == (rij["gemiddeld"] * rij["aantal"]).sum()

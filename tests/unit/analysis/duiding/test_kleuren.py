"""The four-colour picture of ways."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.duiding.kleuren import Kleurbeeld, Kleuren, Langs
from tests.unit.analysis.duiding.bouw import CASUSSEN, Bz, Cs, Namenlijst, deel, letters

NAMEN = Namenlijst(groepen={"g_regio": ("Noord", "Zuid")})


def beeld(casussen: list[Cs], v: Kleuren = Kleuren()) -> Kleurbeeld:  # noqa: B008  a frozen record
    return v.antwoord(v.kernel(deel(casussen)), NAMEN)


def veel(*wegen: str, keer: int = 1) -> list[Cs]:
    return [Cs(werkelijk=letters(w), gesprek=nr % 4) for nr, w in enumerate(wegen * keer)]


def aandelen(b: Kleurbeeld, plek: int) -> dict[str, float]:
    cellen = b.tabel().query("plek == @plek").dropna(subset="aandeel")
    return dict(zip(cellen["route"], cellen["aandeel"].round(6), strict=True))


def test_shares_are_of_the_ways_that_go_on_and_whose_route_is_known() -> None:
    b = beeld(veel("gyo", "gy", "go", "bb", "g.", keer=4))

    assert {"groen": 0.8, "blauw": 0.2} == aandelen(b, 1)
    assert {"geel": 0.5, "oranje": 0.25, "blauw": 0.25} == aandelen(b, 2)
    assert {"oranje": 1.0} == aandelen(b, 3)
    assert [20, 20, 4] == list(b.per_plek["aantal"])
    assert [20, 16, 4] == list(b.per_plek["bekend"])
    assert [True, True, False] == list(b.per_plek["genoeg"])


def test_entropy_is_nothing_on_one_route_and_one_on_four() -> None:
    b = beeld(veel("gg", "gy", "go", "gb", keer=3))

    assert pytest.approx([0, 1]) == list(b.per_plek["entropie"])
    # By hand: halves on two routes of four is log 2 / log 4.
    assert pytest.approx([0.5]) == list(beeld(veel("g", "b", keer=6)).per_plek["entropie"])


def test_the_sentence_says_how_many_are_still_seen() -> None:
    b = beeld(veel("gb", "gb", "gb", "gy", "o", keer=6))

    assert (
        "Van 30 casussen uit 4 gesprekken begint 80% op de route groen. "
        "Bij bezoek 2 is 75% van de 24 die we dan nog zien op de route blauw." == b.zin()
    )


def test_months_hold_the_last_route_and_an_undated_visit_makes_it_unknown() -> None:
    weg = [
        Bz(route="g", maand=500),
        Bz(route="y", maand=502),
        Bz(route="o"),
        Bz(route="b", maand=505),
        Bz(route="g"),
    ]
    b = beeld(
        [Cs(werkelijk=weg, gesprek=nr % 4) for nr in range(12)], Kleuren(langs=Langs.MAAND, groep="g_regio")
    )

    routes = dict(zip(b.tabel()["plek"], b.tabel()["route"], strict=True))
    assert {
        0: "groen",
        1: "groen",
        2: "geel",
        3: "onbekend",
        4: "onbekend",
        5: "blauw",
    } == routes
    assert "onbekend: van 12 casussen uit 4 gesprekken begint 100% op de route groen." in b.zin()


def test_a_way_without_a_first_month_is_told_as_left_out() -> None:
    zonder = Cs(werkelijk=[Bz(), Bz(maand=510)])

    b = beeld([zonder] * 3, Kleuren(langs=Langs.MAAND))

    assert b.tabel().empty
    assert "3 wegen tellen niet mee: de maand van het eerste bezoek is onbekend." in b.zin()


def test_nothing_is_said_where_there_is_nothing() -> None:
    assert "alle: Er zijn nog geen wegen om naar te kijken." == beeld([Cs()]).zin()


@settings(max_examples=6, deadline=None)
@given(casussen=CASUSSEN, snede=st.integers(0, 12), langs=st.sampled_from(Langs))
def test_parts_give_what_the_whole_gives(casussen: list[Cs], snede: int, langs: Langs) -> None:
    v = Kleuren(langs=langs, groep="g_regio", tot=40)
    snede = min(snede, len(casussen))

    heel = beeld(casussen, v)
    een, twee = v.kernel(deel(casussen[:snede])), v.kernel(deel(casussen[snede:], eerste=snede))
    delen = v.antwoord(v.merge(een, twee), NAMEN)

    pd.testing.assert_frame_equal(heel.cellen, delen.cellen, check_dtype=False)
    pd.testing.assert_frame_equal(heel.per_plek, delen.per_plek, check_dtype=False)
    assert heel.zonder_tijd == delen.zonder_tijd
    per_plek = heel.cellen.groupby(["groep", "plek"], sort=False)["aantal"].sum()
    assert list(heel.per_plek["aantal"]) == list(per_plek)
    assert heel.per_plek["entropie"].dropna().between(0, 1 + 1e-9).all()
    som = heel.cellen.dropna(subset="aandeel").groupby(["groep", "plek"])["aandeel"].sum()
    assert np.allclose(som, 1)


@settings(max_examples=7, deadline=None)
@given(
    maanden=st.lists(st.none() | st.integers(500, 506), min_size=1, max_size=6),
    routes=st.text(alphabet="gyob", min_size=6, max_size=6),
)
def test_the_state_of_a_month_is_what_reading_the_way_aloud_gives(
    maanden: list[int | None], routes: str
) -> None:
    weg = [Bz(route=r, maand=m) for r, m in zip(routes, maanden, strict=False)]

    b = beeld([Cs(werkelijk=weg)], Kleuren(langs=Langs.MAAND))

    namen = {"g": "groen", "y": "geel", "o": "oranje", "b": "blauw"}
    verwacht: dict[int, str] = {}
    if maanden[0] is not None:
        nu, dated = 0, []
        for nr, m in enumerate(maanden):
            if m is not None:
                nu = max(nu, m - maanden[0])
                dated.append((nu, nr))
        for maand in range(dated[-1][0] + 1):
            op, nr = [x for x in dated if x[0] <= maand][-1]
            open_ = op < maand and nr + 1 < len(maanden) and maanden[nr + 1] is None
            verwacht[maand] = "onbekend" if open_ else namen[routes[nr]]
    assert verwacht == dict(zip(b.cellen["plek"], b.cellen["route"], strict=True))

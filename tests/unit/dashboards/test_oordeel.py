"""Counting people into cells, and what may be seen of it for each choice."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.dashboards.naast import verschil
from rk.dashboards.oordeel import geteld, oordeel
from rk.dashboards.tellen import Mensen, Teltabel, paren


@given(st.lists(st.tuples(st.integers(-1, 4), st.integers(0, 30)), max_size=80))
def test_each_person_counts_once_in_a_cell(rijen: list[tuple[int, int]]) -> None:
    cel, casus = (np.array([r[k] for r in rijen], np.int64) for k in (0, 1))
    gesprek = np.arange(31) // 4

    p = paren(cel, casus)
    aantal, gesprekken, grootste = geteld(p.cel, gesprek[p.casus], 5)

    for c in range(5):
        mensen = {k for cc, k in rijen if cc == c}
        talks = [int(gesprek[k]) for k in mensen]
        assert (len(mensen), len(set(talks)), max(map(talks.count, talks), default=0)) == (
            aantal[c], gesprekken[c], grootste[c]
        )  # fmt: skip


@settings(max_examples=4)
@given(st.integers(0, 2**32 - 1), st.integers(20, 120))
def test_no_small_group_is_seen_under_any_choice(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    mensen = Mensen(
        gesprek=np.arange(n) // 3,
        attribuut={"g_regio": rng.integers(0, 3, n)},
        waarden={"g_regio": ("Noord", "Zuid", "onbekend")},
    )
    cel = rng.integers(0, 4, n)
    namen = [("a",), ("b",), ("c",), ("d",)]
    t = Teltabel(
        naam="t", dimensies=("x",), namen=namen, paren=paren(cel, np.arange(n)), telt="iets", mensen=n
    )

    tabellen, weg = oordeel([t], mensen)

    per = tabellen["t"]["per"]
    for keuze, rij in per.items():
        waarde = keuze.partition("=")[2]
        wie = np.ones(n, bool) if not keuze else (
            mensen.attribuut["g_regio"] == mensen.waarden["g_regio"].index(waarde)
        )  # fmt: skip
        for nr, getoond in enumerate(rij[:4]):
            echt = int(((cel == nr) & wie).sum())
            if getoond is not None:
                assert echt >= 10
                assert abs(echt - getoond) <= 2
        assert 0 <= weg[keuze] <= 1


def test_a_difference_has_an_interval_that_holds_the_rounding_too() -> None:
    krap = verschil((40, 100), (20, 100), half=0)
    ruim = verschil((40, 100), (20, 100), half=2)

    assert (40.0, 20.0, 20.0) == (krap["a"], krap["b"], round(krap["verschil"], 9))
    # Newcombe 1998, method 10, by hand: Wilson’s 30.94 to 49.80 and 13.34 to 28.88.
    assert (7.3, 31.9) == (round(krap["laag"], 1), round(krap["hoog"], 1))
    assert 4.0 == round(krap["laag"] - ruim["laag"], 9)
    assert krap["p"] < 0.01

"""Medians from shown counts: with bounds where something is withheld, and never a claim too much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rk.dashboards.vakken import AANTALLEN, kwantiel


def test_a_median_of_whole_counts_is_the_bin_that_holds_the_middle() -> None:
    assert (1, 1) == kwantiel([10, 30, 20], 0.5, totaal=60)
    assert (2, 2) == kwantiel([10, 30, 20], 0.9, totaal=60)


def test_what_is_withheld_makes_a_range() -> None:
    assert (0, 2) == kwantiel([None, 30, None], 0.5, totaal=100)


def test_nothing_is_said_when_nothing_is_shown() -> None:
    assert kwantiel([None, None], 0.5, totaal=40) is None
    assert kwantiel([10, None], 0.5, totaal=None) is None


def test_a_range_of_bins_reads_as_people_say_it() -> None:
    assert ("3", "3 tot 6", "15 of meer", "0 of meer") == (
        AANTALLEN.tekst(3, 3), AANTALLEN.tekst(3, 5), AANTALLEN.tekst(8, 8), AANTALLEN.tekst(0, 8)
    )  # fmt: skip


@given(st.lists(st.integers(0, 300), min_size=2, max_size=9), st.data(), st.floats(0.05, 0.95))
def test_the_range_holds_the_true_quantile(tellingen: list[int], data: st.DataObject, deel: float) -> None:
    dicht = data.draw(st.sets(st.integers(0, len(tellingen) - 1), max_size=3))
    totaal = sum(tellingen)
    getoond = [None if nr in dicht else n for nr, n in enumerate(tellingen)]

    bereik = kwantiel(getoond, deel, totaal=totaal)

    if bereik is not None:
        rij = [nr for nr, n in enumerate(tellingen) for _ in range(n)]
        echt = rij[max(0, -(-int(deel * totaal * 1000) // 1000) - 1)] if rij else 0
        assert bereik[0] - 1 <= echt <= bereik[1] + 1

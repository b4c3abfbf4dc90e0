"""What the deeper questions share."""

from collections import defaultdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Grond
from rk.analysis.tabel import ONBEKEND
from tests.unit.analysis.duiding.bouw import Cs, deel


@pytest.mark.parametrize(
    ("casussen", "gesprekken", "grootste", "genoeg"),
    [
        (10, 3, 0.5, True),
        (9, 9, 0.2, False),
        (10, 2, 0.5, False),
        (10, 3, 0.51, False),
        (0, 0, 0, False),
        (10, 0, 1, True),
        (9, 0, 1, False),
    ],
)
def test_enough_is_ten_casussen_of_three_talks_of_which_none_gave_more_than_half(
    casussen: int, gesprekken: int, grootste: float, genoeg: bool
) -> None:
    grond = Grond(casussen=casussen, gesprekken=gesprekken, grootste=grootste)

    assert genoeg is (basis.te_weinig(grond) is None)
    cel = pd.DataFrame({"aantal": [casussen], "gesprekken": [gesprekken], "grootste": [grootste]})
    assert [genoeg] == basis.genoeg(cel).tolist()


def test_one_is_told_as_one() -> None:
    assert "12 casussen (het gesprek is onbekend)" == str(Grond(casussen=12, gesprekken=0, grootste=1))
    assert "1 casus uit 1 gesprek" == str(Grond(casussen=1, gesprekken=1, grootste=1))
    assert "1.200 casussen uit 30 gesprekken" == str(Grond(casussen=1200, gesprekken=30, grootste=0.1))


@settings(max_examples=14, deadline=None)
@given(
    rijen=st.sets(st.tuples(st.integers(0, 7), st.integers(-2, 3), st.integers(-1, 2)), max_size=20),
    gesprekken=st.lists(st.integers(-1, 3), min_size=8, max_size=8),
    snede=st.integers(0, 8),
)
def test_cells_know_their_casussen_and_talks_over_any_parts(
    rijen: set[tuple[int, int, int]], gesprekken: list[int], snede: int
) -> None:
    """An unknown talk counts as one and the same; where no talk is known at all there are none."""
    per_cel: dict[tuple[int, int], list[int]] = defaultdict(list)
    for casus, a, b in rijen:
        per_cel[a, b].append(gesprekken[casus])
    er_zijn = any(g >= 0 for wie in per_cel.values() for g in wie)
    verwacht = [
        (*cel, len(wie), len(set(wie)) if er_zijn else 0, max(wie.count(g) for g in wie) / len(wie))
        for cel, wie in sorted(per_cel.items())
    ]

    def stuk(van: int, tot: int) -> basis.Cellen:
        mee = np.array([r for r in rijen if van <= r[0] < tot], dtype=np.int64).reshape(-1, 3)
        d = deel([Cs(gesprek=g) for g in gesprekken[van:tot]], eerste=van)
        return basis.cellen(d, mee[:, 0], a=mee[:, 1], b=mee[:, 2])

    uit = (stuk(0, snede) + stuk(snede, 8)).tabel()

    assert verwacht == list(uit.itertuples(index=False, name=None))


def test_lots_are_even_and_the_same_in_every_run() -> None:
    loten = basis.lot(np.arange(10_000), seed=1)

    assert len(set(loten.tolist())) == 10_000
    assert 0.48 < (loten < np.uint64(2**63)).mean() < 0.52
    assert (loten == basis.lot(np.arange(10_000), seed=1)).all()
    assert (loten != basis.lot(np.arange(10_000), seed=2)).all()


def test_a_number_is_written_as_one_says_it() -> None:
    assert ("12.500", "37%", "0,25") == (basis.heel(12500), basis.procent(0.368), basis.komma(0.251))
    assert ONBEKEND == basis.van_casus(deel([Cs(gesprek=-1)]), "gesprek", np.array([0]))[0]

"""Casussen whose rows lie side by side go straight through; one that comes back is always seen."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rk.analysis.inlezen import aaneen as aaneen_
from rk.analysis.inlezen.aaneen import NietAaneen, aaneen


def _delen(casussen: list[str], per: int) -> list[pd.DataFrame]:
    alle = pd.DataFrame({"casus": pd.Series(casussen, dtype="str"), "rij": range(len(casussen))})
    return [alle.iloc[i : i + per].reset_index(drop=True) for i in range(0, len(alle), per)]


@given(st.lists(st.integers(0, 6), max_size=40), st.integers(1, 9))
def test_rows_come_whole_or_are_said_to_be_scattered(nummers: list[int], per: int) -> None:
    casussen = [f"c{n}" for n in nummers]
    wissels = [c for i, c in enumerate(casussen) if i == 0 or casussen[i - 1] != c]

    if len(set(wissels)) < len(wissels):
        with pytest.raises(NietAaneen):
            list(aaneen(_delen(casussen, per)))
        return
    blokken = list(aaneen(_delen(casussen, per)))
    assert list(range(len(casussen))) == [r for b in blokken for r in b["rij"]]
    per_blok = [set(b["casus"]) for b in blokken]
    assert sum(map(len, per_blok)) == len(set().union(*per_blok))


def test_of_too_many_casussen_none_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aaneen_, "MEESTE_CASUSSEN", 10)

    with pytest.raises(NietAaneen):
        list(aaneen(_delen([f"c{i}" for i in range(30)], 4)))

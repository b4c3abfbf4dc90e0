"""Whatever stands in a column from elsewhere, it is read or told; nothing is guessed and nothing breaks."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.keuring import Keurder
from rk.analysis.kolommen import TABELLEN
from rk.analysis.tabel import TIJD_ONBEKEND, Kolom, Tijdeenheid
from rk.analysis.waarden import lees

KOLOMMEN = {(tabel, k.naam): k for tabel, kolommen in TABELLEN.items() for k in kolommen}
TIJD = KOLOMMEN["bezoek", "tijd"]
KOLOM = st.sampled_from(list(KOLOMMEN.values()))

ding: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.binary(max_size=4),
    st.decimals(allow_nan=False),
    st.just(Decimal("nan")),  # no file holds a signalling one, and pandas itself falls over it
    st.dates(),
    st.datetimes(),
    st.timedeltas(),
    st.just(pd.NA),
    st.just(pd.NaT),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=2), st.none(), max_size=1),
)
kolomvol = st.one_of(
    st.lists(ding, max_size=5).map(lambda x: pd.Series(x, dtype=object)),
    st.lists(st.integers(-(2**63), 2**63 - 1), max_size=5).map(lambda x: pd.Series(x, dtype="int64")),
    st.lists(st.integers(0, 2**64 - 1), max_size=5).map(lambda x: pd.Series(x, dtype="uint64")),
    st.lists(st.floats(), max_size=5).map(lambda x: pd.Series(x, dtype="float64")),
    st.lists(st.booleans(), max_size=5).map(lambda x: pd.Series(x, dtype="bool")),
    st.lists(st.none() | st.integers(-5, 5), max_size=5).map(lambda x: pd.Series(x, dtype="Int64")),
    st.lists(st.none() | st.text(max_size=8), max_size=5).map(lambda x: pd.Series(x, dtype="category")),
    st.lists(st.none() | st.datetimes(), max_size=5).map(
        lambda x: pd.Series(pa.array(x, pa.timestamp("us")), dtype=pd.ArrowDtype(pa.timestamp("us")))
    ),
    st.lists(st.none() | st.lists(st.integers(0, 3), max_size=2), max_size=5).map(
        lambda x: pd.Series([None if i is None else np.array(i) for i in x], dtype=object)
    ),
)


@settings(max_examples=400, deadline=None)
@given(kolom=KOLOM, vol=kolomvol, eenheid=st.sampled_from(Tijdeenheid), verplicht=st.booleans())
def test_a_column_of_any_kind_is_read_or_told(
    kolom: Kolom, vol: pd.Series[Any], eenheid: Tijdeenheid, verplicht: bool
) -> None:
    uit = lees(vol, kolom, tijdeenheid=eenheid, verplicht=verplicht)

    assert (len(vol), len(vol)) == (len(uit.waarden), len(uit.mis))
    assert bool == uit.mis.dtype
    assert uit.verwacht
    goed = np.asarray(uit.waarden)[~uit.mis]
    if kolom.dtype.startswith("int") and not kolom.lijst and kolom.naam != "casus":
        assert kolom.dtype == goed.dtype
    if kolom.namen and not kolom.lijst:
        assert set(goed.tolist()) <= set(range(-1, len(kolom.namen)))


@settings(max_examples=40, deadline=None)
@given(casus=kolomvol, halte=kolomvol, tijd=kolomvol)
def test_a_table_of_any_kind_is_judged(
    casus: pd.Series[Any], halte: pd.Series[Any], tijd: pd.Series[Any]
) -> None:
    n = min(len(casus), len(halte), len(tijd))
    tabel = pd.DataFrame({"casus": casus[:n], "halte": halte[:n], "tijd": tijd[:n]})

    k = Keurder(bestand="x.parquet")
    uit = k.keur(tabel, eerste_rij=1)

    slecht = {f.rij for f in k.fouten}
    assert not slecht & set(uit.index)
    assert set(uit["casus"]).isdisjoint(k.slecht)


# ---- moments --------------------------------------------------------------------------------------------

_DAG = datetime.date(2018, 2, 14)
_MICRO = 1518566400_000000


@pytest.mark.parametrize(
    "rij",
    [
        pd.Series([_DAG], dtype=object),
        pd.Series([datetime.datetime(2018, 2, 14, tzinfo=datetime.UTC)], dtype=object),
        pd.Series([datetime.datetime(2018, 2, 14)], dtype="datetime64[s]"),
        pd.Series(pd.to_datetime(["2018-02-14T01:00+01:00"], utc=True)),
        pd.Series([_DAG], dtype=pd.ArrowDtype(pa.date32())),
    ],
    ids=["date", "datetime", "zonder zone", "utc", "arrow"],
)
def test_a_typed_day_becomes_its_month_or_its_microseconds(rij: pd.Series[Any]) -> None:
    maand = lees(rij, TIJD)
    micro = lees(rij, TIJD, tijdeenheid=Tijdeenheid.MICROSECONDE)

    assert ([577], [False]) == (list(maand.waarden), maand.mis.tolist())
    assert ([_MICRO], [False]) == (list(micro.waarden), micro.mis.tolist())


def test_a_column_that_is_wrong_from_top_to_bottom_is_told_from_top_to_bottom() -> None:
    uit = lees(pd.Series(["gisteren", Decimal("3"), True, [1]], dtype=object), TIJD)

    assert [True] * 4 == uit.mis.tolist()
    assert [True] == lees(pd.Series([True]), TIJD).mis.tolist()
    leeg = lees(pd.Series([None, pd.NaT, np.nan, ""], dtype=object), TIJD)
    assert ([TIJD_ONBEKEND] * 4, [False] * 4) == (list(leeg.waarden), leeg.mis.tolist())

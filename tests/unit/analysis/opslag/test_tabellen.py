"""A store opens in one line as what a researcher knows, with names and with what is unknown left empty."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from rk.analysis.opslag import Herkomst, OpslagstukFout, Routeopslag, Schrijver
from rk.analysis.tabel import ONBEKEND, TIJD_ONBEKEND, Tijdeenheid

JANUARI, MEI = dt.datetime(2020, 1, 1), dt.datetime(1969, 5, 1)
NAMEN = ["Huisarts", "Loket (loket-a)", "Loket (loket-b)", "Huisarts"]


def _opslag(map_: Path, eenheid: Tijdeenheid = Tijdeenheid.MAAND) -> Routeopslag:
    tijden = {
        Tijdeenheid.MAAND: [600, -8],
        Tijdeenheid.MICROSECONDE: [round(t.replace(tzinfo=dt.UTC).timestamp() * 1e6) for t in (JANUARI, MEI)],
    }[eenheid]
    with Schrijver(map_, herkomst=Herkomst.VOORBEELD, tijdeenheid=eenheid, per_deel=2) as s:
        a = s.namen.halte("huisarts", "Huisarts", 2)
        b, c = s.namen.halte("loket-a", "Loket", 2), s.namen.halte("loket-b", "Loket", 3)
        for x in ("Noord", "d'Oost"):
            s.namen.groep("g_regio", x)
        s.voeg_toe(
            {
                "casus": [0, 0, 0, 2],
                "weg": [0, 0, 1, 0],
                "volgorde": [0, 1, 0, 0],
                "halte": [a, b, c, a],
                "overdracht": [0, ONBEKEND, 2, 4],
                "helper": [1, ONBEKEND, 0, 2],
                "tijd": [*tijden, TIJD_ONBEKEND, TIJD_ONBEKEND],
            },
            {
                "sleutel": ["k0", "k1", "k2"],
                "gesprek": [s.namen.gesprek("g0"), ONBEKEND, 0],
                "maand": [600, ONBEKEND, 601],
                "g_regio": [1, ONBEKEND, 0],
            },
            {"casus": [0, 2], "soort": [5, 0], "code": [s.namen.code("regel"), s.namen.code("rust")]},
        )
    return Routeopslag.open(map_)


def _lijsten(opslag: Routeopslag, tabel: str) -> list[dict[str, list[Any]]]:
    """The same table by each of the three, as plain lists; what is empty is None."""
    p = opslag.pandas(tabel)
    d = opslag.duckdb().sql(f"SELECT * FROM {tabel}")
    rijen = d.fetchall()
    return [
        {k: [None if x != x or x is None else x for x in p[k].astype(object).tolist()] for k in p},
        opslag.polars(tabel).collect().to_dict(as_series=False),
        {k: [rij[i] for rij in rijen] for i, k in enumerate(d.columns)},
    ]


@pytest.mark.parametrize("eenheid", list(Tijdeenheid))
def test_visits_open_with_names_and_moments_in_pandas_polars_and_duckdb(
    tmp_path: Path, eenheid: Tijdeenheid
) -> None:
    for tabel in _lijsten(_opslag(tmp_path, eenheid), "bezoek"):
        assert NAMEN == tabel["halte"]
        assert ["warm", None, "koud", "zelf"] == tabel["overdracht"]
        assert ["werkelijk", "werkelijk", "beste", "werkelijk"] == tabel["weg"]
        assert [1, -1, 0, 2] == tabel["helper"]
        assert [None] * 4 == tabel["woord"]
        assert [JANUARI, MEI, None, None] == tabel["tijd"]


def test_casussen_and_codes_open_likewise(tmp_path: Path) -> None:
    opslag = _opslag(tmp_path)

    for tabel in _lijsten(opslag, "casus"):
        assert ["d'Oost", None, "Noord"] == tabel["g_regio"]
        assert [JANUARI, None, dt.datetime(2020, 2, 1)] == tabel["maand"]
        assert ["k0", "k1", "k2"] == tabel["sleutel"]
    for tabel in _lijsten(opslag, "code"):
        assert ([0, 2], ["obstakel", "vasthouden"], ["regel", "rust"]) == (
            tabel["casus"],
            tabel["soort"],
            tabel["code"],
        )


def test_names_are_categoricals_and_one_line_answers_a_question(tmp_path: Path) -> None:
    opslag = _opslag(tmp_path)

    assert "category" == str(opslag.pandas(kolommen=["halte"])["halte"].dtype)
    assert [("Huisarts", 2)] == opslag.duckdb().sql(
        "SELECT halte, count(*) FROM bezoek GROUP BY halte HAVING count(*) > 1"
    ).fetchall()  # fmt: skip
    assert 2 == opslag.polars().group_by("halte").len().collect()["len"].max()


def test_the_codes_themselves_can_be_had(tmp_path: Path) -> None:
    opslag = _opslag(tmp_path)

    assert [0, 1, 2, 0] == opslag.pandas(namen=False, kolommen=["halte"])["halte"].tolist()
    assert [0, 1, 2, 0] == opslag.polars(namen=False).collect()["halte"].to_list()
    assert [(0,), (1,), (2,), (0,)] == opslag.duckdb().execute("SELECT halte FROM bezoek_nr").fetchall()


def test_an_empty_store_opens_as_empty_tables(tmp_path: Path) -> None:
    with Schrijver(tmp_path, herkomst=Herkomst.LOG):
        pass
    opslag = Routeopslag.open(tmp_path)

    for tabel in ("bezoek", "casus", "code"):
        for lijsten in _lijsten(opslag, tabel):
            assert {0} == {len(rij) for rij in lijsten.values()}


def test_a_table_that_is_not_there_is_a_slip(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="helpers"):
        _opslag(tmp_path).pandas("helpers")


def test_a_damaged_part_is_told_here_too(tmp_path: Path) -> None:
    opslag = _opslag(tmp_path)
    (tmp_path / "delen" / "bezoek-00000.parquet").write_bytes(b"PAR1")

    with pytest.raises(OpslagstukFout, match="bezoek-00000"):
        opslag.pandas()

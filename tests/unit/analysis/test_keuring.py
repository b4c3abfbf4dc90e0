"""What comes in from elsewhere is judged: every fault told, nothing dropped in silence."""

from __future__ import annotations

import csv
import errno
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.fouten import RoutedataFout
from rk.analysis.keuring import Keurder
from rk.analysis.tabel import BEZOEK, ONBEKEND, TIJD_ONBEKEND, Tijdeenheid
from rk.analysis.uit_casus import rijen
from rk.content import casussen, laad_kaart

KAART = laad_kaart("sittard-geleen-beek-stein")
NAMEN = {k.naam: k.namen for k in BEZOEK if k.namen}
BEZOEKEN = [
    rij for nr, casus in enumerate(casussen().values()) for rij in rijen(KAART, casus, nummer=nr, haltes={})
]


def als_csv(rij: dict[str, int]) -> dict[str, str]:
    """A visit as somebody would have it in a file: names, months, empty where unknown."""
    uit = {"casus": f"c{rij['casus']}", "halte": f"halte {rij['halte']}"}
    for naam, waarde in rij.items():
        if naam in NAMEN:
            uit[naam] = "" if waarde == ONBEKEND else NAMEN[naam][waarde]
        elif naam == "tijd":
            uit[naam] = "" if waarde == TIJD_ONBEKEND else f"{1970 + waarde // 12}-{waarde % 12 + 1:02}"
        elif naam not in uit:
            uit[naam] = "" if waarde == ONBEKEND else str(waarde)
    return uit


GOED = pd.DataFrame([als_csv(rij) for rij in BEZOEKEN])


def een(**anders: Any) -> pd.DataFrame:
    """One good visit, with other values."""
    return pd.DataFrame([{**GOED.iloc[0].to_dict(), **anders}])


def keurder(tabel: str = "bezoek", **meer: Any) -> Keurder:
    return Keurder(tabel, bestand="log.csv", **meer)


def in_delen(tabel: pd.DataFrame, *knippen: int) -> list[tuple[pd.DataFrame, int]]:
    grenzen = sorted({0, len(tabel), *(k % (len(tabel) + 1) for k in knippen)})
    return [(tabel.iloc[van:tot], van + 2) for van, tot in pairwise(grenzen)]


# ---- what is good comes in as it was -----------------------------------------------------------------


def test_a_good_file_comes_in_as_the_same_numbers() -> None:
    k = keurder()

    uit = k.keur(GOED, eerste_rij=2)

    assert ([], set(), 0, ()) == (k.fouten, k.slecht, k.aantal_fouten, k.vreemd)
    for kolom in BEZOEK:
        if kolom.naam in ("casus", "halte"):
            assert GOED[kolom.naam].tolist() == uit[kolom.naam].tolist()
        else:
            assert [rij[kolom.naam] for rij in BEZOEKEN] == uit[kolom.naam].tolist()
            assert kolom.dtype == uit[kolom.naam].dtype
    assert (2, len(GOED) + 1) == (uit.index[0], uit.index[-1])


def test_the_numbers_of_a_store_come_in_too() -> None:
    codes = pd.DataFrame(BEZOEKEN)

    k = keurder()
    uit = k.keur(codes, eerste_rij=1)

    assert [] == k.fouten
    gelijk = [c for c in codes if c not in ("casus", "halte")]
    assert codes[gelijk].to_numpy().tolist() == uit[gelijk].to_numpy().tolist()


def test_what_a_file_lacks_is_left_out_and_the_way_is_the_real_one() -> None:
    k = keurder()

    uit = k.keur(pd.DataFrame({"casus": ["a"], "halte": ["bad"], "Prijs": ["9"]}), eerste_rij=2)

    assert ["casus", "weg", "halte"] == list(uit)
    assert [0] == uit["weg"].tolist()
    assert ("Prijs",) == k.vreemd


@pytest.mark.parametrize(
    ("kolom", "waarde", "wordt"),
    [
        ("overdracht", " Warm ", 0), ("overdracht", None, -1), ("overdracht", "onbekend", -1),
        ("overdracht", "2", 2), ("overdracht", 2.0, 2), ("overdracht", np.nan, -1),
        ("volgorde", "3.0", 3), ("helper", "", -1), ("helper", 0, 0),
        ("tijd", "2018-02", 577), ("tijd", 577, 577), ("tijd", "", TIJD_ONBEKEND),
        ("tijd", None, TIJD_ONBEKEND),
        ("tijd", pd.Timestamp("2018-02-14 10:30"), 577), ("tijd", pd.NaT, TIJD_ONBEKEND),
        ("route", "Groen", 0),
    ],
)  # fmt: skip
def test_a_value_may_be_written_in_more_than_one_way(kolom: str, waarde: object, wordt: int) -> None:
    k = keurder()

    assert [wordt] == k.keur(een(**{kolom: waarde}), eerste_rij=2)[kolom].tolist()
    assert [] == k.fouten


def test_moments_of_a_log_are_microseconds_in_utc() -> None:
    k = keurder(tijdeenheid=Tijdeenheid.MICROSECONDE)
    tijden = ["2018-02-01T10:30", "2018-02-01T11:30:00.000001+01:00", "", "gisteren"]
    tabel = pd.concat([een(casus=f"c{nr}", tijd=t) for nr, t in enumerate(tijden)])

    uit = k.keur(tabel, eerste_rij=2)

    assert [1517481000_000000, 1517481000_000001, TIJD_ONBEKEND] == uit["tijd"].tolist()
    assert [(5, "tijd")] == [(f.rij, f.kolom) for f in k.fouten]
    getypt = keurder(tijdeenheid=Tijdeenheid.MICROSECONDE)
    assert [1517481000_000000] == getypt.keur(een(tijd=pd.Timestamp("2018-02-01T10:30")), eerste_rij=2)[
        "tijd"
    ].tolist()


# ---- what is not -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kolom", "waarde", "verwacht"),
    [
        ("overdracht", "zacht", "een van warm, lauw, koud, weggestuurd, zelf, of leeg"),
        ("overdracht", "5", "een van warm"), ("overdracht", "1.5", "een van warm"),
        ("weg", "", "een van werkelijk, beste"), ("weg", "-1", "een van werkelijk, beste"),
        ("weg", None, "een van werkelijk, beste"),
        ("volgorde", "eerste", "een heel getal van 0 tot 2147483647"), ("volgorde", "-1", "een heel getal"),
        ("volgorde", "", "een heel getal"), ("volgorde", 1.5, "een heel getal"),
        ("volgorde", -1, "een heel getal"), ("volgorde", 2**31, "een heel getal"),
        ("helper", "de zus", "een heel getal van 0 tot 32767, of leeg"), ("helper", "99999", "een"),
        ("tijd", "2018-02-14", "een maand zoals 2018-02, of leeg"), ("tijd", "2018", "een maand"),
        ("tijd", "2018-13", "een maand"), ("tijd", "0999-01", "een maand"), ("tijd", 9e9, "een maand"),
        ("halte", " ", "1 tot 300 tekens"), ("halte", "x" * 301, "1 tot 300 tekens"),
        ("casus", "", "1 tot 300 tekens"),
    ],
)  # fmt: skip
def test_a_fault_says_file_row_column_and_what_is_expected(kolom: str, waarde: object, verwacht: str) -> None:
    k = keurder()

    uit = k.keur(een(**{kolom: waarde}), eerste_rij=7)

    (fout,) = k.fouten
    assert ("log.csv", 7, kolom) == (fout.bestand, fout.rij, fout.kolom)
    assert verwacht in fout.verwacht
    assert len(uit) == 0
    assert re.fullmatch(r'log\.csv, rij 7, kolom "\w+": verwacht .+\.', str(fout))
    assert not re.search("zacht|eerste|de zus|x{9}|2018-02-14", str(fout))


def test_every_fault_is_told_at_once() -> None:
    tabel = pd.concat([een(casus="a", overdracht="zacht", volgorde="x"), een(casus="b", weg="terug")])

    k = keurder()
    k.keur(tabel, eerste_rij=2)

    assert {(2, "overdracht"), (2, "volgorde"), (3, "weg")} == {(f.rij, f.kolom) for f in k.fouten}
    assert ({"a", "b"}, 3) == (k.slecht, k.aantal_fouten)


def test_all_columns_that_are_needed_and_not_there_are_named_together() -> None:
    with pytest.raises(RoutedataFout, match=r"^In log\.csv ontbreekt: casus, halte\. .*\.$"):
        keurder().keur(pd.DataFrame({"plaats": ["x"]}), eerste_rij=2)


def test_two_visits_cannot_stand_in_one_place() -> None:
    k = keurder()
    k.keur(pd.concat([een(), een(halte="ander"), een(weg="beste")]), eerste_rij=2)

    assert [(3, "volgorde")] == [(f.rij, f.kolom) for f in k.fouten]


def test_a_casus_with_a_bad_row_does_not_come_in_at_all() -> None:
    goed, slecht = een(casus="goed"), een(casus="slecht")
    tabel = pd.concat([slecht, goed, een(casus="slecht", volgorde="1", overdracht="zacht")])

    uit = keurder().keur(tabel, eerste_rij=2)

    assert ["goed"] == uit["casus"].tolist()


def test_the_report_is_short_however_many_faults_there_are() -> None:
    k = keurder()
    veel = pd.DataFrame({"casus": range(1500), "halte": "bad", "overdracht": "zacht"})
    for deel, eerste_rij in in_delen(veel, 700):
        k.keur(deel, eerste_rij=eerste_rij)

    (regel,) = k.verslag()
    assert 'log.csv, kolom "overdracht", rij 2, 3, 4, 5, 6 en nog 1495: verwacht een van warm' in regel
    assert (1000, 1500) == (len(k.fouten), k.aantal_fouten)


# ---- set apart, never dropped ------------------------------------------------------------------------

_STUK = st.tuples(
    st.integers(0, 59),
    st.sampled_from(["overdracht", "volgorde", "tijd", "halte", "casus", "weg", "helper"]),
)


@settings(max_examples=15, deadline=None)
@given(stuk=st.lists(_STUK, max_size=5), knippen=st.lists(st.integers(0, 60), max_size=3))
def test_however_a_file_is_cut_each_row_comes_in_or_is_set_apart(
    stuk: list[tuple[int, str]], knippen: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    tabel = GOED[:60].copy()
    for rij, kolom in stuk:
        tabel.loc[rij, kolom] = "" if kolom in ("halte", "casus", "weg") else "=Truus!"
    delen = in_delen(tabel, *knippen)
    map_ = tmp_path_factory.mktemp("opslag")

    k = keurder()
    uit = pd.concat([k.keur(deel, eerste_rij=eerste) for deel, eerste in delen])
    uit = uit[~uit["casus"].isin(k.slecht)]
    with k.schrijf_apart(map_, delen).open(encoding="utf-8", newline="") as f:
        apart = list(csv.DictReader(f))

    assert {(rij + 2, kolom) for rij, kolom in stuk} == {(f.rij, f.kolom) for f in k.fouten}
    assert len(k.fouten) == k.aantal_fouten
    erbij, eruit = set(uit.index), {int(rij["rij"]) for rij in apart}
    assert (set(), set(range(2, len(tabel) + 2))) == (erbij & eruit, erbij | eruit)
    assert not set(uit["casus"]) & {tabel.loc[rij, "casus"] for rij, _kolom in stuk}
    for r in apart:
        assert tabel.iloc[int(r["rij"]) - 2].to_dict() == {k: r[k] for k in tabel}
        kolommen = {kolom for nr, kolom in stuk if nr + 2 == int(r["rij"])}
        assert kolommen == {reden.partition(":")[0] for reden in r["reden"].split("; ") if reden}


def test_the_file_of_what_is_set_apart_stands_in_the_store_whatever_its_name(tmp_path: Path) -> None:
    k = Keurder(bestand="../../weg/../log van mij.parquet")
    k.keur(een(weg="x"), eerste_rij=2)

    pad = k.schrijf_apart(tmp_path, [(een(weg="x"), 2)])

    assert tmp_path / "apart" == pad.parent
    assert [pad] == [p for p in tmp_path.rglob("*") if p.is_file()]
    assert pad.suffix == ".csv"


def test_a_full_disk_is_told_and_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(_nr: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr("rk.analysis.opslag.veilig.os.fsync", vol)

    with pytest.raises(RoutedataFout, match=r"^De schijf is vol\."):
        keurder().schrijf_apart(tmp_path, [(een(weg="x"), 2)])
    assert [] == [p for p in tmp_path.rglob("*") if p.is_file()]


# ---- the other tables --------------------------------------------------------------------------------


def test_a_table_of_casussen_is_judged_too() -> None:
    goed = {
        "casus": "a", "sleutel": "s", "gesprek": "Onbekend", "maand": "2026-11",
        "g_leeftijd": "18 tot 27", "g_soort": "Groot",
        "r_overzicht": "0", "f_losse_einden_laag": "1", "f_losse_einden_hoog": "2.5",
    }  # fmt: skip
    slecht = (
        {"g_leeftijd": "32"}, {"maand": "26 november"}, {"r_overzicht": "veel"}, {"g_soort": "x" * 61},
        {"f_losse_einden_laag": "3"}, {"f_losse_einden_hoog": "2,5"}, {"f_losse_einden_hoog": "inf"},
    )  # fmt: skip
    rijen_ = [goed, *({**goed, **s, "casus": f"b{nr}"} for nr, s in enumerate(slecht)), goed]

    k = keurder("casus")
    uit = k.keur(pd.DataFrame(rijen_), eerste_rij=2)

    kolommen = [next(iter(s)) for s in slecht]
    assert {(nr, kolom) for nr, kolom in enumerate([*kolommen, "casus"], 3)} == {
        (f.rij, f.kolom) for f in k.fouten
    }
    assert len(uit) == 0  # "a" stands in it twice
    (rij,) = keurder("casus").keur(pd.DataFrame([goed]), eerste_rij=2).to_dict("records")
    assert ("18 tot 27", 682, 0) == (rij["g_leeftijd"], rij["maand"], rij["r_overzicht"])
    assert "" == rij["gesprek"]
    assert (1.0, 2.5) == (rij["f_losse_einden_laag"], rij["f_losse_einden_hoog"])


def test_codes_are_judged_too() -> None:
    k = keurder("code")
    tabel = pd.DataFrame({"casus": ["a", "b"], "soort": ["wens", "droom"], "code": ["nabij", ""]})

    uit = k.keur(tabel, eerste_rij=2)

    assert [("a", 4, "nabij")] == list(uit.itertuples(index=False, name=None))
    assert {(3, "soort"), (3, "code")} == {(f.rij, f.kolom) for f in k.fouten}


@pytest.mark.parametrize("tabel", ["bezoek", "casus", "code"])
def test_an_empty_part_is_no_fault(tabel: str) -> None:
    kolommen = ["casus", "halte", "soort", "code", "tijd", "volgorde", "overdracht", "maand", "g_leeftijd"]
    k = keurder(tabel)

    assert 0 == len(k.keur(pd.DataFrame({x: [] for x in kolommen}, dtype="str"), eerste_rij=2))
    assert [] == k.fouten

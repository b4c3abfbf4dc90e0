"""Visits come in from CSV and Parquet, in any order; what is wrong is set apart and told."""

import random
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from rk.analysis import voorbeeld
from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen import Koppeling, laad_koppeling, lees_in, stapel, tabelbron
from rk.analysis.opslag import Herkomst, Routeopslag
from rk.analysis.tabel import BEZOEK, TIJD_ONBEKEND, Tijdeenheid
from rk.content import InhoudFout, laad_kaart

KOP = "casus;weg;volgorde;halte;helper;overdracht;tijd"
RIJEN = [
    "b;werkelijk;0;huisarts;zus;warm;2020-01",
    "b;werkelijk;1;Familie;hoofdpersoon;;",
    "b;beste;0;Vreemde plek;;zelf;",
    "a;werkelijk;0;huisarts;huisarts;koud;2019-12",
    "a;werkelijk;1;huisarts;zus;onbekend;2020-02",
    "a;werkelijk;2;ggd;huisarts;lauw;",
]


@pytest.fixture(scope="module")
def kaart() -> Any:
    return laad_kaart("sittard-geleen-beek-stein")


def _csv(map_: Path, *regels: str, naam: str = "bezoeken.csv", codering: str = "utf-8") -> Path:
    pad = map_ / naam
    pad.write_text("\n".join(regels) + "\n", encoding=codering)
    return pad


def _geen(rij: Any) -> list[Any]:
    return [None if x != x else x for x in rij.tolist()]


@pytest.mark.parametrize("seed", range(4))
def test_rows_in_any_order_become_whole_casussen_in_order(tmp_path: Path, seed: int, kaart: Any) -> None:
    rijen = random.Random(seed).sample(RIJEN, len(RIJEN))

    uit = lees_in(_csv(tmp_path, KOP, *rijen), tmp_path / "o", kaart=kaart)

    p = uit.opslag.pandas()
    assert [0, 0, 0, 1, 1, 1] == p["casus"].tolist()
    assert ["Huisarts", "Huisarts", "GGD", "Huisarts", "Familie", "Vreemde plek"] == p["halte"].tolist()
    assert ["oranje", "oranje", "oranje", "oranje", "groen", None] == _geen(p["route"])
    assert [1, 2, 1, 1, 0, -1] == p["helper"].tolist()
    assert ["koud", None, "lauw", "warm", None, "zelf"] == _geen(p["overdracht"])
    assert [0, 1, 2, 0, 1, 0] == p["volgorde"].tolist()
    assert (Herkomst.GESPREKKEN, Tijdeenheid.MAAND) == (uit.opslag.herkomst, uit.opslag.tijdeenheid)
    assert ((), 0) == (uit.apart, uit.casussen_apart)


def test_without_a_place_the_order_of_the_file_is_the_order(tmp_path: Path) -> None:
    uit = lees_in(_csv(tmp_path, "casus,halte", "x,C", "y,A", "x,B"), tmp_path / "o")

    assert [("x", ["C", "B"]), ("y", ["A"])] == [
        (naam, g["halte"].tolist())
        for naam, (_nr, g) in zip("xy", uit.opslag.pandas().groupby("casus"), strict=True)
    ]


@pytest.mark.parametrize("tussen", [",", ";", "\t", "|"])
def test_the_separator_shows_from_the_header_and_cells_may_have_it_in_quotes(
    tmp_path: Path, tussen: str
) -> None:
    pad = _csv(
        tmp_path, f"casus{tussen}halte", f'a{tussen}"Loket{tussen} 2e\nverdieping"', codering="utf-8-sig"
    )

    assert [f"Loket{tussen} 2e\nverdieping"] == lees_in(pad, tmp_path / "o").opslag.pandas()["halte"].tolist()


def test_a_log_in_csv_shows_from_its_columns_and_keeps_microseconds(tmp_path: Path) -> None:
    pad = _csv(
        tmp_path,
        "case:concept:name,concept:name,time:timestamp",
        "1,B,2020-01-01 00:00:00.000002+00:00",
        "1,A,2020-01-01 00:00:00.000001+00:00",
    )

    uit = lees_in(pad, tmp_path / "o")

    assert ["A", "B"] == uit.opslag.pandas()["halte"].tolist()
    assert [1] == np.diff(uit.opslag.lees(0, ["tijd"])["tijd"]).tolist()
    assert Herkomst.LOG is uit.opslag.herkomst


@pytest.mark.parametrize(
    "tijden",
    [
        ["2020-01-01 00:00:00.5+02:00", "2019-12-31T22:00:01Z", ""],
        ["2020-01-01T01:00", "2020-01-01", "onbekend"],
        ["2020-01-01T01:00", "2020-01-01T00:30:00+02:00", "2020-01-01T00:00:00.1234567Z"],
    ],
)
def test_moments_of_every_shape_are_read_as_pandas_reads_them(tmp_path: Path, tijden: list[str]) -> None:
    pad = _csv(tmp_path, "casus,halte,tijd", *(f"{i},A,{t}" for i, t in enumerate(tijden)))

    uit = lees_in(pad, tmp_path / "o", log=True).opslag.lees(0, ["tijd"])["tijd"]

    verwacht = [
        TIJD_ONBEKEND if t in ("", "onbekend") else pd.to_datetime(t, utc=True).floor("us").value // 1000
        for t in tijden
    ]
    assert verwacht == uit.tolist()


def test_columns_of_any_name_and_language_come_in_by_a_mapping(tmp_path: Path) -> None:
    (tmp_path / "k.yaml").write_text(
        "kolommen: {casus: client, halte: where, overdracht: how, g_regio: area}\n"
        "waarden: {overdracht: {in person: warm}}\n"
        "routes: {Desk: oranje}\n"
    )
    pad = _csv(tmp_path, "client,where,how,area,diary", "1,Desk,in person,North,words", "1,Home,,North,words")

    uit = lees_in(pad, tmp_path / "o", koppeling=laad_koppeling(tmp_path / "k.yaml"))

    p = uit.opslag.pandas()
    assert (["warm", None], ["oranje", None]) == (_geen(p["overdracht"]), _geen(p["route"]))
    assert ["North"] == uit.opslag.pandas("casus")["g_regio"].tolist()


@pytest.mark.parametrize(
    ("tekst", "zegt"),
    [
        ("kolommen: {overdrcht: x}", 'k.yaml:1 kolommen.overdrcht: .*bedoel je "overdracht"'),
        ("kolomen: {}", "bedoel je"),
        ("routes: {Desk: rood}", "groen"),
    ],
)
def test_a_slip_in_the_mapping_is_told_with_its_line(tmp_path: Path, tekst: str, zegt: str) -> None:
    (tmp_path / "k.yaml").write_text(tekst)

    with pytest.raises(InhoudFout, match=zegt):
        laad_koppeling(tmp_path / "k.yaml")


def test_a_column_of_the_mapping_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RoutedataFout, match=r'de kolom "hlte" .*bedoel je "halte"'):
        lees_in(
            _csv(tmp_path, "casus,halte", "1,A"),
            tmp_path / "o",
            koppeling=Koppeling(kolommen={"halte": "hlte"}),
        )


def test_bad_rows_take_their_casus_apart_and_all_are_told(tmp_path: Path) -> None:
    pad = _csv(
        tmp_path,
        "casus,volgorde,halte,overdracht",
        *("a,0,X,warm", "b,0,X,heet", "c,0,X,", "b,1,Y,warm", ",0,X,", "d,een,X,"),
    )

    uit = lees_in(pad, tmp_path / "o")

    assert (2, 2) == (uit.opslag.aantal.casussen, uit.casussen_apart)
    rijen = pd.read_csv(uit.apart[0], keep_default_na=False)
    assert [(3, "b"), (5, "b"), (6, ""), (7, "d")] == list(zip(rijen["rij"], rijen["casus"], strict=True))
    assert "overdracht: een van warm" in rijen["reden"][0]
    assert 3 == len(uit.regels)
    assert not any("heet" in regel for regel in uit.regels)


def test_what_an_earlier_read_set_apart_is_gone_when_it_no_longer_holds(tmp_path: Path) -> None:
    lees_in(_csv(tmp_path, "casus,halte", "a,X", "b,"), tmp_path / "o")

    uit = lees_in(_csv(tmp_path, "casus,halte", "a,X", "b,Y"), tmp_path / "o", vervang=True)

    assert ((), []) == (uit.apart, list((tmp_path / "o" / "apart").iterdir()))


def test_a_place_taken_twice_far_apart_in_the_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabelbron, "_BLOK", 64)
    midden = [f"x{i},0,B" for i in range(20)]

    uit = lees_in(_csv(tmp_path, "casus,volgorde,halte", "a,0,A", *midden, "a,0,C"), tmp_path / "o")

    assert (20, 1) == (uit.opslag.aantal.casussen, uit.casussen_apart)
    assert any('"volgorde"' in regel for regel in uit.regels)
    assert ["a", "a"] == pd.read_csv(uit.apart[0])["casus"].tolist()


def test_an_attribute_with_two_values_for_one_casus_is_a_fault(tmp_path: Path) -> None:
    pad = _csv(tmp_path, "casus,halte,g_regio", "a,A,Noord", "a,B,Zuid", "b,A,", "b,B,")

    uit = lees_in(pad, tmp_path / "o")

    assert (1, 1) == (uit.opslag.aantal.casussen, uit.casussen_apart)
    assert any('"g_regio"' in regel and "hetzelfde" in regel for regel in uit.regels)


def test_rows_with_too_few_or_too_many_cells_are_kept_apart_and_others_keep_their_number(
    tmp_path: Path,
) -> None:
    pad = _csv(tmp_path, "casus,halte,weg", "a,A,werkelijk", "kapot", "a,B,werkelijk", "x,y,z,w", "b,A,geen")

    uit = lees_in(pad, tmp_path / "o")

    assert 1 == uit.opslag.aantal.casussen
    tekst = next(p for p in uit.apart if p.name == "bezoeken.rijen.csv").read_text(encoding="utf-8")
    assert ["bezoeken.csv,3", "bezoeken.csv,5"] == [r.partition(",te ")[0] for r in tekst.splitlines()[1:]]
    assert any("rij 6" in regel and '"weg"' in regel for regel in uit.regels)
    assert any("2 rijen" in regel for regel in uit.regels)


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        (b"", "dit bestand is leeg"),
        (b"casus;halte\na;Caf\xe9\n", "geen UTF-8"),
        (b"casus;naam\na;b\n", "ontbreekt: halte"),
        (b"casus;naam\n", "ontbreekt: halte"),
        (b"casus;halte;halte\na;b;c\n", "twee keer"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, inhoud: bytes, zegt: str) -> None:
    (tmp_path / "x.csv").write_bytes(inhoud)

    with pytest.raises(RoutedataFout, match=zegt):
        lees_in(tmp_path / "x.csv", tmp_path / "o")
    assert not (tmp_path / "o" / "routeopslag.json").exists()
    assert [] == list((tmp_path / "o").glob(".inlezen-*"))


def test_a_header_alone_gives_an_empty_store(tmp_path: Path) -> None:
    assert 0 == lees_in(_csv(tmp_path, "casus,halte"), tmp_path / "o").opslag.aantal.casussen


def test_a_store_goes_out_as_tables_and_comes_back_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stapel, "_BLOK", 200)
    voorbeeld.maak(tmp_path / "eerst", 120, seed=8)
    eerst = Routeopslag.open(tmp_path / "eerst")
    paden = {}
    for tabel in ("bezoek", "casus", "code"):
        paden[tabel] = tmp_path / f"{tabel}.parquet"
        frame = eerst.pandas(tabel)
        frame["casus"] = frame["casus"].map("{:06}".format)
        frame.sample(frac=1, random_state=1).to_parquet(paden[tabel])

    uit = lees_in(paden["bezoek"], tmp_path / "weer", casussen=paden["casus"], codes=paden["code"])

    assert () == uit.regels
    assert (Herkomst.VOORBEELD, eerst.aantal) == (uit.opslag.herkomst, uit.opslag.aantal)
    for tabel in ("bezoek", "casus", "code"):
        a, b = (o.pandas(tabel).astype("str") for o in (eerst, uit.opslag))
        sleutel = ["casus", "soort", "code"] if tabel == "code" else list(a.columns)
        pd.testing.assert_frame_equal(
            a.sort_values(sleutel, ignore_index=True), b[a.columns].sort_values(sleutel, ignore_index=True)
        )
    assert {k.naam for k in BEZOEK} == set(uit.opslag.pandas().columns)


def test_helpers_that_nobody_knows_at_first_are_known_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabelbron, "_RIJEN", 2)
    bezoek = pd.DataFrame(
        {"casus": [*"abab"], "halte": "A", "helper": [None, None, "zus", 3]}, dtype="object"
    )
    bezoek["helper"] = bezoek["helper"].astype("str").where(bezoek["helper"].notna())
    bezoek.to_parquet(tmp_path / "b.parquet")

    uit = lees_in(tmp_path / "b.parquet", tmp_path / "o")

    assert [-1, 1, -1, 1] == uit.opslag.pandas()["helper"].tolist()


def test_casussen_without_any_visit_come_in_too(tmp_path: Path) -> None:
    casussen = _csv(tmp_path, "casus,g_regio", "a,Noord", "b,Zuid", naam="c.csv")

    uit = lees_in(_csv(tmp_path, "casus,halte"), tmp_path / "o", casussen=casussen)

    assert ["Noord", "Zuid"] == uit.opslag.pandas("casus")["g_regio"].tolist()
    assert 0 == uit.opslag.aantal.bezoeken


def test_codes_of_nobody_and_a_casus_named_twice_are_faults(tmp_path: Path) -> None:
    bezoek = _csv(tmp_path, "casus,halte", "a,A", "b,A")
    casussen = _csv(tmp_path, "casus,g_regio", "a,Noord", "b,Zuid", "b,Noord", naam="c.csv")
    codes = _csv(tmp_path, "casus,soort,code", "a,wens,rust", "q,wens,rust", naam="k.csv")

    uit = lees_in(bezoek, tmp_path / "o", casussen=casussen, codes=codes)

    assert (1, 1) == (uit.opslag.aantal.casussen, uit.opslag.aantal.codes)
    assert [p.name for p in uit.apart] == ["c.csv", "k.csv"]
    assert 2 == len(uit.regels)


@pytest.mark.parametrize(("naam", "zegt"), [("weg.csv", "bestaat niet"), ("x.xlsx", "CSV, Parquet en XES")])
def test_what_is_not_there_or_not_ours_is_told(tmp_path: Path, naam: str, zegt: str) -> None:
    (tmp_path / "x.xlsx").touch()

    with pytest.raises(RoutedataFout, match=zegt):
        lees_in(tmp_path / naam, tmp_path / "o")


def test_a_damaged_parquet_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1 half")

    with pytest.raises(RoutedataFout, match="geen heel Parquet"):
        lees_in(tmp_path / "x.parquet", tmp_path / "o")


def test_how_far_it_is_is_told_and_never_goes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabelbron, "_BLOK", 256)
    gehoord: list[tuple[str, int, int]] = []

    lees_in(
        _csv(tmp_path, "casus,halte", *(f"c{i % 150},A" for i in range(300))),
        tmp_path / "o",
        voortgang=lambda *x: gehoord.append(x),
    )

    lezen = [gedaan for wat, gedaan, _totaal in gehoord if "lezen" in wat]
    assert lezen == sorted(lezen)
    assert len(lezen) > 3
    assert ("Sorteren en schrijven", 300, 300) == gehoord[-1]

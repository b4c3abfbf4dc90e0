"""An event log comes in event by event, whatever it is about, and a hostile one does no harm."""

import gzip
import os
import random
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen import Koppeling, lees_in, xeslezer, xesveel
from rk.analysis.inlezen import xes as xes_
from rk.analysis.inlezen.tabel import Ingelezen
from rk.analysis.inlezen.xes import XesBron
from rk.analysis.opslag import Herkomst
from rk.analysis.tabel import Tijdeenheid
from rk.analysis.xesstuk import ontleed
from rk.domain import Route

KOP = (
    '<?xml version="1.0" encoding="UTF-8"?><log xes.version="1849.2016" xmlns="http://www.xes-standard.org/">'
)


@pytest.fixture(params=["met zorg", "in stukken"], autouse=True)
def hoe(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every log is read in both ways; in stretches, they are a trace or two."""
    if request.param == "in stukken":
        _in_stukken(monkeypatch)
    return str(request.param)


def _in_stukken(m: pytest.MonkeyPatch, grootte: int = 300) -> None:
    m.setattr(xesveel, "VEEL", 0)
    m.setattr(xesveel, "_STUK", grootte)


def _event(naam: str | None, tijd: str = "", **meer: str) -> str:
    delen = [] if naam is None else [f'<string key="concept:name" value="{naam}"/>']
    delen += [f'<date key="time:timestamp" value="{tijd}"/>'] if tijd else []
    delen += [f'<string key="{k.replace("_", ":", 1)}" value="{v}"/>' for k, v in meer.items()]
    return f"<event>{''.join(delen)}</event>"


def _trace(*events: str, **attributen: str) -> str:
    vast = "".join(f'<string key="{k}" value="{v}"/>' for k, v in attributen.items())
    return f'<trace><string key="concept:name" value="Jansen 1"/>{vast}{"".join(events)}</trace>'


def _lees(map_: Path, inhoud: str, *, naam: str = "log.xes", **hoe: Any) -> Ingelezen:
    pad = map_ / naam
    ruw = f"{KOP}{inhoud}</log>".encode()
    pad.write_bytes(gzip.compress(ruw) if naam.lower().endswith(".gz") else ruw)
    return lees_in(pad, map_ / "opslag", **hoe)


@pytest.mark.parametrize("naam", ["log.xes", "log.xes.gz", "LOG.XES.GZ"])
def test_a_log_about_anything_becomes_ways_along_its_activities(tmp_path: Path, naam: str) -> None:
    uit = _lees(
        tmp_path,
        _trace(_event("Check &amp; pay", "2020-01-01T10:00:00.000+01:00", org_resource="Pete")),
        naam=naam,
    )

    bezoek = uit.opslag.pandas().iloc[0]
    assert ("Check & pay", "2020-01-01 09:00:00", 1) == (
        bezoek["halte"],
        str(bezoek["tijd"]),
        bezoek["helper"],
    )
    assert (Herkomst.LOG, Tijdeenheid.MICROSECONDE) == (uit.opslag.herkomst, uit.opslag.tijdeenheid)
    assert (-1,) == uit.opslag.namen.halte_route


def test_nothing_of_a_key_or_a_name_of_a_helper_is_kept(tmp_path: Path) -> None:
    uit = _lees(tmp_path, _trace(_event("A", "2020-01-01T10:00:00Z", org_resource="Pietersen")))

    alles = b"".join(p.read_bytes() for p in (tmp_path / "opslag").rglob("*") if p.is_file())
    assert b"Jansen" not in alles
    assert b"Pietersen" not in alles
    assert 32 == len(uit.opslag.pandas("casus")["sleutel"][0])


def test_moments_keep_their_microseconds_and_their_zone(tmp_path: Path) -> None:
    tijden = [
        "2020-01-01T00:00:00.123456-02:00",
        "2020-01-01T02:00:00.123457Z",
        "2020-01-01T03:00:00.123458+01:00",
    ]

    uit = _lees(tmp_path, _trace(*(_event("A", t) for t in tijden)))

    eerste = 1_577_844_000_123_456
    assert [eerste, eerste + 1, eerste + 2] == uit.opslag.lees(0, ["tijd"])["tijd"].tolist()


def test_events_of_a_casus_come_in_the_order_of_time_and_else_of_the_file(tmp_path: Path) -> None:
    dag = "2020-01-0{}T00:00:00Z".format
    uit = _lees(
        tmp_path,
        _trace(_event("C", dag(3)), _event("A", dag(1)), _event("B1", dag(2)), _event("B2", dag(2)))
        + _trace(_event("Z", dag(3)), _event("Y"), _event("X", dag(1))),
    )

    assert ["A", "B1", "B2", "C", "Z", "Y", "X"] == uit.opslag.pandas()["halte"].tolist()
    assert [0, 1, 2, 3, 0, 1, 2] == uit.opslag.pandas()["volgorde"].tolist()


def test_what_counts_of_the_life_cycle_is_told_and_can_be_chosen(tmp_path: Path) -> None:
    def deel(overgang: str) -> str:
        return _event("A", "2020-01-01T00:00:00Z", lifecycle_transition=overgang)

    inhoud = _trace(deel("start"), deel("Complete"), _event("B", "2020-01-02T00:00:00Z")) + _trace(
        deel("start")
    )

    uit = _lees(tmp_path, inhoud)
    anders = _lees(tmp_path, inhoud, koppeling=Koppeling(levensloop=("start",)), vervang=True)
    alles = _lees(tmp_path, inhoud, koppeling=Koppeling(levensloop=()), vervang=True)

    assert (1, 2) == (uit.opslag.aantal.casussen, uit.opslag.aantal.bezoeken)
    assert "Dit telt mee: complete (1)." in uit.regels
    assert any("start (2)" in r and "--levensloop" in r for r in uit.regels)
    assert any("1 casussen zonder bezoek" in r for r in uit.regels)
    assert (3, 4) == (anders.opslag.aantal.bezoeken, alles.opslag.aantal.bezoeken)


def test_a_mapping_gives_routes_attributes_and_our_words(tmp_path: Path) -> None:
    koppeling = Koppeling(
        kolommen={"overdracht": "how", "g_regio": "case:region"},
        waarden={"overdracht": {"in person": "warm"}},
        routes={"desk": Route.ORANJE},
    )
    uit = _lees(
        tmp_path,
        _trace(_event("Desk", how="in person"), _event("Home", how="onbekend"), region="North"),
        koppeling=koppeling,
    )

    p = uit.opslag.pandas()
    assert ["warm", None] == [x if x == x else None for x in p["overdracht"].tolist()]
    assert ["oranje", None] == [x if x == x else None for x in p["route"].tolist()]
    assert ["North"] == uit.opslag.pandas("casus")["g_regio"].tolist()


def test_attributes_within_attributes_are_no_attributes_of_the_event(tmp_path: Path) -> None:
    diep = '<string key="x" value="y"><string key="concept:name" value="diep"/></string>'

    uit = _lees(
        tmp_path, _trace(f'<event><string key="concept:name" value="A">{diep}</string>{diep}</event>')
    )

    assert ["A"] == uit.opslag.pandas()["halte"].tolist()


def test_a_bad_event_sets_its_casus_apart_with_the_reason(tmp_path: Path) -> None:
    uit = _lees(
        tmp_path, _trace(_event("A"), _event(None)) + _trace(_event("B")) + _trace(_event("C", "gisteren"))
    )

    assert (1, 2) == (uit.opslag.aantal.casussen, uit.casussen_apart)
    apart = uit.apart[0].read_text(encoding="utf-8").splitlines()
    assert 4 == len(apart)
    assert apart[1].startswith("log.xes,1,,")
    assert apart[2].startswith("log.xes,2,halte:")
    assert any('"tijd", rij 4' in r for r in uit.regels)


def test_a_prefix_of_the_name_space_changes_nothing(tmp_path: Path) -> None:
    pad = tmp_path / "p.xes"
    binnen = '<x:event><x:string key="concept:name" value="A"/></x:event>'
    pad.write_text(f'<x:log xmlns:x="http://www.xes-standard.org/"><x:trace>{binnen}</x:trace></x:log>')

    assert 1 == lees_in(pad, tmp_path / "opslag").opslag.aantal.bezoeken


def test_a_log_without_a_casus_gives_an_empty_store(tmp_path: Path) -> None:
    uit = _lees(tmp_path, "<trace/>")

    assert 0 == uit.opslag.aantal.casussen
    assert any("1 casussen zonder bezoek" in r for r in uit.regels)


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        ('<!DOCTYPE log [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><log>&b;</log>', "DOCTYPE"),
        ('<!DOCTYPE log SYSTEM "file:///etc/passwd"><log/>', "DOCTYPE"),
        ("<log>" + "<a>" * 100, "te veel in elkaar"),
        ("<log><trace><event>", "geen heel XES-bestand"),
        ("<html/>", "geen XES-log"),
        ("", "geen heel XES-bestand"),
        ("\x00\x01\x02", "geen heel XES-bestand"),
    ],
)
def test_a_hostile_or_broken_file_is_one_sentence_and_leaves_no_store(
    tmp_path: Path, inhoud: str, zegt: str
) -> None:
    pad = tmp_path / "kwaad.xes"
    pad.write_text(inhoud)

    with pytest.raises(RoutedataFout, match=zegt) as fout:
        lees_in(pad, tmp_path / "opslag")
    assert "passwd" not in str(fout.value)
    assert not (tmp_path / "opslag" / "routeopslag.json").exists()


def test_a_tag_without_an_end_is_not_read_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xeslezer, "_LANGSTE_MERK", 1 << 20)
    pad = tmp_path / "lang.xes.gz"
    pad.write_bytes(gzip.compress(b'<log><string key="' + b"a" * (8 << 20)))

    with pytest.raises(RoutedataFout, match="veel te lang stuk"):
        lees_in(pad, tmp_path / "opslag")


def test_one_casus_without_an_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xeslezer, "MEESTE_IN_CASUS", 50)
    monkeypatch.setattr(xesveel, "_LANGST", 900)  # a trace that is longer is read with care

    with pytest.raises(RoutedataFout, match="meer dan 50 bezoeken"):
        _lees(tmp_path, _trace(*[_event("A")] * 60))


@pytest.mark.parametrize(
    "stuk", [lambda b: b[: len(b) // 2], lambda b: b"geen gzip", lambda b: b[:30] + b"x" * 99]
)
def test_a_packed_file_that_is_not_whole_is_told(tmp_path: Path, stuk: Any) -> None:
    pad = tmp_path / "log.xes.gz"
    pad.write_bytes(stuk(gzip.compress((KOP + _trace(*[_event("A")] * 500) + "</log>").encode())))

    with pytest.raises(RoutedataFout, match=r"niet heel|geen heel"):
        lees_in(pad, tmp_path / "opslag")


def test_many_events_go_through_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xes_, "_PER_DEEL", 10)
    monkeypatch.setattr(xes_, "_BROK", 100)

    uit = _lees(tmp_path, "".join(_trace(*(_event(f"H{i}") for i in range(n))) for n in range(1, 20)))

    d = uit.opslag.lees(0, ["casus", "volgorde", "halte"])
    assert [i for n in range(1, 20) for i in range(n)] == d["volgorde"].tolist() == d["halte"].tolist()


_LEEG = "<trace/>", _trace(), "<trace><string key='concept:name' value='x'></string></trace >"
_RAAR = (
    "<!-- <trace> -->",
    "<!-- </trace> -->",
    "<?iets </trace>?>",
    "<x>" + _trace(_event("Diep")) + "</x>",
    _trace(_event("A") + "<!-- </trace> --><global><event/></global>"),
    _trace("<event><list key='l'><string key='concept:name' value='nee'/></list></event>"),
    _trace(
        "<event><string key='concept:name' value='een'/><string key='concept:name' value='twee'/></event>"
    ),
    _trace(_event("&lt;/trace&gt; &#10; &quot;", "2020-01-01T10:00:00Z")),
)


@pytest.mark.parametrize("zaad", range(30))
def test_in_stretches_a_log_is_what_it_is_with_care(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zaad: int, hoe: str
) -> None:
    kies = random.Random(zaad)
    gewoon = [_trace(*(_event(f"H{nr}") for nr in range(n))) for n in range(1, 6)]
    stukken = kies.choices([*gewoon, *_LEEG, *kies.sample(_RAAR, zaad % 3)], k=40)
    pad = tmp_path / "log.xes"
    pad.write_text("\n".join((f"{KOP}<extension name='Concept'/>", *stukken, "</log>\n")), encoding="utf-8")
    monkeypatch.setattr(xesveel, "VEEL", 1 << 30)
    met_zorg, leeg = _alles(pad)
    _in_stukken(monkeypatch, kies.choice((50, 400, 3000)))

    in_stukken, ook_leeg = _alles(pad)

    pd.testing.assert_frame_equal(met_zorg, in_stukken)
    assert leeg == ook_leeg


def _alles(pad: Path) -> tuple[pd.DataFrame, int]:
    bron = XesBron(pad, Koppeling())
    delen = list(bron.delen())
    plek = 1
    for deel, eerste in delen:
        assert plek == eerste
        plek += len(deel)
    return pd.concat([deel for deel, _eerste in delen], ignore_index=True), bron.geteld.leeg


def test_a_fault_far_in_a_large_log_has_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    traces = "\n".join(_trace(_event("A")) for _nr in range(50))
    pad = tmp_path / "log.xes"
    pad.write_text(f"{KOP}\n{traces}\n<trace><event></trace>\n</log>", encoding="utf-8")

    with pytest.raises(RoutedataFout, match="regel 52:"):
        lees_in(pad, tmp_path / "opslag")


def test_a_log_that_stops_after_a_whole_trace_is_not_whole(tmp_path: Path) -> None:
    pad = tmp_path / "log.xes"
    pad.write_text(KOP + _trace(_event("A")) * 9, encoding="utf-8")

    with pytest.raises(RoutedataFout, match="geen heel XES-bestand"):
        lees_in(pad, tmp_path / "opslag")


def _sterft(kop: bytes, stuk: bytes, *meer: Any) -> Any:
    if b"H7" in stuk:
        os._exit(1)
    return ontleed(kop, stuk, *meer)


def test_a_process_that_ends_costs_no_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = tmp_path / "log.xes"
    pad.write_text(f"{KOP}{''.join(_trace(_event(f'H{nr}')) for nr in range(30))}</log>", encoding="utf-8")
    _in_stukken(monkeypatch)
    monkeypatch.setattr(xesveel, "ontleed", _sterft)

    assert [f"H{nr}" for nr in range(30)] == _alles(pad)[0]["halte"].tolist()

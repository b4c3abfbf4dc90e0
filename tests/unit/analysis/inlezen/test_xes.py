"""An event log comes in event by event, whatever it is about, and a hostile one does no harm."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen import Koppeling, lees_in, xeslezer, xesveel
from rk.analysis.inlezen import xes as xes_
from rk.analysis.inlezen.tabel import Ingelezen
from rk.analysis.opslag import Herkomst
from rk.analysis.tabel import Tijdeenheid
from rk.domain import Route

KOP = (
    '<?xml version="1.0" encoding="UTF-8"?><log xes.version="1849.2016" xmlns="http://www.xes-standard.org/">'
)


@pytest.fixture(params=["met zorg", "in stukken"], autouse=True)
def hoe(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every log is read in both ways; in stretches, they are a trace or two."""
    if request.param == "in stukken":
        in_stukken(monkeypatch)
    return str(request.param)


def in_stukken(m: pytest.MonkeyPatch, grootte: int = 300) -> None:
    m.setattr(xesveel, "VEEL", 0)
    m.setattr(xesveel, "_STUK", grootte)


def event(naam: str | None, tijd: str = "", **meer: str) -> str:
    delen = [] if naam is None else [f'<string key="concept:name" value="{naam}"/>']
    delen += [f'<date key="time:timestamp" value="{tijd}"/>'] if tijd else []
    delen += [f'<string key="{k.replace("_", ":", 1)}" value="{v}"/>' for k, v in meer.items()]
    return f"<event>{''.join(delen)}</event>"


def trace(*events: str, **attributen: str) -> str:
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
        trace(event("Check &amp; pay", "2020-01-01T10:00:00.000+01:00", org_resource="Pete")),
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
    uit = _lees(tmp_path, trace(event("A", "2020-01-01T10:00:00Z", org_resource="Pietersen")))

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

    uit = _lees(tmp_path, trace(*(event("A", t) for t in tijden)))

    eerste = 1_577_844_000_123_456
    assert [eerste, eerste + 1, eerste + 2] == uit.opslag.lees(0, ["tijd"])["tijd"].tolist()


def test_events_of_a_casus_come_in_the_order_of_time_and_else_of_the_file(tmp_path: Path) -> None:
    dag = "2020-01-0{}T00:00:00Z".format
    uit = _lees(
        tmp_path,
        trace(event("C", dag(3)), event("A", dag(1)), event("B1", dag(2)), event("B2", dag(2)))
        + trace(event("Z", dag(3)), event("Y"), event("X", dag(1))),
    )

    assert ["A", "B1", "B2", "C", "Z", "Y", "X"] == uit.opslag.pandas()["halte"].tolist()
    assert [0, 1, 2, 3, 0, 1, 2] == uit.opslag.pandas()["volgorde"].tolist()


def test_what_counts_of_the_life_cycle_is_told_and_can_be_chosen(tmp_path: Path) -> None:
    def deel(overgang: str) -> str:
        return event("A", "2020-01-01T00:00:00Z", lifecycle_transition=overgang)

    inhoud = trace(deel("start"), deel("Complete"), event("B", "2020-01-02T00:00:00Z")) + trace(deel("start"))

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
        trace(event("Desk", how="in person"), event("Home", how="onbekend"), region="North"),
        koppeling=koppeling,
    )

    p = uit.opslag.pandas()
    assert ["warm", None] == [x if x == x else None for x in p["overdracht"].tolist()]
    assert ["oranje", None] == [x if x == x else None for x in p["route"].tolist()]
    assert ["North"] == uit.opslag.pandas("casus")["g_regio"].tolist()


def test_attributes_within_attributes_are_no_attributes_of_theevent(tmp_path: Path) -> None:
    diep = '<string key="x" value="y"><string key="concept:name" value="diep"/></string>'

    uit = _lees(tmp_path, trace(f'<event><string key="concept:name" value="A">{diep}</string>{diep}</event>'))

    assert ["A"] == uit.opslag.pandas()["halte"].tolist()


def test_a_bad_event_sets_its_casus_apart_with_the_reason(tmp_path: Path) -> None:
    uit = _lees(tmp_path, trace(event("A"), event(None)) + trace(event("B")) + trace(event("C", "gisteren")))

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
        _lees(tmp_path, trace(*[event("A")] * 60))


@pytest.mark.parametrize(
    "stuk", [lambda b: b[: len(b) // 2], lambda b: b"geen gzip", lambda b: b[:30] + b"x" * 99]
)
def test_a_packed_file_that_is_not_whole_is_told(tmp_path: Path, stuk: Any) -> None:
    pad = tmp_path / "log.xes.gz"
    pad.write_bytes(stuk(gzip.compress((KOP + trace(*[event("A")] * 500) + "</log>").encode())))

    with pytest.raises(RoutedataFout, match=r"niet heel|geen heel"):
        lees_in(pad, tmp_path / "opslag")


def test_many_events_go_through_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xes_, "_PER_DEEL", 10)
    monkeypatch.setattr(xes_, "_BROK", 100)

    uit = _lees(tmp_path, "".join(trace(*(event(f"H{i}") for i in range(n))) for n in range(1, 20)))

    d = uit.opslag.lees(0, ["casus", "volgorde", "halte"])
    assert [i for n in range(1, 20) for i in range(n)] == d["volgorde"].tolist() == d["halte"].tolist()


def test_a_fault_far_in_a_large_log_has_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    traces = "\n".join(trace(event("A")) for _nr in range(50))
    pad = tmp_path / "log.xes"
    pad.write_text(f"{KOP}\n{traces}\n<trace><event></trace>\n</log>", encoding="utf-8")

    with pytest.raises(RoutedataFout, match="regel 52:"):
        lees_in(pad, tmp_path / "opslag")


def test_a_log_that_stops_after_a_whole_trace_is_not_whole(tmp_path: Path) -> None:
    pad = tmp_path / "log.xes"
    pad.write_text(KOP + trace(event("A")) * 9, encoding="utf-8")

    with pytest.raises(RoutedataFout, match="geen heel XES-bestand"):
        lees_in(pad, tmp_path / "opslag")

"""Two people code the same texts without each other, and then decide together."""

from __future__ import annotations

from pathlib import Path

import pytest

from rk.analysis.coderen import LEEG, CodeerFout, Keus, Ronde
from rk.analysis.coderen.ronde import BESLUITEN
from tests.unit.analysis.coderen.proef import WEET_NIET, boek, keus, project, ronde, vul


def test_each_has_an_order_of_his_own_that_stays(tmp_path: Path) -> None:
    r = ronde(tmp_path, 20)

    anna, bram = ([t.id for t in r.volgorde(c)] for c in ("anna", "bram"))

    assert sorted(anna) == sorted(bram) == sorted(t.id for t in r.teksten)
    assert anna != bram
    assert anna == [t.id for t in Ronde.open(r.map_, r.teksten).volgorde("anna")]


def test_nobody_sees_what_the_other_gave_until_both_are_done(tmp_path: Path) -> None:
    r = ronde(tmp_path)
    vul(r, {"anna": [["a"], ["b"], []]})
    for open_ in (r.coderingen, r.verschillen, r.uitslag):
        with pytest.raises(CodeerFout, match="Nog niet iedereen is klaar"):
            open_()

    assert not r.codering("bram").keuzes
    vul(r, {"bram": [["a"], ["a"], []]})

    assert {"anna", "bram"} == set(r.coderingen())


def test_each_has_a_file_of_his_own_and_it_only_grows(tmp_path: Path) -> None:
    r = ronde(tmp_path)
    pad = r.map_ / "coder-anna.jsonl"
    r.kies("anna", "t0", keus("a"))
    eerst = pad.read_bytes()
    r.kies("anna", "t0", keus("b"))
    r.terug("anna")
    r.terug("anna")

    assert pad.read_bytes().startswith(eerst)
    assert LEEG == r.codering("anna").keus("t0")
    assert not (r.map_ / "coder-bram.jsonl").exists()


def test_undo_gives_back_what_was_there_before_it(tmp_path: Path) -> None:
    r = ronde(tmp_path)
    r.kies("anna", "t0", keus("a"))
    r.kies("anna", "t1", WEET_NIET)
    r.kies("anna", "t0", keus("a", "b"))

    assert "t0" == r.terug("anna")
    assert keus("a") == r.codering("anna").keus("t0")
    assert "t1" == r.terug("anna")
    assert "t0" == r.terug("anna")
    assert r.terug("anna") is None


def test_who_is_done_changes_nothing_and_can_still_come_back(tmp_path: Path) -> None:
    r = ronde(tmp_path)
    r.kies("anna", "t0", keus("a"))
    with pytest.raises(CodeerFout, match="Nog zonder antwoord: 2"):
        r.klaar("anna")
    vul(r, {"anna": [["a"], ["b"], []]})
    with pytest.raises(CodeerFout, match="Je zei dat je klaar bent"):
        r.kies("anna", "t0", keus("b"))

    assert "" == r.terug("anna")
    r.kies("anna", "t0", keus("b"))
    assert keus("b") == r.codering("anna").keus("t0")


def test_once_all_are_done_nobody_comes_back_on_his_own(tmp_path: Path) -> None:
    r = ronde(tmp_path)
    vul(r, {"anna": [["a"], ["b"], []], "bram": [["a"], ["b"], []]})

    with pytest.raises(CodeerFout, match="Iedereen is klaar"):
        r.terug("anna")
    with pytest.raises(CodeerFout, match="Iedereen is klaar"):
        r.kies("bram", "t0", keus("b"))


@pytest.mark.parametrize(
    ("tekst", "gekozen", "zin"),
    [
        ("t9", keus("a"), "Deze tekst is er niet meer"),
        ("t0", keus("z"), "De code z staat niet in dit codeboek"),
        ("t0", keus("geen", "a"), "Dit gaat niet samen"),
        ("t0", Keus(codes=frozenset("a"), weet_niet=True), "Dit gaat niet samen"),
    ],
)
def test_what_means_nothing_is_not_stored(tmp_path: Path, tekst: str, gekozen: Keus, zin: str) -> None:
    r = ronde(tmp_path)

    with pytest.raises(CodeerFout, match=zin):
        r.kies("anna", tekst, gekozen)

    assert {} == r.codering("anna").keuzes


def test_only_differences_are_left_to_decide_and_it_is_kept_who_did(tmp_path: Path) -> None:
    r = ronde(tmp_path, 4)
    vul(r, {"anna": [["a"], ["b"], [], ["geen"]], "bram": [["a"], ["b", "c"], ["a"], ["geen"]]})

    assert ["t1", "t2"] == [v.tekst.id for v in r.verschillen()]
    with pytest.raises(CodeerFout, match="Over deze tekst is geen verschil"):
        r.besluit("t0", Keus(codes=frozenset("a"), wie="anna"))
    with pytest.raises(CodeerFout, match="Zet erbij wie dit besluiten"):
        r.besluit("t1", keus("b"))
    r.besluit("t1", Keus(codes=frozenset("b"), wie="anna en bram"))
    half = r.uitslag()
    r.besluit("t2", Keus(weet_niet=True, wie="carla"))

    assert ("t2",) == half.open
    assert {"t0": {"a"}, "t1": {"b"}, "t3": set()} == half.codes
    assert {"t0": {"a"}, "t1": {"b"}, "t3": set()} == r.uitslag().codes
    assert () == r.uitslag().open
    assert {"t1": "anna en bram", "t2": "carla"} == {
        v.tekst.id: v.besluit.wie for v in r.verschillen() if v.besluit
    }
    assert "t2" == r.besluit_terug()
    assert ("t2",) == r.uitslag().open
    assert 3 == len((r.map_ / BESLUITEN).read_bytes().splitlines())


@pytest.mark.parametrize(
    "namen", [["anna"], ["anna", "Anna"], ["anna", "an/na"], ["", "bram"], ["a b", "a.b"]]
)
def test_coders_are_told_apart_by_a_plain_name(tmp_path: Path, namen: list[str]) -> None:
    p = project(tmp_path)

    with pytest.raises(CodeerFout):
        p.begin(boek("a", "b"), namen)

    assert () == p.rondes


def test_a_stranger_is_told_who_takes_part(tmp_path: Path) -> None:
    with pytest.raises(CodeerFout, match=r"carla doet niet mee aan deze ronde\. Kies uit: anna, bram\."):
        ronde(tmp_path).kies("carla", "t0", keus("a"))


def test_a_line_that_cannot_be_read_is_counted_and_the_rest_still_stands(tmp_path: Path) -> None:
    r = ronde(tmp_path)
    r.kies("anna", "t0", keus("a"))
    with (r.map_ / "coder-anna.jsonl").open("ab") as f:
        f.write(b'[{"daad":"gekozen","tek\n')
    r.kies("anna", "t1", keus("b"))

    vers = Ronde.open(r.map_, r.teksten)

    assert {"t0", "t1"} == set(vers.codering("anna").keuzes)
    assert 1 == vers.stukke_regels()

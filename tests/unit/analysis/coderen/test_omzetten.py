"""A new version of a codebook takes along what it can, and says what it can't."""

from __future__ import annotations

from pathlib import Path

import pytest

from rk.analysis.coderen import CodeerFout, Keus, Project, Ronde
from tests.unit.analysis.coderen.proef import WEET_NIET, boek, keus, project, vul, weg

_WEG = (weg("a", "aa"), weg("b", "b1", "b2"), weg("c"), weg("d", "d"))
_NIEUW = boek("aa", "b1", "b2", "d", id_="b-2", vorige="b-1", omzetting=_WEG)


@pytest.fixture
def oud(tmp_path: Path) -> tuple[Project, Ronde]:
    p = project(tmp_path, 7)
    r = p.begin(boek("a", "b", "c", "d"), ["anna", "bram"])
    gaf = [["a"], ["b"], ["c"], ["a", "c"], ["geen"], [], ["a", "b"]]
    vul(r, {"anna": gaf, "bram": [["a", "d"], *gaf[1:]]})
    return p, r


def test_what_leads_to_one_code_comes_along_and_all_else_is_asked_anew(oud: tuple[Project, Ronde]) -> None:
    p, _r = oud

    nieuw, verslag = p.begin_met(_NIEUW)

    anna = nieuw.codering("anna")
    assert {"t0": {"aa"}, "t3": {"aa"}, "t4": {"geen"}, "t5": set()} == {
        t: k.codes for t, k in anna.keuzes.items()
    }
    assert (("a",), ("a", "c"), True) == (anna.keus("t0").uit, anna.keus("t3").uit, anna.keus("t5").weet_niet)
    assert {"aa", "d"} == nieuw.codering("bram").keus("t0").codes
    assert {"gesplitst": 4, "vervallen": 2} == verslag.opnieuw
    assert () == verslag.nieuwe_codes
    assert not nieuw.codering("anna").klaar


def test_undo_takes_back_nothing_that_came_along(oud: tuple[Project, Ronde]) -> None:
    p, r = oud
    r.besluit("t0", Keus(codes=frozenset("a"), wie="anna"))
    nieuw, _verslag = p.begin_met(_NIEUW)
    voor = nieuw.codering("anna").keuzes

    assert nieuw.terug("anna") is None
    nieuw.kies("anna", "t0", keus("d"))
    assert "t0" == nieuw.terug("anna")
    assert voor == nieuw.codering("anna").keuzes
    assert nieuw.besluit_terug() is None


def test_the_report_says_in_plain_words_what_happened(oud: tuple[Project, Ronde]) -> None:
    _nieuw, verslag = oud[0].begin_met(boek("a", "b", "c", "d", "e", id_="b-2", vorige="b-1"))

    assert verslag.zin == (
        "12 antwoorden kwamen mee uit de vorige versie. Opnieuw kiezen: bij 2 paste er geen code, en er zijn "
        "nieuwe. Nieuw zijn: e. Kijk ook bij wat meekwam of een nieuwe code past."
    )


def test_the_old_round_stays_as_it_was(oud: tuple[Project, Ronde]) -> None:
    p, r = oud
    voor = {f.name: f.read_bytes() for f in r.map_.iterdir()}

    p.begin_met(_NIEUW)

    assert voor == {f.name: f.read_bytes() for f in r.map_.iterdir()}
    assert ["b-1", "b-2"] == [x.boek.id for x in p.rondes]


def test_a_decision_comes_along_with_who_made_it(oud: tuple[Project, Ronde]) -> None:
    p, r = oud
    r.besluit("t0", Keus(codes=frozenset("a"), wie="anna en bram"))

    nieuw, _verslag = p.begin_met(_NIEUW)

    assert (frozenset({"aa"}), "anna en bram", ("a",)) == (
        (b := nieuw.besluiten()["t0"]).codes, b.wie, b.uit,
    )  # fmt: skip


def test_none_of_these_holds_while_no_code_is_new(oud: tuple[Project, Ronde]) -> None:
    nieuw, verslag = oud[0].begin_met(
        boek("a", "b", "d", id_="b-2", vorige="b-1", omzetting=(weg("c", "b"),))
    )

    assert keus("geen").codes == nieuw.codering("anna").keus("t4").codes
    assert {} == verslag.opnieuw
    assert WEET_NIET == nieuw.codering("anna").keus("t5")


def test_a_version_that_is_silent_about_a_code_is_sent_back(oud: tuple[Project, Ronde]) -> None:
    with pytest.raises(CodeerFout, match="zwijgt over deze oude codes: b, c"):
        oud[0].begin_met(boek("a", "d", id_="b-2", vorige="b-1"))

    assert 1 == len(oud[0].rondes)


def test_a_version_of_another_codebook_is_sent_back(oud: tuple[Project, Ronde]) -> None:
    with pytest.raises(CodeerFout, match="volgt niet op b-1"):
        oud[0].begin_met(boek("a", "b", "c", "d", id_="b-2", vorige="x-1"))

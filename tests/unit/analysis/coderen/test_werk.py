"""What a coder presses: stored, shown, taken back; and never what the other gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from rk.analysis.coderen import CodeerFout, Project
from rk.analysis.coderen.ronde import Ronde
from rk.analysis.coderen.vergelijken import Vergelijkwerk
from rk.analysis.coderen.werk import Codeerwerk
from rk.tekening.boom import El, alle, tekst_van
from tests.unit.analysis.coderen.proef import boek, keus, project, ronde, vul, weg


def aan(beeld: El) -> list[str]:
    """The texts of what is marked."""
    return [tekst_van(k) for k in alle(beeld, "button") if ("aria-pressed", "true") in k.attributen]


def tekst(beeld: El) -> str:
    return next((tekst_van(x) for x in alle(beeld, "blockquote")), "")


@pytest.fixture
def werk(tmp_path: Path) -> Codeerwerk:
    ronde(tmp_path)
    w = Codeerwerk(Project.open(tmp_path / "project"), "anna")
    w.doe("begin", {})
    return w


def stand(w: Codeerwerk) -> Ronde:
    return Project.open(w._project.map_).ronde


def op(w: Codeerwerk, nr: int) -> str:
    return stand(w).volgorde("anna")[nr].id


def test_the_purpose_is_read_before_the_first_word(tmp_path: Path) -> None:
    ronde(tmp_path)
    w = Codeerwerk(Project.open(tmp_path / "project"), "anna")
    voor = tekst_van(w.beeld())
    w.doe("begin", {})

    assert "doel: Proef." in voor
    assert "Wens nummer" not in voor
    assert "Wens nummer" in tekst(w.beeld())


def test_a_code_is_on_the_disk_before_it_is_seen(werk: Codeerwerk) -> None:
    werk.doe("wissel", {"tekst": op(werk, 0), "code": "b"})

    assert keus("b") == stand(werk).codering("anna").keus(op(werk, 0))
    assert ["2 B Gaat over b."] == aan(werk.beeld())


def test_a_key_counts_for_the_text_that_was_seen(werk: Codeerwerk) -> None:
    eerste = op(werk, 0)
    werk.doe("wissel", {"tekst": eerste, "code": "a"})
    werk.doe("volgende", {"tekst": eerste})
    werk.doe("wissel", {"tekst": eerste, "code": "b"})  # pressed before the next text was drawn

    assert keus("a", "b") == stand(werk).codering("anna").keus(eerste)
    assert {eerste} == set(stand(werk).codering("anna").keuzes)


def test_nobody_goes_on_without_an_answer_by_mistake(werk: Codeerwerk) -> None:
    eerste = tekst(werk.beeld())
    werk.doe("volgende", {"tekst": op(werk, 0)})

    assert eerste == tekst(werk.beeld())
    assert "Kies eerst een code" in tekst_van(werk.beeld())


@pytest.mark.parametrize("code", ["geen", "weet_niet"])
def test_none_and_dont_know_go_on_by_themselves(werk: Codeerwerk, code: str) -> None:
    eerste = tekst(werk.beeld())
    werk.doe("wissel", {"tekst": op(werk, 0), "code": code})

    assert tekst(werk.beeld()) not in ("", eerste)


def test_none_of_these_makes_room_for_a_code_and_a_code_for_none(werk: Codeerwerk) -> None:
    gezien = []
    for code in ("geen", "a", "b", "geen"):
        werk.doe("wissel", {"tekst": op(werk, 0), "code": code})
        gezien.append(set(stand(werk).codering("anna").keus(op(werk, 0)).codes))

    assert [{"geen"}, {"a"}, {"a", "b"}, {"geen"}] == gezien


def test_undo_comes_back_to_its_text(werk: Codeerwerk) -> None:
    eerste = tekst(werk.beeld())
    werk.doe("wissel", {"tekst": op(werk, 0), "code": "weet_niet"})
    werk.doe("ongedaan", {})

    assert eerste == tekst(werk.beeld())
    assert [] == aan(werk.beeld())
    werk.doe("ongedaan", {})
    assert "niets om ongedaan te maken" in tekst_van(werk.beeld())


@pytest.mark.parametrize(
    ("daad", "inhoud"),
    [
        ("wissel", {}),
        ("wissel", {"tekst": "x", "code": "a"}),
        ("volgende", {"tekst": ["t0"]}),
        ("weg", {}),
        ("blader", {"tekst": 3}),
    ],
)
def test_a_strange_act_does_nothing(werk: Codeerwerk, daad: str, inhoud: dict[str, object]) -> None:
    voor = tekst(werk.beeld())

    werk.doe(daad, inhoud)

    assert voor == tekst(werk.beeld())
    assert {} == stand(werk).codering("anna").keuzes


def test_a_code_that_does_not_exist_is_said(werk: Codeerwerk) -> None:
    werk.doe("wissel", {"tekst": op(werk, 0), "code": "zzz"})

    assert "De code zzz staat niet in dit codeboek" in tekst_van(werk.beeld())


def test_a_disk_that_is_gone_is_said_and_what_is_seen_is_what_was_stored(werk: Codeerwerk) -> None:
    werk.doe("wissel", {"tekst": op(werk, 0), "code": "a"})
    plek, weg_ = werk._project.map_, werk._project.map_.with_name("weg")
    plek.rename(weg_)
    werk.doe("wissel", {"tekst": werk._rij[0].id, "code": "b"})
    zonder = werk.beeld()
    weg_.rename(plek)
    werk.doe("wissel", {"tekst": op(werk, 0), "code": "b"})

    assert "Misschien is de schijf vol of de map weg" in tekst_van(zonder)
    assert ["1 A Gaat over a."] == aan(zonder)
    assert keus("a", "b") == stand(werk).codering("anna").keus(op(werk, 0))


def test_a_file_that_cannot_be_read_is_said_too(werk: Codeerwerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def mag_niet(*_wat: object) -> None:
        raise PermissionError

    with monkeypatch.context() as m:
        m.setattr(Path, "open", mag_niet)
        werk.doe("wissel", {"tekst": werk._rij[0].id, "code": "b"})

    assert "kan niet worden gelezen" in tekst_van(werk.beeld())


def test_who_opens_the_screen_again_goes_on_where_he_was(werk: Codeerwerk) -> None:
    werk.doe("wissel", {"tekst": op(werk, 0), "code": "a"})

    weer = Codeerwerk(Project.open(werk._project.map_), "anna")

    assert stand(werk).volgorde("anna")[1].tekst == tekst(weer.beeld())


def test_at_the_end_one_says_so_and_hears_nothing_of_the_other(werk: Codeerwerk) -> None:
    r = stand(werk)
    vul(r, {"bram": [["c"], ["c"], ["c"]]})
    for nr in range(3):
        werk.doe("wissel", {"tekst": op(werk, nr), "code": "a"})
        assert "gekozen door" not in tekst_van(werk.beeld())
        werk.doe("volgende", {"tekst": op(werk, nr)})
    vraag = tekst_van(werk.beeld())
    werk.doe("klaar", {})

    assert "Elke tekst heeft een antwoord" in vraag
    assert "Iedereen is klaar" in tekst_van(werk.beeld())
    assert r.allen_klaar


def test_together_nothing_opens_while_somebody_is_busy(tmp_path: Path) -> None:
    ronde(tmp_path)

    with pytest.raises(CodeerFout, match="Nog niet iedereen is klaar"):
        Vergelijkwerk(Project.open(tmp_path / "project"))


def test_together_only_differences_are_shown_and_each_is_decided_by_somebody(tmp_path: Path) -> None:
    r = ronde(tmp_path, 4)
    vul(r, {"anna": [["a"], ["b"], [], ["c"]], "bram": [["a"], ["b", "c"], ["a"], ["c"]]})
    w = Vergelijkwerk(Project.open(tmp_path / "project"), "anna en carla")
    begin = tekst_van(w.beeld())
    w.doe("begin", {})
    eerste = w.beeld()
    w.doe("volgende", {"tekst": "t1"})
    leeg = tekst_van(w.beeld())
    w.doe("wissel", {"tekst": "t1", "code": "b"})
    w.doe("volgende", {"tekst": "t1"})
    tweede = w.beeld()
    w.doe("wissel", {"tekst": "t2", "code": "weet_niet"})
    w.doe("volgende", {"tekst": "t2"})

    assert "2 van 2 verschillen" in begin
    assert "Wens nummer 1" == tekst(eerste)
    assert "gekozen door anna en bram" in tekst_van(eerste)
    assert "Kies eerst wat jullie besluiten" in leeg
    assert "Wens nummer 2" == tekst(tweede)
    assert "jullie het eens" in tekst_van(w.beeld())
    assert {"anna en carla"} == {k.wie for k in r.besluiten().values()}
    assert () == r.uitslag().open
    w.doe("ongedaan", {})
    assert "Wens nummer 2" == tekst(w.beeld())
    assert ("t2",) == r.uitslag().open


def test_what_came_from_an_older_version_says_so(tmp_path: Path) -> None:
    p = project(tmp_path)
    r = p.begin(boek("a", "b"), ["anna", "bram"])
    eerste = r.volgorde("anna")[0].id
    r.kies("anna", eerste, keus("a"))
    p.begin_met(boek("z", "b", id_="b-2", vorige="b-1", omzetting=(weg("a", "z"),)))
    w = Codeerwerk(Project.open(p.map_), "anna")
    w.doe("blader", {"tekst": r.volgorde("anna")[1].id, "naar": -1})

    assert "In de vorige versie koos je: a." in tekst_van(w.beeld())
    assert ["1 Z Gaat over z."] == aan(w.beeld())

"""The words of people stay in one folder, with its purpose, and can be taken away."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from rk.analysis.coderen import CodeerFout, Project, coderijen, oefenteksten
from rk.content import laad_codeboek
from tests.unit.analysis.coderen.proef import boek, keus, project, ronde, teksten, vul


def test_a_project_is_found_again_with_its_texts_its_purpose_and_its_rounds(tmp_path: Path) -> None:
    p = project(tmp_path)
    p.begin(boek("a", "b"), ["anna", "bram"])

    weer = Project.open(p.map_)

    assert (p.doel, p.teksten) == (weer.doel, weer.teksten)
    assert boek("a", "b") == weer.ronde.boek
    assert ("anna", "bram") == weer.ronde.coders


def test_only_its_owner_may_look_and_whoever_does_is_warned(tmp_path: Path) -> None:
    p = project(tmp_path)

    assert 0o700 == stat.S_IMODE(p.map_.stat().st_mode)
    assert {0o600} == {stat.S_IMODE(f.stat().st_mode) for f in p.map_.iterdir()}
    waarschuwing = (p.map_ / "LEES-EERST.txt").read_text("utf-8")
    assert "woorden van mensen" in waarschuwing
    assert "Proef." in waarschuwing


@pytest.mark.parametrize(
    ("aantal", "doel", "zin"), [(0, "Iets.", "Er zijn geen teksten"), (2, " ", "Schrijf eerst op")]
)
def test_without_a_purpose_or_texts_there_is_no_project(
    tmp_path: Path, aantal: int, doel: str, zin: str
) -> None:
    with pytest.raises(CodeerFout, match=zin):
        Project.maak(tmp_path / "p", teksten(aantal), doel=doel)

    assert not (tmp_path / "p").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij")

    with pytest.raises(CodeerFout, match="staat al iets"):
        Project.maak(tmp_path, teksten(2), doel="Iets.")

    assert ["brief.txt"] == [f.name for f in tmp_path.iterdir()]


def test_a_full_disk_leaves_no_words_and_no_half_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = os.fsync
    keren = iter(range(9))

    def vol(wijzer: int) -> None:
        if next(keren) == 4:  # the words are on the disk by then
            raise OSError(errno.ENOSPC, "vol")
        echt(wijzer)

    with monkeypatch.context() as m:
        m.setattr(os, "fsync", vol)
        with pytest.raises(CodeerFout, match="kon niet worden bewaard"):
            project(tmp_path)

    assert [] == list(tmp_path.iterdir())
    assert 3 == len(project(tmp_path).teksten)


@pytest.mark.parametrize("inhoud", [None, "{", "[]", '{"soort": "codeerproject", "versie": 2}'])
def test_another_folder_is_no_project(tmp_path: Path, inhoud: str | None) -> None:
    if inhoud is not None:
        (tmp_path / "project.json").write_text(inhoud)

    with pytest.raises(CodeerFout):
        Project.open(tmp_path)


@pytest.mark.parametrize("naam", ["teksten.json", "ronde-1/ronde.json"])
def test_a_damaged_file_is_named(tmp_path: Path, naam: str) -> None:
    p = project(tmp_path)
    p.begin(boek("a", "b"), ["anna", "bram"])
    (p.map_ / naam).write_text('{"codeboek": {}}')

    with pytest.raises(CodeerFout, match=f"Het bestand {naam} is beschadigd"):
        _ = p.ronde


def test_a_round_that_was_never_finished_being_made_is_no_round(tmp_path: Path) -> None:
    p = project(tmp_path)
    (p.map_ / "ronde-1").mkdir()

    assert () == p.rondes
    assert "ronde-2" == p.begin(boek("a", "b"), ["anna", "bram"]).map_.name


def test_words_can_go_while_the_codes_stay(tmp_path: Path) -> None:
    r = ronde(tmp_path)
    vul(r, {"anna": [["a"], ["b"], []], "bram": [["a"], ["b"], []]})
    p = Project.open(tmp_path / "project")

    assert 3 == p.verwijder_woorden()

    assert [""] * 3 == [t.tekst for t in p.teksten]
    assert not any(b"Wens nummer" in f.read_bytes() for f in p.map_.rglob("*") if f.is_file())
    assert {"t0": {"a"}, "t1": {"b"}} == p.ronde.uitslag().codes


def test_who_takes_his_yes_back_is_gone_from_what_comes_out(tmp_path: Path) -> None:
    r = ronde(tmp_path, 4)
    vul(r, {"anna": [["a"], ["b"], ["a"], ["a"]], "bram": [["a"], ["b"], ["a"], ["a"]]})
    p = Project.open(tmp_path / "project")

    assert 2 == p.verwijder({"k0"})

    assert {"k1"} == {rij.sleutel for rij in coderijen(p.ronde)}


def test_each_code_of_a_casus_goes_to_the_route_data_once_and_never_a_word(tmp_path: Path) -> None:
    r = ronde(tmp_path, 4)
    vul(r, {"anna": [["a"], ["a", "b"], ["geen"], []], "bram": [["a"], ["a", "b"], ["geen"], []]})

    rijen = list(coderijen(r))

    assert [("k0", "wens", "A (b-1)"), ("k0", "wens", "B (b-1)")] == rijen


def test_an_open_difference_holds_the_codes_back(tmp_path: Path) -> None:
    r = ronde(tmp_path)
    vul(r, {"anna": [["a"], ["b"], []], "bram": [["a"], ["c"], []]})

    with pytest.raises(CodeerFout, match="Nog open verschillen: 1"):
        list(coderijen(r))


def test_texts_to_practise_with_never_become_route_data(tmp_path: Path) -> None:
    themas = laad_codeboek("themas-1")
    p = Project.maak(tmp_path / "p", oefenteksten(themas), doel="Oefenen.")
    r = p.begin(themas, ["anna", "bram"])
    for coder in r.coders:
        for t in r.teksten:
            r.kies(coder, t.id, keus("nazorg"))
        r.klaar(coder)

    with pytest.raises(CodeerFout, match="om te oefenen"):
        list(coderijen(r))

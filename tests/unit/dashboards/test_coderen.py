"""From the talks on this computer to a project to code in, and out of it again when somebody says no."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from rk.analysis.coderen import CodeerFout, Project, oefenteksten
from rk.content import laad_codeboek
from rk.dashboards.coderen import codeer, haal_weg_wie_nee_zei, nieuw_project, vergelijk
from rk.events import Gebeurtenis, fold_alle, maak
from rk.store import Datamap, OpslagFout, SqliteOpslag
from rk.views.codeerscherm import Codeerscherm
from tests.unit.events.gesprek import gesprek_dat_meetelt

_KAART = {"kaart_id": "kx", "vak": "verlaten", "tekst": "Steeds weer bellen"}


@pytest.fixture
def gesprekken(tmp_path: Path) -> Path:
    """A folder with one talk of which person and group said yes, and one word in it."""
    with Datamap(tmp_path / "gesprekken") as datamap:
        opslag = SqliteOpslag(datamap.database)
        opslag.voeg_alle_toe(gesprek_dat_meetelt())
        opslag.voeg_toe(_daad("kaart_toegevoegd", _KAART))
        opslag.sluit()
    return tmp_path / "gesprekken"


def _daad(soort: str, inhoud: Mapping[str, object]) -> Gebeurtenis:
    return maak(soort, inhoud, sessie=gesprek_dat_meetelt()[0].sessie)


def test_talks_with_two_times_yes_become_a_project(gesprekken: Path, tmp_path: Path) -> None:
    project = nieuw_project(tmp_path / "p", doel="Zien wat er speelt.", data_map=gesprekken)

    assert "Steeds weer bellen" in {t.tekst for t in project.teksten}
    assert {fold_alle(gesprek_dat_meetelt()).sleutel} == {t.sleutel for t in project.teksten}


def test_who_takes_his_yes_back_is_taken_out(gesprekken: Path, tmp_path: Path) -> None:
    project = nieuw_project(tmp_path / "p", doel="Zien wat er speelt.", data_map=gesprekken)
    nog_ja = haal_weg_wie_nee_zei(project.map_, data_map=gesprekken)
    opslag = SqliteOpslag(Datamap(gesprekken).database)
    opslag.voeg_toe(_daad("meetellen_gezet", {"veld": "persoon", "waarde": "nee"}))
    opslag.sluit()
    n = len(project.teksten)

    assert (0, n) == (nog_ja, haal_weg_wie_nee_zei(project.map_, data_map=gesprekken))
    assert () == project.teksten
    with pytest.raises(CodeerFout, match="Er zijn geen teksten"):
        nieuw_project(tmp_path / "q", doel="Nog eens.", data_map=gesprekken)


def test_without_talks_one_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(OpslagFout):
        nieuw_project(tmp_path / "p", doel="Iets.", data_map=tmp_path / "leeg")


def test_practice_is_no_talk_that_could_say_no(gesprekken: Path, tmp_path: Path) -> None:
    boek = laad_codeboek("themas-1")
    project = Project.maak(tmp_path / "p", oefenteksten(boek), doel="Oefenen.")

    assert 0 == haal_weg_wie_nee_zei(project.map_, data_map=gesprekken)


def test_a_screen_opens_by_one_line(tmp_path: Path) -> None:
    boek = laad_codeboek("themas-1")
    Project.maak(tmp_path / "p", oefenteksten(boek), doel="Oefenen.").begin(boek, ["anna", "bram"])

    assert isinstance(codeer(tmp_path / "p", "anna"), Codeerscherm)
    with pytest.raises(CodeerFout, match="Nog niet iedereen is klaar"):
        vergelijk(tmp_path / "p")
    with pytest.raises(CodeerFout, match="carla doet niet mee"):
        codeer(tmp_path / "p", "carla")

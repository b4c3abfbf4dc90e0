"""Each screen on made-up data: what it shows passed the rules, and where nothing is left it says so."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from rk.analysis import voorbeeld
from rk.analysis.deel import Deel
from rk.analysis.opslag import Routeopslag
from rk.dashboards import openen, scherm4v, schermroutes, schermsignalen, schermvergelijk
from rk.dashboards.cijfers import IEDEREEN, Cijfers
from rk.dashboards.reken import reken
from rk.dashboards.tellen import mensen
from rk.tekening.boom import schrijf, tekst_van
from rk.tekening.onderzoek.kader import ZELF_GEKOZEN, teken

MAKERS = {
    "routes": schermroutes.maak,
    "vierv": scherm4v.maak,
    "signalen": schermsignalen.maak,
    "vergelijken": schermvergelijk.maak,
}


def test_every_number_passed_the_rules(cijfers: Cijfers) -> None:
    getallen = [
        n for t in cijfers.tabellen.values() for rij in t["per"].values() for n in rij if n is not None
    ]

    assert len(getallen) > 100
    assert {0} == {n % 5 for n in getallen}
    assert min(getallen) >= 10


def test_what_is_shown_is_what_was_counted_rounded(cijfers: Cijfers, opslag: Routeopslag) -> None:
    rij = np.concatenate(
        [opslag.lees(nr, (), ("g_erbij",)).casus["g_erbij"] for nr in range(len(opslag.delen))]
    )
    namen = opslag.namen.groepen["g_erbij"]

    for waarde in namen:
        echt = int((rij == namen.index(waarde)).sum())
        assert abs(echt - (cijfers.mensen(f"g_erbij={waarde}") or echt)) <= 2
    assert 400 == cijfers.mensen()


@pytest.mark.parametrize("naam", MAKERS)
def test_a_screen_draws_for_every_choice(naam: str, cijfers: Cijfers) -> None:
    for keuze in cijfers.keuzes():
        attribuut, _is, waarde = keuze.partition("=")
        bord = MAKERS[naam](cijfers, {attribuut: waarde} if keuze else {})
        tekst = tekst_van(teken(bord))

        assert ZELF_GEKOZEN in tekst
        assert bord.zin
        assert "None" not in tekst
        assert "nan" not in schrijf(teken(bord)).lower().split()


@pytest.mark.parametrize("naam", MAKERS)
def test_one_casus_shows_nothing_and_says_why(naam: str, een: Cijfers) -> None:
    bord = MAKERS[naam](een, {})

    assert () == bord.blokken
    assert () == bord.kaarten
    assert re.search("te weinig|te klein", bord.zin)


def test_a_choice_that_is_not_there_is_everybody(cijfers: Cijfers) -> None:
    assert schermroutes.maak(cijfers, {}) == schermroutes.maak(cijfers, {"g_erbij": "misschien", "x": "y"})


def test_flows_in_the_table_are_those_that_may_be_seen(cijfers: Cijfers) -> None:
    blok = next(b for b in schermroutes.maak(cijfers, {}).blokken if b.id == "stromen")

    assert blok.tabel is not None
    assert {(van, naar) for (van, naar), n in cijfers.tabel("stromen").gewone() if n} == {
        (r[0], r[1]) for r in blok.tabel.rijen
    }


def test_who_can_change_an_obstacle_stands_apart_from_the_obstacles(cijfers: Cijfers, tmp_path: Path) -> None:
    blok = {b.id: b for b in schermsignalen.maak(cijfers, {}).blokken}
    voorbeeld.maak(tmp_path, 100, seed=2)
    zonder = reken(Routeopslag.open(tmp_path).met_codes([]).opslag, kiezen=())

    assert blok["wie"].tabel is not None
    assert blok["obstakels"].tabel is not None
    wie, wat = ({r[0] for r in b.tabel.rijen} for b in (blok["wie"], blok["obstakels"]) if b.tabel)
    assert "De organisatie" in wie
    assert set() == wie & wat
    leeg = next(b for b in schermsignalen.maak(zonder, {}).blokken if b.id == "wie")
    assert leeg.tabel is None
    assert "Onderzoekers kunnen het coderen" in leeg.zin


def test_numbers_come_back_from_their_file_as_they_were(cijfers: Cijfers, tmp_path: Path) -> None:
    cijfers.bewaar(tmp_path / "c.json")

    terug = Cijfers.lees(tmp_path / "c.json")

    assert terug is not None
    assert terug.tabel("stromen").cellen == cijfers.tabel("stromen").cellen
    assert schermroutes.maak(terug, {}) == schermroutes.maak(cijfers, {})
    (tmp_path / "c.json").write_text("{", encoding="utf-8")
    assert Cijfers.lees(tmp_path / "c.json") is None


def test_whose_word_a_casus_rests_on_is_one_word_or_several(opslag: Routeopslag) -> None:
    wie = mensen(opslag)
    woorden = [set() for _ in range(len(wie))]  # type: ignore[var-annotated]
    for nr in range(len(opslag.delen)):
        deel: Deel = opslag.lees(nr, ("casus", "weg", "woord"))
        for casus, weg, woord in zip(deel["casus"], deel["weg"], deel["woord"], strict=True):
            if weg == 0 and woord >= 0:
                woorden[casus].add(int(woord))

    klasse = wie.attribuut["woord"]
    for nr, set_ in enumerate(woorden):
        naam = wie.waarden["woord"][klasse[nr]]
        assert {0: "onbekend", 1: naam}.get(len(set_), "door elkaar") == naam


def test_a_damaged_or_missing_store_is_one_sentence_on_the_screen(tmp_path: Path) -> None:
    cijfers, zin = openen._cijfers("routes", tmp_path / "nergens")

    assert cijfers is None
    assert zin.startswith("Er staat geen routeopslag in ")


def test_without_a_store_a_notebook_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(openen.CIJFERS, raising=False)

    assert (None, "Zeg welke routedata je wilt zien, bijvoorbeeld: signalen('mijn-map').") == openen._cijfers(
        "signalen", None
    )


def test_everybody_is_the_first_choice(cijfers: Cijfers) -> None:
    assert IEDEREEN == cijfers.keuzes()[0]

"""Finding a halte by a few typed letters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rk.content import laad_kaart
from rk.domain import Routekaart
from rk.tekening.schermen.zoeken import zoek


@pytest.fixture(scope="module")
def kaart() -> Routekaart:
    return laad_kaart("sittard-geleen-beek-stein")


def eerste(kaart: Routekaart, tekst: str) -> str:
    return next((h.naam for h in zoek(kaart, tekst)), "")


def test_three_letters_find_the_huisarts(kaart: Routekaart) -> None:
    assert "Huisarts" == eerste(kaart, "hui")


@pytest.mark.parametrize("tekst", ["CLIENTONDERST", "cliëntonderst", "Cliëntonderst"])
def test_accents_and_capitals_do_not_stand_in_the_way(kaart: Routekaart, tekst: str) -> None:
    assert "Cliëntondersteuning" == eerste(kaart, tekst)


def test_people_find_a_halte_by_the_word_they_use_for_it(kaart: Routekaart) -> None:
    assert "Familie" == eerste(kaart, "zus")


def test_a_halte_is_found_by_what_it_offers_and_by_whose_it_is(kaart: Routekaart) -> None:
    assert {"Boodschappendienst", "Maaltijddienst"} <= {h.naam for h in zoek(kaart, "eten")}
    assert all(h.organisatie == "UWV" for h in zoek(kaart, "uwv geld"))


def test_a_typing_error_still_finds_the_halte(kaart: Routekaart) -> None:
    assert "Huisarts" == eerste(kaart, "hiusarts")
    assert "Vrienden" == eerste(kaart, "vrind")


def test_guesses_stay_away_where_something_really_fits(kaart: Routekaart) -> None:
    assert "Kunst" not in {h.naam for h in zoek(kaart, "schuld")}


def test_what_no_longer_exists_comes_after_what_does(kaart: Routekaart) -> None:
    weg = replace(kaart, haltes=tuple(replace(h, vervallen=h.id == "huisarts") for h in kaart.haltes))

    assert "Huisarts" != eerste(weg, "hui")
    assert "Huisarts" in {h.naam for h in zoek(weg, "hui")}


@pytest.mark.parametrize("tekst", ["", "   ", "!?", "xyzzy", "🙂", "<>"])
def test_nothing_is_found_where_nothing_fits(kaart: Routekaart, tekst: str) -> None:
    assert () == zoek(kaart, tekst)


def test_the_list_stays_short(kaart: Routekaart) -> None:
    assert 12 == len(zoek(kaart, "e"))
    assert 3 == len(zoek(kaart, "e", hoogstens=3))

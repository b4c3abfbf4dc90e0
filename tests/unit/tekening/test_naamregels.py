"""The name beside a mark: read whole, and pressed together with its mark."""

from __future__ import annotations

import re

import pytest

from rk.tekening.boom import El, alle, el, tekst_van
from rk.tekening.letter import evenwichtig
from rk.tekening.naamregels import greep, naamregels


def teken(naam: str, breed: float) -> El:
    lijnen = evenwichtig(naam, max_breedte=breed, grootte=27, gewicht=700)
    basis = [i * 27.0 for i in range(len(lijnen))]
    delen = naamregels(naam, lijnen, klasse="rk-label", x=0, basis=basis, grootte=27, gewicht=700)
    return el("g", delen)


def letters(groep: El) -> str:
    return "".join(k for e in alle(groep, "text") for k in e.kinderen if isinstance(k, str)).strip()


@pytest.mark.parametrize("naam", ["Arbeidsongeschiktheid", "Ggz-behandeling", "Inloop in de buurt"])
def test_the_letters_of_a_broken_name_still_read_as_the_name(naam: str) -> None:
    groep = teken(naam, 180)

    assert 2 == len(list(alle(groep, "text")))
    assert re.sub(r"-\s", "-", letters(groep)) == naam


def test_only_a_word_that_was_broken_gets_a_drawn_hyphen() -> None:
    assert "rk-koppel" in str([e.attributen for e in alle(teken("Arbeidsongeschiktheid", 180), "path")])
    assert [] == list(alle(teken("Ggz-behandeling", 150), "path"))


def test_a_name_from_right_to_left_leaves_its_hyphen_to_the_browser() -> None:
    groep = teken("مرحبامرحبامرحبامرحبامرحبا", 120)

    assert [] == list(alle(groep, "path"))
    assert "-" in tekst_van(groep)


def test_what_lies_between_a_mark_and_its_name_can_be_pressed() -> None:
    d = dict(greep(100, 100, (60, 130, 140, 150), 22).attributen)["d"]

    assert d.endswith("M-22 0H22V27H-22Z")

"""Step 7: two good things that pull, side by side, and what the group agrees."""

from __future__ import annotations

from typing import Any

import pytest

from rk.events import Toestand
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, tekst_van
from rk.tekening.schermen.dilemmas import dilemmas
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import VIJANDIG_LANG, attributen, dubbel, geweigerd, heeft, met_id


def met_twee(*, boos: bool = False) -> Toestand:
    t = rob(
        ("dilemma_toegevoegd", {"dilemma_id": "d1", "tussen": "zelf bepalen", "en": "op tijd ingrijpen"}),
        ("dilemma_toegevoegd", {"dilemma_id": "d2", "tussen": "privacy", "en": "niet steeds vertellen"}),
    )
    for veld in ("tussen", "en", "voor_tussen", "voor_en", "afspraak") if boos else ():
        t = na(t, "dilemma_gewijzigd", dilemma_id="d1", veld=veld, waarde=VIJANDIG_LANG)
    return t


def scherm(t: Toestand, **kijk: Any) -> El:
    return dilemmas(t, Blik(**kijk))[0]


def groot(boom: El) -> str | None:
    """The id of the dilemma that lies on the balance."""
    return next(
        (attributen(e)["id"] for e in alle(boom) if attributen(e).get("class") == "rk-dil-groot"), None
    )


@pytest.mark.parametrize(
    "kijk", [{}, {"breedte": SMAL}, {"dilemma": "d1"}, {"dilemma": "nieuw-2"}, {"dilemma": "weg"}]
)
@pytest.mark.parametrize("boos", [False, True])
def test_every_act_on_the_screen_is_one_that_the_server_takes(kijk: dict[str, Any], boos: bool) -> None:
    t = met_twee(boos=boos)

    boom = scherm(t, **kijk)

    assert [] == geweigerd(t, boom) + geweigerd(rob(), scherm(rob(), **kijk))
    assert [] == dubbel(boom)


def test_the_first_look_asks_for_one_sentence_and_nothing_else() -> None:
    boom = scherm(rob())

    assert ["tussen", "en"] == [attributen(e)["name"] for e in alle(boom, "input")]
    assert not list(alle(boom, "textarea"))
    assert ["fase-voor_zich", "dilemma-nieuw-stuur"] == [attributen(e)["id"] for e in alle(boom, "button")]
    assert "Wat trekt ons twee kanten op?" in tekst_van(boom)


def test_the_last_one_lies_on_the_balance_until_another_is_chosen() -> None:
    t = met_twee()

    assert "groot-d2" == groot(scherm(t))
    assert "groot-d1" == groot(scherm(t, dilemma="d1"))
    assert "groot-d2" == groot(scherm(t, dilemma="weggehaald"))


def test_a_new_one_opens_as_soon_as_it_is_there() -> None:
    t = met_twee()
    assert groot(scherm(t, dilemma="nieuw-2")) is None

    t = na(t, "dilemma_toegevoegd", dilemma_id="d3", tussen="nu", en="later")

    assert "groot-d3" == groot(scherm(t, dilemma="nieuw-2"))


@pytest.mark.parametrize("vreemd", ["nieuw-", "nieuw-x", "nieuw-²", "nieuw-" + "9" * 5000])
def test_a_strange_view_shows_the_last_one(vreemd: str) -> None:
    assert "groot-d2" == groot(scherm(met_twee(), dilemma=vreemd))


def test_both_sides_and_both_ends_can_be_written_and_headings_changed() -> None:
    boom = scherm(met_twee(), dilemma="d1")

    velden = {
        attributen(e)["id"].removeprefix("dilemma-d1-") for e in alle(boom) if e.tag in ("input", "textarea")
    }
    assert {"tussen", "en", "voor_tussen", "voor_en", "afspraak", "leggen_voor"} == velden
    assert "We komen er niet uit: wie leggen we dit voor?" in tekst_van(boom)


def test_one_dilemma_needs_no_list_beside_it() -> None:
    assert not heeft(scherm(na(met_twee(), "dilemma_weggehaald", dilemma_id="d1")), "dilemma-lijst")
    assert heeft(scherm(met_twee()), "dilemma-lijst")


def test_what_was_agreed_on_shows_in_the_list() -> None:
    t = na(met_twee(), "dilemma_gewijzigd", dilemma_id="d1", veld="leggen_voor", waarde="de wijkagent")
    een, twee = met_id(scherm(t), "dilemma-d1"), met_id(scherm(t), "dilemma-d2")

    assert een is not None
    assert (True, False) == ("besproken" in tekst_van(een), "besproken" in tekst_van(twee))


def test_hostile_words_stay_words() -> None:
    boom = scherm(met_twee(boos=True), dilemma="d1")

    assert 5 <= tekst_van(boom).count(VIJANDIG_LANG)
    assert not list(alle(boom, "script"))

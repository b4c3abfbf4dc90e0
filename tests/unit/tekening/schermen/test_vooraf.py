"""Before step 1: the person's yes comes first, and nobody is pushed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rk.events import Toestand
from rk.tekening.blik import Blik
from rk.tekening.boom import El, tekst_van
from rk.tekening.schermen.vooraf import vooraf
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    attributen,
    blijft_tekst,
    dubbel,
    geweigerd,
    heeft,
    met_id,
)


def getekend(t: Toestand) -> El:
    return vooraf(t, Blik())[0]


def echt(t: Toestand) -> Toestand:
    """The same session as if a real person stood behind the story."""
    return replace(t, casus=replace(t.casus, oefening=False))


def ingevuld(t: Toestand, **antwoorden: object) -> Toestand:
    for veld, waarde in antwoorden.items():
        t = na(t, "vooraf_ingevuld", veld=veld, waarde=waarde)
    return t


def aan(boom: El, id_: str) -> bool:
    return attributen(met_id(boom, id_))["aria-pressed"] == "true"


def test_everything_that_can_be_pressed_or_typed_is_accepted() -> None:
    t = ingevuld(rob(), is_hier="ja", weet_ervan="nee")

    assert [] == geweigerd(t, getekend(t))
    assert [] == dubbel(getekend(t))


def test_we_dont_know_is_an_answer_and_not_where_the_screen_begins() -> None:
    leeg = rob()
    gezegd = ingevuld(leeg, weet_ervan="onbekend")

    assert not aan(getekend(leeg), "vooraf-weet_ervan-onbekend")
    assert aan(getekend(gezegd), "vooraf-weet_ervan-onbekend")
    assert not aan(getekend(gezegd), "vooraf-wil_het-onbekend")


@pytest.mark.parametrize("veld", ["weet_ervan", "wil_het"])
def test_without_the_persons_yes_the_screen_advises_to_ask_first(veld: str) -> None:
    assert not heeft(getekend(echt(rob())), "vooraf-eerst")

    advies = met_id(getekend(echt(ingevuld(rob(), **{veld: "nee"}))), "vooraf-eerst")

    assert "Praat dan nog niet over Rob." in tekst_van(advies)


def test_a_practice_story_may_skip_the_questions_and_says_what_was_made_up() -> None:
    tekst = tekst_van(getekend(ingevuld(rob(), weet_ervan="nee")))

    assert "Je mag deze vragen overslaan." in tekst
    assert rob().casus.verzonnen[0] in tekst
    assert "Praat dan nog niet" not in tekst


def test_who_is_in_the_room_speaks_first_and_the_figures_stay_off_unless_wanted() -> None:
    hier = getekend(ingevuld(rob(), is_hier="ja"))

    assert "Rob spreekt eerst, en mag alles van het scherm halen." in tekst_van(hier)
    assert aan(hier, "vooraf-cijfers_aan-nee")
    assert not heeft(getekend(rob()), "vooraf-cijfers_aan")


def test_when_the_person_is_not_here_an_expert_by_experience_speaks_first() -> None:
    assert "ervaringsdeskundige eerst" in tekst_van(getekend(ingevuld(rob(), is_hier="nee")))


def test_an_agenda_says_how_much_of_it_is_for_what_the_group_takes_along() -> None:
    t = na(rob(), "agenda_gekozen", minuten=60)

    assert "Stap 6 tot en met 8: 22 minuten." in tekst_van(met_id(getekend(t), "vooraf-verdeling"))
    assert aan(getekend(t), "vooraf-agenda-60")


def test_what_is_typed_stays_text() -> None:
    assert blijft_tekst(getekend(ingevuld(rob(), vertelt_terug=VIJANDIG, brengt_in=VIJANDIG)))

"""Step 8: at most three wishes, each with a way to a solution; nothing that is typed gets lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rk.events import Toestand, beoordeel, maak
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, tekst_van
from rk.tekening.schermen.wensen import wensen
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import (
    VIJANDIG_LANG,
    attributen,
    daden,
    druk,
    dubbel,
    geweigerd,
    heeft,
)


def met_wensen(aantal: int) -> Toestand:
    return rob(*(("wens_toegevoegd", {"wens_id": f"w{nr}", "tekst": f"Wens {nr}"}) for nr in range(aantal)))


def met_gekozen(t: Toestand, *teksten: str) -> Toestand:
    for nr, tekst in enumerate(teksten):
        t = na(t, "kaart_toegevoegd", kaart_id=f"k{nr}", vak="vernieuwen", tekst=tekst)
        t = na(t, "kaart_gewijzigd", kaart_id=f"k{nr}", veld="gekozen", waarde=True)
    return t


def scherm(t: Toestand, **kijk: Any) -> El:
    kijk["open"] = frozenset(kijk.get("open", ()))
    return wensen(t, Blik(**kijk))[0]


def volgorde(t: Toestand) -> list[str]:
    return [w.id for w in t.wensen]


@pytest.mark.parametrize("kijk", [{}, {"breedte": SMAL}, {"open": {"wens-alles"}}])
@pytest.mark.parametrize("aantal", [0, 1, 2])
def test_every_act_on_the_screen_is_one_that_the_server_takes(aantal: int, kijk: dict[str, Any]) -> None:
    t = met_gekozen(met_wensen(aantal), "Een vast gezicht", VIJANDIG_LANG)

    boom = scherm(t, **kijk)

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(boom)


def test_a_fourth_wish_can_be_typed_and_only_that_is_refused() -> None:
    t = met_wensen(3)

    [(soort, inhoud, zin)] = geweigerd(t, scherm(t))

    assert ("wens_toegevoegd", {"tekst": "een paar woorden"}) == (soort, inhoud)
    assert zin.startswith("Drie wensen zijn genoeg")
    assert "Drie is het meeste" in tekst_van(scherm(t))


def test_only_the_next_place_asks_for_a_wish() -> None:
    for aantal in range(4):
        boom = scherm(met_wensen(aantal))

        assert 1 == len(list(alle(boom, "form")))
        assert 3 == len([e for e in alle(boom, "li") if attributen(e).get("data-ontvangt") == "wens"])


def test_the_questions_come_with_the_wish_and_the_name_of_the_person() -> None:
    assert "Hoe krijgen we dit voor elkaar?" not in tekst_van(scherm(rob()))

    gelezen = tekst_van(scherm(met_wensen(1), open={"wens-alles"}))

    vragen = ("Hoe krijgen we dit voor elkaar?", "Wie pakt het op?", "Wanneer?", "Wie bespreekt het met Rob?")
    assert all(v in gelezen for v in (*vragen, "Wat vindt Rob ervan?"))


def test_what_was_written_about_the_person_stays_in_sight() -> None:
    t = met_wensen(1)
    assert not heeft(scherm(t), "wens-w0-bespreekt")

    t = na(t, "wens_gewijzigd", wens_id="w0", veld="vindt_ervan", waarde="Dit wil ik ook.")

    assert "Dit wil ik ook." in tekst_van(scherm(t))


def test_every_field_of_a_wish_stores_itself() -> None:
    boom = scherm(met_wensen(1), open={"wens-alles"})
    velden = {inhoud["veld"] for soort, inhoud in daden(boom) if soort == "wens_gewijzigd"}

    assert {"tekst", "oplossing", "wie", "wanneer", "bespreekt", "vindt_ervan"} == velden


def test_wishes_change_places_by_button_and_by_dragging() -> None:
    t = met_wensen(3)
    t = druk(t, scherm(t), "links-w1")
    assert ["w1", "w0", "w2"] == volgorde(t)

    t = druk(t, scherm(t), "wens-w2", wens_id="w1")

    assert ["w0", "w2", "w1"] == volgorde(t)


def test_the_first_cannot_go_further_to_the_front_nor_the_last_to_the_back() -> None:
    boom = scherm(met_wensen(2))

    assert not heeft(boom, "links-w0")
    assert not heeft(boom, "rechts-w1")


def test_one_press_makes_a_wish_of_a_chosen_card_and_the_card_is_not_offered_again() -> None:
    t = met_gekozen(rob(), "Een vast gezicht", "Een plek")
    t = druk(t, scherm(t), "uit-k1")

    assert ["Een plek"] == [w.tekst for w in t.wensen]
    assert not heeft(scherm(t), "uit-k1")
    assert heeft(scherm(t), "uit-k0")


def test_a_hidden_card_is_not_offered_as_a_wish() -> None:
    t = na(met_gekozen(rob(), "Niet voor het scherm"), "verborgen_gezet", wat="k0")

    assert "Niet voor het scherm" not in tekst_van(scherm(t))


def test_no_more_is_typed_than_the_server_takes() -> None:
    t = met_wensen(1)
    for e in alle(scherm(t, open={"wens-alles"})):
        a = attributen(e)
        if "maxlength" in a and a.get("data-daad") == "wens_gewijzigd":
            inhoud = {**json.loads(a["data-inhoud"]), "waarde": "x" * int(a["maxlength"])}

            assert beoordeel(t, maak("wens_gewijzigd", inhoud)) is None


def test_hostile_words_stay_words() -> None:
    t = met_wensen(1)
    for veld in ("tekst", "oplossing", "vindt_ervan"):
        t = na(t, "wens_gewijzigd", wens_id="w0", veld=veld, waarde=VIJANDIG_LANG)
    boom = scherm(t)

    assert 3 == tekst_van(boom).count(VIJANDIG_LANG)
    assert not list(alle(boom, "script"))

"""Looking back at the talk before: calm, closed until asked for, and everything on it can be done."""

from __future__ import annotations

from typing import Any

import pytest

from rk.domain import Stap
from rk.events import Toestand
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, tekst_van
from rk.tekening.schermen.verslag import verslag
from rk.tekening.vorige import BEWOGEN, VORIGE, vorige
from tests.unit.begin import na, rob
from tests.unit.events.test_vervolg import eerste, gevolgd, verder
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    attributen,
    blijft_tekst,
    druk,
    dubbel,
    geweigerd,
    heeft,
    met,
    met_id,
)

HIER = ("vooraf_ingevuld", {"veld": "is_hier", "waarde": "ja"})
ZUS_WIJST = ("band_gelegd", {"soort": "wijst", "van": "zus", "naar": "vrienden"})
OPEN = ("kaart_vraagt_geopend", {"stap": "einde"})


def scherm(t: Toestand, stap: Stap = Stap.VOORAF, **blik: Any) -> El:
    return beeld(t, stap, Blik(**blik))


def overzicht(t: Toestand) -> str:
    return " ".join(tekst_van(verslag(t, breedte=1400)).split())


def test_a_first_talk_shows_nothing_of_it() -> None:
    for paneel in (None, VORIGE, BEWOGEN):
        for stap in (Stap.VOORAF, Stap.EINDE):
            boom = scherm(rob(), stap, paneel=paneel)

            assert not heeft(boom, "vorige-open")
            assert not heeft(boom, "bewogen-open")
            assert not heeft(boom, "rk-overlay")


def test_a_next_talk_says_so_and_shows_the_rest_when_asked() -> None:
    t = verder(eerste())

    assert "Jullie gaan verder met het gesprek van" in tekst_van(scherm(t))
    assert "Een vast gezicht" not in tekst_van(scherm(t))
    tekst = tekst_van(scherm(t, paneel=VORIGE))
    for zin in ("Een vast gezicht", "de begeleider", "Een eigen plek", "Eerst bellen."):
        assert zin in tekst


@pytest.mark.parametrize("breedte", [SMAL, 1920])
def test_everything_that_can_be_pressed_or_typed_is_accepted(breedte: int) -> None:
    t = verder(eerste(), HIER, ("verborgen_gezet", {"wat": "w2"}))
    boom = vorige(t, Blik(breedte=breedte, open=frozenset({"vorige-terughalen"})))

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(scherm(t, paneel=VORIGE, breedte=breedte))


def test_how_it_went_shows_as_chosen_and_comes_into_the_overview() -> None:
    t = verder(eerste())
    t = druk(t, vorige(t, Blik()), "gevolgd-0-w1-anders")
    soort, inhoud = gevolgd("w1", "woorden", "Het werd de buurvrouw.")
    t = na(t, soort, **inhoud)

    knop = attributen(met_id(vorige(t, Blik()), "gevolgd-0-w1-anders"))
    assert "true" == knop["aria-pressed"]
    assert "Een vast gezicht anders gelopen Het werd de buurvrouw." in overzicht(t)
    assert "Een eigen plek niet besproken" in overzicht(t)
    assert "Eerst bellen." in overzicht(t)


def test_the_person_takes_off_what_he_wants_and_it_comes_back() -> None:
    t = verder(eerste(), HIER)
    assert not met(vorige(verder(eerste()), Blik()), "data-daad", "verborgen_gezet")

    weg = druk(t, vorige(t, Blik()), "verberg-w1")
    (afspraak,) = (
        attributen(e)["id"]
        for e in met(vorige(weg, Blik()), "data-daad", "verborgen_gezet")
        if attributen(e)["id"].startswith("verberg-a.")
    )
    weg = druk(weg, vorige(weg, Blik()), afspraak)

    for tekst in (tekst_van(vorige(weg, Blik())), overzicht(weg)):
        assert "Een vast gezicht" not in tekst
        assert "Eerst bellen." not in tekst
    open_ = vorige(weg, Blik(open=frozenset({"vorige-terughalen"})))
    assert "2 dingen staan niet op het scherm" in tekst_van(open_)
    assert "Een vast gezicht" in tekst_van(vorige(druk(weg, open_, "toon-w1"), Blik()))


def test_a_closed_talk_shows_what_was_said_and_offers_nothing_to_change() -> None:
    soort, inhoud = gevolgd("w1", "verloop", "gelukt")
    t = verder(eerste(), (soort, inhoud), ("sessie_gesloten", {}))
    boom = vorige(t, Blik())

    assert [] == met(boom, "data-daad")
    assert "gelukt" in tekst_van(boom)


def test_what_moved_is_closed_until_the_group_opens_it() -> None:
    t = verder(eerste(), ZUS_WIJST)
    assert not heeft(scherm(t, Stap.EINDE, paneel=BEWOGEN), "rk-overlay")
    assert "Wat bewoog er sinds" not in overzicht(t)

    t = druk(t, scherm(t, Stap.EINDE), "bewogen-open")

    paneel = met_id(scherm(t, Stap.EINDE, paneel=BEWOGEN), "rk-overlay")
    assert "geen helper de weg. Wat is er nog nodig? 1 van de 1 0 van de 1" in tekst_van(paneel)
    assert "Wat bewoog er sinds" in overzicht(t)
    assert not {"beter", "slechter", "fout"} & set(tekst_van(paneel).lower().split())


def test_what_is_not_sure_waits_until_asked() -> None:
    bezoek = ("bezoek_toegevoegd", {"weg": "werkelijk", "halte_id": "buddyzorg", "bezoek_id": "n1"})
    t = verder(eerste(), ZUS_WIJST, bezoek, OPEN)

    def paneel(**blik: Any) -> str:
        return tekst_van(met_id(scherm(t, Stap.EINDE, paneel=BEWOGEN, **blik), "rk-overlay"))

    dicht, open_ = paneel(), paneel(open=frozenset({"bewogen-meer"}))

    assert "het verhaal opnieuw" not in dicht
    assert "het verhaal opnieuw" in open_
    assert "Dit weet de kaart niet zeker:" in open_


@pytest.mark.parametrize("dicht", [False, True])
def test_what_moved_stays_off_while_the_person_is_here_or_nobody_opened_it(dicht: bool) -> None:
    daden = [ZUS_WIJST, *([("sessie_gesloten", {})] if dicht else [OPEN, HIER])]
    t = verder(eerste(), *daden)

    assert not heeft(scherm(t, Stap.EINDE, paneel=BEWOGEN), "bewogen-open")
    assert not heeft(scherm(t, Stap.EINDE, paneel=BEWOGEN), "rk-overlay")
    assert "Wat bewoog er sinds" not in overzicht(t)


def test_a_talk_that_left_nothing_says_so_kindly() -> None:
    assert "Er zijn toen geen wensen of afspraken gemaakt." in tekst_van(vorige(verder(rob()), Blik()))


def test_what_was_typed_stays_text() -> None:
    een = na(eerste(), "wens_gewijzigd", wens_id="w1", veld="tekst", waarde=VIJANDIG)
    een = na(een, "dilemma_gewijzigd", dilemma_id="d1", veld="afspraak", waarde=VIJANDIG)
    t = verder(een, gevolgd("w1", "woorden", VIJANDIG))

    assert blijft_tekst(scherm(t, paneel=VORIGE))
    assert blijft_tekst(verslag(t, breedte=1400))

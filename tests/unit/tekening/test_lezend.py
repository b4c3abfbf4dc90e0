"""A closed talk is for reading: every step, with everything that was said in it."""

from __future__ import annotations

import pytest

from rk.domain import Stap
from rk.events import Toestand, beoordeel, maak
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik, kijk
from rk.tekening.boom import El, alle, tekst_van
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import attributen, daden, dubbel, met


def vol() -> Toestand:
    t = rob(
        ("bezoek_toegevoegd", {"weg": "beste", "halte_id": "buddyzorg"}),
        ("kaart_toegevoegd", {"vak": "vasthouden", "tekst": "Inloop waar niets moet"}),
        ("kaart_toegevoegd", {"vak": "verlaten", "tekst": "Steeds opnieuw het verhaal"}),
        ("dilemma_toegevoegd", {"tussen": "zelf bepalen", "en": "op tijd ingrijpen"}),
        ("wens_toegevoegd", {"tekst": "Weer een eigen plek"}),
        ("regie_gezet", {"functie": "overzicht", "wie": ["hoofdpersoon"]}),
        ("vooraf_ingevuld", {"veld": "is_hier", "waarde": "ja"}),
        ("vooraf_ingevuld", {"veld": "vertelt_terug", "waarde": "zijn zus"}),
        ("fase_gezet", {"stap": "vierv", "fase": "kiezen"}),
    )
    t = na(t, "kaart_gewijzigd", kaart_id=t.kaarten[0].id, veld="gekozen", waarde=True)
    t = na(t, "dilemma_gewijzigd", dilemma_id=t.dilemmas[0].id, veld="afspraak", waarde="Rob belt zelf")
    t = na(t, "bezoek_gewijzigd", bezoek_id=t.casus.werkelijk[0].id, veld="goed", waarde="Zij belt mij")
    return na(t, "wens_gewijzigd", wens_id=t.wensen[0].id, veld="oplossing", waarde="Samen gaan kijken")


def dicht(stap: Stap, **blik: object) -> tuple[Toestand, El]:
    t = na(vol(), "sessie_gesloten")
    return t, beeld(t, stap, kijk(Blik(), blik))


@pytest.mark.parametrize("stap", list(Stap))
def test_a_closed_talk_offers_nothing_that_would_be_refused(stap: Stap) -> None:
    t, scherm = dicht(stap)

    assert [] == [s for s, i in daden(scherm) if beoordeel(t, maak(s, i, sessie=t.sessie))]
    assert [] == [e.tag for e in alle(scherm) if e.tag in ("textarea", "form", "select")]
    assert [] == met(scherm, "data-sleep") + met(scherm, "data-ontvangt") + met(scherm, "data-schrijft")
    assert [] == dubbel(scherm)


@pytest.mark.parametrize(
    ("stap", "gezegd"),
    [
        (Stap.VOORAF, "zijn zus"),
        (Stap.OGEN, "Zij belt mij"),
        (Stap.VIERV, "Inloop waar niets moet"),
        (Stap.DILEMMAS, "Rob belt zelf"),
        (Stap.DILEMMAS, "op tijd ingrijpen"),
        (Stap.WENSEN, "Samen gaan kijken"),
    ],
)
def test_what_was_written_can_still_be_read(stap: Stap, gezegd: str) -> None:
    _t, scherm = dicht(stap)

    assert gezegd in tekst_van(scherm)


def test_a_choice_that_was_made_can_be_seen_and_not_pressed() -> None:
    _t, scherm = dicht(Stap.VIERV)

    (kaart,) = [e for e in alle(scherm) if "rk-4v-kaart is-gekozen" in attributen(e).get("class", "")]
    assert "span" == kaart.tag


def test_whoever_reads_walks_through_the_steps_without_moving_the_group() -> None:
    t, scherm = dicht(Stap.DILEMMAS)

    (verder,) = [e for e in alle(scherm) if attributen(e).get("id") == "rk-volgende"]
    assert ('{"stap":"wensen"}', None) == (
        attributen(verder)["data-blik"],
        attributen(verder).get("data-daad"),
    )
    assert Stap.VOORAF is t.stap


def test_an_open_talk_keeps_its_fields() -> None:
    scherm = beeld(vol(), Stap.WENSEN)

    assert [] != [e for e in alle(scherm) if e.tag == "textarea"]

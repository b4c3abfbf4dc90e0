"""The end: what the group saw and chose is on one page, and what the person hides is not."""

from __future__ import annotations

from typing import Any

import pytest

from rk.events import Toestand
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, tekst_van
from rk.tekening.schermen.einde import einde
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import VIJANDIG, attributen, blijft_tekst, dubbel, geweigerd, met

VOL: tuple[tuple[str, dict[str, Any]], ...] = (
    ("bezoek_toegevoegd", {"weg": "beste", "halte_id": "familie", "bezoek_id": "beste1"}),
    ("wegwijzing_gewijzigd", {"veld": "hoe_weet", "waarde": "Via de straat."}),
    ("regie_gezet", {"functie": "aanspreekpunt", "wie": ["huisarts"]}),
    ("bezoek_gewijzigd", {"bezoek_id": "b1", "veld": "goed", "waarde": "Zij belt mij."}),
    (
        "obstakel_toegevoegd",
        {"obstakel_id": "o1", "bezoek_id": "b6", "tekst": "Eerst stoppen.", "soort": "regel"},
    ),
    ("kaart_toegevoegd", {"kaart_id": "k1", "vak": "verlaten", "tekst": "Steeds opnieuw vertellen"}),
    ("kaart_toegevoegd", {"kaart_id": "k2", "vak": "vasthouden", "tekst": "De inloop"}),
    ("kaart_gewijzigd", {"kaart_id": "k1", "veld": "gekozen", "waarde": True}),
    ("dilemma_toegevoegd", {"dilemma_id": "d1", "tussen": "zelf bepalen", "en": "ingrijpen"}),
    ("dilemma_gewijzigd", {"dilemma_id": "d1", "veld": "afspraak", "waarde": "Eerst bellen."}),
    ("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een vast gezicht"}),
    ("wens_gewijzigd", {"wens_id": "w1", "veld": "wie", "waarde": "begeleider wonen"}),
    ("vooraf_ingevuld", {"veld": "vertelt_terug", "waarde": "de zus"}),
)


def getekend(t: Toestand, blik: Blik | None = None) -> El:
    return einde(t, blik or Blik())[0]


def vol() -> Toestand:
    return rob(*VOL)


@pytest.mark.parametrize(
    "zin",
    [
        "stand februari 2018",
        "Wat Rob niet wil",
        "Via de straat.",
        "Vast aanspreekpunt huisarts",
        "Zij belt mij.",
        "Eerst stoppen. (regel)",
        "Tussen zelf bepalen en ingrijpen",
        "Onze afspraak: Eerst bellen.",
        "Een vast gezicht",
        "begeleider wonen",
        "Verzonnen voor de oefening",
        "Wie vertelt Rob dit? de zus",
    ],
)
def test_the_page_holds_the_whole_session(zin: str) -> None:
    assert zin in " ".join(tekst_van(getekend(vol())).split())


def test_what_the_group_chose_comes_before_what_it_also_named() -> None:
    tekst = tekst_van(getekend(vol()))

    assert (
        tekst.index("Steeds opnieuw vertellen") < tekst.index("Dit noemden we ook") < tekst.index("De inloop")
    )


def gestemd() -> Toestand:
    """What everybody gave for himself at steps 4, 6, 7 and 8, with dots, and what was chosen of it."""
    t = vol()
    for wie in (["huisarts"], ["huisarts"], ["hoofdpersoon"], []):
        t = na(t, "regie_antwoord_gegeven", functie="aanspreekpunt", wie=wie)
    t = na(t, "kaart_toegevoegd", kaart_id="k3", vak="vasthouden", tekst="Koffie om tien uur")
    t = na(t, "kaart_toegevoegd", kaart_id="k4", vak="vasthouden", tekst="Elke dag koffie")
    t = na(t, "kaarten_samengevoegd", kaart_ids=["k3", "k4"], tekst="Koffie")
    t = na(t, "dilemma_toegevoegd", dilemma_id="d2", tussen="rust", en="een open deur")
    t = na(t, "dilemma_gewijzigd", dilemma_id="d1", veld="gekozen", waarde=True)
    for id_, tekst in (("p1", "Een eigen sleutel"), ("p2", "Een dag vrij"), ("p3", "Samen eten")):
        t = na(t, "wens_voorgesteld", voorstel_id=id_, tekst=tekst)
    t = na(t, "wens_gekozen", voorstel_id="p1", wens_id="w2")
    t = na(t, "stip_gezet", doel="p1", aantal=3)
    t = na(t, "stippen_geteld", stap="wensen", totalen={"p1": 2, "p3": 1})
    return na(t, "stippen_geteld", stap="vierv", totalen={"k1": 4, "k3": 1, "k4": 1})


@pytest.mark.parametrize(
    "zin",
    [
        "Steeds opnieuw vertellen · 4 stippen",
        "Koffie · 2 stippen ook gezegd als: Koffie om tien uur · Elke dag koffie",
        "gekozen Tussen zelf bepalen en ingrijpen",
        "Ook genoemd Tussen rust en een open deur",
        "Een eigen sleutel · 5 stippen",
        "Ook genoemd Samen eten · 1 stip Een dag vrij",
        "Wie noemden we, ieder voor zich? Niet iedereen noemde dezelfde. "
        "Vast aanspreekpunt huisarts: 2 keer · Rob zelf: 1 keer · niemand: 1 keer",
    ],
)
def test_what_everybody_gave_stands_on_the_page_with_its_dots_and_without_its_author(zin: str) -> None:
    assert zin in " ".join(tekst_van(getekend(gestemd())).split())


def test_more_dots_come_first_within_a_field() -> None:
    tekst = tekst_van(getekend(gestemd()))

    assert tekst.index("Koffie · 2") < tekst.index("De inloop")


def test_only_proposals_are_a_page_too_and_the_figure_is_off_when_the_person_is_here() -> None:
    t = rob(("wens_voorgesteld", {"voorstel_id": "p1", "tekst": "Een eigen sleutel"}))
    hier = na(gestemd(), "vooraf_ingevuld", veld="is_hier", waarde="ja")

    assert "Een eigen sleutel" in tekst_van(getekend(t))
    assert "noemde dezelfde" not in tekst_van(getekend(hier))
    assert "huisarts: 2 keer" in tekst_van(getekend(hier))


@pytest.mark.parametrize(
    ("wat", "weg"),
    [
        ("b2", "Nachtopvang"),
        ("b1.goed", "Zij belt mij."),
        ("o1", "Eerst stoppen."),
        ("k2", "De inloop"),
        ("verhaal", "Kort geleden raakte hij"),
        ("wil_niet", "Stoppen met drank"),
    ],
)
def test_what_the_person_hides_is_not_on_the_page(wat: str, weg: str) -> None:
    assert weg in tekst_van(getekend(vol()))
    assert weg not in tekst_van(getekend(na(vol(), "verborgen_gezet", wat=wat)))


def test_the_map_is_drawn_within_the_page_on_a_wide_and_on_a_narrow_screen() -> None:
    for breedte in (2600, SMAL):
        kaart = next(
            s
            for s in alle(getekend(vol(), Blik(breedte=breedte)), "svg")
            if "rk-banen" in attributen(s)["class"]
        )

        assert float(attributen(kaart)["viewBox"].split()[2]) <= breedte - 2 * 28 - 2 * 40


def test_the_talk_is_printed_closed_and_opened_again() -> None:
    t = vol()
    dicht = na(t, "sessie_gesloten")

    assert ["sessie_gesloten"] == [attributen(e)["data-daad"] for e in met(getekend(t), "data-daad")]
    assert ["sessie_heropend"] == [attributen(e)["data-daad"] for e in met(getekend(dicht), "data-daad")]
    assert [] == geweigerd(t, getekend(t)) + geweigerd(dicht, getekend(dicht))
    assert met(getekend(dicht), "data-lokaal", "print")


def test_a_session_where_little_was_said_has_a_short_page() -> None:
    leeg = tekst_van(getekend(rob()))

    assert "Dilemma’s" not in leeg
    assert "Wens" not in leeg
    assert "Dat is nog niet afgesproken." in leeg


def test_what_is_typed_stays_text_and_ids_stay_one_of_a_kind() -> None:
    t = na(vol(), "kaart_gewijzigd", kaart_id="k1", veld="tekst", waarde=VIJANDIG)
    boom = getekend(na(t, "sessie_hernoemd", titel=VIJANDIG[:60]))

    assert blijft_tekst(boom)
    assert [] == dubbel(boom)

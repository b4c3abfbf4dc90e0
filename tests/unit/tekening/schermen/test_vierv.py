"""Step 6: first each for himself, then cards in four fields, then what the group chooses."""

from __future__ import annotations

from typing import Any

import pytest

from rk.domain import VierV
from rk.events import Toestand
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.schermen.vierv import vierv
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import VIJANDIG_LANG, attributen, druk, dubbel, geweigerd, heeft, met_id


def met_kaarten(*, fase: str = "bekijken", hier: bool = False, boos: bool = False) -> Toestand:
    t = rob(
        *(
            (
                "kaart_toegevoegd",
                {"kaart_id": f"{vak.value}-{nr}", "vak": vak.value, "tekst": f"{vak.value} {nr}"},
            )
            for vak in VierV
            for nr in range(3)
        ),
        ("kaart_gewijzigd", {"kaart_id": "verlaten-0", "veld": "gekozen", "waarde": True}),
        ("kaart_gewijzigd", {"kaart_id": "verlaten-0", "veld": "merk", "waarde": "beleid"}),
        ("fase_gezet", {"stap": "vierv", "fase": fase}),
    )
    if boos:
        t = na(t, "kaart_gewijzigd", kaart_id="verlaten-0", veld="tekst", waarde=VIJANDIG_LANG)
    return na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja") if hier else t


def scherm(t: Toestand, **kijk: Any) -> El:
    kijk["open"] = frozenset(kijk.get("open", ()))
    return vierv(t, Blik(**kijk))[0]


def in_vak(t: Toestand, vak: str) -> list[str]:
    return [k.id for k in t.kaarten if k.vak == vak]


@pytest.mark.parametrize("fase", ["voor_zich", "bekijken", "kiezen"])
@pytest.mark.parametrize(
    "kijk", [{}, {"breedte": SMAL}, {"kaart": "verlaten-0"}, {"kaart": "bestaat-niet", "open": {"verborgen"}}]
)
def test_every_act_on_the_screen_is_one_that_the_server_takes(fase: str, kijk: dict[str, Any]) -> None:
    t = na(met_kaarten(fase=fase, hier=True, boos=True), "verborgen_gezet", wat="versterken-1")

    boom = scherm(t, **kijk)

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(boom)


def test_while_each_writes_for_himself_no_card_shows_but_they_are_counted() -> None:
    gelezen = tekst_van(scherm(met_kaarten(fase="voor_zich")))

    assert "Eerst ieder voor zich: schrijf op papier" in gelezen
    assert "12 kaarten staan klaar" in gelezen
    assert "verlaten 0" not in gelezen
    assert all(f"{vak.value.capitalize()} " in gelezen for vak in VierV)


def test_the_phases_lie_open_back_and_forth() -> None:
    t = rob()
    for fase in ("kiezen", "voor_zich", "bekijken", "voor_zich"):
        t = druk(t, scherm(t), f"fase-{fase}")

        aan = [attributen(e)["id"] for e in alle(scherm(t)) if attributen(e).get("aria-pressed") == "true"]
        assert [f"fase-{fase}"] == aan


def test_each_field_takes_a_card_on_enter_only_while_looking_together() -> None:
    for fase, velden in (("voor_zich", 0), ("bekijken", 4), ("kiezen", 0)):
        boom = scherm(met_kaarten(fase=fase))

        assert velden == sum(attributen(e).get("data-daad") == "kaart_toegevoegd" for e in alle(boom, "form"))


def test_pressing_a_card_chooses_it_and_pressing_again_takes_the_choice_back() -> None:
    t = met_kaarten(fase="kiezen")
    for verwacht in (True, False):
        t = druk(t, scherm(t), "kaart-vernieuwen-1")
        knop = met_id(scherm(t), "kaart-vernieuwen-1")

        assert ("true" if verwacht else "false") == attributen(knop)["aria-pressed"]
        assert verwacht == ("is-gekozen" in attributen(knop)["class"])
        assert verwacht == any("rk-icoon-vink" in attributen(e).get("class", "") for e in alle(knop, "svg"))


def test_what_is_chosen_is_counted_at_the_foot() -> None:
    assert (
        "12 kaarten · 1 gekozen · druk op een kaart om te kiezen"
        == vierv(met_kaarten(fase="kiezen"), Blik())[1]
    )
    assert "12 kaarten · paars heeft de groep gekozen" == vierv(met_kaarten(), Blik())[1]


def test_a_card_opens_in_its_own_field_and_the_others_stay_as_they_are() -> None:
    t = met_kaarten()
    boom = scherm(t, kaart="verlaten-1")

    assert heeft(boom, "tekst-verlaten-1")
    assert not heeft(boom, "kaart-verlaten-0")
    assert heeft(boom, "kaart-vasthouden-0")


def test_a_card_moves_by_buttons_alone() -> None:
    t = met_kaarten()
    t = druk(t, scherm(t, kaart="verlaten-0"), "kaart-omlaag")
    assert ["verlaten-1", "verlaten-0", "verlaten-2"] == in_vak(t, "verlaten")
    t = druk(t, scherm(t, kaart="verlaten-2"), "kaart-omhoog")
    assert ["verlaten-1", "verlaten-2", "verlaten-0"] == in_vak(t, "verlaten")
    t = druk(t, scherm(t, kaart="verlaten-2"), "naar-versterken")
    assert "verlaten-2" == in_vak(t, "versterken")[-1]


def test_a_hidden_card_between_two_others_does_not_hold_them_up() -> None:
    t = na(met_kaarten(hier=True), "verborgen_gezet", wat="verlaten-1")

    t = druk(t, scherm(t, kaart="verlaten-0"), "kaart-omlaag")

    zichtbaar = [k for k in in_vak(t, "verlaten") if k not in t.verborgen]
    assert ["verlaten-2", "verlaten-0"] == zichtbaar


def test_a_card_that_is_dropped_on_another_takes_its_place() -> None:
    t = met_kaarten()
    t = druk(t, scherm(t), "rij-verlaten-1", kaart_id="vasthouden-0")

    assert ["verlaten-0", "vasthouden-0", "verlaten-1", "verlaten-2"] == in_vak(t, "verlaten")


def test_hiding_is_offered_only_when_the_person_is_here_and_what_is_hidden_is_not_drawn() -> None:
    assert not heeft(scherm(met_kaarten(), kaart="verlaten-0"), "kaart-verberg")
    t = met_kaarten(hier=True)
    t = druk(t, scherm(t, kaart="verlaten-0"), "kaart-verberg")

    for fase in ("bekijken", "kiezen"):
        boom = scherm(na(t, "fase_gezet", stap="vierv", fase=fase), kaart="verlaten-0", open={"verborgen"})
        assert "verlaten 0" not in schrijf(boom)
        assert "1 kaart verborgen" in tekst_van(boom)

    t = druk(t, scherm(t, open={"verborgen"}), "toon-verlaten-0")
    assert "verlaten 0" in tekst_van(scherm(t))


def test_a_mark_is_said_in_words() -> None:
    knop = met_id(scherm(met_kaarten()), "kaart-verlaten-0")

    assert "verlaten 0 beleid gekozen" == tekst_van(knop)


@pytest.mark.parametrize("fase", ["bekijken", "kiezen"])
def test_hostile_words_stay_words_and_can_be_read_to_the_end(fase: str) -> None:
    boom = scherm(met_kaarten(fase=fase, boos=True), kaart="verlaten-0")

    assert not list(alle(boom, "img"))
    assert VIJANDIG_LANG in tekst_van(boom)
    assert heeft(boom, "heel-verlaten-0") == (fase == "kiezen")


def test_a_field_with_many_cards_scrolls_within_and_says_how_many() -> None:
    t = met_kaarten()
    for nr in range(30):
        t = na(t, "kaart_toegevoegd", vak="verlaten", tekst=f"kaart {nr}")
    boom = scherm(t)
    vol, klein = met_id(boom, "rol-verlaten"), met_id(boom, "rol-vernieuwen")

    assert vol is not None
    assert ("0", "region") == (attributen(vol)["tabindex"], attributen(vol)["role"])
    assert "tabindex" not in attributen(klein)
    assert "33 kaarten" in tekst_van(boom)

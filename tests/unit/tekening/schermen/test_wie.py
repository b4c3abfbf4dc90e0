"""Step 1: the whole person to read, everything to tell otherwise, nothing that he wants off the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rk.domain import Casus, Leefdomein
from rk.events import Toestand
from rk.tekening.blik import Blik
from rk.tekening.boom import El, alle, tekst_van
from rk.tekening.schermen.wie import wie
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    attributen,
    blijft_tekst,
    dubbel,
    geweigerd,
    heeft,
    met,
    met_id,
)

LEZEN = Blik()
PEN = Blik(open=frozenset({"pen-verhaal"}))
DELEN = ("leeftijd", "verhaal", "domeinen", "kan_goed", "wil", "wil_niet")


def getekend(t: Toestand, blik: Blik = LEZEN) -> El:
    return wie(t, blik)[0]


def hier() -> Toestand:
    return na(rob(), "vooraf_ingevuld", veld="is_hier", waarde="ja")


def sam() -> Toestand:
    return replace(rob(), casus=Casus(id="eigen", naam="Sam"))


@pytest.mark.parametrize("blik", [LEZEN, PEN])
@pytest.mark.parametrize("t", [rob(), hier(), sam()], ids=["rob", "hier", "sam"])
def test_everything_that_can_be_pressed_or_typed_is_accepted(t: Toestand, blik: Blik) -> None:
    boom = getekend(t, blik)

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(boom)


def test_the_story_stands_in_paragraphs() -> None:
    verhaal = met_id(
        getekend(na(rob(), "verhaal_gewijzigd", veld="verhaal", waarde="Een.\n\nTwee.\nDrie.")), "wie-verhaal"
    )

    assert ["Een.", "Twee.", "Drie."] == [tekst_van(p) for p in alle(verhaal, "p")][:3]


@pytest.mark.parametrize("deel", ["naam", "leeftijd", "verhaal", "kan_goed", "wil", "wil_niet"])
def test_every_part_of_the_story_can_be_told_in_other_words(deel: str) -> None:
    veld = attributen(met_id(getekend(rob(), PEN), f"wie-{deel}-veld"))

    assert ("verhaal_gewijzigd", f'{{"veld":"{deel}"}}') == (veld["data-daad"], veld["data-inhoud"])


def test_a_list_is_typed_with_one_thing_on_each_line() -> None:
    assert "\n".join(rob().casus.wil) in met_id(getekend(rob(), PEN), "wie-wil-veld").kinderen


def test_a_life_domain_is_switched_and_the_others_stay() -> None:
    t = rob()
    inhoud = attributen(met_id(getekend(t, PEN), "wie-domein-werk"))["data-inhoud"]

    assert Leefdomein.WERK not in t.casus.domeinen
    assert all(d.value in inhoud for d in (*t.casus.domeinen, Leefdomein.WERK))


def test_an_empty_story_invites_and_opens_the_pen_at_that_place() -> None:
    plek = met_id(getekend(sam()), "wie-vul-wil")

    assert "Wie is Sam? Vertel in een paar zinnen." in tekst_van(getekend(sam()))
    assert '{"wissel":"pen-wil"}' == attributen(plek)["data-blik"]
    neemt = met(getekend(sam(), Blik(open=frozenset({"pen-wil"}))), "data-neem-focus")
    assert ["wie-wil-veld"] == [attributen(e)["id"] for e in neemt]


@pytest.mark.parametrize("deel", DELEN)
def test_what_the_person_takes_off_the_screen_is_in_no_corner_of_it(deel: str) -> None:
    waarde: object = ["GEHEIM"] if deel in ("kan_goed", "wil", "wil_niet") else "GEHEIM"
    t = hier() if deel == "domeinen" else na(hier(), "verhaal_gewijzigd", veld=deel, waarde=waarde)
    t = na(t, "verborgen_gezet", wat=deel)
    geheim = "dagritme" if deel == "domeinen" else "GEHEIM"

    assert geheim not in tekst_van(getekend(t))
    pen = getekend(t, PEN)
    assert geheim not in tekst_van(pen)
    assert not met(pen, "value", "GEHEIM")
    assert "1 ding is verborgen" in tekst_van(getekend(t))
    assert heeft(getekend(t), f"wie-toon-{deel}")


def test_hiding_is_only_offered_when_the_person_is_in_the_room() -> None:
    assert not met(getekend(rob()), "data-daad", "verborgen_gezet")
    assert len(DELEN) == len(met(getekend(hier()), "data-daad", "verborgen_gezet"))


def test_a_closed_talk_can_be_read_and_not_be_changed() -> None:
    t = na(hier(), "sessie_gesloten")

    assert not met(getekend(t), "data-daad")
    assert not met(getekend(t, PEN), "data-daad")


def test_what_is_typed_stays_text() -> None:
    t = rob()
    for veld, waarde in (("naam", VIJANDIG[:60]), ("verhaal", VIJANDIG), ("wil", [VIJANDIG])):
        t = na(t, "verhaal_gewijzigd", veld=veld, waarde=waarde)

    assert blijft_tekst(getekend(t))
    assert blijft_tekst(getekend(t, PEN))

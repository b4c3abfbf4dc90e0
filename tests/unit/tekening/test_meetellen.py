"""Whether a talk counts in research: one quiet line at the end, and two questions behind it."""

from __future__ import annotations

import pytest

from rk.domain import ONS_WERK, Casus, Stap
from rk.events import Toestand
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, tekst_van
from rk.tekening.meetellen import PANEEL
from rk.tekening.schermen.verslag import verslag
from tests.unit.begin import na, rob
from tests.unit.events.test_meetellen import BEIDE, antwoord, echt, vooraf
from tests.unit.events.test_vervolg import verder
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    attributen,
    blijft_tekst,
    daden,
    druk,
    dubbel,
    geweigerd,
    heeft,
    met_id,
)
from tests.unit.test_teksten import B1, leesbaarheid


def scherm(t: Toestand, stap: Stap = Stap.EINDE, *, open_: bool = False, breedte: int = 1920) -> El:
    return beeld(t, stap, Blik(paneel=PANEEL if open_ else None, breedte=breedte))


def stand(t: Toestand) -> str:
    return tekst_van(met_id(scherm(t), "meetellen").kinderen[0])  # type: ignore[arg-type]  # its first child is the sentence


def test_the_end_asks_and_tells_nothing_more_until_somebody_wants_it() -> None:
    t = echt()

    assert "Mag dit gesprek meetellen in onderzoek?" == stand(t)
    assert "Vraag het samen" == tekst_van(met_id(scherm(t), "meetellen-open"))
    assert "anoniem" not in tekst_van(scherm(t))
    assert "anoniem" in tekst_van(scherm(t, open_=True))
    assert not heeft(scherm(t, Stap.WENSEN, open_=True), "rk-overlay")


def test_the_panel_says_what_is_given_what_is_not_and_that_it_can_be_taken_back() -> None:
    tekst = " ".join(tekst_van(scherm(echt(), open_=True)).split())

    for zin in (
        "Getallen en plekken",
        "Geen namen, ook niet van helpers.",
        "geen woorden van kaarten",
        "Dit is niet anoniem",
        "Een paar onderzoekers lezen kaarten, drempels en wensen",
        "Nee zeggen mag altijd, ook later.",
        "Mag het van Bo?",
        "Wil de groep het ook?",
    ):
        assert zin in tekst


def test_a_tired_reader_can_follow_what_is_asked() -> None:
    boom = scherm(verder(antwoord(echt(), *BEIDE)), open_=True)
    zinnen = [tekst_van(e) for tag in ("li", "p") for e in alle(met_id(boom, "rk-overlay"), tag)]

    assert B1 <= leesbaarheid(" ".join(z for z in zinnen if z.endswith(".")))
    assert all(len(z) <= 80 for zin in zinnen for z in zin.split(". "))


@pytest.mark.parametrize("breedte", [SMAL, 1920])
@pytest.mark.parametrize("hier", ["ja", "nee"])
def test_everything_that_can_be_pressed_is_accepted(breedte: int, hier: str) -> None:
    t = vooraf(echt(), is_hier=hier)
    boom = scherm(t, open_=True, breedte=breedte)

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(boom)
    assert {"meetellen_gezet"} <= {soort for soort, _inhoud in daden(boom)}


def test_two_times_yes_shows_and_a_no_shows_too() -> None:
    t = echt()
    t = druk(t, scherm(t, open_=True), "meetellen-persoon-niet_hier")
    assert "De vraag aan de groep staat nog open. Tot dan telt dit gesprek niet mee." == stand(t)
    t = druk(t, scherm(t, open_=True), "meetellen-groep-ja")
    assert "Dit gesprek telt mee in onderzoek." == stand(t)
    knop = attributen(met_id(scherm(t, open_=True), "meetellen-persoon-niet_hier"))
    assert "true" == knop["aria-pressed"]

    t = druk(t, scherm(t, open_=True), "meetellen-persoon-nee")

    assert "Bo zei nee. Dit gesprek telt niet mee in onderzoek." == stand(t)


def test_of_who_is_here_nobody_says_that_he_is_not() -> None:
    t = vooraf(echt(), is_hier="ja")
    boom = scherm(t, open_=True)

    assert not heeft(boom, "meetellen-persoon-niet_hier")
    assert not heeft(boom, "meetellen-persoon-overleden")
    assert heeft(boom, "meetellen-persoon-kan_niet")


@pytest.mark.parametrize(
    ("t", "zin"),
    [
        (rob(), "Dit is een oefenverhaal. Het telt niet mee in onderzoek."),
        (echt(Casus(id="rob", naam="Rob")), "Dit is een oefenverhaal. Het telt niet mee in onderzoek."),
        (
            echt(Casus(id=ONS_WERK, naam="ons team")),
            "Dit gesprek gaat over het eigen werk. Het telt niet mee in onderzoek.",
        ),
    ],
)
def test_what_never_counts_says_so_instead_of_asking(t: Toestand, zin: str) -> None:
    assert zin == stand(t)
    assert not heeft(scherm(t), "meetellen-open")
    assert not heeft(scherm(t, open_=True), "rk-overlay")


def test_every_answer_and_every_reason_has_its_own_sentence() -> None:
    zinnen = [
        stand(t)
        for t in (
            echt(),
            antwoord(echt(), ("groep", "ja")),
            antwoord(echt(), ("persoon", "ja")),
            antwoord(echt(), *BEIDE),
            antwoord(echt(), ("groep", "nee")),
            antwoord(echt(), ("persoon", "nee")),
            vooraf(echt(), wil_het="nee"),
        )
    ]

    assert len(zinnen) == len(set(zinnen))
    assert all(len(zin) <= 75 for zin in zinnen)


def test_a_closed_talk_can_still_be_taken_back() -> None:
    t = na(antwoord(echt(), *BEIDE), "sessie_gesloten")
    boom = scherm(t, open_=True)

    t = druk(t, boom, "meetellen-groep-nee")

    assert "De groep zei nee. Dit gesprek telt niet mee in onderzoek." == stand(t)


def test_a_hostile_name_stays_text() -> None:
    t = antwoord(echt(Casus(id="eigen", naam=VIJANDIG)), ("persoon", "nee"))

    assert blijft_tekst(scherm(t, open_=True))


def test_the_line_is_not_printed() -> None:
    klassen = attributen(met_id(scherm(echt()), "meetellen"))["class"]

    assert "rk-niet-printen" in klassen


def test_the_page_that_goes_home_says_that_it_counts_and_that_it_can_be_taken_back() -> None:
    def blad(t: Toestand) -> str:
        return tekst_van(verslag(t, breedte=1400))

    assert "Bo en de groep kunnen dat altijd nog terugnemen." in blad(antwoord(echt(), *BEIDE))
    for t in (echt(), rob(), antwoord(echt(), *BEIDE, ("groep", "nee"))):
        assert "terugnemen" not in blad(t)


def test_in_a_next_talk_a_no_is_said_to_hold_for_the_talks_before_it() -> None:
    twee = verder(antwoord(echt(), *BEIDE))

    assert "Een nee geldt ook voor de gesprekken van eerder." in tekst_van(scherm(twee, open_=True))
    assert "van eerder" not in tekst_van(scherm(echt(), open_=True))

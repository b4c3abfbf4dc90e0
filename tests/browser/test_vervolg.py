"""Two talks about one person: the second knows what was agreed, says how it went, and sees what moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.begeleider import MATEN, Begeleider


def doe(b: Begeleider, daad: str, /, **inhoud: Any) -> None:
    """An act of the group, as its page sends it; what is new here is pressed."""
    b.page.evaluate("b => rk.hand.stuur(b)", {"daad": daad, "inhoud": inhoud})
    b.bewaard()
    expect(b.page.locator(".rk-melding")).to_have_count(0)


def eerste_gesprek(b: Begeleider) -> None:
    """A talk with wishes, an agreement and a best way, closed at its end."""
    b.begin()
    doe(b, "bezoek_toegevoegd", weg="beste", halte_id="vrienden")
    doe(b, "bezoek_toegevoegd", weg="beste", halte_id="huisarts")
    doe(b, "dilemma_toegevoegd", dilemma_id="d1", tussen="zelf bepalen", en="ingrijpen")
    doe(b, "dilemma_gewijzigd", dilemma_id="d1", veld="afspraak", waarde="Eerst bellen.")
    for wens_id, tekst in (("w1", "Eén vast gezicht voor Rob"), ("w2", "Weer een eigen plek")):
        doe(b, "wens_toegevoegd", wens_id=wens_id, tekst=tekst)
    doe(b, "wens_gewijzigd", wens_id="w1", veld="wie", waarde="begeleider wonen")
    doe(b, "stap_geopend", stap="einde")
    b.bij("einde")
    expect(b.page.locator("#bewogen-open")).to_have_count(0)
    b.page.locator("#einde-sluit").click()
    b.bewaard()


def test_a_second_talk_goes_on_with_the_first_and_sees_what_moved(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster(MATEN[0])
    p = b.page
    eerste_gesprek(b)
    p.goto(f"{b.server.adres}/?eerder=1")
    p.locator("article").first.get_by_role("button", name="Vervolggesprek").click()
    b.klaar("vooraf")
    pad = urlsplit(p.url).path

    # How it went with the wishes.
    b.kijk_overal("v-vooraf")
    p.locator("#vorige-open").click()
    paneel = p.locator("#rk-overlay")
    expect(paneel).to_contain_text("Eerst bellen.")
    p.locator("#gevolgd-0-w1-bezig").click()
    expect(p.locator("#gevolgd-0-w1-bezig")).to_have_attribute("aria-pressed", "true")
    p.locator("#gevolgd-0-w1-woorden").fill("Zij belt nu elke week.")
    p.locator("#gevolgd-0-w1-woorden").blur()
    b.bewaard()
    p.locator("#gevolgd-0-w2-gelukt").click()
    expect(p.locator("#gevolgd-0-w2-gelukt")).to_have_attribute("aria-pressed", "true")
    b.kijk_overal("v-vorige")
    p.keyboard.press("Escape")
    expect(paneel).to_have_count(0)
    p.keyboard.press("Control+z")
    b.bewaard()
    b.ga(pad)
    p.locator("#vorige-open").click()
    expect(p.locator("#gevolgd-0-w1-woorden")).to_have_value("Zij belt nu elke week.")
    expect(p.locator("#gevolgd-0-w1-bezig")).to_have_attribute("aria-pressed", "true")
    expect(p.locator("#gevolgd-0-w2-gelukt")).to_have_attribute("aria-pressed", "false")
    p.keyboard.press("Escape")
    expect(paneel).to_have_count(0)

    # What moved, once the group opens it.
    doe(b, "band_gelegd", soort="wijst", van="zus", naar="vrienden")
    doe(b, "bezoek_toegevoegd", weg="werkelijk", halte_id="buddyzorg")
    doe(b, "stap_geopend", stap="einde")
    b.bij("einde")
    overzicht = p.locator("#verslag")
    expect(overzicht).to_contain_text("Zij belt nu elke week.")
    expect(overzicht).not_to_contain_text("Wat bewoog er sinds")
    p.locator("#bewogen-open").click()
    b.bewaard()
    expect(paneel).to_contain_text("wijst nog geen helper de weg")
    b.kijk_overal("v-bewogen")
    p.locator("#bewogen-meer").click()
    expect(paneel).to_contain_text("Dit weet de kaart niet zeker:")
    b.kijk_overal("v-bewogen-meer")
    p.keyboard.press("Escape")
    expect(paneel).to_have_count(0)
    expect(overzicht).to_contain_text("Wat bewoog er sinds")
    b.kijk_overal("v-einde")

    # Closed, it can still be read.
    p.locator("#einde-sluit").click()
    b.bewaard()
    p.locator("#bewogen-open").click()
    expect(paneel).to_contain_text("wijst nog geen helper de weg")


def test_what_moved_stays_off_while_the_person_is_here_unless_he_wants_it(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster()
    p = b.page
    eerste_gesprek(b)
    p.goto(f"{b.server.adres}/?eerder=1")
    p.locator("article").first.get_by_role("button", name="Vervolggesprek").click()
    b.klaar("vooraf")
    p.locator("#vooraf-is_hier-ja").click()
    b.bewaard()
    doe(b, "band_gelegd", soort="wijst", van="zus", naar="vrienden")
    p.locator("#vorige-open").click()
    p.locator("#verberg-w2").click()
    expect(p.locator("#gevolgd-0-w2")).to_have_count(0)
    b.kijk_overal("v-vorige-hier")
    p.keyboard.press("Escape")
    doe(b, "stap_geopend", stap="einde")
    b.bij("einde")

    expect(p.locator("#bewogen-open")).to_have_count(0)
    expect(p.locator("#verslag")).not_to_contain_text("Weer een eigen plek")
    doe(b, "vooraf_ingevuld", veld="cijfers_aan", waarde="ja")
    expect(p.locator("#bewogen-open")).to_be_visible()


def test_an_agenda_is_kept_and_chosen_for_another_talk(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster(MATEN[0])
    p = b.page
    naam = "Kort gesprek"
    b.begin()
    p.locator("#rk-agenda").click()
    p.locator("#agenda-over-dilemmas").click()
    expect(p.locator("#agenda-over-dilemmas")).to_contain_text("Toch doen")
    p.locator("#agenda-bewaar").click()
    p.locator("#agenda-naam-invoer").fill(naam)
    p.keyboard.press("Enter")
    expect(p.locator("#rk-overlay")).to_contain_text("Bewaard. Je kiest deze agenda op het beginscherm.")
    expect(p.locator("#agenda-naam-invoer")).to_have_value("")
    b.kijk_overal("v-agenda-bewaard")
    p.goto(f"{b.server.adres}/")
    p.locator("#begin-agenda").select_option(label=naam)
    b.foto("v-begin-agenda")
    assert [] == b.axe()
    p.get_by_role("button", name="Begin het gesprek").click()
    b.klaar("vooraf")

    expect(p.locator("#stap-regie")).to_be_visible()
    expect(p.locator("#stap-dilemmas")).to_have_count(0)
    p.goto(f"{b.server.adres}/?agendas=1")
    assert [] == b.axe()
    b.rolt_niet("agendas")
    b.foto("v-agendas")
    p.get_by_text("Weggooien").first.click()
    p.get_by_role("button", name="Gooi deze agenda weg").first.click()
    expect(p.get_by_text("Het is nu nog leeg.")).to_be_visible()
    p.goto(f"{b.server.adres}/?eerder=1")
    assert [] == b.axe()
    b.foto("v-eerder")

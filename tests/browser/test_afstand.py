"""The facilitator's own phone drives the beamer."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import KLEIN, Telefoon, stand_van


def _vraag(begeleider: Begeleider, pad: str, t: Telefoon) -> None:
    """Type the code that the laptop shows on a phone, until both show the same number."""
    page = begeleider.page
    page.locator("#kamer-afstand").click()
    expect(page.locator("#afstand-code")).to_have_text(re.compile(r"\w{4} \w{4}"))
    t.page.goto(f"{stand_van(begeleider, pad).adres}/afstand")
    t.page.get_by_label("De code").fill(page.locator("#afstand-code").inner_text())
    t.page.get_by_role("button", name="Vraag het aan").tap()
    expect(page.locator("#afstand-nummer")).to_have_text(re.compile(r"\d\d"))
    expect(t.page.locator(".tel-nummer")).to_have_text(page.locator("#afstand-nummer").inner_text())


def test_a_phone_drives_the_beamer_reads_along_and_is_handed_over(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    begeleider = venster((1024, 768))
    pad = begeleider.begin()
    begeleider.naar("vierv")
    page = begeleider.page
    page.keyboard.press("d")
    page.locator("#net-proef").click()
    schrijver, een = telefoon(), telefoon(KLEIN)
    expect(page.locator("#meedoen-code")).to_be_visible()
    begeleider.kijk("afstand-1-paneel")
    schrijver.kom(stand_van(begeleider, pad))
    expect(page.locator("#kamer-meelezen")).to_have_count(0)

    page.locator("#kamer-afstand").click()
    expect(page.locator("#afstand-code")).to_be_visible()
    begeleider.kijk("afstand-2-code")
    page.locator("#afstand-niet").click()
    een.page.goto(f"{stand_van(begeleider, pad).adres}/afstand")
    een.kijk("afstand-1-aanvraag")
    _vraag(begeleider, pad, een)
    begeleider.kijk("afstand-3-vraagt")
    een.kijk("afstand-2-wacht")
    page.locator("#afstand-ja").click()
    expect(een.page.locator("#stap-verder")).to_be_visible()
    page.locator("#kamer-meelezen").click()
    expect(page.locator("#kamer-meelezen")).to_have_attribute("aria-pressed", "true")
    begeleider.kijk("afstand-4-bediend")
    page.keyboard.press("Escape")

    expect(een.page.get_by_role("heading", name="Je leest mee")).to_be_visible()
    schrijver.leg("Iets onaardigs over een mens dat echt niet op het scherm hoort te komen")
    schrijver.leg("Inloop waar niemand moet")
    schrijver.page.get_by_role("button", name="Ik ben klaar").tap()
    expect(een.page.locator("#klaar")).to_have_text("1 van 1 klaar")
    expect(een.page.locator("#eigen li")).to_have_count(0)  # nothing moves by itself
    een.page.locator("#meer").tap()
    expect(een.page.locator("#eigen li")).to_have_count(2)
    een.kijk("afstand-3-meelezen")
    een.page.get_by_role("button", name="Haal weg: Vasthouden: Iets onaardigs").tap()
    expect(een.page.locator("#eigen li")).to_have_count(1)
    een.page.get_by_role("button", name="Leg op tafel").tap()
    expect(page.locator("#rk-scherm")).to_contain_text("Inloop waar niemand moet")
    assert "onaardigs" not in page.content()
    expect(een.page.get_by_role("button", name="Samen bekijken")).to_have_attribute("aria-pressed", "true")
    een.kijk("afstand-4-bekijken")
    een.page.locator("#stap-verder").tap()
    begeleider.bij("dilemmas")
    een.page.get_by_role("button", name="Zet de tijd stil").tap()
    expect(page.locator("#rk-klok")).to_have_attribute("aria-label", re.compile("laten lopen"))
    begeleider.verder("wensen")
    expect(een.page.locator("#nu")).to_contain_text("ensen")
    een.page.locator("#stap-terug").tap()
    begeleider.bij("dilemmas")

    twee = telefoon()
    page.keyboard.press("d")
    _vraag(begeleider, pad, twee)
    page.locator("#afstand-ja").click()
    expect(een.page.get_by_role("heading", name="Een andere telefoon bedient nu")).to_be_visible()
    een.kijk("afstand-5-vervangen")
    expect(twee.page.locator("#stap-verder")).to_be_visible()
    page.locator("#kamer-afstand-stop").click()
    expect(twee.page.get_by_role("heading", name="bedient niet meer")).to_be_visible()

    _vraag(begeleider, pad, een)
    page.locator("#afstand-ja").click()
    expect(een.page.locator("#stap-verder")).to_be_visible()
    page.locator("#kamer-dicht").click()
    expect(een.page.locator("#melding")).to_contain_text("staan de telefoons nu uit")
    een.kijk("afstand-6-dicht")
    page.locator("#net-proef").click()
    expect(een.page.locator("#verbinding")).to_have_text("verbonden")
    expect(een.page.locator("#melding")).to_be_hidden()


def test_a_remote_without_script_drives_by_forms(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    begeleider = venster()
    pad = begeleider.begin()
    begeleider.naar("vierv")
    page = begeleider.page
    page.keyboard.press("d")
    page.locator("#net-proef").click()
    t = telefoon(script=False)
    _vraag(begeleider, pad, t)
    page.locator("#afstand-ja").click()
    expect(page.locator("#kamer-afstand-stop")).to_be_visible()
    t.page.get_by_role("link", name="Kijk of het mag").tap()
    t.page.get_by_role("button", name="Leg op tafel").tap()
    expect(page.locator("#fase-bekijken")).to_have_attribute("aria-pressed", "true")
    t.page.locator("#stap-verder").tap()
    begeleider.bij("dilemmas")

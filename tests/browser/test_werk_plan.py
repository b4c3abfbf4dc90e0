"""The form plan with two phones and a keyboard: ideas, taken over, filled in, a sum."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.begeleider import MATEN, Begeleider, Maat
from tests.browser.telefoon import KLEIN, Telefoon, stand_van


def doe(b: Begeleider, pad: str, daad: str, /, **inhoud: object) -> None:
    """An act of the facilitator that needs no look at the screen."""
    merk = next(k["value"] for k in b.context.cookies() if k.get("name") == "_xsrf")
    antwoord = b.context.request.post(
        f"{b.server.adres}/api/sessies/{pad.rsplit('/', 1)[-1]}/daden",
        data={"id": str(uuid.uuid4()), "daad": daad, "inhoud": inhoud},
        headers={"X-XSRFToken": str(merk)},
    )
    assert 200 == antwoord.status, antwoord.text()


def test_two_phones_give_ideas_and_the_keyboard_makes_a_row_of_one(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    b = venster()
    pad, page = b.begin(), b.page
    doe(b, pad, "werkvorm_toegevoegd", werkvorm="tandem")
    doe(b, pad, "kamer_geopend", net="proef")
    doe(b, pad, "stap_geopend", stap="w-tandem")
    doe(b, pad, "fase_gezet", stap="w-tandem", fase="voor_zich")
    b.bij("w-tandem")
    phones = telefoon(), telefoon(KLEIN)
    for t, deel, tekst in zip(
        phones, ("Achterop", "Als het tegenzit"), ("Zijn zus", "Een brief"), strict=True
    ):
        t.kom(stand_van(b, pad))
        t.page.locator(".tel-keuze", has_text=deel).tap()
        t.page.locator("textarea").fill(tekst)
        t.page.get_by_role("button", name="Leg op tafel").tap()
        expect(t.page.locator("#eigen")).to_contain_text(f"{deel}: {tekst}")
        t.kijk(f"plan-{deel.split()[0].lower()}")
    assert "Zijn zus" not in page.content()
    b.kijk("plan-stil")

    page.locator("#fase-bekijken").click()
    expect(page.locator("#deel-achterop")).to_contain_text("1 idee")
    page.locator("#deel-achterop").press("Enter")
    page.get_by_role("button", name="Neem over: Zijn zus").press("Enter")
    expect(page.get_by_label("Waarvoor", exact=True)).to_have_value("Zijn zus")
    page.locator(".rk-plan-open").get_by_label("Wie", exact=True).fill("huisarts")
    page.keyboard.press("Tab")
    b.bewaard()
    page.keyboard.press("Escape")
    expect(page.locator(".rk-plan-rij")).to_contain_text("huisarts")
    b.kijk("plan-rij")

    page.locator("#rk-ongedaan").click()
    expect(page.locator(".rk-plan-rijnaam")).to_have_text("Zijn zus")
    page.reload()
    b.klaar("w-tandem")
    expect(page.locator("#deel-achterop")).to_contain_text("1 regel")


@pytest.mark.parametrize("maat", MATEN)
def test_amounts_are_typed_and_two_ways_stand_beside_each_other(
    venster: Callable[..., Begeleider], maat: Maat
) -> None:
    b = venster(maat)
    pad, page = b.begin(), b.page
    doe(b, pad, "werkvorm_toegevoegd", werkvorm="wat-levert-het-op")
    doe(b, pad, "stap_geopend", stap="w-wat-levert-het-op")
    b.bij("w-wat-levert-het-op")
    for deel, wat, van, tot in (
        ("kosten-een", "Opvang", "4.000", "6.500"),
        ("kosten-twee", "Maatje", "2.000", ""),
    ):
        page.locator(f"#deel-{deel}").click()
        page.locator(f"#plan-nieuw-{deel}-invoer").fill(wat)
        page.keyboard.press("Enter")
        page.get_by_label("Van", exact=True).fill(van)
        page.get_by_label("Tot", exact=True).fill(tot)
        page.keyboard.press("Tab")
        b.bewaard()
        b.kijk(f"plan-{deel}")

    expect(page.locator(".rk-plan-som")).to_have_text("Samen: ten minste € 2.000")
    page.locator("#plan-naast").click()
    expect(page.locator("#plan-kop")).to_contain_text("Nog niet te zeggen")
    b.kijk("plan-naast")


def test_a_signal_is_written_with_its_halte_and_is_in_the_file_for_policy(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster((1024, 768))
    pad, page = b.begin(), b.page
    doe(b, pad, "werkvorm_toegevoegd", werkvorm="signalen")
    doe(b, pad, "stap_geopend", stap="w-signalen")
    b.bij("w-signalen")
    page.locator("#plan-nieuw-signaal-invoer").fill("Zonder adres geen zorg")
    page.keyboard.press("Enter")
    page.get_by_label("Bij welke halte?").select_option(label="Huisarts")
    page.get_by_role("button", name="gemeente").click()
    b.bewaard()
    b.kijk("plan-signaal")

    page.locator("#plan-voorbeelden").click()
    expect(page.locator(".rk-plan-blokken")).to_contain_text("Aan het loket")
    b.kijk("plan-voorbeelden")
    page.goto(f"{b.server.adres}/sessies/signalen")
    expect(page.locator("table")).to_contain_text("Zonder adres geen zorg")
    expect(page.locator("table")).to_contain_text("Huisarts")
    assert [] == b.axe()

"""The form schaal with two phones: each says how it goes, nothing shows, a spread, the person's own view."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import Telefoon
from tests.browser.werkzaal import Werkzaal


def test_two_phones_say_how_it_goes_and_the_arrows_place_the_persons_own_view(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    z = Werkzaal(venster(), telefoon, "gespreksweb")
    page = z.page
    stil = page.locator("#fase-stil ul").inner_html()
    z.b.kijk("schaal-stil")
    z.een.kijk("schaal-formulier")
    for t, niveau, woord in ((z.een, 3, "Goed"), (z.twee, 0, "Heel moeilijk")):
        lijf = t.page.locator("#deel-lijf")
        lijf.locator(f"label:has(input[name=nu][value='{niveau}'])").tap()
        if niveau == 0:
            lijf.locator("label", has_text="Hier wil ik over praten").tap()
        lijf.get_by_role("button", name="Bewaar mijn antwoord").tap()
        expect(t.page.locator("#eigen")).to_contain_text(f"Mijn lijf: {woord}")
    z.twee.kijk("schaal-gegeven")
    z.klaar()
    z.niemand_zag("schaal_gezet", "in de kamer")
    z.hoorde_niet(z.een, "Mijn lijf: Heel moeilijk")
    assert stil == page.locator("#fase-stil ul").inner_html()

    z.fase("bekijken")
    page.locator("#schaal-stem-persoon").click()
    page.locator("#schaal-lijf-0").focus()
    for _nr in range(2):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    plek = page.locator("#schaal-lijf-2")
    expect(plek).to_have_attribute("aria-checked", "true")
    z.b.bewaard()
    expect(page.locator("#schaal-gezegd")).to_contain_text("1× Goed, 1× Heel moeilijk")
    z.kijk("schaal-bekijken")
    page.locator("#rk-ongedaan").click()
    expect(plek).to_have_attribute("aria-checked", "false")
    page.keyboard.press("Escape")

    z.fase("kiezen")
    kies = page.locator("#schaal-kies-lijf")
    kies.click()
    expect(kies).to_have_attribute("aria-pressed", "true")
    z.b.bewaard()
    z.kijk("schaal-kiezen")
    z.herlaad()
    expect(page.locator("#schaal-kies-lijf")).to_have_attribute("aria-pressed", "true")

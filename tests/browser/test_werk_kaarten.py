"""The form kaarten with two phones: each writes, nothing shows, together on the board, chosen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import Telefoon
from tests.browser.werkzaal import Werkzaal

ZINNEN = ("Waar ben je blij mee", "Mag ik iets vragen")


def test_two_phones_write_and_the_group_chooses_with_the_keyboard(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    z = Werkzaal(venster(), telefoon, "gesprekskaarten")
    page = z.page
    z.b.kijk("kaarten-stil")
    z.een.kijk("kaarten-formulier")
    for t, zin, vak in zip((z.een, z.twee), ZINNEN, ("1 Het gesprek", "2 De motivatie"), strict=True):
        t.leg(zin, vak)
        expect(t.page.locator("#eigen")).to_contain_text(zin)
    z.twee.kijk("kaarten-gegeven")
    z.klaar()
    z.niemand_zag(*ZINNEN)
    z.hoorde_niet(z.een, ZINNEN[1])
    z.hoorde_niet(z.twee, ZINNEN[0])

    z.fase("bekijken")
    expect(page.locator("#vak-voorbereiden")).to_contain_text(ZINNEN[0])
    expect(page.locator("#vak-motivatie")).to_contain_text(ZINNEN[1])
    z.kijk("kaarten-bekijken")
    page.locator("#open-motivatie").press("Enter")
    expect(page.locator("#uitleg-motivatie")).to_be_visible()
    z.b.kijk("kaarten-uitleg")
    page.keyboard.press("Escape")
    expect(page.locator("#uitleg-motivatie")).to_have_count(0)

    z.fase("kiezen")
    kaart = page.locator("#vak-motivatie [id^='kaart-']", has_text=ZINNEN[1])
    kaart.press("Enter")
    expect(kaart).to_have_attribute("aria-pressed", "true")
    z.b.bewaard()
    page.locator("#rk-ongedaan").click()
    expect(kaart).to_have_attribute("aria-pressed", "false")
    kaart.click()
    expect(kaart).to_have_attribute("aria-pressed", "true")
    z.b.bewaard()
    z.kijk("kaarten-kiezen")
    z.herlaad()
    expect(kaart).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#vak-voorbereiden")).to_contain_text(ZINNEN[0])

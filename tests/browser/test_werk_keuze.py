"""The form keuze with two phones: each chooses, nothing shows, dots, in between two, together one."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import Telefoon
from tests.browser.werkzaal import Werkzaal


def test_two_phones_choose_and_the_group_takes_one_with_the_keyboard(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    z = Werkzaal(venster(), telefoon, "vier-staten")
    page = z.page
    stil = page.locator("#fase-stil ul").inner_html()
    z.b.kijk("keuze-stil")
    z.een.kijk("keuze-formulier")
    for t, opties in (
        (z.een, ["De rusteloze"]),
        (z.twee, ["De rusteloze", "De wenseloze", "tussen twee in"]),
    ):
        for o in opties:
            t.page.locator("label.tel-keuze", has_text=o).tap()
        t.page.get_by_role("button", name="Bewaar mijn keuze").tap()
        expect(t.page.locator("#eigen")).to_contain_text("De rusteloze staat")
    expect(z.twee.page.locator("#eigen")).to_contain_text("(tussen twee in)")
    z.twee.kijk("keuze-gegeven")
    z.klaar()
    z.niemand_zag("keuze_gemaakt", "1 tussen twee in", "2 stippen")
    z.hoorde_niet(z.een, "(tussen twee in)")
    assert stil == page.locator("#fase-stil ul").inner_html()

    z.fase("bekijken")
    rusteloos = page.locator("#optie-rusteloos")
    expect(rusteloos).to_contain_text("2 stippen")
    expect(page.locator("#optie-wenseloos")).to_contain_text("1 stip")
    expect(page.locator("#rk-hoofd")).to_contain_text("1 tussen twee in")
    z.kijk("keuze-bekijken")
    rusteloos.press("Enter")
    expect(page.locator("#uitleg-rusteloos")).to_be_visible()
    z.b.kijk("keuze-uitleg")
    page.keyboard.press("Escape")
    expect(page.locator("#uitleg-rusteloos")).to_have_count(0)

    z.fase("kiezen")
    rusteloos.press("Enter")
    expect(rusteloos).to_have_attribute("aria-pressed", "true")
    z.b.bewaard()
    page.locator("#rk-ongedaan").click()
    expect(rusteloos).to_have_attribute("aria-pressed", "false")
    page.locator("#optie-wenseloos").click()
    expect(page.locator("#optie-wenseloos")).to_have_attribute("aria-pressed", "true")
    z.b.bewaard()
    z.kijk("keuze-kiezen")
    z.herlaad()
    expect(page.locator("#optie-wenseloos")).to_have_attribute("aria-pressed", "true")
    expect(rusteloos).to_contain_text("2 stippen")

"""At the end the group is asked whether its talk may count in research, and can take it back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.begeleider import MATEN, Begeleider
from tests.server.test_server import begin


def naar_einde(b: Begeleider) -> None:
    b.page.evaluate("b => rk.hand.stuur(b)", {"daad": "stap_geopend", "inhoud": {"stap": "einde"}})
    b.bewaard()
    b.bij("einde")


def test_two_questions_at_the_end_and_a_no_takes_it_all_back(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster(MATEN[0])
    p = b.page
    with b.server.client() as client:
        b.ga(begin(client, casus="leeg", naam="Bo"))
    naar_einde(b)
    b.kijk_overal("meetellen-0-vraag")

    p.locator("#meetellen-open").click()
    paneel = p.locator("#rk-overlay")
    expect(paneel).to_contain_text("Dit is niet anoniem")
    b.kijk_overal("meetellen-1-paneel")
    p.locator("#meetellen-persoon-niet_hier").click()
    expect(paneel).to_contain_text("De vraag aan de groep staat nog open")
    p.keyboard.press("Tab")
    p.locator("#meetellen-groep-ja").focus()
    p.keyboard.press("Enter")
    expect(paneel.locator("[role=status]")).to_have_text("Dit gesprek telt mee in onderzoek.")
    b.kijk_overal("meetellen-2-ja")
    p.keyboard.press("Escape")
    expect(paneel).to_have_count(0)
    expect(p.locator("#meetellen")).to_contain_text("Dit gesprek telt mee in onderzoek.")

    # A closed talk can be taken back too.
    p.locator("#einde-sluit").click()
    expect(p.locator("#einde-heropen")).to_be_visible()
    p.locator("#meetellen-open").click()
    p.locator("#meetellen-persoon-nee").click()
    expect(paneel.locator("[role=status]")).to_contain_text("Bo zei nee.")
    p.keyboard.press("Escape")
    expect(paneel).to_have_count(0)
    b.kijk_overal("meetellen-3-nee")


def test_practice_says_so_instead_of_asking(venster: Callable[..., Begeleider]) -> None:
    b = venster()
    b.begin()
    naar_einde(b)

    expect(b.page.locator("#meetellen")).to_have_text(
        "Dit is een oefenverhaal. Het telt niet mee in onderzoek."
    )
    expect(b.page.locator("#meetellen-open")).to_have_count(0)
    b.kijk_overal("meetellen-4-oefening")

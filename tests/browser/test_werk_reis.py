"""The form reis with two phones: each scores a stage, nothing shows, a heat map, what the group says."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import Telefoon
from tests.browser.werkzaal import Werkzaal


def test_two_phones_score_a_stage_and_the_group_sets_its_own_with_the_keyboard(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    z = Werkzaal(venster(), telefoon, "van-worsteling-naar-ambassadeur")
    page = z.page
    stil = page.locator("#fase-stil ul").inner_html()
    z.b.kijk("reis-stil")
    z.een.kijk("reis-formulier")
    for t, score in ((z.een, 1), (z.twee, 4)):
        etappe = t.page.locator("#reis-e-op-zoek")
        etappe.locator("summary").tap()
        etappe.locator(f"label:has(input[name='score:aansluiten'][value='{score}'])").tap()
        if t is z.twee:
            t.kijk("reis-etappe")
        etappe.get_by_role("button", name="Bewaar mijn antwoord").tap()
        expect(t.page.locator("#eigen")).to_contain_text(f"Waar sluiten we goed aan? {score}")
    z.klaar()
    z.niemand_zag("reisscore", "antwoorden uit de kamer")
    z.hoorde_niet(z.een, "Waar sluiten we goed aan? 4")
    assert stil == page.locator("#fase-stil ul").inner_html()

    z.fase("bekijken")
    page.locator("#reis-deel-warmte").click()
    vak = page.locator("#warm-aansluiten-op-zoek")
    vak.click()
    for score, n in ((1, 1), (4, 1), (2, 0)):
        knop = page.get_by_role("button", name=f"Iemand geeft een {score}; nu {n} keer")
        expect(knop).to_be_visible()
    z.kijk("reis-warmte")

    z.fase("kiezen")
    drie = page.locator("#groep-3")
    drie.press("Enter")
    expect(drie).to_have_attribute("aria-pressed", "true")
    z.b.bewaard()
    page.locator("#rk-ongedaan").click()
    expect(drie).to_have_attribute("aria-pressed", "false")
    drie.click()
    expect(drie).to_have_attribute("aria-pressed", "true")
    z.b.bewaard()
    z.kijk("reis-kiezen")
    z.herlaad()
    page.locator("#reis-deel-warmte").click()
    expect(vak).to_contain_text("wij samen: 3")

"""A long list on two phones and a beamer: one press for each answer, the spread, what is taken up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from rk.domain import werkpunt
from tests.browser.begeleider import MATEN, Begeleider, Maat
from tests.browser.telefoon import KLEIN, Kamerhand, Telefoon
from tests.conftest import Server
from tests.server.test_server import begin

PUNT = str(werkpunt("ontvangst"))


@pytest.fixture
def kamer(server: Server) -> Iterator[Kamerhand]:
    """Rob's talk, open for phones, each for himself at a list of 27 statements."""
    with server.client() as client:
        hand = Kamerhand(client, begin(client))
        hand.doe("kamer_geopend", net="proef")
        hand.doe("werkvorm_toegevoegd", werkvorm="ontvangst")
        hand.doe("fase_gezet", stap=PUNT, fase="voor_zich")
        hand.doe("stap_geopend", stap=PUNT)
        yield hand


def knop(t: Telefoon, stelling: str, antwoord: str) -> Locator:
    return t.page.locator(f"#geef-{stelling}-{antwoord}")


def zegt(t: Telefoon, n: int) -> None:
    expect(t.page.locator("#lijst-stand")).to_contain_text(f"Je gaf {n} van de 27 antwoorden")


def hoogte(t: Telefoon) -> float:
    return float(t.page.evaluate("scrollY"))


def test_a_press_answers_and_the_page_stays_where_it_is(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon(KLEIN)
    t.kom(kamer.stand())
    zegt(t, 0)
    t.kijk("10-lijst")
    knop(t, "nummer", "deels").scroll_into_view_if_needed()
    was = hoogte(t)
    assert was > 0
    knop(t, "nummer", "deels").tap()
    expect(knop(t, "nummer", "deels")).to_have_attribute("aria-pressed", "true")
    zegt(t, 1)
    assert hoogte(t) == was
    t.page.locator("#opmerking-nummer summary").tap()
    t.page.locator("#opmerking-nummer textarea").fill("De balie is hoog")
    t.page.get_by_role("button", name="Bewaar mijn opmerking").tap()
    expect(t.page.locator("#opmerking-nummer .tel-gezegd")).to_have_text("“De balie is hoog”")
    t.kijk("11-lijst-opmerking")
    knop(t, "nummer", "nee").tap()
    expect(knop(t, "nummer", "nee")).to_have_attribute("aria-pressed", "true")
    expect(knop(t, "nummer", "deels")).to_have_attribute("aria-pressed", "false")
    zegt(t, 1)
    t.page.locator("#groep-steun > summary").tap()
    knop(t, "raam", "ja").tap()
    zegt(t, 2)
    expect(t.page.locator("#groep-steun")).to_have_attribute("open", "")
    t.page.locator("#terug-nummer").tap()
    zegt(t, 1)
    t.page.reload()
    zegt(t, 1)
    expect(knop(t, "raam", "ja")).to_have_attribute("aria-pressed", "true")


def test_what_is_pressed_without_a_network_shows_and_goes_away_later(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    expect(t.page.locator("#verbinding")).to_have_text("verbonden")
    # The list comes with the first picture, which may be after that.
    expect(knop(t, "gastheer", "ja")).to_be_visible()
    t.context.set_offline(True)
    for stelling, antwoord in (("gastheer", "ja"), ("koffie", "nee"), ("koffie", "nvt")):
        knop(t, stelling, antwoord).tap()
        expect(knop(t, stelling, antwoord)).to_have_attribute("aria-pressed", "true")
    zegt(t, 0)
    t.context.set_offline(False)
    zegt(t, 2)
    expect(knop(t, "koffie", "nvt")).to_have_attribute("aria-pressed", "true")
    expect(knop(t, "koffie", "nee")).to_have_attribute("aria-pressed", "false")


def test_without_script_a_form_comes_back_at_its_own_statement(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon(script=False)
    t.kom(kamer.stand())
    t.page.locator("#groep-sfeer > summary").tap()
    t.page.locator("#opmerking-kunst summary").tap()
    t.page.locator("#opmerking-kunst textarea").fill("Een leeg prikbord")
    knop(t, "kunst", "nee").tap()
    expect(knop(t, "kunst", "nee")).to_have_attribute("aria-pressed", "true")
    expect(knop(t, "kunst", "nee")).to_be_in_viewport()
    expect(t.page.locator("#opmerking-kunst .tel-gezegd")).to_have_text("“Een leeg prikbord”")
    knop(t, "kunst", "deels").tap()
    expect(knop(t, "kunst", "deels")).to_have_attribute("aria-pressed", "true")
    zegt(t, 1)
    t.page.locator("#opmerking-kunst summary").tap()
    t.page.locator("#terug-kunst").tap()
    zegt(t, 0)
    expect(knop(t, "kunst", "deels")).to_be_in_viewport()


def test_two_phones_answer_and_the_beamer_shows_counts_and_takes_up(
    venster: Callable[..., Begeleider], kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    een, twee = telefoon(), telefoon(KLEIN)
    for t, antwoord in ((een, "ja"), (twee, "nee")):
        t.kom(kamer.stand())
        for stelling in ("gastheer", "koffie"):
            knop(t, stelling, antwoord).tap()
        zegt(t, 2)
    b = venster()
    b.ga(f"/sessie/{kamer.daden.split('/')[3]}")
    page = b.page
    page.locator("#fase-bekijken").click()
    expect(een.page.get_by_role("heading", name="Kijk naar elkaar")).to_be_visible()
    b.bewaard()
    b.kijk("lijst-groepen")
    page.locator("#groep-welkom").click()
    expect(page.locator("#rij-koffie [role=img]")).to_have_attribute("aria-label", "ja 1, nee 1")
    b.bewaard()
    b.kijk("lijst-groep")
    page.locator("#zin-koffie").click()
    page.locator("#erbij-koffie-deels").click()
    expect(page.locator("#blad-koffie [role=img]")).to_have_attribute(
        "aria-label", "ja 1, een beetje 1, nee 1"
    )
    b.bewaard()
    b.kijk("lijst-zin")
    page.keyboard.press("Escape")
    expect(page.locator("#blad-koffie")).to_have_count(0)
    page.locator("#fase-kiezen").click()
    page.locator("#samen-koffie-deels").click()
    page.locator("#ster-koffie").click()
    b.bewaard()
    b.kijk("lijst-kiezen")
    page.locator("#lijst-oppakken").click()
    page.locator("#oppak-koffie").fill("De balie, vanaf maandag")
    b.bewaard()
    b.kijk("lijst-oppakken")
    page.locator("#lijst-terug").click()
    expect(page.locator("#ster-koffie")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#lijst-oppakken")).to_have_text(re.compile("Dit pakken we op"))


@pytest.mark.parametrize("maat", MATEN)
def test_a_team_without_phones_answers_by_keyboard_and_takes_back(
    venster: Callable[..., Begeleider], server: Server, maat: Maat
) -> None:
    b = venster(maat)
    page = b.page
    with server.client() as client:
        hand = Kamerhand(client, begin(client))
        for werkvorm in ("gesprek-wegen-formulier", "hoe-werken-wij"):
            hand.doe("werkvorm_toegevoegd", werkvorm=werkvorm)
        hand.doe("stap_geopend", stap="w-gesprek-wegen-formulier")
        b.ga(f"/sessie/{hand.daden.split('/')[3]}")
        b.kijk("lijst-manier")
        page.locator("#gebruik-1").press("Enter")
        page.locator("#groep-betrokkenheid").press("Enter")
        expect(page.locator("#rij-veilig")).to_be_visible()
        b.kijk("lijst-acht-zinnen")
        hand.doe("stap_geopend", stap="w-hoe-werken-wij")
        b.bij("w-hoe-werken-wij")
        page.locator("#samen-doelen-deels").press("Enter")
        expect(page.locator("#samen-doelen-deels")).to_have_attribute("aria-pressed", "true")
        b.bewaard()
        b.kijk("lijst-twee-kanten")
        page.locator("#rk-ongedaan").click()
        expect(page.locator("#samen-doelen-deels")).to_have_attribute("aria-pressed", "false")

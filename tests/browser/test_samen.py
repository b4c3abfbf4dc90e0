"""Two phones, a beamer: first each for himself, then together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.begeleider import Maat
from tests.browser.conftest import ARTEFACTEN
from tests.browser.telefoon import GEWOON, KLEIN, Kamerhand, Telefoon
from tests.conftest import Server
from tests.server.test_server import begin


@pytest.fixture
def kamer(server: Server) -> Iterator[Kamerhand]:
    """Rob's talk, open for phones, at 4V."""
    with server.client() as client:
        hand = Kamerhand(client, begin(client))
        hand.doe("kamer_geopend", net="proef")
        hand.doe("stap_geopend", stap="vierv")
        yield hand


@pytest.fixture
def telefoon(browser: Browser) -> Iterator[Callable[..., Telefoon]]:
    """Phones; what went wrong on any of them fails the test."""
    open_: list[Telefoon] = []

    def nieuw(maat: Maat = GEWOON, *, script: bool = True) -> Telefoon:
        open_.append(Telefoon(browser, ARTEFACTEN, maat=maat, script=script))
        return open_[-1]

    yield nieuw
    for t in open_:
        t.sluit()
    assert [] == [fout for t in open_ for fout in t.mis]


@pytest.mark.parametrize("maat", [KLEIN, GEWOON])
def test_every_state_of_a_phone_is_easy_to_read_and_to_press(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon], maat: Maat
) -> None:
    t = telefoon(maat)
    stand = kamer.stand()
    t.page.goto(stand.adres)
    t.kijk("1-voordeur")
    t.page.get_by_label("De code").fill("AAAA AAAA")
    t.page.get_by_role("button", name="Doe mee").tap()
    expect(t.page.locator("#melding")).to_contain_text("klopt niet")
    t.kijk("2-verkeerde-code")
    t.kom(stand)
    expect(t.page.locator("#verbinding")).to_have_text("verbonden")
    t.kijk("3-vierv")
    t.leg("Inloop waar niemand moet", "Versterken")
    t.leg("Eén vast aanspreekpunt dat ook in de vakantie van anderen bereikbaar blijft")
    expect(t.page.locator("#eigen li")).to_have_count(2)
    t.page.get_by_role("button", name="Ik ben klaar").tap()
    expect(t.page.locator("#klaar")).to_have_attribute("aria-pressed", "true")
    t.page.locator("textarea").fill("De huisarts kent hem al jaren")
    t.kijk("4-vierv-met-kaarten")
    kamer.doe("kamer_meelezen", aan=True)
    expect(t.page.get_by_text("De begeleider leest mee")).to_be_visible()
    t.kijk("5-meelezen")
    kamer.doe("fase_gezet", stap="vierv", fase="bekijken")
    expect(t.page.get_by_text("Kijk naar elkaar")).to_be_visible()
    t.kijk("6-kijk-naar-elkaar")
    kamer.doe("kamer_stippen", aantal=1)
    kamer.doe("fase_gezet", stap="vierv", fase="kiezen")
    t.page.get_by_role("button", name="Inloop waar niemand moet").tap()
    expect(t.page.get_by_text("Je stippen zijn op")).to_be_visible()
    t.kijk("7-stippen")
    for stap in ("regie", "ogen", "dilemmas", "wensen"):
        kamer.doe("fase_gezet", stap=stap, fase="voor_zich")
        kamer.doe("stap_geopend", stap=stap)
        expect(t.page.locator(f"input[name=stap][value={stap}]").first).to_be_attached()
        expect(t.page.locator("#klaar")).to_be_visible()
        assert "huisarts kent hem" not in "".join(
            t.page.locator("textarea").evaluate_all("v => v.map((f) => f.value)")
        )
        t.kijk(f"8-{stap}")
    kamer.doe("stap_geopend", stap="regie")
    t.page.locator("summary").first.tap()
    t.page.locator(".tel-mensen .tel-keuze").nth(1).tap()
    t.kijk("9-regie-open")
    kamer.doe("sessie_gesloten")
    expect(t.page.get_by_text("Het gesprek is afgelopen")).to_be_visible()
    t.kijk("9-afgelopen")
    assert [] == t.page.evaluate("Object.keys(localStorage)")

"""Two phones, a beamer: first each for himself, then together."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import KLEIN, Kamerhand, Telefoon, erbij, stand_van
from tests.conftest import Server
from tests.server.test_server import begin
from tests.wachten import wacht_tot

_LEESBAAR = """() => {
  const code = parseFloat(getComputedStyle(document.querySelector('#meedoen-code')).fontSize);
  const qr = document.querySelector('.rk-qr').getBoundingClientRect().height;
  const paneel = document.querySelector('.rk-paneel');
  return [code * 0.66 / innerHeight, qr / innerHeight, paneel.scrollHeight - paneel.clientHeight];
}"""
"""The height of the code's capitals and of the QR as parts of the screen's; what the panel scrolls."""


def test_the_group_goes_from_each_for_himself_to_together_on_two_phones_and_a_beamer(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    begeleider = venster()
    pad = begeleider.begin()
    begeleider.naar("vierv")
    page = begeleider.page
    page.keyboard.press("d")
    page.locator("#net-proef").click()
    expect(page.locator("#meedoen-code")).to_have_text(re.compile(r"\w{4} \w{4}"))
    letters, qr, rolt = page.evaluate(_LEESBAAR)
    assert letters >= 0.06, "de code is te klein voor wie op vijf meter zit"
    assert qr >= 0.45, "de QR-code is te klein voor wie op vijf meter zit"
    assert rolt <= 1
    stand = stand_van(begeleider, pad)
    een, twee = telefoon(), telefoon(KLEIN)
    for t in (een, twee):
        t.kom(stand)
    expect(page.locator("#meedoen-aantal")).to_contain_text("2")
    page.keyboard.press("Escape")

    een.leg("Inloop waar niemand moet")
    twee.leg("Brieven in gewone taal", "Vernieuwen")
    twee.page.get_by_role("button", name="Ik ben klaar").tap()

    expect(page.locator("#rk-scherm")).to_contain_text("1 van 2")
    for tekst in ("Inloop waar niemand moet", "Brieven in gewone taal"):
        assert tekst not in page.content()
    assert "Brieven" not in een.page.content()
    page.locator("#fase-bekijken, #fase-vierv-bekijken").first.click()
    for tekst in ("Inloop waar niemand moet", "Brieven in gewone taal"):
        expect(page.locator("#rk-scherm")).to_contain_text(tekst)
    for t in (een, twee):
        expect(t.page.get_by_role("heading", name="Kijk naar elkaar")).to_be_visible()
        assert "Brieven" not in t.page.content()


def test_after_a_kill_of_the_server_phones_come_back_and_every_card_is_there_once(
    browser: Browser, tmp_path: Path, telefoon: Callable[..., Telefoon]
) -> None:
    with Server(tmp_path) as server, server.client() as client:
        hand = Kamerhand(client, begin(client))
        hand.doe("kamer_geopend", net="proef")
        hand.doe("stap_geopend", stap="vierv")
        t = telefoon()
        t.kom(hand.stand())
        t.leg("voor de storing")
        expect(t.page.locator("#eigen li")).to_have_count(1)

        server.kill()
        t.leg("tijdens de storing")
        expect(t.page.locator("#verbinding")).to_have_text("geen verbinding")
        server.start()

        expect(t.page.locator("#eigen li")).to_have_count(2)
        expect(t.page.locator("#verbinding")).to_have_text("verbonden")
        stand = hand.stand()
        assert (1, 2) == (stand.deelnemers, stand.wachtend)


def test_a_phone_without_script_takes_part_in_the_whole_round_by_forms(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon(script=False)
    t.kom(kamer.stand())
    t.leg("Zonder script", "Verlaten")
    expect(t.page.locator("#eigen li")).to_have_count(1)
    t.page.get_by_role("link", name="Wijzig").tap()
    expect(t.page.locator("textarea")).to_have_value("Zonder script")
    t.page.locator("textarea").fill("Anders gezegd")
    t.page.get_by_role("button", name="Leg op tafel").tap()
    expect(t.page.locator("#eigen li")).to_contain_text("Verlaten: Anders gezegd")
    t.page.get_by_role("button", name="Haal terug").tap()
    expect(t.page.locator("#eigen li")).to_have_count(0)
    for tekst in ("Inloop waar niemand moet", "Brieven in gewone taal"):
        t.leg(tekst)
        expect(t.page.locator("#eigen")).to_contain_text(tekst)
    t.page.get_by_role("button", name="Ik ben klaar").tap()
    expect(t.page.locator("#klaar")).to_have_attribute("aria-pressed", "true")
    wacht_tot((1, 2), lambda: (kamer.stand().klaar, kamer.stand().wachtend))
    t.page.get_by_role("button", name="Ik ben klaar").tap()
    expect(t.page.locator("#klaar")).to_have_attribute("aria-pressed", "false")

    kamer.doe("fase_gezet", stap="vierv", fase="bekijken")
    t.page.reload()
    t.page.get_by_role("link", name="Kijk of er iets nieuws is").tap()
    expect(t.page.get_by_role("heading", name="Kijk naar elkaar")).to_be_visible()

    kamer.doe("kamer_stippen", aantal=1)
    kamer.doe("fase_gezet", stap="vierv", fase="kiezen")
    t.page.get_by_role("link", name="Kijk of er iets nieuws is").tap()
    t.page.get_by_role("button", name="Inloop waar niemand moet").tap()
    expect(t.page.get_by_text("Je stippen zijn op")).to_be_visible()
    wacht_tot([1], lambda: [n for _kaart, n in kamer.stand().gestipt])
    t.page.get_by_role("button", name="Inloop waar niemand moet").tap()
    expect(t.page.get_by_text("Nog 1 stip")).to_be_visible()
    t.page.get_by_role("button", name="Brieven in gewone taal").tap()
    expect(t.page.locator("[aria-pressed=true]")).to_have_text("Brieven in gewone taal")
    wacht_tot([1], lambda: [n for _kaart, n in kamer.stand().gestipt])


def test_a_card_is_changed_and_taken_back_on_the_phone_that_wrote_it(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    t.leg("eerste idee")
    t.page.get_by_role("link", name="Wijzig").tap()
    expect(t.page.locator("textarea")).to_have_value("eerste idee")
    t.page.locator("textarea").fill("beter idee")
    t.page.get_by_role("button", name="Leg op tafel").tap()
    expect(t.page.locator("#eigen li")).to_have_text([re.compile("beter idee")])
    expect(t.page.locator("textarea")).to_have_value("")
    t.page.get_by_role("button", name="Haal terug").tap()
    expect(t.page.locator("#eigen li")).to_have_count(0)


def test_who_changes_a_card_changes_that_card_also_when_the_page_moves_on_meanwhile(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    t.leg("eerste idee")
    t.page.get_by_role("link", name="Wijzig").tap()
    t.page.locator("textarea").fill("beter idee")
    erbij(kamer.stand(), 3)
    expect(t.page.locator("#noot")).not_to_contain_text("weinig mensen")

    t.page.get_by_role("button", name="Leg op tafel").tap()

    expect(t.page.locator("#eigen li")).to_have_text([re.compile("beter idee")])
    wacht_tot(1, lambda: kamer.stand().wachtend)

"""Everything that a phone can show, judged: axe, nothing beside the screen, nothing too small to press."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event

import httpx
import pytest
from playwright.sync_api import expect

from rk.domain import Kamerstand
from tests.browser.begeleider import Maat
from tests.browser.telefoon import GEWOON, KLEIN, Kamerhand, Telefoon, erbij
from tests.conftest import Server
from tests.server.test_server import begin
from tests.wachten import wacht_tot

STAPPEN = ("regie", "ogen", "vierv", "dilemmas", "wensen")
LANG = "Eén vast aanspreekpunt dat ook in de vakantie van anderen bereikbaar blijft"
telefoons = pytest.mark.parametrize(
    ("maat", "groot"), [(KLEIN, False), (KLEIN, True), (GEWOON, False)], ids=["320", "320-groot", "390"]
)


def _geef(t: Telefoon, stap: str) -> None:
    """Fill in the form of a step, and send it."""
    if stap == "regie":
        t.page.locator("summary").first.tap()
        t.page.locator(".tel-mensen .tel-keuze").nth(1).tap()
    for veld in t.page.locator("textarea").all():
        veld.fill(LANG)
    t.kijk(f"{stap}-2-getypt")
    t.page.locator("form.tel-vorm:visible button").first.tap()
    expect(t.page.locator("#eigen li")).to_have_count(1)


@telefoons
def test_what_everyone_gives_for_himself_is_easy_to_read_and_to_press(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon], maat: Maat, groot: bool
) -> None:
    t = telefoon(maat, groot=groot)
    t.kom(kamer.stand())
    for stap in STAPPEN:
        kamer.doe("fase_gezet", stap=stap, fase="voor_zich")
        kamer.doe("stap_geopend", stap=stap)
        expect(t.page.locator(f"input[name=stap][value={stap}]").first).to_be_attached()
        expect(t.page.locator("#klaar")).to_be_visible()
        assert LANG not in t.page.locator("textarea").evaluate_all("v => v.map((f) => f.value)")
        t.kijk(f"{stap}-1-leeg")
        _geef(t, stap)
        t.page.get_by_role("button", name="Ik ben klaar").tap()
        expect(t.page.locator("#klaar")).to_have_attribute("aria-pressed", "true")
        t.kijk(f"{stap}-3-gegeven-en-klaar")
        t.page.get_by_role("link", name="Wijzig").tap()
        expect(t.page.locator("input[name=vervangt]").first).to_be_attached()
        t.kijk(f"{stap}-4-wijzigen")
        t.page.goto(kamer.stand().adres)
    t.page.get_by_role("button", name="Haal terug").tap()
    expect(t.page.locator("#eigen li")).to_have_count(0)
    t.kijk("wensen-5-teruggehaald")


@telefoons
def test_what_a_phone_shows_while_the_group_goes_on_is_easy_to_read_and_to_press(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon], maat: Maat, groot: bool
) -> None:
    t = telefoon(maat, groot=groot)
    t.kom(kamer.stand())
    expect(t.page.locator("#noot")).to_contain_text("weinig mensen")
    t.kijk("groep-01-weinig-mensen")
    erbij(kamer.stand(), 3)
    expect(t.page.locator("#noot")).not_to_contain_text("weinig mensen")
    t.kijk("groep-02-genoeg-mensen")
    kamer.doe("kamer_meelezen", aan=True)
    expect(t.page.get_by_text("De begeleider leest mee")).to_be_visible()
    t.kijk("groep-03-meelezen")
    t.leg("Inloop waar niemand moet", "Versterken")
    t.leg(LANG)
    expect(t.page.locator("#eigen li")).to_have_count(2)
    t.context.set_offline(True)
    t.leg("zonder netwerk")
    expect(t.page.locator("#melding")).to_contain_text("staat nog op deze telefoon")
    t.page.locator("textarea").fill("nog niet af")
    t.kijk("groep-04-zonder-netwerk")
    t.context.set_offline(False)
    expect(t.page.locator("#eigen li")).to_have_count(3)
    kamer.doe("fase_gezet", stap="vierv", fase="bekijken")
    expect(t.page.get_by_role("heading", name="Kijk naar elkaar")).to_be_visible()
    assert "Kijk naar elkaar" == t.page.locator("#blad").inner_text().strip()
    t.kijk("groep-05-kijk-naar-elkaar")
    kamer.doe("kamer_stippen", aantal=3)
    kamer.doe("fase_gezet", stap="vierv", fase="kiezen")
    expect(t.page.get_by_text("Nog 3 stippen")).to_be_visible()
    t.kijk("groep-06-stippen")
    for kaart in ("Inloop waar niemand moet", "zonder netwerk", LANG):
        t.page.get_by_role("button", name=kaart).tap()
    expect(t.page.get_by_text("Je stippen zijn op")).to_be_visible()
    t.kijk("groep-07-stippen-op")
    kamer.doe("kamer_gesloten")
    expect(t.page.get_by_role("heading", name="De kamer is nu dicht")).to_be_visible()
    t.kijk("groep-08-kamer-dicht")
    kamer.doe("kamer_geopend", net="proef")
    expect(t.page.get_by_text("Je stippen zijn op")).to_be_visible()
    kamer.doe("sessie_gesloten")
    expect(t.page.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    t.kijk("groep-09-afgelopen")


def _typ(t: Telefoon, stand: Kamerstand, code: str) -> None:
    t.page.goto(stand.adres)
    t.page.get_by_label("De code").fill(code)
    t.page.get_by_role("button", name="Doe mee").tap()


@contextmanager
def _opgehouden(stand: Kamerstand) -> Iterator[None]:
    """So many others keep typing wrong codes that the next one would have to wait too long."""
    stop, vol = Event(), Event()

    def typ() -> None:
        with httpx.Client(base_url=stand.adres, trust_env=False, timeout=60) as client:
            while not stop.is_set():
                antwoord = client.post("/binnen", data={"code": "AAAA AAAA"})
                if antwoord.status_code == 429:
                    vol.set()
                    stop.wait(0.05)

    with ThreadPoolExecutor(max_workers=14) as anderen:
        for _nr in range(14):
            anderen.submit(typ)
        try:
            assert vol.wait(60)
            yield
        finally:
            stop.set()


def test_who_cannot_come_in_is_told_why_in_a_page_that_is_easy_to_read_and_to_press(
    tmp_path: Path, telefoon: Callable[..., Telefoon]
) -> None:
    with Server(tmp_path) as server, server.client() as client:
        kamer = Kamerhand(client, begin(client))
        kamer.doe("kamer_geopend", net="proef")
        stand = kamer.stand()
        erbij(stand, 200)
        kleine = [telefoon(KLEIN), telefoon(KLEIN, groot=True)]
        for t in kleine:
            t.page.goto(stand.adres)
            t.kijk("deur-1-code-gevraagd")
            _typ(t, stand, "AAAA AAAA")
            expect(t.page.locator("#melding")).to_contain_text("Deze code klopt niet")
            t.kijk("deur-2-verkeerde-code")
            _typ(t, stand, stand.code)
            expect(t.page.locator("main")).to_contain_text("De kamer is vol")
            t.kijk("deur-3-vol")
        kamer.doe("kamer_op_slot", op_slot=True)
        for t in kleine:
            _typ(t, stand, stand.code)
            expect(t.page.locator("main")).to_contain_text("De kamer zit op slot")
            t.kijk("deur-4-op-slot")
            t.page.get_by_role("link", name="Terug").tap()
            expect(t.page.get_by_label("De code")).to_be_visible()
        with _opgehouden(stand):
            for t in kleine:
                _typ(t, stand, stand.code)
                expect(t.page.locator("main")).to_contain_text("Wacht een minuut")
                t.kijk("deur-5-te-vaak")


@pytest.mark.parametrize("groot", [False, True], ids=["320", "320-groot"])
def test_the_forms_of_a_phone_without_script_are_easy_to_read_and_to_press(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon], groot: bool
) -> None:
    t = telefoon(KLEIN, script=False, groot=groot)
    stand = kamer.stand()
    t.page.goto(stand.adres)
    t.kijk("formulier-1-voordeur")
    t.kom(stand)
    for stap in STAPPEN:
        kamer.doe("stap_geopend", stap=stap)
        kamer.doe("fase_gezet", stap=stap, fase="voor_zich")
        wacht_tot(True, partial(t.herlaad, f"input[name=stap][value={stap}]"))
        _geef(t, stap)
        t.kijk(f"formulier-2-{stap}")
    t.page.get_by_role("link", name="Wijzig").tap()
    expect(t.page.locator("input[name=vervangt]")).to_be_attached()
    t.kijk("formulier-3-wijzigen")
    kamer.doe("fase_gezet", stap="wensen", fase="bekijken")
    t.page.locator("form.tel-vorm button").tap()
    expect(t.page.get_by_role("heading", name="Dat kan nu niet")).to_be_visible()
    t.kijk("formulier-4-te-laat")
    t.page.get_by_role("link", name="Terug").tap()
    expect(t.page.get_by_role("link", name="Kijk of er iets nieuws is")).to_be_visible()
    t.kijk("formulier-5-kijk-naar-elkaar")
    kamer.doe("kamer_stippen", aantal=3)
    kamer.doe("fase_gezet", stap="wensen", fase="kiezen")
    wacht_tot(True, lambda: t.herlaad(".tel-stip"))
    t.page.get_by_role("button", name=re.compile("vast aanspreekpunt")).tap()
    expect(t.page.get_by_text("Nog 2 stippen")).to_be_visible()
    t.kijk("formulier-6-stippen")

"""All that the remote can show, judged; and the remote after a restart of the server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.telefoon import KLEIN, Kamerhand, Telefoon
from tests.conftest import Server
from tests.server.test_server import begin


def _vraag(kamer: Kamerhand, t: Telefoon) -> None:
    kamer.doe("kamer_afstand", aan=True)
    t.page.goto(f"{kamer.stand().adres}/afstand")
    t.page.get_by_label("De code").fill(kamer.stand().afstandscode)
    t.page.get_by_role("button", name="Vraag het aan").tap()
    expect(t.page.locator(".tel-nummer")).to_be_visible()
    expect(t.page.locator(".tel-nummer")).to_have_text(kamer.stand().afstand_vraagt)


def _antwoord(kamer: Kamerhand, *, ja: bool) -> None:
    kamer.doe("kamer_afstand_bevestigd", ja=ja, nummer=kamer.stand().afstand_vraagt)


@pytest.mark.parametrize("groot", [False, True], ids=["320", "320-groot"])
def test_every_state_of_the_remote_is_easy_to_read_and_to_press(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon], groot: bool
) -> None:
    schrijver, t = telefoon(), telefoon(KLEIN, groot=groot)
    schrijver.kom(kamer.stand())
    t.page.goto(f"{kamer.stand().adres}/afstand")
    t.page.get_by_label("De code").fill("AAAA AAAA")
    t.page.get_by_role("button", name="Vraag het aan").tap()
    expect(t.page.locator("#melding")).to_contain_text("Deze code klopt niet")
    t.kijk("bediening-01-verkeerde-code")
    _vraag(kamer, t)
    t.kijk("bediening-02-wacht")
    _antwoord(kamer, ja=False)
    expect(t.page.get_by_role("heading", name="De laptop zei nee")).to_be_visible()
    t.kijk("bediening-03-geweigerd")
    _vraag(kamer, t)
    _antwoord(kamer, ja=True)
    expect(t.page.locator("#leg-op-tafel")).to_be_visible()
    t.kijk("bediening-04-ieder-voor-zich")
    kamer.doe("kamer_meelezen", aan=True)
    expect(t.page.get_by_text("Er is nu niets om mee te lezen")).to_be_visible()
    t.kijk("bediening-05-niets-te-lezen")
    schrijver.leg("Eén vast aanspreekpunt dat ook in de vakantie van anderen bereikbaar blijft")
    expect(t.page.get_by_text("1 nog niet op tafel")).to_be_visible()
    t.page.locator("#meer").tap()
    expect(t.page.locator("#eigen li")).to_have_count(1)
    t.kijk("bediening-06-meelezen")
    t.context.set_offline(True)
    t.page.locator("#leg-op-tafel").tap()
    expect(t.page.locator("#melding")).to_contain_text("Dat kwam niet aan")
    t.kijk("bediening-07-zonder-netwerk")
    t.context.set_offline(False)
    t.page.locator("#leg-op-tafel").tap()
    expect(t.page.locator("#fase-bekijken")).to_have_attribute("aria-pressed", "true")
    t.kijk("bediening-08-samen-bekijken")
    kamer.doe("stap_geopend", stap="route")
    expect(t.page.locator("#fase-bekijken")).to_have_count(0)
    t.kijk("bediening-09-andere-stap")
    kamer.doe("kamer_gesloten")
    expect(t.page.locator("#melding")).to_contain_text("staan de telefoons nu uit")
    t.kijk("bediening-10-telefoons-uit")
    kamer.doe("kamer_geopend", net="proef")
    expect(t.page.locator("#melding")).to_be_hidden()
    ander = telefoon(KLEIN)
    _vraag(kamer, ander)
    _antwoord(kamer, ja=True)
    expect(t.page.get_by_role("heading", name="Een andere telefoon bedient nu")).to_be_visible()
    t.kijk("bediening-11-vervangen")
    _vraag(kamer, t)
    _antwoord(kamer, ja=True)
    expect(t.page.locator("#stap-verder")).to_be_visible()
    kamer.doe("kamer_afstand_gestopt")
    expect(t.page.get_by_role("heading", name="Deze telefoon bedient niet meer")).to_be_visible()
    t.kijk("bediening-12-gestopt")
    _vraag(kamer, t)
    kamer.doe("sessie_gesloten")
    expect(t.page.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()
    t.kijk("bediening-13-afgelopen")


@pytest.mark.parametrize("hoe", ["kill", "stop"])
def test_after_a_restart_of_the_server_the_remote_is_back_by_itself(
    tmp_path: Path, telefoon: Callable[..., Telefoon], hoe: str
) -> None:
    with Server(tmp_path) as server, server.client() as client:
        kamer = Kamerhand(client, begin(client))
        kamer.doe("kamer_geopend", net="proef")
        kamer.doe("stap_geopend", stap="vierv")
        t = telefoon()
        _vraag(kamer, t)
        _antwoord(kamer, ja=True)
        expect(t.page.locator("#fase-kiezen")).to_be_visible()  # the page that waited is gone
        expect(t.page.locator("#verbinding")).to_have_text("verbonden")

        getattr(server, hoe)()
        expect(t.page.locator("#verbinding")).to_have_text("geen verbinding")
        server.start()

        expect(t.page.locator("#verbinding")).to_have_text("verbonden")
        t.page.locator("#fase-kiezen").tap()
        expect(t.page.locator("#fase-kiezen")).to_have_attribute("aria-pressed", "true")


def test_a_phone_that_waits_for_yes_is_told_when_the_server_forgot_its_question(
    tmp_path: Path, telefoon: Callable[..., Telefoon]
) -> None:
    with Server(tmp_path) as server, server.client() as client:
        kamer = Kamerhand(client, begin(client))
        kamer.doe("kamer_geopend", net="proef")
        t = telefoon()
        _vraag(kamer, t)
        expect(t.page.locator("#verbinding")).to_have_text("verbonden")

        server.kill()
        server.start()

        expect(t.page.get_by_label("De code")).to_be_visible()

"""A room that is shut for a while, and texts that are half changed: nothing that somebody typed gets lost."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.telefoon import Kamerhand, Telefoon
from tests.conftest import Server
from tests.server.test_server import begin
from tests.wachten import wacht_tot


def _stil_dicht(t: Telefoon) -> None:
    expect(t.page.get_by_role("heading", name="De kamer is nu dicht")).to_be_visible()


@pytest.mark.parametrize("buren", [False, True], ids=["alleen", "naast een ander gesprek"])
def test_phones_that_were_off_for_a_while_have_their_text_and_their_form_back(
    server: Server, kamer: Kamerhand, telefoon: Callable[..., Telefoon], buren: bool
) -> None:
    with server.client() as client:
        if buren:  # the door stays open, and answers
            Kamerhand(client, begin(client)).doe("kamer_geopend", net="proef")
        t = telefoon()
        t.kom(kamer.stand())
        t.leg("op tafel")
        expect(t.page.locator("#eigen li")).to_have_count(1)
        t.page.locator(".tel-keuze", has_text="Versterken").tap()
        t.page.locator("textarea").fill("nog niet af")

        with t.page.expect_event("requestfinished" if buren else "requestfailed", _is_stroom):
            kamer.doe("kamer_gesloten")
        _stil_dicht(t)
        with t.page.expect_event("requestfinished" if buren else "requestfailed", _is_stroom):
            pass  # it asked again, and stays where it is
        _stil_dicht(t)
        kamer.doe("kamer_geopend", net="proef")

        expect(t.page.locator("textarea")).to_have_value("nog niet af")
        expect(t.page.get_by_role("radio", name="Versterken")).to_be_checked()
        expect(t.page.locator("#eigen li")).to_have_count(1)
        t.page.get_by_role("button", name="Leg op tafel").tap()
        expect(t.page.locator("#eigen li")).to_have_count(2)
        wacht_tot((1, 2), lambda: (kamer.stand().deelnemers, kamer.stand().wachtend))


def _is_stroom(verzoek: object) -> bool:
    return str(getattr(verzoek, "url", "")).endswith("/stroom")


def test_a_phone_that_is_reloaded_at_a_shut_room_waits_there_and_goes_on_when_it_opens(
    server: Server, kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    with server.client() as client:
        ander = Kamerhand(client, begin(client))
        ander.doe("kamer_geopend", net="proef")
        stand = kamer.stand()
        t = telefoon()
        t.kom(stand)
        t.page.locator("textarea").fill("nog niet af")
        kamer.doe("kamer_gesloten")
        _stil_dicht(t)

        t.page.reload()
        _stil_dicht(t)
        t.kijk("dicht-1-herladen")
        t.page.get_by_text("Een ander gesprek").tap()
        t.kijk("dicht-2-ander-gesprek")
        t.page.goto(f"{stand.adres}/k/AAAAAAAA")  # somebody else's code, by mistake
        t.page.go_back()
        kamer.doe("kamer_geopend", net="proef")

        expect(t.page.locator("textarea")).to_have_value("nog niet af")


def test_what_is_sent_to_a_shut_room_waits_on_the_phone(
    server: Server, kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    with server.client() as client:
        Kamerhand(client, begin(client)).doe("kamer_geopend", net="proef")
        t = telefoon()
        t.kom(kamer.stand())
        t.context.route("**/stroom", lambda route: route.abort())  # the phone hears nothing of it
        t.page.reload()
        kamer.doe("kamer_gesloten")

        with t.page.expect_response("**/inbreng") as antwoord:
            t.leg("net te laat")

        assert 503 == antwoord.value.status
        expect(t.page.locator("#melding")).to_contain_text("staat nog op deze telefoon")
        kamer.doe("kamer_geopend", net="proef")
        expect(t.page.locator("#eigen li")).to_have_count(1)
        wacht_tot(1, lambda: kamer.stand().wachtend)


def test_a_phone_without_script_is_told_that_the_room_is_shut(
    server: Server, kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    with server.client() as client:
        Kamerhand(client, begin(client)).doe("kamer_geopend", net="proef")
        t = telefoon(script=False)
        t.kom(kamer.stand())
        kamer.doe("kamer_gesloten")
        t.leg("net te laat")
        expect(t.page.get_by_text("De kamer is nu dicht")).to_be_visible()
        t.page.get_by_role("link", name="Terug").tap()
        _stil_dicht(t)

        kamer.doe("kamer_geopend", net="proef")
        t.page.get_by_role("link", name="Kijk of er iets nieuws is").tap()

        expect(t.page.locator("textarea")).to_be_visible()


def test_a_remote_of_a_room_that_was_shut_for_a_while_is_the_remote_again(
    server: Server, kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    with server.client() as client:
        Kamerhand(client, begin(client)).doe("kamer_geopend", net="proef")
        t = telefoon()
        kamer.doe("kamer_afstand", aan=True)
        t.page.goto(f"{kamer.stand().adres}/afstand")
        t.page.get_by_label("De code").fill(kamer.stand().afstandscode)
        t.page.get_by_role("button", name="Vraag het aan").tap()
        expect(t.page.locator(".tel-nummer")).to_be_visible()
        kamer.doe("kamer_afstand_bevestigd", ja=True, nummer=kamer.stand().afstand_vraagt)
        expect(t.page.locator("#leg-op-tafel")).to_be_visible()

        with t.page.expect_response(lambda a: a.url.endswith("/stroom") and a.status == 503):
            kamer.doe("kamer_gesloten")
        expect(t.page.locator("#verbinding")).to_have_text("geen verbinding")
        kamer.doe("kamer_geopend", net="proef")

        expect(t.page.locator("#verbinding")).to_have_text("verbonden")
        t.page.locator("#leg-op-tafel").tap()
        expect(t.page.get_by_text("samen bekijken", exact=False).first).to_be_visible()
        wacht_tot(True, lambda: kamer.stand().afstand)


def test_who_nobody_knows_is_shown_the_front_door_and_keeps_nothing(
    server: Server, kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    with server.client() as client:
        Kamerhand(client, begin(client)).doe("kamer_geopend", net="proef")
        stand = kamer.stand()
        t = telefoon()
        t.kom(stand)
        t.page.locator("textarea").fill("van een gesprek dat er niet meer is")
        (koekje,) = t.context.cookies()
        kamer.doe("kamer_gesloten")
        bekend = httpx.get(f"{stand.adres}/eigen", cookies={koekje["name"]: koekje["value"]}, trust_env=False)
        vreemd = httpx.get(f"{stand.adres}/eigen", cookies={koekje["name"]: "x" * 43}, trust_env=False)
        assert (503, 403) == (bekend.status_code, vreemd.status_code)

        t.context.clear_cookies()

        expect(t.page.get_by_label("De code")).to_be_visible()
        assert "{}" == t.page.evaluate("JSON.stringify(localStorage)")


# ---- half changed ----------------------------------------------------------------------------


def test_what_was_being_written_before_a_change_is_there_again_when_the_change_is_sent(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    t.leg("eerste idee")
    expect(t.page.locator("#eigen li")).to_have_count(1)
    t.page.locator(".tel-keuze", has_text="Vernieuwen").tap()
    t.page.locator("textarea").fill("een tweede, nog niet af")

    t.page.get_by_role("link", name="Wijzig").tap()
    expect(t.page.locator("textarea")).to_have_value("eerste idee")
    t.page.locator("textarea").fill("beter eerste idee")
    t.page.get_by_role("button", name="Leg op tafel").tap()

    expect(t.page.locator("#eigen li")).to_contain_text(["Vasthouden: beter eerste idee"])
    expect(t.page.locator("textarea")).to_have_value("een tweede, nog niet af")
    expect(t.page.get_by_role("radio", name="Vernieuwen")).to_be_checked()
    t.page.locator("textarea").press_sequentially(", nu wel")
    t.page.get_by_role("button", name="Leg op tafel").tap()
    expect(t.page.locator("#eigen li")).to_contain_text(
        ["Vasthouden: beter eerste idee", "Vernieuwen: een tweede, nog niet af, nu wel"]
    )
    wacht_tot("{}", lambda: t.page.evaluate("JSON.stringify(localStorage)"))


def test_drafts_come_back_after_a_change_too(kamer: Kamerhand, telefoon: Callable[..., Telefoon]) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    t.leg("eerste idee")
    t.page.get_by_role("link", name="Wijzig").tap()
    expect(t.page.locator("textarea")).to_have_value("eerste idee")
    t.page.get_by_role("button", name="Leg op tafel").tap()
    expect(t.page.locator("textarea")).to_have_value("")
    t.page.locator("textarea").fill("nog niet af")

    kamer.doe("fase_gezet", stap="vierv", fase="bekijken")
    expect(t.page.get_by_role("heading", name="Kijk naar elkaar")).to_be_visible()
    kamer.doe("fase_gezet", stap="vierv", fase="voor_zich")

    expect(t.page.locator("textarea")).to_have_value("nog niet af")


@pytest.mark.parametrize("wat", ["dicht", "andere stap"])
def test_who_changes_a_text_still_changes_that_text_when_the_form_was_gone_for_a_while(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon], wat: str
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    t.leg("eerste idee", "Versterken")
    t.page.get_by_role("link", name="Wijzig").tap()
    expect(t.page.locator("textarea")).to_have_value("eerste idee")

    if wat == "dicht":
        kamer.doe("kamer_gesloten")
        _stil_dicht(t)
        kamer.doe("kamer_geopend", net="proef")
    else:
        kamer.doe("fase_gezet", stap="wensen", fase="voor_zich")
        kamer.doe("stap_geopend", stap="wensen")
        expect(t.page.locator("textarea")).to_have_value("")
        kamer.doe("stap_geopend", stap="vierv")

    expect(t.page.locator("textarea")).to_have_value("eerste idee")
    expect(t.page.get_by_role("radio", name="Versterken")).to_be_checked()
    t.page.locator("textarea").fill("beter idee")
    t.page.get_by_role("button", name="Leg op tafel").tap()
    expect(t.page.locator("#eigen li")).to_contain_text(["Versterken: beter idee"])
    wacht_tot(1, lambda: kamer.stand().wachtend)

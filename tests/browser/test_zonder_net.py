"""A phone that loses its network: what is typed stays, goes out once, and is wiped when it is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.telefoon import Kamerhand, Telefoon
from tests.conftest import Server
from tests.server.test_server import begin
from tests.wachten import wacht_tot

_BEWAARD = "JSON.stringify(localStorage)"
_TOON = """hoe => {
  Object.defineProperty(document, 'visibilityState', { value: hoe, configurable: true });
  dispatchEvent(new Event('visibilitychange'));
}"""


def _zonder_net(t: Telefoon, tekst: str) -> None:
    """Give a card while there is no network."""
    t.context.set_offline(True)
    t.leg(tekst)
    expect(t.page.locator("#melding")).to_contain_text("staat nog op deze telefoon")


def test_what_is_typed_without_a_network_is_sent_once_and_then_wiped(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    _zonder_net(t, "zonder netwerk getypt")
    t.page.locator("textarea").fill("nog niet af")
    assert 0 == kamer.stand().wachtend
    assert "zonder netwerk" in t.page.evaluate(_BEWAARD)

    t.context.set_offline(False)

    expect(t.page.locator("#eigen li")).to_have_count(1)
    expect(t.page.locator("#melding")).to_be_hidden()
    expect(t.page.locator("textarea")).to_have_value("nog niet af")
    wacht_tot(1, lambda: kamer.stand().wachtend)
    assert "zonder netwerk" not in t.page.evaluate(_BEWAARD)
    assert "nog niet af" in t.page.evaluate(_BEWAARD)


def test_a_phone_that_is_reloaded_without_a_network_still_has_all_that_was_typed(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    _zonder_net(t, "zonder netwerk getypt")
    t.page.locator("textarea").fill("nog niet af")
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        t.page.reload()

    t.context.set_offline(False)
    t.page.goto(kamer.stand().adres)

    expect(t.page.locator("#eigen li")).to_have_count(1)
    expect(t.page.locator("textarea")).to_have_value("nog niet af")
    wacht_tot((1, 1), lambda: (kamer.stand().deelnemers, kamer.stand().wachtend))


def test_two_pages_on_one_phone_lose_nothing_and_double_nothing(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    ander = t.context.new_page()
    ander.goto(kamer.stand().adres)
    _zonder_net(t, "van de ene bladzijde")
    ander.locator("textarea").fill("van de andere bladzijde")
    ander.get_by_role("button", name="Leg op tafel").tap()
    expect(ander.locator("#melding")).to_contain_text("staat nog op deze telefoon")
    t.page.close()  # its card is only in what the phone keeps

    t.context.set_offline(False)

    expect(ander.locator("#eigen li")).to_have_count(2)
    wacht_tot((1, 2), lambda: (kamer.stand().deelnemers, kamer.stand().wachtend))
    wacht_tot("{}", lambda: ander.evaluate(_BEWAARD))


def test_two_pages_that_send_the_same_at_once_give_it_once(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    _zonder_net(t, "een keer")
    bewaard = t.page.evaluate("({...localStorage})")
    t.context.set_offline(False)
    expect(t.page.locator("#eigen li")).to_have_count(1)

    t.page.evaluate("b => Object.assign(localStorage, b)", bewaard)  # an answer that never arrived
    t.page.reload()

    wacht_tot("{}", lambda: t.page.evaluate(_BEWAARD))
    expect(t.page.locator("#eigen li")).to_have_count(1)
    wacht_tot(1, lambda: kamer.stand().wachtend)


def test_a_talk_that_ends_while_the_phone_is_away_leaves_nothing_on_it(
    server: Server, kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    with server.client() as client:
        ander_gesprek = Kamerhand(client, begin(client))  # so that the door stays open
        ander_gesprek.doe("kamer_geopend", net="proef")
        t = telefoon()
        t.kom(kamer.stand())
        t.context.route("**/stroom", lambda route: route.abort())  # the phone hears nothing of it
        t.page.reload()
        _zonder_net(t, "te laat")
        t.page.locator("textarea").fill("ook te laat")
        kamer.doe("sessie_gesloten")
        assert "te laat" in t.page.evaluate(_BEWAARD)

        t.context.unroute("**/stroom")
        t.context.set_offline(False)

        expect(t.page.get_by_label("De code")).to_be_visible()
        assert "{}" == t.page.evaluate(_BEWAARD)


def test_a_laptop_that_left_without_a_word_leaves_nothing_on_the_phone_after_three_hours(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.page.clock.install()
    t.kom(kamer.stand())
    _zonder_net(t, "voor niemand")
    kamer.doe("kamer_gesloten")
    t.page.clock.fast_forward("02:00:00")
    assert "voor niemand" in t.page.evaluate(_BEWAARD)

    t.page.clock.fast_forward("01:30:00")

    def even_later() -> str:
        t.page.clock.fast_forward("00:11")
        return str(t.page.evaluate(_BEWAARD))

    wacht_tot("{}", even_later)
    expect(t.page.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()


def test_a_link_leads_nowhere_while_there_is_no_network(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    t.leg("eerste idee")
    expect(t.page.locator("#eigen li")).to_have_count(1)
    t.context.set_offline(True)
    expect(t.page.locator("#verbinding")).to_have_text("geen verbinding")

    t.page.get_by_role("link", name="Wijzig").tap()

    expect(t.page.locator("#melding")).to_have_text("Dat kan pas als er weer verbinding is.")
    expect(t.page.locator("#eigen li")).to_have_count(1)


def test_a_text_that_slept_for_hours_on_the_phone_is_sent_when_the_laptop_is_there(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.page.clock.install()
    t.kom(kamer.stand())
    _zonder_net(t, "voor het slapen")
    t.page.clock.fast_forward("04:00:00")  # it wakes, and has no network for a moment
    for _nr in range(3):
        with t.page.expect_event("requestfailed", lambda v: v.url.endswith("/stroom")):
            t.page.clock.fast_forward("00:11")
    assert "voor het slapen" in t.page.evaluate(_BEWAARD)

    t.context.set_offline(False)
    t.page.clock.fast_forward("00:11")

    expect(t.page.locator("#eigen li")).to_have_count(1)
    wacht_tot(1, lambda: kamer.stand().wachtend)
    assert "voor het slapen" not in t.page.evaluate(_BEWAARD)


def test_an_answer_that_is_lost_after_storing_gives_one_card(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    opgeslagen: list[int] = []

    def verlies(route: Route) -> None:
        if opgeslagen:
            route.continue_()
            return
        opgeslagen.append(route.fetch().status)
        route.abort()

    t.context.route("**/inbreng", verlies)
    t.leg("maar een keer")
    expect(t.page.locator("#melding")).to_contain_text("staat nog op deze telefoon")
    assert [200] == opgeslagen
    assert 1 == kamer.stand().wachtend

    expect(t.page.locator("#eigen li")).to_have_count(1)
    wacht_tot("{}", lambda: t.page.evaluate(_BEWAARD))
    expect(t.page.locator("#melding")).to_be_hidden()
    assert 1 == kamer.stand().wachtend


def test_a_page_that_was_hidden_is_back_with_the_group_when_it_shows(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.page.clock.install()
    t.kom(kamer.stand())
    expect(t.page.locator("#verbinding")).to_have_text("verbonden")
    t.page.evaluate(_TOON, "hidden")
    t.page.clock.pause_at(t.page.evaluate("Date.now() + 20000"))  # it sleeps: no timer runs
    kamer.doe("kamer_gesloten")  # and its line is gone
    expect(t.page.get_by_role("heading", name="De kamer is nu dicht")).to_be_visible()
    kamer.doe("kamer_geopend", net="proef")
    kamer.doe("fase_gezet", stap="vierv", fase="bekijken")
    expect(t.page.locator("#verbinding")).to_have_text("geen verbinding")

    t.page.evaluate(_TOON, "visible")

    expect(t.page.get_by_role("heading", name="Kijk naar elkaar")).to_be_visible()
    expect(t.page.locator("#verbinding")).to_have_text("verbonden")

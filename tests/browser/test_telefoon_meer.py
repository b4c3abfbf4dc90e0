"""A phone on a slow network, with a screen reader, and without script at every step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import expect

from tests.browser.telefoon import KLEIN, Kamerhand, Telefoon
from tests.wachten import wacht_tot

_TRAAG = {
    "offline": False,
    "latency": 800,  # ms
    "downloadThroughput": 40_000,  # bytes a second
    "uploadThroughput": 20_000,
}
_HOOGSTENS = 150_000  # bytes: some seconds on such a network
_FOCUS = "document.activeElement.id || document.activeElement.tagName"


def test_on_a_slow_network_little_is_fetched_and_a_card_arrives_once(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    cdp = t.context.new_cdp_session(t.page)
    gehaald: list[float] = []
    cdp.on("Network.loadingFinished", lambda e: gehaald.append(e["encodedDataLength"]))
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", _TRAAG)

    t.kom(kamer.stand())
    expect(t.page.locator("#verbinding")).to_have_text("verbonden")
    t.leg("Over een traag netwerk")
    expect(t.page.locator("textarea")).to_have_value("")  # at once: who writes does not wait
    t.leg("En nog een", "Verlaten")

    expect(t.page.locator("#eigen li")).to_have_count(2)
    wacht_tot(2, lambda: kamer.stand().wachtend)
    expect(t.page.locator("#melding")).to_be_hidden()
    assert 0 < sum(gehaald) < _HOOGSTENS


def test_before_the_script_is_there_a_phone_takes_part_by_form(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.context.route("**/*.js", lambda route: route.abort())  # it never comes
    t.kom(kamer.stand())

    t.leg("Zonder op het script te wachten")

    expect(t.page.locator("#eigen li")).to_have_count(1)


# ---- a screen reader ---------------------------------------------------------------------------


def test_who_listens_hears_what_happens_and_is_never_put_back_at_the_top(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    nieuws = t.page.locator("[role=status]#nieuws")
    expect(t.page.get_by_role("textbox", name="Jouw kaart")).to_have_accessible_description(
        "Noem geen namen. Niemand ziet wie wat schreef. "
        "Er doen weinig mensen mee: soms is te raden van wie iets is."
    )

    # sent: it is said, and the next card can be typed
    t.leg("Inloop waar niemand moet")
    expect(nieuws).to_have_text("Bewaard. Nog van niemand anders te zien.")
    assert "veld-vierv-tekst" == t.page.evaluate(_FOCUS)

    # taken back: the button is gone, and the focus stays near
    terug = t.page.get_by_role("button", name="Haal terug: Vasthouden: Inloop waar niemand moet")
    terug.focus()
    t.page.keyboard.press("Enter")
    expect(t.page.locator("#eigen li")).to_have_count(0)
    assert "klaar" == t.page.evaluate(_FOCUS)

    # ready: the button says so itself
    t.page.keyboard.press("Enter")
    expect(t.page.get_by_role("button", name="Ik ben klaar", pressed=True)).to_be_focused()

    # refused: it is said
    t.context.route("**/inbreng", lambda route: route.fulfill(status=409, json={"zin": "Dat kan nu niet."}))
    t.leg("Geweigerd")
    expect(t.page.locator("[role=status]", has=t.page.locator("#melding"))).to_have_text("Dat kan nu niet.")
    expect(t.page.locator("textarea")).to_have_value("Geweigerd")
    t.context.unroute("**/inbreng")

    # the group looks together, while somebody types
    t.page.locator("textarea").focus()
    kamer.doe("fase_gezet", stap="vierv", fase="bekijken")
    expect(nieuws).to_have_text("Kijk naar elkaar")
    assert "blad" == t.page.evaluate(_FOCUS)

    # choosing: what is left is said
    t.page.goto(kamer.stand().adres)
    kamer.doe("kaart_toegevoegd", vak="verlaten", tekst="Steeds een ander loket")
    kamer.doe("kamer_stippen", aantal=1)
    kamer.doe("fase_gezet", stap="vierv", fase="kiezen")
    expect(nieuws).to_have_text("Wat is het belangrijkst?")
    stip = t.page.get_by_role("button", name="Steeds een ander loket")
    stip.focus()
    t.page.keyboard.press("Enter")
    expect(t.page.locator("#eigen [role=status]")).to_have_text("Je stippen zijn op.")
    expect(t.page.get_by_role("button", name="Steeds een ander loket", pressed=True)).to_be_focused()

    # the room is shut, and open again
    kamer.doe("kamer_gesloten")
    expect(nieuws).to_have_text("De kamer is nu dicht. Kijk naar elkaar.")
    assert "blad" == t.page.evaluate(_FOCUS)
    kamer.doe("kamer_geopend", net="proef")
    expect(nieuws).to_have_text("Wat is het belangrijkst?")

    # the end
    kamer.doe("sessie_gesloten")
    expect(nieuws).to_have_text("Het gesprek is afgelopen. Dank je wel.")
    assert "blad" == t.page.evaluate(_FOCUS)


# ---- without script --------------------------------------------------------------------------


def _vorm(t: Telefoon, kiezer: str = "form.tel-vorm") -> Any:
    return t.page.locator(kiezer)


def _stap(kamer: Kamerhand, t: Telefoon, stap: str) -> None:
    kamer.doe("fase_gezet", stap=stap, fase="voor_zich")
    kamer.doe("stap_geopend", stap=stap)
    wacht_tot(True, partial(t.herlaad, f"input[name=stap][value={stap}]"))


def _mijn(t: Telefoon, *zinnen: str) -> None:
    expect(t.page.locator("#eigen li > span")).to_have_text(list(zinnen))


def test_without_script_all_five_steps_can_be_given_changed_and_finished(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon(KLEIN, script=False)
    t.kom(kamer.stand())
    t.leg("Inloop waar niemand moet", "Versterken")
    _mijn(t, "Versterken: Inloop waar niemand moet")

    _stap(kamer, t, "ogen")
    t.page.locator("select").select_option(index=1)
    t.page.locator(".tel-keuze", has_text="Hier liep het vast").tap()
    t.page.locator("textarea").fill("Ik moest alles opnieuw vertellen")
    t.page.get_by_role("button", name="Leg op tafel").tap()
    expect(t.page.locator("#eigen li > span")).to_contain_text(["2. "])
    gekozen = t.page.locator("#eigen li > span").inner_text()
    t.page.get_by_role("link", name="Wijzig").tap()
    expect(t.page.get_by_role("radio", name="Hier liep het vast")).to_be_checked()
    expect(t.page.locator("textarea")).to_have_value("Ik moest alles opnieuw vertellen")
    t.page.get_by_role("button", name="Leg op tafel").tap()
    _mijn(t, gekozen)

    _stap(kamer, t, "dilemmas")
    for veld, tekst in (("tussen", "dichtbij zijn"), ("en", "ruimte geven")):
        t.page.locator(f"textarea[name={veld}]").fill(tekst)
    t.page.get_by_role("button", name="Leg op tafel").tap()
    _mijn(t, "Tussen dichtbij zijn en ruimte geven")
    t.page.get_by_role("link", name="Wijzig").tap()
    expect(t.page.locator("textarea[name=en]")).to_have_value("ruimte geven")
    t.page.locator("textarea[name=en]").fill("afstand houden")
    t.page.get_by_role("button", name="Leg op tafel").tap()
    _mijn(t, "Tussen dichtbij zijn en afstand houden")

    _stap(kamer, t, "wensen")
    for tekst in ("Een vast gezicht", "Minder brieven"):
        t.page.locator("textarea").fill(tekst)
        t.page.get_by_role("button", name="Leg op tafel").tap()
    _mijn(t, "Een vast gezicht", "Minder brieven")
    t.page.get_by_role("button", name="Ik ben klaar").tap()
    expect(t.page.locator("#klaar")).to_have_attribute("aria-pressed", "true")
    wacht_tot((1, 2), lambda: (kamer.stand().klaar, kamer.stand().wachtend))
    kamer.doe("fase_gezet", stap="wensen", fase="bekijken")
    wacht_tot(False, partial(t.herlaad, "textarea"))
    kamer.doe("kamer_stippen", aantal=1)
    kamer.doe("fase_gezet", stap="wensen", fase="kiezen")
    wacht_tot(True, partial(t.herlaad, ".tel-stip"))
    t.page.get_by_role("button", name="Minder brieven").tap()
    expect(t.page.locator(".tel-stip[aria-pressed=true]")).to_have_text("Minder brieven")
    expect(t.page.locator(".tel-stip:disabled")).to_have_text("Een vast gezicht")
    wacht_tot([1], lambda: [n for _wens, n in kamer.stand().gestipt])


def test_without_script_who_answers_nobody_or_does_not_know_finds_that_back_and_changes_it(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon(KLEIN, script=False)
    t.kom(kamer.stand())
    _stap(kamer, t, "regie")
    eerste, tweede = (t.page.locator("#blad details details, #blad > details").nth(n) for n in (0, 1))
    for vraag, kies in ((eerste, ""), (tweede, "Dat weet ik niet")):
        vraag.locator("summary").tap()
        if kies:
            vraag.locator(".tel-keuze", has_text=kies).tap()
        vraag.get_by_role("button", name="Bewaar mijn antwoord").tap()
    # one of those that unfold
    t.page.get_by_text("Meer vragen").tap()
    laatste = t.page.locator("#functies-meer details").last
    laatste.locator("summary").tap()
    laatste.get_by_role("button", name="Bewaar mijn antwoord").tap()
    expect(t.page.locator("#eigen li > span")).to_contain_text(["niemand", "dat weet ik niet", "niemand"])

    open_ = t.page.locator("#blad details[open]:not(#functies-meer)")
    for nr, weet_niet in ((0, False), (1, True), (2, False)):
        t.page.get_by_role("link", name="Wijzig").nth(nr).tap()
        expect(open_).to_have_count(1)
        expect(open_.locator("input[name=vervangt]")).to_be_attached()
        expect(open_.get_by_role("button", name="Bewaar mijn antwoord")).to_be_visible()
        expect(open_.get_by_role("checkbox", name="Dat weet ik niet")).to_be_checked(checked=weet_niet)
        expect(t.page.locator("input:checked")).to_have_count(int(weet_niet))
    t.kijk("regie-wijzig-niemand")
    open_.locator(".tel-keuze", has_text="Rob").tap()
    open_.get_by_role("button", name="Bewaar mijn antwoord").tap()

    expect(t.page.locator("#eigen li > span")).to_contain_text(["niemand", "dat weet ik niet", "Rob"])
    wacht_tot(3, lambda: kamer.stand().wachtend)

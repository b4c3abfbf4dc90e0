"""A page that is left open for a day: thousands of pictures later it is as small as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
from playwright.sync_api import CDPSession, Page, Route, expect

from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import Kamerhand, Telefoon
from tests.conftest import Server
from tests.lang import rondes
from tests.wachten import wacht_tot

BEELDEN = 3000
"""Pictures to a phone: some for every minute of a long day."""
SPELING = 500_000
"""Bytes that a heap may differ by chance; one kept drawing for each change would be far more."""
# Not by keys: what was typed the browser itself keeps, for its undo of the last thousand times.
_TYP = "(f, w) => { f.value = w; f.dispatchEvent(new Event('input', { bubbles: true })); }"
_LADEN = "[localStorage, sessionStorage].map((l) => JSON.stringify(l).length)"


class Maat:
    """How large a page is: its nodes and listeners, its heap, what it stored."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._cdp: CDPSession = page.context.new_cdp_session(page)
        self._cdp.send("HeapProfiler.enable")

    def nu(self) -> tuple[int, int, int, list[int]]:
        for _nr in range(2):
            self._cdp.send("HeapProfiler.collectGarbage")
        dom: dict[str, int] = self._cdp.send("Memory.getDOMCounters")
        heap: dict[str, Any] = self._cdp.send("Runtime.getHeapUsage")
        laden: list[int] = self._page.evaluate(_LADEN)
        return dom["nodes"], dom["jsEventListeners"], int(heap["usedSize"]), laden

    def groeide_niet(self, voor: tuple[int, int, int, list[int]]) -> None:
        """It is as large as it was, apart from what a browser keeps for a moment."""
        na = self.nu()
        bericht = f"{voor} werd {na}"
        assert na[0] <= voor[0] * 1.1 + 50, f"knopen: {bericht}"
        assert na[1] <= voor[1] + 20, f"luisteraars: {bericht}"
        assert na[2] <= voor[2] + SPELING, f"geheugen: {bericht}"
        assert na[3] == voor[3], f"bewaard: {bericht}"


def _beeld(t: Telefoon, kamer: Kamerhand, fase: str) -> dict[str, Any]:
    """What the server sends to phones in a phase."""
    kamer.doe("fase_gezet", stap="vierv", fase=fase)
    (koekje,) = t.context.cookies()
    koekjes = {koekje["name"]: koekje["value"]}
    with httpx.stream("GET", f"{kamer.stand().adres}/stroom", cookies=koekjes, trust_env=False) as stroom:
        for regel in stroom.iter_lines():
            if regel.startswith("data: {"):
                beeld: dict[str, Any] = json.loads(regel.removeprefix("data: "))
                if beeld["plek"] == f"vierv:{fase}":
                    return beeld
    raise AssertionError("de stroom hield op")


def test_a_phone_that_is_left_open_for_a_day_does_not_grow(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    kijkt, schrijft = (_beeld(t, kamer, fase) for fase in ("bekijken", "voor_zich"))
    t.leg("op tafel")
    expect(t.page.locator("#eigen li")).to_have_count(1)
    t.page.locator("textarea").fill("nog niet af")
    beelden = [0]

    def geef(route: Route) -> None:
        """The pictures that are asked for, the one and the other; after that no answer."""
        if not beelden[0] or route.request.resource_type != "eventsource":  # or it asks whether we are there
            route.abort()
            return
        aantal, beelden[0] = beelden[0], 0
        rij = [
            beeld | {"merk": f"{aantal}.{nr}.{beeld['plek']}"}
            for nr in range(aantal // 2)
            for beeld in (kijkt, schrijft)
        ]
        rij.append(kijkt | {"merk": f"{aantal}", "blad": f"<p id=proef>{aantal}</p>"})
        lijf = "".join(f"data: {json.dumps(beeld)}\n\n" for beeld in rij)
        route.fulfill(content_type="text/event-stream", body=lijf)

    t.context.route("**/stroom", geef)
    maat = Maat(t.page)
    t.page.reload()

    def zie(aantal: int) -> None:
        beelden[0] = aantal
        expect(t.page.locator("#proef")).to_have_text(str(aantal), timeout=60_000)

    zie(200)
    voor = maat.nu()
    zie(BEELDEN)
    maat.groeide_niet(voor)

    t.context.unroute("**/stroom")
    expect(t.page.locator("textarea")).to_have_value("nog niet af")
    expect(t.page.locator("#eigen li")).to_have_count(1)


def test_a_phone_on_which_much_is_given_and_taken_back_does_not_grow(
    kamer: Kamerhand, telefoon: Callable[..., Telefoon]
) -> None:
    t = telefoon()
    t.kom(kamer.stand())
    maat = Maat(t.page)

    def geef_en_neem(keer: int) -> None:
        for nr in range(keer):
            t.page.locator("textarea").evaluate(_TYP, f"kaart {nr}")
            t.page.get_by_role("button", name="Leg op tafel").tap()
            t.page.get_by_role("button", name=f"Haal terug: Vasthouden: kaart {nr}").tap()
            expect(t.page.locator("#eigen li")).to_have_count(0)
        wacht_tot("{}", lambda: t.page.evaluate("JSON.stringify(localStorage)"))

    geef_en_neem(5)
    voor = maat.nu()
    geef_en_neem(rondes(30, 300))

    maat.groeide_niet(voor)
    assert 0 == kamer.stand().wachtend


def test_a_beamer_that_is_left_open_for_a_day_does_not_grow(
    server: Server, venster: Callable[..., Begeleider]
) -> None:
    b = venster()
    pad = b.begin()
    b.naar("vierv")
    b.page.locator("#fase-bekijken").click()
    expect(b.page.locator("#erbij-vasthouden")).to_be_attached()
    b.bewaard()
    maat = Maat(b.page)
    with server.client() as client:
        hand = Kamerhand(client, pad)

        def verander(keer: int, nu: str) -> None:
            """One card is moved about so often, and then says so."""
            for nr in range(keer):
                vak = ("versterken", "vernieuwen", "verlaten", "vasthouden")[nr % 4]
                hand.doe("kaart_verplaatst", kaart_id="proef", vak=vak)
            hand.doe("kaart_gewijzigd", kaart_id="proef", veld="tekst", waarde=nu)
            expect(b.page.locator("#kaart-proef")).to_contain_text(nu, timeout=120_000)

        hand.doe("kaart_toegevoegd", kaart_id="proef", vak="vasthouden", tekst="Een kaart")
        verander(rondes(100, 400), "warm")
        voor = maat.nu()
        verander(rondes(400, 3000), "klaar")

        maat.groeide_niet(voor)

"""Nobody but the facilitator's browser gets in, and nothing that is typed becomes code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.begeleider import Begeleider
from tests.conftest import Server

VIJANDIG = (
    "<script>document.title='geraakt'</script>",
    "<img src=x onerror=\"document.title='geraakt'\">",
    '"><svg onload="document.title=\'geraakt\'">',
    "' autofocus onfocus='document.title=1' x='",
    "javascript:document.title='geraakt'",
    "{{constructor.constructor('document.title=1')()}}",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "مرحبا بالعالم هذا نص طويل",
    "🙂👩‍👩‍👧‍👦🏳️‍🌈",
    "x" * 2000,
)
GEVAARLIJK = "#rk-scherm :is(script, img, iframe, [onload], [onerror], [onfocus])"
STAPPEN = ("wie", "route", "wegwijzers", "regie", "ogen", "vierv", "dilemmas", "wensen", "einde")


def test_without_the_cookie_there_is_no_page(browser: Browser, server: Server) -> None:
    context = browser.new_context()
    page = context.new_page()

    antwoord = page.goto(f"{server.adres}/")

    assert antwoord is not None
    assert 403 == antwoord.status
    expect(page.get_by_text("Open de link die in het venster van het programma staat.")).to_be_visible()
    context.close()


@pytest.mark.parametrize("woorden", VIJANDIG, ids=range(len(VIJANDIG)))
def test_what_is_typed_anywhere_stays_words(venster: Callable[..., Begeleider], woorden: str) -> None:
    b = venster((1024, 768))
    b.begin()
    titel = b.page.title()

    for stap in STAPPEN:
        b.naar(stap)
        vul_alles_in(b, woorden)
        b.bewaard()
        b.rolt_niet(stap)

    assert titel == b.page.title()
    assert 0 == b.page.locator(GEVAARLIJK).count()


def vul_alles_in(b: Begeleider, woorden: str) -> None:
    """Type the words into every field of the screen that takes words, and send what has a form."""
    for veld in b.page.locator("#rk-scherm :is(input[type=text], textarea):visible").all():
        if not veld.is_visible():
            continue  # an earlier field's act redrew the screen
        hoogstens = int(veld.get_attribute("maxlength") or 2000)
        veld.fill(woorden[:hoogstens])
        if veld.evaluate("f => !!f.form"):
            veld.evaluate("f => f.form.requestSubmit()")
        else:
            veld.blur()
        b.bewaard()

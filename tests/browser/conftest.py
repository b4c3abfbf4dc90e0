"""A real browser for tests: Debian's Chromium, watched for everything that must not happen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.begeleider import Begeleider, Maat
from tests.browser.telefoon import GEWOON, Kamerhand, Telefoon
from tests.conftest import Server
from tests.server.test_server import begin

expect.set_options(timeout=20_000)  # a busy machine is slow now and then

_VLAGGEN = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests here; each gets a window of its own. Gone after them: while Playwright
    holds a loop, no asynchronous test can run in the same process.
    """
    # The shell without windows does the same with a third less work.
    namen = ("chromium-headless-shell", "chromium", "chromium-browser")
    pad = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, namen)), None)
    if pad is None:
        pytest.fail("Er is geen Chromium. Zet hem op deze computer met: sudo apt install chromium")
    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=pad, args=list(_VLAGGEN))
        yield browser
        browser.close()


@pytest.fixture
def venster(browser: Browser, server: Server) -> Iterator[Callable[..., Begeleider]]:
    """Opens windows of the facilitator. What went wrong in any of them fails the test."""
    with ExitStack() as einde:
        open_: list[Begeleider] = []

        def nieuw(maat: Maat = (1366, 768), *, verwacht: tuple[str, ...] = ()) -> Begeleider:
            begeleider = Begeleider(browser, server, maat, verwacht=verwacht)
            einde.callback(begeleider.sluit)
            open_.append(begeleider)
            return begeleider

        yield nieuw
        assert [] == [fout for b in open_ for fout in b.mis]


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
    with ExitStack() as einde:
        open_: list[Telefoon] = []

        def nieuw(maat: Maat = GEWOON, *, script: bool = True, groot: bool = False) -> Telefoon:
            t = Telefoon(browser, maat=maat, script=script, groot=groot)
            einde.callback(t.sluit)
            open_.append(t)
            return t

        yield nieuw
        assert [] == [fout for t in open_ for fout in t.mis]

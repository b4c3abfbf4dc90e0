"""The researchers' screens in a real browser: what is seen, chosen and saved, by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from rk.analysis import voorbeeld
from rk.analysis.opslag import Routeopslag
from rk.dashboards.reken import reken
from rk.tekening.onderzoek.kader import SCHERMEN, ZELF_GEKOZEN
from tests.browser.begeleider import Begeleider, Maat
from tests.conftest import Server

MATEN: tuple[Maat, ...] = ((1024, 768), (1366, 768), (1920, 1080))
_START = (
    "import sys, socket; from pathlib import Path; from tornado.netutil import bind_sockets; "
    "from rk.server.dashboards import dien; "
    "dien(Path(sys.argv[2]), Path('routedata'), "
    "bind_sockets(int(sys.argv[1]), '127.0.0.1', family=socket.AF_INET), open_browser=False)"
)


class Schermserver(Server):
    """The screens' server, on numbers that were worked out before."""

    cijfers: Path

    def opdracht(self) -> list[str]:
        return [_START, self._poort, str(self.cijfers)]


@pytest.fixture(scope="module")
def schermen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Schermserver]:
    map_ = tmp_path_factory.mktemp("schermen")
    voorbeeld.maak(map_ / "opslag", 1500, seed=4)
    server = Schermserver(map_)
    server.cijfers = map_ / "cijfers.json"
    reken(Routeopslag.open(map_ / "opslag"), kiezen=("g_erbij",)).bewaar(server.cijfers)
    with server:
        yield server


class Onderzoeker(Begeleider):
    """A researcher in her browser; all that must not happen is watched as with a facilitator."""

    def open(self, naam: str) -> None:
        """Open a screen, and wait until its kernel answers and its figures are drawn."""
        self.page.goto(f"{self.server.adres}/{naam}")
        self.af()

    def af(self) -> None:
        self.klaar()
        vakken = self.page.locator("[data-figuur]")
        expect(self.page.locator("[data-figuur]:has(svg.main-svg)")).to_have_count(vakken.count())

    def past(self, naam: str) -> None:
        """Judge that nothing sticks out beside the page, and that axe has no complaint; keep a picture."""
        self.foto(f"onderzoek-{naam}", heel=True)
        breed = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert [] == self.axe(), naam
        assert breed <= 0, naam


@pytest.fixture
def onderzoeker(browser: Browser, schermen: Schermserver) -> Iterator[Onderzoeker]:
    o = Onderzoeker(browser, schermen, MATEN[1])
    yield o
    o.sluit()
    assert [] == o.mis


@pytest.mark.parametrize("maat", MATEN)
def test_every_screen_fits_and_is_accessible(browser: Browser, schermen: Schermserver, maat: Maat) -> None:
    o = Onderzoeker(browser, schermen, maat)
    for scherm in SCHERMEN:
        o.open(scherm.naam)
        expect(o.page.get_by_text(ZELF_GEKOZEN)).to_be_visible()
        o.past(scherm.naam)
    o.sluit()

    assert [] == o.mis


def test_a_choice_changes_what_is_said_and_stays_in_the_address(onderzoeker: Onderzoeker) -> None:
    p = onderzoeker.page
    onderzoeker.open("routes")

    p.locator("#filter-g_erbij").select_option("nee")

    expect(p.locator("#bord-zin")).to_contain_text("zelf erbij: nee")
    expect(p).to_have_url(re.compile(r"/routes\?g_erbij=nee$"))
    p.locator("#naar-signalen").click()
    expect(p.locator("#blok-obstakels")).to_be_visible()
    onderzoeker.af()
    expect(p.locator("#bord-zin")).to_contain_text("zelf erbij: nee")
    p.locator("#filter-alles").click()
    expect(p.locator("#bord-zin")).not_to_contain_text("zelf erbij")
    expect(p).to_have_url(re.compile(r"/signalen$"))
    p.go_back()
    expect(p.locator("#blok-stromen")).to_be_visible()
    expect(p.locator("#bord-zin")).to_contain_text("zelf erbij: nee")


def test_everything_can_be_done_by_keyboard(onderzoeker: Onderzoeker) -> None:
    p = onderzoeker.page
    onderzoeker.open("vierv")

    p.locator("#download").focus()
    p.keyboard.press("Enter")
    expect(p.locator("#csv-vierv")).to_be_visible()
    p.keyboard.press("Tab")
    expect(p.locator("#csv-vierv")).to_be_focused()
    p.keyboard.press("Escape")
    expect(p.locator("#csv-vierv")).to_be_hidden()
    expect(p.locator("#download")).to_be_focused()
    p.locator("#tabel-vierv-knop").focus()
    p.keyboard.press("Enter")
    expect(p.locator("#tabel-vierv-vak table")).to_be_visible()


def test_what_is_shown_is_saved_with_its_method_note(onderzoeker: Onderzoeker, tmp_path: Path) -> None:
    p = onderzoeker.page
    onderzoeker.open("routes")
    p.locator("#download").click()

    inhoud = {}
    for id_ in ("csv-stromen", "svg-stromen", "svg-kleuren", "png-kleuren"):
        with p.expect_download() as wacht:
            p.locator(f"#{id_}").click()
        pad = tmp_path / wacht.value.suggested_filename
        wacht.value.save_as(pad)
        inhoud[id_] = pad.read_bytes()

    zin = ZELF_GEKOZEN.split(". ", maxsplit=1)[0].encode()
    assert zin in inhoud["csv-stromen"]
    assert b"mensen" in inhoud["csv-stromen"]
    for id_ in ("svg-stromen", "svg-kleuren"):
        assert inhoud[id_].startswith(b"<svg")
        assert zin in inhoud[id_]
        assert b"font/woff2" in inhoud[id_]
        assert b"<script" not in inhoud[id_]
    assert inhoud["png-kleuren"].startswith(b"\x89PNG")
    assert len(inhoud["png-kleuren"]) > 20_000


def test_two_groups_are_chosen_and_laid_side_by_side(onderzoeker: Onderzoeker) -> None:
    p = onderzoeker.page
    onderzoeker.open("vergelijken")
    expect(p.locator("#bord-zin")).to_contain_text("Je ziet zelf erbij: ja (ongeveer ")

    p.locator("#filter-een").select_option("nee")

    expect(p.locator("#bord-zin")).to_contain_text("Je ziet zelf erbij: nee (ongeveer ")
    expect(p.locator("#filter-een option:checked")).to_have_text("nee")


def test_without_the_cookie_there_is_no_screen(browser: Browser, schermen: Schermserver) -> None:
    context = browser.new_context()
    antwoord = context.new_page().goto(f"{schermen.adres}/routes")

    assert antwoord is not None
    assert 403 == antwoord.status
    assert "script-src 'self' blob:;" in antwoord.headers["content-security-policy"]
    context.close()


def test_plotly_comes_once_compressed_and_for_good(browser: Browser, schermen: Schermserver) -> None:
    o = Onderzoeker(browser, schermen, MATEN[1])
    antwoorden = []
    o.context.on("response", lambda a: antwoorden.append(a) if "plotly" in a.url else None)
    o.open("routes")
    o.open("vierv")

    eigen = [a for a in antwoorden if not a.from_service_worker]
    assert 1 == len({a.url for a in eigen})
    koppen = eigen[0].headers
    assert "gzip" == koppen["content-encoding"]
    assert "immutable" in koppen["cache-control"]
    # Nothing of it over the kernel's connection: no lab extension of Plotly is asked for.
    assert [] == [a.url for a in antwoorden if "labextensions" in a.url]
    o.sluit()

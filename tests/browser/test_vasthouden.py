"""Nothing that was entered is ever lost: reload, second tab, killed browser, restarted server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.begeleider import Begeleider
from tests.conftest import Server
from tests.wachten import wacht_tot


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own for each test here: they stop it."""
    server = Server(tmp_path_factory.mktemp("server"))
    server.start()
    yield server
    server.stop()


def kaart_erbij(b: Begeleider, tekst: str) -> None:
    veld = b.page.locator("#vak-vasthouden").get_by_role("textbox")
    veld.fill(tekst)
    veld.press("Enter")


def bij_vierv(b: Begeleider) -> None:
    b.naar("vierv")
    b.knop("Samen bekijken").first.click()
    expect(b.page.locator("#vak-vasthouden").get_by_role("textbox")).to_be_visible()


def test_a_reload_keeps_everything_and_the_place(venster: Callable[..., Begeleider]) -> None:
    b = venster()
    b.begin()
    bij_vierv(b)
    kaart_erbij(b, "Inloop waar niets moet")
    b.bewaard()

    b.page.reload()
    b.klaar("vierv")

    expect(b.page.get_by_text("Inloop waar niets moet")).to_be_visible()


def test_two_tabs_show_the_same(venster: Callable[..., Begeleider]) -> None:
    een, twee = venster(), venster((1920, 1080))
    pad = een.begin()
    twee.ga(pad)
    bij_vierv(een)
    twee.bij("vierv")

    kaart_erbij(een, "Zijn zus erbij")
    kaart_erbij(een, "Koffie in de buurt")

    expect(twee.page.get_by_text("Zijn zus erbij")).to_be_visible()
    expect(twee.page.get_by_text("Koffie in de buurt")).to_be_visible()


def test_a_killed_browser_loses_nothing_that_was_answered(venster: Callable[..., Begeleider]) -> None:
    b = venster()
    pad = b.begin()
    bij_vierv(b)
    kaart_erbij(b, "Huisarts kent Rob al jaren")
    b.bewaard()
    b.context.close()

    terug = venster()
    terug.ga(pad)

    expect(terug.page.get_by_text("Huisarts kent Rob al jaren")).to_be_visible()


def test_a_killed_server_is_told_and_what_was_typed_meanwhile_is_stored_once(
    venster: Callable[..., Begeleider], server: Server
) -> None:
    b = venster(
        verwacht=("net::ERR", "WebSocket", "404", "503", "Failed to fetch", "Connection lost", "kernel")
    )
    b.begin()
    bij_vierv(b)
    kaart_erbij(b, "Voor de storing")
    b.bewaard()

    server.kill()
    expect(b.page.locator("#rk-verbinding")).to_be_visible(timeout=40_000)
    expect(b.page.locator("#rk-verbinding")).to_contain_text("geen verbinding")
    kaart_erbij(b, "Tijdens de storing")
    server.start()
    expect(b.page.locator("#rk-verbinding")).to_contain_text("terug", timeout=60_000)

    b.klaar("vierv")
    b.bewaard()
    expect(b.page.get_by_text("Voor de storing")).to_have_count(1)
    expect(b.page.locator("#vak-vasthouden").get_by_text("Tijdens de storing")).to_have_count(1)


def test_a_half_typed_card_survives_a_reload(venster: Callable[..., Begeleider]) -> None:
    b = venster()
    b.begin()
    bij_vierv(b)
    b.page.locator("#vak-vasthouden").get_by_role("textbox").fill("Half getyp")

    b.page.reload()
    b.klaar("vierv")

    expect(b.page.locator("#vak-vasthouden").get_by_role("textbox")).to_have_value("Half getyp")


def test_twenty_reloads_leave_one_kernel_and_leaving_leaves_none(
    venster: Callable[..., Begeleider], server: Server
) -> None:
    b = venster(verwacht=("net::ERR_ABORTED",))
    b.begin()
    rust = 2  # the pool keeps two waiting

    for _ in range(20):
        b.page.reload()
        expect(b.page.locator("#rk-scherm .rk-scherm")).to_be_visible()
    b.klaar()
    wacht_tot(rust + 1, lambda: len(server.kernels()), geduld=90)
    b.page.goto("about:blank")

    wacht_tot(rust, lambda: len(server.kernels()))

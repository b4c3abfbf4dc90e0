"""What somebody gave about a halte that is gone: told on the beamer, at three sizes."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.begeleider import MATEN, Begeleider, Maat
from tests.browser.telefoon import Kamerhand
from tests.conftest import Server
from tests.server.test_server import begin

_WEG: dict[str, tuple[dict[str, str], str, dict[str, str]]] = {
    "ogen": ({"bezoek_id": "b5", "kant": "goed", "tekst": "x"}, "bezoek_weggehaald", {"bezoek_id": "b5"}),
    "regie": ({"functie": "overzicht", "wie": "zus"}, "actor_weggehaald", {"actor_id": "zus"}),
}


@pytest.mark.parametrize("maat", MATEN)
@pytest.mark.parametrize("stap", sorted(_WEG))
def test_what_could_not_be_placed_is_told_and_the_screen_still_fits(
    server: Server, venster: Callable[..., Begeleider], stap: str, maat: Maat
) -> None:
    gegeven, daad, wat = _WEG[stap]
    with server.client() as client:
        pad = begin(client)
        hand = Kamerhand(client, pad)
        hand.doe("kamer_geopend", net="proef")
        hand.doe("stap_geopend", stap=stap)
        hand.doe("fase_gezet", stap=stap, fase="voor_zich")
        stand = hand.stand()
        with httpx.Client(base_url=stand.adres, trust_env=False, timeout=20) as telefoon:
            assert 303 == telefoon.post("/binnen", data={"code": stand.code}).status_code
            for _ in range(2):
                velden = {"id": str(uuid.uuid4()), "stap": stap} | gegeven
                assert 303 == telefoon.post("/inbreng", data=velden).status_code
        hand.doe(daad, **wat)
        hand.doe("fase_gezet", stap=stap, fase="bekijken")
    begeleider = venster(maat)
    begeleider.ga(pad)

    expect(begeleider.page.locator("#fase-apart")).to_contain_text("apart.")
    begeleider.kijk(f"apart-{stap}")

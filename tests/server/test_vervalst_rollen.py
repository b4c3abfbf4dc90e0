"""Button presses and comms that no screen would send, from every role: no event its role may not."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect

from rk.events import Gebeurtenis, Rol, maak, naar_json
from rk.events.soort import SOORTEN
from rk.server.telefoon.afstand import ROUTES as AFSTANDSROUTES
from rk.server.telefoon.meedoen import ROUTES as TELEFOONROUTES
from tests.conftest import Server
from tests.lang import rondes
from tests.server.test_samen_kwaad import doe, stand
from tests.server.test_samen_rollen import _afstandsbediening, _sessie_van, _sleutels
from tests.server.test_server import _bericht, _koeken, begin, kernel_van
from tests.server.test_vervalst import RARE_WAARDEN, voorbeelden
from tests.store.test_sqlite import _open
from tests.unit.events.gesprek import (
    eerder,
    gesprek_dat_meetelt,
    gesprek_met_werkvormen,
    gesprek_van_versie_2,
)
from tests.wachten import wacht_tot

_VELDEN = (
    "id", "stap", "vervangt", "klaar", "doel", "aan", "code", "sleutel", "fase", "loopt",
    "soort", "daad", "inhoud", "rol", "sessie", "nr", "vak", "tekst", "merk", "gekozen", "kaart_id",
)  # fmt: skip
"""What the forms of phones have, and what an act and an event have."""


class Gesprek:
    """A session with an open room, and who is in it."""

    def __init__(self, server: Server, client: httpx.Client) -> None:
        self.server, self.client = server, client
        self.pad = begin(client)
        self.sessie = self.pad.removeprefix("/sessie/")
        doe(client, self.sessie, "kamer_geopend", net="proef")
        doe(client, self.sessie, "stap_geopend", stap="vierv")
        self.deur = stand(client, self.sessie)["adres"]

    def log(self) -> list[Gebeurtenis]:
        """What the group's log holds."""
        with _open(self.server.datamap / "routekaart.db", alleen_lezen=True) as opslag:
            return opslag.lees(self.sessie)

    def telefoon(self) -> str:
        """What a phone that joined brings along."""
        with httpx.Client(base_url=self.deur, timeout=60, trust_env=False) as telefoon:
            code = stand(self.client, self.sessie)["code"]
            assert 303 == telefoon.post("/binnen", data={"code": code}).status_code
            return _koeken(telefoon)


@pytest.fixture(scope="module")
def client(server: Server) -> Iterator[httpx.Client]:
    """The facilitator's browser."""
    with server.client() as client:
        client.get("/")
        client.headers["X-XSRFToken"] = client.cookies["_xsrf"]
        yield client


@pytest.fixture
def gesprek(server: Server, client: httpx.Client) -> Gesprek:
    # The door is shared by sessions, and so is its brake on wrong codes: none of these is one.
    return Gesprek(server, client)


def _paden() -> list[str]:
    """Where a phone or a remote can press something; without the doors, which only judge a code."""
    rij = [str(route[0]) for route in TELEFOONROUTES + AFSTANDSROUTES]
    return [pad for pad in rij if "(" not in pad and not pad.endswith("/binnen")]


def _tekst(waarde: Any) -> bytes:
    """A strange value as a form would carry it; a lone surrogate as its bytes."""
    tekst = waarde if isinstance(waarde, str) else json.dumps(waarde)
    return tekst[:3000].encode("utf-8", "surrogatepass")


def _persen(deur: str, koek: str, echt: dict[str, str]) -> list[int]:
    """Press everything with, in each field in turn, each strange value beside what a page sends."""
    codes = []
    with httpx.Client(base_url=deur, timeout=60, trust_env=False, headers={"Cookie": koek}) as client:
        for pad in _paden():
            for veld in _VELDEN:
                for raar in RARE_WAARDEN[:: rondes(6, 1)]:  # a long test tries each
                    lijf = urlencode({**echt, veld: _tekst(raar)})
                    kop = {"Content-Type": "application/x-www-form-urlencoded"}
                    codes.append(client.post(pad, content=lijf, headers=kop).status_code)
            for soort, inhoud in _daden():
                lijf = urlencode({**echt, "daad": soort, "soort": soort, **inhoud})
                kop = {"Content-Type": "application/x-www-form-urlencoded"}
                codes.append(client.post(pad, content=lijf, headers=kop).status_code)
    return codes


def _daden() -> list[tuple[str, dict[str, str]]]:
    """An act of every kind that a screen of the facilitator can do, as a form would carry it."""
    return [
        (
            daad["daad"],
            {"inhoud": json.dumps(daad["inhoud"])} | {k: str(v) for k, v in daad["inhoud"].items()},
        )
        for daad in voorbeelden().values()
    ]


def test_whatever_a_phone_presses_it_makes_no_event_before_the_group_looks(gesprek: Gesprek) -> None:
    koek, eerst = gesprek.telefoon(), gesprek.log()
    echt = {"stap": "vierv", "vak": "verlaten", "tekst": "van de telefoon"}

    codes = _persen(gesprek.deur, koek, echt)

    assert [] == [code for code in codes if code >= 500]
    assert eerst == gesprek.log()
    doe(gesprek.client, gesprek.sessie, "fase_gezet", stap="vierv", fase="bekijken")
    nieuw = [g for g in gesprek.log() if g not in eerst and str(g.rol) == "deelnemer"]
    assert {("kaart_toegevoegd", None)} >= {(g.soort, g.inhoud["merk"]) for g in nieuw}


def test_whatever_a_remote_presses_it_makes_only_what_its_buttons_make(gesprek: Gesprek) -> None:
    koek, eerst = _afstandsbediening(gesprek.client, _als_deur(gesprek)), gesprek.log()
    with httpx.Client(base_url=gesprek.deur, timeout=60, trust_env=False, headers={"Cookie": koek}) as kijk:
        sleutel = kijk.get("/afstand").text.partition('name="sleutel" value="')[2].partition('"')[0]
    assert sleutel

    codes = _persen(gesprek.deur, koek, {"sleutel": sleutel, "stap": "vierv", "fase": "kiezen", "loopt": "0"})

    assert [] == [code for code in codes if code >= 500]
    nieuw = gesprek.log()[len(eerst) :]
    assert {"stap_geopend", "fase_gezet", "klok_gezet"} >= {g.soort for g in nieuw}
    assert nieuw  # its own buttons do work


def _als_deur(gesprek: Gesprek) -> Any:
    """What `_afstandsbediening` asks of a session: its id and its door."""
    return gesprek


def test_what_only_the_server_says_is_nobodys_to_say(server: Server, gesprek: Gesprek) -> None:
    """Neither the facilitator's page nor a kernel invents how many dots the phones gave."""
    kernel_van(gesprek.client, gesprek.pad)
    eerst = gesprek.log()
    van_server = [soort for soort, kind in SOORTEN.items() if kind.rollen == {Rol.SYSTEEM}]
    assert ["stippen_geteld"] == van_server
    inhoud = {"stap": "vierv", "totalen": {"k1": 99}}
    with httpx.Client(base_url=server.adres, timeout=60, trust_env=False) as kaal:
        sleutel = next(s for s in _sleutels(server) if _sessie_van(kaal, s, gesprek.sessie))
        lijf = naar_json(maak("stippen_geteld", inhoud))
        koppen = {"Authorization": f"Bearer {sleutel}"}
        api = f"/api/sessies/{gesprek.sessie}"
        van_kernel = kaal.post(f"{api}/gebeurtenissen", json=lijf | {"rol": "systeem"}, headers=koppen)
    daad = {"id": str(uuid.uuid4()), "daad": "stippen_geteld", "inhoud": inhoud}
    van_pagina = gesprek.client.post(f"{api}/daden", json=daad)

    assert [403, 403] == [van_kernel.status_code, van_pagina.status_code]
    assert "telt Routekaart zelf" in van_pagina.json()["zin"]
    assert eerst == gesprek.log()


def test_who_does_an_act_is_said_by_the_door_and_never_by_the_act(server: Server, gesprek: Gesprek) -> None:
    """Every kind by every role, at both doors that write: what is stored is the facilitator's own."""
    kernel_van(gesprek.client, gesprek.pad)
    api = f"/api/sessies/{gesprek.sessie}"
    bewaarde = (*gesprek_dat_meetelt(), *gesprek_met_werkvormen(), *gesprek_van_versie_2(), *eerder())
    voorbeeld = {g.soort: dict(g.inhoud) for g in bewaarde if g.versie == SOORTEN[g.soort].versie}
    assert SOORTEN.keys() == voorbeeld.keys()
    begonnen = len(gesprek.log())
    bewaard, anders = set(), []
    with httpx.Client(base_url=server.adres, timeout=60, trust_env=False) as kernel:
        sleutel = next(s for s in _sleutels(server) if _sessie_van(kernel, s, gesprek.sessie))
        kernel.headers["Authorization"] = f"Bearer {sleutel}"
        # What closes the talk comes last, and what opens it again after it.
        for soort in sorted(SOORTEN, key=lambda s: (s.startswith("sessie_"), s)):
            for rol in Rol:
                g = naar_json(maak(soort, voorbeeld[soort], sessie=gesprek.sessie, rol=rol))
                daad = {"id": str(uuid.uuid4()), "daad": soort, "inhoud": voorbeeld[soort], "rol": str(rol)}
                for antwoord in (
                    gesprek.client.post(f"{api}/daden", json=daad),
                    kernel.post(f"{api}/gebeurtenissen", json=g),
                ):
                    if antwoord.status_code == 200:
                        bewaard.add(soort)
                    elif antwoord.status_code != (409 if Rol.FACILITATOR in SOORTEN[soort].rollen else 403):
                        anders.append((soort, rol, antwoord.status_code, antwoord.text))

    assert [] == anders
    assert {Rol.FACILITATOR} == {g.rol for g in gesprek.log()[begonnen:]}
    assert {"kaart_toegevoegd", "wens_toegevoegd", "sessie_gesloten", "sessie_heropend"} <= bewaard
    assert "stippen_geteld" not in bewaard


# ---- comms ---------------------------------------------------------------------------------------------


def _comms(ws: ClientConnection) -> list[str]:
    """The ids of what the kernel has open."""
    ws.send(_bericht("comm_info_request", "shell", {}))
    while True:
        gezegd = json.loads(ws.recv(timeout=30))
        if gezegd["header"]["msg_type"] == "comm_info_reply":
            return list(gezegd["content"]["comms"])


def _vervalst(comm: str, ander: str) -> Iterator[str]:
    """Messages to one comm that its own page never sends."""
    daden: list[Any] = [
        {"daad": "stippen_geteld", "inhoud": {"stap": "vierv", "totalen": {"k1": 99}}},
        {"daad": "sessie_begonnen", "inhoud": {}},
        {"daad": "kamer_geopend", "inhoud": {"net": "proef"}},
        {"daad": "bestaat_niet", "inhoud": {}},
        {"daad": "__class__", "inhoud": {"__class__": "x"}},
        {"daad": "wens_toegevoegd", "inhoud": {"tekst": "x", "sessie": ander}},
        {"daad": "wens_toegevoegd", "inhoud": {"tekst": "x"}, "id": "\x00"},
        *(
            {"daad": raar, "inhoud": raar}
            for raar in RARE_WAARDEN
            if raar != raar or not isinstance(raar, float)
        ),
        *({"blik": raar} for raar in RARE_WAARDEN if not isinstance(raar, float)),
    ]
    for daad in daden:
        yield _comm("comm_msg", comm, {"method": "custom", "content": daad})
    staten: tuple[dict[str, Any], ...] = (
        {"sessie": ander, "toestand": {}, "kamer": {}},
        {"_esm": "alert(1)", "_css": "x"},
        {"in_pagina": "x", "_model_name": "ButtonModel", "value": "import os"},
    )
    for staat in staten:
        yield _comm("comm_msg", comm, {"method": "update", "state": staat, "buffer_paths": []})
        yield _comm("comm_msg", comm, {"method": "request_state", "state": staat})
    for doel in (
        "jupyter.widget",
        "jupyter.widget.control",
        "jupyter.widget.version",
        "__main__",
        "os.system",
    ):
        vorm = {"comm_id": str(uuid.uuid4()), "target_name": doel, "target_module": "os"}
        knop = {"_model_module": "@jupyter-widgets/controls", "_model_name": "ButtonModel", "_view_count": 1}
        yield _bericht("comm_open", "shell", vorm | {"data": {"state": knop, "buffer_paths": []}})


def _comm(soort: str, comm: str, gegeven: dict[str, Any]) -> str:
    return _bericht(soort, "shell", {"comm_id": comm, "data": gegeven})


def test_forged_comms_make_no_event_but_what_the_facilitator_may(server: Server, gesprek: Gesprek) -> None:
    ander = Gesprek(server, gesprek.client)
    kernel = kernel_van(gesprek.client, gesprek.pad)
    eerst, daar = gesprek.log(), ander.log()
    adres = f"{server.adres.replace('http', 'ws')}/api/kernels/{kernel}/channels?session_id={uuid.uuid4()}"
    goed = str(uuid.uuid4())

    with connect(adres, additional_headers={"Cookie": _koeken(gesprek.client)}) as ws:
        comms = _comms(ws)
        assert comms
        for comm in comms:
            for bericht in _vervalst(comm, ander.sessie):
                ws.send(bericht)
            # Acts are taken in order: when this one is stored, all before it were judged.
            daad = {"daad": "wens_toegevoegd", "inhoud": {"tekst": "een bed"}, "id": goed}
            ws.send(_comm("comm_msg", comm, {"method": "custom", "content": daad}))
        wacht_tot(True, lambda: any(g.id == goed for g in gesprek.log()))

    nieuw = gesprek.log()[len(eerst) :]
    assert [("wens_toegevoegd", goed)] == [(g.soort, g.id) for g in nieuw]
    assert daar == ander.log()
    assert stand(gesprek.client, gesprek.sessie)["open"]


@pytest.mark.parametrize("wie", ["telefoon", "afstandsbediening"])
def test_no_phone_reaches_a_comm(server: Server, gesprek: Gesprek, wie: str) -> None:
    kernel = kernel_van(gesprek.client, gesprek.pad)
    koek = gesprek.telefoon() if wie == "telefoon" else _afstandsbediening(gesprek.client, _als_deur(gesprek))
    vermomd = koek.replace("rk_deelnemer", "rk_begeleider").replace("rk_afstand", "rk_begeleider")
    pad = f"/api/kernels/{kernel}/channels"
    kop = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    kop |= {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}

    codes = []
    for deur in (server.adres, gesprek.deur):
        for koekje in (koek, vermomd, _met_naam(koek, gesprek.client)):
            koppen = kop | {"Cookie": koekje}
            codes.append(httpx.get(f"{deur}{pad}", headers=koppen, trust_env=False).status_code)

    assert [403] * 3 + [404] * 3 == codes


def _met_naam(koek: str, client: httpx.Client) -> str:
    """A phone's token under the names of the facilitator's cookies."""
    return "; ".join(f"{naam}={koek.partition('=')[2]}" for naam in client.cookies)


def test_nothing_of_all_this_was_a_fault_of_the_server(server: Server) -> None:
    """Last in this file: what every press and every comm above left in the log."""
    assert "" == server.logboek.read_text()

"""The plug is pulled out under a room full of phones: they come back, and what they gave is there once."""

from __future__ import annotations

import asyncio
import json
import random
import re
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from rk.events import fold_alle
from rk.store import SqliteOpslag
from tests.conftest import Server
from tests.lang import rondes
from tests.server.kamerproef import kaarten_in
from tests.server.test_server import begin

TELEFOONS = rondes(5, 40)
_LANGST_NOG = 0.2
"""Seconds at most between what the test waits for and the kill: it comes in the middle of anything."""
_MEESTE_POGINGEN = 500


@dataclass(eq=False)
class Proef:
    """A room on a real server that is killed now and then. `op` is set while it runs."""

    client: httpx.Client
    sessie: str
    op: asyncio.Event = field(default_factory=asyncio.Event)
    geteld: asyncio.Condition = field(default_factory=asyncio.Condition)
    bewaard: int = 0
    klaar: bool = False

    def doe(self, daad: str, **inhoud: Any) -> httpx.Response:
        """The facilitator does something."""
        lijf = {"id": str(uuid.uuid4()), "daad": daad, "inhoud": inhoud}
        koppen = {"X-XSRFToken": self.client.cookies["_xsrf"]}
        return self.client.post(f"/api/sessies/{self.sessie}/daden", json=lijf, headers=koppen)

    async def tel(self) -> None:
        """One more card was acknowledged."""
        self.bewaard += 1
        await self.zeg()

    async def zeg(self) -> None:
        """A phone has seen something."""
        async with self.geteld:
            self.geteld.notify_all()

    async def tot(self, waar: Callable[[], bool]) -> None:
        """Wait until so many cards were acknowledged, or all phones have seen something."""
        async with asyncio.timeout(120), self.geteld:
            await self.geteld.wait_for(waar)


class Telefoon:
    """A phone with an outbox: each card is sent until the server says that it has it."""

    def __init__(self, proef: Proef, wie: int, adres: str, code: str) -> None:
        self.proef, self.wie, self.code = proef, wie, code
        self.client = httpx.AsyncClient(base_url=adres, timeout=20, trust_env=False)
        self.gegeven: dict[str, str] = {}
        self.stromen = 0
        self.plek = ""

    async def volg(self) -> None:
        """Follow the group, and ask again each time that the stream breaks, as a phone does."""
        while not self.proef.klaar:
            try:
                async with self.client.stream("GET", "/stroom") as stroom:
                    assert 200 == stroom.status_code
                    self.stromen += 1
                    await self.proef.zeg()
                    async for regel in stroom.aiter_lines():
                        if regel.startswith('data: {"merk"'):
                            self.plek = json.loads(regel.removeprefix("data: "))["plek"]
                            await self.proef.zeg()
            except httpx.TransportError:
                pass
            await self.proef.op.wait()

    async def stuur(self, methode: str, pad: str, **wat: Any) -> httpx.Response:
        for _poging in range(_MEESTE_POGINGEN):
            try:
                antwoord = await self.client.request(methode, pad, **wat)
            except httpx.TransportError:
                await self.proef.op.wait()
                continue
            if antwoord.status_code < 500:
                return antwoord
        raise AssertionError("de server antwoordde niet meer")

    async def leef(self) -> None:
        """Give cards until the test is over; every third is sent twice."""
        while not self.proef.klaar and len(self.gegeven) < 55:
            id_, tekst = str(uuid.uuid4()), f"kaart {len(self.gegeven)} van {self.wie}"
            velden = {"id": id_, "stap": "vierv", "vak": "verlaten", "tekst": tekst}
            for _keer in range(2 if len(self.gegeven) % 3 == 0 else 1):
                antwoord = await self.stuur("POST", "/inbreng", data=velden, headers=_SCRIPT)
                assert 200 == antwoord.status_code, antwoord.text
            self.gegeven[id_] = tekst
            await self.proef.tel()

    async def doe_mee(self) -> None:
        """Join, give and follow, until the test is over."""
        antwoord = await self.stuur("POST", "/binnen", data={"code": self.code})
        assert 303 == antwoord.status_code
        self.volgt = asyncio.create_task(self.volg())
        await self.leef()


_SCRIPT = {"Accept": "application/json"}


def _bord(datamap: Path, sessie: str) -> Counter[str]:
    opslag = SqliteOpslag(datamap / "routekaart.db", alleen_lezen=True)
    try:
        return Counter(k.tekst for k in fold_alle(opslag.lees(sessie)).kaarten)
    finally:
        opslag.sluit()


async def _speel(server: Server, client: httpx.Client, dobbel: random.Random, *, kijkt: bool) -> None:
    """One group, killed twice; while phones send, the group looks when `kijkt`."""
    proef = Proef(client, begin(client).removeprefix("/sessie/"))
    proef.op.set()
    assert 200 == proef.doe("kamer_geopend", net="proef").status_code
    proef.doe("stap_geopend", stap="vierv")
    stand = client.get(f"/api/sessies/{proef.sessie}/kamer").json()["kamer"]
    telefoons = [Telefoon(proef, wie, stand["adres"], stand["code"]) for wie in range(TELEFOONS)]
    levens = [asyncio.create_task(t.doe_mee()) for t in telefoons]

    for _keer in range(2):
        genoeg = proef.bewaard + dobbel.randint(5, 40)
        await proef.tot(lambda genoeg=genoeg: proef.bewaard >= genoeg)  # type: ignore[misc]
        kijkend = asyncio.create_task(asyncio.to_thread(_kijk, proef)) if kijkt else None
        if kijkend is not None and dobbel.random() < 0.5:
            await asyncio.wait([kijkend])
        # At a random moment: no answer, no transaction and no picture is known to be whole by then.
        await asyncio.wait(levens, timeout=dobbel.random() * _LANGST_NOG)
        stromen = {t.wie: t.stromen for t in telefoons}
        proef.op.clear()
        await asyncio.to_thread(server.kill)
        if kijkend is not None:
            await asyncio.wait([kijkend])
        await asyncio.to_thread(server.start)
        proef.op.set()
        await proef.tot(lambda voor=stromen: all(t.stromen > voor[t.wie] for t in telefoons))  # type: ignore[misc]
    genoeg = proef.bewaard + TELEFOONS
    await proef.tot(lambda: proef.bewaard >= genoeg or all(t.done() for t in levens))
    proef.klaar = True
    await asyncio.gather(*levens)

    proef.doe("fase_gezet", stap="vierv", fase="voor_zich")
    op_tafel = _bord(server.datamap, proef.sessie)
    for t in telefoons:
        eigen = (await t.stuur("GET", "/eigen")).json()["eigen"]
        nog_hier = Counter(t.gegeven[id_] for id_ in kaarten_in(eigen))
        assert Counter(t.gegeven.values()) == nog_hier + Counter(
            {tekst: aantal for tekst, aantal in op_tafel.items() if re.search(rf" van {t.wie}$", tekst)}
        )
    stand = client.get(f"/api/sessies/{proef.sessie}/kamer").json()["kamer"]
    assert TELEFOONS == stand["deelnemers"]
    assert 200 == proef.doe("fase_gezet", stap="vierv", fase="bekijken").status_code
    await proef.tot(lambda: {"vierv:bekijken"} == {t.plek for t in telefoons})
    assert Counter(x for t in telefoons for x in t.gegeven.values()) == _bord(server.datamap, proef.sessie)
    for t in telefoons:
        t.volgt.cancel()
        await asyncio.wait([t.volgt])
        await t.client.aclose()
    assert 200 == proef.doe("sessie_gesloten").status_code


def _kijk(proef: Proef) -> None:
    """The group looks just when the plug is pulled: whether that counted, the store knows."""
    try:
        proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    except httpx.TransportError:
        return


async def test_after_every_power_cut_each_phone_is_back_and_each_card_is_there_once(tmp_path: Path) -> None:
    zaad = random.randrange(2**32)
    dobbel = random.Random(zaad)
    server = Server(tmp_path)
    await asyncio.to_thread(server.start)
    try:
        with server.client() as client:
            for ronde in range(rondes(2, 30)):
                print(f"zaad {zaad}, ronde {ronde}")
                await _speel(server, client, dobbel, kijkt=ronde % 2 == 1)
    finally:
        server.stop()
    # A kernel that was still being made when the server stopped says that it died.
    regels = [r for r in server.logboek.read_text().splitlines() if "DeadKernelError" not in r]
    assert [] == [r for r in regels if "Error" in r or "Traceback" in r]

"""A phone as its script behaves: follows the stream, fetches its own part, gives cards, comes back."""

from __future__ import annotations

import asyncio
import json
import random
import ssl
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import httpx
from tornado.httpclient import HTTPRequest
from tornado.simple_httpclient import SimpleAsyncHTTPClient

TERUG = (0.5, 1.0, 2.0, 2.0, 2.0, 2.0, 5.0)
"""Seconds before it tries again, each time half to one and a half of it; as in verbinding.js."""
_MEESTE_POGINGEN = 40
_GEEN_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # one for all: making it takes longer than a request


@dataclass(kw_only=True, slots=True)
class Kamer:
    """A room: where phones come in, and with which code."""

    sessie: str
    adres: str
    code: str
    aan: bool = False


@dataclass(eq=False, slots=True)
class Gezien:
    """When each of the streams had the newest picture; `nr` counts pictures over all of them."""

    merken: dict[int, tuple[str, float]] = field(default_factory=dict)
    beweging: asyncio.Event = field(default_factory=asyncio.Event)

    def neem(self, stroom: int, merk: str) -> None:
        """A stream got this picture now."""
        self.merken[stroom] = (merk, time.perf_counter())
        self.beweging.set()

    async def tot(self, klaar: Callable[[], bool], geduld: float) -> bool:
        """Wait until it is so; False when it took too long."""
        einde = time.monotonic() + geduld
        while not klaar() and time.monotonic() < einde:
            self.beweging.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.beweging.wait(), 0.5)
        return klaar()


class Telefoon:
    """One phone in a room. `bewaard` holds the texts that the server said it has."""

    def __init__(self, kamer: Kamer, gezien: Gezien, *, stromen: int = 1, haalt: bool = True) -> None:
        self.kamer = kamer
        self.bewaard: list[str] = []
        self._haalt = haalt
        self._gezien = gezien
        self._merk = ""
        self._aantal = stromen
        self._client = httpx.AsyncClient(base_url=kamer.adres, verify=_GEEN_TLS, timeout=10, trust_env=False)
        self._bron = SimpleAsyncHTTPClient(force_instance=True, max_clients=stromen)
        self._taken: list[asyncio.Task[None]] = []

    async def kom(self) -> None:
        """Join, look at the page, follow the stream."""
        antwoord = await self._client.post("/binnen", data={"code": self.kamer.code})
        if antwoord.status_code != 303:
            raise RuntimeError(antwoord.text)
        (await self._client.get("/")).raise_for_status()
        self.volg()

    def volg(self) -> None:
        """Follow what the group does, until `sluit`; comes back by itself."""
        self._taken = [asyncio.create_task(self._volg()) for _ in range(self._aantal)]

    async def _volg(self) -> None:
        koekjes = "; ".join(f"{naam}={waarde}" for naam, waarde in self._client.cookies.items())
        nr = hash(asyncio.current_task())
        rest = b""
        poging = 0

        def lees(deel: bytes) -> None:
            nonlocal rest, poging
            *heel, rest = (rest + deel).split(b"\n\n")
            for bericht in heel:
                if bericht.startswith(b"data: {"):
                    poging = 0
                    self._neem(nr, json.loads(bericht.removeprefix(b"data: ")))

        for _keer in range(_MEESTE_POGINGEN):
            vraag = HTTPRequest(
                f"{self.kamer.adres}/stroom", headers={"Cookie": koekjes}, streaming_callback=lees,
                request_timeout=0, connect_timeout=5,
            )  # fmt: skip
            rest = b""
            with suppress(Exception):  # whatever broke it: a phone tries again
                await self._bron.fetch(vraag)
            await asyncio.sleep(TERUG[min(poging, len(TERUG) - 1)] * random.uniform(0.5, 1.5))
            poging += 1

    def _neem(self, nr: int, beeld: dict[str, object]) -> None:
        self._gezien.neem(nr, str(beeld["merk"]))
        if beeld["eigen"] and beeld["merk"] != self._merk and self._haalt:
            self._taken.append(asyncio.create_task(self._haal_eigen()))
        self._merk = str(beeld["merk"])

    async def _haal_eigen(self) -> None:
        await asyncio.sleep(random.uniform(0, 0.3))
        with suppress(httpx.TransportError):
            await self._client.get("/eigen")

    async def leg(self, tekst: str, *, tweemaal: bool) -> list[float]:
        """Give a card, now and then twice; the seconds that each took."""
        velden = {"id": str(uuid.uuid4()), "stap": "vierv", "vak": "versterken", "tekst": tekst}
        tijden = []
        for _keer in range(2 if tweemaal else 1):
            begin = time.perf_counter()
            antwoord = await self._client.post(
                "/inbreng", data=velden, headers={"Accept": "application/json"}
            )
            tijden.append(time.perf_counter() - begin)
            if antwoord.status_code != 200:
                raise RuntimeError(antwoord.text)
        self.bewaard.append(tekst)
        return tijden

    async def sluit(self) -> None:
        """Put the phone away."""
        for taak in self._taken:
            taak.cancel()
        await asyncio.gather(*self._taken, return_exceptions=True)
        self._bron.close()
        await self._client.aclose()

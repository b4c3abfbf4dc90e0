"""What is measured, in a process of its own: our server, or one whose handlers do nothing."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from benchmarks.geheugen import mb
from benchmarks.samen.telefoon import Kamer
from benchmarks.servers import Server, vrije_poort
from rk.events import fold_alle
from rk.store import SqliteOpslag

_WACHT = 60.0
_PROJECT = Path(__file__).resolve().parents[2]


class Doel(Server):
    """Something that phones can join, and that can be killed and started again."""

    def __init__(self, map_: Path, module: str, *argumenten: str) -> None:
        self.map_ = map_
        self._nr = 0
        self._opdracht = ["-m", module]
        self._argumenten = argumenten
        self.poort = vrije_poort()
        self._begin()

    def _begin(self) -> None:
        self._nr += 1
        omgeving = os.environ | {"PYTHONPATH": str(_PROJECT)}
        opdracht = [sys.executable, *self._opdracht, str(self.poort), *self._argumenten]
        super().__init__(
            opdracht, self.map_, self.poort, omgeving=omgeving, naam=f"{type(self).__name__}-{self._nr}"
        )

    async def _gezegd(self, patroon: str) -> str:
        """What it printed that looks like this; waits for it."""
        einde = time.monotonic() + _WACHT
        while time.monotonic() < einde and self.proces.poll() is None:
            if gevonden := re.findall(patroon, self.uitvoer()):
                return str(gevonden[-1])
            await asyncio.sleep(0.02)
        raise RuntimeError(self.uitvoer())

    async def klaar(self) -> None:
        """Wait until it can be asked something."""
        raise NotImplementedError

    async def kamers(self, aantal: int) -> list[Kamer]:
        """So many rooms that phones can join, each at a step that collects."""
        raise NotImplementedError

    async def wissel(self, kamer: Kamer) -> None:
        """Something that every phone in the room must see."""
        raise NotImplementedError

    async def kijk(self, kamer: Kamer) -> None:
        """The group looks together for a moment, and goes on each for himself."""
        await self.wissel(kamer)

    async def bord(self, kamer: Kamer) -> list[str] | None:
        """The texts on the group's board once it looks together. None when there is no board."""
        return None

    async def rust(self) -> None:
        """Wait until nothing is being started any more."""

    def pss(self) -> float:
        """The server's own share of memory, in MB."""
        return mb(self.proces.pid)

    async def herstart(self) -> None:
        """Pull the plug, and start it again on the same port."""
        self.proces.kill()
        self.proces.wait(20)
        self._begin()

    async def sluit(self) -> None:
        """Let go of what this side holds open."""


class Kaal(Doel):
    """Handlers that do nothing."""

    def __init__(self, map_: Path) -> None:
        super().__init__(map_, "benchmarks.samen.kaal")

    async def klaar(self) -> None:
        await self._gezegd("klaar")

    async def kamers(self, aantal: int) -> list[Kamer]:
        await self.klaar()
        self._client = httpx.AsyncClient(base_url=f"http://127.0.0.2:{self.poort}", trust_env=False)
        return [Kamer(sessie=str(nr), adres=str(self._client.base_url), code="x") for nr in range(aantal)]

    async def wissel(self, kamer: Kamer) -> None:
        await self._client.post("/wissel")

    async def sluit(self) -> None:
        await self._client.aclose()


class Samen(Doel):
    """Our server, with the facilitator's page of each session open: its kernel draws along."""

    def __init__(self, map_: Path) -> None:
        self._data = map_ / "data"
        self._paginas: list[asyncio.Task[None]] = []
        super().__init__(map_, "benchmarks.samen.server", str(self._data))

    async def klaar(self) -> None:
        await self._gezegd(r"/open/\S+")

    async def rust(self) -> None:
        await asyncio.to_thread(self.wacht_op_rust, hoogstens=40)

    async def kamers(self, aantal: int) -> list[Kamer]:
        link = await self._gezegd(r"/open/\S+")
        self._client = httpx.AsyncClient(base_url=self.adres, timeout=60, trust_env=False)
        await self._client.get(link, follow_redirects=True)
        self._client.headers["X-XSRFToken"] = self._client.cookies["_xsrf"]
        rij = []
        for _nr in range(aantal):
            vorm = {"kaart": "sittard-geleen-beek-stein", "casus": "rob", "minuten": "60"}
            antwoord = await self._client.post("/sessies", data=vorm)
            sessie = antwoord.headers["location"].removeprefix("/sessie/")
            await self._doe(sessie, "kamer_geopend", net="meting")
            await self._doe(sessie, "stap_geopend", stap="vierv")
            stand = (await self._client.get(f"/api/sessies/{sessie}/kamer")).json()["kamer"]
            rij.append(Kamer(sessie=sessie, adres=stand["adres"], code=stand["code"]))
            pagina = (await self._client.get(f"/sessie/{sessie}")).text
            kernel = re.findall(r'"kernelId": ?"([\w-]+)"', pagina)[0]
            self._paginas.append(asyncio.create_task(self._kijk_mee(kernel)))
        return rij

    async def _doe(self, sessie: str, daad: str, **inhoud: object) -> None:
        lijf = {"id": os.urandom(8).hex(), "daad": daad, "inhoud": inhoud}
        antwoord = await self._client.post(f"/api/sessies/{sessie}/daden", json=lijf)
        if antwoord.status_code != 200:
            raise RuntimeError(antwoord.text)

    async def _kijk_mee(self, kernel: str) -> None:
        """The beamer: takes what the kernel draws."""
        koekjes = "; ".join(f"{naam}={waarde}" for naam, waarde in self._client.cookies.items())
        adres = f"{self.adres.replace('http', 'ws')}/api/kernels/{kernel}/channels?session_id=meting"
        with suppress(ConnectionClosed):
            async with connect(adres, additional_headers={"Cookie": koekjes}, max_size=None) as ws:
                async for _bericht in ws:
                    pass

    async def wissel(self, kamer: Kamer) -> None:
        kamer.aan = not kamer.aan
        await self._doe(kamer.sessie, "kamer_meelezen", aan=kamer.aan)

    async def kijk(self, kamer: Kamer) -> None:
        for fase in ("bekijken", "voor_zich"):
            await self._doe(kamer.sessie, "fase_gezet", stap="vierv", fase=fase)

    async def bord(self, kamer: Kamer) -> list[str] | None:
        await self._doe(kamer.sessie, "fase_gezet", stap="vierv", fase="bekijken")
        opslag = SqliteOpslag(self._data / "routekaart.db", alleen_lezen=True)
        try:
            return [k.tekst for k in fold_alle(opslag.lees(kamer.sessie)).kaarten]
        finally:
            opslag.sluit()

    async def sluit(self) -> None:
        for taak in self._paginas:
            taak.cancel()
        await asyncio.gather(*self._paginas, return_exceptions=True)
        await self._client.aclose()

"""A house with a door for phones, in this process, on 127.0.0.2; and phones that walk in."""

from __future__ import annotations

import asyncio
import json
import re
import ssl
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from rk.domain import Kamerstand, Net
from rk.events import Gebeurtenis, Rol, maak
from rk.server.huis import Huis
from rk.server.statisch import Statisch
from rk.server.telefoon.deur import Telefoondeur
from rk.store import GeheugenOpslag, Opslag
from tests.unit.begin import eerste

NET = Net(id="proef", naam="Proefnet", adres="127.0.0.2")


@dataclass(kw_only=True)
class Kamerproef:
    """Rob's session, open for phones. `log` is what the group's log holds."""

    huis: Huis
    deur: Telefoondeur
    opslag: Opslag
    sessie: str = ""
    _clients: list[httpx.AsyncClient] = field(default_factory=list)

    async def doe(self, soort: str, /, **inhoud: Any) -> Gebeurtenis:
        """The facilitator does something."""
        return await self.huis.schrijf(self.sessie, maak(soort, inhoud), rol=Rol.FACILITATOR)

    async def kamer(self, daad: str, /, **inhoud: Any) -> None:
        """The facilitator does something about the room."""
        await self.huis.kamers.doe(self.sessie, daad, inhoud)

    async def open(self, stap: str = "vierv") -> None:
        """Open the room, and a step."""
        await self.kamer("kamer_geopend", net=NET.id)
        await self.doe("stap_geopend", stap=stap)

    async def stand(self, **velden: Any) -> Kamerstand:
        """What the beamer knows of the room, once these fields are so."""
        plek = await self.huis.haal(self.sessie)
        async with asyncio.timeout(20):
            while any(getattr(plek.stand, naam) != waarde for naam, waarde in velden.items()) or (
                plek.aanzicht.gepland is not None
            ):
                try:
                    await asyncio.wait_for(plek.meer.wait(), 0.3)
                except TimeoutError:
                    continue
        return plek.stand

    def log(self) -> list[Gebeurtenis]:
        return self.opslag.lees(self.sessie)

    async def adres(self) -> str:
        return (await self.stand(open=True)).adres

    async def vreemde(self) -> httpx.AsyncClient:
        """A phone that did not join."""
        client = httpx.AsyncClient(base_url=await self.adres(), timeout=20, trust_env=False, verify=False)
        self._clients.append(client)
        return client

    async def telefoon(self) -> Telefoon:
        """A phone that joins with the code."""
        client = await self.vreemde()
        antwoord = await client.post("/binnen", data={"code": (await self.stand(open=True)).code})
        assert 303 == antwoord.status_code, antwoord.text
        return Telefoon(client)

    async def sluit(self) -> None:
        for client in self._clients:
            await client.aclose()
        self.huis.zeg_af()
        await self.deur.sluit_alles()
        self.huis.sluit()


class Telefoon:
    """A phone with our script: what it is answered is JSON."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def stuur(self, pad: str, velden: Mapping[str, Any]) -> httpx.Response:
        return await self.client.post(pad, data=velden, headers={"Accept": "application/json"})

    async def leg(self, tekst: str, vak: str = "vasthouden", *, id_: str = "", vervangt: str = "") -> str:
        """Give a card, by the form as it is now; gives the id that it was sent with."""
        id_ = id_ or str(uuid.uuid4())
        velden = {"id": id_, "stap": "vierv", "vak": vak, "tekst": tekst, "vervangt": vervangt}
        velden["gemeld"] = gemeld_in(await self.pagina())
        antwoord = await self.stuur("/inbreng", velden)
        assert 200 == antwoord.status_code, antwoord.text
        return id_

    async def pagina(self) -> str:
        antwoord = await self.client.get("/")
        assert 200 == antwoord.status_code
        return antwoord.text

    async def eigen(self) -> str:
        antwoord = await self.client.get("/eigen")
        assert 200 == antwoord.status_code
        return str(antwoord.json()["eigen"])

    @asynccontextmanager
    async def stroom(self) -> AsyncIterator[AsyncIterator[tuple[str, str]]]:
        """What the server sends by itself: kind and data."""
        async with self.client.stream("GET", "/stroom") as antwoord:
            assert 200 == antwoord.status_code
            yield _berichten(antwoord)


async def _berichten(antwoord: httpx.Response) -> AsyncIterator[tuple[str, str]]:
    soort = "message"
    async for regel in antwoord.aiter_lines():
        if regel.startswith("event: "):
            soort = regel.removeprefix("event: ")
        elif regel.startswith("data: "):
            yield soort, regel.removeprefix("data: ")
            soort = "message"


def gemeld_in(markup: str) -> str:
    """What a form brings along of whether the facilitator reads along."""
    gevonden = re.search(r'name="gemeld" value="(\d)"', markup)
    return gevonden[1] if gevonden else "0"


def kaarten_in(markup: str) -> set[str]:
    """The ids of the contributions on a phone."""
    return set(re.findall(r'id="mijn-([\w-]+)"', markup))


def lees(bericht: str) -> dict[str, Any]:
    gelezen: dict[str, Any] = json.loads(bericht)
    return gelezen


@asynccontextmanager
async def kamerproef(
    opslag: Opslag | None = None, *, tls: ssl.SSLContext | None = None
) -> AsyncIterator[Kamerproef]:
    """A house with Rob's session; its room is closed."""
    opslag = opslag or GeheugenOpslag()
    huis = Huis(opslag)
    deur = Telefoondeur(huis, Statisch(), netten=lambda: (NET,), poort=0, tls=tls)
    huis.kamers.deur = deur
    await huis.kamers.hervat()
    proef = Kamerproef(huis=huis, deur=deur, opslag=opslag)
    bekend = opslag.sessies()
    proef.sessie = bekend[0].id if bekend else await huis.begin(eerste().inhoud)
    try:
        yield proef
    finally:
        await proef.sluit()

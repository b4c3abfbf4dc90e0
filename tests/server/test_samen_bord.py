"""After a lively round every client has the same board: what its role may see of the log."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import httpx
import pytest_asyncio

from rk.domain import Kamerstand, Stap
from rk.events import BEGIN, Toestand, fold, fold_alle
from rk.tekening.afstand import bediening, merk
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik
from rk.tekening.boom import schrijf
from tests.lang import rondes
from tests.server.kamerproef import Kamerproef, Telefoon, kamerproef, lees

TELEFOONS, SCHERMEN = 5, 3
_WOORD = re.compile(r"woord\d{6}")


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[Kamerproef]:
    async with kamerproef() as proef:
        await proef.open()
        yield proef


class Scherm:
    """A client of the group's stream that folds by itself, and reads again from where it was when
    its connection broke. It ends with the event that says so.
    """

    def __init__(self, proef: Kamerproef, dobbel: random.Random) -> None:
        self.proef, self.dobbel = proef, dobbel
        self.toestand = BEGIN
        self.kamer = Kamerstand()

    async def volg(self) -> Toestand:
        while self.toestand.titel != "klaar":
            geduld = self.dobbel.randint(1, 6)
            async with aclosing(
                self.proef.huis.volg(self.proef.sessie, self.toestand.nr, hartslag=0.05)
            ) as stroom:
                async for nieuw, kamer in stroom:
                    for g in nieuw:
                        self.toestand = fold(self.toestand, g)
                    self.kamer = kamer or self.kamer
                    geduld -= 1
                    if self.toestand.titel == "klaar" or not geduld:
                        break
        return self.toestand


class Bediening:
    """The remote, that follows as its script does: it asks for its page when its stream says that
    something changed.
    """

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.gehoord = ""
        self.deel: dict[str, Any] = {}

    async def volg(self) -> None:
        async with self.client.stream("GET", "/afstand/stroom") as stroom:
            async for regel in stroom.aiter_lines():
                if not regel.startswith('data: {"rol"'):
                    continue
                self.gehoord += regel
                if lees(regel.removeprefix("data: "))["merk"] != self.deel.get("merk"):
                    self.deel = (await self.client.get("/afstand/deel")).json()


async def _bediening(proef: Kamerproef) -> httpx.AsyncClient:
    """A phone that the laptop said yes to."""
    await proef.kamer("kamer_afstand", aan=True)
    client = await proef.vreemde()
    code = (await proef.huis.kamers.nu(proef.sessie)).afstandscode
    assert 303 == (await client.post("/afstand/binnen", data={"code": code})).status_code
    nummer = (await proef.huis.kamers.nu(proef.sessie)).afstand_vraagt
    await proef.kamer("kamer_afstand_bevestigd", ja=True, nummer=nummer)
    return client


async def _typ(t: Telefoon, ronde: int, wie: int, dobbel: random.Random) -> None:
    """Give, give again and take back, in an order of one's own."""
    van_mij: list[str] = []
    for nr in range(8):
        tekst = f"woord{ronde:02}{wie}{nr:03}"
        id_ = await t.leg(tekst)
        if dobbel.random() < 0.3:
            await t.leg(tekst, id_=id_)
        if van_mij and dobbel.random() < 0.3:
            await t.stuur("/inbreng/weg", {"id": dobbel.choice(van_mij)})
        van_mij.append(id_)


async def _beweeg(proef: Kamerproef, ronde: int, dobbel: random.Random) -> None:
    """The group goes back and forth meanwhile; the facilitator types too."""
    for nr in range(6):
        await proef.doe("fase_gezet", stap="vierv", fase=dobbel.choice(("voor_zich", "bekijken", "kiezen")))
        await proef.doe("kaart_toegevoegd", vak="vernieuwen", tekst=f"woord{ronde:02}9{nr:03}")


async def test_every_screen_and_every_phone_ends_with_what_the_log_folds_to(proef: Kamerproef) -> None:
    for ronde in range(rondes(3, 60)):
        zaad = random.randrange(2**32)
        print(f"zaad {zaad}")
        dobbel = random.Random(zaad)
        telefoons = [await proef.telefoon() for _ in range(1 if ronde else TELEFOONS)]
        await proef.doe("sessie_hernoemd", titel="bezig")
        bediening_ = Bediening(await _bediening(proef))
        schermen = [Scherm(proef, dobbel) for _ in range(SCHERMEN)]
        kijkend = [asyncio.create_task(s.volg()) for s in schermen]
        bedient = asyncio.create_task(bediening_.volg())
        await asyncio.gather(
            _beweeg(proef, ronde, dobbel), *(_typ(t, ronde, wie, dobbel) for wie, t in enumerate(telefoons))
        )
        await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
        kaarten = (await proef.huis.toestand(proef.sessie)).kaarten
        verborgen = dobbel.sample([k.id for k in kaarten], k=2)
        for id_ in verborgen:  # the person does not want these to be seen
            await proef.doe("verborgen_gezet", wat=id_)
        await proef.kamer("kamer_stippen", aantal=2)
        await proef.doe("fase_gezet", stap="vierv", fase="kiezen")
        await proef.doe("sessie_hernoemd", titel="klaar")
        gezien = await asyncio.gather(*kijkend)
        async with asyncio.timeout(60):
            plek = await proef.huis.haal(proef.sessie)
            stand = proef.huis.kamers.stand_van(plek)
            while bediening_.deel.get("merk") != merk(plek.toestand, stand):
                proef.huis.kamers.veranderd(plek)  # as the house says each minute: a phone can be away by now
                await asyncio.wait([bedient], timeout=0.3)
                assert not bedient.done(), "de afstandsbediening hoort niets meer"
                stand = proef.huis.kamers.stand_van(plek)
        bedient.cancel()
        await asyncio.wait([bedient])

        echt = fold_alle(proef.log())
        assert [echt] * SCHERMEN == gezien
        bord = Counter(k.tekst for k in echt.kaarten if k.id not in echt.verborgen)
        assert set(verborgen) <= echt.verborgen
        weg = {k.tekst for k in echt.kaarten if k.id in echt.verborgen} - set(bord)
        assert weg
        assert set(bord) == set(_WOORD.findall(schrijf(beeld(echt, Stap.VIERV, Blik()))))
        assert () == proef.opslag.privaat(proef.sessie).inbreng
        for t in telefoons:
            assert bord == Counter(_WOORD.findall(await t.eigen()))
            assert bord == Counter(_WOORD.findall(await t.pagina()))
            assert set() == set(_WOORD.findall(await _tot_kiezen(t)))
        sleutel = re.findall(r'name="sleutel" value="([\w-]+)"', bediening_.deel["blad"])[0]
        assert schrijf(bediening(echt, stand, sleutel=sleutel)) == bediening_.deel["blad"]
        assert set() == set(_WOORD.findall(bediening_.gehoord + str(bediening_.deel)))


async def _tot_kiezen(t: Telefoon) -> str:
    """Every picture that a phone gets until it knows that the group chooses."""
    gezien = ""
    async with asyncio.timeout(20), t.stroom() as berichten:
        async for soort, bericht in berichten:
            gezien += bericht
            if soort == "message" and lees(bericht)["plek"] == "vierv:kiezen":
                break
    return gezien

"""Who is here: a phone that sleeps still counts, one that walked away does not, and none takes it all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import httpx
import pytest
import pytest_asyncio

from rk.domain import Kamerstand
from rk.server.kamer import EVEN_WEG
from rk.server.telefoon.basis import STROMEN
from tests.server.kamerproef import Kamerproef, _berichten, kamerproef
from tests.server.test_afstand import antwoord, bediening, vraag


class Klok:
    """Seconds that pass when the test says so."""

    nu = 1000.0

    def __call__(self) -> float:
        return self.nu


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[Kamerproef]:
    async with kamerproef() as proef:
        await proef.open()
        yield proef


@pytest_asyncio.fixture
async def klok(proef: Kamerproef) -> Klok:
    klok = Klok()
    (await proef.huis.haal(proef.sessie)).kamer.klok = klok
    return klok


async def kijk(proef: Kamerproef) -> Kamerstand:
    """What the beamer would show now."""
    return await proef.huis.kamers.nu(proef.sessie)


# ---- who counts --------------------------------------------------------------------------------------


async def test_who_walked_away_is_not_waited_for_and_counts_again_when_back(
    proef: Kamerproef, klok: Klok
) -> None:
    blijft, gaat = await proef.telefoon(), await proef.telefoon()
    klok.nu += EVEN_WEG - 1
    assert 2 == (await kijk(proef)).deelnemers  # a phone that sleeps does not flicker
    await blijft.eigen()
    klok.nu += 1

    assert 1 == (await kijk(proef)).deelnemers
    await gaat.eigen()
    assert 2 == (await proef.stand(deelnemers=2)).deelnemers


async def test_a_phone_with_the_page_open_counts_however_long_it_is_silent(
    proef: Kamerproef, klok: Klok
) -> None:
    telefoon = await proef.telefoon()
    async with telefoon.stroom() as berichten:
        await anext(berichten)
        klok.nu += 100 * EVEN_WEG
        assert 1 == (await kijk(proef)).deelnemers

    await tot(lambda: not proef.deur._stromen._van)
    klok.nu += EVEN_WEG - 1
    assert 1 == (await kijk(proef)).deelnemers  # from the moment that it lost its stream
    klok.nu += 1
    assert 0 == (await kijk(proef)).deelnemers


async def test_who_is_ready_or_left_something_counts_at_that_step_though_gone(
    proef: Kamerproef, klok: Klok
) -> None:
    klaar, gaf, _niets = [await proef.telefoon() for _ in range(3)]
    await klaar.stuur("/klaar", {"stap": "vierv", "klaar": "1"})
    await gaf.leg("zilvermeeuw")
    klok.nu += EVEN_WEG

    stand = await kijk(proef)
    assert (2, 1, 1) == (stand.deelnemers, stand.klaar, stand.wachtend)
    await proef.doe("stap_geopend", stap="dilemmas")
    assert 0 == (await kijk(proef)).deelnemers


async def test_anonymity_is_called_thin_by_who_is_here_and_not_by_who_came(
    proef: Kamerproef, klok: Klok
) -> None:
    dun = "soms is te raden van wie iets is"
    telefoons = [await proef.telefoon() for _ in range(4)]
    assert dun not in await telefoons[0].pagina()

    klok.nu += EVEN_WEG
    for telefoon in telefoons[:3]:
        await telefoon.eigen()

    assert dun in await telefoons[0].pagina()


async def test_after_a_restart_everybody_has_time_to_come_back(proef: Kamerproef) -> None:
    await proef.telefoon()
    plek = await proef.huis.haal(proef.sessie)
    proef.huis._sessies.clear()

    opnieuw = await proef.huis.haal(proef.sessie)

    assert plek is not opnieuw
    assert 1 == len(opnieuw.kamer.aanwezig(opnieuw.toestand.stap))


# ---- one phone, some streams ---------------------------------------------------------------------------


async def tot(zo: Callable[[], bool]) -> None:
    """Until the server has noticed."""
    async with asyncio.timeout(20):
        while not zo():
            await asyncio.sleep(0)


async def stromen(
    client: httpx.AsyncClient, pad: str, aantal: int, open_: AsyncExitStack
) -> list[AsyncIterator[tuple[str, str]]]:
    """So many streams of one phone, each with its first message read."""
    rij = []
    for _ in range(aantal):
        antwoord = await open_.enter_async_context(client.stream("GET", pad))
        rij.append(_berichten(antwoord))
        await anext(rij[-1])
    return rij


@pytest.mark.parametrize("wie", ["deelnemer", "afstandsbediening"])
async def test_of_more_streams_than_a_phone_needs_the_oldest_is_told_that_it_ends(
    proef: Kamerproef, wie: str
) -> None:
    client = (await proef.telefoon()).client if wie == "deelnemer" else await bediening(proef)
    pad = "/stroom" if wie == "deelnemer" else "/afstand/stroom"
    async with AsyncExitStack() as open_:
        oud, *rest = await stromen(client, pad, STROMEN + 1, open_)

        assert [("einde", "weg")] == [bericht async for bericht in oud]
        assert [STROMEN] == [len(rij) for rij in proef.deur._stromen._van.values()]
        await proef.doe("stap_geopend", stap="dilemmas")
        assert [True] * STROMEN == ["dilemmas" in (await anext(berichten))[1] for berichten in rest]


async def test_another_phone_loses_nothing_by_one_that_takes_much(proef: Kamerproef) -> None:
    stil, gulzig = await proef.telefoon(), await proef.telefoon()
    async with AsyncExitStack() as open_:
        [mijn] = await stromen(stil.client, "/stroom", 1, open_)
        await stromen(gulzig.client, "/stroom", 4 * STROMEN, open_)
        await proef.doe("stap_geopend", stap="dilemmas")

        assert "dilemmas" in (await anext(mijn))[1]


async def test_a_page_that_is_loaded_anew_again_and_again_keeps_following(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    for _ in range(3 * STROMEN):
        async with telefoon.stroom() as berichten:
            await anext(berichten)

    async with telefoon.stroom() as berichten:
        await anext(berichten)
        await proef.doe("stap_geopend", stap="dilemmas")
        assert "dilemmas" in (await anext(berichten))[1]
    await tot(lambda: not proef.deur._stromen._van)
    assert [0] == [d.stromen for d in (await proef.huis.haal(proef.sessie)).kamer.telefoons()]


async def test_a_phone_that_asks_to_be_the_remote_and_is_it_then_counts_right(proef: Kamerproef) -> None:
    """Its stream began when it was nobody yet."""
    client = await vraag(proef)
    async with client.stream("GET", "/afstand/stroom") as stroom:
        berichten = _berichten(stroom)
        await anext(berichten)
        await antwoord(proef, ja=True)
        assert "bedient" in (await anext(berichten))[1]
    await tot(lambda: not proef.deur._stromen._van)

    wie = (await proef.huis.haal(proef.sessie)).kamer.afstand()
    assert wie is not None
    assert 0 == wie.stromen

"""A page that stays open for a day, and a house that is full."""

from __future__ import annotations

import asyncio
import gc
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
import pytest_asyncio

from rk.server import kamers
from rk.server.telefoon import basis
from tests.lang import rondes
from tests.server.kamerproef import Kamerproef, Telefoon, kamerproef, lees

_RONDES = rondes(40, 4000)
"""A day has 5760 heartbeats."""


@pytest_asyncio.fixture
async def proef(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Kamerproef]:
    monkeypatch.setattr(kamers, "TUSSEN", 0.0)
    monkeypatch.setattr(basis, "HARTSLAG", 0.001)
    async with kamerproef() as proef:
        await proef.open()
        yield proef


def bezit() -> Counter[str]:
    """How many there are of what could pile up: ours, Tornado's, and what waits in the loop."""
    gc.collect()
    levend = (x for x in gc.get_objects() if not (isinstance(x, asyncio.TimerHandle) and x.cancelled()))
    namen = (f"{type(x).__module__}.{type(x).__qualname__}" for x in levend)
    return Counter(naam for naam in namen if naam.startswith(("rk.", "tornado.", "asyncio.", "_asyncio.")))


async def _blijf_kijken(proef: Kamerproef, telefoons: list[Telefoon], keer: int) -> None:
    """Every phone follows through heartbeats and changes; the beamer's kernel follows too."""
    async with aclosing(proef.huis.volg(proef.sessie, 0, hartslag=0.001)) as kernel:
        for t in telefoons:
            async with t.stroom() as berichten:
                for nr in range(keer):
                    await proef.kamer("kamer_meelezen", aan=nr % 2 == 0)
                    await proef.kamer("kamer_op_slot", op_slot=nr % 2 == 0)
                    await anext(kernel)
                    woord = "leest mee" if nr % 2 == 0 else "Niemand ziet"
                    async for soort, bericht in berichten:
                        if soort == "message" and woord in lees(bericht)["blad"]:
                            break
                    async for soort, _leeg in berichten:
                        if soort == "hart":
                            break


async def _groei(eerst: Counter[str]) -> dict[str, int]:
    """What there is more of than there was, by more than a quarter of the rounds: what piles up does
    so with every round. What was just closed gets a while to go.
    """
    groei: dict[str, int] = {}
    for _keer in range(20):
        groei = {wat: n - eerst[wat] for wat, n in bezit().items() if n - eerst[wat] > _RONDES // 4}
        if not groei:
            break
        await asyncio.sleep(0)
    return groei


async def test_a_page_that_stays_open_for_a_day_does_not_make_the_server_grow(proef: Kamerproef) -> None:
    telefoons = [await proef.telefoon() for _ in range(3)]
    await _blijf_kijken(proef, telefoons, 5)
    plek = await proef.huis.haal(proef.sessie)
    eerst, events = bezit(), len(plek.gebeurtenissen)

    await _blijf_kijken(proef, telefoons, _RONDES)

    assert {} == await _groei(eerst)
    assert events == len(plek.gebeurtenissen)


async def test_a_phone_that_comes_and_goes_all_day_is_one_phone_and_leaves_nothing(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()

    async def kom_en_ga(keer: int) -> None:
        for _ in range(keer):
            async with telefoon.stroom() as berichten:
                await anext(berichten)

    await kom_en_ga(5)
    eerst = bezit()
    await kom_en_ga(_RONDES)

    assert {} == await _groei(eerst)
    assert 1 == (await proef.stand(deelnemers=1)).deelnemers


async def test_a_full_room_stays_full_for_who_knocks_again_and_lets_in_who_was_in(
    proef: Kamerproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kamers, "TELEFOONS", 3)
    telefoons = [await proef.telefoon() for _ in range(3)]
    code = (await proef.stand(open=True)).code

    laat = await asyncio.gather(*[_klop(proef, code) for _ in range(10)])

    assert {(403, "De kamer is vol. Kijk met iemand naast je mee.")} == set(laat)
    assert 3 == (await proef.stand(deelnemers=3)).deelnemers
    for t in telefoons:
        await t.leg("zilvermeeuw")


async def _klop(proef: Kamerproef, code: str) -> tuple[int, str]:
    antwoord = await (await proef.vreemde()).post(
        "/binnen", data={"code": code}, headers={"Accept": "application/json"}
    )
    return antwoord.status_code, str(antwoord.json()["zin"])


async def test_many_who_knock_at_once_do_not_get_more_in_than_there_is_room(
    proef: Kamerproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kamers, "TELEFOONS", 4)
    code = (await proef.stand(open=True)).code
    vreemden = [await proef.vreemde() for _ in range(12)]

    antwoorden = await asyncio.gather(*[v.post("/binnen", data={"code": code}) for v in vreemden])

    assert [303] * 4 + [403] * 8 == sorted(a.status_code for a in antwoorden)
    assert 4 == len(proef.opslag.privaat(proef.sessie).deelnemers)

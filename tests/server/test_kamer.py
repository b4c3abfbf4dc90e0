"""Everyone joins in: who gets in, what stays private until the group looks, what is gone after."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from rk.server.geweigerd import Geweigerd
from tests.server.kamerproef import Kamerproef, kamerproef

GEHEIM = "zilvermeeuw"


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[Kamerproef]:
    async with kamerproef() as proef:
        yield proef


async def test_a_card_travels_from_a_phone_to_the_board_when_the_group_looks(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    assert 'value="vasthouden"' in await telefoon.pagina()

    await telefoon.leg(GEHEIM)
    assert GEHEIM in await telefoon.pagina()
    assert [] == [g for g in proef.log() if GEHEIM in str(g)]
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    assert [GEHEIM] == [k.tekst for k in (await proef.huis.toestand(proef.sessie)).kaarten]
    assert "Kijk naar elkaar" in await telefoon.pagina()
    assert GEHEIM not in await telefoon.pagina()


async def test_nothing_listens_until_a_network_was_chosen(proef: Kamerproef) -> None:
    assert not (await proef.stand()).open
    assert {} == proef.deur._open
    with pytest.raises(Geweigerd, match="netwerk"):
        await proef.kamer("kamer_geopend", net="elders")

    assert {} == proef.deur._open

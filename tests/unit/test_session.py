"""A session in a notebook: store first, then show."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from rk.events import Gebeurtenis
from rk.journal import GeenVerbinding, GeheugenJournaal, Geweigerd
from rk.session import Sessie
from tests.unit.begin import eerste


class Weg(GeheugenJournaal):
    """A journal whose server can't be reached."""

    async def append(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        raise GeenVerbinding


async def _begonnen(journaal: GeheugenJournaal) -> tuple[Sessie, asyncio.Task[None]]:
    sessie = Sessie(journaal)
    taak = asyncio.create_task(sessie.volg())
    while not sessie.toestand.begonnen:
        await asyncio.sleep(0)
    return sessie, taak


async def _klaar(taak: asyncio.Task[None]) -> None:
    taak.cancel()
    with suppress(asyncio.CancelledError):
        await taak


def test_a_wish_is_stored_before_it_is_shown() -> None:
    async def proef() -> None:
        journaal = GeheugenJournaal([eerste()])
        sessie, taak = await _begonnen(journaal)
        gezien: list[int] = []
        sessie.observe(lambda _v: gezien.append(len(journaal._log)), names=["toestand"])

        await sessie.doe("wens_toegevoegd", {"tekst": "Weer een eigen plek"})

        assert "Weer een eigen plek" == sessie.toestand.wensen[0].tekst
        assert [2] == gezien  # shown once, when the log already held it
        await _klaar(taak)

    asyncio.run(proef())


def test_what_can_not_be_stored_is_not_shown() -> None:
    async def proef() -> None:
        journaal = Weg([eerste()])
        sessie, taak = await _begonnen(journaal)

        with pytest.raises(GeenVerbinding):
            await sessie.doe("wens_toegevoegd", {"tekst": "Weer een eigen plek"})

        assert () == sessie.toestand.wensen
        await _klaar(taak)

    asyncio.run(proef())


def test_a_refusal_says_why_and_changes_nothing() -> None:
    async def proef() -> None:
        journaal = GeheugenJournaal([eerste()])
        sessie, taak = await _begonnen(journaal)
        for tekst in ("een", "twee", "drie"):
            await sessie.doe("wens_toegevoegd", {"tekst": tekst})

        with pytest.raises(Geweigerd, match="Drie wensen"):
            await sessie.doe("wens_toegevoegd", {"tekst": "vier"})

        assert ["een", "twee", "drie"] == [w.tekst for w in sessie.toestand.wensen]
        await _klaar(taak)

    asyncio.run(proef())


def test_two_notebooks_of_one_session_see_the_same() -> None:
    async def proef() -> None:
        journaal = GeheugenJournaal([eerste()])
        een, taak_een = await _begonnen(journaal)
        twee, taak_twee = await _begonnen(journaal)

        await asyncio.gather(
            *(een.doe("kaart_toegevoegd", {"vak": "vasthouden", "tekst": f"een {i}"}) for i in range(10)),
            *(twee.doe("kaart_toegevoegd", {"vak": "verlaten", "tekst": f"twee {i}"}) for i in range(10)),
        )
        while een.toestand.nr < 21 or twee.toestand.nr < 21:
            await asyncio.sleep(0)

        assert een.toestand == twee.toestand
        assert 20 == len({k.id for k in een.toestand.kaarten})
        await _klaar(taak_een)
        await _klaar(taak_twee)

    asyncio.run(proef())

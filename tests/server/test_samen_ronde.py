"""A second round, a pile of cards, a room that changes while somebody waits: each still counts once."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import pytest
import pytest_asyncio

from rk.server.geweigerd import Geweigerd, OnbekendeSessie
from rk.server.kamer import gelezen_code
from rk.store import GeheugenOpslag
from tests.server.kamerproef import NET, Kamerproef, Telefoon, kamerproef
from tests.unit.begin import eerste


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[Kamerproef]:
    async with kamerproef() as proef:
        await proef.open()
        yield proef


async def _ronde(proef: Kamerproef, stap: str) -> None:
    await proef.doe("fase_gezet", stap=stap, fase="voor_zich")
    if (await proef.huis.toestand(proef.sessie)).stap.value != stap:
        await proef.doe("stap_geopend", stap=stap)


async def _antwoord(telefoon: Telefoon, functie: str, *wie: str, id_: str = "") -> tuple[int, str]:
    velden = {"id": id_ or str(uuid.uuid4()), "stap": "regie", "functie": functie, "wie": list(wie)}
    antwoord = await telefoon.stuur("/inbreng", velden)
    return antwoord.status_code, antwoord.json().get("zin", "")


async def _antwoorden(proef: Kamerproef, functie: str = "vraagbaak") -> list[tuple[str, ...]]:
    t = await proef.huis.toestand(proef.sessie)
    return [a.wie for a in t.antwoorden if a.functie == functie]


# ---- a second round --------------------------------------------------------------------------------------


async def test_in_a_second_round_nobody_answers_the_same_question_twice(proef: Kamerproef) -> None:
    een, twee = await proef.telefoon(), await proef.telefoon()
    await _ronde(proef, "regie")
    id_ = str(uuid.uuid4())
    assert 200 == (await _antwoord(een, "vraagbaak", "zus", id_=id_))[0]
    await proef.doe("fase_gezet", stap="regie", fase="bekijken")
    await _ronde(proef, "regie")

    assert "al op tafel: bij wie kan Rob terecht." in await een.eigen()
    assert "al op tafel" not in await twee.eigen()
    nog_eens = await _antwoord(een, "vraagbaak", "hoofdpersoon")
    assert (409, "Dit ligt al op tafel. Zeg in de groep wat anders moet.") == nog_eens
    assert 200 == (await _antwoord(een, "vraagbaak", "zus", id_=id_))[0]  # sent late: known, and no more
    assert 200 == (await _antwoord(een, "overzicht", "zus"))[0]
    assert 200 == (await _antwoord(twee, "vraagbaak", "hoofdpersoon"))[0]
    await proef.doe("fase_gezet", stap="regie", fase="bekijken")

    assert [("zus",), ("hoofdpersoon",)] == await _antwoorden(proef)
    assert [("zus",)] == await _antwoorden(proef, "overzicht")


async def test_when_the_group_asks_anew_each_answers_once_more(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    for wie in ("zus", "hoofdpersoon"):
        await _ronde(proef, "regie")
        assert 200 == (await _antwoord(telefoon, "vraagbaak", wie))[0]
        await proef.doe("fase_gezet", stap="regie", fase="bekijken")
        assert [(wie,)] == await _antwoorden(proef)
        if wie == "zus":
            await proef.doe("regie_antwoorden_gewist", functie="vraagbaak")

    await _ronde(proef, "regie")
    assert 409 == (await _antwoord(telefoon, "vraagbaak", "zus"))[0]


async def test_an_answer_that_waits_does_not_join_the_one_that_undo_brings_back(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    await _ronde(proef, "regie")
    await _antwoord(telefoon, "vraagbaak", "zus")
    await proef.doe("fase_gezet", stap="regie", fase="bekijken")
    await proef.doe("regie_antwoorden_gewist", functie="vraagbaak")
    await _ronde(proef, "regie")
    assert 200 == (await _antwoord(telefoon, "vraagbaak", "hoofdpersoon"))[0]

    laatste = (await proef.huis.toestand(proef.sessie)).te_herstellen()
    assert laatste is not None
    await proef.doe("ongedaan_gemaakt", doel=laatste[0].id)
    await proef.doe("fase_gezet", stap="regie", fase="bekijken")

    assert [("zus",)] == await _antwoorden(proef)
    assert (("Het antwoord van eerder ligt al op tafel.", 1),) == (await proef.stand(wachtend=1)).apart
    await proef.doe("stap_geopend", stap="wensen")
    await proef.doe("stap_geopend", stap="regie")
    assert (("Het antwoord van eerder ligt al op tafel.", 1),) == (await proef.stand(wachtend=1)).apart


async def test_after_a_restart_a_second_round_still_knows_who_answered() -> None:
    class Blijvend(GeheugenOpslag):
        def sluit(self) -> None:
            """Kept for the next server."""

    opslag = Blijvend()
    async with kamerproef(opslag) as eerst:
        await eerst.open()
        telefoon = await eerst.telefoon()
        await _ronde(eerst, "regie")
        await _antwoord(telefoon, "vraagbaak", "zus")
        await eerst.doe("fase_gezet", stap="regie", fase="bekijken")

    async with kamerproef(opslag) as daarna:
        weer = Telefoon(await daarna.vreemde())
        weer.client.cookies = telefoon.client.cookies
        await _ronde(daarna, "regie")
        assert "al op tafel: bij wie kan Rob terecht." in await weer.eigen()
        assert 409 == (await _antwoord(weer, "vraagbaak", "hoofdpersoon"))[0]


async def test_in_a_second_round_nobody_is_ready_yet(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    for stap in ("vierv", "wensen"):
        await telefoon.stuur("/klaar", {"stap": stap, "klaar": "1"})
    await proef.stand(klaar=1)
    await proef.doe("fase_gezet", stap="vierv", fase="voor_zich")  # pressed where the group is already
    assert 1 == (await proef.stand(klaar=1)).klaar
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    await _ronde(proef, "vierv")

    assert 0 == (await proef.stand(klaar=0)).klaar
    assert 'aria-pressed="false"' in await telefoon.eigen()
    assert {"wensen"} == {stap for _wie, stap in proef.opslag.privaat(proef.sessie).klaar}


# ---- dots and piles --------------------------------------------------------------------------------------


async def _kaarten(proef: Kamerproef, n: int) -> list[str]:
    for nr in range(n):
        await proef.doe("kaart_toegevoegd", kaart_id=f"k{nr}", vak="verlaten", tekst=f"kaart {nr}")
    return [f"k{nr}" for nr in range(n)]


async def _stip(telefoon: Telefoon, doel: str, aan: str = "1") -> int:
    return (await telefoon.stuur("/stip", {"doel": doel, "aan": aan})).status_code


async def test_a_dot_in_a_pile_is_still_one_of_the_few_and_goes_with_the_pile(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    a, b, c, d = await _kaarten(proef, 4)
    await proef.kamer("kamer_stippen", aantal=2)
    await proef.doe("fase_gezet", stap="vierv", fase="kiezen")
    assert [200, 200] == [await _stip(telefoon, x) for x in (a, b)]

    await proef.doe("kaarten_samengevoegd", kaart_ids=[c, a, b])
    assert [409, 200] == [await _stip(telefoon, d), await _stip(telefoon, c)]  # the pile has them already
    assert "Je stippen zijn op." in await telefoon.eigen()
    assert {c} == set(re.findall(r'id="stip-(k\d)"[^>]*aria-pressed="true"', await telefoon.eigen()))
    assert {a: 1, b: 1} == dict((await proef.stand()).gestipt)

    assert [200, 200] == [await _stip(telefoon, c, "0"), await _stip(telefoon, d)]
    assert {d: 1} == dict((await proef.stand(gestipt=((d, 1),))).gestipt)


async def test_a_dot_on_a_card_that_went_is_given_elsewhere_once(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    a, b = await _kaarten(proef, 2)
    await proef.kamer("kamer_stippen", aantal=1)
    await proef.doe("fase_gezet", stap="vierv", fase="kiezen")
    await _stip(telefoon, a)
    await proef.doe("verborgen_gezet", wat=a)
    assert 200 == await _stip(telefoon, b)
    await proef.doe("verborgen_gezet", wat=a, verborgen=False)

    assert {b: 1} == dict((await proef.stand(gestipt=((b, 1),))).gestipt)
    assert 409 == await _stip(telefoon, a)


async def test_with_the_ids_of_another_session_nobody_gives_a_dot(proef: Kamerproef) -> None:
    hier = proef.sessie
    await _kaarten(proef, 2)
    await proef.kamer("kamer_stippen", aantal=2)
    await proef.doe("fase_gezet", stap="vierv", fase="kiezen")
    proef.sessie = await proef.huis.begin(eerste().inhoud)
    await proef.open()
    await proef.doe("kaart_toegevoegd", kaart_id="elders", vak="verlaten", tekst="elders")
    await proef.kamer("kamer_stippen", aantal=2)
    await proef.doe("fase_gezet", stap="vierv", fase="kiezen")
    elders = await proef.telefoon()
    proef.sessie = hier
    telefoon = await proef.telefoon()
    assert [200, 200] == [await _stip(telefoon, "k0"), await _stip(elders, "elders")]

    codes = [await _stip(elders, "k0"), await _stip(elders, "k1"), await _stip(telefoon, "elders")]
    terug = [await _stip(elders, "k0", "0"), await _stip(telefoon, "elders", "0")]

    assert [409] * 3 == codes
    assert [200] * 2 == terug  # nothing of one's own to take back
    assert {"k0": 1} == dict((await proef.stand(gestipt=(("k0", 1),))).gestipt)
    assert "k0" not in await elders.eigen()


# ---- while one waits ---------------------------------------------------------------------------------------


async def _intussen(proef: Kamerproef, wat: Coroutine[Any, Any, Any], dan: Coroutine[Any, Any, Any]) -> Any:
    """What comes of `wat` when its turn comes after `dan`: both wait for the same lock."""
    plek = await proef.huis.haal(proef.sessie)
    async with plek.slot:
        eerst = asyncio.create_task(dan)
        await _wacht(plek, 1)
        daarna = asyncio.create_task(wat)
        await _wacht(plek, 2)
    await eerst
    return await daarna


async def _wacht(plek: Any, aantal: int) -> None:
    """Until so many wait for the lock."""
    async with asyncio.timeout(20):
        while len(plek.slot._waiters or ()) < aantal:
            await asyncio.sleep(0)


async def test_who_waited_while_the_code_was_renewed_or_the_room_closed_is_not_let_in(
    proef: Kamerproef,
) -> None:
    kamers = proef.huis.kamers
    for daad in ("kamercode_vernieuwd", "kamer_gesloten"):
        code = (await proef.stand(open=True)).code
        assert await _intussen(proef, kamers.meedoen(code), proef.kamer(daad)) is None
    assert () == proef.opslag.privaat(proef.sessie).deelnemers


async def test_who_waited_while_the_talk_ended_is_not_let_in(proef: Kamerproef) -> None:
    code = (await proef.stand(open=True)).code

    assert await _intussen(proef, proef.huis.kamers.meedoen(code), proef.doe("sessie_gesloten")) is None
    assert () == proef.opslag.privaat(proef.sessie).deelnemers


async def test_a_room_is_not_opened_when_the_talk_ended_meanwhile(proef: Kamerproef) -> None:
    with pytest.raises(Geweigerd, match="afgesloten"):
        await _intussen(proef, proef.kamer("kamer_geopend", net=NET.id), proef.doe("sessie_gesloten"))

    assert not (await proef.stand(open=False)).open
    assert {} == proef.deur._open
    assert [] == proef.opslag.kamers()


async def test_a_room_of_a_talk_that_was_removed_meanwhile_does_not_come_back(proef: Kamerproef) -> None:
    with pytest.raises(OnbekendeSessie):
        await _intussen(proef, proef.kamer("kamer_geopend", net=NET.id), proef.huis.verwijder(proef.sessie))

    assert {} == proef.deur._open
    assert [] == proef.opslag.kamers()


# ---- codes -----------------------------------------------------------------------------------------------


async def test_a_code_has_eight_letters_none_of_which_looks_like_another(proef: Kamerproef) -> None:
    codes = []
    for _keer in range(100):
        codes.append((await proef.huis.kamers.nu(proef.sessie)).code)
        await proef.kamer("kamercode_vernieuwd")

    assert 100 == len(set(codes))
    assert [] == [code for code in codes if not re.fullmatch(r"[A-Z0-9]{4} [A-Z0-9]{4}", code)]
    gezien = set("".join(codes)) - {" "}
    assert set() == gezien & set("0O1IL5S8B2ZUV")
    assert len(gezien) > 20  # of 23, in 800 letters


async def test_a_closed_rooms_code_opens_nothing_while_another_keeps_the_door_open(proef: Kamerproef) -> None:
    hier, oud = proef.sessie, (await proef.stand(open=True)).code
    proef.sessie = await proef.huis.begin(eerste().inhoud)
    await proef.open()
    vreemde = await proef.vreemde()
    ander = proef.sessie
    proef.sessie = hier

    await proef.kamer("kamer_gesloten")
    assert 403 == (await vreemde.post("/binnen", data={"code": oud})).status_code
    await proef.kamer("kamer_geopend", net=NET.id)
    nieuw = (await proef.stand(open=True)).code

    assert gelezen_code(nieuw) != gelezen_code(oud)
    assert 403 == (await vreemde.post("/binnen", data={"code": oud})).status_code
    assert [()] * 2 == [proef.opslag.privaat(s).deelnemers for s in (hier, ander)]
    assert 303 == (await vreemde.post("/binnen", data={"code": nieuw})).status_code
    assert [1, 0] == [len(proef.opslag.privaat(s).deelnemers) for s in (hier, ander)]

"""Everyone joins in: who gets in, who stays, who may not, and what is gone after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from rk.server import kamers
from rk.server.geweigerd import Geweigerd
from rk.store import GeheugenOpslag, SqliteOpslag
from tests.server.kamerproef import Kamerproef, Telefoon, kaarten_in, kamerproef, lees

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


# ---- coming in --------------------------------------------------------------------------------------


async def test_a_phone_comes_back_as_the_same_one(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    id_ = await telefoon.leg(GEHEIM)

    assert {id_} == kaarten_in(await telefoon.pagina())
    assert 1 == (await proef.stand(deelnemers=1, wachtend=1)).deelnemers


async def test_a_phone_that_joins_twice_is_one_phone(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()

    antwoord = await telefoon.client.post("/binnen", data={"code": (await proef.stand()).code})

    assert 303 == antwoord.status_code
    assert 1 == (await proef.stand(deelnemers=1)).deelnemers


async def test_the_store_knows_a_phone_by_a_hash_only(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    teken = next(iter(telefoon.client.cookies.jar)).value or ""

    assert len(teken) >= 32
    assert teken not in str(proef.opslag.privaat(proef.sessie))


async def test_the_cookie_is_for_this_server_alone(proef: Kamerproef) -> None:
    await proef.open()
    antwoord = await (await proef.vreemde()).post("/binnen", data={"code": (await proef.stand()).code})

    assert {"httponly", "samesite=strict", "path=/"} <= set(
        antwoord.headers["set-cookie"].lower().split("; ")
    )


async def test_a_code_is_read_as_people_type_it(proef: Kamerproef) -> None:
    await proef.open()
    code = (await proef.stand(open=True)).code

    antwoord = await (await proef.vreemde()).post("/binnen", data={"code": code.lower().replace(" ", "- ")})

    assert 303 == antwoord.status_code


@pytest.mark.parametrize("code", ["", "AAAA AAAA", "x" * 5000, "\0", "K7MW4QX"])
async def test_a_wrong_code_is_said_kindly(proef: Kamerproef, code: str) -> None:
    await proef.open()

    antwoord = await (await proef.vreemde()).post("/binnen", data={"code": code})

    assert 403 == antwoord.status_code
    assert "Deze code klopt niet" in antwoord.text
    assert "set-cookie" not in antwoord.headers


async def test_an_old_code_is_worth_nothing_after_renewing_and_phones_inside_stay(proef: Kamerproef) -> None:
    await proef.open()
    oud = (await proef.stand(open=True)).code
    telefoon = await proef.telefoon()

    await proef.kamer("kamercode_vernieuwd")

    assert 403 == (await (await proef.vreemde()).post("/binnen", data={"code": oud})).status_code
    assert 200 == (await telefoon.client.get("/eigen")).status_code
    assert oud != (await proef.stand()).code


async def test_a_locked_room_lets_nobody_new_in(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    code = (await proef.stand()).code
    await proef.kamer("kamer_op_slot", op_slot=True)

    antwoord = await (await proef.vreemde()).post("/binnen", data={"code": code})

    assert "op slot" in antwoord.text
    await telefoon.leg(GEHEIM)
    await proef.kamer("kamer_op_slot", op_slot=False)
    await proef.telefoon()


async def test_a_full_room_says_so(proef: Kamerproef, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kamers, "TELEFOONS", 1)
    await proef.open()
    await proef.telefoon()

    antwoord = await (await proef.vreemde()).post("/binnen", data={"code": (await proef.stand()).code})

    assert "vol" in antwoord.text
    assert "set-cookie" not in antwoord.headers


async def test_a_closed_room_listens_no_more_and_knows_its_phones_when_it_opens_again(
    proef: Kamerproef,
) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    await telefoon.leg(GEHEIM)

    await proef.kamer("kamer_gesloten")

    assert {} == proef.deur._open
    with pytest.raises(httpx.TransportError):
        await (await _nieuw(telefoon)).get("/")
    await proef.kamer("kamer_geopend", net="proef")
    assert GEHEIM in await telefoon.pagina()
    await telefoon.client.aclose()


async def _nieuw(telefoon: Telefoon) -> httpx.AsyncClient:
    await telefoon.client.aclose()
    koekjes = telefoon.client.cookies
    telefoon.client = httpx.AsyncClient(base_url=telefoon.client.base_url, cookies=koekjes, trust_env=False)
    return telefoon.client


async def test_after_a_restart_of_the_server_all_phones_are_back(tmp_path: Path) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    async with kamerproef(opslag) as eerst:
        await eerst.open()
        telefoon = await eerst.telefoon()
        id_ = await telefoon.leg(GEHEIM)
        code = (await eerst.stand()).code

    async with kamerproef(opslag) as daarna:
        assert code == (await daarna.stand(open=True)).code
        await _nieuw(telefoon)
        assert {id_} == kaarten_in(await telefoon.pagina())
        await telefoon.leg(GEHEIM, id_=id_)
        await daarna.doe("fase_gezet", stap="vierv", fase="bekijken")
        assert 1 == len((await daarna.huis.toestand(daarna.sessie)).kaarten)
        await telefoon.client.aclose()
    opslag.sluit()


async def test_a_laptop_that_starts_days_later_opens_nothing_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opslag = GeheugenOpslag()
    monkeypatch.setattr(opslag, "sluit", lambda: None)
    async with kamerproef(opslag) as eerst:
        await eerst.open()
    opslag.bewaar_kamer(replace(opslag.kamers()[0], tijd="2020-01-01T00:00:00+00:00"))

    async with kamerproef(opslag) as daarna:
        assert not (await daarna.stand()).open
        assert {} == daarna.deur._open


# ---- the end -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hoe", ["sluit", "verwijder"])
async def test_when_the_talk_is_over_phones_are_told_and_what_is_private_is_gone(
    tmp_path: Path, hoe: str
) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    async with kamerproef(opslag) as proef:
        await proef.open()
        telefoon = await proef.telefoon()
        await telefoon.leg(GEHEIM)
        async with telefoon.stroom() as berichten:
            await anext(berichten)
            if hoe == "sluit":
                await proef.doe("sessie_gesloten")
            else:
                await proef.huis.verwijder(proef.sessie)
            rest = [bericht async for bericht in berichten]

        assert ("einde", "klaar") == rest[-1]
        assert {} == proef.deur._open
        assert GEHEIM.encode() not in b"".join(pad.read_bytes() for pad in tmp_path.iterdir())
    opslag.sluit()


async def test_a_stream_sends_whole_pictures_and_at_most_four_a_second(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    async with telefoon.stroom() as berichten:
        assert "form" in lees((await anext(berichten))[1])["blad"]
        for _ in range(30):
            await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
            await proef.doe("fase_gezet", stap="vierv", fase="voor_zich")
        await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
        gezien = 0
        async for _soort, bericht in berichten:
            gezien += 1
            if "Kijk naar elkaar" in lees(bericht)["blad"]:
                break

    assert gezien <= 4


# ---- who may not ----------------------------------------------------------------------


@pytest.mark.parametrize("pad", ["/inbreng", "/inbreng/weg", "/klaar", "/stip"])
async def test_a_phone_that_did_not_join_does_nothing(proef: Kamerproef, pad: str) -> None:
    await proef.open()
    vreemde = await proef.vreemde()

    for koekjes in ({}, {f"rk_deelnemer_{vreemde.base_url.port}": "x" * 43}):
        vreemde.cookies.update(koekjes)
        velden = {"id": "a" * 12, "stap": "vierv", "vak": "verlaten", "tekst": "x", "doel": "x"}
        assert 403 == (await vreemde.post(pad, data=velden)).status_code
    assert 403 == (await vreemde.get("/eigen")).status_code
    assert 403 == (await vreemde.get("/stroom")).status_code


@pytest.mark.parametrize("koppen", [{"Origin": "http://elders.example"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_another_site_can_not_act_for_a_phone(proef: Kamerproef, koppen: dict[str, str]) -> None:
    await proef.open()
    telefoon = await proef.telefoon()

    assert 403 == (await telefoon.client.post("/klaar", data={"stap": "vierv"}, headers=koppen)).status_code


async def test_only_the_address_that_was_opened_is_answered(proef: Kamerproef) -> None:
    await proef.open()
    vreemde = await proef.vreemde()

    assert 404 == (await vreemde.get("/", headers={"Host": "elders.example"})).status_code


@pytest.mark.parametrize(
    "pad", ["/sessies", "/sessie/x", "/open/x", "/api/kernels", "/api/kernel/sessie", "/voila/static/x", "/x"]
)
async def test_nothing_of_the_facilitators_side_is_behind_the_phones_door(
    proef: Kamerproef, pad: str
) -> None:
    await proef.open()
    telefoon = await proef.telefoon()

    assert 404 == (await telefoon.client.get(pad)).status_code
    assert 404 == (await telefoon.client.get(f"/api/sessies/{proef.sessie}/gebeurtenissen")).status_code


async def test_a_page_of_a_phone_runs_nothing_but_our_file(proef: Kamerproef) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    await telefoon.leg("<script>alert(1)</script><img src=x onerror=alert(1)>")
    antwoord = await telefoon.client.get("/")

    assert "<script>alert" not in antwoord.text
    assert "<img src=x" not in antwoord.text
    csp = antwoord.headers["content-security-policy"]
    assert "default-src 'none'" in csp
    assert "unsafe" not in csp
    assert "blob:" not in csp


@pytest.mark.parametrize(
    "lijf",
    [b"", b"\xff\xfe=\x00", b"id=" + b"a" * 20_000, b'{"a":' * 3000, b"id=a&id=b&stap=vierv&stap=regie",
     "id=abcdefgh&stap=vierv&vak=verlaten&tekst=\u202e".encode(), b"%ud800=%00"],
)  # fmt: skip
@pytest.mark.parametrize(
    "soort", ["application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x"]
)
async def test_a_hostile_body_is_answered_calmly(proef: Kamerproef, lijf: bytes, soort: str) -> None:
    await proef.open()
    telefoon = await proef.telefoon()
    for pad in ("/inbreng", "/inbreng/weg", "/klaar", "/stip", "/binnen"):
        antwoord = await telefoon.client.post(pad, content=lijf, headers={"Content-Type": soort})
        assert antwoord.status_code < 500

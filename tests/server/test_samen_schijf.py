"""A disk that is full, or may not be written: one plain sentence, and nothing lost that was kept."""

from __future__ import annotations

import re
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from rk.server.geweigerd import Geweigerd
from rk.store import OpslagFout, SqliteOpslag
from tests.lang import rondes
from tests.server.kamerproef import Kamerproef, Telefoon, kaarten_in, kamerproef
from tests.store.test_privaat import ids, kaart

_RUIM = 2**30
VOL, ALLEEN_LEZEN = "De schijf is vol", "mag niet worden geschreven"


def zet_vol(opslag: SqliteOpslag, *, over: int = 0) -> None:
    """From now on the file may grow by so many pages, and no more."""
    with opslag._motor.begin() as db:
        bladen = int(db.exec_driver_sql("PRAGMA page_count").scalar_one())
        db.exec_driver_sql(f"PRAGMA max_page_count = {bladen + over}")


def zet_ruim(opslag: SqliteOpslag) -> None:
    """There is room again, and writing is allowed."""
    opslag._buiten_transactie(f"PRAGMA max_page_count = {_RUIM}", "PRAGMA query_only = OFF")


def zet_alleen_lezen(opslag: SqliteOpslag) -> None:
    """As on a disk that was mounted read-only."""
    opslag._buiten_transactie("PRAGMA query_only = ON")


def _tot_vol(opslag: SqliteOpslag, ronde: int, bewaard: list[str]) -> None:
    for nr in range(10_000):
        opslag.leg_in(kaart(f"kaart-{ronde}-{nr}", "zilvermeeuw " + "x" * 200 * (nr % 9)))
        bewaard.append(f"kaart-{ronde}-{nr}")


def test_on_a_full_disk_what_was_kept_stays_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    bewaard: list[str] = []
    for ronde in range(rondes(3, 40)):
        zet_vol(opslag, over=ronde % 7)
        with pytest.raises(OpslagFout, match=VOL) as gezegd:
            _tot_vol(opslag, ronde, bewaard)

        assert "zilvermeeuw" not in str(gezegd.value)
        assert bewaard == ids(opslag)
        zet_ruim(opslag)
        assert opslag.leg_in(kaart(f"ruimte-{ronde}"))
        bewaard.append(f"ruimte-{ronde}")
    opslag.sluit()

    opnieuw = SqliteOpslag(tmp_path / "proef.db")
    assert bewaard == ids(opnieuw)
    opnieuw.sluit()


def test_what_may_not_be_written_is_said_and_is_still_there(tmp_path: Path) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    opslag.leg_in(kaart("eerste"))
    zet_alleen_lezen(opslag)

    for doe in (
        lambda: opslag.leg_in(kaart("tweede")),
        lambda: opslag.haal_terug("eerste", sessie="s"),
        lambda: opslag.zet_klaar("een", "s", "vierv", True),
        lambda: opslag.zet_stip("een", "s", "vierv", "k", True),
        lambda: opslag.wis_privaat("s"),
    ):
        with pytest.raises(OpslagFout, match=ALLEEN_LEZEN):
            doe()

    assert ["eerste"] == ids(opslag)  # who may not write can still read
    zet_ruim(opslag)
    assert ["eerste"] == ids(opslag)
    opslag.sluit()


@pytest_asyncio.fixture
async def proef(tmp_path: Path) -> AsyncIterator[Kamerproef]:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    async with kamerproef(opslag) as proef:
        await proef.open()
        yield proef
    opslag.sluit()


def _zin(antwoord: httpx.Response) -> str:
    """What a refusal says, as a page or as JSON."""
    if "json" in antwoord.headers["content-type"]:
        return str(antwoord.json()["zin"])
    return " ".join(re.findall(r"<p>([^<]+)</p>", antwoord.text))


async def _bij_elke_daad(proef: Kamerproef, telefoon: Telefoon, mijn: str) -> list[httpx.Response]:
    """Everything that a phone can do, with our script and without."""
    kaart_ = {"stap": "vierv", "vak": "verlaten", "tekst": "zilvermeeuw " * 160}
    daden = [
        ("/inbreng", kaart_ | {"id": str(uuid.uuid4())}),
        ("/inbreng", kaart_ | {"id": str(uuid.uuid4()), "vervangt": mijn}),
        ("/inbreng/weg", {"id": mijn}),
        ("/klaar", {"stap": "vierv", "klaar": "1"}),
    ]
    antwoorden = [await telefoon.stuur(pad, velden) for pad, velden in daden]
    antwoorden += [await telefoon.client.post(pad, data=velden) for pad, velden in daden]
    code = (await proef.stand(open=True)).code
    antwoorden.append(await (await proef.vreemde()).post("/binnen", data={"code": code}))
    return antwoorden


async def test_a_phone_is_told_that_nothing_may_be_written_and_keeps_what_it_had(proef: Kamerproef) -> None:
    assert isinstance(proef.opslag, SqliteOpslag)
    telefoon = await proef.telefoon()
    mijn = await telefoon.leg("zilvermeeuw")
    await proef.huis.in_opslag(zet_alleen_lezen, proef.opslag)

    antwoorden = await _bij_elke_daad(proef, telefoon, mijn)

    assert {503} == {a.status_code for a in antwoorden}
    assert [] == [_zin(a) for a in antwoorden if ALLEEN_LEZEN not in _zin(a)]
    assert {mijn} == kaarten_in(await telefoon.pagina())
    with pytest.raises(Geweigerd, match=ALLEEN_LEZEN):
        await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    await proef.huis.in_opslag(zet_ruim, proef.opslag)
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    assert ["zilvermeeuw"] == [k.tekst for k in (await proef.huis.toestand(proef.sessie)).kaarten]


async def test_on_a_full_disk_a_card_that_was_refused_is_kept_once_when_it_comes_again(
    proef: Kamerproef,
) -> None:
    assert isinstance(proef.opslag, SqliteOpslag)
    telefoon = await proef.telefoon()
    await proef.huis.in_opslag(zet_vol, proef.opslag)
    gegeven: dict[str, str] = {}
    geweigerd: list[dict[str, str]] = []
    for nr in range(50):
        tekst = f"kaart {nr} " + "x" * 1500
        velden = {"id": str(uuid.uuid4()), "stap": "vierv", "vak": "verlaten", "tekst": tekst}
        antwoord = await telefoon.stuur("/inbreng", velden)
        if antwoord.status_code == 200:
            gegeven[velden["id"]] = tekst
        else:
            assert 503 == antwoord.status_code
            assert VOL in _zin(antwoord)
            geweigerd.append(velden)
    assert geweigerd
    assert gegeven.keys() == kaarten_in(await telefoon.pagina())

    await proef.huis.in_opslag(zet_ruim, proef.opslag)
    for velden in geweigerd:
        for _tweemaal in range(2):
            assert 200 == (await telefoon.stuur("/inbreng", velden)).status_code
        gegeven[velden["id"]] = velden["tekst"]
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    bord = [k.tekst for k in (await proef.huis.toestand(proef.sessie)).kaarten]
    assert sorted(gegeven.values()) == sorted(bord)


async def test_a_reveal_for_which_there_is_no_room_shows_nothing_and_loses_nothing(
    proef: Kamerproef,
) -> None:
    assert isinstance(proef.opslag, SqliteOpslag)
    telefoon = await proef.telefoon()
    ids_ = {await telefoon.leg(f"kaart {nr} " + "é" * 900) for nr in range(40)}
    await proef.huis.in_opslag(zet_vol, proef.opslag)

    with pytest.raises(Geweigerd, match=VOL):
        await proef.doe("fase_gezet", stap="vierv", fase="bekijken")

    assert [] == [g for g in proef.log() if g.soort in ("fase_gezet", "kaart_toegevoegd")]
    assert ids_ == kaarten_in(await telefoon.pagina())
    await proef.huis.in_opslag(zet_ruim, proef.opslag)
    await proef.doe("fase_gezet", stap="vierv", fase="bekijken")
    assert 40 == len((await proef.huis.toestand(proef.sessie)).kaarten)

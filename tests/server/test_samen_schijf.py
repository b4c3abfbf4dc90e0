"""A disk that is full, or may not be written: one plain sentence, and nothing lost that was kept."""

from __future__ import annotations

import re
import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from rk.server.geweigerd import Geweigerd
from rk.store import OpslagFout, Privaat, SqliteOpslag
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


async def _bediening(proef: Kamerproef) -> tuple[httpx.AsyncClient, str]:
    """A phone that the laptop said yes to, and what its forms bring along."""
    await proef.kamer("kamer_afstand", aan=True)
    client = await proef.vreemde()
    code = (await proef.huis.kamers.nu(proef.sessie)).afstandscode
    assert 303 == (await client.post("/afstand/binnen", data={"code": code})).status_code
    nummer = (await proef.huis.kamers.nu(proef.sessie)).afstand_vraagt
    await proef.kamer("kamer_afstand_bevestigd", ja=True, nummer=nummer)
    sleutel = re.findall(r'name="sleutel" value="([\w-]+)"', (await client.get("/afstand")).text)[0]
    return client, sleutel


async def test_a_dot_that_could_not_be_kept_is_said_and_is_not_counted(proef: Kamerproef) -> None:
    assert isinstance(proef.opslag, SqliteOpslag)
    telefoon = await proef.telefoon()
    for id_ in ("k1", "k2"):
        await proef.doe("kaart_toegevoegd", kaart_id=id_, vak="verlaten", tekst=id_)
    await proef.kamer("kamer_stippen", aantal=2)
    await proef.doe("fase_gezet", stap="vierv", fase="kiezen")
    assert 200 == (await telefoon.stuur("/stip", {"doel": "k1", "aan": "1"})).status_code

    for zet, zin in ((zet_alleen_lezen, ALLEEN_LEZEN), (_zet_dicht, VOL)):
        await proef.huis.in_opslag(zet, proef.opslag)
        antwoorden = [
            await telefoon.stuur("/stip", {"doel": "k2", "aan": "1"}),
            await telefoon.stuur("/stip", {"doel": "k1", "aan": "0"}),
        ]
        # On a full disk there may still be room to take something away.
        assert 503 == antwoorden[0].status_code
        assert zin in _zin(antwoorden[0])
        if zin == ALLEEN_LEZEN:
            assert 503 == antwoorden[1].status_code
            assert {"k1"} == {x for _wie, _stap, x in proef.opslag.privaat(proef.sessie).stippen}
        await proef.huis.in_opslag(zet_ruim, proef.opslag)
        bewaard = {x for _wie, _stap, x in proef.opslag.privaat(proef.sessie).stippen}
        assert bewaard == set(re.findall(r'id="stip-(k\d)"[^>]*aria-pressed="true"', await telefoon.eigen()))
        assert bewaard == dict((await proef.huis.kamers.nu(proef.sessie)).gestipt).keys()


def _zet_dicht(opslag: SqliteOpslag) -> None:
    """No page more, and none that is half full."""
    zet_vol(opslag)
    with pytest.raises(OpslagFout, match=VOL):
        _vul_met_stippen(opslag)


def _vul_met_stippen(opslag: SqliteOpslag) -> None:
    for nr in range(10_000):
        opslag.zet_stip("vulling", "vulling", "vierv", f"{nr}", True)


async def test_the_remote_is_told_that_a_card_could_not_be_taken_off(proef: Kamerproef) -> None:
    assert isinstance(proef.opslag, SqliteOpslag)
    telefoon = await proef.telefoon()
    client, sleutel = await _bediening(proef)
    await proef.kamer("kamer_meelezen", aan=True)
    mijn = await telefoon.leg("zilvermeeuw")
    velden = {"sleutel": sleutel, "id": mijn}
    await proef.huis.in_opslag(zet_alleen_lezen, proef.opslag)

    antwoord = await client.post("/afstand/weg", data=velden, headers={"Accept": "application/json"})

    assert 503 == antwoord.status_code
    assert ALLEEN_LEZEN in _zin(antwoord)
    assert "zilvermeeuw" in (await client.get("/afstand")).text
    assert {mijn} == kaarten_in(await telefoon.pagina())
    await proef.huis.in_opslag(zet_ruim, proef.opslag)
    assert 303 == (await client.post("/afstand/weg", data=velden)).status_code
    assert set() == kaarten_in(await telefoon.pagina())


@pytest.mark.parametrize(
    ("daad", "inhoud"),
    [
        ("kamer_op_slot", {"op_slot": True}),
        ("kamercode_vernieuwd", {}),
        ("kamer_meelezen", {"aan": True}),
        ("kamer_stippen", {"aantal": 3}),
        ("kamer_gesloten", {}),
        ("kamer_geopend", {"net": "proef"}),
        ("kamer_afstand_gestopt", {}),
    ],
)
async def test_what_is_said_of_the_room_is_so_when_it_is_kept_and_else_not(
    proef: Kamerproef, daad: str, inhoud: dict[str, Any]
) -> None:
    assert isinstance(proef.opslag, SqliteOpslag)
    telefoon = await proef.telefoon()
    await _bediening(proef)
    if daad == "kamer_geopend":
        await proef.kamer("kamer_gesloten")
    eerst, deuren = await proef.huis.kamers.nu(proef.sessie), set(proef.deur._open)
    await proef.huis.in_opslag(zet_alleen_lezen, proef.opslag)

    with pytest.raises(Geweigerd, match=ALLEEN_LEZEN):
        await proef.kamer(daad, **inhoud)

    assert eerst == await proef.huis.kamers.nu(proef.sessie)
    assert deuren == set(proef.deur._open)
    if deuren:
        assert 200 == (await telefoon.client.get("/eigen")).status_code
    await proef.huis.in_opslag(zet_ruim, proef.opslag)
    await proef.kamer(daad, **inhoud)
    assert eerst != await proef.huis.kamers.nu(proef.sessie)


async def test_what_could_not_be_wiped_when_the_talk_ended_is_wiped_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    async with kamerproef(opslag) as eerst:
        await eerst.open()
        telefoon = await eerst.telefoon()
        await telefoon.leg("zilvermeeuw")

        def vol(_sessie: str) -> None:
            raise OpslagFout("De schijf is vol.")

        with monkeypatch.context() as kapot:
            kapot.setattr(opslag, "wis_privaat", vol)
            await eerst.doe("sessie_gesloten")
        assert {} == eerst.deur._open
        assert 1 == len(opslag.privaat(eerst.sessie).inbreng)

    async with kamerproef(opslag) as daarna:
        assert Privaat() == opslag.privaat(daarna.sessie)
        assert [] == opslag.kamers()
        assert not (await daarna.huis.kamers.nu(daarna.sessie)).open
    opslag.sluit()
    assert b"zilvermeeuw" not in b"".join(pad.read_bytes() for pad in tmp_path.iterdir())

"""The facilitator's own phone as the remote: who may what, handing over, and reading along."""

from __future__ import annotations

import re
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from rk.domain import Fase, Stap
from rk.server import afstand, kamers
from rk.server.geweigerd import Geweigerd
from rk.server.telefoon import rem
from rk.store import SqliteOpslag
from tests.server.kamerproef import Kamerproef, Telefoon, gemeld_in, kamerproef, lees
from tests.unit.begin import eerste

GEHEIM = "zilvermeeuw"
PADEN = ("stap", "fase", "klok", "werkvorm", "weg")


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[Kamerproef]:
    async with kamerproef() as proef:
        await proef.open()
        yield proef


async def vraag(proef: Kamerproef, client: httpx.AsyncClient | None = None) -> httpx.AsyncClient:
    """A phone that typed the code on the laptop."""
    await proef.kamer("kamer_afstand", aan=True)
    client = client or await proef.vreemde()
    code = proef.huis.kamers.stand_van(await proef.huis.haal(proef.sessie)).afstandscode
    antwoord = await client.post("/afstand/binnen", data={"code": code})
    assert 303 == antwoord.status_code, antwoord.text
    return client


async def antwoord(proef: Kamerproef, *, ja: bool) -> None:
    """The laptop says yes, or no, to the phone that asks."""
    plek = await proef.huis.haal(proef.sessie)
    await proef.kamer("kamer_afstand_bevestigd", ja=ja, nummer=plek.kamer.vraag.nummer)


async def bediening(proef: Kamerproef) -> httpx.AsyncClient:
    """A phone that the laptop said yes to."""
    client = await vraag(proef)
    await antwoord(proef, ja=True)
    return client


async def pagina(client: httpx.AsyncClient) -> str:
    gekregen = await client.get("/afstand")
    assert 200 == gekregen.status_code
    return gekregen.text


def sleutel_in(markup: str) -> str:
    gevonden: list[str] = re.findall(r'name="sleutel" value="([\w-]+)"', markup)
    return gevonden[0] if gevonden else ""


async def doe(client: httpx.AsyncClient, pad: str, **velden: str) -> httpx.Response:
    """Press a button on the remote's page, as a form."""
    velden = {"sleutel": sleutel_in(await pagina(client))} | velden
    return await client.post(f"/afstand/{pad}", data=velden)


async def test_the_remote_takes_the_group_through_step_phase_and_time(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    await telefoon.leg(GEHEIM)
    await telefoon.stuur("/klaar", {"stap": "vierv", "klaar": "1"})
    client = await bediening(proef)

    tekst = await pagina(client)
    assert "1 van 1 klaar" in tekst
    assert GEHEIM not in tekst
    for pad, velden in (
        ("klok", {"loopt": "0"}),
        ("fase", {"stap": "vierv", "fase": "bekijken"}),
        ("stap", {"stap": "dilemmas"}),
    ):
        assert 303 == (await doe(client, pad, **velden)).status_code

    t = await proef.huis.toestand(proef.sessie)
    assert (Stap.DILEMMAS, Fase.BEKIJKEN, False) == (t.stap, t.fase(Stap.VIERV), t.klok_loopt)
    assert [GEHEIM] == [k.tekst for k in t.kaarten]
    assert 1 == (await proef.stand(afstand=True)).deelnemers


async def test_what_may_fit_comes_after_where_the_group_is_and_only_when_pressed(proef: Kamerproef) -> None:
    await proef.doe("stap_geopend", stap="ogen")
    client = await bediening(proef)
    eerder = proef.log()
    keuzes = re.findall(r'name="werkvorm" value="([\w-]+)"', await pagina(client))
    assert 1 <= len(keuzes) <= 3
    assert eerder == proef.log()

    for _ in range(2):
        assert 303 == (await doe(client, "werkvorm", werkvorm=keuzes[0], na="ogen")).status_code

    punten = [str(p) for p in (await proef.huis.toestand(proef.sessie)).punten()]
    assert f"w-{keuzes[0]}" == punten[punten.index("ogen") + 1]
    assert 1 == [g.soort for g in proef.log()].count("werkvorm_toegevoegd")
    assert keuzes[0] not in re.findall(r'name="werkvorm" value="([\w-]+)"', await pagina(client))


@pytest.mark.parametrize(
    ("werkvorm", "na"),
    [
        ("../rob", "vierv"),
        ("<script>", "vierv"),
        ("", "vierv"),
        ("signalen", "w-nergens"),
        ("signalen", "<b>"),
    ],
)
async def test_a_werkvorm_or_place_that_is_none_changes_nothing(
    proef: Kamerproef, werkvorm: str, na: str
) -> None:
    client = await bediening(proef)
    eerder = proef.log()

    gekregen = await doe(client, "werkvorm", werkvorm=werkvorm, na=na)

    assert gekregen.status_code >= 400
    assert "<script>" not in gekregen.text
    assert eerder == proef.log()


async def test_pressed_twice_is_once(proef: Kamerproef) -> None:
    client = await bediening(proef)
    eerder = len(proef.log())

    for _ in range(2):
        await doe(client, "stap", stap="dilemmas")
        await doe(client, "klok", loopt="0")

    assert 2 == len(proef.log()) - eerder


async def test_a_page_of_the_step_before_reveals_nothing_of_this_one(proef: Kamerproef) -> None:
    client = await bediening(proef)

    gekregen = await doe(client, "fase", stap="wensen", fase="bekijken")

    assert "al bij een andere stap" in gekregen.text
    assert "fase_gezet" not in [g.soort for g in proef.log()]


async def test_what_came_after_the_reveal_is_laid_down_too(proef: Kamerproef) -> None:
    telefoon, client = await proef.telefoon(), await bediening(proef)
    await doe(client, "fase", stap="vierv", fase="bekijken")
    await telefoon.leg(GEHEIM)
    assert "1 kwam later: leg erbij" in await pagina(client)

    for _ in range(2):
        await doe(client, "fase", stap="vierv", fase="bekijken")

    assert [GEHEIM] == [k.tekst for k in (await proef.huis.toestand(proef.sessie)).kaarten]
    assert 2 == [g.soort for g in proef.log()].count("fase_gezet")
    assert "leg erbij" not in await pagina(client)


# ---- who may not --------------------------------------------------------------------------------


async def geweigerd(proef: Kamerproef, client: httpx.AsyncClient, sleutel: str = "x") -> set[str]:
    """The kind sentences that this phone gets for everything a remote can do; the log stays as it is."""
    eerder = proef.log()
    zinnen = set()
    velden = {
        "sleutel": sleutel,
        "stap": "vierv",
        "fase": "bekijken",
        "loopt": "1",
        "id": "x",
        "werkvorm": "signalen",
        "na": "vierv",
    }
    for pad in PADEN:
        gekregen = await client.post(f"/afstand/{pad}", data=velden, headers={"Accept": "application/json"})
        assert 403 == gekregen.status_code, pad
        zinnen.add(gekregen.json()["zin"])
    assert eerder == proef.log()
    return zinnen


async def test_a_phone_in_the_room_is_no_remote_and_a_remote_no_phone_in_the_room(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    client = await bediening(proef)
    poort = client.base_url.port

    assert {"Deze telefoon bedient niet. Vraag op de laptop een code."} == await geweigerd(
        proef, telefoon.client
    )
    for pad in ("stroom", "deel"):
        assert 403 == (await telefoon.client.get(f"/afstand/{pad}")).status_code
    assert 403 == (await client.get("/eigen")).status_code
    # not with the other's cookie either
    gewisseld = await proef.vreemde()
    gewisseld.cookies.set(f"rk_deelnemer_{poort}", client.cookies[f"rk_afstand_{poort}"])
    gewisseld.cookies.set(f"rk_afstand_{poort}", telefoon.client.cookies[f"rk_deelnemer_{poort}"])
    assert 403 == (await gewisseld.get("/eigen")).status_code
    await geweigerd(proef, gewisseld)


async def test_before_the_laptop_says_yes_a_phone_may_do_nothing(proef: Kamerproef) -> None:
    client = await vraag(proef)
    nummer = (await proef.stand(afstandscode="")).afstand_vraagt

    assert nummer in await pagina(client)
    assert {"De laptop heeft nog geen ja gezegd."} == await geweigerd(proef, client)
    await antwoord(proef, ja=False)
    assert {"De laptop zei nee. Deze telefoon bedient niet."} == await geweigerd(proef, client)
    assert not (await proef.stand(afstand_vraagt="")).afstand


async def test_a_yes_is_for_the_phone_whose_number_was_on_the_screen(proef: Kamerproef) -> None:
    eerste_ = await vraag(proef)
    nummer = (await proef.huis.haal(proef.sessie)).kamer.vraag.nummer
    await proef.kamer("kamer_afstand", aan=True)

    with pytest.raises(Geweigerd, match="vraagt niets meer"):
        await proef.kamer("kamer_afstand_bevestigd", ja=True, nummer=nummer)

    await geweigerd(proef, eerste_)


async def test_a_code_is_worth_something_once(proef: Kamerproef) -> None:
    await proef.kamer("kamer_afstand", aan=True)
    code = (await proef.stand()).afstandscode
    eerste_, tweede = await proef.vreemde(), await proef.vreemde()

    assert 303 == (await eerste_.post("/afstand/binnen", data={"code": code})).status_code
    gekregen = await tweede.post("/afstand/binnen", data={"code": code})

    assert 403 == gekregen.status_code
    assert "al gebruikt" in gekregen.text
    assert "set-cookie" not in gekregen.headers


async def test_the_code_of_the_room_makes_no_remote_and_the_other_way_round(proef: Kamerproef) -> None:
    await proef.kamer("kamer_afstand", aan=True)
    stand = await proef.stand()
    vreemde = await proef.vreemde()

    assert 403 == (await vreemde.post("/afstand/binnen", data={"code": stand.code})).status_code
    assert 403 == (await vreemde.post("/binnen", data={"code": stand.afstandscode})).status_code


@pytest.mark.parametrize("getypt", [False, True])
async def test_a_code_and_a_question_are_over_after_a_while(
    proef: Kamerproef, monkeypatch: pytest.MonkeyPatch, getypt: bool
) -> None:
    await proef.kamer("kamer_afstand", aan=True)
    code = (await proef.stand()).afstandscode
    client = await proef.vreemde()
    if getypt:
        monkeypatch.setattr(afstand, "GELDIG", 0.0)
        assert 303 == (await client.post("/afstand/binnen", data={"code": code})).status_code
    else:
        monkeypatch.setattr(afstand, "GELDIG", 0.0)
        await proef.kamer("kamer_afstand", aan=True)

    await proef.stand(afstandscode="", afstand_vraagt="")

    assert 403 == (await client.post("/afstand/binnen", data={"code": code})).status_code
    await geweigerd(proef, client)


async def test_wrong_codes_of_a_remote_count_as_those_of_the_room(
    proef: Kamerproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    vreemde = await proef.vreemde()
    for _ in range(10):
        await vreemde.post("/afstand/binnen", data={"code": "AAAA AAAA"})
    monkeypatch.setattr(rem, "LANGST", 0.0)

    for pad in ("/afstand/binnen", "/binnen"):
        gekregen = await vreemde.post(pad, data={"code": "AAAA AAAA"})
        assert 429 == gekregen.status_code
        assert "Wacht een minuut" in gekregen.text


async def test_a_remote_of_one_talk_can_become_that_of_another(proef: Kamerproef) -> None:
    client = await bediening(proef)
    daar = proef.sessie
    proef.sessie = await proef.huis.begin(eerste().inhoud)
    await proef.open("ogen")
    await vraag(proef, client)
    await antwoord(proef, ja=True)

    await doe(client, "stap", stap="wensen")

    assert Stap.WENSEN is (await proef.huis.toestand(proef.sessie)).stap
    assert Stap.VIERV is (await proef.huis.toestand(daar)).stap
    assert [0, 1] == [len(proef.opslag.privaat(s).deelnemers) for s in (daar, proef.sessie)]
    assert not (await proef.huis.kamers.nu(daar)).afstand


@pytest.mark.parametrize("hoe", ["geweigerd", "verlopen", "teruggenomen"])
async def test_a_remote_that_is_refused_elsewhere_is_still_the_remote_it_was(
    proef: Kamerproef, hoe: str
) -> None:
    client = await bediening(proef)
    daar, sleutel = proef.sessie, sleutel_in(await pagina(client))
    await proef.kamer("kamer_meelezen", aan=True)
    proef.sessie = await proef.huis.begin(eerste().inhoud)
    await proef.open("ogen")
    await vraag(proef, client)
    plek = await proef.huis.haal(proef.sessie)
    assert plek.kamer.vraag.nummer in await pagina(client)
    async with client.stream("GET", "/afstand/stroom") as stroom:
        regels = (r.removeprefix("data: ") async for r in stroom.aiter_lines() if r.startswith("data: {"))
        assert "vraagt" == lees(await anext(regels))["rol"]
        if hoe == "geweigerd":
            await antwoord(proef, ja=False)
        elif hoe == "verlopen":
            proef.huis.kamers.afstanden._verloopt(plek, plek.kamer.vraag)
        else:
            await proef.kamer("kamer_afstand", aan=False)
        assert "bedient" == lees(await anext(regels))["rol"]

    assert sleutel == sleutel_in(await pagina(client))
    assert 303 == (await doe(client, "stap", stap="wensen")).status_code
    assert [Stap.WENSEN, Stap.OGEN] == [(await proef.huis.toestand(s)).stap for s in (daar, proef.sessie)]
    assert (await proef.huis.kamers.nu(daar)).meelezen


async def test_a_remote_that_fetched_what_did_not_last_is_told_to_look_again(
    proef: Kamerproef, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await bediening(proef)
    async with client.stream("GET", "/afstand/stroom") as stroom:
        regels = (
            lees(r.removeprefix("data: ")) async for r in stroom.aiter_lines() if r.startswith("data: {")
        )
        eerst = await anext(regels)
        monkeypatch.setattr(kamers, "TUSSEN", 0.5)
        await proef.doe("sessie_hernoemd", titel="nu")
        await anext(regels)  # this was published; what follows waits for half a second
        await proef.doe("stap_geopend", stap="wensen")
        deel = (await client.get("/afstand/deel")).json()
        await proef.doe("stap_geopend", stap="vierv")
        weer = await anext(regels)

    assert deel["merk"] != eerst["merk"]
    assert eerst["merk"] == weer["merk"]


async def test_a_remote_that_asks_again_at_its_own_talk_is_one_remote(proef: Kamerproef) -> None:
    client = await bediening(proef)
    await vraag(proef, client)
    await antwoord(proef, ja=True)

    assert 303 == (await doe(client, "stap", stap="dilemmas")).status_code
    assert 1 == len(proef.opslag.privaat(proef.sessie).deelnemers)


async def test_a_talk_that_its_remote_left_is_not_read_along(proef: Kamerproef) -> None:
    telefoon, client, daar = await proef.telefoon(), await bediening(proef), proef.sessie
    await proef.kamer("kamer_meelezen", aan=True)
    proef.sessie = await proef.huis.begin(eerste().inhoud)
    await proef.open()
    await vraag(proef, client)
    await antwoord(proef, ja=True)

    assert not (await proef.huis.kamers.nu(daar)).meelezen
    assert "leest mee" not in await telefoon.pagina()


async def test_when_the_talk_is_over_the_remote_is_told_and_is_none_any_more(proef: Kamerproef) -> None:
    client = await bediening(proef)
    async with client.stream("GET", "/afstand/stroom") as stroom:
        regels = (r async for r in stroom.aiter_lines())
        await anext(regels)
        await proef.doe("sessie_gesloten")
        rest = [regel async for regel in regels]

    assert ["event: einde", "data: klaar"] == [r for r in rest if r][-2:]
    assert () == proef.opslag.privaat(proef.sessie).deelnemers


async def test_a_code_that_was_taken_back_is_worth_nothing(proef: Kamerproef) -> None:
    await proef.kamer("kamer_afstand", aan=True)
    code = (await proef.stand()).afstandscode
    await proef.kamer("kamer_afstand", aan=False)

    assert 403 == (await (await proef.vreemde()).post("/afstand/binnen", data={"code": code})).status_code


async def test_a_remote_of_another_talk_moves_nothing_here(proef: Kamerproef) -> None:
    client = await bediening(proef)
    hier, sleutel = proef.sessie, sleutel_in(await pagina(client))
    proef.sessie = await proef.huis.begin(eerste().inhoud)
    await proef.open("ogen")
    ander = await bediening(proef)
    proef.sessie = hier

    assert {"Deze bladzijde hoort bij een ander gesprek. Laad hem opnieuw."} == await geweigerd(
        proef, ander, sleutel
    )
    telefoon = await proef.telefoon()
    await proef.kamer("kamer_meelezen", aan=True)
    id_ = await telefoon.leg(GEHEIM)
    assert 409 == (await doe(ander, "weg", id=id_)).status_code
    assert GEHEIM in await telefoon.eigen()


@pytest.mark.parametrize("lijf", [b"", b"\xff\xfe=\x00", b"sleutel=" + b"a" * 20_000, b"stap=x&stap=y"])
async def test_a_hostile_body_is_answered_calmly(proef: Kamerproef, lijf: bytes) -> None:
    client = await bediening(proef)
    sleutel = f"sleutel={sleutel_in(await pagina(client))}&".encode()
    for pad in (*PADEN, "binnen"):
        for begin in (b"", sleutel):
            koppen = {"Content-Type": "application/x-www-form-urlencoded"}
            gekregen = await client.post(f"/afstand/{pad}", content=begin + lijf, headers=koppen)
            assert gekregen.status_code < 500


# ---- handing over ---------------------------------------------------------------------------------


async def test_a_new_remote_replaces_the_old_one_which_is_told(proef: Kamerproef) -> None:
    oud = await bediening(proef)
    sleutel = sleutel_in(await pagina(oud))
    async with oud.stream("GET", "/afstand/stroom") as stroom:
        regels = (r.removeprefix("data: ") async for r in stroom.aiter_lines() if r.startswith("data: {"))
        assert "bedient" == lees(await anext(regels))["rol"]

        nieuw = await vraag(proef)
        assert 303 == (await doe(oud, "klok", loopt="1")).status_code  # until the laptop says yes
        await antwoord(proef, ja=True)
        async for regel in regels:
            if lees(regel)["rol"] == "vervangen":
                break

    assert "Een andere telefoon bedient nu" in await pagina(oud)
    assert {"Een andere telefoon bedient nu."} == await geweigerd(proef, oud, sleutel)
    assert 303 == (await doe(nieuw, "stap", stap="dilemmas")).status_code
    assert 1 == sum(d.afstand for d in proef.opslag.privaat(proef.sessie).deelnemers)


async def test_the_laptop_ends_it(proef: Kamerproef) -> None:
    client = await bediening(proef)
    sleutel = sleutel_in(await pagina(client))

    await proef.kamer("kamer_afstand_gestopt")

    assert "bedient niet meer" in await pagina(client)
    await geweigerd(proef, client, sleutel)
    assert not (await proef.stand(afstand=False)).afstand
    assert () == proef.opslag.privaat(proef.sessie).deelnemers


async def test_without_a_remote_nobody_reads_along_and_every_card_keeps_what_it_was_promised(
    proef: Kamerproef,
) -> None:
    telefoon = await proef.telefoon()
    await bediening(proef)
    teksten = ["voor het meelezen", "tijdens het meelezen", "na het meelezen"]
    await telefoon.leg(teksten[0])
    await proef.kamer("kamer_meelezen", aan=True)
    await telefoon.leg(teksten[1])

    await proef.kamer("kamer_afstand_gestopt")

    assert not (await proef.stand(afstand=False)).meelezen
    assert "leest mee" not in await telefoon.pagina()
    id_ = await telefoon.leg(teksten[2])
    nieuw = await bediening(proef)
    assert [] == [t for t in teksten if t in await pagina(nieuw)]
    await proef.kamer("kamer_meelezen", aan=True)
    assert [teksten[1]] == [t for t in teksten if t in await pagina(nieuw)]
    assert 409 == (await doe(nieuw, "weg", id=id_)).status_code


async def test_handing_over_changes_nothing_of_what_the_room_was_told(proef: Kamerproef) -> None:
    await bediening(proef)
    await proef.kamer("kamer_meelezen", aan=True)

    await bediening(proef)

    assert (await proef.stand(afstand=True)).meelezen


async def test_the_remote_is_back_after_a_restart_of_the_server(tmp_path: Path) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    async with kamerproef(opslag) as eerst:
        await eerst.open()
        koekjes = (await bediening(eerst)).cookies

    async with kamerproef(opslag) as daarna:
        assert (await daarna.stand(open=True)).afstand
        client = await daarna.vreemde()
        client.cookies = koekjes
        assert 303 == (await doe(client, "stap", stap="dilemmas")).status_code
    opslag.sluit()


@pytest.mark.parametrize(("hoe", "zin"), [
    ("vervangen", "Een andere telefoon bedient nu"), ("gestopt", "bedient niet meer")
])  # fmt: skip
async def test_a_remote_that_is_none_any_more_is_told_after_a_restart_too(
    tmp_path: Path, hoe: str, zin: str
) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    async with kamerproef(opslag) as eerst:
        await eerst.open()
        koekjes = (await bediening(eerst)).cookies
        if hoe == "vervangen":
            await bediening(eerst)
        else:
            await eerst.kamer("kamer_afstand_gestopt")

    async with kamerproef(opslag) as daarna:
        client = await daarna.vreemde()
        client.cookies = koekjes
        assert zin in await pagina(client)
        await geweigerd(daarna, client)
    opslag.sluit()


# ---- reading along --------------------------------------------------------------------------------


async def test_without_the_room_being_told_the_remote_shows_no_text(proef: Kamerproef) -> None:
    telefoon = await proef.telefoon()
    eerder = await telefoon.leg(GEHEIM)
    client = await bediening(proef)

    assert GEHEIM not in await pagina(client)
    assert GEHEIM not in (await client.get("/afstand/deel")).text
    assert 409 == (await doe(client, "weg", id=eerder)).status_code
    await proef.kamer("kamer_meelezen", aan=True)
    await telefoon.leg("na het zeggen")
    assert "na het zeggen" in await pagina(client)
    assert GEHEIM not in await pagina(client)
    await proef.kamer("kamer_meelezen", aan=False)
    assert "na het zeggen" not in await pagina(client)


@pytest.mark.parametrize("met_script", [True, False])
async def test_what_was_written_before_the_room_was_told_stays_unread_however_late_it_is_sent(
    proef: Kamerproef, met_script: bool
) -> None:
    """A phone without network keeps what was pressed, and sends it once the room was told."""
    telefoon, client = await proef.telefoon(), await bediening(proef)
    formulier = gemeld_in(await telefoon.pagina())
    await proef.kamer("kamer_meelezen", aan=True)
    velden = _kaart(str(uuid.uuid4())) | {"gemeld": formulier}
    koppen = {"Accept": "application/json"} if met_script else {}

    antwoord_ = await telefoon.client.post("/inbreng", data=velden, headers=koppen)

    assert antwoord_.status_code in (200, 303)
    assert GEHEIM in await telefoon.eigen()
    assert GEHEIM not in await pagina(client)
    assert GEHEIM not in (await client.get("/afstand/deel")).text
    assert 409 == (await doe(client, "weg", id=velden["id"])).status_code


async def test_who_says_to_be_told_before_the_room_was_is_not_read(proef: Kamerproef) -> None:
    telefoon, client = await proef.telefoon(), await bediening(proef)
    await telefoon.stuur("/inbreng", _kaart(str(uuid.uuid4())) | {"gemeld": "1"})
    await proef.kamer("kamer_meelezen", aan=True)

    assert GEHEIM not in await pagina(client)


@pytest.mark.parametrize("stap", ["vierv", "regie", "ogen", "dilemmas", "wensen"])
async def test_each_form_says_whether_the_room_was_told(proef: Kamerproef, stap: str) -> None:
    await proef.doe("fase_gezet", stap=stap, fase="voor_zich")
    await proef.doe("stap_geopend", stap=stap)
    telefoon = await proef.telefoon()

    for aan in (False, True):
        await proef.kamer("kamer_meelezen", aan=aan)
        markup = await telefoon.pagina()
        vormen = markup.count('action="/inbreng"')
        assert vormen == markup.count(f'name="gemeld" value="{int(aan)}"') > 0
        assert aan == ("De begeleider leest mee" in markup)


async def test_an_unkind_card_is_taken_off_without_learning_whose_it_is(proef: Kamerproef) -> None:
    await proef.kamer("kamer_meelezen", aan=True)
    een, twee = await proef.telefoon(), await proef.telefoon()
    id_ = await een.leg(GEHEIM)
    await twee.leg("iets vriendelijks")
    client = await bediening(proef)

    alles = await pagina(client) + (await client.get("/afstand/deel")).text
    for deelnemer in proef.opslag.privaat(proef.sessie).deelnemers:
        assert deelnemer.afstand or deelnemer.id not in alles
    assert 303 == (await doe(client, "weg", id=id_)).status_code

    assert GEHEIM not in await een.eigen()
    assert GEHEIM not in await pagina(client)
    assert 200 == (await een.stuur("/inbreng", _kaart(id_))).status_code  # sent late: stays off
    await doe(client, "fase", stap="vierv", fase="bekijken")
    assert ["iets vriendelijks"] == [k.tekst for k in (await proef.huis.toestand(proef.sessie)).kaarten]


def _kaart(id_: str) -> dict[str, str]:
    return {"id": id_, "stap": "vierv", "vak": "vasthouden", "tekst": GEHEIM, "vervangt": ""}


async def test_the_order_says_nothing_about_who_came_first(proef: Kamerproef) -> None:
    await proef.kamer("kamer_meelezen", aan=True)
    telefoons: list[Telefoon] = [await proef.telefoon() for _ in range(6)]
    for nr, telefoon in enumerate(telefoons):
        await telefoon.leg(f"tekst {nr}")
    client = await bediening(proef)

    volgorden = {tuple(re.findall(r">[^<]*(tekst \d)<", await pagina(client))) for _ in range(12)}

    assert {6} == {len(v) for v in volgorden}
    assert len(volgorden) > 1  # one in 720^11 otherwise


async def test_votes_on_who_has_a_function_are_not_read(proef: Kamerproef) -> None:
    await proef.doe("fase_gezet", stap="regie", fase="voor_zich")
    await proef.doe("stap_geopend", stap="regie")
    await proef.kamer("kamer_meelezen", aan=True)
    telefoon = await proef.telefoon()
    velden = {"id": str(uuid.uuid4()), "stap": "regie", "functie": "vraagbaak", "weet_niet": "1"}
    assert 200 == (await telefoon.stuur("/inbreng", velden)).status_code
    assert 1 == (await proef.stand(wachtend=1)).wachtend
    client = await bediening(proef)

    assert "weet ik niet" in await telefoon.eigen()
    assert "weet ik niet" not in await pagina(client)


async def test_what_was_written_never_travels_in_the_remotes_stream(proef: Kamerproef) -> None:
    await proef.kamer("kamer_meelezen", aan=True)
    client = await bediening(proef)
    async with client.stream("GET", "/afstand/stroom") as stroom:
        regels = (r.removeprefix("data: ") async for r in stroom.aiter_lines() if r.startswith("data: {"))
        gezien = [await anext(regels)]
        await (await proef.telefoon()).leg(GEHEIM)
        await proef.stand(wachtend=1)
        await proef.kamer("kamer_afstand_gestopt")
        while lees(gezien[-1])["rol"] == "bedient":
            gezien.append(await anext(regels))

    assert len(gezien) > 2
    assert GEHEIM not in str(gezien)
    assert all({"rol", "merk", "plek", "keer"} >= lees(bericht).keys() for bericht in gezien)

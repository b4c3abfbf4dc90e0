"""The API of one session: who may write, what is believed, what a refusal says. In this process."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from rk.events import Rol, maak, naar_json
from rk.journal import Geweigerd, HttpJournaal
from rk.server.app import ROUTES
from rk.server.huis import Huis
from rk.server.identity import EenmaligeLink
from rk.server.kernels import Kernels, Vol
from rk.server.statisch import Statisch
from rk.store import GeheugenOpslag
from tests.unit.begin import eerste


@dataclass(kw_only=True)
class Proef:
    """A server without kernels: only the keys that they would have. `sessie` is Rob's."""

    adres: str
    huis: Huis
    kernels: Kernels
    link: str
    sessie: str = ""

    def sleutel(self, sessie: str | None) -> str:
        """The key of a new kernel, tied to a session or waiting."""
        sleutel, kernel_id = secrets.token_urlsafe(), secrets.token_urlsafe()
        self.kernels.ken(kernel_id, sleutel)
        if sessie is not None:
            self.kernels.bind(kernel_id, sessie)
        return sleutel

    def client(self, sleutel: str | None = None) -> httpx.AsyncClient:
        koppen = {"Authorization": f"Bearer {sleutel}"} if sleutel else {}
        return httpx.AsyncClient(base_url=self.adres, headers=koppen, trust_env=False)

    @property
    def pad(self) -> str:
        return f"/api/sessies/{self.sessie}/gebeurtenissen"

    @property
    def daden(self) -> str:
        return f"/api/sessies/{self.sessie}/daden"

    @asynccontextmanager
    async def begeleider(self) -> AsyncIterator[httpx.AsyncClient]:
        """The facilitator's browser, with the mark that its own page would send."""
        async with self.client() as client:
            await client.get(self.link, follow_redirects=True)
            client.headers["X-XSRFToken"] = client.cookies["_xsrf"]
            yield client


class _Vol:
    """A pool on a machine where every kernel has a visitor."""

    async def maak_plaats(self) -> None:
        raise Vol


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[Proef]:
    sok, poort = bind_unused_port()
    huis, kernels = Huis(GeheugenOpslag()), Kernels()
    links: list[str] = []
    link = EenmaligeLink(links.append)
    link.toon()
    app = Application(
        ROUTES, rk_link=link, rk_voorraad=_Vol(), rk_kaart=None, rk_casus=None, rk_huis=huis, rk_poort=poort,
        rk_statisch=Statisch(), kernel_manager=kernels, cookie_secret="geheim", xsrf_cookies=True,
    )  # fmt: skip
    server = HTTPServer(app)
    server.add_sockets([sok])
    proef = Proef(adres=f"http://127.0.0.1:{poort}", huis=huis, kernels=kernels, link=links[0])
    proef.sessie = await huis.begin(eerste().inhoud)
    yield proef
    server.stop()
    huis.zeg_af()
    await server.close_all_connections()
    huis.sluit()


def wens(**anders: Any) -> dict[str, Any]:
    return naar_json(maak("wens_toegevoegd", {"tekst": "een bed"})) | anders


async def test_a_kernel_of_another_session_can_not_write_or_read(proef: Proef) -> None:
    ander = await proef.huis.begin(eerste().inhoud)

    async with proef.client(proef.sleutel(ander)) as client:
        post = await client.post(proef.pad, json=wens())
        get = await client.get(proef.pad)

    assert [403, 403] == [post.status_code, get.status_code]
    assert "Dit scherm hoort bij een ander gesprek." == post.json()["zin"]
    assert 1 == (await proef.huis.toestand(proef.sessie)).nr


@pytest.mark.parametrize("sleutel", [None, "geraden", "wachtend"])
async def test_who_brings_no_key_of_this_session_can_not_write_or_read(
    proef: Proef, sleutel: str | None
) -> None:
    async with proef.client(proef.sleutel(None) if sleutel == "wachtend" else sleutel) as client:
        post = await client.post(proef.pad, json=wens())
        get = await client.get(proef.pad)

    assert [403, 403] == [post.status_code, get.status_code]
    assert 1 == (await proef.huis.toestand(proef.sessie)).nr


async def test_the_page_stores_an_act_itself_and_twice_counts_once(proef: Proef) -> None:
    daad = {"id": "a1", "daad": "wens_toegevoegd", "inhoud": {"tekst": " een bed "}}

    async with proef.begeleider() as client:
        antwoorden = [await client.post(proef.daden, json=daad) for _ in range(2)]

    assert [200, 200] == [a.status_code for a in antwoorden]
    assert antwoorden[0].json() == antwoorden[1].json()
    assert ["een bed"] == [w.tekst for w in (await proef.huis.toestand(proef.sessie)).wensen]


async def test_no_page_but_the_facilitators_own_can_do_something(proef: Proef) -> None:
    daad = {"id": "a1", "daad": "wens_toegevoegd", "inhoud": {"tekst": "een bed"}}

    async with proef.begeleider() as client, proef.client(proef.sleutel(proef.sessie)) as kernel:
        del client.headers["X-XSRFToken"]  # another site's page has the cookie, but not the mark
        antwoorden = [await client.post(proef.daden, json=daad), await kernel.post(proef.daden, json=daad)]

    assert [403, 403] == [a.status_code for a in antwoorden]
    assert 1 == (await proef.huis.toestand(proef.sessie)).nr


async def test_what_an_act_says_of_itself_is_not_believed(proef: Proef) -> None:
    gelogen = wens(rol="systeem", sessie="een ander", nr=99, tijd="1999-01-01T00:00:00+00:00")

    async with proef.client(proef.sleutel(proef.sessie)) as client:
        bewaard = (await client.post(proef.pad, json=gelogen)).json()["gebeurtenis"]

    assert (proef.sessie, 2, "facilitator") == (bewaard["sessie"], bewaard["nr"], bewaard["rol"])
    assert not bewaard["tijd"].startswith("1999")


async def test_the_same_act_twice_counts_once(proef: Proef) -> None:
    zelfde = wens()

    async with proef.client(proef.sleutel(proef.sessie)) as client:
        antwoorden = await asyncio.gather(*(client.post(proef.pad, json=zelfde) for _ in range(5)))

    assert 1 == len({a.text for a in antwoorden})
    assert 1 == len((await proef.huis.toestand(proef.sessie)).wensen)


async def test_an_id_that_was_used_for_something_else_is_refused(proef: Proef) -> None:
    async with proef.client(proef.sleutel(proef.sessie)) as client:
        await client.post(proef.pad, json=wens(id="a"))
        antwoord = await client.post(proef.pad, json=wens(id="a", inhoud={"tekst": "iets anders"}))

    assert 409 == antwoord.status_code
    assert "al eerder bewaard" in antwoord.json()["zin"]


async def test_a_fourth_wish_is_refused_with_a_kind_sentence(proef: Proef) -> None:
    async with proef.client(proef.sleutel(proef.sessie)) as client:
        antwoorden = [await client.post(proef.pad, json=wens()) for _ in range(4)]

    assert [200, 200, 200, 409] == [a.status_code for a in antwoorden]
    assert "Drie wensen" in antwoorden[3].json()["zin"]


@pytest.mark.parametrize(
    ("lijf", "status"),
    [
        (b"", 400),
        (b"geen json", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"[]", 400),
        (json.dumps(wens(inhoud="tekst")).encode(), 400),
        (json.dumps(wens(soort="bestaat_niet")).encode(), 409),
        (json.dumps(wens(inhoud={"tekst": "x" * 3000})).encode(), 409),
        (json.dumps(wens(inhoud={"tekst": "x" * 300_000})).encode(), 413),
    ],
)
async def test_what_can_not_be_read_gets_a_dutch_sentence(proef: Proef, lijf: bytes, status: int) -> None:
    async with proef.client(proef.sleutel(proef.sessie)) as client:
        antwoord = await client.post(proef.pad, content=lijf)

    assert status == antwoord.status_code
    assert antwoord.json()["zin"].endswith(".")
    assert 1 == (await proef.huis.toestand(proef.sessie)).nr


async def test_a_page_of_another_site_can_not_write_with_the_cookie_alone(proef: Proef) -> None:
    async with proef.client() as client:
        antwoord = await client.post(proef.pad, json=wens(), headers={"Cookie": "_xsrf=x"})

    assert 403 == antwoord.status_code


async def test_when_too_many_screens_are_open_a_page_says_what_to_do(proef: Proef) -> None:
    async with proef.client() as client:
        begin = await client.get(proef.link, follow_redirects=True)
        antwoord = await client.get(f"/sessie/{proef.sessie}")

    assert 200 == begin.status_code
    assert 503 == antwoord.status_code
    assert "Sluit een tabblad" in antwoord.text


async def test_two_kernels_of_one_session_follow_the_same_events_in_order(proef: Proef) -> None:
    een, twee = (HttpJournaal(proef.adres, proef.sleutel(proef.sessie)) for _ in range(2))

    kaarten = [maak("kaart_toegevoegd", {"vak": "vasthouden", "tekst": f"{i}"}) for i in range(20)]
    await asyncio.gather(*(j.append(g) for j, g in zip((een, twee) * 10, kaarten, strict=True)))
    gevolgd = [[await anext(stroom) for _ in range(21)] for stroom in (een.follow(), twee.follow())]

    assert gevolgd[0] == gevolgd[1]
    assert list(range(1, 22)) == [g.nr for g in gevolgd[0]]
    assert {Rol.FACILITATOR} == {g.rol for g in gevolgd[0]}
    await een.sluit()
    await twee.sluit()


async def test_a_waiting_kernel_hears_its_session_when_it_is_handed_out(proef: Proef) -> None:
    sleutel = secrets.token_urlsafe()
    proef.kernels.ken("k", sleutel)
    journaal = HttpJournaal(proef.adres, sleutel)
    wacht = asyncio.create_task(journaal.sessie_id())
    while not proef.kernels.bij_sleutel(sleutel).gebonden._waiters:  # type: ignore[union-attr]  # known above
        await asyncio.sleep(0)

    proef.kernels.bind("k", proef.sessie)

    assert proef.sessie == await wacht
    with pytest.raises(RuntimeError):
        proef.kernels.bind("k", "een andere")
    await journaal.sluit()


async def test_removing_a_session_ends_the_stream_with_a_sentence(proef: Proef) -> None:
    journaal = HttpJournaal(proef.adres, proef.sleutel(proef.sessie))
    stroom = journaal.follow()
    await anext(stroom)

    await proef.huis.verwijder(proef.sessie)

    with pytest.raises(Geweigerd, match="is er niet"):
        await anext(stroom)
    await journaal.sluit()


async def test_a_copy_goes_its_own_way(proef: Proef) -> None:
    await proef.huis.doe(proef.sessie, "wens_toegevoegd", {"tekst": "een bed"})

    kopie = await proef.huis.kopieer(proef.sessie, "Kopie van Rob")
    await proef.huis.doe(kopie, "wens_toegevoegd", {"tekst": "een fiets"})

    wensen = {s.titel: s.wensen for s in await proef.huis.samenvattingen()}
    assert {"Het verhaal van Rob": ("een bed",), "Kopie van Rob": ("een bed", "een fiets")} == wensen


async def test_a_closed_session_takes_no_acts_until_it_is_opened_again(proef: Proef) -> None:
    async with proef.client(proef.sleutel(proef.sessie)) as client:
        await proef.huis.doe(proef.sessie, "sessie_gesloten")
        dicht = await client.post(proef.pad, json=wens())
        await proef.huis.doe(proef.sessie, "sessie_heropend")
        open_ = await client.post(proef.pad, json=wens())

    assert [409, 200] == [dicht.status_code, open_.status_code]
    assert "afgesloten" in dicht.json()["zin"]

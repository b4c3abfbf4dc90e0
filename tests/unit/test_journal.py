"""What a kernel's journal does when the connection fails: nothing counts twice, nothing is skipped."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application, RequestHandler

from rk import journal
from rk.events import Gebeurtenis, maak, naar_json, uit_json
from rk.journal import ADRES, SLEUTEL, GeenVerbinding, GeheugenJournaal, Geweigerd, HttpJournaal
from tests.unit.begin import eerste

Haperen = Callable[[RequestHandler], bool]


class Log:
    """A server's log, and what goes wrong: `haper` says whether to hang up instead of answering."""

    def __init__(self) -> None:
        self.rij: list[Gebeurtenis] = []
        self.haper: Haperen = lambda _: False
        self.gevraagd: list[int] = []

    def bewaar(self, g: Gebeurtenis) -> Gebeurtenis:
        oud = next((x for x in self.rij if x.id == g.id), None)
        if oud is None:
            oud = replace(g, nr=len(self.rij) + 1)
            self.rij.append(oud)
        return oud


class _Sessie(RequestHandler):
    def get(self) -> None:
        self.write({"sessie": "s"})


class _Gebeurtenissen(RequestHandler):
    def initialize(self, log: Log) -> None:
        self.log = log

    def post(self) -> None:
        g = self.log.bewaar(uit_json(json.loads(self.request.body)))
        if self.log.haper(self):
            _hang_op(self)
        else:
            self.write({"gebeurtenis": naar_json(g)})

    async def get(self) -> None:
        sinds = int(self.get_query_argument("sinds"))
        self.log.gevraagd.append(sinds)
        if self.log.haper(self):
            _hang_op(self)
            return
        # Two at a time: the stream breaks off and has to be taken up again.
        self.write("\n" + "".join(json.dumps(naar_json(g)) + "\n" for g in self.log.rij[sinds : sinds + 2]))


def _hang_op(handler: Any) -> None:
    handler.request.connection.stream.close()
    handler._auto_finish = False


@pytest.fixture(autouse=True)
def _geen_geduld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_WACHTTIJDEN", (0.0,) * 4)


@pytest_asyncio.fixture
async def proef() -> AsyncIterator[tuple[Log, HttpJournaal]]:
    log = Log()
    sok, poort = bind_unused_port()
    server = HTTPServer(
        Application(
            [
                (r"/api/kernel/sessie", _Sessie),
                (r"/api/sessies/s/gebeurtenissen", _Gebeurtenissen, {"log": log}),
            ]
        )
    )
    server.add_sockets([sok])
    journaal = HttpJournaal(f"http://127.0.0.1:{poort}", "sleutel")
    yield log, journaal
    await journaal.sluit()
    server.stop()
    await server.close_all_connections()


def eenmaal() -> Haperen:
    rest = [True]
    return lambda _: bool(rest and rest.pop())


async def test_an_act_whose_answer_got_lost_counts_once(proef: tuple[Log, HttpJournaal]) -> None:
    log, journaal = proef
    log.haper = eenmaal()

    bewaard = await journaal.append(maak("stap_geopend", {"stap": "wie"}))

    assert [bewaard] == log.rij
    assert "s" == bewaard.sessie


async def test_the_screen_hears_that_the_connection_went_and_came_back(
    proef: tuple[Log, HttpJournaal],
) -> None:
    log, journaal = proef
    gehoord: list[bool] = []
    journaal.verbinding = gehoord.append
    log.haper = eenmaal()

    await journaal.append(maak("stap_geopend", {"stap": "wie"}))

    assert [False, True] == gehoord


async def test_without_a_server_an_act_is_not_stored_and_says_so(proef: tuple[Log, HttpJournaal]) -> None:
    log, journaal = proef
    log.haper = lambda _: True

    with pytest.raises(GeenVerbinding) as fout:
        await journaal.append(maak("stap_geopend", {"stap": "wie"}))

    assert "Er is geen verbinding" in fout.value.zin


async def test_a_broken_stream_goes_on_after_the_last_event(proef: tuple[Log, HttpJournaal]) -> None:
    log, journaal = proef
    for stap in ("wie", "route", "regie", "ogen", "wie"):
        log.bewaar(maak("stap_geopend", {"stap": stap}))
    log.haper = eenmaal()

    stroom = journaal.follow()
    gevolgd = [await anext(stroom) for _ in range(5)]

    assert log.rij == gevolgd
    assert [0, 0, 2, 4] == log.gevraagd


async def test_who_follows_from_a_number_gets_what_came_after(proef: tuple[Log, HttpJournaal]) -> None:
    log, journaal = proef
    for stap in ("wie", "route", "regie"):
        log.bewaar(maak("stap_geopend", {"stap": stap}))

    assert log.rij[2] == await anext(journaal.follow(2))


def test_the_key_leaves_the_environment_once_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADRES, "http://127.0.0.1:1")
    monkeypatch.setenv(SLEUTEL, "geheim")

    HttpJournaal.uit_omgeving()

    with pytest.raises(GeenVerbinding, match="rk start"):
        HttpJournaal.uit_omgeving()


def test_a_kernel_carries_neither_the_store_nor_the_server() -> None:
    code = "import sys, rk.journal; print({'sqlalchemy', 'tornado', 'voila'} & set(sys.modules))"

    uit = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert "set()" == uit.strip()


async def test_the_journal_in_memory_refuses_what_the_server_refuses() -> None:
    journaal = GeheugenJournaal([eerste()])
    g = maak("wens_toegevoegd", {"tekst": "een bed"})

    assert await journaal.append(g) == await journaal.append(g)
    with pytest.raises(Geweigerd, match="al begonnen"):
        await journaal.append(eerste())

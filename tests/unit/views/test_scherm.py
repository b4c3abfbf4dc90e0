"""The widget of the whole screen: acts in, drawings out, an answer for each act."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from rk.events import Gebeurtenis, maak
from rk.journal import GeenVerbinding, GeheugenJournaal
from rk.session import Sessie
from rk.views.scherm import Scherm
from tests.unit.begin import eerste


class Proefscherm(Scherm):
    """A screen whose page is a list: what it was told, and how often it was drawn."""

    def __init__(self, sessie: Sessie) -> None:
        self.gestuurd: list[dict[str, Any]] = []
        self.keren = 0
        super().__init__(sessie)
        self.observe(self._tel, names=["beeld"])

    def _tel(self, _v: object) -> None:
        self.keren += 1

    def send(self, content: Any, buffers: Any = None) -> None:
        self.gestuurd.append(content)

    async def krijg(self, bericht: dict[str, Any]) -> None:
        self._bericht(self, bericht, None)
        if self._taak is not None:
            await self._taak


def met_scherm(
    proef: Callable[[Proefscherm], Awaitable[None]], journaal: GeheugenJournaal | None = None
) -> None:
    async def alles() -> None:
        sessie = Sessie(journaal or GeheugenJournaal([eerste()]))
        scherm = Proefscherm(sessie)
        taak = asyncio.create_task(sessie.volg())
        while not scherm.beeld:
            await asyncio.sleep(0)
        await proef(scherm)
        taak.cancel()
        with suppress(asyncio.CancelledError):
            await taak

    asyncio.run(alles())


def test_an_act_is_answered_and_drawn() -> None:
    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"id": "a1", "daad": "stap_geopend", "inhoud": {"stap": "wie"}})

        assert [{"antwoord": "a1", "goed": True}] == scherm.gestuurd
        assert "rk-stap-wie" in scherm.beeld

    met_scherm(proef)


def test_a_refused_act_is_answered_with_its_sentence_on_the_screen() -> None:
    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"id": "a1", "daad": "wens_toegevoegd", "inhoud": {"tekst": "  "}})

        assert [{"antwoord": "a1", "goed": False}] == scherm.gestuurd
        assert "Typ eerst een paar woorden." in scherm.beeld

    met_scherm(proef)


def test_an_act_that_could_not_be_stored_stays_with_the_page() -> None:
    class Weg(GeheugenJournaal):
        async def append(
            self, gebeurtenis: Gebeurtenis, *, onderweg: Callable[[], None] | None = None
        ) -> Gebeurtenis:
            raise GeenVerbinding

    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"id": "a1", "daad": "stap_geopend", "inhoud": {"stap": "wie"}})

        assert [] == scherm.gestuurd
        assert "geen verbinding" in scherm.beeld

    met_scherm(proef, Weg([eerste()]))


def test_looking_around_changes_nothing_for_the_group() -> None:
    async def proef(scherm: Proefscherm) -> None:
        voor = scherm.sessie.toestand

        await scherm.krijg({"blik": {"stap": "wensen"}})

        assert "rk-stap-wensen" in scherm.beeld
        assert voor is scherm.sessie.toestand

    met_scherm(proef)


def test_after_a_reload_many_events_make_few_drawings() -> None:
    async def proef(scherm: Proefscherm) -> None:
        assert 61 == scherm.sessie.toestand.nr
        assert scherm.keren <= 2

    daden = [eerste()]
    journaal = GeheugenJournaal(daden)

    async def vul() -> None:
        sessie = Sessie(journaal)
        for i in range(60):
            await sessie.doe("kaart_toegevoegd", {"vak": "vasthouden", "tekst": f"kaart {i}"})

    asyncio.run(vul())
    met_scherm(proef, GeheugenJournaal(journaal._log))


def test_nonsense_from_a_page_breaks_nothing() -> None:
    async def proef(scherm: Proefscherm) -> None:
        for bericht in (
            {},
            {"daad": 3},
            {"blik": 4},
            {"blik": {"stap": "nergens", "breedte": -1}},
            {"daad": "x" * 9999},
        ):
            await scherm.krijg(bericht)

        assert "rk-stap-vooraf" in scherm.beeld

    met_scherm(proef)


class Traag(GeheugenJournaal):
    """A journal that stores only when it may; `tussendoor` is stored just before."""

    def __init__(self, gebeurtenissen: list[Gebeurtenis]) -> None:
        super().__init__(gebeurtenissen)
        self.mag = asyncio.Event()
        self.tussendoor: list[Gebeurtenis] = []

    async def append(
        self, gebeurtenis: Gebeurtenis, *, onderweg: Callable[[], None] | None = None
    ) -> Gebeurtenis:
        if onderweg is not None:
            onderweg()
        await self.mag.wait()
        for g in self.tussendoor:
            await super().append(g)
        return await super().append(gebeurtenis)


def test_what_is_drawn_ahead_is_not_shown_before_it_is_stored() -> None:
    journaal = Traag([eerste()])

    async def proef(scherm: Proefscherm) -> None:
        daad = {"id": "a", "daad": "stap_geopend", "inhoud": {"stap": "wie"}}
        bezig = asyncio.ensure_future(scherm.krijg(daad))
        for _ in range(20):
            await asyncio.sleep(0)

        assert "rk-stap-vooraf" in scherm.beeld
        journaal.mag.set()
        await bezig
        assert "rk-stap-wie" in scherm.beeld
        assert 2 == scherm.sessie.toestand.nr

    met_scherm(proef, journaal)


def test_what_was_drawn_ahead_is_thrown_away_when_another_came_first() -> None:
    journaal = Traag([eerste()])
    journaal.tussendoor = [maak("verhaal_gewijzigd", {"veld": "naam", "waarde": "Ruud"}, sessie="proef")]
    journaal.mag.set()

    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"id": "a", "daad": "stap_geopend", "inhoud": {"stap": "wie"}})
        while scherm.sessie.toestand.nr < 3:
            await asyncio.sleep(0)
        for _ in range(5):
            await asyncio.sleep(0)

        assert "rk-stap-wie" in scherm.beeld
        assert "Het verhaal van Ruud" in scherm.beeld
        assert "Het verhaal van Rob" not in scherm.beeld

    met_scherm(proef, journaal)

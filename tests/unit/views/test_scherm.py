"""The widget of the whole screen: acts in, drawings out, an answer for each act."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import pytest

from rk.domain import Kamerstand, Stap
from rk.events import Gebeurtenis, Toestand, maak
from rk.journal import GeenVerbinding, GeheugenJournaal
from rk.session import Sessie
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik
from rk.tekening.boom import El
from rk.views.scherm import Scherm
from tests.unit.begin import eerste


class Proefscherm(Scherm):
    """A screen whose page is a list: what it was told, and how often it was drawn."""

    def __init__(self, sessie: Sessie) -> None:
        self.gestuurd: list[dict[str, Any]] = []
        self.keren = 0
        super().__init__(sessie)

    def _toon(self, boom: El) -> None:
        self.keren += 1
        super()._toon(boom)

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
        async def append(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
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

    async def append(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        await self.mag.wait()
        for g in self.tussendoor:
            await super().append(g)
        return await super().append(gebeurtenis)


def test_nothing_is_shown_before_it_is_stored() -> None:
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


def test_a_view_gets_the_whole_drawing_once_and_then_only_what_changed() -> None:
    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"heel": True})
        await scherm.sessie.doe("stap_geopend", {"stap": "route"})
        await asyncio.sleep(0)
        await scherm.sessie.doe(
            "bezoek_gewijzigd", {"bezoek_id": "b5", "veld": "overdracht", "waarde": "warm"}
        )
        await asyncio.sleep(0)

        eerst, *verder = [b for b in scherm.gestuurd if "nr" in b]
        assert "rk-stap-vooraf" in eerst["heel"]
        assert 1 == eerst["stand"]
        laatste = verder[-1]
        assert (3, laatste["nr"] - 1) == (laatste["stand"], laatste["na"])
        assert any('id="kaart-naar-b5"' in stuk for stuk in laatste["stukken"])
        assert sum(map(len, laatste["stukken"])) < len(scherm.beeld) / 5

    met_scherm(proef)


def test_before_a_view_asks_nothing_is_sent_and_after_a_miss_it_gets_all_again() -> None:
    async def proef(scherm: Proefscherm) -> None:
        await scherm.sessie.doe("stap_geopend", {"stap": "wie"})
        await asyncio.sleep(0)
        assert [] == scherm.gestuurd

        await scherm.krijg({"heel": True})
        await scherm.krijg({"heel": True})

        assert [1, 2] == [b["nr"] for b in scherm.gestuurd]
        assert {scherm.beeld} == {b["heel"] for b in scherm.gestuurd}

    met_scherm(proef)


def test_an_act_that_changes_nothing_on_the_screen_is_told_all_the_same() -> None:
    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"heel": True})
        await scherm.sessie.doe("kaart_vraagt_geopend", {"stap": "regie"})
        await asyncio.sleep(0)

        assert 2 == scherm.gestuurd[-1]["stand"]

    met_scherm(proef)


def test_what_the_server_said_to_the_page_stands_on_its_screen() -> None:
    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"zin": "Drie wensen is genoeg. <b>"})
        assert "Drie wensen is genoeg. &lt;b&gt;" in scherm.beeld

        await scherm.krijg({"zin": ""})
        assert "Drie wensen" not in scherm.beeld

    met_scherm(proef)


def test_what_can_not_be_drawn_is_told_and_the_screen_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def struikel(t: Toestand, stap: Stap, blik: Blik, kamer: Kamerstand) -> El:
        if stap is Stap.ROUTE:
            raise ZeroDivisionError
        return beeld(t, stap, blik, kamer)

    monkeypatch.setattr("rk.views.scherm.beeld", struikel)

    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"heel": True})
        await scherm.krijg({"blik": {"stap": "route"}})
        assert {"mis": True} == scherm.gestuurd[-1]

        await scherm.krijg({"blik": {"stap": "wie"}})
        assert "rk-stap-wie" in scherm.beeld

    met_scherm(proef)


def test_who_joins_by_phone_is_drawn_and_is_no_event() -> None:
    journaal = GeheugenJournaal([eerste()])

    async def proef(scherm: Proefscherm) -> None:
        await scherm.sessie.doe("stap_geopend", {"stap": "vierv"})
        await scherm.krijg({})
        nr, eerst = scherm.sessie.toestand.nr, scherm.beeld
        assert journaal.kamer is not None
        journaal.kamer(Kamerstand(open=True, deelnemers=7, klaar=5))
        await asyncio.sleep(0)

        assert eerst != scherm.beeld
        assert nr == scherm.sessie.toestand.nr

    met_scherm(proef, journaal)


def test_what_was_unfolded_closes_when_the_group_moves_on() -> None:
    async def proef(scherm: Proefscherm) -> None:
        await scherm.sessie.doe("stap_geopend", {"stap": "route"})
        await scherm.krijg({"blik": {"bezoek": "b5"}})
        assert "rk-bezoek-klaar" in scherm.beeld

        await scherm.sessie.doe("stap_geopend", {"stap": "wegwijzers"})
        await scherm.sessie.doe("stap_geopend", {"stap": "route"})
        await asyncio.sleep(0)

        assert "rk-bezoek-klaar" not in scherm.beeld

    met_scherm(proef)


def test_looking_at_another_step_goes_on_when_the_group_moves() -> None:
    async def proef(scherm: Proefscherm) -> None:
        await scherm.krijg({"blik": {"stap": "wensen"}})

        await scherm.sessie.doe("stap_geopend", {"stap": "wie"})
        await asyncio.sleep(0)

        assert "rk-stap-wensen" in scherm.beeld

    met_scherm(proef)


def test_what_others_did_first_is_on_the_screen_too() -> None:
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

"""How a kernel or a script reaches a session: append an act, follow what happens.

Light on purpose: every kernel imports this (no store, no server, no widgets). A kernel is born
with a key that the server ties to one session; everything it asks is about that session.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import Any, Protocol

import httpx

from rk.domain import Kamerstand
from rk.events import Gebeurtenis, GebeurtenisFout, beoordeel, fold_alle, naar_json, uit_gegeven, uit_json

ADRES = "RK_ADRES"
SLEUTEL = "RK_SLEUTEL"
"""The names in a kernel's environment for the server's address and the kernel's key."""

_WACHTTIJDEN = (0.1, 0.2, 0.4, 0.8, 1.6, 3.0)
_WEG = "Er is geen verbinding. Wat je deed is niet bewaard; probeer het zo nog eens."
_MISLUKT = "Dit lukte niet. Probeer het nog eens."


class Geweigerd(Exception):
    """The server said no, and would say no again. `zin` is one plain Dutch sentence."""

    def __init__(self, zin: str) -> None:
        super().__init__(zin)
        self.zin = zin


class GeenVerbinding(Exception):
    """The server can't be reached now. `zin` is one plain Dutch sentence."""

    def __init__(self, zin: str = _WEG) -> None:
        super().__init__(zin)
        self.zin = zin


class Journaal(Protocol):
    """A session's log, seen from outside the server."""

    kamer: Callable[[Kamerstand], None] | None
    """Told how the room is, while somebody follows: who joins by phone is no event."""

    async def sessie_id(self) -> str:
        """The session that this journal is about; waits until there is one."""

    async def append(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        """Store an act; it comes back with its number and time. Twice the same counts once.

        Raises  Geweigerd: it can't be done now; GeenVerbinding: it may not have been stored.
        """

    def follow(self, sinds: int = 0) -> AsyncIterator[Gebeurtenis]:
        """Every event after number `sinds`, in order, first the stored ones, then as they come.

        Raises  Geweigerd: the session is gone, or this journal may not read it.
        """


class HttpJournaal:
    """A session's log over HTTP. `verbinding` is told False when the server is gone, True again
    when it answers; the stream goes on after the last event that it gave.
    """

    def __init__(self, adres: str, sleutel: str, *, verbinding: Callable[[bool], None] | None = None) -> None:
        self.verbinding = verbinding
        self.kamer: Callable[[Kamerstand], None] | None = None
        self._verbonden = True
        self._sessie: str | None = None
        # trust_env: a proxy of the organisation must never see what goes over the loopback.
        self._client = httpx.AsyncClient(
            base_url=adres, headers={"Authorization": f"Bearer {sleutel}"}, timeout=None, trust_env=False
        )

    @classmethod
    def uit_omgeving(cls, *, verbinding: Callable[[bool], None] | None = None) -> HttpJournaal:
        """The journal of the kernel we run in. The key leaves the environment: children get none.

        Raises  GeenVerbinding: not started by Routekaart's server.
        """
        adres, sleutel = os.environ.get(ADRES), os.environ.pop(SLEUTEL, None)
        if not adres or not sleutel:
            raise GeenVerbinding("Dit scherm hoort bij een werksessie. Start die met: rk start")
        return cls(adres, sleutel, verbinding=verbinding)

    async def sluit(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    def _meld(self, verbonden: bool) -> None:
        if verbonden is not self._verbonden:
            self._verbonden = verbonden
            if self.verbinding is not None:
                self.verbinding(verbonden)

    async def sessie_id(self) -> str:
        poging = 0
        while self._sessie is None:
            try:
                antwoord = await self._client.get("/api/kernel/sessie", timeout=60)
                if antwoord.status_code == httpx.codes.OK:
                    self._sessie = str(antwoord.json()["sessie"])
                elif antwoord.status_code != httpx.codes.NO_CONTENT:  # 204: not tied yet, ask again
                    raise Geweigerd(_zin(antwoord))
                poging = 0
            except httpx.TransportError:
                await _wacht(poging)
                poging += 1
        return self._sessie

    async def append(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        sessie = await self.sessie_id()
        vorm = naar_json(replace(gebeurtenis, sessie=sessie))
        for poging in range(len(_WACHTTIJDEN)):
            try:
                antwoord = await self._client.post(
                    f"/api/sessies/{sessie}/gebeurtenissen", json=vorm, timeout=5
                )
            except httpx.TransportError:
                self._meld(False)
                await _wacht(poging)
                continue
            self._meld(True)
            if antwoord.status_code == httpx.codes.OK:
                return uit_json(antwoord.json()["gebeurtenis"])
            raise Geweigerd(_zin(antwoord))
        raise GeenVerbinding

    async def follow(self, sinds: int = 0) -> AsyncIterator[Gebeurtenis]:
        sessie = await self.sessie_id()
        poging = 0
        while True:
            try:
                async with aclosing(self._stroom(sessie, sinds)) as stroom:
                    async for gebeurtenis in stroom:
                        poging = 0
                        self._meld(True)
                        if gebeurtenis is not None:
                            sinds = gebeurtenis.nr
                            yield gebeurtenis
            except httpx.TransportError:
                pass
            self._meld(False)
            await _wacht(poging)
            poging += 1

    async def _stroom(self, sessie: str, sinds: int) -> AsyncGenerator[Gebeurtenis | None, None]:
        """One connection's events; None for a heartbeat."""
        vraag = self._client.stream(
            "GET",
            f"/api/sessies/{sessie}/gebeurtenissen",
            params={"sinds": sinds},
            # The server sends a heartbeat every 15 s; longer silence means that it is gone.
            timeout=httpx.Timeout(10, read=40),
        )
        async with vraag as antwoord:
            if antwoord.status_code != httpx.codes.OK:
                await antwoord.aread()
                raise Geweigerd(_zin(antwoord))
            yield None
            async for regel in antwoord.aiter_lines():
                lijf = json.loads(regel) if regel.strip() else None
                if isinstance(lijf, dict) and "kamer" in lijf:
                    if self.kamer is not None:
                        self.kamer(uit_gegeven(Kamerstand, lijf["kamer"]))
                    lijf = None
                yield uit_json(lijf) if lijf is not None else None


async def _wacht(poging: int) -> None:
    await asyncio.sleep(_WACHTTIJDEN[min(poging, len(_WACHTTIJDEN) - 1)])


def _zin(antwoord: httpx.Response) -> str:
    try:
        lijf: Any = antwoord.json()
        return str(lijf["zin"])
    except (ValueError, KeyError, TypeError):
        return _MISLUKT


class GeheugenJournaal:
    """A journal without a server, that judges as the server does: for tests and for trying out."""

    def __init__(self, gebeurtenissen: list[Gebeurtenis] | None = None, *, sessie: str = "proef") -> None:
        self._sessie = sessie
        self.kamer: Callable[[Kamerstand], None] | None = None
        self._log = [replace(g, sessie=sessie, nr=nr) for nr, g in enumerate(gebeurtenissen or [], 1)]
        self._nieuw = asyncio.Condition()

    async def sessie_id(self) -> str:
        return self._sessie

    async def append(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        for g in self._log:
            if g.id == gebeurtenis.id:
                return g
        try:
            zin = beoordeel(fold_alle(self._log), gebeurtenis)
        except GebeurtenisFout as fout:
            zin = str(fout)
        if zin is not None:
            raise Geweigerd(zin)
        g = replace(gebeurtenis, sessie=self._sessie, nr=len(self._log) + 1)
        async with self._nieuw:
            self._log.append(g)
            self._nieuw.notify_all()
        return g

    async def follow(self, sinds: int = 0) -> AsyncIterator[Gebeurtenis]:
        while True:
            async with self._nieuw:
                while len(self._log) <= sinds:
                    await self._nieuw.wait()
                nieuw = self._log[sinds:]
            for g in nieuw:
                sinds = g.nr
                yield g

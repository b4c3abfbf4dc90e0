"""The sessions of this server: the only place where something is written.

Store calls run in one thread, one after another. A session that somebody looks at stays in
memory as its events and their folded state; who follows it reads that list and waits.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncGenerator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from rk.domain import Samenvatting
from rk.events import (
    BEGIN,
    Gebeurtenis,
    GebeurtenisFout,
    Rol,
    Toestand,
    beoordeel,
    fold,
    fold_alle,
    kopieer,
    maak,
    samenvatting,
)
from rk.store import AlGebruikt, Opslag, OpslagFout

T = TypeVar("T")


class Geweigerd(Exception):
    """An act that can't be done. `zin` is one plain Dutch sentence, `status` the HTTP status."""

    def __init__(self, zin: str, status: int = 409) -> None:
        super().__init__(zin)
        self.zin = zin
        self.status = status


class OnbekendeSessie(Exception):
    """There is no session with this id (any more)."""


@dataclass(eq=False, slots=True)
class _Sessie:
    """One session in memory: its events in order, what they fold to, and who waits for more."""

    gebeurtenissen: list[Gebeurtenis]
    toestand: Toestand
    slot: asyncio.Lock = field(default_factory=asyncio.Lock)
    meer: asyncio.Event = field(default_factory=asyncio.Event)
    weg: bool = False

    def wek(self) -> None:
        """Wake everyone who follows; the next wait is for a new event."""
        self.meer.set()
        self.meer = asyncio.Event()


class Huis:
    """All sessions. Made inside the server's event loop; `sluit` at the end."""

    def __init__(self, opslag: Opslag) -> None:
        self._opslag = opslag
        self._schrijver = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opslag")
        self._sessies: dict[str, _Sessie] = {}
        self._laadslot = asyncio.Lock()

    async def _in_opslag(self, doe: Callable[..., T], *waarden: Any) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._schrijver, doe, *waarden)
        except OpslagFout as fout:
            raise Geweigerd(str(fout), status=409 if isinstance(fout, AlGebruikt) else 503) from None

    async def _haal(self, sessie: str) -> _Sessie:
        async with self._laadslot:
            bekend = self._sessies.get(sessie)
            if bekend is None:
                rij = await self._in_opslag(self._opslag.lees, sessie)
                if not rij:
                    raise OnbekendeSessie
                bekend = self._sessies[sessie] = _Sessie(rij, fold_alle(rij))
            return bekend

    async def toestand(self, sessie: str) -> Toestand:
        """What the session's events fold to now. Raises OnbekendeSessie."""
        return (await self._haal(sessie)).toestand

    async def samenvattingen(self) -> list[Samenvatting]:
        """What the start page may show of every session, the last used first."""
        rijen = await self._in_opslag(self._opslag.sessies)
        return [samenvatting(await self.toestand(rij.id)) for rij in rijen]

    async def begin(self, inhoud: Mapping[str, Any]) -> str:
        """Begin a session with the content of its first event; gives its id.

        Raises  Geweigerd: content that does not fit, or nothing can be stored.
        """
        sessie = str(uuid.uuid4())
        try:
            g = maak("sessie_begonnen", inhoud, sessie=sessie)
        except GebeurtenisFout as fout:
            raise Geweigerd(str(fout)) from None
        zin = beoordeel(BEGIN, g)
        if zin is not None:
            raise Geweigerd(zin)
        await self._in_opslag(self._opslag.voeg_toe, g)
        return sessie

    async def schrijf(self, sessie: str, g: Gebeurtenis, *, rol: Rol) -> Gebeurtenis:
        """Judge an act and store it, then wake who follows; gives it as it was stored.

        Session, role and time are set here, whatever the act says of itself. The same act
        again gives what was stored.
        Raises  OnbekendeSessie; Geweigerd: it can't be done now.
        """
        plek = await self._haal(sessie)
        g = replace(g, sessie=sessie, rol=rol, nr=0, tijd=_nu())
        async with plek.slot:
            if plek.weg:
                raise OnbekendeSessie
            eerder = next((oud for oud in plek.gebeurtenissen if oud.id == g.id), None)
            if eerder is None:
                zin = beoordeel(plek.toestand, g)
                if zin is not None:
                    raise Geweigerd(zin)
            bewaard = await self._in_opslag(self._opslag.voeg_toe, g)
            if eerder is None:
                plek.gebeurtenissen.append(bewaard)
                plek.toestand = fold(plek.toestand, bewaard)
                plek.wek()
            return bewaard

    async def doe(self, sessie: str, soort: str, inhoud: Mapping[str, Any] | None = None) -> None:
        """An act of the facilitator on the start page. Raises as `schrijf`."""
        try:
            await self.schrijf(sessie, maak(soort, inhoud), rol=Rol.FACILITATOR)
        except GebeurtenisFout as fout:
            raise Geweigerd(str(fout)) from None

    async def volg(
        self, sessie: str, sinds: int, *, hartslag: float
    ) -> AsyncGenerator[list[Gebeurtenis], None]:
        """All events after number `sinds`, then new ones as they come, several at once when they
        come fast. An empty list is a heartbeat, after `hartslag` seconds of silence. Ends when
        the session is removed. Raises OnbekendeSessie.
        """
        plek = await self._haal(sessie)
        while not plek.weg:
            meer = plek.meer
            nieuw = plek.gebeurtenissen[sinds:]
            if nieuw:
                sinds = nieuw[-1].nr
                yield nieuw
                continue
            try:
                await asyncio.wait_for(meer.wait(), hartslag)
            except TimeoutError:
                yield []

    async def kopieer(self, sessie: str, titel: str) -> str:
        """A new session with the same acts and another title; gives its id."""
        rij = list((await self._haal(sessie)).gebeurtenissen)
        nieuw = str(uuid.uuid4())
        await self._in_opslag(self._opslag.voeg_alle_toe, kopieer(rij, sessie=nieuw, titel=titel))
        return nieuw

    async def verwijder(self, sessie: str) -> None:
        """Remove a session for good; whoever follows it is told by the end of the stream."""
        plek = await self._haal(sessie)
        async with plek.slot:
            await self._in_opslag(self._opslag.verwijder, sessie)
            plek.weg = True
            self._sessies.pop(sessie, None)
            plek.wek()

    def zeg_af(self) -> None:
        """End the streams of all who follow: the server stops."""
        for plek in self._sessies.values():
            plek.weg = True
            plek.wek()

    def sluit(self) -> None:
        """Wait until what is being stored is stored."""
        self._schrijver.shutdown()


def _nu() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")

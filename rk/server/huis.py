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

from rk.domain import Kamerstand, Samenvatting
from rk.events import (
    BEGIN,
    Gebeurtenis,
    GebeurtenisFout,
    Rol,
    Toestand,
    beoordeel,
    fold_alle,
    kopieer,
    maak,
    mag,
    samenvatting,
    vervolg,
)
from rk.server.geweigerd import Geweigerd as Geweigerd
from rk.server.geweigerd import OnbekendeSessie as OnbekendeSessie
from rk.server.kamer import Kamer
from rk.server.kamers import Aanzicht, Kamers
from rk.server.onthulling import Onthulling, onthul
from rk.store import AlGebruikt, AlOpTafel, KamerRij, Opslag, OpslagFout, Privaat

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class Plek:
    """One session in memory: its events in order, what they fold to, its room, and who waits for more."""

    sessie: str
    gebeurtenissen: list[Gebeurtenis]
    toestand: Toestand
    kamer: Kamer
    aanzicht: Aanzicht = field(default_factory=Aanzicht)
    slot: asyncio.Lock = field(default_factory=asyncio.Lock)
    meer: asyncio.Event = field(default_factory=asyncio.Event)
    weg: bool = False

    @property
    def stand(self) -> Kamerstand:
        """What the beamer may know of the room, as it was published last."""
        return self.aanzicht.stand

    def wek(self) -> None:
        """Wake everyone who follows; the next wait is for a new event."""
        self.meer.set()
        self.meer = asyncio.Event()


class Huis:
    """All sessions. Made inside the server's event loop; `sluit` at the end."""

    def __init__(self, opslag: Opslag) -> None:
        self.opslag = opslag
        self._schrijver = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opslag")
        self._sessies: dict[str, Plek] = {}
        self._laadslot = asyncio.Lock()
        self.kamers = Kamers(self)

    async def in_opslag(self, doe: Callable[..., T], *waarden: Any) -> T:
        """What the store gives, from its own thread. Raises Geweigerd: it can't."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._schrijver, doe, *waarden)
        except OpslagFout as fout:
            vast = isinstance(fout, (AlGebruikt, AlOpTafel))
            raise Geweigerd(str(fout), status=409 if vast else 503) from None

    async def haal(self, sessie: str) -> Plek:
        """One session, in memory from now on. Raises OnbekendeSessie."""
        async with self._laadslot:
            bekend = self._sessies.get(sessie)
            if bekend is None:
                rij, kamer, privaat = await self.in_opslag(self._lees, sessie)
                if not rij:
                    raise OnbekendeSessie
                bekend = Plek(sessie, rij, fold_alle(rij), Kamer(kamer, privaat))
                self._sessies[sessie] = bekend
                self.kamers.laad(bekend)
            return bekend

    def _lees(self, sessie: str) -> tuple[list[Gebeurtenis], KamerRij, Privaat]:
        kamers = {rij.sessie: rij for rij in self.opslag.kamers()}
        kamer = kamers.get(sessie, KamerRij(sessie=sessie))
        return self.opslag.lees(sessie), kamer, self.opslag.privaat(sessie)

    async def toestand(self, sessie: str) -> Toestand:
        """What the session's events fold to now. Raises OnbekendeSessie."""
        return (await self.haal(sessie)).toestand

    async def samenvattingen(self) -> list[Samenvatting]:
        """What the start page may show of every session, the last used first."""
        rijen = await self.in_opslag(self.opslag.sessies)
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
        await self.in_opslag(self.opslag.voeg_toe, g)
        return sessie

    async def schrijf(self, sessie: str, g: Gebeurtenis, *, rol: Rol) -> Gebeurtenis:
        """Judge an act and store it, then wake who follows; gives it as it was stored.

        Session, role and time are set here, whatever the act says of itself. The same act
        again gives what was stored.
        Raises  OnbekendeSessie; Geweigerd: it can't be done now.
        """
        plek = await self.haal(sessie)
        g = replace(g, sessie=sessie, rol=rol, nr=0, tijd=_nu())
        mag_niet = mag(g)
        if mag_niet is not None:
            raise Geweigerd(mag_niet, status=403)
        async with plek.slot:
            if plek.weg:
                raise OnbekendeSessie
            eerder = next((oud for oud in plek.gebeurtenissen if oud.id == g.id), None)
            if eerder is None:
                zin = beoordeel(plek.toestand, g)
                if zin is not None:
                    raise Geweigerd(zin)
                return await self._bewaar(plek, g)
            return await self.in_opslag(self.opslag.voeg_toe, g)

    async def _bewaar(self, plek: Plek, g: Gebeurtenis) -> Gebeurtenis:
        """Store an act together with what it brings along: what the phones gave, when it is shown.

        The caller holds the session's lock: nothing changes while the store's thread works it out.
        """
        bewaard, o = await self.in_opslag(self._onthul, plek, g)
        plek.gebeurtenissen.extend(bewaard)
        plek.toestand = o.na
        plek.kamer.toon(o.onthuld)
        if o.opnieuw is not None:
            plek.kamer.niemand_klaar(o.opnieuw)
        plek.kamer.apart = o.apart
        plek.wek()
        if o.na.gesloten:
            await self.kamers.wis(plek)
        self.kamers.veranderd(plek)
        return next(b for b in bewaard if b.id == g.id)

    def _onthul(self, plek: Plek, g: Gebeurtenis) -> tuple[list[Gebeurtenis], Onthulling]:
        """A full room takes a while, and everybody else goes on: this is not for the loop."""
        o = onthul(plek.toestand, plek.kamer, g)
        opnieuw = (plek.sessie, o.opnieuw.value) if o.opnieuw is not None else None
        return self.opslag.voeg_alle_toe(o.rij, onthuld=o.onthuld, opnieuw=opnieuw), o

    async def doe(self, sessie: str, soort: str, inhoud: Mapping[str, Any] | None = None) -> None:
        """An act of the facilitator on the start page. Raises as `schrijf`."""
        try:
            await self.schrijf(sessie, maak(soort, inhoud), rol=Rol.FACILITATOR)
        except GebeurtenisFout as fout:
            raise Geweigerd(str(fout)) from None

    async def volg(
        self, sessie: str, sinds: int, *, hartslag: float
    ) -> AsyncGenerator[tuple[list[Gebeurtenis], Kamerstand | None], None]:
        """All events after number `sinds`, then new ones as they come, several at once when they
        come fast; with them how the room is, when that changed. Neither is a heartbeat, after
        `hartslag` seconds of silence. Ends when the session is removed. Raises OnbekendeSessie.
        """
        plek = await self.haal(sessie)
        getoond: Kamerstand | None = None
        while not plek.weg:
            meer = plek.meer
            nieuw, stand = plek.gebeurtenissen[sinds:], plek.stand
            if nieuw or stand != getoond:
                sinds = nieuw[-1].nr if nieuw else sinds
                yield nieuw, stand if stand != getoond else None
                getoond = stand
                continue
            try:
                await asyncio.wait_for(meer.wait(), hartslag)
            except TimeoutError:
                yield [], None

    async def kopieer(self, sessie: str, titel: str) -> str:
        """A new session with the same acts and another title; gives its id."""
        rij = list((await self.haal(sessie)).gebeurtenissen)
        nieuw = str(uuid.uuid4())
        await self.in_opslag(self.opslag.voeg_alle_toe, kopieer(rij, sessie=nieuw, titel=titel))
        return nieuw

    async def vervolg(self, sessie: str) -> str:
        """A new session about the same casus that goes on where this one is; gives its id.

        Raises  OnbekendeSessie; Geweigerd: nothing can be stored.
        """
        return await self.begin(vervolg(await self.toestand(sessie)))

    async def verwijder(self, sessie: str) -> None:
        """Remove a session for good; whoever follows it is told by the end of the stream."""
        plek = await self.haal(sessie)
        async with plek.slot:
            await self.in_opslag(self.opslag.verwijder, sessie)
            await self.kamers.wis(plek)
            plek.weg = True
            self._sessies.pop(sessie, None)
            plek.wek()

    def zeg_af(self) -> None:
        """End the streams of all who follow: the server stops."""
        self.kamers.zeg_af()
        for plek in self._sessies.values():
            plek.weg = True
            plek.wek()

    def sluit(self) -> None:
        """Wait until what is being stored is stored."""
        self._schrijver.shutdown()


def _nu() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")

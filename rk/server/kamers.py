"""The joining sides of all sessions: opening, who comes in, who is here, and what is shown of it."""

from __future__ import annotations

import asyncio
import json
import secrets
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from rk.domain import Kamerstand
from rk.server.afstand import Afstanden
from rk.server.deur import Deur, GeenDeur
from rk.server.geweigerd import Geweigerd, OnbekendeSessie
from rk.server.inleg import Inleg
from rk.server.kamer import Deelnemer, Kamer, gelezen_code, hash_van, nieuwe_code
from rk.server.logboek import log
from rk.store import DeelnemerRij, KamerRij, Privaat
from rk.taal import _
from rk.tekening.telefoon import Telefoonblad, blad

if TYPE_CHECKING:
    from rk.server.huis import Huis, Plek

TELEFOONS = 200
"""So many phones can join one session."""
STIPPEN = 10
"""So many dots the facilitator can give to each, at most."""
WEINIG = 4
"""With fewer phones than this anonymity is thin, and everybody is told."""
TUSSEN = 0.25
"""Seconds between two pictures of the same room: at most four a second."""
_HERVAT = timedelta(minutes=15)
_HARTSLAG = 60.0


@dataclass(eq=False, slots=True)
class Aanzicht:
    """What was published of a room last, for the beamer and for the phones, and who waits for more.

    `keer`: how often it was published.
    """

    stand: Kamerstand = field(default_factory=Kamerstand)
    blad: Telefoonblad = field(default_factory=Telefoonblad)
    bericht: bytes = b""
    keer: int = 0
    einde: str = ""
    meer: asyncio.Event = field(default_factory=asyncio.Event)
    ieder: asyncio.Event = field(default_factory=asyncio.Event)
    gepland: asyncio.TimerHandle | None = None
    laatst: float = -1.0

    def wek(self) -> None:
        """Wake the phones."""
        self.meer.set()
        self.meer = asyncio.Event()
        self.wek_afstand()

    def wek_afstand(self) -> None:
        """Wake the remote: it also sees what the phones don't."""
        self.keer += 1
        self.ieder.set()
        self.ieder = asyncio.Event()


class Kamers:
    """All rooms. Made by the Huis, which lends its store and its sessions."""

    def __init__(self, huis: Huis) -> None:
        self._huis = huis
        self.deur: Deur = GeenDeur()
        self.afstanden = Afstanden(self, huis)
        self.inleg = Inleg(self, huis)
        self._tekens: dict[str, tuple[Plek, Deelnemer]] = {}
        self._open: dict[str, Plek] = {}  # by session
        self._taak: asyncio.Task[None] | None = None

    # ---- opening, and coming back after a restart -------------------------------------------------

    async def hervat(self) -> None:
        """Open again what was open when the server stopped, if that was just now."""
        grens = datetime.now(UTC) - _HERVAT
        for rij in await self._huis.in_opslag(self._huis.opslag.kamers):
            plek = await self._huis.haal(rij.sessie)
            if plek.toestand.gesloten:
                await self.wis(plek)
            if not rij.open or plek.toestand.gesloten:
                continue
            vers = rij.tijd > grens.isoformat()
            async with plek.slot:
                try:
                    if not vers:
                        raise Geweigerd("")
                    await self._zet_open(plek, rij.net, rij.poort)
                except Geweigerd:
                    await self._bewaar(plek, open=False)
                self.veranderd(plek)
        self._taak = asyncio.get_running_loop().create_task(self._klop())

    async def _klop(self) -> None:
        """Keep the time of rooms that are open, so that a restart knows how long it was away."""
        while True:
            await asyncio.sleep(_HARTSLAG)
            for plek in list(self._open.values()):
                async with plek.slot:
                    with suppress(Geweigerd):  # a full disk: the next act says so to who does it
                        await self._bewaar(plek)
                self.veranderd(plek)  # who walked away meanwhile counts no more

    def laad(self, plek: Plek) -> None:
        """Know the phones of a session that was just read."""
        for d in plek.kamer.deelnemers.values():
            self._tekens[d.rij.teken] = (plek, d)
        plek.aanzicht.stand = self.stand_van(plek)

    async def _bewaar(self, plek: Plek, **velden: Any) -> None:
        rij = replace(plek.kamer.rij, tijd=_nu(), **velden)
        await self._huis.in_opslag(self._huis.opslag.bewaar_kamer, rij)
        plek.kamer.rij = rij

    async def _zet_open(self, plek: Plek, net: str, poort: int) -> None:
        eerder = plek.kamer.rij
        was_open = plek.sessie in self._open
        if was_open and eerder.net == net:
            return
        poort = self.deur.open(net, poort)
        code = eerder.code if eerder.open and eerder.code else nieuwe_code()
        try:
            await self._bewaar(plek, open=True, net=net, poort=poort, code=code)
        except Geweigerd:
            self.deur.sluit(net, poort)
            raise
        if was_open:
            self.deur.sluit(eerder.net, eerder.poort)
        plek.aanzicht.einde = ""
        self._open[plek.sessie] = plek

    async def _sluit(self, plek: Plek, einde: str) -> None:
        """Close one room; `einde` is why, for the phones: "dicht" or "klaar"."""
        open_ = self._open.pop(plek.sessie, None)
        if open_ is not None:
            self._zeg_einde(plek, einde)
            self.deur.sluit(plek.kamer.rij.net, plek.kamer.rij.poort)

    def _zeg_einde(self, plek: Plek, einde: str) -> None:
        plek.aanzicht.einde = einde
        plek.aanzicht.wek()

    async def wis(self, plek: Plek) -> None:
        """The session is closed or removed: phones are told, and what is private is forgotten."""
        await self._sluit(plek, "klaar")
        for d in plek.kamer.deelnemers.values():
            self._tekens.pop(d.rij.teken, None)
        try:
            await self._huis.in_opslag(self._huis.opslag.wis_privaat, plek.sessie)
        except Geweigerd:  # a full disk: tried again at the next start
            log.error("Wat mensen voor zich hadden getypt, kon nog niet worden gewist.")
        plek.kamer = Kamer(KamerRij(sessie=plek.sessie), Privaat())
        self.veranderd(plek)

    def zeg_af(self) -> None:
        """The server stops: the phones' streams end, and they ask again until it is back."""
        if self._taak is not None:
            self._taak.cancel()
        for plek in self._open.values():
            self._zeg_einde(plek, "weg")
            if plek.aanzicht.gepland is not None:
                plek.aanzicht.gepland.cancel()

    # ---- what the facilitator does with a room ------------------------------------------------------

    async def doe(self, sessie: str, daad: str, inhoud: Mapping[str, Any]) -> int:
        """An act about the room, which is no event; gives the number of the session's last event.

        Raises  OnbekendeSessie; Geweigerd: it can't be done now.
        """
        plek = await self._huis.haal(sessie)
        eerder: Plek | None = None
        async with plek.slot:
            if plek.weg:
                raise OnbekendeSessie
            if plek.toestand.gesloten:
                raise Geweigerd(_("Dit gesprek is afgesloten. Heropen het op het beginscherm."))
            match daad, dict(inhoud):
                case "kamer_geopend", {"net": str(net)}:
                    gekozen = next((n for n in self.deur.netten() if n.id == net), None)
                    if gekozen is None:
                        raise Geweigerd(_("Dat netwerk is er niet meer. Kies een ander."))
                    await self._zet_open(plek, gekozen.adres, plek.kamer.rij.poort)
                case "kamer_gesloten", _leeg:
                    self.afstanden.vergeet_vraag(plek)
                    await self._bewaar(plek, open=False, code="", op_slot=False)
                    await self._sluit(plek, "dicht")
                case "kamer_op_slot", {"op_slot": bool(op_slot)}:
                    await self._bewaar(plek, op_slot=op_slot)
                case "kamercode_vernieuwd", _leeg:
                    await self._bewaar(plek, code=nieuwe_code() if plek.kamer.rij.open else "")
                case "kamer_meelezen", {"aan": bool(aan)}:
                    await self._bewaar(plek, meelezen=aan)
                case "kamer_stippen", {"aantal": int(aantal)} if 0 <= aantal <= STIPPEN:
                    await self._bewaar(plek, stippen=aantal)
                case (("kamer_afstand" | "kamer_afstand_bevestigd" | "kamer_afstand_gestopt"), velden):
                    eerder = await self.afstanden.doe(plek, daad, velden)
                case _onbekend:
                    raise Geweigerd(_("Dit kon niet worden gedaan. Laad de pagina opnieuw."), status=400)
            self.veranderd(plek)
        if eerder is not None:
            async with eerder.slot:  # never two locks at a time
                with suppress(Geweigerd):  # a full disk: the remote is gone, so nobody reads there
                    await self.lees_niet_mee(eerder)
                self.veranderd(eerder)
        return plek.toestand.nr

    async def lees_niet_mee(self, plek: Plek) -> None:
        """From now on the room is not told that the facilitator reads along. The caller holds the
        lock. Raises Geweigerd.
        """
        if plek.kamer.rij.meelezen and not plek.toestand.gesloten:
            await self._bewaar(plek, meelezen=False)

    def bij_teken(self, teken: str, *, afstand: bool = False) -> tuple[Plek, Deelnemer] | None:
        """The phone with this cookie (or the remote: never one for the other), if its room is open."""
        gevonden = self.gekend(teken, afstand=afstand)
        return gevonden if gevonden is not None and self.is_open(gevonden[0]) else None

    def gekend(self, teken: str, *, afstand: bool = False) -> tuple[Plek, Deelnemer] | None:
        """The same, also while its room is shut."""
        plek, wie = self._tekens.get(hash_van(teken), (None, None)) if teken else (None, None)
        return (plek, wie) if plek is not None and wie is not None and wie.rij.afstand is afstand else None

    def is_afstand(self, teken: str) -> bool:
        """Whether this is the cookie of a remote, whether its room is open or not."""
        _plek, wie = self._tekens.get(hash_van(teken), (None, None)) if teken else (None, None)
        return wie is not None and wie.rij.afstand

    def kent(self, wie: Deelnemer) -> bool:
        """Whether the talk of this phone still goes on."""
        return wie.rij.teken in self._tekens

    def open_plekken(self) -> list[Plek]:
        """The sessions that are open for phones."""
        return list(self._open.values())

    def is_open(self, plek: Plek) -> bool:
        """Whether phones can come in."""
        return plek.sessie in self._open

    async def laat_binnen(self, plek: Plek, rij: DeelnemerRij) -> Plek | None:
        """Keep a phone, or a remote; gives the other talk that it is not in any more. Raises Geweigerd."""
        await self._huis.in_opslag(self._huis.opslag.bewaar_deelnemer, rij)
        was, wie = self._tekens.get(rij.teken, (plek, None))
        if wie is not None:
            was.kamer.deelnemers.pop(wie.rij.id, None)
        self._tekens[rij.teken] = (plek, plek.kamer.laat_binnen(rij))
        return was if was is not plek else None

    async def laat_uit(self, plek: Plek, wie: Deelnemer, waarom: str) -> None:
        """Forget a remote, but not why. Raises Geweigerd."""
        doe = partial(self._huis.opslag.verwijder_deelnemer, wie.rij.id, waarom=waarom)
        await self._huis.in_opslag(doe)
        plek.kamer.deelnemers.pop(wie.rij.id, None)
        if self._tekens.get(wie.rij.teken, (plek, None))[1] is wie:  # not when another talk has it now
            del self._tekens[wie.rij.teken]

    async def meedoen(self, code: str) -> str | None:
        """Let a phone in; gives what its cookie holds, or None for a code that fits no room.

        Raises  Geweigerd: the room is locked, or full.
        """
        gelezen = gelezen_code(code).encode()

        def past(p: Plek) -> bool:
            return self.is_open(p) and secrets.compare_digest(p.kamer.rij.code.encode(), gelezen)

        plek = next((p for p in self.open_plekken() if past(p)), None)
        if plek is None:
            return None
        teken = secrets.token_urlsafe(32)
        async with plek.slot:
            if not past(plek):
                return None  # closed, or given another code, while this phone waited its turn
            if plek.kamer.rij.op_slot:
                raise Geweigerd(_("De kamer zit op slot. Vraag de begeleider om hem open te zetten."), 403)
            if len(plek.kamer.telefoons()) >= TELEFOONS:
                raise Geweigerd(_("De kamer is vol. Kijk met iemand naast je mee."), 403)
            rij = DeelnemerRij(id=str(uuid.uuid4()), sessie=plek.sessie, teken=hash_van(teken))
            await self.laat_binnen(plek, rij)
            self.veranderd(plek)
        return teken

    # ---- what is shown of it ----------------------------------------------------------------------------

    def stand_van(self, plek: Plek) -> Kamerstand:
        """What the beamer and the remote may know of a room."""
        return plek.kamer.stand(
            plek.toestand,
            open_=plek.sessie in self._open,
            netten=self.deur.netten(),
            versleuteld=self.deur.versleuteld,
        )

    async def nu(self, sessie: str) -> Kamerstand:
        """What the beamer may know of a room at this moment. Raises OnbekendeSessie."""
        return self.stand_van(await self._huis.haal(sessie))

    def veranderd(self, plek: Plek) -> None:
        """Something changed: publish it, at most four times a second."""
        a = plek.aanzicht
        if a.gepland is not None:
            return
        loop = asyncio.get_running_loop()
        over = a.laatst + TUSSEN - loop.time() if a.laatst >= 0 else 0.0
        a.gepland = loop.call_later(max(0.0, over), self._publiceer, plek)

    def _publiceer(self, plek: Plek) -> None:
        a = plek.aanzicht
        a.gepland, a.laatst = None, asyncio.get_running_loop().time()
        stand = self.stand_van(plek)
        if stand != a.stand:
            a.stand = stand
            plek.wek()
        if stand.open:
            nieuw = self._blad(plek)
            if nieuw != a.blad:
                a.blad = nieuw
                a.bericht = _bericht(nieuw)
                a.wek()
        a.wek_afstand()

    def _blad(self, plek: Plek) -> Telefoonblad:
        kamer = plek.kamer
        return blad(
            plek.toestand,
            stippen=kamer.rij.stippen,
            meelezen=kamer.rij.meelezen,
            weinig=self.weinig(plek),
            teller=kamer.teller,
        )

    def weinig(self, plek: Plek) -> bool:
        """Whether so few are here that one can guess whose something is."""
        return len(plek.kamer.aanwezig(plek.toestand.stap)) < WEINIG

    def gehoord(self, plek: Plek, wie: Deelnemer, *, stroom: int = 0) -> None:
        """A phone is here: it asked something, or opened (1) or lost (-1) a stream."""
        if plek.kamer.hoort(wie, stroom=stroom):
            self.veranderd(plek)

    def aanzicht(self, plek: Plek) -> Aanzicht:
        """What the phones of a room see, made when nobody did yet."""
        if not plek.aanzicht.bericht:
            plek.aanzicht.blad = self._blad(plek)
            plek.aanzicht.bericht = _bericht(plek.aanzicht.blad)
        return plek.aanzicht


def _bericht(b: Telefoonblad) -> bytes:
    return sse(json.dumps(b.als_json()))


def sse(gegeven: str, soort: str = "") -> bytes:
    """One server-sent event."""
    kop = f"event: {soort}\n" if soort else ""
    return f"{kop}data: {gegeven}\n\n".encode()


def _nu() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

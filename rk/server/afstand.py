"""The facilitator's own phone as the remote: who may be it, who was it, and what it takes off.

A code is typed once, and then the laptop says yes: the screen with the code is there for all to see.
"""

from __future__ import annotations

import asyncio
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from rk.events.inbreng import Inbreng, RegieInbreng
from rk.server.geweigerd import Geweigerd
from rk.server.kamer import Afstandsvraag, Deelnemer, gelezen_code, hash_van, nieuwe_code
from rk.store import DeelnemerRij
from rk.taal import _
from rk.tekening.afstand import Afstandsrol

if TYPE_CHECKING:
    from rk.server.huis import Huis, Plek
    from rk.server.kamers import Kamers

GELDIG = 300.0
"""Seconds that a code, and a phone that asks, wait."""
_BEWAARD = 20


class Afstanden:
    """The remotes of all rooms; a room has one at most. Made by the Kamers."""

    def __init__(self, kamers: Kamers, huis: Huis) -> None:
        self._kamers, self._huis = kamers, huis

    # ---- what the laptop says -----------------------------------------------------------------------

    async def doe(self, plek: Plek, daad: str, inhoud: Mapping[str, Any]) -> Plek | None:
        """An act of the beamer's page about the remote; the caller holds the session's lock. Gives
        the other talk that the phone was the remote of until now, which has none any more.

        Raises  Geweigerd: it can't be done now.
        """
        match daad, dict(inhoud):
            case "kamer_afstand", {"aan": bool(aan)}:
                self._weiger(plek)
                if aan and self._kamers.is_open(plek):
                    self._vraag(plek, Afstandsvraag(code=nieuwe_code()))
            case "kamer_afstand_bevestigd", {"ja": bool(ja), "nummer": str(nummer)}:
                vraag = plek.kamer.vraag
                if not vraag.teken or vraag.nummer != nummer:
                    raise Geweigerd(_("Deze telefoon vraagt niets meer. Begin opnieuw met een code."))
                if ja:
                    eerder = await self._neem_over(plek, vraag.teken)
                    plek.kamer.vraag = Afstandsvraag()
                    return eerder
                self._weiger(plek)
            case "kamer_afstand_gestopt", _leeg:
                await self._kamers.lees_niet_mee(plek)  # first: without a remote nobody reads
                await self._stop(plek, Afstandsrol.GESTOPT)
            case _onbekend:
                raise Geweigerd(_("Dit kon niet worden gedaan. Laad de pagina opnieuw."), status=400)
        return None

    async def _neem_over(self, plek: Plek, teken: str) -> Plek | None:
        """The old one first: there are never two. A phone is the remote of one talk: gives the other
        that it was the remote of.
        """
        await self._stop(plek, Afstandsrol.VERVANGEN)
        rij = DeelnemerRij(id=str(uuid.uuid4()), sessie=plek.sessie, teken=teken, afstand=True)
        eerder = await self._kamers.laat_binnen(plek, rij)
        plek.kamer.voorbij.pop(teken, None)
        return eerder

    async def _stop(self, plek: Plek, rol: Afstandsrol) -> None:
        oud = plek.kamer.afstand()
        if oud is not None:
            await self._kamers.laat_uit(plek, oud, rol.value)
            _onthoud(plek, oud.rij.teken, rol)
            self._kamers.veranderd(plek)

    def _weiger(self, plek: Plek) -> None:
        if plek.kamer.vraag.teken:
            _onthoud(plek, plek.kamer.vraag.teken, Afstandsrol.GEWEIGERD)
        self.vergeet_vraag(plek)

    def vergeet_vraag(self, plek: Plek) -> None:
        """No code is on the screen, and no phone asks."""
        plek.kamer.vraag = Afstandsvraag()

    def _vraag(self, plek: Plek, vraag: Afstandsvraag) -> None:
        plek.kamer.vraag = vraag
        asyncio.get_running_loop().call_later(GELDIG, self._verloopt, plek, vraag)

    def _verloopt(self, plek: Plek, vraag: Afstandsvraag) -> None:
        if plek.kamer.vraag is vraag:
            self.vergeet_vraag(plek)
            self._kamers.veranderd(plek)

    # ---- what a phone asks ----------------------------------------------------------------------------

    def vraag(self, code: str, teken: str = "") -> str | None:
        """A phone typed a code; gives what its cookie holds, or None for a code that fits no room.

        From now on the code is worth nothing, and the laptop is asked. A phone that is a remote
        already (`teken`) stays it until the laptop says yes.
        """
        gelezen = gelezen_code(code).encode()
        for plek in self._kamers.open_plekken():
            vraag = plek.kamer.vraag
            if vraag.code and secrets.compare_digest(vraag.code.encode(), gelezen):
                if not self._kamers.is_afstand(teken):
                    teken = secrets.token_urlsafe(32)
                nummer = f"{secrets.randbelow(90) + 10}"
                self._vraag(plek, replace(vraag, code="", teken=hash_van(teken), nummer=nummer))
                self._kamers.veranderd(plek)
                return teken
        return None

    def wie(self, teken: str) -> tuple[Plek | None, Deelnemer | None, Afstandsrol]:
        """What the phone with this cookie is now."""
        hash_ = hash_van(teken) if teken else ""
        plekken = self._kamers.open_plekken() if hash_ else []
        for plek in plekken:
            if plek.kamer.vraag.teken == hash_:
                return plek, None, Afstandsrol.VRAAGT  # also when it is another talk's remote as yet
        gevonden = self._kamers.bij_teken(teken, afstand=True)
        if gevonden is not None:
            return *gevonden, Afstandsrol.BEDIENT
        for plek in plekken:
            if hash_ in plek.kamer.voorbij:
                return plek, None, plek.kamer.voorbij[hash_]
        return None, None, Afstandsrol.VREEMD

    def nummer(self, teken: str) -> str:
        """The number that stands on the phone that asks, and on the laptop."""
        plek, _wie, rol = self.wie(teken)
        return plek.kamer.vraag.nummer if plek is not None and rol is Afstandsrol.VRAAGT else ""

    # ---- reading along --------------------------------------------------------------------------------

    def te_lezen(self, plek: Plek) -> list[tuple[str, Inbreng]] | None:
        """What waits at the group's step, in another order each time and without whose it is; None
        when nobody was told. What was given before that stays unread; so do votes.
        """
        if not plek.kamer.rij.meelezen:
            return None
        wachtend = plek.kamer.wachtend(plek.toestand.stap)
        return [(rij.id, i) for rij, i in wachtend if rij.mee and not isinstance(i, RegieInbreng)]

    async def haal_weg(self, plek: Plek, id_: str) -> None:
        """The facilitator takes an inbreng off, if the room was told that he reads along."""
        async with plek.slot:
            mag = any(id_ in d.inbreng and d.inbreng[id_][0].mee for d in plek.kamer.deelnemers.values())
            if not mag or not plek.kamer.rij.meelezen:
                raise Geweigerd(_("Deze kaart is er niet meer."))
            await self._huis.in_opslag(partial(self._huis.opslag.haal_terug, id_, sessie=plek.sessie))
            plek.kamer.laat_los({id_})
            plek.kamer.teller += 1
            self._kamers.veranderd(plek)


def _onthoud(plek: Plek, teken: str, rol: Afstandsrol) -> None:
    voorbij = plek.kamer.voorbij
    voorbij[teken] = rol
    while len(voorbij) > _BEWAARD:
        del voorbij[next(iter(voorbij))]

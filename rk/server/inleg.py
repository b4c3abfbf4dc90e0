"""What the phones of a room give, take back, are ready with and give a dot to, until the group looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rk.domain import Fase, Punt
from rk.events import GebeurtenisFout
from rk.events.inbreng import MEESTE_INBRENG, bezwaar, kiesbaar, lees_inbreng, ligt_in
from rk.server.geweigerd import Geweigerd
from rk.server.kamer import Deelnemer
from rk.store import InbrengRij
from rk.taal import _

if TYPE_CHECKING:
    from rk.server.huis import Huis, Plek
    from rk.server.kamers import Kamers


class Inleg:
    """What is given in all rooms: stored first, then remembered. Made by the Kamers."""

    def __init__(self, kamers: Kamers, huis: Huis) -> None:
        self._kamers, self._huis = kamers, huis

    async def leg_in(
        self,
        plek: Plek,
        wie: Deelnemer,
        *,
        id_: str,
        stap: str,
        inhoud: object,
        vervangt: str = "",
        gemeld: bool = False,
    ) -> None:
        """Keep what somebody gives. The same again counts once.

        `gemeld`: the page said that the facilitator reads along when the button was pressed. What was
        written before that stays unread, however late it comes.
        Raises  Geweigerd: it can't be kept.
        """
        if not 8 <= len(id_) <= 80 or not id_.isascii() or not id_.replace("-", "").isalnum():
            raise Geweigerd(_("Dit kon niet worden gelezen. Laad de pagina opnieuw."), status=400)
        try:
            inbreng = lees_inbreng(stap, inhoud)
        except GebeurtenisFout as fout:
            raise Geweigerd(str(fout)) from None
        async with plek.slot:
            self._nog_hier(wie)
            if id_ not in wie.inbreng:
                zin = bezwaar(plek.toestand, inbreng)
                if zin is not None:
                    raise Geweigerd(zin)
                if len(wie.inbreng) >= MEESTE_INBRENG and not vervangt:
                    raise Geweigerd(_("Je hebt al veel ingestuurd. Haal eerst iets terug."))
            rij = InbrengRij(
                id=id_,
                sessie=plek.sessie,
                deelnemer=wie.rij.id,
                stap=inbreng.waar.value,
                inhoud=inbreng.model_dump(mode="json"),
                sleutel=inbreng.sleutel,
                mee=gemeld and plek.kamer.rij.meelezen,
            )
            beurt = inbreng.beurt(plek.toestand)
            doe = partial(self._huis.opslag.leg_in, rij, vervangt=vervangt, beurt=beurt)
            if await self._huis.in_opslag(doe):
                plek.kamer.neem(wie, rij, vervangt)
            self._kamers.veranderd(plek)

    async def haal_terug(self, plek: Plek, wie: Deelnemer, id_: str) -> None:
        """Take back one's own, before anybody saw it. Twice is once."""
        async with plek.slot:
            self._nog_hier(wie)
            if id_ in wie.inbreng:
                doe = partial(self._huis.opslag.haal_terug, id_, sessie=plek.sessie, deelnemer=wie.rij.id)
                await self._huis.in_opslag(doe)
                plek.kamer.laat_los({id_})
                self._kamers.veranderd(plek)

    async def zet_klaar(self, plek: Plek, wie: Deelnemer, stap: Punt, klaar: bool) -> None:
        """Somebody is ready with a step, or not yet."""
        async with plek.slot:
            self._nog_hier(wie)
            await self._huis.in_opslag(
                self._huis.opslag.zet_klaar, wie.rij.id, plek.sessie, stap.value, klaar
            )
            (wie.klaar.add if klaar else wie.klaar.discard)(stap.value)
            self._kamers.veranderd(plek)

    async def zet_stip(self, plek: Plek, wie: Deelnemer, doel: str, aan: bool) -> None:
        """Somebody gives a dot, or takes it back. Raises Geweigerd: not now, or no dot is left.

        A dot on a card that lies in a pile counts, and is taken back with the pile. One on what is
        gone is free again, and gone too once it is given elsewhere.
        """
        async with plek.slot:
            self._nog_hier(wie)
            t = plek.toestand
            stap = t.stap
            if t.fase(stap) is not Fase.KIEZEN or not plek.kamer.rij.stippen:
                raise Geweigerd(_("Stippen geven kan nu niet. Kijk naar elkaar."))
            if aan and doel not in dict(kiesbaar(t, stap)):
                raise Geweigerd(_("Deze kaart is er niet meer."))
            waar = ligt_in(t, stap)
            gegeven = wie.gestipt(stap)
            hier = {d for d in gegeven if waar.get(d, d) == doel}
            if not aan:
                for d in sorted(hier):
                    await self._stip(plek, wie, stap, d, False)
            elif not hier:
                vast = {d for d in gegeven if d in waar}
                if len(vast) >= plek.kamer.rij.stippen:
                    raise Geweigerd(_("Je stippen zijn op. Haal er eerst een weg."))
                te_veel = len(gegeven) + 1 - plek.kamer.rij.stippen
                for d in sorted(gegeven - vast)[: max(0, te_veel)]:
                    await self._stip(plek, wie, stap, d, False)
                await self._stip(plek, wie, stap, doel, True)
            self._kamers.veranderd(plek)

    async def _stip(self, plek: Plek, wie: Deelnemer, stap: Punt, doel: str, aan: bool) -> None:
        opslag = self._huis.opslag
        await self._huis.in_opslag(opslag.zet_stip, wie.rij.id, plek.sessie, stap.value, doel, aan)
        (wie.stippen.add if aan else wie.stippen.discard)((stap.value, doel))

    def _nog_hier(self, wie: Deelnemer) -> None:
        if not self._kamers.kent(wie):
            raise Geweigerd(_("Dit gesprek is afgelopen."), status=403)

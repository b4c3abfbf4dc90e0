"""The page of a session: the shell with its first picture at once, the kernel's part after it."""

from __future__ import annotations

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from rk.domain import lees_punt
from rk.server import pagina
from rk.server.basis import Besloten
from rk.server.kernels import Vol, Voorraad
from rk.tekening.blik import BREED
from rk.tekening.schermen.papier import papier

_SMALST, _BREEDST = 1200, 2600


class Sessiepagina(Besloten):
    """Shows a session and hands out a kernel that is tied to it."""

    async def get(self, sessie: str) -> None:
        toestand = await self.huis.toestand(sessie)
        voorraad: Voorraad = self.settings["rk_voorraad"]
        try:
            await voorraad.maak_plaats()
        except Vol:
            raise HTTPError(503) from None
        kamer = await self.huis.kamers.nu(sessie)
        self.write(pagina.scherm(self.statisch, toestand, breedte=self._breedte(), kamer=kamer))
        try:
            await self.flush()
            self.finish(await voorraad.geef_uit(sessie))
        except StreamClosedError:
            return  # the visitor left already; a kernel that was handed out is culled

    def _breedte(self) -> int:
        """The width of the screen as the page measured it last time, in units of 1080 high."""
        gemeten = self.get_cookie("rk_breedte", "")
        breedte = int(gemeten) if gemeten and gemeten.isdecimal() and len(gemeten) < 6 else BREED
        return max(_SMALST, min(_BREEDST, breedte))

    def zin(self, status: int) -> str:
        if status == 503:
            return "Er staan te veel werksessies open. Sluit een tabblad en probeer het nog eens."
        return super().zin(status)


class Papier(Besloten):
    """The sheet of one step, to print: for groups without phones, or for who has none."""

    async def get(self, sessie: str, stap: str) -> None:
        toestand = await self.huis.toestand(sessie)
        try:
            vel = papier(toestand, lees_punt(stap))
        except ValueError:
            raise HTTPError(404) from None
        self.finish(pagina.papier(self.statisch, toestand.titel, vel))

"""What the handlers for phones have in common: strict headers, who it is, kind errors."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from html import escape
from typing import Any, NoReturn
from urllib.parse import urlsplit

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from rk.server.basis import Basis
from rk.server.geweigerd import Geweigerd
from rk.server.huis import Plek
from rk.server.kamer import Deelnemer
from rk.server.kamers import Aanzicht, sse
from rk.server.statisch import StatischHandler
from rk.server.telefoon.rem import Rem
from rk.taal import _
from rk.tekening.boom import El, schrijf
from rk.tekening.telefoon import bericht

KOPPEN = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
HARTSLAG = 15.0
STROMEN = 3
"""So many streams one phone can have open: a page, and one that is still going away, and a spare."""
_DAGEN = 2
_HOOGSTENS = 16 * 1024
STIJL, SCRIPT, ICOON = "server/telefoon.css", "server/telefoonhand.js", "server/icoon.svg"
_LETTERS = "tekening/letters/"


class Telefoon(Basis):
    """A handler for phones. `wie` is who asks, with the session's place."""

    plek: Plek
    wie: Deelnemer

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for naam, waarde in KOPPEN.items():
            self.set_header(naam, waarde)

    def get_current_user(self) -> str | None:
        return None  # a phone is never the facilitator's page, whatever cookie it brings

    def prepare(self) -> None:
        if self.request.method == "POST":
            if len(self.request.body) > _HOOGSTENS:
                raise HTTPError(413)
            # SameSite keeps our cookie from other sites' forms; this keeps out what has no cookie yet.
            afkomst = self.request.headers.get("Origin", "")
            if afkomst not in ("", "null") and urlsplit(afkomst).netloc != self.request.host:
                raise HTTPError(403)
            if self.request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
                raise HTTPError(403)

    rol = "deelnemer"

    @property
    def _koekje(self) -> str:
        return f"rk_{self.rol}_{self.settings['rk_poort']}"

    @property
    def teken(self) -> str:
        """What this phone's cookie holds, or nothing."""
        return self.get_cookie(self._koekje) or ""

    def geef_teken(self, teken: str) -> None:
        """Let this phone come back as the same."""
        self.set_cookie(
            self._koekje, teken, max_age=_DAGEN * 24 * 3600, path="/", httponly=True, samesite="Strict",
            secure=self.settings["rk_versleuteld"],
        )  # fmt: skip

    def ken(self) -> bool:
        """Whether it is a phone of an open room; sets `plek` and `wie`."""
        gevonden = self.huis.kamers.bij_teken(self.teken)
        if gevonden is None:
            return False
        self.plek, self.wie = gevonden
        return True

    def weiger(self, zin: str = "") -> NoReturn:
        """Say no to what only a phone of an open room may do.

        Raises  Geweigerd: its room is shut, and may open again (503), or nobody knows this phone (403).
        """
        if self.huis.kamers.gekend(self.teken, afstand=self.rol == "afstand"):
            raise Geweigerd(_("De kamer is nu dicht. Kijk naar elkaar."), status=503)
        raise Geweigerd(zin or self.zin(403), status=403)

    async def op_beurt(self) -> None:
        """Wait before a code is judged, after many wrong ones. Raises Geweigerd: too long."""
        wacht = self._rem.wacht(str(self.request.remote_ip), asyncio.get_running_loop().time())
        if wacht is None:
            raise Geweigerd(_("Er is vaak een verkeerde code getypt. Wacht een minuut."), status=429)
        if wacht:
            await asyncio.sleep(wacht)

    def foute_code(self) -> None:
        """A wrong code came from here."""
        self._rem.fout(str(self.request.remote_ip), asyncio.get_running_loop().time())

    @property
    def _rem(self) -> Rem:
        rem: Rem = self.settings["rk_rem"]
        return rem

    @property
    def met_script(self) -> bool:
        """Whether our script asks, and not a form."""
        return "application/json" in self.request.headers.get("Accept", "")

    def velden(self) -> dict[str, Any]:
        """What a form sent: a text for each field, a list for one that came more than once."""
        rij = {naam: self.get_body_arguments(naam, strip=False) for naam in self.request.body_arguments}
        return {naam: waarden[0] if len(waarden) == 1 else waarden for naam, waarden in rij.items()}

    def antwoord(self, lijf: object) -> None:
        """Finish with this JSON."""
        self.set_header("Content-Type", "application/json; charset=UTF-8")
        self.finish(json.dumps(lijf, ensure_ascii=False))

    def pagina(self, boom: El, titel: str) -> None:
        """Finish with a page round this drawing."""
        s = self.statisch
        self.finish(
            '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<title>{escape(titel)}</title><link rel="icon" href="{s.adres(ICOON)}">'
            f'<link rel="stylesheet" href="{s.adres(STIJL)}">'
            f'<script defer src="{s.adres(SCRIPT)}"></script></head><body>{schrijf(boom)}</body></html>'
        )

    def zin(self, status: int) -> str:
        if status == 403:
            return "Deze telefoon doet niet mee. Typ de code die op het scherm staat."
        return super().zin(status)

    def schrijf_fout(self, status: int, zin: str) -> None:
        if self.met_script:
            self.antwoord({"zin": zin})
        else:
            self.pagina(bericht(zin), "Routekaart")


class Deelnemend(Telefoon):
    """A handler for phones that joined."""

    def prepare(self) -> None:
        super().prepare()
        if not self.ken():
            self.weiger()
        self.huis.kamers.gehoord(self.plek, self.wie)


class Stromen:
    """The streams that are open, by what the phone's cookie holds."""

    def __init__(self) -> None:
        self._van: dict[str, list[Volgend]] = {}

    def erbij(self, stroom: Volgend) -> None:
        """One more. When a phone has more than `STROMEN`, its oldest is told that it ends."""
        rij = self._van.setdefault(stroom.teken, [])
        rij.append(stroom)
        while len(rij) > STROMEN:
            rij[0].zeg_af()

    def eraf(self, stroom: Volgend) -> bool:
        """It ended; whether it was still among them."""
        rij = self._van.get(stroom.teken, [])
        if stroom not in rij:
            return False
        rij.remove(stroom)
        if not rij:
            del self._van[stroom.teken]
        return True


class Volgend(Telefoon):
    """A handler that tells a phone what changes, as server-sent events, until the room ends."""

    # A phone that asks to be the remote is nobody yet, and may be somebody when its stream ends.
    _telt: tuple[Plek, Deelnemer] | None = None

    async def volg(
        self, a: Aanzicht, bericht: Callable[[], bytes], wekker: Callable[[], asyncio.Event]
    ) -> None:
        """Write `bericht()` when it is another than before; `wekker()` is what to wait for."""
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("X-Accel-Buffering", "no")
        self.write("retry: 1000\n\n")
        if hasattr(self, "wie"):
            self._telt = (self.plek, self.wie)
        self._er_is(1)
        self._stromen.erbij(self)
        gezonden = b""
        try:
            while not a.einde:
                wacht = wekker()  # before the look: what changes after it is not slept through
                nu = bericht()
                if nu != gezonden:
                    gezonden = nu
                    self.write(nu)
                await self.flush()
                try:
                    await asyncio.wait_for(wacht.wait(), HARTSLAG)
                except TimeoutError:
                    self._schrijf(sse("", "hart"))
                if self._finished:
                    return  # told already that it ends
            self.zeg_af(a.einde)
        except StreamClosedError:
            return
        finally:
            self._los()

    def zeg_af(self, waarom: str = "weg") -> None:
        """Tell the phone that this stream ends. On "weg" it asks again, as when it lost the network:
        with one page it never gets here, and the last of many keeps following.
        """
        self._los()
        self.write(sse(waarom, "einde"))
        self.finish()

    def _schrijf(self, wat: bytes) -> None:
        if not self._finished:
            self.write(wat)

    def on_connection_close(self) -> None:
        self._los()

    def _los(self) -> None:
        if self._stromen.eraf(self):
            self._er_is(-1)

    def _er_is(self, stroom: int) -> None:
        if self._telt is not None:
            plek, wie = self._telt
            self.huis.kamers.gehoord(plek, wie, stroom=stroom)

    @property
    def _stromen(self) -> Stromen:
        stromen: Stromen = self.settings["rk_stromen"]
        return stromen


class Elders(Telefoon):
    """Whatever else is asked."""

    def prepare(self) -> None:
        raise HTTPError(404)


class Bestand(StatischHandler):
    """The few files that a phone needs."""

    def get(self, hash_: str, naam: str) -> None:
        if naam not in (STIJL, SCRIPT, ICOON) and not naam.startswith(_LETTERS):
            raise HTTPError(404)
        super().get(hash_, naam)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        self.finish()

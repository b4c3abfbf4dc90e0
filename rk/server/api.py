"""How kernels, and the facilitator's own page, read and write a session."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing, suppress

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from rk.events import GebeurtenisFout, Rol, naar_json, uit_json
from rk.server.basis import Json
from rk.server.huis import Geweigerd
from rk.server.kernels import Kernels, Plek

HARTSLAG = 15.0
_HOOGSTENS = 256 * 1024
_WACHT = 25.0


class Kernelsleutel(Json):
    """A handler for who brings a kernel's key; `plek` is that kernel, None without a key."""

    plek: Plek | None = None

    def prepare(self) -> None:
        soort, _, sleutel = self.request.headers.get("Authorization", "").partition(" ")
        if soort == "Bearer":
            kernels: Kernels = self.settings["kernel_manager"]
            self.plek = kernels.bij_sleutel(sleutel)
            if self.plek is None:
                raise HTTPError(403)

    def check_xsrf_cookie(self) -> None:
        # A page of another site can't send this header: no cookie is involved.
        if not self.request.headers.get("Authorization", "").startswith("Bearer "):
            super().check_xsrf_cookie()

    def zin(self, status: int) -> str:
        if status == 403 and self.plek is not None:
            return "Dit scherm hoort bij een ander gesprek."
        return super().zin(status)


class Kernelsessie(Kernelsleutel):
    """Tells a kernel which session it was handed out for; waits a while when that is not known."""

    async def get(self) -> None:
        if self.plek is None:
            raise HTTPError(403)
        with suppress(TimeoutError):
            await asyncio.wait_for(self.plek.gebonden.wait(), _WACHT)
        if self.plek.sessie is None:
            self.set_status(204)
            self.finish()
        else:
            self.antwoord({"sessie": self.plek.sessie})


class Gebeurtenissen(Kernelsleutel):
    """The log of one session: POST an act, GET the stream."""

    async def post(self, sessie: str) -> None:
        mag = self.plek.sessie == sessie if self.plek else self.current_user is not None
        if not mag:
            raise HTTPError(403)
        if len(self.request.body) > _HOOGSTENS:
            raise HTTPError(413)
        try:
            g = uit_json(json.loads(self.request.body))
        except GebeurtenisFout as fout:
            raise Geweigerd(str(fout), status=400) from None
        except (ValueError, RecursionError):
            raise HTTPError(400) from None
        bewaard = await self.huis.schrijf(sessie, g, rol=Rol.FACILITATOR)
        self.antwoord({"gebeurtenis": naar_json(bewaard)})

    async def get(self, sessie: str) -> None:
        if self.plek is None or self.plek.sessie != sessie:
            raise HTTPError(403)
        vanaf = self.get_query_argument("sinds", "0")
        if not vanaf.isdecimal():
            raise HTTPError(400)
        self.set_header("Content-Type", "application/x-ndjson")
        try:
            async with aclosing(self.huis.volg(sessie, int(vanaf), hartslag=HARTSLAG)) as stroom:
                async for nieuw in stroom:
                    self.write("".join(f"{json.dumps(naar_json(g))}\n" for g in nieuw) or "\n")
                    await self.flush()
        except StreamClosedError:
            return

"""How the facilitator's own page does something, and how kernels read and write a session."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import aclosing, contextmanager, suppress

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from rk.events import GebeurtenisFout, Rol, als_gegeven, maak, naar_json, uit_json
from rk.server import agendas
from rk.server.basis import Json
from rk.server.huis import Geweigerd
from rk.server.kernels import Kernels, Plek

HARTSLAG = 15.0
_WACHT = 25.0


@contextmanager
def _leesbaar() -> Iterator[None]:
    try:
        yield
    except GebeurtenisFout as fout:
        raise Geweigerd(str(fout), status=400) from None
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise HTTPError(400) from None


class Kernelsleutel(Json):
    """A handler for who brings a kernel's key, and for nobody else; `plek` is that kernel."""

    plek: Plek

    def prepare(self) -> None:
        soort, _spatie, sleutel = self.request.headers.get("Authorization", "").partition(" ")
        kernels: Kernels = self.settings["kernel_manager"]
        plek = kernels.bij_sleutel(sleutel) if soort == "Bearer" else None
        if plek is None:
            raise HTTPError(403)
        self.plek = plek

    def check_xsrf_cookie(self) -> None:
        """A page of another site can't send a key: no cookie is involved."""

    def alleen(self, sessie: str) -> None:
        """Raises HTTPError: the kernel was not handed out for this session."""
        if self.plek.sessie != sessie:
            raise HTTPError(403)

    def zin(self, status: int) -> str:
        if status == 403 and hasattr(self, "plek"):
            return "Dit scherm hoort bij een ander gesprek."
        return super().zin(status)


class Kernelsessie(Kernelsleutel):
    """Tells a kernel which session it was handed out for; waits a while when that is not known."""

    async def get(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.plek.gebonden.wait(), _WACHT)
        if self.plek.sessie is None:
            self.set_status(204)
            self.finish()
        else:
            self.antwoord({"sessie": self.plek.sessie})


class Daden(Json):
    """What the facilitator's page does. Stored before anything of it shows, also while the page
    still waits for its kernel.
    """

    def prepare(self) -> None:
        if self.current_user is None:
            raise HTTPError(403)

    async def post(self, sessie: str) -> None:
        with _leesbaar():
            daad = self.lijf()
            over_kamer = str(daad["daad"]).startswith("kamer_") or daad["daad"] == "kamercode_vernieuwd"
            inhoud = dict(daad["inhoud"] or {})
        if over_kamer:
            # No event: who may come in is nothing that the group did.
            self.antwoord(
                {"gebeurtenis": None, "stand": await self.huis.kamers.doe(sessie, daad["daad"], inhoud)}
            )
            return
        if daad["daad"] == "agenda_bewaard":
            # No event either: it is for other talks, and holds nothing of this one.
            t = await self.huis.toestand(sessie)
            zin = await agendas.bewaar(self.huis, t, daad.get("id"), inhoud.get("naam"))
            self.antwoord({"gebeurtenis": None, "stand": t.nr, "zin": zin})
            return
        if daad["daad"] == "werkvorm_toegevoegd":
            inhoud = agendas.hele_werkvorm(await self.huis.toestand(sessie), inhoud)
        with _leesbaar():
            # Back from JSON: `maak` reads the content, `uit_json` the rest.
            g = uit_json(naar_json(maak(daad["daad"], inhoud, id=daad["id"])))
        bewaard = await self.huis.schrijf(sessie, g, rol=Rol.FACILITATOR)
        self.antwoord({"gebeurtenis": naar_json(bewaard)})


class Kamer(Json):
    """How the room is, for the facilitator's page and for tools of this project."""

    def prepare(self) -> None:
        if self.current_user is None:
            raise HTTPError(403)

    async def get(self, sessie: str) -> None:
        self.antwoord({"kamer": als_gegeven(await self.huis.kamers.nu(sessie))})


class Gebeurtenissen(Kernelsleutel):
    """The log of one session: POST an act, GET the stream."""

    async def post(self, sessie: str) -> None:
        self.alleen(sessie)
        with _leesbaar():
            g = uit_json(self.lijf())
        bewaard = await self.huis.schrijf(sessie, g, rol=Rol.FACILITATOR)
        self.antwoord({"gebeurtenis": naar_json(bewaard)})

    async def get(self, sessie: str) -> None:
        self.alleen(sessie)
        vanaf = self.get_query_argument("sinds", "0")
        if not vanaf.isdecimal():
            raise HTTPError(400)
        self.set_header("Content-Type", "application/x-ndjson")
        try:
            async with aclosing(self.huis.volg(sessie, int(vanaf), hartslag=HARTSLAG)) as stroom:
                async for nieuw, kamer in stroom:
                    regels = [naar_json(g) for g in nieuw]
                    regels += [{"kamer": als_gegeven(kamer)}] if kamer is not None else []
                    self.write("".join(f"{json.dumps(regel)}\n" for regel in regels) or "\n")
                    await self.flush()
        except StreamClosedError:
            return

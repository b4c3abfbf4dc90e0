"""The whole screen of a session as one widget, on the beamer or in a notebook."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rk.domain import Kamerstand
from rk.events import GebeurtenisFout, Toestand
from rk.journal import GeenVerbinding, Geweigerd
from rk.session import Sessie
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik, kijk
from rk.tekening.boom import El
from rk.views.doek import Doek

_LANGSTE_ZIN = 300


class Scherm(Doek):
    """Draws `beeld` of the session's state and of where this view looks.

    The workshop's page sends acts to the server itself; what they changed comes by the session's
    stream. It tells us where it looks, {"blik": …}, and what the server said, {"zin": …}. In a
    notebook acts come here too, as {"id", "daad", "inhoud"}, are done one after another, and are
    answered with {"antwoord": id, "goed": whether it was stored}.

    "stand" is the number of the last event that is in what it shows.
    """

    def __init__(self, sessie: Sessie, *, in_pagina: bool = False) -> None:
        super().__init__(in_pagina=in_pagina)
        self.sessie = sessie
        self._blik = Blik()
        self._rij: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()
        self._taak: asyncio.Task[None] | None = None
        self.on_msg(self._bericht)
        self._gepland: asyncio.Handle | None = None
        self._getekend: tuple[Toestand, Blik, Kamerstand] | None = None
        sessie.observe(self._verander, names=["toestand"])
        sessie.observe(self._plan, names=["kamer"])
        self._teken()

    def _verander(self, verandering: Mapping[str, Any]) -> None:
        oud, nieuw = verandering["old"], verandering["new"]
        if oud.stap is not nieuw.stap and self._blik.stap in (None, nieuw.stap):
            self._blik = kijk(self._blik, {"stap": None})  # what was open belongs to the step before
        self._plan()

    def _plan(self, _verandering: object = None) -> None:
        """Draw soon. A stream can bring hundreds of events at once, after a reload: one drawing for all."""
        if self._gepland is None:
            self._gepland = asyncio.get_running_loop().call_soon(self._teken)

    def _teken(self) -> None:
        if self._gepland is not None:
            self._gepland.cancel()
            self._gepland = None
        t, kamer, vorige = self.sessie.toestand, self.sessie.kamer, self._getekend
        # Most acts come twice: as the answer to who did them, and by the stream.
        if t.begonnen and not (vorige and t is vorige[0] and (self._blik, kamer) == vorige[1:]):
            self._getekend = (t, self._blik, kamer)
            try:
                boom = _boom(t, self._blik, kamer)
            except Exception:  # a fault of ours must not leave an old drawing that looks like the new one
                self.send({"mis": True})
            else:
                self._toon(boom)

    @property
    def stand(self) -> int:
        return self.sessie.toestand.nr

    def _bericht(self, _widget: object, inhoud: Mapping[str, Any], _buffers: object) -> None:
        if self._pong(inhoud):
            return
        self._rij.put_nowait(inhoud)
        if self._taak is None or self._taak.done():
            self._taak = asyncio.get_running_loop().create_task(self._werk())

    async def _werk(self) -> None:
        while not self._rij.empty():
            bericht = self._rij.get_nowait()
            if isinstance(bericht.get("blik"), Mapping):
                self._blik = kijk(self._blik, bericht["blik"])
                self._teken()
            elif "heel" in bericht:
                self._toon_heel()
            elif isinstance(bericht.get("zin"), str):
                self._zeg(bericht["zin"])
            elif isinstance(bericht.get("daad"), str):
                await self._doe(str(bericht.get("id", "")), bericht["daad"], bericht.get("inhoud"))

    async def _doe(self, id_: str, daad: str, inhoud: object) -> None:
        zin = ""
        try:
            await self.sessie.doe(daad, inhoud if isinstance(inhoud, Mapping) else {}, id=id_ or None)
        except (GebeurtenisFout, Geweigerd) as fout:
            zin = str(fout)
        except GeenVerbinding as fout:
            # What could not be stored stays with the page, which offers it again.
            self._zeg(str(fout))
            return
        self._zeg(zin)
        self.send({"antwoord": id_, "goed": not zin})

    def _zeg(self, zin: str) -> None:
        """Say one sentence in the footer, or nothing more."""
        self._blik = replace(self._blik, melding=zin[:_LANGSTE_ZIN])
        self._teken()


def _boom(t: Toestand, blik: Blik, kamer: Kamerstand) -> El:
    return beeld(t, blik.stap or t.stap, blik, kamer)

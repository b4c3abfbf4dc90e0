"""The whole screen of a session as one widget, on the beamer or in a notebook."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from rk.events import GebeurtenisFout
from rk.journal import GeenVerbinding, Geweigerd
from rk.session import Sessie
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik, kijk
from rk.tekening.boom import schrijf
from rk.views.bron import met_hand

_HIER = Path(__file__).parent


class Scherm(anywidget.AnyWidget):
    """Draws `beeld` of the session's state and of where this view looks.

    `beeld` is the drawing as markup. Acts come as messages {"id", "daad", "inhoud"} and
    {"blik": …} and are done one after another; each act is answered with {"antwoord": id,
    "goed": whether it was stored}, so that a page can let go of what it kept.
    """

    _esm = met_hand(_HIER / "scherm.js")

    # The page's look is its own: without ipywidgets' layout there is one model less to fetch, and
    # the page does without the extension that knows it.
    layout = traitlets.Any(None, allow_none=True).tag(sync=True)
    beeld = traitlets.Unicode("").tag(sync=True)
    in_pagina = traitlets.Bool(False).tag(sync=True)

    def __init__(self, sessie: Sessie, *, in_pagina: bool = False) -> None:
        super().__init__(in_pagina=in_pagina)
        self.sessie = sessie
        self._blik = Blik()
        self._rij: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()
        self._taak: asyncio.Task[None] | None = None
        self.on_msg(self._bericht)
        self._gepland: asyncio.Handle | None = None
        sessie.observe(self._plan, names=["toestand"])
        self._teken()

    def _plan(self, _verandering: object) -> None:
        # A stream can bring hundreds of events at once, after a reload: one drawing for all.
        if self._gepland is None:
            self._gepland = asyncio.get_running_loop().call_soon(self._teken)

    def _teken(self) -> None:
        if self._gepland is not None:
            self._gepland.cancel()
            self._gepland = None
        t = self.sessie.toestand
        if t.begonnen:
            self.beeld = schrijf(beeld(t, self._blik.stap or t.stap, self._blik))

    def _bericht(self, _widget: object, inhoud: Mapping[str, Any], _buffers: object) -> None:
        if "ping" in inhoud:
            self.send({"pong": inhoud["ping"]})
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
            elif isinstance(bericht.get("daad"), str):
                await self._doe(str(bericht.get("id", "")), bericht["daad"], bericht.get("inhoud"))

    async def _doe(self, id_: str, daad: str, inhoud: object) -> None:
        zin, bewaard = "", True
        try:
            await self.sessie.doe(daad, inhoud if isinstance(inhoud, Mapping) else {}, id=id_ or None)
        except (GebeurtenisFout, Geweigerd) as fout:
            zin = str(fout)
        except GeenVerbinding as fout:
            zin, bewaard = str(fout), False
        self._blik = replace(self._blik, melding=zin)
        if daad == "stap_geopend" and not zin:
            self._blik = kijk(self._blik, {"stap": None})
        self._teken()
        # What could not be stored stays with the page, which offers it again.
        if bewaard:
            self.send({"antwoord": id_, "goed": not zin})

"""The whole screen of a session as one widget, on the beamer or in a notebook."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from rk.events import GebeurtenisFout, Toestand
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
        self._getekend: tuple[Toestand | None, Blik | None] = (None, None)
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
        # Most acts come twice: as the answer to who did them, and by the stream.
        if t.begonnen and not (t is self._getekend[0] and self._blik == self._getekend[1]):
            self._getekend = (t, self._blik)
            self.beeld = _markup(t, self._blik)

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
        klaar: tuple[Toestand, Blik, str] | None = None

        def teken_vast(t: Toestand) -> None:
            # The server stores on another core meanwhile; what is drawn here is shown only after.
            nonlocal klaar
            blik = _na(self._blik, daad, "")
            klaar = (t, blik, _markup(t, blik))

        zin, bewaard = "", True
        try:
            g = await self.sessie.doe(
                daad, inhoud if isinstance(inhoud, Mapping) else {}, id=id_ or None, intussen=teken_vast
            )
            self._blik = _na(self._blik, daad, "")
            if klaar is not None and g.nr == klaar[0].nr:
                self._toon(*klaar)
        except (GebeurtenisFout, Geweigerd) as fout:
            zin = str(fout)
        except GeenVerbinding as fout:
            zin, bewaard = str(fout), False
        if zin:
            self._blik = _na(self._blik, daad, zin)
        self._teken()
        # What could not be stored stays with the page, which offers it again.
        if bewaard:
            self.send({"antwoord": id_, "goed": not zin})

    def _toon(self, verwacht: Toestand, blik: Blik, markup: str) -> None:
        """Show a drawing that was made ahead, if the stored state looks the same.

        The server gives an act its time, and only the bars of the steps show time.
        """
        t = self.sessie.toestand
        if (t.nr, t.klokken, self._blik) == (verwacht.nr, verwacht.klokken, blik):
            self._getekend = (t, blik)
            self.beeld = markup


def _markup(t: Toestand, blik: Blik) -> str:
    return schrijf(beeld(t, blik.stap or t.stap, blik))


def _na(blik: Blik, daad: str, zin: str) -> Blik:
    """Where this view looks after an act; `zin` is why it was refused, or empty."""
    if daad == "stap_geopend" and not zin:
        blik = kijk(blik, {"stap": None})
    return replace(blik, melding=zin)

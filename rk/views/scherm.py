"""The whole screen of a session as one widget, on the beamer or in a notebook."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from rk.domain import Kamerstand
from rk.events import GebeurtenisFout, Toestand
from rk.journal import GeenVerbinding, Geweigerd
from rk.session import Sessie
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik, kijk
from rk.tekening.boom import El, schrijf
from rk.tekening.verschil import verschil
from rk.views.bron import met_hand

_HIER = Path(__file__).parent
_LANGSTE_ZIN = 300


class Scherm(anywidget.AnyWidget):
    """Draws `beeld` of the session's state and of where this view looks.

    The workshop's page sends acts to the server itself; what they changed comes by the session's
    stream. It tells us where it looks, {"blik": …}, and what the server said, {"zin": …}. In a
    notebook acts come here too, as {"id", "daad", "inhoud"}, are done one after another, and are
    answered with {"antwoord": id, "goed": whether it was stored}.

    A view asks once for the whole drawing, with {"heel": true}, and gets {"heel": markup, "nr"};
    after that only what changed, as {"stukken": [markup], "na", "nr"}. A view whose last `nr` is
    not `na` has missed something, and asks for the whole again. "stand" is the number of the last
    event that is in what it shows; {"mis": true} says that this could not be drawn.
    """

    _esm = met_hand(_HIER / "scherm.js")

    # The page's look is its own: without ipywidgets' layout there is one model less to fetch, and
    # the page does without the extension that knows it.
    layout = traitlets.Any(None, allow_none=True).tag(sync=True)
    in_pagina = traitlets.Bool(False).tag(sync=True)

    def __init__(self, sessie: Sessie, *, in_pagina: bool = False) -> None:
        super().__init__(in_pagina=in_pagina)
        self.sessie = sessie
        self._blik = Blik()
        self._rij: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()
        self._taak: asyncio.Task[None] | None = None
        self.on_msg(self._bericht)
        self._gepland: asyncio.Handle | None = None
        self._getekend: tuple[Toestand, Blik, Kamerstand] | None = None
        self._boom: El | None = None
        self._nr = 0  # of the drawing that was sent last; 0 while nobody asked for one
        self._gevraagd = False
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
    def beeld(self) -> str:
        """The drawing as markup; empty while the session is not known yet."""
        return schrijf(self._boom) if self._boom else ""

    def _toon(self, boom: El) -> None:
        vorige, self._boom = self._boom, boom
        if not self._gevraagd:
            return
        stukken = verschil(vorige, boom) if vorige else None
        if stukken is None:
            self._toon_heel()
            return
        bericht: dict[str, object] = {"stand": self.sessie.toestand.nr}
        if stukken:
            self._nr += 1
            bericht |= {"stukken": [schrijf(s) for s in stukken], "na": self._nr - 1, "nr": self._nr}
        self.send(bericht)

    def _toon_heel(self) -> None:
        self._gevraagd = True
        if self._boom:
            self._nr += 1
            self.send({"heel": schrijf(self._boom), "nr": self._nr, "stand": self.sessie.toestand.nr})

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

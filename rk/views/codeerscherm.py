"""The coding screen as a widget for a notebook: shows what `werk` draws, and passes on what was pressed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import anywidget
import traitlets

from rk.tekening.boom import El, schrijf
from rk.tekening.stijl import css
from rk.views.bron import met_morph

_HIER = Path(__file__).parent


class Werk(Protocol):
    """What is worked on: draws itself, and does what was pressed. Says faults in its own drawing."""

    naam: str

    def beeld(self) -> El: ...

    def doe(self, daad: str, inhoud: Mapping[str, Any]) -> None: ...


class Codeerscherm(anywidget.AnyWidget):
    """Shows `werk`, and redraws it after each act: what is seen was stored.

    The drawing goes to the page as a message and is no state of the widget: a notebook keeps a
    widget's state and its text in its file, and people's words do not belong there.
    """

    _esm = met_morph(_HIER / "codeerscherm.js")
    _css = css() + (_HIER / "codeerscherm.css").read_text(encoding="utf-8")

    naam = traitlets.Unicode("").tag(sync=True)

    def __init__(self, werk: Werk) -> None:
        super().__init__(naam=werk.naam)
        self._werk = werk
        self.on_msg(self._bericht)

    def _bericht(self, _widget: object, bericht: Mapping[str, Any], _buffers: object) -> None:
        daad, inhoud = bericht.get("daad"), bericht.get("inhoud")
        if isinstance(daad, str):
            if daad != "toon":
                self._werk.doe(daad, inhoud if isinstance(inhoud, Mapping) else {})
            self.send({"beeld": schrijf(self._werk.beeld())})

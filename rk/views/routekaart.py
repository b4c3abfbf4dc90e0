"""The lane map of one casus as a widget, for a notebook: look, and choose a stop."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from rk.domain import Casus
from rk.domain import Routekaart as Kaartrecord
from rk.tekening.banen import banen
from rk.tekening.boom import el, schrijf
from rk.tekening.stijl import css
from rk.views.bron import met_hand
from rk.views.toon import kaart_van

_HIER = Path(__file__).parent


class Routekaart(anywidget.AnyWidget):
    """Shows a casus on the map. `gekozen` is the id of the visit that was pressed, or "".

    `breedte` and `hoogte` are in pixels of the notebook.
    """

    _esm = met_hand(_HIER / "routekaart.js")
    _css = css()

    beeld = traitlets.Unicode("").tag(sync=True)
    gekozen = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, casus: Casus, kaart: Kaartrecord | None = None, *, breedte: int = 1100, hoogte: int = 600
    ) -> None:
        super().__init__()
        self._casus = casus
        self._kaart = kaart or kaart_van(casus)
        self._breedte, self._hoogte = breedte, hoogte
        self.observe(self._teken, names=["gekozen"])
        self._teken()

    def _teken(self, _verandering: object = None) -> None:
        tekening = banen(
            self._kaart,
            self._casus,
            breedte=self._breedte,
            hoogte=self._hoogte,
            gekozen=self.gekozen or None,
            met_daden=True,
        )
        self.beeld = schrijf(el("div", tekening.vlak(), class_="rk-los"))

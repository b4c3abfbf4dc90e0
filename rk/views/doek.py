"""What shows a drawing: the whole once, and then only what changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from rk.tekening.boom import El, schrijf
from rk.tekening.verschil import verschil
from rk.views.bron import met_hand

_HIER = Path(__file__).parent


class Doek(anywidget.AnyWidget):
    """A view asks once for the whole drawing, with {"heel": true}, and gets {"heel": markup, "nr"};
    after that only what changed, as {"stukken": [markup], "na", "nr"}. A view whose last `nr` is
    not `na` has missed something, and asks for the whole again. {"mis": true} says that this could
    not be drawn; a {"ping"} is answered with a {"pong"}.
    """

    _esm = met_hand(_HIER / "scherm.js")

    # The page's look is its own: without ipywidgets' layout there is one model less to fetch, and
    # the page does without the extension that knows it.
    layout = traitlets.Any(None, allow_none=True).tag(sync=True)
    in_pagina = traitlets.Bool(False).tag(sync=True)

    def __init__(self, *, in_pagina: bool = False) -> None:
        super().__init__(in_pagina=in_pagina)
        self._boom: El | None = None
        self._nr = 0  # of the drawing that was sent last; 0 while nobody asked for one
        self._gevraagd = False

    @property
    def stand(self) -> int:
        """The number of the last event that is in the drawing; 0 where there are none."""
        return 0

    @property
    def beeld(self) -> str:
        """The drawing as markup; empty while there is none."""
        return schrijf(self._boom) if self._boom else ""

    def _toon(self, boom: El) -> None:
        vorige, self._boom = self._boom, boom
        if not self._gevraagd:
            return
        stukken = verschil(vorige, boom) if vorige else None
        if stukken is None:
            self._toon_heel()
            return
        bericht: dict[str, object] = {"stand": self.stand}
        if stukken:
            self._nr += 1
            bericht |= {"stukken": [schrijf(s) for s in stukken], "na": self._nr - 1, "nr": self._nr}
        self.send(bericht)

    def _toon_heel(self) -> None:
        self._gevraagd = True
        if self._boom:
            self._nr += 1
            self.send({"heel": schrijf(self._boom), "nr": self._nr, "stand": self.stand})

    def _pong(self, inhoud: Mapping[str, Any]) -> bool:
        """Whether the page only asked if we are still here; then it is answered."""
        if "ping" not in inhoud:
            return False
        self.send({"pong": inhoud["ping"]})
        return True

"""A researchers' screen as one widget: what is chosen there goes to a function that draws it anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rk.tekening.boom import El
from rk.views.doek import Doek

SCHERM = "scherm"


class Bord(Doek):
    """Shows what `maak` gives for what is chosen.

    `maak` takes the choices so far as texts by name, and must have a sentence for everything that
    can be foreseen. A choice comes as {"blik": {name: value}} and takes the place of the one before,
    or joins it where `samen` says so of the choices until then; {"alles": true} takes all back. Which
    screen it is, stays until another "scherm" is chosen: nothing is loaded anew for that.
    """

    def __init__(
        self,
        maak: Callable[[Mapping[str, str]], El],
        *,
        samen: Callable[[Mapping[str, str]], bool] = lambda _: False,
        in_pagina: bool = False,
    ) -> None:
        super().__init__(in_pagina=in_pagina)
        self._maak, self._samen = maak, samen
        self.keuzes: dict[str, str] = {}
        self.on_msg(self._bericht)
        self._teken()

    def _teken(self) -> None:
        try:
            boom = self._maak(self.keuzes)
        except Exception:  # an old picture must not look like the new one, and a trace says too much
            self.send({"mis": True})
        else:
            self._toon(boom)

    def _bericht(self, _widget: object, inhoud: Mapping[str, Any], _buffers: object) -> None:
        if self._pong(inhoud):
            return
        if "heel" in inhoud:
            self._toon_heel()
        blik = inhoud.get("blik")
        if isinstance(blik, Mapping) and "breedte" not in blik:
            scherm = {k: w for k, w in self.keuzes.items() if k == SCHERM}
            oud = self.keuzes if SCHERM not in blik and self._samen(self.keuzes) else scherm
            nieuw = scherm if blik.get("alles") else oud | {str(k): str(w) for k, w in blik.items()}
            if nieuw != self.keuzes:
                self.keuzes = nieuw
                self._teken()

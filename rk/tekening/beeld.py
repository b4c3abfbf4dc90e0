"""`beeld`: the one picture of a step, for the page's first paint and for the widget alike."""

from __future__ import annotations

from collections.abc import Callable

from rk.domain import Kamerstand, Punt, Stap, Werkpunt
from rk.events import Toestand
from rk.tekening.blik import Blik
from rk.tekening.boom import El
from rk.tekening.lezend import lezend
from rk.tekening.raam import NIEMAND, raam
from rk.tekening.schermen import dilemmas, einde, ogen, regie, route, vierv, vooraf, wegwijzers, wensen, wie
from rk.tekening.werk import werk

Scherm = Callable[[Toestand, Blik], tuple[El, object]]
"""A step's own drawing: its main element and the hint in the footer (text, element or None)."""

Samen = Callable[[Toestand, Blik, Kamerstand], tuple[El, object]]
"""The same of a step that collects: it also shows how many are ready."""

_SCHERMEN: dict[Stap, Scherm] = {
    Stap.VOORAF: vooraf.vooraf,
    Stap.WIE: wie.wie,
    Stap.ROUTE: route.route,
    Stap.WEGWIJZERS: wegwijzers.wegwijzers,
    Stap.EINDE: einde.einde,
}
_SAMEN: dict[Stap, Samen] = {
    Stap.REGIE: regie.regie,
    Stap.OGEN: ogen.ogen,
    Stap.VIERV: vierv.vierv,
    Stap.DILEMMAS: dilemmas.dilemmas,
    Stap.WENSEN: wensen.wensen,
}


def beeld(toestand: Toestand, stap: Punt, blik: Blik | None = None, kamer: Kamerstand = NIEMAND) -> El:
    """The whole screen of one step, as a tree. The same state, view and room give the same tree."""
    blik = blik or Blik()
    if isinstance(stap, Werkpunt):
        inhoud, voet = werk(toestand, stap, blik, kamer)
    elif stap in _SAMEN:
        inhoud, voet = _SAMEN[stap](toestand, blik, kamer)
    else:
        inhoud, voet = _SCHERMEN[stap](toestand, blik)
    if toestand.gesloten:
        inhoud = lezend(inhoud)
    return raam(toestand, stap, blik, inhoud, voet=voet, kamer=kamer)

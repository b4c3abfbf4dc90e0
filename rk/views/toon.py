"""How records show themselves in a notebook: a casus as its lane map, a map as its routes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rk.domain import Casus, Routekaart

_BREEDTE, _HOOGTE = 1400, 640


def registreer(ipython: Any) -> None:
    """Teach a running IPython to show our records; by name, so that nothing is imported yet."""
    html = ipython.display_formatter.formatters["text/html"]
    html.for_type_by_name("rk.domain.casus", "Casus", casus_html)
    html.for_type_by_name("rk.domain.kaart", "Routekaart", kaart_html)


def casus_html(casus: Casus) -> str:
    """The lane map of a casus, on the shipped map that knows its haltes."""
    from rk.tekening.banen import banen
    from rk.tekening.boom import schrijf
    from rk.tekening.los import los

    return schrijf(los(banen(kaart_van(casus), casus, breedte=_BREEDTE, hoogte=_HOOGTE).svg))


def kaart_html(kaart: Routekaart) -> str:
    """The routes of a map with their haltes."""
    from rk.tekening.boom import el, schrijf
    from rk.tekening.kaartbeeld import kaartbeeld
    from rk.tekening.stijl import css

    return f"<style>{css()}</style>" + schrijf(el("div", kaartbeeld(kaart), class_="rk"))


def kaart_van(casus: Casus) -> Routekaart:
    """The shipped map that knows most of a casus's haltes."""
    from rk.content import kaarten

    nodig = {b.halte_id for b in (*casus.werkelijk, *casus.beste)}
    return max(kaarten().values(), key=lambda k: len(nodig & {h.id for h in k.haltes}))

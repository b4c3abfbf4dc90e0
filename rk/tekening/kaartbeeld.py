"""The route map by itself: what is on each route, general first, then made for a certain group."""

from __future__ import annotations

from rk.domain import Halte, Routekaart, RouteUitleg
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import maandnaam


def kaartbeeld(kaart: Routekaart) -> El:
    """The four routes as blocks with all their haltes, near to far, and the date of the map."""
    kop = el("h2", _("Routekaart {naam}").format(naam=kaart.naam))
    stand = el("p", _("stand {maand}").format(maand=maandnaam(kaart.stand)), class_="rk-stil")
    return el("div", kop, stand, [_route(kaart, r) for r in kaart.routes], class_="rk-kaartbeeld")


def _route(kaart: Routekaart, uitleg: RouteUitleg) -> El:
    haltes = [h for h in kaart.haltes if h.route is uitleg.route]
    return el(
        "section",
        el("h3", f"{uitleg.naam} ({len(haltes)})"),
        _rij([h for h in haltes if not h.specifiek]),
        [el("p", _("Speciaal voor deze groep"), class_="rk-stil"), _rij(s)]
        if (s := [h for h in haltes if h.specifiek])
        else None,
        class_=f"rk-{uitleg.route.value} rk-kaartbeeld-route",
    )


def _rij(haltes: list[Halte]) -> El:
    return el(
        "ul", [el("li", el("s", h.naam) if h.vervallen else h.naam, title=h.aanbod or None) for h in haltes]
    )

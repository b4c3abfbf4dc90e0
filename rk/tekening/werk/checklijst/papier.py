"""The form `checklijst` on paper."""

from __future__ import annotations

from rk.domain import Lijstantwoord, Punt, Stelling, Stellinggroep
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import vul
from rk.tekening.werk.checklijst.balk import woord
from rk.tekening.werk.checklijst.stand import lijst_van


def papier(t: Toestand, punt: Punt) -> El:
    """Each statement with four boxes, and room to say why."""
    lijst, naam = lijst_van(t, punt), t.casus.naam
    manieren = [el("li", "☐ ", vul(g, naam), dir="auto") for g in lijst.gebruik]
    return el(
        "div",
        el("p", _("Kruis bij elke zin één vakje aan. Schrijf erachter waarom, of een voorbeeld.")),
        el("ul", manieren) if manieren else None,
        [_tabel(g, naam) for g in lijst.groepen],
        class_="rk-papier-lijst",
    )


def _tabel(g: Stellinggroep, naam: str) -> El:
    kop = el(
        "tr",
        el("th", vul(g.naam, naam), scope="col", dir="auto"),
        [el("th", woord(a, kort=True), scope="col", class_="rk-papier-vakje") for a in Lijstantwoord],
        el("th", _("waarom, of een voorbeeld"), scope="col"),
    )
    return el("table", el("thead", kop), el("tbody", [_rij(z, naam) for z in g.stellingen]))


def _rij(z: Stelling, naam: str) -> El:
    anders = el("p", el("i", _("nee: ")), vul(z.anders, naam)) if z.anders else None
    return el(
        "tr",
        el("th", el("p", vul(z.tekst, naam)), anders, scope="row", dir="auto"),
        [el("td", "☐", class_="rk-papier-vakje") for _a in Lijstantwoord],
        el("td"),
    )

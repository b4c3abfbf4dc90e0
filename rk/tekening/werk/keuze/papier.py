"""The form `keuze` on paper."""

from __future__ import annotations

from rk.domain import Punt
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import vul
from rk.tekening.werk.delen import papierlijnen
from rk.tekening.werk.keuze.scherm import keuze_van


def papier(t: Toestand, punt: Punt) -> El:
    """The descriptions with a box to tick, and room for what follows from those that come first."""
    k, naam = keuze_van(t, punt), t.casus.naam
    rijen = [
        el(
            "tr",
            el("td", "☐", class_="rk-papier-vakje"),
            el("th", vul(o.naam, naam), scope="row", dir="auto"),
            el("td", vul(o.uitleg, naam), dir="auto"),
        )
        for o in k.opties
    ]
    velden = [
        el("section", el("h2", vul(v.naam, naam)), papierlijnen(2), class_="rk-papier-vak")
        for _nr in range(k.top)
        for v in k.velden
    ]
    uitleg = _("Kruis aan wat past. Twijfel je tussen twee? Kruis ze dan allebei aan.")
    return el("div", el("p", uitleg), el("table", el("tbody", rijen)), velden)

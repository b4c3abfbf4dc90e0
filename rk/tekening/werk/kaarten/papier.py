"""The form `kaarten` on paper."""

from __future__ import annotations

from rk.domain import Punt
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import vul
from rk.tekening.werk.delen import papierlijnen
from rk.tekening.werk.kaarten.bord import kaartbord_van


def papier(t: Toestand, punt: Punt) -> El:
    """The fields with room to write; the examples to place get a column to name the field."""
    k, naam = kaartbord_van(t, punt), t.casus.naam
    rijen = [
        el("tr", el("th", vul(v.tekst, naam), scope="row", dir="auto"), el("td"))
        for v in k.voorbeelden
        if k.plaatsen
    ]
    kop = el("tr", el("th", _("Voorbeeld"), scope="col"), el("th", _("Hoort bij"), scope="col"))
    vakken = [
        el(
            "section",
            el("h2", vul(v.naam, naam)),
            el("p", vul(v.vraag, naam)) if v.vraag else None,
            papierlijnen(6 if len(k.vakken) <= 4 else 4),
            class_="rk-papier-vak",
        )
        for v in k.vakken
    ]
    tabel = el("table", el("thead", kop), el("tbody", rijen)) if rijen else None
    return el("div", tabel, el("div", vakken, class_="rk-papier-vakken"))

"""The form `kaarten` in the overview."""

from __future__ import annotations

from rk.domain import Punt
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.raam import NIEMAND
from rk.tekening.schermen.kaartbord import zichtbaar
from rk.tekening.schermen.stippen import aantal, stippen
from rk.tekening.vormen import icoon, vul
from rk.tekening.werk.delen import verslagdeel
from rk.tekening.werk.kaarten.bord import bord_van, geplaatst, kaartbord_van


def alinea(t: Toestand, punt: Punt) -> El | None:
    """The cards by field, those that were chosen marked; and where the examples were laid."""
    bord = bord_van(t, punt)
    kaarten = zichtbaar(t, bord)
    ligt = geplaatst(t, punt)
    if not kaarten and not ligt:
        return None
    delen: list[El] = []
    for vak in bord.vakken:
        hier = sorted((k for k in kaarten if k.vak == vak.id), key=lambda k: not k.gekozen)
        regels = [
            el(
                "li",
                icoon("ster") if k.gekozen else None,
                el("span", _("gekozen: "), class_="rk-alleen-voorlezen") if k.gekozen else None,
                el("span", k.tekst, dir="auto"),
                stippen(aantal(t, punt, k, NIEMAND)),
            )
            for k in hier
        ]
        if regels:
            delen.append(el("div", el("h4", vak.naam), el("ul", regels, class_="rk-verslag-lijst")))
    k = kaartbord_van(t, punt)
    if ligt and k.plaatsen:
        zelfde = sum(ligt.get(v.id) == v.vak for v in k.voorbeelden)
        zin = _("Van {n} voorbeelden lagen er {m} waar de bron ze ook legt.").format(n=len(ligt), m=zelfde)
        delen.append(el("p", vul(zin, t.casus.naam)))
    return verslagdeel(t, punt, delen)

"""The form `keuze` in the overview."""

from __future__ import annotations

from rk.domain import Punt, Stem
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.vormen import vul
from rk.tekening.werk.delen import verslagdeel
from rk.tekening.werk.keuze.scherm import eerder_gekozen, gekozen_van, keuze_van, namen, stemmen_van


def alinea(t: Toestand, punt: Punt) -> El | None:
    """What fits, as chosen together and as the room saw it, and what follows from it."""
    k, s, naam = keuze_van(t, punt), t.werkstand(punt), t.casus.naam
    zet = gekozen_van(t, punt)
    geteld, twijfelt, samen = stemmen_van(t, punt)
    if not (zet.opties or samen):
        return None
    wie = vul(_("{naam} koos"), naam) if zet.stem is Stem.PERSOON else _("Samen gekozen")
    delen: list[El | None] = []
    if zet.opties:
        zin = namen(t, k, zet.opties)
        zin = _("tussen twee in: {wat}").format(wat=zin) if zet.twijfel else zin
        delen.append(el("p", el("b", wie, ": "), zin, dir="auto"))
    if samen:
        rij = [f"{namen(t, k, [o.id])} ({geteld[o.id]})" for o in k.opties if geteld[o.id]]
        if twijfelt:
            rij.append(_("{n} tussen twee in").format(n=twijfelt))
        delen.append(el("p", el("b", _("In de kamer"), ": "), ", ".join(rij), dir="auto"))
    for wanneer, eerder in eerder_gekozen(t, punt):
        delen.append(el("p", el("b", dag(wanneer) or wanneer, ": "), namen(t, k, eerder.opties), dir="auto"))
    for id_ in s.gekozen:
        regels = [
            el("li", el("b", vul(v.naam, naam), ": "), s.aantekeningen[f"{id_}:{v.id}"], dir="auto")
            for v in k.velden
            if f"{id_}:{v.id}" in s.aantekeningen
        ]
        kop = namen(t, k, [id_])
        if kop and regels:
            delen.append(el("div", el("h4", kop, dir="auto"), el("ul", regels, class_="rk-verslag-lijst")))
        elif kop:
            delen.append(el("p", el("b", _("Voorop"), ": "), kop, dir="auto"))
    return verslagdeel(t, punt, delen)

"""The form `checklijst` in the overview."""

from __future__ import annotations

from rk.domain import Checklijst, Lijstantwoord, Punt, Stelling, Stellinggroep, Stem
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.vormen import icoon, vul
from rk.tekening.werk.checklijst.balk import in_woorden, met_teken, teken, woord
from rk.tekening.werk.checklijst.scherm import oppakveld
from rk.tekening.werk.checklijst.stand import (
    Lijststand,
    eerder_van,
    lijst_van,
    stand_van,
    stem_van,
    zinnen,
)
from rk.tekening.werk.delen import verslagdeel

Eerder = tuple[tuple[str, Lijststand], ...]


def alinea(t: Toestand, punt: Punt) -> El | None:
    """What the group takes up, and each statement with its counts; None where nothing may be shown."""
    lijst, stand = lijst_van(t, punt), stand_van(t, punt)
    if not (stand.samen or stand.spreidingen or stand.gekozen):
        return None
    naam, s, eerder = t.casus.naam, t.werkstand(punt), eerder_van(t, punt)[-1:]
    gebruik = el("p", el("b", _("Zo is de lijst gebruikt: ")), vul(s.gebruik, naam), dir="auto")
    te_weinig = el("p", _("Er waren te weinig lijsten om te laten zien hoe vaak iets is gekozen."))
    return verslagdeel(
        t,
        punt,
        gebruik if s.gebruik else None,
        _opgepakt(t, punt, lijst, stand),
        _toen(lijst, naam, eerder),
        te_weinig if stand.wacht else None,
        [_groep(t, punt, g, stand, eerder) for g in lijst.groepen if _gevuld(g, stand)],
    )


def _gevuld(g: Stellinggroep, stand: Lijststand) -> bool:
    return any(z.id in stand.samen or stand.spreiding(z.id) for z in g.stellingen)


def _opgepakt(t: Toestand, punt: Punt, lijst: Checklijst, stand: Lijststand) -> El | None:
    if not stand.gekozen:
        return None
    op_id, woorden = {z.id: z for z in zinnen(lijst)}, t.werkstand(punt).aantekeningen
    regels = [
        el(
            "li",
            icoon("ster"),
            el(
                "div",
                el("b", vul(op_id[id_].tekst, t.casus.naam)),
                el("p", woorden[oppakveld(id_)]) if oppakveld(id_) in woorden else None,
                dir="auto",
            ),
        )
        for id_ in stand.gekozen
    ]
    return el("div", el("h4", _("Dit pakken we op")), el("ul", regels, class_="rk-verslag-gekozen"))


def _toen(lijst: Checklijst, naam: str, eerder: Eerder) -> El | None:
    """What an earlier talk took up."""
    op_id = {z.id: vul(z.tekst, naam) for z in zinnen(lijst)}
    regels = [
        el(
            "p",
            el("b", _("Opgepakt op {dag}: ").format(dag=dag(d) or d)),
            " · ".join(op_id[i] for i in toen.gekozen),
        )
        for d, toen in eerder
        if toen.gekozen
    ]
    return el("div", regels, dir="auto") if regels else None


def _groep(t: Toestand, punt: Punt, g: Stellinggroep, stand: Lijststand, eerder: Eerder) -> El:
    """A table: a column for each answer from the room, and one for what was said together."""
    naam = t.casus.naam
    rijen = [z for z in g.stellingen if z.id in stand.samen or stand.spreiding(z.id)]
    kamer = any(stand.spreiding(z.id) for z in rijen)
    samen = any(z.id in stand.samen for z in rijen)
    wie = naam if stem_van(t, punt) is Stem.PERSOON else _("samen")
    kop = [el("th", vul(g.naam, naam), scope="col", dir="auto", class_="rk-verslag-zin")]
    if kamer:
        kop += [el("th", teken(a), " ", woord(a, kort=True), scope="col") for a in Lijstantwoord]
    if samen:
        kop.append(el("th", wie, scope="col"))
    return el(
        "table",
        el("thead", el("tr", kop)),
        el("tbody", [_rij(z, naam, stand, eerder, kamer=kamer, samen=samen) for z in rijen]),
        class_="rk-verslag-tabel rk-verslag-checklijst",
        aria_label=vul(g.naam, naam),
    )


def _rij(z: Stelling, naam: str, stand: Lijststand, eerder: Eerder, *, kamer: bool, samen: bool) -> El:
    tel = stand.spreiding(z.id)
    onder: list[El] = []
    if z.anders:
        onder.append(el("p", _("De andere kant: "), vul(z.anders, naam), class_="rk-stil"))
    onder += [el("p", f"“{o.opmerking}” ({woord(o.antwoord)})") for o in stand.opmerkingen.get(z.id, ())]
    for wanneer, toen in eerder:
        was, zei = toen.spreiding(z.id), toen.samen.get(z.id)
        zegt = [in_woorden(was)] if was else []
        zegt += [_("samen {antwoord}").format(antwoord=woord(zei))] if zei is not None else []
        if zegt:
            onder.append(el("p", f"{dag(wanneer) or wanneer}: {' · '.join(zegt)}", class_="rk-stil"))
    cellen = [el("td", tel.get(a) or "–") for a in Lijstantwoord] if kamer else []
    if samen:
        nu = stand.samen.get(z.id)
        cellen.append(el("td", met_teken(nu) if nu is not None else "–"))
    return el(
        "tr",
        el("th", el("p", vul(z.tekst, naam)), onder, scope="row", dir="auto", class_="rk-verslag-zin"),
        cellen,
    )

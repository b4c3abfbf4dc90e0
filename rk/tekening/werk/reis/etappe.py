"""One stage, opened: what is known of it, its marks, its measurement, and whether the group takes it up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rk.domain import Etappe, Fase, Punt
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.schermen.rijen import rij, schakelaar
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk.reis.eerder import eerder_van
from rk.tekening.werk.reis.etappes import domeinen_van, domeinnaam, etappeknop, gezegd, plekken
from rk.tekening.werk.reis.kijk import Kijk, reis_van
from rk.tekening.werk.reis.merken import erbij, merkblad, merklijst, merknaam
from rk.tekening.werk.reis.meting import knoppen


def open_etappe(t: Toestand, punt: Punt, kijk: Kijk) -> Etappe | None:
    """The stage that is opened, or that holds the mark that is opened."""
    id_ = next(iter(kijk.van("e")), "")
    merk_id = next(iter(kijk.van("k")), "")
    for m in t.werkstand(punt).merken:
        if m.id == merk_id and m.etappe:
            id_ = m.etappe
    return next((e for e in reis_van(t, punt).etappes if e.id == id_), None)


def etappe(t: Toestand, punt: Punt, blik: Blik, kijk: Kijk, e: Etappe) -> El:
    """Left all stages by name, right the one that is opened."""
    reis = reis_van(t, punt)
    lijst = [
        el("li", etappeknop(t, punt, kijk, nr, x, aan=x.id == e.id)) for nr, x in enumerate(reis.etappes, 1)
    ]
    nr = next(nr for nr, x in enumerate(reis.etappes, 1) if x.id == e.id)
    kop = el(
        "div",
        el("i", nr, class_="rk-reis-nr"),
        el("h3", e.naam, dir="auto"),
        _opgepakt(t, punt, e),
        knop(
            icoon("kruis"),
            blik=kijk.naar(),
            soort="icoon",
            naam=_("Terug naar de hele weg (Escape)"),
            toets="Escape",
            id="etappe-dicht",
        ),
        class_="rk-reis-etappekop",
    )
    merk_id = next(iter(kijk.van("k")), "")
    merk = next((m for m in t.werkstand(punt).merken if m.id == merk_id), None)
    rechts = [merkblad(t, punt, kijk, merk)] if merk is not None else _hier(t, punt, kijk, e)
    blokken = _blokken(blik, e)
    return el(
        "div",
        el(
            "nav", el("ol", lijst), class_="rk-rol rk-reis-lijst", aria_label=_("De etappes"), id="reis-lijst"
        ),
        el(
            "section",
            kop,
            el("p", vul(e.uitleg, t.casus.naam), class_="rk-uitleg", dir="auto") if e.uitleg else None,
            el(
                "div",
                el("div", blokken, class_="rk-rijen") if blokken else None,
                el("div", rechts, class_="rk-reis-hier"),
                class_="rk-reis-twee" if blokken else "rk-reis-een",
            ),
            class_="rk-rol rk-reis-blad",
            tabindex="0",
            aria_label=e.naam,
            id="reis-blad",
        ),
        class_="rk-reis-vlak rk-reis-open",
    )


def _opgepakt(t: Toestand, punt: Punt, e: Etappe) -> El | None:
    aan = e.id in t.werkstand(punt).gekozen
    if fase_van(t, punt) is not Fase.KIEZEN and not aan:
        return None
    inhoud = {"punt": str(punt), "wat": e.id, "gekozen": not aan}
    return schakelaar(_("Dit pakken we op"), aan, "werk_gekozen", inhoud, id=f"etappe-pak-{e.id}")


def _blokken(blik: Blik, e: Etappe) -> list[El]:
    """What is known, to unfold; the first lies open."""
    uit = []
    for nr, b in enumerate(e.blokken):
        naam = f"reisblok-{e.id}-{nr}"
        open_ = blik.is_open(naam) is (nr > 0)
        regels = el("ul", [el("li", r, dir="auto") for r in b.regels], class_="rk-reis-regels")
        uit.append(
            rij(b.kop, None, blik={"wissel": naam}, open_=open_, id=naam, binnen=regels if open_ else None)
        )
    return uit


def _hier(t: Toestand, punt: Punt, kijk: Kijk, e: Etappe) -> list[El | None]:
    """What the group laid here: the measurement, who is here, the marks, and one more."""
    reis, s = reis_van(t, punt), t.werkstand(punt)
    wie = []
    for d in domeinen_van(reis):
        p = replace(plekken(s, d), kamer=Counter())  # the room's spread stands in the table
        if n := gezegd(t, p, e.id):
            wie.append(f"{domeinnaam(d)}: {', '.join(n)}")
    hier = [m for m in s.merken if m.etappe == e.id]
    toen = [
        el("li", _("{merk} ({dag})").format(merk=merknaam(reis, m), dag=d), dir="auto")
        for d, w in eerder_van(t, punt)
        for m in w.merken
        if m.etappe == e.id
    ]
    return [
        knoppen(t, punt, e),
        el("p", vul(_("{naam} is hier"), t.casus.naam), " – ", "; ".join(wie), class_="rk-stil", dir="auto")
        if wie
        else None,
        erbij(t, punt, kijk, plek={"etappe": e.id}, kies=f"e:{e.id}"),
        merklijst(t, punt, kijk, hier, bij={}) if hier else None,
        el("div", el("h4", _("Eerder lag hier")), el("ul", toen), class_="rk-reis-toen") if toen else None,
    ]

"""The form `reis` on the beamer: one picture at a time, of those that the journey has."""

from __future__ import annotations

from rk.domain import Kamerstand, Punt
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import blok
from rk.tekening.vormen import knop, vul
from rk.tekening.werk.reis.etappe import etappe, open_etappe
from rk.tekening.werk.reis.etappes import weg, weghint
from rk.tekening.werk.reis.kijk import (
    Deel,
    Kijk,
    deelnaam,
    delen_van,
    kijk_van,
    reis_van,
    stemmen_van,
    stemnaam,
)
from rk.tekening.werk.reis.tijdlijn import lijn
from rk.tekening.werk.reis.warmte import warmte

_MEESTE_VRAGEN = 3


def scherm(t: Toestand, punt: Punt, blik: Blik, kamer: Kamerstand) -> tuple[El, object]:
    """The picture that is looked at, with the way to the others above it."""
    kijk = kijk_van(t, punt, blik)
    open_ = open_etappe(t, punt, kijk) if kijk.deel is Deel.WEG else None
    if open_ is not None:
        inhoud, hint = etappe(t, punt, blik, kijk, open_), ""
    elif kijk.deel is Deel.WEG:
        inhoud, hint = weg(t, punt, kijk), weghint(t, punt, kijk)
    elif kijk.deel is Deel.WARMTE:
        inhoud, hint = warmte(t, punt, kijk), _("druk op een vak om een score te geven")
    else:
        inhoud, hint = (
            lijn(t, punt, blik, kijk),
            _("druk op de tijd om iets neer te leggen, of op een balk"),
        )
    return el("div", _kop(t, punt, kijk, met_stem=open_ is None), inhoud, class_="rk-reis"), hint or None


def _kop(t: Toestand, punt: Punt, kijk: Kijk, *, met_stem: bool) -> El | None:
    """The pictures of this journey, and at the stages whose view is filled in."""
    reis = reis_van(t, punt)
    delen = [
        knop(deelnaam(d), blik=kijk.naar(deel=d), soort="segment", aan=d is kijk.deel, id=f"reis-deel-{d}")
        for d in delen_van(reis)
    ]
    stemmen = [
        knop(
            _hoofdletter(stemnaam(t, s)),
            blik=kijk.naar(kijk.open, stem=s),
            soort="chip",
            aan=s is kijk.stem,
            id=f"reis-stem-{s}",
        )
        for s in stemmen_van(t, punt)
    ]
    toont = met_stem and kijk.deel is Deel.WEG and reis.plek and len(stemmen) > 1 and not t.gesloten
    if len(delen) < 2 and not toont:
        return None
    return el(
        "div",
        el("div", delen, class_="rk-segment", role="group", aria_label=_("Wat wil je zien?"))
        if len(delen) > 1
        else el("span"),
        el(
            "div",
            el("span", _("Wiens kijk?"), class_="rk-label", id="reis-stem-label"),
            stemmen,
            class_="rk-reis-stemmen",
            role="group",
            aria_labelledby="reis-stem-label",
        )
        if toont
        else None,
        class_="rk-reis-kop",
    )


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def denk(t: Toestand, punt: Punt) -> list[El]:
    """What there is to think about: where he is, each question, what there is to put on the way."""
    reis, naam = reis_van(t, punt), t.casus.naam
    blokken = []
    if reis.plek:
        onder = " · ".join(reis.domeinen)
        blokken.append(blok(vul(_("Waar is {naam} nu?"), naam), onder=onder))
    vragen = [
        blok(vul(v.vraag, naam), onder=f"0 = {v.laag}, 4 = {v.hoog}") for v in reis.vragen[:_MEESTE_VRAGEN]
    ]
    blokken += vragen
    if reis.merken and (reis.tijdlijn is not None or not reis.vragen):
        wat = ", ".join(s.naam for s in reis.merken)
        blokken.append(blok(_("Wat leg jij op de weg?"), onder=wat))
    return blokken

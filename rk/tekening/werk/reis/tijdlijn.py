"""The timeline of a journey: its months or years, what happened and who is there, and where nobody is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rk.domain import Punt, Reis, Reismerk, Tijdeenheid, Tijdlijn
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.letter import breedte
from rk.tekening.vormen import icoon, knop
from rk.tekening.werk.reis.eerder import eerder_van
from rk.tekening.werk.reis.kijk import Kijk, reis_van
from rk.tekening.werk.reis.merken import (
    erbij,
    merkblad,
    merklijst,
    merknaam,
    merkteken,
    merkwoorden,
    soort_van,
)
from rk.tekening.werk.reis.teken import teken, zegt
from rk.tekening.werk.reis.tijd import (
    Vak,
    gatenzin,
    houdt_contact,
    in_vak,
    lege_vakken,
    op_de_lijn,
    tot_van,
    vakken,
    vakwoord,
    wanneer,
)

ZIJ = {False: 520, True: 440}
"""How wide the panel beside the timeline is, by whether the screen is narrow."""
SMALST = 46
_RAND = {False: 44, True: 28}
_TUSSEN, _LETTER, _TEKEN, _KORTSTE = 24, 24, 40, 28
_KRAP = 0.3
"""Nearer than this to an edge the moment's name needs the room of what is counted there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Balk:
    """A mark as it is drawn: its slots, the slots that its words take, its line (from 0)."""

    merk: Reismerk
    van: int
    tot: int
    woord: tuple[int, int]
    tekst: str
    rij: int


def kolombreedte(blik: Blik, aantal: int) -> float:
    """How wide a slot is, in units; never so narrow that it can't be pressed."""
    ruimte = blik.breedte - 2 * _RAND[blik.smal] - ZIJ[blik.smal] - _TUSSEN - 12
    return max(float(SMALST), ruimte / max(1, aantal))


def balken(reis: Reis, merken: Sequence[Reismerk], rij: Sequence[Vak], kolom: float) -> list[Balk]:
    """The marks on the slots, each in the first line where its words are free."""
    vol: list[list[tuple[int, int]]] = []
    uit = []
    for m in op_de_lijn(merken):
        raak = [nr for nr, v in enumerate(rij) if (m.maand or 0) <= v.tot and tot_van(m) >= v.van]
        if not raak:
            continue
        van, tot = raak[0], raak[-1]
        tekst = merkwoorden(reis, m)
        if len(tekst) > _KORTSTE:
            tekst = tekst[: _KORTSTE - 1].rstrip() + "…"
        nodig = breedte(tekst, grootte=_LETTER, gewicht=600) + _TEKEN
        kolommen = max(tot - van + 1, min(len(rij), int(nodig / kolom) + 1))
        begin = min(van, len(rij) - kolommen)
        plek = (begin, begin + kolommen - 1)
        nr = next(
            (i for i, lane in enumerate(vol) if all(plek[1] < a or plek[0] > b for a, b in lane)), len(vol)
        )
        if nr == len(vol):
            vol.append([])
        vol[nr].append(plek)
        uit.append(Balk(merk=m, van=van, tot=tot, woord=plek, tekst=tekst, rij=nr))
    return uit


def lijn(t: Toestand, punt: Punt, blik: Blik, kijk: Kijk) -> El:
    """The time, and beside it the slot or the mark that is opened."""
    reis = reis_van(t, punt)
    tijdlijn = reis.tijdlijn
    if tijdlijn is None:
        raise ValueError(str(punt))
    merken = t.werkstand(punt).merken
    rij, vak, merk = _bekeken(t, punt, blik, kijk, tijdlijn)
    kolom = kolombreedte(blik, len(rij))
    zij = (
        [merkblad(t, punt, kijk, merk)]
        if merk is not None
        else _vakblad(t, punt, kijk, tijdlijn, rij, vak)
        if vak is not None
        else _rust(t, punt, reis, merken)
    )
    return el(
        "div",
        el(
            "div",
            _kopregel(tijdlijn, rij),
            _vakkenrij(reis, merken, tijdlijn, rij, kijk, vak, kolom),
            _balkenveld(t, punt, reis, merken, rij, kijk, merk, kolom),
            class_="rk-rol rk-reis-tijd",
            style=f"--n:{len(rij)};--kolom:{kolom:.1f};--nul:{_nul(rij)}",
            tabindex="0",
            role="region",
            aria_label=_("De tijd, van vroeg naar later"),
            id="reis-tijd",
        ),
        el("aside", zij, class_="rk-rol rk-reis-zij", id="reis-zij", aria_label=_("Wat er op de lijn ligt"),
           tabindex="0"),
        _onder(reis, merken, tijdlijn, blik),
        class_="rk-reis-vlak rk-reis-met-zij",
    )  # fmt: skip


def _bekeken(
    t: Toestand, punt: Punt, blik: Blik, kijk: Kijk, lijn_: Tijdlijn
) -> tuple[tuple[Vak, ...], Vak | None, Reismerk | None]:
    """The slots that are drawn, the one that is opened and the mark that is opened."""
    merk_id = next(iter(kijk.van("k")), "")
    merk = next((m for m in t.werkstand(punt).merken if m.id == merk_id and m.maand is not None), None)
    maand = merk.maand if merk is not None else _getal(next(iter(kijk.van("m")), ""))
    per_maand = lijn_.eenheid is Tijdeenheid.JAAR and blik.is_open("reis-maanden")
    rij = vakken(lijn_, rond=(maand or 0) if per_maand else None)
    vak = next((v for v in rij if maand is not None and v.van <= maand <= v.tot), None)
    return rij, None if merk is not None else vak, merk


def _getal(tekst: str) -> int | None:
    cijfers = tekst.removeprefix("-")
    return int(tekst) if cijfers.isascii() and cijfers.isdigit() and len(cijfers) < 5 else None


def _nul(rij: Sequence[Vak]) -> int:
    return next((nr for nr, v in enumerate(rij) if v.nummer == 0), -1)


def _kopregel(lijn_: Tijdlijn, rij: Sequence[Vak]) -> El:
    """What is counted on both sides, and the name of the moment between them."""
    jaar = any(v.jaar for v in rij)
    nul = _nul(rij)
    voor = _("jaren ervoor") if jaar else _("maanden ervoor")
    na = _("jaren erna") if jaar else _("maanden erna")
    deel = (nul + 0.5) / len(rij)
    return el(
        "div",
        el("span", voor if (nul < 0 and rij[0].nummer < 0) or deel > _KRAP else ""),
        el("b", lijn_.moment, dir="auto", style=f"--deel:{deel:.4f}") if nul >= 0 else None,
        el("span", na if (nul < 0 and rij[-1].nummer > 0) or 0 < deel < 1 - _KRAP else ""),
        class_="rk-reis-tijdkop",
    )


def _vakkenrij(
    reis: Reis,
    merken: Sequence[Reismerk],
    lijn_: Tijdlijn,
    rij: Sequence[Vak],
    kijk: Kijk,
    open_: Vak | None,
    kolom: float,
) -> El:
    leeg = lege_vakken(reis, merken, rij)
    bezet = [m for m in merken if houdt_contact(reis, m)]
    knoppen = []
    for v in rij:
        n = len(in_vak(bezet, v))
        naam = [vakwoord(v, lijn_.moment)]
        stand: object = None
        if lijn_.gaten:
            naam.append(
                _("nog niemand")
                if v in leeg
                else _("er is iemand")
                if n == 1
                else _("{n} mensen").format(n=n)
            )
            stand = (
                el("span", _("leeg") if kolom > 62 else "–", class_="rk-reis-leeg")
                if v in leeg
                else el("span", teken("vlam"), str(n) if n > 1 else None, class_="rk-reis-vlam")
            )
        al = len(in_vak(merken, v))
        naam.append(_("1 merk") if al == 1 else _("{n} merken").format(n=al))
        klasse = "rk-reis-vak" + (" is-leeg" if v in leeg else "") + (" is-nul" if v.nummer == 0 else "")
        knoppen.append(
            el(
                "button",
                zegt(", ".join(naam), el("b", abs(v.nummer) if v.nummer else icoon("omlaag")), stand),
                type="button",
                class_=klasse + (" is-open" if v == open_ else ""),
                data_blik=kijk.naar(f"m:{v.van}"),
                aria_current="true" if v == open_ else None,
                id=f"vak{v.van}",
            )
        )
    return el("div", knoppen, class_="rk-reis-vakken" + (" met-stand" if lijn_.gaten else ""))


def _balkenveld(
    t: Toestand,
    punt: Punt,
    reis: Reis,
    merken: Sequence[Reismerk],
    rij: Sequence[Vak],
    kijk: Kijk,
    open_: Reismerk | None,
    kolom: float,
) -> El:
    lijn_ = reis.tijdlijn
    gekozen = t.werkstand(punt).gekozen
    items = []
    for b in balken(reis, merken, rij, kolom):
        aan = b.merk.id in gekozen
        naam = merknaam(reis, b.merk) + (f" – {wanneer(b.merk, lijn_)}" if lijn_ is not None else "")
        items.append(
            el(
                "button",
                zegt(naam + (f" ({_('gekozen')})" if aan else ""), *_balkwoord(reis, b, gekozen=aan)),
                type="button",
                class_="rk-reis-balk"
                + (" is-wie" if soort_van(reis, b.merk).wie else "")
                + (" is-gekozen" if aan else "")
                + (" is-open" if open_ is not None and open_.id == b.merk.id else ""),
                style=_plaats(b),
                data_blik=kijk.naar(f"k:{b.merk.id}"),
                id=f"balk-{b.merk.id}",
            )
        )
    eerder = []
    for dag, s in eerder_van(t, punt)[-1:]:
        oud = balken(reis, s.merken, rij, kolom)
        if oud:
            eerder.append(el("p", _("Eerder, op {dag}").format(dag=dag), class_="rk-stil"))
            eerder.append(
                el(
                    "div",
                    [
                        el("div", _balkwoord(reis, b, gekozen=False), class_="rk-reis-balk is-oud",
                           style=_plaats(b))
                        for b in oud
                    ],
                    class_="rk-reis-balken",
                )
            )  # fmt: skip
    return el("div", el("div", items, class_="rk-reis-balken"), eerder, class_="rk-reis-balkenveld")


def _balkwoord(reis: Reis, b: Balk, *, gekozen: bool) -> list[El]:
    begin, eind = b.woord
    n = eind - begin + 1
    streep = f"--van:{(b.van - begin) / n:.4f};--deel:{(b.tot - b.van + 1) / n:.4f}"
    rechts = " is-rechts" if b.van > begin else ""
    return [
        el(
            "span",
            icoon("vink") if gekozen else teken(merkteken(soort_van(reis, b.merk))),
            el("span", b.tekst, dir="auto"),
            class_=f"rk-reis-balkwoord{rechts}",
        ),
        el("i", style=streep, aria_hidden="true"),
    ]


def _plaats(b: Balk) -> str:
    return f"grid-column:{b.woord[0] + 1}/{b.woord[1] + 2};grid-row:{b.rij + 1}"


# ---- beside and below ------------------------------------------------------------------------------


def _vakblad(
    t: Toestand, punt: Punt, kijk: Kijk, lijn_: Tijdlijn, rij: Sequence[Vak], vak: Vak
) -> list[El | None]:
    s = t.werkstand(punt)
    hier = in_vak(s.merken, vak)
    verder = [
        (
            str(v.tot),
            (_("alleen dit jaar") if v.jaar else _("alleen deze maand"))
            if v == vak
            else _("tot en met {wanneer}").format(wanneer=vakwoord(v, lijn_.moment)),
        )
        for v in rij
        if v.van >= vak.van
    ]
    tot = el(
        "select",
        [el("option", woord, value=m, selected=nr == 0) for nr, (m, woord) in enumerate(verder)],
        name="tot",
        id=f"merk-tot{vak.van}",
        class_="rk-invoer rk-kiezer",
        aria_label=_("Tot en met"),
    )
    woord = vakwoord(vak, lijn_.moment)
    return [
        el(
            "div",
            el("h3", woord[:1].upper() + woord[1:], dir="auto"),
            knop(icoon("kruis"), blik=kijk.naar(), soort="icoon", naam=_("Sluiten (Escape)"), toets="Escape",
                 id="vak-dicht"),
            class_="rk-reis-etappekop",
        ),
        erbij(t, punt, kijk, plek={"maand": vak.van}, kies=f"m:{vak.van}", extra=[tot]),
        merklijst(t, punt, kijk, hier, bij={m.id: wanneer(m, lijn_) for m in hier}) if hier else None,
    ]  # fmt: skip


def _rust(t: Toestand, punt: Punt, reis: Reis, merken: Sequence[Reismerk]) -> list[El | None]:
    """Nothing is opened: what the marks are, and where nobody is."""
    soorten = [
        el("li", teken(merkteken(s)), el("span", s.naam, dir="auto"), class_="is-wie" if s.wie else None)
        for s in reis.merken
    ]
    zin = gatenzin(reis, merken)
    return [
        el("h3", _("Wat kan er op de lijn?")),
        el("ul", soorten, class_="rk-reis-soortlijst"),
        el("p", _druk(reis), class_="rk-stil"),
        el("div", zin, class_="rk-let-op", id="reis-gaten", dir="auto") if zin else None,
    ]


def _druk(reis: Reis) -> str:
    jaar = reis.tijdlijn is not None and reis.tijdlijn.eenheid is Tijdeenheid.JAAR
    return (
        _("Druk op een jaar om iets neer te leggen.")
        if jaar
        else _("Druk op een maand om iets neer te leggen.")
    )


def _onder(reis: Reis, merken: Sequence[Reismerk], lijn_: Tijdlijn, blik: Blik) -> El | None:
    if lijn_.eenheid is not Tijdeenheid.JAAR:
        return None
    maanden = blik.is_open("reis-maanden")
    return el(
        "div",
        knop(
            icoon("zoek"),
            _("Per jaar") if maanden else _("Per maand"),
            blik={"wissel": "reis-maanden"},
            soort="chip",
            id="reis-eenheid",
        ),
        el("span", _("Je ziet de maanden rond het gekozen moment."), class_="rk-stil") if maanden else None,
        class_="rk-reis-onder",
    )

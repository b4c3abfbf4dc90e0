"""A board of cards in fields: 4V, and every werkvorm with cards.

A field offers its cards to read, to open and change, or to choose, by the phase of the group.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rk.domain import Fase, Kaart, Kamerstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.stippen import aantal, uitnodiging
from rk.tekening.schermen.vierkaart import Bord, Bordvak, hoogte, kaartkop, kaartpaneel, kiesrij, leesrij
from rk.tekening.schermen.viersamen import gelijke_paren, lijkt_op
from rk.tekening.vormen import icoon, toevoegveld

_RUIMTE = {False: 190, True: 160}
"""So many units high is the place for the cards of one field, at least; by whether two are offered
to lay together.
"""


def zichtbaar(t: Toestand, bord: Bord) -> tuple[Kaart, ...]:
    """The cards of a board that show."""
    return tuple(k for k in t.kaarten_bij(bord.punt) if k.id not in t.verborgen)


def verborgen(t: Toestand, bord: Bord) -> list[tuple[str, str]]:
    """What the person hides, by its place; its words stay away."""
    namen = {v.id: v.naam for v in bord.vakken}
    zin = _("kaart {nr} bij {vak}")
    weg = [k for k in t.kaarten_bij(bord.punt) if k.id in t.verborgen]
    return [(k.id, zin.format(nr=nr, vak=namen.get(k.vak, k.vak))) for nr, k in enumerate(weg, 1)]


def kaartbord(t: Toestand, blik: Blik, kamer: Kamerstand, bord: Bord, fase: Fase) -> list[El | None]:
    """Two cards that say the same, if there are, and the fields."""
    kaarten = zichtbaar(t, bord)
    paren = gelijke_paren(t, blik, kaarten) if fase is Fase.BEKIJKEN else []
    ruimte = _RUIMTE[bool(paren)]
    vakken = [
        _vak(t, blik, kamer, bord, vak, [k for k in kaarten if k.vak == vak.id], fase, ruimte)
        for vak in bord.vakken
    ]
    veel = len(bord.vakken)
    kolommen = 2 if veel <= 4 else 3 if veel <= 6 else 4
    raster = el(
        "div",
        vakken,
        class_="rk-4v-vakken",
        style=f"--kolommen:{kolommen};--rijen:{-(-veel // kolommen)}" if veel != 4 else None,
    )
    return [lijkt_op(kaarten, paren), raster]


def bordhint(kaarten: Sequence[Kaart], fase: Fase, kamer: Kamerstand) -> str | None:
    """What the footer says below a board."""
    if not kaarten:
        return _("typ een kaart en druk op Enter")
    gekozen = sum(k.gekozen for k in kaarten)
    delen = [_("1 kaart") if len(kaarten) == 1 else _("{aantal} kaarten").format(aantal=len(kaarten))]
    if fase is Fase.KIEZEN:
        delen.append(_("{aantal} gekozen").format(aantal=gekozen))
        delen += uitnodiging(kamer) or [_("druk op een kaart om te kiezen")]
    elif gekozen:
        delen.append(_("paars heeft de groep gekozen"))
    else:
        delen.append(_("druk op een kaart om te wijzigen"))
    return " · ".join(delen)


# ---- one field -------------------------------------------------------------------------------


def _vak(
    t: Toestand,
    blik: Blik,
    kamer: Kamerstand,
    bord: Bord,
    vak: Bordvak,
    kaarten: list[Kaart],
    fase: Fase,
    ruimte: int,
) -> El:
    open_ = next((k for k in kaarten if k.id == blik.kaart), None) if fase is Fase.BEKIJKEN else None
    kop = _vakkop(blik, vak, len(kaarten), open_)
    if open_:
        inhoud: list[object] = [kaartpaneel(t, blik, open_, kaarten, bord)]
    else:
        bouw = kiesrij if fase is Fase.KIEZEN else leesrij
        inhoud = [_kaarten(t, blik, kamer, bord, vak, kaarten, bouw, ruimte)]
        if fase is Fase.KIEZEN and not kaarten:
            inhoud = [el("p", _("nog geen kaart"), class_="rk-stil")]
        if fase is Fase.BEKIJKEN:
            inhoud.append(
                toevoegveld(
                    _("Kaart bij {vak}").format(vak=vak.naam),
                    daad="kaart_toegevoegd",
                    inhoud=bord.daad(vak),
                    id=f"erbij-{vak.id}",
                    hint=_("Nog een kaart") if kaarten else _("Schrijf een kaart"),
                )
            )
    ontvangt = fase is Fase.BEKIJKEN
    return el(
        "section",
        kop,
        inhoud,
        class_="rk-4v-vak",
        id=f"vak-{vak.id}",
        aria_labelledby=f"vaknaam-{vak.id}",
        data_ontvangt="kaart" if ontvangt else None,
        data_daad="kaart_verplaatst" if ontvangt else None,
        data_inhoud={"vak": vak.id} if ontvangt else None,
    )


def _vakkop(blik: Blik, vak: Bordvak, hoeveel: int, open_: Kaart | None) -> El:
    """The head of a field. While a card lies open it holds the way back instead of explanations."""
    naam = el("h3", vak.naam, id=f"vaknaam-{vak.id}")
    if open_:
        return el("div", schijf(vak), naam, kaartkop(blik, open_), class_="rk-4v-vakkop")
    tel = None
    if hoeveel > 1:
        woord = el("span", _("kaarten"), class_="rk-alleen-voorlezen" if blik.smal else None)
        tel = el("span", hoeveel, " ", woord, class_="rk-4v-tel rk-stil")
    uitleg = el("span", vak.onder, class_="rk-stil rk-4v-onder") if vak.onder else None
    return el("div", schijf(vak), naam, uitleg, tel, vak.erbij, class_="rk-4v-vakkop")


def schijf(vak: Bordvak) -> El | None:
    """The mark of a field."""
    return el("span", icoon(vak.icoon), class_="rk-4v-schijf") if vak.icoon else None


def _kaarten(
    t: Toestand,
    blik: Blik,
    kamer: Kamerstand,
    bord: Bord,
    vak: Bordvak,
    kaarten: list[Kaart],
    bouw: Callable[[Toestand, Blik, Kaart, int], El],
    ruimte: int,
) -> El:
    rijen = [bouw(t, blik, k, aantal(t, bord.punt, k, kamer)) for k in kaarten]
    # A field whose cards fit never scrolls: no extra stop for who walks by keyboard.
    kan_rollen = hoogte(blik, kaarten) > ruimte
    return el(
        "div",
        el("ul", rijen, class_="rk-4v-kaarten"),
        class_="rk-rol rk-4v-rol",
        id=f"rol-{vak.id}",
        tabindex="0" if kan_rollen else None,
        role="region" if kan_rollen else None,
        aria_label=_("Kaarten bij {vak}").format(vak=vak.naam) if kan_rollen else None,
    )

"""Step 6: what the group takes with it, in four fields: hold on, strengthen, renew, leave.

Three phases that lie open all the time: each for himself on paper, looking together, choosing
together. The cards are entered at the laptop; what the group chooses turns purple.
"""

from __future__ import annotations

from collections.abc import Callable

from rk.domain import Fase, Kaart, Kamerstand, Stap, VierV
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import NIEMAND, stapvraag
from rk.tekening.schermen.fasen import blok, fase_van, rusthint, strook, voor_zich
from rk.tekening.schermen.stippen import aantal, opener, uitnodiging
from rk.tekening.schermen.verbergen import teller, terughalen
from rk.tekening.schermen.vierkaart import (
    ICOON,
    hoogte,
    kaartkop,
    kaartpaneel,
    kiesrij,
    leesrij,
    vaknaam,
)
from rk.tekening.schermen.viersamen import gelijke_paren, lijkt_op
from rk.tekening.vormen import icoon, toevoegveld

_RUIMTE = {False: 190, True: 160}
"""So many units high is the place for the cards of one field, at least; by whether two are offered
to lay together.
"""


def vierv(t: Toestand, blik: Blik, kamer: Kamerstand = NIEMAND) -> tuple[El, object]:
    """The four fields, as far as the group is in the step."""
    fase = fase_van(t, Stap.VIERV)
    if fase is Fase.VOOR_ZICH:
        return _voor_zich(t, kamer), rusthint()
    zichtbaar = tuple(k for k in t.kaarten if k.id not in t.verborgen)
    weg = tuple(k for k in t.kaarten if k.id in t.verborgen)
    kop = el(
        "div",
        el("h2", stapvraag(t, Stap.VIERV), class_="rk-vraag"),
        teller(len(weg), blik, een=_("1 kaart verborgen"), meer=_("{aantal} verborgen")),
        el(
            "div",
            opener(blik) if fase is Fase.KIEZEN and zichtbaar else None,
            strook(t, Stap.VIERV, kamer),
            class_="rk-4v-rechts",
        ),
        class_="rk-4v-kop",
    )
    paren = gelijke_paren(t, blik, zichtbaar) if fase is Fase.BEKIJKEN else []
    ruimte = _RUIMTE[bool(paren)]
    vakken = [
        _vak(t, blik, kamer, vak, [k for k in zichtbaar if k.vak is vak], fase, ruimte) for vak in VierV
    ]
    scherm = el(
        "main",
        kop,
        terughalen(t, blik, _plaatsen(weg)),
        lijkt_op(zichtbaar, paren),
        el("div", vakken, class_="rk-4v-vakken"),
        class_=f"rk-inhoud rk-vlak rk-4v rk-4v-{fase.value}",
        tabindex="-1",
        id="rk-hoofd",
    )
    return scherm, _hint(zichtbaar, fase, kamer)


def _ondertitel(vak: VierV) -> str:
    return {
        VierV.VASTHOUDEN: _("loopt goed, zo houden"),
        VierV.VERSTERKEN: _("gebeurt hier en daar"),
        VierV.VERNIEUWEN: _("is er nog niet"),
        VierV.VERLATEN: _("hier moeten we vanaf"),
    }[vak]


def denkvraag(vak: VierV) -> str:
    """What there is to think about in a field."""
    return {
        VierV.VASTHOUDEN: _("Wat helpt nu al, en wil je niet kwijt?"),
        VierV.VERSTERKEN: _("Wat lukt soms, en mag vaker?"),
        VierV.VERNIEUWEN: _("Wat ontbreekt, en zou wel helpen?"),
        VierV.VERLATEN: _("Waar kunnen we beter mee ophouden?"),
    }[vak]


def _schijf(vak: VierV) -> El:
    return el("span", icoon(ICOON[vak]), class_="rk-4v-schijf")


# ---- the phases ------------------------------------------------------------------------------


def _voor_zich(t: Toestand, kamer: Kamerstand) -> El:
    """Quiet minutes: what to write, and nothing else. What is there already is only counted."""
    blokken = [blok(vaknaam(v), denkvraag(v), onder=_ondertitel(v), teken=_schijf(v)) for v in VierV]
    n = len(t.kaarten)
    een, meer = _("1 kaart staat klaar"), _("{aantal} kaarten staan klaar")
    klaar = "" if not n else een if n == 1 else meer.format(aantal=n)
    return voor_zich(t, Stap.VIERV, kamer, blokken, klaar=klaar)


def _hint(kaarten: tuple[Kaart, ...], fase: Fase, kamer: Kamerstand) -> str | None:
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
    t: Toestand, blik: Blik, kamer: Kamerstand, vak: VierV, kaarten: list[Kaart], fase: Fase, ruimte: int
) -> El:
    open_ = next((k for k in kaarten if k.id == blik.kaart), None) if fase is Fase.BEKIJKEN else None
    kop = _vakkop(blik, vak, len(kaarten), open_)
    if open_:
        inhoud: list[object] = [kaartpaneel(t, blik, open_, kaarten)]
    else:
        bouw = kiesrij if fase is Fase.KIEZEN else leesrij
        inhoud = [_kaarten(t, blik, kamer, vak, kaarten, bouw, ruimte)]
        if fase is Fase.KIEZEN and not kaarten:
            inhoud = [el("p", _("nog geen kaart"), class_="rk-stil")]
        if fase is Fase.BEKIJKEN:
            inhoud.append(
                toevoegveld(
                    _("Kaart bij {vak}").format(vak=vaknaam(vak)),
                    daad="kaart_toegevoegd",
                    inhoud={"vak": vak.value},
                    id=f"erbij-{vak.value}",
                    hint=_("Nog een kaart") if kaarten else _("Schrijf een kaart"),
                )
            )
    ontvangt = fase is Fase.BEKIJKEN
    return el(
        "section",
        kop,
        inhoud,
        class_="rk-4v-vak",
        id=f"vak-{vak.value}",
        aria_labelledby=f"vaknaam-{vak.value}",
        data_ontvangt="kaart" if ontvangt else None,
        data_daad="kaart_verplaatst" if ontvangt else None,
        data_inhoud={"vak": vak.value} if ontvangt else None,
    )


def _vakkop(blik: Blik, vak: VierV, hoeveel: int, open_: Kaart | None) -> El:
    """The head of a field. While a card lies open it holds the way back instead of explanations."""
    naam = el("h3", vaknaam(vak), id=f"vaknaam-{vak.value}")
    if open_:
        return el("div", _schijf(vak), naam, kaartkop(blik, open_), class_="rk-4v-vakkop")
    tel = None
    if hoeveel > 1:
        woord = el("span", _("kaarten"), class_="rk-alleen-voorlezen" if blik.smal else None)
        tel = el("span", hoeveel, " ", woord, class_="rk-4v-tel rk-stil")
    uitleg = el("span", _ondertitel(vak), class_="rk-stil rk-4v-onder")
    return el("div", _schijf(vak), naam, uitleg, tel, class_="rk-4v-vakkop")


def _kaarten(
    t: Toestand,
    blik: Blik,
    kamer: Kamerstand,
    vak: VierV,
    kaarten: list[Kaart],
    bouw: Callable[[Toestand, Blik, Kaart, int], El],
    ruimte: int,
) -> El:
    rijen = [bouw(t, blik, k, aantal(t, Stap.VIERV, k, kamer)) for k in kaarten]
    # A field whose cards fit never scrolls: no extra stop for who walks by keyboard.
    kan_rollen = hoogte(blik, kaarten) > ruimte
    return el(
        "div",
        el("ul", rijen, class_="rk-4v-kaarten"),
        class_="rk-rol rk-4v-rol",
        id=f"rol-{vak.value}",
        tabindex="0" if kan_rollen else None,
        role="region" if kan_rollen else None,
        aria_label=_("Kaarten bij {vak}").format(vak=vaknaam(vak)) if kan_rollen else None,
    )


def _plaatsen(weg: tuple[Kaart, ...]) -> list[tuple[str, str]]:
    """What the person hides, by its place; its words stay away."""
    zin = _("kaart {nr} bij {vak}")
    return [(k.id, zin.format(nr=nr, vak=vaknaam(k.vak))) for nr, k in enumerate(weg, 1)]

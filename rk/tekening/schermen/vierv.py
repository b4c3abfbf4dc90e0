"""Step 6: what the group takes with it, in four fields: hold on, strengthen, renew, leave.

Three phases that lie open all the time: each for himself on paper, looking together, choosing
together. The cards are entered at the laptop; what the group chooses turns purple.
"""

from __future__ import annotations

from collections.abc import Callable

from rk.domain import Fase, Kaart, Stap, VierV
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import stapvraag
from rk.tekening.schermen.vierkaart import (
    ICOON,
    hoogte,
    kaartpaneel,
    kiesrij,
    leesrij,
    plaats_in_vak,
    vaknaam,
)
from rk.tekening.vormen import icoon, knop, toevoegveld

_RUIMTE = 190
"""So many units high is the place for the cards of one field, at least."""


def vierv(t: Toestand, blik: Blik) -> tuple[El, object]:
    """The four fields, as far as the group is in the step."""
    fase = t.fase(Stap.VIERV)
    zichtbaar = tuple(k for k in t.kaarten if k.id not in t.verborgen)
    weg = () if fase is Fase.VOOR_ZICH else tuple(k for k in t.kaarten if k.id in t.verborgen)
    vraag = el("h2", stapvraag(t, Stap.VIERV), class_="rk-vraag")
    kop = el("div", vraag, _verborgen(weg, blik), _fasen(fase), class_="rk-4v-kop")
    if fase is Fase.VOOR_ZICH:
        binnen: object = _voor_zich(len(t.kaarten))
    else:
        vakken = [_vak(t, blik, vak, [k for k in zichtbaar if k.vak is vak], fase) for vak in VierV]
        binnen = el("div", vakken, class_="rk-4v-vakken")
    scherm = el(
        "main",
        kop,
        _terughalen(weg) if blik.is_open("verborgen") else None,
        binnen,
        class_=f"rk-inhoud rk-vlak rk-4v rk-4v-{fase.value}",
        tabindex="-1",
        id="rk-hoofd",
    )
    return scherm, _hint(zichtbaar, fase)


def _ondertitel(vak: VierV) -> str:
    return {
        VierV.VASTHOUDEN: _("loopt goed, zo houden"),
        VierV.VERSTERKEN: _("gebeurt hier en daar"),
        VierV.VERNIEUWEN: _("is er nog niet"),
        VierV.VERLATEN: _("hier moeten we vanaf"),
    }[vak]


def _vraag(vak: VierV) -> str:
    return {
        VierV.VASTHOUDEN: _("Wat helpt nu al, en wil je niet kwijt?"),
        VierV.VERSTERKEN: _("Wat lukt soms, en mag vaker?"),
        VierV.VERNIEUWEN: _("Wat ontbreekt, en zou wel helpen?"),
        VierV.VERLATEN: _("Waar kunnen we beter mee ophouden?"),
    }[vak]


def _schijf(vak: VierV) -> El:
    return el("span", icoon(ICOON[vak]), class_="rk-4v-schijf")


# ---- the phases ------------------------------------------------------------------------------


def _fasen(fase: Fase) -> El:
    namen = {
        Fase.VOOR_ZICH: _("ieder voor zich"),
        Fase.BEKIJKEN: _("samen bekijken"),
        Fase.KIEZEN: _("samen kiezen"),
    }
    volgorde = list(Fase)
    knoppen = []
    for f in volgorde:
        geweest = volgorde.index(f) < volgorde.index(fase)
        knoppen.append(
            el(
                "button",
                icoon("vink") if geweest else None,
                namen[f],
                type="button",
                id=f"fase-{f.value}",
                class_="rk-4v-fase" + (" is-geweest" if geweest else "") + (" is-aan" if f is fase else ""),
                data_daad="fase_gezet",
                data_inhoud={"stap": Stap.VIERV.value, "fase": f.value},
                aria_pressed="true" if f is fase else "false",
            )
        )
    return el("div", knoppen, class_="rk-4v-fasen", role="group", aria_label=_("Waar zijn we?"))


def _voor_zich(aantal: int) -> El:
    """Quiet minutes: what to write, and nothing else. What is there already is only counted."""
    vakken = [
        el(
            "li",
            _schijf(vak),
            el(
                "div",
                el("h3", vaknaam(vak)),
                el("p", _ondertitel(vak), class_="rk-stil"),
                el("p", _vraag(vak), class_="rk-4v-vakvraag"),
            ),
        )
        for vak in VierV
    ]
    klaar = None
    if aantal:
        een, meer = _("1 kaart staat klaar"), _("{aantal} kaarten staan klaar")
        zin = een if aantal == 1 else meer.format(aantal=aantal)
        klaar = el("span", zin, class_="rk-stil")
    verder = knop(
        _("Samen bekijken"),
        icoon("rechts"),
        daad="fase_gezet",
        inhoud={"stap": Stap.VIERV.value, "fase": Fase.BEKIJKEN.value},
        id="vierv-verder",
    )
    return el(
        "div",
        el("p", _("Eerst ieder voor zich: schrijf op papier"), class_="rk-grote-vraag"),
        el("ul", vakken, class_="rk-4v-uitleg"),
        el("div", verder, klaar, class_="rk-4v-verder"),
        class_="rk-4v-stil rk-rol",
    )


def _hint(kaarten: tuple[Kaart, ...], fase: Fase) -> str | None:
    if fase is Fase.VOOR_ZICH:
        return _("neem de tijd · je hoeft niet alles te vullen")
    if not kaarten:
        return _("typ een kaart en druk op Enter")
    gekozen = sum(k.gekozen for k in kaarten)
    delen = [_("1 kaart") if len(kaarten) == 1 else _("{aantal} kaarten").format(aantal=len(kaarten))]
    if fase is Fase.KIEZEN:
        delen.append(_("{aantal} gekozen").format(aantal=gekozen))
        delen.append(_("druk op een kaart om te kiezen"))
    elif gekozen:
        delen.append(_("paars heeft de groep gekozen"))
    else:
        delen.append(_("druk op een kaart om te wijzigen"))
    return " · ".join(delen)


# ---- one field -------------------------------------------------------------------------------


def _vak(t: Toestand, blik: Blik, vak: VierV, kaarten: list[Kaart], fase: Fase) -> El:
    open_ = next((k for k in kaarten if k.id == blik.kaart), None) if fase is Fase.BEKIJKEN else None
    kop = _vakkop(blik, vak, len(kaarten), open_)
    if open_:
        inhoud: list[object] = [kaartpaneel(t, blik, open_, kaarten)]
    else:
        bouw = kiesrij if fase is Fase.KIEZEN else leesrij
        inhoud = [_kaarten(t, blik, vak, kaarten, bouw)]
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


def _vakkop(blik: Blik, vak: VierV, aantal: int, open_: Kaart | None) -> El:
    """The head of a field. While a card lies open it holds the way back instead of explanations."""
    naam = el("h3", vaknaam(vak), id=f"vaknaam-{vak.value}")
    if open_:
        dicht = knop(
            icoon("vink"), _("Klaar"), blik={"kaart": None}, toets="Escape", id="kaart-klaar", soort="chip"
        )
        return el("div", _schijf(vak), naam, dicht, class_="rk-4v-vakkop")
    tel = None
    if aantal > 1:
        woord = el("span", _("kaarten"), class_="rk-alleen-voorlezen" if blik.smal else None)
        tel = el("span", aantal, " ", woord, class_="rk-4v-tel rk-stil")
    uitleg = el("span", _ondertitel(vak), class_="rk-stil rk-4v-onder")
    return el("div", _schijf(vak), naam, uitleg, tel, class_="rk-4v-vakkop")


def _kaarten(
    t: Toestand, blik: Blik, vak: VierV, kaarten: list[Kaart], bouw: Callable[[Blik, Kaart, int], El]
) -> El:
    rijen = [bouw(blik, k, plaats_in_vak(t, k)) for k in kaarten]
    # A field whose cards fit never scrolls: no extra stop for who walks by keyboard.
    kan_rollen = hoogte(blik, kaarten) > _RUIMTE
    return el(
        "div",
        el("ul", rijen, class_="rk-4v-kaarten"),
        class_="rk-rol rk-4v-rol",
        id=f"rol-{vak.value}",
        tabindex="0" if kan_rollen else None,
        role="region" if kan_rollen else None,
        aria_label=_("Kaarten bij {vak}").format(vak=vaknaam(vak)) if kan_rollen else None,
    )


def _verborgen(weg: tuple[Kaart, ...], blik: Blik) -> El | None:
    """One quiet line for what the person does not want on the screen; its words stay away."""
    if not weg:
        return None
    zin = _("1 kaart verborgen") if len(weg) == 1 else _("{aantal} verborgen").format(aantal=len(weg))
    return knop(
        icoon("dicht"),
        zin,
        blik={"wissel": "verborgen"},
        soort="stil",
        open_=blik.is_open("verborgen"),
        id="verborgen-open",
    )


def _terughalen(weg: tuple[Kaart, ...]) -> El | None:
    if not weg:
        return None
    knoppen = [
        knop(
            _("kaart {nr} bij {vak}").format(nr=nr, vak=vaknaam(k.vak)),
            daad="verborgen_gezet",
            inhoud={"wat": k.id, "verborgen": False},
            soort="chip",
            id=f"toon-{k.id}",
        )
        for nr, k in enumerate(weg, 1)
    ]
    return el("div", el("span", _("Weer laten zien:")), knoppen, class_="rk-4v-terug")

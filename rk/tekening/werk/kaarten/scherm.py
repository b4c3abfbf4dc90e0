"""The form `kaarten` on the beamer: fields with cards, examples to lay down, one field unfolded."""

from __future__ import annotations

from rk.domain import Fase, Kaartbord, Kamerstand, Punt, Vak, Voorbeeld
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import blok, fase_van
from rk.tekening.schermen.kaartbord import bordhint, kaartbord, verborgen, zichtbaar
from rk.tekening.schermen.stippen import opener, stippen
from rk.tekening.schermen.verbergen import verborgen_rij
from rk.tekening.schermen.vierkaart import Bord
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk.delen import uitlegpaneel, werkvorm_van
from rk.tekening.werk.kaarten.bord import bord_van, geplaatst, kaartbord_van, uit_de_kamer, vak_van

_PLAATSEN = "voorbeelden"
"""The name in `blik.open` of the board itself, when the examples come first."""


def scherm(t: Toestand, punt: Punt, blik: Blik, kamer: Kamerstand) -> tuple[El, object]:
    """The board; an unfolded field beside its examples; or the examples that wait for a field."""
    k = kaartbord_van(t, punt)
    fase = fase_van(t, punt)
    open_ = vak_van(k, blik.deel)
    bord = bord_van(t, punt)
    kaarten = zichtbaar(t, bord)
    if k.plaatsen and fase is not Fase.KIEZEN and not blik.is_open(_PLAATSEN) and open_ is None:
        return _plaatsen(t, punt, k), _("leg elk voorbeeld in een vak")
    if open_ is not None:
        bord = Bord(punt=punt, vakken=tuple(v for v in bord.vakken if v.id == open_.id))
    inhoud = [
        verborgen_rij(t, blik, verborgen(t, bord), een=_("1 kaart verborgen"), meer=_("{aantal} verborgen")),
        el("div", opener(blik), class_="rk-keuze-rij") if fase is Fase.KIEZEN and kaarten else None,
        kaartbord(t, blik, kamer, bord, fase),
    ]
    links = el("div", inhoud, class_=f"rk-4v rk-4v-{fase.value} rk-kaarten-bord")
    if open_ is None:
        terug = _naar_voorbeelden(k)
        return el("div", links, terug, class_="rk-kaarten"), bordhint(kaarten, fase, kamer)
    return el("div", links, _uitleg(t, k, open_), class_="rk-kaarten is-open"), bordhint(kaarten, fase, kamer)


def _naar_voorbeelden(k: Kaartbord) -> El | None:
    if not k.plaatsen:
        return None
    return el(
        "div",
        knop(
            icoon("links"),
            _("Naar de voorbeelden"),
            blik={"wissel": _PLAATSEN},
            soort="chip",
            id="naar-voorbeelden",
        ),
        class_="rk-keuze-rij",
    )


def _uitleg(t: Toestand, k: Kaartbord, vak: Vak) -> El:
    """What the source says with a field, beside its cards."""
    naam = t.casus.naam
    blokken = [(vul(b.kop, naam), [vul(r, naam) for r in b.regels]) for b in vak.blokken]
    voorbeelden = [vul(v.tekst, naam) for v in k.voorbeelden if v.vak == vak.id]
    if voorbeelden and not k.plaatsen:
        blokken.insert(0, (_("Kort"), voorbeelden))
    return uitlegpaneel(
        vul(vak.naam, naam),
        vak.id,
        kop=vul(vak.vraag or vak.naam, naam),
        uitleg="",
        blokken=blokken,
        dicht={"deel": None},
        dichtwoord=_("Alle vakken (Escape)"),
    )


# ---- examples that wait for a field ----------------------------------------------------------------


def _plaatsen(t: Toestand, punt: Punt, k: Kaartbord) -> El:
    ligt = geplaatst(t, punt)
    rijen = [_voorbeeld(t, punt, k, v, ligt.get(v.id)) for v in k.voorbeelden]
    verder = knop(
        _("Zelf schrijven"),
        icoon("rechts"),
        blik={"wissel": _PLAATSEN},
        soort="gewoon",
        id="naar-bord",
    )
    n = sum(v.id in ligt for v in k.voorbeelden)
    stand = _("{n} van {m} liggen").format(n=n, m=len(k.voorbeelden))
    return el(
        "div",
        el(
            "div",
            el("ol", rijen, class_="rk-kaarten-voorbeelden"),
            class_="rk-rol rk-keuze-rol",
            tabindex="0",
            role="region",
            aria_label=_("Voorbeelden"),
        ),
        el("div", el("span", stand, class_="rk-stil", role="status"), verder, class_="rk-keuze-rij"),
        class_="rk-keuze-heel",
    )


def _voorbeeld(t: Toestand, punt: Punt, k: Kaartbord, v: Voorbeeld, ligt: str | None) -> El:
    """An example and the fields that it can lie in; where the source lays it shows afterwards."""
    naam = t.casus.naam
    kamer = uit_de_kamer(t, punt, v)
    knoppen = [
        el(
            "button",
            icoon("vink") if vak.id == ligt else None,
            el("span", vul(vak.naam, naam)),
            stippen(kamer[vak.id]),
            type="button",
            id=f"leg-{v.id}-{vak.id}",
            class_="rk-knop rk-chip" + (" is-aan" if vak.id == ligt else ""),
            data_daad="voorbeeld_geplaatst",
            data_inhoud={"punt": str(punt), "voorbeeld": v.id, "vak": None if vak.id == ligt else vak.id},
            aria_pressed="true" if vak.id == ligt else "false",
        )
        for vak in k.vakken
    ]
    bron = vak_van(k, v.vak)
    na = None
    if ligt is not None and bron is not None:
        zin = (
            _("Wij leggen hem ook bij {vak}.")
            if ligt == v.vak
            else _("Wij leggen hem bij {vak}. Wat maakt het verschil?")
        )
        na = el("p", zin.format(vak=vul(bron.naam, naam)), class_="rk-kaarten-na")
    return el(
        "li",
        el("q", vul(v.tekst, naam), dir="auto"),
        el("div", knoppen, class_="rk-kaarten-knoppen", role="group", aria_label=vul(v.tekst, naam)[:60]),
        na,
        id=f"voorbeeld-{v.id}",
    )


def denk(t: Toestand, punt: Punt) -> list[El]:
    """The fields and what each asks."""
    k, naam = kaartbord_van(t, punt), t.casus.naam
    if len(k.vakken) > 6:
        return [blok(vul(werkvorm_van(t, punt).uitleg, naam))]
    return [blok(vul(v.naam, naam), vul(v.vraag, naam)) for v in k.vakken]

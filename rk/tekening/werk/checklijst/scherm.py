"""The form `checklijst` on the beamer: all groups at a glance, and one of them at a time."""

from __future__ import annotations

from rk.domain import Checklijst, Kamerstand, Punt, Stellinggroep
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.schermen.fasen import blok
from rk.tekening.vormen import icoon, knop, veld, vul
from rk.tekening.werk.checklijst.balk import balk, legenda
from rk.tekening.werk.checklijst.groep import groep, kiest, waar
from rk.tekening.werk.checklijst.stand import (
    Lijststand,
    eerder_van,
    groep_van,
    lijst_van,
    stand_van,
    zinnen,
)
from rk.tekening.werk.delen import werkvorm_van

GEBRUIK = "lijst-gebruik"
"""The name in `blik.open` of choosing in what way the list is used."""
EIGEN = "lijst-eigen"
"""The name in `blik.open` of going on without one way for all."""
OPPAKKEN = "lijst-oppakken"
"""The name in `blik.open` of what the group takes up."""
_WEINIG = 4
"""So many groups have room for a block of their own on the quiet screen."""

_VEEL = 6
"""More groups than these stand three in a row, on a narrow screen too."""


def scherm(t: Toestand, punt: Punt, blik: Blik, kamer: Kamerstand) -> tuple[El, object]:
    """First in what way, then the groups, one group, or what the group takes up."""
    lijst, stand = lijst_van(t, punt), stand_van(t, punt)
    if _vraagt_gebruik(t, punt, blik, lijst, stand):
        return _gebruik(t, punt, blik, lijst), _("kies eerst hoe jullie de lijst gebruiken")
    if blik.is_open(OPPAKKEN) and stand.gekozen:
        return _oppakken(t, punt, lijst, stand), None
    een, zin = waar(lijst, blik)
    voet = _voet(lijst, stand)
    if een is None:
        return el("div", _overzicht(t, punt, lijst, stand), voet, class_="rk-lijst-heel"), _(
            "druk op een groep om de zinnen te zien"
        )
    inhoud = groep(t, punt, blik, stand, een, zin, voet)
    if kiest(t, punt) and lijst.oppakken:
        hint = (
            _("zet een ster bij wat jullie oppakken · hoogstens {n}").format(n=lijst.oppakken)
            if len(stand.gekozen) < lijst.oppakken
            else _("jullie kozen er {n} · haal een ster weg om een andere te kiezen").format(n=lijst.oppakken)
        )
        return inhoud, hint
    return inhoud, _("niemand ziet wie wat antwoordde · druk op een zin voor meer") if stand.lijsten else _(
        "druk op een antwoord · nog een keer drukken haalt het weg"
    )


# ---- in what way ---------------------------------------------------------------------------------


def _vraagt_gebruik(t: Toestand, punt: Punt, blik: Blik, lijst: Checklijst, stand: Lijststand) -> bool:
    if not lijst.gebruik or t.gesloten:
        return False
    if blik.is_open(GEBRUIK):
        return True
    leeg = not (stand.lijsten or stand.samen)
    return leeg and not t.werkstand(punt).gebruik and not blik.is_open(EIGEN)


def _gebruik(t: Toestand, punt: Punt, blik: Blik, lijst: Checklijst) -> El:
    """The ways as large buttons, and the way on where each list is of its own kind."""
    nu, naam = t.werkstand(punt).gebruik, t.casus.naam
    knoppen = [
        el(
            "li",
            el(
                "button",
                el("span", icoon("vink") if g == nu else None, class_="rk-lijst-vak", aria_hidden="true"),
                el("span", vul(g, naam), dir="auto"),
                type="button",
                id=f"gebruik-{nr}",
                class_="rk-lijst-manier" + (" is-aan" if g == nu else ""),
                data_daad="lijstgebruik_gekozen",
                data_inhoud={"punt": str(punt), "gebruik": "" if g == nu else g},
                aria_pressed="true" if g == nu else "false",
            ),
        )
        for nr, g in enumerate(lijst.gebruik, 1)
    ]
    wissel = GEBRUIK if blik.is_open(GEBRUIK) else EIGEN
    verder = knop(
        _("Verder met de lijst") if nu else _("Ieder kiest zelf"),
        icoon("rechts"),
        blik={"wissel": wissel},
        id="gebruik-verder",
    )
    return el(
        "div",
        el("p", _("Hoe gebruiken jullie de lijst?"), class_="rk-grote-vraag"),
        el("ul", knoppen, class_="rk-lijst-manieren", aria_label=_("Manieren")),
        el("p", minstezin(lijst), class_="rk-fase-onder") if lijst.minste > 1 else None,
        el("div", verder, class_="rk-lijst-midden"),
        class_="rk-lijst-keuze rk-rol",
        tabindex="0",
        role="region",
        aria_label=_("Hoe gebruiken jullie de lijst?"),
    )


def minstezin(lijst: Checklijst) -> str:
    """That nothing is shown below so many forms."""
    return _("Vanaf {n} lijsten zien jullie hoe vaak iets is gekozen. Nooit per persoon.").format(
        n=lijst.minste
    )


# ---- all groups ----------------------------------------------------------------------------------


def _overzicht(t: Toestand, punt: Punt, lijst: Checklijst, stand: Lijststand) -> El:
    eerder = eerder_van(t, punt)[-1:]
    kaarten = [_kaart(t, g, stand, eerder) for g in lijst.groepen]
    n = len(lijst.groepen)
    weinig = " is-weinig" if n <= _WEINIG else " is-veel" if n > _VEEL else ""
    return el(
        "div",
        el(
            "div",
            _melding(lijst, stand),
            legenda() if stand.spreidingen or stand.samen or eerder else None,
            _hoeveel(stand),
            _manier(t, punt, lijst),
            class_="rk-lijst-top",
        ),
        el(
            "div",
            el("ul", kaarten, class_="rk-lijst-groepen" + weinig),
            class_="rk-lijst-rol rk-rol",
            tabindex="0",
            role="region",
            aria_label=_("Groepen van zinnen"),
        ),
        class_="rk-lijst-overzicht",
    )


def _hoeveel(stand: Lijststand) -> El | None:
    if not stand.spreidingen:
        return None
    een, meer = _("1 antwoord per zin uit de kamer"), _("hoogstens {n} antwoorden per zin")
    return el("span", een if stand.lijsten == 1 else meer.format(n=stand.lijsten), class_="rk-stil")


def _manier(t: Toestand, punt: Punt, lijst: Checklijst) -> El | None:
    """In what way the list is used, and the way to change it."""
    if not lijst.gebruik or t.gesloten:
        return None
    gebruik = vul(t.werkstand(punt).gebruik, t.casus.naam)
    return knop(
        icoon("pen"),
        el("span", gebruik or _("Hoe gebruiken jullie de lijst?"), dir="auto"),
        blik={"wissel": GEBRUIK},
        soort="chip",
        id="lijst-gebruik",
    )


def _melding(lijst: Checklijst, stand: Lijststand) -> El | None:
    """The one sentence in the place of a spread that is not shown."""
    if lijst.minste <= 1 or stand.spreidingen:
        return None
    zin = minstezin(lijst)
    if stand.wacht:
        een, meer = _("Er is 1 lijst."), _("Er zijn {n} lijsten.")
        zin = f"{een if stand.lijsten == 1 else meer.format(n=stand.lijsten)} {zin}"
    return el("p", zin, class_="rk-lijst-melding", id="lijst-minste")


def _kaart(
    t: Toestand, g: Stellinggroep, stand: Lijststand, eerder: tuple[tuple[str, Lijststand], ...]
) -> El:
    """One group: its name, and counts only."""
    naam = vul(g.naam, t.casus.naam)
    kamer, samen = stand.van_kamer(g.stellingen), stand.van_samen(g.stellingen)
    n = len(g.stellingen)
    op = sum(s.id in stand.gekozen for s in g.stellingen)
    regels: list[El | None] = []
    if kamer:
        regels.append(balk(kamer))
    elif samen:
        regels.append(balk(samen))
    for wanneer, toen in eerder:
        tel = (toen.van_kamer if kamer else toen.van_samen)(g.stellingen)
        if tel:
            regels.append(
                el(
                    "span",
                    el("span", dag(wanneer) or wanneer),
                    balk(tel, klasse="is-dun"),
                    class_="rk-lijst-toen",
                )
            )
    stukken = [_("1 zin") if n == 1 else _("{n} zinnen").format(n=n)]
    if samen:
        stukken.append(_("{n} samen ingevuld").format(n=sum(samen.values())))
    onder = (
        el(
            "span",
            el("span", stukken[1]) if samen else None,
            el("span", icoon("ster"), _("{n} opgepakt").format(n=op), class_="rk-lijst-ster") if op else None,
            class_="rk-lijst-onder",
        )
        if samen or op
        else None
    )
    uitleg = (
        el("span", vul(g.uitleg, t.casus.naam), class_="rk-lijst-uitleg", dir="auto") if g.uitleg else None
    )
    return el(
        "li",
        el(
            "button",
            el("span", el("b", naam, dir="auto"), " ", el("span", stukken[0]), class_="rk-lijst-kaartkop"),
            None if regels else uitleg,
            regels,
            onder,
            type="button",
            id=f"groep-{g.id}",
            class_="rk-lijst-kaart",
            data_blik={"kaart": g.id},
        ),
    )


# ---- below, and what is taken up -----------------------------------------------------------------


def _voet(lijst: Checklijst, stand: Lijststand) -> El:
    knop_ = None
    if lijst.oppakken and stand.gekozen:
        knop_ = knop(
            icoon("ster"),
            _("Dit pakken we op ({n})").format(n=len(stand.gekozen)),
            blik={"wissel": OPPAKKEN},
            id="lijst-oppakken",
        )
    return el("div", knop_, class_="rk-lijst-voet")


def oppakveld(stelling: str) -> str:
    """Where the words about a statement that is taken up are kept."""
    return f"op:{stelling}"


def _oppakken(t: Toestand, punt: Punt, lijst: Checklijst, stand: Lijststand) -> El:
    """What is taken up, each with who and when."""
    naam, s = t.casus.naam, t.werkstand(punt)
    op_id = {z.id: z for z in zinnen(lijst)}
    blokken = []
    for id_ in stand.gekozen:
        g = groep_van(lijst, id_)
        blokken.append(
            el(
                "li",
                el("p", vul(g.naam, naam), class_="rk-stil", dir="auto") if g is not None else None,
                el("h3", vul(op_id[id_].tekst, naam), dir="auto"),
                veld(
                    _("Wie, met wie en wanneer?"),
                    s.aantekeningen.get(oppakveld(id_), ""),
                    daad="aantekening_gezet",
                    inhoud={"punt": str(punt), "bij": oppakveld(id_)},
                    id=f"oppak-{id_}",
                    regels=3,
                ),
                knop(
                    _("Toch niet oppakken"),
                    daad="werk_gekozen",
                    inhoud={"punt": str(punt), "wat": id_, "gekozen": False},
                    soort="stil",
                    id=f"oppak-weg-{id_}",
                ),
            )
        )
    terug = knop(icoon("links"), _("Terug naar de lijst"), blik={"wissel": OPPAKKEN}, id="lijst-terug")
    return el(
        "div",
        el("h3", _("Dit pakken we op"), class_="rk-lijst-kop"),
        el(
            "ol",
            blokken,
            class_="rk-lijst-plan rk-rol",
            style=f"--kolommen:{min(3, len(blokken))}",
            tabindex="0",
            aria_label=_("Dit pakken we op"),
        ),
        el("div", terug, class_="rk-lijst-voet"),
        class_="rk-lijst-heel",
    )


def denk(t: Toestand, punt: Punt) -> list[El]:
    """What the list is about; with many groups only their names."""
    w, lijst, naam = werkvorm_van(t, punt), lijst_van(t, punt), t.casus.naam
    gebruik = t.werkstand(punt).gebruik
    manier = [blok(_("Zo gebruiken we de lijst"), vul(gebruik, naam))] if gebruik else []
    if 1 < len(lijst.groepen) <= _WEINIG:
        groepen = [
            blok(vul(g.naam, naam), vul(g.uitleg, naam), onder=_("{n} zinnen").format(n=len(g.stellingen)))
            for g in lijst.groepen
        ]
        return [*manier, *groepen]
    over = " · ".join(vul(g.naam, naam) for g in lijst.groepen)
    zoveel = _("{n} zinnen").format(n=len(zinnen(lijst)))
    return [*manier, blok(zoveel, over), blok(_("Zo gaat het"), vul(w.uitleg, naam))]

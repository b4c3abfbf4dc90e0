"""A board to choose from together: what was thought apart, beside each other, with its dots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rk.domain import Kamerstand, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el, tekst_van
from rk.tekening.raam import stapvraag
from rk.tekening.schermen.fasen import strook
from rk.tekening.schermen.stippen import Doel, aantal, knoppen, opener, stippen
from rk.tekening.schermen.verbergen import verberg, verborgen_rij
from rk.tekening.vormen import icoon, knop

_LANG = 150
"""A text of more letters may not fit in its five lines."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Keuze:
    """One thing to choose: what lies there, its words as drawn and as said aloud, what a press does
    (None: nothing more to choose), and how it is taken away.
    """

    doel: Doel
    tekst: Sequence[El]
    naam: str
    gekozen: bool
    daad: str | None
    inhoud: Mapping[str, Any]
    weg: tuple[str, Mapping[str, Any]] | None = None


def kiesbord(
    t: Toestand,
    stap: Stap,
    blik: Blik,
    kamer: Kamerstand,
    keuzes: Sequence[Keuze],
    *,
    erbij: El | None = None,
    leeg: str = "",
    zin: str = "",
    verborgen: Sequence[tuple[str, str]] = (),
) -> El:
    """The whole screen of "samen kiezen". They stay where they lie: only their dots change.

    `verborgen` is what the person hides: its id, and its place in words.
    """
    rijen = [_kaart(t, stap, blik, kamer, k) for k in keuzes]
    return el(
        "main",
        el(
            "div",
            el("h2", stapvraag(t, stap), class_="rk-vraag", dir="auto"),
            el(
                "div",
                opener(blik) if keuzes else None,
                strook(t, stap, kamer),
                class_="rk-kies-rechts",
            ),
            class_="rk-fase-kop",
        ),
        verborgen_rij(t, blik, verborgen, een=_("1 verborgen"), meer=_("{aantal} verborgen")),
        el(
            "div",
            el("ul", rijen) if rijen else el("p", leeg, class_="rk-uitleg"),
            class_="rk-rol rk-kies",
            id="kiesbord",
            tabindex="0",
            role="region",
            aria_label=_("Om uit te kiezen"),
        ),
        el("div", erbij, el("p", zin, class_="rk-stil") if zin else None, class_="rk-kies-voet")
        if erbij or zin
        else None,
        class_="rk-inhoud rk-vlak rk-fase-scherm",
        tabindex="-1",
        id="rk-hoofd",
    )


def _kaart(t: Toestand, stap: Stap, blik: Blik, kamer: Kamerstand, k: Keuze) -> El:
    id_ = k.doel.id
    kan = k.daad is not None
    heel = blik.kaart == id_
    meer = None
    if heel or sum(len(tekst_van(e)) for e in k.tekst) > _LANG:
        meer = knop(
            _("minder lezen") if heel else _("alles lezen"),
            blik={"kaart": None if heel else id_},
            soort="stil",
            open_=heel,
            id=f"heel-{id_}",
        )
    kaart = el(
        "button",
        el("span", k.tekst, class_="rk-kies-tekst" + (" is-heel" if heel else "")),
        stippen(aantal(t, stap, k.doel, kamer)),
        el("span", icoon("vink"), class_="rk-4v-vink") if k.gekozen else None,
        el("span", _("gekozen"), class_="rk-alleen-voorlezen") if k.gekozen else None,
        type="button",
        id=f"kies-{id_}",
        class_="rk-kies-kaart" + (" is-gekozen" if k.gekozen else ""),
        data_daad=k.daad,
        data_inhoud=dict(k.inhoud) if kan else None,
        aria_pressed="true" if k.gekozen else "false",
        disabled=not kan,
    )
    hand = knoppen(t, blik, k.doel, k.naam[:60])
    weg = None
    if hand is not None and k.weg is not None:
        weg = knop(
            icoon("prullenbak"),
            daad=k.weg[0],
            inhoud=k.weg[1],
            soort="icoon",
            naam=_("Haal weg: {naam}").format(naam=k.naam[:60]),
            id=f"weg-{id_}",
        )
    dicht = verberg(t, id_, id=f"dicht-{id_}", naam=_("Niet op het scherm: {naam}").format(naam=k.naam[:60]))
    onder = el("div", weg, hand, class_="rk-kies-onder") if hand else None
    rij = el("div", kaart, dicht, class_="rk-kies-rij") if dicht else kaart
    return el("li", rij, meer, onder, id=f"keus-{id_}")

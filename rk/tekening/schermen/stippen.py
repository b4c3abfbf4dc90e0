"""Dots: what everybody likes best, as totals only. Phones give them, or the facilitator lays them."""

from __future__ import annotations

from rk.domain import Dilemma, Fase, Kaart, Kamerstand, Punt, Voorstel
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop

Doel = Kaart | Dilemma | Voorstel

_TE_ZIEN = 6
"""So many dots show; more are a number."""
VOUW = "stippen"
"""The name in `blik.open` of the buttons for dots by hand."""


def aantal(t: Toestand, stap: Punt, doel: Doel, kamer: Kamerstand) -> int:
    """How many dots lie on something: those of phones as they come in, and those by hand.

    On cards that were laid together lie the dots of all.
    """
    leeft = stap == t.stap and t.fase(stap) is Fase.KIEZEN and kamer.open and kamer.gestipt
    geteld = dict(kamer.gestipt) if leeft else t.geteld.get(stap, {})
    ids = {doel.id, *(d.id for d in doel.delen)} if isinstance(doel, Kaart) else {doel.id}
    return sum(geteld.get(i, 0) + t.bijgelegd.get(i, 0) for i in ids)


def stippen(n: int) -> El | None:
    """Dots as they lie on a card; nothing where there are none."""
    if n <= 0:
        return None
    woord = _("1 stip") if n == 1 else _("{n} stippen").format(n=n)
    rij = [el("i")] * n if n <= _TE_ZIEN else [el("i"), el("b", n)]
    return el(
        "span",
        el("span", rij, class_="rk-stippen-rij", aria_hidden="true"),
        el("span", woord, class_="rk-alleen-voorlezen"),
        class_="rk-stippen",
    )


def opener(blik: Blik) -> El:
    """The quiet button that offers dots by hand."""
    open_ = blik.is_open(VOUW)
    return knop(
        _("Stippen klaar") if open_ else _("Stippen leggen"),
        blik={"wissel": VOUW},
        soort="chip",
        open_=open_,
        id="stippen-open",
        data_schrijft=True,
    )


def knoppen(t: Toestand, blik: Blik, doel: Doel, naam: str) -> El | None:
    """Less and more, for who has no phone; only while they are asked for."""
    if not blik.is_open(VOUW):
        return None
    n = t.bijgelegd.get(doel.id, 0)

    def zet(naar: int, beeld: str, zin: str) -> El:
        return knop(
            icoon(beeld),
            daad="stip_gezet",
            inhoud={"doel": doel.id, "aantal": max(0, naar)},
            soort="icoon",
            naam=zin.format(naam=naam),
            id=f"stip-{beeld}-{doel.id}",
            disabled=naar < 0,
        )

    return el(
        "div",
        zet(n - 1, "min", _("Stip eraf: {naam}")),
        el("span", n, class_="rk-stippen-hand"),
        zet(n + 1, "plus", _("Stip erbij: {naam}")),
        class_="rk-stippen-knoppen",
    )


def uitnodiging(kamer: Kamerstand) -> list[str]:
    """For the footer: that everybody can give dots on the phone, and how many."""
    if not (kamer.open and kamer.deelnemers and kamer.stippen):
        return []
    een, meer = _("ieder geeft 1 stip"), _("ieder geeft {n} stippen")
    return [een if kamer.stippen == 1 else meer.format(n=kamer.stippen)]

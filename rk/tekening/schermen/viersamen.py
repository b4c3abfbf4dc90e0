"""Cards of 4V that say the same: offered as one, laid together by the group, taken apart again."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from rk.domain import Kaart
from rk.events import Toestand
from rk.inzicht import bijna_gelijk
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop

_KORT = 60
"""So many letters of a card stand in the offer; the card itself lies below it."""


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= _KORT else f"{tekst[:_KORT].rstrip()} …"


def gelijke_paren(t: Toestand, blik: Blik, kaarten: Sequence[Kaart]) -> list[tuple[str, str]]:
    """The pairs that are offered now, as ids: not while a card lies open, not what stays apart."""
    if t.gesloten or any(k.id == blik.kaart for k in kaarten):
        return []
    return [p for p in bijna_gelijk(kaarten) if frozenset(p) not in t.apart]


def lijkt_op(kaarten: Sequence[Kaart], paren: Sequence[tuple[str, str]]) -> El | None:
    """Two cards that say nearly the same, one pair at a time. The group decides."""
    if not paren:
        return None
    op_id = {k.id: k for k in kaarten}
    een, ander = (op_id[i] for i in paren[0])
    meer = _("(en nog {n})").format(n=len(paren) - 1) if len(paren) > 1 else ""
    return el(
        "section",
        el(
            "p",
            el("b", _("Is dit hetzelfde?")),
            " ",
            el("q", _kort(een.tekst), dir="auto"),
            " ",
            _("en"),
            " ",
            el("q", _kort(ander.tekst), dir="auto"),
            el("span", " ", meer, class_="rk-stil") if meer else None,
        ),
        knop(
            icoon("samen"),
            _("Leg samen"),
            daad="kaarten_samengevoegd",
            inhoud={"kaart_ids": [een.id, ander.id]},
            soort="chip",
            id="lijkt-samen",
        ),
        knop(
            _("Nee"),
            daad="paar_apart",
            inhoud={"kaart_ids": [een.id, ander.id]},
            soort="chip",
            id="lijkt-niet",
        ),
        class_="rk-4v-lijkt",
        id="lijkt",
        aria_label=_("Kaarten die op elkaar lijken"),
        data_schrijft=True,
    )


def neerleggen(kaart: Kaart) -> El:
    """The part of a card where another is dropped to lay the two together; shows while dragging."""
    return el(
        "span",
        _("leg samen"),
        class_="rk-4v-samen",
        id=f"samen-{kaart.id}",
        aria_hidden="true",
        data_ontvangt="kaart",
        data_daad="kaarten_samengevoegd",
        data_inhoud={"met": kaart.id},
    )


def kiest_samen(kaart: Kaart) -> str:
    """The name in `blik.open` of the list of cards that this one may lie with; ids can be long."""
    return f"samen-met-{crc32(kaart.id.encode()):08x}"


def samen_opener(blik: Blik, kaart: Kaart) -> El:
    """The button that asks which other card says the same."""
    return knop(
        icoon("samen"),
        None if blik.smal else _("Samen met …"),
        blik={"wissel": kiest_samen(kaart)},
        soort="icoon" if blik.smal else "chip",
        naam=_("Samen met …") if blik.smal else None,
        open_=blik.is_open(kiest_samen(kaart)),
        id="kaart-samen",
    )


def uit_elkaar(blik: Blik, kaart: Kaart) -> El | None:
    """The button that takes a pile apart, or a card with several lines into one for each."""
    if not kaart.delen and sum(bool(r.strip()) for r in kaart.tekst.split("\n")) < 2:
        return None
    return knop(
        icoon("uiteen"),
        None if blik.smal else _("Uit elkaar"),
        daad="kaart_gesplitst",
        inhoud={"kaart_id": kaart.id},
        soort="icoon" if blik.smal else "chip",
        naam=_("Uit elkaar") if blik.smal else None,
        id="kaart-uit-elkaar",
    )


def samen_met(t: Toestand, kaart: Kaart) -> El:
    """The other cards, those of the same field first; one press lays it on the open one."""
    andere = [k for k in t.kaarten if k.id != kaart.id and k.id not in t.verborgen]
    andere.sort(key=lambda k: k.vak is not kaart.vak)
    chips = [
        knop(
            el("span", k.tekst, dir="auto"),
            daad="kaarten_samengevoegd",
            inhoud={"kaart_ids": [kaart.id, k.id]},
            blik={"wissel": kiest_samen(kaart)},
            soort="chip",
            id=f"leg-bij-{k.id}",
        )
        for k in andere
    ]
    zin = el("q", kaart.tekst, class_="rk-klem", style="--regels:1", dir="auto")
    leeg = el("p", _("Er is nog geen andere kaart."), class_="rk-stil")
    return el(
        "div",
        el("p", _("Welke kaart hoort hierbij?"), " ", zin),
        el("div", chips, class_="rk-4v-keuze") if chips else leeg,
        class_="rk-4v-paneel rk-rol",
        id=f"samen-paneel-{kaart.id}",
        role="group",
        aria_label=_("Samen met …"),
        tabindex="-1",
        data_neem_focus=True,
    )

"""The purple line of the lane map: its pattern tells how the person got where it arrives."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, degrees
from typing import Final

from rk.domain import Bezoek, Casus, Overdracht
from rk.taal import _
from rk.tekening.banenbocht import bocht
from rk.tekening.banenplan import Plek
from rk.tekening.boom import El, el
from rk.tekening.naamregels import getal

_GEMERKT: Final = (Overdracht.WEGGESTUURD, Overdracht.ZELF)
"""Handovers whose line has a small mark in its middle."""


@dataclass(frozen=True, slots=True)
class LegendaRegel:
    """One pattern that occurs in a drawing: a sample of it and its meaning in a few words.

    `kort` says it in fewer, where there is little width.
    """

    monster: El
    tekst: str
    kort: str = ""


def legenda(casus: Casus) -> tuple[LegendaRegel, ...]:
    """The patterns of the way that this casus shows, most careful handover first."""
    voor = {b.overdracht for b in casus.werkelijk[1:]}
    return tuple(LegendaRegel(_monster(o), _UITLEG[o](), _KORT[o]()) for o in Overdracht if o in voor)


_UITLEG = {
    Overdracht.WARM: lambda: _("warm: iemand ging mee"),
    Overdracht.LAUW: lambda: _("lauw: de informatie ging mee"),
    Overdracht.KOUD: lambda: _("koud: alleen een naam of nummer"),
    Overdracht.WEGGESTUURD: lambda: _("een deur die niet openging"),
    Overdracht.ZELF: lambda: _("zelf gevonden"),
    Overdracht.ONBEKEND: lambda: _("weten we nog niet"),
}


_KORT = {
    Overdracht.WARM: lambda: _("warm: ging mee"),
    Overdracht.LAUW: lambda: _("lauw: met informatie"),
    Overdracht.KOUD: lambda: _("koud: alleen een naam"),
    Overdracht.WEGGESTUURD: lambda: _("deur ging niet open"),
    Overdracht.ZELF: lambda: _("zelf gevonden"),
    Overdracht.ONBEKEND: lambda: _("weten we nog niet"),
}


def weglijnen(plekken: Sequence[Plek], bezoeken: Sequence[Bezoek], echte: int, prefix: str) -> tuple[El, El]:
    """Both ways: first all white beds, then the lines, so that no bed cuts a line."""
    echt_d = [_lijn(plekken[i - 1], plekken[i]) for i in range(1, echte)]
    beste_d = [_lijn(plekken[i - 1], plekken[i]) for i in range(echte + 1, len(plekken))]
    lijnen: list[El] = []
    for i, d in enumerate(echt_d, start=1):
        overdracht = bezoeken[i].overdracht
        sleutel = ("id", f"{prefix}-naar-{bezoeken[i].id}")
        klasse = ("class", f"rk-{overdracht.value}")
        lijnen.append(El("path", (sleutel, klasse, ("d", d))))
        if overdracht in _GEMERKT:
            a, b = plekken[i - 1], plekken[i]
            hoek = degrees(atan2(1.5 * (b.y - a.y), 0.75 * (b.x - a.x)))
            lijnen.append(_merk(overdracht, (a.x + b.x) / 2, (a.y + b.y) / 2, hoek))
    bedden = [
        El("path", (("class", "rk-bestebed"), ("d", "".join(beste_d)))) if beste_d else None,
        El("path", (("class", "rk-bed"), ("d", "".join(echt_d)))) if echt_d else None,
        El("path", (("class", "rk-beste"), ("d", "".join(beste_d)))) if beste_d else None,
    ]
    return (
        el("g", *bedden, class_="rk-weg", aria_hidden="true"),
        el("g", *lijnen, class_="rk-weg", aria_hidden="true"),
    )


def _lijn(a: Plek, b: Plek) -> str:
    return bocht((a.x, a.y), (b.x, b.y))


def _merk(overdracht: Overdracht, x: float, y: float, hoek: float) -> El:
    """A bar across the way: a door that stayed shut. An arrowhead along it: found by himself."""
    d = "M-7 -9L9 0L-7 9Z" if overdracht is Overdracht.ZELF else "M-3 -13H3V13H-3Z"
    plaats = f"translate({getal(x)} {getal(y)}) rotate({getal(hoek)})"
    return el(
        "g",
        el("path", class_="rk-merkbed", d=d),
        el("path", class_="rk-merk", d=d),
        transform=plaats,
    )


@lru_cache(maxsize=8)
def _monster(overdracht: Overdracht) -> El:
    merk = _merk(overdracht, 36, 13, 0) if overdracht in _GEMERKT else None
    return tekenvlak(
        72,
        26,
        "rk-beeld rk-monster",
        [el("g", el("path", class_=f"rk-{overdracht.value}", d="M6 13H66"), merk, class_="rk-weg")],
        aria_hidden="true",
    )


def tekenvlak(breedte: float, hoogte: float, klasse: str, kinderen: Sequence[object], **rest: object) -> El:
    """An svg of so many units, that scales with the screen."""
    w, h = getal(breedte), getal(hoogte)
    return el("svg", *kinderen, class_=klasse, viewBox=f"0 0 {w} {h}", style=f"--w:{w};--h:{h}", **rest)

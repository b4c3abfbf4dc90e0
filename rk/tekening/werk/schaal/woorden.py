"""A scale in words: what the panel beside the drawing and the overview both say."""

from __future__ import annotations

from typing import Final

from rk.domain import Schaaldeel, Stem
from rk.taal import _
from rk.tekening.werk.schaal.stand import Moment, Schaalbeeld, combinatie, stemnaam, telwoorden, woord

TERMIJNEN: Final = ("kort", "lang")
"""The two goals of a domain: the first part of what their note belongs to ("kort:thuis")."""


def opsom(namen: list[str]) -> str:
    """Names as people sum them up."""
    namen = [f"“{n}”" for n in namen]
    return namen[0] if len(namen) == 1 else _("{eerste} en {laatste}").format(
        eerste=", ".join(namen[:-1]), laatste=namen[-1]
    )  # fmt: skip


def combinatiezin(b: Schaalbeeld) -> str:
    """Which domains are there and which are not, in one plain sentence; empty where none matches."""
    c = combinatie(b)
    if c is None:
        return ""
    wel = [d.naam for d in b.schaal.delen if d.id in c.hoog]
    niet = [d.naam for d in b.schaal.delen if d.id not in c.hoog]
    if not niet:
        return _("Er is {wel}.").format(wel=opsom(wel))
    if not wel:
        return _("Er is geen {niet}.").format(niet=opsom(niet))
    return _("Er is {wel}, maar te weinig {niet}.").format(wel=opsom(wel), niet=opsom(niet))


def schuifzin(b: Schaalbeeld, van: int, naar: int, sinds: Moment) -> str:
    """From where to where, and since when."""
    return _("van {van} naar {naar}, sinds {moment}").format(
        van=woord(b.niveaus, van), naar=woord(b.niveaus, naar), moment=sinds.naam
    )


def praatzinnen(b: Schaalbeeld) -> list[tuple[str, str]]:
    """Who wants to talk about what: voices and names of domains."""
    uit = []
    for stem in b.schaal.stemmen:
        if stem is Stem.DEELNEMER:
            namen = [f"{d.naam} ({b.kamerpraat[d.id]}×)" for d in b.delen if b.kamerpraat.get(d.id)]
        else:
            namen = [d.naam for d in b.delen if (z := b.zet(d.id, stem)) is not None and z.praten]
        if namen:
            uit.append((stemnaam(stem, b.naam), ", ".join(namen)))
    return uit


def verbandnamen(b: Schaalbeeld) -> list[tuple[str, str]]:
    """The links between domains that are shown, by name."""
    namen = {d.id: d.naam for d in b.delen}
    return [(namen[a], namen[c]) for a, c in b.stand.verbanden if a in namen and c in namen]


def gezegd(b: Schaalbeeld, d: Schaaldeel) -> list[tuple[Stem, str, str]]:
    """What each voice says of a domain; of the room how often each word was named."""
    uit = []
    for stem in b.schaal.stemmen:
        if stem is Stem.DEELNEMER:
            nu, wens = (
                telwoorden(b.kamer.get(d.id, {}), b.niveaus),
                telwoorden(b.kamerwens.get(d.id, {}), b.niveaus),
            )
        else:
            z = b.zet(d.id, stem)
            nu, wens = (woord(b.niveaus, z.nu), woord(b.niveaus, z.wens)) if z is not None else ("", "")
        zin = nu if not wens else _("{nu}, gewenst {wens}").format(nu=nu or "…", wens=wens)
        if zin:
            uit.append((stem, stemnaam(stem, b.naam), zin))
    return uit


def doel(b: Schaalbeeld, deel: str, termijn: str) -> str:
    """The goal of a domain, soon or later."""
    return b.stand.aantekeningen.get(f"{termijn}:{deel}", "")


def doelnaam(termijn: str) -> str:
    """A goal in words."""
    return _("Doel voor gauw") if termijn == "kort" else _("Doel voor later")

"""The name beside a mark in a drawing: its lines, and where mark and name can be pressed.

The lines are letters, but the hyphen of a broken word is a stroke. So the letters together still
read as the name itself: who searches, copies or has them read aloud finds "gemeentehuis", not
"gemeente- huis", and what is seen stays part of what is heard (WCAG 2.5.3).
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from rk.tekening.boom import El, el
from rk.tekening.letter import breedte

_DEEL: Final = {"begin": 0.0, "midden": 0.5, "eind": 1.0}
"""How much of a line lies before its x, by anchor."""


def naamregels(
    naam: str,
    regels: Sequence[str],
    *,
    klasse: str,
    x: float,
    basis: Sequence[float],
    grootte: float,
    gewicht: int,
    anker: str = "midden",
) -> list[El]:
    """Draw the lines of a name, as `letter.regels` broke it.

    `x` and `basis`: where the lines stand, in units of the drawing; `anker`: which part of a line
    stands at `x` ("begin", "midden", "eind"), as the class says to the browser with text-anchor.
    """
    uit: list[El] = []
    for (regel, gebroken), y in zip(_gebroken(naam, regels), basis, strict=True):
        if not gebroken:
            # The space keeps the words of two lines apart for whoever has them read aloud.
            uit.append(el("text", f"{regel} ", class_=klasse, x=getal(x), y=getal(y)))
            continue
        stam = breedte(regel, grootte=grootte, gewicht=gewicht)
        streep = breedte("-", grootte=grootte, gewicht=gewicht)
        begin = x - (stam + streep) * _DEEL[anker]
        van = begin + stam + streep * 0.16
        d = f"M{getal(van)} {getal(y - 0.25 * grootte)}h{getal(streep * 0.68)}"
        if "rk-label" in klasse.split():
            uit.append(el("path", class_="rk-koppelbed", d=d))
        uit.append(el("text", regel, class_=klasse, x=getal(begin + stam * _DEEL[anker]), y=getal(y)))
        uit.append(el("path", class_="rk-koppel", d=d))
    return uit


def _gebroken(naam: str, regels: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each line, without the hyphen that breaking a word put there; and whether there was one."""
    rest = " ".join(naam.split())
    for regel in regels:
        stam = regel.removesuffix("-")
        ingevoegd = stam != regel and not rest.startswith(regel) and rest.startswith(stam)
        rest = rest[len(stam if ingevoegd else regel) :].lstrip()
        # In a line from right to left the browser knows better where the hyphen goes.
        if ingevoegd and not any(unicodedata.bidirectional(t) in ("R", "AL") for t in stam):
            yield stam, True
        else:
            yield regel, False


def getal(waarde: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{waarde:.1f}".removesuffix(".0")


def greep(x: float, y: float, vak: tuple[float, float, float, float], half: float) -> El:
    """Where a mark at (x, y) and its name can be pressed: the name's box, and what lies between."""
    links, boven, rechts, onder = (vak[0] - x - 4, vak[1] - y - 3, vak[2] - x + 4, vak[3] - y + 3)
    d = f"M{getal(links)} {getal(boven)}H{getal(rechts)}V{getal(onder)}H{getal(links)}Z"
    if boven > 0 or onder < 0:
        begin = boven if boven > 0 else onder
        van, tot = max(links, -half), min(rechts, half)
        d += f"M{getal(van)} 0H{getal(tot)}V{getal(begin)}H{getal(van)}Z" if tot > van else ""
    else:
        d += f"M0 {getal(-half)}H{getal(links if links > 0 else rechts)}V{getal(half)}H0Z"
    return el("path", class_="rk-greep", d=d)

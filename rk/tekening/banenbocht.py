"""The curve of the way from one visit to the next: as it is drawn, and what it runs through."""

from functools import cache

from rk.tekening.banennaam import naamhoogte
from rk.tekening.naamregels import getal

AFSTAND = 28.6
"""From the middle of a lane to the nearest edge of a name."""
BOVEN, ONDER = -1, 1
"""The sides of a lane's line."""


def bocht(a: tuple[float, float], b: tuple[float, float]) -> str:
    """The curve between two points, as a path."""
    m = getal((a[0] + b[0]) / 2)
    ay, by = getal(a[1]), getal(b[1])
    return f"M{getal(a[0])} {ay}C{m} {ay} {m} {by} {getal(b[0])} {by}"


@cache
def doorgangen(banen: int, baan: float) -> tuple[tuple[int, int, float, float], ...]:
    """Where a downward stretch over so many lanes runs through the strips for names.

    Each: how many lanes further, the side, and from where to where as parts of its length in x.
    """
    hoog = naamhoogte(2)
    uit = []
    for verder in range(banen + 1):
        for kant in (BOVEN, ONDER):
            rand = sorted((verder * baan + kant * AFSTAND, verder * baan + kant * (AFSTAND + hoog)))
            van, tot = (min(max(y / (banen * baan), 0.0), 1.0) for y in rand)
            if tot > van:
                uit.append((verder, kant, _langs(van), _langs(tot)))
    return tuple(uit)


def _langs(diepte: float) -> float:
    """The part of the width that a curve has covered where it has gone down this part of its height."""
    laag, hoog = 0.0, 1.0
    for _ in range(24):
        t = (laag + hoog) / 2
        if 3 * t * t - 2 * t**3 < diepte:
            laag = t
        else:
            hoog = t
    t = (laag + hoog) / 2
    return 1.5 * t - 1.5 * t * t + t**3

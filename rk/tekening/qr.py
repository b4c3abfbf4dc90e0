"""A QR code as a drawing: one path, whole squares, with the quiet zone that a camera needs."""

from __future__ import annotations

from functools import lru_cache

from rk.tekening.boom import El, el

_RAND = 4
"""The quiet zone in squares, as the standard (ISO/IEC 18004) asks."""


@lru_cache(maxsize=8)
def qr(tekst: str, *, naam: str) -> El:
    """The code of a text; `naam` says to who can't see it what it leads to."""
    import segno  # a screen without it is drawn without the library

    rijen = [bytes(rij) for rij in segno.make(tekst, error="m", micro=False).matrix]
    breed = len(rijen) + 2 * _RAND
    return el(
        "svg",
        el("rect", width=breed, height=breed, class_="rk-qr-vlak"),
        el("path", d="".join(_strepen(rijen)), class_="rk-qr-inkt"),
        viewBox=f"0 0 {breed} {breed}",
        class_="rk-qr",
        role="img",
        aria_label=naam,
        shape_rendering="crispEdges",
    )


def _strepen(rijen: list[bytes]) -> list[str]:
    """Each run of dark squares in a row as one rectangle: a camera sees no seams between them."""
    uit = []
    for y, rij in enumerate(rijen):
        x = 0
        while x < len(rij):
            eind = x
            while eind < len(rij) and rij[eind]:
                eind += 1
            if eind > x:
                uit.append(f"M{x + _RAND} {y + _RAND}h{eind - x}v1h{x - eind}z")
            x = eind + 1
    return uit

"""The pictures that a werkvorm names with `teken`: for who reads little, and beside every name.

Line drawings of 24 by 24, as those of `rk.tekening.vormen`; they bring their own look along, so that
they are the same on the beamer, inside a drawing, on a phone and on paper.
"""

from __future__ import annotations

from typing import Final

from rk.tekening.boom import El, el

_PADEN: Final = {
    "huis": "M3 11l9-8 9 8M6 9v11h12V9M10 20v-6h4v6",
    "hart": "M12 20S3.5 14.6 3.5 8.8A4.6 4.6 0 0112 6.6a4.6 4.6 0 018.5 2.2C20.5 14.6 12 20 12 20z",
    "munt": "M12 3a9 9 0 110 18 9 9 0 010-18"
    "M15.5 8.2A4.6 4.6 0 008.6 12a4.6 4.6 0 006.9 3.8M6.6 11h6M6.6 13.4h5",
    "koffer": "M3 8h18v12H3zM9 8V5h6v3M3 13h18M12 12v2.5",
    "kind": "M12 4a2.6 2.6 0 110 5.2A2.6 2.6 0 0112 4M12 9.2v6M7 12.4l5-1.4 5 1.4M8.5 21l3.5-5.8 3.5 5.8",
    "lijf": "M12 2.5a2.4 2.4 0 110 4.8 2.4 2.4 0 010-4.8M7.5 21V9.8h9V21M12 15v6M5 15l2.5-5.2M19 15l-2.5-5.2",
    "hoofd": "M9 21v-3.5H7A2 2 0 015 15.5V13H3.4L5.2 9.4"
    "A7.4 7.4 0 0112.4 3a7.1 7.1 0 017.1 7.2c0 3-1.6 4.6-2.6 6.2"
    "-.7 1.2-.4 3-.4 4.6M9.5 9.6a2.6 2.6 0 113.6 2.4c-.8.4-1.1.9-1.1 1.8",
    "ster": "M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2l-5.6 3.1 1.2-6.3L3 9.6l6.3-.8z",
    "zon": "M12 7.5a4.5 4.5 0 110 9 4.5 4.5 0 010-9M12 2v2.4M12 19.6V22M2 12h2.4M19.6 12H22M5 5l1.6 1.6"
    "M17.4 17.4L19 19M19 5l-1.6 1.6M6.6 17.4L5 19",
    "mensen": "M8 5a2.8 2.8 0 110 5.6A2.8 2.8 0 018 5M16.4 6.4a2.3 2.3 0 110 4.6"
    "M2.5 20v-2.6A4.4 4.4 0 016.9 13h2.2"
    "a4.4 4.4 0 014.4 4.4V20zM16 13.4a4.2 4.2 0 015.5 4V20h-4.6",
    "klok": "M12 3a9 9 0 110 18 9 9 0 010-18M12 7v5.2l3.6 2.4",
    "boek": "M12 6.4C10 4.8 6.8 4.4 3 4.6v13.8c3.8-.2 7 .2 9 1.8 2-1.6 5.2-2 9-1.8V4.6c-3.8-.2-7 .2-9 1.8z"
    "M12 6.4v13.8",
    "hier-plus": "M12 21.5s-7-6.6-7-11.5a7 7 0 0114 0c0 4.9-7 11.5-7 11.5zM12 7v6M9 10h6",
    "hier-min": "M12 21.5s-7-6.6-7-11.5a7 7 0 0114 0c0 4.9-7 11.5-7 11.5zM9 10h6",
    "verder-plus": "M3 17h17M15.5 12.5L20 17l-4.5 4.5M9 3v8M5 7h8",
    "verder-min": "M3 17h17M15.5 12.5L20 17l-4.5 4.5M5 7h8",
    "vlag": "M6 21.5V3M6 4h12l-3.4 4L18 12H6",
    "lus": "M4.5 12a7.5 7.5 0 107.5-7.5H7M10 1.5l-3.4 3L10 7.5",
    "bliksem": "M13.5 2.5L5 13.5h6l-1.5 8L19 10h-6.5z",
    "praten": "M4 5h16v11H11l-5 4.2V16H4zM8 9h8M8 12h5",
    "nu": "M12 3v12.5M6.8 10.6L12 15.8l5.2-5.2M5 20.5h14",
    "straks": "M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2l-5.6 3.1 1.2-6.3L3 9.6l6.3-.8z",
    "verband": "M9.6 14.4a4 4 0 010-5.7l3-3a4 4 0 015.7 5.7l-1.5 1.5"
    "M14.4 9.6a4 4 0 010 5.7l-3 3a4 4 0 01-5.7-5.7L7.2 11",
    "vlam": "M12 3c1 4 6 6 6 11a6 6 0 01-12 0c0-3 2-4 2.5-7 2 1 2.5 2.5 3 3.5 1-2 1-4.5.5-7.5z",
    "trap": "M3 20h5v-5h5v-5h5V5h3",
    "pijl": "M12 20V5M6 11l6-6 6 6",
    "hand": "M3 9l4-2 5 2 5-2 4 2v6l-9 5-9-5zM8 13l4 3 5-4",
    "stip": "M12 7a5 5 0 110 10 5 5 0 010-10",
    "mens": "M12 4a3.5 3.5 0 110 7 3.5 3.5 0 010-7M5 20c0-5 3-7 7-7s7 2 7 7",
    "groep": "M5 5h14v14H5z",
}
_EIGEN: Final = "M12 5.5a6.5 6.5 0 110 13 6.5 6.5 0 010-13M12 10.4a1.6 1.6 0 110 3.2 1.6 1.6 0 010-3.2"
"""For a picture that nobody drew: a plain ring. A name in a file of somebody's own never breaks a screen."""


def teken(naam: str, *, grootte: float = 24, x: float | None = None, y: float | None = None) -> El:
    """The picture with this name, decoration only; `x` and `y` place it inside a drawing.

    `grootte` in units of the drawing, or in pixels where it stands by itself (a style may change it).
    """
    return el(
        "svg",
        el("path", d=_PADEN.get(naam, _EIGEN)),
        x=x,
        y=y,
        width=grootte,
        height=grootte,
        viewBox="0 0 24 24",
        class_="rk-teken",
        fill="none",
        stroke="currentColor",
        stroke_width="2",
        stroke_linecap="round",
        stroke_linejoin="round",
        aria_hidden="true",
        focusable="false",
    )


def kent(naam: str) -> bool:
    """Whether there is a picture with this name."""
    return naam in _PADEN

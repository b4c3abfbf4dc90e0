"""The marks of a journey as small line drawings; what a file names and is not here gets a flag's place."""

from __future__ import annotations

from rk.tekening.boom import El, el

_PADEN = {
    "huis": "M3 11l9-8 9 8M6 9v11h12V9",
    "hart": "M12 20C4 14 3 10 4.5 7.2 6.5 4 10.5 4.5 12 8c1.5-3.5 5.5-4 7.5-.8C21 10 20 14 12 20z",
    "munt": "M12 4a8 8 0 110 16 8 8 0 010-16M15 9a4 4 0 100 6M7.5 11h5M7.5 13.5h5",
    "koffer": "M4 8h16v11H4zM9 8V5h6v3M4 13h16",
    "vlag": "M6 21V4h12l-3 4 3 4H6",
    "lus": "M5 18h9a5 5 0 10-5-5v6M5.5 15.5L9 19l3.5-3.5",
    "bliksem": "M13 3L6 13h5l-1 8 8-11h-6z",
    "praten": "M4 5h16v11H10l-5 4v-4H4z",
    "vlam": "M12 3c1 4 6 6 6 11a6 6 0 01-12 0c0-3 2-4 2.5-7 2 1 2.5 2.5 3 3.5 1-2 1-4.5.5-7.5z",
    "ster": "M12 3l2 7 7 2-7 2-2 7-2-7-7-2 7-2z",
    "trap": "M3 20h5v-5h5v-5h5V5h3",
    "pijl": "M12 20V5M6 11l6-6 6 6",
    "hand": "M3 9l4-2 5 2 5-2 4 2v6l-9 5-9-5zM8 13l4 3 5-4",
    "stip": "M12 7a5 5 0 110 10 5 5 0 010-10",
    "mens": "M12 4a3.5 3.5 0 110 7 3.5 3.5 0 010-7M5 20c0-5 3-7 7-7s7 2 7 7",
    "groep": "M5 5h14v14H5z",
}


def teken(naam: str) -> El:
    """A drawing of 24 by 24 in the colour of the text around it; decoration only."""
    return el(
        "svg",
        el("path", d=_PADEN.get(naam, _PADEN["stip"])),
        class_="rk-icoon rk-reis-teken",
        viewBox="0 0 24 24",
        aria_hidden="true",
        focusable="false",
    )


def zegt(woorden: str, *beeld: object) -> tuple[El, El]:
    """What is drawn, for the eye alone, and the same in words for who listens."""
    return (
        el("span", beeld, class_="rk-reis-beeld", aria_hidden="true"),
        el("span", woorden, class_="rk-alleen-voorlezen"),
    )

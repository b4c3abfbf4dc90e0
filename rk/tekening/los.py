"""A drawing that stands alone: for the PDF, the poster and a researcher's notebook.

On the screen the colours come from tokens.css; elsewhere there is no such sheet. `los` writes
the same rules into the drawing with every variable filled in. The text of the style is constant:
nothing that people typed gets into it.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from rk.tekening.boom import El

_MAP = Path(__file__).parent
_COMMENTAAR = re.compile(r"/\*.*?\*/", re.S)
_AT_BLOK = re.compile(r"@[^{;]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.S)
_REGEL = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VARIABELE = re.compile(r"var\((--[\w-]+)\)")
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;]+);")
_REK = re.compile(r"calc\(var\(--e\) \* ([\d.]+)\)")


@cache
def tokens() -> dict[str, str]:
    """The tokens of tokens.css by name ("--groen"), sizes as pixels of a screen 1080 high."""
    css = _COMMENTAAR.sub("", (_MAP / "tokens.css").read_text(encoding="utf-8"))
    return {naam: _REK.sub(r"\1px", waarde.strip()) for naam, waarde in _TOKEN.findall(css)}


@cache
def _stijl() -> str:
    css = _AT_BLOK.sub("", _COMMENTAAR.sub("", (_MAP / "tekening.css").read_text(encoding="utf-8")))
    bekend = tokens()
    regels = []
    for keuze, ruw in _REGEL.findall(css):
        # What depends on the pointer, on scrolling or on the screen's height has no sense on paper.
        if any(t in keuze for t in ":[>") or "--e" in ruw:
            continue
        kiezers = ",".join(k.strip() for k in keuze.split(","))
        inhoud = _VARIABELE.sub(lambda m: bekend[m.group(1)], ruw)
        regels.append(f"{kiezers}{{{' '.join(inhoud.split())}}}")
    return "\n".join(regels)


def los(svg: El) -> El:
    """The drawing with its own style and its size in pixels.

    Takes an svg as `banen` and `ringen` give it (with a viewBox); returns a new tree.
    Raises  ValueError: not an svg, or one without a viewBox.
    """
    attributen = dict(svg.attributen)
    vak = attributen.get("viewBox", "").split()
    if svg.tag != "svg" or len(vak) != 4:
        raise ValueError(svg.tag)
    attributen.pop("style", None)
    attributen |= {"xmlns": "http://www.w3.org/2000/svg", "width": vak[2], "height": vak[3]}
    stijl = El("style", (), (_stijl(),))
    return replace(svg, attributen=tuple(attributen.items()), kinderen=(stijl, *svg.kinderen))

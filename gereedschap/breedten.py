"""Write rk/tekening/letters/breedten.json: the advance widths of the font, per weight.

Run it after the font files change: `python gereedschap/breedten.py`. It needs fontTools with
brotli, which the library itself does not: that is why the table is kept in the repository and
a test compares the two.
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

LETTERS = Path(__file__).parent.parent / "rk" / "tekening" / "letters"
BESTANDEN = ("atkinson-latin-ext.woff2", "atkinson-latin.woff2")
GEWICHTEN = (400, 500, 600, 700, 800)


def tabel() -> dict[str, object]:
    """All characters of the font in one string, and per weight their widths in 1/1000 em."""
    breedten: dict[str, list[int]] = {}
    for bestand in BESTANDEN:
        font = TTFont(LETTERS / bestand)
        if font["head"].unitsPerEm != 1000:
            raise ValueError(f"{bestand}: {font['head'].unitsPerEm} units per em, expected 1000")
        tekens = font.getBestCmap()
        for plaats, gewicht in enumerate(GEWICHTEN):
            glyphs = font.getGlyphSet(location={"wght": gewicht})
            for code, glyph in tekens.items():
                breedten.setdefault(chr(code), [0] * len(GEWICHTEN))[plaats] = round(glyphs[glyph].width)
    volgorde = sorted(breedten)
    rijen = {str(g): [breedten[t][i] for t in volgorde] for i, g in enumerate(GEWICHTEN)}
    return {"tekens": "".join(volgorde), **rijen}


def main() -> None:
    """Write the table beside the fonts."""
    tekst = json.dumps(tabel(), ensure_ascii=True, separators=(",", ":"))
    (LETTERS / "breedten.json").write_text(tekst + "\n", encoding="ascii")


if __name__ == "__main__":
    main()

"""How wide a text is, from the font's own advance widths, and where it breaks into lines.

Drawings are laid out before any browser sees them, so the widths come from a table that
`gereedschap/breedten.py` reads out of the font (letters/breedten.json). Kerning is left out:
it mostly tightens, by less than the white halo that labels have. A glyph that the font lacks
comes from some other font: its width is estimated, rather too wide than too narrow.
"""

import json
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

GEWICHTEN: Final = (400, 500, 600, 700, 800)
KAPITAAL: Final = 0.668
"""Height of a capital above the baseline, in em."""
STAART: Final = 0.2
"""Depth of a letter such as g below the baseline, in em."""

_TABEL = Path(__file__).parent / "letters" / "breedten.json"
_BELETSEL = "…"
_KORT = 200
_KLINKERS = frozenset("aeiouyáéíóúäëïöüèêàâîôû")
_SAMEN = frozenset(("ch", "sc", "sj", "ij", "ng", "nk", "ck", "th", "ph", "qu"))
# Two consonants that Dutch begins a syllable with: wijkver-pleging, not wijkverp-leging.
_BEGIN = frozenset(
    (
        "bl",
        "br",
        "dr",
        "dw",
        "fl",
        "fr",
        "gl",
        "gr",
        "kl",
        "kn",
        "kr",
        "pl",
        "pr",
        "tr",
        "tw",
        "vl",
        "vr",
        "zw",
    )
)
# Scripts whose single letters can be far wider than an em, with a safe width in 1/1000 em.
_BREDE_SCHRIFTEN = (
    (0x0900, 0x109F, 1500),  # Indic scripts, Thai, Tibetan, Myanmar
    (0x1780, 0x1AFF, 1500),  # Khmer and its neighbours
    (0xA000, 0xABFF, 1300),  # Yi, Javanese and others
    (0xFB50, 0xFDFA, 1500),  # Arabic ligatures
    (0xFDFB, 0xFDFF, 11000),  # whole formulas in one character
    (0x12000, 0x1254F, 4000),  # cuneiform
)


class _Breedten(dict[str, int]):
    """Widths of one weight in 1/1000 em; what the font lacks is estimated once and kept."""

    def __missing__(self, teken: str) -> int:
        self[teken] = breedte = _schatting(teken)
        return breedte


def _schatting(teken: str) -> int:
    code = ord(teken)
    soort = unicodedata.category(teken)
    if soort in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if soort == "Cs":  # half a pair: the writer replaces it by U+FFFD
        return 1300
    for van, tot, breedte in _BREDE_SCHRIFTEN:
        if van <= code <= tot:
            return breedte
    if unicodedata.east_asian_width(teken) in ("W", "F"):
        return 1300 if soort.startswith("S") else 1050
    if soort == "Lu" or soort.startswith("S") or soort == "Co":
        return 1150
    return 900 if soort.startswith("L") else 700


@cache
def _tabel() -> dict[int, _Breedten]:
    ruw = json.loads(_TABEL.read_text(encoding="ascii"))
    return {g: _Breedten(zip(ruw["tekens"], ruw[str(g)], strict=True)) for g in GEWICHTEN}


def _som(tekst: str, gewicht: int) -> int:
    return sum(map(_tabel()[gewicht].__getitem__, tekst))


_som_onthouden = lru_cache(maxsize=4096)(_som)


def breedte(tekst: str, *, grootte: float, gewicht: int = 400) -> float:
    """The width of one line of text.

    `grootte` is the font size; the result has its unit. Kerning is ignored.
    Raises  KeyError: a weight outside GEWICHTEN.    Source: hmtx, HVAR and avar of the font.
    """
    # Long texts are not kept: they would fill the memory with what people typed.
    som = _som_onthouden(tekst, gewicht) if len(tekst) <= _KORT else _som(tekst, gewicht)
    return som * grootte / 1000


def regels(
    tekst: str, *, max_breedte: float, grootte: float, gewicht: int = 400, max_regels: int = 2
) -> tuple[str, ...]:
    """The text in at most `max_regels` lines, none wider than `max_breedte`.

    Breaks between words, then after a hyphen or slash, then inside an over-long word where a
    syllable is likely to begin, with a hyphen. When text is left over the last line ends in
    "…". A line is wider than asked only where not even one character and its mark fit.
    Returns a tuple without empty lines; empty for blank text.
    """
    if max_regels < 1:
        raise ValueError(max_regels)
    # What can't fit anyway need not be measured: no line holds more than this many characters.
    if len(tekst) > _KORT:
        return _regels(tekst[: max(_KORT, max_regels * 400)], max_breedte, grootte, gewicht, max_regels)
    return _regels_onthouden(tekst, max_breedte, grootte, gewicht, max_regels)


@lru_cache(maxsize=2048)
def evenwichtig(
    tekst: str, *, max_breedte: float, grootte: float, gewicht: int = 400, max_regels: int = 2
) -> tuple[str, ...]:
    """As `regels`, but with lines of about equal width: not one long line and a short one."""

    def breek(ruimte: float) -> tuple[str, ...]:
        return regels(tekst, max_breedte=ruimte, grootte=grootte, gewicht=gewicht, max_regels=max_regels)

    beste = breek(max_breedte)
    if len(beste) < 2 or beste[-1].endswith(_BELETSEL):
        return beste
    krap, ruim = max_breedte * 0.4, max_breedte
    while ruim - krap > grootte / 3:
        midden = (krap + ruim) / 2
        proef = breek(midden)
        # A narrower column may not cost a line, a cut, or a word torn apart.
        if len(proef) > len(beste) or proef[-1].endswith(_BELETSEL) or _streepjes(proef) > _streepjes(beste):
            krap = midden
        else:
            ruim, beste = midden, proef
    return beste


def _streepjes(lijnen: tuple[str, ...]) -> int:
    return sum(regel.endswith("-") for regel in lijnen)


def _regels(tekst: str, max_breedte: float, grootte: float, gewicht: int, max_regels: int) -> tuple[str, ...]:
    ruimte = max_breedte * 1000 / grootte
    tabel = _tabel()[gewicht]

    spatie = tabel[" "]
    uit: list[str] = []
    regel, gevuld = "", 0
    woorden = tekst.split()[::-1]
    while woorden:
        woord = woorden.pop()
        nodig = sum(map(tabel.__getitem__, woord)) + (spatie if regel else 0)
        if gevuld + nodig <= ruimte:
            regel = f"{regel} {woord}" if regel else woord
            gevuld += nodig
            continue
        begin, rest = _op_koppelteken(woord, ruimte - gevuld - (spatie if regel else 0), tabel)
        if begin:
            regel = f"{regel} {begin}" if regel else begin
            woorden.append(rest)
        elif regel:
            woorden.append(woord)
        else:
            regel, rest = _in_woord(woord, ruimte, tabel)
            if rest:
                woorden.append(rest)
        uit.append(regel)
        regel, gevuld = "", 0
        if len(uit) == max_regels:
            if woorden:
                uit[-1] = _met_beletsel(uit[-1], ruimte, tabel)
            return tuple(uit)
    if regel:
        uit.append(regel)
    return tuple(uit)


_regels_onthouden = lru_cache(maxsize=4096)(_regels)


def _op_koppelteken(woord: str, ruimte: float, tabel: _Breedten) -> tuple[str, str]:
    """The part up to the last hyphen or slash that still fits, and the rest; else ("", word)."""
    som, knip = 0, 0
    for plaats, teken in enumerate(woord[:-1]):
        som += tabel[teken]
        if som > ruimte:
            break
        if teken in "-/" and plaats and woord[plaats - 1] not in "-/":
            knip = plaats + 1
    return woord[:knip], woord[knip:]


def _in_woord(woord: str, ruimte: float, tabel: _Breedten) -> tuple[str, str]:
    """As much of the word as fits with a hyphen, preferably up to a syllable; and the rest."""
    ruimte -= tabel["-"]
    som, passend = 0, 0
    for plaats, teken in enumerate(woord):
        som += tabel[teken]
        if som > ruimte:
            break
        passend = plaats + 1
    if passend == len(woord):
        return woord, ""
    knip = max(passend, 1)
    for plaats in range(knip, max(2, knip - 5), -1):
        if len(woord) - plaats >= 3 and _lettergreep(woord.casefold(), plaats):
            knip = plaats
            break
    while 0 < knip < len(woord) and _kleeft(woord, knip):
        knip -= 1
    if knip == 0:  # one cluster of marks wider than the line: better too wide than torn apart
        knip = max(passend, 1)
        while knip < len(woord) and _kleeft(woord, knip):
            knip += 1
        if knip == len(woord):
            return woord, ""
    koppel = "" if woord[knip - 1] in "-/" else "-"
    return woord[:knip] + koppel, woord[knip:]


def _lettergreep(woord: str, plaats: int) -> bool:
    """Whether a Dutch syllable plausibly begins here: a consonant or two, then a vowel."""
    klinker = plaats + (2 if woord[plaats : plaats + 2] in _BEGIN else 1)
    if klinker >= len(woord):
        return False
    return (
        woord[plaats].isalpha()
        and woord[plaats] not in _KLINKERS
        and woord[klinker] in _KLINKERS
        and woord[plaats - 1 : plaats + 1] not in _SAMEN | _BEGIN
        and any(t in _KLINKERS for t in woord[:plaats])
    )


def _kleeft(woord: str, plaats: int) -> bool:
    """Whether the character here belongs to the one before it (accents, joined emoji)."""
    teken = woord[plaats]
    return (
        unicodedata.category(teken) in ("Mn", "Me", "Mc", "Cf")
        or 0x1F3FB <= ord(teken) <= 0x1F3FF
        or woord[plaats - 1] == "\u200d"
    )


def _met_beletsel(regel: str, ruimte: float, tabel: _Breedten) -> str:
    ruimte -= tabel[_BELETSEL]
    regel, heel = regel.removesuffix("-"), regel
    som = sum(map(tabel.__getitem__, regel))
    while regel and som > ruimte:
        som -= tabel[regel[-1]]
        regel = regel[:-1]
    # Rather a word less than half a word: what is seen stays part of what is heard (WCAG 2.5.3).
    woorden = regel.rsplit(" ", 1)
    if (regel != heel) and len(woorden) == 2 and len(woorden[0]) >= len(regel) * 0.4:
        regel = woorden[0]
    while regel and unicodedata.category(regel[-1])[0] in "CPZ":
        regel = regel[:-1]
    return regel + _BELETSEL

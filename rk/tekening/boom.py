"""Element trees for HTML and SVG, escaped by construction.

What people type can only ever become text or an attribute's value: there is no way to put
raw markup into a tree. `schrijf` turns a tree into a string, `str` at the very border.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_LEEG = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NAAM = re.compile(r"[A-Za-z][\w:.-]*\Z", re.ASCII)
# Control characters that HTML and XML forbid, and lone surrogates, which no UTF-8 can carry.
_VERBODEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BIJZONDER = re.compile(f"[&<>]|{_VERBODEN.pattern}")

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class El:
    """One element: its tag, attributes in order, and children (elements or plain text)."""

    tag: str
    attributen: tuple[tuple[str, str], ...] = ()
    kinderen: "tuple[El | str, ...]" = ()


def el(tag: str, *kinderen: object, **attributen: object) -> El:
    """Make an element.

    `class_` and `for_` lose their underscore, other underscores become hyphens
    (`aria_label`, `stroke_width`); `viewBox` and the like keep their case. An attribute that
    is None or False is left out, True is written empty, a mapping or list becomes JSON (how
    acts are written: `data_daad="bezoek_toegevoegd" data_inhoud={...}`).
    Children may be nested lists; None and booleans are skipped.
    Raises  ValueError: a tag or attribute name with other than ASCII name characters, an
    event handler (`on…`), or a `script` element: a drawing never carries code.
    """
    return El(_tag(tag), _attributen(attributen), tuple(_plat(kinderen)))


# A drawing has thousands of attributes and some fifty names: each name is judged once.
@lru_cache(maxsize=1024)
def _tag(tag: str) -> str:
    if not _NAAM.match(tag) or tag.lower() == "script":
        raise ValueError(tag)
    return tag


@lru_cache(maxsize=1024)
def _naam(sleutel: str) -> str:
    naam = sleutel.rstrip("_").replace("_", "-")
    if not _NAAM.match(naam) or naam.lower().startswith("on"):
        raise ValueError(naam)
    return naam


def _attributen(attributen: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_naam(sleutel), waarde if type(waarde) is str else _waarde(waarde))
        for sleutel, waarde in attributen.items()
        if waarde is not None and waarde is not False
    )


def _waarde(waarde: object) -> str:
    if waarde is True:
        return ""
    if isinstance(waarde, float):
        return f"{waarde:z.2f}".rstrip("0").rstrip(".")
    if isinstance(waarde, (dict, list, tuple)):
        return _JSON(waarde)
    return str(waarde)


def _plat(kinderen: Iterable[object]) -> "Iterable[El | str]":
    for kind in kinderen:
        if kind is None or isinstance(kind, bool):
            continue
        if isinstance(kind, (El, str)):
            yield kind
        elif isinstance(kind, (int, float)):
            yield _waarde(kind)
        elif isinstance(kind, Iterable):
            yield from _plat(kind)
        else:
            raise TypeError(type(kind).__name__)


def _tekst(tekst: str) -> str:
    if not _BIJZONDER.search(tekst):  # nearly always: coordinates, classes, plain words
        return tekst
    tekst = _VERBODEN.sub("\ufffd", tekst)
    return tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def schrijf(boom: El) -> str:
    """The tree as markup that is valid in an HTML page."""
    delen: list[str] = []
    _schrijf(boom, delen)
    return "".join(delen)


def _schrijf(boom: El, delen: list[str]) -> None:
    delen.append(f"<{boom.tag}")
    for naam, waarde in boom.attributen:
        delen.append(f' {naam}="{_tekst(waarde).replace(chr(34), "&quot;")}"')
    delen.append(">")
    if boom.tag in _LEEG:
        return
    for kind in boom.kinderen:
        if isinstance(kind, str):
            delen.append(_tekst(kind))
        else:
            _schrijf(kind, delen)
    delen.append(f"</{boom.tag}>")


def alle(boom: El, tag: str | None = None) -> "Iterable[El]":
    """Every element of the tree, depth first; only those with this tag when one is given."""
    if tag is None or boom.tag == tag:
        yield boom
    for kind in boom.kinderen:
        if isinstance(kind, El):
            yield from alle(kind, tag)


def tekst_van(boom: El) -> str:
    """All text in the tree, in order, joined by single spaces (for tests and for reading aloud)."""
    delen: list[str] = []
    for kind in boom.kinderen:
        delen.append(kind if isinstance(kind, str) else tekst_van(kind))
    return " ".join(d for d in (deel.strip() for deel in delen) if d)

"""A closed talk: the same pictures, to read.

One habit for every step, laid over the finished drawing: no field, no button that would change
something and nothing to drag. What was written stays as text, what was chosen stays to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from rk.events.soort import SOORTEN
from rk.tekening.boom import El, alle, el, tekst_van

_VELD = ("input", "textarea", "select")
_GREEP = ("data-sleep", "data-ontvangt", "data-daad", "data-inhoud")
_VAN_KNOP = (*_GREEP, "type", "aria-pressed", "aria-haspopup", "title", "disabled", "tabindex")


def lezend(boom: El) -> El:
    """The drawing without what a closed talk would refuse."""
    return El(boom.tag, _zonder(boom, "data-sleep", "data-ontvangt"), tuple(_kinderen(boom)))


def _kinderen(boom: El) -> Iterator[El | str]:
    for kind in boom.kinderen:
        if isinstance(kind, str):
            yield kind
        elif (lees := _lees(kind)) is not None:
            yield lees


def _lees(e: El) -> El | None:
    a = dict(e.attributen)
    if "data-schrijft" in a:
        return None
    if e.tag == "label" and (veld := _veld_in(e)) is not None:
        return _gelezen(e, veld)
    if "data-daad" not in a or _mag(a["data-daad"]):
        gelezen = lezend(e)
        return None if "rk-veld" in a.get("class", "").split() and _zonder_antwoord(e, gelezen) else gelezen
    if "data-ontvangt" in a:
        return El(e.tag, _zonder(e, *_GREEP), tuple(_kinderen(e)))
    if e.tag == "form" or e.tag in _VELD:
        return None
    if e.tag == "button":
        return _geen_knop(e, a)
    return lezend(El(e.tag, _zonder(e, *_GREEP), e.kinderen))


def _zonder_antwoord(vraag: El, gelezen: El) -> bool:
    """Whether a question with buttons is left without any: nobody answered it."""
    return any(alle(vraag, "button")) and not any(
        e.tag == "button" or "data-gelezen" in dict(e.attributen) for e in alle(gelezen)
    )


def _mag(daad: str) -> bool:
    soort = SOORTEN.get(daad)
    return soort is not None and soort.bij_gesloten


def _zonder(e: El, *namen: str) -> tuple[tuple[str, str], ...]:
    ontvangt = "data-ontvangt" in namen and any(n == "data-ontvangt" for n, _w in e.attributen)
    weg = (*namen, "data-daad", "data-inhoud") if ontvangt else namen
    return tuple((n, w) for n, w in e.attributen if n not in weg)


def _veld_in(label: El) -> El | None:
    """The field of a label, where it would store something."""
    for kind in label.kinderen:
        if isinstance(kind, El) and kind.tag in _VELD and "data-daad" in dict(kind.attributen):
            return kind
    return None


def _gelezen(label: El, veld: El) -> El | None:
    """A field as its own text; nothing where it stayed empty."""
    a = dict(veld.attributen)
    if veld.tag == "textarea":
        tekst = tekst_van(veld)
    elif veld.tag == "select":
        opties = [o for o in veld.kinderen if isinstance(o, El)]
        tekst = next((tekst_van(o) for o in opties if "selected" in dict(o.attributen)), "")
    elif a.get("type") == "checkbox":
        if "checked" not in a:
            return None
        tekst = ""
    else:
        tekst = a.get("value", "")
    if not tekst.strip() and a.get("type") != "checkbox":
        return None
    over = [k for k in label.kinderen if k is not veld]
    lees = el("span", tekst, class_="rk-gelezen", dir="auto", id=a.get("id")) if tekst.strip() else None
    return El("div", _zonder(label, "for"), tuple(k for k in (*over, lees) if k is not None))


def _geen_knop(e: El, a: dict[str, str]) -> El | None:
    """A choice that was made, or what a button shows; a button that only acts is gone."""
    klassen = a.get("class", "").split()
    if "rk-knop" in klassen and a.get("aria-pressed") != "true":
        return None
    return El("span", (*_zonder(e, *_VAN_KNOP), ("data-gelezen", "")), tuple(_kinderen(e)))

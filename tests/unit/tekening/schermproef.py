"""What tests of drawings share: finding elements, every act that a drawing offers, the judge's word on it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from rk.events import GebeurtenisFout, Toestand, beoordeel, maak
from rk.tekening.boom import El, alle, schrijf
from tests.unit.begin import na

VIJANDIG = (
    "<script>alert(1)</script></textarea>\"' onload=alert(1) <img src=x onerror=alert(1)> "
    "\u202e\u0645\u0631\u062d\u0628\u0627 \U0001f642 " + "Donaudampfschifffahrt" * 8
)
"""A line that would be markup, a handler, right-to-left and too wide, if a screen let it."""

VIJANDIG_LANG = VIJANDIG + " lang" * 300
"""The same as a text that would be too long."""

TYPT = "een paar woorden"
GETYPT = {"date": "2026-03-01", "month": "2026-03", "number": "3"}
"""What a browser lets somebody type into a field of another kind."""


# ---- finding ----------------------------------------------------------------------------------


def attributen(e: El) -> dict[str, str]:
    """An element's attributes by name."""
    return dict(e.attributen)


def met(boom: El, naam: str, waarde: str | None = None) -> list[El]:
    """The elements that have an attribute, with this value when one is given."""
    return [e for e in alle(boom) if naam in attributen(e) and waarde in (None, attributen(e)[naam])]


def met_id(boom: El, id_: str) -> El:
    """The one element with this id."""
    (gevonden,) = met(boom, "id", id_)
    return gevonden


def heeft(boom: El, id_: str) -> bool:
    """Whether the drawing has an element with this id."""
    return bool(met(boom, "id", id_))


def dubbel(boom: El) -> list[str]:
    """The ids that occur more than once: a drawing is morphed by id, and these would be mixed up."""
    return [i for i, n in Counter(attributen(e)["id"] for e in met(boom, "id")).items() if n > 1]


def blijft_tekst(boom: El) -> bool:
    """Whether VIJANDIG is in the page, and only as text."""
    markup = schrijf(boom)
    return "&lt;script" in markup and "<script" not in markup and "<img" not in markup


# ---- acts, as the hand would report them ---------------------------------------------------------

Daad = tuple[str, dict[str, Any]]


def daden(boom: El) -> Iterator[Daad]:
    """Every act: buttons, fields (each choice of a list), forms, and each drop on each place."""
    slepers = [(e, json.loads(attributen(e)["data-sleep"])) for e in met(boom, "data-sleep")]
    for e in met(boom, "data-daad"):
        a = attributen(e)
        if "disabled" in a:
            continue
        inhoud = json.loads(a.get("data-inhoud", "{}"))
        # Nothing is dropped on itself: the hand does not do that.
        gesleept = [s for sleper, s in slepers if all(x is not e for x in alle(sleper))]
        for extra in _extra(e, gesleept):
            yield a["data-daad"], {**inhoud, **extra}


def _extra(e: El, gesleept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    a = attributen(e)
    if "data-ontvangt" in a:
        past = [s["inhoud"] for s in gesleept if s["soort"] in a["data-ontvangt"].split()]
        assert past or not gesleept, f"niets kan hier neer: {a['data-ontvangt']}"
        return past
    if e.tag == "form":
        return [{attributen(v)["name"]: _waarden(v)[0] for v in met(e, "name")}]
    if e.tag in ("input", "textarea", "select"):
        return [{"waarde": w} for w in _waarden(e)]
    return [{}]


def _waarden(veld: El) -> list[Any]:
    """What can come out of a field; the empty choice of a list is sent as null."""
    if veld.tag == "select":
        return [attributen(o)["value"] or None for o in alle(veld, "option")]
    soort = attributen(veld).get("type", "")
    return [True, False] if soort == "checkbox" else [GETYPT.get(soort, TYPT)]


def geweigerd(t: Toestand, boom: El) -> list[tuple[str, dict[str, Any], str]]:
    """The acts that the server would not store now, each with the sentence that refuses it."""
    uit = []
    for soort, inhoud in daden(boom):
        try:
            zin = beoordeel(t, maak(soort, inhoud, sessie=t.sessie))
        except GebeurtenisFout as fout:
            zin = str(fout)
        if zin is not None:
            uit.append((soort, inhoud, zin))
    return uit


def druk(t: Toestand, boom: El, id_: str, **gesleept: Any) -> Toestand:
    """The state after one press on an element, or after something was dropped on it."""
    a = attributen(met_id(boom, id_))
    return na(t, a["data-daad"], **json.loads(a["data-inhoud"]), **gesleept)

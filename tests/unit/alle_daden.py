"""All acts that a drawing offers, as the hand would report them: for tests of screens."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from rk.events import Toestand, beoordeel, maak
from rk.tekening.boom import El, alle

Daad = tuple[str, dict[str, Any]]


def daden(boom: El) -> Iterator[Daad]:
    """Every act: buttons, fields (each choice of a list), forms, and each drop on each place."""
    gesleept = [json.loads(a["data-sleep"]) for a in map(attributen, alle(boom)) if "data-sleep" in a]
    for e in alle(boom):
        a = attributen(e)
        if "data-daad" not in a or "disabled" in a:
            continue
        inhoud = json.loads(a["data-inhoud"])
        for extra in _extra(e, a, gesleept):
            yield a["data-daad"], {**inhoud, **extra}


def _extra(e: El, a: dict[str, str], gesleept: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    if "data-ontvangt" in a:
        return [s["inhoud"] for s in gesleept if s["soort"] in a["data-ontvangt"].split()]
    if e.tag in ("input", "textarea"):
        return [{"waarde": "een paar woorden"}]
    if e.tag == "select":
        return [{"waarde": w} for w in keuzes(e)]
    if e.tag == "form":
        velden: dict[str, Any] = {}
        for veld in alle(e):
            if naam := attributen(veld).get("name"):
                velden[naam] = keuzes(veld)[0] if veld.tag == "select" else "een paar woorden"
        return [velden]
    return [{}]


def keuzes(lijst: El) -> list[str | None]:
    """The values of a drop-down list; the empty one is sent as null."""
    return [attributen(o)["value"] or None for o in alle(lijst, "option")]


def attributen(e: El) -> dict[str, str]:
    """An element's attributes by name."""
    return dict(e.attributen)


def geweigerd(t: Toestand, boom: El) -> list[tuple[Daad, str]]:
    """The acts that the server would not store now, each with its reason."""
    uit = []
    for soort, inhoud in daden(boom):
        bezwaar = beoordeel(t, maak(soort, inhoud, sessie="s"))
        if bezwaar is not None:
            uit.append(((soort, inhoud), bezwaar))
    return uit


def dubbel(boom: El) -> list[str]:
    """The ids that occur more than once."""
    return [i for i, n in Counter(a["id"] for a in map(attributen, alle(boom)) if "id" in a).items() if n > 1]


def met_id(boom: El, id_: str) -> El | None:
    """The element with this id, or None."""
    return next((e for e in alle(boom) if attributen(e).get("id") == id_), None)

"""What tests of screens share: the acts that a drawing offers, and whether the judge takes them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from rk.events import GebeurtenisFout, Toestand, beoordeel, maak
from rk.tekening.boom import El, alle

VIJANDIG = "<img src=x onerror=alert(1)> Donaudampfschifffahrtsgesellschaft 🙂 مرحبا " + "lang " * 300


def attribuut(element: El, naam: str) -> str | None:
    """The value of an attribute, or None."""
    return dict(element.attributen).get(naam)


def met_id(boom: El, id_: str) -> El:
    """The one element with this id."""
    (gevonden,) = [e for e in alle(boom) if attribuut(e, "id") == id_]
    return gevonden


def dubbele_ids(boom: El) -> list[str]:
    """Ids that occur more than once: the morph would mix these elements up."""
    tel = Counter(i for e in alle(boom) if (i := attribuut(e, "id")))
    return [i for i, n in tel.items() if n > 1]


def daden(boom: El) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every act that can be done here, with its content: fields filled in, forms sent."""
    for e in alle(boom):
        soort = attribuut(e, "data-daad")
        if soort is None:
            continue
        inhoud = json.loads(attribuut(e, "data-inhoud") or "{}")
        if e.tag == "form":
            inhoud |= {naam: _waarde(v) for v in alle(e) if (naam := attribuut(v, "name"))}
        elif e.tag in ("input", "textarea"):
            inhoud["waarde"] = "een paar woorden"
        elif e.tag == "select":
            inhoud["waarde"] = _waarde(e) or None
        if attribuut(e, "data-ontvangt"):
            inhoud |= _gesleept(boom, attribuut(e, "data-ontvangt"))
        yield soort, inhoud


def _waarde(veld: El) -> str:
    if veld.tag != "select":
        return "een paar woorden"
    keuzes = list(alle(veld, "option"))
    return next((attribuut(o, "value") or "" for o in keuzes if attribuut(o, "selected") is not None), "")


def _gesleept(boom: El, soorten: str | None) -> dict[str, Any]:
    for e in alle(boom):
        sleep = json.loads(attribuut(e, "data-sleep") or "{}")
        if sleep and sleep["soort"] in (soorten or "").split():
            return dict(sleep["inhoud"])
    raise AssertionError(soorten)


def geweigerd(t: Toestand, boom: El) -> list[tuple[str, Mapping[str, Any], str]]:
    """The acts of a drawing that the judge would not take, with the sentence that refuses them."""
    uit = []
    for soort, inhoud in daden(boom):
        try:
            zin = beoordeel(t, maak(soort, inhoud, sessie="s"))
        except GebeurtenisFout as fout:
            zin = str(fout)
        if zin:
            uit.append((soort, inhoud, zin))
    return uit

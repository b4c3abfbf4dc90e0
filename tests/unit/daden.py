"""What a screen's drawing can do, tried as a browser would: every act must be one that is accepted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from rk.events import Toestand, beoordeel, maak
from rk.tekening.boom import El, alle, schrijf

VIJANDIG = (
    "<script>alert(1)</script>\"' onload=alert(1) \u202e\u0645\u0631\u062d\u0628\u0627 \U0001f642 "
    + "x" * 200
)
"""A text that would be markup, a handler, right-to-left and too wide, if a screen let it."""


def met(boom: El, naam: str, waarde: str | None = None) -> list[El]:
    """The elements that have an attribute, with this value when one is given."""
    return [
        e for e in alle(boom) if naam in dict(e.attributen) and waarde in (None, dict(e.attributen)[naam])
    ]


def een(boom: El, id_: str) -> El:
    """The one element with this id."""
    (gevonden,) = met(boom, "id", id_)
    return gevonden


def heeft(boom: El, id_: str) -> bool:
    """Whether the drawing has an element with this id."""
    return bool(met(boom, "id", id_))


def daden(boom: El, *, typ: str = "een paar woorden") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every act that a button, a field or a form of the drawing can report; fields get `typ`."""
    for e in met(boom, "data-daad"):
        kenmerken = dict(e.attributen)
        inhoud: dict[str, Any] = json.loads(kenmerken.get("data-inhoud", "{}"))
        if e.tag == "form":
            inhoud |= {dict(v.attributen)["name"]: typ for v in met(e, "name")}
        elif e.tag in ("input", "textarea", "select"):
            inhoud["waarde"] = True if kenmerken.get("type") == "checkbox" else typ
        yield kenmerken["data-daad"], inhoud


def alles_aanvaard(t: Toestand, boom: El) -> int:
    """Try every act of the drawing on the state that was drawn. Returns how many there were."""
    aantal = 0
    for soort, inhoud in daden(boom):
        bezwaar = beoordeel(t, maak(soort, inhoud, sessie=t.sessie))
        assert bezwaar is None, (soort, inhoud, bezwaar)
        aantal += 1
    return aantal


def ids_zijn_enig(boom: El) -> bool:
    """Whether no two elements share an id; a drawing is morphed by id."""
    ids = [dict(e.attributen)["id"] for e in met(boom, "id")]
    return len(ids) == len(set(ids))


def blijft_tekst(boom: El) -> bool:
    """Whether what looks like markup in a typed text is only text in the page."""
    markup = schrijf(boom)
    return "<script" not in markup and "&lt;script" in markup

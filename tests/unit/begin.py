"""A begun session for tests: Rob on the shipped map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rk.content import laad_casus, laad_kaart, laad_stappenplan
from rk.events import BEGIN, Gebeurtenis, Toestand, beginnen, beoordeel, fold, maak


def eerste() -> Gebeurtenis:
    """The first event of a session about Rob, not yet stored."""
    inhoud = beginnen(
        kaart=laad_kaart("sittard-geleen-beek-stein"),
        casus=laad_casus("rob"),
        stappenplan=laad_stappenplan("acht-stappen"),
        minuten=60,
        titel="Het verhaal van Rob",
    )
    return maak("sessie_begonnen", inhoud, sessie="s")


def na(t: Toestand, soort: str, /, **inhoud: Any) -> Toestand:
    """The state after one more act. Fails when the act is refused."""
    g = maak(soort, inhoud, sessie="s")
    assert beoordeel(t, g) is None
    return fold(t, replace(g, nr=t.nr + 1))


def rob(*daden: tuple[str, Mapping[str, Any]]) -> Toestand:
    """Rob's session after these acts."""
    t = fold(BEGIN, replace(eerste(), nr=1))
    for soort, inhoud in daden:
        t = na(t, soort, **inhoud)
    return t

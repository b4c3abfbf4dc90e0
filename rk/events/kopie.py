"""A copy of a session: the same acts under new event ids, so that both can go on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace

from rk.events.gebeurtenis import Gebeurtenis
from rk.events.meetellen import casussleutel

_BLIJFT = ("sessie_hernoemd", "sessie_gesloten", "sessie_heropend", "meetellen_gezet")
"""What holds for the session itself, and for no copy of it."""


def kopieer(gebeurtenissen: Iterable[Gebeurtenis], *, sessie: str, titel: str) -> list[Gebeurtenis]:
    """The events for a new session with this id and title, not yet stored (`nr` is 0).

    Undo and redo name events: they name the copies. What was made keeps its own id. Whether it may
    count in research is asked anew.
    """
    nieuw: dict[str, str] = {}
    kopie: list[Gebeurtenis] = []
    for g in gebeurtenissen:
        nieuw[g.id] = str(uuid.uuid4())
        inhoud = dict(g.inhoud)
        if g.soort in ("ongedaan_gemaakt", "opnieuw_gedaan"):
            inhoud["doel"] = nieuw.get(str(inhoud.get("doel")), "")
        if g.soort == "sessie_begonnen":
            inhoud["titel"] = titel
            # The same casus: it may count once.
            inhoud["sleutel"] = inhoud.get("sleutel") or casussleutel(g.id)
        if g.soort not in _BLIJFT:
            kopie.append(replace(g, id=nieuw[g.id], sessie=sessie, nr=0, inhoud=inhoud))
    return kopie

"""The form `kaarten` on a phone."""

from __future__ import annotations

from rk.domain import Punt
from rk.events import Toestand
from rk.events.inbreng import Inbreng, WerkInbreng
from rk.tekening.boom import El


def telefoon(
    t: Toestand, punt: Punt, wijzig: Inbreng | None, nieuw: str, vervangt: str, noot: El
) -> list[El]:
    """What a phone fills in."""
    return [noot]


def in_woorden(t: Toestand, inbreng: WerkInbreng) -> str:
    """One contribution as one line."""
    return ""

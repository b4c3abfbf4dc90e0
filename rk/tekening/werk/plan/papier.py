"""The form `plan` on paper."""

from __future__ import annotations

from rk.domain import Punt
from rk.events import Toestand
from rk.tekening.boom import El, el
from rk.tekening.werk.delen import papierlijnen


def papier(t: Toestand, punt: Punt) -> El:
    """The sheet to write on."""
    return el("div", papierlijnen(12))

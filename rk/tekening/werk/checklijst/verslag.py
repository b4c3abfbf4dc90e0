"""The form `checklijst` in the overview."""

from __future__ import annotations

from rk.domain import Punt
from rk.events import Toestand
from rk.tekening.boom import El


def alinea(t: Toestand, punt: Punt) -> El | None:
    """What the group saw and chose; None where nothing was filled in."""
    return None

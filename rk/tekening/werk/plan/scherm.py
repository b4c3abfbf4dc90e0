"""The form `plan` on the beamer."""

from __future__ import annotations

from rk.domain import Kamerstand, Punt
from rk.events import Toestand
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import blok
from rk.tekening.werk.delen import werkvorm_van


def scherm(t: Toestand, punt: Punt, blik: Blik, kamer: Kamerstand) -> tuple[El, object]:
    """What was filled in."""
    return el("div", el("p", werkvorm_van(t, punt).doel)), None


def denk(t: Toestand, punt: Punt) -> list[El]:
    """What there is to think about."""
    w = werkvorm_van(t, punt)
    return [blok(w.titel, w.uitleg)]

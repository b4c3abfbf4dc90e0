"""The questions that are measured on disk, and the columns that each reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rk.analysis.vragen import DirectNa, Varianten, Wachten

DIRECT = DirectNa(wachten=Wachten.GEMIDDELD, overdracht=False, dekking=False)
VRAGEN: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "direct na": (DIRECT, ("casus", "halte", "tijd")),
    "varianten": (Varianten(), ("casus", "halte")),
}

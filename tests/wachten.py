"""Waiting for what has no event to wait on: asks again and again until it is so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_ELKE = 0.05


def wacht_tot(verwacht: T, vraag: Callable[[], T], *, geduld: float = 60.0) -> None:
    """Ask until the answer is what is expected. Fails with the last answer after `geduld` seconds."""
    tot = time.monotonic() + geduld
    adem = threading.Event()
    while (antwoord := vraag()) != verwacht and time.monotonic() < tot:
        adem.wait(_ELKE)
    assert verwacht == antwoord, f"{verwacht!r} werd {antwoord!r}"

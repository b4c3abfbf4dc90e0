"""A measured ratio beside its target."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

REKENTIJD = "RK_REKENTIJD"
"""Set: count what the cores did, all together, and not how long it took. For a busy computer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Uitkomst:
    """Our times (s) and theirs; `minstens`: so many times faster, or `hoogstens`: so many times slower."""

    naam: str
    onze: tuple[float, ...]
    hunne: tuple[float, ...]
    minstens: float | None = None
    hoogstens: float | None = None

    @property
    def waarde(self) -> float:
        """How many times faster we are (`minstens`), or how many times as long it takes us."""
        verhouding = median(self.onze) / median(self.hunne)
        return 1 / verhouding if self.minstens is not None else verhouding

    @property
    def gehaald(self) -> bool:
        """Whether the target was met; true where there is none."""
        if self.minstens is not None:
            return self.waarde >= self.minstens
        return self.hoogstens is None or self.waarde <= self.hoogstens

    def __str__(self) -> str:
        if self.minstens is not None:
            doel = f"minstens {self.minstens:g}x"
        else:
            doel = f"hoogstens {self.hoogstens:g}x" if self.hoogstens is not None else "ter vergelijking"
        oordeel = (
            ""
            if self.minstens is self.hoogstens is None
            else (", gehaald" if self.gehaald else ", NIET gehaald")
        )
        tijden = f"wij {_rij(self.onze)}; zij {_rij(self.hunne)}"
        return f"{self.naam}: {self.waarde:.2f}x ({doel}{oordeel}); {tijden}"


def _rij(tijden: Sequence[float]) -> str:
    ms = [1000 * t for t in tijden]
    return f"{median(ms):.1f} ms ({min(ms):.1f}-{max(ms):.1f}, n={len(ms)})"


def meet(doe: Callable[[], Any]) -> tuple[float, Any]:
    """How long it took, in seconds, and what it gave."""
    klok = time.process_time if REKENTIJD in os.environ else time.perf_counter
    begin = klok()
    uit = doe()
    return klok() - begin, uit


def om_en_om(rondes: int, *wie: Callable[[], float]) -> tuple[tuple[float, ...], ...]:
    """The times of each, in turns, so that what else this computer does falls on all alike."""
    tijden: list[list[float]] = [[] for _w in wie]
    for ronde in range(rondes):
        orde = range(len(wie)) if ronde % 2 == 0 else range(len(wie) - 1, -1, -1)
        for nr in orde:
            tijden[nr].append(wie[nr]())
    return tuple(tuple(t) for t in tijden)

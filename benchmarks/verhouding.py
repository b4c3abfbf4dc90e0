"""Two rows of times as one ratio, with what it was made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


def p95(tijden: Sequence[float]) -> float:
    """The time that 95 of 100 stay under: the nearest rank, never a guess in between."""
    rij = sorted(tijden)
    return rij[min(len(rij) - 1, -(-95 * len(rij) // 100) - 1)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Verhouding:
    """Our times (ms) over those of what we compare with, by `maat`; `doel` is the most allowed."""

    naam: str
    onze: tuple[float, ...]
    hunne: tuple[float, ...]
    doel: float
    maat: Callable[[Sequence[float]], float] = median

    @property
    def waarde(self) -> float:
        """The ratio."""
        return self.maat(self.onze) / self.maat(self.hunne)

    @property
    def gehaald(self) -> bool:
        """Whether the target was met."""
        return self.waarde <= self.doel

    def __str__(self) -> str:
        oordeel = "gehaald" if self.gehaald else "NIET gehaald"
        return (
            f"{self.naam}: {self.waarde:.2f}x (hoogstens {self.doel:.2f}x, {oordeel}); "
            f"wij {_rij(self.onze)}; zij {_rij(self.hunne)}"
        )


def _rij(tijden: Sequence[float]) -> str:
    spreiding = f"p95 {p95(tijden):.0f}, {min(tijden):.0f}-{max(tijden):.0f}, n={len(tijden)}"
    return f"{median(tijden):.0f} ms ({spreiding})"

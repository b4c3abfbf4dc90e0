"""One figure beside its target, and beside what doing nothing costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.verhouding import p95


@dataclass(frozen=True, kw_only=True, slots=True)
class Uitkomst:
    """A figure in `eenheid`; `doel` is the most allowed, None for one that is only told."""

    naam: str
    waarde: float
    eenheid: str = "ms"
    doel: float | None = None
    bij: str = ""

    @property
    def gehaald(self) -> bool:
        """Whether the target was met."""
        return self.doel is None or self.waarde <= self.doel

    def naast(self, andere: Sequence[Uitkomst]) -> str:
        """This figure as one line, beside the one of the same name that does nothing."""
        leeg = next((f"; een lege handler {u._getal}" for u in andere if u.naam == self.naam), "")
        oordeel = "gehaald" if self.gehaald else "NIET gehaald"
        doel = f" (hoogstens {self.doel:.0f}, {oordeel})" if self.doel is not None else ""
        return f"{self.naam}: {self._getal}{doel}{leeg}{f'; {self.bij}' if self.bij else ''}"

    @property
    def _getal(self) -> str:
        cijfers = 0 if self.waarde >= 10 or self.waarde == int(self.waarde) else 1
        return f"{self.waarde:.{cijfers}f} {self.eenheid}"


def spreiding(seconden: Sequence[float], naam: str, *, p: float, meest: float | None) -> list[Uitkomst]:
    """The p95 and the longest of a row of times, as two figures."""
    rij = sorted(1000 * s for s in seconden)
    midden = f"midden {rij[len(rij) // 2]:.0f}, n={len(rij)}"
    return [
        Uitkomst(naam=f"{naam}, p95", waarde=p95(rij), doel=p, bij=midden),
        Uitkomst(naam=f"{naam}, langst", waarde=rij[-1], doel=meest),
    ]

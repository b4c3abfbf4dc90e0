"""Figures in bins, and medians and the like from shown counts, with bounds where something is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Vakken:
    """A whole number in bins: `grenzen` has the lowest and highest value of each; the last has no highest."""

    grenzen: tuple[tuple[int, int | None], ...]

    @property
    def namen(self) -> tuple[str, ...]:
        """The bins as texts."""
        return tuple(self.tekst(nr, nr) for nr in range(len(self.grenzen)))

    def tekst(self, van: int, tot: int) -> str:
        """From one bin to another as a text: "3", "3 tot 5" or "6 of meer"."""
        laag, hoog = self.grenzen[van][0], self.grenzen[tot][1]
        if hoog is None:
            return _("{n} of meer").format(n=laag)
        return str(laag) if laag == hoog else _("{laag} tot {hoog}").format(laag=laag, hoog=hoog)


AANTALLEN = Vakken(grenzen=((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 6), (7, 9), (10, 14), (15, None)))
"""For whole numbers that are mostly small."""


def kwantiel(aantallen: Sequence[int | None], deel: float, *, totaal: int | None) -> tuple[int, int] | None:
    """Between which bins the quantile lies, by their place; None when nothing can be said.

    What is withheld is put in the lowest withheld bin, and then in the highest: the answer lies between.
    """
    bekend = sum(n for n in aantallen if n is not None)
    dicht = [nr for nr, n in enumerate(aantallen) if n is None]
    if totaal is None or not bekend:
        return None
    over = max(0, totaal - bekend) if dicht else 0
    plekken = []
    for waar in (dicht[0], dicht[-1]) if over else (0,):
        rij = [n or 0 for n in aantallen]
        rij[waar] += over
        grens, som = deel * sum(rij), 0.0
        for nr, n in enumerate(rij):
            som += n
            if n and som >= grens - 1e-9:
                plekken.append(nr)
                break
    return (min(plekken), max(plekken)) if plekken else None


def aandeel(teller: int | None, noemer: int | None) -> float | None:
    """One shown count as a share of another (0..1), None where one of the two is withheld or nobody."""
    return min(1.0, teller / noemer) if teller is not None and noemer else None

"""Medians and the like from shown counts, with bounds where something was withheld."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Vakken:
    """A figure in bins: `grenzen` has the lowest and highest value of each, the last without a highest."""

    grenzen: tuple[tuple[int, int | None], ...]

    @property
    def namen(self) -> tuple[str, ...]:
        """The bins as texts."""
        return tuple(self.naam(nr) for nr in range(len(self.grenzen)))

    def naam(self, nr: int) -> str:
        """One bin as a text."""
        laag, hoog = self.grenzen[nr]
        if hoog is None:
            return _("{n} of meer").format(n=laag)
        return str(laag) if laag == hoog else _("{laag} tot {hoog}").format(laag=laag, hoog=hoog)


AANTALLEN = Vakken(
    grenzen=((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 7), (8, 10), (11, 15), (16, None))
)
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
    for waar in (dicht[0], dicht[-1]) if dicht and over else (0,):
        rij = [n or 0 for n in aantallen]
        rij[waar] += over
        grens, som = deel * sum(rij), 0.0
        for nr, n in enumerate(rij):
            som += n
            if n and som >= grens - 1e-9:
                plekken.append(nr)
                break
    return (min(plekken), max(plekken)) if plekken else None


def in_woorden(vakken: Vakken, plek: tuple[int, int] | None) -> str:
    """The place as a text: "3", "3 tot 5" or "6 of meer"; "?" where nothing can be said."""
    if plek is None:
        return _("te weinig")
    laag, hoog = vakken.grenzen[plek[0]][0], vakken.grenzen[plek[1]][1]
    if hoog is None:
        return _("{n} of meer").format(n=laag)
    return str(laag) if laag == hoog else _("{laag} tot {hoog}").format(laag=laag, hoog=hoog)

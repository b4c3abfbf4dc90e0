"""What one helper finds round him when he looks for a place on the rings, and what a place costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Self

from rk.tekening.meetkunde import Vak, kruist, snijdt

KNOOPVAK = 23.0
"""Half the size of a mark with the white round it."""
BOTST = 500.0
"""What an overlap costs at least: more than all wishes together."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """A place that was tried: the middle of the mark, the boxes of mark and name, the name's lines."""

    x: float
    y: float
    knoop: Vak
    naam: Vak
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Buurt:
    """What stands on the drawing when one helper looks for a place."""

    wie: int
    vakken: list[Vak]
    punten: list[tuple[float, float]]
    # Those tied to this one: where, and what may lie between: marks and names of rings; names of others.
    buren: list[tuple[float, float, list[Vak], list[Vak]]]
    lijnen: list[tuple[float, float, float, float]]  # ties among the others

    @classmethod
    def van(
        cls,
        i: int,
        plaatsen: Sequence[Plaats | None],
        *,
        buren: Sequence[int],
        banden: Sequence[tuple[int, int]],
        vast: Sequence[Vak],
    ) -> Self:
        """Helper i's surroundings: who stands somewhere, who is tied to him, what lies there anyway."""
        staat = {j: p for j, p in enumerate(plaatsen) if p is not None}
        vakken = list(vast)
        for p in staat.values():
            vakken += (p.knoop, p.naam)
        gebonden = []
        for j in buren:
            if j in staat:
                knopen = [*vast, *(p.knoop for k, p in staat.items() if k != j)]
                namen = [p.naam for k, p in staat.items() if k != j]
                gebonden.append((staat[j].x, staat[j].y, knopen, namen))
        lijnen = [
            (staat[a].x, staat[a].y, staat[b].x, staat[b].y) for a, b in banden if a in staat and b in staat
        ]
        punten = [(p.x, p.y) for p in staat.values()]
        return cls(wie=i, vakken=vakken, punten=punten, buren=gebonden, lijnen=lijnen)

    def prijs(self, x: float, y: float) -> float:
        """What it costs at least to stand here: overlap, crowding, long ties."""
        prijs = botsing(knoopvak(x, y), self.vakken)
        for px, py in self.punten:
            ver = hypot((x - px) * 0.8, y - py)
            if ver < 150:
                prijs += (150 - ver) * 0.3
        return prijs + 0.04 * sum(hypot(x - px, y - py) for px, py, _, _ in self.buren)

    def prijs_banden(self, x: float, y: float) -> float:
        """What it costs that the ties then run as they do."""
        prijs = 0.0
        for px, py, knopen, namen in self.buren:
            # A tie through somebody else's mark would seem to be his.
            prijs += 60 * sum(snijdt(x, y, px, py, vak) for vak in knopen)
            prijs += 15 * sum(snijdt(x, y, px, py, vak) for vak in namen)
            prijs += 8 * sum(kruist((x, y), (px, py), lijn[:2], lijn[2:]) for lijn in self.lijnen)
        knoop = knoopvak(x, y)
        return prijs + 60 * sum(snijdt(*lijn, knoop) for lijn in self.lijnen)

    def prijs_naam(self, naam: Vak) -> float:
        """What it costs that a name lies here."""
        prijs = botsing(naam, self.vakken)
        return prijs + 14 * sum(snijdt(*lijn, naam) for lijn in self.lijnen)


def knoopvak(x: float, y: float) -> Vak:
    """The box of a mark and the white round it."""
    return (x - KNOOPVAK, y - KNOOPVAK, x + KNOOPVAK, y + KNOOPVAK)


def botsing(vak: Vak, vakken: Sequence[Vak]) -> float:
    """What it costs that a box lies over others; 0 when it lies over none."""
    links, boven, rechts, onder = vak[0] - 5, vak[1] - 3, vak[2] + 5, vak[3] + 3
    som = 0.0
    for a, b, c, d in vakken:
        if a < rechts and c > links and b < onder and d > boven:
            som += (min(c, rechts) - max(a, links)) * (min(d, onder) - max(b, boven))
    return BOTST + som if som else 0.0

"""The rules that each number for outside must pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.privacy.fouten import UitgifteFout
from rk.taal import _

Getallen = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Regels:
    """How many people and talks must stand behind a number, and how it is rounded.

    `minstens` people; of at least `gesprekken` talks, of which none gave more than the share `grootste`
    of them. Counts are rounded to a whole `afronden` (odd: then no count lies halfway).
    Raises  UitgifteFout: `afronden` is even, or the rules would show a count that rounds to nothing.
    Source: issue 6, "Nobody can be found".
    """

    minstens: int = 10
    gesprekken: int = 3
    grootste: float = 0.5
    afronden: int = 5

    def __post_init__(self) -> None:
        if self.afronden < 1 or self.afronden % 2 == 0 or self.minstens <= self.afronden:
            raise UitgifteFout(
                _("Rond af op een oneven getal, kleiner dan het kleinste aantal. Neem bijvoorbeeld 5 bij 10.")
            )

    def mag(self, aantal: Any, gesprekken: Any, grootste: Any) -> npt.NDArray[np.bool_]:
        """Whether groups of so many people, of so many talks, may be shown; `grootste` counts people."""
        aantal, gesprekken, grootste = (np.asarray(x) for x in (aantal, gesprekken, grootste))
        veel = (aantal >= self.minstens) & (gesprekken >= self.gesprekken)
        # A hair of room: shares come in as floats.
        return np.asarray(veel & (grootste <= self.grootste * aantal + 1e-9))

    def rond(self, aantal: Any) -> Getallen:
        """The count as it is shown."""
        return np.asarray(
            (np.asarray(aantal) + self.afronden // 2) // self.afronden * self.afronden, np.int64
        )

    def grenzen(self, getoond: Any) -> tuple[Getallen, Getallen]:
        """Lowest and highest count that a shown number can stand for, to who knows these rules."""
        getoond = np.asarray(getoond, np.int64)
        half = self.afronden // 2
        return np.maximum(getoond - half, self.minstens), getoond + half


REGELS = Regels()
"""The rules of the project."""

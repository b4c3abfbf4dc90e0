"""One part of route data in memory: whole casussen, as arrays side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.tabel import BEZOEK, Tijdeenheid

Kolommen = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Deel:
    """Visits of whole casussen, sorted by casus, weg and volgorde.

    `bezoek` maps names of BEZOEK to arrays of equal length: all that was asked for, and no more.
    `casus` maps names of the casus table to arrays, one row for each casus of this part in order,
    also one without visits; empty when none of it was asked for. Arrays are read, never written.
    """

    bezoek: Kolommen
    casus: Kolommen = field(default_factory=dict)
    tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND

    def __len__(self) -> int:
        return len(next(iter(self.bezoek.values()), ()))

    def __getitem__(self, kolom: str) -> npt.NDArray[Any]:
        return self.bezoek[kolom]

    def waar(self, houd: npt.NDArray[np.bool_]) -> Deel:
        """Only the visits for which `houd` is true."""
        return Deel(
            bezoek={naam: rij[houd] for naam, rij in self.bezoek.items()},
            casus=self.casus,
            tijdeenheid=self.tijdeenheid,
        )


def van_rijen(rijen: Iterable[Mapping[str, int]], *, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND) -> Deel:
    """A part from rows of codes, such as `rk.analysis.uit_casus.rijen` gives."""
    alle = list(rijen)
    return Deel(
        bezoek={k.naam: np.array([rij[k.naam] for rij in alle], dtype=k.dtype) for k in BEZOEK},
        tijdeenheid=tijdeenheid,
    )

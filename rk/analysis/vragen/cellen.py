"""Rows counted into the cells of a small table, with what lies behind each cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import BEZOEK
from rk.analysis.vragen.basis import Getallen, Namen
from rk.analysis.vragen.dekking import Dekking, dek
from rk.analysis.vragen.tellers import Tellers, maak

if TYPE_CHECKING:
    import pandas as pd

ROUTES = next(k.namen for k in BEZOEK if k.naam == "route")


@dataclass(frozen=True, kw_only=True, slots=True)
class Celtelling:
    """By key of a cell: `aantal` and other sums, and casussen and talks where these were asked."""

    cellen: Tellers
    dekking: Dekking | None = None

    def __add__(self, ander: Celtelling) -> Celtelling:
        dekking = None
        if self.dekking is not None and ander.dekking is not None:
            dekking = self.dekking + ander.dekking
        return Celtelling(cellen=self.cellen + ander.cellen, dekking=dekking)

    def per(self) -> dict[str, npt.NDArray[Any]]:
        """Columns beside the keys: `aantal`, `casussen`, `gesprekken`, `grootste`, and the other sums."""
        som = dict(self.cellen.som)
        per: dict[str, npt.NDArray[Any]] = {"aantal": som.pop("aantal")}
        if self.dekking is not None:
            per |= self.dekking.bij(self.cellen.sleutels[0])
            per["grootste"] = per["grootste"] / per["aantal"]
        return per | som


def tel_cellen(
    sleutels: Getallen,
    deel: Deel,
    casus: npt.NDArray[Any],
    *,
    dekking: bool,
    som: Mapping[str, npt.NDArray[Any]] | None = None,
) -> Celtelling:
    """Rows by key; `casus` is the number of the casus of each row, in the order of the part."""
    een = {"aantal": np.ones(len(sleutels), dtype=np.int64)}
    rest = {k: v.astype(np.int64) for k, v in (som or {}).items()}
    cellen = maak((sleutels,), som=een | rest)
    if not dekking:
        return Celtelling(cellen=cellen)
    plek = np.searchsorted(cellen.sleutels[0], sleutels)
    return Celtelling(cellen=cellen, dekking=dek(plek, deel, cellen.sleutels[0], casus=casus))


@dataclass(frozen=True, kw_only=True, slots=True)
class Celantwoord:
    """One row for each cell that came: `kop` has the codes that make the cell, `per` its numbers.

    `aantal`; `casussen`, `gesprekken` and `grootste` (the part of `aantal` that came from one talk)
    where they were asked; then what the question adds. `namen` has the names of the codes in `kop`.
    """

    kop: dict[str, Getallen]
    per: dict[str, npt.NDArray[Any]]
    namen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    totalen: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.per["aantal"])

    def tabel(self, *, codes: bool = False) -> pd.DataFrame:
        """The rows as a data frame, with names (or codes) in the columns of `kop`."""
        import pandas as pd

        kop = {
            k: v if codes or k not in self.namen else benoem(v, self.namen[k]) for k, v in self.kop.items()
        }
        return pd.DataFrame({**kop, **self.per})


def benoem(codes: npt.NDArray[Any], namen: tuple[str, ...]) -> list[str]:
    """The name of each code; "onbekend" for what is not known, the number where there is no name."""
    return [namen[c] if 0 <= c < len(namen) else str(c) if c >= 0 else "onbekend" for c in codes.tolist()]


def namen_van(tussen: str, namen: Namen) -> tuple[str, ...]:
    """The names of the codes in the column `halte` or `route`."""
    return namen.haltes if tussen == "halte" else ROUTES


def eerste_en_laatste(casus: npt.NDArray[Any]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The places of the first and of the last row of each casus that has rows."""
    if not len(casus):
        niets = np.zeros(0, dtype=np.intp)
        return niets, niets
    wissel = np.flatnonzero(casus[1:] != casus[:-1]) + 1
    return np.concatenate(([0], wissel)), np.concatenate((wissel - 1, [len(casus) - 1]))

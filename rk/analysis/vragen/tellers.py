"""Counts by key that merge exactly: integer columns beside sorted, unique keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from rk.analysis.vragen.basis import Getallen


@dataclass(frozen=True, kw_only=True, slots=True)
class Tellers:
    """`sleutels`: k rows of int64, one array for each part of the key, sorted, each key once.

    `som` has columns that add up; `meest` columns of which the largest stays. All int64, k long.
    Merging is associative and commutative, and exact: no floats.
    """

    sleutels: tuple[Getallen, ...]
    som: Mapping[str, Getallen] = field(default_factory=dict)
    meest: Mapping[str, Getallen] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.sleutels[0])

    def __add__(self, ander: Tellers) -> Tellers:
        if not len(ander):
            return self
        if not len(self):
            return ander
        return maak(
            tuple(np.concatenate(paar) for paar in zip(self.sleutels, ander.sleutels, strict=True)),
            som={n: np.concatenate((x, ander.som[n])) for n, x in self.som.items()},
            meest={n: np.concatenate((x, ander.meest[n])) for n, x in self.meest.items()},
        )


def maak(
    sleutels: tuple[Getallen, ...],
    *,
    som: Mapping[str, Getallen] | None = None,
    meest: Mapping[str, Getallen] | None = None,
) -> Tellers:
    """Counts from rows in any order, in which a key can come back."""
    # Two sorted rows behind each other merge in one go: a stable sort finds the runs.
    orde = (
        np.argsort(sleutels[0], kind="stable")
        if len(sleutels) == 1
        else np.lexsort(tuple(reversed(sleutels)))
    )
    rij = tuple(s[orde] for s in sleutels)
    nieuw = np.zeros(len(orde), dtype=bool)
    nieuw[:1] = True
    for s in rij:
        nieuw[1:] |= s[1:] != s[:-1]
    begin = np.flatnonzero(nieuw)
    return Tellers(
        sleutels=tuple(s[begin] for s in rij),
        som={n: _reduceer(np.add, x[orde], begin) for n, x in (som or {}).items()},
        meest={n: _reduceer(np.maximum, x[orde], begin) for n, x in (meest or {}).items()},
    )


def tel(sleutels: npt.NDArray[np.int64]) -> Tellers:
    """How often each key comes, in the column `aantal`."""
    uniek, aantal = np.unique(sleutels, return_counts=True)
    return Tellers(sleutels=(uniek,), som={"aantal": aantal.astype(np.int64)})


def leeg(delen: int, *, som: tuple[str, ...] = (), meest: tuple[str, ...] = ()) -> Tellers:
    """No keys yet, of so many parts."""
    niets = np.zeros(0, dtype=np.int64)
    return Tellers(
        sleutels=(niets,) * delen, som=dict.fromkeys(som, niets), meest=dict.fromkeys(meest, niets)
    )


def _reduceer(hoe: np.ufunc, rij: Getallen, begin: npt.NDArray[np.intp]) -> Getallen:
    return hoe.reduceat(rij, begin).astype(np.int64) if len(begin) else rij[:0]

"""Rows that come casus by casus already: passed on whole casussen at a time, and seen when they don't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

MEESTE_CASUSSEN = 5_000_000
"""Of each casus eight bytes are kept, to know it when it comes back. Of more casussen that is too much."""


class NietAaneen(Exception):
    """A casus came back after another: the rows must be sorted first."""


def aaneen(delen: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The parts, cut between casussen. Raises NietAaneen as soon as a casus comes back."""
    gezien = _Gezien()
    over: pd.DataFrame | None = None
    for deel in delen:
        alle = deel if over is None else pd.concat([over, deel], ignore_index=True)
        if not len(alle):
            continue
        nr, namen = pd.factorize(alle["casus"])
        if (np.diff(nr) < 0).any():
            raise NietAaneen
        # Two casussen with one print are as if one came back: sorting is right then too.
        nieuw = pd.util.hash_array(np.asarray(namen, dtype=object), categorize=False)
        if gezien.kent(nieuw):
            raise NietAaneen
        af = nr < len(namen) - 1
        # The last one may go on in the next part.
        gezien.neem(nieuw[:-1])
        over = alle[~af].reset_index(drop=True)
        if af.any():
            yield alle[af].reset_index(drop=True)
    if over is not None:
        yield over


class _Gezien:
    """The prints of casussen that are done, in sorted rows of which each is at least twice the next."""

    def __init__(self) -> None:
        self._rijen: list[npt.NDArray[np.uint64]] = []

    def kent(self, prints: npt.NDArray[np.uint64]) -> bool:
        """Whether one of them was there before."""
        for rij in self._rijen:
            plek = np.minimum(np.searchsorted(rij, prints), len(rij) - 1)
            if (rij[plek] == prints).any():
                return True
        return False

    def neem(self, prints: npt.NDArray[np.uint64]) -> None:
        """Remember these. Raises NietAaneen: two are the same, or there are too many to remember."""
        if not len(prints):
            return
        nieuw = np.sort(prints)
        while self._rijen and len(self._rijen[-1]) < 2 * len(nieuw):
            nieuw = np.sort(np.concatenate([self._rijen.pop(), nieuw]), kind="stable")
        self._rijen.append(nieuw)
        if (nieuw[1:] == nieuw[:-1]).any() or sum(map(len, self._rijen)) > MEESTE_CASUSSEN:
            raise NietAaneen

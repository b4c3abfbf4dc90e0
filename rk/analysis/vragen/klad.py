"""Memory that is used again and again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt

_STUK = 32 << 20
_REGEL = 64
"""Each begins a multiple of this behind the one before, so that any kind of number lies as it should."""
_MEEST = 64 << 20
"""Who took more is not kept for the next question."""


class Klad:
    """Arrays that are filled and left behind: new memory for every part costs as much as the work."""

    def __init__(self) -> None:
        self._rijen: dict[tuple[str, type[np.generic]], npt.NDArray[Any]] = {}
        self._stuk = np.empty(0, dtype=np.uint8)

    @property
    def bytes(self) -> int:
        """What it holds."""
        return sum(rij.nbytes for rij in self._rijen.values()) + self._stuk.nbytes

    def leeg(self) -> None:
        """Give back what it holds."""
        self._rijen.clear()
        self._stuk = np.empty(0, dtype=np.uint8)

    def blijft(self, aantal: int, dtype: type[np.generic]) -> npt.NDArray[Any]:
        """A new array, cut from a large one: large memory comes by large pages, which is quicker."""
        nodig = aantal * np.dtype(dtype).itemsize
        ruim = -(-nodig // _REGEL) * _REGEL
        if len(self._stuk) < ruim:
            self._stuk = np.empty(max(_STUK, ruim), dtype=np.uint8)
        rij, self._stuk = self._stuk[:nodig], self._stuk[ruim:]
        return rij.view(dtype)

    def ruimte(self, naam: str, aantal: int, dtype: type[np.generic]) -> npt.NDArray[Any]:
        """An array of this length; what is in it is of no use."""
        rij = self._rijen.get((naam, dtype))
        if rij is None or len(rij) < aantal:
            rij = self._rijen[naam, dtype] = np.zeros(aantal, dtype=dtype)
        return rij[:aantal]


class _PerDraad(Klad, threading.local):
    """Of each thread its own, gone with the thread."""


KLAD = _PerDraad()
_VRIJ: list[Klad] = []


@contextmanager
def geleend() -> Iterator[Klad]:
    """Arrays for one part, that the next part and the next question take again, on whatever thread.

    They stay as long as the process does, when they are no more than _MEEST bytes.
    """
    try:
        klad = _VRIJ.pop()  # at once, so that no other thread has it too
    except IndexError:
        klad = Klad()
    try:
        yield klad
    finally:
        if klad.bytes <= _MEEST:
            _VRIJ.append(klad)

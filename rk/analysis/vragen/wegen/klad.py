"""Memory that is used again and again."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import numpy.typing as npt


class Klad(threading.local):
    """Arrays that a thread fills and leaves behind: new memory for every part costs as much as the work."""

    def __init__(self) -> None:
        self._rijen: dict[str, npt.NDArray[Any]] = {}

    def ruimte(self, naam: str, aantal: int, dtype: type[np.generic]) -> npt.NDArray[Any]:
        """An array of this length; what is in it is of no use."""
        rij = self._rijen.get(naam)
        if rij is None or len(rij) < aantal:
            rij = self._rijen[naam] = np.zeros(aantal, dtype=dtype)
        return rij[:aantal]


KLAD = Klad()

"""Slows down who tries codes: per address and in all. Only wrong codes count.

A whole room can share one address, so nobody is shut out: who comes after many wrong codes waits
a little, one after another. 23^8 codes take centuries that way.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

VENSTER = 60.0
"""Seconds that a wrong code counts."""
_MEESTE_ADRESSEN = 2000


@dataclass(slots=True)
class _Teller:
    """Wrong codes of one address, or of all: when they were, and when the next may be tried."""

    vrij: int
    tussen: float
    fouten: deque[float] = field(default_factory=deque)
    volgende: float = 0.0

    def wacht(self, nu: float) -> float:
        while self.fouten and self.fouten[0] < nu - VENSTER:
            self.fouten.popleft()
        if len(self.fouten) < self.vrij:
            return 0.0
        self.volgende = max(self.volgende, nu) + self.tussen
        return self.volgende - nu


class Rem:
    """`wacht` before a code is judged, `fout` after a wrong one. Times are seconds of one clock."""

    def __init__(self) -> None:
        self._alle = _Teller(vrij=60, tussen=0.1)
        self._adressen: dict[str, _Teller] = {}

    def wacht(self, adres: str, nu: float) -> float:
        """How long a code from this address must wait, in seconds."""
        eigen = self._adressen.get(adres)
        return max(self._alle.wacht(nu), eigen.wacht(nu) if eigen else 0.0)

    def fout(self, adres: str, nu: float) -> None:
        """A wrong code came from this address."""
        if adres not in self._adressen and len(self._adressen) >= _MEESTE_ADRESSEN:
            self._adressen = {a: t for a, t in self._adressen.items() if t.fouten[-1] > nu - VENSTER}
            if len(self._adressen) >= _MEESTE_ADRESSEN:
                self._adressen.clear()  # the brake on all of them together still holds
        teller = self._adressen.setdefault(adres, _Teller(vrij=10, tussen=1.0))
        for t in (self._alle, teller):
            t.fouten.append(nu)
            while len(t.fouten) > 4 * t.vrij:
                t.fouten.popleft()

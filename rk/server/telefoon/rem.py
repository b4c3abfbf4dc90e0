"""Slows down who tries codes: per address and in all. Only wrong codes count.

A whole room can share one address, so nobody is shut out: who comes after many wrong codes waits
a little, one after another. 23^8 codes take centuries that way. Who would have to wait long is sent
away, and his turn is nobody's: however often one address asks, the others' turns stay where they
were, and its own wrong codes alone never slow down another.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

VENSTER = 60.0
"""Seconds that a wrong code counts."""
LANGST = 8.0
"""Seconds that somebody waits for a turn at most."""
_PER_ADRES = 10
_IN_ALLES = 60
_MEESTE_ADRESSEN = 2000


@dataclass(slots=True)
class _Teller:
    """Wrong codes of one address, or of all: when they were, and when the next may be tried."""

    vrij: int
    tussen: float
    fouten: deque[float] = field(default_factory=deque)
    volgende: float = 0.0

    def beurt(self, nu: float) -> float | None:
        """When the next turn is, or None when nobody has to wait for one; it is not taken yet."""
        while self.fouten and self.fouten[0] < nu - VENSTER:
            self.fouten.popleft()
        return None if len(self.fouten) < self.vrij else max(self.volgende, nu) + self.tussen

    def fout(self, nu: float) -> None:
        self.fouten.append(nu)
        while len(self.fouten) > 4 * self.vrij:
            self.fouten.popleft()


class Rem:
    """`wacht` before a code is judged, `fout` after a wrong one. Times are seconds of one clock."""

    def __init__(self) -> None:
        self._alle = _Teller(vrij=_IN_ALLES, tussen=0.1)
        self._adressen: dict[str, _Teller] = {}

    def wacht(self, adres: str, nu: float) -> float | None:
        """How long a code from this address must wait, in seconds; None: too long, ask again later."""
        eigen = self._adressen.get(adres)
        beurten = [
            (teller, om)
            for teller in (self._alle, eigen)
            if teller is not None and (om := teller.beurt(nu)) is not None
        ]
        wacht = max((om - nu for _teller, om in beurten), default=0.0)
        if wacht > LANGST:
            return None
        for teller, om in beurten:
            teller.volgende = om
        return wacht

    def fout(self, adres: str, nu: float) -> None:
        """A wrong code came from this address."""
        if adres not in self._adressen and len(self._adressen) >= _MEESTE_ADRESSEN:
            self._adressen = {a: t for a, t in self._adressen.items() if t.fouten[-1] > nu - VENSTER}
            if len(self._adressen) >= _MEESTE_ADRESSEN:
                self._adressen.clear()  # the brake on all of them together still holds
        eigen = self._adressen.setdefault(adres, _Teller(vrij=_PER_ADRES, tussen=1.0))
        if eigen.beurt(nu) is None:
            self._alle.fout(nu)  # what comes after is slowed down already, by itself
        eigen.fout(nu)

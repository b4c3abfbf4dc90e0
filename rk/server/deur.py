"""What the rooms need of the place where phones come in."""

from __future__ import annotations

from typing import Protocol

from rk.domain import Net
from rk.server.geweigerd import Geweigerd
from rk.taal import _


class Deur(Protocol):
    """Where phones come in."""

    versleuteld: bool

    def netten(self) -> tuple[Net, ...]:
        """The networks that this laptop is on."""

    def open(self, net: str, poort: int) -> int:
        """Listen on this address, on this port if it is free; gives the port. Raises Geweigerd."""

    def sluit(self, net: str, poort: int) -> None:
        """Listen there no more."""


class GeenDeur:
    """A server that phones can't reach."""

    versleuteld = False

    def netten(self) -> tuple[Net, ...]:
        return ()

    def open(self, net: str, poort: int) -> int:
        raise Geweigerd(_("Meedoen met de telefoon kan hier niet."))

    def sluit(self, net: str, poort: int) -> None:
        """Nothing listens."""

"""What every store of route data gives, on disk or in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from rk.analysis.deel import Deel
from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag.namen import Namen
from rk.analysis.tabel import Tijdeenheid


class OpslagstukFout(RoutedataFout):
    """A file of the store is missing, damaged, or not what the store says that it is."""


class Herkomst(StrEnum):
    """Where the rows come from. `voorbeeld` is made up: nothing about real people follows from it."""

    GESPREKKEN = "gesprekken"
    VOORBEELD = "voorbeeld"
    LOG = "log"


VERZONNEN = "voorbeeld-"
"""How the key of every made-up casus begins, so that it is known for what it is wherever it comes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Aantal:
    """How many there are of each; `gesprekken` are the talks that gave at least one casus."""

    casussen: int = 0
    bezoeken: int = 0
    gesprekken: int = 0
    codes: int = 0


class Opslag(Protocol):
    """Route data in parts, each part whole casussen."""

    @property
    def namen(self) -> Namen: ...
    @property
    def tijdeenheid(self) -> Tijdeenheid: ...
    @property
    def herkomst(self) -> Herkomst: ...
    @property
    def aantal(self) -> Aantal: ...
    @property
    def delen(self) -> Sequence[Any]: ...
    @property
    def casuskolommen(self) -> tuple[str, ...]: ...
    def lees(self, nr: int, kolommen: Sequence[str], casuskolommen: Sequence[str] = ()) -> Deel: ...

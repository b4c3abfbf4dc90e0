"""The judged numbers of a screen: what a kernel needs to draw it, and no more.

They are worked out once for a store, and kept beside the server as a small file: the next kernel reads
that and need not load the route store at all. Nothing is in it that may not be on the screen.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

ALLES = "(alles)"
IEDEREEN = ""
"""The choice of everybody; others are "attribute=value"."""

Cel = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Getoond:
    """One table for one choice: rounded counts by cell, None where it is withheld."""

    dimensies: tuple[str, ...]
    cellen: Mapping[Cel, int | None]

    def __getitem__(self, cel: Cel) -> int | None:
        return self.cellen.get(cel)

    @property
    def totaal(self) -> int | None:
        """Everybody, or None where that is withheld or was not asked."""
        return self.cellen.get((ALLES,) * len(self.dimensies))

    def gewone(self) -> Iterator[tuple[Cel, int | None]]:
        """The cells that are no totals."""
        return ((k, n) for k, n in self.cellen.items() if ALLES not in k)


@dataclass(frozen=True, kw_only=True)
class Cijfers:
    """All tables of a screen, for each choice that can be made.

    `attributen`: by attribute its values, in order. `tabellen`: by name the dimensions, the names of
    the cells, and by choice a count for each. `extra` is what else was worked out of shown numbers.
    """

    herkomst: str
    attributen: Mapping[str, tuple[str, ...]]
    tabellen: Mapping[str, Any]
    weggelaten: Mapping[str, float]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def tabel(self, naam: str, keuze: str = IEDEREEN) -> Getoond:
        """One table for one choice. Raises KeyError: there is no such table or choice."""
        t = self.tabellen[naam]
        return Getoond(
            dimensies=tuple(t["dimensies"]),
            cellen={tuple(n): x for n, x in zip(t["namen"], t["per"][keuze], strict=True)},
        )

    def mensen(self, keuze: str = IEDEREEN) -> int | None:
        """How many people a choice is about; None where that is withheld. The same in every table."""
        return self.tabel("warm", keuze).totaal

    def keuzes(self) -> tuple[str, ...]:
        """Every choice, everybody first."""
        return (IEDEREEN, *(f"{a}={w}" for a, ws in self.attributen.items() for w in ws))

    def bewaar(self, pad: Path) -> None:
        """Keep them; a reader sees all of it or nothing."""
        aside = pad.with_suffix(f".{os.getpid()}")
        aside.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
        aside.replace(pad)

    @classmethod
    def lees(cls, pad: Path) -> Self | None:
        """What was kept, or None when there is nothing (readable)."""
        try:
            return cls(**json.loads(pad.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

"""What a file to read in gives: parts, as data frames with our columns, as often as one asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pandas as pd

from rk.analysis.tabel import Tijdeenheid

Deelrij = tuple[pd.DataFrame, int]
"""A part, and the number of its first row in the file (a spreadsheet's count, or the how-manieth event)."""
Hoever = Callable[[int, int], None]
"""Called with the bytes that are done, and of how many."""


def _stil(_gedaan: int, _totaal: int) -> None:
    """Nobody looks."""


@dataclass(slots=True)
class Geteld:
    """What a file has that can't be judged: rows with too few or too many cells (number and text), and
    how many casussen without any visit.
    """

    kapot: list[tuple[int, str]] = field(default_factory=list)
    leeg: int = 0


class Bron(Protocol):
    """A file with visits. `aaneen`: rows of one casus lie together and a part never cuts a casus."""

    pad: Path
    tijdeenheid: Tijdeenheid
    aaneen: bool
    geteld: Geteld

    def delen(self, hoever: Hoever = _stil) -> Iterator[Deelrij]:
        """The parts from the beginning. Raises RoutedataFout: the file can't be read on."""
        ...


_OP = object()


def vooruit(delen: Iterator[Deelrij]) -> Iterator[Deelrij]:
    """The same parts; the next one is read in a thread of its own while this one is judged."""
    with ThreadPoolExecutor(max_workers=1) as lezer:
        volgende = lezer.submit(next, delen, _OP)
        while isinstance(nu := volgende.result(), tuple):
            volgende = lezer.submit(next, delen, _OP)
            yield nu

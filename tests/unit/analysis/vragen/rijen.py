"""Small route data for tests of the questions, and how it is cut into parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st

from rk.analysis.deel import Deel
from rk.analysis.tabel import BEZOEK, ONBEKEND, TIJD_ONBEKEND, Tijdeenheid

LEEG: Mapping[str, int] = {k.naam: ONBEKEND for k in BEZOEK} | {"weg": 0, "tijd": TIJD_ONBEKEND}
DTYPE = {k.naam: k.dtype for k in BEZOEK}

Verhaal = tuple[int, int, list[dict[str, int]]]
"""The talk, its month, and the visits: columns of BEZOEK, what is left out is unknown."""


def deel(verhalen: Sequence[Verhaal], *, eerste: int = 0, eenheid: Tijdeenheid = Tijdeenheid.MAAND) -> Deel:
    """One part of these stories; casussen are numbered from `eerste`."""
    rijen = []
    for nr, (_gesprek, _maand, bezoeken) in enumerate(verhalen, eerste):
        plaats = {0: 0, 1: 0}
        for bezoek in sorted(bezoeken, key=lambda b: b.get("weg", 0)):
            rij = {**LEEG, **bezoek, "casus": nr}
            rij["volgorde"] = plaats[rij["weg"]]
            plaats[rij["weg"]] += 1
            rijen.append(rij)
    return Deel(
        bezoek={k: np.array([r[k] for r in rijen], dtype=DTYPE[k]) for k in DTYPE},
        casus={
            "casus": np.arange(eerste, eerste + len(verhalen), dtype=np.int32),
            "gesprek": np.array([g for g, _m, _b in verhalen], dtype=np.int32),
            "maand": np.array([m for _g, m, _b in verhalen], dtype=np.int32),
        },
        tijdeenheid=eenheid,
    )


def delen(
    verhalen: Sequence[Verhaal], grenzen: Sequence[int], *, eenheid: Tijdeenheid = Tijdeenheid.MAAND
) -> tuple[Deel, ...]:
    """The same stories in parts, cut before these casussen."""
    randen = [0, *sorted(min(g, len(verhalen)) for g in grenzen), len(verhalen)]
    return tuple(deel(verhalen[a:b], eerste=a, eenheid=eenheid) for a, b in pairwise(randen))


def bezoeken(
    *, haltes: int = 4, tijden: st.SearchStrategy[int] | None = None
) -> st.SearchStrategy[dict[str, int]]:
    """A visit of which all may be unknown but the halte."""
    return st.fixed_dictionaries(
        {
            "halte": st.integers(0, haltes - 1),
            "weg": st.integers(0, 1),
            "route": st.integers(-1, 3),
            "overdracht": st.integers(-1, 4),
            "uitkomst": st.integers(-1, 4),
            "woord": st.integers(-1, 5),
            "tijd": st.just(TIJD_ONBEKEND) | (st.integers(500, 560) if tijden is None else tijden),
        }
    )


def verhalen(*, meest: int = 12, **hoe: Any) -> st.SearchStrategy[list[Verhaal]]:
    """Stories of up to nine visits, from a few talks."""
    return st.lists(
        st.tuples(st.integers(-1, 4), st.integers(580, 600), st.lists(bezoeken(**hoe), max_size=9)),
        max_size=meest,
    )

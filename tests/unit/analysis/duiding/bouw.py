"""Small parts of route data, written the way one says them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from hypothesis import strategies as st

from rk.analysis.deel import Deel
from rk.analysis.tabel import BEZOEK, ONBEKEND, TIJD_ONBEKEND, code
from rk.domain import Overdracht, Route, Uitkomst, Weg, Woord

_LETTERS = {"g": Route.GROEN, "y": Route.GEEL, "o": Route.ORANJE, "b": Route.BLAUW}


@dataclass(frozen=True)
class Namenlijst:
    """Names as the store gives them."""

    haltes: tuple[str, ...] = ()
    halte_route: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    groepen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Bz:
    """One visit."""

    halte: int = 0
    route: str = "g"
    uitkomst: str = "onbekend"
    overdracht: str = "onbekend"
    woord: str = "onbekend"
    maand: int | None = None
    helper: int = ONBEKEND
    soort: str = ""


@dataclass(frozen=True)
class Cs:
    """One casus; `groepen` are codes by attribute, `cijfers` columns f_*."""

    werkelijk: Sequence[Bz] = ()
    beste: Sequence[Bz] = ()
    gesprek: int = 0
    groepen: Mapping[str, int] = field(default_factory=dict)
    cijfers: Mapping[str, float] = field(default_factory=dict)


def letters(tekst: str, **overig: Any) -> list[Bz]:
    """A way from the letters of its routes; each route is a halte of its own, "." an unknown route."""
    return [Bz(halte="gyob.".index(x), route=x, **overig) for x in tekst]


def deel(casussen: Sequence[Cs], *, eerste: int = 0, wegen: Weg | None = Weg.WERKELIJK) -> Deel:
    """A part with one kind of way, or both; casus numbers count from `eerste`."""
    rijen = []
    for nr, casus in enumerate(casussen, start=eerste):
        for weg, bezoeken in ((Weg.WERKELIJK, casus.werkelijk), (Weg.BESTE, casus.beste)):
            if wegen is not None and weg is not wegen:
                continue
            for plaats, b in enumerate(bezoeken):
                rijen.append({
                    **{k.naam: ONBEKEND for k in BEZOEK},
                    "casus": nr, "weg": code("weg", weg), "volgorde": plaats, "halte": b.halte,
                    "route": code("route", _LETTERS[b.route]) if b.route in _LETTERS else ONBEKEND,
                    "uitkomst": code("uitkomst", b.uitkomst),
                    "overdracht": code("overdracht", b.overdracht), "woord": code("woord", b.woord),
                    "helper": b.helper, "soort": code("soort", b.soort),
                    "tijd": TIJD_ONBEKEND if b.maand is None else b.maand,
                })  # fmt: skip
    groepen = sorted({"g_regio"} | {k for c in casussen for k in c.groepen})
    cijfers = sorted({k for c in casussen for k in c.cijfers})
    return Deel(
        bezoek={k.naam: np.array([r[k.naam] for r in rijen], dtype=k.dtype) for k in BEZOEK},
        casus={
            "casus": np.arange(eerste, eerste + len(casussen), dtype=np.int32),
            "gesprek": np.array([c.gesprek for c in casussen], dtype=np.int32),
            **{k: np.array([c.groepen.get(k, ONBEKEND) for c in casussen], np.int16) for k in groepen},
            **{k: np.array([c.cijfers.get(k, np.nan) for c in casussen]) for k in cijfers},
        },
    )


def _waarden(soort: Any) -> Any:
    return st.sampled_from([x.value for x in soort])


BEZOEKEN = st.lists(
    st.builds(
        Bz,
        halte=st.integers(0, 5),
        route=st.sampled_from("gyob."),
        uitkomst=_waarden(Uitkomst),
        overdracht=_waarden(Overdracht),
        woord=_waarden(Woord),
        maand=st.none() | st.integers(500, 520),
    ),
    max_size=7,
)
CASUSSEN = st.lists(
    st.builds(
        Cs,
        werkelijk=BEZOEKEN,
        beste=BEZOEKEN,
        gesprek=st.integers(0, 4),
        groepen=st.fixed_dictionaries({"g_regio": st.integers(-1, 1)}),
    ),
    min_size=1,
    max_size=12,
)

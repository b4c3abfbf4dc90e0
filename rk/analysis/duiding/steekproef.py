"""A bounded sample of ways, and the picture of them under each other.

These are ways of persons: for work within the project only, never for outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.kleuren import ROUTES
from rk.analysis.tabel import Tijdeenheid
from rk.analysis.vragen.basis import Namen
from rk.domain import Weg
from rk.taal import _

_TEKEN = np.array([*"0123", "?"])
"""A route as one sign, from near to far; the last one (also for code -1) is unknown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trekking:
    """Ways drawn by lot: `rijen` has lot, gesprek and weg (one sign per visit); out of `totaal` ways."""

    rijen: pd.DataFrame
    totaal: int


def trek(deel: Deel, *, aantal: int, seed: int) -> Trekking:
    """The ways of a part, at most `aantal`, with the lowest lots; the same whatever the parts are."""
    alle = basis.wegen(deel)
    loten = basis.lot(alle.casus, seed=seed)
    mee = np.argsort(loten, kind="stable")[:aantal]
    route = deel["route"]
    rijen = pd.DataFrame(
        {
            "lot": loten[mee],
            "gesprek": basis.van_casus(deel, "gesprek", alle.casus[mee]),
            "weg": pd.Series(
                ["".join(_TEKEN[route[alle.begin[nr] : alle.eind[nr]]]) for nr in mee], dtype=str
            ),
        }
    )
    return Trekking(rijen=rijen, totaal=len(alle))


def samen(a: Trekking, b: Trekking, *, aantal: int) -> Trekking:
    """The lowest lots of both."""
    rijen = pd.concat([a.rijen, b.rijen], ignore_index=True).sort_values("lot", kind="stable")
    return Trekking(rijen=rijen.head(aantal).reset_index(drop=True), totaal=a.totaal + b.totaal)


def routes(weg: str) -> tuple[str, ...]:
    """The names of the routes of a way, visit by visit."""
    return tuple(_("onbekend") if x == "?" else ROUTES[int(x)] for x in weg)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegenbeeld:
    """Ways under each other, like ways beside each other: the index plot. Only within the project.

    `wegen` are rows of signs (0 green to 3 blue, ? unknown), sorted, out of `totaal` ways.
    """

    alleen_binnen_project: ClassVar[bool] = True

    wegen: tuple[str, ...]
    totaal: int

    def tabel(self) -> pd.DataFrame:
        """One row per visit: `rij` (from 0, as sorted), `plek` (from 1) and `route`."""
        return pd.DataFrame(
            [
                (rij, plek, route)
                for rij, weg in enumerate(self.wegen)
                for plek, route in enumerate(routes(weg), start=1)
            ],
            columns=["rij", "plek", "route"],
        )

    def zin(self) -> str:
        """How many ways are shown, and that these are of persons."""
        if not self.totaal:
            return _("Er zijn nog geen wegen om naar te kijken.")
        return _(
            "Dit zijn {getoond} van de {totaal} wegen, door het lot gekozen. "
            "Elke rij is de weg van één mens: laat dit alleen binnen het project zien."
        ).format(getoond=basis.heel(len(self.wegen)), totaal=basis.heel(self.totaal))


@dataclass(frozen=True, kw_only=True, slots=True)
class Geloot:
    """What questions share that look at a sample: at most `aantal` ways, drawn by lot with `seed`.

    The same in every run, and over any parts.
    """

    aantal: int
    seed: int = 1
    weg: Weg = Weg.WERKELIJK
    kolommen: ClassVar[tuple[str, ...]] = ("casus", "route")
    casuskolommen: ClassVar[tuple[str, ...]] = ("casus", "gesprek")

    def kernel(self, deel: Deel) -> Trekking:
        """The lowest lots of one part, which has one way for each casus."""
        return trek(deel, aantal=self.aantal, seed=self.seed)

    def merge(self, a: Trekking, b: Trekking) -> Trekking:
        """The lowest lots of both."""
        return samen(a, b, aantal=self.aantal)


@dataclass(frozen=True, kw_only=True, slots=True)
class Onderelkaar(Geloot):
    """The index plot: a sample of ways, sorted from the beginning, from near to far."""

    aantal: int = 200

    def antwoord(self, r: Trekking, namen: Namen, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND) -> Wegenbeeld:
        """The ways, sorted."""
        return Wegenbeeld(wegen=tuple(sorted(r.rijen["weg"])), totaal=r.totaal)

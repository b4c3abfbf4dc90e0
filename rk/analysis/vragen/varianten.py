"""Which ways people go: spelled out, and as a print without order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import Tijdeenheid
from rk.analysis.vragen.basis import Getallen, Namen
from rk.analysis.vragen.cellen import (
    ROUTES,
    Celantwoord,
    Celtelling,
    benoem,
    eerste_en_laatste,
    namen_van,
    tel_cellen,
)
from rk.analysis.vragen.dekking import CASUSKOLOMMEN
from rk.analysis.vragen.wegen import Wegen, Wegrijen, tel_wegen
from rk.domain import Weg

if TYPE_CHECKING:
    import pandas as pd

_BITS = 12
MEEST = (1 << _BITS) - 1
"""A print counts no further than so many visits to one route."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Varianten:
    """Which whole ways casussen go, halte by halte (or route by route), and how many go each.

    Exact: a short way is its own key, and long ones are compared in full. `top`: how many of the most
    common to spell out, None for all. A whole way can be that of one person, and most are: this is
    for use within a project, and never goes outside. Checked against pm4py.
    """

    tussen: Literal["halte", "route"] = "halte"
    top: int | None = 20
    weg: Weg | None = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        return ("casus", self.tussen)

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return ()

    def kernel(self, deel: Deel) -> Wegrijen:
        return Wegrijen(rijen=(tel_wegen(deel["casus"], deel[self.tussen]),))

    def merge(self, a: Wegrijen, b: Wegrijen) -> Wegrijen:
        return a + b

    def antwoord(self, r: Wegrijen, namen: Namen, tijdeenheid: Tijdeenheid) -> VariantenAntwoord:
        stukken = r.per_stuk(self._stuk)
        casussen, varianten, uniek = np.array([s[:3] for s in stukken], dtype=np.int64).sum(axis=0).tolist()
        rijen = [rij for s in stukken for rij in s[3]]
        rijen = sorted(rijen, key=lambda x: (-x[0], x[1]))[: self.top]
        return VariantenAntwoord(
            casussen=casussen,
            varianten=varianten,
            uniek=uniek,
            wegen=tuple(w for _n, w in rijen),
            aantal=np.array([n for n, _w in rijen], dtype=np.int64),
            namen=namen_van(self.tussen, namen),
        )

    def _stuk(self, stuk: Wegen) -> tuple[int, int, int, list[tuple[int, tuple[int, ...]]]]:
        """Casussen, ways, ways of one casus alone, and the ways that can be among the most common."""
        kans = self._kans(stuk.aantal)
        return (
            int(stuk.aantal.sum(dtype=np.int64)),
            len(stuk),
            int(np.count_nonzero(stuk.aantal == 1)),
            list(zip(stuk.aantal[kans].tolist(), stuk.wegen(kans), strict=True)),
        )

    def _kans(self, aantal: npt.NDArray[np.int32]) -> npt.NDArray[np.intp]:
        """The places of ways that can be among the most common."""
        top = len(aantal) if self.top is None else min(self.top, len(aantal))
        # Most ways are gone once: look among the others first.
        plekken = np.flatnonzero(aantal > 1)
        if len(plekken) < top:
            plekken = np.arange(len(aantal))
        if 0 < top < len(plekken):
            # All that are as common as the last one: which of them is then not left to chance.
            keer = aantal[plekken]
            plekken = plekken[keer >= np.partition(keer, len(keer) - top)[len(keer) - top]]
        return plekken if top else plekken[:0]


@dataclass(frozen=True, kw_only=True, slots=True)
class VariantenAntwoord:
    """`casussen` with visits go `varianten` different ways, of which `uniek` are gone by one casus alone.

    `wegen` are the most common, as codes, with `aantal` casussen each; ties in the order of the codes.
    """

    casussen: int
    varianten: int
    uniek: int
    wegen: tuple[tuple[int, ...], ...]
    aantal: Getallen
    namen: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.wegen)

    def tabel(self) -> pd.DataFrame:
        """One row for each spelled-out way: `weg`, `lengte`, `aantal`, and `aandeel` of all casussen."""
        import pandas as pd

        return pd.DataFrame(
            {
                "weg": [" → ".join(benoem(np.array(w, dtype=np.int64), self.namen)) for w in self.wegen],
                "lengte": [len(w) for w in self.wegen],
                "aantal": self.aantal,
                "aandeel": self.aantal / max(1, self.casussen),
            }
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Routeprint:
    """How many visits a way has on each route, without their order, and how many casussen have it so.

    `keren=False` asks only which routes a way touches. Many fewer than whole ways, and so of use where
    whole ways are not. Counts over 4,095 visits to one route are told as that.
    """

    keren: bool = True
    dekking: bool = True
    weg: Weg | None = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        return ("casus", "route")

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return CASUSKOLOMMEN if self.dekking else ()

    def kernel(self, deel: Deel) -> Celtelling:
        casus, route = deel["casus"], deel["route"]
        eerste, laatste = eerste_en_laatste(casus)
        sleutels = np.zeros(len(eerste), dtype=np.int64)
        for nr in range(-1, len(ROUTES)):
            tot = np.concatenate(([0], np.cumsum(route == nr)))
            keer = np.minimum(tot[laatste + 1] - tot[eerste], MEEST if self.keren else 1)
            sleutels = (sleutels << _BITS) | keer
        return tel_cellen(sleutels, deel, casus[eerste], dekking=self.dekking)

    def merge(self, a: Celtelling, b: Celtelling) -> Celtelling:
        return a + b

    def antwoord(self, r: Celtelling, namen: Namen, tijdeenheid: Tijdeenheid) -> Celantwoord:
        sleutels = r.cellen.sleutels[0]
        namen_ = (*ROUTES, "onbekend")
        plek: dict[str, npt.NDArray[Any]] = {}
        for naam, nr in zip(namen_, (*range(1, len(ROUTES) + 1), 0), strict=True):
            plek[naam] = (sleutels >> _BITS * (len(ROUTES) - nr)) & MEEST
        return Celantwoord(kop=plek, per=r.per())

"""The figures of each casus, as columns beside its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import FIGUUR, Tijdeenheid
from rk.analysis.vragen.basis import Namen
from rk.analysis.vragen.cijfers.rij import FIGUREN, KOLOMMEN, MET_VAN, Cijfers, blokken, randen
from rk.analysis.vragen.klad import geleend

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, kw_only=True, slots=True)
class Casuscijfers:
    """The numbers of casussen, and a row of figures for each: laag, hoog and van of each of FIGUREN."""

    casus: npt.NDArray[np.int32]
    cijfers: Cijfers


@dataclass(frozen=True, kw_only=True, slots=True)
class CijfersPerCasus:
    """Every figure that follows from the order of visits alone, of every casus.

    Equal to `rk.inzicht.cijfers` on each casus: `laag` and `hoog` where unknowns leave it open, and
    NaN where there is too little to go on. About people, so only for use within a project. A figure
    that needs ties, overview or obstacles is not here: it is a column `f_*` of the casus table.
    The answer is as large as the casussen are many; `Cijferverdeling` stays small.
    """

    weg: None = None

    @property
    def kolommen(self) -> tuple[str, ...]:
        return KOLOMMEN

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return ("casus",)

    def kernel(self, deel: Deel) -> Casuscijfers:
        with geleend() as klad:
            grens = randen(deel, klad)
            uit = np.empty((len(grens.casus), 3 * len(FIGUREN)))
            for begin, rij in blokken(deel, grens, klad):
                uit[begin : begin + len(rij)] = rij
        return Casuscijfers(casus=grens.casus.astype(np.int32), cijfers=uit)

    def merge(self, a: Casuscijfers, b: Casuscijfers) -> Casuscijfers:
        return Casuscijfers(
            casus=np.concatenate((a.casus, b.casus)), cijfers=np.concatenate((a.cijfers, b.cijfers))
        )

    def antwoord(self, r: Casuscijfers, namen: Namen, tijdeenheid: Tijdeenheid) -> CasuscijfersAntwoord:
        orde = np.argsort(r.casus, kind="stable")
        return CasuscijfersAntwoord(casus=r.casus[orde], cijfers=r.cijfers[orde])


@dataclass(frozen=True, kw_only=True, slots=True)
class CasuscijfersAntwoord:
    """By number of casus, `cijfers` has three columns for each of FIGUREN: laag, hoog and van."""

    casus: npt.NDArray[np.int32]
    cijfers: Cijfers

    def __len__(self) -> int:
        return len(self.casus)

    def van(self, figuur: str) -> dict[str, Any]:
        """`laag`, `hoog` and, of a part of a whole, `van` of one figure.

        Raises  ValueError: no such figure follows from the order of visits.
        """
        plek = 3 * FIGUREN.index(figuur)
        soorten = ("laag", "hoog", "van") if figuur in MET_VAN else ("laag", "hoog")
        return {soort: self.cijfers[:, plek + nr] for nr, soort in enumerate(soorten)}

    def tabel(self) -> pd.DataFrame:
        """One row for each casus, with columns such as `f_terugkeer_laag`."""
        import pandas as pd

        kolommen = {
            f"{FIGUUR}{figuur}_{soort}": rij for figuur in FIGUREN for soort, rij in self.van(figuur).items()
        }
        return pd.DataFrame({"casus": self.casus, **kolommen})

"""Behind each cell of an answer: how many casussen, how many talks, and how much came from one talk.

What `rk.privacy` needs to judge a cell, exact and in one pass. A talk whose casussen lie together in
one part (nearly every talk) is counted while passing: a cell remembers which talk it saw last. Talks
that come back elsewhere ("loose") are kept by name until the end, and visits of which the talk is
not known count together as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import ONBEKEND
from rk.analysis.vragen.basis import Bool, Getallen
from rk.analysis.vragen.snel import aan, lus
from rk.analysis.vragen.tellers import Tellers, leeg, maak

LOS = "gesprek_los"
"""Set by `stel` beside `gesprek`: whether the talk has casussen elsewhere too."""
CASUSKOLOMMEN = ("casus", "gesprek")
SOM = ("casussen", "gesprekken", "zonder")
MEEST = ("grootste",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dekking:
    """By cell: casussen, talks and the most that came from one; and, apart, the loose talks."""

    cellen: Tellers
    los: Tellers

    def __add__(self, ander: Dekking) -> Dekking:
        return Dekking(cellen=self.cellen + ander.cellen, los=self.los + ander.los)

    def bij(self, sleutels: Getallen) -> dict[str, Getallen]:
        """`casussen`, `gesprekken` and `grootste` (a count) for these cells, which all have one."""
        plek = np.searchsorted(self.cellen.sleutels[0], sleutels)
        zonder = self.cellen.som["zonder"][plek]
        gesprekken = self.cellen.som["gesprekken"][plek] + (zonder > 0)
        grootste = np.maximum(self.cellen.meest["grootste"][plek], zonder)
        if len(self.los):
            waar = np.searchsorted(sleutels, self.los.sleutels[0])
            waar_ = np.minimum(waar, max(len(sleutels) - 1, 0))
            raak = sleutels[waar_] == self.los.sleutels[0]
            np.add.at(gesprekken, waar_[raak], 1)
            np.maximum.at(grootste, waar_[raak], self.los.som["aantal"][raak])
        return {"casussen": self.cellen.som["casussen"][plek], "gesprekken": gesprekken, "grootste": grootste}


def dek(cel: npt.NDArray[Any], deel: Deel, sleutels: Getallen, *, casus: npt.NDArray[Any]) -> Dekking:
    """What lies behind the cells of one part.

    `cel` says for each row which cell it counts in, as a place in `sleutels` (sorted), or -1; `casus`
    the number of its casus, in the order of the part.
    """
    nummers, gesprek, los = _gesprekken(deel, casus)
    doe = _dek_lus if aan() else _dek_numpy
    per_cel, los_cel, los_gesprek = doe(cel, casus, nummers, gesprek, los, len(sleutels))
    gezien = per_cel[:, 0] > 0
    kolommen = {naam: np.ascontiguousarray(per_cel[gezien, nr]) for nr, naam in enumerate((*SOM, *MEEST))}
    meest = kolommen.pop("grootste")
    losse = (
        maak(
            (sleutels[los_cel], los_gesprek.astype(np.int64)),
            som={"aantal": np.ones(len(los_cel), dtype=np.int64)},
        )
        if len(los_cel)
        else leeg(2, som=("aantal",))
    )
    cellen = Tellers(sleutels=(sleutels[gezien],), som=kolommen, meest={"grootste": meest})
    return Dekking(cellen=cellen, los=losse)


def losse_gesprekken(per_deel: Sequence[npt.NDArray[Any]]) -> Bool | None:
    """Which talks, by code, have casussen that do not lie together in one part; None: no talk does.

    `per_deel` has the column `gesprek` of the casussen of each part.
    """
    lopen = [g[np.flatnonzero(np.diff(g, prepend=g[0] - 1))] for g in per_deel if len(g)]
    if not lopen:
        return None
    alle = np.concatenate(lopen)
    if alle[0] >= 0 and bool((np.diff(alle) > 0).all()):
        return None
    keer = np.bincount(alle[alle >= 0]) if (alle >= 0).any() else np.zeros(0, dtype=np.intp)
    return keer > 1


def met_los(deel: Deel, los: Bool | None) -> Deel:
    """The part with the column that says which casussen are of a loose talk."""
    gesprek = deel.casus["gesprek"]
    if los is None:
        kolom = np.zeros(len(gesprek), dtype=bool)
    else:
        kolom = (
            np.where(gesprek >= 0, los[np.maximum(gesprek, 0)], False)
            if len(los)
            else np.zeros(len(gesprek), dtype=bool)
        )
    return Deel(bezoek=deel.bezoek, casus={**deel.casus, LOS: kolom}, tijdeenheid=deel.tijdeenheid)


def _gesprekken(deel: Deel, casus: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[Any], Bool]:
    """The casussen of a part, their talks, and which of these may come back in another part."""
    if "gesprek" in deel.casus:
        gesprek = deel.casus["gesprek"]
        # Without word from the runner any talk may come back.
        los = deel.casus.get(LOS, gesprek != ONBEKEND)
        return deel.casus["casus"], gesprek, los
    nummers = np.unique(casus)
    return nummers, np.full(len(nummers), ONBEKEND, dtype=np.int32), np.zeros(len(nummers), dtype=bool)


@lus
def _dek_lus(
    cel: Any, casus: Any, nummers: Any, gesprek: Any, los: Any, aantal: int
) -> tuple[Getallen, Any, Any]:
    # By cell: casussen, talks, without talk, most of one; then: last casus, last talk, its run.
    per = np.zeros((aantal, 8), dtype=np.int64)
    per[:, 4] = -1
    per[:, 5] = -2
    losse = 0
    plek = 0
    for i in range(len(cel)):
        if cel[i] >= 0:
            while nummers[plek] != casus[i]:
                plek += 1
            losse += los[plek]
    los_cel = np.empty(losse, dtype=np.int64)
    los_gesprek = np.empty(losse, dtype=np.int32)
    losse = 0
    plek = 0
    for i in range(len(cel)):
        c = cel[i]
        if c < 0:
            continue
        nu = casus[i]
        while nummers[plek] != nu:
            plek += 1
        if per[c, 4] != nu:
            per[c, 4] = nu
            per[c, 0] += 1
        g = gesprek[plek]
        if los[plek]:
            los_cel[losse] = c
            los_gesprek[losse] = g
            losse += 1
        elif g < 0:
            per[c, 2] += 1
        else:
            if per[c, 5] != g:
                per[c, 5] = g
                per[c, 1] += 1
                per[c, 6] = 0
            per[c, 6] += 1
            if per[c, 6] > per[c, 3]:
                per[c, 3] = per[c, 6]
    return per, los_cel, los_gesprek


def _dek_numpy(
    cel: Any, casus: Any, nummers: Any, gesprek: Any, los: Any, aantal: int
) -> tuple[Getallen, Any, Any]:
    telt = cel >= 0
    c = cel[telt].astype(np.int64)
    plek = np.searchsorted(nummers, casus[telt])
    g, is_los = gesprek[plek].astype(np.int64), los[plek]
    per = np.zeros((aantal, 8), dtype=np.int64)
    per[:, 0] = np.bincount(maak((c, plek.astype(np.int64))).sleutels[0], minlength=aantal)
    zonder = ~is_los & (g < 0)
    per[:, 2] = np.bincount(c[zonder], minlength=aantal)
    vast = ~is_los & (g >= 0)
    samen = maak((c[vast], g[vast]), som={"aantal": np.ones(int(vast.sum()), dtype=np.int64)})
    per[:, 1] = np.bincount(samen.sleutels[0], minlength=aantal)
    np.maximum.at(per[:, 3], samen.sleutels[0], samen.som["aantal"])
    return per, c[is_los], g[is_los].astype(np.int32)

"""Who is in which row: what can be subtracted from what, and who would be left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array, vstack

Getallen = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Leden:
    """Rows of people. `wie` is rows × people, 1 where somebody is in a row; `casus` are the people's
    keys (uint64, sorted) and `gesprek` the talk that each comes from (uint64).
    """

    wie: Any
    casus: npt.NDArray[np.uint64]
    gesprek: npt.NDArray[np.uint64]

    def geteld(self) -> tuple[Getallen, Getallen, Getallen]:
        """People, talks, and people of the largest talk, for each row."""
        per = self.per_gesprek()
        grootste = per.max(axis=1).toarray().ravel() if per.shape[1] else np.zeros(per.shape[0])
        return (
            np.asarray(self.wie.sum(axis=1), np.int64).ravel(),
            np.diff(per.indptr).astype(np.int64),
            np.asarray(grootste, np.int64),
        )

    def per_gesprek(self) -> Any:
        """Rows × talks: how many people of a row come from each talk."""
        talks, nummer = np.unique(self.gesprek, return_inverse=True)
        plaats = csr_array(
            (np.ones(len(nummer), np.int64), (np.arange(len(nummer)), nummer)),
            shape=(len(nummer), len(talks)),
        )
        per = csr_array(self.wie @ plaats)
        per.sum_duplicates()
        per.eliminate_zeros()
        return per

    def rijen(self, welke: npt.NDArray[Any]) -> Leden:
        """Only these rows."""
        return Leden(wie=self.wie[welke], casus=self.casus, gesprek=self.gesprek)

    def merk(self) -> npt.NDArray[np.int64]:
        """A number for each row that is the same for the same people, and for others hardly ever."""
        with np.errstate(over="ignore"):
            mengsel = (self.casus * np.uint64(0x9E3779B97F4A7C15)).astype(np.int64)
            return np.asarray(self.wie.astype(np.int64) @ mengsel, np.int64)


def sleutels(namen: Any) -> npt.NDArray[np.uint64]:
    """64 bits for each name; the same name gives the same, in any run and on any machine."""
    return np.asarray(pd.util.hash_array(np.asarray(pd.Series(namen).astype(str), object), categorize=True))


def stapel(alle: Sequence[Leden]) -> Leden:
    """The rows of all of these under each other. A person's talk is the last that is known."""
    casus = np.unique(np.concatenate([x.casus for x in alle]))
    gesprek = np.zeros(len(casus), np.uint64)
    delen = []
    for leden in alle:
        plek = np.searchsorted(casus, leden.casus)
        gesprek[plek] = leden.gesprek
        wie = leden.wie
        delen.append(csr_array((wie.data, plek[wie.indices], wie.indptr), shape=(wie.shape[0], len(casus))))
    return Leden(wie=csr_array(vstack(delen, format="csr")), casus=casus, gesprek=gesprek)


def leden_van(rij: npt.NDArray[np.int64], casus: Any, gesprek: Any, *, rijen: int) -> Leden:
    """From pairs of a row and a person; double pairs count once. A person's last talk is his talk."""
    wie, nummer = np.unique(sleutels(casus), return_inverse=True)
    talk = np.zeros(len(wie), np.uint64)
    talk[nummer] = sleutels(gesprek)
    paar = np.unique(rij * max(len(wie), 1) + nummer)
    matrix = csr_array(
        (np.ones(len(paar), np.int64), (paar // max(len(wie), 1), paar % max(len(wie), 1))),
        shape=(rijen, len(wie)),
    )
    return Leden(wie=matrix, casus=wie, gesprek=talk)

"""Numbers within a casus: the place on a way, and who was met as the how-manieth."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Rij = npt.NDArray[Any]


def plaatsen(lengte: Rij) -> tuple[Rij, Rij]:
    """For each visit of ways of these lengths: its casus, and its place on the way."""
    casus = np.repeat(np.arange(len(lengte), dtype=np.int32), lengte)
    begin = np.cumsum(lengte) - lengte
    return casus, (np.arange(len(casus)) - begin[casus]).astype(np.int32)


def nummer(casus: Rij, sleutel: Rij) -> tuple[Rij, Rij, Rij]:
    """Number the keys of each casus from 1 in order of first sight (rows sorted by casus).

    Gives per row its number, per row which of the distinct keys it is, and those: their first rows.
    """
    if not len(casus):
        leeg = np.zeros(0, dtype=np.int64)
        return leeg, leeg, leeg
    beide = casus.astype(np.int64) * (int(sleutel.max()) + 1) + sleutel
    _uniek, eerste, welke = np.unique(beide, return_index=True, return_inverse=True)
    order = np.argsort(eerste)
    rang = np.empty_like(order)
    rang[order] = np.arange(len(order))
    eerste, welke = eerste[order], rang[welke]
    per = casus[eerste]
    begin = np.searchsorted(per, per)
    return (np.arange(len(eerste)) - begin + 1)[welke], welke, eerste

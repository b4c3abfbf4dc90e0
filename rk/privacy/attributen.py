"""How much alike people are in what a table says of them: for data that are still about people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, kw_only=True, slots=True)
class Gelijkenis:
    """`k`: so many people at least share each combination that occurs (0: there is nobody). `alleen`:
    people who are the only one with theirs; `mensen`: of how many.
    """

    k: int
    alleen: int
    mensen: int


def gelijkenis(mensen: pd.DataFrame, kenmerken: Sequence[str]) -> Gelijkenis:
    """k-anonymity of a table with one row per person, over these columns. Unknown is a value like any other.

    Source: Sweeney 2002, "k-anonymity: a model for protecting privacy"; equal to pycanon's.
    """
    if not len(mensen):
        return Gelijkenis(k=0, alleen=0, mensen=0)
    if not kenmerken:
        return Gelijkenis(k=len(mensen), alleen=int(len(mensen) == 1), mensen=len(mensen))
    groepen = mensen.groupby(list(kenmerken), dropna=False, observed=True).size()
    return Gelijkenis(k=int(groepen.min()), alleen=int((groepen == 1).sum()), mensen=len(mensen))

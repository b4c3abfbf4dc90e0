"""From rows of people to the cells and totals of a table: who is in which, counted at once."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.privacy.fouten import UitgifteFout
from rk.privacy.leden import Leden, leden_van
from rk.taal import _

ALLES = "(alles)"
"""In a dimension's column: everything of this dimension together, so the row is a total."""
ONBEKEND = "onbekend"
"""In a dimension's column: not known. It is a value like any other."""
MEESTE_CELLEN = 200_000
"""A table with more cells, empty ones included, is not judged: its rows are nearly all of one person."""

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Geteld:
    """`cellen` (dimensions, aantal, gesprekken, grootste), who is in them, and each dimension's values."""

    cellen: pd.DataFrame
    leden: Leden
    domein: Mapping[str, tuple[str, ...]]


def tel(
    rijen: pd.DataFrame,
    dims: tuple[str, ...],
    *,
    waarden: Mapping[str, Iterable[str]],
    binnen: Mapping[str, str],
    sneden: Iterable[Sequence[str]] | None,
    bevolking: pd.DataFrame | None,
    kenmerken: Collection[str],
    los: Collection[str],
) -> Geteld:
    """Count; see `Tabel.van_rijen`. Codes of a dimension count its values from 1; 0 is ALLES.

    Raises  UitgifteFout: a value that does not belong, or too many cells.
    """
    domein, kolommen, ook = {}, [], []
    van_allen = [] if bevolking is None else [d for d in dims if d in bevolking and d in kenmerken]
    for d in dims:
        kolom = rijen[d].astype(object)
        if d in van_allen and bevolking is not None:
            kolom = pd.concat([kolom, bevolking[d].astype(object)], ignore_index=True)
        domein[d], nummers = _gecodeerd(kolom.rename(d), waarden.get(d))
        kolommen.append(nummers[: len(rijen)])
        ook.append(
            nummers[len(rijen) :]
            if d in van_allen
            else np.zeros(0 if bevolking is None else len(bevolking), np.int64)
        )
    codes, codes_allen = np.stack(kolommen, axis=1), np.stack(ook, axis=1)
    maten = np.array([len(domein[d]) + 1 for d in dims], np.int64)
    gewicht = np.append(np.cumprod(maten[:0:-1])[::-1], 1)
    houdt = _houdt(dims, binnen, sneden)
    ouders = [_ouder(dims, codes, maten, d, b) for d, b in binnen.items() if b in dims]
    cel = _cellen(dims, maten, houdt, ouders, codes, np.array([d in los for d in dims]))
    sleutel = cel @ gewicht
    volgorde = np.argsort(sleutel)
    paren = []
    for h in houdt:
        masker = np.array([d in h for d in dims])
        wie, van = rijen, codes
        if bevolking is not None and set(h) <= set(van_allen):
            wie, van = bevolking, codes_allen
        hier = (van * masker) @ gewicht
        rij = volgorde[np.searchsorted(sleutel, hier, sorter=volgorde)]
        paren.append((rij, wie["casus"].to_numpy(), wie["gesprek"].to_numpy()))
    rij, casus, gesprek = (np.concatenate([p[k] for p in paren]) for k in range(3))
    leden = leden_van(rij, casus, gesprek, rijen=len(cel))
    cellen = pd.DataFrame(
        {d: np.array([ALLES, *domein[d]], object)[cel[:, nr]] for nr, d in enumerate(dims)},
        columns=list(dims),
    )
    aantal, gesprekken, grootste = leden.geteld()
    return Geteld(
        cellen=cellen.assign(aantal=aantal, gesprekken=gesprekken, grootste=grootste / np.maximum(aantal, 1)),
        leden=leden,
        domein=domein,
    )


def _gecodeerd(kolom: pd.Series, waarden: Iterable[str] | None) -> tuple[tuple[str, ...], Codes]:
    """The values that there can be, and for each row which it has, from 1; an empty one is unknown."""
    nummer, soorten = pd.factorize(kolom)
    teksten = [*map(str, soorten), ONBEKEND]
    komt_voor = [teksten[nr] for nr in np.unique(nummer)]
    domein = tuple(sorted(set(komt_voor)) if waarden is None else dict.fromkeys(map(str, waarden)))
    plek = {w: nr for nr, w in enumerate(domein, 1)}
    if ALLES in plek or any(w not in plek for w in komt_voor):
        raise UitgifteFout(
            _("In {dimensie} staat een waarde die er niet bij hoort.").format(dimensie=kolom.name)
        )
    return domein, np.array([plek.get(w, 0) for w in teksten], np.int64)[nummer]


def _houdt(
    dims: tuple[str, ...], binnen: Mapping[str, str], sneden: Iterable[Sequence[str]] | None
) -> list[tuple[str, ...]]:
    """Which dimensions are kept, for the cells and for each kind of total."""
    if sneden is None:
        keuzes = [c for n in range(len(dims), -1, -1) for c in itertools.combinations(dims, n)]
        # A halte without its route is the same people as the halte with it.
        keuzes = [c for c in keuzes if all(b in c for d, b in binnen.items() if d in c)]
    else:
        keuzes = [tuple(d for d in dims if d in c) for c in sneden]
    return list(dict.fromkeys(keuzes))


_Ouder = tuple[int, int, Codes]


def _ouder(dims: tuple[str, ...], codes: Codes, maten: Codes, onder: str, boven: str) -> _Ouder:
    """Where a dimension and the one that it divides stand, and for each of its values in which it lies."""
    o, b = dims.index(onder), dims.index(boven)
    van = np.full(maten[o], -1, np.int64)
    van[codes[:, o]] = codes[:, b]
    return o, b, van


def _cellen(
    dims: tuple[str, ...],
    maten: Codes,
    houdt: Sequence[tuple[str, ...]],
    ouders: list[_Ouder],
    codes: Codes,
    samen: npt.NDArray[np.bool_],
) -> Codes:
    """All cells and totals, as rows of codes; of the dimensions `samen` only what occurs together."""
    stukken = []
    # Values that lie within others, or only count together, make far fewer cells than their product.
    smal = {o for o, _b, _van in ouders} | set(np.flatnonzero(samen).tolist())
    aantal = sum(
        np.prod([float(maten[nr] - 1) for nr, d in enumerate(dims) if d in h and nr not in smal])
        for h in houdt
    )
    if aantal > MEESTE_CELLEN:
        raise UitgifteFout(te_veel(float(aantal)))
    for h in houdt:
        houd = np.array([d in h for d in dims])
        stuk: Any = (
            np.unique(codes * (houd & samen), axis=0) if len(codes) else np.zeros((1, len(dims)), np.int64)
        )
        for nr, d in enumerate(dims):
            if d in h and not samen[nr]:
                n = maten[nr] - 1
                stuk = np.repeat(stuk, n, axis=0)
                stuk[:, nr] = np.tile(np.arange(1, n + 1), len(stuk) // n if n else 0)
                for o, b, van in ouders:
                    if nr == max(o, b):
                        stuk = stuk[(stuk[:, o] == 0) | (stuk[:, b] == 0) | (van[stuk[:, o]] == stuk[:, b])]
        stukken.append(stuk)
    alle = np.concatenate(stukken)
    if len(alle) > MEESTE_CELLEN:
        raise UitgifteFout(te_veel(len(alle)))
    return alle


def te_veel(cellen: float) -> str:
    """What to say of so many cells."""
    return _("Deze tabel heeft {n:.0f} cellen. Neem minder dimensies, of grovere groepen.").format(n=cellen)

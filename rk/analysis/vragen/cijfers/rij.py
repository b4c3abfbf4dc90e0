"""The figures that follow from the order of visits, of each casus of a part: columns in, columns out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import TIJD_ONBEKEND, Tijdeenheid
from rk.analysis.vragen.cijfers import deuren, gezichten, ideaal, kort, verhaal, waakvlam
from rk.analysis.vragen.klad import Klad
from rk.analysis.vragen.snel import aan, lus
from rk.analysis.vragen.wachten import bekend

FIGUREN: tuple[str, ...] = (
    *verhaal.FIGUREN,
    *gezichten.FIGUREN,
    *deuren.FIGUREN,
    *ideaal.FIGUREN,
    *waakvlam.FIGUREN,
)
"""By the names of `rk.inzicht.cijfers`; each has three columns: laag, hoog and van."""
MET_VAN = frozenset({"overdrachten_warm", "overdrachten_warm_beste", "deuren_dicht"})
"""The figures that are a part of a whole."""
MATEN = frozenset({*gezichten.FIGUREN, "ideaal_verschuiving"})
"""The figures that are no whole number."""
KOLOMMEN: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            "casus",
            "weg",
            "helper_route",
            "organisatie",
            *deuren.KOLOMMEN,
            *ideaal.KOLOMMEN,
            *waakvlam.KOLOMMEN,
        )
    )
)
BLOK = 3080
"""So many casussen at a time: what is filled in stays near. At a power of two columns push each other out."""

Plekken = npt.NDArray[np.int64]
Cijfers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Randen:
    """Where the ways of each casus lie: from `van` to `midden` the real way, on to `tot` the best."""

    casus: npt.NDArray[Any]
    van: Plekken
    midden: Plekken
    tot: Plekken


def randen(deel: Deel, klad: Klad) -> Randen:
    """The casussen of a part, those without visits too where its casus table is there.

    The borders lie in `klad`.
    """
    casus, weg = deel["casus"], deel["weg"]
    nummers = deel.casus["casus"] if "casus" in deel.casus else np.unique(casus)
    van, midden, tot = (klad.ruimte(naam, len(nummers), np.int64) for naam in ("van", "midden", "tot"))
    if aan() and len(nummers) and int(nummers[-1]) - int(nummers[0]) + 1 == len(nummers):
        eind, beste = (klad.ruimte(naam, len(nummers) + 1, np.int64) for naam in ("eind", "beste"))
        _randen_lus(casus, weg, int(nummers[0]), van, midden, tot, eind, beste)
    else:
        van[:] = np.searchsorted(casus, nummers, side="left")
        tot[:] = np.searchsorted(casus, nummers, side="right")
        beste = np.concatenate(([0], np.cumsum(weg != 0)))
        midden[:] = tot - (beste[tot] - beste[van])
    return Randen(casus=nummers, van=van, midden=midden, tot=tot)


@lus
def _randen_lus(
    casus: Any, weg: Any, eerste: int, van: Any, midden: Any, tot: Any, eind: Any, beste: Any
) -> None:
    """Numbers without gaps, from `eerste` on. `eind` and `beste`: room for one more than there are numbers.

    First, of each casus that has visits, where they end and how many before that are of best ways: without
    a branch, for where a casus ends can't be foreseen.
    """
    n = len(casus)
    w = np.uint64(0)
    telt = 0
    for i in range(n - 1):
        telt += int(weg[i] != 0)
        eind[w] = i + 1
        beste[w] = telt
        w += np.uint64(casus[i + 1] != casus[i])
    if n > 0:
        eind[w] = n
        beste[w] = telt + int(weg[n - 1] != 0)
        w += np.uint64(1)
    nu = 0
    vorige = 0
    toen = 0
    for k in range(np.int64(w)):
        c = casus[eind[k] - 1] - eerste
        while nu < c:
            van[nu] = midden[nu] = tot[nu] = vorige
            nu += 1
        van[c] = vorige
        vorige = eind[k]
        midden[c] = vorige - (beste[k] - toen)
        tot[c] = vorige
        toen = beste[k]
        nu = c + 1
    for c in range(nu, len(tot)):
        van[c] = midden[c] = tot[c] = vorige


def blokken(deel: Deel, grens: Randen, klad: Klad) -> Iterator[tuple[int, Cijfers]]:
    """The figures of the casussen of a part, some thousands at a time: where they begin, and their rows.

    A row has `laag`, `hoog` and `van` of each of FIGUREN; NaN is too little to go on, or no whole.
    The rows lie in `klad`, and are written over when the next come.
    """
    maand = maanden(deel)
    snel = kort.van(deel, maand, BLOK, klad) if aan() else None
    # By column, since they are also counted so. What is never filled in stays "no whole".
    maat = min(BLOK, len(grens.casus))
    uit = klad.ruimte("cijfers", maat * 3 * len(FIGUREN), np.float64).reshape(
        (maat, 3 * len(FIGUREN)), order="F"
    )
    uit.fill(np.nan)
    te_lang = grens.tot - grens.van > (-1 if snel is None else kort.LANGST)
    for begin in range(0, len(grens.casus), BLOK):
        van, midden, tot = (x[begin : begin + BLOK] for x in (grens.van, grens.midden, grens.tot))
        rij = uit[: len(van)]
        lang = te_lang[begin : begin + BLOK]
        if snel is not None:
            snel.reken(rij, van, midden, tot)
        if lang.any():
            rij[lang] = _reken(deel, maand, van[lang], midden[lang], tot[lang])
        yield begin, rij


def _reken(deel: Deel, maand: npt.NDArray[np.int64], van: Plekken, midden: Plekken, tot: Plekken) -> Cijfers:
    """The figures of casussen of any length, by the loops that say what they are."""
    # Only the visits of these casussen: what the loops keep by helper stays small.
    a, b = int(van[0]), int(tot[-1])
    stuk = {k: deel[k][a:b] for k in KOLOMMEN if k != "tijd"}
    stuk["telt"] = verhaal.telt_mee(stuk["helper"], stuk["soort"], stuk["helper_route"])
    van, midden, tot = van - a, midden - a, tot - a
    uit = np.empty((len(van), 3 * len(FIGUREN)))
    kolom = 0
    verhaal.reken(uit, kolom, van, midden, tot, *(stuk[k] for k in verhaal.KOLOMMEN))
    kolom += 3 * len(verhaal.FIGUREN)
    gezichten.reken(uit, kolom, van, midden, *(stuk[k] for k in gezichten.KOLOMMEN))
    kolom += 3 * len(gezichten.FIGUREN)
    deuren.reken(uit, kolom, van, midden, *(stuk[k] for k in deuren.KOLOMMEN))
    kolom += 3 * len(deuren.FIGUREN)
    haltes = int(deel["halte"].max(initial=-1)) + 1
    ideaal.reken(uit, kolom, van, midden, tot, stuk["halte"], stuk["route"], haltes)
    kolom += 3 * len(ideaal.FIGUREN)
    waakvlam.reken(uit, kolom, van, midden, stuk["helper"], stuk["uitkomst"], stuk["overgang"], maand[a:b])
    return uit


def maanden(deel: Deel) -> npt.NDArray[np.int64]:
    """The month of each visit since January 1970; TIJD_ONBEKEND where it is not known."""
    tijd = deel["tijd"]
    if deel.tijdeenheid is Tijdeenheid.MAAND:
        return tijd
    if not (deel["overgang"] >= 0).any():
        # Nothing asks for months without a transition.
        return tijd
    maand = tijd.astype("datetime64[us]").astype("datetime64[M]").astype(np.int64)
    return np.where(bekend(tijd), maand, TIJD_ONBEKEND)

"""How ways begin: the first haltes, as far as they can be told. Whole ways never.

A beginning is everyone whose way starts with the same haltes. It is published when enough people have it,
and when, for each beginning that it goes on from, those whose next step is not published are nobody or
enough people too. All groups that can be computed from such a tree are then nobody or enough people. A
single next step that everyone takes is not published: it would tell the next step of each.
Measured (issue 6): at 5,000 casussen 71% of whole ways are of one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.privacy.fouten import UitgifteFout
from rk.privacy.leden import leden_van
from rk.privacy.regels import REGELS, Regels
from rk.privacy.tabel import ALLES, Keuze, Tabel
from rk.taal import _

EINDE = "(hier stopt de weg)"
NIET_VERDER = "(niet verder verteld)"
"""In the place after a beginning: who goes on in a way that is not published, or stops."""
LANGST = 5
"""So many haltes of a way at most: longer beginnings are nearly whole ways."""


def beginnen(
    rijen: pd.DataFrame, *, diep: int = 3, keuze: Keuze = (), versie: str = "", regels: Regels = REGELS
) -> Tabel:
    """The beginnings of ways that can be told, as a table for `toon` and `publiceer`.

    `rijen` has a row for each visit, in the order of each person's way: `casus`, `gesprek`, `halte`; one with
    EINDE for a person without visits. The
    table has dimensions plaats_1 to plaats_`diep`; ALLES there means: whatever comes after. Who takes a
    step that is not told is counted together, as NIET_VERDER.
    Raises  UitgifteFout: deeper than LANGST.
    """
    if not 1 <= diep <= LANGST:
        raise UitgifteFout(_("Een begin kan 1 tot {n} haltes lang zijn. Kies korter.").format(n=LANGST))
    wegen = _wegen(rijen, diep)
    namen, wie = _boom(wegen, regels)
    rij = np.repeat(np.arange(len(namen)), [len(w) for w in wie])
    leden = leden_van(
        rij, wegen.casus[np.concatenate(wie)], wegen.gesprek[np.concatenate(wie)], rijen=len(namen)
    )
    aantal, gesprekken, grootste = leden.geteld()
    cellen = pd.DataFrame(
        [[ALLES if stap is None else stap for stap in naam] for naam in namen],
        columns=[f"plaats_{k + 1}" for k in range(diep)],
    ).assign(aantal=aantal, gesprekken=gesprekken, grootste=grootste / np.maximum(aantal, 1))
    return Tabel(
        dimensies=tuple(cellen.columns[:diep]), cellen=cellen, telt="begin van de weg", keuze=keuze,
        versie=versie, leden=leden, compleet=True,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class _Wegen:
    """People: their keys, talks, and first haltes (people × places) as numbers in `namen`."""

    casus: npt.NDArray[Any]
    gesprek: npt.NDArray[Any]
    talk: npt.NDArray[np.int64]
    stap: npt.NDArray[np.int64]
    namen: list[str]


def _wegen(rijen: pd.DataFrame, diep: int) -> _Wegen:
    casus, nummer = np.unique(rijen["casus"].to_numpy(), return_inverse=True)
    gesprek = np.empty(len(casus), object)
    gesprek[nummer] = rijen["gesprek"].to_numpy()
    waar = rijen["halte"].astype(str).to_numpy()
    volgorde = np.argsort(nummer, kind="stable")
    volgorde = volgorde[waar[volgorde] != EINDE]
    nummer = nummer[volgorde]
    plek = np.arange(len(nummer)) - np.searchsorted(nummer, nummer)
    halte, namen = pd.factorize(waar[volgorde], sort=True)
    stap = np.full((len(casus), diep), len(namen), np.int64)
    kop = plek < diep
    stap[nummer[kop], plek[kop]] = halte[kop]
    talk = pd.factorize(gesprek)[0]
    return _Wegen(casus=casus, gesprek=gesprek, talk=talk, stap=stap, namen=[*map(str, namen), EINDE])


def _boom(w: _Wegen, regels: Regels) -> tuple[list[tuple[str | None, ...]], list[npt.NDArray[np.int64]]]:
    """The beginnings that can be told, and who has each; None for what comes after."""
    diep = w.stap.shape[1]
    namen: list[tuple[str | None, ...]] = [(None,) * diep]
    wie = [np.arange(len(w.casus))]
    open_: list[tuple[tuple[str, ...], npt.NDArray[np.int64]]] = [((), wie[0])]
    while open_:
        begin, hier = open_.pop()
        if len(begin) == diep:
            continue
        stap = w.stap[hier, len(begin)]
        houd = _houd(stap, w.talk[hier], regels)
        for nr in houd:
            naam, deel = (*begin, w.namen[nr]), hier[stap == nr]
            namen.append((*naam, *[None] * (diep - len(naam))))
            wie.append(deel)
            if w.namen[nr] != EINDE:
                open_.append((naam, deel))
        over = hier[~np.isin(stap, houd)]
        if houd and len(over):
            namen.append((*begin, NIET_VERDER, *[None] * (diep - len(begin) - 1)))
            wie.append(over)
    return namen, wie


def _houd(stap: npt.NDArray[np.int64], talk: npt.NDArray[np.int64], regels: Regels) -> list[int]:
    """Which next steps can be told, so that what is not told is nobody or enough."""
    soort, aantal = np.unique(stap, return_counts=True)
    op_grootte = np.lexsort((soort, -aantal))
    houd = [int(s) for s in soort[op_grootte] if _mag(talk[stap == s], regels)]
    while houd:
        rest = talk[~np.isin(stap, houd)]
        if (len(rest) == 0 and len(houd) > 1) or _mag(rest, regels):
            return houd
        houd.pop()
    return houd


def _mag(talk: npt.NDArray[np.int64], regels: Regels) -> bool:
    if len(talk) < regels.minstens:
        return False
    per = np.bincount(talk)
    return bool(regels.mag(len(talk), np.count_nonzero(per), per.max()))

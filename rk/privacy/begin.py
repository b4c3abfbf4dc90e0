"""How ways begin: the first haltes, as far as they can be told. Whole ways never.

A beginning is everyone whose way starts with the same haltes. It is published when enough people have it,
and when, for each beginning that it goes on from, those whose next step is not published are nobody or
enough people too. All groups that can be computed from such a tree are then nobody or enough people. A
single next step that everyone takes is not published: it would tell the next step of each.
Measured (issue 6): at 5,000 casussen 71% of whole ways are of one person.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from rk.privacy.fouten import UitgifteFout
from rk.privacy.leden import Leden, leden_van
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

    `rijen` has a row for each visit, in the order of each person's way: `casus`, `gesprek`, `halte`. The
    table has dimensions plaats_1 to plaats_`diep`; ALLES there means: whatever comes after. Who takes a
    step that is not told is counted together, as NIET_VERDER.
    Raises  UitgifteFout: deeper than LANGST.
    """
    if not 1 <= diep <= LANGST:
        raise UitgifteFout(_("Een begin kan 1 tot {n} haltes lang zijn. Kies korter.").format(n=LANGST))
    dims = [f"plaats_{k + 1}" for k in range(diep)]
    wegen = _wegen(rijen, diep)
    leden_per: dict[tuple[str, ...], pd.Index] = {(ALLES,) * diep: wegen.index}
    open_: list[tuple[tuple[str, ...], pd.DataFrame]] = [((), wegen)]
    while open_:
        begin, hier = open_.pop()
        if len(begin) == diep:
            continue
        groepen = dict(list(hier.groupby(dims[len(begin)], sort=True)))
        houd = _houd(groepen, hier, regels)
        for stap in houd:
            naam = (*begin, str(stap))
            leden_per[_vol(naam, diep)] = groepen[stap].index
            if stap != EINDE:
                open_.append((naam, groepen[stap]))
        over = hier.index.difference(hier.index[hier[dims[len(begin)]].isin(houd)])
        if houd and len(over):
            leden_per[_vol((*begin, NIET_VERDER), diep)] = over
    return _tabel(leden_per, wegen, dims, keuze, versie)


def _wegen(rijen: pd.DataFrame, diep: int) -> pd.DataFrame:
    """For each person his talk and his first haltes; EINDE after the last."""
    plek = rijen.groupby("casus", sort=False).cumcount()
    kop = rijen[plek < diep].assign(plek=plek[plek < diep])
    wegen = kop.pivot(index="casus", columns="plek", values="halte").astype(object)
    wegen = wegen.reindex(columns=range(diep)).fillna(EINDE)
    wegen.columns = pd.Index([f"plaats_{k + 1}" for k in range(diep)])
    return wegen.astype(str).assign(gesprek=rijen.groupby("casus", sort=False)["gesprek"].last())


def _houd(groepen: dict[str, pd.DataFrame], hier: pd.DataFrame, regels: Regels) -> list[str]:
    """Which next steps can be told, so that what is not told is nobody or enough."""
    op_grootte = sorted(groepen, key=lambda stap: (-len(groepen[stap]), stap))
    houd = [stap for stap in op_grootte if _mag(groepen[stap], regels)]
    while houd:
        rest = hier.drop(index=pd.Index(np.concatenate([groepen[s].index for s in houd])))
        if (len(rest) == 0 and len(houd) > 1) or _mag(rest, regels):
            return houd
        houd.pop()
    return houd


def _mag(mensen: pd.DataFrame, regels: Regels) -> bool:
    per = mensen["gesprek"].value_counts()
    return bool(regels.mag(len(mensen), len(per), per.max() if len(per) else 0))


def _vol(naam: Sequence[str], diep: int) -> tuple[str, ...]:
    return (*naam, *[ALLES] * (diep - len(naam)))


def _tabel(
    leden_per: dict[tuple[str, ...], pd.Index],
    wegen: pd.DataFrame,
    dims: list[str],
    keuze: Keuze,
    versie: str,
) -> Tabel:
    # Children of a beginning, with those not told, are everyone of it: the sums of the table.
    namen = sorted(leden_per)
    rij = np.repeat(np.arange(len(namen)), [len(leden_per[n]) for n in namen])
    casus = np.concatenate([leden_per[n].to_numpy() for n in namen])
    leden: Leden = leden_van(rij, casus, wegen["gesprek"].loc[casus].to_numpy(), rijen=len(namen))
    cellen = pd.DataFrame(namen, columns=dims)
    aantal, gesprekken, grootste = leden.geteld()
    cellen["aantal"], cellen["gesprekken"] = aantal, gesprekken
    cellen["grootste"] = grootste / np.maximum(aantal, 1)
    return Tabel(
        dimensies=tuple(dims),
        cellen=cellen,
        telt="begin van de weg",
        keuze=keuze,
        versie=versie,
        leden=leden,
        compleet=True,
    )

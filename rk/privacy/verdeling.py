"""Figures for outside: how many people in each bin, never a mean, a lowest or a highest.

Bins are fixed beforehand, not taken from the data; the outer ones are open. A bin with too few people is
joined with the one beside it. A median, or any share of the way, is told as the bin that it lies in, and
computed from the rounded counts: so it says nothing that those do not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.privacy.fouten import UitgifteFout
from rk.privacy.regels import REGELS, Regels
from rk.privacy.tabel import ALLES, ONBEKEND, Keuze, Tabel
from rk.privacy.uitgifte import Uitgifte
from rk.taal import _


def verdeling(
    rijen: pd.DataFrame,
    *,
    figuur: str,
    grenzen: Sequence[float],
    altijd_bekend: bool = False,
    keuze: Keuze = (),
    versie: str = "",
    regels: Regels = REGELS,
) -> Tabel:
    """Count people by the value of a figure, in bins that are wide enough.

    `rijen` has one row per person: `casus`, `gesprek`, and the figure under its name (NaN is unknown).
    `grenzen` are the borders between bins, rising: n borders give n + 1 bins, the outer ones open; a value
    on a border is in the bin above it. `altijd_bekend`: by what it means nobody can lack this figure (how
    many visits); else who lacks it is counted as ONBEKEND, and nobody there is a small cell too.
    Raises  UitgifteFout: the borders do not rise, or somebody lacks what can't be lacking.
    """
    rand = [float(g) for g in grenzen]
    if not rand or any(b <= a for a, b in pairwise(rand)) or not np.isfinite(rand).all():
        raise UitgifteFout(_("De grenzen van de vakken moeten oplopen, en het moet er minstens één zijn."))
    waarde = pd.to_numeric(rijen[figuur], errors="coerce").to_numpy(float)
    bekend = np.isfinite(waarde)
    if altijd_bekend and not bekend.all():
        raise UitgifteFout(
            _("Bij {figuur} is een waarde onbekend. Laat altijd_bekend weg.").format(figuur=figuur)
        )
    vak = np.searchsorted(rand, waarde[bekend], side="right")
    houd = _samengevoegd(vak, rijen["gesprek"].to_numpy()[bekend], rand, regels)
    namen = _namen(houd)
    tekst = np.full(len(rijen), ONBEKEND, object)
    tekst[bekend] = np.array(namen, object)[np.searchsorted(houd, waarde[bekend], side="right")]
    kolom = rijen[["casus", "gesprek"]].assign(**{figuur: tekst})
    return Tabel.van_rijen(
        kolom,
        dimensies=[figuur],
        waarden={figuur: namen if altijd_bekend else [*namen, ONBEKEND]},
        telt=figuur,
        keuze=keuze,
        versie=versie,
    )


def _samengevoegd(
    vak: npt.NDArray[np.int64], gesprek: npt.NDArray[np.object_], rand: list[float], regels: Regels
) -> list[float]:
    """The borders that stay when bins join from below until each passes the rules; the last joins back."""
    houd: list[float] = []
    nu: list[npt.NDArray[np.object_]] = []
    for nr in range(len(rand) + 1):
        nu.append(gesprek[vak == nr])
        if nr < len(rand) and _mag(np.concatenate(nu), regels):
            houd.append(rand[nr])
            nu = []
    while houd and not _mag(np.concatenate(nu), regels):
        houd.pop()
        onder = houd[-1] if houd else -np.inf
        van = int(np.searchsorted(rand, onder, side="right")) if houd else 0
        nu = [gesprek[vak >= van]]
    return houd


def _mag(gesprek: npt.NDArray[np.object_], regels: Regels) -> bool:
    per = pd.Series(gesprek).value_counts()
    return bool(regels.mag(len(gesprek), len(per), per.max() if len(per) else 0))


def _namen(houd: list[float]) -> list[str]:
    if not houd:
        return [_("alle waarden")]
    tussen = [_("{a:g} tot {b:g}").format(a=a, b=b) for a, b in pairwise(houd)]
    return [_("onder {b:g}").format(b=houd[0]), *tussen, _("{a:g} of meer").format(a=houd[-1])]


def kwantiel(uit: Uitgifte, deel: float) -> str:
    """In which bin of a published distribution this share (0..1; 0.5 is the median) of the people lies.

    From the shown counts alone; where rounding leaves more bins open, from the first to the last of them.
    Raises  UitgifteFout: a bin is withheld, so it can't be told.
    """
    kolom = uit.dimensies[0]
    rijen = uit.cellen[~uit.cellen[kolom].isin([ALLES, ONBEKEND])]
    if rijen["aantal"].isna().any() or rijen.empty:
        raise UitgifteFout(_("Een deel van de verdeling is weggelaten, dus het midden is niet te zeggen."))
    half = uit.regels.afronden // 2
    aantal = rijen["aantal"].to_numpy(float)
    laagst, hoogst = aantal - half, aantal + half
    kan = [
        naam
        for nr, naam in enumerate(rijen[kolom])
        # Everything below as low, or as high, as it can be; and the rest the other way.
        if _deel(laagst[:nr], hoogst[nr:]) <= deel <= _deel(hoogst[: nr + 1], laagst[nr + 1 :])
    ]
    return kan[0] if len(kan) == 1 else _("{van} tot en met {tot}").format(van=kan[0], tot=kan[-1])


def _deel(onder: Iterable[float], boven: Iterable[float]) -> float:
    a, b = sum(onder), sum(boven)
    return a / (a + b) if a + b else 0.0

"""Curves of who is not helped yet, and whether two of them differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import chi2, norm
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.multitest import multipletests

from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Grond

GRENZEN = ("vroeg", "laat")
"""Help came as early, and as late, as what is unknown leaves room for."""


class Gestopt(StrEnum):
    """How a way without help is taken that ended because contact stopped.

    UIT_BEELD: like any way that ends, we only know that help had not come yet. That takes them for
    people like the others, and may be too rosy. NOOIT: help never came, the darkest that it can be.
    """

    UIT_BEELD = "uit_beeld"
    NOOIT = "nooit"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kromme:
    """One curve of Kaplan and Meier (1958): who is not helped yet, after each step.

    `punten` has for each moment at which somebody was helped: `tijd`, `in_beeld` (at risk),
    `geholpen` (events), `nog_niet` (share, 0 to 1) and its 95% interval per point, `laag` and `hoog`
    (log-log transformed Greenwood; NaN where all or none are helped). `mediaan` is the first moment at
    which at most half is not helped yet, None when that is never seen; `mediaan_laag`, `mediaan_hoog`
    its 95% interval, None where open.
    """

    groep: str
    grens: str
    grond: Grond
    geholpen: int
    gestopt: int
    punten: pd.DataFrame
    mediaan: int | None
    mediaan_laag: int | None
    mediaan_hoog: int | None


def _overleving(rijen: pd.DataFrame, gestopt: Gestopt) -> pd.DataFrame:
    """The counts by time and event; who is taken to be never helped stays in view to the end."""
    rijen = rijen[["groep", "tijd", "hulp", "stopte", "aantal"]]
    if gestopt is Gestopt.NOOIT:
        rijen = rijen.assign(tijd=rijen["tijd"].where(rijen["stopte"] == 0, rijen["tijd"].max()))
    return rijen.groupby(["groep", "tijd", "hulp"], sort=True)["aantal"].sum().reset_index()


def kromme(groep: str, grens: str, grond: Grond, rijen: pd.DataFrame, gestopt: Gestopt) -> Kromme:
    """The curve of one group at one end of what is unknown, from its counts by time."""
    tellen = _overleving(rijen, gestopt)
    geholpen = int(tellen.loc[tellen["hulp"] == 1, "aantal"].sum())
    stopte = int(rijen.loc[rijen["stopte"] == 1, "aantal"].sum())
    leeg = pd.DataFrame(columns=["tijd", "in_beeld", "geholpen", "nog_niet", "laag", "hoog"])
    if not geholpen:  # the library has no curve without an event: nobody was helped, and it stays 1
        return Kromme(
            groep=groep, grens=grens, grond=grond, geholpen=0, gestopt=stopte, punten=leeg,
            mediaan=None, mediaan_laag=None, mediaan_hoog=None,
        )  # fmt: skip
    km = SurvfuncRight(tellen["tijd"], tellen["hulp"], freq_weights=tellen["aantal"].astype(float))
    nog = np.asarray(km.surv_prob)
    laag, hoog = _interval(nog, np.asarray(km.n_risk), np.asarray(km.n_events))
    punten = pd.DataFrame(
        {
            "tijd": np.asarray(km.surv_times).astype(np.int64),
            "in_beeld": np.rint(km.n_risk).astype(np.int64),
            "geholpen": np.rint(km.n_events).astype(np.int64),
            "nog_niet": nog,
            "laag": laag,
            "hoog": hoog,
        }
    )
    punten = punten[punten["geholpen"] > 0].reset_index(drop=True)
    return Kromme(
        groep=groep, grens=grens, grond=grond, geholpen=geholpen, gestopt=stopte, punten=punten,
        mediaan=_eerste_onder(punten, "nog_niet"),
        mediaan_laag=_eerste_onder(punten, "laag"), mediaan_hoog=_eerste_onder(punten, "hoog"),
    )  # fmt: skip


def _interval(
    nog: npt.NDArray[np.float64], in_beeld: npt.NDArray[np.float64], geholpen: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The 95% interval of each point on the log-log scale, so that it stays within 0 and 1.

    From Greenwood's variance (1926): the library gives, for counts in place of people, that of
    Tsiatis (1981), which is narrower.
    """
    rest = in_beeld - geholpen
    stap = np.divide(geholpen, in_beeld * rest, out=np.zeros_like(nog), where=rest > 0)
    midden = np.where((nog > 0) & (nog < 1), nog, np.nan)
    breed = norm.ppf(0.975) * np.sqrt(np.cumsum(stap)) / np.abs(np.log(midden))
    return midden ** np.exp(breed), midden ** np.exp(-breed)


def _eerste_onder(punten: pd.DataFrame, kolom: str) -> int | None:
    """The first moment at which a curve is at a half or below (Brookmeyer & Crowley 1982, for a bound).

    Where an interval can't be told any more because all are helped, it has the value of the curve.
    """
    waarden = punten[kolom].fillna(punten["nog_niet"])
    onder = punten.loc[waarden <= 0.5, "tijd"]
    return int(onder.iloc[0]) if len(onder) else None


def verschillen(rijen: pd.DataFrame, groepen: dict[int, str], gestopt: Gestopt) -> pd.DataFrame:
    """Every two groups: in which help comes sooner (`eerder`), in which `later`, `p`, `p_gecorrigeerd`.

    The log-rank test (Mantel 1966), at both ends of what is unknown: the one group helped as early as
    can be beside the other as late, and the reverse; `basis.aan_beide`, corrected by Holm (1979).
    """
    uit = []
    for a, b in combinations(groepen, 2):
        kanten = [_logrank(_kant(rijen, a, nr, gestopt), _kant(rijen, b, 1 - nr, gestopt)) for nr in (0, 1)]
        p = basis.aan_beide([k for _voor, k in kanten], *(voor for voor, _k in kanten))
        eerder, later = (a, b) if kanten[0][0] + kanten[1][0] > 0 else (b, a)
        uit.append({"eerder": groepen[eerder], "later": groepen[later], "p": p})
    frame = pd.DataFrame(uit, columns=["eerder", "later", "p"])
    return frame.assign(p_gecorrigeerd=multipletests(frame["p"], method="holm")[1] if uit else [])


def _kant(rijen: pd.DataFrame, groep: int, grens: int, gestopt: Gestopt) -> pd.DataFrame:
    return _overleving(rijen[(rijen["groep"] == groep) & (rijen["grens"] == grens)], gestopt)


def _logrank(a: pd.DataFrame, b: pd.DataFrame) -> tuple[float, float]:
    """How many more of a were helped than if both groups were alike, and the p-value.

    From the counts themselves: the library's `survdiff` wants a row for each casus.
    """
    samen = pd.concat([a.assign(wie=0), b.assign(wie=1)], ignore_index=True)
    breed = samen.pivot_table(
        index="tijd", columns=["wie", "hulp"], values="aantal", aggfunc="sum", fill_value=0
    ).reindex(columns=pd.MultiIndex.from_product([(0, 1), (0, 1)]), fill_value=0)
    tellen = breed.to_numpy(dtype=float).reshape(-1, 2, 2)  # by time, group, and whether help came
    in_beeld = tellen.sum(axis=2)[::-1].cumsum(axis=0)[::-1]
    n, d, deel = in_beeld.sum(axis=1), tellen[:, :, 1].sum(axis=1), in_beeld[:, 0] / in_beeld.sum(axis=1)
    meer = float((tellen[:, 0, 1] - d * deel).sum())
    spreiding = float((d * deel * (1 - deel) * (n - d) / np.maximum(n - 1, 1)).sum())
    # All at one moment, or nobody: nothing to tell groups apart by.
    return (meer, float(chi2.sf(meer**2 / spreiding, 1))) if spreiding > 0 else (0.0, 1.0)

"""Two groups of casussen side by side, honest about what is uncertain. Organisations are never ranked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import mannwhitneyu
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.nonparametric import rank_compare_2ordinal
from statsmodels.stats.proportion import confint_proportions_2indep, test_proportions_2indep

from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Grond
from rk.analysis.duiding.casusmaten import AANDEELNAMEN, Casusmaten, Groepsmaten, tussen
from rk.analysis.vragen import Bron, Keuze, VraagFout, stel
from rk.inzicht.begrippen import BEGRIPPEN
from rk.taal import _

Correctie = Literal["holm", "fdr_bh"]
_CORRECTIENAAM = {"holm": "Holm", "fdr_bh": "Benjamini-Hochberg"}


class Oordeel(StrEnum):
    """What follows from one comparison."""

    A_HOGER = "a_hoger"
    B_HOGER = "b_hoger"
    NIET_TE_ZEGGEN = "niet_te_zeggen"
    TE_WEINIG = "te_weinig"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verschillen:
    """The comparison of group a and group b.

    `rijen`, one per share or figure: `maat`, `soort` ("aandeel" or "cijfer"), `woord` (whose word,
    "alle" for all); `aantal_a`, `aantal_b` casussen; the bounds of the share or of the median of each
    group (`a_laag`, `a_hoog`, `b_laag`, `b_hoog`); the effect at its lowest and its highest that the
    unknowns allow (`effect_laag`, `effect_hoog`) and the 95% interval around both (`interval_laag`,
    `interval_hoog`); `p` (`basis.aan_beide`) and `p_gecorrigeerd`; `oordeel`.
    The effect of a share is a difference (-1 to 1, Newcombe 1998, method 10); that of a figure Cliff's
    delta (-1 to 1: how much oftener a casus of a is higher than one of b than the reverse).
    """

    naam_a: str
    naam_b: str
    grond_a: Grond
    grond_b: Grond
    correctie: Correctie
    rijen: pd.DataFrame

    def tabel(self) -> pd.DataFrame:
        """The rows, as in `rijen`."""
        return self.rijen

    def zin(self) -> str:
        """Which differences hold, of how many that were looked at, and what does not follow from it."""
        kop = _("{a}: {grond_a}. {b}: {grond_b}.").format(
            a=self.naam_a, grond_a=self.grond_a, b=self.naam_b, grond_b=self.grond_b
        )
        bekeken = self.rijen[self.rijen["oordeel"] != Oordeel.TE_WEINIG]
        weinig = len(self.rijen) - len(bekeken)
        if bekeken.empty:
            return kop + " " + _("Dat is te weinig om iets te zeggen over het verschil.")
        houdt = bekeken[bekeken["oordeel"] != Oordeel.NIET_TE_ZEGGEN]
        zinnen = [
            kop,
            _("Van {bekeken} vergelijkingen {houdt} stand ({correctie}).").format(
                bekeken=len(bekeken),
                houdt=_("houdt er geen")
                if houdt.empty
                else _("houden er {n}").format(n=len(houdt))
                if len(houdt) > 1
                else _("houdt er 1"),
                correctie=_("gecorrigeerd voor het aantal, {naam}").format(
                    naam=_CORRECTIENAAM[self.correctie]
                ),
            ),
            *(self._zin(rij) for _nr, rij in houdt.iterrows()),
        ]
        if weinig:
            zinnen.append(
                _("Bij {weinig} vergelijkingen zijn er te weinig casussen om iets te zeggen.").format(
                    weinig=weinig
                )
            )
        zinnen.append(
            _(
                "De groepen kozen zelf voor hun gesprek. Hieruit volgt dus niet hoe vaak iets voorkomt, en "
                "ook niet waardoor het verschil komt."
            )
        )
        return " ".join(zinnen)

    def _zin(self, rij: pd.Series) -> str:
        hoger, lager = (
            (self.naam_a, self.naam_b) if rij["oordeel"] == Oordeel.A_HOGER else (self.naam_b, self.naam_a)
        )
        x, y = ("a", "b") if rij["oordeel"] == Oordeel.A_HOGER else ("b", "a")
        if rij["soort"] == "aandeel":
            wie = (
                "" if rij["woord"] == "alle" else _(" (op het woord van: {woord})").format(woord=rij["woord"])
            )
            return _("Vaker bij {hoger} ({deel}) dan bij {lager} ({ander}): {wat}{wie}.").format(
                hoger=hoger,
                deel=tussen(rij[f"{x}_laag"], rij[f"{x}_hoog"]),
                lager=lager,
                ander=tussen(rij[f"{y}_laag"], rij[f"{y}_hoog"]),
                wat=AANDEELNAMEN[rij["maat"]](),
                wie=wie,
            )
        return _("Meestal hoger bij {hoger} dan bij {lager}: {wat} (Cliffs delta {effect}).").format(
            hoger=hoger,
            lager=lager,
            wat=BEGRIPPEN[rij["maat"]].naam[0],
            effect=_van_tot(rij["effect_laag"], rij["effect_hoog"]),
        )


def _van_tot(laag: float, hoog: float) -> str:
    a, b = basis.komma(laag), basis.komma(hoog)
    return a if a == b else _("{laag} tot {hoog}").format(laag=a, hoog=b)


def vergelijk(
    bron: Bron,
    a: Keuze,
    b: Keuze,
    *,
    naam_a: str = "",
    naam_b: str = "",
    vraag: Casusmaten | None = None,
    correctie: Correctie = "holm",
) -> Verschillen:
    """Compare two groups of casussen on shares and figures.

    The groups must be told apart by the texts of a group attribute, so that no casus is in both.
    Raises  VraagFout: they may share casussen; RoutedataFout: organisations, or as `stel`.
    """
    for keuze in (a, b):
        for attribuut in keuze.groepen:
            basis.keur_groep(attribuut)
    apart = [k for k in a.groepen if k in b.groepen and not set(a.groepen[k]) & set(b.groepen[k])]
    if not apart:
        raise VraagFout(
            _(
                "Dezelfde casus kan in beide groepen zitten. Kies voor elke groep andere waarden van "
                "hetzelfde kenmerk, zoals “g_regio”."
            )
        )
    vraag = vraag or Casusmaten()
    return leg_naast(
        stel(bron, vraag, keuze=a),
        stel(bron, vraag, keuze=b),
        naam_a=naam_a or ", ".join(str(x) for x in a.groepen[apart[0]]),
        naam_b=naam_b or ", ".join(str(x) for x in b.groepen[apart[0]]),
        correctie=correctie,
    )


def leg_naast(
    a: Groepsmaten, b: Groepsmaten, *, naam_a: str, naam_b: str, correctie: Correctie = "holm"
) -> Verschillen:
    """Compare what was counted of two groups that share no casus.

    A difference is told when it holds for both ends of what is unknown (a at its lowest beside b at its
    highest, and the reverse): `basis.aan_beide`. These p-values are corrected together, by Holm (1979:
    no false alarm among all of them) or Benjamini & Hochberg (1995: few among those told). Nothing is
    concluded where either group has too few by the written rule (`basis.te_weinig`). Casussen of one
    talk are taken as if they were of many.
    """
    som_a, som_b = a.sommen(), b.sommen()
    rijen = [
        _aandeel(
            sleutel, som_a.get(sleutel, _GEEN), som_b.get(sleutel, _GEEN), genoeg=_genoeg(a, b, *sleutel)
        )
        for sleutel in dict.fromkeys((*som_a, *som_b))
    ]
    rijen += [_cijfer(a, b, maat) for maat in _maten(a.cijfers, b.cijfers)]
    frame = pd.DataFrame(rijen, columns=_KOLOMMEN)
    toets = frame["p"].notna().to_numpy()
    frame["p_gecorrigeerd"] = np.nan
    if toets.any():
        frame.loc[toets, "p_gecorrigeerd"] = multipletests(frame.loc[toets, "p"], method=correctie)[1]
    frame["oordeel"] = [_oordeel(rij) for _nr, rij in frame.iterrows()]
    return Verschillen(
        naam_a=naam_a, naam_b=naam_b, grond_a=a.grond, grond_b=b.grond, correctie=correctie, rijen=frame
    )


_KOLOMMEN = [
    *("maat", "soort", "woord", "aantal_a", "aantal_b", "a_laag", "a_hoog", "b_laag", "b_hoog"),
    *("effect_laag", "effect_hoog", "interval_laag", "interval_hoog", "p"),
]
_Rij = dict[str, Any]
_GEEN = (0, 0, 0)


def _maten(a: pd.DataFrame, b: pd.DataFrame) -> list[str]:
    return [str(m) for m in pd.concat([a, b])["maat"].drop_duplicates()]


def _oordeel(rij: pd.Series) -> Oordeel:
    if np.isnan(rij["p"]):
        return Oordeel.TE_WEINIG
    if rij["p_gecorrigeerd"] >= basis.ZEKER:
        return Oordeel.NIET_TE_ZEGGEN
    return Oordeel.A_HOGER if rij["effect_laag"] > 0 else Oordeel.B_HOGER


def _genoeg(a: Groepsmaten, b: Groepsmaten, maat: str, woord: str) -> bool:
    gronden = [g.gronden.get((maat, woord)) for g in (a, b)]
    return all(g is not None and basis.te_weinig(g) is None for g in gronden)


def _aandeel(
    sleutel: tuple[str, str], a: tuple[int, int, int], b: tuple[int, int, int], *, genoeg: bool
) -> _Rij:
    (na, a_laag, a_hoog), (nb, b_laag, b_hoog) = a, b
    rij: _Rij = {"maat": sleutel[0], "soort": "aandeel", "woord": sleutel[1], "aantal_a": na, "aantal_b": nb}
    if na:
        rij |= {"a_laag": a_laag / na, "a_hoog": a_hoog / na}
    if nb:
        rij |= {"b_laag": b_laag / nb, "b_hoog": b_hoog / nb}
    if not genoeg:
        return rij
    p = []
    for kant, grens, van_a, van_b in ((0, "laag", a_laag, b_hoog), (1, "hoog", a_hoog, b_laag)):
        rij[f"effect_{grens}"] = van_a / na - van_b / nb
        interval = confint_proportions_2indep(van_a, na, van_b, nb, method="newcomb", compare="diff")
        rij[f"interval_{grens}"] = float(interval[kant])
        p.append(_p_aandeel(van_a, na, van_b, nb))
    rij["p"] = basis.aan_beide(p, rij["effect_laag"], rij["effect_hoog"])
    return rij


def _p_aandeel(van_a: int, na: int, van_b: int, nb: int) -> float:
    """Two-sided score test of equal shares; all or none in both groups is no difference."""
    if van_a + van_b in (0, na + nb):
        return 1.0
    # The library works out a ratio too, which divides by nothing where b has none.
    with np.errstate(divide="ignore", invalid="ignore"):
        toets = test_proportions_2indep(van_a, na, van_b, nb, compare="diff", method="score")
    return float(toets.pvalue)


def _cijfer(a: Groepsmaten, b: Groepsmaten, maat: str) -> _Rij:
    delen = [g.cijfers[g.cijfers["maat"] == maat] for g in (a, b)]
    rij: _Rij = {"maat": maat, "soort": "cijfer", "woord": "alle"}
    for naam, deel in zip("ab", delen, strict=True):
        rij[f"aantal_{naam}"] = int(deel["aantal"].sum())
        for grens in ("laag", "hoog"):
            rij[f"{naam}_{grens}"] = _mediaan(deel, grens)
    if not _genoeg(a, b, maat, "alle"):
        return rij
    p = []
    for grens, kant_a, kant_b in (("laag", "laag", "hoog"), ("hoog", "hoog", "laag")):
        effect, interval, kans = cliff(_tellen(delen[0], kant_a), _tellen(delen[1], kant_b))
        rij[f"effect_{grens}"] = effect
        rij[f"interval_{grens}"] = interval[0 if grens == "laag" else 1]
        p.append(kans)
    rij["p"] = basis.aan_beide(p, rij["effect_laag"], rij["effect_hoog"])
    return rij


def _tellen(deel: pd.DataFrame, grens: str) -> pd.Series:
    return deel.groupby(grens, sort=True)["aantal"].sum()


def _mediaan(deel: pd.DataFrame, grens: str) -> float:
    if deel.empty:
        return float("nan")
    tellen = _tellen(deel, grens)
    tot = tellen.cumsum().to_numpy()
    return float(tellen.index[np.searchsorted(tot, tot[-1] / 2)])


def cliff(a: pd.Series, b: pd.Series) -> tuple[float, tuple[float, float], float]:
    """Cliff's delta of two groups (casussen by value), its 95% interval, and a two-sided p-value.

    2·P(a > b) + P(a = b) - 1, with the interval and test of Brunner & Munzel (2000), which let the
    groups be spread differently. Where no values overlap there is no spread to reckon with: then the
    interval is NaN, and the p-value that of Mann & Whitney (1947). Source: Cliff 1993.
    """
    waarden = a.index.union(b.index)
    tel_a, tel_b = (x.reindex(waarden, fill_value=0).to_numpy() for x in (a, b))
    # A division by nothing where one group has one value only; what comes out is looked at below.
    with np.errstate(divide="ignore", invalid="ignore"):
        uit = rank_compare_2ordinal(tel_a, tel_b)
    effect = float(2 * uit.prob1 - 1)
    if uit.var_prob > 1e-15:
        laag, hoog = (float(np.clip(2 * x - 1, -1, 1)) for x in uit.conf_int())
        return effect, (laag, hoog), float(uit.test_prob_superior().pvalue)
    if abs(effect) < 1e-12:
        return 0.0, (float("nan"), float("nan")), 1.0
    los: list[npt.NDArray[np.float64]] = [np.repeat(waarden.to_numpy(), t) for t in (tel_a, tel_b)]
    return effect, (float("nan"), float("nan")), float(mannwhitneyu(*los, method="asymptotic").pvalue)

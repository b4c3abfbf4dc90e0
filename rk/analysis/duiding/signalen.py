"""Signals: obstacles that come back, and which of them come together."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd
from scipy.stats import chi2_contingency
from statsmodels.stats.multitest import multipletests

from rk.analysis.codenamen import kaal, wie_kan_het
from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Grond
from rk.analysis.duiding.codes import SOORTEN, Codebron, Codetelling, codenaam, tel_codes
from rk.analysis.tabel import OBSTAKELS, ONBEKEND, Codesoort
from rk.analysis.vragen.basis import ALLES, Keuze
from rk.inzicht.maten import TeWeinig
from rk.inzicht.uitspraak import opsomming
from rk.taal import _

VERWACHT = 5
"""Below this expected number of casussen with both, nothing is said of a pair (Cochran 1954)."""
_TOP = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Signalen:
    """Obstacles over casussen.

    `obstakels`: obstakel, wie ("groep": the kind that the group itself chose; "codeboek": a code of
    researchers), aantal (casussen), gesprekken, grootste, aandeel (of casussen with any obstacle),
    in_kring and kring_bekend (casussen with it that have a circle, out of those of which that is
    known), genoeg. `veranderen`: who can change them, as researchers coded it (the codebook
    `wie-kan-het`), with the same columns. `paren`: a, b, samen (casussen), gesprekken, grootste,
    keer_laag and keer_hoog (how many times the number that chance would give), p, p_gecorrigeerd,
    oordeel ("vaker_samen", "minder_samen", "niet_te_zeggen", "te_weinig"). `groepen`: obstacles that are
    joined by such pairs.
    `met` rests on casussen with any obstacle, `kring` and `kring_van` say how many of these have a circle,
    out of those of which that is known.
    """

    alle: Grond
    met: Grond
    te_weinig: TeWeinig | None
    obstakels: pd.DataFrame
    veranderen: pd.DataFrame
    paren: pd.DataFrame
    groepen: tuple[tuple[str, ...], ...]
    kring: int
    kring_van: int

    def tabel(self) -> pd.DataFrame:
        """The obstacles, the commonest first."""
        return self.obstakels

    def zin(self) -> str:
        """Which obstacles come back most, which come together, and how often they are a circle."""
        if self.te_weinig is not None:
            return self.te_weinig.reden
        top = self.obstakels[self.obstakels["genoeg"]].head(_TOP)
        zinnen = [_("Bij {grond} staat een obstakel op de kaart.").format(grond=self.met)]
        if top.empty:
            zinnen.append(_("Geen enkel obstakel komt vaak genoeg terug om te noemen."))
        else:
            wat = [f"{o} ({basis.procent(a)})" for o, a in zip(top["obstakel"], top["aandeel"], strict=True)]
            zinnen.append(_("Het vaakst: {obstakels}.").format(obstakels=opsomming(wat)))
        zinnen += [
            _("Vaker samen dan bij toeval: {obstakels}.").format(obstakels=opsomming(groep))
            for groep in self.groepen
        ]
        wie = self.veranderen[self.veranderen["genoeg"]].head(_TOP)
        if len(wie):
            bij = [f"{w} ({basis.procent(a)})" for w, a in zip(wie["wie"], wie["aandeel"], strict=True)]
            zin = _("Wie het kan veranderen, volgens wie codeerde: {wie}.")
            zinnen.append(zin.format(wie=opsomming(bij)))
        if self.kring >= basis.GENOEG_CASUSSEN:
            zinnen.append(
                _("Bij {deel} van {van} casussen wachten obstakels in een kring op elkaar.").format(
                    deel=basis.procent(self.kring / self.kring_van), van=basis.heel(self.kring_van)
                )
            )
        return " ".join(zinnen)


def signalen(bron: Codebron, *, keuze: Keuze = ALLES) -> Signalen:
    """The obstacles of casussen: which come back, which go together, how often they are a circle.

    Two obstacles go together when more casussen have both than would if the one did not matter to the
    other. A casus without obstacles may have none, or nobody asked: so it is looked at among casussen
    with any obstacle, and among all, and told when both say so (chi-square; `basis.aan_beide`; corrected by
    Holm, 1979). Which obstacle waits for which is not in route data: only whether there is a circle
    (`rk.inzicht.drempelkringen`), and what a codebook says of it.
    Raises  RoutedataFout: as `tel_codes`.
    """
    telling = tel_codes(bron, keuze=keuze)
    alle = telling.grond.gronden().get(0, _NIEMAND)
    kringen = telling.kringen.tabel()
    velden = telling.velden.tabel()
    met_rij = velden[velden["soort"] == SOORTEN.index(Codesoort.OBSTAKEL)]
    met = _NIEMAND
    if len(met_rij):
        aantal, gesprekken, grootste = met_rij[["aantal", "gesprekken", "grootste"]].iloc[0]
        met = Grond(casussen=int(aantal), gesprekken=int(gesprekken), grootste=float(grootste))
    ieder = kringen[kringen["code"] == ONBEKEND].set_index("kring")["aantal"]
    alles = _obstakels(telling, kringen, met)
    over_wie = np.array([wie_kan_het(codenaam(bron.namen, int(c))) for c in alles["code"]], dtype=bool)
    obstakels = alles[~over_wie].reset_index(drop=True)
    veranderen = alles[over_wie].reset_index(drop=True)
    veranderen.insert(0, "wie", [kaal(codenaam(bron.namen, int(c))) for c in veranderen["code"]])
    paren = _paren(telling, obstakels, alle=alle.casussen, met=met.casussen)
    teksten = {int(c): codenaam(bron.namen, int(c)) for c in obstakels["code"]}
    namen = {c: t.replace("_", " ") if t in OBSTAKELS else t for c, t in teksten.items()}
    G = nx.Graph()
    vaker = paren[paren["oordeel"] == "vaker_samen"]
    G.add_edges_from(zip(vaker["a"], vaker["b"], strict=True))
    groepen = sorted((sorted(namen[c] for c in deel) for deel in nx.connected_components(G)), key=len)
    paren["a"], paren["b"] = ([namen[int(c)] for c in paren[x]] for x in ("a", "b"))
    obstakels.insert(0, "obstakel", [namen[int(c)] for c in obstakels["code"]])
    wie = ["groep" if teksten[int(c)] in OBSTAKELS else "codeboek" for c in obstakels["code"]]
    obstakels.insert(1, "wie", wie)
    return Signalen(
        alle=alle,
        met=met,
        te_weinig=basis.te_weinig(met),
        obstakels=obstakels.drop(columns="code"),
        veranderen=veranderen.drop(columns="code"),
        paren=paren,
        groepen=tuple(tuple(g) for g in reversed(groepen)),
        kring=int(ieder.get(1, 0)),
        kring_van=int(ieder.get(0, 0) + ieder.get(1, 0)),
    )


_NIEMAND = Grond(casussen=0, gesprekken=0, grootste=0.0)


def _obstakels(telling: Codetelling, kringen: pd.DataFrame, met: Grond) -> pd.DataFrame:
    codes = telling.codes.tabel()
    rijen = codes[codes["soort"] == SOORTEN.index(Codesoort.OBSTAKEL)].drop(columns=["groep", "soort"])
    rijen["aandeel"] = rijen["aantal"] / max(met.casussen, 1)
    breed = kringen.pivot_table(index="code", columns="kring", values="aantal", aggfunc="sum", fill_value=0)
    breed = breed.reindex(columns=[0, 1], fill_value=0).reindex(rijen["code"], fill_value=0)
    rijen["in_kring"] = breed[1].to_numpy().astype(np.int64)
    rijen["kring_bekend"] = breed.sum(axis=1).to_numpy().astype(np.int64)
    rijen["genoeg"] = basis.genoeg(rijen)
    return rijen.sort_values(["aantal", "code"], ascending=[False, True], ignore_index=True)


def _paren(telling: Codetelling, obstakels: pd.DataFrame, *, alle: int, met: int) -> pd.DataFrame:
    """Every two obstacles of which there is enough, those that no casus has both of among them."""
    samen = telling.paren.tabel().set_index(["a", "b"])
    genoeg = obstakels[obstakels["genoeg"]].set_index("code")["aantal"].sort_index()
    rijen = []
    for nr, (a, bij_a) in enumerate(genoeg.items()):
        for b, bij_b in genoeg.iloc[nr + 1 :].items():
            cel = samen.loc[(a, b)] if (a, b) in samen.index else None
            beide = 0 if cel is None else int(cel["aantal"])
            keer = [beide * n / (bij_a * bij_b) for n in (met, alle)]
            verwacht = bij_a * bij_b / alle  # the smaller of both
            p = np.nan
            if verwacht >= VERWACHT:
                kansen = [_toets(beide, bij_a, bij_b, n) for n in (met, alle)]
                p = basis.aan_beide(kansen, min(keer) - 1, max(keer) - 1)
            rijen.append(
                {
                    "a": a,
                    "b": b,
                    "samen": beide,
                    "gesprekken": 0 if cel is None else int(cel["gesprekken"]),
                    "grootste": 0.0 if cel is None else float(cel["grootste"]),
                    "keer_laag": min(keer),
                    "keer_hoog": max(keer),
                    "p": p,
                }
            )
    kolommen = ["a", "b", "samen", "gesprekken", "grootste", "keer_laag", "keer_hoog", "p"]
    frame = pd.DataFrame(rijen, columns=kolommen)
    frame["p_gecorrigeerd"] = np.nan
    toets = frame["p"].notna()
    if toets.any():
        frame.loc[toets, "p_gecorrigeerd"] = multipletests(frame.loc[toets, "p"], method="holm")[1]
    frame["oordeel"] = [
        _oordeel(p, laag) for p, laag in frame[["p_gecorrigeerd", "keer_laag"]].itertuples(index=False)
    ]
    return frame


def _toets(beide: int, a: int, b: int, n: int) -> float:
    """Chi-square of the table of two obstacles among n casussen; none without an obstacle is no test."""
    tabel = np.array([[beide, a - beide], [b - beide, n - a - b + beide]])
    if (tabel.sum(axis=0) == 0).any() or (tabel.sum(axis=1) == 0).any():
        return 1.0
    return float(chi2_contingency(tabel, correction=False).pvalue)


def _oordeel(p: float, keer: float) -> str:
    if np.isnan(p):
        return "te_weinig"
    if p >= basis.ZEKER:
        return "niet_te_zeggen"
    return "vaker_samen" if keer > 1 else "minder_samen"

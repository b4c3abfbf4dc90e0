"""Typical ways: ways that look alike, how well that holds, and one way as an example of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist
from sklearn.cluster import AgglomerativeClustering
from sklearn.metrics import silhouette_samples

from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Grond
from rk.analysis.duiding.kleuren import ROUTES
from rk.analysis.duiding.steekproef import Geloot, Trekking, routes
from rk.analysis.tabel import ONBEKEND, Tijdeenheid
from rk.analysis.vragen.basis import Namen
from rk.inzicht.maten import TeWeinig
from rk.taal import _

GENOEG_WEGEN = 30
"""Fewer ways than this are better read than clustered."""
STRUCTUUR = 0.25
"""Mean silhouette below which there are no groups to speak of (Kaufman & Rousseeuw 1990)."""
VAST = 0.6
"""Below this a cluster dissolves in other samples and is not to be trusted (Hennig 2007)."""
_HERHALINGEN = 20

Afstanden = npt.NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Typeweg:
    """One kind of way.

    `aandeel` of the ways in the sample; `bezoeken` in the middle way; `routes` the mean share of the
    visits on each; `silhouet` (-1 to 1) how much nearer its ways are to each other than to others;
    `vastheid` (0 to 1) how far it comes back in half samples. `voorbeeld` is its medoid, the way that is
    nearest to all others of it. **That is the way of one person: for within the project only.**
    """

    nummer: int
    grond: Grond
    aandeel: float
    bezoeken: float
    routes: dict[str, float]
    silhouet: float
    vastheid: float
    voorbeeld: tuple[str, ...]

    @property
    def houdt(self) -> bool:
        """Whether there is enough to say of it, and it comes back in other samples."""
        return basis.te_weinig(self.grond) is None and self.vastheid >= VAST


@dataclass(frozen=True, kw_only=True, slots=True)
class Typewegen:
    """The kinds of ways that were found, the largest first.

    `keuze`: for each number of kinds that was tried its mean silhouette; the highest was taken.
    `steekproef` ways were compared, out of `totaal`; `open` of these had a visit with an unknown route
    and were left out. `te_weinig` says why nothing was looked for, or found.
    """

    totaal: int
    steekproef: int
    open: int
    keuze: dict[int, float]
    typen: tuple[Typeweg, ...]
    te_weinig: TeWeinig | None

    def tabel(self) -> pd.DataFrame:
        """One row per kind, without the examples: aantal, gesprekken, grootste, and what it is like."""
        rijen = [
            {
                "type": t.nummer,
                "aantal": t.grond.casussen,
                "gesprekken": t.grond.gesprekken,
                "grootste": t.grond.grootste,
                "aandeel": t.aandeel,
                "bezoeken": t.bezoeken,
                **{f"deel_{route}": t.routes[route] for route in ROUTES},
                "silhouet": t.silhouet,
                "vastheid": t.vastheid,
                "houdt": t.houdt,
            }
            for t in self.typen
        ]
        kolommen = ["type", "aantal", "gesprekken", "grootste", "aandeel", "bezoeken"]
        kolommen += [*(f"deel_{route}" for route in ROUTES), "silhouet", "vastheid", "houdt"]
        return pd.DataFrame(rijen, columns=kolommen)

    def voorbeelden(self) -> pd.DataFrame:
        """The medoid of each kind, visit by visit. Each is one person's way: only within the project."""
        return pd.DataFrame(
            [(t.nummer, plek, r) for t in self.typen for plek, r in enumerate(t.voorbeeld, start=1)],
            columns=["type", "plek", "route"],
        )

    def zin(self) -> str:
        """How many kinds, how clear they are, and what each looks like."""
        if self.te_weinig is not None:
            return self.te_weinig.reden
        sterkte = self.keuze[len(self.typen)]
        hoe = _("duidelijk") if sterkte > 0.7 else _("redelijk te zien") if sterkte > 0.5 else _("zwak")
        zinnen = [
            _(
                "In {steekproef} van de {totaal} wegen zijn {aantal} soorten te zien; het verschil is {hoe} "
                "(silhouet {sterkte})."
            ).format(
                steekproef=basis.heel(self.steekproef),
                totaal=basis.heel(self.totaal),
                aantal=len(self.typen),
                hoe=hoe,
                sterkte=basis.komma(sterkte),
            )
        ]
        for t in self.typen:
            if t.houdt:
                meest = max(t.routes, key=lambda r: t.routes[r])
                zinnen.append(
                    _(
                        "Soort {nummer} is {deel} van deze wegen: ongeveer {bezoeken} bezoeken, "
                        "{meest} daarvan op de route {route}."
                    ).format(
                        nummer=t.nummer,
                        deel=basis.procent(t.aandeel),
                        bezoeken=round(t.bezoeken),
                        meest=basis.procent(t.routes[meest]),
                        route=meest,
                    )
                )
            else:
                zinnen.append(
                    _("Over soort {nummer} is te weinig te zeggen: {grond}, vastheid {vastheid}.").format(
                        nummer=t.nummer, grond=t.grond, vastheid=basis.komma(t.vastheid)
                    )
                )
        return " ".join(zinnen)


@dataclass(frozen=True, kw_only=True, slots=True)
class Typen(Geloot):
    """Which kinds of ways there are, by the routes of their visits in order.

    The distance of two ways is how many visits must be taken out or put in to make the one into the
    other, out of all visits of both (normalised Indel, or LCS, distance; optimal matching with indel 1
    and substitution 2). That needs no invented cost of one route in place of another, and a long way
    is not far from everything because it is long. Clusters by average linkage; `hoogstens` so many are
    tried, and the number with the highest mean silhouette is taken. Each is looked for again in 20 half
    samples (Jaccard, Hennig 2007); unless two kinds or more hold, there are none. At most `aantal` ways
    are compared, drawn by lot: the cost grows with the square.
    Source: Elzinga 2008; Studer & Ritschard 2016; Rousseeuw 1987; Hennig 2007.
    """

    aantal: int = 1000
    hoogstens: int = 8

    def antwoord(self, r: Trekking, namen: Namen, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND) -> Typewegen:
        """The kinds of ways in the sample."""
        heel = ~r.rijen["weg"].str.contains("?", regex=False)
        rijen = r.rijen[heel].sort_values("lot").reset_index(drop=True)
        keuze: dict[int, float] = {}
        typen: tuple[Typeweg, ...] = ()
        weinig = _te_weinig(rijen)
        if weinig is None:
            afstand = afstanden(rijen["weg"].tolist())
            hoogstens = min(self.hoogstens, rijen["weg"].nunique() - 1)
            indelingen = {k: _deel_in(afstand, k) for k in range(2, hoogstens + 1)}
            passen = {
                k: silhouette_samples(afstand, wie, metric="precomputed") for k, wie in indelingen.items()
            }
            keuze = {k: float(pas.mean()) for k, pas in passen.items()}
            beste = max(keuze, key=lambda k: keuze[k], default=0)
            if beste and keuze[beste] >= STRUCTUUR:
                typen = _typen(rijen, afstand, indelingen[beste], passen[beste], seed=self.seed)
            # One kind beside a few odd ways is no kinds.
            if sum(t.houdt for t in typen) < 2:
                typen = ()
                weinig = TeWeinig(
                    reden=_(
                        "Deze wegen vallen niet in duidelijke soorten uiteen. Kijk liever naar het beeld van "
                        "alle wegen samen."
                    )
                )
        return Typewegen(
            totaal=r.totaal,
            steekproef=len(rijen),
            open=int((~heel).sum()),
            keuze=keuze,
            typen=typen,
            te_weinig=weinig,
        )


def afstanden(wegen: list[str]) -> Afstanden:
    """The distance between each two ways, 0 (the same) to 1 (no route in common)."""
    return np.asarray(cdist(wegen, wegen, scorer=Indel.normalized_distance, dtype=np.float32))


def _te_weinig(rijen: pd.DataFrame) -> TeWeinig | None:
    if len(rijen) < GENOEG_WEGEN:
        return TeWeinig(
            reden=_(
                "Er zijn {aantal} wegen. Dat is te weinig om er soorten in te zien: wacht tot het er "
                "minstens {genoeg} zijn."
            ).format(aantal=len(rijen), genoeg=GENOEG_WEGEN)
        )
    return basis.te_weinig(_grond(rijen["gesprek"], bekend=_gesprek_bekend(rijen)))


def _gesprek_bekend(rijen: pd.DataFrame) -> bool:
    return bool((rijen["gesprek"] != ONBEKEND).any())


def _grond(gesprek: pd.Series[int], *, bekend: bool) -> Grond:
    tellen = gesprek.value_counts()
    return Grond(
        casussen=int(tellen.sum()),
        gesprekken=len(tellen) if bekend else 0,
        grootste=float(tellen.max() / tellen.sum()),
    )


def _deel_in(afstand: Afstanden, k: int) -> npt.NDArray[np.int64]:
    model = AgglomerativeClustering(n_clusters=k, metric="precomputed", linkage="average")
    return np.asarray(model.fit_predict(afstand), dtype=np.int64)


def _typen(
    rijen: pd.DataFrame,
    afstand: Afstanden,
    wie: npt.NDArray[np.int64],
    pas: npt.NDArray[np.float64],
    *,
    seed: int,
) -> tuple[Typeweg, ...]:
    vast = vastheid(afstand, wie, seed=seed)
    uit = []
    for nummer, cluster in enumerate(np.argsort(-np.bincount(wie), kind="stable"), start=1):
        leden = np.flatnonzero(wie == cluster)
        wegen = rijen["weg"].iloc[leden].tolist()
        midden = leden[int(np.argmin(afstand[np.ix_(leden, leden)].sum(axis=1)))]
        deel = {
            route: float(np.mean([weg.count(str(nr)) / len(weg) for weg in wegen]))
            for nr, route in enumerate(ROUTES)
        }
        uit.append(
            Typeweg(
                nummer=nummer,
                grond=_grond(rijen["gesprek"].iloc[leden], bekend=_gesprek_bekend(rijen)),
                aandeel=len(leden) / len(wie),
                bezoeken=float(np.median([len(weg) for weg in wegen])),
                routes=deel,
                silhouet=float(pas[leden].mean()),
                vastheid=float(vast[cluster]),
                voorbeeld=routes(rijen["weg"].iloc[midden]),
            )
        )
    return tuple(uit)


def vastheid(
    afstand: Afstanden, wie: npt.NDArray[np.int64], *, seed: int, herhalingen: int = _HERHALINGEN
) -> npt.NDArray[np.float64]:
    """How far each cluster comes back when half of the ways is clustered anew, 0 to 1, in the mean.

    Of each cluster the part that is in the half, beside the new cluster that looks most like it
    (Jaccard); halves without any way of a cluster say nothing of it. NaN when none did.
    """
    kans = np.random.default_rng(seed)
    k = int(wie.max()) + 1
    som, keer = np.zeros(k), np.zeros(k)
    for _nr in range(herhalingen):
        half = kans.choice(len(wie), size=len(wie) // 2, replace=False)
        opnieuw = _deel_in(afstand[np.ix_(half, half)], k)
        samen_ = np.zeros((k, k))
        np.add.at(samen_, (wie[half], opnieuw), 1)
        rij, kolom = samen_.sum(axis=1), samen_.sum(axis=0)
        er = rij > 0
        lijkt = (samen_ / np.maximum(rij[:, None] + kolom[None, :] - samen_, 1)).max(axis=1)
        som[er] += lijkt[er]
        keer[er] += 1
    return np.asarray(np.divide(som, keer, out=np.full(k, np.nan), where=keer > 0))

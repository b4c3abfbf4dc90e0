"""How much moves within a way: over how many routes it is spread, and how restless it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Cellen, Grond, PerGroep, Wegen
from rk.analysis.duiding.kleuren import ROUTES, spreiding_van
from rk.analysis.tabel import ONBEKEND, Tijdeenheid
from rk.analysis.vragen.basis import Namen
from rk.domain import Weg
from rk.inzicht.maten import TeWeinig
from rk.taal import _

_FIJN = 1000
"""Values are counted in steps of a thousandth: medians are exact to half of that."""
MATEN = ("entropie", "turbulentie", "turbulentie_op_lengte")


def per_weg(route: npt.NDArray[np.int64], alle: Wegen) -> dict[str, npt.NDArray[np.float64]]:
    """Entropy and turbulence of each way, from the routes of its visits; NaN where a route is unknown.

    - `entropie` (0 to 1): how evenly the visits lie over the four routes, divided by log 4 (`seqient`
      of TraMineR).
    - `turbulentie` (from 1): log2 of the number of distinct rows of routes that can be read from the
      way by leaving visits out (runs on one route count once), times (s²max + 1) / (s² + 1), in which
      s² is the variance of the lengths of the runs, and s²max what it could be at most with as many
      visits in as many runs (`seqST` of TraMineR).
    - `turbulentie_op_lengte` (0 to 1): the same beside the most that a way of that many visits can
      have. TraMineR takes the longest way of all for this, so that a short way is calm because it is
      short; ways differ much in length here, so each has its own. NaN for a way of one visit.

    Source: Elzinga & Liefbroer 2007; Gabadinho e.a. 2011.
    """
    n = len(alle)
    if not n:
        return {naam: np.zeros(0) for naam in MATEN}
    nummer = alle.nummer()
    open_ = np.bincount(nummer, weights=route == ONBEKEND, minlength=n) > 0
    tellen = np.zeros((n, len(ROUTES)))
    np.add.at(tellen, (nummer, np.maximum(route, 0)), 1.0)
    entropie = spreiding_van(tellen)
    nieuw = np.r_[True, (route[1:] != route[:-1]) | (nummer[1:] != nummer[:-1])]
    begin = np.flatnonzero(nieuw)
    duur = np.diff(np.r_[begin, len(route)]).astype(float)
    turbulentie = _turbulentie(route[begin], nummer[begin], duur, n)
    lengten, plek = np.unique(alle.lengte, return_inverse=True)
    meest = np.array([_meeste(int(x)) for x in lengten])[plek]
    with np.errstate(invalid="ignore", divide="ignore"):
        op_lengte = np.where(meest > 1, (turbulentie - 1) / (meest - 1), np.nan)
    uit = dict(zip(MATEN, (entropie, turbulentie, op_lengte), strict=True))
    return {naam: np.where(open_, np.nan, waarde) for naam, waarde in uit.items()}


def _meeste(lengte: int) -> float:
    """The turbulence of a way that goes round the four routes, one visit on each."""
    route = np.arange(lengte) % len(ROUTES)
    return float(_turbulentie(route, np.zeros(lengte, np.int64), np.ones(lengte), 1)[0])


def _turbulentie(
    stand: npt.NDArray[np.int64], weg: npt.NDArray[np.int64], duur: npt.NDArray[np.float64], n: int
) -> npt.NDArray[np.float64]:
    """Turbulence of `n` ways, from their runs in order: on which route, of which way, how long."""
    aantal = np.bincount(weg, minlength=n)
    gemiddeld = np.bincount(weg, weights=duur, minlength=n) / aantal
    spreiding = np.bincount(weg, weights=(duur - gemiddeld[weg]) ** 2, minlength=n) / aantal
    hoogste = (aantal - 1) * (1 - gemiddeld) ** 2
    return _log2_rijen(stand, weg, aantal) + np.log2((hoogste + 1) / (spreiding + 1))


def _log2_rijen(
    stand: npt.NDArray[np.int64], weg: npt.NDArray[np.int64], aantal: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """log2 of the number of distinct subsequences of each way, the empty one among them.

    Each run doubles the number, less what was already there when this route was last seen
    (Elzinga 2005). Numbers are kept as a fraction and a power of two: they grow beyond any float.
    """
    n = len(aantal)
    begin = np.cumsum(aantal) - aantal
    volgorde = np.argsort(-aantal, kind="stable")  # the longest first: who goes on is a first piece
    rijen = np.ones(n)
    eerder = np.zeros((n, len(ROUTES) + 1))
    macht = np.zeros(n)
    for stap in range(int(aantal.max(initial=0))):
        wie = volgorde[: np.searchsorted(-aantal[volgorde], -stap, side="left")]
        route = stand[begin[wie] + stap]
        nu = rijen[wie]
        rijen[wie] = 2 * nu - eerder[wie, route]
        eerder[wie, route] = nu
        groot = wie[rijen[wie] > 2.0**500]
        rijen[groot] *= 2.0**-500
        eerder[groot] *= 2.0**-500
        macht[groot] += 500
    return np.asarray(np.log2(rijen) + macht)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bewogen:
    """By group and measure: how many ways, mean, standard deviation, and quartiles.

    `rijen`: groep, maat, aantal, gemiddeld, spreiding, q25, mediaan, q75. `open`: ways with a visit
    of which the route is unknown; they are in none of the measures.
    """

    gronden: dict[str, Grond]
    te_weinig: dict[str, TeWeinig]
    rijen: pd.DataFrame
    open: int

    def tabel(self) -> pd.DataFrame:
        """The rows of groups of which there is enough to say."""
        return self.rijen[~self.rijen["groep"].isin(list(self.te_weinig))].reset_index(drop=True)

    def zin(self) -> str:
        """Per group: how a way in the middle is spread and how restless it is."""
        zinnen = []
        for groep, grond in self.gronden.items():
            if groep in self.te_weinig:
                zinnen.append(f"{groep}: {self.te_weinig[groep].reden}")
                continue
            mediaan = self.rijen[self.rijen["groep"] == groep].set_index("maat")["mediaan"]
            rust = mediaan.get("turbulentie_op_lengte", np.nan)
            zin = _("In {grond} heeft de middelste weg een spreiding van {entropie} (0 tot 1).").format(
                grond=grond, entropie=basis.komma(mediaan["entropie"])
            )
            zinnen.append(basis.bij_groep(groep, zin))
            if not np.isnan(rust):
                zinnen.append(
                    _("In het midden wisselt een weg {deel} van wat kan bij zo veel bezoeken.").format(
                        deel=basis.procent(rust)
                    )
                )
        if not self.gronden:
            zinnen.append(_("Er zijn nog geen wegen om naar te kijken."))
        if self.open:
            zinnen.append(
                _("{aantal} wegen tellen niet mee: van een halte is de route onbekend.").format(
                    aantal=basis.heel(self.open)
                )
            )
        return " ".join(zinnen)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdelingen:
    """What parts give: ways by groep, maat and value in thousandths (sums apart), and by groep."""

    waarden: pd.DataFrame
    sommen: pd.DataFrame
    grond: Cellen
    open: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Beweging(PerGroep):
    """How spread and how restless the ways are; `per_weg` says what is measured."""

    weg: Weg = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The columns of BEZOEK that this needs."""
        return ("casus", "route")

    def kernel(self, deel: Deel) -> Verdelingen:
        """The counts of one part, which has one way for each casus."""
        alle = basis.wegen(deel)
        groep = basis.van_casus(deel, self.groep, alle.casus)
        maten = per_weg(deel["route"].astype(np.int64), alle)
        telt = ~np.isnan(maten["entropie"])
        lang = pd.concat(
            pd.DataFrame({"groep": groep, "maat": nr, "waarde": maten[naam]}) for nr, naam in enumerate(MATEN)
        ).dropna()
        sommen = (
            lang.assign(som=lang["waarde"], kwadraat=lang["waarde"] ** 2)
            .groupby(["groep", "maat"])[["som", "kwadraat"]]
            .sum()
        )
        fijn = np.rint(lang["waarde"].to_numpy() * _FIJN).astype(np.int64)
        return Verdelingen(
            waarden=basis.tel(groep=lang["groep"].to_numpy(), maat=lang["maat"].to_numpy(), waarde=fijn),
            sommen=sommen,
            grond=basis.cellen(deel, alle.casus[telt], groep=groep[telt]),
            open=int((~telt).sum()),
        )

    def merge(self, a: Verdelingen, b: Verdelingen) -> Verdelingen:
        """Both together."""
        return Verdelingen(
            waarden=basis.tel_op(a.waarden, b.waarden),
            sommen=pd.concat([a.sommen, b.sommen]).groupby(level=[0, 1]).sum(),
            grond=a.grond + b.grond,
            open=a.open + b.open,
        )

    def antwoord(self, r: Verdelingen, namen: Namen, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND) -> Bewogen:
        """The measures of each group, with names."""
        gronden = {basis.groepnaam(namen, self.groep, g): x for g, x in r.grond.gronden().items()}
        rijen = []
        for (groep, maat), tellen in r.waarden.groupby(["groep", "maat"], sort=True):
            n = int(tellen["aantal"].sum())
            som, kwadraat = r.sommen.loc[(groep, maat)]
            gemiddeld = float(som) / n
            q25, mediaan, q75 = (_kwantiel(tellen, n, deel) / _FIJN for deel in (0.25, 0.5, 0.75))
            rijen.append(
                {
                    "groep": basis.groepnaam(namen, self.groep, int(groep)),
                    "maat": MATEN[int(maat)],
                    "aantal": n,
                    "gemiddeld": gemiddeld,
                    "spreiding": float(np.sqrt(max(0.0, float(kwadraat) / n - gemiddeld**2))),
                    "q25": q25,
                    "mediaan": mediaan,
                    "q75": q75,
                }
            )
        kolommen = ["groep", "maat", "aantal", "gemiddeld", "spreiding", "q25", "mediaan", "q75"]
        return Bewogen(
            gronden=gronden,
            te_weinig={n: w for n, g in gronden.items() if (w := basis.te_weinig(g)) is not None},
            rijen=pd.DataFrame(rijen, columns=kolommen),
            open=r.open,
        )


def _kwantiel(tellen: pd.DataFrame, n: int, deel: float) -> float:
    """The smallest value that at least this share of the ways has or is below; sorted by value."""
    tot = np.cumsum(tellen["aantal"].to_numpy())
    return float(tellen["waarde"].to_numpy()[np.searchsorted(tot, deel * n)])

"""How long it takes until somebody is helped for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.basis import Cellen, PerGroep, Wegen
from rk.analysis.duiding.krommen import GRENZEN, Gestopt, Kromme, kromme, verschillen
from rk.analysis.tabel import ONBEKEND, TIJD_ONBEKEND, Tijdeenheid, code
from rk.analysis.vragen.basis import Namen
from rk.domain import Uitkomst, Weg
from rk.inzicht.maten import TeWeinig
from rk.taal import _

_HIELP = tuple(code("uitkomst", u) for u in (Uitkomst.GEHOLPEN, Uitkomst.DEELS))
_GESTOPT = code("uitkomst", Uitkomst.CONTACT_GESTOPT)


class Duur(StrEnum):
    """In what the time until help is counted."""

    BEZOEKEN = "bezoeken"
    MAANDEN = "maanden"


@dataclass(frozen=True, kw_only=True, slots=True)
class EersteHulp:
    """The curves, two for each group: help as early and as late as what is unknown allows.

    `te_weinig` names the groups that nothing is said about, and why. `zonder_tijd`: ways left out
    because the month of their first visit is unknown. `verschillen`: of every two groups in which help
    comes sooner, and the p-values (`rk.analysis.duiding.krommen.verschillen`).
    """

    duur: Duur
    krommen: tuple[Kromme, ...]
    te_weinig: dict[str, TeWeinig]
    zonder_tijd: int
    verschillen: pd.DataFrame

    def tabel(self) -> pd.DataFrame:
        """All points of all curves; `groep` and `grens` say of which."""
        delen = [k.punten.assign(groep=k.groep, grens=k.grens) for k in self.krommen]
        kolommen = ["groep", "grens", "tijd", "in_beeld", "geholpen", "nog_niet", "laag", "hoog"]
        return pd.concat(delen, ignore_index=True)[kolommen] if delen else pd.DataFrame(columns=kolommen)

    def zin(self) -> str:
        """One or two sentences for each group, and what was left out."""
        zinnen = [_zin(self.duur, *(k for k in self.krommen if k.groep == g)) for g in self._groepen()]
        zinnen += self._verschil()
        zinnen += [f"{groep}: {weinig.reden}" for groep, weinig in self.te_weinig.items()]
        return " ".join(zinnen + basis.zonder_maand(self.zonder_tijd))

    def _verschil(self) -> list[str]:
        if self.verschillen.empty:
            return []
        houdt = self.verschillen[self.verschillen["p_gecorrigeerd"] < basis.ZEKER]
        if houdt.empty:
            return [_("Of de hulp in een groep eerder komt dan in een andere, is niet te zeggen.")]
        return [
            _("Hulp komt eerder bij {eerder} dan bij {later}.").format(eerder=a, later=b)
            for a, b in zip(houdt["eerder"], houdt["later"], strict=True)
        ]

    def _groepen(self) -> list[str]:
        return list(dict.fromkeys(k.groep for k in self.krommen))


@dataclass(frozen=True, kw_only=True, slots=True)
class Wachttijden:
    """What parts give: ways by `groep`, `grens`, `tijd`, whether `hulp` came, and whether contact `stopte`.

    `tijd` -1 stands for a way of which the first month is unknown; such ways are not in `grond`.
    """

    tijden: pd.DataFrame
    grond: Cellen


@dataclass(frozen=True, kw_only=True, slots=True)
class TijdTotHulp(PerGroep):
    """How many visits, or months, it takes on the real way until the first visit that helped.

    Help is outcome `geholpen` or `deels`. Of a way without it we know only that help had not come by
    its last visit (censored). A visit with an unknown outcome may have helped: the curve `vroeg` takes
    it so, `laat` does not. In months, what is before the first known month is 0; an undated visit
    lies between the dated ones around it. `groep` is a group attribute, or empty for all together.
    Unit: the place of the visit on the way, from 1, or whole months since the first visit.
    Source: Kaplan & Meier 1958; Kalbfleisch & Prentice 1980 for the interval; Mantel 1966 (log-rank).
    """

    duur: Duur = Duur.BEZOEKEN
    gestopt: Gestopt = Gestopt.UIT_BEELD
    weg: Weg = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The columns of BEZOEK that this needs."""
        return ("casus", "uitkomst", *(("tijd",) if self.duur is Duur.MAANDEN else ()))

    def kernel(self, deel: Deel) -> Wachttijden:
        """The counts of one part, which has one way for each casus."""
        alle = basis.wegen(deel)
        groep = basis.van_casus(deel, self.groep, alle.casus)
        hielp = np.isin(deel["uitkomst"], _HIELP)
        stopte = deel["uitkomst"][alle.eind - 1] == _GESTOPT
        delen = []
        telt = np.ones(len(alle), dtype=bool)
        for nr, kan in enumerate((hielp | (deel["uitkomst"] == ONBEKEND), hielp)):
            eerste = _eerste(kan, alle)
            komt = eerste < alle.eind
            tijd = np.where(komt, eerste - alle.begin + 1, alle.lengte)
            if self.duur is Duur.MAANDEN:
                tijd, komt = _maanden(deel, alle, eerste, komt, laat=bool(nr))
                telt = tijd >= 0
            delen.append(
                basis.tel(
                    groep=groep,
                    grens=np.full(len(alle), nr),
                    tijd=tijd,
                    hulp=komt.astype(np.int64),
                    stopte=(stopte & ~komt).astype(np.int64),
                )
            )
        return Wachttijden(
            tijden=pd.concat(delen, ignore_index=True),
            grond=basis.cellen(deel, alle.casus[telt], groep=groep[telt]),
        )

    def merge(self, a: Wachttijden, b: Wachttijden) -> Wachttijden:
        """Both together."""
        return Wachttijden(tijden=basis.tel_op(a.tijden, b.tijden), grond=a.grond + b.grond)

    def antwoord(
        self, r: Wachttijden, namen: Namen, tijdeenheid: Tijdeenheid = Tijdeenheid.MAAND
    ) -> EersteHulp:
        """The curves, for each group of which there is enough to say."""
        rijen = r.tijden[r.tijden["tijd"] >= 0]
        krommen: list[Kromme] = []
        weinig: dict[str, TeWeinig] = {}
        bekend: dict[int, str] = {}
        for waarde, grond in r.grond.gronden().items():
            naam = basis.groepnaam(namen, self.groep, waarde)
            te_weinig = basis.te_weinig(grond)
            if te_weinig is not None:
                weinig[naam] = te_weinig
                continue
            bekend |= {waarde: naam} if waarde != ONBEKEND else {}
            van_groep = rijen[rijen["groep"] == waarde]
            krommen += (
                kromme(naam, grens, grond, van_groep[van_groep["grens"] == nr], self.gestopt)
                for nr, grens in enumerate(GRENZEN)
            )
        if not krommen and not weinig:
            weinig[_("alle")] = TeWeinig(reden=_("Er zijn nog geen wegen om naar te kijken."))
        los = r.tijden[(r.tijden["tijd"] < 0) & (r.tijden["grens"] == 1)]
        return EersteHulp(
            duur=self.duur,
            krommen=tuple(krommen),
            te_weinig=weinig,
            zonder_tijd=int(los["aantal"].sum()),
            verschillen=verschillen(rijen, bekend, self.gestopt),
        )


def _eerste(kan: npt.NDArray[np.bool_], alle: Wegen) -> npt.NDArray[np.int64]:
    """The first visit of each way for which `kan` holds; `eind` of the way when there is none."""
    if not len(alle):
        return np.zeros(0, np.int64)
    plek = np.where(kan, np.arange(len(kan)), len(kan))
    return np.minimum(np.minimum.reduceat(plek, alle.begin), alle.eind)


def _maanden(
    deel: Deel, alle: Wegen, eerste: npt.NDArray[np.int64], komt: npt.NDArray[np.bool_], *, laat: bool
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Months from the first visit to help, or to the last known month; -1 without a first month.

    An undated visit that helped came at the earliest in the month known before it, and at the latest
    in the next one known; where none is known any more, `laat` only knows that it was not yet then.
    """
    if not len(alle):
        return np.zeros(0, np.int64), komt
    maand, bekend = maanden(deel)
    nummer = alle.nummer()
    begin_bekend = bekend[alle.begin]
    sinds = np.where(bekend, maand - maand[alle.begin][nummer], 0).clip(0)
    ruimte = int(sinds.max()) + 1  # keeps the running maximum of one way out of the next
    tot_nu = np.maximum.accumulate(sinds + nummer * ruimte) - nummer * ruimte
    op = np.minimum(eerste, alle.eind - 1)
    tijd = tot_nu[op]
    if laat:
        plek = np.where(bekend, np.arange(len(bekend)), len(bekend))
        straks = np.minimum.accumulate(plek[::-1])[::-1][op]
        gezien = straks < alle.eind
        tijd = np.where(gezien, np.maximum(tijd, sinds[np.where(gezien, straks, 0)]), tijd)
        komt = komt & gezien
    tijd = np.where(komt, tijd, tot_nu[alle.eind - 1])
    return np.where(begin_bekend, tijd, -1), komt


def maanden(deel: Deel) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """The month of each visit, since January 1970, and whether it is known (else the month is 0)."""
    bekend = deel["tijd"] != TIJD_ONBEKEND
    tijd = np.where(bekend, deel["tijd"], 0)
    if deel.tijdeenheid is Tijdeenheid.MICROSECONDE:
        tijd = tijd.astype("datetime64[us]").astype("datetime64[M]").astype(np.int64)
    return tijd, bekend


def _zin(duur: Duur, *krommen: Kromme) -> str:
    vroeg, laat = krommen
    wie = basis.bij_groep(laat.groep, _("Van {grond}").format(grond=laat.grond))
    geholpen = _tot(vroeg.geholpen, laat.geholpen)
    zin = _("{wie} is bij {geholpen} hulp gezien.").format(wie=wie, geholpen=geholpen)
    if laat.mediaan is None and vroeg.mediaan is None:
        zin += " " + _("Minder dan de helft was geholpen in de tijd die we zien.")
    else:
        eenheid = {Duur.BEZOEKEN: _("bezoeken"), Duur.MAANDEN: _("maanden")}[duur]
        vroegst = vroeg.mediaan or 0
        if laat.mediaan == 0:
            zin += " " + _("De helft was geholpen in de eerste maand.")
        else:
            tijd = (
                _("{aantal} of meer").format(aantal=vroegst)
                if laat.mediaan is None
                else _tot(vroegst, laat.mediaan)
            )
            zin += " " + _("De helft was geholpen na {tijd} {eenheid}.").format(tijd=tijd, eenheid=eenheid)
    if laat.gestopt:
        zin += " " + _("Bij {aantal} stopte het contact voordat er hulp was.").format(aantal=laat.gestopt)
    return zin


def _tot(a: int, b: int) -> str:
    laag, hoog = sorted((a, b))
    if laag == hoog:
        return basis.heel(laag)
    return _("{laag} tot {hoog}").format(laag=basis.heel(laag), hoog=basis.heel(hoog))

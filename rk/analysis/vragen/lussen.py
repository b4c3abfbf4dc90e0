"""Where people come back, and where contact stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.tabel import ONBEKEND, Tijdeenheid, code
from rk.analysis.vragen.basis import Getallen, Namen
from rk.analysis.vragen.cellen import Celantwoord, Celtelling, namen_van, tel_cellen
from rk.analysis.vragen.dekking import CASUSKOLOMMEN
from rk.domain import Uitkomst, Weg

SOORTEN = ("meteen weer", "na één andere", "later weer")
_BITS = 20
_EINDE = (1 << _BITS) - 1
EINDE = "daarna niets"
_GESTOPT = code("uitkomst", Uitkomst.CONTACT_GESTOPT)
_HIELP = [code("uitkomst", u) for u in (Uitkomst.GEHOLPEN, Uitkomst.DEELS)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lussen:
    """At which halte (or route) people come back, and how soon.

    A visit comes back when its casus was at the same place before, counted from the last time:
    directly again, with one other visit in between (the return of `rk.inzicht.deuren`), or later.
    `totalen`: casussen with a visit that comes back, and visits in all.
    """

    tussen: Literal["halte", "route"] = "halte"
    dekking: bool = True
    weg: Weg | None = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        return ("casus", self.tussen)

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return CASUSKOLOMMEN if self.dekking else ()

    def kernel(self, deel: Deel) -> tuple[Celtelling, Getallen]:
        casus, waar = deel["casus"], deel[self.tussen]
        plek, afstand = terug(casus, waar)
        soort = np.minimum(afstand, len(SOORTEN)) - 1
        sleutels = (waar[plek].astype(np.int64) + 1) * len(SOORTEN) + soort
        keer = np.array([len(np.unique(casus[plek])), len(casus)], dtype=np.int64)
        return tel_cellen(sleutels, deel, casus[plek], dekking=self.dekking), keer

    def merge(
        self, a: tuple[Celtelling, Getallen], b: tuple[Celtelling, Getallen]
    ) -> tuple[Celtelling, Getallen]:
        return a[0] + b[0], a[1] + b[1]

    def antwoord(self, r: tuple[Celtelling, Getallen], namen: Namen, tijdeenheid: Tijdeenheid) -> Celantwoord:
        waar, soort = np.divmod(r[0].cellen.sleutels[0], len(SOORTEN))
        return Celantwoord(
            kop={self.tussen: waar - 1, "soort": soort},
            per=r[0].per(),
            namen={self.tussen: namen_van(self.tussen, namen), "soort": SOORTEN},
            totalen={"casussen": int(r[1][0]), "bezoeken": int(r[1][1])},
        )


def terug(casus: npt.NDArray[Any], waar: npt.NDArray[Any]) -> tuple[npt.NDArray[np.intp], Getallen]:
    """The places, in order, of visits to where the casus was before, and how many visits ago."""
    sleutel = (casus.astype(np.int64) << _BITS) | (waar.astype(np.int64) + 1)
    orde = np.argsort(sleutel, kind="stable")
    weer = np.flatnonzero(sleutel[orde[1:]] == sleutel[orde[:-1]])
    plek, vorige = orde[weer + 1], orde[weer]
    op = np.argsort(plek, kind="stable")
    return plek[op], (plek - vorige)[op].astype(np.int64)


@dataclass(frozen=True, kw_only=True, slots=True)
class Uitval:
    """At which halte (or route) contact stopped, and what came after.

    `naar` is the place of the next visit, or "daarna niets" where the way ends there. `later_geholpen`:
    how many of them were surely helped somewhere later. `totalen`: visits, those at which contact
    stopped, and those of which the outcome is not known, so that contact may have stopped there too.
    """

    tussen: Literal["halte", "route"] = "halte"
    dekking: bool = True
    weg: Weg | None = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        return ("casus", self.tussen, "uitkomst")

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return CASUSKOLOMMEN if self.dekking else ()

    def kernel(self, deel: Deel) -> tuple[Celtelling, Getallen]:
        casus, waar, uitkomst = deel["casus"], deel[self.tussen], deel["uitkomst"]
        plek = np.flatnonzero(uitkomst == _GESTOPT)
        volgende = np.full(len(casus), _EINDE, dtype=np.int64)
        verder = casus[1:] == casus[:-1]
        volgende[:-1][verder] = waar[1:][verder].astype(np.int64) + 1
        hielp = np.concatenate(([0], np.cumsum(np.isin(uitkomst, _HIELP))))
        eind = np.searchsorted(casus, casus[plek], side="right")
        sleutels = ((waar[plek].astype(np.int64) + 1) << _BITS) | volgende[plek]
        geteld = tel_cellen(
            sleutels,
            deel,
            casus[plek],
            dekking=self.dekking,
            som={"later_geholpen": hielp[eind] > hielp[plek + 1]},
        )
        keer = np.array([len(casus), len(plek), (uitkomst == ONBEKEND).sum()], dtype=np.int64)
        return geteld, keer

    def merge(
        self, a: tuple[Celtelling, Getallen], b: tuple[Celtelling, Getallen]
    ) -> tuple[Celtelling, Getallen]:
        return a[0] + b[0], a[1] + b[1]

    def antwoord(self, r: tuple[Celtelling, Getallen], namen: Namen, tijdeenheid: Tijdeenheid) -> Celantwoord:
        sleutels = r[0].cellen.sleutels[0]
        lijst = namen_van(self.tussen, namen)
        naar = (sleutels & _EINDE) - 1
        # The end has a code of its own, after those of the haltes.
        einde = max(len(lijst), int(np.max(naar, initial=-1, where=naar < _EINDE - 1)) + 1)
        nummers = tuple(str(nr) for nr in range(len(lijst), einde))
        return Celantwoord(
            kop={"van": (sleutels >> _BITS) - 1, "naar": np.where(naar == _EINDE - 1, einde, naar)},
            per=r[0].per(),
            namen={"van": lijst, "naar": (*lijst, *nummers, EINDE)},
            totalen=dict(zip(("bezoeken", "gestopt", "uitkomst_onbekend"), r[1].tolist(), strict=True)),
        )

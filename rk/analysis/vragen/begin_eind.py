"""Where ways begin and end, and at which halte it first helped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np

from rk.analysis.deel import Deel
from rk.analysis.tabel import ONBEKEND, Tijdeenheid, code
from rk.analysis.vragen.basis import Bool, Namen, VraagFout
from rk.analysis.vragen.cellen import Celantwoord, Celtelling, eerste_en_laatste, namen_van, tel_cellen
from rk.analysis.vragen.dekking import CASUSKOLOMMEN
from rk.domain import Overdracht, Uitkomst, Weg
from rk.taal import _

_BITS = 20
_HIELP = [code("uitkomst", u) for u in (Uitkomst.GEHOLPEN, Uitkomst.DEELS)]
_WEGGESTUURD = code("overdracht", Overdracht.WEGGESTUURD)


@dataclass(frozen=True, kw_only=True, slots=True)
class Begin:
    """With which haltes (or routes) ways begin: the first `lengte` visits, 1 to 3.

    A cell counts casussen whose way is at least so long; `totalen["korter"]` has the shorter ones that
    have visits. With `lengte=1`: the first haltes. Checked against pm4py.
    """

    lengte: int = 1
    tussen: Literal["halte", "route"] = "halte"
    dekking: bool = True
    weg: Weg | None = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        return ("casus", self.tussen)

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return CASUSKOLOMMEN if self.dekking else ()

    def kernel(self, deel: Deel) -> tuple[Celtelling, int]:
        """Raises  VraagFout: a length that is not 1, 2 or 3."""
        if self.lengte not in (1, 2, 3):
            raise VraagFout(_("Vraag naar de eerste 1, 2 of 3 haltes van een weg."))
        casus, waar = deel["casus"], deel[self.tussen]
        eerste, laatste = eerste_en_laatste(casus)
        lang = laatste - eerste + 1 >= self.lengte
        plek = eerste[lang]
        sleutels = np.zeros(len(plek), dtype=np.int64)
        for stap in range(self.lengte):
            sleutels = (sleutels << _BITS) | (waar[plek + stap].astype(np.int64) + 1)
        geteld = tel_cellen(sleutels, deel, casus[plek], dekking=self.dekking)
        return geteld, int((~lang).sum())

    def merge(self, a: tuple[Celtelling, int], b: tuple[Celtelling, int]) -> tuple[Celtelling, int]:
        return a[0] + b[0], a[1] + b[1]

    def antwoord(self, r: tuple[Celtelling, int], namen: Namen, tijdeenheid: Tijdeenheid) -> Celantwoord:
        geteld, korter = r
        sleutels = geteld.cellen.sleutels[0]
        kop = {
            f"{self.tussen}_{stap + 1}": ((sleutels >> _BITS * (self.lengte - 1 - stap)) & ((1 << _BITS) - 1))
            - 1
            for stap in range(self.lengte)
        }
        per = geteld.per()
        return Celantwoord(
            kop=kop,
            per=per,
            namen=dict.fromkeys(kop, namen_van(self.tussen, namen)),
            totalen={"korter": korter, "aantal": int(per["aantal"].sum())},
        )


class Waar(StrEnum):
    """Which one visit of a way is meant."""

    LAATSTE = "laatste"
    EERSTE_HULP = "eerste_hulp"


@dataclass(frozen=True, kw_only=True, slots=True)
class Uiteinde:
    """At which halte (or route) ways end until now, or where it first helped.

    First help is the first visit with outcome `geholpen` or `deels`, as `rk.inzicht.deuren`;
    `misschien_eerder` counts those before which a visit with an unknown outcome may have helped.
    `totalen["zonder"]`: casussen with visits of which none is known to have helped.
    """

    waar: Waar = Waar.LAATSTE
    tussen: Literal["halte", "route"] = "halte"
    dekking: bool = True
    weg: Weg | None = Weg.WERKELIJK

    @property
    def kolommen(self) -> tuple[str, ...]:
        hulp = ("uitkomst", "overdracht") if self.waar is Waar.EERSTE_HULP else ()
        return ("casus", self.tussen, *hulp)

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return CASUSKOLOMMEN if self.dekking else ()

    def kernel(self, deel: Deel) -> tuple[Celtelling, int]:
        casus, waar = deel["casus"], deel[self.tussen]
        eerste, plek = eerste_en_laatste(casus)
        zonder = 0
        som = {}
        if self.waar is Waar.EERSTE_HULP:
            hielp = np.flatnonzero(np.isin(deel["uitkomst"], _HIELP))
            plek = hielp[eerste_en_laatste(casus[hielp])[0]]
            zonder = len(eerste) - len(plek)
            begin = eerste[np.searchsorted(casus[eerste], casus[plek])]
            tot = np.concatenate(([0], np.cumsum(_open(deel))))
            som["misschien_eerder"] = tot[plek] > tot[begin]
        sleutels = waar[plek].astype(np.int64) + 1
        return tel_cellen(sleutels, deel, casus[plek], dekking=self.dekking, som=som), zonder

    def merge(self, a: tuple[Celtelling, int], b: tuple[Celtelling, int]) -> tuple[Celtelling, int]:
        return a[0] + b[0], a[1] + b[1]

    def antwoord(self, r: tuple[Celtelling, int], namen: Namen, tijdeenheid: Tijdeenheid) -> Celantwoord:
        geteld, zonder = r
        per = geteld.per()
        return Celantwoord(
            kop={self.tussen: geteld.cellen.sleutels[0] - 1},
            per=per,
            namen={self.tussen: namen_van(self.tussen, namen)},
            totalen={"zonder": zonder, "aantal": int(per["aantal"].sum())},
        )


def _open(deel: Deel) -> Bool:
    """Visits that may have helped: outcome unknown, and the next one was not by being sent away."""
    casus = deel["casus"]
    weggestuurd = np.zeros(len(casus), dtype=bool)
    weggestuurd[:-1] = (casus[1:] == casus[:-1]) & (deel["overdracht"][1:] == _WEGGESTUURD)
    kan: Bool = (deel["uitkomst"] == ONBEKEND) & ~weggestuurd
    return kan

"""What the deeper questions share: ways in a part, counts that merge, and when there is enough to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.analysis.deel import Deel
from rk.analysis.fouten import RoutedataFout
from rk.analysis.tabel import GROEP, ONBEKEND
from rk.analysis.vragen.basis import Namen
from rk.analysis.vragen.dekking import Dekking, dek
from rk.inzicht.maten import TeWeinig
from rk.taal import _

GENOEG_CASUSSEN = 10
"""Below this many casussen nothing is concluded: the same ten as the rules for what goes outside."""
GENOEG_GESPREKKEN = 3
"""Below this many talks it is the story of one table, not of a group."""
GROOTSTE_DEEL = 0.5
"""One talk may give at most this share of the casussen that something is concluded from."""


ZEKER = 0.05
"""Below this, after correction, and whatever the unknowns are, a difference is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grond:
    """What an answer rests on: casussen, the talks they came from, and the share of the largest talk.

    No talks at all: of no casus in this data is the talk known, as in a log from elsewhere.
    """

    casussen: int
    gesprekken: int
    grootste: float

    def __str__(self) -> str:
        casussen = _("1 casus") if self.casussen == 1 else _("{n} casussen").format(n=heel(self.casussen))
        if self.casussen and not self.gesprekken:
            return _("{casussen} (het gesprek is onbekend)").format(casussen=casussen)
        gesprekken = (
            _("1 gesprek") if self.gesprekken == 1 else _("{n} gesprekken").format(n=heel(self.gesprekken))
        )
        return _("{casussen} uit {gesprekken}").format(casussen=casussen, gesprekken=gesprekken)


def te_weinig(grond: Grond) -> TeWeinig | None:
    """The written rule for "too few to say", or None where there is enough.

    Enough is at least 10 casussen, from at least 3 talks, of which none gave more than half; where no
    talk is known at all, 10 casussen. That is for within a project: nothing without talks goes outside.
    """
    if grond.casussen and not grond.gesprekken and grond.casussen < GENOEG_CASUSSEN:
        return TeWeinig(
            reden=_(
                "Dit zijn {grond}. Dat is te weinig om iets te zeggen: wacht tot het er minstens {casussen} "
                "zijn."
            ).format(grond=grond, casussen=GENOEG_CASUSSEN)
        )
    if grond.casussen < GENOEG_CASUSSEN or 0 < grond.gesprekken < GENOEG_GESPREKKEN:
        return TeWeinig(
            reden=_(
                "Dit zijn {grond}. Dat is te weinig om iets te zeggen: wacht tot er minstens {casussen} "
                "casussen uit {gesprekken} gesprekken zijn."
            ).format(grond=grond, casussen=GENOEG_CASUSSEN, gesprekken=GENOEG_GESPREKKEN)
        )
    if grond.gesprekken and grond.grootste > GROOTSTE_DEEL:
        return TeWeinig(
            reden=_(
                "Meer dan de helft van deze casussen komt uit één gesprek. Dat is te weinig om iets te "
                "zeggen: neem er andere gesprekken bij."
            )
        )
    return None


def genoeg(cellen: pd.DataFrame, *, kolom: str = "aantal") -> npt.NDArray[np.bool_]:
    """For each cell whether there is enough to say of it, as `te_weinig`; `kolom` counts its casussen."""
    gesprekken = cellen["gesprekken"]
    van_meer = (gesprekken >= GENOEG_GESPREKKEN) & (cellen["grootste"] <= GROOTSTE_DEEL)
    waar = (cellen[kolom] >= GENOEG_CASUSSEN) & (van_meer | (gesprekken == 0))
    return np.asarray(waar, dtype=bool)


def aan_beide(p: Sequence[float], laag: float, hoog: float) -> float:
    """The p-value of a difference whatever the unknowns are: the larger one, 1 if they could turn it round.

    An intersection-union test (Berger 1982): both ends must say so, and say the same.
    """
    return max(p) if laag * hoog > 0 else 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegen:
    """The ways of one kind in a part: way i is the visits `begin[i]:eind[i]` of casus `casus[i]`."""

    casus: npt.NDArray[np.int32]
    begin: npt.NDArray[np.int64]
    eind: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.casus)

    @property
    def lengte(self) -> npt.NDArray[np.int64]:
        """How many visits each way has."""
        return self.eind - self.begin

    def nummer(self) -> npt.NDArray[np.int64]:
        """For each visit of these ways, in order, the way it belongs to."""
        return np.repeat(np.arange(len(self)), self.lengte)

    def plaats(self) -> npt.NDArray[np.int64]:
        """For each visit of these ways, in order, its place on the way, from 0."""
        begin = np.cumsum(self.lengte) - self.lengte
        return np.arange(int(self.lengte.sum())) - np.repeat(begin, self.lengte)


def wegen(deel: Deel) -> Wegen:
    """Where the way of each casus begins and ends, in a part that has one way per casus."""
    casus = deel["casus"]
    begin = np.flatnonzero(np.r_[True, casus[1:] != casus[:-1]]) if len(casus) else np.zeros(0, np.int64)
    return Wegen(casus=casus[begin], begin=begin, eind=np.r_[begin[1:], len(casus)][: len(begin)])


def van_casus(deel: Deel, kolom: str, casus: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """A column of the casus table for these casus numbers; without a name, one group for all."""
    if not kolom:
        return np.zeros(len(casus), dtype=np.int64)
    waarden: npt.NDArray[Any] = deel.casus[kolom][np.searchsorted(deel.casus["casus"], casus)]
    return waarden.astype(np.int64) if waarden.dtype.kind == "i" else waarden


def keur_groep(attribuut: str) -> None:
    """Whether route data may be split by this attribute.

    Raises  RoutedataFout: it is no group attribute, or it names organisations, which are never compared.
    """
    if not attribuut:
        return
    if not attribuut.startswith(GROEP):
        raise RoutedataFout(
            _("Verdelen kan alleen naar een groepskenmerk. De naam begint dan met “g_”, zoals “g_regio”.")
        )
    if "organisatie" in attribuut:
        raise RoutedataFout(
            _("Organisaties zetten we niet naast elkaar. Kies een ander kenmerk, zoals “g_regio”.")
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class PerGroep:
    """What questions share that can be split by a group attribute; without one, all are together.

    Raises  RoutedataFout: as `keur_groep`.
    """

    groep: str = ""

    def __post_init__(self) -> None:
        keur_groep(self.groep)

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        """The columns of the casus table that this needs."""
        return ("casus", "gesprek", *((self.groep,) if self.groep else ()))


def groepnaam(namen: Namen, attribuut: str, waarde: int) -> str:
    """How a group is called: its text, "onbekend", or "alle" where nothing was split."""
    if not attribuut:
        return _("alle")
    teksten = namen.groepen.get(attribuut, ())
    return _("onbekend") if waarde == ONBEKEND else teksten[waarde]


def haltenaam(namen: Namen, halte: int) -> str:
    """How a halte is called; its number where the store has no name for it."""
    return namen.haltes[halte] if 0 <= halte < len(namen.haltes) else str(halte)


# Counts that merge: a frame with key columns and `aantal`, each key once, sorted.


def tel(**sleutels: npt.NDArray[Any]) -> pd.DataFrame:
    """How often each combination of values occurs: the key columns, sorted, and `aantal`."""
    frame = pd.DataFrame(sleutels)
    return frame.groupby(list(sleutels), sort=True).size().rename("aantal").reset_index()


def tel_op(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    """Two frames of counts as one; associative, and the order makes no difference."""
    sleutels = [k for k in a.columns if k != "aantal"]
    samen = pd.concat([a, b], ignore_index=True)
    return samen.groupby(sleutels, sort=True)["aantal"].sum().reset_index()


_BREED = 20
"""So many bits has each part of a cell's key: a million haltes, and three parts in one int64."""
_ONDER = 2
"""Keys count from -2."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cellen:
    """Casussen by cell, with the talks behind them; each casus counts once in a cell.

    `sleutels` names the parts of the key of a cell.
    """

    sleutels: tuple[str, ...]
    dekking: Dekking

    def __add__(self, ander: Cellen) -> Cellen:
        return Cellen(sleutels=self.sleutels, dekking=self.dekking + ander.dekking)

    def tabel(self) -> pd.DataFrame:
        """One row per cell: its keys, `aantal` casussen, `gesprekken`, and `grootste`.

        `grootste` is the share of the talk that gave most, from 0 to 1: what `rk.privacy` needs. An
        unknown talk counts as one and the same; where none is known at all, `gesprekken` is 0.
        """
        cel = self.dekking.cellen.sleutels[0]
        achter = self.dekking.bij(cel)
        schuif = [_BREED * nr for nr in reversed(range(len(self.sleutels)))]
        kop = {
            naam: ((cel >> bits) & ((1 << _BREED) - 1)) - _ONDER
            for naam, bits in zip(self.sleutels, schuif, strict=True)
        }
        # Of no casus at all the talk is known: then there are none, and not one.
        er_zijn = int(self.dekking.cellen.som["zonder"].sum()) < int(achter["casussen"].sum())
        return pd.DataFrame(
            {
                **kop,
                "aantal": achter["casussen"],
                "gesprekken": achter["gesprekken"] if er_zijn else np.zeros_like(achter["gesprekken"]),
                "grootste": achter["grootste"] / achter["casussen"],
            }
        )

    def gronden(self) -> dict[int, Grond]:
        """What each value of the only key rests on, in order, the unknown last."""
        rijen = sorted(self.tabel().itertuples(index=False, name=None), key=lambda rij: (rij[0] < 0, rij[0]))
        return {
            int(rij[0]): Grond(casussen=int(rij[1]), gesprekken=int(rij[2]), grootste=float(rij[3]))
            for rij in rijen
        }


def cellen(deel: Deel, casus: npt.NDArray[Any], **sleutels: npt.NDArray[Any]) -> Cellen:
    """The cells that casussen of a part are in, from one row for each casus and cell, in any order.

    At most three keys, each from -2 to a million.
    """
    cel = np.zeros(len(casus), dtype=np.int64)
    for waarde in sleutels.values():
        cel = (cel << _BREED) | (waarde.astype(np.int64) + _ONDER)
    volgorde = np.argsort(casus, kind="stable")
    uniek, plek = np.unique(cel[volgorde], return_inverse=True)
    wie = casus[volgorde].astype(deel.casus["casus"].dtype)
    return Cellen(sleutels=tuple(sleutels), dekking=dek(plek.astype(np.int64), deel, uniek, casus=wie))


# Bounded samples that merge: each casus draws a lot from its number and a seed; the lowest stay.


def lot(casus: npt.NDArray[Any], *, seed: int) -> npt.NDArray[np.uint64]:
    """A lot for each casus number, the same in every run (splitmix64: Steele e.a. 2014)."""
    stap = np.uint64(0x9E3779B97F4A7C15)
    with np.errstate(over="ignore"):
        x = casus.astype(np.uint64) + np.uint64(seed % 2**32) * stap + stap
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return np.asarray(x ^ (x >> np.uint64(31)))


# Numbers and groups as one says them.


def bij_groep(groep: str, zin: str) -> str:
    """A sentence with the group before it, unless nothing was split."""
    return zin if groep == _("alle") else f"{groep}: {zin[0].lower()}{zin[1:]}"


def zonder_maand(aantal: int) -> list[str]:
    """How many ways were left out for want of a first month; no sentence when none were."""
    if not aantal:
        return []
    return [
        _("{aantal} wegen tellen niet mee: de maand van het eerste bezoek is onbekend.").format(
            aantal=heel(aantal)
        )
    ]


def heel(getal: int) -> str:
    """A whole number with points between thousands: "12.500"."""
    return f"{getal:,}".replace(",", ".")


def procent(deel: float) -> str:
    """A share as a whole percentage: "37%"."""
    return f"{round(100 * deel)}%"


def komma(getal: float, plaatsen: int = 2) -> str:
    """A number with a decimal comma: "0,25"."""
    return f"{getal:.{plaatsen}f}".replace(".", ",")

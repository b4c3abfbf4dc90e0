"""Who is in which cell: people by what happened on their way, so that each cell can be judged.

A question here gives pairs of a cell and a casus. Everything on a screen is made of such tables of
people; visits are never counted by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.opslag import Routeopslag
from rk.analysis.tabel import ONBEKEND, Tijdeenheid, code
from rk.analysis.vragen import stel
from rk.analysis.vragen.basis import Namen, casusplek
from rk.domain import Weg, Woord

Getallen = npt.NDArray[np.int64]
WOORD = "woord"
ONBEKENDE = "onbekend"
DOOR_ELKAAR = "door elkaar"
WOORDEN = tuple(w.value for w in Woord if w not in (Woord.OEFENING, Woord.ONBEKEND))


@dataclass(frozen=True, kw_only=True, eq=False)
class Paren:
    """Each row: the person `casus` is in cell `cel`. No row comes twice."""

    cel: Getallen
    casus: Getallen

    def __len__(self) -> int:
        return len(self.cel)


def paren(cel: npt.NDArray[Any], casus: npt.NDArray[Any]) -> Paren:
    """From rows in which a pair can come back; rows with a cell below 0 count for nothing."""
    telt = cel >= 0
    cel, casus = np.asarray(cel, np.int64)[telt], np.asarray(casus, np.int64)[telt]
    if len(cel):
        breed = int(cel.max()) + 1
        cel, casus = np.unique(casus * breed + cel) % breed, np.unique(casus * breed + cel) // breed
    return Paren(cel=cel, casus=casus)


Kernel = Callable[[Deel, npt.NDArray[np.intp]], Mapping[str, npt.NDArray[Any]]]


@dataclass(frozen=True, kw_only=True)
class Wie:
    """A question to `stel`: which people are in which cell, for one or more tables at once.

    `cellen` gets a part, and for each visit the row of its casus in `deel.casus`. It gives by table
    the cell of each visit, or of each casus; which of the two its length tells.
    """

    kolommen: tuple[str, ...]
    cellen: Kernel
    extra: tuple[str, ...] = ()
    weg: Weg | None = Weg.WERKELIJK

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return ("casus", *self.extra)

    def kernel(self, deel: Deel) -> dict[str, tuple[Paren, ...]]:
        plek = casusplek(deel)
        nummers = deel.casus["casus"]
        per_bezoek = nummers[plek]
        return {
            naam: (paren(cel, nummers if len(cel) == len(nummers) else per_bezoek),)
            for naam, cel in self.cellen(deel, plek).items()
        }

    def merge(
        self, a: dict[str, tuple[Paren, ...]], b: dict[str, tuple[Paren, ...]]
    ) -> dict[str, tuple[Paren, ...]]:
        return {naam: (*a[naam], *b[naam]) for naam in a}

    def antwoord(
        self, r: dict[str, tuple[Paren, ...]], _namen: Namen, _tijdeenheid: Tijdeenheid
    ) -> dict[str, Paren]:
        return {naam: samen(delen) for naam, delen in r.items()}


def samen(delen: Sequence[Paren]) -> Paren:
    """The pairs of several parts; a casus is in one part only."""
    leeg = np.zeros(0, np.int64)
    return Paren(
        cel=np.concatenate([d.cel for d in delen] or [leeg]),
        casus=np.concatenate([d.casus for d in delen] or [leeg]),
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Mensen:
    """Everybody in the store: by casus number the talk, and by attribute the place of its value.

    `waarden` has the values of each attribute, in a fixed order, "onbekend" last.
    """

    gesprek: Getallen
    attribuut: Mapping[str, Getallen]
    waarden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.gesprek)


@dataclass(frozen=True, kw_only=True)
class _Wie:
    """The question for `Mensen`: arrays by casus, one after another."""

    groepen: tuple[str, ...]
    kolommen: tuple[str, ...] = ("casus", "woord")
    weg: Weg | None = Weg.WERKELIJK

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return ("casus", "gesprek", *self.groepen)

    def kernel(self, deel: Deel) -> tuple[dict[str, npt.NDArray[Any]], ...]:
        kolommen = {k: np.asarray(deel.casus[k], np.int64) for k in self.casuskolommen}
        return ({**kolommen, WOORD: _woordklasse(deel)},)

    def merge(self, a: tuple[Any, ...], b: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*a, *b)

    def antwoord(self, r: tuple[Any, ...], _namen: Namen, _tijdeenheid: Tijdeenheid) -> Any:
        return {k: np.concatenate([d[k] for d in r]) for k in (*self.casuskolommen, WOORD)}


def _woordklasse(deel: Deel) -> Getallen:
    """By casus whose word all its visits rest on: a place in WOORDEN, then "door elkaar" and "onbekend".

    A casus without visits is unknown; one unknown visit beside known ones does not change the class.
    """
    n = len(deel.casus["casus"])
    plek, woord = casusplek(deel), np.asarray(deel["woord"], np.int64)
    codes = [code("woord", w) for w in WOORDEN]
    heeft = np.stack([np.bincount(plek[woord == c], minlength=n) > 0 for c in codes], axis=1)
    soorten = heeft.sum(axis=1)
    klasse = np.where(soorten > 1, len(WOORDEN), len(WOORDEN) + 1)
    return np.where(soorten == 1, heeft.argmax(axis=1), klasse)


def mensen(opslag: Routeopslag, *, kiezen: Collection[str] | None = None) -> Mensen:
    """Everybody, with the attributes that can be chosen: all that there are, or only those of `kiezen`.

    Raises  RoutedataFout: a part can't be read.
    """
    groepen = {
        k: namen
        for k, namen in opslag.namen.groepen.items()
        if k in opslag.casuskolommen and namen and (kiezen is None or k in kiezen)
    }
    r = stel(opslag, _Wie(groepen=tuple(groepen)))
    volgorde = np.argsort(r["casus"], kind="stable")
    attribuut, waarden = {}, {}
    for k, namen in groepen.items():
        rij = r[k][volgorde]
        # Years in their order; other lists are in the order of the store.
        orde = sorted(range(len(namen)), key=lambda i: namen[i]) if k == "g_jaar" else range(len(namen))
        plaats = np.empty(len(namen) + 1, np.int64)
        plaats[list(orde)] = np.arange(len(namen))
        plaats[-1] = len(namen)
        attribuut[k] = plaats[np.where(rij == ONBEKEND, len(namen), rij)]
        waarden[k] = (*(namen[i] for i in orde), ONBEKENDE)
    if kiezen is None or WOORD in kiezen:
        attribuut[WOORD] = r[WOORD][volgorde]
        waarden[WOORD] = (*WOORDEN, DOOR_ELKAAR, ONBEKENDE)
    return Mensen(gesprek=r["gesprek"][volgorde], attribuut=attribuut, waarden=waarden)


def met_codes(opslag: Routeopslag) -> tuple[Paren, int]:
    """Who has which code: a cell is the kind of code times the number that is returned, plus the code."""
    n = max(1, len(opslag.namen.codes))
    delen = []
    for nr in range(len(opslag.delen)):
        rij = opslag.codes_van(nr)
        cel = np.asarray(rij["soort"], np.int64) * n + np.asarray(rij["code"], np.int64)
        delen.append(paren(cel, np.asarray(rij["casus"])))
    return samen(delen), n


@dataclass(frozen=True, kw_only=True, eq=False)
class Teltabel:
    """A table before anything was judged: who is in which of the cells `namen`, under `dimensies`.

    `houdt`: over which dimensions there are totals, each a choice of those that stay; besides these
    there is always the total of everybody in the store, `mensen`. `telt` says what makes somebody count.
    `los`: only ever shown of everybody, so it is judged by itself. `open`: the names come from the data.
    """

    naam: str
    dimensies: tuple[str, ...]
    namen: Sequence[tuple[str, ...]]
    paren: Paren
    telt: str
    mensen: int
    houdt: Sequence[tuple[str, ...]] = ()
    los: bool = False
    open: bool = False

"""What a question to route data is, and which casussen it is asked of.

A question is a frozen record with a pure `kernel` from one part to a small result, a `merge` of two
results (associative; in any order), and the answer that follows from the whole. The same record runs
over threads, Dask and Spark (`rk.analysis.vragen.stel`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, runtime_checkable

import numpy as np
import numpy.typing as npt

from rk.analysis.deel import Deel
from rk.analysis.fouten import RoutedataFout
from rk.analysis.tabel import GROEP, ONBEKEND, Tijdeenheid, code
from rk.analysis.vragen.snel import aan, lus
from rk.domain import Weg, Woord
from rk.taal import _

R = TypeVar("R")
A_co = TypeVar("A_co", covariant=True)

Bool = npt.NDArray[np.bool_]
Getallen = npt.NDArray[np.int64]


class VraagFout(RoutedataFout):
    """The question can't be asked of this route data."""


class Namen(Protocol):
    """The lists of names of a store, by code: `rk.analysis.opslag.Namen`."""

    @property
    def haltes(self) -> tuple[str, ...]: ...
    @property
    def halte_route(self) -> tuple[int, ...]: ...
    @property
    def groepen(self) -> Mapping[str, tuple[str, ...]]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Naamloos:
    """For parts in memory without a store: a number has no name but itself."""

    haltes: tuple[str, ...] = ()
    halte_route: tuple[int, ...] = ()
    groepen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Bron(Protocol):
    """What holds parts: a route store, or `Geheugen`."""

    @property
    def namen(self) -> Namen: ...
    @property
    def tijdeenheid(self) -> Tijdeenheid: ...
    @property
    def delen(self) -> Sequence[Any]: ...
    def lees(self, nr: int, kolommen: Sequence[str], casuskolommen: Sequence[str] = ()) -> Deel: ...


@runtime_checkable
class Vraag(Protocol[R, A_co]):
    """A question. `weg` is the way that it reads unless a Keuze says another; None: both.

    The kernel gets a part of which the other way has been taken out, with the columns that it asked
    for. `antwoord` names what the numbers stand for.
    """

    @property
    def kolommen(self) -> tuple[str, ...]: ...
    @property
    def casuskolommen(self) -> tuple[str, ...]: ...
    @property
    def weg(self) -> Weg | None: ...
    def kernel(self, deel: Deel) -> R: ...
    def merge(self, a: R, b: R) -> R: ...
    def antwoord(self, r: R, namen: Namen, tijdeenheid: Tijdeenheid) -> A_co: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Keuze:
    """Which casussen a question is asked of, always whole ones.

    `weg`: this way in place of the question's own. `groepen`: by attribute, the texts that count.
    `periode`: first and last month of the talk, in months since January 1970, both included.
    `woorden`: only casussen of which every visit on that way rests on one of these words. A casus of
    which the attribute or month is unknown is left out where it is asked for.
    """

    weg: Weg | None = None
    groepen: Mapping[str, Collection[str]] = field(default_factory=dict)
    periode: tuple[int, int] | None = None
    woorden: frozenset[Woord] | None = None

    @property
    def kolommen(self) -> tuple[str, ...]:
        """The columns of visits that choosing asks for."""
        return ("woord",) if self.woorden is not None else ()

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        """The columns of casussen that choosing asks for."""
        maand = ("maand",) if self.periode is not None else ()
        return (*self.groepen, *maand)

    def kies(self, deel: Deel, namen: Namen, *, weg: Weg | None) -> Deel:
        """The part with only what is chosen; the same part when that is all of it.

        Raises  VraagFout: a group attribute that the store lacks.
        """
        deel = een_weg(deel, self.weg or weg)
        if not (self.groepen or self.periode is not None or self.woorden is not None):
            return deel
        houd = np.ones(len(deel.casus["casus"]), dtype=bool)
        for attribuut, teksten in self.groepen.items():
            lijst = namen.groepen.get(attribuut)
            if lijst is None:
                raise VraagFout(
                    _("Deze gegevens hebben geen groep “{naam}”. Kies uit: {keus}.").format(
                        naam=attribuut.removeprefix(GROEP),
                        keus=", ".join(g.removeprefix(GROEP) for g in namen.groepen) or _("geen"),
                    )
                )
            codes = [nr for nr, tekst in enumerate(lijst) if tekst in teksten]
            houd &= np.isin(deel.casus[attribuut], codes)
        if self.periode is not None:
            van, tot = self.periode
            maand = deel.casus["maand"]
            houd &= (maand >= van) & (maand <= tot) & (maand != ONBEKEND)
        plek = casusplek(deel)
        if self.woorden is not None:
            anders = np.isin(deel["woord"], [code("woord", w) for w in self.woorden], invert=True)
            houd[plek[anders]] = False
        return deel if houd.all() else alleen(deel, houd, plek)


ALLES = Keuze()
"""All casussen, on the way that the question itself reads."""


def een_weg(deel: Deel, weg: Weg | None) -> Deel:
    """Only the visits of one way; the part itself when it has no others, or when `weg` is None."""
    if weg is None or not len(deel):
        return deel
    rij, nr = deel["weg"], code("weg", weg)
    if rij.min() == nr == rij.max():  # many logs have no other, and this looks without writing anything
        return deel
    houd = rij == nr
    aantal = int(np.count_nonzero(houd))
    if not aan():
        return deel.waar(houd)
    bezoek = {naam: _zeef(kolom, houd, aantal) for naam, kolom in deel.bezoek.items()}
    return Deel(bezoek=bezoek, casus=deel.casus, tijdeenheid=deel.tijdeenheid)


@lus
def _zeef(rij: npt.NDArray[Any], houd: Bool, aantal: int) -> npt.NDArray[Any]:
    """What is true in `houd`, written without a branch: which rows stay can't be foreseen."""
    uit = np.empty(aantal + 1, dtype=rij.dtype)
    naar = 0
    for i in range(len(rij)):
        uit[naar] = rij[i]
        naar += int(houd[i])
    return uit[:aantal]


def casusplek(deel: Deel) -> npt.NDArray[np.intp]:
    """For each visit, the row of its casus in `deel.casus`."""
    nummers, casus = deel.casus["casus"], deel["casus"]
    if len(nummers) and int(nummers[-1]) - int(nummers[0]) + 1 == len(nummers):
        recht: npt.NDArray[np.intp] = (casus - nummers[0]).astype(np.intp)
        return recht
    plek: npt.NDArray[np.intp] = np.searchsorted(nummers, casus)
    return plek


def alleen(deel: Deel, houd: Bool, plek: npt.NDArray[np.intp]) -> Deel:
    """Only the casussen for which `houd` is true, with their visits."""
    rijen = houd[plek]
    return Deel(
        bezoek={naam: rij[rijen] for naam, rij in deel.bezoek.items()},
        casus={naam: rij[houd] for naam, rij in deel.casus.items()},
        tijdeenheid=deel.tijdeenheid,
    )

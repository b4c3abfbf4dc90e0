"""A table of counts of people: its cells, its totals, and which cells add up to which."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.privacy.fouten import UitgifteFout
from rk.privacy.leden import Leden, leden_van
from rk.privacy.lijnen import lijnen_van
from rk.privacy.telling import Telling
from rk.taal import _

ALLES = "(alles)"
"""In a dimension's column: everything of this dimension together, so the row is a total."""
ONBEKEND = "onbekend"
"""In a dimension's column: not known. It is a value like any other."""
MEESTE_CELLEN = 200_000
"""A table with more cells, empty ones included, is not judged: its rows are nearly all of one person."""

Keuze = tuple[tuple[str, str], ...]
Betekenis = tuple[Keuze, str, Keuze]


@dataclass(frozen=True, kw_only=True)
class Tabel:
    """Counts of people, before anything was decided about what may be shown.

    `cellen` has a column per dimension and `aantal` (people), `gesprekken` (talks that they come from)
    and `grootste` (share of the talk that gave most, 0..1). A row with ALLES is a total. Empty cells
    stand in it with 0: that a cell is empty can tell something too. A person may be in several
    cells (steps), or in just one (ages). `leden` says who is in which row, where that is known.
    `onmogelijk` are row numbers of cells that nobody can ever be in: only there a 0 tells nothing.
    `compleet`: every cell that can be has a row, also when nobody is in it. Where not, that a row is there
    tells that somebody is, so withheld rows are not listed. `waarden` are the values of a dimension as
    everyone knows them, in their order; of other dimensions only values of shown rows are listed.

    `telt` says what makes someone count ("casussen met een stap van, naar"), `keuze` which people the
    table is about, `versie` which data. `kenmerken` are the dimensions that say something of a person
    and so also choose people (g_regio), where others say what he is counted for (van, naar).
    Raises  UitgifteFout: columns are missing, or a number can't be.
    """

    dimensies: tuple[str, ...]
    cellen: pd.DataFrame
    telt: str = ""
    keuze: Keuze = ()
    versie: str = ""
    leden: Leden | None = None
    onmogelijk: frozenset[int] = frozenset()
    kenmerken: frozenset[str] = frozenset()
    compleet: bool = False
    waarden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ontbreekt = [k for k in (*self.dimensies, "aantal", "gesprekken", "grootste") if k not in self.cellen]
        if ontbreekt or not self.dimensies:
            raise UitgifteFout(
                _("In de tabel ontbreekt: {wat}.").format(wat=", ".join(ontbreekt) or _("een dimensie"))
            )
        if len(self.cellen) > MEESTE_CELLEN:
            raise UitgifteFout(
                _("Deze tabel heeft {n} cellen. Neem minder dimensies, of grovere groepen.").format(
                    n=len(self.cellen)
                )
            )
        getallen = self.cellen[["aantal", "gesprekken", "grootste"]].to_numpy(float)
        if not np.isfinite(getallen).all() or (getallen < 0).any() or (getallen[:, 2] > 1).any():
            raise UitgifteFout(_("In de tabel staat een aantal dat niet kan. Tel opnieuw."))
        if self.cellen.duplicated(list(self.dimensies)).any():
            raise UitgifteFout(_("Een cel staat twee keer in de tabel. Voeg die rijen samen."))

    def __len__(self) -> int:
        return len(self.cellen)

    @property
    def aantal(self) -> npt.NDArray[np.int64]:
        return np.asarray(self.cellen["aantal"], np.int64)

    @property
    def is_totaal(self) -> npt.NDArray[np.bool_]:
        """Which rows are totals."""
        return np.asarray((self.cellen[list(self.dimensies)] == ALLES).any(axis=1).to_numpy())

    def betekenis(self, kenmerken: Collection[str] | None = None) -> list[Betekenis]:
        """What each row counts; see `betekenis`. `kenmerken`: others than its own."""
        anders = self.kenmerken if kenmerken is None else kenmerken
        return betekenis(self.cellen, self.dimensies, self.keuze, self.telt, anders)

    def telling(self) -> Telling:
        """The table as bare numbers, row for row."""
        kolommen = [self.cellen[d].astype(str) for d in self.dimensies]
        codes = np.stack([np.where(k == ALLES, 0, pd.factorize(k)[0] + 1) for k in kolommen], axis=1)
        niets = np.zeros(len(self), bool)
        niets[list(self.onmogelijk)] = True
        lijnen = lijnen_van(codes)
        # Values of a feature are a fixed list, also where cells are counted only when somebody is in them.
        vast = np.array([self.compleet or d in self.kenmerken for d in self.dimensies])
        return Telling(
            aantal=self.aantal,
            gesprekken=np.asarray(self.cellen["gesprekken"], np.int64),
            grootste=np.rint(np.asarray(self.cellen["grootste"], float) * self.aantal).astype(np.int64),
            lijnen=lijnen,
            heel=vast[lijnen.langs],
            niets=niets,
            zichtbaar=np.ones(len(self), bool),
            leden=self.leden,
        )

    @classmethod
    def van_rijen(
        cls,
        rijen: pd.DataFrame,
        *,
        dimensies: Sequence[str],
        waarden: Mapping[str, Iterable[str]] | None = None,
        binnen: Mapping[str, str] | None = None,
        sneden: Iterable[Sequence[str]] | None = None,
        bevolking: pd.DataFrame | None = None,
        telt: str = "",
        keuze: Keuze = (),
        versie: str = "",
        kenmerken: Iterable[str] = (),
    ) -> Self:
        """Count people. `rijen` has a row for each person and cell that he is in, double rows allowed:
        columns `casus`, `gesprek` and the dimensions.

        `waarden`: all values that a dimension can have, so that cells with nobody are judged too (without
        it: those that occur). `binnen`: a dimension that divides another ({"halte": "route"}). `sneden`:
        the cells and totals that are wanted, each by the dimensions that it keeps, () being the total of
        everything (without it: all that can be made). `bevolking` (casus, gesprek): the people that the
        table is about, also those who are in no cell; they are the total of everything.
        """
        dims, binnen = tuple(dimensies), dict(binnen or {})
        tekst = pd.DataFrame({d: _tekst(rijen[d]) for d in dims})
        domein = {d: _domein(tekst[d], (waarden or {}).get(d)) for d in dims}
        los = tekst.assign(casus=rijen["casus"].to_numpy(), gesprek=rijen["gesprek"].to_numpy())
        houdt = _houdt(dims, binnen, sneden)
        ouder = {
            d: dict(zip(tekst[d], tekst[boven], strict=True)) for d, boven in binnen.items() if boven in dims
        }
        namen = list(_namen(dims, domein, binnen, ouder, houdt))
        nummer = {naam: nr for nr, naam in enumerate(namen)}
        paren = []
        for h in houdt:
            deel = los.assign(**{d: ALLES for d in dims if d not in h})
            if not h and bevolking is not None:
                deel = bevolking[["casus", "gesprek"]].astype(object).assign(**dict.fromkeys(dims, ALLES))
            rij = pd.MultiIndex.from_frame(deel[list(dims)]).map(nummer)
            paren.append(
                pd.DataFrame(
                    {"rij": rij, "casus": deel["casus"].to_numpy(), "gesprek": deel["gesprek"].to_numpy()}
                )
            )
        alle = pd.concat(paren, ignore_index=True)
        leden = leden_van(alle["rij"].to_numpy(np.int64), alle["casus"], alle["gesprek"], rijen=len(namen))
        cellen = pd.DataFrame(namen, columns=list(dims))
        aantal, gesprekken, grootste = leden.geteld()
        cellen["aantal"], cellen["gesprekken"] = aantal, gesprekken
        cellen["grootste"] = grootste / np.maximum(aantal, 1)
        return cls(
            dimensies=dims, cellen=cellen,             telt=telt, keuze=keuze, versie=versie, leden=leden,
            kenmerken=frozenset(kenmerken),
            compleet=True,
            waarden={d: tuple(domein[d]) for d in waarden or ()},
        )  # fmt: skip


def betekenis(
    cellen: pd.DataFrame, dims: Sequence[str], keuze: Keuze, telt: str, kenmerken: Collection[str]
) -> list[Betekenis]:
    """What each row counts: rows that mean the same, also in another table, are equal here.

    It is which people (the choice, and the features that the row fixes) and what they are counted for. A
    total over everything means just those people, whatever the table divides them by.
    """
    uit = []
    for rij in cellen[list(dims)].astype(str).to_numpy():
        vast = [(d, w) for d, w in zip(dims, rij, strict=True) if w != ALLES]
        wie = tuple(sorted([*keuze, *(v for v in vast if v[0] in kenmerken)]))
        wat = tuple(sorted(v for v in vast if v[0] not in kenmerken))
        uit.append((wie, telt if wat else "", wat))
    return uit


def _tekst(kolom: pd.Series) -> pd.Series:
    """The values as text; an empty one is unknown."""
    leeg = kolom.isna()
    return kolom.astype(object).where(~leeg, ONBEKEND).astype(str)


def _domein(kolom: pd.Series, waarden: Iterable[str] | None) -> list[str]:
    komt_voor = list(dict.fromkeys(kolom))
    domein = sorted(komt_voor) if waarden is None else list(dict.fromkeys(map(str, waarden)))
    vreemd = [w for w in komt_voor if w not in set(domein)]
    if vreemd or ALLES in domein:
        raise UitgifteFout(
            _("In {dimensie} staat een waarde die er niet bij hoort.").format(dimensie=kolom.name)
        )
    return domein


def _houdt(
    dims: tuple[str, ...], binnen: Mapping[str, str], sneden: Iterable[Sequence[str]] | None
) -> list[tuple[str, ...]]:
    """Which dimensions are kept, for the cells and for each kind of total."""
    if sneden is None:
        keuzes = [c for n in range(len(dims), -1, -1) for c in itertools.combinations(dims, n)]
        # A halte without its route is the same people as the halte with it.
        keuzes = [c for c in keuzes if all(b in c for d, b in binnen.items() if d in c)]
    else:
        keuzes = [tuple(d for d in dims if d in c) for c in sneden]
    return list(dict.fromkeys(keuzes))


def _namen(
    dims: tuple[str, ...],
    domein: Mapping[str, list[str]],
    binnen: Mapping[str, str],
    ouder: Mapping[str, Mapping[str, str]],
    houdt: Sequence[tuple[str, ...]],
) -> Iterable[tuple[str, ...]]:
    aantal = sum(np.prod([len(domein[d]) for d in h if d not in binnen], dtype=float) for h in houdt)
    if aantal > MEESTE_CELLEN:
        raise UitgifteFout(
            _("Deze tabel heeft {n:.0f} cellen. Neem minder dimensies, of grovere groepen.").format(n=aantal)
        )
    for h in houdt:
        for naam in itertools.product(*(domein[d] if d in h else [ALLES] for d in dims)):
            waarde = dict(zip(dims, naam, strict=True))
            past = (
                waarde[d] == ALLES or waarde[boven] in (ALLES, ouder[d].get(waarde[d]))
                for d, boven in binnen.items()
                if d in ouder
            )
            if all(past):
                yield naam

"""A table of counts of people: its cells, its totals, and which cells add up to which."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.privacy.fouten import UitgifteFout
from rk.privacy.leden import Leden
from rk.privacy.lijnen import lijnen_van
from rk.privacy.tellen import ALLES as ALLES
from rk.privacy.tellen import MEESTE_CELLEN, te_veel, tel
from rk.privacy.tellen import ONBEKEND as ONBEKEND
from rk.privacy.telling import Telling
from rk.taal import _

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
            raise UitgifteFout(te_veel(len(self.cellen)))
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
        kenmerken: Collection[str] = (),
        los: Collection[str] = (),
    ) -> Self:
        """Count people. `rijen` has a row for each person and cell that he is in, double rows allowed:
        columns `casus`, `gesprek` and the dimensions.

        `waarden`: all values that a dimension can have, so that cells with nobody are judged too (without
        it: those that occur). `binnen`: a dimension that divides another ({"halte": "route"}). `sneden`:
        the cells and totals that are wanted, each by the dimensions that it keeps, () being the total of
        everything (without it: all that can be made). `los`: of these dimensions only what occurs together
        has a row (steps: most cannot be), and then the table is not `compleet`. `bevolking` (casus,
        gesprek, and dimensions that say something of each person): the people that the table is about, also
        those who are in no cell; totals over just these dimensions, and over everything, are of them.
        """
        dims, binnen = tuple(dimensies), dict(binnen or {})
        geteld = tel(
            rijen, dims, waarden=waarden or {}, binnen=binnen, sneden=sneden, bevolking=bevolking,
            kenmerken=kenmerken, los=los,
        )  # fmt: skip
        return cls(
            dimensies=dims,
            cellen=geteld.cellen,
            telt=telt,
            keuze=keuze,
            versie=versie,
            leden=geteld.leden,
            kenmerken=frozenset(kenmerken),
            compleet=not los,
            # Which haltes a route has is known of those only that occur, so that is not listed.
            waarden={d: geteld.domein[d] for d in waarden or () if d in dims and d not in binnen},
        )


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

"""Opening a store: its names, its parts one by one, and all of it for questions of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, overload

from rk.analysis.deel import Deel
from rk.analysis.opslag import coderen, manifest, parquet, tabellen
from rk.analysis.opslag.contract import Aantal, Herkomst
from rk.analysis.opslag.manifest import Manifest, Opslagdeel
from rk.analysis.opslag.namen import Namen
from rk.analysis.opslag.schrijven import GESPREKKEN, NAMEN
from rk.analysis.tabel import BEZOEK, GROEP, Codesoort, Tijdeenheid

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa


@dataclass(frozen=True, kw_only=True, slots=True)
class Routeopslag:
    """Route data on disk. It can be sent to other processes, which read the same folder."""

    map: Path
    manifest: Manifest
    namen: Namen

    @classmethod
    def open(cls, map_: Path | str) -> Self:
        """Open the store in a folder.

        Raises  RoutedataFout: there is none, a file of it is missing or damaged, or it is of another
                version.
        """
        map_ = Path(map_)
        inhoud = manifest.lees(map_)
        return cls(map=map_, manifest=inhoud, namen=_namen(map_, inhoud))

    @property
    def tijdeenheid(self) -> Tijdeenheid:
        """What `tijd` counts."""
        return self.manifest.tijdeenheid

    @property
    def herkomst(self) -> Herkomst:
        """Where the rows come from."""
        return self.manifest.herkomst

    @property
    def aantal(self) -> Aantal:
        """How many there are of each."""
        return self.manifest.aantal

    @property
    def delen(self) -> tuple[Opslagdeel, ...]:
        """The parts: whole casussen each, at least one part, perhaps without rows."""
        return self.manifest.delen

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        """The columns of the casus table."""
        return tuple(self.manifest.casuskolommen)

    def lees(
        self,
        nr: int,
        kolommen: Sequence[str],
        casuskolommen: Sequence[str] = (),
        *,
        controleer: bool = False,
    ) -> Deel:
        """One part, only the columns that are asked for. A casus column that the store lacks is unknown.

        `controleer`: look at every byte again; without it that is done once by each process.
        Raises  OpslagstukFout: the part is damaged. KeyError: there is no such column.
        """
        deel = self.delen[nr]
        er = [k for k in casuskolommen if k in self.manifest.casuskolommen]
        casus = parquet.lees(
            self.map, deel.casus, er, self.manifest.casuskolommen, self.grenzen(), controleer=controleer
        )
        for kolom in casuskolommen:
            if kolom not in casus:
                casus[kolom] = parquet.leeg(parquet.casustype(kolom), deel.casus.rijen)
        return Deel(
            bezoek=parquet.lees(
                self.map, deel.bezoek, kolommen, parquet.VAST, self.grenzen(), controleer=controleer
            ),
            casus=casus,
            tijdeenheid=self.tijdeenheid,
        )

    def grenzen(self, tabel: str = "bezoek") -> dict[str, int]:
        """How many names the codes of a column have: a code beyond them is damage."""
        vast = {k.naam: len(k.namen) for k in BEZOEK if k.namen}
        groepen = {k: len(self.namen.groepen.get(k, ())) for k in self.casuskolommen if k.startswith(GROEP)}
        if tabel == "code":
            return {
                "code": len(self.namen.codes),
                "soort": len(Codesoort),
                "casus": max(1, self.aantal.casussen),
            }
        return {
            **vast,
            **groepen,
            "halte": len(self.namen.haltes),
            "gesprek": len(self.namen.gesprekken),
            "casus": max(1, self.aantal.casussen),
        }

    def codes_van(self, nr: int) -> dict[str, Any]:
        """The codes of the casussen of one part, as arrays by the names of CODE."""
        return parquet.lees(
            self.map, self.delen[nr].code, list(parquet.CODES), parquet.CODES, self.grenzen("code")
        )

    def codes(self, *, namen: bool = True) -> pa.Table:
        """All codes of all casussen, as an Arrow table with the columns of CODE."""
        return tabellen.arrow(self, "code", namen, None)

    def arrow(
        self, tabel: str = "bezoek", *, namen: bool = True, kolommen: Sequence[str] | None = None
    ) -> pa.Table:
        """A whole table ("bezoek", "casus" or "code") as Arrow, with names where the codes were."""
        return tabellen.arrow(self, tabel, namen, kolommen)

    def pandas(
        self, tabel: str = "bezoek", *, namen: bool = True, kolommen: Sequence[str] | None = None
    ) -> pd.DataFrame:
        """A whole table in memory, with categoricals where the codes were (`namen=False`: the codes)."""
        return tabellen.arrow(self, tabel, namen, kolommen).to_pandas(split_blocks=True)

    def polars(
        self, tabel: str = "bezoek", *, namen: bool = True, kolommen: Sequence[str] | None = None
    ) -> pl.LazyFrame:
        """A table that Polars reads when a question needs it: bounded memory, however large."""
        return tabellen.polars(self, tabel, namen, kolommen)

    def duckdb(self) -> duckdb.DuckDBPyConnection:
        """Views to ask questions to in SQL: `bezoek`, `casus`, `code` with names, `..._nr` with codes."""
        return tabellen.duckdb_van(self)

    def met_codes(self, rijen: Iterable[coderen.Coderij]) -> coderen.Gecodeerd:
        """Let the store have exactly these researchers' codes: (key of the casus, kind, code).

        The kinds of obstacles that the group chose stay.
        Raises  RoutedataFout: it could not be written; the store is as it was.
        """
        return coderen.met_codes(self, rijen)


class _Gesprekken(Sequence[str]):
    """The keys of the talks, read when they are asked for: there can be a great many, and few ask."""

    def __init__(self, map_: Path, stuk: manifest.Stuk) -> None:
        self._map, self._stuk = map_, stuk

    def __len__(self) -> int:
        return self._stuk.rijen

    @overload
    def __getitem__(self, nr: int) -> str: ...
    @overload
    def __getitem__(self, nr: slice) -> Sequence[str]: ...
    def __getitem__(self, nr: int | slice) -> str | Sequence[str]:
        gekozen = self._alle()[nr]
        return gekozen if isinstance(gekozen, str) else tuple(gekozen)

    def __iter__(self) -> Iterator[str]:
        return iter(self._alle().tolist())

    def _alle(self) -> Any:
        return parquet.lees(self._map, self._stuk, list(GESPREKKEN), GESPREKKEN, {})["sleutel"]


def _namen(map_: Path, inhoud: Manifest) -> Namen:
    t = parquet.lees(map_, inhoud.namen, list(NAMEN), NAMEN, {})
    lijsten: dict[str, list[int]] = {}
    for nr, lijst in enumerate(t["lijst"].tolist()):
        lijsten.setdefault(lijst, []).append(nr)
    namen, ids, routes = (t[k].tolist() for k in ("naam", "halte", "route"))
    haltes = lijsten.get("halte", [])
    return Namen(
        haltes=tuple(namen[i] for i in haltes),
        halte_ids=tuple(ids[i] for i in haltes),
        halte_route=tuple(routes[i] for i in haltes),
        codes=tuple(namen[i] for i in lijsten.get("code", ())),
        gesprekken=_Gesprekken(map_, inhoud.gesprekken),
        groepen={k: tuple(namen[i] for i in rij) for k, rij in lijsten.items() if k.startswith(GROEP)},
    )

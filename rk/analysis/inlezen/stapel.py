"""A pile on disk of rows that came in any order, given back casus by casus; memory stays small."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pandas as pd
import pyarrow as pa

from rk.analysis.fouten import RoutedataFout
from rk.taal import _

_BEGIN = ".inlezen-"
_GEHEUGEN = "768MB"
_BLOK = 1 << 19
"""How many rows are given back at once, about; a casus is never cut."""


class Stapel:
    """Tables of rows with a text `casus`, kept in a folder that is gone afterwards.

    Raises  RoutedataFout: the disk is full.
    """

    def __init__(self, map_: Path) -> None:
        for oud in map_.glob(f"{_BEGIN}*"):
            shutil.rmtree(oud, ignore_errors=True)  # of a run that was killed
        self._map = Path(tempfile.mkdtemp(prefix=_BEGIN, dir=map_))
        # In memory as far as that goes; the rest goes to the folder, and is never written twice.
        self._db = duckdb.connect(
            config={"memory_limit": _GEHEUGEN, "temp_directory": str(self._map / "tijdelijk")}
        )
        self._tabellen: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._db.close()
        shutil.rmtree(self._map, ignore_errors=True)

    def leg(self, tabel: str, rijen: pd.DataFrame) -> None:
        """Put rows on the pile of one table; all have the same columns."""
        with _volle_schijf():
            self._db.register("_rijen", pa.Table.from_pandas(rijen, preserve_index=False))
            if tabel in self._tabellen:
                self._db.execute(f"INSERT INTO {tabel} BY NAME SELECT * FROM _rijen")
            else:
                self._db.execute(f"CREATE TABLE {tabel} AS SELECT * FROM _rijen")
                self._tabellen.add(tabel)
            self._db.unregister("_rijen")

    def laat_weg(self, casussen: Iterable[str]) -> None:
        """Take every row of some casussen away from all tables."""
        weg = pa.table({"casus": pa.array(sorted(casussen), pa.string())})
        with _volle_schijf():
            self._db.register("_weg", weg)
            for tabel in self._tabellen:
                self._db.execute(f"DELETE FROM {tabel} WHERE casus IN (SELECT casus FROM _weg)")
            self._db.unregister("_weg")

    def dubbel(self) -> pd.DataFrame:
        """The rows of the table `casus` whose casus had a row before: `casus` and `rij`."""
        return self._vraag(
            "SELECT casus, rij FROM casus QUALIFY row_number() OVER (PARTITION BY casus ORDER BY rij) > 1",
            "casus",
        )

    def zonder_casus(self) -> pd.DataFrame:
        """The rows of the table `code` that belong to no casus: `casus` and `rij`."""
        ook = " UNION ALL SELECT casus FROM casus" if "casus" in self._tabellen else ""
        er = f"SELECT casus FROM bezoek{ook}" if "bezoek" in self._tabellen else "SELECT ''"
        return self._vraag(f"SELECT casus, rij FROM code WHERE casus NOT IN ({er})", "code")

    def _vraag(self, vraag: str, tabel: str) -> pd.DataFrame:
        if tabel not in self._tabellen:
            return pd.DataFrame({"casus": pd.Series([], dtype="str"), "rij": pd.Series([], dtype="int64")})
        with _volle_schijf():
            return self._db.sql(vraag).df()

    def blokken(
        self, tabellen: Iterable[str] = ("bezoek", "casus", "code")
    ) -> Iterator[Mapping[str, pd.DataFrame]]:
        """Whole casussen, sorted by their key: of each table the rows of the same casussen."""
        er = [t for t in tabellen if t in self._tabellen]
        if "bezoek" not in er:
            return
        vanaf: str | None = None
        for bezoek, laatste in self._bezoeken():
            # The last block has everybody who is left, also who has no visits.
            tot = "" if laatste else " AND casus <= $tot"
            waarden = {"van": vanaf} | ({} if laatste else {"tot": bezoek["casus"].iloc[-1]})
            waar = f"($van IS NULL OR casus > $van){tot}"
            rest = {}
            with _volle_schijf():
                for tabel in er:
                    if tabel != "bezoek":
                        vraag = f"SELECT * FROM {tabel} WHERE {waar} ORDER BY casus, rij"
                        rest[tabel] = self._db.sql(vraag, params=waarden).df()
            yield {"bezoek": bezoek, **rest}
            if not laatste:
                vanaf = bezoek["casus"].iloc[-1]

    def _bezoeken(self) -> Iterator[tuple[pd.DataFrame, bool]]:
        """The visits by casus and row, cut between casussen; and whether it is the last block."""
        # Of its own: the questions about the other tables come in between.
        cursor = self._db.cursor()
        with _volle_schijf():
            lezer = cursor.sql("SELECT * FROM bezoek ORDER BY casus, rij").to_arrow_reader(_BLOK)
            wacht = lezer.schema.empty_table()
            for brok in lezer:
                wacht = pa.concat_tables([wacht, pa.Table.from_batches([brok])])
                if len(wacht) < _BLOK:
                    continue
                casus = wacht.column("casus").to_pandas()
                grens = int((casus != casus.iloc[-1]).sum())
                if grens:
                    yield wacht.slice(0, grens).to_pandas(), False
                    wacht = pa.table(wacht.slice(grens).to_pandas(), schema=wacht.schema)
            yield wacht.to_pandas(), True
        cursor.close()


@contextmanager
def _volle_schijf() -> Iterator[None]:
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException):
        raise RoutedataFout(
            _("Er is te weinig ruimte op de schijf om te sorteren. Maak ruimte en probeer het opnieuw.")
        ) from None

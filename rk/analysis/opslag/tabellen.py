"""A store for questions of one's own: as pandas, Polars or DuckDB, with names where the codes were.

What is unknown is empty there. Numbers that are numbers (`helper`, `organisatie`, `r_*`) stay as they lie.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from rk.analysis.opslag import manifest, parquet
from rk.analysis.opslag.namen import Namen
from rk.analysis.tabel import Tijdeenheid

if TYPE_CHECKING:
    import duckdb
    import polars as pl

    from rk.analysis.opslag.lezen import Routeopslag

TABELLEN = ("bezoek", "casus", "code")
_VEEL = 1000
"""Lists of more names than this are a table of their own in DuckDB, not a type."""


def kolommen_van(opslag: Routeopslag, tabel: str) -> dict[str, str]:
    """The columns of a table of this store and how each is kept. Raises ValueError: no such table."""
    if tabel not in TABELLEN:
        raise ValueError(tabel)
    return {"bezoek": parquet.VAST, "casus": opslag.manifest.casuskolommen, "code": parquet.CODES}[tabel]


def teksten(namen: Namen, kolom: str, tabel: str) -> list[str]:
    """The texts of a column's codes, each once: a name that two haltes share gets its id beside it."""
    lijst = namen.van(kolom, tabel=tabel)
    if kolom == "halte":
        vaker = {naam for naam, keer in Counter(lijst).items() if keer > 1}
        lijst = tuple(
            f"{naam} ({id_})" if naam in vaker else naam
            for naam, id_ in zip(lijst, namen.halte_ids, strict=True)
        )
    return list(lijst)


def arrow(opslag: Routeopslag, tabel: str, namen: bool, kolommen: Sequence[str] | None) -> pa.Table:
    """A table in memory. Raises OpslagstukFout: a part is damaged. KeyError: there is no such column."""
    typen = kolommen_van(opslag, tabel)
    gevraagd = {naam: typen[naam] for naam in (typen if kolommen is None else kolommen)}
    woorden = {naam: pa.array(teksten(opslag.namen, naam, tabel)) for naam in gevraagd if namen}
    delen: list[list[pa.Array]] = [[] for _ in gevraagd]
    for deel in opslag.delen:
        stuk = {"bezoek": deel.bezoek, "casus": deel.casus, "code": deel.code}[tabel]
        rijen = parquet.lees(opslag.map, stuk, list(gevraagd), typen, opslag.grenzen(tabel))
        for plek, naam in enumerate(gevraagd):
            delen[plek].append(_arrow(opslag, naam, rijen[naam], woorden.get(naam)))
    return pa.table({naam: pa.chunked_array(rij) for naam, rij in zip(gevraagd, delen, strict=True)})


def _arrow(opslag: Routeopslag, naam: str, rij: Any, woorden: pa.Array | None) -> pa.Array:
    if woorden is None:
        return pa.array(rij)
    if len(woorden):
        return pa.DictionaryArray.from_arrays(pa.array(rij, mask=rij < 0), woorden)
    if naam == "tijd":
        leeg = rij == np.iinfo(np.int64).min
        maand = opslag.tijdeenheid is Tijdeenheid.MAAND
        return pa.array(_moment(np.where(leeg, 0, rij), maand=maand), mask=leeg)
    if naam == "maand":
        return pa.array(_moment(rij, maand=True), mask=rij < 0)
    return pa.array(rij)


def _moment(rij: Any, *, maand: bool) -> Any:
    return rij.astype("datetime64[M]" if maand else "datetime64[us]").astype("datetime64[us]")


def polars(opslag: Routeopslag, tabel: str, namen: bool, kolommen: Sequence[str] | None) -> pl.LazyFrame:
    """A table that is read only when, and as far as, a question needs it."""
    import polars as pl

    typen = kolommen_van(opslag, tabel)
    frame = pl.scan_parquet(bestanden(opslag, tabel)).select([*(typen if kolommen is None else kolommen)])
    if not namen:
        return frame
    erbij = []
    for naam in typen if kolommen is None else kolommen:
        rij = pl.col(naam)
        if lijst := teksten(opslag.namen, naam, tabel):
            soort = pl.Enum(lijst)
            nieuw = pl.Series(lijst, dtype=soort)
            erbij.append(rij.replace_strict(range(len(lijst)), nieuw, default=None, return_dtype=soort))
        elif naam == "maand" or (naam == "tijd" and opslag.tijdeenheid is Tijdeenheid.MAAND):
            er = rij >= (0 if naam == "maand" else -(1 << 40))
            maand = pl.when(er).then(rij)
            erbij.append(pl.datetime(1970 + maand // 12, maand % 12 + 1, 1, time_unit="us").alias(naam))
        elif naam == "tijd":
            erbij.append(pl.when(rij > np.iinfo(np.int64).min).then(rij).cast(pl.Datetime("us")).alias(naam))
    return frame.with_columns(erbij)


def duckdb_van(opslag: Routeopslag) -> duckdb.DuckDBPyConnection:
    """A connection in memory, with the tables as views.

    `bezoek`, `casus` and `code` have names; `bezoek_nr`, `casus_nr` and `code_nr` the codes
    themselves; `haltes` and `gesprekken` are the lists of names by code.
    """
    import duckdb

    verbinding = duckdb.connect()
    n = opslag.namen
    haltes = pa.table(
        {
            "halte": pa.array(range(len(n.haltes)), pa.int32()),
            "naam": pa.array(n.haltes, pa.string()),
            "id": pa.array(n.halte_ids, pa.string()),
            "route": pa.array(n.halte_route, pa.int8()),
        }
    )
    gesprekken = pa.table(
        {
            "gesprek": pa.array(range(len(n.gesprekken)), pa.int32()),
            "sleutel": pa.array(list(n.gesprekken), pa.string()),
        }
    )
    for naam, lijst in (("haltes", haltes), ("gesprekken", gesprekken)):
        verbinding.register("_lijst", lijst)
        verbinding.execute(f"CREATE TABLE {naam} AS SELECT * FROM _lijst")
        verbinding.unregister("_lijst")
    for tabel in TABELLEN:
        lijst_ = ", ".join(_tekst(pad) for pad in bestanden(opslag, tabel))
        verbinding.execute(f"CREATE VIEW {tabel}_nr AS SELECT * FROM read_parquet([{lijst_}])")
        keuzes = ", ".join(_sql(verbinding, opslag, tabel, naam) for naam in kolommen_van(opslag, tabel))
        verbinding.execute(f"CREATE VIEW {tabel} AS SELECT {keuzes} FROM {tabel}_nr")
    return verbinding


def _sql(verbinding: duckdb.DuckDBPyConnection, opslag: Routeopslag, tabel: str, naam: str) -> str:
    """One column of a view with names. Place 0 of a list is empty in SQL: there -1 lands by itself."""
    kolom = f'"{naam}"'
    lijst = teksten(opslag.namen, naam, tabel)
    if lijst and len(lijst) <= _VEEL:
        soort = f'"{tabel}_{naam}_naam"'
        verbinding.execute(f"CREATE TYPE {soort} AS ENUM ({', '.join(map(_tekst, lijst))})")
        return f"([{', '.join(f'{_tekst(t)}::{soort}' for t in lijst)}])[{kolom} + 1] AS {kolom}"
    if naam == "halte":
        return f"(SELECT naam FROM haltes h WHERE h.halte = {tabel}_nr.halte) AS {kolom}"
    if naam == "maand" or (naam == "tijd" and opslag.tijdeenheid is Tijdeenheid.MAAND):
        grens = 0 if naam == "maand" else -(1 << 30)
        return (
            f"CASE WHEN {kolom} >= {grens} "
            f"THEN TIMESTAMP '1970-01-01' + to_months({kolom}::INTEGER) END AS {kolom}"
        )
    if naam == "tijd":
        return f"CASE WHEN {kolom} > {np.iinfo(np.int64).min} THEN make_timestamp({kolom}) END AS {kolom}"
    return kolom


def _tekst(tekst: str) -> str:
    return "'" + tekst.replace("'", "''") + "'"


def bestanden(opslag: Routeopslag, tabel: str) -> list[str]:
    """The files of a table, in order."""
    return [str(opslag.map / manifest.DELEN / s.bestand) for s in _stukken(opslag, tabel)]


def _stukken(opslag: Routeopslag, tabel: str) -> Iterator[manifest.Stuk]:
    for deel in opslag.delen:
        yield {"bezoek": deel.bezoek, "casus": deel.casus, "code": deel.code}[tabel]

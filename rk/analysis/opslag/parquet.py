"""Arrays to Parquet and back: how each column is kept, and what is looked at on the way in.

Measured on a million visits a part (`casus`, `weg`, `halte`, `overdracht`, `tijd`): delta for numbers
that rise, a dictionary for codes and no compression read at most 1.3 times as long as plain arrays of
three times the size, and about twice as fast as zstd or snappy.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag import manifest
from rk.analysis.opslag.contract import OpslagstukFout
from rk.analysis.tabel import BEZOEK, CASUS, CODE, FIGUUR, GROEP, REGIE
from rk.taal import _

_LANGSTE_EINDE = 1 << 24
_STIJGEND = ("casus", "tijd")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Gezien:
    """A file that this process looked at: its summary, and the columns of which it checked every byte.

    A changed bit would give a wrong answer, or a code that no list has; the check takes a quarter of the time
    of reading.
    """

    metadata: pq.FileMetaData
    schema: pa.Schema
    kolommen: set[str]


# By path, size, moment of change, and the checksum of the summary.
_GEZIEN: dict[tuple[str, int, int, int], _Gezien] = {}
VAST = {k.naam: k.dtype for k in BEZOEK}
CODES = {k.naam: k.dtype for k in CODE}
_CASUS = {k.naam: k.dtype for k in CASUS}


def casustype(kolom: str) -> str:
    """How a column of the casus table is kept. Raises ValueError: it has no such column."""
    if kolom in _CASUS:
        return _CASUS[kolom]
    for begin, dtype in ((GROEP, "int16"), (REGIE, "int8"), (FIGUUR, "float64")):
        if kolom.startswith(begin):
            return dtype
    raise ValueError(kolom)


def leeg(dtype: str, aantal: int) -> npt.NDArray[Any]:
    """Values that say "unknown", as many as asked for."""
    if dtype == "string":
        return np.full(aantal, "", dtype=object)
    if dtype == "float64":
        return np.full(aantal, np.nan)
    return np.full(aantal, np.iinfo(np.int64).min if dtype == "int64" else -1, dtype=dtype)


def schrijf(f: IO[bytes], kolommen: Mapping[str, npt.NDArray[Any]], typen: Mapping[str, str]) -> None:
    """Write one file: one row group, no empty cells, statistics and checksums with it."""
    schema = pa.schema([pa.field(naam, _arrow(dtype), nullable=False) for naam, dtype in typen.items()])
    tabel = pa.Table.from_arrays(
        [pa.array(kolommen[naam], type=_arrow(dtype)) for naam, dtype in typen.items()], schema=schema
    )
    stijgend = [naam for naam in _STIJGEND if naam in typen and typen[naam] != "string"]
    pq.write_table(
        tabel,
        f,
        row_group_size=max(1, tabel.num_rows),
        compression="none",
        use_dictionary=[naam for naam in typen if naam not in (*stijgend, "sleutel")],
        column_encoding=dict.fromkeys(stijgend, "DELTA_BINARY_PACKED"),
        write_statistics=True,
        write_page_checksum=True,
        store_schema=True,
    )


def lees(
    map_: Path,
    stuk: manifest.Stuk,
    kolommen: Sequence[str],
    typen: Mapping[str, str],
    grenzen: Mapping[str, int],
    *,
    controleer: bool = False,
) -> dict[str, npt.NDArray[Any]]:
    """Some columns of one file. Integers come as they lie there, without a copy where that can be.

    `typen`: how each must be kept; `grenzen`: how many names a column's codes have. The first time that
    a process reads a column, each page is held against its checksum; with `controleer` every time.
    Raises  OpslagstukFout: the file is not what it should be.
    """
    if not kolommen:
        return {}
    pad = map_ / manifest.DELEN / stuk.bestand
    try:
        stand = pad.stat()
        nu = (str(pad), stand.st_size, stand.st_mtime_ns, stuk.einde)
        gezien = _GEZIEN.get(nu)
        bekend = gezien if gezien and not controleer and gezien.kolommen.issuperset(kolommen) else None
        if not bekend and einde(pad) != stuk.einde:
            raise manifest.stuk(stuk.bestand)
        # Opened by us: by its name, Arrow first looks which file system it is on.
        with (
            pa.memory_map(str(pad)) as inhoud,
            pq.ParquetFile(
                inhoud,
                metadata=bekend.metadata if bekend else None,
                page_checksum_verification=not bekend,
            ) as bestand,
        ):
            schema = bekend.schema if bekend else bestand.schema_arrow
            _kijk_na(bestand, schema, stuk, kolommen, typen, grenzen)
            # Of a column with one value the summary says all; the first time its bytes are looked at too.
            vast = _een_waarde(bestand, schema, stuk, kolommen) if bekend else {}
            rest = [naam for naam in dict.fromkeys(kolommen) if naam not in vast]
            tabel = bestand.read(columns=rest, use_threads=False) if rest else None
    except FileNotFoundError:
        raise OpslagstukFout(
            _("Het bestand {bestand} van de routeopslag is weg. Lees de gegevens opnieuw in.").format(
                bestand=stuk.bestand
            )
        ) from None
    except (pa.ArrowException, OSError):
        raise manifest.stuk(stuk.bestand) from None
    if not bekend:
        alle = {*kolommen, *(gezien.kolommen if gezien else ())}
        _GEZIEN[nu] = _Gezien(metadata=bestand.metadata, schema=schema, kolommen=alle)
    return {
        naam: vast[naam] if tabel is None or naam in vast else _array(tabel.column(naam)) for naam in kolommen
    }


def einde(pad: Path) -> int:
    """The checksum of the end of a Parquet file, where it says what lies where. Raises OSError."""
    with open(pad, "rb") as f:
        omvang = f.seek(0, os.SEEK_END)
        f.seek(max(0, omvang - 8))
        lengte = int.from_bytes(f.read(4), "little")
        # A damaged length must not make us read the whole file.
        f.seek(max(0, omvang - 8 - min(lengte, _LANGSTE_EINDE)))
        return zlib.crc32(f.read())


def _kijk_na(
    bestand: pq.ParquetFile,
    schema: pa.Schema,
    stuk: manifest.Stuk,
    kolommen: Sequence[str],
    typen: Mapping[str, str],
    grenzen: Mapping[str, int],
) -> None:
    """Types, rows and the bounds of codes, from the file's own summary: no row is read for it."""
    if bestand.metadata.num_rows != stuk.rijen:
        raise manifest.stuk(stuk.bestand)
    for naam in kolommen:
        plaats = schema.get_field_index(naam)
        if plaats < 0:
            raise OpslagstukFout(
                _(
                    'In het bestand {bestand} ontbreekt de kolom "{kolom}". Lees de gegevens opnieuw in.'
                ).format(bestand=stuk.bestand, kolom=naam)
            )
        if schema.field(plaats).type != _arrow(typen[naam]):
            raise OpslagstukFout(
                _(
                    'In het bestand {bestand} heeft de kolom "{kolom}" een ander type ({is_}, niet {moet}). '
                    "Lees de gegevens opnieuw in."
                ).format(bestand=stuk.bestand, kolom=naam, is_=schema.field(plaats).type, moet=typen[naam])
            )
        if naam in grenzen:
            for groep in range(bestand.metadata.num_row_groups):
                cijfers = bestand.metadata.row_group(groep).column(plaats).statistics
                if cijfers is None or not cijfers.has_min_max:
                    continue
                if cijfers.min < -1 or cijfers.max >= grenzen[naam]:
                    raise manifest.stuk(stuk.bestand)


def _een_waarde(
    bestand: pq.ParquetFile, schema: pa.Schema, stuk: manifest.Stuk, kolommen: Sequence[str]
) -> dict[str, npt.NDArray[Any]]:
    """The columns of whole numbers that have one value in all rows."""
    vast: dict[str, npt.NDArray[Any]] = {}
    if bestand.metadata.num_row_groups != 1:
        return vast
    for naam in kolommen:
        veld = schema.field(naam)
        cijfers = bestand.metadata.row_group(0).column(schema.get_field_index(naam)).statistics
        if not pa.types.is_integer(veld.type) or cijfers is None or not cijfers.has_min_max:
            continue
        if cijfers.min == cijfers.max and not cijfers.null_count:
            vast[naam] = _vol(
                cijfers.min, np.dtype(veld.type.to_pandas_dtype()), -(-stuk.rijen // _ROND) * _ROND
            )[: stuk.rijen]
    return vast


_ROND = 1 << 16
"""Parts differ a little in length; rounded up to this they share what has one value."""


@lru_cache(maxsize=8)
def _vol(waarde: int, dtype: np.dtype[Any], aantal: int) -> npt.NDArray[Any]:
    """So many times the same; made once for all parts, for new memory costs more than what is put in it."""
    rij = np.full(aantal, waarde, dtype=dtype)
    rij.flags.writeable = False  # as are the arrays that Arrow gives
    return rij


def _array(kolom: pa.ChunkedArray) -> npt.NDArray[Any]:
    rij = (
        kolom.chunk(0)
        if kolom.num_chunks == 1
        else pa.concat_arrays(kolom.chunks or [pa.array([], kolom.type)])
    )
    array: npt.NDArray[Any] = rij.to_numpy(zero_copy_only=False)
    return array


def _arrow(dtype: str) -> pa.DataType:
    return pa.string() if dtype == "string" else pa.from_numpy_dtype(np.dtype(dtype))


def passend(naam: str, rij: Any, dtype: str, aantal: int) -> npt.NDArray[Any]:
    """A column as it will be kept. Raises RoutedataFout: a number does not fit, or the length differs."""
    if dtype == "string":
        array = np.asarray(rij, dtype=object)
    else:
        array = np.asarray(rij)
        if array.dtype != dtype:
            ruim = array
            array = ruim.astype(dtype)
            if dtype != "float64" and not np.array_equal(array, ruim):
                raise RoutedataFout(
                    _('In de kolom "{kolom}" past een getal niet. Kijk de gegevens na.').format(kolom=naam)
                )
    if len(array) != aantal:
        raise ValueError(f"{naam}: {len(array)} != {aantal}")
    return array

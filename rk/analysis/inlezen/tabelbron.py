"""Visits in a CSV or a Parquet file, part by part; of the columns only those that have a place here."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen.bron import Deelrij, Geteld, Hoever, _stil
from rk.analysis.inlezen.koppeling import LOG, Koppeling
from rk.analysis.tabel import Tijdeenheid
from rk.taal import _

_BLOK = 8 << 20
_RIJEN = 1 << 18
_MEESTE_KAPOT = 100_000
_SCHEIDINGEN = ";,\t|"


class CsvBron:
    """A CSV file with a header, in UTF-8; the separator is found in the header."""

    aaneen = False

    def __init__(self, pad: Path, koppeling: Koppeling, *, log: bool | None = None) -> None:
        self.pad = pad
        self.geteld = Geteld()
        kop, self._scheiding = _kop(pad, koppeling.scheiding)
        self.tijdeenheid, self._kolommen = _soort(kop, koppeling, pad, log)
        dubbel = [naam for naam in self._kolommen if kop.count(naam) > 1]
        if dubbel:
            raise RoutedataFout(
                _('{bestand}: de kolom "{kolom}" staat er twee keer in.').format(
                    bestand=pad.name, kolom=dubbel[0]
                )
            )

    def delen(self, hoever: Hoever = _stil) -> Iterator[Deelrij]:
        """Parts of some megabytes. A row with too many or too few cells is counted in `geteld.kapot`."""
        self.geteld = Geteld()
        kapot = self.geteld.kapot
        totaal = self.pad.stat().st_size

        def niet_heel(rij: pc.InvalidRow) -> str:
            kapot.append((rij.number, rij.text))
            if len(kapot) > _MEESTE_KAPOT:
                return "error"
            return "skip"

        nummer, gezien = 2, 0
        try:
            with (
                open(self.pad, "rb") as ruw,
                pc.open_csv(
                    ruw,
                    read_options=pc.ReadOptions(use_threads=False, block_size=_BLOK),
                    parse_options=pc.ParseOptions(
                        delimiter=self._scheiding, newlines_in_values=True, invalid_row_handler=niet_heel
                    ),
                    convert_options=pc.ConvertOptions(
                        include_columns=list(self._kolommen),
                        column_types=dict.fromkeys(self._kolommen, pa.string()),
                        strings_can_be_null=False,
                    ),
                ) as lezer,
            ):
                # Also of a file without rows the columns must be there.
                yield _onze(lezer.schema.empty_table(), self._kolommen), nummer
                for brok in lezer:
                    deel = _onze(pa.Table.from_batches([brok]), self._kolommen)
                    # A broken row takes a number too: cut there, so that the others keep theirs.
                    begin = 0
                    while gezien < len(kapot) and kapot[gezien][0] < nummer + len(deel) - begin:
                        tot = begin + kapot[gezien][0] - nummer
                        if tot > begin:
                            yield deel.iloc[begin:tot].reset_index(drop=True), nummer
                        nummer += tot - begin + 1
                        begin, gezien = tot, gezien + 1
                    rest = deel.iloc[begin:].reset_index(drop=True)
                    yield rest, nummer
                    nummer += len(rest)
                    hoever(min(ruw.tell(), totaal), totaal)
        except pa.ArrowInvalid as fout:
            raise RoutedataFout(_waarom(self.pad, str(fout))) from None


class ParquetBron:
    """A Parquet file with a row for each visit, such as this store or another tool writes."""

    aaneen = False

    def __init__(self, pad: Path, koppeling: Koppeling, *, log: bool | None = None) -> None:
        self.pad = pad
        self.geteld = Geteld()
        try:
            with pq.ParquetFile(pad) as bestand:
                kop = bestand.schema_arrow.names
        except (pa.ArrowException, OSError):
            raise _niet_heel(pad) from None
        self.tijdeenheid, self._kolommen = _soort(kop, koppeling, pad, log)

    def delen(self, hoever: Hoever = _stil) -> Iterator[Deelrij]:
        """Parts of about 260,000 rows."""
        nummer = 1
        try:
            with pq.ParquetFile(self.pad) as bestand:
                totaal = bestand.metadata.num_rows
                leeg = bestand.schema_arrow.empty_table().select(list(self._kolommen))
                yield _onze(leeg, self._kolommen), nummer
                for brok in bestand.iter_batches(batch_size=_RIJEN, columns=list(self._kolommen)):
                    deel = _onze(pa.Table.from_batches([brok]), self._kolommen)
                    yield deel, nummer
                    nummer += len(deel)
                    hoever(nummer - 1, totaal)
        except (pa.ArrowException, OSError):
            raise _niet_heel(self.pad) from None


def _soort(
    kop: list[str], koppeling: Koppeling, pad: Path, log: bool | None
) -> tuple[Tijdeenheid, dict[str, str]]:
    """What time counts in this file, and which columns are read. A log's own names give it away."""
    if log is None:
        log = "casus" not in kop and LOG["casus"] in kop and "casus" not in koppeling.kolommen
    eenheid = Tijdeenheid.MICROSECONDE if log else Tijdeenheid.MAAND
    return eenheid, koppeling.voor(kop, bestand=pad.name, log=log)


def _kop(pad: Path, scheiding: str) -> tuple[list[str], str]:
    """The names in the first line, and what separates them. Raises RoutedataFout: there are none."""
    try:
        with open(pad, encoding="utf-8-sig", newline="") as f:
            regel = f.readline(1 << 20)
    except UnicodeDecodeError:
        raise RoutedataFout(_waarom(pad, "utf8")) from None
    if not regel.strip():
        raise RoutedataFout(_("{bestand}: dit bestand is leeg.").format(bestand=pad.name))
    tussen = scheiding or max(_SCHEIDINGEN, key=regel.count)
    return next(csv.reader([regel], delimiter=tussen)), tussen


def _onze(tabel: pa.Table, kolommen: dict[str, str]) -> pd.DataFrame:
    return tabel.rename_columns([kolommen[k] for k in tabel.column_names]).to_pandas()


def _waarom(pad: Path, fout: str) -> str:
    """Why a CSV file can't be read on, without what stands in it."""
    if "utf" in fout.lower():
        tekst = _("{bestand}: dit is geen UTF-8. Bewaar het als CSV UTF-8, en lees het opnieuw in.")
    elif "column" in fout.lower():
        tekst = _("{bestand}: te veel rijen hebben te weinig of te veel cellen. Kijk na wat ertussen staat.")
    else:
        tekst = _("{bestand}: dit is geen CSV-bestand dat we kunnen lezen.")
    return tekst.format(bestand=pad.name)


def _niet_heel(pad: Path) -> RoutedataFout:
    return RoutedataFout(
        _("{bestand}: dit is geen heel Parquet-bestand. Maak of haal het opnieuw.").format(bestand=pad.name)
    )

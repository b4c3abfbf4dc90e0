"""An event log in XES (IEEE 1849): never the whole file at once, and nothing that it points to.

A file from elsewhere is not trusted: a document type, and with it every entity, is refused, as is
nesting without end, a tag without end, and a casus that would not fit in memory. A large log that is
plain goes in stretches to other processes (`xesveel`); what is not, is read with care (`xeslezer`).
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO
from xml.parsers import expat

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pac

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen import xesveel
from rk.analysis.inlezen.bron import Deelrij, Geteld, Hoever, _stil
from rk.analysis.inlezen.koppeling import LOG, Koppeling
from rk.analysis.inlezen.xeslezer import Gevaar, Lezer, Rij
from rk.analysis.tabel import Tijdeenheid
from rk.analysis.xesstuk import CASUS
from rk.taal import _

_BROK = 1 << 18
_PER_DEEL = 200_000
_VAN_CASUS = "case:"
Lees = Callable[[int], bytes]


class XesBron:
    """A log. Traces are casussen, in the order of the file; the row is the how-manieth event."""

    aaneen = True
    tijdeenheid = Tijdeenheid.MICROSECONDE

    def __init__(self, pad: Path, koppeling: Koppeling) -> None:
        self.pad = pad
        self.geteld = Geteld()
        hunne = {**LOG, **koppeling.kolommen}
        hunne.pop("casus", None)
        self._van_event = {
            theirs: ours for ours, theirs in hunne.items() if not theirs.startswith(_VAN_CASUS)
        }
        self._van_casus = {
            theirs.removeprefix(_VAN_CASUS): ours
            for ours, theirs in hunne.items()
            if theirs.startswith(_VAN_CASUS)
        }
        self._kolommen = list(dict.fromkeys((*self._van_event.values(), *self._van_casus.values())))

    def delen(self, hoever: Hoever = _stil) -> Iterator[Deelrij]:
        """Parts of about 200,000 events, each with all columns that were asked for."""
        self.geteld = Geteld()
        eerste = 1
        with self._open(hoever) as lees:
            begin, casussen, regels = b"", 0, 0
            if self.pad.stat().st_size >= xesveel.VEEL:
                veel = xesveel.Veel(lees, self._van_event, self._van_casus, self._kolommen)
                for deel in _in_delen(veel):
                    yield deel, eerste
                    eerste += len(deel)
                self.geteld.leeg = veel.leeg
                if veel.rest is None:
                    return
                begin, casussen, regels = veel.rest, veel.casussen, veel.regels
            for deel in self._met_zorg(lees, begin, casussen, regels):
                yield deel, eerste
                eerste += len(deel)

    @contextmanager
    def _open(self, hoever: Hoever) -> Iterator[Lees]:
        """What reads on in the file, and tells how far it is. Raises RoutedataFout: it is not whole."""
        totaal = self.pad.stat().st_size
        try:
            with open(self.pad, "rb") as ruw, ExitStack() as uitpakken:
                stroom: IO[bytes] | gzip.GzipFile = ruw
                if self.pad.suffix.lower() == ".gz":
                    stroom = uitpakken.enter_context(gzip.GzipFile(fileobj=ruw))

                def lees(hoeveel: int) -> bytes:
                    brok = stroom.read(hoeveel)
                    hoever(ruw.tell(), totaal)
                    return brok

                yield lees
        except (gzip.BadGzipFile, zlib.error, EOFError):
            raise RoutedataFout(
                _("{bestand}: het ingepakte bestand is niet heel. Maak of haal het opnieuw.").format(
                    bestand=self.pad.name
                )
            ) from None

    def _met_zorg(self, lees: Lees, begin: bytes, casussen: int, regels: int) -> Iterator[pd.DataFrame]:
        """The rest of the log, event by event, after so many traces and lines."""
        kolommen = [CASUS, *self._kolommen]
        lezer = Lezer(self._van_event, self._van_casus, kolommen, casussen=casussen)
        rijen: Rij = []
        try:
            for brok in _brokken(lees, begin):
                lezer.voed(brok, einde=not brok)
                while lezer.klaar:
                    rijen += lezer.klaar.popleft()
                    if len(rijen) >= _PER_DEEL * len(kolommen):
                        yield _tabel(rijen, kolommen)
                        rijen = []
        except expat.ExpatError as fout:
            raise RoutedataFout(
                _("{bestand}, regel {regel}: dit is geen heel XES-bestand. Maak het log opnieuw.").format(
                    bestand=self.pad.name, regel=fout.lineno + regels
                )
            ) from None
        except Gevaar as gevaar:
            raise RoutedataFout(f"{self.pad.name}: {gevaar}") from None
        if not lezer.is_log:
            raise RoutedataFout(_("{bestand}: dit is geen XES-log.").format(bestand=self.pad.name))
        self.geteld.leeg += lezer.leeg
        if rijen:
            yield _tabel(rijen, kolommen)


def _brokken(lees: Lees, begin: bytes) -> Iterator[bytes]:
    """What was read already, then the rest of the file; an empty piece is its end."""
    for plek in range(0, len(begin), _BROK):
        yield begin[plek : plek + _BROK]
    while brok := lees(_BROK):
        yield brok
    yield b""


def _in_delen(veel: xesveel.Veel) -> Iterator[pd.DataFrame]:
    rijen: list[pa.RecordBatch] = []
    casussen = 0
    for stuk in veel:
        nummer = pac.cast(pac.add(stuk.rijen.column(CASUS), casussen + 1), pa.string())
        rijen.append(stuk.rijen.set_column(0, CASUS, nummer))
        casussen += stuk.casussen
        if sum(map(len, rijen)) >= _PER_DEEL:
            yield pa.Table.from_batches(rijen).to_pandas()
            rijen = []
    if sum(map(len, rijen)):
        yield pa.Table.from_batches(rijen).to_pandas()


def _tabel(rijen: Rij, kolommen: list[str]) -> pd.DataFrame:
    n = len(kolommen)
    return pd.DataFrame({naam: pd.Series(rijen[nr::n], dtype="str") for nr, naam in enumerate(kolommen)})

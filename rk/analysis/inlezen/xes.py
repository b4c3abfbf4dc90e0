"""An event log in XES (IEEE 1849), read event by event: never the whole file, and nothing it points to.

A file from elsewhere is not trusted: a document type, and with it every entity, is refused, as is
nesting without end, a tag without end, and a casus that would not fit in memory.
"""

from __future__ import annotations

import gzip
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

import pandas as pd

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen.bron import Deelrij, Geteld, Hoever, _stil
from rk.analysis.inlezen.koppeling import LOG, Koppeling
from rk.analysis.tabel import Tijdeenheid
from rk.taal import _

_BROK = 1 << 18
_DIEPST = 64
_LANGSTE_MERK = 16 << 20
"""The parser keeps a tag until it ends; so many bytes without anything ending is no log."""
_MEESTE_IN_CASUS = 5_000_000
_PER_DEEL = 200_000
_SOORTEN = frozenset(("string", "date", "int", "float", "boolean", "id"))
_CASUS = "case:"


class XesBron:
    """A log. Traces are casussen, in the order of the file; the row is the how-manieth event."""

    aaneen = True
    tijdeenheid = Tijdeenheid.MICROSECONDE

    def __init__(self, pad: Path, koppeling: Koppeling) -> None:
        self.pad = pad
        self.geteld = Geteld()
        hunne = {**LOG, **koppeling.kolommen}
        hunne.pop("casus", None)
        self._tellen = frozenset(koppeling.levensloop)
        self._van_event = {theirs: ours for ours, theirs in hunne.items() if not theirs.startswith(_CASUS)}
        self._van_casus = {
            theirs.removeprefix(_CASUS): ours for ours, theirs in hunne.items() if theirs.startswith(_CASUS)
        }

    def delen(self, hoever: Hoever = _stil) -> Iterator[Deelrij]:
        """Parts of about 200,000 events. The columns that nobody has are left out at the end only."""
        self.geteld = Geteld()
        lezer = _Lezer(self._van_event, self._van_casus)
        kolommen = ["casus", *dict.fromkeys((*self._van_event.values(), *self._van_casus.values()))]
        rijen: list[dict[str, str]] = []
        eerste = 1
        for casus in self._casussen(lezer, hoever):
            rijen += casus
            if len(rijen) >= _PER_DEEL:
                yield from self._deel(rijen, kolommen, eerste)
                eerste += len(rijen)
                rijen = []
        yield from self._deel(rijen, kolommen, eerste)
        self.geteld.leeg = lezer.leeg

    def _casussen(self, lezer: _Lezer, hoever: Hoever) -> Iterator[list[dict[str, str]]]:
        totaal = self.pad.stat().st_size
        try:
            with open(self.pad, "rb") as ruw, ExitStack() as uitpakken:
                stroom: IO[bytes] | gzip.GzipFile = ruw
                if self.pad.suffix.lower() == ".gz":
                    stroom = uitpakken.enter_context(gzip.GzipFile(fileobj=ruw))
                while brok := stroom.read(_BROK):
                    lezer.voed(brok)
                    hoever(ruw.tell(), totaal)
                    while lezer.klaar:
                        yield lezer.klaar.popleft()
                lezer.voed(b"", einde=True)
        except expat.ExpatError as fout:
            raise RoutedataFout(
                _("{bestand}, regel {regel}: dit is geen heel XES-bestand. Maak het log opnieuw.").format(
                    bestand=self.pad.name, regel=fout.lineno
                )
            ) from None
        except (gzip.BadGzipFile, zlib.error, EOFError):
            raise RoutedataFout(
                _("{bestand}: het ingepakte bestand is niet heel. Maak of haal het opnieuw.").format(
                    bestand=self.pad.name
                )
            ) from None
        except _Gevaar as gevaar:
            raise RoutedataFout(f"{self.pad.name}: {gevaar}") from None
        if not lezer.is_log:
            raise RoutedataFout(_("{bestand}: dit is geen XES-log.").format(bestand=self.pad.name))
        yield from lezer.klaar

    def _deel(self, rijen: list[dict[str, str]], kolommen: list[str], eerste: int) -> Iterator[Deelrij]:
        if not rijen:
            return
        deel = pd.DataFrame({k: pd.Series([r.get(k) for r in rijen], dtype="str") for k in kolommen})
        yield deel, eerste


class _Gevaar(Exception):
    """The file asks for what a log never needs."""


class _Lezer:
    """The parser's ear: gathers the events of one trace at a time, and of each only what is wanted."""

    def __init__(self, van_event: dict[str, str], van_casus: dict[str, str]) -> None:
        self.klaar: deque[list[dict[str, str]]] = deque()
        self.is_log = False
        self.leeg = 0
        self._van_event, self._van_casus = van_event, van_casus
        self._gevoed = self._diepte = self._nr = 0
        self._trace_op = self._event_op = 0
        self._casus: dict[str, str] = {}
        self._events: list[dict[str, str]] = []
        self._event: dict[str, str] = {}
        p = self._parser = expat.ParserCreate()
        p.ordered_attributes = True
        p.buffer_text = True
        p.StartElementHandler = self._begin
        p.EndElementHandler = self._einde
        p.StartDoctypeDeclHandler = self._doctype
        p.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def voed(self, brok: bytes, *, einde: bool = False) -> None:
        """Read on. Raises ExpatError: this is no XML. _Gevaar: it would exhaust the machine."""
        self._gevoed += len(brok)
        self._parser.Parse(brok, einde)
        if not einde and self._gevoed - self._parser.CurrentByteIndex > _LANGSTE_MERK:
            raise _Gevaar(_("er staat een veel te lang stuk in. Dit is geen gewoon log."))

    def _doctype(self, *_wat: Any) -> None:
        raise _Gevaar(_("er staat een DOCTYPE in. Dat lezen we niet, want het kan schade doen."))

    def _begin(self, naam: str, attrs: list[str]) -> None:
        # Called for each of millions of tags: what happens most stands first, and calls nothing.
        self._diepte = diepte = self._diepte + 1
        if self._event_op:
            if diepte == self._event_op + 1:
                if len(attrs) == 4 and attrs[0] == "key" and attrs[2] == "value":
                    onze = self._van_event.get(attrs[1])
                    if onze is not None and (naam in _SOORTEN or _kaal(naam) in _SOORTEN):
                        self._event[onze] = attrs[3]
                else:
                    _neem(naam, attrs, self._van_event, self._event)
        elif self._trace_op:
            if naam == "event" or _kaal(naam) == "event":
                self._event_op = diepte
                self._event = {}
            elif diepte == self._trace_op + 1:
                _neem(naam, attrs, self._van_casus, self._casus)
        elif _kaal(naam) == "trace":
            self._trace_op = diepte
            self._casus, self._events = {}, []
            self._nr += 1
        elif diepte == 1 and _kaal(naam) == "log":
            self.is_log = True
        if diepte > _DIEPST:
            raise _Gevaar(_("er staat te veel in elkaar. Dit is geen gewoon log."))

    def _einde(self, naam: str) -> None:
        if self._diepte == self._event_op:
            self._event_op = 0
            self._events.append(self._event)
            if len(self._events) > _MEESTE_IN_CASUS:
                raise _Gevaar(
                    _("één casus heeft meer dan {n} bezoeken. Dat past niet.").format(n=_MEESTE_IN_CASUS)
                )
        elif self._diepte == self._trace_op:
            self._trace_op = 0
            vast = {**self._casus, "casus": str(self._nr)}
            for event in self._events:
                event.update(vast)
            if self._events:
                self.klaar.append(self._events)
            else:
                self.leeg += 1
        self._diepte -= 1


def _kaal(naam: str) -> str:
    """A name without the prefix of a namespace."""
    return naam.rpartition(":")[2]


def _neem(naam: str, attrs: list[str], wil: dict[str, str], in_: dict[str, str]) -> None:
    """Keep the value of one attribute when its key is asked for."""
    paren = dict(zip(attrs[::2], attrs[1::2], strict=True))
    onze = wil.get(paren.get("key", ""))
    if onze is not None and _kaal(naam) in _SOORTEN:
        in_[onze] = paren.get("value", "")

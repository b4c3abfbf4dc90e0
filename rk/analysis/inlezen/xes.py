"""An event log in XES (IEEE 1849), read event by event: never the whole file, and nothing it points to.

A file from elsewhere is not trusted: a document type, and with it every entity, is refused, as is
nesting without end, a tag without end, and a casus that would not fit in memory.
"""

from __future__ import annotations

import gzip
import zlib
from collections import deque
from collections.abc import Callable, Iterator
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
_MEESTE_IN_CASUS = 1_000_000
_PER_DEEL = 200_000
_SOORTEN = frozenset(("string", "date", "int", "float", "boolean", "id"))
_CASUS = "case:"
Rij = list[str | None]


class XesBron:
    """A log. Traces are casussen, in the order of the file; the row is the how-manieth event."""

    aaneen = True
    tijdeenheid = Tijdeenheid.MICROSECONDE

    def __init__(self, pad: Path, koppeling: Koppeling) -> None:
        self.pad = pad
        self.geteld = Geteld()
        hunne = {**LOG, **koppeling.kolommen}
        hunne.pop("casus", None)
        self._van_event = {theirs: ours for ours, theirs in hunne.items() if not theirs.startswith(_CASUS)}
        self._van_casus = {
            theirs.removeprefix(_CASUS): ours for ours, theirs in hunne.items() if theirs.startswith(_CASUS)
        }

    def delen(self, hoever: Hoever = _stil) -> Iterator[Deelrij]:
        """Parts of about 200,000 events, each with all columns that were asked for."""
        self.geteld = Geteld()
        kolommen = ["casus", *dict.fromkeys((*self._van_event.values(), *self._van_casus.values()))]
        lezer = _Lezer(self._van_event, self._van_casus, kolommen)
        rijen: Rij = []
        eerste = 1
        for casus in self._casussen(lezer, hoever):
            rijen += casus
            if len(rijen) >= _PER_DEEL * len(kolommen):
                yield _deel(rijen, kolommen), eerste
                eerste += len(rijen) // len(kolommen)
                rijen = []
        if rijen:
            yield _deel(rijen, kolommen), eerste
        self.geteld.leeg = lezer.leeg

    def _casussen(self, lezer: _Lezer, hoever: Hoever) -> Iterator[Rij]:
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


class _Gevaar(Exception):
    """The file asks for what a log never needs."""


class _Lezer:
    """The parser's ear: gathers the events of one trace at a time, and of each only what is wanted.

    `klaar` holds the traces that have ended: the texts of their events after each other, of each as many
    as there are `kolommen`, of which the first is the number of the casus. One long list, for a list for
    each event would have Python look for rubbish among millions of them.
    """

    def __init__(self, van_event: dict[str, str], van_casus: dict[str, str], kolommen: list[str]) -> None:
        self.klaar: deque[Rij] = deque()
        self.is_log = False
        self.leeg = self._nr = self._gevoed = 0
        plek = {naam: nr for nr, naam in enumerate(kolommen)}
        self._plek_event = {hunne: plek[onze] for hunne, onze in van_event.items()}
        self._plek_casus = {hunne: plek[onze] for hunne, onze in van_casus.items()}
        p = self._parser = expat.ParserCreate()
        p.ordered_attributes = True
        p.buffer_text = True
        p.StartElementHandler, p.EndElementHandler = self._oren(len(kolommen))
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

    def _oren(self, breedte: int) -> tuple[Callable[[str, list[str]], None], Callable[[str], None]]:
        """What the parser calls at the beginning and at the end of each tag.

        Millions of times: what they share stands in variables around them, which costs a third less than
        attributes would, and what happens most stands first.
        """
        van_event, van_casus = self._plek_event, self._plek_casus
        leeg: Rij = [None] * breedte
        diepte = trace_op = event_op = 0
        casus: Rij = []
        event: Rij = []
        events: Rij = []
        meest = _MEESTE_IN_CASUS * breedte

        def begin(naam: str, attrs: list[str]) -> None:
            nonlocal diepte, trace_op, event_op, casus, event, events
            diepte += 1
            if event_op:
                if diepte == event_op + 1:
                    if len(attrs) == 4 and attrs[0] == "key" and attrs[2] == "value":
                        plek = van_event.get(attrs[1])
                        if plek is not None and (naam in _SOORTEN or _kaal(naam) in _SOORTEN):
                            event[plek] = attrs[3]
                    else:
                        _neem(naam, attrs, van_event, event)
            elif trace_op:
                if naam == "event" or _kaal(naam) == "event":
                    event_op = diepte
                    event = leeg.copy()
                elif diepte == trace_op + 1:
                    _neem(naam, attrs, van_casus, casus)
            elif _kaal(naam) == "trace":
                trace_op = diepte
                casus, events = leeg.copy(), []
            elif diepte == 1 and _kaal(naam) == "log":
                self.is_log = True
            if diepte > _DIEPST:
                raise _Gevaar(_("er staat te veel in elkaar. Dit is geen gewoon log."))

        def einde(_naam: str) -> None:
            nonlocal diepte, trace_op, event_op
            if diepte == event_op:
                event_op = 0
                events.extend(event)
                if len(events) > meest:
                    tekst = _("één casus heeft meer dan {n} bezoeken. Dat past niet.")
                    raise _Gevaar(tekst.format(n=_MEESTE_IN_CASUS))
            elif diepte == trace_op:
                trace_op = 0
                self._af(casus, events)
            diepte -= 1

        return begin, einde

    def _af(self, casus: Rij, events: Rij) -> None:
        self._nr += 1
        if not events:
            self.leeg += 1
            return
        breedte = len(casus)
        for plek, tekst in ((0, str(self._nr)), *((p, casus[p]) for p in self._plek_casus.values())):
            events[plek::breedte] = [tekst] * (len(events) // breedte)
        self.klaar.append(events)


def _kaal(naam: str) -> str:
    """A name without the prefix of a namespace."""
    return naam.rpartition(":")[2]


def _neem(naam: str, attrs: list[str], wil: dict[str, int], in_: Rij) -> None:
    """Keep the value of one attribute when its key is asked for."""
    paren = dict(zip(attrs[::2], attrs[1::2], strict=True))
    plek = wil.get(paren.get("key", ""))
    if plek is not None and _kaal(naam) in _SOORTEN:
        in_[plek] = paren.get("value", "")


def _deel(rijen: Rij, kolommen: list[str]) -> pd.DataFrame:
    n = len(kolommen)
    return pd.DataFrame({naam: pd.Series(rijen[nr::n], dtype="str") for nr, naam in enumerate(kolommen)})

"""Reading an XES log with care, event by event: whatever its shape, and nothing that it points to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from rk.analysis.xesstuk import MEESTE_IN_CASUS, SOORTEN
from rk.taal import _

_DIEPST = 64
_LANGSTE_MERK = 16 << 20
"""The parser keeps a tag until it ends; so many bytes without anything ending is no log."""
Rij = list[str | None]


class Gevaar(Exception):
    """The file asks for what a log never needs."""


class Lezer:
    """The parser's ear: gathers the events of one trace at a time, and of each only what is wanted.

    `klaar` holds the traces that have ended: the texts of their events after each other, of each as many
    as there are `kolommen`, of which the first is the number of the casus. One long list, for a list for
    each event would have Python look for rubbish among millions of them. `casussen`: how many traces
    came before.
    """

    def __init__(
        self, van_event: dict[str, str], van_casus: dict[str, str], kolommen: list[str], *, casussen: int = 0
    ) -> None:
        self.klaar: deque[Rij] = deque()
        self.is_log = False
        self.leeg = self._gevoed = 0
        self._nr = casussen
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
        """Read on. Raises ExpatError: this is no XML. Gevaar: it would exhaust the machine."""
        self._gevoed += len(brok)
        self._parser.Parse(brok, einde)
        if not einde and self._gevoed - self._parser.CurrentByteIndex > _LANGSTE_MERK:
            raise Gevaar(_("er staat een veel te lang stuk in. Dit is geen gewoon log."))

    def _doctype(self, *_wat: Any) -> None:
        raise Gevaar(_("er staat een DOCTYPE in. Dat lezen we niet, want het kan schade doen."))

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
        meest = MEESTE_IN_CASUS * breedte

        def begin(naam: str, attrs: list[str]) -> None:
            nonlocal diepte, trace_op, event_op, casus, event, events
            diepte += 1
            if event_op:
                if diepte == event_op + 1:
                    if len(attrs) == 4 and attrs[0] == "key" and attrs[2] == "value":
                        plek = van_event.get(attrs[1])
                        if plek is not None and (naam in SOORTEN or _kaal(naam) in SOORTEN):
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
                raise Gevaar(_("er staat te veel in elkaar. Dit is geen gewoon log."))

        def einde(_naam: str) -> None:
            nonlocal diepte, trace_op, event_op
            if diepte == event_op:
                event_op = 0
                events.extend(event)
                if len(events) > meest:
                    tekst = _("één casus heeft meer dan {n} bezoeken. Dat past niet.")
                    raise Gevaar(tekst.format(n=MEESTE_IN_CASUS))
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
    if plek is not None and _kaal(naam) in SOORTEN:
        in_[plek] = paren.get("value", "")

"""A stretch of a log in plain form: traces, events, and attributes with a key and one value.

Nearly every program writes a log like that, and a parser then spends its time on telling Python of each
tag. So here the stretch is cut at its double quotes: what stands between them is data, what stands outside
them is looked up as a whole (`woorden`). Whether all of it is XML, expat says. A word that is not known, a
reference (`&`) in a key or in what was asked for, an encoding other than UTF-8: None, and `boom` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat

import numpy as np
import pyarrow as pa
import pyarrow.compute as pac

from rk.analysis.xesstuk.stuk import CASUS, MEESTE_IN_CASUS, Stuk
from rk.analysis.xesstuk.woorden import Plekken, Rij

_PER_ATTRIBUUT = 4
_WOORD, _SLEUTEL, _TUSSEN, _WAARDE = range(_PER_ATTRIBUUT)
_IS_WAARDE = re.compile(rb"\s+value\s*=\s*")
_MEESTE_WOORDEN = 1000
_NIET = -1
_SPATIE, _VERWIJZING = b" &"


def ontleed(
    kop: bytes,
    stuk: bytes,
    einde: bytes,
    van_event: Mapping[str, str],
    van_casus: Mapping[str, str],
    kolommen: Sequence[str],
) -> Stuk | None:
    """As `xesstuk.ontleed`; None also when the stretch is not in plain form."""
    delen = pac.split_pattern(pa.array([stuk], pa.binary()), b'"').values
    plekken = _plekken(delen)
    # The head is closed by itself too: else it might end in a comment that goes on in the stretch.
    if plekken is None or not (_is_xml(kop, einde) and _is_xml(kop, stuk, einde)):
        return None
    lengten = np.bincount(plekken.trace_van_event, minlength=plekken.traces)
    if lengten.max() > MEESTE_IN_CASUS:
        return None
    plek = {naam: np.full(len(plekken.trace_van_event), _NIET) for naam in kolommen}
    sleutels = _elke(delen, _SLEUTEL).dictionary_encode()
    if not _letterlijk(sleutels.dictionary):
        return None
    rij = sleutels.indices.to_numpy()
    teksten = [sleutel.decode() for sleutel in sleutels.dictionary.to_pylist()]
    for nr, tekst in enumerate(teksten):
        if tekst in van_event:
            hier = np.flatnonzero((rij == nr) & plekken.in_event)
            # Of two with the same key in one event, the last.
            plek[van_event[tekst]][plekken.event[hier]] = hier
    for nr, tekst in enumerate(teksten):
        if tekst in van_casus:
            hier = np.flatnonzero((rij == nr) & ~plekken.in_event)
            per_trace = np.full(plekken.traces, _NIET)
            per_trace[plekken.trace[hier]] = hier
            per_event = per_trace[plekken.trace_van_event]
            np.copyto(plek[van_casus[tekst]], per_event, where=per_event != _NIET)
    waarden = [_waarden(delen, plek[naam]) for naam in kolommen]
    if not all(map(_letterlijk, waarden)):
        return None
    rijen = [pa.array(plekken.trace_van_event, pa.int64()), *(w.cast(pa.string()) for w in waarden)]
    return Stuk(
        rijen=pa.RecordBatch.from_arrays(rijen, names=[CASUS, *kolommen]),
        casussen=plekken.traces,
        leeg=int(np.count_nonzero(lengten == 0)),
    )


def _plekken(delen: pa.BinaryArray) -> Plekken | None:
    if len(delen) % _PER_ATTRIBUUT != 1:
        return None
    if not all(_IS_WAARDE.fullmatch(woord) for woord in _elke(delen, _TUSSEN).unique().to_pylist()):
        return None
    woorden = _elke(delen, _WOORD).dictionary_encode()
    if len(woorden.dictionary) > _MEESTE_WOORDEN:
        return None
    return Plekken.van(woorden.dictionary.to_pylist(), woorden.indices.to_numpy())


def _is_xml(*delen: bytes) -> bool:
    """Whether they are XML one after the other, in UTF-8."""
    anders: list[str] = []

    def kop(_versie: str, codering: str | None, _los: int) -> None:
        if codering is not None and codering.lower() != "utf-8":
            anders.append(codering)

    lezer = expat.ParserCreate()
    lezer.XmlDeclHandler = kop
    try:
        for deel in delen:
            lezer.Parse(deel)
        lezer.Parse(b"", True)
    except expat.ExpatError:
        return False
    return not anders


def _elke(delen: pa.BinaryArray, eerste: int) -> pa.BinaryArray:
    return delen.take(pa.array(np.arange(eerste, len(delen), _PER_ATTRIBUUT)))


def _waarden(delen: pa.BinaryArray, attribuut: Rij) -> pa.BinaryArray:
    return delen.take(pa.array(_PER_ATTRIBUUT * attribuut + _WAARDE, mask=attribuut == _NIET))


def _letterlijk(teksten: pa.BinaryArray) -> bool:
    """Whether they mean what stands there: no references, and no line's end, which XML reads as a space."""
    tekens = np.frombuffer(teksten.buffers()[2] or b"", np.uint8)
    return not ((tekens < _SPATIE) | (tekens == _VERWIJZING)).any()

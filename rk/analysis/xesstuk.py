"""A stretch of an XES log, parsed in a process of its own.

Stands outside `inlezen`, so that such a process has to load little: it is there in half a second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pyarrow as pa

SOORTEN = frozenset(("string", "date", "int", "float", "boolean", "id"))
"""The kinds of attributes that have one value."""
MEESTE_IN_CASUS = 1_000_000
CASUS = "casus"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stuk:
    """The events of some whole traces, with all columns that were asked for.

    `rijen` has a column `casus`: which of these traces, from 0. `leeg`: traces without events.
    """

    rijen: pa.RecordBatch
    casussen: int
    leeg: int


def ontleed(
    kop: bytes,
    stuk: bytes,
    einde: bytes,
    van_event: Mapping[str, str],
    van_casus: Mapping[str, str],
    kolommen: Sequence[str],
) -> Stuk | None:
    """Whole traces, after the `kop` of their log: from the beginning of the file to its first trace.
    `einde` closes what the stretch leaves open. What is nested in an attribute is passed by, however deep.

    `van_event` and `van_casus`: by the key of an attribute of an event or a trace, its column, one of
    `kolommen`. None when they are not as plain as they seemed (traces inside something else, one that is
    too long, a fault): then they are for whoever reads with more care.
    """
    try:
        log = ET.fromstring(b"".join((kop, stuk, einde)))
    except ET.ParseError:
        return None
    ruimte = log.tag.rpartition("}")[0]
    ruimte += "}" if ruimte else ""
    soorten = frozenset(ruimte + s for s in SOORTEN)
    plek = {naam: nr for nr, naam in enumerate(kolommen)}
    plek_event = {hunne: plek[onze] for hunne, onze in van_event.items()}
    plek_casus = {hunne: plek[onze] for hunne, onze in van_casus.items()}
    breedte = len(kolommen)
    leeg_: list[str | None] = [None] * breedte
    uit: list[str | None] = []
    lengten: list[int] = []
    for trace in log:
        if trace.tag != f"{ruimte}trace":
            continue
        begin = len(uit)
        casus: dict[int, str] = {}
        for deel in trace:
            if deel.tag == f"{ruimte}event":
                rij = leeg_.copy()
                for a in deel:
                    waar = plek_event.get(a.get("key", ""))
                    if waar is not None and a.tag in soorten:
                        rij[waar] = a.get("value", "")
                uit += rij
            elif deel.tag in soorten and (waar := plek_casus.get(deel.get("key", ""))) is not None:
                casus[waar] = deel.get("value", "")
        lengten.append((len(uit) - begin) // breedte)
        for waar, tekst in casus.items():
            uit[begin + waar :: breedte] = [tekst] * lengten[-1]
    recht = (
        log.tag == f"{ruimte}log"
        and stuk.count(b"<trace") == len(lengten)
        and stuk.count(b"<event") == sum(lengten)
        and max(lengten, default=0) <= MEESTE_IN_CASUS
    )
    if not recht:
        return None
    nummers = [nr for nr, lengte in enumerate(lengten) for _event in range(lengte)]
    rijen = [
        pa.array(nummers, pa.int64()),
        *(pa.array(uit[nr::breedte], pa.string()) for nr in range(breedte)),
    ]
    return Stuk(
        rijen=pa.RecordBatch.from_arrays(rijen, names=[CASUS, *kolommen]),
        casussen=len(lengten),
        leeg=lengten.count(0),
    )

"""A stretch of a log as a tree of tags: whatever its form, for as long as its traces are whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

import pyarrow as pa

from rk.analysis.xesstuk.stuk import CASUS, MEESTE_IN_CASUS, SOORTEN, Stuk


def ontleed(
    kop: bytes,
    stuk: bytes,
    einde: bytes,
    van_event: Mapping[str, str],
    van_casus: Mapping[str, str],
    kolommen: Sequence[str],
) -> Stuk | None:
    """As `xesstuk.ontleed`. What is nested in an attribute is passed by, however deep."""
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

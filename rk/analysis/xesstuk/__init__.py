"""A stretch of an XES log, parsed in a process of its own.

Stands outside `inlezen`, so that such a process has to load little: it is there in half a second.
`plat` reads what is written as nearly every program writes a log, `boom` all else that is sound.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rk.analysis.xesstuk import boom, plat
from rk.analysis.xesstuk.stuk import CASUS, MEESTE_IN_CASUS, SOORTEN, Stuk

__all__ = ["CASUS", "MEESTE_IN_CASUS", "SOORTEN", "Stuk", "ontleed"]


def ontleed(
    kop: bytes,
    stuk: bytes,
    einde: bytes,
    van_event: Mapping[str, str],
    van_casus: Mapping[str, str],
    kolommen: Sequence[str],
) -> Stuk | None:
    """Whole traces, after the `kop` of their log: from the beginning of the file to its first trace.
    `einde` closes what the stretch leaves open.

    `van_event` and `van_casus`: by the key of an attribute of an event or a trace, its column, one of
    `kolommen`; each column has one key. None when they are not as plain as they seemed (traces inside
    something else, one that is too long, a fault): then they are for whoever reads with more care.
    """
    wat = (kop, stuk, einde, van_event, van_casus, kolommen)
    return plat.ontleed(*wat) or boom.ontleed(*wat)

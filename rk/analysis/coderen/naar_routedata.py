"""Codes as rows for the route data: never a word of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rk.analysis.codenamen import in_routedata
from rk.analysis.coderen.fouten import CodeerFout
from rk.analysis.coderen.ronde import Ronde
from rk.analysis.coderen.teksten import OEFENING
from rk.analysis.tabel import Codesoort
from rk.taal import _


class Coderij(NamedTuple):
    """A casus, by its key, has this code. `code` tells which version it is from: "Nazorg (themas-1)"."""

    sleutel: str
    soort: Codesoort
    code: str


def coderijen(ronde: Ronde) -> Iterator[Coderij]:
    """Each code of each casus once, sorted.

    Raises  CodeerFout: somebody is still coding, a difference is open, or the texts are for practice.
    """
    uitslag = ronde.uitslag()
    if uitslag.open:
        raise CodeerFout(_("Nog open verschillen: {n}. Besluit daar eerst over.").format(n=len(uitslag.open)))
    if any(t.sleutel == OEFENING for t in ronde.teksten):
        raise CodeerFout(_("Dit zijn teksten om te oefenen. Die gaan niet naar de routedata."))
    namen = {c.id: c.naam for c in ronde.boek.codes}
    yield from sorted(
        {
            Coderij(t.sleutel, t.soort, in_routedata(namen[code], ronde.boek.id))
            for t in ronde.teksten
            for code in uitslag.codes.get(t.id, ())
        }
    )

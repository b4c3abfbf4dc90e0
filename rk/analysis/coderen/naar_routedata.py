"""Codes as rows for the route data: never a word of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rk.analysis.coderen.fouten import CodeerFout
from rk.analysis.coderen.ronde import Ronde
from rk.analysis.coderen.teksten import OEFENING
from rk.analysis.tabel import Codesoort
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Coderij:
    """A casus, by its key, has this code. `code` names the version of the codebook: `themas-1:nazorg`."""

    sleutel: str
    soort: Codesoort
    code: str


def coderijen(ronde: Ronde) -> Iterator[Coderij]:
    """Each code of each casus once, sorted.

    Raises  CodeerFout: somebody is still coding, a difference is open, or the texts are for practice.
    """
    uitslag = ronde.uitslag()
    if uitslag.open:
        raise CodeerFout(
            _("Nog open verschillen: {n}. Besluit daar eerst over.").format(n=len(uitslag.open))
        )
    if any(t.sleutel == OEFENING for t in ronde.teksten):
        raise CodeerFout(_("Dit zijn teksten om te oefenen. Die gaan niet naar de routedata."))
    yield from sorted(
        {
            Coderij(sleutel=t.sleutel, soort=t.soort, code=f"{ronde.boek.id}:{code}")
            for t in ronde.teksten
            for code in uitslag.codes.get(t.id, ())
        }
    )

"""How somebody else's columns and words become ours: a small YAML file, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from rk.analysis.fouten import RoutedataFout
from rk.analysis.tabel import BEZOEK, CASUS, CODE, FIGUUR, GROEP, REGIE
from rk.content import Fout, InhoudFout
from rk.content.fouten import bedoel_je, sleutel_van
from rk.content.lezen import lees
from rk.content.vorm import giet
from rk.domain import Route
from rk.taal import _

LEVENSLOOP = "levensloop"
"""The column, if any, that says what part of an activity a row is about (XES: `lifecycle:transition`)."""
_VAST = (*dict.fromkeys(k.naam for k in (*BEZOEK, *CASUS, *CODE)), LEVENSLOOP)
_VRIJ = (GROEP, REGIE, FIGUUR)
LOG = {
    "casus": "case:concept:name",
    "halte": "concept:name",
    "tijd": "time:timestamp",
    "helper": "org:resource",
    "organisatie": "org:group",
    LEVENSLOOP: "lifecycle:transition",
}
"""What the standard names of event logs are here (IEEE 1849)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Koppeling:
    """How a file is to be read.

    `kolommen`: our column -> theirs. `waarden`: our column -> their word -> ours. `routes`: halte ->
    route, for haltes that no map knows. `levensloop`: which transitions count, in small letters;
    without any, all do. `scheiding`: what stands between the cells of a CSV file.
    """

    kolommen: dict[str, str] = field(default_factory=dict)
    waarden: dict[str, dict[str, str]] = field(default_factory=dict)
    routes: dict[str, Route] = field(default_factory=dict)
    levensloop: tuple[str, ...] = ("complete",)
    scheiding: str = ""

    def voor(self, er: Iterable[str], *, bestand: str, log: bool) -> dict[str, str]:
        """Which of the columns that a file has become which of ours: theirs -> ours.

        A column that has one of our names is taken as it is; of a log also the standard names.
        Raises  RoutedataFout: a column that was named is not there.
        """
        er = list(er)
        for onze, hunne in self.kolommen.items():
            if hunne not in er:
                raise RoutedataFout(
                    _('{bestand}: de kolom "{hunne}" (voor {onze}) bestaat niet').format(
                        bestand=bestand, hunne=hunne, onze=onze
                    )
                    + (bedoel_je(hunne, er) or ".")
                )
        gewoon = {k: k for k in er if k in _VAST or k.startswith(_VRIJ)}
        if log:
            gewoon |= {hunne: onze for onze, hunne in LOG.items() if hunne in er and onze not in er}
        gekozen = {hunne: onze for onze, hunne in self.kolommen.items()}
        vrij = {hunne: onze for hunne, onze in gewoon.items() if onze not in self.kolommen}
        return {**vrij, **gekozen}

    def vertaal(self, deel: pd.DataFrame) -> pd.DataFrame:
        """The part with our words where theirs were; words without a counterpart stay."""
        uit = deel
        for kolom, woorden in self.waarden.items():
            if kolom in deel:
                tekst = deel[kolom].astype("str").str.strip()
                uit = uit.assign(**{kolom: tekst.map(woorden).fillna(deel[kolom].astype("str"))})
        return uit


def laad_koppeling(pad: Path | None) -> Koppeling:
    """The mapping in a YAML file; without a file the one that changes nothing.

    Raises  InhoudFout: it can't be read, or holds what is no mapping; each fault with its line.
    """
    if pad is None:
        return Koppeling()
    gelezen = lees(pad)
    koppeling, bevindingen = giet(Koppeling, gelezen.waarde)
    fouten = [
        *gelezen.fouten,
        *(
            Fout(bestand=pad.name, regel=gelezen.regel(b.pad), sleutel=sleutel_van(b.pad), tekst=b.tekst)
            for b in bevindingen
        ),
    ]
    if koppeling is not None:
        for blok in ("kolommen", "waarden"):
            namen: Mapping[str, object] = getattr(koppeling, blok)
            for naam in namen:
                if naam not in _VAST and not naam.startswith(_VRIJ):
                    fouten.append(
                        Fout(
                            bestand=pad.name,
                            regel=gelezen.regel((blok, naam)),
                            sleutel=f"{blok}.{naam}",
                            tekst=_("deze kolom kennen we niet") + (bedoel_je(naam, _VAST) or "."),
                        )
                    )
    if fouten or koppeling is None:
        raise InhoudFout(fouten)
    return koppeling

"""The route data's own tables: their columns, how each is kept, and the codes in them.

One row per bezoek, one per casus, one per code of a casus. Words never: only numbers, and a table of
names beside them. What is unknown has a code of its own, never an empty cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

import numpy as np

from rk.domain import (
    ActorSoort,
    ObstakelSoort,
    Overdracht,
    Overgang,
    Regiefunctie,
    Route,
    Uitkomst,
    Weg,
    Woord,
)

ONBEKEND = -1
"""The code for "we don't know" in every column of codes."""
ZELF = 0
"""In `helper`: the person himself. Others count from 1, in the order in which they are first met."""
TIJD_ONBEKEND = int(np.iinfo(np.int64).min)
"""In `tijd`: no moment is known."""


class Tijdeenheid(StrEnum):
    """What the numbers in `tijd` count, both from the beginning of 1970, UTC."""

    MAAND = "maand"
    MICROSECONDE = "microseconde"


class Codesoort(StrEnum):
    """What researchers gave a code, or (obstakel) what the group itself chose."""

    VASTHOUDEN = "vasthouden"
    VERSTERKEN = "versterken"
    VERNIEUWEN = "vernieuwen"
    VERLATEN = "verlaten"
    WENS = "wens"
    OBSTAKEL = "obstakel"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kolom:
    """One column: how it is kept, and what its numbers stand for.

    `namen` are the texts of the codes 0, 1, ... where they are fixed; `lijst` names the list in the
    store's table of names where they are not. `nl` and `en` say what the column means.
    """

    naam: str
    dtype: str
    nl: str
    en: str
    namen: tuple[str, ...] = ()
    lijst: str = ""


def _namen(soort: type[Enum], *, zonder: tuple[str, ...] = ("onbekend",)) -> tuple[str, ...]:
    return tuple(str(x.value) for x in soort if x.value not in zonder)


# Order is meaning: a code is the place of a name in its enum, so names are only ever added at the end.
BEZOEK: tuple[Kolom, ...] = (
    Kolom(
        naam="casus", dtype="int32",
        nl="Nummer van de casus in deze opslag.", en="Number of the case within this store.",
    ),
    Kolom(
        naam="weg", dtype="int8", namen=_namen(Weg),
        nl="De weg tot vandaag, of de beste weg die de groep zag.",
        en="The real way until today, or the best way that the group saw.",
    ),
    Kolom(
        naam="volgorde", dtype="int32",
        nl="Plaats op die weg, vanaf 0.", en="Place on that way, from 0.",
    ),
    Kolom(
        naam="halte", dtype="int32", lijst="haltes",
        nl="Waar iemand was: een plek, activiteit, dienst of loket.",
        en="Where somebody was: a place, activity, service or desk.",
    ),
    Kolom(
        naam="route", dtype="int8", namen=_namen(Route),
        nl="De route waar de halte aan ligt, van dichtbij naar ver weg.",
        en="The route that the stop lies on, from near to far.",
    ),
    Kolom(
        naam="helper", dtype="int16",
        nl="Welke helper, als nummer binnen de casus: 0 de hoofdpersoon zelf, dan op volgorde van ontmoeten.",
        en="Which helper, a number within the case: 0 the person himself, then in order of meeting.",
    ),
    Kolom(
        naam="soort", dtype="int8", namen=_namen(ActorSoort),
        nl="In welke rol de helper helpt.", en="In which role the helper helps.",
    ),
    Kolom(
        naam="helper_route", dtype="int8", namen=_namen(Route),
        nl="De route waar de helper zelf bij hoort.", en="The route that the helper belongs to.",
    ),
    Kolom(
        naam="organisatie", dtype="int16",
        nl="Welke organisatie, als nummer binnen de casus, vanaf 1. De naam staat nergens.",
        en="Which organisation, a number within the case, from 1. Its name is kept nowhere.",
    ),
    Kolom(
        naam="overdracht", dtype="int8", namen=_namen(Overdracht),
        nl="Hoe iemand bij deze halte kwam.", en="How somebody got to this stop.",
    ),
    Kolom(
        naam="uitkomst", dtype="int8", namen=_namen(Uitkomst),
        nl="Wat het bezoek opleverde.", en="What came of the visit.",
    ),
    Kolom(
        naam="waardering", dtype="int8", namen=("deed_goed",),
        nl="Of iemand zei dat het bezoek goeddeed. De woorden staan er niet bij.",
        en="Whether somebody said that the visit did good. Not in which words.",
    ),
    Kolom(
        naam="woord", dtype="int8", namen=_namen(Woord),
        nl="Van wie we dit weten.", en="Whose word this rests on.",
    ),
    Kolom(
        naam="overgang", dtype="int8", namen=_namen(Overgang),
        nl="Wat er met dit bezoek eindigde, als er iets eindigde.",
        en="What ended with this visit, if anything did.",
    ),
    Kolom(
        naam="tijd", dtype="int64",
        nl="Wanneer, in hele maanden sinds januari 1970 (of microseconden, in een log van elders).",
        en="When, in whole months since January 1970 (or microseconds, in a log from elsewhere).",
    ),
)  # fmt: skip
"""One row per bezoek, sorted by casus, weg and volgorde."""

CASUS: tuple[Kolom, ...] = (
    Kolom(
        naam="casus", dtype="int32",
        nl="Nummer van de casus in deze opslag.", en="Number of the case within this store.",
    ),
    Kolom(
        naam="sleutel", dtype="string",
        nl="Betekenisloze sleutel: dezelfde casus in een vervolggesprek heeft dezelfde.",
        en="A key without meaning: the same case in a follow-up talk has the same.",
    ),
    Kolom(
        naam="gesprek", dtype="int32", lijst="gesprekken",
        nl="Welk gesprek de gegevens gaf, als betekenisloze sleutel.",
        en="Which talk gave the data, as a key without meaning.",
    ),
    Kolom(
        naam="maand", dtype="int32",
        nl="De maand van het gesprek, in maanden sinds januari 1970.",
        en="The month of the talk, in months since January 1970.",
    ),
)  # fmt: skip
"""One row per casus, sorted. After these come, by name: `g_*` group attributes, `r_*` who holds a
function, `f_*` figures that ask for more than the order of visits."""

CODE: tuple[Kolom, ...] = (
    Kolom(
        naam="casus", dtype="int32",
        nl="Nummer van de casus in deze opslag.", en="Number of the case within this store.",
    ),
    Kolom(
        naam="soort", dtype="int8", namen=_namen(Codesoort),
        nl="Waar de code bij hoort.", en="What the code belongs to.",
    ),
    Kolom(
        naam="code", dtype="int32", lijst="codes",
        nl="De code uit het codeboek, of de soort obstakel.",
        en="The code of the codebook, or the kind of obstacle.",
    ),
)  # fmt: skip
"""One row for each code that a casus has."""

GROEP = "g_"
"""Before the name of a group attribute: int16, its texts in the table of names under the same name."""
REGIE = "r_"
"""Before a Regiefunctie: int8, how many hold it; 0 when the group said that nobody does."""
FIGUUR = "f_"
"""Before a figure: float64 columns `f_<figuur>_laag`, `_hoog` and, of a part, `_van`; NaN is too little."""

REGIEKOLOMMEN = tuple(f"{REGIE}{f.value}" for f in Regiefunctie)
OBSTAKELS = tuple(o.value for o in ObstakelSoort)

LEEFTIJDEN = ("jonger dan 18", "18 tot 27", "27 tot 45", "45 tot 67", "67 of ouder")
LEEFTIJDSGRENZEN = (18, 27, 45, 67)
"""Where each next of LEEFTIJDEN begins."""

GROEPEN: tuple[Kolom, ...] = (
    Kolom(
        naam="g_regio", dtype="int16", lijst="g_regio",
        nl="De streek, als wie de gesprekken inlas die gaf. Een gesprek zelf zegt dit niet.",
        en="The region, when whoever read the talks in gave it. A talk itself does not tell.",
    ),
    Kolom(
        naam="g_leeftijd", dtype="int16", lijst="g_leeftijd", namen=LEEFTIJDEN,
        nl="De leeftijd, in vijf ruwe klassen.", en="The age, in five coarse classes.",
    ),
    Kolom(
        naam="g_erbij", dtype="int16", lijst="g_erbij", namen=("ja", "nee"),
        nl="Of de hoofdpersoon bij het gesprek was.", en="Whether the person was there at the talk.",
    ),
    Kolom(
        naam="g_jaar", dtype="int16", lijst="g_jaar",
        nl="Het jaar van het gesprek.", en="The year of the talk.",
    ),
)  # fmt: skip
"""The group attributes that a store can have. `namen` are all that there can be, not their codes:
those are in the store's table of names."""

FIGUREN: dict[str, bool] = {
    "losse_einden": False,
    "hangt_aan_een": True,
    "minste_wegen": False,
    "wegwijzergat": True,
    "wegwijzer_afstand": False,
    "overzicht_zonder": True,
    "overzicht_haltes": True,
    "regie_duidelijk": True,
    "regie_niemand": True,
    "drempels_in_kring": True,
    "kringen_openen": False,
}
"""The figures that the order of visits does not tell, by their id in `rk.inzicht.begrippen`; and
whether each is a part of a whole, so that it has a column `_van`."""

FIGUURKOLOMMEN = tuple(
    f"{FIGUUR}{naam}_{deel}"
    for naam, van in FIGUREN.items()
    for deel in (("laag", "hoog", "van") if van else ("laag", "hoog"))
)


def code(kolom: str, waarde: str) -> int:
    """The code of a text in a fixed column of BEZOEK; ONBEKEND for any other text."""
    namen = _PER_NAAM[kolom].namen
    return namen.index(waarde) if waarde in namen else ONBEKEND


_PER_NAAM = {k.naam: k for k in BEZOEK}

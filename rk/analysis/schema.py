"""The form of route data for machines: a JSON Schema of the three tables, with names in place of codes."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np

from rk.analysis.kolommen import TABELLEN
from rk.analysis.tabel import BEZOEK, GROEP, ONBEKEND, TIJD_ONBEKEND, Kolom
from rk.analysis.uit_gesprek import Gesprekrijen
from rk.analysis.waarden import LANGSTE, LANGSTE_KENMERK

NODIG = {
    "bezoek": ("casus", "weg", "volgorde", "halte"),
    "casus": ("casus",),
    "code": ("casus", "soort", "code"),
}
"""The columns that are never unknown."""
NAAM = "routedata.schema.json"

_MAAND = r"\d{4}-(0[1-9]|1[0-2])"
_MOMENT = rf"{_MAAND}-\d\dT\d\d:\d\d(:\d\d(\.\d{{1,6}})?)?(Z|[+-]\d\d:\d\d)?"
_SLEUTEL = ("Sleutel van de casus in dit bestand.", "Key of the case within this file.")
"""Where a store has a number, a file has any text."""
_UITLEG = {
    "bezoek": "Een rij voor elk bezoek: een halte op een weg.",
    "casus": "Een rij voor elke casus.",
    "code": "Een rij voor elke code die een casus heeft.",
}


def schema() -> dict[str, Any]:
    """The schema of a file with the three tables as rows: {"bezoek": [...], "casus": [...], "code": [...]}.

    A column has its text where the store has a code; null is unknown. `x-dtype` and `x-codes` say how
    the store keeps it, `x-en` what it means in English.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Routedata",
        "description": "Wat gesprekken aan onderzoek gaven: getallen en plekken, geen woorden. Niet anoniem.",
        "type": "object",
        "additionalProperties": False,
        "required": ["bezoek", "casus"],
        "properties": {
            naam: {"type": "array", "description": _UITLEG[naam], "items": {"$ref": f"#/$defs/{naam}"}}
            for naam in TABELLEN
        },
        "$defs": {naam: _rij(naam, kolommen) for naam, kolommen in TABELLEN.items()},
    }


def schrijf_schema(map_: Path) -> None:
    """Write the schema into a folder, made when absent."""
    map_.mkdir(parents=True, exist_ok=True)
    tekst = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    (map_ / NAAM).write_text(tekst, encoding="utf-8", newline="\n")


def als_json(uit: Gesprekrijen) -> dict[str, list[dict[str, Any]]]:
    """What one talk gives, in the form of the schema: so that anybody can read what is given."""
    casus: dict[str, Any] = {"casus": uit.sleutel, "sleutel": uit.sleutel, "gesprek": uit.gesprek}
    casus |= {"maand": _maand(uit.maand)} | {k: v or None for k, v in uit.groepen.items()}
    casus |= {k: None if v == ONBEKEND else v for k, v in uit.regie.items()}
    casus |= {k: None if math.isnan(v) else v for k, v in uit.figuren.items()}
    return {
        "bezoek": [_bezoek(uit, rij) for rij in uit.bezoeken],
        "casus": [casus],
        "code": [{"casus": uit.sleutel, "soort": s.value, "code": c} for s, c in uit.codes],
    }


def _bezoek(uit: Gesprekrijen, rij: dict[str, int]) -> dict[str, Any]:
    vast: dict[str, str | None] = {"casus": uit.sleutel, "halte": uit.haltes[rij["halte"]].naam}
    vast |= {"tijd": None if rij["tijd"] == TIJD_ONBEKEND else _maand(rij["tijd"])}
    rest = {
        k.naam: None if rij[k.naam] == ONBEKEND else k.namen[rij[k.naam]] if k.namen else rij[k.naam]
        for k in BEZOEK
        if k.naam not in vast
    }
    return {k.naam: (vast | rest)[k.naam] for k in BEZOEK}


def _maand(nummer: int) -> str:
    return f"{1970 + nummer // 12}-{nummer % 12 + 1:02}"


def _rij(tabel: str, kolommen: tuple[Kolom, ...]) -> dict[str, Any]:
    rij: dict[str, Any] = {
        "title": tabel,
        "description": _UITLEG[tabel],
        "type": "object",
        "additionalProperties": False,
        "required": list(NODIG[tabel]),
        "properties": {k.naam: _kolom(k, vast=k.naam in NODIG[tabel]) for k in kolommen},
    }
    if tabel == "casus":
        kenmerk = {"type": ["string", "null"], "maxLength": LANGSTE_KENMERK}
        rij["patternProperties"] = {f"^{GROEP}": {"description": "Een ander groepskenmerk.", **kenmerk}}
    return rij


def _kolom(k: Kolom, *, vast: bool) -> dict[str, Any]:
    waarde: dict[str, Any]
    if k.namen:
        waarde = {"enum": [*k.namen, *([] if vast else [None])]}
    elif k.naam in ("tijd", "maand"):
        vorm = f"^({_MAAND}|{_MOMENT})$" if k.naam == "tijd" else f"^{_MAAND}$"
        waarde = {"type": ["string", "null"], "pattern": vorm}
    elif k.naam == "casus" or k.lijst or k.dtype == "string":
        langste = LANGSTE_KENMERK if k.naam.startswith(GROEP) else LANGSTE
        waarde = {"type": "string" if vast else ["string", "null"], "maxLength": langste}
        waarde |= {"minLength": 1} if vast else {}
    elif k.dtype.startswith("float"):
        waarde = {"type": ["number", "null"]}
    else:
        hoogste = int(np.iinfo(k.dtype).max)
        waarde = {"type": "integer" if vast else ["integer", "null"], "minimum": 0, "maximum": hoogste}
    opslag: dict[str, Any] = {"x-dtype": k.dtype}
    if k.namen and not k.lijst:
        opslag["x-codes"] = {naam: nr for nr, naam in enumerate(k.namen)}
    nl, en = _SLEUTEL if k.naam == "casus" else (k.nl, k.en)
    return {"description": nl, "x-en": en, **waarde, **opslag}

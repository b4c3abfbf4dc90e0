"""The sessions that are measured: Rob on the route map, as he is and with forty stops."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rk.content import casussen, kaarten, stappenplannen
from rk.domain import Stap
from rk.events import Gebeurtenis, beginnen, fold_alle, maak
from rk.store import Datamap, SqliteOpslag
from rk.tekening.beeld import beeld
from rk.tekening.boom import alle, schrijf

HALTES = 40
_TIJD = "2026-01-01T09:00:00.000+00:00"


@dataclass(frozen=True, slots=True)
class Gesprekken:
    """Sessions in a data folder, the group at the step Route: `ids` with Rob as he is in the data,
    `vol` with forty stops on his ways; `wissel` is the visit there whose handover clicks change.
    """

    database: Path
    ids: tuple[str, ...]
    vol: str
    wissel: str

    def aantal(self, sessie: str) -> int:
        """How many events of this session are stored. Opens the file read-only."""
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            vraag = db.execute("select count(*) from gebeurtenis where sessie = ?", (sessie,))
            return int(vraag.fetchone()[0])


def maak_gesprekken(map_: Path, *, aantal: int) -> Gesprekken:
    """A data folder with `aantal` sessions of Rob, all the same, and one with forty stops."""
    ids, vol = tuple(f"meting-{nr}" for nr in range(aantal)), "meting-vol"
    with Datamap(map_) as plek:
        opslag = SqliteOpslag(plek.database)
        for sessie in ids:
            opslag.voeg_alle_toe(list(_gebeurtenissen(sessie)))
        opslag.voeg_alle_toe(list(_gebeurtenissen(vol, HALTES)))
        weg = fold_alle(opslag.lees(vol)).casus.werkelijk
        opslag.sluit()
        return Gesprekken(plek.database, ids, vol, weg[len(weg) // 2].id)


def _gebeurtenissen(sessie: str, haltes: int = 0) -> Iterator[Gebeurtenis]:
    kaart, casus = next(iter(kaarten().values())), casussen()["rob"]
    eerste = beginnen(
        kaart=kaart,
        casus=casus,
        stappenplan=next(iter(stappenplannen().values())),
        minuten=60,
        titel=f"Het verhaal van {casus.naam}",
    )
    daden: list[tuple[str, dict[str, object]]] = [
        ("sessie_begonnen", eerste),
        ("stap_geopend", {"stap": Stap.ROUTE}),
    ]
    # Every third halte of the map, so that all four lanes take part; two of three in the past.
    for nr in range(haltes - len(casus.werkelijk) - len(casus.beste)):
        bezoek: dict[str, object] = {
            "bezoek_id": f"b{nr}",
            "weg": "werkelijk" if nr % 3 else "beste",
            "halte_id": kaart.haltes[3 * nr % len(kaart.haltes)].id,
        }
        daden.append(("bezoek_toegevoegd", bezoek))
    for nr, (soort, inhoud) in enumerate(daden):
        yield maak(soort, inhoud, sessie=sessie, id=f"{sessie}-{nr}", tijd=_TIJD)


def kaartbeeld(gesprekken: Gesprekken) -> str:
    """The largest SVG that our server draws for the session with forty stops: the map, as markup."""
    with Datamap(gesprekken.database.parent) as plek:
        opslag = SqliteOpslag(plek.database)
        toestand = fold_alle(opslag.lees(gesprekken.vol))
        opslag.sluit()
    return max((schrijf(svg) for svg in alle(beeld(toestand, Stap.ROUTE), "svg")), key=len)

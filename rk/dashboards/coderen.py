"""Coding, by one line each in a notebook.

from rk.dashboards.coderen import codeer, nieuw_project, vergelijk
nieuw_project("map", doel="...").begin(laad_codeboek("themas-1"), ["anna", "bram"])
codeer("map", "anna")        # what one coder does, blind
vergelijk("map")             # what all do together, when each is done
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rk.analysis.coderen.project import Project
from rk.analysis.coderen.teksten import OEFENING, uit_gesprekken
from rk.analysis.coderen.vergelijken import Vergelijkwerk
from rk.analysis.coderen.werk import Codeerwerk
from rk.analysis.uit_gesprek import kies
from rk.events import Toestand, fold_alle
from rk.store import Datamap, SqliteOpslag
from rk.widgets import Codeerscherm


def nieuw_project(map_: Path | str, *, doel: str, data_map: Path | str | None = None) -> Project:
    """A project with the texts of the talks on this computer of which person and group said yes.

    `doel` is why they may be read; `data_map` the folder of the talks, where it is not the usual one.
    Raises  CodeerFout: nothing to code, no purpose, or the folder is not empty. OpslagFout: the talks
            can't be read.
    """
    with _gesprekken(data_map) as alle:
        return Project.maak(map_, uit_gesprekken(alle), doel=doel)


def haal_weg_wie_nee_zei(map_: Path | str, *, data_map: Path | str | None = None) -> int:
    """Take the texts out of a project of everybody who took his yes back, or whose talk was removed.

    How many texts that was; what was coded about them leads to nothing any more.
    Raises  CodeerFout: no project there. OpslagFout: the talks can't be read.
    """
    project = Project.open(map_)
    with _gesprekken(data_map) as alle:
        ja = kies(alle)
        nog = {t.sleutel for t in alle if t.sessie in ja}
    return project.verwijder({t.sleutel for t in project.teksten} - nog - {OEFENING})


def codeer(map_: Path | str, coder: str) -> Codeerscherm:
    """The screen of one coder, on the last round of the project in this folder.

    Raises  CodeerFout: no project there, no round yet, or he takes no part in it.
    """
    return Codeerscherm(Codeerwerk(Project.open(map_), coder))


def vergelijk(map_: Path | str, wie: str = "") -> Codeerscherm:
    """Agreement, and the differences to decide on. `wie` decides; without it, the coders together.

    Raises  CodeerFout: no project there, or somebody is still coding.
    """
    return Codeerscherm(Vergelijkwerk(Project.open(map_), wie))


@contextmanager
def _gesprekken(data_map: Path | str | None) -> Iterator[list[Toestand]]:
    opslag = SqliteOpslag(Datamap(Path(data_map) if data_map else None).database, alleen_lezen=True)
    try:
        yield [fold_alle(opslag.lees(rij.id)) for rij in opslag.sessies()]
    finally:
        opslag.sluit()

"""The coding screen, opened by one line in a notebook.

from rk.dashboards.coderen import codeer, vergelijk
codeer("map", "anna")        # what one coder does, blind
vergelijk("map")             # what all do together, when each is done
"""

from __future__ import annotations

from pathlib import Path

from rk.analysis.coderen.project import Project
from rk.analysis.coderen.vergelijken import Vergelijkwerk
from rk.analysis.coderen.werk import Codeerwerk
from rk.widgets import Codeerscherm


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

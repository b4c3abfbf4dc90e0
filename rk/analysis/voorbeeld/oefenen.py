"""Made-up route data for a notebook, that is gone when the notebook is closed."""

from __future__ import annotations

import atexit
from pathlib import Path
from tempfile import TemporaryDirectory

from rk.analysis.opslag import Routeopslag
from rk.analysis.voorbeeld import maak


def oefenopslag(aantal: int, *, seed: int = 1) -> Routeopslag:
    """A store of so many made-up casussen, in a folder that is removed at the end of this process.

    Raises  RoutedataFout: the disk is full.
    """
    map_ = TemporaryDirectory(prefix="routekaart-oefenen-", ignore_cleanup_errors=True)
    atexit.register(map_.cleanup)
    pad = Path(map_.name) / "routedata"
    maak(pad, aantal, seed=seed)
    return Routeopslag.open(pad)

"""A made-up store, and the numbers of its screens worked out once for all these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from rk.analysis import voorbeeld
from rk.analysis.opslag import Routeopslag
from rk.dashboards.cijfers import Cijfers
from rk.dashboards.reken import reken


@pytest.fixture(scope="package")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Routeopslag:
    map_ = tmp_path_factory.mktemp("routedata") / "opslag"
    voorbeeld.maak(map_, 400, seed=3)
    return Routeopslag.open(map_)


@pytest.fixture(scope="package")
def cijfers(opslag: Routeopslag) -> Cijfers:
    return reken(opslag, kiezen=("g_erbij",))


@pytest.fixture(scope="package")
def een(tmp_path_factory: pytest.TempPathFactory) -> Cijfers:
    """One casus: nothing of it may be seen."""
    map_: Path = tmp_path_factory.mktemp("een") / "opslag"
    voorbeeld.maak(map_, 1, seed=1)
    return reken(Routeopslag.open(map_), kiezen=("g_erbij",))

"""The same question over threads, Dask and a store on disk."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rk.analysis.opslag import Routeopslag
from rk.analysis.voorbeeld import maak
from rk.analysis.vragen import DirectNa, Geheugen, Keuze, VraagFout, stel, uitvoeren
from rk.domain import Weg, Woord
from tests.unit.analysis.vragen.rijen import deel, delen


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Routeopslag:
    map_ = tmp_path_factory.mktemp("opslag") / "voorbeeld"
    maak(map_, 3000, seed=6)
    return Routeopslag.open(map_)


@pytest.fixture(scope="module")
def geheugen(opslag: Routeopslag) -> Geheugen:
    """The store in memory, in many small parts."""
    alles = opslag.lees(
        0,
        ("casus", "weg", "halte", "route", "overdracht", "uitkomst", "woord", "tijd"),
        ("casus", "gesprek", "maand", "g_regio"),
    )
    return Geheugen(delen=(alles,), namen=opslag.namen)


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def gelijk(a: Any, b: Any) -> None:
    pd.testing.assert_frame_equal(a.tabel(), b.tabel(), check_exact=True)


def test_dask_gives_the_same_answer_to_the_last_digit(opslag: Routeopslag, dask: Any) -> None:
    gelijk(stel(opslag, DirectNa()), stel(opslag, DirectNa(), engine="dask", client=dask))


def test_parts_in_memory_go_to_dask_too(
    opslag: Routeopslag, geheugen: Geheugen, dask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uitvoeren, "STUK", 1500)
    gelijk(stel(opslag, DirectNa()), stel(geheugen, DirectNa(), engine="dask", client=dask))


def test_a_large_part_is_cut_between_casussen(
    opslag: Routeopslag, geheugen: Geheugen, monkeypatch: pytest.MonkeyPatch
) -> None:
    heel = stel(opslag, DirectNa())
    monkeypatch.setattr(uitvoeren, "STUK", 700)
    gelijk(heel, stel(geheugen, DirectNa(), werkers=3))


def test_a_choice_leaves_whole_casussen(opslag: Routeopslag, geheugen: Geheugen) -> None:
    regio = opslag.namen.groepen["g_regio"][0]
    keuze = Keuze(groepen={"g_regio": (regio,)})
    alles = geheugen.delen[0]
    houd = set(alles.casus["casus"][alles.casus["g_regio"] == 0].tolist())
    rijen = [
        c for c, w in zip(alles["casus"].tolist(), alles["weg"].tolist(), strict=True) if not w and c in houd
    ]

    uit = stel(opslag, DirectNa(), keuze=keuze)

    assert 0 < len(houd) < len(alles.casus["casus"])
    assert len(rijen) - len(set(rijen)) == uit.per["aantal"].sum()


def test_a_choice_by_month_and_by_whose_word() -> None:
    alle: list[Any] = [
        (0, 580, [{"halte": 0, "woord": 0}, {"halte": 1, "woord": 0}]),
        (1, 581, [{"halte": 0, "woord": 0}, {"halte": 2, "woord": 3}]),
        (2, 582, [{"halte": 0, "woord": 0}, {"halte": 3, "woord": 0}]),
    ]

    def naar(**keuze: Any) -> list[int]:
        uit: list[int] = stel(delen(alle, [1]), DirectNa(), keuze=Keuze(**keuze)).naar.tolist()
        return uit

    assert [1, 2] == naar(periode=(580, 581))
    assert [1, 3] == naar(woorden=frozenset({Woord.HOOFDPERSOON}))
    assert [1, 2, 3] == naar(woorden=frozenset({Woord.HOOFDPERSOON, Woord.PROFESSIONAL}))
    assert [] == naar(weg=Weg.BESTE)


def test_a_question_can_be_sent_and_stays_the_same() -> None:
    vraag = DirectNa(tussen="route")
    assert vraag == pickle.loads(pickle.dumps(vraag))


@pytest.mark.parametrize("engine", ["dask", "spark", "trein"])
def test_an_engine_that_is_not_there_is_told_in_one_sentence(engine: Any) -> None:
    with pytest.raises(VraagFout, match=r"Geef|Kies"):
        stel((deel([]),), DirectNa(), engine=engine)


def test_a_damaged_part_tells_its_own_sentence(opslag: Routeopslag, tmp_path: Path) -> None:
    import shutil

    from rk.analysis.fouten import RoutedataFout

    kopie = tmp_path / "kopie"
    shutil.copytree(opslag.map, kopie)
    next(kopie.rglob("bezoek-*.parquet")).write_bytes(b"kapot")
    with pytest.raises(RoutedataFout):
        stel(Routeopslag.open(kopie), DirectNa())

"""Made-up route data: marked as such, the same for the same seed, and of the kind that talks give."""

from pathlib import Path

import numpy as np
import pytest

from rk.analysis import voorbeeld
from rk.analysis.deel import Deel
from rk.analysis.opslag import Herkomst, Routeopslag
from rk.analysis.tabel import (
    BEZOEK,
    FIGUREN,
    GROEP,
    ONBEKEND,
    REGIEKOLOMMEN,
    TIJD_ONBEKEND,
    ZELF,
    Tijdeenheid,
    code,
)

KOLOMMEN = [k.naam for k in BEZOEK]


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Routeopslag:
    map_ = tmp_path_factory.mktemp("voorbeeld")
    voorbeeld.maak(map_, 3000, seed=4)
    return Routeopslag.open(map_)


@pytest.fixture(scope="module")
def deel(opslag: Routeopslag) -> Deel:
    return opslag.lees(0, KOLOMMEN, opslag.casuskolommen)


def _een_waarde_per(deel: Deel, sleutel: str, kolom: str) -> bool:
    bekend = deel[sleutel] > 0
    paren = np.unique(np.stack([deel["casus"][bekend], deel[sleutel][bekend], deel[kolom][bekend]]), axis=1)
    return bool(np.unique(paren[:2], axis=1).shape == (2, paren.shape[1]))


def test_it_says_that_nobody_in_it_exists(opslag: Routeopslag) -> None:
    assert Herkomst.VOORBEELD is opslag.herkomst
    assert all(s.startswith("voorbeeld-") for s in opslag.pandas("casus")["sleutel"])
    assert 3000 == opslag.aantal.casussen


def test_the_same_seed_gives_the_same_and_another_seed_something_else(
    opslag: Routeopslag, tmp_path: Path
) -> None:
    voorbeeld.maak(tmp_path / "weer", 3000, seed=4)
    voorbeeld.maak(tmp_path / "anders", 3000, seed=5)

    eerst, weer, anders = (
        {p.name: p.read_bytes() for p in (map_ / "delen").iterdir()}
        for map_ in (opslag.map, tmp_path / "weer", tmp_path / "anders")
    )
    assert eerst == weer
    assert eerst["bezoek-00000.parquet"] != anders["bezoek-00000.parquet"]


def test_more_casussen_begin_with_the_same_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voorbeeld, "BLOK", 50)
    voorbeeld.maak(tmp_path / "weinig", 100, seed=1)
    voorbeeld.maak(tmp_path / "veel", 150, seed=1)

    weinig, veel = (Routeopslag.open(tmp_path / m).lees(0, ["halte"])["halte"] for m in ("weinig", "veel"))
    assert weinig.tolist() == veel[: len(weinig)].tolist()


@pytest.mark.parametrize("kolom", ["soort", "helper_route", "organisatie"])
def test_a_helper_is_the_same_one_at_every_visit_of_a_casus(deel: Deel, kolom: str) -> None:
    assert _een_waarde_per(deel, "helper", kolom)


def test_helpers_and_organisations_are_numbered_in_order_of_meeting(deel: Deel) -> None:
    for kolom in ("helper", "organisatie"):
        for casus in range(200):
            rij = deel[kolom][deel["casus"] == casus]
            gezien = list(dict.fromkeys(rij[rij > 0].tolist()))
            assert list(range(1, len(gezien) + 1)) == gezien


def test_of_the_person_himself_and_of_nobody_there_is_no_role_and_no_organisation(deel: Deel) -> None:
    zonder = deel["helper"] <= ZELF

    assert {ZELF, ONBEKEND} == set(np.unique(deel["helper"][zonder]).tolist())
    for kolom in ("soort", "helper_route", "organisatie"):
        assert {ONBEKEND} == set(deel[kolom][zonder].tolist())


def test_a_halte_lies_on_its_own_route(opslag: Routeopslag, deel: Deel) -> None:
    assert np.array_equal(np.array(opslag.namen.halte_route)[deel["halte"]], deel["route"])


def test_months_only_go_forward_and_end_before_the_talk(deel: Deel) -> None:
    bekend = deel["tijd"] != TIJD_ONBEKEND
    tijd, casus = deel["tijd"][bekend], deel["casus"][bekend]

    assert np.all((np.diff(tijd) >= 0) | (np.diff(casus) > 0))
    assert np.all(tijd < deel.casus["maand"][casus])


def test_no_word_of_practice_and_nothing_has_come_yet_of_the_best_way(deel: Deel) -> None:
    beste = deel["weg"] == code("weg", "beste")

    assert code("woord", "oefening") not in deel["woord"]
    assert {ONBEKEND} == set(deel["uitkomst"][beste].tolist())


def test_every_column_has_known_and_unknown_values(opslag: Routeopslag, deel: Deel) -> None:
    kolommen = [k for k in opslag.casuskolommen if k.startswith(GROEP) and k != "g_jaar"]
    for kolom in (*kolommen, *REGIEKOLOMMEN):
        waarden = set(deel.casus[kolom].tolist())
        assert ONBEKEND in waarden
        assert len(waarden) >= 3
    for soort in BEZOEK:
        if soort.namen and soort.naam != "woord":
            assert set(range(len(soort.namen))) <= set(deel[soort.naam].tolist())


def test_every_figure_lies_between_its_bounds_or_is_too_little_to_say(deel: Deel) -> None:
    for naam, heeft_van in FIGUREN.items():
        laag, hoog = deel.casus[f"f_{naam}_laag"], deel.casus[f"f_{naam}_hoog"]
        weinig = np.isnan(laag)
        assert 0 < weinig.sum() < len(weinig)
        assert np.array_equal(weinig, np.isnan(hoog))
        assert np.all(laag[~weinig] <= hoog[~weinig])
        if heeft_van:
            assert np.all(hoog[~weinig] <= deel.casus[f"f_{naam}_van"][~weinig])
    assert np.array_equal(
        deel.casus["f_regie_niemand_van"], deel.casus["f_regie_duidelijk_van"], equal_nan=True
    )


def test_codes_are_given_once_for_each_casus_and_kind(opslag: Routeopslag) -> None:
    codes = opslag.codes_van(0)
    rijen = np.stack(list(codes.values()))

    assert rijen.shape == np.unique(rijen, axis=1).shape
    assert set(range(6)) == set(codes["soort"].tolist())


@pytest.mark.parametrize("aantal", [0, 1, 2])
def test_nobody_or_one_casus_is_no_fault(tmp_path: Path, aantal: int) -> None:
    voorbeeld.maak(tmp_path, aantal, seed=3)

    assert aantal == Routeopslag.open(tmp_path).aantal.casussen


@pytest.mark.parametrize("events", [0, 1, 1000, 12_345])
def test_a_log_has_exactly_the_visits_asked_for_in_the_order_of_time(tmp_path: Path, events: int) -> None:
    voorbeeld.log(tmp_path, events, seed=2)

    opslag = Routeopslag.open(tmp_path)
    deel = opslag.lees(0, KOLOMMEN)
    assert (events, Tijdeenheid.MICROSECONDE) == (len(deel), opslag.tijdeenheid)
    assert np.all((np.diff(deel["tijd"]) >= 0) | (np.diff(deel["casus"]) > 0))

"""Researchers' codes come into a store that is there, and the store stays whole."""

import errno
from pathlib import Path

import pytest

from rk.analysis import voorbeeld
from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag import Herkomst, Routeopslag, Schrijver, schrijven
from rk.analysis.opslag.coderen import codes_van_onderzoekers
from rk.analysis.tabel import Codesoort


def _opslag(map_: Path) -> Routeopslag:
    with Schrijver(map_, herkomst=Herkomst.GESPREKKEN, per_deel=2) as s:
        obstakel, oud = s.namen.code("regel"), s.namen.code("themas-1:oud")
        for blok in ("ab", "cd"):
            s.voeg_toe(
                {"casus": [0, 1], "halte": [s.namen.halte("huisarts")] * 2},
                {"sleutel": list(blok)},
                {"casus": [0, 0], "soort": [5, 1], "code": [obstakel, oud]},
            )
    return Routeopslag.open(map_)


def _codes(opslag: Routeopslag) -> set[tuple[str, str, str]]:
    sleutels = opslag.pandas("casus")["sleutel"].tolist()
    rijen = opslag.codes().to_pylist()
    return {(sleutels[r["casus"]], r["soort"], r["code"]) for r in rijen}


def test_codes_of_researchers_are_replaced_and_obstacles_stay(tmp_path: Path) -> None:
    rijen = [("d", Codesoort.WENS, "themas-1:rust"), ("b", Codesoort.VERLATEN, "themas-1:nieuw")]

    uit = _opslag(tmp_path).met_codes([*rijen, rijen[0], ("weg", Codesoort.WENS, "themas-1:rust")])

    obstakels = {("a", "obstakel", "regel"), ("c", "obstakel", "regel")}
    assert {*obstakels, *((s, str(k), c) for s, k, c in rijen)} == _codes(uit.opslag)
    assert ({"weg"}, 4) == (set(uit.onbekend), uit.opslag.aantal.codes)
    assert _codes(uit.opslag) == _codes(Routeopslag.open(tmp_path))
    assert uit.opslag.manifest.bestanden() == {p.name for p in (tmp_path / "delen").iterdir()}


def test_codes_can_be_given_again_and_taken_away(tmp_path: Path) -> None:
    opslag = _opslag(tmp_path).met_codes([("a", Codesoort.WENS, "x")]).opslag

    assert 2 == opslag.met_codes([]).opslag.aantal.codes


def test_obstacles_can_be_coded_too_beside_what_the_group_chose(tmp_path: Path) -> None:
    eerst = _opslag(tmp_path).met_codes([("a", Codesoort.OBSTAKEL, "Muur (boek-1)")]).opslag
    dan = eerst.met_codes([("a", Codesoort.OBSTAKEL, "Berg (boek-1)")]).opslag

    assert {
        ("a", "obstakel", "regel"),
        ("c", "obstakel", "regel"),
        ("a", "obstakel", "Berg (boek-1)"),
    } == _codes(dan)
    assert [("a", Codesoort.OBSTAKEL, "Berg (boek-1)")] == codes_van_onderzoekers(dan)


def test_a_kind_of_obstacle_is_the_groups_to_choose(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="regel"):
        _opslag(tmp_path).met_codes([("a", Codesoort.OBSTAKEL, "regel")])


def test_after_a_full_disk_the_codes_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opslag = _opslag(tmp_path)
    eerst = _codes(opslag)

    def vol(*_rest: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(schrijven, "bewaar", vol)
    with pytest.raises(RoutedataFout, match="De schijf is vol"):
        opslag.met_codes([("a", Codesoort.WENS, "x")])
    monkeypatch.undo()

    assert eerst == _codes(Routeopslag.open(tmp_path))
    assert opslag.manifest.bestanden() == {p.name for p in (tmp_path / "delen").iterdir()}


def test_a_store_of_many_casussen_takes_codes_part_by_part(tmp_path: Path) -> None:
    voorbeeld.maak(tmp_path, 200, seed=2)
    opslag = Routeopslag.open(tmp_path)
    sleutels = opslag.pandas("casus")["sleutel"].tolist()

    uit = opslag.met_codes((s, Codesoort.VASTHOUDEN, "vast") for s in sleutels)

    assert 200 == sum(1 for r in uit.opslag.codes().to_pylist() if r["soort"] == "vasthouden")
    assert not uit.onbekend

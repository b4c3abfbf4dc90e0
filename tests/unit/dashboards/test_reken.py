"""Working the numbers out: once for a store, and a sentence when that can't be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from rk.analysis import voorbeeld
from rk.analysis.opslag import Routeopslag
from rk.dashboards import reken, scherm4v, schermroutes, schermsignalen, schermvergelijk
from rk.dashboards.cijfers import Cijfers
from rk.tekening.boom import tekst_van
from rk.tekening.onderzoek.kader import teken


def test_numbers_are_worked_out_once_for_a_store(
    opslag: Routeopslag, cijfers: Cijfers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gerekend: list[Path] = []

    def doe(o: Routeopslag, **_meer: object) -> Cijfers:
        gerekend.append(o.map)
        return cijfers

    monkeypatch.setattr(reken, "reken", doe)
    monkeypatch.setattr(reken, "user_cache_path", lambda *_a, **_k: tmp_path)

    eerst, later = reken.cijfers(opslag.map), reken.cijfers(opslag.map)

    assert [opslag.map] == gerekend
    assert schermroutes.maak(eerst, {}) == schermroutes.maak(later, {})
    assert [0o700] == [p.stat().st_mode & 0o777 for p in tmp_path.iterdir()]


def test_a_cache_that_can_not_be_written_costs_only_time(
    opslag: Routeopslag, cijfers: Cijfers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vol = tmp_path / "vol"
    vol.write_text("geen map", encoding="utf-8")
    monkeypatch.setattr(reken, "reken", lambda *_a, **_k: cijfers)
    monkeypatch.setattr(reken, "user_cache_path", lambda *_a, **_k: vol)

    assert cijfers == reken.cijfers(opslag.map)


def test_a_damaged_part_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reken, "user_cache_path", lambda *_a, **_k: tmp_path / "cache")
    map_ = tmp_path / "opslag"
    voorbeeld.maak(map_, 20, seed=1)
    deel = next((map_ / "delen").glob("bezoek-*.parquet"))
    deel.write_bytes(deel.read_bytes()[:200])

    code = reken.main([str(map_), str(tmp_path / "uit.json")])

    zin = capsys.readouterr().err.strip()
    assert 1 == code
    assert "\n" not in zin
    assert "beschadigd" in zin
    assert not (tmp_path / "uit.json").exists()


def test_a_store_without_casussen_says_so_on_every_screen(tmp_path: Path) -> None:
    voorbeeld.maak(tmp_path / "opslag", 0, seed=1)
    leeg = reken.reken(Routeopslag.open(tmp_path / "opslag"), kiezen=("g_erbij",))

    for maak in (schermroutes.maak, scherm4v.maak, schermsignalen.maak, schermvergelijk.maak):
        tekst = tekst_van(teken(maak(leeg, {})))
        assert "te weinig" in tekst or "te klein" in tekst or "geen groepen" in tekst

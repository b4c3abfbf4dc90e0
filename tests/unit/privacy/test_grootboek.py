"""The ledger: whole or not used at all."""

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from rk.privacy import ALLES, Grootboek, GrootboekFout, Regels, Tabel, UitgifteFout, publiceer
from tests.unit.privacy.mensen import boek, geef_uit, groep, per_regio

VEEL = {"Noord": 60, "Oost": 40, "Zuid": 30, "West": 25}


@pytest.fixture
def tabel() -> Tabel:
    return per_regio(groep(VEEL), telt="regio")


def test_a_release_is_written_down_with_what_was_asked_and_what_was_seen(
    tmp_path: Path, tabel: Tabel
) -> None:
    publiceer(tabel, grootboek=boek(tmp_path), doel="jaarverslag")

    (regel,) = boek(tmp_path).regels

    assert ("uitgifte", "jaarverslag", ["regio"]) == (regel["soort"], regel["doel"], regel["dimensies"])
    assert [[["Noord"], 60], [["Oost"], 40], [["Zuid"], 30], [["West"], 25], [[ALLES], 155]] == regel[
        "cellen"
    ]


def test_no_person_stands_in_the_book_by_name(tmp_path: Path, tabel: Tabel) -> None:
    publiceer(tabel, grootboek=boek(tmp_path))

    assert not any(b"c12" in pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file())


def test_the_same_release_again_is_the_same(tmp_path: Path, tabel: Tabel) -> None:
    assert geef_uit(tmp_path, tabel) == geef_uit(tmp_path, tabel)
    assert [1, 2] == [r["nr"] for r in boek(tmp_path).regels]


def _verander(pad: Path, van: bytes, naar: bytes) -> None:
    inhoud = pad.read_bytes()
    assert van in inhoud
    pad.write_bytes(inhoud.replace(van, naar, 1))


def _kort_in(map_: Path) -> None:
    pad = map_ / "boek.jsonl"
    pad.write_bytes(pad.read_bytes()[:-30])


def _laatste_weg(map_: Path) -> None:
    pad = map_ / "boek.jsonl"
    pad.write_bytes(b"".join(pad.read_bytes().splitlines(keepends=True)[:-1]))


def _leden_weg(map_: Path) -> None:
    for pad in (map_ / "leden").iterdir():
        pad.unlink()


def _leden_anders(map_: Path) -> None:
    pad = next((map_ / "leden").iterdir())
    pad.write_bytes(pad.read_bytes()[:-1] + b"x")


def _geen_regels(map_: Path) -> None:
    (map_ / "boek.jsonl").write_text("niets\n", encoding="utf-8")


@pytest.mark.parametrize(
    "schade",
    [
        lambda m: _verander(m / "boek.jsonl", b"60", b"65"),
        lambda m: _verander(m / "boek.jsonl", b'"nr": 1', b'"nr": 2'),
        _kort_in,
        _laatste_weg,
        _leden_weg,
        _leden_anders,
        _geen_regels,
        lambda m: (m / "boek.jsonl").unlink(),
        lambda m: (m / "stand.json").write_text("{}", encoding="utf-8"),
        lambda m: (m / "stand.json").unlink(),
    ],
    ids="getal nummer afgekapt regel-weg leden-weg leden-anders onzin boek-weg stand stand-weg".split(),
)  # fmt: skip
def test_with_a_damaged_book_nothing_goes_out(tmp_path: Path, tabel: Tabel, schade: object) -> None:
    geef_uit(tmp_path, tabel)
    geef_uit(tmp_path, tabel)

    schade(tmp_path / "uitgifteboek")  # type: ignore[operator]

    with pytest.raises(GrootboekFout, match="beschadigd, dus er gaat niets uit"):
        publiceer(tabel, grootboek=boek(tmp_path))


def test_a_power_cut_after_the_book_and_before_its_number_loses_nothing(tmp_path: Path, tabel: Tabel) -> None:
    geef_uit(tmp_path, tabel)
    stand = (tmp_path / "uitgifteboek/stand.json").read_bytes()
    geef_uit(tmp_path, tabel)
    (tmp_path / "uitgifteboek/stand.json").write_bytes(stand)

    geef_uit(tmp_path, tabel)

    assert 3 == len(boek(tmp_path).regels)


def test_what_can_not_be_written_down_does_not_go_out(
    tmp_path: Path, tabel: Tabel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_anders: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", vol)
    with pytest.raises(GrootboekFout, match="Maak ruimte"):
        publiceer(tabel, grootboek=boek(tmp_path))
    monkeypatch.undo()

    assert () == boek(tmp_path).regels
    assert geef_uit(tmp_path, tabel)


def test_two_releases_at_once_wait_for_each_other(tmp_path: Path, tabel: Tabel) -> None:
    with (
        boek(tmp_path).open_voor(tabel, Regels()),
        pytest.raises(GrootboekFout, match="Iemand anders"),
    ):
        publiceer(tabel, grootboek=boek(tmp_path))


def test_a_table_of_which_nobody_knows_who_is_in_it_can_not_be_held_beside_others(tmp_path: Path) -> None:
    cellen = pd.DataFrame({"r": ["a"], "aantal": [30], "gesprekken": [9], "grootste": [0.2]})

    with pytest.raises(UitgifteFout, match="wie in welke cel zit"):
        publiceer(Tabel(dimensies=("r",), cellen=cellen), grootboek=boek(tmp_path))


def test_a_book_has_one_set_of_rules(tmp_path: Path, tabel: Tabel) -> None:
    geef_uit(tmp_path, tabel)

    with pytest.raises(UitgifteFout, match="andere regels"):
        publiceer(tabel, grootboek=boek(tmp_path), regels=Regels(minstens=20))


def test_a_table_in_which_nothing_is_left_is_refused_and_not_written_down(tmp_path: Path) -> None:
    with pytest.raises(UitgifteFout, match="grovere groepen"):
        publiceer(per_regio(groep({"Noord": 4, "Oost": 3})), grootboek=boek(tmp_path))

    assert () == boek(tmp_path).regels


def test_changed_data_under_the_same_version_are_refused(tmp_path: Path) -> None:
    geef_uit(tmp_path, per_regio(groep(VEEL), versie="1"))

    with pytest.raises(UitgifteFout, match="andere versie"):
        publiceer(per_regio(groep({**VEEL, "Oost": 80}), versie="1"), grootboek=boek(tmp_path))


def test_other_lines_can_be_added_in_the_same_chain(tmp_path: Path, tabel: Tabel) -> None:
    boek(tmp_path).noteer({"soort": "binnen", "doel": "nakijken"})
    geef_uit(tmp_path, tabel)

    assert ["binnen", "uitgifte"] == [r["soort"] for r in boek(tmp_path).regels]


def test_the_lines_are_plain_json_with_the_hash_of_the_line_before(tmp_path: Path, tabel: Tabel) -> None:
    geef_uit(tmp_path, tabel)
    geef_uit(tmp_path, tabel)

    een, twee = map(json.loads, (tmp_path / "uitgifteboek/boek.jsonl").read_text("utf-8").splitlines())

    assert een["hash"] == twee["vorige"]
    assert isinstance(boek(tmp_path), Grootboek)

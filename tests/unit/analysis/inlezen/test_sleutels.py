"""Casussen from elsewhere have keys that mean nothing, and the same ones each time."""

from pathlib import Path

import pytest

from rk.analysis.fouten import RoutedataFout
from rk.analysis.inlezen import lees_in
from rk.analysis.inlezen.sleutels import Sleutelmaker
from rk.analysis.opslag import Routeopslag


def sleutels(map_: Path) -> list[str]:
    return list(Routeopslag.open(map_).pandas("casus")["sleutel"])


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "bezoeken.csv"
    pad.write_text("casus,halte\nJansen,Huisarts\nJansen,Moskee\nPieters,Huisarts\n", encoding="utf-8")
    return pad


def test_the_same_file_read_twice_has_the_same_people(tmp_path: Path, bestand: Path) -> None:
    lees_in(bestand, tmp_path / "een")
    lees_in(bestand, tmp_path / "twee")

    eerst = sleutels(tmp_path / "een")
    assert eerst == sleutels(tmp_path / "twee")
    assert 2 == len(set(eerst))
    assert not any(naam in sleutel for naam in ("Jansen", "Pieters") for sleutel in eerst)


def test_who_has_not_the_secret_can_not_tell_whose_a_key_is(
    tmp_path: Path, bestand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lees_in(bestand, tmp_path / "een")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "iemand-anders"))
    lees_in(bestand, tmp_path / "twee")

    assert not set(sleutels(tmp_path / "een")) & set(sleutels(tmp_path / "twee"))


def test_a_casus_and_a_talk_of_one_name_have_different_keys() -> None:
    maak = Sleutelmaker()

    assert maak("casus", "1") != maak("gesprek", "1")
    assert 32 == len(maak("casus", "1"))


def test_without_room_for_the_secret_there_is_a_sentence(
    tmp_path: Path, bestand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vol").write_text("een bestand, geen map", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "vol"))

    with pytest.raises(RoutedataFout, match=r"kan niet worden geschreven\. Maak daar ruimte"):
        lees_in(bestand, tmp_path / "een")

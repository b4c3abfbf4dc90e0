"""The commands of a researcher: what they say, and that nobody else needs what they ask for."""

import subprocess
import sys
from pathlib import Path

import pytest

from rk.analysis.opslag import Routeopslag
from rk.cli import main


def test_an_example_is_made_and_said_to_be_made_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["maak-voorbeeld", "25", str(tmp_path), "--seed", "3"]) == 0

    uit = capsys.readouterr()
    assert "25 verzonnen casussen" in uit.out
    assert uit.err == ""
    assert Routeopslag.open(tmp_path).aantal.casussen == 25


def test_a_fault_of_the_store_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["maak-voorbeeld", "1", str(tmp_path)])

    assert main(["maak-voorbeeld", "1", str(tmp_path)]) == 1
    fout = capsys.readouterr().err
    assert "--vervang" in fout
    assert fout.count("\n") == 1


def test_without_the_extra_a_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for naam in [m for m in sys.modules if m.startswith("rk.analysis")]:
        monkeypatch.delitem(sys.modules, naam)
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert main(["maak-voorbeeld", "1", str(tmp_path)]) == 1
    assert 'pip install "routekaart[onderzoek]"' in capsys.readouterr().err


def test_the_command_itself_loads_nothing_of_a_researcher() -> None:
    zwaar = {"numpy", "pyarrow", "pandas", "rich.progress"}
    vraag = f"import sys, rk.cli; print(sorted({zwaar} & set(sys.modules)))"

    uit = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True).stdout

    assert uit.strip() == "[]"

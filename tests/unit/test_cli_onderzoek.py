"""The commands of a researcher: what they say, and that nobody else needs what they ask for."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from rk.analysis.opslag import Routeopslag
from rk.cli import main
from rk.cli.onderzoek import balk
from rk.store import Datamap, SqliteOpslag
from tests.unit.begin import eerste
from tests.unit.events.gesprek import gesprek_dat_meetelt


def test_an_example_is_made_and_said_to_be_made_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["maak-voorbeeld", "25", str(tmp_path), "--seed", "3"]) == 0

    uit = capsys.readouterr()
    assert "25 verzonnen casussen" in uit.out
    assert uit.err == ""
    assert Routeopslag.open(tmp_path).aantal.casussen == 25


@pytest.fixture
def datamap(tmp_path: Path) -> Path:
    """A data folder with one talk that may count, and one that may not."""
    with Datamap(tmp_path / "data") as plek:
        opslag = SqliteOpslag(plek.database)
        for g in (*gesprek_dat_meetelt(), eerste()):
            opslag.voeg_toe(replace(g, nr=0))
        opslag.sluit()
    return tmp_path / "data"


def test_talks_become_route_data_after_two_times_yes(
    tmp_path: Path, datamap: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opdracht = ["inlezen", "gesprekken", str(tmp_path / "o"), "--regio", "Noord", "--data-map", str(datamap)]

    assert main(opdracht) == 0

    uit = capsys.readouterr()
    assert "casussen 1, " in uit.out
    assert "1 × Dit is een oefenverhaal." in uit.out
    assert uit.err == ""
    assert Routeopslag.open(tmp_path / "o").pandas("casus")["g_regio"].tolist() == ["Noord"]


def test_without_talks_there_is_a_sentence_and_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inlezen", "gesprekken", str(tmp_path / "o"), "--data-map", str(tmp_path / "leeg")]) == 1

    assert "nog geen gesprekken" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_table_comes_in_by_a_mapping_and_what_is_wrong_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "k.yaml").write_text("kolommen: {casus: wie, halte: waar}\n")
    (tmp_path / "b.csv").write_text("wie;waar;levensloop\na;Loket;start\nb;;\n")
    opdracht = [
        "inlezen",
        str(tmp_path / "b.csv"),
        str(tmp_path / "o"),
        "--koppeling",
        str(tmp_path / "k.yaml"),
    ]

    assert main([*opdracht, "--levensloop", "alles"]) == 0

    uit = capsys.readouterr().out
    assert "casussen 1, bezoeken 1" in uit
    assert 'b.csv, kolom "halte", rij 3' in uit
    assert str(tmp_path / "o" / "apart" / "b.csv") in uit


def test_a_fault_of_the_store_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["maak-voorbeeld", "1", str(tmp_path)])

    assert main(["maak-voorbeeld", "1", str(tmp_path)]) == 1
    fout = capsys.readouterr().err
    assert "--vervang" in fout
    assert fout.count("\n") == 1


def test_without_the_extra_a_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    zonder = "import sys; sys.modules['pyarrow'] = None; from rk.cli import main; "
    doe = f"sys.exit(main(['maak-voorbeeld', '1', {str(tmp_path)!r}]))"

    uit = subprocess.run([sys.executable, "-c", zonder + doe], capture_output=True, text=True, check=False)

    assert uit.returncode == 1
    assert 'pip install "routekaart[onderzoek]"' in uit.stderr
    assert uit.stderr.count("\n") == 1


def test_who_looks_at_a_terminal_sees_how_far_it_is_in_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    scherm = io.StringIO()
    monkeypatch.setattr(
        "rich.console.Console", lambda **_: Console(file=scherm, force_terminal=True, width=80)
    )

    with balk() as hoever:
        hoever("Sorteren en schrijven", 30, 120)

    assert "Sorteren en schrijven" in scherm.getvalue()
    assert "25%" in scherm.getvalue()


def test_the_command_itself_loads_nothing_of_a_researcher() -> None:
    zwaar = {"numpy", "pyarrow", "pandas", "rich.progress"}
    vraag = f"import sys, rk.cli; print(sorted({zwaar} & set(sys.modules)))"

    uit = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=True).stdout

    assert uit.strip() == "[]"

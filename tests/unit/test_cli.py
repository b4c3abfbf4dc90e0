"""What the command says to somebody who is not technical, when it works and when it can't."""

import errno
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rk import __version__
from rk.cli import LOGBOEK, main
from rk.content import casussen, data_map, kaarten, stappenplannen
from rk.events import beginnen, maak
from rk.store import Datamap, SqliteOpslag

ROB = data_map() / "casussen" / "rob.yaml"


class Server(ModuleType):
    """Stands in for rk.server.app: remembers how it was started, or fails as it is told."""

    def __init__(self, fout: BaseException | None = None) -> None:
        super().__init__("rk.server.app")
        self.gestart: list[dict[str, Any]] = []
        self.fout = fout

    def start(self, **hoe: Any) -> None:
        self.gestart.append(hoe)
        if self.fout is not None:
            raise self.fout


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    nagemaakt = Server()
    monkeypatch.setitem(sys.modules, "rk.server.app", nagemaakt)
    return nagemaakt


@pytest.fixture
def gesprek(tmp_path: Path) -> Path:
    """A data folder with one session in it."""
    begin = beginnen(
        kaart=next(iter(kaarten().values())),
        casus=casussen()["rob"],
        stappenplan=next(iter(stappenplannen().values())),
        minuten=60,
        titel="Dinsdag in de wijk",
    )
    with Datamap(tmp_path) as plek:
        opslag = SqliteOpslag(plek.database)
        opslag.voeg_toe(maak("sessie_begonnen", begin, sessie="s1", tijd="2026-03-03T09:00:00.000+00:00"))
        opslag.sluit()
    return tmp_path


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--versie"]) == 0
    assert capsys.readouterr().out == f"routekaart {__version__}\n"


@pytest.mark.parametrize("opdracht", ["", "start", "controleer", "sessies", "inlezen", "maak-voorbeeld"])
def test_help_speaks_dutch(opdracht: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*opdracht.split(), "--help"]) == 0

    uit = capsys.readouterr().out
    assert uit.startswith("Gebruik: rk")
    assert not [
        engels
        for engels in ("Usage", "Options", "Commands", "Show", "default", "ARGS", "required", " <")
        if engels in uit
    ]


@pytest.mark.parametrize(
    ("opdracht", "zegt"),
    [
        ("strat", "Deze opdracht bestaat niet."),
        ("start --poort 9000", '"--poort" bestaat niet'),
        ("start --port 80", '"--port"'),
        ("start --port veel", '"--port"'),
        ("start --port", '"--port"'),
        ("controleer", "Er ontbreekt iets: BESTAND."),
    ],
)
def test_a_slip_of_the_keyboard_is_answered_kindly(
    opdracht: str, zegt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(opdracht.split()) == 2

    fout = capsys.readouterr().err
    assert zegt in fout
    assert "--help" in fout
    assert fout.count("\n") == 1


def test_start_passes_on_what_was_asked(server: Server, tmp_path: Path) -> None:
    opdracht = "start --port 9000 --casus rob --kaart sittard-geleen-beek-stein --geen-browser --data-map"

    assert main([*opdracht.split(), str(tmp_path)]) == 0

    assert server.gestart == [
        {
            "poort": 9000,
            "datamap": tmp_path,
            "casus": "rob",
            "kaart": "sittard-geleen-beek-stein",
            "open_browser": False,
            "cert": None,
            "sleutel": None,
        }
    ]


@pytest.mark.parametrize(
    ("opdracht", "zegt"),
    [
        (["--casus", "rbo"], 'bedoel je "rob"?'),
        (["--kaart", "sittard"], "sittard-geleen-beek-stein"),
        (["--casus", "weg.yaml"], "weg.yaml: dit bestand bestaat niet"),
    ],
)
def test_an_unknown_casus_or_map_is_told_before_anything_starts(
    opdracht: list[str], zegt: str, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["start", *opdracht]) == 1

    assert zegt in capsys.readouterr().err
    assert server.gestart == []


def test_a_taken_port_is_one_sentence_with_a_way_out(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.fout = OSError(errno.EADDRINUSE, "Address already in use")

    assert main(["start"]) == 1
    fout = capsys.readouterr().err
    assert "rk start --port" in fout
    assert fout.count("\n") == 1


def test_stopping_with_the_keyboard_is_no_fault(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.fout = KeyboardInterrupt()

    assert main(["start"]) == 130
    assert capsys.readouterr().err == ""


def test_what_nobody_foresaw_leaves_a_log_without_anybodys_words(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.fout = RuntimeError("Roos vertelde dat ze bang is")
    server.fout.__cause__ = KeyError("Roos")

    assert main(["start", "--data-map", str(tmp_path)]) == 1

    fout, logboek = capsys.readouterr().err, (tmp_path / LOGBOEK).read_text(encoding="utf-8")
    assert "Traceback" not in fout
    assert "Roos" not in fout + logboek
    assert "builtins.RuntimeError" in logboek
    assert "builtins.KeyError" in logboek


def test_without_a_place_for_the_log_the_sentence_still_comes(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.fout = RuntimeError("stuk")
    (tmp_path / "bestand").touch()

    assert main(["start", "--data-map", str(tmp_path / "bestand")]) == 1
    assert capsys.readouterr().err == "Er ging iets mis wat we niet hadden voorzien.\n"


def test_a_good_file_is_said_to_be_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", str(ROB)]) == 0
    assert capsys.readouterr().out == "rob.yaml: in orde\n"


def test_every_fault_of_every_file_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    een, twee = tmp_path / "een.yaml", tmp_path / "twee.yaml"
    een.write_text("id: een\nkleur: rood\n", encoding="utf-8")
    twee.write_text("id: [\n", encoding="utf-8")

    assert main(["controleer", str(een), str(ROB), str(twee)]) == 1

    uit = capsys.readouterr()
    assert uit.out == "rob.yaml: in orde\n"
    assert "een.yaml:2 kleur" in uit.err
    assert "naam" in uit.err
    assert "twee.yaml" in uit.err


def test_a_casus_can_be_checked_against_ones_own_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kaart = tmp_path / "kaart.yaml"
    bron = data_map() / "routekaarten" / "sittard-geleen-beek-stein.yaml"
    kaart.write_text(bron.read_text(encoding="utf-8").replace("id: huisarts", "id: dokter"), encoding="utf-8")

    assert main(["controleer", str(ROB), "--kaart", str(kaart)]) == 1
    assert '"huisarts" bestaat niet' in capsys.readouterr().err


def test_sessions_are_listed_without_what_was_said(gesprek: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessies", "--data-map", str(gesprek)]) == 0

    uit = capsys.readouterr().out
    assert "Dinsdag in de wijk" in uit
    assert "bij stap vooraf" in uit
    assert "stemmen" not in uit


def test_sessions_can_be_listed_while_a_server_holds_the_folder(
    gesprek: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Datamap(gesprek) as plek:
        opslag = SqliteOpslag(plek.database)

        assert main(["sessies", "--data-map", str(gesprek)]) == 0
        opslag.sluit()
    assert "Dinsdag in de wijk" in capsys.readouterr().out


def test_listing_makes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessies", "--data-map", str(tmp_path / "leeg")]) == 0

    assert "nog geen gesprekken" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_is_told_and_left_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Datamap(tmp_path).database
    database.write_bytes(b"dit is geen database " * 400)

    assert main(["sessies", "--data-map", str(tmp_path)]) == 1

    assert "beschadigd" in capsys.readouterr().err
    assert database.read_bytes() == b"dit is geen database " * 400

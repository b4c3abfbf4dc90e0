"""What only files can do: last, break, be full, be held by another, and forget for good."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from rk.store import Datamap, KamerRij, OpslagFout, Privaat, SqliteOpslag, schema
from tests.store.test_opslag import wens

_GEEN_ROOT = pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="de beheerder mag in elke map schrijven"
)


@contextmanager
def _open(pad: Path, *, alleen_lezen: bool = False) -> Iterator[SqliteOpslag]:
    opslag = SqliteOpslag(pad, alleen_lezen=alleen_lezen)
    try:
        yield opslag
    finally:
        opslag.sluit()


def _vul(opslag: SqliteOpslag) -> None:
    for i in range(100):
        opslag.voeg_toe(wens(f"zilvermeeuw {i} " + "x" * 1900))


def _bytes(map_: Path) -> bytes:
    return b"".join(pad.read_bytes() for pad in map_.iterdir())


def test_no_byte_of_a_removed_session_stays_in_the_folder(tmp_path: Path) -> None:
    with _open(tmp_path / "proef.db") as opslag:
        for i in range(200):
            opslag.voeg_toe(wens(f"zilvermeeuw {i} " + "x" * 500, "weg"))
        opslag.voeg_toe(wens("lepelaar", "blijft"))
        assert b"zilvermeeuw" in _bytes(tmp_path)

        opslag.verwijder("weg")

        assert b"zilvermeeuw" not in _bytes(tmp_path)
        assert b"lepelaar" in _bytes(tmp_path)
    assert b"zilvermeeuw" not in _bytes(tmp_path)


def test_every_acknowledged_event_is_flushed_to_disk(tmp_path: Path) -> None:
    with _open(tmp_path / "proef.db") as opslag, opslag._motor.begin() as db:
        gevraagd = {
            naam: db.exec_driver_sql(f"PRAGMA {naam}").scalar_one()
            for naam in ("journal_mode", "synchronous", "secure_delete")
        }

    assert {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1} == gevraagd


def test_another_start_finds_everything(tmp_path: Path) -> None:
    with _open(tmp_path / "proef.db") as opslag:
        bewaard = opslag.voeg_toe(wens("een bed"))

    with _open(tmp_path / "proef.db") as opslag:
        assert [bewaard] == opslag.lees("s")


def test_the_command_line_reads_while_the_server_writes(tmp_path: Path) -> None:
    pad = tmp_path / "proef.db"
    with _open(pad) as server, _open(pad, alleen_lezen=True) as lezer:
        bewaard = server.voeg_toe(wens("een bed"))

        assert [bewaard] == lezer.lees("s")
        with pytest.raises(OpslagFout, match="mag niet worden geschreven"):
            lezer.voeg_toe(wens("nog een"))


def test_reading_works_when_no_server_runs(tmp_path: Path) -> None:
    with _open(tmp_path / "proef.db") as opslag:
        bewaard = opslag.voeg_toe(wens("een bed"))

    with _open(tmp_path / "proef.db", alleen_lezen=True) as lezer:
        assert [bewaard] == lezer.lees("s")


def test_reading_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(OpslagFout, match="kan niet worden geopend"):
        SqliteOpslag(tmp_path / "proef.db", alleen_lezen=True)

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "inhoud", [b"dit is geen database, maar een brief " * 200, b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_a_damaged_database_is_said_and_left_as_it_is(tmp_path: Path, inhoud: bytes) -> None:
    pad = tmp_path / "proef.db"
    pad.write_bytes(inhoud)

    with pytest.raises(OpslagFout, match="beschadigd"):
        SqliteOpslag(pad)

    assert inhoud == pad.read_bytes()


def test_a_database_with_a_torn_page_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    pad = tmp_path / "proef.db"
    with _open(pad) as opslag:
        for i in range(50):
            opslag.voeg_toe(wens(f"wens {i} " + "x" * 500))
    heel = pad.read_bytes()
    gescheurd = heel[: len(heel) // 2] + bytes(4096) + heel[len(heel) // 2 + 4096 :]
    pad.write_bytes(gescheurd)

    with pytest.raises(OpslagFout, match="beschadigd"):
        SqliteOpslag(pad)

    assert gescheurd == pad.read_bytes()


def test_a_database_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    pad = tmp_path / "proef.db"
    with closing(sqlite3.connect(pad)) as db, db:
        db.execute("CREATE TABLE recepten (naam TEXT)")
    was = pad.read_bytes()

    with pytest.raises(OpslagFout, match="beschadigd"):
        SqliteOpslag(pad)

    assert was == pad.read_bytes()


def test_a_database_of_a_newer_version_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "proef.db"
    with monkeypatch.context() as morgen:
        morgen.setattr(schema, "MIGRATIES", (*schema.MIGRATIES, ("morgen", lambda db: None)))
        SqliteOpslag(pad).sluit()
    was = pad.read_bytes()

    with pytest.raises(OpslagFout, match="nieuwere versie"):
        SqliteOpslag(pad)

    assert was == pad.read_bytes()


def test_a_new_step_of_the_schema_runs_once_and_keeps_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "proef.db"
    with _open(pad) as opslag:
        bewaard = opslag.voeg_toe(wens("een bed"))
    gelopen: list[str] = []
    monkeypatch.setattr(
        schema, "MIGRATIES", (*schema.MIGRATIES, ("morgen", lambda db: gelopen.append("morgen")))
    )

    for _ in range(2):
        with _open(pad) as opslag:
            assert [bewaard] == opslag.lees("s")

    assert ["morgen"] == gelopen


def test_a_file_that_another_program_holds_is_said(tmp_path: Path) -> None:
    pad = tmp_path / "proef.db"
    with _open(pad) as opslag, closing(sqlite3.connect(pad)) as ander:
        opslag._buiten_transactie("PRAGMA busy_timeout=1")
        ander.execute("BEGIN IMMEDIATE")

        with pytest.raises(OpslagFout, match="bezet"):
            opslag.voeg_toe(wens("een bed"))


@contextmanager
def _alleen_te_lezen() -> Iterator[Path]:
    """A folder with a file of one event, in which nobody may write; root becomes somebody."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        pad = map_ / "proef.db"
        with _open(pad) as opslag:
            opslag.voeg_toe(wens("een bed"))
            opslag.bewaar_kamer(KamerRij(sessie="s", code="K7MW4QXA"))
        pad.chmod(0o444)
        map_.chmod(0o555)
        was = os.geteuid()
        try:
            if was == 0:
                os.seteuid(65534)
            yield pad
        finally:
            os.seteuid(was)
            map_.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen rechten in drie cijfers")
@pytest.mark.parametrize("alleen_lezen", [False, True])
def test_a_folder_that_may_not_be_written_is_read_and_writing_is_refused_plainly(alleen_lezen: bool) -> None:
    with _alleen_te_lezen() as pad, _open(pad, alleen_lezen=alleen_lezen) as opslag:
        assert ["een bed"] == [g.inhoud["tekst"] for g in opslag.lees("s")]
        assert [("s", 1)] == [(rij.id, rij.aantal) for rij in opslag.sessies()]
        assert ["K7MW4QXA"] == [rij.code for rij in opslag.kamers()]
        assert Privaat() == opslag.privaat("s")
        for schrijf in (
            lambda: opslag.voeg_toe(wens("nog een bed")),
            lambda: opslag.bewaar_kamer(KamerRij(sessie="s")),
            lambda: opslag.verwijder("s"),
        ):
            with pytest.raises(OpslagFout, match="mag niet worden geschreven"):
                schrijf()

        assert ["een bed"] == [g.inhoud["tekst"] for g in opslag.lees("s")]


def test_reading_waits_for_nobody_who_writes(tmp_path: Path) -> None:
    pad = tmp_path / "proef.db"
    with _open(pad) as opslag, closing(sqlite3.connect(pad)) as ander:
        bewaard = opslag.voeg_toe(wens("een bed"))
        opslag._buiten_transactie("PRAGMA busy_timeout=1")
        ander.execute("BEGIN IMMEDIATE")

        assert [bewaard] == opslag.lees("s")


def test_what_was_made_with_the_column_that_nothing_used_opens_and_keeps_what_it_had(tmp_path: Path) -> None:
    pad = tmp_path / "proef.db"
    kamer = KamerRij(sessie="s", net="127.0.0.2", code="K7MW4QXA", open=True)
    with _open(pad) as opslag:
        opslag.bewaar_kamer(kamer)
    with closing(sqlite3.connect(pad)) as db, db:  # as the second step made it before
        db.execute("ALTER TABLE kamer ADD COLUMN afstandscode TEXT NOT NULL DEFAULT ''")
        db.execute("DROP TABLE agenda")
        db.execute("DELETE FROM migratie WHERE nr > 2")

    with _open(pad, alleen_lezen=True) as opslag:
        assert [kamer] == opslag.kamers()
    with _open(pad) as opslag:
        assert [kamer] == opslag.kamers()
        opslag.bewaar_kamer(KamerRij(sessie="nieuw"))
    with closing(sqlite3.connect(pad)) as db:
        assert "afstandscode" not in [rij[1] for rij in db.execute("PRAGMA table_info(kamer)")]


def test_a_full_disk_is_said_and_keeps_what_was_there(tmp_path: Path) -> None:
    with _open(tmp_path / "proef.db") as opslag:
        bewaard = opslag.voeg_toe(wens("een bed"))
        opslag._buiten_transactie("PRAGMA max_page_count=8")

        with pytest.raises(OpslagFout, match="schijf is vol"):
            _vul(opslag)

        assert bewaard == opslag.lees("s")[0]


def test_an_error_of_the_store_never_holds_what_was_typed(tmp_path: Path) -> None:
    with _open(tmp_path / "proef.db") as opslag:
        opslag._buiten_transactie("PRAGMA max_page_count=1")

        with pytest.raises(OpslagFout) as fout:
            _vul(opslag)

    assert "zilvermeeuw" not in repr(fout.value)
    assert fout.value.__suppress_context__


def test_acts_that_come_from_another_thread_are_stored(tmp_path: Path) -> None:
    with _open(tmp_path / "proef.db") as opslag, ThreadPoolExecutor(1) as schrijver:
        assert 1 == schrijver.submit(opslag.voeg_toe, wens("een bed")).result().nr


def _tweede(map_: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys, pathlib, rk.store; rk.store.Datamap(pathlib.Path(sys.argv[1])).__enter__()"
    return subprocess.run([sys.executable, "-c", code, map_], check=False, capture_output=True, text=True)


def test_a_second_server_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    with Datamap(tmp_path / "data"):
        tweede = _tweede(tmp_path / "data")
    derde = _tweede(tmp_path / "data")

    assert "Routekaart draait al met deze map" in tweede.stderr
    assert 0 == derde.returncode  # the lock goes with its holder


@pytest.mark.skipif(os.name == "nt", reason="Windows kent geen rechten in drie cijfers")
def test_only_its_owner_may_look_into_the_folder_and_the_secret(tmp_path: Path) -> None:
    with Datamap(tmp_path / "data") as plek:
        geheim = plek.geheim()

        assert geheim == plek.geheim()
        assert len(geheim) >= 32
        assert 0o700 == stat.S_IMODE(plek.pad.stat().st_mode)
        assert 0o600 == stat.S_IMODE((plek.pad / "geheim").stat().st_mode)


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("een brief")

    with pytest.raises(OpslagFout, match="kan niet worden gebruikt"), Datamap(tmp_path / "data"):
        pass

    assert "een brief" == (tmp_path / "data").read_text()


@_GEEN_ROOT
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o500)

    with pytest.raises(OpslagFout, match="kan niet worden gebruikt"), Datamap(tmp_path / "data"):
        pass

"""Nothing that somebody entered is lost, whatever happens to the machine."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rk.analysis.coderen import CodeerFout
from rk.analysis.coderen.logboek import Logboek, schrijf_heel


def test_what_was_added_is_read_again_in_order_by_anyone(tmp_path: Path) -> None:
    boek = Logboek(tmp_path / "a.jsonl")

    assert () == boek.regels()
    boek.voeg_toe({"n": 1}, {"n": 2})
    boek.voeg_toe({"n": 3})

    assert [1, 2, 3] == [r["n"] for r in boek.regels()]
    assert boek.regels() == Logboek(boek.pad).regels()


@given(knip=st.integers(min_value=0, max_value=60))
def test_a_power_cut_anywhere_in_a_line_costs_that_line_only(
    tmp_path_factory: pytest.TempPathFactory, knip: int
) -> None:
    pad = tmp_path_factory.mktemp("log") / "a.jsonl"
    boek = Logboek(pad)
    boek.voeg_toe({"n": 1})
    eerst = pad.stat().st_size
    boek.voeg_toe({"n": 2, "tekst": "een lange regel met één é"}, {"n": 3})
    os.truncate(pad, min(eerst + knip, pad.stat().st_size))

    na = Logboek(pad)
    voor = [r["n"] for r in na.regels()]
    na.voeg_toe({"n": 4})

    # A line that lacks only its end was never said to be stored; it counts all the same.
    assert [r["n"] for r in na.regels()] in ([1, 4], [1, 2, 3, 4])
    assert voor == [r["n"] for r in na.regels()][: len(voor)]
    assert na.regels() == Logboek(pad).regels()
    assert na.stuk <= 1


def test_what_another_window_is_still_writing_is_waited_for(tmp_path: Path) -> None:
    pad = tmp_path / "a.jsonl"
    boek = Logboek(pad)
    boek.voeg_toe({"n": 1})
    with pad.open("ab") as ander:
        ander.write(b'[{"n"')
        ander.flush()
        half = [r["n"] for r in boek.regels()]
        ander.write(b":2}]\n")

    assert [1] == half
    assert [1, 2] == [r["n"] for r in boek.regels()]
    assert 0 == boek.stuk


def test_a_full_disk_is_said_and_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boek = Logboek(tmp_path / "a.jsonl")
    boek.voeg_toe({"n": 1})
    echt = os.write

    def vol(wijzer: int, ruw: bytes) -> int:
        echt(wijzer, ruw[:4])
        raise OSError(errno.ENOSPC, "vol")

    with monkeypatch.context() as m:
        m.setattr(os, "write", vol)
        with pytest.raises(CodeerFout, match="Misschien is de schijf vol"):
            boek.voeg_toe({"n": 2})
    boek.voeg_toe({"n": 3})

    assert [1, 3] == [r["n"] for r in boek.regels()]


def test_a_whole_file_is_the_old_one_until_it_is_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "x.json"
    schrijf_heel(pad, "oud")

    def stuk(_wijzer: int) -> None:
        raise OSError(errno.ENOSPC, "vol")

    with monkeypatch.context() as m:
        m.setattr(os, "fsync", stuk)
        with pytest.raises(CodeerFout, match=r"x\.json kon niet worden bewaard"):
            schrijf_heel(pad, "nieuw")

    assert "oud" == pad.read_text()
    assert [pad] == list(tmp_path.iterdir())


_SCHRIJF = """
import sys
from pathlib import Path
from rk.analysis.coderen.logboek import Logboek
boek = Logboek(Path(sys.argv[1]))
for n in range(1_000_000):
    boek.voeg_toe({"n": n, "tekst": "x" * 300})
    print(n, flush=True)
"""


def test_what_was_said_to_be_stored_is_there_after_the_process_was_killed(tmp_path: Path) -> None:
    pad = tmp_path / "a.jsonl"
    opdracht = [sys.executable, "-c", _SCHRIJF, str(pad)]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        assert "100\n" in proces.stdout  # read on until it is there
        proces.kill()
        bevestigd = max([100, *map(int, proces.stdout.read().split())])

    gelezen = [r["n"] for r in Logboek(pad).regels()]

    assert list(range(len(gelezen))) == gelezen
    assert len(gelezen) > bevestigd

"""Voilà's scripts as one file."""

import re
from pathlib import Path

import pytest
from voila.paths import collect_static_paths

from rk.server.voilascript import voila_script

STUK = '"use strict";(self.webpackChunk_X=self.webpackChunk_X||[]).push([[{nr}],{{{nr}:e=>{{}}}}]);'


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    (tmp_path / "voila.js").write_text("lader(x.e(1),x.e(2),x.e(3))")
    for nr in (1, 2, 4):
        (tmp_path / f"{nr}.voila.js").write_text(STUK.format(nr=nr))
    return tmp_path


def test_the_loader_comes_last_after_every_piece_it_names(map_: Path) -> None:
    script = voila_script([map_ / "leeg", map_], [])

    assert [STUK.format(nr=1), STUK.format(nr=2), "lader(x.e(1),x.e(2),x.e(3))"] == script.split("\n")[:-1]


def test_an_extension_gives_its_pieces_and_not_its_own_loader(map_: Path, tmp_path: Path) -> None:
    static = tmp_path / "uitbreiding" / "static"
    static.mkdir(parents=True)
    (static / "7.js").write_text(STUK.format(nr=7))
    (static / "remoteEntry.js").write_text("var _JUPYTERLAB;(self.webpackChunk_X=1)")

    script = voila_script([map_], [tmp_path / "uitbreiding"])

    assert STUK.format(nr=7) in script
    assert "_JUPYTERLAB" not in script


def test_without_voila_there_is_a_clear_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"voila\.js"):
        voila_script([tmp_path], [])


def test_this_voila_leaves_its_formulas_at_home() -> None:
    script = voila_script(collect_static_paths(["voila", "nbconvert"], "base"), [])

    assert 1 == script.count("@jupyterlab/mathjax-extension:plugin")
    assert re.search(r'activate\(\)\{\},autoStart:true\}\}\}\]\);\n"use strict"', script)

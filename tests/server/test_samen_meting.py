"""The phones of the bench are as patient as the real ones."""

from __future__ import annotations

import re

from benchmarks.samen import telefoon
from tests.conftest import PROJECT


def test_the_phones_of_the_bench_try_again_as_the_real_ones_do() -> None:
    script = (PROJECT / "rk/server/static/verbinding.js").read_text(encoding="utf-8")
    echt = re.findall(r"TERUG = \[([\d, ]+)\]", script)[0]

    assert tuple(int(ms) / 1000 for ms in echt.split(",")) == telefoon.TERUG
    assert "* (0.5 + Math.random())" in script

"""What a notebook practises with leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rk.analysis.opslag import Herkomst
from rk.analysis.voorbeeld.oefenen import oefenopslag


def test_practice_data_say_that_they_are_made_up() -> None:
    opslag = oefenopslag(20)

    assert (Herkomst.VOORBEELD, 20) == (opslag.herkomst, opslag.aantal.casussen)


def test_practice_data_are_gone_with_the_notebook() -> None:
    code = (
        "from rk.analysis.voorbeeld.oefenen import oefenopslag\n"
        "o = oefenopslag(5)\n"
        "print(o.map, o.map.exists())"
    )

    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    pad, was_er = uit.rsplit(maxsplit=1)
    assert "True" == was_er
    assert not Path(pad).parent.exists()

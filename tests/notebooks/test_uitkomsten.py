"""What a notebook says of its own outcomes is so. Run in this process: a kernel is tried elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

from rk.privacy import ALLES

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def namen_na(notebook: str) -> dict[str, Any]:
    """Every name that the cells of a notebook leave behind."""
    gelezen = nbformat.read(NOTEBOOKS / f"{notebook}.ipynb", as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types
    namen: dict[str, Any] = {}
    for cel in gelezen.cells:
        if cel.cell_type == "code":
            exec(compile(cel.source, notebook, "exec"), namen)
    return namen


def test_a_second_table_that_would_give_a_small_group_away_loses_what_would() -> None:
    n = namen_na("publiceren-zonder-iemand-bloot-te-geven")

    eerst = n["uitgifte"].cellen.query(f"g_leeftijd == '{ALLES}'").dropna()
    erna = n["erna"].cellen.dropna()
    assert set(erna["g_regio"]) < set(eerst["g_regio"])
    assert len(n["grootboek"].regels) == 2
    assert n["erna"].cellen["aantal"].dropna().mod(5).eq(0).all()
    assert "weggelaten" in n["uitgifte"].zin


def test_of_three_talks_one_counts_and_none_of_its_words() -> None:
    n = namen_na("van-sessies-naar-routedata")

    opslag = n["ingelezen"].opslag
    assert 1 == opslag.aantal.casussen
    assert 2 == len(n["ingelezen"].regels)
    tekst = opslag.pandas().to_string() + opslag.pandas("casus").to_string() + str(n["rijen"])
    woorden = ["Bo ", *(k.tekst for k in n["met_ja"].kaarten), *(w.tekst for w in n["met_ja"].wensen)]
    woorden += [o.tekst for b in n["met_ja"].casus.werkelijk for o in b.obstakels]
    assert [] == [w for w in woorden if w in tekst]


def test_the_coding_notebook_takes_the_words_out_and_keeps_the_round() -> None:
    n = namen_na("teksten-coderen")

    assert {""} == {t.tekst for t in n["project"].teksten}
    assert len(n["project"].teksten) == len(n["ronde"].teksten) > 20

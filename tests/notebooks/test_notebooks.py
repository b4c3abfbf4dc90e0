"""Notebooks in a real kernel: nearly empty, and the records show themselves."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def voer_uit(*cellen: str) -> list[dict[str, object]]:
    """The outputs of the last cell, after all were run in a fresh kernel."""
    cellen_ = [new_code_cell(c) for c in cellen]  # type: ignore[no-untyped-call]  # nbformat has no types
    notebook = new_notebook(cells=cellen_)  # type: ignore[no-untyped-call]  # as above
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    uitvoer: list[dict[str, object]] = [dict(o.get("data", {})) for o in notebook.cells[-1].outputs]
    return uitvoer


@pytest.mark.parametrize("pad", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda p: p.stem)
def test_a_notebook_runs_without_a_word_of_complaint(pad: Path) -> None:
    notebook = nbformat.read(pad, as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types

    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()

    assert not [
        o for c in notebook.cells for o in c.get("outputs", ()) if o.output_type in ("error", "stream")
    ]


def test_a_casus_and_a_map_show_themselves() -> None:
    uit = voer_uit(
        "import rk",
        "from rk.content import laad_casus, laad_kaart",
        "display(laad_casus('rob'))\nlaad_kaart('sittard-geleen-beek-stein')",
    )

    assert 2 == len(uit)
    assert "<svg" in str(uit[0]["text/html"])
    assert "Huisarts" in str(uit[1]["text/html"])


def test_the_map_of_a_casus_is_a_widget_that_tells_what_was_chosen() -> None:
    uit = voer_uit(
        "from rk.content import laad_casus\nfrom rk.widgets import Routekaart",
        "kaart = Routekaart(laad_casus('rob'))\nkaart",
    )

    assert "application/vnd.jupyter.widget-view+json" in uit[0]


def test_three_lines_take_a_researcher_to_the_graph() -> None:
    uit = voer_uit(
        "from rk.content import laad_casus, laad_kaart\n"
        "from rk.graph import maak_graaf, per_route\n"
        "per_route(maak_graaf(laad_kaart('sittard-geleen-beek-stein'), laad_casus('rob')))"
    )

    assert "GROEN" in str(uit[0]["text/plain"])


def test_a_researcher_finds_every_figure_with_its_meaning_and_tries_a_change_beside_what_is() -> None:
    notebook = nbformat.read(NOTEBOOKS / "verken-een-casus.ipynb", as_version=4)  # type: ignore[no-untyped-call]  # as above
    woorden = "[f'{wat}_{taal}' for wat in ('naam', 'eenheid', 'uitleg') for taal in ('nl', 'en')]"

    uit = voer_uit(
        *(c.source for c in notebook.cells if c.cell_type == "code"),
        f"""[
            len(frame) >= 25,
            bool((frame[{woorden}] != '').all().all()),
            bool(frame.loc['vertelteller_werkelijk', 'laag'] <= frame.loc['vertelteller_werkelijk', 'hoog']),
            rob == laad_casus('rob'),
            len(proef.aannames) == 2,
            [v.figuur for v in proef.verschillen if v.voor == v.na] == [],
        ]""",
    )

    assert str([True] * 6) == uit[0]["text/plain"]


@pytest.mark.parametrize("pad", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda p: p.stem)
def test_a_notebook_is_kept_without_what_it_showed_last_time(pad: Path) -> None:
    notebook = nbformat.read(pad, as_version=4)  # type: ignore[no-untyped-call]  # nbformat has no types

    assert [] == [c.id for c in notebook.cells if c.get("outputs") or c.get("execution_count")]

"""What researchers read: plain words, and notebooks and commands that are there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rk.analysis.coderen import Keus, Project, Tekst
from rk.analysis.tabel import Codesoort
from rk.cli.hoofd import app
from rk.content import laad_codeboek
from tests.unit.test_teksten import B1, GENOEG_WOORDEN, leesbaarheid

PROJECT = Path(__file__).resolve().parents[2]
PAGINA = PROJECT / "docs" / "onderzoek.md"
NOTEBOOKS = PROJECT / "notebooks"
_NEDERLANDS = sorted(
    p.stem for p in NOTEBOOKS.glob("*.ipynb") if p.stem not in ("werksessie", "route-data-in-five-minutes")
)
_MEESTE_REGELS = 8
"""A notebook is nearly empty: no cell holds more lines of code."""


def lopend(tekst: str) -> str:
    """The running text of a page: without code, headings and marks."""
    tekst = re.sub(r"^```.*?^```$|^ {4}.*?$|^#.*?$", "", tekst, flags=re.MULTILINE | re.DOTALL)
    tekst = re.sub(r"`[^`]*`", "dit", tekst)
    return re.sub(r"[*_]|^\s*(?:-|\d\.) ", "", tekst, flags=re.MULTILINE)


def cellen(naam: str, soort: str) -> list[str]:
    notebook = json.loads((NOTEBOOKS / f"{naam}.ipynb").read_text(encoding="utf-8"))
    return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == soort]


def test_the_page_for_researchers_can_be_followed_by_a_tired_reader() -> None:
    tekst = lopend(PAGINA.read_text(encoding="utf-8"))

    assert len(tekst.split()) > 4 * GENOEG_WOORDEN
    assert leesbaarheid(tekst) >= B1


@pytest.mark.parametrize("naam", _NEDERLANDS)
def test_a_notebook_can_be_followed_by_a_tired_reader(naam: str) -> None:
    tekst = " ".join(lopend(c) for c in cellen(naam, "markdown"))

    assert len(tekst.split()) > GENOEG_WOORDEN * 0.7
    assert leesbaarheid(tekst) >= B1


@pytest.mark.parametrize("naam", [*_NEDERLANDS, "route-data-in-five-minutes"])
def test_a_notebook_asks_one_question_in_few_lines(naam: str) -> None:
    assert 1 == sum(c.startswith("# ") for c in cellen(naam, "markdown"))
    if naam != "verken-een-casus":  # which shows how a way is made
        assert max(len(c.splitlines()) for c in cellen(naam, "code")) <= _MEESTE_REGELS


def test_the_codebooks_that_are_shown_are_in_order_and_follow_on_each_other(tmp_path: Path) -> None:
    getoond = re.findall(r"^```yaml\n(.*?)^```$", PAGINA.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    for nr, tekst in enumerate(getoond):
        (tmp_path / f"wonen-{nr + 1}.yaml").write_text(tekst, encoding="utf-8")
    een, twee = (laad_codeboek(tmp_path / f"wonen-{nr}.yaml") for nr in (1, 2))
    teksten = [Tekst(id=f"t{nr}", sleutel="k", soort=Codesoort.WENS, tekst="x") for nr in (0, 1)]
    project = Project.maak(tmp_path / "p", teksten, doel="Proef.")
    ronde = project.begin(een, ["a", "b"])
    for nr, code in enumerate(("eigen-plek", "de-buurt")):
        ronde.kies("a", f"t{nr}", Keus(codes=frozenset({code})))

    nieuw, verslag = project.begin_met(twee)

    assert {"t0": {"thuis"}} == {t: k.codes for t, k in nieuw.codering("a").keuzes.items()}
    assert {"gesplitst": 1} == verslag.opnieuw


def test_every_notebook_and_command_that_is_named_exists() -> None:
    tekst = "\n".join([PAGINA.read_text("utf-8"), *(c for n in _NEDERLANDS for c in cellen(n, "markdown"))])
    notebooks = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)(?:\.ipynb)?`", tekst))
    opdrachten = set(re.findall(r"^\s*rk ([a-z-]+)", tekst, re.MULTILINE))
    er_zijn = {c.name for c in app.registered_commands}

    assert notebooks <= {p.stem for p in NOTEBOOKS.glob("*.ipynb")}
    assert {"eerste-vragen", "teksten-coderen"} <= notebooks
    assert {"inlezen", "maak-voorbeeld"} <= opdrachten <= er_zijn

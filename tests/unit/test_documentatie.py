"""What the documents show works: their files pass the check, their commands exist, their code runs."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from rk.cli import main
from rk.content import data_map, laad_werkvorm
from rk.domain import Tafel, Vorm
from rk.store import Datamap, SqliteOpslag
from tests.unit.begin import eerste

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENTEN = sorted(PROJECT.glob("*.md"))
_BLOK = re.compile(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_KAART = data_map() / "routekaarten" / "sittard-geleen-beek-stein.yaml"


def blokken(taal: str) -> list[tuple[str, str, str]]:
    """The fenced blocks in one language: document, what stands beside the language, the text."""
    return [
        (document.name, bij, tekst)
        for document in DOCUMENTEN
        for soort, bij, tekst in _BLOK.findall(document.read_text(encoding="utf-8"))
        if soort == taal
    ]


def opdrachten(woord: str) -> list[list[str]]:
    """Every line in a shell block that starts with this word, split as a shell would."""
    regels = (regel for _, _, tekst in blokken("sh") for regel in tekst.splitlines())
    gesplitst = (shlex.split(regel, comments=True) for regel in regels)
    return [delen for delen in gesplitst if delen[:1] == [woord]]


@pytest.mark.parametrize(("bij", "tekst"), [(bij, tekst) for _, bij, tekst in blokken("yaml")])
def test_every_recipe_passes_the_check_that_it_recommends(
    bij: str, tekst: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if bij:  # a part: it belongs in a list of the packaged map
        kaart = yaml.safe_load(_KAART.read_text(encoding="utf-8"))
        kaart[bij.removeprefix("bij=")] += yaml.safe_load(tekst)
        tekst = yaml.safe_dump(kaart, allow_unicode=True)
    bestand = tmp_path / "recept.yaml"
    bestand.write_text(tekst, encoding="utf-8")

    code = main(["controleer", str(bestand)])

    assert (0, "") == (code, capsys.readouterr().err)


def test_there_is_a_recipe_for_a_halte_a_casus_and_a_werkvorm(tmp_path: Path) -> None:
    recepten = [(bij, tekst) for naam, bij, tekst in blokken("yaml") if naam == "CONTRIBUTING.md"]
    (werkvorm := tmp_path / "recept.yaml").write_text(recepten[-1][1], encoding="utf-8")

    assert [bij for bij, _ in recepten] == ["bij=haltes", "", ""]
    assert "verhaal:" in recepten[1][1]
    assert laad_werkvorm(werkvorm).bron is not None
    assert len(recepten[2][1].splitlines()) < 30


def test_the_recipe_of_a_werkvorm_names_every_form_and_every_table() -> None:
    contributing = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    stuk = contributing.partition("## Add a werkvorm\n")[2].partition("\n## ")[0]
    genoemd = set(re.findall(r"`(\w+)`", _BLOK.sub("", stuk)))

    assert set() == {*Vorm, *Tafel} - genoemd


def test_every_make_target_that_a_document_names_exists() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    doelen = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    genoemd = {
        doel
        for document in DOCUMENTEN
        for doel in re.findall(r"(?:`|^)make ([a-z]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert {"run", "test", "lab", "bench", "lock", "schoon"} <= doelen
    assert genoemd <= doelen


def test_the_readme_opens_with_the_two_commands() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    eerste = _BLOK.search(readme)

    assert eerste is not None
    assert ["make run", "make test"] == [regel.split("#")[0].strip() for regel in eerste[3].splitlines()]
    assert readme[: eerste.start()].strip() == "# Routekaart"


@pytest.mark.parametrize("opdracht", opdrachten("rk"), ids=" ".join)
def test_every_rk_command_in_the_documents_does_its_work(
    opdracht: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gestart: list[object] = []
    for module, naam in (("rk.server.app", "start"), ("rk.server.dashboards", "start_dashboards")):
        server = ModuleType(module)
        monkeypatch.setattr(server, naam, lambda **hoe: gestart.append(hoe), raising=False)
        monkeypatch.setitem(sys.modules, module, server)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "gebruiker"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mijn-kaart.yaml").write_bytes(_KAART.read_bytes())
    (tmp_path / "mijn-casus.yaml").write_bytes((data_map() / "casussen" / "rob.yaml").read_bytes())

    if opdracht[1:3] == ["inlezen", "gesprekken"]:
        begin_gesprek()

    assert main(opdracht[1:]) == 0
    assert bool(gestart) == (opdracht[1] in ("start", "dashboards"))


def begin_gesprek() -> None:
    """A talk on this computer, in the data folder that the command takes by itself."""
    with Datamap(None) as plek:
        opslag = SqliteOpslag(plek.database)
        opslag.voeg_toe(eerste())
        opslag.sluit()


@pytest.mark.parametrize("tekst", [tekst for _, _, tekst in blokken("python")])
def test_the_code_for_researchers_runs_as_it_stands(tekst: str, tmp_path: Path) -> None:
    klaar = subprocess.run(
        [sys.executable, "-W", "error", "-c", tekst],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert ("", 0) == (klaar.stderr, klaar.returncode)
    assert klaar.stdout


def test_every_file_that_a_document_points_to_is_there() -> None:
    for document in DOCUMENTEN:
        tekst = document.read_text(encoding="utf-8")
        paden = [pad for pad in re.findall(r"\]\(([^)#]+)\)", tekst) if "://" not in pad]
        assert [] == [pad for pad in paden if not (PROJECT / pad).exists()], document.name

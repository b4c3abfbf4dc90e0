"""The house rules that no other tool checks: what may stand in the files of this project."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
# The rooms that may ask for what only researchers install.
ONDERZOEK = ("rk/analysis/", "rk/privacy/", "rk/dashboards/", "rk/cli/onderzoek")
LOCKS = ("requirements.lock", "requirements-dev.lock")

# Written in pieces: this file keeps to the rules itself.
REGISTERS = tuple(".".join(delen) for delen in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")))
MACHINES = tuple(f"/{map_}/" for map_ in ("work", "root", "home"))
GELIJK = "gereedschap/gelijk/"
AFLEVERAARS = ("cdn", "unpkg", "jsdelivr", "googleapis", "gstatic", "cloudflare", "fontawesome")

# Names of languages and forms, and this computer: nothing is fetched from them.
GEEN_ADRES = ("www.w3.org", "json-schema.org", "127.0.0.1", "localhost", "")
_ADRES = re.compile(r"\b(?:https?|wss?)://([\w.-]*)")


@cache
def bestanden() -> tuple[Path, ...]:
    """Every file of the project that git keeps, or would."""
    lijst = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    paden = (PROJECT / naam for naam in lijst.split("\0") if naam)
    return tuple(sorted(pad for pad in paden if pad.is_file()))


def teksten(*, onder: str = "", soorten: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Path and text of the files that hold text, below a folder and of some kinds."""
    for pad in bestanden():
        naam = pad.relative_to(PROJECT).as_posix()
        if naam.startswith(onder) and (not soorten or pad.suffix in soorten):
            try:
                yield naam, pad.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture or a font


def test_the_rules_are_tried_on_the_whole_project() -> None:
    assert {"pyproject.toml", "rk/cli/hoofd.py", "Makefile"} <= {
        p.relative_to(PROJECT).as_posix() for p in bestanden()
    }


@pytest.mark.parametrize("verboden", REGISTERS + MACHINES)
def test_no_file_names_a_package_index_or_a_place_on_somebodys_machine(verboden: str) -> None:
    assert [] == [naam for naam, tekst in teksten() if verboden in tekst]


@pytest.mark.parametrize("afleveraar", AFLEVERAARS)
def test_nothing_that_ships_knows_a_content_network(afleveraar: str) -> None:
    adressen = (
        (naam, adres[0])
        for naam, tekst in teksten(onder="rk/", soorten=(".html", ".js", ".css", ".py", ".svg", ".j2"))
        for adres in _ADRES.finditer(tekst)
    )

    assert [] == [(naam, adres) for naam, adres in adressen if afleveraar in adres]


def test_a_page_fetches_nothing_from_elsewhere() -> None:
    fetches = re.compile(
        r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import\s+["'(]?http"""
    )

    assert [] == [
        naam
        for naam, tekst in teksten(onder="rk/", soorten=(".html", ".css", ".js", ".j2", ".svg"))
        if fetches.search(tekst)
    ]


def test_our_python_speaks_to_this_computer_only() -> None:
    """Addresses may stand in comments and docstrings, as sources; never in a value."""
    gevonden = [
        (naam, host)
        for naam, tekst in teksten(onder="rk/", soorten=(".py",))
        for waarde in _waarden(ast.parse(tekst))
        for host in _ADRES.findall(waarde)
        if host not in GEEN_ADRES
    ]

    assert [] == gevonden


def _waarden(boom: ast.Module) -> Iterator[str]:
    """Every string in the code that is no docstring."""
    los = {id(knoop.value) for knoop in ast.walk(boom) if isinstance(knoop, ast.Expr)}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and id(knoop) not in los:
            yield knoop.value


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_address(lock: str) -> None:
    tekst = (PROJECT / lock).read_text(encoding="utf-8")
    pakketten = re.split(r"\n(?=[a-z0-9])", tekst)[1:]

    assert "://" not in tekst
    assert len(pakketten) > 50
    assert [] == [p.splitlines()[0] for p in pakketten if "==" not in p or "--hash=sha256:" not in p]


def test_the_build_backend_and_the_kernel_are_locked_too() -> None:
    for lock, namen in (
        ("requirements", {"hatchling", "ipykernel"}),
        ("requirements-onderzoek", {"jupyterlab"}),
    ):
        tekst = (PROJECT / f"{lock}.lock").read_text(encoding="utf-8")

        assert namen <= set(re.findall(r"^([a-z0-9-]+)==", tekst, re.MULTILINE))


def test_both_locks_agree() -> None:
    gebruik, proeven = (
        set(re.findall(r"^[a-z0-9-]+==\S+", (PROJECT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        for lock in LOCKS
    )

    assert gebruik <= proeven


def test_notebooks_are_kept_without_what_came_out() -> None:
    for naam, tekst in teksten(soorten=(".ipynb",)):
        cellen = [cel for cel in json.loads(tekst)["cells"] if cel["cell_type"] == "code"]

        assert [] == [cel for cel in cellen if cel["outputs"] or cel["execution_count"]], naam


def test_no_folder_hides_the_list_of_widgets() -> None:
    assert not (PROJECT / "rk" / "widgets").exists()


def test_no_test_sleeps() -> None:
    slaap = re.compile(r"\btime\.sleep\(|\bwait_for_time" + r"out\(")

    assert [] == [naam for naam, tekst in teksten(onder="tests/", soorten=(".py",)) if slaap.search(tekst)]


def test_what_rk_imports_is_asked_for_and_nothing_more() -> None:
    gevraagd = _namen(_pyproject()["project"]["dependencies"])
    nodig = _pakketten("rk/")

    # ipykernel is started and ipywidgets is under every view; neither needs an import of ours.
    assert set() == _pakketten("rk/", zonder=ONDERZOEK) - gevraagd
    assert set() == nodig - gevraagd - _extras()
    assert gevraagd - nodig <= {"ipykernel", "ipywidgets"}


def test_what_the_tests_import_is_asked_for_too() -> None:
    pyproject = _pyproject()
    gevraagd = _namen(pyproject["project"]["dependencies"]) | _namen(
        regel for regel in pyproject["dependency-groups"]["dev"] if isinstance(regel, str)
    )
    gevraagd |= _extras()

    # What asks others for their answers runs in an environment of its own, never in this one.
    ons = _pakketten("gereedschap/", zonder=(GELIJK,))
    assert set() == (_pakketten("tests/") | _pakketten("benchmarks/") | ons) - gevraagd


def test_who_gives_others_answers_asks_for_those_others_alone() -> None:
    gevonden = {
        naam: set(_imports(ast.parse(tekst))) for naam, tekst in teksten(onder=GELIJK, soorten=(".py",))
    }
    allen = {module.split(".")[0] for modules in gevonden.values() for module in modules}
    eisen = [tekst for _naam, tekst in teksten(onder=GELIJK, soorten=(".txt",))]
    gevraagd = {naam for tekst in eisen for naam in _namen(tekst.split())}

    assert gevonden
    # What they bring along themselves.
    assert allen - sys.stdlib_module_names <= gevraagd | {"numpy", "pandas", "rk"}


def _pyproject() -> dict[str, Any]:
    return tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def _extras() -> set[str]:
    """What is asked for by researchers only."""
    return {
        naam for extra in _pyproject()["project"]["optional-dependencies"].values() for naam in _namen(extra)
    }


def _namen(regels: Iterable[str]) -> set[str]:
    """The names of packages as asked for, without versions."""
    return {_gewoon(re.split(r"[^\w.-]", regel)[0]) for regel in regels}


def _gewoon(naam: str) -> str:
    return naam.lower().replace("_", "-")


def _pakketten(onder: str, *, zonder: tuple[str, ...] = ()) -> set[str]:
    """The packages of others that the code below a folder imports."""
    modules = {
        module.split(".")[0]
        for naam, tekst in teksten(onder=onder, soorten=(".py",))
        if not naam.startswith(zonder)
        for module in _imports(ast.parse(tekst))
    }
    eigen = {"rk", "tests", "benchmarks", "gereedschap"}
    herkomst = packages_distributions()
    return {_gewoon(herkomst[module][0]) for module in modules - sys.stdlib_module_names - eigen}


def _imports(boom: ast.Module) -> Iterator[str]:
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom) and knoop.module and not knoop.level:
            yield knoop.module

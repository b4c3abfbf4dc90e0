"""The wheel that groups install works far from the checkout, from its own data and notebooks."""

import os
import re
import signal
import socket
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

import httpx
import pytest

PROJECT = Path(__file__).resolve().parents[2]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
_GEDULD = 60.0
_LINK = re.compile(r"http://127\.0\.0\.1:\d+/\S+")


@dataclass(frozen=True, kw_only=True)
class Plek:
    """An installed Routekaart: its `rk`, a folder that is nobody's, and the environment."""

    rk: Path
    elders: Path
    omgeving: dict[str, str]

    def draai(self, *argumenten: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.rk, *argumenten], check=False, cwd=self.elders, env=self.omgeving,
            capture_output=True, text=True, timeout=_GEDULD,
        )  # fmt: skip

    @contextmanager
    def server(self, *, poort: int, datamap: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
        """A running server and the link that it prints; stopped as with Ctrl+C."""
        opdracht: list[str | Path] = [self.rk, "start", "--geen-browser", "--casus", "rob"]
        proces = subprocess.Popen(
            [*opdracht, "--port", str(poort), "--data-map", datamap], cwd=self.elders, env=self.omgeving,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        wekker = Timer(_GEDULD, proces.kill)
        wekker.start()
        try:
            assert proces.stdout is not None
            gezegd = ""
            for regel in proces.stdout:
                gezegd += regel
                if link := _LINK.search(regel):
                    break
            else:
                pytest.fail(f"de server gaf geen link:\n{gezegd}")
            yield proces, link[0]
        finally:
            proces.send_signal(signal.SIGINT)
            proces.communicate()
            wekker.cancel()


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        poort: int = s.getsockname()[1]
        return poort


@pytest.fixture(scope="module")
def wiel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("wiel")
    subprocess.run(
        [*PIP, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", map_, PROJECT],
        check=True, cwd=map_, capture_output=True,
    )  # fmt: skip
    return next(map_.glob("*.whl"))


@pytest.fixture(scope="module")
def plek(wiel: Path, tmp_path_factory: pytest.TempPathFactory) -> Plek:
    """The wheel in an environment of its own, which borrows the other packages of this one."""
    thuis = tmp_path_factory.mktemp("omgeving")
    venv.create(thuis, with_pip=False)
    python = thuis / "bin" / "python"
    site = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(thuis), "platbase": str(thuis)}))
    # A path file inside this folder would bring the checkout along; a path to the folder does not.
    (site / "geleend.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    subprocess.run(
        [*PIP, "--python", python, "install", "--no-index", "--no-deps", wiel],
        check=True, cwd=thuis, capture_output=True,
    )  # fmt: skip
    elders = tmp_path_factory.mktemp("elders")
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "COV_"))}
    omgeving |= {
        "JUPYTER_PATH": str(Path(sys.prefix) / "share" / "jupyter"),
        "XDG_DATA_HOME": str(elders / "data"),
    }
    return Plek(rk=thuis / "bin" / "rk", elders=elders, omgeving=omgeving)


def test_the_wheel_carries_what_the_tool_knows_and_its_licences(wiel: Path) -> None:
    namen = set(zipfile.ZipFile(wiel).namelist())

    assert {
        "rk/data/casussen/rob.yaml",
        "rk/data/routekaarten/sittard-geleen-beek-stein.yaml",
        "rk/data/stappenplannen/acht-stappen.yaml",
        "rk/notebooks/werksessie.ipynb",
        "rk/py.typed",
    } <= namen
    assert {"LICENSE", "NOTICE.md"} <= {
        naam.rsplit("/", 1)[-1] for naam in namen if ".dist-info/licenses/" in naam
    }
    assert [] == [
        naam for naam in namen if naam.startswith(("tests/", "benchmarks/")) or "__pycache__" in naam
    ]


def test_everything_in_the_checkouts_package_is_in_the_wheel(wiel: Path) -> None:
    namen = set(zipfile.ZipFile(wiel).namelist())
    eigen = {p.relative_to(PROJECT).as_posix() for p in (PROJECT / "rk").rglob("*") if p.is_file()}

    assert [] == sorted(naam for naam in eigen - namen if "__pycache__" not in naam)


def test_the_installed_command_tells_its_version(plek: Plek) -> None:
    klaar = plek.draai("--versie")

    assert (0, "") == (klaar.returncode, klaar.stderr)
    assert klaar.stdout.startswith("routekaart ")


def test_the_installed_command_checks_the_casus_that_came_along(plek: Plek) -> None:
    site = plek.rk.parents[1] / "lib"
    rob = next(site.glob("*/site-packages/rk/data/casussen/rob.yaml"))

    assert plek.draai("controleer", str(rob)).stdout == "rob.yaml: in orde\n"


def test_the_installed_server_opens_with_rob_and_guards_its_port_and_folder(
    plek: Plek, tmp_path: Path
) -> None:
    poort = vrije_poort()
    with plek.server(poort=poort, datamap=tmp_path / "map") as (proces, link):
        with httpx.Client(follow_redirects=True, trust_env=False, timeout=_GEDULD) as browser:
            pagina = browser.get(link)
        zelfde_map = plek.draai(
            "start", "--geen-browser", "--port", str(vrije_poort()), "--data-map", str(tmp_path / "map")
        )
        zelfde_poort = plek.draai(
            "start", "--geen-browser", "--port", str(poort), "--data-map", str(tmp_path / "ander")
        )

    assert 200 == pagina.status_code
    assert "Rob" in pagina.text
    assert proces.returncode in (0, 130)
    assert 1 == zelfde_map.returncode
    assert "draait al" in zelfde_map.stderr
    assert 1 == zelfde_poort.returncode
    assert "poort" in zelfde_poort.stderr.lower()
    assert "Traceback" not in zelfde_map.stderr + zelfde_poort.stderr

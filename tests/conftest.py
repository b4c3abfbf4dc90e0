"""A real server for tests: its own process, a free port of 127.0.0.1, a data folder of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Self

import httpx
import psutil  # type: ignore[import-untyped]  # comes with ipykernel, without types
import pytest
from hypothesis import settings

# A busy machine is slow now and then; no test is about time.
settings.register_profile("rk", deadline=None)
settings.load_profile("rk")

PROJECT = Path(__file__).resolve().parents[1]
_START = (
    "import sys; from pathlib import Path; from rk.domain import Net; from rk.server.app import start; "
    "start(poort=int(sys.argv[1]), datamap=Path(sys.argv[2]), open_browser=False, casus='rob', "
    "netten=lambda: (Net(id='proef', naam='Proefnet', adres='127.0.0.2'),))"
)
_LINK = re.compile(r"(http://127\.0\.0\.1:(\d+))(/open/\S+)")
GEDULD = 60.0


class Server:
    """A server that tests start, stop as with Ctrl+C, or kill; on its port and folder again.

    `adres` has no slash at its end; `link` is the link that works once; `logboek` the file with
    everything that it wrote on its error stream.
    """

    def __init__(self, map_: Path) -> None:
        self.datamap = map_ / "data"
        self.logboek = map_ / "logboek.txt"
        self.gezegd: list[str] = []
        self.adres = self.link = ""
        self._poort = "0"
        self._proces: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_fout: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start it, and wait until it printed its link."""
        with self.logboek.open("a") as fout:
            self._proces = subprocess.Popen(
                [sys.executable, "-c", *self.opdracht()],
                env=os.environ | {"PYTHONPATH": str(PROJECT), "GEHEIM_VAN_DE_BEHEERDER": "niet voor kernels"},
                cwd=self.logboek.parent, stdout=subprocess.PIPE, stderr=fout, text=True,
            )  # fmt: skip
        wekker = Timer(GEDULD, self._proces.kill)
        wekker.start()
        try:
            self.lees_link()
        finally:
            wekker.cancel()

    def opdracht(self) -> list[str]:
        """What Python runs, and with which arguments."""
        return [_START, self._poort, str(self.datamap)]

    def processen(self) -> list[psutil.Process]:
        """The server, and all that it started."""
        assert self._proces is not None
        server = psutil.Process(self._proces.pid)
        return [server, *server.children(recursive=True)]

    def lees_link(self) -> None:
        """Read the link that the server prints, at its start and each time after one was used."""
        assert self._proces is not None
        assert self._proces.stdout is not None
        for regel in self._proces.stdout:
            self.gezegd.append(regel)
            if gevonden := _LINK.search(regel):
                self.adres, self._poort, pad = gevonden.groups()
                self.link = self.adres + pad
                return
        self.kill()
        pytest.fail(f"de server gaf geen link:\n{self.logboek.read_text()}")

    def stop(self) -> int:
        """Stop it as Ctrl+C does; gives its exit code."""
        return self._einde(signal.SIGINT if os.name != "nt" else signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._einde(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)

    def _einde(self, hoe: int) -> int:
        if self._proces is None:
            return 0
        proces, self._proces = self._proces, None
        proces.send_signal(hoe)
        uit, _ = proces.communicate(timeout=GEDULD)
        self.gezegd.append(uit)
        return proces.returncode

    def kernels(self) -> list[psutil.Process]:
        """The kernels that run now, waiting ones too."""
        assert self._proces is not None
        return list(psutil.Process(self._proces.pid).children())

    @contextmanager
    def client(self, *, open_: bool = True) -> Iterator[httpx.Client]:
        """A browser of sorts: with the facilitator's cookie unless told otherwise."""
        with httpx.Client(base_url=self.adres, timeout=GEDULD, trust_env=False, verify=False) as client:
            if open_:
                assert 200 == client.get(self.link, follow_redirects=True).status_code
                self.lees_link()  # the next one
            yield client


@pytest.fixture(scope="session", autouse=True)
def _eigen_datamap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a test does lands in the data folder of who runs it."""
    with pytest.MonkeyPatch.context() as m:
        m.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("gebruiker")))
        yield


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server, shared by the tests of one file."""
    with Server(tmp_path_factory.mktemp("server")) as server:
        yield server

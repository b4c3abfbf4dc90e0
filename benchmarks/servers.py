"""The programs that are measured, each as its user starts it, in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Playwright

_TIK = os.sysconf("SC_CLK_TCK")
_VLAGGEN = (
    *"--no-sandbox --disable-quic --disable-background-networking".split(),
    *"--disable-component-update --disable-sync".split(),
    # No other host, for either program. Playwright's routes would do it too, but every request of
    # the page would then pass through Playwright and wait there.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class Server:
    """A program that listens on a port; ended with its children at the end of the context."""

    def __init__(
        self,
        opdracht: list[str],
        map_: Path,
        poort: int,
        *,
        naam: str = "",
        omgeving: Mapping[str, str] | None = None,
    ) -> None:
        self.poort = poort
        self.adres = f"http://127.0.0.1:{poort}"
        # What it says would say too much to read between the figures; it is kept for a fault.
        self._uitvoer = map_ / f"uitvoer-{naam or poort}.txt"
        with self._uitvoer.open("wb") as uit:
            self.proces = subprocess.Popen(
                opdracht, cwd=map_, stdout=uit, stderr=subprocess.STDOUT, env=omgeving
            )

    def uitvoer(self) -> str:
        """What the program has said so far."""
        return self._uitvoer.read_text(encoding="utf-8", errors="replace")

    def link(self) -> str:
        """The link that lets a browser in, of a server that prints one; waits until it does."""
        einde = time.monotonic() + 60
        while time.monotonic() < einde and self.proces.poll() is None:
            links = re.findall(rf"{re.escape(self.adres)}/open/\S+", self.uitvoer())
            if links:
                return str(links[-1])
            time.sleep(0.05)
        raise RuntimeError(self.uitvoer())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.proces.terminate()
        try:
            self.proces.wait(20)
        except subprocess.TimeoutExpired:
            self.proces.kill()

    def processen(self) -> list[int]:
        """The program and its children (kernels), the program first."""
        ouders: dict[int, list[int]] = {}
        for map_ in Path("/proc").iterdir():
            if map_.name.isdecimal():
                try:
                    velden = (map_ / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                ouders.setdefault(int(velden[1]), []).append(int(map_.name))
        rij = [self.proces.pid]
        for pid in rij:
            rij += ouders.get(pid, [])
        return rij

    def wacht_op_rust(self, *, hoogstens: float = 20) -> None:
        """Until the program and its kernels hardly use the processor: a pool is full again,
        a page that was left is forgotten.
        """
        einde = time.monotonic() + hoogstens
        stil = 0
        while stil < 3 and time.monotonic() < einde:
            voor = self._gewerkt()
            time.sleep(0.4)
            stil = stil + 1 if self._gewerkt() - voor <= 0.03 else 0

    def _gewerkt(self) -> float:
        """Seconds of processor that the program and its children have used."""
        totaal = 0
        for pid in self.processen():
            try:
                velden = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            totaal += int(velden[11]) + int(velden[12])
        return totaal / _TIK


class Werksessie(Server):
    """The workshop as shipped: `rk start --geen-browser`."""

    def __init__(self, datamap: Path) -> None:
        poort = vrije_poort()
        rk = str(Path(sys.executable).with_name("rk"))
        opdracht = [rk, "start", "--geen-browser", "--port", str(poort), "--data-map", str(datamap)]
        super().__init__(opdracht, datamap.parent, poort)


class Voila(Server):
    """Voilà as it comes, with one notebook and its own settings.

    Without `alles` it gets no lab extension but those that come with Voilà itself and anywidget:
    a folder with only Voilà has no Plotly to send along.
    """

    def __init__(self, notebook: Path, map_: Path, *, alles: bool = False) -> None:
        poort = vrije_poort()
        eigen = map_ / notebook.name
        shutil.copy(notebook, eigen)
        opdracht = [sys.executable, "-m", "voila", str(eigen), "--no-browser", f"--port={poort}"]
        if not alles:
            opdracht.append("--VoilaConfiguration.extension_denylist=jupyterlab-plotly")
        super().__init__(opdracht, map_, poort)

    def __enter__(self) -> Self:
        einde = time.monotonic() + 60
        while time.monotonic() < einde:
            try:
                with urlopen(f"{self.adres}/voila/static/voila.js", timeout=5):
                    return self
            except (URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(self.uitvoer())


class Chromium:
    """One browser for all; every visit gets a context of its own, with nothing in its cache."""

    def __init__(self, pw: Playwright) -> None:
        namen = ("chromium", "chromium-browser", "chromium-headless-shell")
        pad = next(filter(None, map(shutil.which, namen)), None)
        self._browser: Browser = pw.chromium.launch(executable_path=pad, args=_VLAGGEN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._browser.close()

    def bezoeker(self) -> BrowserContext:
        """A fresh visitor on a beamer; what is asked of other hosts is refused at once."""
        return self._browser.new_context(viewport={"width": 1366, "height": 768})


def vrije_poort() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        poort: int = sok.getsockname()[1]
        return poort

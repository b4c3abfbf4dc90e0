"""The researchers' screens: each a notebook with a kernel, on one route store, on this machine alone.

Nothing is written here, and nobody joins: the store is read by the kernels, and what may be shown of
it is judged there (`rk.privacy`). The first picture is the one that the last kernel of a screen drew.
"""

from __future__ import annotations

import asyncio
import secrets
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import HTTPError

from rk.content import data_map
from rk.server import logboek, pagina
from rk.server.api import Kernelsleutel
from rk.server.basis import Besloten
from rk.server.begin import Open
from rk.server.grond import IP, Grondserver, aankondiging, stop_netjes
from rk.server.kernels import Vol, Voorraad
from rk.server.statisch import Statisch, StatischHandler
from rk.taal import _
from rk.tekening.onderzoek.kader import SCHERMEN

CIJFERS = "RK_CIJFERS"
"""The name in a kernel's environment of the file with the numbers that it draws."""
_HOOGSTENS = 16
# Every screen has one kernel waiting. A new one starts when the visitor's page has been drawn.
_WACHTEND, _RUST = 1, 5.0
_NAAM = "|".join(s.naam for s in SCHERMEN)
_PLOTLY = "plotly/plotly.min.js"
_MISLUKT = _("De cijfers van deze routedata konden niet worden geteld. Lees de gegevens opnieuw in.")


class Thuis(Besloten):
    """The first screen."""

    def get(self) -> None:
        self.redirect(f"/{SCHERMEN[0].naam}", status=303)


class Dashboard(Besloten):
    """One screen: the shell with its first picture at once, the kernel's part after it."""

    async def get(self, naam: str) -> None:
        voorraad: Voorraad = self.settings["rk_voorraden"][naam]
        try:
            await voorraad.maak_plaats()
        except Vol:
            raise HTTPError(503) from None
        beelden: dict[str, str] = self.settings["rk_beelden"]
        # With a filter in its address it would first show other figures than were asked for.
        beeld = "" if self.request.query else beelden.get(naam, "")
        self.write(pagina.dashboard(self.statisch, naam, beeld, plotly=_PLOTLY))
        try:
            await self.flush()
            self.finish(await voorraad.geef_uit(naam))
        except StreamClosedError:
            return  # the visitor left already; a kernel that was handed out is culled

    def zin(self, status: int) -> str:
        if status == 503:
            return _("Er staan te veel schermen open. Sluit een tabblad en probeer het nog eens.")
        return super().zin(status)


class EersteBeeld(Kernelsleutel):
    """Takes what a kernel drew of its screen, without any filter, for who opens it next."""

    def post(self, naam: str) -> None:
        if self.plek.sessie not in (None, naam):
            raise HTTPError(403)
        self.settings["rk_beelden"][naam] = self.request.body.decode()
        self.antwoord({})


class Dashboardserver(Grondserver):
    """The screens with the numbers in this file."""

    routes = (
        (r"/", Thuis),
        (r"/open/([\w-]{1,80})", Open),
        (rf"/({_NAAM})", Dashboard),
        (rf"/api/dashboards/({_NAAM})/beeld", EersteBeeld),
        (r"/statisch/(\w{16})/([\w./-]+)", StatischHandler),
    )

    def __init__(self, *, cijfers: Path, **meer: Any) -> None:
        super().__init__(notebook=notebook(SCHERMEN[0].naam), geheim=secrets.token_bytes(32), **meer)
        self._cijfers = cijfers

    def statisch(self) -> Statisch:
        return super().statisch().met_groot(_PLOTLY, _plotly())

    def maak_statisch(self, gemaakt: dict[str, str]) -> Statisch:
        return Statisch(gemaakt, onderzoek=True)

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        kernels = settings["kernel_manager"]
        kernels.omgeving = {CIJFERS: str(self._cijfers)}
        self._voorraden = {
            s.naam: self.voorraad(
                kernels, notebook(s.naam), grootte=_WACHTEND, hoogstens=_HOOGSTENS, rust=_RUST
            )
            for s in SCHERMEN
        }
        return settings | {"rk_voorraden": self._voorraden, "rk_beelden": {}}

    async def begin(self) -> None:
        self._taak = asyncio.get_running_loop().create_task(self._warm_op())

    async def _warm_op(self) -> None:
        """One after another: who opens the first screen at once has the machine to himself."""
        for voorraad in self._voorraden.values():
            voorraad.vul_aan()
            await voorraad.gevuld()

    async def einde(self) -> None:
        self._taak.cancel()
        with suppress(asyncio.CancelledError):
            await self._taak
        for voorraad in self._voorraden.values():
            await voorraad.sluit()


def notebook(naam: str) -> Path:
    """The notebook of one screen: inside the installed package, else the checkout's."""
    return data_map().parent / "dashboards" / f"{naam}.ipynb"


def _plotly() -> bytes:
    """Plotly's own script. Its Python is not loaded for it: that takes a second."""
    gevonden = find_spec("plotly")
    if gevonden is None or gevonden.origin is None:
        raise SchermFout(
            _("Voor deze schermen is meer nodig. Zet het erbij met: pip install 'routekaart[onderzoek]'")
        )
    return (Path(gevonden.origin).parent / "package_data" / "plotly.min.js").read_bytes()


class SchermFout(Exception):
    """The screens can't be shown; the text is for the user."""


async def _draai(cijfers: Path, opslag: Path, sokken: list[socket.socket], met_browser: bool) -> None:
    poort: int = sokken[0].getsockname()[1]

    def zin(adres: str) -> str:
        return _("De schermen staan klaar: {adres} (de routedata staat in {map_})").format(
            adres=adres, map_=opslag
        )

    server = Dashboardserver(
        cijfers=cijfers, poort=poort, toon=aankondiging(poort, zin, met_browser=met_browser)
    )
    server.initialize([])
    stop_netjes()
    await server.draai(sokken)


def start_dashboards(*, poort: int, opslag: Path, open_browser: bool = True) -> None:
    """Serve the screens on a route store until it is stopped. `poort` 0 takes a free one.

    The numbers are worked out first, in a process of its own: the server stays small.
    Raises  SchermFout: its text is for the user. OSError: the port is taken.
    """
    sokken = bind_sockets(poort, IP, family=socket.AF_INET)
    try:
        with tempfile.TemporaryDirectory(prefix="routekaart-") as map_:
            cijfers = Path(map_) / "cijfers.json"
            _reken(opslag, cijfers)
            dien(cijfers, opslag, sokken, open_browser=open_browser)
    finally:
        for sok in sokken:
            sok.close()
    print(_("De schermen zijn gesloten."), flush=True)


def dien(cijfers: Path, opslag: Path, sokken: list[socket.socket], *, open_browser: bool) -> None:
    """Serve the screens with the numbers of this file, until it is stopped; `opslag` is only named."""
    logboek.richt_in()
    with suppress(KeyboardInterrupt, asyncio.CancelledError):
        asyncio.run(_draai(cijfers, opslag, sokken, open_browser))


def _reken(opslag: Path, cijfers: Path) -> None:
    """Have the numbers worked out. Raises SchermFout: why they could not be."""
    _plotly()  # without it there is nothing to draw with
    print(_("De cijfers worden geteld. De eerste keer duurt dat een minuut of langer."), flush=True)
    opdracht = [sys.executable, "-m", "rk.dashboards.reken", str(opslag), str(cijfers)]
    uit = subprocess.run(opdracht, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    if uit.returncode or not cijfers.is_file():
        zin = uit.stderr.strip()
        # A sentence comes alone; anything longer is a fault that nobody foresaw.
        raise SchermFout(zin if uit.returncode == 1 and "\n" not in zin else _MISLUKT)

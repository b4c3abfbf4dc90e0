"""Starts the server: one small Voilà application, on this machine alone."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import ssl
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError
from traitlets.config import Config
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer
from voila.paths import collect_static_paths
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import get_page_config

from rk.content import EIGEN, data_map, eigen_fouten, laad_casus, laad_kaart
from rk.domain import Casus, Net, Routekaart
from rk.server import logboek
from rk.server.api import Daden, Gebeurtenissen, Kamer, Kernelsessie
from rk.server.basis import KOPPEN, NietHier
from rk.server.begin import AgendaDaad, Begin, Open, SessieDaad, Sessies
from rk.server.huis import Huis
from rk.server.identity import Begeleider, EenmaligeLink
from rk.server.kernels import AlleenComms, Kernels, Voorraad
from rk.server.sessiepagina import Papier, Sessiepagina
from rk.server.signalen import Signalen, SignalenCsv
from rk.server.statisch import Statisch, StatischHandler, VoilaStatisch
from rk.server.telefoon.certificaat import lees_certificaat
from rk.server.telefoon.deur import Telefoondeur
from rk.server.telefoon.netten import netten_hier
from rk.server.voilascript import voila_script
from rk.store import Datamap, SqliteOpslag

IP = "127.0.0.1"
_WACHTEND, _HOOGSTENS = 2, 12
_EXTENSIES = ("@voila-dashboards/widgets-manager8", "anywidget")
_VOILASCRIPT = "voila/voila.js"
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"
_SESSIE = r"([\w-]{1,80})"

ROUTES: list[Any] = [
    (r"/", Begin),
    (r"/open/([\w-]{1,80})", Open),
    (r"/sessies", Sessies),
    (r"/sessies/signalen", Signalen),
    (r"/sessies/signalen\.csv", SignalenCsv),
    (rf"/sessies/{_SESSIE}/(hernoem|kopieer|verwijder|sluit|heropen|vervolg)", SessieDaad),
    (rf"/agendas/{_SESSIE}/(hernoem|verwijder)", AgendaDaad),
    (rf"/sessie/{_SESSIE}", Sessiepagina),
    (rf"/sessie/{_SESSIE}/papier/([a-z0-9-]+)", Papier),
    (rf"/api/sessies/{_SESSIE}/daden", Daden),
    (rf"/api/sessies/{_SESSIE}/gebeurtenissen", Gebeurtenissen),
    (rf"/api/sessies/{_SESSIE}/kamer", Kamer),
    (r"/api/kernel/sessie", Kernelsessie),
    (r"/statisch/(\w{16})/([\w./-]+)", StatischHandler),
]
"""What this project serves itself; all else is what Voilà's own script asks."""


class Routekaartserver(Voila):
    """Voilà with our handlers only: no tree, no contents, no files, no login, no second host.

    Of Voilà it keeps the rendering of a notebook, its scripts, and Jupyter's kernel handlers.
    """

    def __init__(
        self,
        *,
        huis: Huis,
        geheim: bytes,
        poort: int,
        toon: Callable[[str], None],
        netten: Callable[[], tuple[Net, ...]] = netten_hier,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        super().__init__(config=_instellingen(), notebook_path=str(notebook()))
        self.identity_provider_class = Begeleider
        self.kernel_websocket_connection_class = AlleenComms
        self.cookie_secret = geheim
        self.huis = huis
        self.port = poort
        self.link = EenmaligeLink(toon)
        self.netten = netten
        self.tls = tls

    def _log_default(self) -> Any:
        return logboek.log.getChild("voila")

    def setup_template_dirs(self) -> None:
        # Only our own template: Voilà's load a font from elsewhere and hold inline scripts.
        self.template_paths = [str(Path(__file__).parent / "templates")]
        self.static_paths = collect_static_paths(["voila", "nbconvert"], "base")

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        # Kernels run in our own Python, not in one that the user named "python3".
        self.kernel_spec_manager.kernel_dirs = []
        self.voorraad = Voorraad(
            settings["kernel_manager"],
            self._renderer,
            adres=f"http://{IP}:{self.port}",
            werkmap=self.connection_dir,
            grootte=_WACHTEND,
            hoogstens=_HOOGSTENS,
        )
        return settings | {
            "rk_huis": self.huis,
            "rk_link": self.link,
            "rk_poort": self.port,
            "rk_statisch": self._statisch(),
            "rk_voorraad": self.voorraad,
            "headers": KOPPEN,
            "default_handler_class": NietHier,
            "log_function": logboek.log_verzoek,
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"samesite": "Strict"},
            "allow_remote_access": False,
            "static_immutable_cache": ["/voila/labextensions/"],
            # On the loopback a page that is gone is gone at once. Jupyter's pings and Tornado's share
            # their settings but not their units (ms, s), and closed a good connection every minute.
            "ws_ping_interval": 0,
            "websocket_max_message_size": 4 * 1024 * 1024,
        }

    def _deur(self) -> Telefoondeur:
        """Where phones can come in, once the facilitator opens it; closed until then."""
        statisch = self.app.settings["rk_statisch"]
        return Telefoondeur(self.huis, statisch, netten=self.netten, poort=self.port + 1, tls=self.tls)

    def _statisch(self) -> Statisch:
        mappen = (Path(map_, naam) for naam in _EXTENSIES for map_ in self.labextensions_path)
        return Statisch({_VOILASCRIPT: voila_script(self.static_paths, filter(Path.is_dir, mappen))})

    def _renderer(self) -> NotebookRenderer:
        """What turns the notebook into the end of a page, with a kernel of its own."""
        page_config = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        page_config["fullStaticUrl"] = f"/voila/static/{self.version}"
        page_config["rkScript"] = self.app.settings["rk_statisch"].adres(_VOILASCRIPT)
        return NotebookRenderer(
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            notebook_path=self.notebook_path,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=_EenNotebook(),
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=page_config,
        )

    def init_handlers(self) -> list[Any]:
        extensies = "|".join(_EXTENSIES)
        extensie_paden = {"path": self.labextensions_path}
        return [
            *ROUTES,
            # What Voilà's own script asks.
            (rf"/api/kernels/{_KERNEL}", Kernel),
            (rf"/api/kernels/{_KERNEL}/channels", Kernelkanaal),
            (r"/voila/api/shutdown/(.*)", VoilaShutdownKernelHandler),
            (rf"/voila/static/{self.version}/(.*)", VoilaStatisch, {"paths": self.static_paths}),
            (rf"/voila/labextensions/((?:{extensies})/.*)", FileFindHandler, extensie_paden),
        ]

    async def draai(self, sokken: list[socket.socket], **eigen: Any) -> None:
        """Serve on these sockets until cancelled; `eigen` joins the settings of the handlers."""
        self.connection_dir = tempfile.mkdtemp(prefix="routekaart-")
        self.app = Application(**self.init_settings(), **eigen)
        # Any page elsewhere can make its own name point at 127.0.0.1; only ours is answered.
        self.app.add_handlers(r"(127\.0\.0\.1|localhost)$", self.init_handlers())
        server = HTTPServer(self.app, max_body_size=1024 * 1024)
        server.add_sockets(sokken)
        deur = self._deur()
        self.huis.kamers.deur = deur
        await self.huis.kamers.hervat()
        self.voorraad.vul_aan()
        self.link.toon()
        try:
            await asyncio.Event().wait()
        finally:
            server.stop()
            self.huis.zeg_af()
            await deur.sluit_alles()
            await self.voorraad.sluit()
            shutil.rmtree(self.connection_dir, ignore_errors=True)


class _EenNotebook:
    """What the renderer needs of a contents manager: one notebook, and no other file.

    Jupyter's own would make a database of signatures in the user's Jupyter folder.
    """

    def get(self, path: str) -> dict[str, Any]:
        return {"path": path, "type": "notebook", "content": nbformat.read(path, as_version=4)}  # type: ignore[no-untyped-call]  # half typed

    def file_exists(self, path: str) -> bool:
        return False


class Kernel(KernelHandler):
    """Says whether a kernel is there. Ending one is for the page that leaves, by its own way."""

    def delete(self, kernel_id: str) -> None:
        raise HTTPError(405)


class Kernelkanaal(VoilaKernelWebsocketHandler):
    """A page's connection to its kernel. Who is refused gets the status alone.

    Jupyter would draw a page for him with templates that we don't have, and log that it can't.
    """

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        self.finish()


def _instellingen() -> Config:
    c = Config()
    c.Voila.config_file_paths = []  # else voila.json of the current folder
    c.VoilaConfiguration.template = "rk"
    c.VoilaConfiguration.allow_template_override = "NO"
    c.VoilaConfiguration.allow_theme_override = "NO"
    c.VoilaConfiguration.extension_allowlist = list(_EXTENSIES)
    c.VoilaConfiguration.multi_kernel_manager_class = Kernels
    c.KernelRestarter.restart_limit = 0  # a kernel that died lost its key's session: a new page
    c.MappingKernelManager.cull_idle_timeout = 900
    c.MappingKernelManager.cull_interval = 60
    return c


def notebook() -> Path:
    """The notebook of the workshop: inside the installed package, else the checkout's."""
    return data_map().parent / "notebooks" / "werksessie.ipynb"


async def _draai(
    plek: Datamap,
    opslag: SqliteOpslag,
    sokken: list[socket.socket],
    kaart: Routekaart | None,
    casus: Casus | None,
    open_browser: bool,
    netten: Callable[[], tuple[Net, ...]],
    tls: ssl.SSLContext | None,
) -> None:
    poort = sokken[0].getsockname()[1]
    open_nog = open_browser

    def toon(pad: str) -> None:
        nonlocal open_nog
        adres = f"http://{IP}:{poort}{pad}"
        print(f"Routekaart staat klaar: {adres} (de gesprekken staan in {plek.pad})", flush=True)
        if open_nog:
            open_nog = False
            asyncio.get_running_loop().run_in_executor(None, _open_browser, adres)

    huis = Huis(opslag)
    app = Routekaartserver(huis=huis, geheim=plek.geheim(), poort=poort, toon=toon, netten=netten, tls=tls)
    app.initialize([])
    taak = asyncio.current_task()
    if taak is not None and sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, taak.cancel)
    try:
        await app.draai(sokken, rk_kaart=kaart, rk_casus=casus)
    finally:
        huis.sluit()


def _eigen_werkvormen(plek: Datamap) -> None:
    """A group's own werkvormen stand in a folder beside its talks; kernels read them too."""
    map_ = plek.pad / "werkvormen"
    if map_.is_dir():
        os.environ[EIGEN] = str(map_)
        for fout in eigen_fouten():
            print(f"Deze werkvorm doet nog niet mee: {fout}", flush=True)


def _open_browser(adres: str) -> None:
    """Open the browser if there is one with a screen."""
    # Without a screen `webbrowser` would open a browser inside the terminal.
    if sys.platform in ("win32", "darwin") or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}:
        with suppress(webbrowser.Error):
            webbrowser.open(adres)


def start(
    *,
    poort: int,
    datamap: Path,
    casus: str | None = None,
    kaart: str | None = None,
    open_browser: bool = True,
    cert: Path | None = None,
    sleutel: Path | None = None,
    netten: Callable[[], tuple[Net, ...]] = netten_hier,
) -> None:
    """Run the server until it is stopped. `poort` 0 takes a free one.

    `casus` and `kaart` come first on the start page: an id or the path of an own file.
    `cert` and `sleutel` make secret what goes between phones and this laptop; `netten` tells where
    phones could come in.
    Raises  OpslagFout, InhoudFout, CertificaatFout: their text is for the user. OSError: the port is taken.
    """
    logboek.richt_in()
    tls = lees_certificaat(cert, sleutel) if cert is not None else None
    gekozen_kaart = laad_kaart(kaart) if kaart else None
    gekozen_casus = laad_casus(casus, kaart=gekozen_kaart) if casus else None
    with Datamap(datamap) as plek:
        _eigen_werkvormen(plek)
        sokken = bind_sockets(poort, IP, family=socket.AF_INET)
        opslag = SqliteOpslag(plek.database)
        try:
            with suppress(KeyboardInterrupt, asyncio.CancelledError):
                asyncio.run(
                    _draai(plek, opslag, sokken, gekozen_kaart, gekozen_casus, open_browser, netten, tls)
                )
        finally:
            opslag.sluit()
            for sok in sokken:
                sok.close()
    print("Routekaart is gestopt. Alles is bewaard.", flush=True)

"""What every server of this project stands on: Voilà with our handlers only, on this machine alone."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError
from traitlets.config import Config
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer
from voila.paths import collect_static_paths
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import get_page_config

from rk.server import logboek
from rk.server.basis import KOPPEN, NietHier
from rk.server.identity import Begeleider, EenmaligeLink
from rk.server.kernels import AlleenComms, Kernels, Voorraad
from rk.server.statisch import Statisch, VoilaStatisch
from rk.server.voilascript import voila_script

IP = "127.0.0.1"
VOILASCRIPT = "voila/voila.js"
_EXTENSIES = ("@voila-dashboards/widgets-manager8", "anywidget")
_KERNEL = r"(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"


class Grondserver(Voila):
    """No tree, no contents, no files, no login, no second host.

    Of Voilà it keeps the rendering of a notebook, its scripts, and Jupyter's kernel handlers. What
    stands on it gives its own `routes`, and the settings that these need.
    """

    routes: Sequence[Any] = ()

    def __init__(self, *, notebook: Path, geheim: bytes, poort: int, toon: Callable[[str], None]) -> None:
        super().__init__(config=_instellingen(), notebook_path=str(notebook))
        self.identity_provider_class = Begeleider
        self.kernel_websocket_connection_class = AlleenComms
        self.cookie_secret = geheim
        self.port = poort
        self.link = EenmaligeLink(toon)

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
        return settings | {
            "rk_link": self.link,
            "rk_poort": self.port,
            "rk_statisch": self.statisch(),
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

    def voorraad(
        self, kernels: Kernels, notebook: Path, *, grootte: int, hoogstens: int, rust: float = 1.0
    ) -> Voorraad:
        """A pool of kernels that ran this notebook."""
        return Voorraad(
            kernels,
            lambda: self._renderer(notebook),
            adres=f"http://{IP}:{self.port}",
            werkmap=self.connection_dir,
            grootte=grootte,
            hoogstens=hoogstens,
            rust=rust,
        )

    def statisch(self) -> Statisch:
        """The static files: ours, and Voilà's script as one."""
        mappen = (Path(map_, naam) for naam in _EXTENSIES for map_ in self.labextensions_path)
        return self.maak_statisch({VOILASCRIPT: voila_script(self.static_paths, filter(Path.is_dir, mappen))})

    def maak_statisch(self, gemaakt: dict[str, str]) -> Statisch:
        """The project's static files with these beside them."""
        return Statisch(gemaakt)

    def _renderer(self, notebook: Path) -> NotebookRenderer:
        """What turns a notebook into the end of a page, with a kernel of its own."""
        page_config = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        page_config["fullStaticUrl"] = f"/voila/static/{self.version}"
        page_config["rkScript"] = self.app.settings["rk_statisch"].adres(VOILASCRIPT)
        return NotebookRenderer(
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            notebook_path=str(notebook),
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
            *self.routes,
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
        await self.begin()
        self.link.toon()
        try:
            await asyncio.Event().wait()
        finally:
            server.stop()
            await self.einde()
            shutil.rmtree(self.connection_dir, ignore_errors=True)

    async def begin(self) -> None:
        """What must run before the link is shown; the first kernels, for one."""

    async def einde(self) -> None:
        """What must be closed when it stops."""


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


def aankondiging(poort: int, zin: Callable[[str], str], *, met_browser: bool) -> Callable[[str], None]:
    """What prints a link each time there is a new one, and opens the first in the browser if asked.

    `zin` makes the printed line of an address.
    """
    open_nog = met_browser

    def toon(pad: str) -> None:
        nonlocal open_nog
        adres = f"http://{IP}:{poort}{pad}"
        print(zin(adres), flush=True)
        if open_nog:
            open_nog = False
            asyncio.get_running_loop().run_in_executor(None, _in_browser, adres)

    return toon


def stop_netjes() -> None:
    """Make SIGTERM end the running task as Ctrl+C does."""
    taak = asyncio.current_task()
    if taak is not None and sys.platform != "win32":
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, taak.cancel)


def _in_browser(adres: str) -> None:
    """Open the browser if there is one with a screen."""
    # Without a screen `webbrowser` would open a browser inside the terminal.
    if sys.platform in ("win32", "darwin") or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}:
        with suppress(webbrowser.Error):
            webbrowser.open(adres)

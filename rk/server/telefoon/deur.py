"""Where phones come in: one server for each address that the facilitator opened, shared by sessions."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
import time
from collections.abc import Callable
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from rk.domain import Net
from rk.server import logboek
from rk.server.geweigerd import Geweigerd
from rk.server.huis import Huis
from rk.server.statisch import Statisch
from rk.server.telefoon import afstand, meedoen
from rk.server.telefoon.basis import Elders, Stromen
from rk.server.telefoon.rem import Rem
from rk.taal import _

_GROOTST = 64 * 1024
_RIJ = 512  # a whole room knocks at once
_NOG_EVEN = 1.0
_NETTEN_GELDEN = 5.0


class Telefoondeur:
    """Opens and closes servers for phones. `tls` is what makes them secret to others on the network."""

    def __init__(
        self,
        huis: Huis,
        statisch: Statisch,
        *,
        netten: Callable[[], tuple[Net, ...]],
        poort: int,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.versleuteld = tls is not None
        self._huis, self._statisch, self._tls = huis, statisch, tls
        self._netten, self._poort = netten, poort
        self._gezien: tuple[float, tuple[Net, ...]] = (-_NETTEN_GELDEN, ())
        self._open: dict[tuple[str, int], tuple[HTTPServer, int]] = {}  # with how many sessions use it
        self._rem = Rem()
        self._stromen = Stromen()

    def netten(self) -> tuple[Net, ...]:
        """The networks that this laptop is on, looked up now and then."""
        if time.monotonic() - self._gezien[0] > _NETTEN_GELDEN:
            self._gezien = (time.monotonic(), self._netten())
        return self._gezien[1]

    def open(self, net: str, poort: int) -> int:
        """Listen on this address; gives the port. Raises Geweigerd: that can't be done."""
        for (adres, hier), (server, sessies) in self._open.items():
            if adres == net:
                self._open[adres, hier] = (server, sessies + 1)
                return hier
        sok = self._bind(net, poort)
        hier = int(sok.getsockname()[1])
        server = HTTPServer(
            self._app(net, hier),
            ssl_options=self._tls,
            max_body_size=_GROOTST,
            max_header_size=16 * 1024,
            idle_connection_timeout=120,
            body_timeout=30,
        )
        server.add_socket(sok)
        self._open[net, hier] = (server, 1)
        return hier

    def _bind(self, net: str, poort: int) -> socket.socket:
        """On the port of last time, else beside the facilitator's, else on any."""
        for kans in (poort or self._poort, 0):
            try:
                return bind_sockets(kans, net, family=socket.AF_INET, backlog=_RIJ)[0]
            except OSError:
                continue
        raise Geweigerd(_("Op dit netwerk lukt het niet. Kies een ander netwerk."))

    def sluit(self, net: str, poort: int) -> None:
        """Listen there no more, unless another session still does."""
        server, sessies = self._open.pop((net, poort), (None, 0))
        if server is None:
            return
        if sessies > 1:
            self._open[net, poort] = (server, sessies - 1)
            return
        server.stop()
        loop = asyncio.get_running_loop()
        # The phones are just being told; after that nobody is kept on the line.
        loop.call_later(_NOG_EVEN, lambda: loop.create_task(server.close_all_connections()))

    async def sluit_alles(self) -> None:
        """The server stops."""
        for server, _sessies in self._open.values():
            server.stop()
            await server.close_all_connections()
        self._open = {}

    def _app(self, net: str, poort: int) -> Application:
        instellingen: dict[str, Any] = {
            "rk_huis": self._huis,
            "rk_statisch": self._statisch,
            "rk_poort": poort,
            "rk_rem": self._rem,
            "rk_stromen": self._stromen,
            "rk_versleuteld": self.versleuteld,
            "default_handler_class": Elders,
            "log_function": logboek.log_verzoek,
        }
        app = Application(**instellingen)
        # With a certificate the address is a name that only who made it knows.
        app.add_handlers(r".*" if self.versleuteld else re.escape(net) + "$", meedoen.ROUTES + afstand.ROUTES)
        return app

"""Starts the server: one small Voilà application, on this machine alone."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tornado.netutil import bind_sockets

from rk.content import EIGEN, data_map, eigen_fouten, laad_casus, laad_kaart
from rk.domain import Casus, Net, Routekaart
from rk.server import logboek
from rk.server.api import Daden, Gebeurtenissen, Kamer, Kernelsessie
from rk.server.begin import AgendaDaad, Begin, Open, SessieDaad, Sessies
from rk.server.grond import IP, Grondserver, aankondiging, stop_netjes
from rk.server.huis import Huis
from rk.server.sessiepagina import Papier, Sessiepagina
from rk.server.signalen import Signalen, SignalenCsv
from rk.server.statisch import StatischHandler
from rk.server.telefoon.certificaat import lees_certificaat
from rk.server.telefoon.deur import Telefoondeur
from rk.server.telefoon.netten import netten_hier
from rk.store import Datamap, SqliteOpslag

_WACHTEND, _HOOGSTENS = 2, 12
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


class Routekaartserver(Grondserver):
    """The workshop: the start page, the talks, and the door for phones."""

    routes = ROUTES

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
        super().__init__(notebook=notebook(), geheim=geheim, poort=poort, toon=toon)
        self.huis = huis
        self.netten = netten
        self.tls = tls

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        self._voorraad = self.voorraad(
            settings["kernel_manager"], notebook(), grootte=_WACHTEND, hoogstens=_HOOGSTENS
        )
        return settings | {"rk_huis": self.huis, "rk_voorraad": self._voorraad}

    async def begin(self) -> None:
        # Where phones can come in, once the facilitator opens it; closed until then.
        statisch = self.app.settings["rk_statisch"]
        self._deur = Telefoondeur(self.huis, statisch, netten=self.netten, poort=self.port + 1, tls=self.tls)
        self.huis.kamers.deur = self._deur
        await self.huis.kamers.hervat()
        self._voorraad.vul_aan()

    async def einde(self) -> None:
        self.huis.zeg_af()
        await self._deur.sluit_alles()
        await self._voorraad.sluit()


def notebook() -> Path:
    """The notebook of the workshop: inside the installed package, else the checkout's."""
    return data_map().parent / "notebooks" / "werksessie.ipynb"


async def _draai(
    plek: Datamap,
    opslag: SqliteOpslag,
    sokken: list[socket.socket],
    kaart: Routekaart | None,
    casus: Casus | None,
    met_browser: bool,
    netten: Callable[[], tuple[Net, ...]],
    tls: ssl.SSLContext | None,
) -> None:
    poort: int = sokken[0].getsockname()[1]

    def zin(adres: str) -> str:
        return f"Routekaart staat klaar: {adres} (de gesprekken staan in {plek.pad})"

    toon = aankondiging(poort, zin, met_browser=met_browser)
    huis = Huis(opslag)
    app = Routekaartserver(huis=huis, geheim=plek.geheim(), poort=poort, toon=toon, netten=netten, tls=tls)
    app.initialize([])
    stop_netjes()
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

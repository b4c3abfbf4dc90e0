"""Opens a screen in its notebook: the store, the view, and the first picture for who comes next."""

from __future__ import annotations

import gc
import os
import threading
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from IPython.display import display

from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag import Routeopslag
from rk.dashboards import scherm4v, schermroutes, schermsignalen, schermvergelijk
from rk.dashboards.bron import Bron
from rk.journal import ADRES, SLEUTEL
from rk.taal import _
from rk.tekening.boom import El
from rk.tekening.onderzoek.kader import Bord as Bordrecord
from rk.tekening.onderzoek.kader import schermtitel, teken
from rk.views.bord import Bord

OPSLAG = "RK_OPSLAG"
"""The name in the environment of the folder with the route store (rk/server/dashboards.py)."""

Maker = Callable[[Bron, Mapping[str, str]], Bordrecord]


def routes(opslag: Path | str | None = None) -> None:
    """Flows between haltes, the figures, and the colours along the way."""
    _open("routes", schermroutes.maak, opslag)


def vierv(opslag: Path | str | None = None) -> None:
    """Which themes groups chose: in 4V and in their wishes."""
    _open("vierv", scherm4v.maak, opslag)


def signalen(opslag: Path | str | None = None) -> None:
    """What keeps standing in the way, what hangs together, and who is near it."""
    _open("signalen", schermsignalen.maak, opslag)


def vergelijken(opslag: Path | str | None = None) -> None:
    """Two groups side by side."""
    _open("vergelijken", schermvergelijk.maak, opslag)


def _open(naam: str, maker: Maker, opslag: Path | str | None) -> None:
    """Show a screen of the store that is given, or that the server was started with."""
    map_ = opslag or os.environ.get(OPSLAG, "")
    bron: Bron | None = None
    fout = ""
    try:
        bron = Bron(Routeopslag.open(map_)) if map_ else None
    except RoutedataFout as reden:
        fout = str(reden)
    if not map_:
        fout = _("Zeg welke routedata je wilt zien, bijvoorbeeld: {naam}('mijn-map').").format(naam=naam)

    def maak(keuzes: Mapping[str, str]) -> El:
        if bron is None:
            return teken(Bordrecord(naam=naam, titel=schermtitel(naam), melding=fout))
        try:
            return teken(maker(bron, keuzes))
        except RoutedataFout as reden:
            # A part that can't be read: said in place, and the choices stay.
            filters = bron.filters(keuzes)
            return teken(
                Bordrecord(naam=naam, titel=schermtitel(naam), filters=filters, melding=str(reden))
            )

    in_pagina = ADRES in os.environ
    bord = Bord(maak, in_pagina=in_pagina)
    display(bord)  # type: ignore[no-untyped-call]  # IPython has no types
    if in_pagina:
        threading.Thread(target=_bewaar, args=(naam, bord.beeld), daemon=True).start()
    gc.collect()
    gc.freeze()  # what was imported stays; drawing makes many small objects


def _bewaar(naam: str, beeld: str) -> None:
    """Give the server the first picture. Without it a page begins with an empty frame, and that is all."""
    vraag = urllib.request.Request(
        f"{os.environ[ADRES]}/api/dashboards/{naam}/beeld",
        data=beeld.encode(),
        headers={"Authorization": f"Bearer {os.environ.get(SLEUTEL, '')}"},
        method="POST",
    )
    with suppress(OSError):
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(vraag, timeout=10).close()

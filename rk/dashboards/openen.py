"""Opens a screen in its notebook: its numbers, the view, and the first picture for who comes next."""

from __future__ import annotations

import gc
import importlib
import os
import threading
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from IPython.display import display

from rk.dashboards.cijfers import Cijfers
from rk.journal import ADRES, SLEUTEL
from rk.taal import _
from rk.tekening.boom import El
from rk.tekening.onderzoek.kader import Bord as Bordrecord
from rk.tekening.onderzoek.kader import schermtitel, teken
from rk.views.bord import SCHERM, Bord

CIJFERS = "RK_CIJFERS"
"""The name in the environment of the file with the numbers (rk/server/dashboards.py sets it)."""

Maker = Callable[[Cijfers, Mapping[str, str]], Bordrecord]


_MODULES = {
    "routes": "schermroutes",
    "vierv": "scherm4v",
    "signalen": "schermsignalen",
    "vergelijken": "schermvergelijk",
}


def routes(opslag: Path | str | None = None) -> None:
    """Flows between haltes, the figures, and the colours along the way."""
    _open("routes", opslag)


def vierv(opslag: Path | str | None = None) -> None:
    """Which themes groups chose: in 4V and in their wishes."""
    _open("vierv", opslag)


def signalen(opslag: Path | str | None = None) -> None:
    """What keeps standing in the way, and what hangs together."""
    _open("signalen", opslag)


def vergelijken(opslag: Path | str | None = None) -> None:
    """Two groups side by side."""
    _open("vergelijken", opslag)


def _open(eerst: str, opslag: Path | str | None) -> None:
    """Show a screen of the store that is given, or of the numbers that the server worked out. From there
    the others open by themselves: all of them are made of the same numbers.
    """
    cijfers, zin = _cijfers(eerst, opslag)

    @cache
    def met(keuzes: tuple[tuple[str, str], ...]) -> El:
        kant = dict(keuzes)
        naam = kant.pop(SCHERM, eerst)
        if cijfers is None or naam not in _MODULES:
            return teken(Bordrecord(naam=eerst, titel=schermtitel(eerst), melding=zin))
        maker: Maker = importlib.import_module(f"rk.dashboards.{_MODULES[naam]}").maak
        return teken(maker(cijfers, kant))

    in_pagina = ADRES in os.environ
    bord = Bord(
        lambda keuzes: met(tuple(keuzes.items())),
        samen=lambda keuzes: keuzes.get(SCHERM, eerst) == "vergelijken",
        in_pagina=in_pagina,
    )
    display(bord)  # type: ignore[no-untyped-call]  # IPython has no types
    if in_pagina and cijfers is not None:
        threading.Thread(target=_bewaar, args=(eerst, bord.beeld), daemon=True).start()
    gc.collect()
    gc.freeze()  # what was imported stays; drawing makes many small objects


def _cijfers(naam: str, opslag: Path | str | None) -> tuple[Cijfers | None, str]:
    """The numbers; or why there are none, in a sentence."""
    if opslag is None:
        gegeven = os.environ.get(CIJFERS, "")
        if not gegeven:
            zin = _("Zeg welke routedata je wilt zien, bijvoorbeeld: {naam}('mijn-map').")
            return None, zin.format(naam=naam)
        gelezen = Cijfers.lees(Path(gegeven))
        return gelezen, "" if gelezen else _("De cijfers zijn niet te lezen. Start de schermen opnieuw.")
    from rk.analysis.fouten import RoutedataFout
    from rk.dashboards.reken import cijfers

    try:
        return cijfers(opslag), ""
    except RoutedataFout as fout:
        return None, str(fout)


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

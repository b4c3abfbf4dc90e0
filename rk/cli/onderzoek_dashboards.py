"""The command that shows the screens for researchers and policy makers."""

from pathlib import Path
from typing import Annotated

import typer

from rk.taal import _

POORT = 8878


def dashboards(
    opslag: Annotated[
        Path | None,
        typer.Argument(
            metavar="OPSLAGMAP",
            help=_("De map van de routeopslag. Zonder map zie je verzonnen gegevens."),
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int,
        typer.Option("--port", metavar="GETAL", min=1024, max=65535, help=_("De poort van de server.")),
    ] = POORT,
    geen_browser: Annotated[
        bool, typer.Option("--geen-browser", help=_("Open de browser niet vanzelf."))
    ] = False,
) -> None:
    """Laat zien wat er in routedata staat, op vier schermen in de browser.

    Alleen wat niemand herkenbaar maakt komt in beeld.
    """
    from rk.server.dashboards import start_dashboards

    start_dashboards(poort=port, opslag=opslag or _voorbeeld(), open_browser=not geen_browser)


def _voorbeeld() -> Path:
    """Made-up route data in this computer's cache; made when it is not there yet."""
    from platformdirs import user_cache_path

    from rk import __version__
    from rk.analysis import voorbeeld
    from rk.analysis.fouten import RoutedataFout
    from rk.analysis.opslag import Routeopslag

    map_ = user_cache_path("routekaart", appauthor=False) / f"voorbeeld-{__version__}"
    try:
        Routeopslag.open(map_)
    except RoutedataFout:
        print(_("Er worden verzonnen gegevens gemaakt om mee te oefenen."), flush=True)
        map_.parent.mkdir(parents=True, exist_ok=True)
        voorbeeld.maak(map_, 3000, seed=1, vervang=map_.exists())
    return map_

"""The commands of a group: start the werksessie, check own files, see which sessions there are."""

import gc
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rk.cli.nederlands import Opdracht
from rk.taal import _

if TYPE_CHECKING:
    from rk.domain import Routekaart, Samenvatting

POORT = 8877

DataMap = Annotated[
    Path | None,
    typer.Option("--data-map", metavar="MAP", help=_("De map met de gesprekken."), show_default=False),
]
Kaart = Annotated[
    str | None,
    typer.Option(
        "--kaart",
        metavar="KAART",
        help=_("De naam van een routekaart, of een eigen bestand."),
        show_default=False,
    ),
]


def zet_erbij(app: typer.Typer) -> None:
    """Give the command what a group uses."""
    for opdracht in (start, controleer, sessies):
        app.command(cls=Opdracht)(opdracht)


def start(
    ctx: typer.Context,
    port: Annotated[
        int,
        typer.Option("--port", metavar="GETAL", min=1024, max=65535, help=_("De poort van de server.")),
    ] = POORT,
    casus: Annotated[
        str | None,
        typer.Option(
            "--casus",
            metavar="CASUS",
            help=_("De naam van een casus, of een eigen bestand."),
            show_default=False,
        ),
    ] = None,
    kaart: Kaart = None,
    data_map: DataMap = None,
    geen_browser: Annotated[
        bool, typer.Option("--geen-browser", help=_("Open de browser niet; laat alleen de link zien."))
    ] = False,
    cert: Annotated[
        Path | None,
        typer.Option(
            "--cert",
            metavar="BESTAND",
            help=_("Een certificaat: dan kan op het netwerk geen ander meelezen met de telefoons."),
            show_default=False,
        ),
    ] = None,
    sleutel: Annotated[
        Path | None,
        typer.Option(
            "--sleutel", metavar="BESTAND", help=_("De sleutel van het certificaat."), show_default=False
        ),
    ] = None,
) -> None:
    """Start de werksessie op deze computer.

    De browser opent vanzelf. Stoppen kan met Ctrl+C; alles is dan al bewaard.
    """
    ctx.obj.datamap = data_map
    _bestaan(casus, kaart)
    # Looking for rubbish while the rooms load finds none, and takes a tenth of a second.
    gc.disable()
    from rk.server.app import start as start_server
    from rk.store import standaard_map

    gc.freeze()
    gc.enable()
    start_server(
        poort=port,
        datamap=data_map or standaard_map(),
        casus=casus,
        kaart=kaart,
        open_browser=not geen_browser,
        cert=cert,
        sleutel=sleutel,
    )


def _bestaan(casus: str | None, kaart: str | None) -> None:
    """Read what was asked for before the server's rooms load: a typing slip is answered at once.

    Raises  InhoudFout: there is no such casus or map, or it has faults.
    """
    from rk.content import laad_casus

    op_kaart = _kaart(kaart)
    if casus is not None:
        laad_casus(casus, kaart=op_kaart)


def _kaart(kaart: str | None) -> "Routekaart | None":
    from rk.content import laad_kaart

    return None if kaart is None else laad_kaart(kaart)


def controleer(
    bestanden: Annotated[
        list[Path],
        typer.Argument(metavar="BESTAND", help=_("Een of meer YAML-bestanden."), show_default=False),
    ],
    kaart: Kaart = None,
) -> None:
    """Kijk eigen bestanden na.

    Dat kan met een casus, een routekaart, een werkvorm, een agenda of een codeboek. Alle fouten komen in
    één keer.
    """
    from rk.content import controleer as kijk_na

    op_kaart = _kaart(kaart)
    alles_goed = True
    for bestand in bestanden:
        fouten = kijk_na(bestand, kaart=op_kaart)
        for fout in fouten:
            print(fout, file=sys.stderr)
        if fouten:
            alles_goed = False
        else:
            print(_("{bestand}: in orde").format(bestand=bestand.name))
    if not alles_goed:
        raise typer.Exit(1)


def sessies(ctx: typer.Context, data_map: DataMap = None) -> None:
    """Laat zien welke gesprekken er zijn.

    Alleen hun titel, wanneer ze waren en bij welke stap ze zijn; niet wat er is gezegd.
    """
    ctx.obj.datamap = data_map
    from rk.store import Datamap

    plek = Datamap(data_map)
    if not plek.database.exists():
        print(_("Er zijn nog geen gesprekken in {map}.").format(map=plek.pad))
        return
    gevonden = list(_samenvattingen(plek.database))
    print(_("{n} gesprekken in {map}").format(n=len(gevonden), map=plek.pad))
    for s in gevonden:
        stand = _("afgesloten") if s.gesloten else _("bij stap {stap}").format(stap=s.stap)
        print(
            _("{begonnen}  tot  {laatst}  {stand:<20}  {titel}").format(
                begonnen=_dag(s.begonnen), laatst=_dag(s.laatst), stand=stand, titel=s.titel
            )
        )


def _samenvattingen(database: Path) -> "Iterator[Samenvatting]":
    """What each stored session is, the one that was used last first. Reads only."""
    from rk.events import fold_alle, samenvatting
    from rk.store import SqliteOpslag

    opslag = SqliteOpslag(database, alleen_lezen=True)
    try:
        for rij in opslag.sessies():
            yield samenvatting(fold_alle(opslag.lees(rij.id)))
    finally:
        opslag.sluit()


def _dag(tijd: str) -> str:
    """A stored time (ISO, UTC) as day and minute on this computer's clock."""
    return datetime.fromisoformat(tijd).astimezone().strftime("%d-%m-%Y %H:%M")

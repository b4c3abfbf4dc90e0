"""The commands of a researcher. They ask for the extra `onderzoek`, which is imported only inside them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rk.cli.groep import DataMap, Kaart
from rk.cli.nederlands import Opdracht
from rk.cli.onderzoek_dashboards import dashboards
from rk.taal import _

if TYPE_CHECKING:
    from rk.analysis.inlezen import Ingelezen
    from rk.events import Toestand

PAKKETTEN = frozenset(
    "duckdb jupyterlab nltk numpy pandas plotly polars pyarrow rich scipy sklearn statsmodels".split()
)
"""What only researchers have; when one of these is missing the extra was not installed."""

Opslagmap = Annotated[Path, typer.Argument(metavar="OPSLAGMAP", help=_("De map van de routeopslag."))]
Vervang = Annotated[
    bool, typer.Option("--vervang", help=_("Zet het nieuwe in de plaats van wat er al in de map staat."))
]
Voortgang = Callable[[int, int], None]
Stappen = Callable[[str, int, int], None]
GESPREKKEN = "gesprekken"
"""Instead of a file to read in: the talks on this computer."""


def zet_erbij(app: typer.Typer) -> None:
    """Give the command what a researcher uses."""
    app.command("inlezen", cls=Opdracht)(inlezen)
    app.command("maak-voorbeeld", cls=Opdracht)(maak_voorbeeld)
    app.command("dashboards", cls=Opdracht)(dashboards)


@contextmanager
def balk() -> Iterator[Stappen]:
    """A bar that says how far something is: called with what is being done, what is done, of how much.

    Where nobody looks (no terminal) it says nothing.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    kolommen = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*kolommen, console=console, disable=not console.is_terminal, transient=True) as beeld:
        taak = beeld.add_task("", total=None)

        def hoever(wat: str, gedaan: int, totaal: int) -> None:
            beeld.update(taak, description=wat, completed=gedaan, total=totaal or None)

        yield hoever


@contextmanager
def voortgang(wat: str) -> Iterator[Voortgang]:
    """As `balk`, for one thing to do: called with what is done, and of how much (0: unknown)."""
    with balk() as hoever:
        yield lambda gedaan, totaal: hoever(wat, gedaan, totaal)


def inlezen(
    ctx: typer.Context,
    bron: Annotated[
        str,
        typer.Argument(
            metavar="BRON", help=_('"gesprekken", of een bestand: CSV, Parquet of XES (ook .gz).')
        ),
    ],
    map_: Opslagmap,
    koppeling: Annotated[
        Path | None,
        typer.Option(
            "--koppeling",
            metavar="BESTAND",
            help=_("YAML: welke kolommen en woorden bij die van ons horen."),
            show_default=False,
        ),
    ] = None,
    casussen: Annotated[
        Path | None,
        typer.Option(
            "--casussen", metavar="BESTAND", help=_("Een tabel met één rij per casus."), show_default=False
        ),
    ] = None,
    codes: Annotated[
        Path | None,
        typer.Option(
            "--codes", metavar="BESTAND", help=_("Een tabel met codes per casus."), show_default=False
        ),
    ] = None,
    kaart: Kaart = None,
    log: Annotated[
        bool, typer.Option("--log", help=_("Het bestand is een log van elders, met precieze tijden."))
    ] = False,
    levensloop: Annotated[
        str | None,
        typer.Option(
            "--levensloop",
            metavar="WOORDEN",
            help=_("Wat in een log meetelt, zoals start,complete. Anders: complete. Het kan ook: alles."),
            show_default=False,
        ),
    ] = None,
    regio: Annotated[
        str,
        typer.Option(
            "--regio", metavar="TEKST", help=_("De streek van deze gesprekken."), show_default=False
        ),
    ] = "",
    data_map: DataMap = None,
    vervang: Vervang = False,
) -> None:
    """Lees gegevens in, en maak er routedata van.

    Uit gesprekken komt alleen wat mag: na een ja van de hoofdpersoon en een ja van de groep. Wat niet
    klopt, komt in een bestand apart, met de reden erbij.
    """
    ctx.obj.datamap = data_map
    with balk() as hoever:
        if bron == GESPREKKEN:
            uit = _uit_gesprekken(map_, data_map, regio=regio, vervang=vervang, hoever=hoever)
        else:
            from rk.analysis.inlezen import laad_koppeling, lees_in
            from rk.content import laad_kaart

            gekoppeld = laad_koppeling(koppeling)
            if levensloop is not None:
                woorden = (
                    () if levensloop.strip() == _("alles") else tuple(levensloop.replace(",", " ").split())
                )
                gekoppeld = replace(gekoppeld, levensloop=woorden)
            uit = lees_in(
                Path(bron),
                map_,
                koppeling=gekoppeld,
                kaart=None if kaart is None else laad_kaart(kaart),
                casussen=casussen,
                codes=codes,
                log=log or None,
                vervang=vervang,
                voortgang=hoever,
            )
    _vertel(uit, map_)


def _uit_gesprekken(
    map_: Path, data_map: Path | None, *, regio: str, vervang: bool, hoever: Stappen
) -> "Ingelezen":
    """The talks on this computer, read only, one by one: also while a server runs."""
    from rk.analysis.fouten import RoutedataFout
    from rk.analysis.inlezen import lees_gesprekken
    from rk.events import fold_alle
    from rk.store import Datamap, SqliteOpslag

    plek = Datamap(data_map)
    if not plek.database.exists():
        raise RoutedataFout(_("Er zijn nog geen gesprekken in {map}.").format(map=plek.pad))
    opslag = SqliteOpslag(plek.database, alleen_lezen=True)
    try:
        # Once: a talk that begins meanwhile waits for the next time.
        ids = [rij.id for rij in opslag.sessies()]

        def toestanden() -> "Iterator[Toestand]":
            for id_ in ids:
                yield fold_alle(opslag.lees(id_))

        return lees_gesprekken(
            toestanden, map_, aantal=len(ids), regio=regio, vervang=vervang, voortgang=hoever
        )
    finally:
        opslag.sluit()


def _vertel(uit: "Ingelezen", map_: Path) -> None:
    n = uit.opslag.aantal
    print(_("In {map}: casussen {c}, bezoeken {b}").format(c=n.casussen, b=n.bezoeken, map=map_))
    for regel in uit.regels:
        print(regel)
    for pad in uit.apart:
        print(_("Wat niet klopt, staat in {pad}. Kijk het na en lees alles opnieuw in.").format(pad=pad))


def maak_voorbeeld(
    aantal: Annotated[int, typer.Argument(metavar="AANTAL", min=0, help=_("Hoeveel casussen."))],
    map_: Opslagmap,
    seed: Annotated[
        int,
        typer.Option("--seed", metavar="GETAL", min=0, help=_("Hetzelfde getal geeft dezelfde gegevens.")),
    ] = 1,
    vervang: Vervang = False,
) -> None:
    """Maak verzonnen routedata om mee te oefenen.

    Niemand erin bestaat, en dat staat er ook bij.
    """
    from rk.analysis import voorbeeld

    with voortgang(_("Casussen verzinnen")) as hoever:
        voorbeeld.maak(map_, aantal, seed=seed, vervang=vervang, voortgang=hoever)
    print(_("{n} verzonnen casussen in {map}").format(n=aantal, map=map_))

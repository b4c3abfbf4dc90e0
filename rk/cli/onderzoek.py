"""The commands of a researcher. They ask for the extra `onderzoek`, which is imported only inside them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from rk.cli.nederlands import Opdracht
from rk.taal import _

PAKKETTEN = frozenset(
    "duckdb jupyterlab nltk numpy pandas plotly polars pyarrow rich scipy sklearn statsmodels".split()
)
"""What only researchers have; when one of these is missing the extra was not installed."""

Opslagmap = Annotated[Path, typer.Argument(metavar="OPSLAGMAP", help=_("De map van de routeopslag."))]
Vervang = Annotated[
    bool, typer.Option("--vervang", help=_("Zet wat er al in de map staat opzij voor het nieuwe."))
]
Voortgang = Callable[[int, int], None]


def zet_erbij(app: typer.Typer) -> None:
    """Give the command what a researcher uses."""
    app.command("maak-voorbeeld", cls=Opdracht)(maak_voorbeeld)


@contextmanager
def voortgang(wat: str) -> Iterator[Voortgang]:
    """A bar that says how far something is: called with what is done, and of how much (0: unknown).

    Where nobody looks (no terminal) it says nothing.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    kolommen = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*kolommen, console=console, disable=not console.is_terminal, transient=True) as balk:
        taak = balk.add_task(wat, total=None)

        def hoever(gedaan: int, totaal: int) -> None:
            balk.update(taak, completed=gedaan, total=totaal or None)

        yield hoever


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

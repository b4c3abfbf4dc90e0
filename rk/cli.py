"""The `rk` command: start the werksessie, check own files, see which sessions there are.

Whatever can be foreseen to go wrong is told in one plain Dutch sentence on stderr, with an exit
code other than 0; whatever can't is told the same way, and leaves a log without anybody's words.
Heavy rooms are imported by the command that needs them: `rk --versie` answers at once.
"""

import errno
import gc
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from rk import __version__
from rk.taal import _

if TYPE_CHECKING:
    from rk.domain import Routekaart, Samenvatting

POORT = 8877
LOGBOEK = "logboek.txt"

# What Typer says by itself, in the language of the rest.
_HULPTEKST = {
    "Usage:": _("Gebruik:"),
    "Options:": _("Keuzes:"),
    "Commands:": _("Opdrachten:"),
    "Arguments:": _("Erbij te zetten:"),
    "[OPTIONS]": _("[KEUZES]"),
    "COMMAND [ARGS]...": _("OPDRACHT ..."),
    "Show this message and exit.": _("Laat deze uitleg zien."),
    "[default: ": _("[anders: "),
    "[required]": _("[nodig]"),
    "{BESTAND}...": "BESTAND...",
    " <list[Path]>": "",
}


class _Nederlands:
    """Help in Dutch."""

    def get_help(self, ctx: Any) -> str:
        tekst: str = super().get_help(ctx)  # type: ignore[misc]  # a mixin: the command's own
        for engels, nederlands in _HULPTEKST.items():
            tekst = tekst.replace(engels, nederlands)
        return tekst


class _Opdracht(_Nederlands, TyperCommand):
    pass


class _Groep(_Nederlands, TyperGroup):
    pass


@dataclass(slots=True)
class _Loop:
    """One run of the command: where its log goes when something unforeseen happens."""

    datamap: Path | None = None


app = typer.Typer(
    cls=_Groep,
    name="rk",
    help=_("Routekaart: samen kijken welke weg iemand gaat, wie de weg wijst en wat zou helpen."),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

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


def _toon_versie(vraag: bool) -> None:
    if vraag:
        print(f"routekaart {__version__}")
        raise typer.Exit


@app.callback()
def rk(
    versie: Annotated[
        bool,
        typer.Option(
            "--versie", callback=_toon_versie, is_eager=True, help=_("Laat zien welke versie dit is.")
        ),
    ] = False,
) -> None:
    """Routekaart: samen kijken welke weg iemand gaat, wie de weg wijst en wat zou helpen."""


@app.command(cls=_Opdracht)
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


@app.command(cls=_Opdracht)
def controleer(
    bestanden: Annotated[
        list[Path],
        typer.Argument(metavar="BESTAND", help=_("Een of meer YAML-bestanden."), show_default=False),
    ],
    kaart: Kaart = None,
) -> None:
    """Kijk eigen bestanden na.

    Dat kan met een casus, een routekaart, een werkvorm of een agenda. Alle fouten komen in één keer.
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


@app.command(cls=_Opdracht)
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


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run the command and tell its exit code: 0 done, 1 could not, 2 not understood, 130 stopped."""
    for stroom in (sys.stdout, sys.stderr):
        # An old Windows console can't show every character; a mark is better than a fault.
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(errors="replace")
    loop = _Loop()
    try:
        code = app(argumenten, prog_name="rk", standalone_mode=False, obj=loop)
        return code if isinstance(code, int) else 0
    except TyperException as fout:
        if type(fout).__name__ == "NoArgsIsHelpError":  # the help text itself, without a command
            print(fout.format_message())
        else:
            print(_niet_begrepen(fout), file=sys.stderr)
        return 2
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as fout:
        print(_zin(fout) or _onvoorzien(fout, loop), file=sys.stderr)
        return 1


def _niet_begrepen(fout: TyperException) -> str:
    """Why the command line was not understood."""
    optie = getattr(fout, "option_name", None)
    keuze = getattr(fout, "param", None)
    if type(fout).__name__ == "NoSuchOption":
        tekst = _('De keuze "{optie}" bestaat niet.').format(optie=optie)
    elif type(fout).__name__ == "MissingParameter":
        tekst = _("Er ontbreekt iets: {naam}.").format(naam=getattr(keuze, "metavar", None) or optie)
    elif keuze is not None:
        tekst = _('Wat je bij "{optie}" zet, kan daar niet.').format(optie=keuze.opts[-1])
    elif optie is not None:
        tekst = _('Bij "{optie}" hoort iets anders.').format(optie=optie)
    else:
        tekst = _("Deze opdracht bestaat niet.")
    opdracht = getattr(getattr(fout, "ctx", None), "command_path", "rk")
    return f"{tekst} " + _("Uitleg geeft: {opdracht} --help").format(opdracht=opdracht)


# Faults whose own text is one plain sentence, by the room that knows them.
_VOORZIEN = (
    ("rk.content", "InhoudFout"),
    ("rk.events", "GebeurtenisFout"),
    ("rk.store", "OpslagFout"),
    ("rk.server.telefoon.certificaat", "CertificaatFout"),
)


def _zin(fout: Exception) -> str | None:
    """The sentence for a fault that was foreseen, or None."""
    # A room that was never imported can't have raised; importing it here could cost a second.
    kamers = ((sys.modules.get(kamer), naam) for kamer, naam in _VOORZIEN)
    if any(isinstance(fout, getattr(kamer, naam)) for kamer, naam in kamers if kamer is not None):
        return str(fout)
    # A file's fault names its file; a port's has none. Windows refuses some ports outright.
    if isinstance(fout, OSError) and fout.filename is None and fout.errno in (errno.EADDRINUSE, errno.EACCES):
        return _("De poort is al bezet. Kies een andere, bijvoorbeeld: rk start --port {poort}").format(
            poort=POORT + 1
        )
    if isinstance(fout, PermissionError):
        return _("Dit mag niet worden geopend of beschreven: {pad}.").format(pad=fout.filename)
    return None


def _onvoorzien(fout: Exception, loop: _Loop) -> str:
    """Write down where it went wrong, and say so.

    The log gets places in the code and kinds of faults only: a fault's own text can hold what
    people typed.
    """
    tekst = _("Er ging iets mis wat we niet hadden voorzien.")
    try:
        from rk.store import standaard_map

        logboek = (loop.datamap or standaard_map()) / LOGBOEK
        logboek.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with logboek.open("a", encoding="utf-8") as f:
            f.writelines(_spoor(fout))
    except Exception:
        # Nothing is left to write to: the sentence itself must still come.
        return tekst
    return f"{tekst} " + _("Waar in het programma staat hier, zonder woorden uit gesprekken: {pad}").format(
        pad=logboek
    )


def _spoor(fout: BaseException) -> Iterator[str]:
    yield f"{datetime.now(UTC).isoformat(timespec='seconds')} routekaart {__version__}\n"
    keten: BaseException | None = fout
    while keten is not None:
        yield from traceback.format_tb(keten.__traceback__)
        yield f"{type(keten).__module__}.{type(keten).__qualname__}\n"
        keten = keten.__cause__ or keten.__context__


if __name__ == "__main__":
    sys.exit(main())

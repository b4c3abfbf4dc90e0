"""The `rk` command itself: which commands there are, and how a fault is told.

Whatever can be foreseen to go wrong is told in one plain Dutch sentence on stderr, with an exit
code other than 0; whatever can't is told the same way, and leaves a log without anybody's words.
Heavy rooms are imported by the command that needs them: `rk --versie` answers at once.
"""

import errno
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from rk import __version__
from rk.cli import groep, onderzoek, uitgifte
from rk.cli.nederlands import Groep
from rk.taal import _

LOGBOEK = "logboek.txt"


@dataclass(slots=True)
class _Loop:
    """One run of the command: where its log goes when something unforeseen happens."""

    datamap: Path | None = None


app = typer.Typer(
    cls=Groep,
    name="rk",
    help=_("Routekaart: samen kijken welke weg iemand gaat, wie de weg wijst en wat zou helpen."),
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


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


groep.zet_erbij(app)
onderzoek.zet_erbij(app)
uitgifte.zet_erbij(app)


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
    ("rk.analysis.fouten", "RoutedataFout"),
    ("rk.content", "InhoudFout"),
    ("rk.events", "GebeurtenisFout"),
    ("rk.privacy.fouten", "UitgifteFout"),
    ("rk.store", "OpslagFout"),
    ("rk.server.telefoon.certificaat", "CertificaatFout"),
    ("rk.server.dashboards", "SchermFout"),
)


def _zin(fout: Exception) -> str | None:
    """The sentence for a fault that was foreseen, or None."""
    # A room that was never imported can't have raised; importing it here could cost a second.
    kamers = ((sys.modules.get(kamer), naam) for kamer, naam in _VOORZIEN)
    if any(isinstance(fout, getattr(kamer, naam)) for kamer, naam in kamers if kamer is not None):
        return str(fout)
    if isinstance(fout, ModuleNotFoundError) and (fout.name or "").partition(".")[0] in onderzoek.PAKKETTEN:
        return _(
            'Dit is voor onderzoekers en vraagt meer. Installeer het met: pip install "routekaart[onderzoek]"'
        )
    # A file's fault names its file; a port's has none. Windows refuses some ports outright.
    if isinstance(fout, OSError) and fout.filename is None and fout.errno in (errno.EADDRINUSE, errno.EACCES):
        return _("De poort is al bezet. Kies een andere, bijvoorbeeld: rk start --port {poort}").format(
            poort=groep.POORT + 1
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

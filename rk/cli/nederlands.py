"""What the command says by itself, in the language of the rest."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from rk.taal import _

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
    "; required]": _("; nodig]"),
}
# Typer's own marks of kinds and of what can be left out: they say nothing to who reads the help.
_MERKEN = re.compile(r" <[\w\[\] ]+>|[{}]")


class _Nederlands:
    """Help in Dutch."""

    def get_help(self, ctx: Any) -> str:
        tekst: str = super().get_help(ctx)  # type: ignore[misc]  # a mixin: the command's own
        for engels, nederlands in _HULPTEKST.items():
            tekst = tekst.replace(engels, nederlands)
        # As many spaces as the mark had signs, so that the columns stay columns.
        return _MERKEN.sub(lambda merk: " " * len(merk[0]) if "<" in merk[0] else "", tekst)


class Opdracht(_Nederlands, TyperCommand):
    """A command whose help is Dutch."""


class Groep(_Nederlands, TyperGroup):
    """The command above them, likewise."""

"""Faults in a file of data: where, what, and what was expected, in plain Dutch."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from rk.taal import _

Pad = tuple[str | int, ...]
"""The way to a value inside a file: keys and places in lists, counted from 0."""

_LANGSTE_AANHALING = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Bevinding:
    """A fault before its file and line are known: the way to the value, and what is wrong."""

    pad: Pad
    tekst: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Fout:
    """A fault in a file: its name, the line (from 1) where known, the key, and what was expected."""

    bestand: str
    regel: int | None
    sleutel: str
    tekst: str

    def __str__(self) -> str:
        plaats = self.bestand if self.regel is None else f"{self.bestand}:{self.regel}"
        return f"{plaats} {self.sleutel}: {self.tekst}" if self.sleutel else f"{plaats}: {self.tekst}"


class InhoudFout(Exception):
    """A file of data can't be used. `fouten` holds every fault; the message has one per line."""

    def __init__(self, fouten: Iterable[Fout]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(str(f) for f in self.fouten))


def sleutel_van(pad: Pad) -> str:
    """The way to a value as people write it: `werkelijk[3].halte_id`, lists counted from 0."""
    return "".join(f"[{d}]" if isinstance(d, int) else f".{leesbaar(d)}" for d in pad).removeprefix(".")


def leesbaar(tekst: str) -> str:
    """The text, cut when long, with an escape for every sign that a terminal can't show."""
    kort = tekst if len(tekst) <= _LANGSTE_AANHALING else tekst[:_LANGSTE_AANHALING] + "…"
    return "".join(t if t.isprintable() else f"\\u{ord(t):04x}" for t in kort)


def aangehaald(waarde: object) -> str:
    """What a file holds, short enough for one line of a message."""
    match waarde:
        case None:
            return _("leeg")
        case str():
            return f'"{leesbaar(waarde)}"'
        case list():
            return _("een lijst")
        case dict():
            return _("een blok met sleutels")
        case _:
            return leesbaar(json.dumps(waarde))


def bedoel_je(woord: str, keuzes: Iterable[str]) -> str:
    """`; bedoel je "…"?` with the nearest of the choices, or nothing when none is near."""
    # Comparing costs the product of the lengths: no id is longer than what is quoted.
    nabij = get_close_matches(woord[:_LANGSTE_AANHALING], sorted(set(keuzes)), n=1, cutoff=0.6)
    return _('; bedoel je "{keuze}"?').format(keuze=nabij[0]) if nabij else ""

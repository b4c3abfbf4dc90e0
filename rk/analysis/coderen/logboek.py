"""A file to which acts are only ever added: what somebody entered stays, whatever happens next."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rk.analysis.coderen.fouten import CodeerFout
from rk.analysis.opslag.veilig import bewaar, leg_vast
from rk.taal import _

Regel = Mapping[str, Any]


class Logboek:
    """Acts in order of time; each line is a JSON list of those that were added together.

    The file is made with the first line. A line that a power cut left half written is never read and
    never written over: it stays, on a line of its own, counted in `stuk`. Several windows may add to
    the same file.
    """

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.stuk = 0
        self._regels: list[Regel] = []
        self._gelezen = 0

    def regels(self) -> tuple[Regel, ...]:
        """Every act until now; only what is new is read from the disk."""
        try:
            with self.pad.open("rb") as bestand:
                bestand.seek(self._gelezen)
                nieuw = bestand.read()
        except FileNotFoundError:
            return tuple(self._regels)
        except OSError:
            raise CodeerFout(
                _("Het bestand {naam} kan niet worden gelezen. Kijk of de map er nog is.").format(
                    naam=self.pad.name
                )
            ) from None
        heel = nieuw[: nieuw.rfind(b"\n") + 1]  # what follows may still be on its way
        self._gelezen += len(heel)
        for ruw in heel.splitlines():
            samen = _lees(ruw)
            self._regels.extend(samen)
            self.stuk += bool(ruw.strip() and not samen)
        return tuple(self._regels)

    def voeg_toe(self, *regels: Regel) -> None:
        """Add acts, together or not at all, and come back when they are on the disk.

        Raises  CodeerFout: the disk is full or gone; nothing that stood there is changed.
        """
        ruw = json.dumps(regels, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        try:
            wijzer = os.open(self.pad, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINAIR, 0o600)
            try:
                grootte = os.fstat(wijzer).st_size
                if grootte and _laatste_byte(wijzer, grootte) != b"\n":
                    ruw = b"\n" + ruw
                if os.write(wijzer, ruw) != len(ruw):
                    raise OSError
                os.fsync(wijzer)
                if not grootte:
                    leg_vast(self.pad.parent)
            finally:
                os.close(wijzer)
        except OSError:
            raise CodeerFout(
                _(
                    "Het opslaan lukte niet. Misschien is de schijf vol of de map weg. "
                    "Maak ruimte, en doe het nog eens."
                )
            ) from None


_BINAIR = getattr(os, "O_BINARY", 0)  # Windows would write other line ends


def _laatste_byte(wijzer: int, grootte: int) -> bytes:
    os.lseek(wijzer, grootte - 1, os.SEEK_SET)
    return os.read(wijzer, 1)


def _lees(ruw: bytes) -> list[Regel]:
    try:
        samen = json.loads(ruw)
    except ValueError:
        return []
    return [r for r in samen if isinstance(r, dict)] if isinstance(samen, list) else []


def schrijf_heel(pad: Path, tekst: str) -> None:
    """A whole file, or what stood there before: written aside, then put in its place.

    Raises  CodeerFout: it could not be written; the old file is still there.
    """
    try:
        bewaar(pad, lambda bestand: bestand.write(tekst.encode()))
        pad.chmod(0o600)
        leg_vast(pad.parent)  # or a power cut could bring words back that were removed
    except OSError:
        raise CodeerFout(
            _("Het bestand {naam} kon niet worden bewaard. Kijk of er ruimte is op de schijf.").format(
                naam=pad.name
            )
        ) from None

"""Writing so that a store is always whole: aside, down to the disk, and only then renamed."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rk.analysis.fouten import RoutedataFout
from rk.taal import _

BEZIG = ".bezig"
"""At the end of the name of a file that is still being written."""


def bewaar(pad: Path, schrijf: Callable[[IO[bytes]], object]) -> int:
    """Write a file whole or not at all; its size in bytes.

    Raises  OSError: it could not be written; what stood there before still does.
    """
    opzij = pad.with_name(pad.name + BEZIG)
    try:
        with open(opzij, "wb") as f:
            schrijf(f)
            f.flush()
            os.fsync(f.fileno())
        omvang = opzij.stat().st_size
        os.replace(opzij, pad)
    except BaseException:
        opzij.unlink(missing_ok=True)
        raise
    return omvang


def leg_vast(map_: Path) -> None:
    """Make the new names in a folder last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    nr = os.open(map_, os.O_RDONLY)
    try:
        os.fsync(nr)
    finally:
        os.close(nr)


@contextmanager
def schijffouten(map_: Path) -> Iterator[None]:
    """What a disk can refuse, as one sentence. Raises RoutedataFout."""
    try:
        yield
    except OSError as fout:
        if fout.errno in (errno.ENOSPC, errno.EDQUOT):
            tekst = _("De schijf is vol. Maak ruimte en probeer het opnieuw; wat er al stond, is nog heel.")
        elif fout.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            tekst = _("In deze map mag niet worden geschreven: {map}. Kies een andere map.")
        else:
            tekst = _("In deze map lukt het schrijven niet: {map}. Wat er al stond, is nog heel.")
        raise RoutedataFout(tekst.format(map=map_)) from fout


@contextmanager
def slot(map_: Path) -> Iterator[None]:
    """Hold a folder for one writer. Raises RoutedataFout: somebody else is writing in it."""
    nr = os.open(map_ / "slot", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _vergrendel(nr)
        except OSError:
            raise RoutedataFout(
                _("Er wordt al in deze map geschreven: {map}. Wacht tot dat klaar is.").format(map=map_)
            ) from None
        yield
    finally:
        os.close(nr)


if sys.platform == "win32":
    import msvcrt

    def _vergrendel(nr: int) -> None:
        msvcrt.locking(nr, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _vergrendel(nr: int) -> None:
        fcntl.flock(nr, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""Keys without meaning for casussen and talks from elsewhere: the same file gives the same keys.

Were they new at every read, the release ledger would take the same people for others, and could not see
by whom two releases differ.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_data_path

from rk.analysis.fouten import RoutedataFout
from rk.taal import _

_LENGTE = 32


class Sleutelmaker:
    """Makes keys with a secret of this user on this computer: without it nobody can tell whose a key is.

    Raises  RoutedataFout: the secret can't be kept.
    """

    def __init__(self) -> None:
        self._geheim = _geheim(user_data_path("routekaart") / "sleutels")

    def __call__(self, soort: str, tekst: str) -> str:
        """Of something of this kind ("casus", "gesprek") with this name in a file: 32 hex digits."""
        return self.van_alle(soort, [tekst])[0]

    def van_alle(self, soort: str, teksten: Iterable[str]) -> list[str]:
        """The same of many."""
        begin = blake2b(f"{soort}/".encode(), key=self._geheim, digest_size=16)
        uit = []
        for tekst in teksten:
            maker = begin.copy()  # what all have in common is done once
            maker.update(tekst.encode())
            uit.append(maker.hexdigest())
        return uit


def _geheim(pad: Path) -> bytes:
    """Made once, readable by the owner only."""
    try:
        if not pad.exists() or pad.stat().st_size != _LENGTE:
            pad.parent.mkdir(parents=True, exist_ok=True)
            vers = pad.with_suffix(f".{os.getpid()}")
            with open(os.open(vers, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as f:
                f.write(secrets.token_bytes(_LENGTE))
                f.flush()
                os.fsync(f.fileno())
            vers.replace(pad)
        return pad.read_bytes()
    except OSError:
        raise RoutedataFout(
            _("In de map {map} kan niet worden geschreven. Maak daar ruimte, en lees opnieuw in.").format(
                map=pad.parent
            )
        ) from None

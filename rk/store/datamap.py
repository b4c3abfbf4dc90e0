"""The folder with everything that must last."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from platformdirs import user_data_dir

from rk.store.contract import OpslagFout


def standaard_map() -> Path:
    """The folder of this user for Routekaart's data, by the habits of the system."""
    return Path(user_data_dir("routekaart", appauthor=False))


class Datamap:
    """The folder with everything that must last, held by one server at a time.

    As a context it makes the folder when needed (only its owner may look inside) and holds a
    lock on it; `database` and `geheim` are what is in it.
    Raises  OpslagFout: another server holds it, or the folder can't be used.
    """

    def __init__(self, pad: Path | None = None) -> None:
        self.pad = pad or standaard_map()
        self._slot: int | None = None

    @property
    def database(self) -> Path:
        """The file with all sessions."""
        return self.pad / "routekaart.db"

    def __enter__(self) -> Self:
        try:
            self.pad.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._slot = os.open(self.pad / "slot", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            raise OpslagFout(
                f"De map voor de gesprekken kan niet worden gebruikt: {self.pad}. Kies een andere map."
            ) from None
        try:
            _vergrendel(self._slot)
        except OSError:
            self._laat_los()
            raise OpslagFout(
                f"Routekaart draait al met deze map: {self.pad}. Gebruik dat venster, of kies een andere map."
            ) from None
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._laat_los()

    def _laat_los(self) -> None:
        if self._slot is not None:
            os.close(self._slot)
            self._slot = None

    def geheim(self) -> bytes:
        """The secret that signs cookies; made once, readable by the owner only."""
        pad = self.pad / "geheim"
        try:
            if not pad.exists() or pad.stat().st_size < 32:
                vers = pad.with_suffix(".nieuw")
                vers.unlink(missing_ok=True)
                with open(os.open(vers, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
                    f.write(secrets.token_bytes(48))
                vers.replace(pad)
            return pad.read_bytes()
        except OSError:
            raise OpslagFout(
                f"In de map voor de gesprekken kan niet worden geschreven: {self.pad}."
            ) from None


if sys.platform == "win32":
    import msvcrt

    def _vergrendel(slot: int) -> None:
        msvcrt.locking(slot, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _vergrendel(slot: int) -> None:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""How the server says no: with one plain Dutch sentence."""

from __future__ import annotations


class Geweigerd(Exception):
    """An act that can't be done. `zin` is one plain Dutch sentence, `status` the HTTP status."""

    def __init__(self, zin: str, status: int = 409) -> None:
        super().__init__(zin)
        self.zin = zin
        self.status = status


class OnbekendeSessie(Exception):
    """There is no session with this id (any more)."""

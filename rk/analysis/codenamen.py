"""How a code of researchers is called in route data: its name, and the codebook that it is from."""

from __future__ import annotations

import re

WIE_KAN_HET = "wie-kan-het"
"""The codebook of who can change an obstacle: its codes are no obstacles."""
_UIT_BOEK = re.compile(r"(.+) \(([a-z0-9-]+)-\d+\)", re.DOTALL)


def in_routedata(naam: str, boek: str) -> str:
    """The code in route data; it tells which version it is from: "Nazorg (themas-1)"."""
    return f"{naam} ({boek})"


def kaal(code: str) -> str:
    """Only the name of a code."""
    m = _UIT_BOEK.fullmatch(code)
    return m[1] if m else code


def wie_kan_het(code: str) -> bool:
    """Whether a code says who can change an obstacle, in whatever version of that codebook."""
    m = _UIT_BOEK.fullmatch(code)
    return m is not None and m[2] == WIE_KAN_HET

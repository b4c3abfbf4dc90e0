"""Works the numbers of the screens out: once for a store, then kept.

Counting takes seconds, judging what may be seen longer. What comes of it is small, and holds nothing
that may not be on a screen; so it is kept in this computer's cache, under what the store is now.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Collection
from pathlib import Path

from platformdirs import user_cache_path

from rk import __version__
from rk.analysis.fouten import RoutedataFout
from rk.analysis.opslag import Routeopslag
from rk.analysis.tabel import BEZOEK
from rk.dashboards.cijfers import Cijfers
from rk.privacy import REGELS, Regels

_VORM = 4
"""Raised when what is counted changes: then what was kept is of no use."""


def cijfers(map_: Path | str, *, regels: Regels = REGELS, opnieuw: bool = False) -> Cijfers:
    """The numbers of the screens of a store, from the cache when they are there.

    Raises  RoutedataFout: there is no store, or a part of it can't be read.
    """
    opslag = Routeopslag.open(map_)
    pad = _plek(opslag, regels)
    kant = None if opnieuw else Cijfers.lees(pad)
    if kant is None:
        kant = reken(opslag, regels=regels)
        try:
            pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            kant.bewaar(pad)
        except OSError:
            pass  # a full or locked disk: the next time takes as long, and nothing else is lost
    return kant


def reken(opslag: Routeopslag, *, regels: Regels = REGELS, kiezen: Collection[str] | None = None) -> Cijfers:
    """The same, worked out now. `kiezen`: only these attributes can be chosen on the screens."""
    # What counts and judges is heavy; who finds the numbers in the cache goes without.
    from rk.dashboards.naast import naast
    from rk.dashboards.oordeel import oordeel
    from rk.dashboards.tellen import mensen
    from rk.dashboards.telling import alles

    wie = mensen(opslag, kiezen=kiezen)
    tabellen, weg = oordeel(alles(opslag, wie), wie, regels=regels)
    namen = next(k.namen for k in BEZOEK if k.naam == "route")
    route = {
        halte: namen[nr] if nr >= 0 else ""
        for halte, nr in zip(opslag.namen.haltes, opslag.namen.halte_route, strict=True)
    }
    getekend = {n for van, naar in tabellen["stromen"]["namen"] for n in (van, naar)}
    cijfers = Cijfers(
        herkomst=str(opslag.herkomst),
        attributen=dict(wie.waarden),
        tabellen=tabellen,
        weggelaten=weg,
        extra={
            "minstens": regels.minstens,
            "gesprekken": regels.gesprekken,
            "afronden": regels.afronden,
            "routes": {h: r for h, r in route.items() if h in getekend},
        },
    )
    return Cijfers(
        herkomst=cijfers.herkomst,
        attributen=cijfers.attributen,
        tabellen=cijfers.tabellen,
        weggelaten=cijfers.weggelaten,
        extra={**cijfers.extra, "naast": naast(cijfers)},
    )


def _plek(opslag: Routeopslag, regels: Regels) -> Path:
    """Where the numbers of this store are kept: another store, or the same after it changed, has another."""
    merk = hashlib.sha256(f"{_VORM} {__version__} {regels} {opslag.map.resolve()}".encode())
    merk.update((opslag.map / "routeopslag.json").read_bytes())
    return user_cache_path("routekaart", appauthor=False) / "schermen" / f"{merk.hexdigest()[:32]}.json"


def main(argumenten: list[str]) -> int:
    """`python -m rk.dashboards.reken OPSLAGMAP BESTAND`: for the server, which stays light itself.

    The file gets the numbers. A fault that was foreseen is one sentence on stderr, with exit code 1.
    """
    opslag, bestand = argumenten
    try:
        cijfers(opslag).bewaar(Path(bestand))
    except RoutedataFout as fout:
        print(fout, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Made-up route data, clearly marked, to try things on: nobody in it exists.

The same seed gives the same store on the same version of numpy. What is drawn has the shape of what
real talks give (a helper stays who he is, an organisation belongs to its helper), not its shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from rk.analysis.nummers import plaatsen
from rk.analysis.opslag import Herkomst, Schrijver
from rk.analysis.tabel import ONBEKEND, Tijdeenheid, code
from rk.analysis.voorbeeld import casussen, wegen
from rk.analysis.voorbeeld.wegen import Haltekeus, Rij
from rk.content import laad_kaart
from rk.domain import Routekaart

KAART = "sittard-geleen-beek-stein"
BLOK = 1 << 15
"""How many casussen are made at once; each block draws from a stream of its own."""
_LOGHALTES = 7
"""Haltes on each route of a made-up log."""

Voortgang = Callable[[int, int], None]


def maak(
    map_: Path,
    aantal: int,
    *,
    seed: int,
    kaart: Routekaart | None = None,
    vervang: bool = False,
    voortgang: Voortgang | None = None,
) -> None:
    """Write a store of so many made-up casussen.

    `voortgang` hears after each block how many casussen are done, of how many.
    Raises  RoutedataFout: as Schrijver.
    """
    kaart = kaart or laad_kaart(KAART)
    route = np.array([code("route", h.route) for h in kaart.haltes], dtype=np.int8)
    haltes = Haltekeus.maak(route, _gewichten(len(route), seed))
    with Schrijver(map_, herkomst=Herkomst.VOORBEELD, vervang=vervang) as s:
        for halte, nr in zip(kaart.haltes, route.tolist(), strict=True):
            s.namen.halte(halte.id, halte.naam, nr)
        casussen.noem(s.namen)
        for rng, van, tot in _blokken(aantal, BLOK, seed):
            casus, warmer = casussen.rijen(rng, tot - van, s.namen)
            bezoek = wegen.beide_wegen(rng, haltes, route, casus["maand"], warmer)
            s.voeg_toe(bezoek, casus, casussen.codes(rng, tot - van, s.namen))
            if voortgang:
                voortgang(tot, aantal)


def log(map_: Path, events: int, *, seed: int, vervang: bool = False) -> None:
    """Write a made-up log of exactly so many visits, in microseconds, to measure speed on.

    About nine visits a casus, 28 haltes, real ways only; half of the casussen begin far off.
    """
    route = np.repeat(np.arange(4, dtype=np.int8), _LOGHALTES)
    haltes = Haltekeus.maak(route, np.tile(1 / np.arange(1, _LOGHALTES + 1) ** 2, 4))
    with Schrijver(
        map_, herkomst=Herkomst.VOORBEELD, tijdeenheid=Tijdeenheid.MICROSECONDE, vervang=vervang
    ) as s:
        for nr, r in enumerate(route.tolist()):
            s.namen.halte(f"halte-{nr + 1}", f"Halte {nr + 1}", r)
        for rng, van, tot in _blokken(events, BLOK * 8, seed):
            lengte = _lengten(rng, tot - van)
            n = len(lengte)
            rijen = wegen.loop(rng, lengte, warmer=np.zeros(n, dtype=bool), verweg=rng.random(n) < 0.5)
            casus, plaats = plaatsen(lengte)
            m = len(casus)
            halte = haltes.kies(rng, rijen["route"])
            tijd = np.cumsum(
                rng.standard_exponential(m, dtype=np.float32).astype(np.float64) * 2.6e11
            ).astype(np.int64)
            begin = rng.integers(0, 10 * 365 * 86_400_000_000, size=n) + 1_400_000_000_000_000
            eerste = np.cumsum(lengte) - lengte
            s.voeg_toe(
                {
                    "casus": casus,
                    "weg": np.zeros(m, dtype=np.int8),
                    "volgorde": plaats,
                    "halte": halte,
                    "route": route[halte],
                    "overdracht": np.where(rijen["overdracht"] == 5, ONBEKEND, rijen["overdracht"]).astype(
                        np.int8
                    ),
                    "uitkomst": np.where(rijen["uitkomst"] == 5, ONBEKEND, rijen["uitkomst"]).astype(np.int8),
                    "tijd": tijd - (tijd[eerste] - begin)[casus],
                },
                {"sleutel": casussen.sleutels(rng, n)},
            )


def _lengten(rng: np.random.Generator, events: int) -> Rij:
    """Lengths of ways that together make exactly so many visits."""
    lengte = 1 + rng.negative_binomial(4, 1 / 3, size=events // 3 + 1)
    tot = np.cumsum(lengte)
    n = int(np.searchsorted(tot, events))
    lengte = lengte[: n + 1]
    lengte[-1] -= tot[n] - events
    return lengte[lengte > 0]


def _blokken(aantal: int, blok: int, seed: int) -> Iterator[tuple[np.random.Generator, int, int]]:
    for nr, van in enumerate(range(0, aantal, blok)):
        yield np.random.default_rng([seed, nr]), van, min(van + blok, aantal)


def _gewichten(n: int, seed: int) -> Rij:
    """A few haltes are gone to often, most now and then."""
    return np.random.default_rng([seed, 0, n]).permutation(1 / np.arange(1, n + 1) ** 0.8)

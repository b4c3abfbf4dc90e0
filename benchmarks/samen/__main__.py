"""One command: `python -m benchmarks.samen`. Prints each figure beside its target."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.samen.doelen import Kaal, Samen
from benchmarks.samen.metingen import Meting, kom_terug, leg_kaarten, luister
from benchmarks.samen.uitkomst import Uitkomst


async def _meet(keuze: argparse.Namespace, map_: Path) -> list[Uitkomst]:
    kort = bool(keuze.kort)
    lasten = {
        "een": Meting(sessies=1, telefoons=12 if kort else 150, kaarten=4 if kort else 10,
                      seconden=3 if kort else 20),
        "vijf": Meting(sessies=2 if kort else 5, telefoons=12 if kort else 300,
                       kaarten=4 if kort else 10, seconden=3 if kort else 20),
        "stroom": Meting(sessies=1, telefoons=10 if kort else 125, stromen=2 if kort else 4,
                         wissels=4 if kort else 20),
        "terug": Meting(sessies=1, telefoons=10 if kort else 100),
    }  # fmt: skip
    uitkomsten: list[Uitkomst] = []
    for naam, meting in lasten.items():
        if keuze.alleen and naam not in keuze.alleen:
            continue
        metend = {"stroom": luister, "terug": kom_terug}.get(naam, leg_kaarten)
        eigen = map_ / naam
        eigen.mkdir()
        print(f"{meting}; belasting {os.getloadavg()[0]:.1f}", flush=True)
        with Kaal(eigen) as kaal:
            naast = await metend(kaal, meting)
        with Samen(eigen) as samen:
            onze = await metend(samen, meting)
        for u in onze:
            print(f"    {u.naast(naast)}", flush=True)
        uitkomsten += onze
    return uitkomsten


def main() -> int:
    """Measure and print; 1 when a target was missed."""
    lezer = argparse.ArgumentParser(prog="benchmarks.samen", description=__doc__)
    lezer.add_argument("--kort", action="store_true", help="a handful of phones: to try it out")
    lezer.add_argument("--alleen", nargs="*", help="een, vijf, stroom, terug")
    keuze = lezer.parse_args()
    # Tornado's client tells of each stream that we close ourselves.
    logging.getLogger("tornado.application").disabled = True
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="rk-bench-") as map_:
        uitkomsten = asyncio.run(_meet(keuze, Path(map_)))
    mis = [u for u in uitkomsten if not u.gehaald]
    print(f"klaar in {time.perf_counter() - begin:.0f} s, {len(mis)} van {len(uitkomsten)} niet gehaald")
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(main())

"""One command: `python -m benchmarks.onderzoek`. Prints ratios beside their targets."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.onderzoek import geheugen, schijf
from benchmarks.onderzoek.ander import OMGEVING
from benchmarks.onderzoek.uitkomst import REKENTIJD, Uitkomst
from rk.analysis import voorbeeld
from rk.analysis.opslag import Routeopslag


def main() -> int:
    """Measure and print; 1 when a target was missed."""
    keuze = _lees(sys.argv[1:])
    begin = time.perf_counter()
    pm4py = OMGEVING.exists() and not keuze.zonder_pm4py
    if not pm4py:
        print("pm4py is er niet bij; zet het klaar met: make gelijk")
    uitkomsten: list[Uitkomst] = []
    with tempfile.TemporaryDirectory(prefix="rk-bench-") as tijdelijk:
        klad = keuze.map or Path(tijdelijk)
        log = _log(klad, keuze.events)
        if "geheugen" in keuze.alleen:
            uitkomsten += _toon(
                f"in het geheugen, {keuze.events:,} bezoeken",
                geheugen.meet_log(log, klad, rondes=keuze.rondes, pm4py=pm4py),
            )
        if "cijfers" in keuze.alleen:
            casussen = max(10, round(keuze.events / 9.5))
            voorbeeld.maak(klad / "casussen", casussen, seed=6, vervang=(klad / "casussen").exists())
            uitkomsten += _toon(
                "cijfers, evenveel bezoeken van gemaakte casussen",
                geheugen.meet_cijfers(Routeopslag.open(klad / "casussen"), rondes=keuze.rondes),
            )
        if "motoren" in keuze.alleen:
            uitkomsten += _toon("draden, Dask en Spark", schijf.meet_motoren(log, rondes=keuze.rondes))
        if "bestand" in keuze.alleen and pm4py:
            logs = {"csv": log, "xes": _log(klad, keuze.xes)}
            uitkomsten += _toon(
                "van ruw bestand tot eerste antwoord", schijf.meet_bestand(logs, klad, rondes=keuze.rondes)
            )
        if "groot" in keuze.alleen:
            groot = _log(klad, keuze.groot)
            uitkomsten += _toon(
                "van schijf", schijf.meet_schijf(groot, rondes=keuze.rondes, eis=keuze.groot >= 10_000_000)
            )
            maten = sorted({m for m in (100_000, 1_000_000, 10_000_000, keuze.groot) if m <= keuze.groot})
            _toon("groei", schijf.meet_groei([_log(klad, m) for m in maten], rondes=keuze.rondes))
    mis = [u for u in uitkomsten if not u.gehaald]
    print(f"klaar in {time.perf_counter() - begin:.0f} s, {len(mis)} van {len(uitkomsten)} niet gehaald")
    return 1 if mis else 0


def _log(klad: Path, events: int) -> Routeopslag:
    map_ = klad / f"log-{events}"
    if not map_.exists():
        voorbeeld.log(map_, events, seed=6)
    return Routeopslag.open(map_)


def _toon(kop: str, uitkomsten: Iterable[Uitkomst | str]) -> list[Uitkomst]:
    print(f"\n{kop}; belasting {os.getloadavg()[0]:.1f}", flush=True)
    gemeten: list[Uitkomst] = []
    for u in uitkomsten:
        print(f"    {u} [belasting {os.getloadavg()[0]:.1f}]", flush=True)
        if isinstance(u, Uitkomst):
            gemeten.append(u)
    return gemeten


def _lees(argumenten: list[str]) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="benchmarks.onderzoek", description=__doc__)
    delen = ("geheugen", "cijfers", "motoren", "bestand", "groot")
    lezer.add_argument(
        "--events", type=int, default=10_000_000, help="bezoeken in het geheugen, en in het CSV-bestand"
    )
    lezer.add_argument("--groot", type=int, default=100_000_000, help="bezoeken op schijf")
    # Of ten million pm4py takes four minutes each time.
    lezer.add_argument("--xes", type=int, default=1_000_000, help="bezoeken in het XES-bestand")
    lezer.add_argument("--rondes", type=int, default=5)
    lezer.add_argument("--alleen", nargs="*", default=delen, choices=delen)
    lezer.add_argument("--zonder-pm4py", action="store_true")
    lezer.add_argument("--map", type=Path, help="waar de gemaakte logs staan en blijven staan")
    lezer.add_argument(
        "--rekentijd", action="store_true", help="tel wat de kernen deden, samen: voor een drukke computer"
    )
    lezer.add_argument("--kort", action="store_true", help="klein, om te proberen")
    keuze = lezer.parse_args(argumenten)
    if keuze.rekentijd:
        os.environ[REKENTIJD] = "1"
    if keuze.kort:
        keuze.events, keuze.groot, keuze.xes, keuze.rondes = 200_000, 1_000_000, 20_000, 2
    return keuze


if __name__ == "__main__":
    raise SystemExit(main())

"""One command: `python -m benchmarks`. Prints ratios beside their targets, and memory."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import agenda, figuren, geheugen, groei, klikken, openen
from benchmarks.gesprek import HALTES, kaartbeeld, maak_gesprekken
from benchmarks.servers import Chromium, Voila, Werksessie
from benchmarks.verhouding import Verhouding

NOTEBOOKS = Path(__file__).with_name("notebooks")


def main() -> int:
    """Measure and print; 1 when a target was missed."""
    keuze = _lees(sys.argv[1:])
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="rk-bench-") as map_, sync_playwright() as pw:
        kladmap = Path(map_)
        gesprekken = maak_gesprekken(kladmap / "gesprekken", aantal=keuze.runs + 1)
        met_figuren = figuren.maak_gesprek(gesprekken)
        met_agenda, punten = agenda.maak_gesprek(gesprekken)
        beeld = kaartbeeld(gesprekken)
        (kladmap / "beeld.svg").write_text(beeld, encoding="utf-8")
        with (
            Werksessie(kladmap / "gesprekken") as werksessie,
            Voila(NOTEBOOKS / "schuif.ipynb", kladmap, alles=keuze.alles) as schuif,
            Voila(NOTEBOOKS / "kaal.ipynb", kladmap, alles=keuze.alles) as kaal,
            Chromium(pw) as browser,
        ):
            uitkomsten = openen.meet(browser, werksessie, schuif, gesprekken, runs=keuze.runs)
            _toon("(a) de pagina openen", uitkomsten)
            uitkomst = klikken.meet(browser, werksessie, kaal, gesprekken, kliks=keuze.kliks)
            _toon(f"(b) van klik tot kaart, {HALTES} haltes, {len(beeld) // 1024} kB SVG", [uitkomst])
            uitkomsten.append(uitkomst)
            print("(c) geheugen, MB")
            for regel in geheugen.meet(werksessie, schuif):
                print(f"    {regel}")
            uitkomst = figuren.meet(browser, werksessie, kaal, met_figuren, kliks=keuze.kliks)
            _toon(
                f"(d) met alle figuren: {figuren.HELPERS} helpers, {figuren.OBSTAKELS} obstakels", [uitkomst]
            )
            uitkomsten.append(uitkomst)
            uitkomst = agenda.meet(browser, werksessie, kaal, met_agenda, punten, kliks=keuze.kliks)
            _toon("(f) alle werkvormen op de agenda", [uitkomst])
            uitkomsten.append(uitkomst)
    print("(e) wat de figuren kosten als de kaart groeit")
    groei.main()
    print(f"klaar in {time.perf_counter() - begin:.0f} s")
    return 0 if all(u.gehaald for u in uitkomsten) else 1


def _lees(argumenten: list[str]) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    lezer.add_argument("--runs", type=int, default=9, help="pages opened of each kind (9)")
    lezer.add_argument("--kliks", type=int, default=160, help="clicks of each kind (160)")
    lezer.add_argument(
        "--alles",
        action="store_true",
        help="stock Voilà sends every lab extension that is installed here, also Plotly's 5 MB",
    )
    return lezer.parse_args(argumenten)


def _toon(kop: str, uitkomsten: list[Verhouding]) -> None:
    print(kop)
    for uitkomst in uitkomsten:
        print(f"    {uitkomst}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

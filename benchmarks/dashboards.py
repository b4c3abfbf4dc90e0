"""How long a researchers' screen takes to open, beside stock Voilà with one slider.

`python -m benchmarks.dashboards`. Opened is: every figure drawn, the kernel there, and a choice made in
a list has come back from it; of stock Voilà: a key on the slider has. The first screen with an empty
cache; the second by its link on the first, and once more by its address. In turn, on rested servers.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.openen import ga_weg, open_voila, tabblad
from benchmarks.servers import Chromium, Server, Voila, vrije_poort
from benchmarks.verhouding import Verhouding

_GEDULD = 60_000
NOTEBOOKS = Path(__file__).with_name("notebooks")
_DIEN = (
    "import sys, socket; from pathlib import Path; from tornado.netutil import bind_sockets; "
    "from rk.server.dashboards import dien; "
    "dien(Path(sys.argv[2]), Path('routedata'), "
    "bind_sockets(int(sys.argv[1]), '127.0.0.1', family=socket.AF_INET), open_browser=False)"
)


class Schermen(Server):
    """The screens as shipped, on numbers that were worked out before."""

    def __init__(self, cijfers: Path, map_: Path) -> None:
        poort = vrije_poort()
        super().__init__([sys.executable, "-c", _DIEN, str(poort), str(cijfers)], map_, poort)


def _open_scherm(pagina: Page, ga: Callable[[], object], blok: str) -> float:
    """Milliseconds until all is drawn and a choice has come back."""
    begin = time.perf_counter()
    ga()
    expect(pagina.locator(f"#blok-{blok}")).to_be_attached(timeout=_GEDULD)
    kiezer = pagina.locator("#filter-g_erbij")
    kiezer.select_option("nee")
    expect(pagina.locator("#bord-zin")).to_contain_text("zelf erbij: nee", timeout=_GEDULD)
    vakken = pagina.locator("[data-figuur]")
    klaar = pagina.locator("[data-figuur] > [data-klaar]")
    expect(klaar).to_have_count(vakken.count(), timeout=_GEDULD)
    return 1000 * (time.perf_counter() - begin)


def meet(browser: Chromium, schermen: Schermen, voila: Voila, *, runs: int) -> list[Verhouding]:
    """Open first and second screen and stock Voilà in turn; the first round is not counted."""
    eerste: list[float] = []
    tweede: list[float] = []
    adres: list[float] = []
    stock: list[float] = []
    begin = browser.bezoeker()
    begin.new_page().goto(schermen.link())
    koekjes = begin.cookies()
    begin.close()
    for ronde in range(runs + 1):
        context = browser.bezoeker()
        context.add_cookies(koekjes)  # type: ignore[arg-type]  # Playwright's own answer, as a question
        schermen.wacht_op_rust()
        pagina = tabblad(context)
        routes, vierv = f"{schermen.adres}/routes", f"{schermen.adres}/vierv"
        tot_eerste = _open_scherm(pagina, partial(pagina.goto, routes, wait_until="commit"), "stromen")
        pagina.locator("#filter-alles").click()
        expect(pagina.locator("#bord-zin")).not_to_contain_text("zelf erbij", timeout=_GEDULD)
        schermen.wacht_op_rust()
        tot_tweede = _open_scherm(pagina, pagina.locator("#naar-vierv").click, "vierv")
        schermen.wacht_op_rust()
        tot_adres = _open_scherm(pagina, partial(pagina.goto, vierv, wait_until="commit"), "vierv")
        ga_weg(context, schermen)
        voila.wacht_op_rust()
        context = browser.bezoeker()
        tot_schuif = open_voila(context, voila)
        ga_weg(context, voila)
        if ronde:
            eerste.append(tot_eerste)
            tweede.append(tot_tweede)
            adres.append(tot_adres)
            stock.append(tot_schuif)
    return [
        Verhouding(naam="eerste scherm", onze=tuple(eerste), hunne=tuple(stock), doel=2.0),
        Verhouding(naam="tweede scherm", onze=tuple(tweede), hunne=tuple(stock), doel=1.3),
        Verhouding(naam="tweede scherm, opnieuw geladen", onze=tuple(adres), hunne=tuple(stock), doel=1.3),
    ]


def main() -> int:
    """Measure and print; 1 when a target was missed."""
    from rk.analysis import voorbeeld
    from rk.analysis.opslag import Routeopslag
    from rk.dashboards.reken import reken

    lezer = argparse.ArgumentParser(prog="benchmarks.dashboards", description=__doc__)
    lezer.add_argument("--runs", type=int, default=5, help="screens opened of each kind (5)")
    runs = lezer.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="rk-bench-") as map_, sync_playwright() as pw:
        kladmap = Path(map_)
        voorbeeld.maak(kladmap / "opslag", 3000, seed=1)
        begin = time.perf_counter()
        cijfers = reken(Routeopslag.open(kladmap / "opslag"))
        print(f"de cijfers van 3.000 casussen geteld en beoordeeld in {time.perf_counter() - begin:.1f} s")
        cijfers.bewaar(kladmap / "cijfers.json")
        with (
            Schermen(kladmap / "cijfers.json", kladmap) as schermen,
            Voila(NOTEBOOKS / "schuif.ipynb", kladmap) as voila,
            Chromium(pw) as browser,
        ):
            uitkomsten = meet(browser, schermen, voila, runs=runs)
    print("schermen voor onderzoekers openen, naast Voilà met één schuif")
    for uitkomst in uitkomsten:
        print(f"    {uitkomst}", flush=True)
    return 0 if all(u.gehaald for u in uitkomsten) else 1


if __name__ == "__main__":
    sys.exit(main())

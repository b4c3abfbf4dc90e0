"""(a) From opening the address to the first click whose event is stored, and the first picture."""

from __future__ import annotations

import time

from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.gesprek import Gesprekken
from benchmarks.servers import Chromium, Server, Voila, Werksessie
from benchmarks.verhouding import Verhouding

_GEDULD = 60.0  # seconds

# When the drawing is in the page and the browser has painted for the first time, in ms since
# the address was opened. Runs before the page; reads, never writes.
_KIJK = """
  window.bench = { tekening: 0 };
  new MutationObserver((_, zelf) => {
    if (!document.querySelector(".rk-scherm main > *")) return;
    window.bench.tekening = performance.now();
    zelf.disconnect();
  }).observe(document, { childList: true, subtree: true });
"""
# A click can be stored before the browser has painted: then there is no time to read yet.
_LEES = """() => {
  const verf = performance.getEntriesByName("first-contentful-paint")[0];
  return verf && window.bench.tekening ? Math.max(window.bench.tekening, verf.startTime) : 0;
}"""


def meet(
    browser: Chromium, werksessie: Werksessie, voila: Voila, gesprekken: Gesprekken, *, runs: int
) -> list[Verhouding]:
    """Open both in turn, `runs` times, each time with an empty cache and a rested server.

    The first round is not counted: it reads programs and files from the disk.
    """
    facilitator = browser.bezoeker()
    begin = facilitator.new_page()
    begin.goto(werksessie.link())
    koekjes = facilitator.cookies()
    facilitator.close()
    klik: list[float] = []
    beeld: list[float] = []
    stock: list[float] = []
    for sessie in gesprekken.ids:
        werksessie.wacht_op_rust()
        context = browser.bezoeker()
        context.add_cookies(koekjes)  # type: ignore[arg-type]  # Playwright's own answer, as a question
        tot_klik, tot_beeld = _open_werksessie(context, werksessie, gesprekken, sessie)
        ga_weg(context, werksessie)
        voila.wacht_op_rust()
        context = browser.bezoeker()
        tot_schuif = open_voila(context, voila)
        ga_weg(context, voila)
        if sessie != gesprekken.ids[0]:
            klik.append(tot_klik)
            beeld.append(tot_beeld)
            stock.append(tot_schuif)
    return [
        Verhouding(naam="eerste klik bewaard", onze=tuple(klik), hunne=tuple(stock), doel=0.85),
        Verhouding(naam="eerste beeld", onze=tuple(beeld), hunne=tuple(stock), doel=0.10),
    ]


def tabblad(context: BrowserContext) -> Page:
    """An empty tab, as it is when somebody opens a link: the tab itself has been made."""
    pagina = context.new_page()
    pagina.wait_for_timeout(500)
    return pagina


def ga_weg(context: BrowserContext, server: Server) -> None:
    """Leave for another page, as a visitor does, so that the page can tell its kernel to end."""
    for pagina in context.pages:
        pagina.goto(f"{server.adres}/weg")
        pagina.wait_for_timeout(300)
    context.close()


def _open_werksessie(
    context: BrowserContext, werksessie: Werksessie, gesprekken: Gesprekken, sessie: str
) -> tuple[float, float]:
    """Milliseconds until a click on "verder" is in the database, and until the first picture."""
    pagina = tabblad(context)
    pagina.add_init_script(_KIJK)
    voor = gesprekken.aantal(sessie)
    begin = time.perf_counter()
    pagina.goto(f"{werksessie.adres}/sessie/{sessie}", wait_until="commit")
    pagina.locator("#rk-volgende").click()
    while gesprekken.aantal(sessie) == voor:
        if time.perf_counter() - begin > _GEDULD:
            raise RuntimeError("een klik is niet bewaard")
        time.sleep(0.002)
    klaar = time.perf_counter()
    while not (beeld := float(pagina.evaluate(_LEES))):
        pagina.wait_for_timeout(20)
    return 1000 * (klaar - begin), beeld


def open_voila(context: BrowserContext, voila: Voila) -> float:
    """Milliseconds until a key on the slider has changed a value in the kernel and come back."""
    pagina = tabblad(context)
    begin = time.perf_counter()
    pagina.goto(voila.adres, wait_until="commit")
    pagina.locator(".noUi-handle").press("ArrowRight")
    expect(pagina.locator(".meting")).to_have_text("6", timeout=1000 * _GEDULD)
    return 1000 * (time.perf_counter() - begin)

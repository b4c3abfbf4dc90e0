"""(b) From a click to the redrawn map, the event stored first, beside a bare anywidget."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Page

from benchmarks.gesprek import Gesprekken
from benchmarks.servers import Chromium, Voila, Werksessie
from benchmarks.verhouding import Verhouding, p95

_BLOK, _WARM = 20, 10

Klik = Callable[[Page, Gesprekken, int], None]
"""How one click is done on our page: the page, the sessions, and the how manieth it is."""

# The same clock for both: from the click, before anyone heard of it, until the browser has
# painted what came of it.
_KLOK = """
  window.bench = { tijden: [] };
  const alles = { childList: true, subtree: true, attributes: true, characterData: true };
  window.bench.kijk = (knop, doel, wat = alles) => {
    let begin = 0;
    knop.addEventListener("click", () => { begin = performance.now(); }, { capture: true });
    new MutationObserver(() => {
      if (!begin) return;
      const van = begin;
      begin = 0;
      requestAnimationFrame(() => {
        const na = new MessageChannel();
        na.port1.onmessage = () => window.bench.tijden.push(performance.now() - van);
        na.port2.postMessage(0);
      });
    }).observe(doel, wat);
  };
"""
# A button of our own inside the screen, which the hand reports as any other; it stands beside the
# drawing's own elements, so it is put back when the whole screen was drawn anew.
_KNOP = """([daden, nr]) => {
  const wortel = document.getElementById("rk-scherm");
  if (!bench.knop) {
    const groot = (svg) => svg.innerHTML.length;
    bench.knop = document.createElement("button");
    bench.knop.style.cssText = "position: fixed; left: 0; top: 0; width: 40px; height: 40px; z-index: 99";
    bench.knop.dataset.daad = "bezoek_gewijzigd";
    bench.kijk(bench.knop, [...wortel.querySelectorAll("main svg")].sort((a, b) => groot(b) - groot(a))[0]);
  }
  bench.knop.dataset.inhoud = daden[nr % daden.length];
  if (!bench.knop.isConnected) wortel.append(bench.knop);
}"""


def meet(
    browser: Chromium,
    werksessie: Werksessie,
    kaal: Voila,
    gesprekken: Gesprekken,
    *,
    kliks: int,
    onze_klik: Klik | None = None,
) -> Verhouding:
    """Click `kliks` times on each, in blocks, in turn. The first ten of each are not counted."""
    onze_klik = onze_klik or _klik_onze
    context = browser.bezoeker()
    onze, hunne = context.new_page(), context.new_page()
    onze.goto(werksessie.link())
    onze.add_init_script(_KLOK)
    onze.goto(f"{werksessie.adres}/sessie/{gesprekken.vol}")
    onze.locator(".rk-scherm main").wait_for()
    hunne.add_init_script(_KLOK)
    hunne.goto(kaal.adres)
    hunne.locator("button.meting").wait_for(timeout=60_000)
    hunne.evaluate("() => bench.kijk(...['button', 'div'].map((n) => document.querySelector(n + '.meting')))")
    voor = gesprekken.aantal(gesprekken.vol)
    gedaan = 0
    while gedaan < kliks + _WARM:
        blok = _WARM if gedaan == 0 else min(_BLOK, kliks + _WARM - gedaan)
        onze.bring_to_front()
        for nr in range(blok):
            onze_klik(onze, gesprekken, gedaan + nr)
        hunne.bring_to_front()
        for nr in range(blok):
            klik(hunne, gedaan + nr)
        gedaan += blok
    if gesprekken.aantal(gesprekken.vol) - voor != gedaan:
        raise RuntimeError("niet elke klik is bewaard")
    tijden = [tuple(pagina.evaluate("() => bench.tijden"))[_WARM:] for pagina in (onze, hunne)]
    context.close()
    return Verhouding(naam="klik tot kaart, p95", onze=tijden[0], hunne=tijden[1], doel=1.5, maat=p95)


def _klik_onze(pagina: Page, gesprekken: Gesprekken, nr: int) -> None:
    daden = [
        json.dumps({"bezoek_id": gesprekken.wissel, "veld": "overdracht", "waarde": waarde})
        for waarde in ("warm", "koud")
    ]
    pagina.evaluate(_KNOP, [daden, nr])
    klik(pagina, nr)


def klik(pagina: Page, nr: int) -> None:
    """Click, and wait until it was answered; then a moment in which what follows it can end."""
    pagina.mouse.click(20, 20)
    while pagina.evaluate("() => bench.tijden.length") <= nr:
        pagina.wait_for_timeout(10)
    pagina.wait_for_timeout(60)

"""The facilitator at the laptop, as tests play her: she sees, presses and types."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response, expect

from tests.browser.oordeel import axe, foto
from tests.conftest import Server

Maat = tuple[int, int]
MATEN: tuple[Maat, ...] = ((1024, 768), (1366, 768), (1920, 1080))
_GEDULD = 20_000
_ROLT = """() => {
  const d = document.documentElement;
  return [d.scrollWidth - innerWidth, d.scrollHeight - innerHeight];
}"""
_KLEIN = """() => {
  const uit = [];
  for (const e of document.querySelectorAll('#rk-scherm *')) {
    const b = e.getBoundingClientRect(), c = getComputedStyle(e);
    if (!b.width || c.visibility === 'hidden' || c.clipPath !== 'none') continue;
    if (e.matches('button,a,input,select,textarea,[role=button]') && (b.width < 23.9 || b.height < 23.9))
      uit.push(`doel ${e.id || e.getAttribute('class')} ${b.width.toFixed(0)}x${b.height.toFixed(0)}`);
    if ([...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) {
      let s = parseFloat(c.fontSize);
      if (e.ownerSVGElement) { const m = e.getScreenCTM(); s *= Math.hypot(m.a, m.b); }
      if (s < innerHeight * 0.0219) uit.push(`letters ${s.toFixed(1)} ${e.textContent.slice(0, 20)}`);
    }
  }
  return uit;
}"""


class Begeleider:
    """A window with the facilitator's cookie. `mis` collects what must never happen: an error in
    a script, a request to another host, a server's 5xx. `verwacht` are parts of messages that
    this test brings about on purpose.
    """

    def __init__(
        self,
        browser: Browser,
        server: Server,
        maat: Maat,
        *,
        verwacht: tuple[str, ...] = (),
    ) -> None:
        self.server = server
        self.maat = maat
        self.mis: list[str] = []
        self._verwacht = verwacht
        self.context = browser.new_context(viewport={"width": maat[0], "height": maat[1]}, locale="nl-NL")
        self.context.set_default_timeout(_GEDULD)
        self.context.on("request", self._kijk_verzoek)
        self.context.on("response", self._kijk_antwoord)
        self.context.on("weberror", lambda fout: self._noteer(f"script: {fout.error}"))
        self.context.on("console", self._kijk_console)
        self.page: Page = self.context.new_page()
        self.page.goto(server.link)
        server.lees_link()  # the next one

    def sluit(self) -> None:
        self.context.close()

    def _noteer(self, wat: str) -> None:
        if not any(deel in wat for deel in self._verwacht):
            self.mis.append(wat)

    def _kijk_verzoek(self, verzoek: Request) -> None:
        deel = urlsplit(verzoek.url)
        eigen = deel.netloc == urlsplit(self.server.adres).netloc or deel.scheme in ("data", "blob")
        if not eigen:
            self._noteer(f"verzoek naar buiten: {verzoek.url}")

    def _kijk_antwoord(self, antwoord: Response) -> None:
        # 409 is a refusal: the screen says why.
        if antwoord.status >= 400 and antwoord.status != 409:
            self._noteer(f"{antwoord.status} {antwoord.url}")

    def _kijk_console(self, bericht: ConsoleMessage) -> None:
        if bericht.type == "error" and "409 (Conflict)" not in bericht.text:
            self._noteer(f"console: {bericht.text}")

    # ---- what she does ----------------------------------------------------------------------

    def begin(self, *, minuten: int = 60) -> str:
        """Begin a talk about Rob on the start page; gives the path of its page."""
        self.page.goto(f"{self.server.adres}/")
        self.page.locator("label", has_text=str(minuten)).click()
        self.page.get_by_role("button", name="Begin het gesprek").click()
        self.klaar("vooraf")
        return urlsplit(self.page.url).path

    def ga(self, pad: str) -> None:
        """Open the page of a session."""
        self.page.goto(self.server.adres + pad)
        self.klaar()

    def klaar(self, stap: str | None = None) -> None:
        """Wait until the kernel answers, and a step is on the screen."""
        expect(self.page.locator("#rk-scherm[data-klaar]")).to_be_visible(timeout=30_000)
        if stap is not None:
            self.bij(stap)

    def bij(self, stap: str) -> None:
        """Wait until a step is on the screen."""
        expect(self.page.locator(f".rk-stap-{stap}")).to_be_visible()

    def verder(self, stap: str) -> None:
        """Move the group on with the presenter's clicker."""
        self.page.keyboard.press("PageDown")
        self.bij(stap)

    def naar(self, stap: str) -> None:
        """Move the group to a step, by looking there first."""
        self.page.locator(f"#stap-{stap}").click()
        self.bij(stap)
        if self.page.get_by_role("button", name="Hier verder met de groep").is_visible():
            self.page.get_by_role("button", name="Hier verder met de groep").click()
            expect(self.page.get_by_role("button", name="Hier verder met de groep")).to_have_count(0)

    def bewaard(self) -> None:
        """Wait until everything that was done is answered by the server."""
        expect(self.page.locator("#rk-scherm:not([data-open])")).to_be_visible()

    def knop(self, naam: str) -> Locator:
        return self.page.get_by_role("button", name=naam)

    # ---- what she would complain of ------------------------------------------------------------

    def kijk(self, naam: str) -> None:
        """Judge the screen, and keep a picture of it: axe, no page scroll, nothing too small."""
        over = self._over()
        bezwaren = [f"de pagina is groter dan het scherm {over}"] if max(over) > 1 else []
        bezwaren += [*self.page.evaluate(_KLEIN), *axe(self.page)]
        self.foto(naam, hoe_dan_ook=bool(bezwaren))
        assert not bezwaren, "\n".join([naam, *bezwaren])

    def kijk_overal(self, naam: str) -> None:
        """Judge the screen as it is now in all sizes."""
        was = self.maat
        for maat in (*(m for m in MATEN if m != was), was):
            self._word(maat)
            if maat in MATEN:
                self.kijk(naam)

    def _word(self, maat: Maat) -> None:
        if maat == self.maat:
            return
        self.maat = maat
        self.page.set_viewport_size({"width": maat[0], "height": maat[1]})
        # The drawing follows the window after a moment of rest.
        expect(self.page.locator(".rk-smal")).to_have_count(1 if maat[0] < 1.5 * maat[1] else 0)
        self.bewaard()

    def foto(self, naam: str, *, heel: bool = False, hoe_dan_ook: bool = False) -> None:
        """Keep a picture, by the size of the window."""
        foto(self.page, f"{self.maat[0]}x{self.maat[1]}/{naam}", heel=heel, hoe_dan_ook=hoe_dan_ook)

    def rolt_niet(self, naam: str) -> None:
        """Judge that the page fits: one screen, nothing beside or below it."""
        over = self._over()
        assert max(over) <= 1, f"{naam}: de pagina is groter dan het scherm {over}"

    def _over(self) -> list[float]:
        over: list[float] = self.page.evaluate(_ROLT)
        return over

    def axe(self) -> list[str]:
        """What axe-core finds wrong, one line each."""
        return axe(self.page)

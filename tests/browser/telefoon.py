"""A phone in somebody's hand, as tests play it: a real browser that thinks it is one."""

from __future__ import annotations

import re
import uuid

import httpx
from playwright.sync_api import Browser, Page, Response, expect

from rk.domain import Kamerstand
from rk.events import uit_gegeven
from rk.tekening.meedoen import toegang
from tests.browser.begeleider import Begeleider, Maat
from tests.browser.oordeel import axe, foto

KLEIN: Maat = (320, 640)
GEWOON: Maat = (390, 844)
_KLEIN = """() => {
  const uit = [];
  const breed = document.documentElement.scrollWidth;
  if (breed > innerWidth) uit.push(`te breed: ${breed}`);
  for (const e of document.querySelectorAll('button, a, select, textarea, summary, .tel-keuze, .tel-code')) {
    const b = e.getBoundingClientRect(), naam = e.id || e.className || e.tagName;
    if (!b.width) continue;
    if (b.height < 43.5 || b.width < 24) uit.push(`doel ${naam} ${b.width}x${b.height}`);
    if (b.left < 0 || b.right > innerWidth + .5) uit.push(`ernaast ${naam} ${b.left}-${b.right}`);
    if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth) uit.push(`afgekapt ${naam} ${e.scrollWidth}`);
  }
  return uit;
}"""
_LETTERS = "l => { document.documentElement.style.fontSize = l; }"
_GROOT = "225%"  # twice the phone's own 112.5%


def erbij(stand: Kamerstand, aantal: int) -> None:
    """So many more phones join."""
    with httpx.Client(trust_env=False, timeout=60, verify=False) as client:
        for _nr in range(aantal):
            client.cookies.clear()  # somebody else
            antwoord = client.post(f"{stand.adres}/binnen", data={"code": stand.code})
            assert 303 == antwoord.status_code, antwoord.text


class Kamerhand:
    """The facilitator's acts about the room and the steps, without a screen."""

    def __init__(self, client: httpx.Client, pad: str) -> None:
        self.client = client
        self.daden = f"/api/sessies/{pad.rsplit('/', 1)[-1]}/daden"

    def doe(self, daad: str, /, **inhoud: object) -> None:
        antwoord = self.client.post(
            self.daden,
            json={"id": str(uuid.uuid4()), "daad": daad, "inhoud": inhoud},
            headers={"X-XSRFToken": self.client.cookies["_xsrf"]},
        )
        assert 200 == antwoord.status_code, antwoord.text

    def stand(self) -> Kamerstand:
        """What the first picture of the beamer's page knows of the room."""
        antwoord = self.client.get(f"{self.daden.removesuffix('/daden')}/kamer")
        assert 200 == antwoord.status_code, antwoord.text
        return uit_gegeven(Kamerstand, antwoord.json()["kamer"])


def stand_van(begeleider: Begeleider, pad: str) -> Kamerstand:
    """What the beamer in this window may know of the room."""
    adres = f"{begeleider.server.adres}/api/sessies/{pad.rsplit('/', 1)[-1]}/kamer"
    return uit_gegeven(Kamerstand, begeleider.context.request.get(adres).json()["kamer"])


class Telefoon:
    """A phone; `groot` has letters twice as large. `mis` collects what must never happen."""

    def __init__(
        self,
        browser: Browser,
        *,
        maat: Maat = GEWOON,
        script: bool = True,
        groot: bool = False,
    ) -> None:
        self.mis: list[str] = []
        self.browser, self.maat, self.script, self.groot = browser, maat, script, groot
        self.context = browser.new_context(
            viewport={"width": maat[0], "height": maat[1]},
            device_scale_factor=2,
            is_mobile=True,
            has_touch=True,
            locale="nl-NL",
            java_script_enabled=script,
        )
        self.context.set_default_timeout(20_000)
        self.context.on("weberror", lambda fout: self.mis.append(f"script: {fout.error}"))
        self.context.on("response", self._antwoord)
        if groot and script:
            groter = f"addEventListener('DOMContentLoaded', () => ({_LETTERS})('{_GROOT}'))"
            self.context.add_init_script(groter)
        self.page: Page = self.context.new_page()

    def _antwoord(self, antwoord: Response) -> None:
        if antwoord.status >= 500 and antwoord.status != 503:  # 503: its room is shut just now
            self.mis.append(f"{antwoord.status} {antwoord.url}")

    def sluit(self) -> None:
        self.context.close()

    def kom(self, stand: Kamerstand) -> None:
        """Scan the code, and press the one button."""
        self.page.goto(toegang(stand))
        self.page.get_by_role("button", name="Doe mee").tap()
        expect(self.page.locator("header b")).to_have_text("Het verhaal van Rob")

    def leg(self, tekst: str, vak: str = "Vasthouden") -> None:
        """Write a card, and lay it on the table."""
        self.page.locator(".tel-keuze", has_text=vak).tap()
        self.page.locator("textarea").fill(tekst)
        self.page.get_by_role("button", name="Leg op tafel").tap()

    def kijk(self, naam: str) -> None:
        """Judge the page, and keep a picture: axe, nothing beside the screen, nothing too small to press."""
        self.page.evaluate(_LETTERS, _GROOT if self.groot else "")
        page = self.page if self.script else self._voor_axe()
        bezwaren = [*axe(page), *page.evaluate(_KLEIN)]
        map_ = f"telefoon-{self.maat[0]}x{self.maat[1]}{'-groot' if self.groot else ''}"
        foto(self.page, f"{map_}/{naam}", heel=True, hoe_dan_ook=bool(bezwaren))
        if page is not self.page:
            page.context.close()
        assert not bezwaren, "\n".join([naam, *bezwaren])

    def _voor_axe(self) -> Page:
        """What a phone without script shows, where axe can run."""
        html = re.sub(r"<script.*?</script>", "", self.page.content(), flags=re.DOTALL)
        html = html.replace("noscript>", "div>")
        page = self.browser.new_context(
            viewport={"width": self.maat[0], "height": self.maat[1]}, is_mobile=True, has_touch=True
        ).new_page()
        page.route(self.page.url, lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(self.page.url)
        page.evaluate(_LETTERS, _GROOT if self.groot else "")
        return page

    def herlaad(self, kiezer: str) -> bool:
        """Ask the page anew, as one does without script; whether this is on it now."""
        self.page.reload()
        return self.page.locator(kiezer).first.count() > 0

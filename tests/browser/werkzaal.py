"""A room at one werkvorm, as tests play it: a beamer, two phones, and all that is sent to them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import WebSocket, expect

from rk.domain import werkpunt
from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import KLEIN, Telefoon, stand_van

_LUISTER = """() => {
  window.rkGehoord = [];
  const Echt = window.EventSource;
  window.EventSource = function (...a) {
    const bron = new Echt(...a);
    bron.addEventListener('message', (e) => window.rkGehoord.push(e.data));
    return bron;
  };
}"""


class Werkzaal:
    """`een` and `twee` are the phones; `gehoord` is what the beamer's page got since it was silent."""

    def __init__(self, b: Begeleider, telefoon: Callable[..., Telefoon], werkvorm: str) -> None:
        self.b, self.page = b, b.page
        self.punt = str(werkpunt(werkvorm))
        self.gehoord: list[str] = []
        b.page.on("websocket", self._luister)
        self.pad = b.begin()
        self._op_de_agenda(werkvorm)
        self.een, self.twee = self._met_telefoons(telefoon)

    def _luister(self, lijn: WebSocket) -> None:
        lijn.on("framereceived", lambda bericht: self.gehoord.append(str(bericht)))

    def _op_de_agenda(self, werkvorm: str) -> None:
        self.page.locator("#rk-agenda").click()
        self.page.locator("#agenda-erbij").click()
        self.page.locator(f"#erbij-{werkvorm}").click()
        expect(self.page.locator(f"#agenda-{self.punt}")).to_be_visible()
        self.page.keyboard.press("Escape")
        expect(self.page.locator("#rk-overlay")).to_have_count(0)
        self.b.verder(self.punt)

    def _met_telefoons(self, telefoon: Callable[..., Telefoon]) -> tuple[Telefoon, Telefoon]:
        self.page.keyboard.press("d")
        self.page.locator("#net-proef").click()
        expect(self.page.locator("#meedoen-code")).to_be_visible()
        self.page.keyboard.press("Escape")
        self.fase("voor_zich")
        een, twee = telefoon(KLEIN), telefoon(KLEIN)
        for t in (een, twee):
            t.context.add_init_script(f"({_LUISTER})()")
            t.kom(stand_van(self.b, self.pad))
        self.gehoord.clear()
        return een, twee

    def fase(self, fase: str) -> None:
        """Move the group to a phase."""
        self.page.locator(f"#fase-{fase}").click()
        if fase == "voor_zich":
            expect(self.page.locator("#fase-stil")).to_be_visible()
        else:
            expect(self.page.locator(f"#fase-{fase}")).to_have_attribute("aria-pressed", "true")
        self.b.bewaard()

    def klaar(self) -> None:
        """Both say that they are ready, and the beamer knows: what they gave has been there long."""
        for t in (self.een, self.twee):
            t.page.get_by_role("button", name="Ik ben klaar").tap()
        expect(self.page.locator("#fase-klaar")).to_have_text("2 van 2 klaar")

    def niemand_zag(self, *geheim: str) -> None:
        """Judge that neither the pages nor what was sent to them held any of this."""
        assert self.gehoord, "er kwam niets bij de beamer"
        for wat in geheim:
            assert wat not in self.page.content()
            assert not [b for b in self.gehoord if wat in b], f"{wat} ging al naar de beamer"

    def hoorde_niet(self, t: Telefoon, geheim: str) -> None:
        """Judge that a phone got nothing of what somebody else wrote."""
        gehoord = t.page.evaluate("rkGehoord")
        assert gehoord, "er kwam niets bij de telefoon"
        assert geheim not in "".join(gehoord) + t.page.content()

    def kijk(self, naam: str) -> None:
        """Judge the screen in all its sizes."""
        self.b.kijk_overal(naam)

    def herlaad(self) -> None:
        self.page.reload()
        self.b.klaar(self.punt)

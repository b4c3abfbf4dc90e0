"""Everything can be done with the keyboard alone, and one always sees where one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, expect

from tests.browser.begeleider import Begeleider

STAPPEN = (
    "vooraf", "wie", "route", "wegwijzers", "regie", "ogen", "vierv", "dilemmas", "wensen", "einde",
)  # fmt: skip

# Where the focus is: the element's name for people, and the part of it that is on the screen.
_HIER = """() => {
  const e = document.activeElement, r = e.getBoundingClientRect(), rand = 14;
  const x = Math.max(0, r.x - rand), y = Math.max(0, r.y - rand);
  const width = Math.min(innerWidth, r.right + rand) - x, height = Math.min(innerHeight, r.bottom + rand) - y;
  return { wie: e.localName + (e.id ? '#' + e.id : ''), vak: { x, y, width, height } };
}"""


class Toetsenbord:
    """The facilitator without a mouse."""

    def __init__(self, b: Begeleider) -> None:
        self.b = b
        self.page = b.page

    def druk(self, toets: str) -> None:
        self.page.keyboard.press(toets)

    def is_bij(self, kies: str) -> bool:
        return bool(self.page.evaluate("kies => document.activeElement.matches(kies)", kies))

    def tab_naar(self, kies: str) -> None:
        """Tab on until the focus is there, and look at it."""
        langs = []
        for _ in range(150):
            self.druk("Tab")
            if self.is_bij(kies):
                self.ziet_waar()
                return
            langs.append(self.page.evaluate(_HIER)["wie"])
        pytest.fail(f"Tab komt niet bij {kies}, wel bij {langs}")

    def ziet_waar(self) -> None:
        """Judge that the focus is somewhere, and that one can see it: without it, it looks different.

        The page's main part may have it unseen: it is where the focus goes when its place is gone.
        """
        hier = self.page.evaluate(_HIER)
        assert hier["wie"] != "body"
        if hier["wie"].startswith("main"):
            return
        assert min(hier["vak"]["width"], hier["vak"]["height"]) > 0, f"{hier['wie']} is buiten beeld"
        met = self._beeld(hier["vak"])
        self.page.evaluate("() => { window.rkProef = document.activeElement; window.rkProef.blur(); }")
        zonder = self._beeld(hier["vak"])
        self.page.evaluate("() => window.rkProef.focus()")
        assert met != zonder, f"de focus op {hier['wie']} is niet te zien"

    def _beeld(self, vak: FloatRect) -> bytes:
        return self.page.screenshot(clip=vak, animations="disabled")


@pytest.fixture
def toetsen(venster: Callable[..., Begeleider]) -> Toetsenbord:
    """A keyboard at a session that was just begun."""
    b = venster((1366, 768))
    b.begin()
    return Toetsenbord(b)


def test_a_talk_is_begun_and_walked_through_without_a_mouse(venster: Callable[..., Begeleider]) -> None:
    b = venster((1366, 768))
    t = Toetsenbord(b)
    b.page.goto(b.server.adres)

    t.tab_naar("#begin-casus")
    t.tab_naar("[name=minuten]")
    t.druk("ArrowRight")
    expect(b.page.locator("[name=minuten][value='90']")).to_be_checked()
    t.tab_naar("button[value=begin]")
    t.druk("Enter")
    b.klaar("vooraf")
    expect(b.page.locator("#vooraf-agenda-90")).to_have_attribute("aria-pressed", "true")

    t.tab_naar("#vooraf-weet_ervan-ja")
    t.druk("Space")
    expect(b.page.locator("#vooraf-weet_ervan-ja")).to_have_attribute("aria-pressed", "true")
    for stap in STAPPEN[1:]:
        t.druk("PageDown")
        b.bij(stap)
        b.bewaard()
        t.ziet_waar()
        t.druk("Tab")
        t.ziet_waar()
    for stap in reversed(STAPPEN[:-1]):
        t.druk("PageUp")
        b.bij(stap)
        b.bewaard()
        t.ziet_waar()


def test_a_halte_is_found_opened_changed_moved_and_taken_away_without_a_mouse(toetsen: Toetsenbord) -> None:
    t, b, p = toetsen, toetsen.b, toetsen.page
    b.verder("wie")
    b.verder("route")

    for zoek, halte in (("budd", "buddyzorg"), ("kook", "kookclub")):
        t.tab_naar("#rk-zoek")
        p.keyboard.type(zoek)
        expect(p.locator("#boek-gevonden button").first).to_have_id(f"boek-{halte}")
        t.druk("Enter")  # to the first that was found
        expect(p.locator(f"#boek-{halte}")).to_be_focused()
        t.ziet_waar()
        t.druk("Enter")
        b.bewaard()
        t.ziet_waar()
        t.druk("Escape")
        expect(p.locator("#rk-zoek")).to_have_value("")
        t.ziet_waar()
    eerste, tweede = op_de_weg(b)

    t.tab_naar(f"#{tweede}")
    t.druk("Enter")
    expect(p.locator("#rk-bezoek-klaar")).to_be_focused()
    t.ziet_waar()
    t.tab_naar("[id^=overdracht-]")
    t.druk("ArrowDown")
    b.bewaard()
    expect(p.locator("[id^=overdracht-]")).to_have_value("warm")
    t.ziet_waar()

    t.tab_naar("#rk-eerder")
    t.druk("Enter")
    b.bewaard()
    assert [tweede, eerste] == op_de_weg(b)
    t.ziet_waar()

    t.tab_naar("#rk-bezoek-weg")
    t.druk("Space")
    b.bewaard()
    expect(p.locator(f"#{tweede}")).to_have_count(0)
    assert [eerste] == op_de_weg(b)
    t.ziet_waar()
    t.druk("Control+z")
    b.bewaard()
    expect(p.locator(f"#{tweede}")).to_have_count(1)
    assert [tweede, eerste] == op_de_weg(b)
    t.druk("Control+z")
    b.bewaard()
    assert [eerste, tweede] == op_de_weg(b)
    t.druk("Control+y")
    b.bewaard()
    t.druk("Control+Shift+z")
    b.bewaard()
    assert [eerste] == op_de_weg(b)
    t.ziet_waar()


def op_de_weg(b: Begeleider) -> list[str]:
    """The ids of the haltes on the best way, from left to right."""
    ids: list[str] = b.page.locator(".rk-banen [role=button][id^=kaart-]").evaluate_all(
        """haltes => haltes.map((h) => [h.getBoundingClientRect().x, h.id])
          .sort((a, b) => a[0] - b[0]).map(([, id]) => id)"""
    )
    return [i for i in ids if len(i) > len("kaart-b10")]


def test_panels_open_and_close_by_a_key_and_give_the_focus_back(toetsen: Toetsenbord) -> None:
    t, p = toetsen, toetsen.page
    t.tab_naar("#vooraf-wil_het-nee")

    for toets in ("h", "p"):
        t.druk(toets)
        expect(p.locator("#rk-paneel-dicht")).to_be_focused()
        t.ziet_waar()
        for _ in range(8):
            t.druk("Tab")
            assert t.is_bij("#rk-overlay *")
        t.druk("Shift+Tab")
        assert t.is_bij("#rk-overlay *")
        t.druk("Escape" if toets == "h" else toets)
        expect(p.locator("#rk-overlay")).to_have_count(0)
        expect(p.locator("#vooraf-wil_het-nee")).to_be_focused()
        t.ziet_waar()


def test_the_time_stands_still_and_runs_again_by_a_key(toetsen: Toetsenbord) -> None:
    t, b, p = toetsen, toetsen.b, toetsen.page
    t.druk("PageDown")
    b.bij("wie")

    for naam in ("Tijd laten lopen", "Tijd stilzetten"):
        t.druk("k")
        expect(p.get_by_role("button", name=naam)).to_be_visible()


def test_letters_that_are_typed_in_a_field_are_only_letters(toetsen: Toetsenbord) -> None:
    t, b, p = toetsen, toetsen.b, toetsen.page
    getypt = "hulp kan Fijn zijn; phkf HPKF"
    t.tab_naar("#vooraf-brengt_in")
    p.keyboard.type(getypt)
    expect(p.locator("#vooraf-brengt_in")).to_have_value(getypt)
    t.druk("PageDown")
    b.bij("wie")
    b.bewaard()
    expect(p.locator("#rk-overlay")).to_have_count(0)
    expect(p.get_by_role("button", name="Tijd stilzetten")).to_be_visible()

    t.druk("PageDown")
    b.bij("route")
    t.tab_naar("#rk-zoek")
    p.keyboard.type("hpkf")
    expect(p.get_by_text("“hpkf”")).to_be_visible()
    expect(p.locator("#rk-overlay")).to_have_count(0)
    t.druk("Escape")
    expect(p.locator("#rk-zoek")).to_have_value("")
    expect(p.locator("#rk-zoek")).to_be_focused()
    t.druk("PageUp")
    b.bij("wie")
    t.druk("PageUp")
    b.bij("vooraf")
    expect(p.locator("#vooraf-brengt_in")).to_have_value(getypt)


def test_the_letter_keys_can_be_switched_off(toetsen: Toetsenbord) -> None:
    t, b, p = toetsen, toetsen.b, toetsen.page
    t.druk("h")
    expect(p.locator("#rk-paneel-dicht")).to_be_focused()
    t.tab_naar("#rk-letters")
    t.druk("Enter")
    t.druk("Escape")
    expect(p.locator("#rk-overlay")).to_have_count(0)

    for toets in "hpk":
        t.druk(toets)
    t.druk("PageDown")
    b.bij("wie")
    b.bewaard()
    expect(p.locator("#rk-overlay")).to_have_count(0)
    expect(p.get_by_role("button", name="Tijd stilzetten")).to_be_visible()

    t.tab_naar("#rk-hulp")
    t.druk("Enter")
    expect(p.locator("#rk-paneel-dicht")).to_be_focused()
    t.tab_naar("#rk-letters")
    t.druk("Enter")
    t.druk("Escape")
    expect(p.locator("#rk-overlay")).to_have_count(0)
    expect(p.locator("#rk-hulp")).to_be_focused()
    t.druk("h")
    expect(p.locator("#rk-overlay")).to_be_visible()

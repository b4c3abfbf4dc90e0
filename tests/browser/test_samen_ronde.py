"""A whole round of 4V on two beamers and two phones: at every phase all four see the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.begeleider import Begeleider
from tests.browser.telefoon import KLEIN, Telefoon, stand_van
from tests.wachten import wacht_tot

ZUS, DE_ZUS = "Elke week koffie met zijn zus", "Elke week koffie met de zus"
BRIEVEN, LOKET = "Brieven in gewone taal", "Steeds een ander loket"
SAMEN = "Elke week koffie met zijn zus, ook in de zomer"
Bord = dict[str, list[list[Any]]]
"""What lies in each field, in order: the text, its dots, whether it is chosen."""
_BORD = """() => Object.fromEntries([...document.querySelectorAll('.rk-4v-vak')].map((vak) => [
  vak.id.replace('vak-', ''),
  [...vak.querySelectorAll('.rk-4v-kaart')].map((k) => [
    k.querySelector('.rk-4v-tekst').textContent,
    parseInt(k.querySelector('.rk-stippen .rk-alleen-voorlezen')?.textContent || '0'),
    k.classList.contains('is-gekozen'),
  ])]))"""
_STIPPEN = """() => Object.fromEntries([...document.querySelectorAll('.tel-stip')].map((k) => [
  k.querySelector('span').textContent, k.getAttribute('aria-pressed') === 'true']))"""
_EIGEN = "() => [...document.querySelectorAll('#eigen li > span')].map((s) => s.textContent)"


class Ronde:
    """The four screens, and what all of them must show."""

    def __init__(self, beamers: list[Begeleider], telefoons: list[Telefoon]) -> None:
        self.beamers, self.telefoons = beamers, telefoons

    def bord(self, **vakken: list[list[Any]]) -> None:
        """Both beamers show these cards, in these fields, and no other."""
        verwacht: Bord = {"vasthouden": [], "versterken": [], "vernieuwen": [], "verlaten": []} | vakken
        for b in self.beamers:
            wacht_tot(verwacht, lambda b=b: b.page.evaluate(_BORD))  # type: ignore[misc]

    def kijkt(self) -> None:
        """Both phones say to look at each other, and nothing else."""
        for t in self.telefoons:
            wacht_tot("Kijk naar elkaar", lambda t=t: t.page.locator("#blad").inner_text().strip())  # type: ignore[misc]
            assert "" == t.page.locator("#eigen").inner_text().strip()

    def gestipt(self, *per_telefoon: dict[str, bool]) -> dict[str, int]:
        """Each phone shows these cards, with its own dots; gives how many lie on each."""
        for t, verwacht in zip(self.telefoons, per_telefoon, strict=True):
            wacht_tot(verwacht, lambda t=t: t.page.evaluate(_STIPPEN))  # type: ignore[misc]
        return {kaart: sum(gegeven[kaart] for gegeven in per_telefoon) for kaart in per_telefoon[0]}

    def nergens(self, *teksten: str) -> None:
        """None of this is in any beamer's page."""
        for b in self.beamers:
            assert [] == [tekst for tekst in teksten if tekst in b.page.content()]


def _sleep(page: Page, van: str, naar: str) -> None:
    """Drag with the mouse, from the middle of one to the middle of the other."""
    for kiezer, doe in ((van, page.mouse.down), (naar, page.mouse.up)):
        vak = page.locator(kiezer).bounding_box()
        assert vak is not None
        page.mouse.move(vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2, steps=8)
        doe()


def _id(b: Begeleider, tekst: str) -> str:
    """The id of the card with this text."""
    return str(b.page.locator(".rk-4v-kaart", has_text=tekst).get_attribute("id"))


def _tab_naar(page: Page, id_: str) -> None:
    """Walk there with the Tab key."""
    for _nr in range(60):
        if page.evaluate("document.activeElement.id") == id_:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"met Tab kom je niet bij {id_}")


def test_two_beamers_and_two_phones_play_a_whole_round_and_see_the_same(
    venster: Callable[..., Begeleider], telefoon: Callable[..., Telefoon]
) -> None:
    laptop, tweede = venster(), venster((1920, 1080))
    pad = laptop.begin()
    laptop.naar("vierv")
    tweede.ga(pad)
    tweede.bij("vierv")
    laptop.page.keyboard.press("d")
    laptop.page.locator("#net-proef").click()
    laptop.page.locator("#kamer-stippen-3").click()
    stand = stand_van(laptop, pad)
    een, twee = telefoon(), telefoon(KLEIN)
    r = Ronde([laptop, tweede], [een, twee])
    for t in r.telefoons:
        t.kom(stand)
    expect(laptop.page.locator("#meedoen-aantal")).to_contain_text("2")
    laptop.page.keyboard.press("Escape")

    # Each for himself: one's own on one's own phone, numbers on the beamers.
    een.leg(ZUS)
    expect(een.page.locator("#eigen li")).to_have_count(1)
    een.leg(BRIEVEN, "Vernieuwen")
    twee.leg(LOKET, "Verlaten")
    expect(twee.page.locator("#eigen li")).to_have_count(1)
    twee.leg(DE_ZUS)
    twee.page.get_by_role("button", name="Ik ben klaar").tap()
    wacht_tot([f"Vasthouden: {ZUS}", f"Vernieuwen: {BRIEVEN}"], lambda: een.page.evaluate(_EIGEN))
    wacht_tot([f"Verlaten: {LOKET}", f"Vasthouden: {DE_ZUS}"], lambda: twee.page.evaluate(_EIGEN))
    for b in r.beamers:
        expect(b.page.locator("#rk-scherm")).to_contain_text("1 van 2")
    r.nergens(ZUS, DE_ZUS, BRIEVEN, LOKET)

    # The reveal: everything at once, in the same order everywhere.
    laptop.page.locator("#fase-bekijken").click()
    expect(laptop.page.locator(".rk-4v-kaart")).to_have_count(4)
    zussen = sorted((ZUS, DE_ZUS), key=lambda z: laptop.page.evaluate(_BORD)["vasthouden"][0][0] != z)
    r.bord(
        vasthouden=[[zussen[0], 0, False], [zussen[1], 0, False]],
        vernieuwen=[[BRIEVEN, 0, False]],
        verlaten=[[LOKET, 0, False]],
    )
    r.kijkt()

    # Two that say the same are offered on both beamers; the second lays them together.
    for b in r.beamers:
        expect(b.page.locator("#lijkt")).to_contain_text(re.compile("Is dit hetzelfde.*zus.*zus"))
    tweede.page.locator("#lijkt-samen").click()
    for b in r.beamers:
        expect(b.page.locator("#lijkt")).to_have_count(0)
        expect(b.page.locator("#vak-vasthouden .is-stapel")).to_contain_text("2 samen")
    laptop.page.locator("#vak-vasthouden .rk-4v-kaart").click()
    laptop.page.get_by_label("Tekst van de kaart").fill(SAMEN)
    laptop.page.keyboard.press("Escape")
    r.bord(vasthouden=[[SAMEN, 0, False]], vernieuwen=[[BRIEVEN, 0, False]], verlaten=[[LOKET, 0, False]])

    # One card goes to another field with the mouse, one with the keys.
    _sleep(laptop.page, f"#{_id(laptop, BRIEVEN)}", "#vak-versterken .rk-4v-rol")
    r.bord(vasthouden=[[SAMEN, 0, False]], versterken=[[BRIEVEN, 0, False]], verlaten=[[LOKET, 0, False]])
    _tab_naar(tweede.page, _id(tweede, LOKET))
    tweede.page.keyboard.press("Enter")
    expect(tweede.page.locator("#naar-vernieuwen")).to_be_visible()
    _tab_naar(tweede.page, "naar-vernieuwen")
    tweede.page.keyboard.press("Enter")
    tweede.bewaard()
    tweede.page.keyboard.press("Escape")
    r.bord(vasthouden=[[SAMEN, 0, False]], versterken=[[BRIEVEN, 0, False]], vernieuwen=[[LOKET, 0, False]])
    r.kijkt()

    # Dots from the phones, as totals on the beamers.
    tweede.page.locator("#fase-kiezen").click()
    r.gestipt(*[dict.fromkeys((SAMEN, BRIEVEN, LOKET), False)] * 2)
    een.page.get_by_role("button", name=SAMEN).tap()
    expect(een.page.get_by_text("Nog 2 stippen")).to_be_visible()
    een.page.get_by_role("button", name=LOKET).tap()
    twee.page.get_by_role("button", name=SAMEN).tap()
    n = r.gestipt({SAMEN: True, BRIEVEN: False, LOKET: True}, {SAMEN: True, BRIEVEN: False, LOKET: False})
    assert {SAMEN: 2, BRIEVEN: 0, LOKET: 1} == n
    r.bord(
        vasthouden=[[SAMEN, n[SAMEN], False]],
        versterken=[[BRIEVEN, n[BRIEVEN], False]],
        vernieuwen=[[LOKET, n[LOKET], False]],
    )

    # The group chooses: one on each beamer, one of them by keys.
    laptop.page.locator(f"#{_id(laptop, SAMEN)}").click()
    _tab_naar(tweede.page, _id(tweede, LOKET))
    tweede.page.keyboard.press("Enter")
    gekozen: Bord = {
        "vasthouden": [[SAMEN, 2, True]],
        "versterken": [[BRIEVEN, 0, False]],
        "vernieuwen": [[LOKET, 1, True]],
    }
    r.bord(**gekozen)

    # Back to looking, and once more to choosing: nothing is lost.
    laptop.page.locator("#fase-bekijken").click()
    r.kijkt()
    r.bord(**gekozen)
    laptop.page.locator("#fase-kiezen").click()
    r.gestipt({SAMEN: True, BRIEVEN: False, LOKET: True}, {SAMEN: True, BRIEVEN: False, LOKET: False})
    r.bord(**gekozen)

    # On to the next step, and back again.
    laptop.verder("dilemmas")
    tweede.bij("dilemmas")
    r.kijkt()
    laptop.page.keyboard.press("PageUp")
    for b in r.beamers:
        b.bij("vierv")
    r.bord(**gekozen)

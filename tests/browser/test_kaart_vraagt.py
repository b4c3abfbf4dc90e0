"""What the map asks, and what if: opened by the group, one statement at a time, kept or put away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.begeleider import MATEN, Begeleider


def doe(b: Begeleider, daad: str, **inhoud: Any) -> None:
    """An act of the group, as its page sends it; the walk of the eight steps presses the buttons."""
    b.page.evaluate("b => rk.hand.stuur(b)", {"daad": daad, "inhoud": inhoud})
    b.bewaard()
    expect(b.page.locator(".rk-melding")).to_have_count(0)


def gesprek(b: Begeleider) -> None:
    """Begin about Rob, with a best way, rules that wait for each other, and functions filled in."""
    b.begin()
    for halte in ("vrienden", "buddyzorg", "huisarts", "inloop-ggz"):
        doe(b, "bezoek_toegevoegd", weg="beste", halte_id=halte)
    doe(b, "obstakel_toegevoegd", obstakel_id="o1", bezoek_id="b6", tekst="Zonder adres geen uitkering")
    doe(b, "obstakel_toegevoegd", obstakel_id="o2", bezoek_id="b7", tekst="Zonder inkomen geen huis")
    doe(b, "obstakel_gewijzigd", obstakel_id="o1", veld="vereist", waarde=["o2"])
    doe(b, "obstakel_gewijzigd", obstakel_id="o2", veld="vereist", waarde=["o1"])
    doe(b, "regie_gezet", functie="aanspreekpunt", wie=["huisarts"])


def lees_alles(b: Begeleider, stap: str) -> list[str]:
    """Open what the map asks, and read every statement that comes up by itself."""
    p = b.page
    expect(p.locator("#vraagt")).to_have_count(0)
    b.kijk_overal(f"k-{stap}-dicht")
    p.locator("#vraagt-open").click()
    gelezen: list[str] = []
    while True:
        tekst = p.locator("#vraagt-tekst").inner_text()
        if tekst in gelezen:
            return gelezen
        assert tekst.rstrip().endswith("?"), tekst
        gelezen.append(tekst)
        b.kijk_overal(f"k-{stap}-{len(gelezen)}")
        p.locator("#vraagt-waarom").click()
        expect(p.locator("#vraagt-uitleg")).to_be_visible()
        b.kijk_overal(f"k-{stap}-{len(gelezen)}-waarom")
        p.locator("#vraagt-waarom").click()
        expect(p.locator("#vraagt-uitleg")).to_have_count(0)
        if not p.locator("#vraagt-volgende").is_visible():
            return gelezen
        p.locator("#vraagt-volgende").click()
        expect(p.locator("#vraagt-tekst")).not_to_have_text(tekst)


def test_the_map_asks_at_five_steps_and_what_is_kept_is_in_the_report(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster(MATEN[0])
    gesprek(b)
    alles: list[str] = []
    for stap in ("route", "wegwijzers", "regie", "ogen", "wensen"):
        doe(b, "stap_geopend", stap=stap)
        b.bij(stap)
        alles += lees_alles(b, stap)

    # One that is kept, one that is put away.
    doe(b, "stap_geopend", stap="route")
    b.bij("route")
    p = b.page
    bewaard = p.locator("#vraagt-tekst").inner_text()
    p.locator("#vraagt-bewaar").click()
    expect(p.locator("#vraagt-bewaar")).to_contain_text("Bewaard")
    doe(b, "stap_geopend", stap="regie")
    b.bij("regie")
    weg = p.locator("#vraagt-tekst").inner_text()
    p.locator("#vraagt-weg").click()
    expect(p.locator("#vraagt-tekst")).not_to_have_text(weg)
    p.locator("#vraagt-meer").click()
    expect(p.locator("#vraagt-meer")).to_contain_text("Minder")
    b.kijk_overal("k-regie-meer")
    doe(b, "stap_geopend", stap="einde")
    b.bij("einde")

    assert len(set(alles)) >= 5
    expect(p.locator("main")).to_contain_text(bewaard.split("\n")[0])
    expect(p.locator("main")).not_to_contain_text(weg)


def test_a_group_tries_what_if_and_nothing_changes_until_it_says_so(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster(MATEN[0])
    gesprek(b)
    doe(b, "stap_geopend", stap="regie")
    b.bij("regie")
    p = b.page
    voor = p.locator("#rk-ongedaan").get_attribute("aria-label")

    p.locator("#watals").click()
    b.kijk_overal("w-kiezen")
    for soort in ("overzicht", "warm", "wijst", "kent", "stemt_af", "contact", "ruimte", "weg"):
        p.locator(f"#watals-{soort}").click()
        expect(p.locator(f"#watals-{soort}")).to_have_attribute("aria-expanded", "true")
        b.kijk_overal(f"w-{soort}")
        while p.locator("#watals-nu").count() == 0:
            rij = p.locator(f"#watals-{soort}-rij")
            laatste = rij.locator(".rk-watals-keuzes").last
            aantal = rij.locator(".rk-watals-keuzes").count()
            laatste.locator("button").first.click()
            expect(p.locator("#watals-nu").or_(rij.locator(".rk-watals-keuzes").nth(aantal))).to_be_visible()
        b.kijk_overal(f"w-{soort}-uitkomst")
        p.locator("#watals-ander").click()
        expect(p.locator("#watals-nu")).to_have_count(0)
        p.locator(f"#watals-{soort}").click()
        expect(p.locator(f"#watals-{soort}")).to_have_attribute("aria-expanded", "false")
    p.keyboard.press("Escape")
    expect(p.locator("#watals-dicht")).to_have_count(0)
    expect(p.locator("#rk-ongedaan")).to_have_attribute("aria-label", voor or "")

    p.locator("#watals").click()
    p.locator("#watals-overzicht").click()
    p.get_by_role("button", name="Zus", exact=True).last.click()
    p.locator("#watals-bewaar").click()
    expect(p.get_by_text("Dit staat nu bij de wensen.")).to_be_visible()
    p.keyboard.press("Escape")
    doe(b, "stap_geopend", stap="wensen")
    b.bij("wensen")

    expect(p.locator("[id^=wens-][id$=-tekst]").first).to_have_value("Zus houdt samen met Rob het overzicht.")
    p.locator("#watals").click()
    p.locator("#watals-warm").click()
    p.locator("#watals-warm-rij .rk-watals-keuzes button").first.click()
    b.kijk_overal("w-wensen-uitkomst")
    p.get_by_role("button", name="Zet erbij bij wens 1").click()
    expect(p.get_by_text("Dit staat nu bij de wensen.")).to_be_visible()


def test_figures_stay_off_while_the_person_is_here_unless_he_wants_them(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster()
    gesprek(b)
    p = b.page
    p.locator("#vooraf-is_hier-ja").click()
    b.bewaard()
    for stap in ("route", "wegwijzers", "regie", "ogen", "wensen"):
        doe(b, "stap_geopend", stap=stap)
        b.bij(stap)
        expect(p.locator("#vraagt-open")).to_have_count(0)
        expect(p.locator("#watals")).to_have_count(0)

    doe(b, "vooraf_ingevuld", veld="cijfers_aan", waarde="ja")
    doe(b, "stap_geopend", stap="regie")
    b.bij("regie")

    expect(p.locator("#vraagt-open")).to_be_visible()
    expect(p.locator("#watals")).to_be_visible()

"""A facilitator walks Rob from "who" to "wishes", at every size of a beamer."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.begeleider import MATEN, Begeleider


def test_a_group_walks_all_eight_steps_and_finds_everything_back(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster(MATEN[0], verwacht=("WebSocket is already in CLOSING",))  # she closes the browser below
    pad = b.begin(minuten=60)
    for stap in (vooraf, wie, route, wegwijzers, regie, ogen, vierv, dilemmas, wensen):
        stap(b)
    b.verder("einde")
    overzicht(b)

    b.context.close()
    terug = Begeleider(b.context.browser, b.server, MATEN[0]) if b.context.browser else b
    terug.ga(pad)
    overzicht(terug)
    terug.sluit()


def vooraf(b: Begeleider) -> None:
    b.page.locator("#vooraf-weet_ervan-ja").click()
    b.page.locator("#vooraf-geen_echte_namen").check()
    b.page.locator("#vooraf-vertelt_terug").fill("zijn zus")
    b.page.locator("#vooraf-vertelt_terug").blur()
    expect(b.page.locator("#vooraf-weet_ervan-ja")).to_have_attribute("aria-pressed", "true")
    b.bewaard()
    b.kijk_overal("0-vooraf")


def wie(b: Begeleider) -> None:
    b.verder("wie")
    b.kijk_overal("1-wie")
    b.page.locator("#wie-pen").click()
    expect(b.page.locator("#wie-klaar")).to_be_visible()
    b.kijk_overal("1-wie-pen")
    b.page.keyboard.press("Escape")
    expect(b.page.locator("#wie-pen")).to_have_attribute("aria-expanded", "false")


def route(b: Begeleider) -> None:
    b.verder("route")
    b.kijk_overal("2-route-begin")
    b.page.locator("#rk-zoek").fill("hui")
    expect(b.page.locator("[id^=boek-]").first).to_contain_text("Huisarts")
    b.kijk_overal("2-route-zoek")
    b.page.locator("#rk-zoek-wis").click()
    b.page.locator("#laan-groen").click()
    b.page.locator("#boek-vrienden").click()
    b.kijk_overal("2-route-baan")
    b.bewaard()
    b.page.locator("#rk-zoek").fill("buddyzorg")
    b.page.locator("[id^=boek-buddyzorg]").first.click()
    b.bewaard()
    b.page.locator("#rk-zoek").fill("Koffie bij de brug")
    b.knop("Maak deze halte").click()
    b.kijk_overal("2-route-nieuw")
    b.page.locator("#maak-geel").click()
    b.bewaard()
    expect(b.page.locator(".rk-banen").get_by_role("button", name="Koffie bij de brug")).to_be_visible()
    b.page.locator("#kaart-b5 circle").first.click()
    expect(b.page.get_by_text("Hoe kwam", exact=False).first).to_be_visible()
    b.kijk_overal("2-route-halte")
    b.page.keyboard.press("Escape")
    expect(b.page.locator("#rk-bezoek-klaar")).to_have_count(0)
    b.kijk_overal("2-route")


def wegwijzers(b: Begeleider) -> None:
    b.verder("wegwijzers")
    b.page.locator("#wijs-hoe").fill("Van zijn zus, en van wat hij op straat hoort.")
    b.page.locator("#wijs-hoe").blur()
    b.bewaard()
    b.page.locator("#wijzers-naar-vrienden").click()
    b.page.locator("aside, .rk-zij").get_by_role("button", name="Zus", exact=True).click()
    b.bewaard()
    b.kijk_overal("3-wegwijzers-halte")
    b.page.keyboard.press("Escape")
    expect(b.page.locator("#wijzers-naar-vrienden")).not_to_contain_text("nog geen wegwijzer")
    b.kijk_overal("3-wegwijzers")


def regie(b: Begeleider) -> None:
    b.verder("regie")
    b.page.locator("#regie-aanspreekpunt").click()
    b.page.locator(".rk-zij").get_by_role("button", name="Begeleider wonen").first.click()
    b.bewaard()
    expect(b.page.locator("#regie-aanspreekpunt")).to_contain_text("begeleider wonen")
    b.kijk_overal("4-regie-functie")
    b.page.locator("#ringen-huisarts").click()
    expect(b.page.locator("#regie-aanspreekpunt")).to_have_count(0)
    b.kijk_overal("4-regie-helper")
    b.page.keyboard.press("Escape")
    expect(b.page.locator("#regie-aanspreekpunt")).to_be_visible()
    b.kijk_overal("4-regie")


def ogen(b: Begeleider) -> None:
    b.verder("ogen")
    b.page.locator("#goed-erbij-b1").click()
    b.page.get_by_role("textbox").first.fill("Zij belt mij. Ook als ik niet opneem.")
    b.page.get_by_role("textbox").first.blur()
    b.bewaard()
    b.kijk_overal("5-ogen-halte")
    b.page.keyboard.press("Escape")
    expect(b.page.get_by_text("Zij belt mij. Ook als ik niet opneem.")).to_be_visible()
    b.kijk_overal("5-ogen")


def vierv(b: Begeleider) -> None:
    b.verder("vierv")
    b.kijk_overal("6-4v-voor-zich")
    b.knop("Samen bekijken").last.click()
    veld = b.page.locator("#vak-vasthouden").get_by_role("textbox")
    for tekst in ("Inloop waar niets moet", "De huisarts kent Rob al jaren"):
        veld.fill(tekst)
        veld.press("Enter")
        b.bewaard()
        expect(veld).to_have_value("")
    b.kijk_overal("6-4v-bekijken")
    b.page.locator("#fase-kiezen").click()
    b.bewaard()
    b.page.get_by_role("button", name="Inloop waar niets moet").click()
    b.bewaard()
    expect(b.page.get_by_role("button", name="Inloop waar niets moet")).to_have_attribute(
        "aria-pressed", "true"
    )
    b.kijk_overal("6-4v-kiezen")


def dilemmas(b: Begeleider) -> None:
    b.verder("dilemmas")
    b.kijk_overal("7-dilemmas-begin")
    b.page.locator("#dilemma-nieuw-tussen").fill("zelf bepalen")
    b.page.locator("#dilemma-nieuw-en").fill("op tijd ingrijpen")
    b.page.locator("#dilemma-nieuw-stuur").click()
    b.bewaard()
    expect(b.page.get_by_text("zelf bepalen").first).to_be_visible()
    b.kijk_overal("7-dilemmas")


def wensen(b: Begeleider) -> None:
    b.verder("wensen")
    b.kijk_overal("8-wensen-begin")
    for tekst in ("Eén vast gezicht voor Rob", "Weer een eigen plek", "Overdag iets te doen"):
        b.page.locator("#wens-nieuw-invoer").fill(tekst)
        b.page.locator("#wens-nieuw-invoer").press("Enter")
        b.bewaard()
    vierde = b.page.locator("#wens-vierde-invoer")
    vierde.fill("Een vierde wens")
    vierde.press("Enter")
    expect(b.page.locator("#rk-melding")).to_contain_text("Drie wensen")
    expect(vierde).to_have_value("Een vierde wens")
    b.bewaard()
    b.kijk_overal("8-wensen")
    vierde.fill("")


def overzicht(b: Begeleider) -> None:
    b.bij("einde")
    for tekst in (
        "Zij belt mij. Ook als ik niet opneem.",
        "Inloop waar niets moet",
        "Eén vast gezicht voor Rob",
        "zelf bepalen",
    ):
        expect(b.page.get_by_text(tekst).first).to_be_attached()
    b.kijk_overal("9-einde")

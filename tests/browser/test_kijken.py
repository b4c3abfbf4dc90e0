"""Looking around changes nothing for the group; moving on, taking back and throwing away are clear acts."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.begeleider import Begeleider

VERDER = "Hier verder met de groep"


def kijk_bij(b: Begeleider, stap: str) -> None:
    """Look at a step by its place in the header."""
    b.page.locator(f"#stap-{stap}").click()
    b.bij(stap)


def groep_is_bij(b: Begeleider, stap: str) -> None:
    """Judge that the header says so."""
    expect(b.page.locator(f"#stap-{stap}")).to_contain_text("hier is de groep")


def zet_stil(b: Begeleider) -> None:
    """Something small that every window shows: what was done before it has arrived when this has."""
    b.knop("Tijd stilzetten").click()
    b.bewaard()


# ---- looking around -----------------------------------------------------------------------------


def test_who_looks_at_another_step_takes_nobody_along(venster: Callable[..., Begeleider]) -> None:
    een, twee = venster(), venster()
    pad = een.begin()
    een.verder("wie")
    twee.ga(pad)
    twee.bij("wie")

    kijk_bij(een, "vierv")
    expect(een.page.locator("#rk-melding")).to_contain_text("De groep is bij Wie")
    zet_stil(een)

    expect(twee.knop("Tijd laten lopen")).to_be_visible()
    twee.bij("wie")
    groep_is_bij(een, "wie")
    twee.page.reload()
    twee.klaar("wie")

    een.page.keyboard.press("PageUp")  # back to the group
    een.bij("wie")
    expect(een.knop(VERDER)).to_have_count(0)


def test_moving_on_is_one_clear_act_and_takes_everyone_along(venster: Callable[..., Begeleider]) -> None:
    een, twee, kijker = venster(), venster(), venster()
    pad = een.begin()
    for b in (twee, kijker):
        b.ga(pad)
    kijk_bij(kijker, "ogen")

    kijk_bij(een, "regie")
    een.knop(VERDER).click()

    for b in (een, twee):
        b.bij("regie")
        groep_is_bij(b, "regie")
        expect(b.knop(VERDER)).to_have_count(0)
    groep_is_bij(kijker, "regie")
    kijker.bij("ogen")  # who looks somewhere keeps looking there

    twee.verder("ogen")
    een.bij("ogen")  # who moved the group is with the group again


def test_what_is_done_while_looking_around_counts_and_moves_nobody(
    venster: Callable[..., Begeleider],
) -> None:
    een, twee = venster(), venster()
    pad = een.begin()
    een.verder("wie")
    twee.ga(pad)

    kijk_bij(een, "wensen")
    een.page.locator("#wens-nieuw-invoer").fill("Een vast gezicht")
    een.page.locator("#wens-nieuw-invoer").press("Enter")
    een.bewaard()
    zet_stil(een)

    expect(twee.knop("Tijd laten lopen")).to_be_visible()
    twee.bij("wie")
    een.bij("wensen")
    kijk_bij(twee, "wensen")
    expect(twee.page.locator("[id^=wens-][id$=-tekst]")).to_have_value("Een vast gezicht")


def test_what_is_opened_on_one_screen_stays_closed_on_the_other(venster: Callable[..., Begeleider]) -> None:
    een, twee = venster(), venster()
    pad = een.begin()
    een.verder("wie")
    een.verder("route")
    twee.ga(pad)
    twee.bij("route")

    een.page.locator("#kaart-b5 circle").first.click()
    expect(een.page.locator("#rk-bezoek-klaar")).to_be_visible()
    een.page.keyboard.press("p")
    expect(een.page.locator("#rk-overlay")).to_be_visible()
    een.page.keyboard.press("Escape")
    zet_stil(een)

    expect(twee.knop("Tijd laten lopen")).to_be_visible()
    expect(twee.page.locator("#rk-bezoek-klaar")).to_have_count(0)
    expect(twee.page.locator("#rk-overlay")).to_have_count(0)


def test_undo_reaches_back_to_the_beginning_over_all_steps(venster: Callable[..., Begeleider]) -> None:
    b = venster()
    b.begin()
    p = b.page
    p.locator("#vooraf-is_hier-nee").click()
    b.bewaard()
    b.verder("wie")
    p.locator("#wie-pen").click()
    p.locator("#wie-naam-veld").fill("Sam")
    p.locator("#wie-naam-veld").blur()
    b.bewaard()
    p.locator("#wie-klaar").click()
    b.verder("route")
    p.locator("#laan-groen").click()
    p.locator("#boek-vrienden").click()
    b.bewaard()
    b.naar("wensen")
    p.locator("#wens-nieuw-invoer").fill("Een vast gezicht")
    p.locator("#wens-nieuw-invoer").press("Enter")
    b.bewaard()
    vrienden = p.locator(".rk-banen").get_by_role("button", name="Vrienden")
    wens, titel = p.locator("[id^=wens-][id$=-tekst]"), p.locator(".rk-titel")
    expect(wens).to_have_count(1)
    p.keyboard.press("Escape")  # in a field Ctrl+Z takes back letters

    for _ in range(4):
        p.keyboard.press("Control+z")
        b.bewaard()
    expect(p.locator("#rk-ongedaan")).to_be_disabled()
    expect(wens).to_have_count(0)
    expect(titel).to_have_text("Het verhaal van Rob")
    groep_is_bij(b, "wensen")
    kijk_bij(b, "route")
    expect(vrienden).to_have_count(0)

    for _ in range(4):
        p.keyboard.press("Control+y")
        b.bewaard()
    expect(p.locator("#rk-opnieuw")).to_be_disabled()
    expect(vrienden).to_have_count(1)
    expect(titel).to_have_text("Het verhaal van Sam")
    kijk_bij(b, "wensen")
    expect(wens).to_have_value("Een vast gezicht")
    p.reload()
    b.klaar("wensen")
    expect(wens).to_have_value("Een vast gezicht")


# ---- the start page ------------------------------------------------------------------------------


def eerdere(b: Begeleider) -> None:
    """Ask for the earlier talks, as one does on the start page."""
    b.page.goto(f"{b.server.adres}/")
    b.page.get_by_role("link", name="Ga verder met een eerder gesprek").click()
    expect(b.page.get_by_role("heading", name="Eerdere gesprekken")).to_be_visible()


def gesprek(b: Begeleider, titel: str) -> Locator:
    """A talk in the list, by its exact title."""
    kop = b.page.get_by_role("heading", name=titel, exact=True)
    return b.page.get_by_role("article").filter(has=kop)


def open_meer(rij: Locator) -> None:
    """Unfold what was decided, and what else can be done."""
    rij.get_by_text("Wat is er besloten, en meer").click()


def noem(b: Begeleider, oud: str, nieuw: str) -> None:
    open_meer(gesprek(b, oud).first)
    gesprek(b, oud).first.get_by_label("Andere titel").fill(nieuw)
    gesprek(b, oud).first.get_by_role("button", name="Geef deze titel").click()
    expect(gesprek(b, nieuw)).to_have_count(1)


def test_earlier_talks_stay_hidden_until_somebody_asks(venster: Callable[..., Begeleider]) -> None:
    b = venster()
    b.begin()
    eerdere(b)
    noem(b, "Het verhaal van Rob", "Verborgen tot gevraagd")

    b.page.goto(f"{b.server.adres}/")
    expect(b.knop("Begin het gesprek")).to_be_visible()
    assert "Verborgen tot gevraagd" not in b.page.content()

    eerdere(b)
    expect(gesprek(b, "Verborgen tot gevraagd")).to_be_visible()


def test_a_talk_goes_on_where_the_group_was_and_its_list_says_what_was_decided(
    venster: Callable[..., Begeleider],
) -> None:
    b = venster()
    b.begin()
    b.verder("wie")
    b.naar("vierv")
    b.page.locator("#fase-bekijken").click()
    b.page.locator("#erbij-verlaten-invoer").fill("Steeds opnieuw vertellen")
    b.page.locator("#erbij-verlaten-invoer").press("Enter")
    b.bewaard()
    b.page.locator("#fase-kiezen").click()
    kaart = b.knop("Steeds opnieuw vertellen").and_(b.page.locator("[aria-pressed]"))
    kaart.click()
    b.bewaard()
    b.naar("wensen")
    b.page.locator("#wens-nieuw-invoer").fill("Een vast gezicht")
    b.page.locator("#wens-nieuw-invoer").press("Enter")
    b.bewaard()

    eerdere(b)
    noem(b, "Het verhaal van Rob", "Dinsdagochtend")
    rij = gesprek(b, "Dinsdagochtend")
    expect(rij).to_contain_text("bij stap 8, Wensen")
    expect(rij.get_by_text("Een vast gezicht")).to_be_hidden()
    open_meer(rij)
    expect(rij.get_by_text("Een vast gezicht")).to_be_visible()
    expect(rij.get_by_text("Steeds opnieuw vertellen")).to_be_visible()

    rij.get_by_role("link", name="Ga verder").click()
    b.klaar("wensen")
    expect(b.page.locator("[id^=wens-][id$=-tekst]")).to_have_value("Een vast gezicht")


def test_a_copy_goes_its_own_way(venster: Callable[..., Begeleider]) -> None:
    b = venster()
    b.begin()
    b.verder("wie")
    eerdere(b)
    noem(b, "Het verhaal van Rob", "Het eerste")

    open_meer(gesprek(b, "Het eerste"))
    gesprek(b, "Het eerste").get_by_role("button", name="Maak een kopie").click()
    gesprek(b, "Kopie van Het eerste").get_by_role("link", name="Ga verder").click()
    b.klaar("wie")
    b.verder("route")
    b.bewaard()

    eerdere(b)
    expect(gesprek(b, "Kopie van Het eerste")).to_contain_text("bij stap 2, Route")
    expect(gesprek(b, "Het eerste")).to_contain_text("bij stap 1, Wie")


def test_a_closed_talk_can_be_seen_and_not_changed_until_it_is_opened_again(
    venster: Callable[..., Begeleider],
) -> None:
    b, kijker = venster(), venster()
    pad = b.begin()
    b.verder("wie")
    kijker.ga(pad)
    eerdere(b)
    noem(b, "Het verhaal van Rob", "Gesloten")

    open_meer(gesprek(b, "Gesloten"))
    gesprek(b, "Gesloten").get_by_role("button", name="Sluit af").click()
    expect(gesprek(b, "Gesloten").get_by_text("afgesloten", exact=True)).to_be_visible()
    expect(kijker.page.locator("#rk-melding")).to_contain_text("afgesloten")
    gesprek(b, "Gesloten").get_by_role("link", name="Bekijk").click()
    b.klaar("wie")
    expect(b.page.locator("#rk-melding")).to_contain_text("Je kunt alles bekijken")
    expect(b.page.locator("#wie-pen")).to_have_count(0)
    kijk_bij(b, "wensen")

    eerdere(b)
    open_meer(gesprek(b, "Gesloten"))
    gesprek(b, "Gesloten").get_by_role("button", name="Heropen").click()
    gesprek(b, "Gesloten").get_by_role("link", name="Ga verder").click()
    b.klaar("wie")
    b.page.locator("#wie-pen").click()
    expect(b.page.locator("#wie-naam-veld")).to_be_visible()


def test_a_talk_is_thrown_away_for_good_only_after_a_tick(venster: Callable[..., Begeleider]) -> None:
    b = venster(verwacht=("404",))
    pad = b.begin()
    eerdere(b)
    noem(b, "Het verhaal van Rob", "Weg ermee")
    rij = gesprek(b, "Weg ermee")

    open_meer(rij)
    rij.get_by_text("Voor altijd weggooien").click()
    rij.get_by_role("button", name="Gooi dit gesprek weg").click()
    expect(rij.locator("[name=zeker]:invalid")).to_be_focused()  # the browser asks for the tick
    eerdere(b)
    open_meer(rij)
    rij.get_by_text("Voor altijd weggooien").click()
    rij.get_by_label("Ja, dit mag helemaal weg").check()
    rij.get_by_role("button", name="Gooi dit gesprek weg").click()

    expect(b.page.get_by_role("heading", name="Eerdere gesprekken")).to_be_visible()
    expect(rij).to_have_count(0)
    b.page.goto(b.server.adres + pad)
    expect(b.page.get_by_text("Dit gesprek is er niet (meer).")).to_be_visible()

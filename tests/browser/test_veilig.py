"""Nobody but the facilitator's browser gets in, and nothing that is typed becomes code."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.begeleider import Begeleider
from tests.conftest import Server

# Each fits in a name of 60 characters. Whatever of it runs, or is stopped by the page's policy, is
# an error in the console, and that fails the test too.
OPMAAK = (
    "<script>document.title='geraakt'</script>",
    "<img src=x onerror=document.title='geraakt'>",
    "</textarea></svg><svg onload=document.title='geraakt'>",
    "</style><iframe srcdoc='<script>parent.x=1</script>'>",
)
UITBRAAK = (
    "\"'><b onclick=alert(1) autofocus onfocus=alert(1)>",
    "javascript:document.title='geraakt'",
    "{{constructor.constructor('alert(1)')()}}${alert(1)}%00",
    '{"daad":"sessie_gesloten"}\'}]]>--><!--&lt;&#60;',
)
LENGTE = (
    "Donaudampfschifffahrtselektrizitäten" * 50,
    "مرحبا بالعالم " * 100,
    "👩‍👩‍👧‍👦🏳️‍🌈" * 100,
    "Z\u0337\u0322\u031b\u0353al\u034fgo \u202eomgekeerd\u202c " * 90,
)
MENGSELS = {"opmaak": OPMAAK, "uitbraak": UITBRAAK, "lengte": LENGTE}

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
VELDEN = {
    "vooraf-brengt_in", "wie-naam-veld", "wie-leeftijd-veld", "wie-kan_goed-veld", "helper-b5-invoer",
    "wijs-hoe", "wijs-veilig", "wijs-helper-*-invoer", "helper-erbij-invoer", "helper-naam-huisarts",
    "helper-organisatie-huisarts", "goed-veld-b5", "vast-nieuw-b5-invoer", "vast-veld-*",
    "erbij-verlaten-invoer", "tekst-*", "dilemma-nieuw-en", "dilemma-*-tussen", "dilemma-*-leggen_voor",
    "wens-nieuw-invoer", "wens-*-oplossing", "wens-*-vindt_ervan",
}  # fmt: skip
"""Fields that the walk below must have met, the unfolded ones among them; * is an id."""
IN_HET_VERSLAG = (
    "vooraf-vertelt_terug", "wie-naam-veld", "wie-verhaal-veld", "wie-wil-veld", "wie-wil_niet-veld",
    "wijs-hoe", "goed-veld-b5",
)  # fmt: skip
"""Fields of which the page at the end holds every word."""

_CODE = """() => [...document.querySelectorAll('#rk-scherm *, #rk-begin *')].filter((e) =>
  /^(script|img|iframe|object|embed|link|base|meta|style|foreignobject|b\\\\w*:)$/i.test(e.localName)
  || [...e.attributes].some((a) => /^(on|srcdoc|formaction)/i.test(a.name)
    || /^(href|src|xlink:href|action)$/i.test(a.name) && !/^[/#]/.test(a.value))
).map((e) => e.outerHTML.slice(0, 200))"""


def geen_code(b: Begeleider) -> None:
    """Judge that no element of the page could run or fetch something."""
    assert [] == b.page.evaluate(_CODE)


def test_without_the_cookie_there_is_no_page(browser: Browser, server: Server) -> None:
    context = browser.new_context()
    page = context.new_page()

    antwoord = page.goto(f"{server.adres}/")

    assert antwoord is not None
    assert 403 == antwoord.status
    expect(page.get_by_text("Open de link die in het venster van het programma staat.")).to_be_visible()
    context.close()


def test_a_script_that_is_put_into_the_page_is_stopped(venster: Callable[..., Begeleider]) -> None:
    """The policy that would stop what slips through: tried, on the start page and in a session."""
    b = venster(verwacht=("Content Security Policy",))
    for ga in (lambda: b.page.goto(b.server.adres), b.begin):
        ga()
        for aanval in (
            "document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=document.title=1>')",
            "document.body.append(document.createElement('script'));"
            "document.body.lastChild.text = 'document.title=1'",
        ):
            with b.page.expect_console_message(lambda m: "Content Security Policy" in m.text):
                b.page.evaluate(aanval)
        assert "1" != b.page.title()


class Typist:
    """Someone who types hostile words into every field that she finds, each time the next ones.

    `getypt` is what she typed, by the id of the field.
    """

    def __init__(self, b: Begeleider, woorden: tuple[str, ...]) -> None:
        self.b = b
        self.getypt: dict[str, str] = {}
        self._woorden = cycle(woorden)

    def volgende(self, hoogstens: int = 2000) -> str:
        return " ".join(next(self._woorden)[:hoogstens].split())

    def vul_alles(self) -> None:
        """Fill every field on the screen, have it stored, and those that come of it too."""
        while nieuw := [i for i in self._velden("#rk-scherm") if i not in self.getypt]:
            veld = self._veld(nieuw[0])
            in_form = self._velden(f"form:has({self._kies(nieuw[0])})")
            for id_ in in_form or nieuw[:1]:
                self._typ(id_)
            if in_form:
                veld.evaluate("f => f.form.requestSubmit()")
            else:
                veld.blur()
            self.b.bewaard()
            expect(self.b.page.locator(".rk-melding")).to_have_count(0)  # nothing was refused
        self.kijk_na()

    def kijk_na(self) -> None:
        geen_code(self.b)
        self.b.rolt_niet(str(self.getypt))

    def _typ(self, id_: str) -> None:
        lijst = id_ in ("wie-kan_goed-veld", "wie-wil-veld", "wie-wil_niet-veld")
        hoogstens = 300 if lijst else int(self._veld(id_).get_attribute("maxlength") or 2000)
        self.getypt[id_] = self.volgende(hoogstens)
        self._veld(id_).fill(self.getypt[id_])

    def _veld(self, id_: str) -> Locator:
        return self.b.page.locator(self._kies(id_))

    @staticmethod
    def _kies(id_: str) -> str:
        return f"[id='{id_}']"

    def _velden(self, binnen: str) -> list[str]:
        velden = self.b.page.locator(f"{binnen} :is(input[type=text], textarea):not(#rk-zoek):visible")
        ids: list[str] = velden.evaluate_all("velden => velden.map((v) => v.id)")
        return ids

    def vouw_open(self, kies: str) -> None:
        """Press what unfolds, unless it is open already."""
        knop = self.b.page.locator(kies).first
        expect(knop).to_be_visible()
        if knop.get_attribute("aria-expanded") != "true":
            knop.click()
            expect(self.b.page.locator(f"{kies}:not([aria-expanded=false])").first).to_be_attached()


@pytest.mark.parametrize("mengsel", MENGSELS)
def test_what_is_typed_anywhere_stays_words(venster: Callable[..., Begeleider], mengsel: str) -> None:
    b = venster((1024, 768))
    b.begin()
    titel = b.page.title()
    t = Typist(b, MENGSELS[mengsel])
    p = b.page

    t.vul_alles()
    b.verder("wie")
    p.locator("#wie-pen").click()
    expect(p.locator("#wie-naam-veld")).to_be_visible()
    t.vul_alles()
    p.locator("#wie-klaar").click()
    expect(p.locator("#wie-pen")).to_be_visible()
    t.kijk_na()

    b.verder("route")
    eigen = t.volgende(60)
    p.locator("#rk-zoek").fill(eigen)
    t.vouw_open("#rk-maak-halte")
    t.kijk_na()
    p.locator("#maak-geel").click()
    b.bewaard()
    expect(p.locator("#rk-zoek")).to_have_value("")
    t.kijk_na()
    p.locator("#rk-alle-routes").click()
    p.locator("#kaart-b5 circle").first.click()
    t.vouw_open("#rk-nieuwe-helper")
    t.vul_alles()
    p.locator("#rk-bezoek-klaar").click()

    b.verder("wegwijzers")
    t.vul_alles()
    p.locator("#rk-vangnet").click()
    expect(p.locator("#wijs-veilig")).to_be_visible()
    t.vul_alles()
    p.locator("#rk-vangnet-klaar").click()
    p.locator("[id^=wijzers-naar-]").first.click()
    t.vouw_open("#rk-nieuwe-helper")
    t.vul_alles()

    b.verder("regie")
    p.locator("#regie-helper").click()
    expect(p.locator("#helper-erbij-invoer")).to_be_visible()
    t.vul_alles()
    p.locator("#ringen-huisarts").click()
    t.vouw_open("#helper-gegevens")
    t.vul_alles()

    b.verder("ogen")
    p.locator("#goed-erbij-b5").click()
    expect(p.locator("#goed-veld-b5")).to_be_visible()
    t.vul_alles()
    p.locator("[id^=vast-open-]").first.click()
    expect(p.locator("[id^=vast-veld-]")).to_be_visible()
    t.vul_alles()
    p.locator("#ogen-dicht").click()
    t.kijk_na()

    b.verder("vierv")
    p.locator("#fase-bekijken").click()
    expect(p.locator("#erbij-verlaten-invoer")).to_be_visible()
    t.vul_alles()
    p.locator("#vak-verlaten [id^=kaart-]").first.click()
    expect(p.locator("[id^=tekst-]")).to_be_visible()
    t.vul_alles()
    p.locator("#fase-kiezen").click()
    p.locator("#vak-verlaten [id^=kaart-][aria-pressed]").first.click()
    b.bewaard()
    t.kijk_na()

    b.verder("dilemmas")
    t.vul_alles()
    b.verder("wensen")
    t.vul_alles()
    p.locator("[id^=meer-]").click()
    expect(p.locator("[id$=-vindt_ervan]")).to_be_visible()
    t.vul_alles()
    b.verder("einde")
    t.kijk_na()

    p.reload()  # the server's own drawing
    b.klaar("einde")
    t.kijk_na()

    assert titel == p.title()
    assert set() == VELDEN - {_UUID.sub("*", id_) for id_ in t.getypt}
    gelezen = " ".join(str(p.locator("#rk-scherm").text_content()).split())
    assert [] == [id_ for id_ in IN_HET_VERSLAG if t.getypt[id_] not in gelezen]


def test_a_title_and_a_name_on_the_start_page_stay_words(venster: Callable[..., Begeleider]) -> None:
    b = venster((1024, 768))
    for woorden in (OPMAAK[1], UITBRAAK[0]):
        b.page.goto(b.server.adres)
        b.page.locator("#begin-casus").select_option("leeg")
        b.page.locator("#begin-naam").fill(woorden)
        b.knop("Begin het gesprek").click()
        b.klaar("vooraf")
        expect(b.page.locator(".rk-titel")).to_have_text(f"Het verhaal van {woorden}")
        geen_code(b)

        b.page.goto(f"{b.server.adres}/?eerder=1")
        gesprek = b.page.get_by_role("listitem").filter(has_text=woorden[:40]).first
        gesprek.locator("summary").first.click()
        gesprek.get_by_label("Andere titel").fill(f"{woorden}{UITBRAAK[3]}"[:60])
        gesprek.get_by_role("button", name="Geef deze titel").click()
        expect(b.page.get_by_role("heading", name=f"{woorden}{UITBRAAK[3]}"[:60], exact=True)).to_be_visible()
        geen_code(b)
        b.rolt_niet("beginscherm")


def test_acts_that_no_screen_offers_change_nothing(venster: Callable[..., Begeleider]) -> None:
    """Straight through the page's own hand."""
    b = venster(verwacht=("400",))
    b.begin()
    ziet = b.page.locator("#rk-scherm").inner_text()

    for daad, inhoud in (
        ("bestaat_niet", {}),
        ("__class__", {"__init__": 1}),
        ("sessie_begonnen", {"titel": "gekaapt"}),
        ("wens_toegevoegd", {"tekst": ""}),
        ("wens_toegevoegd", {"tekst": "x" * 2001}),
        ("wens_toegevoegd", {"tekst": {"$ne": 1}}),
        ("wens_toegevoegd", "geen inhoud"),
        ("wens_toegevoegd", None),
        ("bezoek_verplaatst", {"bezoek_id": "b1", "plaats": "ver"}),
        ("verhaal_gewijzigd", {"veld": "__dict__", "waarde": "x"}),
        ("ongedaan_gemaakt", {"doel": "../../etc"}),
    ):
        b.page.evaluate("b => rk.hand.stuur(b)", {"daad": daad, "inhoud": inhoud})
        b.bewaard()
        zin = b.page.locator("#rk-melding .rk-melding").inner_text()
        assert zin.endswith("."), (daad, inhoud)
        assert len(zin) < 150
    vreemd: tuple[object, ...] = (
        {"stap": "nergens"},
        {"breedte": 1e300},
        {"zoek": {}},
        {"paneel": 3},
        {"melding": "gekaapt"},
        7,
        None,
    )
    for blik in vreemd:
        b.page.evaluate("b => rk.hand.stuur(b)", {"blik": blik})
    b.page.locator("#rk-hulp").click()
    expect(b.page.locator("#rk-overlay")).to_be_visible()  # the kernel still listens
    b.page.keyboard.press("Escape")
    expect(b.page.locator("#rk-overlay")).to_have_count(0)

    assert "gekaapt" not in b.page.locator("#rk-scherm").inner_text()
    b.page.reload()
    b.klaar("vooraf")
    assert ziet == b.page.locator("#rk-scherm").inner_text()

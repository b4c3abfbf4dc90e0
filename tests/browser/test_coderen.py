"""The coding screen in a real browser, on a real project; only the kernel between them is left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rk.analysis.coderen import Codering, Keus, Project, oefenteksten
from rk.content import laad_codeboek
from rk.dashboards.coderen import codeer, vergelijk
from rk.views.codeerscherm import Codeerscherm
from rk.widgets import Codeerscherm as Publiek
from tests.browser.oordeel import axe, foto

_PAGINA = """<!doctype html><html lang="nl"><head><title>Coderen</title><meta charset="utf-8">
<style>{css}</style></head><body style="margin:0"><h1 class="rk-alleen-voorlezen">Notebook</h1>
<main><div id="cel"></div></main>
<script type="module">{esm}
const hoort = [];
const model = {{ get: () => "proef", on: (_n, f) => hoort.push(f), off() {{}},
  send: async (b) => {{ for (const a of await window.stuur(b)) hoort.forEach((f) => f(a)); }} }};
render({{ model, el: document.getElementById("cel") }});
</script></body></html>"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    boek = laad_codeboek("themas-1")
    teksten = list(oefenteksten(boek))[:3]
    project = Project.maak(tmp_path / "project", teksten, doel="Kijken of het scherm werkt.")
    project.begin(boek, ["anna", "bram"])
    return project


@contextmanager
def scherm(browser: Browser, widget: Codeerscherm, *, maat: tuple[int, int] = (1280, 800)) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": maat[0], "height": maat[1]})
    mis: list[str] = []
    page.on("pageerror", lambda f: mis.append(str(f)))

    antwoorden: list[dict[str, str]] = []
    widget.send = antwoorden.append

    def stuur(bericht: dict[str, Any]) -> list[dict[str, str]]:
        antwoorden.clear()
        widget._bericht(widget, bericht, None)
        return antwoorden

    page.expose_function("stuur", stuur)
    esm = str(widget._esm).replace("export default { render };", "")
    page.set_content(_PAGINA.format(css=widget._css, esm=esm))
    expect(page.locator(".rk-co")).to_be_visible()
    yield page
    page.close()
    assert [] == mis


def toegankelijk(page: Page) -> list[str]:
    return axe(page, ".rk-coderen")


def gaf(project: Project, coder: str) -> Codering:
    return project.ronde.codering(coder)


def test_a_coder_needs_only_the_keyboard(browser: Browser, project: Project) -> None:
    with scherm(browser, codeer(project.map_, "anna")) as page:
        page.locator(".rk-coderen").focus()
        expect(page.get_by_text("Kijken of het scherm werkt.")).to_be_visible()
        foto(page, "coderen-begin")
        page.keyboard.press("Enter")
        eerste = page.locator("blockquote").inner_text()
        page.keyboard.press("1")
        expect(page.get_by_role("button", pressed=True)).to_have_count(1)
        page.keyboard.press("9")
        expect(page.get_by_role("button", pressed=True)).to_have_count(2)
        foto(page, "coderen")
        faal = toegankelijk(page)
        page.keyboard.press("Enter")
        expect(page.locator("blockquote")).not_to_have_text(eerste)
        tweede = page.locator("blockquote").inner_text()
        page.keyboard.press("?")
        expect(page.locator("blockquote")).not_to_have_text(tweede)
        page.keyboard.press("0")
        expect(page.get_by_role("heading", name="Klaar?")).to_be_visible()
        page.keyboard.press("Control+z")
        expect(page.get_by_text("Dat is ongedaan gemaakt.")).to_be_visible()
        page.keyboard.press("0")
        page.keyboard.press("k")
        expect(page.get_by_role("heading", name="Jij bent klaar")).to_be_visible()

    assert [] == faal
    codering = gaf(project, "anna")
    assert codering.klaar
    assert [frozenset({"vast-aanspreekpunt", "nazorg"}), "?", frozenset({"geen"})] == [
        "?" if (k := codering.keus(t.id)).weet_niet else k.codes for t in project.ronde.volgorde("anna")
    ]


def test_a_click_marks_a_code_and_the_next_key_goes_on(browser: Browser, project: Project) -> None:
    with scherm(browser, codeer(project.map_, "bram"), maat=(1000, 700)) as page:
        page.get_by_role("button", name="Begin").click()
        eerste = page.locator("blockquote").inner_text()
        page.get_by_role("button", name="Nazorg").click()
        expect(page.get_by_role("button", pressed=True)).to_have_count(1)
        page.keyboard.press("v")
        expect(page.get_by_text("Bel na drie maanden hoe het gaat.", exact=True).last).to_be_visible()
        foto(page, "coderen-voorbeelden")
        page.keyboard.press("Enter")
        expect(page.locator("blockquote")).not_to_have_text(eerste)

    assert 1 == len(gaf(project, "bram").keuzes)


def test_a_key_elsewhere_in_the_notebook_codes_nothing(browser: Browser, project: Project) -> None:
    with scherm(browser, codeer(project.map_, "bram")) as page:
        page.get_by_role("button", name="Begin").click()
        page.locator("body").evaluate(
            "(b) => { const i = document.createElement('textarea'); b.append(i); i.focus(); }"
        )
        page.keyboard.type("123 0")
        expect(page.locator("textarea")).to_have_value("123 0")

    assert {} == gaf(project, "bram").keuzes


def test_together_they_see_who_chose_what_and_decide(browser: Browser, project: Project) -> None:
    ronde = project.ronde
    for t in ronde.teksten:
        ronde.kies("anna", t.id, Keus(codes=frozenset({"nazorg"})))
        ronde.kies("bram", t.id, Keus(codes=frozenset({"nazorg", "minder-herhalen"})))
    ronde.klaar("anna")
    ronde.klaar("bram")

    with scherm(browser, vergelijk(project.map_)) as page:
        expect(page.get_by_role("heading", name="3 van 3 verschillen te bespreken")).to_be_visible()
        foto(page, "coderen-maat")
        faal = toegankelijk(page)
        page.locator(".rk-coderen").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("gekozen door anna en bram")).to_be_visible()
        page.keyboard.press("9")
        expect(page.get_by_role("button", pressed=True)).to_have_count(1)
        foto(page, "coderen-verschil")
        page.keyboard.press("Enter")
        expect(page.get_by_text("1 van 3")).to_be_visible()

    assert [] == faal
    besluit = next(iter(project.ronde.besluiten().values()))
    assert (frozenset({"nazorg"}), "anna en bram") == (besluit.codes, besluit.wie)


def test_the_screen_is_one_of_the_public_widgets() -> None:
    assert Publiek is Codeerscherm

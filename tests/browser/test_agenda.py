"""The agenda at work: a werkvorm more, another order, what is skipped, and a header with twenty places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from rk.content import werkvormen
from rk.domain import Tafel
from tests.browser.begeleider import MATEN, Begeleider, Maat

_KNOPPEN = ".rk-stapknop"
_AFGEKAPT = """() => {
  const uit = [], woorden = (e) => {
    const r = document.createRange();
    r.selectNodeContents(e);
    return r.getBoundingClientRect();
  };
  const titels = [...document.querySelectorAll('.rk-h1 > *')].map(woorden);
  titels.push(...[...document.querySelectorAll('.rk-balk > *')].map((e) => e.getBoundingClientRect()));
  const onder = document.querySelector('#rk-hoofd').getBoundingClientRect().top;
  for (const e of document.querySelectorAll('.rk-stapknop i, .rk-stapnaam')) {
    if (getComputedStyle(e).visibility === 'hidden') continue;
    const b = e.matches('i') ? e.getBoundingClientRect() : woorden(e), k = e.closest('button');
    const zegt = `${k.id} ${e.textContent} ${b.left.toFixed(0)}-${b.right.toFixed(0)}`;
    if (b.left < 0 || b.right > innerWidth + .5 || b.top < 0 || b.bottom > onder + .5) uit.push(zegt);
    if (titels.some((t) => b.left < t.right + 4 && b.right > t.left && b.top < t.bottom && b.bottom > t.top))
      uit.push(`${zegt} raakt wat ernaast staat`);
    const raak = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
    if (e.matches('i') && !k.contains(raak)) uit.push(`${zegt} ligt onder iets`);
  }
  return uit;
}"""
"""What of the header's places is cut off, sticks out, or lies over or below something else."""


def volgorde(b: Begeleider) -> list[str]:
    """The places in the header, in order."""
    return [
        str(i).removeprefix("stap-") for i in b.page.locator(_KNOPPEN).evaluate_all("r => r.map(e => e.id)")
    ]


def test_a_group_puts_its_own_agenda_together_and_walks_along_it(venster: Callable[..., Begeleider]) -> None:
    b = venster((1024, 768))
    page = b.page
    pad = b.begin()
    page.keyboard.press("a")
    page.locator("#agenda-erbij").click()
    b.kijk("agenda-erbij")
    page.locator("#erbij-tandem").press("Enter")
    expect(page.locator("#agenda-w-tandem")).to_be_visible()
    assert "w-tandem" == volgorde(b)[0]

    page.locator("#agenda-omlaag-w-tandem").press("Enter")
    expect(page.locator(_KNOPPEN).nth(1)).to_have_id("stap-w-tandem")
    b.bewaard()
    page.locator("#agenda-omhoog-ogen").click()
    b.bewaard()
    page.locator("#agenda-over-route").click()
    expect(page.locator("#agenda-over-route")).to_contain_text("Toch doen")
    page.locator("#agenda-over-wegwijzers").click()
    expect(page.locator("#agenda-over-wegwijzers")).to_contain_text("Toch doen")
    b.kijk("agenda-eigen")
    anders = ["wie", "w-tandem", "ogen", "regie", "vierv", "dilemmas", "wensen"]
    assert anders == volgorde(b)

    page.keyboard.press("Escape")
    expect(page.locator("#rk-overlay")).to_have_count(0)
    for stap in (*anders, "einde"):
        b.verder(stap)
        expect(page.locator("#stap-route")).to_have_count(0)
    for stap in reversed(anders):
        page.keyboard.press("PageUp")
        b.bij(stap)

    page.locator("#rk-ongedaan").click()
    expect(page.locator("#stap-wegwijzers")).to_be_visible()
    b.bewaard()
    b.ga(pad)
    assert ["wie", "w-tandem", "wegwijzers", "ogen", "regie"] == volgorde(b)[:5]


@pytest.mark.parametrize("maat", MATEN, ids=lambda m: f"{m[0]}x{m[1]}")
def test_twenty_places_fit_in_the_header(venster: Callable[..., Begeleider], maat: Maat) -> None:
    b = venster(maat)
    b.begin()
    erbij = sorted(w.id for w in werkvormen().values() if w.tafel is not Tafel.PERSOON)[:12]
    for id_ in erbij:
        b.page.evaluate("b => rk.hand.stuur(b)", {"daad": "werkvorm_toegevoegd", "inhoud": {"werkvorm": id_}})
        expect(b.page.locator(f"#stap-w-{id_}")).to_be_visible()
    b.bewaard()
    assert (14 if maat[0] == 1024 else 20) == len(volgorde(b))  # narrow: as many as fit

    for stap in (volgorde(b)[0], volgorde(b)[-1]):
        b.naar(stap)
        assert [] == b.page.evaluate(_AFGEKAPT)
        b.kijk(f"agenda-twintig-{stap}")
    b.page.keyboard.press("a")
    expect(b.page.locator(f"#agenda-w-{erbij[-1]}")).to_be_attached()
    b.kijk("agenda-twintig")

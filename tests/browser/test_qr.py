"""The QR code on the beamer, as a camera at the back of the room gets it: pixels, not a drawing."""

from __future__ import annotations

import base64
from collections.abc import Callable
from itertools import chain

import pytest
import segno
from playwright.sync_api import Browser

from rk.tekening.meedoen import toegang
from tests.browser.begeleider import MATEN, Begeleider, Maat
from tests.browser.telefoon import stand_van

_PUNTEN = """async ([bron, breed]) => {
  const beeld = new Image();
  beeld.src = `data:image/png;base64,${bron}`;
  await beeld.decode();
  const vlak = Object.assign(document.createElement('canvas'), {width: beeld.width, height: beeld.height});
  const pen = vlak.getContext('2d');
  pen.drawImage(beeld, 0, 0);
  const stap = beeld.width / breed, uit = [];
  for (let y = 0; y < breed; y++) for (let x = 0; x < breed; x++)
    uit.push([.25, .5, .75].map((d) => pen.getImageData((x + d) * stap, (y + d) * stap, 1, 1).data[1]));
  return [beeld.width, beeld.height, uit];
}"""


@pytest.mark.parametrize("maat", MATEN)
def test_every_square_of_the_code_is_as_it_must_be_on_the_beamer(
    browser: Browser, venster: Callable[..., Begeleider], maat: Maat
) -> None:
    begeleider = venster(maat)
    pad = begeleider.begin()
    page = begeleider.page
    page.keyboard.press("d")
    page.locator("#net-proef").click()
    foto = page.locator("svg.rk-qr").screenshot()
    tekens = segno.make(toegang(stand_van(begeleider, pad)), error="m")
    hoort = [list(rij) for rij in tekens.matrix_iter(border=4)]
    lezer = browser.new_page()

    breed, hoog, punten = lezer.evaluate(_PUNTEN, [base64.b64encode(foto).decode(), len(hoort)])

    lezer.close()
    assert abs(breed - hoog) <= 1
    assert breed / len(hoort) >= 5  # pixels to a square
    assert hoog >= 0.4 * maat[1]  # of the height: from five metres a tenth of what one looks at
    donker: list[int] = []
    licht: list[int] = []
    for rij, waarden in zip(chain(*hoort), punten, strict=True):
        (donker if rij else licht).extend(waarden)
    assert max(donker) < 40
    assert min(licht) > 215

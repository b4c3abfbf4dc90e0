"""What is judged of every screen: axe-core's complaints, and a picture for our own eyes."""

from __future__ import annotations

import json
import os
from pathlib import Path

from playwright.sync_api import Page

ARTEFACTEN = Path(__file__).parents[2] / "test-resultaten"
_FOTOS = "RK_FOTOS" in os.environ
_AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def foto(page: Page, naam: str, *, heel: bool = False, hoe_dan_ook: bool = False) -> None:
    """Keep a picture of the window, or of the whole page, in `test-resultaten/`: when pictures were asked
    for (`make fotos`), or in any case, as of a screen that fails.
    """
    if _FOTOS or hoe_dan_ook:
        page.screenshot(path=ARTEFACTEN / f"{naam}.png", full_page=heel)


def axe(page: Page, deel: str = "html") -> list[str]:
    """What axe-core finds wrong in a part of a page, one line each."""
    if page.evaluate("!('axe' in window)"):
        page.evaluate(_AXE)  # half a megabyte: once for each page
    uitslag = page.evaluate("d => axe.run(d, {resultTypes: ['violations']})", deel)
    return [
        f"{v['id']}: {json.dumps([n['html'][:160] for n in v['nodes'][:3]])}" for v in uitslag["violations"]
    ]

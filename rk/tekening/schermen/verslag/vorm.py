"""How a part of the page is built: a heading with what stands under it, lists and tables."""

from __future__ import annotations

from collections.abc import Sequence

from rk.tekening.boom import El, el


def deel(kop: str, *inhoud: object, klasse: str = "") -> El:
    """One step or one subject."""
    return el("section", el("h3", kop, dir="auto"), inhoud, class_=f"rk-verslag-deel {klasse}".strip())


def lijst(items: object, *, genummerd: bool = False) -> El:
    """A list of `li` elements."""
    return el("ol" if genummerd else "ul", items, class_="rk-verslag-lijst")


def tabel(kop: Sequence[object], rijen: list[El], *, klasse: str, naam: str) -> El:
    """A table with a head; `naam` says what it is to who has it read aloud."""
    hoofd = el("thead", el("tr", [el("th", x, scope="col", dir="auto") for x in kop]))
    return el("table", hoofd, el("tbody", rijen), class_=f"rk-verslag-tabel {klasse}", aria_label=naam)


def paren(rijen: Sequence[tuple[str, object]]) -> El | None:
    """What and its value, a row each; an empty value is left out, and None when all are."""
    gevuld = [
        el("tr", el("th", wat, scope="row", dir="auto"), el("td", waarde, dir="auto"))
        for wat, waarde in rijen
        if waarde
    ]
    return el("table", el("tbody", gevuld), class_="rk-verslag-tabel rk-verslag-paren") if gevuld else None

"""The four answers as shapes and words, and how often each was given as one bar."""

from __future__ import annotations

from rk.domain import Lijstantwoord
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.werk.checklijst.stand import Spreiding


def woord(antwoord: Lijstantwoord, *, kort: bool = False) -> str:
    """An answer in words; `kort`: where there is little width."""
    if antwoord is Lijstantwoord.NVT and not kort:
        return _("niet van toepassing")
    return {
        Lijstantwoord.JA: _("ja"),
        Lijstantwoord.DEELS: _("een beetje"),
        Lijstantwoord.NEE: _("nee"),
        Lijstantwoord.NVT: _("n.v.t."),
    }[antwoord]


def teken(antwoord: Lijstantwoord) -> El:
    """An answer as a shape: full, half, open, a dash. It judges nothing."""
    delen: dict[Lijstantwoord, list[El]] = {
        Lijstantwoord.JA: [el("circle", cx=12, cy=12, r=9, class_="is-vol")],
        Lijstantwoord.DEELS: [
            el("circle", cx=12, cy=12, r=9),
            el("path", d="M12 3a9 9 0 000 18z", class_="is-vol"),
        ],
        Lijstantwoord.NEE: [el("circle", cx=12, cy=12, r=9)],
        Lijstantwoord.NVT: [el("path", d="M5 12h14")],
    }
    return el(
        "svg", delen[antwoord], class_="rk-lijst-teken", viewBox="0 0 24 24", aria_hidden="true",
        focusable="false",
    )  # fmt: skip


def in_woorden(tel: Spreiding) -> str:
    """A spread in words: "ja 8, een beetje 2"; answers that nobody gave are left out."""
    return ", ".join(f"{woord(a)} {tel[a]}" for a in Lijstantwoord if tel.get(a))


def balk(tel: Spreiding, *, klasse: str = "") -> El:
    """A stacked bar: each answer has its shape, its pattern and its number."""
    stukken = [
        el("span", teken(a), el("b", tel[a]), class_=f"rk-lijst-stuk is-{a.value}", style=f"--n:{tel[a]}")
        for a in Lijstantwoord
        if tel.get(a)
    ]
    return el(
        "div", stukken, class_=f"rk-lijst-balk {klasse}".strip(), role="img", aria_label=in_woorden(tel)
    )


def legenda() -> El:
    """What the shapes say."""
    return el(
        "ul",
        [el("li", teken(a), el("span", woord(a, kort=True))) for a in Lijstantwoord],
        class_="rk-lijst-legenda",
        aria_label=_("Wat de tekens zeggen"),
    )


def met_teken(antwoord: Lijstantwoord) -> El:
    """A shape with its word."""
    return el("span", teken(antwoord), woord(antwoord, kort=True), class_="rk-lijst-antwoord")

"""Signals of rules and systems from all talks on this laptop, as a page and as a file for policy."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rk.inzicht.signalen import Signaal, Signaalstand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop

CSV = "/sessies/signalen.csv"
# A spreadsheet would run what begins with one of these.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def standnaam(stand: Signaalstand) -> str:
    """How far a signal came, in words."""
    return {
        Signaalstand.NIEUW: _("nog niet gemeld"),
        Signaalstand.GEMELD: _("gemeld"),
        Signaalstand.BEANTWOORD: _("er is een antwoord"),
    }[stand]


def _koppen() -> tuple[str, ...]:
    return (
        _("Wat staat in de weg"),
        _("Wie heeft er last van"),
        _("Bij welke halte"),
        _("Wie kan het veranderen"),
        _("Hoe staat het"),
        _("In hoeveel gesprekken"),
    )


def _rij(s: Signaal) -> tuple[str, ...]:
    return (
        s.wat,
        "; ".join(s.wie),
        "; ".join(s.halte),
        "; ".join(s.kan),
        standnaam(s.stand),
        str(s.gesprekken),
    )


def signalen_csv(signalen: Sequence[Signaal]) -> str:
    """The signals as a file that a spreadsheet in Dutch opens: semicolons, and no cell that it runs.

    It holds no session, no day and no name of the person; what people typed stays as they typed it.
    """
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    for rij in (_koppen(), *map(_rij, signalen)):
        schrijver.writerow(f"'{cel}" if cel.startswith(_FORMULE) else cel for cel in rij)
    return f"\ufeff{uit.getvalue()}"


def signalen(rij: Sequence[Signaal]) -> El:
    """The same as a page to read and to print."""
    kop = el("tr", [el("th", k, scope="col") for k in _koppen()])
    rijen = [el("tr", [el("td", cel, dir="auto") for cel in _rij(s)]) for s in rij]
    leeg = el("p", _("Er staan nog geen signalen. Ze komen uit de werkvorm Signalen."))
    let_op = _("Lees het eerst na. Haal weg wat een mens of een plaats herkenbaar maakt.")
    return el(
        "main",
        el(
            "div",
            el(
                "a",
                icoon("lijst"),
                _("Bewaar als bestand"),
                href=CSV,
                class_="rk-knop rk-hoofd",
                id="signalen-csv",
            ),
            knop(icoon("print"), _("Print dit blad"), lokaal="print", id="papier-print"),
            el("p", let_op),
            class_="rk-papier-knoppen rk-niet-printen",
        ),
        el(
            "article",
            el(
                "header",
                el("h1", _("Signalen uit alle gesprekken")),
                el("p", _("Wat bijna hetzelfde is, staat er één keer. Er staat niet bij uit welk gesprek.")),
                class_="rk-papier-kop",
            ),
            el("div", el("table", el("thead", kop), el("tbody", rijen)) if rijen else leeg),
            class_="rk-papier-vel rk-papier-signalen",
        ),
        class_="rk-papier",
        id="rk-papier",
    )

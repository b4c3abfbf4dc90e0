"""What is shown as a table: beside every picture, and as a file that a spreadsheet in Dutch opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from rk.taal import _
from rk.tekening.boom import El, el

# A spreadsheet would run what begins with one of these.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tabel:
    """Texts in rows; the first column says what a row is about, the others are numbers or words."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


def tabel(t: Tabel, *, id: str, naam: str) -> El:  # noqa: A002  the attribute's own name
    """The table, folded in until somebody wants it."""
    kop = el("tr", [el("th", k, scope="col") for k in t.koppen])
    rijen = [
        el("tr", el("th", r[0], scope="row", dir="auto"), [el("td", cel) for cel in r[1:]]) for r in t.rijen
    ]
    return el(
        "details",
        el("summary", _("Dezelfde cijfers als tabel"), id=f"{id}-knop"),
        el(
            "div",
            el(
                "table",
                el("caption", naam, class_="rk-alleen-voorlezen"),
                el("thead", kop),
                el("tbody", rijen),
            ),
            class_="rk-rol rk-tabelvak",
            tabindex="0",
            role="region",
            aria_label=_("Tabel: {naam}").format(naam=naam),
            id=f"{id}-vak",
        ),
        class_="rk-bordtabel",
        id=id,
    )


def csv_tekst(t: Tabel, *, titel: str, zinnen: Sequence[str]) -> str:
    """The table as a file: semicolons, how it came about above it, and no cell that would be run."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    for regel in (titel, *zinnen):
        schrijver.writerow([f"# {regel}"])
    for rij in (t.koppen, *t.rijen):
        schrijver.writerow(f"'{cel}" if cel.startswith(_FORMULE) else cel for cel in rij)
    return f"\ufeff{uit.getvalue()}"


def bestandsnaam(scherm: str, blok: str) -> str:
    """The name of a file without its ending."""
    return f"routekaart-{scherm}-{blok}"


def bestand(t: Tabel, *, naam: str, titel: str, zinnen: Sequence[str], id: str) -> El:  # noqa: A002
    """The button that saves the table."""
    return el(
        "button",
        "CSV",
        type="button",
        class_="rk-filterknop",
        id=id,
        data_bestand={"naam": naam, "tekst": csv_tekst(t, titel=titel, zinnen=zinnen)},
        aria_label=_("{titel}, tabel als CSV").format(titel=titel),
    )


def kaal(t: Tabel, *, naam: str) -> El:
    """The table itself as what is shown."""
    kop = el("tr", [el("th", k, scope="col") for k in t.koppen])
    rijen = [
        el("tr", el("th", r[0], scope="row", dir="auto"), [el("td", cel) for cel in r[1:]]) for r in t.rijen
    ]
    return el(
        "div",
        el(
            "table",
            el("caption", naam, class_="rk-alleen-voorlezen"),
            el("thead", kop),
            el("tbody", rijen),
        ),
        class_="rk-kaletabel",
    )

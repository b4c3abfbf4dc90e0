"""The own agendas on the start page: another name, or away. Plain HTML with forms."""

from __future__ import annotations

from urllib.parse import quote

from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon

MEESTE_TEKENS = 60


def beheer(agendas: tuple[tuple[str, str], ...], *, xsrf: El, zin: El | None) -> El:
    """The list of own agendas (id and name), each with its two forms."""
    terug = el("a", icoon("links"), _("Nieuw gesprek"), href="/", class_="rk-knop rk-gewoon")
    kop = el("div", el("h2", _("Eigen agenda’s"), id="begin-agendas"), terug, class_="rk-begin-kop")
    lijst = (
        el(
            "div",
            el("ul", [el("li", _agenda(id_, naam, xsrf)) for id_, naam in agendas], class_="rk-begin-lijst"),
            class_="rk-rol rk-begin-rol",
            tabindex="0",
            role="region",
            aria_labelledby="begin-agendas",
        )
        if agendas
        else el(
            "p", _("Hier komen agenda’s die je in een gesprek bewaart. Het is nu nog leeg."), class_="rk-stil"
        )
    )
    return el("main", kop, zin, lijst, class_="rk-begin-rechts", id="rk-hoofd")


def _agenda(id_: str, naam: str, xsrf: El) -> El:
    veld = el(
        "input",
        type="text",
        name="naam",
        value=naam,
        class_="rk-invoer",
        maxlength=MEESTE_TEKENS,
        required=True,
        autocomplete="off",
        dir="auto",
        aria_label=_("Naam van deze agenda"),
    )
    weg = el(
        "details",
        el(
            "summary",
            icoon("prullenbak"),
            _("Weggooien"),
            el("span", ": ", naam, class_="rk-alleen-voorlezen"),
        ),
        _formulier(id_, "verwijder", xsrf, _knop(_("Gooi deze agenda weg"))),
        class_="rk-begin-weggooien",
        id=f"agenda-weg-{id_}",
    )
    return el(
        "article",
        _formulier(id_, "hernoem", xsrf, veld, _knop(_("Geef deze naam")), klasse="rk-begin-hernoem"),
        weg,
    )


def _knop(tekst: str) -> El:
    return el("button", tekst, type="submit", class_="rk-knop rk-gewoon")


def _formulier(id_: str, daad: str, *inhoud: El, klasse: str = "") -> El:
    actie = f"/agendas/{quote(id_, safe='')}/{daad}"
    return el("form", inhoud, method="post", action=actie, class_=klasse or None)

"""The screen on which a researcher codes: one text, the codes with what they mean, a key for each.

A button says in `data-daad` and `data-inhoud` what it does, and in `data-toets` which key presses it.
Every act names the text that was seen when it was done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rk.domain import GEEN_CODE, Codeboek, Themacode
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop

WEET_NIET = "weet_niet"
TOETSEN = "123456789abcdefghijklmnopqrstuwxyz"
"""The keys of the codes, in order; v shows the examples."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gegeven:
    """What one coder gave, where coders compare: codes, WEET_NIET or GEEN_CODE among them."""

    wie: str
    codes: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Codeerbeeld:
    """What is seen of one text. `naam` begins every id, so that two screens fit in one notebook.

    `soort` says what the text is, `bij` what else there is to know; `gekozen` holds codes, WEET_NIET
    or GEEN_CODE. `gaven` is empty while somebody codes by himself. `voorbeelden`: when each code fits
    is shown with all of them, not only with the chosen. `besluit`: the main act decides.
    """

    naam: str
    kop: str
    boek: Codeboek
    tekst_id: str
    tekst: str
    soort: str
    gedaan: int
    totaal: int
    gekozen: frozenset[str] = frozenset()
    bij: str = ""
    gaven: tuple[Gegeven, ...] = ()
    voorbeelden: bool = False
    besluit: bool = False
    melding: str = ""


def codeerscherm(b: Codeerbeeld) -> El:
    """The text on the left, the codes on the right, what can be done below."""
    return el(
        "div",
        _kop(b.naam, b.kop, b.gedaan, b.totaal),
        el("div", _tekst(b), _codes(b), class_="rk-co-twee"),
        _voet(b),
        class_="rk-co",
        id=b.naam,
    )


def berichtscherm(
    *, naam: str, kop: str, titel: str, alineas: Sequence[object], knoppen: Sequence[El], melding: str = ""
) -> El:
    """A screen that says something: before the first text, and after the last."""
    return el(
        "div",
        _kop(naam, kop, 0, 0),
        el(
            "div",
            el("h2", titel),
            [a if isinstance(a, El) else el("p", a) for a in alineas],
            el("div", knoppen, class_="rk-co-knoppen"),
            class_="rk-co-bericht",
        ),
        el("footer", _melding(naam, melding), class_="rk-co-voet"),
        class_="rk-co",
        id=naam,
    )


def maattabel(rijen: Sequence[tuple[str, str]], *, kop: tuple[str, str]) -> El:
    """Names with a sentence beside each."""
    return el(
        "table",
        el("thead", el("tr", [el("th", k, scope="col") for k in kop])),
        el("tbody", [el("tr", el("th", naam, scope="row"), el("td", zin)) for naam, zin in rijen]),
        class_="rk-co-tabel",
    )


def _kop(naam: str, kop: str, gedaan: int, totaal: int) -> El:
    voortgang = (
        el(
            "div",
            el("span", _("{n} van {totaal}").format(n=gedaan, totaal=totaal)),
            el("progress", value=gedaan, max=totaal, aria_label=_("Teksten met een antwoord")),
            class_="rk-co-voortgang",
        )
        if totaal
        else None
    )
    return el("header", el("h2", kop, id=f"{naam}-kop"), voortgang, class_="rk-co-kop")


def _tekst(b: Codeerbeeld) -> El:
    genoemd = b.gekozen.union(*(g.codes for g in b.gaven))
    waar = [c for c in b.boek.codes if c.id in genoemd]
    return el(
        "section",
        el("p", b.soort, class_="rk-co-soort"),
        el("blockquote", b.tekst or _("De woorden van deze tekst zijn weggehaald."), class_="rk-co-tekst"),
        el("p", b.bij, class_="rk-let-op") if b.bij else None,
        el(
            "dl",
            [(el("dt", g.wie), el("dd", _namen(b.boek, g.codes))) for g in b.gaven],
            class_="rk-co-gaven",
        )
        if b.gaven
        else None,
        el("div", [_wanneer(c, kop=True) for c in waar], class_="rk-co-check")
        if waar and not b.voorbeelden
        else None,
        class_="rk-co-links rk-rol",
        aria_label=_("De tekst"),
        tabindex="0",
    )


def _namen(boek: Codeboek, codes: frozenset[str]) -> str:
    """What somebody gave, by name and in the order of the codebook."""
    rest = {GEEN_CODE: _("Geen van deze"), WEET_NIET: _("Weet ik niet")}
    namen = {c.id: c.naam for c in boek.codes} | rest
    return ", ".join(naam for id_, naam in namen.items() if id_ in codes)


def _wanneer(code: Themacode, *, kop: bool) -> El:
    """When a code fits and when it does not, and examples."""
    return el(
        "div",
        el("h3", code.naam) if kop else None,
        el(
            "dl",
            [
                [el("dt", woord), [el("dd", regel) for regel in regels]]
                for woord, regels in (
                    (_("Wel"), code.wel),
                    (_("Niet"), code.niet),
                    (_("Zoals"), code.voorbeelden),
                )
                if regels
            ],
        ),
        class_="rk-co-wanneer",
    )


def _codes(b: Codeerbeeld) -> El:
    rij = [
        _code(b, c.id, toets, c.naam, c.definitie, c if b.voorbeelden else None)
        for c, toets in zip(b.boek.codes, TOETSEN, strict=False)
    ]
    rest = [
        _code(b, GEEN_CODE, "0", _("Geen van deze"), _("De tekst gaat over iets anders."), None),
        _code(b, WEET_NIET, "?", _("Weet ik niet"), _("Ik begrijp de tekst niet, of kan niet kiezen."), None),
    ]
    return el(
        "section",
        el("ul", [el("li", k) for k in rij], class_="rk-co-lijst rk-rol"),
        el("ul", [el("li", k) for k in rest], class_="rk-co-lijst rk-co-rest"),
        class_="rk-co-rechts",
        aria_label=_("De codes"),
    )


def _code(
    b: Codeerbeeld, code: str, toets: str, naam: str, definitie: str, uitgebreid: Themacode | None
) -> El:
    wie = [g.wie for g in b.gaven if code in g.codes]
    return el(
        "div",
        knop(
            _kbd(toets),
            el(
                "span",
                el("b", naam),
                el("span", definitie, class_="rk-co-definitie"),
                el("span", _("gekozen door {wie}").format(wie=_en(wie)), class_="rk-co-wie") if wie else None,
            ),
            icoon("vink") if code in b.gekozen else None,
            daad="wissel",
            inhoud={"tekst": b.tekst_id, "code": code},
            toets=toets,
            soort="code",
            aan=code in b.gekozen,
            id=f"{b.naam}-{code}",
        ),
        _wanneer(uitgebreid, kop=False) if uitgebreid else None,
        class_="is-genoemd" if wie else None,
    )


def _voet(b: Codeerbeeld) -> El:
    n = b.naam
    return el(
        "footer",
        el(
            "div",
            _blader(b, -1, icoon("links"), _("Terugbladeren"), toets="ArrowLeft", teken="←"),
            daadknop(n, _("Ongedaan"), "ongedaan", "Ctrl+z", "Ctrl Z"),
            daadknop(n, _("Voorbeelden"), "voorbeelden", "v", "v", aan=b.voorbeelden),
            class_="rk-co-knoppen",
        ),
        _melding(n, b.melding),
        el(
            "div",
            _blader(b, 1, _("Overslaan"), icoon("rechts"), toets="ArrowRight", teken="→"),
            daadknop(
                n, _("Besluit") if b.besluit else _("Volgende"), "volgende", "Enter", "Enter",
                soort="hoofd", inhoud={"tekst": b.tekst_id},
            ),
            class_="rk-co-knoppen",
        ),
        class_="rk-co-voet",
    )  # fmt: skip


def _blader(b: Codeerbeeld, naar: int, *wat: object, toets: str, teken: str) -> El:
    inhoud = {"tekst": b.tekst_id, "naar": naar}
    id_ = f"{b.naam}-blader{naar}"
    return knop(*wat, _kbd(teken), daad="blader", inhoud=inhoud, toets=toets, id=id_)


def daadknop(
    naam: str, tekst: str, daad: str, toets: str, teken: str, *,
    soort: str = "gewoon", aan: bool | None = None, inhoud: Mapping[str, object] | None = None,
) -> El:  # fmt: skip
    """A button with its key beside its name; `naam` begins its id."""
    return knop(
        tekst, _kbd(teken), daad=daad, inhoud=inhoud, toets=toets, soort=soort, aan=aan, id=f"{naam}-{daad}"
    )


def _kbd(teken: str) -> El:
    return el("kbd", teken, aria_hidden="true")


def _melding(naam: str, melding: str) -> El:
    return el("p", melding, class_="rk-co-melding", id=f"{naam}-melding", role="status")


def _en(namen: Sequence[str]) -> str:
    return (
        namen[0]
        if len(namen) == 1
        else _("{eerste} en {laatste}").format(eerste=", ".join(namen[:-1]), laatste=namen[-1])
    )

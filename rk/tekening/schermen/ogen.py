"""Step 5: the way again, through the person's own eyes.

Above the line stands what did good, below it where it got stuck, in the first person. Pressing a
place opens one visit (`ogenhalte`), with room to read and to write.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rk.domain import Antwoord, Bezoek, Fase, Halte, Kamerstand, Obstakel, Route, Stap, Weg
from rk.events import Toestand
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.letter import evenwichtig, regels
from rk.tekening.raam import NIEMAND, stapvraag
from rk.tekening.schermen.fasen import blok, fase_van, rusthint, strook, voor_zich
from rk.tekening.schermen.kaartvraagt import belicht, kaart_vraagt, strookhoogte
from rk.tekening.schermen.ogenhalte import NIEUW, goed_id, halteblad
from rk.tekening.schermen.ogenverborgen import verborgen_regel
from rk.tekening.schermen.wiebegint import wie_begint
from rk.tekening.vormen import icoon, knop, vul

_RAND = {False: 44, True: 28}
"""What stays free left and right of the row, by whether the screen is narrow."""
_KOLOM = {False: 206, True: 176}
"""The least width of a column in which names and cards can still be read."""
_RUIM = {False: 236, True: 214}
"""The width of a column in a row that scrolls anyway."""
_TUSSEN = 14
_BOVEN, _ONDER = 232.0, 316.0
"""Height for the cards above and below the line, when nothing stands under the row."""
_KAART, _REGEL, _KNOP = 46, 30, 58
"""Height of an empty card with its distance to the next, of a line of text, of a small button."""
_MEEST: Final = 5
"""Lines of a text that a card shows; the rest can be read where the visit is opened."""


@dataclass(frozen=True, slots=True)
class _Plaats:
    """One visit of the row: its number as everybody sees it, and what is known of its halte."""

    nr: int
    bezoek: Bezoek
    halte: Halte


def ogen(t: Toestand, blik: Blik, kamer: Kamerstand = NIEMAND) -> tuple[El, object]:
    """The way until today as a row of places, or one of them opened."""
    plaatsen = _plaatsen(t)
    if plaatsen and fase_van(t, Stap.OGEN) is Fase.VOOR_ZICH:
        return _voor_zich(t, kamer), rusthint()
    vraag = stapvraag(t, Stap.OGEN) or vul(
        _("Ik ben {naam}. Wat doet mij goed? Waar loop ik vast?"), t.casus.naam
    )
    kop = [el("h2", vraag, class_="rk-grote-vraag rk-ogen-vraag", dir="auto")]
    gekozen = next((p for p in plaatsen if p.bezoek.id == blik.bezoek), None)
    binnen: list[object]
    if gekozen is not None:
        i = plaatsen.index(gekozen)
        binnen = [
            el("div", kop, class_="rk-ogen-kop"),
            _lijn(t, blik, plaatsen, gekozen),
            halteblad(
                t,
                blik,
                gekozen.bezoek,
                gekozen.halte,
                nr=gekozen.nr,
                vorige=plaatsen[i - 1].bezoek.id if i else None,
                volgende=plaatsen[i + 1].bezoek.id if i + 1 < len(plaatsen) else None,
            ),
        ]
    else:
        vraagt = kaart_vraagt(t, Stap.OGEN, blik)
        binnen = [
            el(
                "div",
                kop,
                el("div", _regel(t, blik, plaatsen, kamer), class_="rk-ogen-regel"),
                class_="rk-ogen-kop",
            ),
            _rij(t, blik, plaatsen) if plaatsen else _leeg(t),
            vraagt,
        ]
    klasse = "rk-inhoud rk-ogen" + (" is-dichtbij" if gekozen else "")
    hint: object = _("Wat je typt, wordt vanzelf bewaard.") if gekozen else _legenda()
    return el("main", *binnen, class_=klasse, tabindex="-1", id="rk-hoofd"), hint if plaatsen else None


def _plaatsen(t: Toestand) -> list[_Plaats]:
    zichtbaar = [b for b in t.casus.weg(Weg.WERKELIJK) if b.id not in t.verborgen]
    return [
        _Plaats(nr, b, t.halte(b.halte_id) or Halte(id=b.halte_id, naam=b.halte_id, route=Route.GROEN))
        for nr, b in enumerate(zichtbaar, 1)
    ]


def _regel(t: Toestand, blik: Blik, plaatsen: Sequence[_Plaats], kamer: Kamerstand) -> list[El | None]:
    """The one line under the question."""
    meer = (
        el("p", _meer(plaatsen), icoon("rechts"), class_="rk-ogen-meer") if _schuift(blik, plaatsen) else None
    )
    fasen = el("div", strook(t, Stap.OGEN, kamer), class_="rk-ogen-fasen") if plaatsen else None
    uitleg = el("div", None if blik.smal else el("p", _uitleg(t)), wie_begint(t), class_="rk-ogen-uitleg")
    return [uitleg, verborgen_regel(t, blik), meer, fasen]


def _voor_zich(t: Toestand, kamer: Kamerstand) -> El:
    """Quiet minutes in the person's own words; the screen says who speaks first afterwards."""
    blokken = [
        blok(_("Wat doet mij goed?"), _("Schrijf het bij een halte, in de ik-vorm: “Ik kan daar …”")),
        blok(_("Waar loop ik vast?"), _("Schrijf het bij een halte, in de ik-vorm: “Ik krijg daar …”")),
    ]
    return voor_zich(t, Stap.OGEN, kamer, blokken, onder=[el("p", _uitleg(t), dir="auto"), wie_begint(t)])


def _uitleg(t: Toestand) -> str:
    return vul(_("Kijk door {naams} ogen."), t.casus.naam)


def _leeg(t: Toestand) -> El:
    return el(
        "div",
        el("p", vul(_("Er staat nog geen weg van {naam} op de kaart."), t.casus.naam), class_="rk-ogen-leeg"),
        el(
            "p", _("Zet bij Route eerst een paar haltes neer. Twee of drie is al genoeg."), class_="rk-uitleg"
        ),
        knop(_("Naar Route"), icoon("rechts"), blik={"stap": Stap.ROUTE.value}, id="ogen-naar-route"),
        class_="rk-ogen-niets",
    )


def _legenda() -> El:
    return el(
        "span",
        el("i", class_="rk-ogen-streep is-goed", aria_hidden="true"),
        el("span", _("boven de lijn: wat goed doet")),
        el("i", class_="rk-ogen-streep is-vast", aria_hidden="true"),
        el("span", _("onder de lijn: waar het vastloopt")),
        class_="rk-ogen-legenda",
    )


# ---- the row -----------------------------------------------------------------------------------


def _past(blik: Blik) -> int:
    """How many columns stand side by side."""
    ruimte = blik.breedte - 2 * _RAND[blik.smal]
    return int((ruimte + _TUSSEN) // (_KOLOM[blik.smal] + _TUSSEN))


def _schuift(blik: Blik, plaatsen: Sequence[_Plaats]) -> bool:
    return len(plaatsen) > _past(blik)


def _meer(plaatsen: Sequence[_Plaats]) -> str:
    return _("{aantal} haltes: schuif opzij om alles te zien").format(aantal=len(plaatsen))


def _rij(t: Toestand, blik: Blik, plaatsen: Sequence[_Plaats]) -> El:
    n, schuift = len(plaatsen), _schuift(blik, plaatsen)
    ruimte = blik.breedte - 2 * _RAND[blik.smal]
    plek, licht = _ruimte(t, blik), belicht(t, Stap.OGEN, blik)
    kolom = float(_RUIM[blik.smal]) if schuift else min(300.0, (ruimte - (n - 1) * _TUSSEN) / n)
    kolommen = [
        el("li", _kolom(t, p, kolom, plek, licht), class_="rk-ogen-kolom", id=f"ogen-{p.bezoek.id}")
        for p in plaatsen
    ]
    rij = el("ol", kolommen, class_="rk-ogen-rij", style=f"--kolom:{kolom:.1f}")
    if not schuift:
        return el("div", rij, class_="rk-ogen-vlak")
    return el(
        "div",
        rij,
        class_="rk-ogen-rol rk-rol",
        tabindex="0",
        role="region",
        aria_label=_meer(plaatsen),
        id="ogen-rol",
    )


def _ruimte(t: Toestand, blik: Blik) -> tuple[int, float]:
    """How many lines a card above the line may have, and what height there is below it."""
    strook = strookhoogte(t, Stap.OGEN, blik)
    boven, onder = (
        h - (strook + _TUSSEN) * deel / 12 if strook else h for h, deel in ((_BOVEN, 5), (_ONDER, 7))
    )
    return max(2, min(_MEEST, int((boven - _KAART) // _REGEL))), onder


def _kolom(
    t: Toestand, p: _Plaats, kolom: float, ruimte: tuple[int, float], licht: frozenset[str]
) -> list[El]:
    lijnen, onder = ruimte
    return [
        el("div", _boven(t, p, lijnen), class_="rk-ogen-boven"),
        _station(p, kolom, belicht=p.bezoek.id in licht),
        el("div", _onder(t, p, kolom - 36, onder, licht), class_="rk-ogen-onder"),
    ]


def _station(p: _Plaats, kolom: float, *, gekozen: bool = False, belicht: bool = False) -> El:
    lijnen = evenwichtig(p.halte.naam, max_breedte=kolom - 6, grootte=27, gewicht=700, max_regels=2)
    return el(
        "button",
        el("i", p.nr),
        " ",
        el("span", [[el("br") if i else None, lijn] for i, lijn in enumerate(lijnen)], class_="rk-ogen-naam"),
        type="button",
        id=f"ogen-halte-{p.bezoek.id}",
        class_=f"rk-ogen-halte rk-{p.halte.route.value}"
        + (" is-gekozen" if gekozen else "")
        + (" rk-belicht" if belicht else ""),
        title=p.halte.naam if lijnen and lijnen[-1].endswith("…") else None,
        data_blik={"bezoek": p.bezoek.id, "kaart": None},
        aria_label=f"{p.nr} {p.halte.naam}",
        aria_current="true" if gekozen else None,
    )


def _boven(t: Toestand, p: _Plaats, lijnen: int) -> El | None:
    b = p.bezoek
    if goed_id(b) in t.verborgen:
        return None
    if not b.goed:
        return _plus(
            _("{naam}: wat doet mij goed?").format(naam=p.halte.naam),
            klasse="is-goed",
            blik={"bezoek": b.id, "kaart": None},
            id=f"goed-erbij-{b.id}",
        )
    return _kaart(t, b.goed, "", "is-goed", goed_id(b), blik={"bezoek": b.id, "kaart": None}, lijnen=lijnen)


def _onder(t: Toestand, p: _Plaats, tekstbreedte: float, hoogte: float, licht: frozenset[str]) -> list[El]:
    """The obstacles, with as many lines as there is room for; the rest behind one button."""
    b = p.bezoek
    obstakels = [o for o in b.obstakels if o.id not in t.verborgen]
    nieuw = {"bezoek": b.id, "kaart": NIEUW}
    erbij = _("{naam}: waar loop ik vast?").format(naam=p.halte.naam)
    if not obstakels:
        return [_plus(erbij, klasse="is-vast", blik=nieuw, id=f"vast-erbij-{b.id}")]
    v = _verdeel(obstakels, tekstbreedte, hoogte)
    uit = [
        _kaart(
            t,
            o.tekst,
            woorden.obstakel(o.soort),
            "is-vast rk-belicht" if o.id in licht else "is-vast",
            o.id,
            blik={"bezoek": b.id, "kaart": o.id},
            lijnen=v.lijnen,
        )
        for o in obstakels[: v.kaarten]
    ]
    if rest := len(obstakels) - v.kaarten:
        uit.append(
            knop(
                _("nog {aantal}").format(aantal=rest),
                blik=nieuw,
                soort="chip",
                naam=_("nog {aantal} bij {naam}: waar loop ik vast?").format(naam=p.halte.naam, aantal=rest),
                id=f"vast-rest-{b.id}",
            )
        )
    elif v.plus:
        erbij_id = f"vast-erbij-{b.id}"
        uit.append(
            knop(icoon("plus"), blik=nieuw, soort="icoon", naam=erbij, id=erbij_id, data_schrijft=True)
        )
    return uit


@dataclass(frozen=True, slots=True)
class _Verdeling:
    """What fits below the line: lines of text per card, cards, and a small button to add one.
    Where that button does not fit, an opened card leads to the same field.
    """

    lijnen: int
    kaarten: int
    plus: bool


def _verdeel(obstakels: Sequence[Obstakel], tekstbreedte: float, ruimte: float) -> _Verdeling:

    def tel(tekst: str, gewicht: int, hoogstens: int) -> int:
        return len(regels(tekst, max_breedte=tekstbreedte, grootte=24, gewicht=gewicht, max_regels=hoogstens))

    def hoogte(o: Obstakel, lijnen: int) -> int:
        return _KAART + _REGEL * (tel(o.tekst, 400, lijnen) + tel(woorden.obstakel(o.soort), 700, 2))

    for aantal in range(len(obstakels), 0, -1):
        for knop_hoogte in (_KNOP, 0) if aantal == len(obstakels) else (_KNOP,):
            for lijnen in range(_MEEST, 1, -1):
                if knop_hoogte + sum(hoogte(o, lijnen) for o in obstakels[:aantal]) <= ruimte:
                    return _Verdeling(lijnen, aantal, bool(knop_hoogte))
    return _Verdeling(2, 1, False)


def _kaart(
    t: Toestand,
    tekst: str,
    soort: str,
    klasse: str,
    kaart_id: str,
    *,
    blik: Mapping[str, str | None],
    lijnen: int,
) -> El:
    oog = None
    if t.vooraf.is_hier is Antwoord.JA:
        oog = knop(
            icoon("dicht"),
            daad="verborgen_gezet",
            inhoud={"wat": kaart_id, "verborgen": True},
            soort="icoon",
            naam=_("Verberg dit"),
            id=f"dicht-{kaart_id}",
        )
    open_ = el(
        "button",
        el("span", tekst, class_="rk-klem", style=f"--regels:{lijnen}", dir="auto"),
        el("b", soort) if soort else None,
        type="button",
        class_="rk-ogen-open",
        data_blik=blik,
        id=f"open-{kaart_id}",
    )
    return el("div", open_, oog, class_=f"rk-ogen-kaart {klasse}", id=f"kaart-{kaart_id}")


def _plus(naam: str, *, klasse: str, blik: Mapping[str, str | None], id: str) -> El:  # noqa: A002
    return el(
        "button",
        icoon("plus"),
        type="button",
        class_=f"rk-ogen-plus {klasse}",
        data_blik=blik,
        aria_label=naam,
        title=naam,
        id=id,
        data_schrijft=True,
    )


# ---- the same line, short, above an opened visit ---------------------------------------------------


def _lijn(t: Toestand, blik: Blik, plaatsen: Sequence[_Plaats], gekozen: _Plaats) -> El:
    """The places around the opened one: as many as fit, without their cards."""
    past = min(len(plaatsen), _past(blik))
    eerste = max(0, min(plaatsen.index(gekozen) - past // 2, len(plaatsen) - past))
    ruimte = blik.breedte - 2 * _RAND[blik.smal]
    kolom = min(300.0, (ruimte - (past - 1) * _TUSSEN) / past)
    getoond = plaatsen[eerste : eerste + past]
    kolommen = [
        el("li", _station(p, kolom, gekozen=p is gekozen), class_="rk-ogen-kolom", id=f"ogen-{p.bezoek.id}")
        for p in getoond
    ]
    klasse = "rk-ogen-rij is-kort"
    klasse += " is-links-meer" if eerste else ""
    klasse += " is-rechts-meer" if eerste + past < len(plaatsen) else ""
    return el(
        "nav",
        el("ol", kolommen, class_=klasse, style=f"--kolom:{kolom:.1f}"),
        class_="rk-ogen-vlak",
        aria_label=vul(_("De weg van {naam}"), t.casus.naam),
    )

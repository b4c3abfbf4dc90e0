"""Step 4, looking together: what everybody thought about who does what, as counts without names.

It stands where the rings stand, until the group chooses.
"""

from __future__ import annotations

from collections import Counter

from rk.domain import HOOFDPERSOON, Fase, Kamerstand, Regie, RegieAntwoord, Regiefunctie, Stap
from rk.events import Toestand
from rk.inzicht import Regielijst, Stand, TeWeinig, regie_eenduidigheid
from rk.inzicht.uitspraken import figuren_aan
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.schermen.rijen import zacht
from rk.tekening.vormen import icoon, knop, vul

_KRING = "regie-kring"
_TE_ZIEN = 8
_NIEMAND, _WEET_NIET = "niemand", "weet-niet"


def toont_spreiding(t: Toestand, blik: Blik) -> bool:
    """Whether the answers stand in the place of the rings."""
    return bool(t.antwoorden) and fase_van(t, Stap.REGIE) is Fase.BEKIJKEN and not blik.is_open(_KRING)


def wissel(t: Toestand, blik: Blik) -> El | None:
    """The button that brings the answers back where the rings are shown."""
    if not t.antwoorden or fase_van(t, Stap.REGIE) is not Fase.BEKIJKEN:
        return None
    naar_kring = not blik.is_open(_KRING)
    return knop(
        icoon("oog"),
        _("Toon de kring") if naar_kring else _("Toon de antwoorden"),
        blik={"wissel": _KRING},
        soort="chip",
        id="regie-wissel",
    )


def spreiding(t: Toestand, blik: Blik, kamer: Kamerstand) -> El:
    """By function how often each helper was named, and whether everybody named the same."""
    standen = _standen(t)
    gevraagd = [f for f in Regiefunctie if _van(t, f)]
    rijen = [
        _functie(t, blik, f, label, standen.get(f))
        for f, label in woorden.functies(t.casus.naam).items()
        if f in gevraagd
    ]
    zin = eenduidigzin(t)
    return el(
        "section",
        el(
            "div",
            el("h2", _("Wie noemden we?"), id="spreiding-titel"),
            el("p", zin, class_="rk-stil", id="spreiding-eenduidig") if zin else None,
            wissel(t, blik),
            class_="rk-spreiding-kop",
        ),
        el(
            "div",
            el("ul", rijen, class_="rk-spreiding-rijen"),
            class_="rk-rol rk-spreiding-rol",
            tabindex="0",
            role="region",
            aria_labelledby="spreiding-titel",
            id="spreiding-rol",
        ),
        class_="rk-spreiding",
        id="spreiding",
    )


def _van(t: Toestand, functie: Regiefunctie) -> list[RegieAntwoord]:
    return [a for a in t.antwoorden if a.functie is functie]


def _standen(t: Toestand) -> dict[Regiefunctie, Stand]:
    if not figuren_aan(t):
        return {}
    eenduidig = regie_eenduidigheid(_lijsten(t))
    return {} if isinstance(eenduidig, TeWeinig) else {f.functie: f.stand for f in eenduidig.functies}


def _lijsten(t: Toestand) -> list[Regielijst]:
    """Each answer as a list of its own: nobody knows which of them are one person's."""
    return [
        Regielijst(regie=(Regie(functie=a.functie, wie=a.wie, niemand=not a.wie),))
        for a in t.antwoorden
        if not a.weet_niet
    ]


def eenduidigzin(t: Toestand) -> str:
    """The figure in words; it counts, and judges nobody. Empty while figures are off or say nothing."""
    if not figuren_aan(t):
        return ""
    gemeten = regie_eenduidigheid(_lijsten(t))
    if isinstance(gemeten, TeWeinig):
        return ""
    n, van = gemeten.duidelijk.laag, gemeten.duidelijk.van
    if van == 1:
        return _("Iedereen noemde dezelfde.") if n else _("Niet iedereen noemde dezelfde.")
    if n:
        return _("Bij {n} van de {van} taken noemde iedereen dezelfde.").format(n=n, van=van)
    return _("Bij elke taak zijn er verschillende antwoorden.")


def _functie(t: Toestand, blik: Blik, functie: Regiefunctie, label: str, stand: Stand | None) -> El:
    tel = tellingen(t, functie)
    stapels = [
        el("li", el("span", naam, class_="rk-spreiding-naam", dir="auto"), " ", _punten(n)) for naam, n in tel
    ]
    open_ = blik.kaart == functie.value
    wis = None
    if open_:
        wis = knop(
            icoon("rondje"),
            _("Vraag dit opnieuw"),
            daad="regie_antwoorden_gewist",
            inhoud={"functie": functie.value},
            soort="chip",
            id=f"spreiding-opnieuw-{functie.value}",
        )
    zin = _standzin(stand)
    return el(
        "li",
        el(
            "div",
            el("h3", label, dir="auto"),
            el("p", zin, class_="rk-stil") if zin else None,
            class_="rk-spreiding-wat",
        ),
        el("div", el("ul", stapels, class_="rk-spreiding-wie"), wis, class_="rk-spreiding-deel"),
        class_="rk-spreiding-rij" + (" is-open" if open_ else ""),
        id=f"spreiding-{functie.value}",
    )


def _standzin(stand: Stand | None) -> str:
    if stand is Stand.DUIDELIJK:
        return _("iedereen noemde dezelfde")
    return _("iedereen zegt: niemand") if stand is Stand.NIEMAND else ""


def tellingen(t: Toestand, functie: Regiefunctie) -> list[tuple[str, int]]:
    """Who was named how often, most often first; then "niemand" and "weet ik niet"."""
    tel: Counter[str] = Counter()
    for a in _van(t, functie):
        tel.update(a.wie or ((_WEET_NIET,) if a.weet_niet else (_NIEMAND,)))
    namen = {a.id: zacht(a.naam) for a in t.casus.actoren}
    namen[HOOFDPERSOON] = vul(_("{naam} zelf"), t.casus.naam)
    genoemd = sorted(((namen[i], n) for i, n in tel.items() if i in namen), key=lambda x: -x[1])
    rest = [(_NIEMAND, _("niemand")), (_WEET_NIET, _("weet ik niet"))]
    return [*genoemd, *((naam, tel[i]) for i, naam in rest if tel[i] and i not in namen)]


def _punten(n: int) -> El:
    woord = el("span", _("{n} keer").format(n=n), class_="rk-alleen-voorlezen")
    rij = [el("i")] * n if n <= _TE_ZIEN else [el("i"), el("b", n)]
    return el(
        "span", el("span", rij, class_="rk-stippen-rij", aria_hidden="true"), woord, class_="rk-stippen"
    )

"""What the screens share: the choices, the sentences, and figures in words. Light: no numbers library."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from rk.dashboards.cijfers import IEDEREEN, Cijfers, Getoond
from rk.dashboards.vakken import AANTALLEN, kwantiel
from rk.domain import Route, Woord
from rk.taal import _
from rk.tekening.los import tokens
from rk.tekening.onderzoek.getal import heel, procent
from rk.tekening.onderzoek.kader import Bord, Filter, schermtitel
from rk.tekening.onderzoek.stromen import kleur

WOORD = "woord"
NIET = "–"
"""In a table, for what is withheld; for 0 it would be a claim."""
GRIJS = ("#17202b", "#55606e", "#8b96a3", "#b9c2cb")
"""Four fields without the colours of the routes."""


def attribuutnaam(attribuut: str) -> str:
    """What a choice is called on the screen."""
    namen = {
        "g_regio": _("regio"),
        "g_leeftijd": _("leeftijd"),
        "g_erbij": _("zelf erbij"),
        "g_jaar": _("jaar"),
        WOORD: _("verteld door"),
    }
    return namen.get(attribuut, attribuut.removeprefix("g_").replace("_", " "))


def waardenaam(attribuut: str, waarde: str) -> str:
    """One value of a choice in words."""
    if attribuut != WOORD:
        return waarde
    namen = {
        Woord.HOOFDPERSOON.value: _("de persoon zelf"),
        Woord.NAASTE.value: _("een naaste"),
        Woord.ERVARINGSDESKUNDIGE.value: _("een ervaringsdeskundige"),
        Woord.PROFESSIONAL.value: _("een professional"),
        Woord.DOSSIER.value: _("een dossier"),
    }
    return namen.get(waarde, waarde)


def gekozen(c: Cijfers, keuzes: Mapping[str, str]) -> str:
    """The one choice that counts; everybody when nothing (that exists) is chosen."""
    for a, w in keuzes.items():
        if w in c.attributen.get(a, ()):
            return f"{a}={w}"
    return IEDEREEN


def filters(c: Cijfers, keuze: str) -> tuple[Filter, ...]:
    """The choices of a screen: one attribute at a time."""
    attribuut, _is, waarde = keuze.partition("=")
    return tuple(
        Filter(
            naam=a,
            label=attribuutnaam(a),
            keuzes=(("", _("iedereen") if a == WOORD else _("alle")), *((w, waardenaam(a, w)) for w in ws)),
            gekozen=waarde if a == attribuut else "",
        )
        for a, ws in _op_volgorde(c.attributen)
    )


def _op_volgorde(attributen: Mapping[str, Sequence[str]]) -> list[tuple[str, Sequence[str]]]:
    vooraan = ("g_regio", "g_leeftijd", "g_jaar", "g_erbij")
    return sorted(
        attributen.items(),
        key=lambda x: (vooraan.index(x[0]) if x[0] in vooraan else 4 + (x[0] == WOORD), x[0]),
    )


def keuzezin(keuze: str) -> str:
    """The choice in words, for in a sentence; empty for everybody."""
    attribuut, _is, waarde = keuze.partition("=")
    return f"{attribuutnaam(attribuut)}: {waardenaam(attribuut, waarde)}" if keuze else ""


def wat_je_ziet(c: Cijfers, keuze: str, wat: str) -> str:
    """The sentence that says what is on the screen."""
    aantal = c.mensen(keuze)
    groep = _(" ({keuze})").format(keuze=keuzezin(keuze)) if keuze else ""
    if aantal is None:
        return _(
            "In deze keuze{groep} zijn te weinig mensen of gesprekken om iets te laten zien. Kies een "
            "grotere groep."
        ).format(groep=groep)
    return _("Je ziet {wat} van ongeveer {n} mensen{groep}.").format(wat=wat, n=heel(aantal), groep=groep)


def genoeg(c: Cijfers, keuze: str) -> bool:
    """Whether the number of people in this choice may be shown."""
    return c.mensen(keuze) is not None


def weggelaten(c: Cijfers, keuze: str) -> str:
    """What is withheld, and why."""
    deel = c.weggelaten.get(keuze, 0.0)
    if not deel:
        return _("Niets is weggelaten.")
    return _(
        "{deel}% van de cellen is weggelaten: er staan minder dan {n} mensen of {g} gesprekken achter, "
        "één gesprek gaf meer dan de helft, of iemand zou een kleine groep kunnen uitrekenen."
    ).format(deel=math.ceil(100 * deel), n=c.extra["minstens"], g=c.extra["gesprekken"])


def regelzin(c: Cijfers) -> str:
    """The rules in a few words."""
    return _("één keuze tegelijk · cellen vanaf {n}, afgerond op {r}").format(
        n=c.extra["minstens"], r=c.extra["afronden"]
    )


def bord(c: Cijfers, naam: str, keuze: str, *, wat: str, **meer: object) -> Bord:
    """A screen with all that every screen has."""
    return Bord(
        naam=naam,
        titel=schermtitel(naam),
        herkomst=herkomstzin(c.herkomst),
        filters=filters(c, keuze),
        zin=wat_je_ziet(c, keuze, wat),
        weggelaten=weggelaten(c, keuze),
        regels=regelzin(c),
        **meer,  # type: ignore[arg-type]  # checked by the record itself
    )


def herkomstzin(herkomst: str) -> str:
    """What kind of data this is, under the title."""
    return {
        "voorbeeld": _("verzonnen gegevens, om mee te oefenen"),
        "log": _("uit een bestand van elders"),
        "gesprekken": _("uit gesprekken, met toestemming"),
    }.get(herkomst, herkomst)


def getal(n: int | None) -> str:
    """A shown count in a table."""
    return NIET if n is None else heel(n)


def deel(x: float | None) -> str:
    """A share in a table."""
    return NIET if x is None else procent(x)


def mediaan(t: Getoond, kwant: float = 0.5) -> str:
    """A quantile of a figure in bins, as a text."""
    rij = [t[(naam,)] for naam in AANTALLEN.namen]
    # Of whom it is not known, is no part of it; when even that is withheld they may be in any bin.
    bekend = None if t.totaal is None else max(0, t.totaal - (t[("onbekend",)] or 0))
    plek = kwantiel(rij, kwant, totaal=bekend)
    # When it can be anything nothing is said.
    return AANTALLEN.tekst(*plek) if plek not in (None, (0, len(rij) - 1)) else NIET


def tussen(laag: str, hoog: str) -> str:
    """Two figures in bins as one text: what is unknown makes the second higher."""
    if laag == hoog or NIET in (laag, hoog):
        return laag if hoog == laag else NIET
    onder, boven = laag.split(" ", maxsplit=1)[0], hoog.rsplit(" tot ", maxsplit=1)[-1]
    if boven.endswith(_("of meer")):
        return _("{n} of meer").format(n=onder)
    return _("{laag} tot {hoog}").format(laag=onder, hoog=boven)


def vertellen(c: Cijfers, keuze: str, kwant: float = 0.5) -> str:
    """How often the story was told again: a quantile, with what is not known in it."""
    return tussen(
        mediaan(c.tabel("vertellen_laag", keuze), kwant), mediaan(c.tabel("vertellen_hoog", keuze), kwant)
    )


def aandeel(t: Getoond, ja: str) -> float | None:
    """The people in cell `ja` as a share of those of whom it is known; everybody is in one cell.

    None where that can't be said from what is shown.
    """
    boven = t[(ja,)]
    buiten = [n for (naam,), n in t.gewone() if naam in ("onbekend", "geen")]
    rest = [n for (naam,), n in t.gewone() if naam not in ("onbekend", "geen")]
    if None not in rest:
        onder = sum(n or 0 for n in rest)
    elif t.totaal is not None and None not in buiten:
        onder = t.totaal - sum(n or 0 for n in buiten)
    else:
        return None
    return min(1.0, boven / onder) if boven is not None and onder > 0 else None


def routekleur(route: Route) -> str:
    """The colour of a route in a figure."""
    return kleur(route)


def inkt() -> str:
    """The colour of what has no route."""
    return tokens()["--accent"]

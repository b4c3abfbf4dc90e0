"""What a talk gives to research: rows of numbers, after a yes of the person and of the group.

None of what people typed goes along. The names of haltes are those of the map; of a halte that the
group made itself only the route is told. What the person hid is taken out first.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rk.analysis.fouten import RoutedataFout
from rk.analysis.tabel import (
    FIGUREN,
    FIGUUR,
    LEEFTIJDEN,
    LEEFTIJDSGRENZEN,
    ONBEKEND,
    REGIE,
    Codesoort,
    code,
)
from rk.analysis.uit_casus import Rij, rijen
from rk.content import casus_ids
from rk.domain import Antwoord, Casus, Regiefunctie, Routekaart
from rk.events import Toestand, Waarom, waarom_niet
from rk.events.meetellen import gesprekssleutel
from rk.events.verborgen import casus_zonder
from rk.graph import GraafFout
from rk.inzicht import cijfers
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Haltenaam:
    """A halte: its id and name on the map, and the code of its route (ONBEKEND when it has none).

    Of an own halte neither is what the group typed, nor what its event was called.
    """

    id: str
    naam: str
    route: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Gesprekrijen:
    """One casus as route data, not yet in a store.

    `sleutel` names the casus and `gesprek` the talk, both without meaning; `maand` is the month of
    the talk, counted from January 1970. `groepen` maps g_* to a text ("" is unknown), `regie` r_* to
    how many hold the function, `figuren` f_* to a number (NaN: too little to go on).
    `bezoeken` have the names of BEZOEK, `casus` 0 and `halte` the place in `haltes`; `codes` are the
    kinds of obstacles that the group chose, each once.
    """

    sleutel: str
    gesprek: str
    maand: int
    groepen: Mapping[str, str]
    regie: Mapping[str, int]
    figuren: Mapping[str, float]
    haltes: tuple[Haltenaam, ...]
    bezoeken: tuple[Rij, ...]
    codes: tuple[tuple[Codesoort, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class GeenGegevens:
    """A talk that gives nothing, and why in one sentence for who reads it in."""

    sleutel: str
    waarom: Waarom
    zin: str


def uit_gesprek(t: Toestand) -> Gesprekrijen | GeenGegevens:
    """The rows of one talk, or why it gives none.

    Nothing is given of practice, of a casus that came with the tool, of a talk about the own work,
    or without two times yes.
    Raises  RoutedataFout: a talk whose map and casus do not hold together.
    """
    waarom = waarom_niet(t, meegeleverd=casus_ids())
    if waarom is not None:
        return GeenGegevens(sleutel=t.sleutel, waarom=waarom, zin=zin(waarom))
    casus = casus_zonder(t.casus, t.verborgen)
    per_id: dict[str, int] = {}
    bezoeken = tuple(rijen(t.kaart, casus, nummer=0, haltes=per_id))
    return Gesprekrijen(
        sleutel=t.sleutel,
        gesprek=gesprekssleutel(t),
        maand=(int(t.begonnen[:4]) - 1970) * 12 + int(t.begonnen[5:7]) - 1,
        groepen={
            "g_leeftijd": leeftijdsklasse(casus.leeftijd),
            "g_erbij": "" if t.vooraf.is_hier is Antwoord.ONBEKEND else t.vooraf.is_hier.value,
            "g_jaar": t.begonnen[:4],
        },
        regie=_regie(casus),
        figuren=_figuren(t, casus),
        haltes=_haltenamen(t.kaart, per_id),
        bezoeken=bezoeken,
        codes=_obstakels(casus),
    )


def kies(toestanden: Iterable[Toestand]) -> frozenset[str]:
    """The ids of the talks that give the rows: at most one for each casus. Reads them one by one.

    Of all talks about one casus, follow-ups and copies too, the newest word counts: a later no takes
    back what an earlier talk gave. After a yes, the newest talk with a yes gives the rows, for it
    holds the whole way. A talk where it was not asked changes nothing.
    """
    ja: dict[str, tuple[str, str]] = {}
    woord: dict[str, tuple[str, bool]] = {}
    for t in toestanden:
        waarom = waarom_niet(t, meegeleverd=casus_ids())
        if waarom in (Waarom.PERSOON_NEE, Waarom.GROEP_NEE, None):
            nieuwste = woord.get(t.sleutel, ("", False))
            # At the same moment a no counts.
            if (t.toestemming.sinds, waarom is not None) >= nieuwste:
                woord[t.sleutel] = (t.toestemming.sinds, waarom is not None)
        if waarom is None:
            ja[t.sleutel] = max(ja.get(t.sleutel, ("", "")), (t.begonnen, t.sessie))
    return frozenset(sessie for sleutel, (_begonnen, sessie) in ja.items() if not woord[sleutel][1])


def zin(waarom: Waarom) -> str:
    """Why a talk gives nothing, as a researcher reads it: without a name."""
    return {
        Waarom.OEFENING: _("Dit is een oefenverhaal. Dat telt nooit mee."),
        Waarom.MEEGELEVERD: _("Dit verhaal hoort bij Routekaart zelf. Dat telt nooit mee."),
        Waarom.OVER_ONS: _("Dit gesprek gaat over het eigen werk, niet over één mens."),
        Waarom.GROEP_NEE: _("De groep zei nee."),
        Waarom.PERSOON_NEE: _("De hoofdpersoon zei nee."),
        Waarom.WIL_NIET: _("De hoofdpersoon weet niet van het gesprek, of wil het niet."),
        Waarom.PERSOON_OPEN: _("De vraag aan de hoofdpersoon staat nog open. Stel die aan het einde."),
        Waarom.GROEP_OPEN: _("De vraag aan de groep staat nog open. Stel die aan het einde."),
    }[waarom]


# ---- what is coarse, and what has no words ---------------------------------------------------------

_GETAL = re.compile(r"\d+")
_TIEN_JAAR = re.compile(r"\b(in de|begin|eind|achter in|midden|halverwege)\b")
_ONGEVEER = re.compile(r"\b(rond|ongeveer|bijna|circa|tegen)\b|±")
_MEER = re.compile(r"\b(ouder dan|boven de|minstens|ruim)\b|\+")
_MINDER = re.compile(r"\b(jonger dan|onder de|nog geen)\b")
_OUDST, _SPELING = 120, 2


def leeftijdsklasse(leeftijd: str) -> str:
    """The class of an age as the story tells it ("32", "rond de 40", "40 tot 45"); "" where more than
    one class is possible, or none can be read.
    """
    tekst = leeftijd.lower()
    getallen = [int(x) for x in _GETAL.findall(tekst)]
    if not getallen or "maand" in tekst or max(getallen) > _OUDST:
        return ""
    laag, hoog = min(getallen), max(getallen)
    if _MEER.search(tekst):
        hoog = _OUDST
    elif _MINDER.search(tekst):
        laag, hoog = 0, hoog - 1
    elif _ONGEVEER.search(tekst):
        laag, hoog = laag - _SPELING, hoog + _SPELING
    elif hoog % 10 == 0 and _TIEN_JAAR.search(tekst):
        hoog += 9
    klassen = {bisect_right(LEEFTIJDSGRENZEN, x) for x in (laag, hoog)}
    return LEEFTIJDEN[klassen.pop()] if len(klassen) == 1 else ""


def _haltenamen(kaart: Routekaart, per_id: Mapping[str, int]) -> tuple[Haltenaam, ...]:
    """In the order of their codes. A second own halte on the same route gets a number, so that two
    places never look like one: going from one to the other is no return.
    """
    namen: list[Haltenaam] = []
    eigen: dict[str, int] = {}
    for halte_id in sorted(per_id, key=per_id.__getitem__):
        halte = kaart.halte(halte_id)
        if halte is not None and not halte.eigen:
            namen.append(Haltenaam(id=halte.id, naam=halte.naam, route=code("route", halte.route)))
        else:
            waar = halte.route.value if halte is not None else ""
            eigen[waar] = eigen.get(waar, 0) + 1
            namen.append(eigen_halte(waar, eigen[waar]))
    return tuple(namen)


def eigen_halte(route: str, nr: int) -> Haltenaam:
    """The `nr`th halte that a group made itself on a route ("": unknown)."""
    naam = _("eigen halte op {route}").format(route=route) if route else _("eigen halte")
    return Haltenaam(
        id=":".join(("eigen", route, str(nr))),
        naam=naam if nr == 1 else f"{naam} ({nr})",
        route=code("route", route),
    )


def _regie(casus: Casus) -> dict[str, int]:
    hoeveel = {r.functie: len(r.wie) if r.wie else 0 if r.niemand else ONBEKEND for r in casus.regie}
    return {f"{REGIE}{f.value}": hoeveel.get(f, ONBEKEND) for f in Regiefunctie}


def _figuren(t: Toestand, casus: Casus) -> dict[str, float]:
    uit: dict[str, float] = {}
    try:
        alle = cijfers(t.kaart, casus, wegwijzing=t.wegwijzing)
    except GraafFout:
        tekst = _("De kaart en het verhaal van dit gesprek passen niet bij elkaar. Kijk het gesprek na.")
        raise RoutedataFout(tekst) from None
    for rij in alle:
        naam = str(rij["figuur"])
        if naam in FIGUREN:
            for deel in ("laag", "hoog", "van") if FIGUREN[naam] else ("laag", "hoog"):
                getal = rij[deel]
                uit[f"{FIGUUR}{naam}_{deel}"] = math.nan if getal is None else float(getal)
    return uit


def _obstakels(casus: Casus) -> tuple[tuple[Codesoort, str], ...]:
    soorten = {o.soort.value for b in (*casus.werkelijk, *casus.beste) for o in b.obstakels}
    return tuple((Codesoort.OBSTAKEL, soort) for soort in sorted(soorten))

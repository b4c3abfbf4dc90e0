"""From who is in which cell to what may be on the screen: counted for every choice, judged together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from rk.dashboards.cijfers import IEDEREEN
from rk.dashboards.tellen import Getallen, Mensen, Paren, Teltabel, paren
from rk.privacy import ALLES, REGELS, Regels, Scherm, Tabel, schermtabel, toon

Telling = tuple[Getallen, Getallen, Getallen]


def oordeel(
    tabellen: Sequence[Teltabel], mensen: Mensen, *, regels: Regels = REGELS
) -> tuple[dict[str, Any], dict[str, float]]:
    """By table its dimensions, the names of its cells with the totals, and for each choice the counts
    that may be seen; and by choice which share of the cells is withheld.

    A choice is everybody, or one value of one attribute: never two together, for their differences
    would give small groups away. All tables of a screen are judged together.
    """
    namen_van, schermtabellen = {}, {}
    uit: dict[str, Any] = {}
    for t in tabellen:
        namen, p = _met_totalen(t)
        namen_van[t.naam] = namen
        if t.los:
            uit[t.naam] = _los(t, namen, p, mensen, regels)
            continue
        schermtabellen[t.naam] = schermtabel(
            _kader(geteld(p.cel, mensen.gesprek[p.casus], len(namen)), namen, t),
            {
                attribuut: dict(zip(waarden, _per_waarde(t, namen, p, mensen, attribuut), strict=True))
                for attribuut, waarden in mensen.waarden.items()
            },
            dimensies=t.dimensies,
            telt=t.telt,
        )
    scherm = Scherm(schermtabellen, keuzes=list(mensen.waarden), regels=regels)
    keuzes: dict[str, tuple[str, str]] = {IEDEREEN: ("", "")}
    keuzes |= {f"{a}={w}": (a, w) for a, ws in mensen.waarden.items() for w in ws}
    weg: dict[str, list[bool]] = {k: [] for k in keuzes}
    for t in tabellen:
        if t.los:
            continue
        namen, per = namen_van[t.naam], {}
        alles = scherm.alles(t.naam)
        # One choice at a time: in every row all attributes but one are ALLES, or all of them.
        iedereen = (alles[list(mensen.waarden)] == ALLES).all(axis=1)
        for keuze, (attribuut, waarde) in keuzes.items():
            rijen = alles[alles[attribuut] == waarde if attribuut else iedereen]
            per[keuze] = _op_naam(rijen, t, namen)
            weg[keuze] += [x is None for x, n in zip(per[keuze], namen, strict=True) if ALLES not in n]
        uit[t.naam] = {"dimensies": list(t.dimensies), "namen": [list(n) for n in namen], "per": per}
    for t in tabellen:
        if t.open:
            _alleen_gezien(uit[t.naam])
    return uit, {keuze: float(np.mean(rij)) if rij else 0.0 for keuze, rij in weg.items()}


def _alleen_gezien(t: dict[str, Any]) -> None:
    """Drop the cells that nobody sees of everybody: their names alone would say that somebody has them."""
    houd = [n is not None for n in t["per"][IEDEREEN]]
    t["namen"] = list(itertools.compress(t["namen"], houd))
    t["per"] = {k: list(itertools.compress(rij, houd)) for k, rij in t["per"].items()}


def _op_naam(cellen: pd.DataFrame, t: Teltabel, namen: list[tuple[str, ...]]) -> list[int | None]:
    rijen = map(tuple, cellen[list(t.dimensies)].astype(str).to_numpy().tolist())
    aantallen = [None if x is pd.NA else int(x) for x in cellen["aantal"].tolist()]
    getoond = dict(zip(rijen, aantallen, strict=True))
    return [getoond.get(n) for n in namen]


def _los(
    t: Teltabel, namen: list[tuple[str, ...]], p: Paren, mensen: Mensen, regels: Regels
) -> dict[str, Any]:
    """A table of everybody, judged by itself: it shares nothing with the others but its totals, and of
    these it may show only what the others show too.
    """
    kader = _kader(geteld(p.cel, mensen.gesprek[p.casus], len(namen)), namen, t)
    u = toon(Tabel(dimensies=t.dimensies, cellen=kader, telt=t.telt), regels=regels)
    return {
        "dimensies": list(t.dimensies),
        "namen": [list(n) for n in namen],
        "per": {IEDEREEN: _op_naam(u.cellen, t, namen)},
    }


def _met_totalen(t: Teltabel) -> tuple[list[tuple[str, ...]], Paren]:
    """The names of cells and totals, and who is in each. The last total is everybody."""
    namen = list(t.namen)
    cel, casus = [t.paren.cel], [t.paren.casus]
    for houdt in t.houdt:
        boven: dict[tuple[str, ...], int] = {}
        naar = np.empty(len(t.namen), np.int64)
        for nr, naam in enumerate(t.namen):
            groep = tuple(w if d in houdt else ALLES for d, w in zip(t.dimensies, naam, strict=True))
            naar[nr] = boven.setdefault(groep, len(namen) + len(boven))
        namen += boven
        erbij = paren(naar[t.paren.cel], t.paren.casus)
        cel.append(erbij.cel)
        casus.append(erbij.casus)
    cel.append(np.full(t.mensen, len(namen), np.int64))
    casus.append(np.arange(t.mensen, dtype=np.int64))
    namen.append((ALLES,) * len(t.dimensies))
    return namen, Paren(cel=np.concatenate(cel), casus=np.concatenate(casus))


def _per_waarde(
    t: Teltabel, namen: list[tuple[str, ...]], p: Paren, mensen: Mensen, attribuut: str
) -> list[pd.DataFrame]:
    """The counts of the table for each value of one attribute."""
    n, m = len(namen), len(mensen.waarden[attribuut])
    groep = mensen.attribuut[attribuut][p.casus]
    delen = geteld(groep * n + p.cel, mensen.gesprek[p.casus], n * m)
    aantal, gesprekken, grootste = (x.reshape(m, n) for x in delen)
    return [_kader((aantal[nr], gesprekken[nr], grootste[nr]), namen, t) for nr in range(m)]


def _kader(telling: Telling, namen: list[tuple[str, ...]], t: Teltabel) -> pd.DataFrame:
    aantal, gesprekken, grootste = telling
    kader = pd.DataFrame(namen, columns=list(t.dimensies))
    return kader.assign(aantal=aantal, gesprekken=gesprekken, grootste=grootste / np.maximum(aantal, 1))


def geteld(cel: npt.NDArray[Any], gesprek: npt.NDArray[Any], cellen: int) -> Telling:
    """People, talks, and people of the largest talk, in each of so many cells. No pair comes twice.

    An unknown talk is one and the same talk.
    """
    aantal = np.bincount(cel, minlength=cellen).astype(np.int64)
    breed = int(gesprek.max(initial=-1)) + 2
    sleutel, keer = np.unique(cel * breed + gesprek + 1, return_counts=True)
    waar = sleutel // breed
    gesprekken = np.bincount(waar, minlength=cellen).astype(np.int64)
    grootste = np.zeros(cellen, np.int64)
    np.maximum.at(grootste, waar, keer)
    return aantal, gesprekken, grootste

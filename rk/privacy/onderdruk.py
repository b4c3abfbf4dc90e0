"""Which cells of a table stay away, so that no small group can be seen or computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.privacy.herleid import Toets
from rk.privacy.lijnen import Lijnen
from rk.privacy.paren import zonder_verschil
from rk.privacy.regels import Regels
from rk.privacy.telling import Telling

Waar = npt.NDArray[np.bool_]
Reeks = npt.NDArray[Any]


class Onhoudbaar(Exception):
    """What is known already gives a small group away, whatever else stays away."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Oordeel:
    """`weg`: which cells stay away; `klein` and `scheef`: those with too few people, and those with enough
    people but too few talks or one talk too large. For nobody outside: the reason tells something.
    """

    weg: Waar
    klein: Waar
    scheef: Waar
    niets: Waar
    toets: Toets | None = None

    def van(self, rijen: Any) -> Oordeel:
        """What was decided about these rows."""
        return Oordeel(
            weg=self.weg[rijen], klein=self.klein[rijen], scheef=self.scheef[rijen], niets=self.niets[rijen]
        )


def onderdruk(
    t: Telling,
    regels: Regels,
    *,
    ook: Waar | None = None,
    gegroeid: Waar | None = None,
    bekend: Waar | None = None,
    toets: Toets | None = None,
) -> Oordeel:
    """Decide. `ook` are rows that must stay away; `gegroeid` are such rows that were shown before and grew
    by too few since, so that they may not be derived either; `bekend` are rows that everyone knows already,
    so that keeping them away protects nothing. `toets` comes from judging the same rows with fewer of them
    kept away: what it proved holds.

    A row stays away when it fails the rules; when it lies within a shown row and what is left of that
    fails them; and then the smallest rows beside those that could still be derived, until none can.
    Raises  Onhoudbaar: see there.
    """
    n = len(t.aantal)
    klein = (t.aantal < regels.minstens) & ~t.niets
    scheef = ~regels.mag(t.aantal, t.gesprekken, t.grootste) & ~klein & ~t.niets
    vast = t.niets if bekend is None else t.niets | bekend
    gegroeid = (np.zeros(n, bool) if gegroeid is None else gegroeid) & ~vast
    weg = (klein | scheef | gegroeid | ~t.zichtbaar | (np.zeros(n, bool) if ook is None else ook)) & ~vast
    if toets is None:
        toets = Toets(
            t.aantal, t.lijnen, regels, klein=klein, scheef=scheef, gegroeid=gegroeid, niets=t.niets
        )
    weg |= zonder_verschil(t, weg, vast, regels)
    while True:
        zwak = toets.zwak(weg)
        if not zwak.any():
            return Oordeel(weg=weg, klein=klein, scheef=scheef, niets=t.niets, toets=toets)
        erbij = _erbij(np.flatnonzero(zwak), weg | vast, t)
        if not len(erbij):
            erbij = _verderop(zwak, weg | vast, t)
        weg[erbij] = True


def _erbij(zwak: Reeks, dicht: Waar, t: Telling) -> Reeks:
    """Which shown rows must stay away too, because of these: for each the smallest beside it, or, when
    none is shown there, the smallest total that it is in, or itself.
    """
    lijnen, n = t.lijnen, len(t.aantal)
    # Ties of a weak row with each line that it is in, as part or as total.
    is_zwak = np.zeros(n, bool)
    is_zwak[zwak] = True
    als_deel = np.flatnonzero(is_zwak[lijnen.deel])
    als_totaal = np.flatnonzero(is_zwak[lijnen.totaal])
    wie = np.concatenate([lijnen.deel[als_deel], lijnen.totaal[als_totaal]])
    waar = np.concatenate([lijnen.lijn[als_deel], als_totaal])
    # Rows by size; the place of the smallest open part in each line, with the second for the row itself.
    rang = np.empty(n, np.int64)
    rang[np.lexsort((np.arange(n), t.aantal))] = np.arange(n)
    open_deel = np.where(dicht[lijnen.deel], n, rang[lijnen.deel])
    kleinste, tweede = _twee_kleinste(lijnen, open_deel, n)
    naast = np.where(kleinste[waar] == rang[wie], tweede[waar], kleinste[waar])
    boven = np.where(dicht[lijnen.totaal[waar]] | (lijnen.totaal[waar] == wie), n, rang[lijnen.totaal[waar]])
    beste_naast, beste_boven = np.full(n, n), np.full(n, n)
    np.minimum.at(beste_naast, wie, naast)
    np.minimum.at(beste_boven, wie, boven)
    zelf = np.where(dicht, n, rang)
    keus = np.where(beste_naast < n, beste_naast, np.where(beste_boven < n, beste_boven, zelf))[zwak]
    op_rang = np.argsort(rang)
    return np.unique(op_rang[keus[keus < n]])


def _verderop(zwak: Waar, dicht: Waar, t: Telling) -> Reeks:
    """The smallest shown row among those that are fewest sums away from these.

    Raises  Onhoudbaar: nothing that could stay away hangs together with them.
    """
    lijnen, bereikt = t.lijnen, zwak.copy()
    while True:
        raakt = np.zeros(len(lijnen), bool)
        raakt[lijnen.lijn[bereikt[lijnen.deel]]] = True
        raakt |= bereikt[lijnen.totaal]
        verder = bereikt.copy()
        verder[lijnen.deel[raakt[lijnen.lijn]]] = True
        verder[lijnen.totaal[raakt]] = True
        kan = np.flatnonzero(verder & ~dicht)
        if len(kan):
            return kan[[t.aantal[kan].argmin()]]
        if (verder == bereikt).all():
            raise Onhoudbaar
        bereikt = verder


def _twee_kleinste(lijnen: Lijnen, x: Reeks, leeg: int) -> tuple[Reeks, Reeks]:
    volgorde = np.lexsort((x, lijnen.lijn))
    begin = np.searchsorted(lijnen.lijn, np.arange(len(lijnen)))
    waarde = np.append(x[volgorde], leeg)
    tweede = np.where(lijnen.lengte > 1, waarde[np.minimum(begin + 1, len(waarde) - 1)], leeg)
    return waarde[begin], tweede

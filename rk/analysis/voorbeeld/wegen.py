"""Made-up ways, a block of casussen at a time, as columns of route data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rk.analysis.nummers import nummer, plaatsen
from rk.analysis.tabel import ONBEKEND, TIJD_ONBEKEND, ZELF, code
from rk.analysis.voorbeeld import kansen
from rk.analysis.voorbeeld.kansen import kies

Rij = npt.NDArray[Any]
_WERKELIJK, _BESTE = 0, 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Haltekeus:
    """Which haltes there are to go to: codes sorted by route, and how often each is gone to."""

    code: Rij
    grens: Rij
    van: Rij
    tot: Rij

    @classmethod
    def maak(cls, route: Rij, gewicht: Rij) -> Haltekeus:
        """From the route code and the weight of each halte; every route has at least one halte."""
        order = np.argsort(route, kind="stable")
        grens = np.cumsum(gewicht[order])
        einde = np.searchsorted(route[order], np.arange(4), side="right")
        tot = grens[einde - 1]
        return cls(code=order.astype(np.int32), grens=grens, van=np.concatenate([[0.0], tot[:-1]]), tot=tot)

    def kies(self, rng: np.random.Generator, route: Rij) -> Rij:
        """A halte on each of these routes."""
        van, tot = self.van[route], self.tot[route]
        plek = np.searchsorted(self.grens, van + rng.random(len(route)) * (tot - van), side="right")
        # Rounding may step just over the last halte of a route.
        laatste = np.searchsorted(self.grens, self.tot)[route]
        halte: Rij = self.code[np.minimum(plek, laatste)]
        return halte


def loop(rng: np.random.Generator, lengte: Rij, *, warmer: Rij, verweg: Rij) -> dict[str, Rij]:
    """Ways of these lengths, made step by step for all casussen at once.

    Gives where each visit was (route), how they got there and what came of it, sorted by casus and
    place. `warmer` and `verweg` (booleans per casus): are people introduced more often there, and
    does the way begin far off.
    """
    n, stappen = len(lengte), int(lengte.max(initial=0))
    route, overdracht, uitkomst = (np.zeros((n, stappen), dtype=np.int8) for _ in range(3))
    vorige = np.full(n, kansen.GEEN_VORIGE, dtype=np.int8)
    # One table with both kinds of region above each other saves a mask at each step.
    beide = np.concatenate([kansen.OVERDRACHT, kansen.OVERDRACHT_WARMER])
    extra = warmer * np.int8(len(kansen.OVERDRACHT))
    actief = np.arange(n)
    for stap in range(stappen):
        actief = actief[lengte[actief] > stap]
        nu = (
            kies(rng, kansen.VERDER, route[actief, stap - 1])
            if stap
            else kies(rng, kansen.BEGIN, verweg[actief].astype(np.int8))
        )
        hoe = kies(rng, beide, vorige[actief] + extra[actief])
        wat = kies(rng, kansen.UITKOMST, hoe)
        route[actief, stap], overdracht[actief, stap], uitkomst[actief, stap] = nu, hoe, wat
        vorige[actief] = wat
    er = np.arange(stappen) < lengte[:, None]
    return {"route": route[er], "overdracht": overdracht[er], "uitkomst": uitkomst[er]}


def terug(rng: np.random.Generator, halte: Rij, plaats: Rij, *, kans: float) -> Rij:
    """Some haltes become one that was there one to four steps earlier on the same way."""
    weer = rng.choice(np.array([1, 2, 2, 3, 4]), size=len(halte))
    doe = (rng.random(len(halte)) < kans) & (plaats >= weer)
    uit = halte.copy()
    plek = np.nonzero(doe)[0]
    uit[plek] = halte[plek - weer[plek]]
    return uit


def beide_wegen(
    rng: np.random.Generator, haltes: Haltekeus, halte_route: Rij, maand: Rij, warmer: Rij
) -> dict[str, Rij]:
    """Both ways of a block of casussen, one for each of `maand` (the month of its talk)."""
    n = len(maand)
    echt = 1 + rng.negative_binomial(3, 3 / (3 + 6.0), size=n)
    echt = np.where(rng.random(n) < 0.02, 0, np.minimum(echt, 40))
    best = np.where(rng.random(n) < 0.35, 0, 1 + np.minimum(rng.poisson(3.0, size=n), 12))
    w = _werkelijk(rng, haltes, maand, echt, warmer)
    b = _beste(rng, haltes, w, echt, best)
    # Both ways of a casus after each other.
    rijen = {naam: np.concatenate([w[naam], b[naam]]) for naam in w}
    order = np.lexsort((rijen["volgorde"], rijen["weg"], rijen["casus"]))
    rijen = {naam: rij[order] for naam, rij in rijen.items()}
    rijen["route"] = halte_route[rijen["halte"]]
    rijen["woord"] = _woorden(rng, rijen["casus"], n)
    rijen |= _helpers(rng, rijen["casus"], rijen["halte"], rijen["route"])
    return rijen


def _werkelijk(
    rng: np.random.Generator, haltes: Haltekeus, maand: Rij, lengte: Rij, warmer: Rij
) -> dict[str, Rij]:
    n = len(lengte)
    rijen = loop(rng, lengte, warmer=warmer, verweg=rng.random(n) < 0.4)
    casus, plaats = plaatsen(lengte)
    m = len(casus)
    rijen["halte"] = terug(rng, haltes.kies(rng, rijen.pop("route")), plaats, kans=0.16)
    goed = np.isin(rijen["uitkomst"], (0, 1)) & (rng.random(m) < 0.35)
    stap = np.where(plaats > 0, rng.geometric(0.45, size=m) - 1, 0)
    verstreken = np.cumsum(stap)
    laatste = np.cumsum(lengte) - 1
    eind = verstreken[laatste[casus]] if m else verstreken
    tijd = maand[casus] - 1 - (eind - verstreken)
    vaag = (rng.random(n) < 0.25)[casus] | (rng.random(m) < 0.15)
    overgang = np.where(rng.random(m) < 0.04, rng.integers(0, 4, size=m), ONBEKEND)
    return {
        "casus": casus,
        "weg": np.full(m, _WERKELIJK, dtype=np.int8),
        "volgorde": plaats,
        "halte": rijen["halte"],
        "overdracht": _code(rijen["overdracht"], kansen.ONBEKENDE_UITKOMST),
        "uitkomst": _code(rijen["uitkomst"], kansen.ONBEKENDE_UITKOMST),
        "waardering": np.where(goed, code("waardering", "deed_goed"), ONBEKEND).astype(np.int8),
        "overgang": overgang.astype(np.int8),
        "tijd": np.where(vaag, TIJD_ONBEKEND, tijd),
    }


def _beste(
    rng: np.random.Generator, haltes: Haltekeus, w: dict[str, Rij], echt: Rij, best: Rij
) -> dict[str, Rij]:
    """The best way: nearer, warmer, partly along haltes of the real way; it has not happened yet."""
    casus, plaats = plaatsen(best)
    m = len(casus)
    route = kies(rng, kansen.BESTE_VERDER, rng.integers(0, 4, size=m))
    halte = haltes.kies(rng, route)
    bekend = np.nonzero((rng.random(m) < 0.4) & (echt[casus] > 0))[0]
    wie = casus[bekend]
    begin = (np.cumsum(echt) - echt)[wie]
    halte[bekend] = w["halte"][begin + (rng.random(len(bekend)) * echt[wie]).astype(np.int64)]
    onbekend = np.full(m, ONBEKEND, dtype=np.int8)
    hoe = kies(rng, kansen.BESTE_OVERDRACHT, np.zeros(m, dtype=np.int8))
    return {
        "casus": casus,
        "weg": np.full(m, _BESTE, dtype=np.int8),
        "volgorde": plaats,
        "halte": halte,
        "overdracht": _code(hoe, kansen.ONBEKENDE_UITKOMST),
        "uitkomst": onbekend,
        "waardering": onbekend,
        "overgang": onbekend,
        "tijd": np.full(m, TIJD_ONBEKEND, dtype=np.int64),
    }


def _woorden(rng: np.random.Generator, casus: Rij, n: int) -> Rij:
    """Most of a casus rests on the word of one; some visits on somebody else's."""
    meest = kies(rng, kansen.WOORD, np.zeros(n, dtype=np.int8))[casus]
    ander = kies(rng, kansen.WOORD, np.zeros(len(casus), dtype=np.int8))
    return _code(np.where(rng.random(len(casus)) < 0.7, meest, ander), 6)


def _helpers(rng: np.random.Generator, casus: Rij, halte: Rij, route: Rij) -> dict[str, Rij]:
    """Who was met: at a halte mostly the same helper as before. What a helper is, he is at every visit."""
    m = len(casus)
    wissel = np.where(rng.random(m) < 0.82, 0, rng.integers(1, 3, size=m))
    sleutel = halte.astype(np.int64) * 3 + wissel
    u = rng.random(m)
    # Some helpers walk along to the next halte.
    mee = np.nonzero((rng.random(m) < 0.1) & (np.diff(casus, prepend=-1) == 0))[0]
    sleutel[mee] = sleutel[mee - 1]
    wie = np.nonzero(u >= 0.30)[0]
    nr, welke, eerste = nummer(casus[wie], sleutel[wie])
    k = len(eerste)
    zijn_route = route[wie][eerste]
    zijn_route = np.where(rng.random(k) < 0.06, rng.integers(0, 4, size=k), zijn_route).astype(np.int8)
    soort = kies(rng, kansen.SOORT, zijn_route)
    met = np.nonzero(rng.random(k) < kansen.ORGANISATIE[soort])[0]
    org = np.full(k, ONBEKEND, dtype=np.int64)
    # Helpers stand in order of first sight, so their organisations get numbers in that order too.
    org[met], _welke, _eerste = nummer(
        casus[wie][eerste][met], zijn_route[met].astype(np.int64) * 3 + rng.integers(0, 3, size=len(met))
    )
    uit = {
        naam: np.full(m, ONBEKEND, dtype=dtype)
        for naam, dtype in (
            ("helper", np.int16),
            ("soort", np.int8),
            ("helper_route", np.int8),
            ("organisatie", np.int16),
        )
    }
    uit["helper"][u < 0.06] = ZELF
    uit["helper"][wie] = nr
    uit["soort"][wie], uit["helper_route"][wie], uit["organisatie"][wie] = (
        soort[welke],
        zijn_route[welke],
        org[welke],
    )
    return uit


def _code(rij: Rij, onbekend: int) -> Rij:
    """The drawn place as a code: the place of "unknown" becomes ONBEKEND."""
    return np.where(rij == onbekend, ONBEKEND, rij).astype(np.int8)

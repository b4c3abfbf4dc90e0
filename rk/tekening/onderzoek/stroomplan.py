"""Where the haltes of a flow picture stand, and where each flow leaves and arrives.

Columns come from the flows themselves: a halte stands one column after those that people came from,
as far as the flows allow it (the trophic level: the least-squares solution of "one step on"). The
same input gives the same picture; nothing overlaps, however long the names.

Source: MacKay, Johnson & Sansom 2020, "How directed is a directed network?", for the levels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HOOG, TUSSEN = 48.0, 30.0
_VOL = 40.0
_DUN = 3.0
_RONDEN = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroom:
    """How many casussen went from one halte straight to another. `koud`: the share of cold handovers
    among those known, or None where it is not shown.
    """

    van: str
    naar: str
    aantal: int
    koud: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Vak:
    """Where a halte stands: its left edge, its middle, and its column."""

    naam: str
    x: float
    y: float
    kolom: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Baan:
    """A flow as it is drawn: where it begins and ends, and how thick it is."""

    stroom: Stroom
    dik: float
    y1: float
    y2: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroomplan:
    """The whole picture; `breed` of a halte, and the size of all."""

    vakken: tuple[Vak, ...]
    banen: tuple[Baan, ...]
    vakbreed: float
    breedte: float
    hoogte: float


def niveaus(stromen: Sequence[Stroom]) -> dict[str, float]:
    """How far along each halte lies, 0 or more: one more than where people came from, as far as can be.

    Gauss-Seidel on the weighted equations; some hundred rounds are plenty for the few haltes of a picture.
    """
    namen = sorted({n for s in stromen for n in (s.van, s.naar)})
    buren: dict[str, list[tuple[str, int, int]]] = {n: [] for n in namen}
    for s in stromen:
        if s.van != s.naar:
            buren[s.naar].append((s.van, s.aantal, 1))
            buren[s.van].append((s.naar, s.aantal, -1))
    hoog = dict.fromkeys(namen, 0.0)
    for _ronde in range(_RONDEN):
        for n in namen:
            gewicht = sum(a for _buur, a, _stap in buren[n])
            if gewicht:
                hoog[n] = sum(a * (hoog[buur] + stap) for buur, a, stap in buren[n]) / gewicht
    laagst = min(hoog.values(), default=0.0)
    return {n: h - laagst for n, h in hoog.items()}


def _kolommen(stromen: Sequence[Stroom], hoogstens: int) -> list[list[str]]:
    """Haltes by column: cut where the gaps between levels are, and no column much fuller than another."""
    hoog = niveaus(stromen)
    rij = sorted(hoog, key=lambda n: (hoog[n], n))
    if not rij:
        return []
    aantal = min(hoogstens, len(rij))
    vol = -(-len(rij) // aantal) + 1
    breed = (hoog[rij[-1]] - hoog[rij[0]]) / aantal or 1.0
    kolommen: list[list[str]] = [[] for _ in range(aantal)]
    nu = 0
    for plaats, n in enumerate(rij):
        over = len(rij) - plaats
        wil = min(aantal - 1, int((hoog[n] - hoog[rij[0]]) / breed))
        # Never so late that the rest no longer fits.
        while nu < aantal - 1 and (nu < wil and kolommen[nu] or len(kolommen[nu]) >= vol):
            nu += 1
        while nu > 0 and over > vol * (aantal - nu):
            nu -= 1
        kolommen[nu].append(n)
    return [k for k in kolommen if k]


def _ordenen(kolommen: list[list[str]], stromen: Sequence[Stroom]) -> None:
    """Put haltes beside those they belong with, so that fewer flows cross."""
    plaats = {n: i - (len(k) - 1) / 2 for k in kolommen for i, n in enumerate(k)}
    for ronde in range(8):
        for k in kolommen if ronde % 2 == 0 else reversed(kolommen):
            zelf = set(k)

            def midden(n: str, zelf: set[str] = zelf) -> float:
                som = gewicht = 0.0
                for s in stromen:
                    buur = s.naar if s.van == n else s.van if s.naar == n else n
                    if buur not in zelf:
                        som, gewicht = som + s.aantal * plaats[buur], gewicht + s.aantal
                return som / gewicht if gewicht else plaats[n]

            gewogen = {n: midden(n) for n in k}
            k.sort(key=lambda n: (gewogen[n], n))
            for i, n in enumerate(k):
                plaats[n] = i - (len(k) - 1) / 2


def plan(stromen: Sequence[Stroom], *, breedte: float, vakbreed: float, hoogstens: int = 4) -> Stroomplan:
    """Lay out the flows (those from a halte to itself are left out) in at most `hoogstens` columns."""
    echt = sorted((s for s in stromen if s.van != s.naar), key=lambda s: (-s.aantal, s.van, s.naar))
    kolommen = _kolommen(echt, hoogstens)
    _ordenen(kolommen, echt)
    meeste = max((len(k) for k in kolommen), default=0)
    hoogte = max(1, meeste) * (HOOG + TUSSEN) + TUSSEN / 2
    stap = (breedte - vakbreed - 8) / max(1, len(kolommen) - 1)
    vakken = {
        n: Vak(
            naam=n,
            x=4 + nr * stap if len(kolommen) > 1 else (breedte - vakbreed) / 2,
            y=hoogte / len(k) * (i + 0.5),
            kolom=nr,
        )
        for nr, k in enumerate(kolommen)
        for i, n in enumerate(k)
    }
    return Stroomplan(
        vakken=tuple(vakken.values()),
        banen=tuple(_banen(echt, vakken)),
        vakbreed=vakbreed,
        breedte=breedte,
        hoogte=hoogte,
    )


def _banen(stromen: Sequence[Stroom], vakken: Mapping[str, Vak]) -> list[Baan]:
    """Stack the flows at each side of a halte, in the order of where they lead."""
    # (halte, right side?) -> flows that begin or end there
    zijden: dict[tuple[str, bool], list[tuple[float, int]]] = {}
    for nr, s in enumerate(stromen):
        van, naar = vakken[s.van], vakken[s.naar]
        zijden.setdefault((s.van, van.kolom <= naar.kolom), []).append((naar.y, nr))
        zijden.setdefault((s.naar, van.kolom >= naar.kolom), []).append((van.y, nr))
    drukst = max((sum(stromen[nr].aantal for _y, nr in z) for z in zijden.values()), default=1)
    schaal = _VOL / drukst
    dik = [max(_DUN, s.aantal * schaal) for s in stromen]
    plek: dict[tuple[int, str], float] = {}
    for (naam, _rechts), zijde in zijden.items():
        totaal = sum(dik[nr] for _y, nr in zijde)
        krimp = min(1.0, (HOOG - 4) / totaal)
        y = vakken[naam].y - totaal * krimp / 2
        for _y, nr in sorted(zijde):
            plek[nr, naam] = y + dik[nr] * krimp / 2
            y += dik[nr] * krimp
    return [
        Baan(stroom=s, dik=dik[nr], y1=plek[nr, s.van], y2=plek[nr, s.naar]) for nr, s in enumerate(stromen)
    ]

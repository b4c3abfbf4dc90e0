"""Where the haltes of a flow picture stand, and where each flow leaves and arrives.

Columns come from the flows themselves: a halte stands one column after those that people came from,
as far as the flows allow it (the trophic level: the least-squares solution of "one step on"). The
same input gives the same picture; nothing overlaps, however long the names.

Source: MacKay, Johnson & Sansom 2020, "How directed is a directed network?", for the levels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HOOG = 48.0
_RUIM, _KRAP, _VEEL = 30.0, 14.0, 5
"""Between two haltes under each other; less where there are many."""
_LANGS = 0.9
"""At least this share of the people must go one column on, or the haltes stand as from and to."""
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
    """Where a halte stands: its left edge, its middle, and its column. Where haltes stand as from and to,
    a halte can stand twice.
    """

    naam: str
    x: float
    y: float
    kolom: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Baan:
    """A flow as it is drawn: where it begins and ends, and how thick it is."""

    stroom: Stroom
    van: Vak
    naar: Vak
    dik: float
    y1: float
    y2: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroomplan:
    """The whole picture, with the width of a halte and the size of all.

    `langs`: the columns go along the way; else they are from and to.
    """

    vakken: tuple[Vak, ...]
    banen: tuple[Baan, ...]
    vakbreed: float
    breedte: float
    hoogte: float
    langs: bool = True


Sleutel = tuple[str, int]


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
        while nu < aantal - 1 and ((nu < wil and kolommen[nu]) or len(kolommen[nu]) >= vol):
            nu += 1
        while nu > 0 and over > vol * (aantal - nu):
            nu -= 1
        kolommen[nu].append(n)
    return [k for k in kolommen if k]


def _ordenen(kolommen: list[list[Sleutel]], einden: Sequence[tuple[Sleutel, Sleutel, int]]) -> None:
    """Put haltes beside those they belong with, so that fewer flows cross."""
    plaats = {n: i - (len(k) - 1) / 2 for k in kolommen for i, n in enumerate(k)}
    for ronde in range(8):
        for k in kolommen if ronde % 2 == 0 else reversed(kolommen):
            zelf = set(k)
            gewogen = {}
            for n in k:
                buren = [
                    (b if a == n else a, aantal)
                    for a, b, aantal in einden
                    if n in (a, b) and (b if a == n else a) not in zelf
                ]
                gewicht = sum(aantal for _buur, aantal in buren)
                som = sum(aantal * plaats[buur] for buur, aantal in buren)
                gewogen[n] = som / gewicht if gewicht else plaats[n]
            k.sort(key=lambda n, waar=gewogen: (waar[n], n))  # type: ignore[misc]  # bound now, not later
            for i, n in enumerate(k):
                plaats[n] = i - (len(k) - 1) / 2


def plan(stromen: Sequence[Stroom], *, breedte: float, vakbreed: float, hoogstens: int = 4) -> Stroomplan:
    """Lay out the flows (those from a halte to itself are left out).

    Where nearly everybody goes one column on, haltes stand in at most `hoogstens` columns. Else people
    go to and fro: then they stand at the left as where people came from, at the right as where they went.
    """
    echt = sorted((s for s in stromen if s.van != s.naar), key=lambda s: (-s.aantal, s.van, s.naar))
    kolommen = _kolommen(echt, hoogstens)
    waar = {n: nr for nr, k in enumerate(kolommen) for n in k}
    verder = sum(s.aantal for s in echt if waar[s.naar] == waar[s.van] + 1)
    langs = verder >= _LANGS * sum(s.aantal for s in echt)
    if not langs:
        kolommen = [list(dict.fromkeys(s.van for s in echt)), list(dict.fromkeys(s.naar for s in echt))]
    sleutels = [[(n, 0 if langs else nr) for n in k] for nr, k in enumerate(kolommen)]
    einden = [((s.van, 0), (s.naar, 0 if langs else 1)) for s in echt]
    _ordenen(sleutels, [(a, b, s.aantal) for (a, b), s in zip(einden, echt, strict=True)])
    meeste = max((len(k) for k in sleutels), default=0)
    tussen = _RUIM if meeste <= _VEEL else _KRAP
    hoogte = max(1, meeste) * (HOOG + tussen) + tussen / 2
    stap = (breedte - vakbreed - 8) / max(1, len(sleutels) - 1)
    vakken = {
        sleutel: Vak(
            naam=sleutel[0],
            x=4 + nr * stap if len(sleutels) > 1 else (breedte - vakbreed) / 2,
            y=hoogte / len(k) * (i + 0.5),
            kolom=nr,
        )
        for nr, k in enumerate(sleutels)
        for i, sleutel in enumerate(k)
    }
    return Stroomplan(
        vakken=tuple(vakken.values()),
        banen=tuple(_banen(echt, einden, vakken)),
        vakbreed=vakbreed,
        breedte=breedte,
        hoogte=hoogte,
        langs=langs,
    )


def _banen(
    stromen: Sequence[Stroom], einden: Sequence[tuple[Sleutel, Sleutel]], vakken: Mapping[Sleutel, Vak]
) -> list[Baan]:
    """Stack the flows at each side of a halte, in the order of where they lead."""
    # (halte, right side?) -> flows that begin or end there
    zijden: dict[tuple[Sleutel, bool], list[tuple[float, int]]] = {}
    for nr, (a, b) in enumerate(einden):
        van, naar = vakken[a], vakken[b]
        zijden.setdefault((a, van.kolom <= naar.kolom), []).append((naar.y, nr))
        zijden.setdefault((b, van.kolom >= naar.kolom), []).append((van.y, nr))
    drukst = max((sum(stromen[nr].aantal for _y, nr in z) for z in zijden.values()), default=1)
    schaal = _VOL / drukst
    dik = [max(_DUN, s.aantal * schaal) for s in stromen]
    plek: dict[tuple[int, Sleutel], float] = {}
    for (sleutel, _rechts), zijde in zijden.items():
        totaal = sum(dik[nr] for _y, nr in zijde)
        krimp = min(1.0, (HOOG - 4) / totaal)
        y = vakken[sleutel].y - totaal * krimp / 2
        for _y, nr in sorted(zijde):
            plek[nr, sleutel] = y + dik[nr] * krimp / 2
            y += dik[nr] * krimp
    return [
        Baan(stroom=s, van=vakken[a], naar=vakken[b], dik=dik[nr], y1=plek[nr, a], y2=plek[nr, b])
        for nr, (s, (a, b)) in enumerate(zip(stromen, einden, strict=True))
    ]

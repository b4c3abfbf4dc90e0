"""Where the helpers stand round the person: pure geometry, no elements.

Four ellipses round the middle; a helper stands in the band of his route. First everyone gets an
angle: evenly round, who are tied near each other, who share a ring apart. Then each in turn takes
the best place near that angle (depth in the band, side of the name), given the others; who then still
clashes chooses again, with a shorter name. There is no chance in it: equal input, equal plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin, sqrt

from rk.tekening.letter import KAPITAAL, STAART, breedte, evenwichtig, regels
from rk.tekening.meetkunde import Vak, snijdt
from rk.tekening.ringenbuurt import BOTST, KNOOPVAK, Buurt, Plaats, botsing, knoopvak

KNOOP = 19.0
"""Half the size of a helper's mark."""
LETTER_HELPER, REGEL_HELPER, GEWICHT_HELPER = 25.0, 26.0, 600
LETTER_MIDDEN, REGEL_MIDDEN, GEWICHT_MIDDEN = 27.0, 28.0, 800
LETTER_RING = 24.0

_NAAR_NAAM = 28.0
_HOEKEN = 56
_VENSTER = 6  # how many steps a helper may stand from his angle while there is room
_DUNST, _LEEG = 60.0, 46.0  # the least depth of a ring, with and without helpers
_BINNENSTE = 80.0
_RUIM = (2, 4, 6, 8)  # helpers that a ring holds easily, near to far
# Width and lines of a name: from roomy to the least that still tells helpers apart.
_MATEN = ((232.0, 3), (180.0, 3), (170.0, 2), (150.0, 1), (104.0, 1))
_RONDES = 12
_RINGSTAPPEN = 70  # so many small steps along the curve the name of a ring may go


@dataclass(frozen=True, slots=True)
class Helperplek:
    """Where one helper stands, and the lines of his name: each its middle and its baseline."""

    x: float
    y: float
    regels: tuple[str, ...]
    naam_x: float
    basis: tuple[float, ...]
    vak: Vak


@dataclass(frozen=True, slots=True)
class Ringenplan:
    """The middle, the half axes of the four ellipses (near to far), and every place in order."""

    midden: tuple[float, float]
    persoon: tuple[float, float]
    persoonregels: tuple[str, ...]
    assen: tuple[tuple[float, float], ...]
    ringnamen: tuple[Vak, ...]
    plekken: tuple[Helperplek, ...]


@lru_cache(maxsize=64)
def maak_ringenplan(
    helpers: tuple[tuple[str, int], ...],
    banden: tuple[tuple[int, int], ...],
    *,
    breedte_: float,
    hoogte: float,
    naam: str,
    ringnamen: tuple[str, ...],
) -> Ringenplan:
    """Give every helper a place.

    `helpers`: name and ring (0 near – 3 far); `banden`: pairs of places in `helpers`;
    `ringnamen`: four names, near to far. Kept for equal input, because a click on a helper
    changes the drawing but not this plan.
    """
    legger = _Legger(helpers, banden, breedte_, hoogte, naam, ringnamen)
    return legger.plan(legger.leg())


class _Legger:
    def __init__(
        self,
        helpers: Sequence[tuple[str, int]],
        banden: Sequence[tuple[int, int]],
        breed: float,
        hoog: float,
        naam: str,
        ringnamen: Sequence[str],
    ) -> None:
        self.helpers, self.breed, self.hoog = helpers, breed, hoog
        self.cx, self.cy = breed / 2, hoog / 2
        self.buren: list[list[int]] = [[] for _ in helpers]
        for a, b in banden:
            self.buren[a].append(b)
            self.buren[b].append(a)
        self.banden = banden
        self.persoonregels = evenwichtig(
            naam, max_breedte=150, grootte=LETTER_MIDDEN, gewicht=GEWICHT_MIDDEN, max_regels=2
        )
        tekst = max(
            (breedte(r, grootte=LETTER_MIDDEN, gewicht=GEWICHT_MIDDEN) for r in self.persoonregels),
            default=0.0,
        )
        self.persoon = (max(48.0, tekst / 2 + 20), 48.0)
        self.assen = self._assen()
        px, py = self.persoon
        vast: list[Vak] = [(self.cx - px, self.cy - py, self.cx + px, self.cy + py)]
        for (rx, ry), tekst_ring in zip(self.assen, ringnamen, strict=True):
            half = breedte(tekst_ring, grootte=LETTER_RING, gewicht=600) / 2
            # Just under the ring, which curves down towards the ends of the name.
            boven = self.cy - ry * sqrt(1 - min(half / rx, 0.8) ** 2) + 6
            vast.append((self.cx - half, boven, self.cx + half, boven + (KAPITAAL + STAART) * LETTER_RING))
        self.vast = vast
        self.doel = self._hoeken()

    def _hoeken(self) -> list[int]:
        """For each helper the step of the circle where he would stand best, seen from the middle."""
        n = len(self.helpers)
        ringen = [ring for _, ring in self.helpers]
        ruim = [0.85 * n / max(ringen.count(k), 1) for k in range(4)]
        zwaar = (4.0, 3.0, 2.0, 1.5)
        plaats = list(range(n))

        def prijs(i: int, hier: int, zonder: int) -> float:
            """What it costs that helper i takes this seat."""
            som = 0.0
            for j in range(n):
                if j in (i, zonder):
                    continue
                ver = abs(hier - plaats[j])
                ver = min(ver, n - ver)
                if ringen[i] == ringen[j] and ver < ruim[ringen[i]]:
                    som += zwaar[ringen[i]] * (ruim[ringen[i]] - ver)
                if j in self.buren[i]:
                    som += 2.5 * ver
            return som

        for _ronde in range(6):
            geruild = False
            for i in range(n):
                for j in range(i + 1, n):
                    nu = prijs(i, plaats[i], j) + prijs(j, plaats[j], i)
                    straks = prijs(i, plaats[j], j) + prijs(j, plaats[i], i)
                    if straks < nu - 1e-9:
                        plaats[i], plaats[j] = plaats[j], plaats[i]
                        geruild = True
            if not geruild:
                break
        return [round((p + 0.5) * _HOEKEN / n) % _HOEKEN for p in plaats]

    def _assen(self) -> tuple[tuple[float, float], ...]:
        """Bands of equal depth, deeper where many helpers stand."""
        px, py = self.persoon
        ry = self.hoog / 2 - 14
        rx = min(self.breed / 2 - 24, 1.55 * ry)
        aantal = [sum(ring == k for _, ring in self.helpers) for k in range(4)]
        minst = [_DUNST if n else _LEEG for n in aantal]
        minst[0] = _BINNENSTE  # so small a ring is round: its name needs more depth
        gewicht = [1 + 0.4 * max(0, n - ruim) for n, ruim in zip(aantal, _RUIM, strict=True)]
        diep = ry - py
        over = max(0.0, diep - sum(minst))
        som = 0.0
        uit: list[tuple[float, float]] = []
        for m, g in zip(minst, gewicht, strict=True):
            som += m + over * g / sum(gewicht)
            uit.append((px + (rx - px) * min(som / diep, 1.0), py + min(som, diep)))
        return tuple(uit)

    def _begin(self) -> int:
        """The roomiest size at which names and marks don't fill half the drawing already."""
        for nr, maat in enumerate(_MATEN):
            vormen = [_vorm(naam, *maat) for naam, _ in self.helpers]
            if sum(b * h + 2100 for _, b, h in vormen) <= 0.5 * self.breed * self.hoog:
                return nr
        return len(_MATEN) - 1

    def leg(self) -> list[Plaats]:
        """Everyone in turn from near to far, twice; then who still clashes takes a shorter name."""
        n = len(self.helpers)
        maat = [self._begin()] * n
        plaatsen: list[Plaats | None] = [None] * n
        volgorde = sorted(range(n), key=lambda i: (self.helpers[i][1], i))
        for ronde in range(_RONDES):
            for i in volgorde:
                plaatsen[i] = None
                plaatsen[i] = self._kies(i, _vorm(self.helpers[i][0], *_MATEN[maat[i]]), plaatsen)
            if ronde >= 1:
                volgorde = [i for i in volgorde if self._botst(i, plaatsen)]
                if not volgorde:
                    break
                if ronde % 3 == 0:  # it does not come right among themselves: their rings make room
                    krap = {self.helpers[i][1] for i in volgorde}
                    volgorde = [i for i in range(n) if self.helpers[i][1] in krap]
                for i in volgorde:
                    maat[i] = min(maat[i] + 1, len(_MATEN) - 1)
        return [p for p in plaatsen if p is not None]

    def _botst(self, i: int, plaatsen: Sequence[Plaats | None]) -> bool:
        hier = plaatsen[i]
        vakken = list(self.vast)
        for j, p in enumerate(plaatsen):
            if j != i and p is not None:
                vakken += (p.knoop, p.naam)
        return hier is not None and bool(
            self._buiten(hier.naam) or botsing(hier.naam, vakken) or botsing(hier.knoop, vakken)
        )

    def _kies(
        self, i: int, vorm: tuple[tuple[str, ...], float, float], plaatsen: Sequence[Plaats | None]
    ) -> Plaats:
        buurt = Buurt.van(i, plaatsen, buren=self.buren[i], banden=self.banden, vast=self.vast)
        beste = self._kies_uit(buurt, vorm, _VENSTER, 30)
        if beste[0] >= BOTST:
            beste = min(beste, self._kies_uit(buurt, vorm, _HOEKEN // 2, 10_000), key=lambda b: b[0])
        return beste[1]

    def _kies_uit(
        self, buurt: Buurt, vorm: tuple[tuple[str, ...], float, float], venster: int, hoogstens: int
    ) -> tuple[float, Plaats]:
        plekken = sorted(
            (toeslag + buurt.prijs(x, y), nr, x, y)
            for nr, (toeslag, x, y) in enumerate(self._plekken(buurt.wie, venster))
        )
        beste_prijs = 1e18
        beste = plekken[0][2:]
        naam_vak: Vak = (0.0, 0.0, 0.0, 0.0)
        for grof, _nr, x, y in plekken[:hoogstens]:
            if grof >= beste_prijs:
                break
            prijs = grof + buurt.prijs_banden(x, y)
            for toeslag, naam in self._naamvakken(x, y, vorm):
                totaal = prijs + toeslag + self._buiten(naam)
                if totaal < beste_prijs:
                    totaal += buurt.prijs_naam(naam)
                    # Nor does a name lie on its own ties.
                    totaal += 14 * sum(snijdt(x, y, px, py, naam) for px, py, *_ in buurt.buren)
                if totaal < beste_prijs:
                    beste_prijs, beste, naam_vak = totaal, (x, y), naam
        x, y = beste
        return beste_prijs, Plaats(x=x, y=y, knoop=knoopvak(x, y), naam=naam_vak, regels=vorm[0])

    def _plekken(self, i: int, venster: int) -> list[tuple[float, float, float]]:
        """Places near somebody's angle, each with what it costs to stand off from it."""
        ring = self.helpers[i][1]
        binnen = self.assen[ring - 1] if ring else self.persoon
        buiten = self.assen[ring]
        dikte = buiten[1] - binnen[1]
        speling = max(0.0, dikte / 2 - KNOOPVAK - 3)
        trappen = max(1, int(speling / 26))
        uit = []
        for trap in range(-trappen, trappen + 1):
            deel = 0.5 + trap / trappen * speling / dikte
            a = binnen[0] + deel * (buiten[0] - binnen[0])
            b = binnen[1] + deel * (buiten[1] - binnen[1])
            for stap in range(-venster, venster + (venster < _HOEKEN // 2)):
                hoek = 2 * pi * (self.doel[i] + stap) / _HOEKEN - pi / 2
                prijs = 4.0 * abs(stap) + 6.0 * abs(trap) / trappen
                uit.append((prijs, self.cx + a * cos(hoek), self.cy + b * sin(hoek)))
        return uit

    def _naamvakken(
        self, x: float, y: float, vorm: tuple[tuple[str, ...], float, float]
    ) -> list[tuple[float, Vak]]:
        _r, b, h = vorm
        half = b / 2
        # A name stays on the drawing: near the edge it shifts along its mark.
        links = min(max(x - half, 26.0), max(self.breed - b - 26, 26.0))
        zij = y - h / 2
        return [
            (0.2 * abs(links + half - x), (links, y + _NAAR_NAAM, links + b, y + _NAAR_NAAM + h)),
            (3 + 0.2 * abs(links + half - x), (links, y - _NAAR_NAAM - h, links + b, y - _NAAR_NAAM)),
            (6.0, (x + _NAAR_NAAM + 2, zij, x + _NAAR_NAAM + 2 + b, zij + h)),
            (6.5, (x - _NAAR_NAAM - 2 - b, zij, x - _NAAR_NAAM - 2, zij + h)),
        ]

    def _buiten(self, vak: Vak) -> float:
        uit = max(0.0, 24 - vak[0], vak[2] - self.breed + 24) + max(0.0, 6 - vak[1], vak[3] - self.hoog + 6)
        return 600 + 50 * uit if uit else 0.0

    def _ringnamen(self, plaatsen: Sequence[Plaats]) -> tuple[Vak, ...]:
        """The names of the rings: at the top, but along the curve from where a tie would run behind."""
        lijnen = [(plaatsen[a].x, plaatsen[a].y, plaatsen[b].x, plaatsen[b].y) for a, b in self.banden]
        staat = [self.vast[0], *(vak for p in plaatsen for vak in (p.knoop, p.naam))]
        namen = self.vast[1:]
        for nr, vak in enumerate(namen):
            if any(snijdt(*lijn, vak) for lijn in lijnen):
                bezet = [*staat, *namen[:nr], *namen[nr + 1 :]]
                proef = [(stap, v) for stap in range(_RINGSTAPPEN) for v in self._langs(nr, vak, 8.0 * stap)]
                namen[nr] = min(
                    proef,
                    key=lambda p: (
                        botsing(p[1], bezet) + 60 * sum(snijdt(*lijn, p[1]) for lijn in lijnen) + p[0]
                    ),
                    default=(0, vak),
                )[1]
        return tuple(namen)

    def _langs(self, nr: int, vak: Vak, opzij: float) -> Iterator[Vak]:
        """A ring's name so far to the left or right, still between its own ring and the one within."""
        half, hoog = (vak[2] - vak[0]) / 2, vak[3] - vak[1]
        rx, ry = self.assen[nr]
        bx, by = self.assen[nr - 1] if nr else self.persoon
        ver, dichtbij = opzij + half, max(0.0, opzij - half)
        if ver > 0.9 * rx:
            return
        diep = ry * sqrt(1 - (ver / rx) ** 2) - 6
        if diep - hoog < (by * sqrt(1 - (dichtbij / bx) ** 2) if dichtbij < bx else 0.0):
            return
        for midden in (self.cx - opzij, self.cx + opzij):
            for boven in (self.cy - diep, self.cy + diep - hoog):
                yield (midden - half, boven, midden + half, boven + hoog)

    def plan(self, plaatsen: Sequence[Plaats]) -> Ringenplan:
        plekken = []
        for p in plaatsen:
            links, boven, rechts, _onder = p.naam
            eerste = boven + KAPITAAL * LETTER_HELPER
            basis = tuple(eerste + k * REGEL_HELPER for k in range(len(p.regels)))
            plekken.append(
                Helperplek(
                    x=p.x, y=p.y, regels=p.regels, naam_x=(links + rechts) / 2, basis=basis, vak=p.naam
                )
            )
        return Ringenplan(
            midden=(self.cx, self.cy),
            persoon=self.persoon,
            persoonregels=self.persoonregels,
            assen=self.assen,
            ringnamen=self._ringnamen(plaatsen),
            plekken=tuple(plekken),
        )


@lru_cache(maxsize=1024)
def _vorm(naam: str, ruimte: float, lijnen: int) -> tuple[tuple[str, ...], float, float]:
    """The lines of a name, their width and height."""
    breek = evenwichtig if lijnen > 1 else regels
    uit = breek(naam, max_breedte=ruimte, grootte=LETTER_HELPER, gewicht=GEWICHT_HELPER, max_regels=lijnen)
    breed = max((breedte(r, grootte=LETTER_HELPER, gewicht=GEWICHT_HELPER) for r in uit), default=0.0)
    return uit, breed, (KAPITAAL + STAART) * LETTER_HELPER + (len(uit) - 1) * REGEL_HELPER

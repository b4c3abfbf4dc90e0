"""Where the helpers stand round the person: pure geometry, no elements.

Four ellipses round the middle; a helper stands in the band of his route. First everyone gets an
angle: evenly round, who are tied near each other, who share a ring apart. Then each in turn takes
the best place near that angle (depth in the band, side of the name), given the others; who then still
clashes chooses again, with a shorter name. There is no chance in it: equal input, equal plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, pi, sin, sqrt

from rk.tekening.letter import KAPITAAL, STAART, breedte, evenwichtig, regels

KNOOP = 19.0
"""Half the size of a helper's mark."""
LETTER_HELPER, REGEL_HELPER, GEWICHT_HELPER = 25.0, 26.0, 600
LETTER_MIDDEN, REGEL_MIDDEN, GEWICHT_MIDDEN = 27.0, 28.0, 800
LETTER_RING = 24.0

_KNOOPVAK = 23.0
_NAAR_NAAM = 28.0
_HOEKEN = 56
_VENSTER = 6  # how many steps a helper may stand from his angle while there is room
_DUNST, _LEEG = 60.0, 46.0  # the least depth of a ring, with and without helpers
_BINNENSTE = 80.0
_RUIM = (2, 4, 6, 8)  # helpers that a ring holds easily, near to far
# Width and lines of a name: from roomy to the least that still tells helpers apart.
_MATEN = ((232.0, 3), (180.0, 3), (170.0, 2), (150.0, 1), (104.0, 1))
_RONDES = 12

Vak = tuple[float, float, float, float]
"""A box: left, top, right, bottom."""


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


@dataclass(frozen=True, slots=True)
class _Plaats:
    x: float
    y: float
    knoop: Vak
    naam: Vak
    regels: tuple[str, ...]


_BOTST = 500.0
"""What an overlap costs at least: more than all wishes together."""


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

    def leg(self) -> list[_Plaats]:
        """Everyone in turn from near to far, twice; then who still clashes takes a shorter name."""
        n = len(self.helpers)
        maat = [self._begin()] * n
        plaatsen: list[_Plaats | None] = [None] * n
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

    def _botst(self, i: int, plaatsen: Sequence[_Plaats | None]) -> bool:
        hier = plaatsen[i]
        vakken = list(self.vast)
        for j, p in enumerate(plaatsen):
            if j != i and p is not None:
                vakken += (p.knoop, p.naam)
        return hier is not None and bool(
            self._buiten(hier.naam) or _botsing(hier.naam, vakken) or _botsing(hier.knoop, vakken)
        )

    def _kies(
        self, i: int, vorm: tuple[tuple[str, ...], float, float], plaatsen: Sequence[_Plaats | None]
    ) -> _Plaats:
        buurt = _Buurt.van(i, self, plaatsen)
        beste = self._kies_uit(buurt, vorm, _VENSTER, 30)
        if beste[0] >= _BOTST:
            beste = min(beste, self._kies_uit(buurt, vorm, _HOEKEN // 2, 10_000), key=lambda b: b[0])
        return beste[1]

    def _kies_uit(
        self, buurt: "_Buurt", vorm: tuple[tuple[str, ...], float, float], venster: int, hoogstens: int
    ) -> tuple[float, _Plaats]:
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
                    totaal += 14 * sum(_snijdt(x, y, px, py, naam) for px, py, *_ in buurt.buren)
                if totaal < beste_prijs:
                    beste_prijs, beste, naam_vak = totaal, (x, y), naam
        x, y = beste
        return beste_prijs, _Plaats(x=x, y=y, knoop=_knoopvak(x, y), naam=naam_vak, regels=vorm[0])

    def _plekken(self, i: int, venster: int) -> list[tuple[float, float, float]]:
        """Places near somebody's angle, each with what it costs to stand off from it."""
        ring = self.helpers[i][1]
        binnen = self.assen[ring - 1] if ring else self.persoon
        buiten = self.assen[ring]
        dikte = buiten[1] - binnen[1]
        speling = max(0.0, dikte / 2 - _KNOOPVAK - 3)
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

    def plan(self, plaatsen: Sequence[_Plaats]) -> Ringenplan:
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
            ringnamen=tuple(self.vast[1:]),
            plekken=tuple(plekken),
        )


@dataclass(frozen=True, slots=True)
class _Buurt:
    """What stands on the drawing when one helper looks for a place."""

    wie: int
    vakken: list[Vak]
    punten: list[tuple[float, float]]
    # Those tied to this one: where, and what may lie between: marks and names of rings; names of others.
    buren: list[tuple[float, float, list[Vak], list[Vak]]]
    lijnen: list[tuple[float, float, float, float]]  # ties among the others

    @classmethod
    def van(cls, i: int, legger: _Legger, plaatsen: Sequence[_Plaats | None]) -> "_Buurt":
        staat = {j: p for j, p in enumerate(plaatsen) if p is not None}
        vakken = list(legger.vast)
        for p in staat.values():
            vakken += (p.knoop, p.naam)
        buren = []
        for j in legger.buren[i]:
            if j in staat:
                knopen = [*legger.vast, *(p.knoop for k, p in staat.items() if k != j)]
                namen = [p.naam for k, p in staat.items() if k != j]
                buren.append((staat[j].x, staat[j].y, knopen, namen))
        lijnen = [
            (staat[a].x, staat[a].y, staat[b].x, staat[b].y)
            for a, b in legger.banden
            if a in staat and b in staat
        ]
        punten = [(p.x, p.y) for p in staat.values()]
        return cls(wie=i, vakken=vakken, punten=punten, buren=buren, lijnen=lijnen)

    def prijs(self, x: float, y: float) -> float:
        """What it costs at least to stand here: overlap, crowding, long ties."""
        prijs = _botsing(_knoopvak(x, y), self.vakken)
        for px, py in self.punten:
            ver = hypot((x - px) * 0.8, y - py)
            if ver < 150:
                prijs += (150 - ver) * 0.3
        return prijs + 0.04 * sum(hypot(x - px, y - py) for px, py, _, _ in self.buren)

    def prijs_banden(self, x: float, y: float) -> float:
        """What it costs that the ties then run as they do."""
        prijs = 0.0
        for px, py, knopen, namen in self.buren:
            # A tie through somebody else's mark would seem to be his.
            prijs += 60 * sum(_snijdt(x, y, px, py, vak) for vak in knopen)
            prijs += 15 * sum(_snijdt(x, y, px, py, vak) for vak in namen)
            prijs += 8 * sum(_kruist((x, y), (px, py), lijn[:2], lijn[2:]) for lijn in self.lijnen)
        knoop = _knoopvak(x, y)
        return prijs + 60 * sum(_snijdt(*lijn, knoop) for lijn in self.lijnen)

    def prijs_naam(self, naam: Vak) -> float:
        """What it costs that a name lies here."""
        prijs = _botsing(naam, self.vakken)
        return prijs + 14 * sum(_snijdt(*lijn, naam) for lijn in self.lijnen)


def _knoopvak(x: float, y: float) -> Vak:
    return (x - _KNOOPVAK, y - _KNOOPVAK, x + _KNOOPVAK, y + _KNOOPVAK)


def _botsing(vak: Vak, vakken: Sequence[Vak]) -> float:
    links, boven, rechts, onder = vak[0] - 5, vak[1] - 3, vak[2] + 5, vak[3] + 3
    som = 0.0
    for a, b, c, d in vakken:
        if a < rechts and c > links and b < onder and d > boven:
            som += (min(c, rechts) - max(a, links)) * (min(d, onder) - max(b, boven))
    return _BOTST + som if som else 0.0


@lru_cache(maxsize=1024)
def _vorm(naam: str, ruimte: float, lijnen: int) -> tuple[tuple[str, ...], float, float]:
    """The lines of a name, their width and height."""
    breek = evenwichtig if lijnen > 1 else regels
    uit = breek(naam, max_breedte=ruimte, grootte=LETTER_HELPER, gewicht=GEWICHT_HELPER, max_regels=lijnen)
    breed = max((breedte(r, grootte=LETTER_HELPER, gewicht=GEWICHT_HELPER) for r in uit), default=0.0)
    return uit, breed, (KAPITAAL + STAART) * LETTER_HELPER + (len(uit) - 1) * REGEL_HELPER


def _snijdt(x1: float, y1: float, x2: float, y2: float, vak: Vak) -> bool:
    """Whether a stretch runs through a box (Liang and Barsky)."""
    links, boven, rechts, onder = vak
    if (x1 < links and x2 < links) or (x1 > rechts and x2 > rechts):
        return False
    if (y1 < boven and y2 < boven) or (y1 > onder and y2 > onder):
        return False
    van, tot = 0.0, 1.0
    for p, q in (
        (x1 - x2, x1 - links),
        (x2 - x1, rechts - x1),
        (y1 - y2, y1 - boven),
        (y2 - y1, onder - y1),
    ):
        if p == 0:
            if q < 0:
                return False
        elif p < 0:
            van = max(van, q / p)
        else:
            tot = min(tot, q / p)
        if van > tot:
            return False
    return True


def _kruist(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    def kant(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return kant(a, b, c) != kant(a, b, d) and kant(c, d, a) != kant(c, d, b)

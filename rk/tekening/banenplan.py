"""Where everything on the lane map stands: pure geometry, no elements.

Units are those of the design: the screen is 1080 high. A name always stays within its own lane,
above or below the line, so names of different lanes can't meet; within a lane, names on the same
side are kept apart, and shift sideways over their circle before haltes are pushed apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rk.tekening.banenbocht import AFSTAND, BOVEN, ONDER, doorgangen
from rk.tekening.banennaam import (
    GEWICHT_BESTE,
    GEWICHT_ECHT,
    KRAP,
    LETTER_HALTE,
    REGELHOOGTE,
    naamhoogte,
    naamvormen,
)
from rk.tekening.letter import KAPITAAL
from rk.tekening.meetkunde import Vak

STRAAL = 22.0
"""Radius of a halte's circle; its line of 5 lies half outside."""

KOLOM = 188.0
"""Width of the column with the names of the lanes."""
EERSTE = 220.0
RAND_RECHTS = 60.0
S_MIN, S_ROL, S_MAX = 42.0, 100.0, 160.0
"""Distance between two visits: the least, the one of a map that scrolls, the most."""
MEEST_HEEL = 14
"""With more visits than this the map scrolls: whoever sits at the back must still read it."""

_TUSSEN = 14.0  # between two names side by side
# The least between two visits in a row on one lane, by how short of room the map is: as long as it
# can be, the line between their circles still shows how the person got there.
_OP_BAAN = (62.0, 62.0, 58.0, 54.0)
_LUCHT = 12.0  # between a name and the line of today
_RUIMTE_LINKS, _RUIMTE_RECHTS = 170.0, 270.0  # kept free for a way that is still empty
_REGELPRIJS = (16.0, -40.0)  # what a second line costs; below nothing it is rather had
_UITNODIGING = 200.0  # the least right of today for a best way that is still empty


@dataclass(frozen=True, slots=True)
class Stop:
    """What the plan must know of one visit: its name, the lane (0–3, near to far), real or best."""

    naam: str
    baan: int
    echt: bool


@dataclass(frozen=True, slots=True)
class Plek:
    """Where one visit stands. `naam_x` is the middle of its name, `basis` each line's baseline."""

    x: float
    y: float
    regels: tuple[str, ...]
    naam_x: float
    basis: tuple[float, ...]
    vak: Vak


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole map: `banen` are the middles of the lanes, `vandaag` the x of today's line."""

    breedte: float
    hoogte: float
    scrolt: bool
    banen: tuple[float, ...]
    baanhoogte: float
    vandaag: float
    pil: Vak
    plekken: tuple[Plek, ...]


# Most clicks move no halte: the same visits, the same plan.
@lru_cache(maxsize=16)
def maak_plan(stops: tuple[Stop, ...], *, breedte: float, hoogte: float, pil_breedte: float) -> Plan:
    """Give every visit its place; real visits come first in `stops`, then those of the best way.

    `breedte` is what the screen has. When at most MEEST_HEEL visits fit in it at S_MIN apart the plan
    is as wide as that; otherwise it may be wider, and `scrolt` says so. Equal input gives an equal plan.
    """
    beste = sum(not s.echt for s in stops)
    echte = len(stops) - beste
    # One best halte takes the room of two: the map stays where it is when the first is put down.
    stappen = max(echte - 1, 0) + (max(beste, 2) - 1 if beste else 0) + 0.75 * ((echte > 0) + (beste > 0))
    vrij = breedte - EERSTE - (_RUIMTE_RECHTS - 40 if not beste else RAND_RECHTS)
    vrij -= 0.0 if echte else _RUIMTE_LINKS
    ruim = max(min(vrij / stappen if stappen else S_MAX, S_MAX), S_MIN)
    for krap in range(len(KRAP) if len(stops) <= MEEST_HEEL else 0):
        # Two lines to a name only where that gives the visits clearly more room.
        past: list[tuple[float, _Legger, _Gelegd]] = []
        for regelprijs in _REGELPRIJS:
            legger = _Legger(stops, echte, hoogte, pil_breedte, krap, regelprijs)
            afstand, gelegd = legger.pas_in(ruim, breedte, stappen)
            if gelegd.nodig <= breedte:
                past.append((afstand * (1.0 if past else 1.15), legger, gelegd))
            if afstand == ruim:
                break
        if past:
            _afstand, legger, gelegd = max(past, key=lambda p: p[0])
            return legger.plan(gelegd, breedte, scrolt=False)
    legger = _Legger(stops, echte, hoogte, pil_breedte, 0, _REGELPRIJS[0])
    gelegd = legger.leg(S_ROL, None)
    return legger.plan(gelegd, max(gelegd.nodig, breedte), scrolt=gelegd.nodig > breedte)


_Vorm = tuple[int, tuple[str, ...], float, float]
"""One way to write a name: side, lines, left edge, width."""
_Strook = tuple[int, int]
"""A strip for names: the lane, and the side of its line."""


@dataclass(slots=True)
class _Gelegd:
    xs: list[float]
    vormen: list[_Vorm]
    trek: list[float]  # how far each name would like to be left of its halte, for the next one
    vandaag: float
    nodig: float


class _Legger:
    """Lays the visits from left to right for a given distance between them."""

    def __init__(
        self,
        stops: Sequence[Stop],
        echte: int,
        hoogte: float,
        pil_breedte: float,
        krap: int,
        regelprijs: float,
    ) -> None:
        self.regelprijs, self.op_baan = regelprijs, _OP_BAAN[krap]
        self.stops, self.echte, self.hoogte, self.pil = stops, echte, hoogte, pil_breedte
        self.boven, self.onder = 44.0, hoogte - 44.0
        self.baan = (self.onder - self.boven + 12.0) / 4
        self.banen = tuple(self.boven + (self.baan - 12.0) / 2 + i * self.baan for i in range(4))
        # Where two lines of a name don't fit between two lanes, names have one.
        self.max_regels = 2 if self.baan / 2 >= AFSTAND + naamhoogte(2) else 1
        self.vormen = [
            naamvormen(s.naam, GEWICHT_ECHT if s.echt else GEWICHT_BESTE, self.max_regels, krap)
            for s in stops
        ]

    def pas_in(self, ruim: float, breedte: float, stappen: float) -> tuple[float, _Gelegd]:
        """The widest distance, at most `ruim`, at which all fits in `breedte`; else the least."""
        afstand = ruim
        while True:
            gelegd = self.leg(afstand, breedte)
            if gelegd.nodig <= breedte or afstand <= S_MIN:
                return afstand, gelegd
            afstand = max(S_MIN, afstand - max(2.0, (gelegd.nodig - breedte) / max(stappen, 1)))

    def leg(self, afstand: float, breedte: float | None) -> _Gelegd:
        """One pass with evenly spread visits, and two more where names pushed them apart."""
        begin = self._gelijkmatig(afstand, breedte)
        gelegd = self._pas(begin, afstand, breedte)
        for _ in range(2):
            if gelegd.xs == begin.xs and gelegd.vandaag == begin.vandaag and not any(gelegd.trek):
                break
            begin, gelegd = gelegd, self._pas(gelegd, afstand, breedte)
        return gelegd

    def _gelijkmatig(self, afstand: float, breedte: float | None) -> _Gelegd:
        n, echte = len(self.stops), self.echte
        xs = (
            list(accumulate((self._stap(i, afstand) for i in range(1, echte)), initial=EERSTE))
            if echte
            else []
        )
        if echte:
            vandaag = xs[-1] + 0.75 * afstand
        elif n:
            vandaag = EERSTE + _RUIMTE_LINKS
        else:
            vandaag = EERSTE + 0.42 * ((breedte or 0.0) - EERSTE)
        if n > echte:
            stappen = (self._stap(i, afstand) for i in range(echte + 1, n))
            xs += accumulate(stappen, initial=vandaag + 0.75 * afstand)
        return _Gelegd(xs=xs, vormen=[], trek=[0.0] * n, vandaag=vandaag, nodig=0.0)

    def _stap(self, i: int, afstand: float) -> float:
        """How far a visit stands from the one before it: on one lane the line between must show."""
        return max(afstand, self.op_baan) if self.stops[i].baan == self.stops[i - 1].baan else afstand

    def _pas(self, vorige: _Gelegd, afstand: float, breedte: float | None) -> _Gelegd:
        stops, echte = self.stops, self.echte
        krommen = self._krommen(vorige.xs)
        xs: list[float] = []
        vormen: list[_Vorm] = []
        # Names near today's line would rather be narrow than push it on.
        vandaag = vorige.xs[echte - 1] + 0.75 * afstand if echte else vorige.vandaag
        bezet = _stroken(KOLOM + 6.0)
        rechts = _stroken(vandaag - _LUCHT)
        laatste: dict[_Strook, int] = {}
        trek = [0.0] * len(stops)
        kanten = [0, 0, 0, 0]
        verst = schuif = 0.0
        for i, stop in enumerate(stops):
            if i == echte:
                vandaag = self._vandaag(xs, vormen, vorige.vandaag, afstand)
                schuif = vandaag - vorige.vandaag
                bezet = _stroken(vandaag + _LUCHT)
                rechts = _stroken(1e9 if breedte is None else breedte - 34.0)
                laatste = {}
            x = vorige.xs[i] + schuif
            if xs and i != echte:
                x = max(x, xs[-1] + self._stap(i, afstand))
            x, vorm = self._kies(i, x, vorige, (bezet, rechts), krommen, kanten[stop.baan])
            schuif = max(schuif, x - vorige.xs[i])
            kant, _regels, begin, breed = vorm
            strook = (stop.baan, kant)
            scheef = begin + breed / 2 - x
            if strook in laatste and scheef > 0 and begin - bezet[strook] < 0.1:
                trek[laatste[strook]] = scheef / 2
            if strook in laatste and begin - bezet[strook] < _TUSSEN:
                trek[laatste[strook]] = max(trek[laatste[strook]], vorige.trek[laatste[strook]])
            overkant = (stop.baan, -kant)
            if overkant in laatste and self._op_de_weg(vorm, strook, krommen[max(0, i - 3) : i + 3]):
                # It lies on the way for want of room at the other side: who stands there makes room.
                te_kort = bezet[overkant] - (x - breed / 2)
                if 0 < te_kort < breed / 2:
                    trek[laatste[overkant]] = max(trek[laatste[overkant]], te_kort)
            laatste[strook] = i
            bezet[strook] = begin + breed + _TUSSEN
            kanten[stop.baan] = kant
            verst = max(verst, begin + breed)
            xs.append(x)
            vormen.append(vorm)
        if echte == len(stops):
            vandaag = self._vandaag(xs, vormen, vorige.vandaag, afstand)
            nodig = vandaag + _UITNODIGING
        else:
            nodig = max(xs[-1] + RAND_RECHTS, verst + 34.0)
        return _Gelegd(xs=xs, vormen=vormen, trek=trek, vandaag=vandaag, nodig=nodig)

    @staticmethod
    def _op_de_weg(
        vorm: _Vorm, strook: _Strook, krommen: Sequence[dict[_Strook, tuple[float, float]]]
    ) -> bool:
        """Whether a name lies over a stretch of the way."""
        _kant, _regels, begin, breed = vorm
        return any(
            stuk[strook][0] < begin + breed and stuk[strook][1] > begin for stuk in krommen if strook in stuk
        )

    def _vandaag(
        self,
        xs: list[float],
        vormen: list[_Vorm],
        zonder: float,
        afstand: float,
    ) -> float:
        x = xs[-1] + 0.75 * afstand if xs else zonder
        for _kant, _regels, begin, breed in vormen:
            x = max(x, begin + breed + _LUCHT)
        return x

    def _krommen(self, xs: list[float]) -> list[dict[_Strook, tuple[float, float]]]:
        """Per pair of visits the stretch of x where the way runs through a strip for names."""
        uit: list[dict[_Strook, tuple[float, float]]] = []
        for i in range(len(xs) - 1):
            a, b = self.stops[i].baan, self.stops[i + 1].baan
            if a == b or i == self.echte - 1:
                uit.append({})
                continue
            dx, teken = xs[i + 1] - xs[i], 1 if b > a else -1
            uit.append(
                {
                    (a + teken * j, kant * teken): (xs[i] + u0 * dx - 8.0, xs[i] + u1 * dx + 8.0)
                    for j, kant, u0, u1 in doorgangen(abs(b - a), self.baan)
                }
            )
        return uit

    def _kies(
        self,
        i: int,
        x: float,
        vorige: _Gelegd,
        grenzen: tuple[dict[_Strook, float], dict[_Strook, float]],
        krommen: list[dict[_Strook, tuple[float, float]]],
        vorige_kant: int,
    ) -> tuple[float, _Vorm]:
        """The side, lines and place of one name that cost least; and x, pushed on when it must."""
        stops, baan = self.stops, self.stops[i].baan
        # Near another halte on the same lane a name stays nearer to its own circle than to that one.
        naar_links_hoogstens = naar_rechts_hoogstens = 1e9
        for stap in (3, 2, 1):
            if i >= stap and stops[i - stap].baan == baan:
                naar_links_hoogstens = 0.42 * (vorige.xs[i] - vorige.xs[i - stap])
            if i + stap < len(stops) and stops[i + stap].baan == baan:
                naar_rechts_hoogstens = 0.42 * (vorige.xs[i + stap] - vorige.xs[i])
        buurt = krommen[max(0, i - 3) : i + 3]
        beste_prijs = 1e18
        gekozen: tuple[float, _Vorm] = (x, (BOVEN, (), x, 0.0))
        for kant in (BOVEN, ONDER):
            strook = (baan, kant)
            hinder = [stuk[strook] for stuk in buurt if strook in stuk]
            vrij_vanaf, rechts = grenzen[0][strook], grenzen[1][strook]
            vast = (4.0 if kant == vorige_kant else 0.0) + (1.0 if kant == ONDER else 0.0)
            for lijnen, breed in self.vormen[i]:
                speling = max(0.0, breed / 2 - 12.0)
                naar_links = min(speling, naar_links_hoogstens)
                naar_rechts = min(speling, naar_rechts_hoogstens)
                duw = max(0.0, vrij_vanaf - (x - breed / 2 + naar_rechts))
                midden = x + duw
                laagst = max(vrij_vanaf, midden - breed / 2 - naar_links)
                hoogst = max(laagst, min(midden - breed / 2 + naar_rechts, rechts - breed))
                te_ver = max(0.0, laagst + breed - rechts)
                ideaal = min(max(midden - breed / 2 - vorige.trek[i], laagst), hoogst)
                proef = [ideaal]
                for van, tot in hinder:
                    if van < ideaal + breed and tot > ideaal:
                        proef += [p for p in (tot, van - breed) if laagst <= p <= hoogst]
                vorm_prijs = vast + 30.0 * duw + 2.0 * te_ver + (self.regelprijs if len(lijnen) > 1 else 0.0)
                for begin in proef:
                    prijs = vorm_prijs + 0.3 * abs(begin + breed / 2 - midden + vorige.trek[i])
                    for van, tot in hinder:
                        prijs += 3.0 * max(0.0, min(tot, begin + breed) - max(van, begin))
                    if prijs < beste_prijs:
                        beste_prijs = prijs
                        gekozen = (midden, (kant, lijnen, begin, breed))
        return gekozen

    def plan(self, gelegd: _Gelegd, breedte: float, *, scrolt: bool) -> Plan:
        """The outcome with every box filled in."""
        plekken = []
        for stop, x, (kant, lijnen, begin, breed) in zip(self.stops, gelegd.xs, gelegd.vormen, strict=True):
            y = self.banen[stop.baan]
            hoog = naamhoogte(len(lijnen))
            # One line stands a little freer of its circle than two.
            af = AFSTAND + (4.0 if len(lijnen) == 1 else 0.0)
            boven = y + af if kant == ONDER else y - af - hoog
            eerste = boven + KAPITAAL * LETTER_HALTE
            plekken.append(
                Plek(
                    x=x,
                    y=y,
                    regels=lijnen,
                    naam_x=begin + breed / 2,
                    basis=tuple(eerste + k * REGELHOOGTE for k in range(len(lijnen))),
                    vak=(begin, boven, begin + breed, boven + hoog),
                )
            )
        v = gelegd.vandaag
        return Plan(
            breedte=breedte,
            hoogte=self.hoogte,
            scrolt=scrolt,
            banen=self.banen,
            baanhoogte=self.baan - 12.0,
            vandaag=v,
            pil=(v - self.pil / 2, self.hoogte - 36.0, v + self.pil / 2, self.hoogte),
            plekken=tuple(plekken),
        )


def _stroken(waarde: float) -> dict[_Strook, float]:
    return {(baan, kant): waarde for baan in range(4) for kant in (BOVEN, ONDER)}

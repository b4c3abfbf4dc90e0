"""A scale as a bridge: pillars of coloured steps that together carry the deck.

It can be used without reading: a picture for each domain, steps that are counted in dots, a star for
what is wished for.
"""

from __future__ import annotations

from typing import Final

from rk.domain import Stem
from rk.tekening.boom import El, el
from rk.tekening.naamregels import getal
from rk.tekening.werk.schaal.merken import bel, keuzes, label, merk, pijl, prent, toenmerk, wensster
from rk.tekening.werk.schaal.stand import Schaalbeeld, vorige

TREDEN: Final = 5
"""So many colours there are; a scale with more or fewer levels spreads them."""
_BOVEN: Final = 66
_ONDER: Final = 196
_WATER: Final = 46
_KLEINST: Final = 36
_NAUWST: Final = 160
_OEVER: Final = 64


class _Brug:
    """Where everything stands: the pillars, how high a step is, the water."""

    def __init__(self, b: Schaalbeeld, breed: float, hoog: float) -> None:
        n = max(1, len(b.delen))
        self.k = len(b.niveaus)
        self.breed = max(breed, n * _NAUWST + 2 * _OEVER)
        self.hoog = hoog
        self.voet = hoog - _ONDER
        self.trede = (self.voet - _BOVEN) / self.k
        self.stap = (self.breed - 2 * _OEVER) / n
        self.pijler = min(120.0, self.stap * 0.42)

    def x(self, i: int) -> float:
        return _OEVER + self.stap * (i + 0.5)

    def top(self, n: int) -> float:
        return self.voet - self.trede * (n + 1)

    def midden(self, n: int) -> float:
        return self.top(n) + self.trede / 2


def past(b: Schaalbeeld, breed: float, hoog: float) -> bool:
    """Whether steps so high can be pressed."""
    return _Brug(b, breed, hoog).trede >= _KLEINST


def kleur(n: int, k: int) -> int:
    """Which of the five colours a step has, 0 to 4."""
    return round(n * (TREDEN - 1) / max(1, k - 1))


def brug(b: Schaalbeeld, breed: float, hoog: float) -> El:
    """Draw the bridge in so many units; with many pillars it is wider, and scrolls."""
    r = _Brug(b, breed, hoog)
    return prent(
        b,
        [
            _water(r),
            _oevers(r),
            [_pijler(b, r, i) for i in range(len(b.delen))],
            _verbanden(b, r),
            [_dek(b, r, [_toen(m.van(d.id, b.hoofdstem)) for d in b.delen], "is-toen") for m in b.toen()],
            _dek(b, r, [z.wens if (z := b.zet(d.id)) else None for d in b.delen], "is-wens"),
            _dek(b, r, [z.nu if (z := b.zet(d.id)) else None for d in b.delen], "is-nu"),
            [_merken(b, r, i) for i in range(len(b.delen))],
            [keuzes(b, d, _plekken(r, i)) for i, d in enumerate(b.delen)],
            [_naam(b, r, i) for i in range(len(b.delen))],
        ],
        breed=r.breed,
        hoog=hoog,
        soort="brug",
    )


def _toen(z: object) -> int | None:
    return getattr(z, "nu", None)


def _water(r: _Brug) -> El:
    y = r.voet + 24
    golf = "".join("q22-13 44 0t44 0" for _nr in range(int(r.breed // 88)))
    return el("path", class_="rk-schaal-water", d=f"M0 {getal(y)}{golf}")


def _oevers(r: _Brug) -> list[El]:
    boven, onder = r.top(r.k - 1), r.voet + _WATER
    schuin = _OEVER * 0.42
    links = f"M0 {getal(boven)}H{getal(schuin)}L{getal(_OEVER - 16)} {getal(onder)}H0Z"
    rechts = (
        f"M{getal(r.breed)} {getal(boven)}H{getal(r.breed - schuin)}"
        f"L{getal(r.breed - _OEVER + 16)} {getal(onder)}H{getal(r.breed)}Z"
    )
    return [el("path", class_="rk-schaal-oever", d=d) for d in (links, rechts)]


def _pijler(b: Schaalbeeld, r: _Brug, i: int) -> El:
    z = b.zet(b.delen[i].id)
    nu = z.nu if z is not None else None
    return el("g", [_blok(r, i, n, vol=nu is not None and n <= nu) for n in range(r.k)], aria_hidden="true")


def _blok(r: _Brug, i: int, n: int, *, vol: bool) -> El:
    x, y = r.x(i), r.top(n)
    # The number of dots says which step it is, beside its colour and its height.
    afstand = min(17.0, (r.pijler - 20) / r.k)
    begin = x - afstand * n / 2
    stippen = [
        el(
            "circle",
            cx=getal(begin + afstand * s),
            cy=getal(y + r.trede / 2),
            r=getal(min(5.0, afstand / 2.6)),
        )
        for s in range(n + 1)
    ]
    return el(
        "g",
        el(
            "rect",
            x=getal(x - r.pijler / 2),
            y=getal(y + 1.5),
            width=getal(r.pijler),
            height=getal(r.trede - 3),
            rx=6,
        ),
        stippen,
        class_=f"rk-schaal-trede is-{kleur(n, r.k)}" + (" is-vol" if vol else ""),
    )


def _plekken(r: _Brug, i: int) -> list[El]:
    return [
        el(
            "rect",
            class_="rk-schaal-raak",
            x=getal(r.x(i) - r.pijler / 2),
            y=getal(r.top(n)),
            width=getal(r.pijler),
            height=getal(r.trede),
            rx=6,
        )
        for n in range(r.k)
    ]


def _dek(b: Schaalbeeld, r: _Brug, niveaus: list[int | None], klasse: str) -> El | None:
    """The deck over the tops of the pillars; dotted where a pillar is not said yet."""
    if all(n is None for n in niveaus):
        return None
    oever = r.top(r.k - 1)
    punten: list[tuple[float, float] | None] = [(0.0, oever), (_OEVER * 0.42, oever)]
    punten += [(r.x(i), r.top(n)) if n is not None else None for i, n in enumerate(niveaus)]
    punten += [(r.breed - _OEVER * 0.42, oever), (r.breed, oever)]
    heel, open_ = "", ""
    vorig, gat = (0.0, oever), False
    for p in punten[1:]:
        if p is None:
            gat = True
            continue
        half = (p[0] - vorig[0]) / 2
        stuk = (
            f"M{getal(vorig[0])} {getal(vorig[1])}C{getal(vorig[0] + half)} {getal(vorig[1])} "
            f"{getal(p[0] - half)} {getal(p[1])} {getal(p[0])} {getal(p[1])}"
        )
        if gat:
            open_ += stuk
        else:
            heel += stuk
        vorig, gat = p, False
    return el(
        "g",
        el("path", class_=f"rk-schaal-dek {klasse}", d=heel) if heel else None,
        el("path", class_=f"rk-schaal-dek {klasse} is-open", d=open_) if open_ else None,
        aria_hidden="true",
    )


def _merken(b: Schaalbeeld, r: _Brug, i: int) -> El:
    """Marks beside a pillar: left who else looks and where it stood, right how often the room named it."""
    deel = b.delen[i]
    kinderen: list[El | None] = []
    links = r.x(i) - r.pijler / 2 - 20
    rechts = r.x(i) + r.pijler / 2 + 26
    bezet: dict[int, int] = {}
    for m in b.toen():
        n = _toen(m.van(deel.id, b.hoofdstem))
        if n is not None:
            kinderen.append(el("g", el("title", m.naam), toenmerk(links, r.top(n))))
    nu, toen = b.zet(deel.id), vorige(b, deel.id)
    if nu is not None and nu.nu is not None and toen is not None and toen[1].nu is not None:
        kinderen.append(pijl(links, r.top(toen[1].nu), links, r.top(nu.nu) - 8))
    for stem in b.schaal.stemmen:
        z = b.zet(deel.id, stem)
        if stem in (Stem.DEELNEMER, b.hoofdstem) or z is None or z.nu is None:
            continue
        schuif = bezet.get(z.nu, 0)
        bezet[z.nu] = schuif + 1
        kinderen.append(merk(stem, links - 6 + schuif * 26, r.midden(z.nu)))
    if nu is not None and nu.nu is not None:
        kinderen.append(merk(b.hoofdstem, r.x(i), r.top(nu.nu)))
    if nu is not None and nu.wens is not None:
        kinderen.append(wensster(r.x(i) + (r.pijler / 2 - 6), r.top(nu.wens) - 8))
    kinderen += [bel(aantal, rechts, r.midden(n), wens=b.wens) for n, aantal in b.gekozen_telling(deel.id)]
    return el("g", kinderen, aria_hidden="true")


def _verbanden(b: Schaalbeeld, r: _Brug) -> list[El]:
    """Ropes through the water between the feet of two pillars."""
    nr = {d.id: i for i, d in enumerate(b.delen)}
    uit = []
    for van, naar in b.stand.verbanden:
        if van in nr and naar in nr:
            a, c = sorted((nr[van], nr[naar]))
            diep = 26 + 12 * min(3, c - a)
            x1, x2, y = r.x(a) + r.pijler * 0.2, r.x(c) - r.pijler * 0.2, r.voet + 3
            onder = getal(y + diep)
            d = f"M{getal(x1)} {getal(y)}C{getal(x1)} {onder} {getal(x2)} {onder} {getal(x2)} {getal(y)}"
            uit.append(el("path", class_="rk-schaal-verband", d=d))
    return uit


def _naam(b: Schaalbeeld, r: _Brug, i: int) -> El:
    return label(
        b,
        b.delen[i],
        x=r.x(i),
        y=r.voet + _WATER + 6,
        anker="midden",
        max_breedte=r.stap - 6,
        max_regels=2,
        gestapeld=True,
    )

"""A scale as a web: one axis for each domain, low inside and high outside."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from rk.domain import Stem
from rk.tekening.boom import El, el
from rk.tekening.naamregels import getal
from rk.tekening.werk.schaal.merken import (
    TEKEN,
    bel,
    keuzes,
    label,
    merk,
    pijl,
    prent,
    toenmerk,
    wensster,
)
from rk.tekening.werk.schaal.stand import Schaalbeeld, vorige

MEESTE: Final = 8
"""With more domains the names no longer fit round a web."""
_KLEINST: Final = 36
"""So far apart two levels must be, to be pressed."""
_BINNEN: Final = 0.26
_TEL: Final = 0.3
_NAAR_NAAM: Final = 34

Punt2 = tuple[float, float]


class _Web:
    """Where everything stands: the middle, the axes and the radius of each level."""

    def __init__(self, b: Schaalbeeld, breed: float, hoog: float) -> None:
        n = len(b.delen)
        self.x, self.y = breed / 2, hoog / 2
        self.naambreed = min(250.0, breed * 0.18)
        self.straal, self.hoeken = max(
            (self._straal(hoeken, breed, hoog), hoeken) for hoeken in (_hoeken(n, 0.0), _hoeken(n, 0.5))
        )
        k = len(b.niveaus)
        binnen = self.straal * _BINNEN
        self.stap = (self.straal - binnen) / max(1, k - 1)
        self.stralen = [binnen + self.stap * i for i in range(k)]

    def _straal(self, hoeken: tuple[float, ...], breed: float, hoog: float) -> float:
        uit = []
        for h in hoeken:
            opzij = abs(cos(h)) >= _TEL
            if abs(sin(h)) > 0.01:
                boven = 56.0 + _NAAR_NAAM * abs(sin(h)) if opzij else 132.0
                uit.append((hoog / 2 - boven) / abs(sin(h)))
            if opzij:
                uit.append((breed / 2 - self.naambreed - _NAAR_NAAM - TEKEN - 20) / abs(cos(h)))
        return min(uit)

    def plek(self, as_: int, n: int) -> Punt2:
        h, r = self.hoeken[as_], self.stralen[n]
        return self.x + r * cos(h), self.y + r * sin(h)

    def naast(self, as_: int, n: int, opzij: float) -> Punt2:
        x, y = self.plek(as_, n)
        h = self.hoeken[as_]
        return x - sin(h) * opzij, y + cos(h) * opzij


def _hoeken(n: int, schuif: float) -> tuple[float, ...]:
    return tuple(-pi / 2 + (i + schuif) * 2 * pi / n for i in range(n))


def past(b: Schaalbeeld, breed: float, hoog: float) -> bool:
    """Whether a web of these domains and levels can be read and pressed in this room."""
    if not 3 <= len(b.delen) <= MEESTE:
        return False
    return _Web(b, breed, hoog).stap >= _KLEINST


def web(b: Schaalbeeld, breed: float, hoog: float) -> El:
    """Draw the web in so many units."""
    w = _Web(b, breed, hoog)
    k = len(b.niveaus)
    ringen = [
        el("path", class_="rk-schaal-ring" + (" is-rand" if n == k - 1 else ""), d=_veelhoek(w, n))
        for n in reversed(range(k))
    ]
    assen = [
        el(
            "line",
            class_="rk-schaal-as",
            **_lijn((w.x, w.y), w.plek(i, k - 1)),
        )
        for i in range(len(b.delen))
    ]
    stippen = [
        el("circle", class_="rk-schaal-stip", cx=getal(x), cy=getal(y), r=6)
        for i in range(len(b.delen))
        for n in range(k)
        for x, y in (w.plek(i, n),)
    ]
    return prent(
        b,
        [
            ringen,
            assen,
            _verbanden(b, w),
            stippen,
            _vroeger(b, w),
            [_laag(b, w, s) for s in b.schaal.stemmen if s not in (Stem.DEELNEMER, b.hoofdstem)],
            _wens(b, w),
            _laag(b, w, b.hoofdstem),
            _pijlen(b, w),
            _kamer(b, w),
            [keuzes(b, d, _plekken(w, i, k)) for i, d in enumerate(b.delen)],
            [_naam(b, w, i) for i in range(len(b.delen))],
        ],
        breed=breed,
        hoog=hoog,
        soort="web",
    )


def _veelhoek(w: _Web, n: int) -> str:
    return (
        "M"
        + "L".join(f"{getal(x)} {getal(y)}" for x, y in (w.plek(i, n) for i in range(len(w.hoeken))))
        + "Z"
    )


def _lijn(van: Punt2, tot: Punt2) -> dict[str, str]:
    return {"x1": getal(van[0]), "y1": getal(van[1]), "x2": getal(tot[0]), "y2": getal(tot[1])}


def _plekken(w: _Web, as_: int, k: int) -> list[El]:
    r = min(26.0, w.stap / 2)
    punten = [w.plek(as_, n) for n in range(k)]
    return [el("circle", class_="rk-schaal-raak", cx=getal(x), cy=getal(y), r=getal(r)) for x, y in punten]


def _omtrek(w: _Web, niveaus: list[int | None], klasse: str) -> El | None:
    """A closed line through what was said, or loose pieces between neighbours where some is open."""
    n = len(niveaus)
    punten = [None if v is None else w.plek(i, v) for i, v in enumerate(niveaus)]
    vol = [p for p in punten if p is not None]
    if len(vol) == n:
        d = "M" + "L".join(f"{getal(x)} {getal(y)}" for x, y in vol) + "Z"
        return el("path", class_=f"{klasse} is-rond", d=d)
    stukken = [
        f"M{getal(a[0])} {getal(a[1])}L{getal(c[0])} {getal(c[1])}"
        for a, c in zip(punten, [*punten[1:], punten[0]], strict=True)
        if a is not None and c is not None
    ]
    return el("path", class_=klasse, d="".join(stukken)) if stukken else None


def _laag(b: Schaalbeeld, w: _Web, stem: Stem) -> El | None:
    zetten = [b.zet(d.id, stem) for d in b.delen]
    niveaus = [z.nu if z is not None else None for z in zetten]
    if stem is Stem.DEELNEMER or all(n is None for n in niveaus):
        return None
    groot = stem is b.hoofdstem
    return el(
        "g",
        _omtrek(w, niveaus, "rk-schaal-omtrek"),
        [merk(stem, *w.plek(i, n), groot=groot) for i, n in enumerate(niveaus) if n is not None],
        class_=f"rk-schaal-laag is-{stem.value}" + (" is-groot" if groot else ""),
    )


def _wens(b: Schaalbeeld, w: _Web) -> El | None:
    niveaus = [z.wens if (z := b.zet(d.id)) is not None else None for d in b.delen]
    if all(n is None for n in niveaus):
        return None
    sterren = [wensster(*w.naast(i, n, 18)) for i, n in enumerate(niveaus) if n is not None]
    return el("g", _omtrek(w, niveaus, "rk-schaal-wenslijn"), sterren)


def _vroeger(b: Schaalbeeld, w: _Web) -> list[El]:
    uit = []
    for m in b.toen():
        zetten = [m.van(d.id, b.hoofdstem) for d in b.delen]
        niveaus = [z.nu if z is not None else None for z in zetten]
        if any(n is not None for n in niveaus):
            merken = [toenmerk(*w.plek(i, n)) for i, n in enumerate(niveaus) if n is not None]
            uit.append(el("g", el("title", m.naam), _omtrek(w, niveaus, "rk-schaal-toenlijn"), merken))
    return uit


def _pijlen(b: Schaalbeeld, w: _Web) -> list[El | None]:
    uit = []
    for i, d in enumerate(b.delen):
        nu, toen = b.zet(d.id), vorige(b, d.id)
        if nu is not None and nu.nu is not None and toen is not None and toen[1].nu is not None:
            uit.append(pijl(*w.plek(i, toen[1].nu), *w.plek(i, nu.nu)))
    return uit


def _kamer(b: Schaalbeeld, w: _Web) -> list[El]:
    return [
        bel(aantal, *w.naast(i, n, -32), wens=b.wens)
        for i, d in enumerate(b.delen)
        for n, aantal in b.gekozen_telling(d.id)
    ]


def _verbanden(b: Schaalbeeld, w: _Web) -> list[El]:
    """Lines between the ends of two axes, bent towards the middle."""
    nr = {d.id: i for i, d in enumerate(b.delen)}
    uit = []
    for van, naar in b.stand.verbanden:
        if van in nr and naar in nr:
            (x1, y1), (x2, y2) = w.plek(nr[van], -1), w.plek(nr[naar], -1)
            mx, my = (x1 + x2) / 2 * 0.6 + w.x * 0.4, (y1 + y2) / 2 * 0.6 + w.y * 0.4
            d = f"M{getal(x1)} {getal(y1)}Q{getal(mx)} {getal(my)} {getal(x2)} {getal(y2)}"
            uit.append(el("path", class_="rk-schaal-verband", d=d))
    return uit


def _naam(b: Schaalbeeld, w: _Web, i: int) -> El:
    h = w.hoeken[i]
    x, y = w.x + (w.straal + _NAAR_NAAM) * cos(h), w.y + (w.straal + _NAAR_NAAM) * sin(h)
    deel = b.delen[i]
    if abs(cos(h)) >= _TEL:
        anker = "begin" if cos(h) > 0 else "eind"
        return label(b, deel, x=x, y=y, anker=anker, max_breedte=w.naambreed)
    boven = w.y - w.straal - 124 if sin(h) < 0 else w.y + w.straal + 16
    return label(
        b, deel, x=x, y=boven, anker="midden", max_breedte=w.naambreed + 100, max_regels=1, gestapeld=True
    )

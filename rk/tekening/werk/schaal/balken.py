"""A scale as bars: a row for each domain, low at the left and high at the right."""

from __future__ import annotations

from typing import Final

from rk.domain import Stem
from rk.tekening.boom import El, el
from rk.tekening.letter import evenwichtig
from rk.tekening.naamregels import getal
from rk.tekening.werk.schaal.merken import (
    KLEIN,
    REGEL,
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

_RIJ: Final = 118
_RUIM: Final = 168
_KAMER: Final = 30
_CEL: Final = 54
_WOORD: Final = 104
"""A cell narrower than this has no room for its word: only the lowest and the highest are written."""


class _Balken:
    """Where everything stands: the names, the cells, the rows."""

    def __init__(self, b: Schaalbeeld, breed: float, hoog: float) -> None:
        self.k = len(b.niveaus)
        self.naambreed = min(360.0, breed * 0.3)
        self.rechts = 96.0 if b.stand.verbanden else 16.0
        self.begin = self.naambreed + 30
        self.cel = (breed - self.begin - self.rechts) / self.k
        regels = _koppen(b, self.cel)
        self.kop = 18.0 + REGEL * max(len(r) for r in regels)
        ruim = (hoog - self.kop - 10) / max(1, len(b.delen))
        self.rij = max(float(_RIJ), min(float(_RUIM), ruim))

    def x(self, n: int) -> float:
        return self.begin + self.cel * (n + 0.5)

    def y(self, i: int) -> float:
        return self.kop + self.rij * i + 48


def balken(b: Schaalbeeld, breed: float, hoog: float) -> El:
    """Draw the bars in so many units wide; more rows than `hoog` has room for make it higher."""
    r = _Balken(b, breed, hoog)
    return prent(
        b,
        [
            _kop(b, r),
            [_baan(b, r, i) for i in range(len(b.delen))],
            _verbanden(b, r, breed),
            [_merken(b, r, i) for i in range(len(b.delen))],
            [keuzes(b, d, _plekken(r, i)) for i, d in enumerate(b.delen)],
            [
                label(
                    b, d, x=8, y=r.y(i), anker="begin", max_breedte=r.naambreed - 62, max_regels=3,
                    met_woord=False,
                )
                for i, d in enumerate(b.delen)
            ],
        ],
        breed=breed,
        hoog=r.kop + r.rij * len(b.delen) + 10,
        soort="balken",
    )  # fmt: skip


def _koppen(b: Schaalbeeld, cel: float) -> list[tuple[str, ...]]:
    if cel >= _WOORD:
        return [
            evenwichtig(n, max_breedte=cel - 12, grootte=KLEIN, gewicht=600, max_regels=2) for n in b.niveaus
        ]
    half = cel * len(b.niveaus) / 2 - 12
    rand = [
        evenwichtig(n, max_breedte=half, grootte=KLEIN, gewicht=600, max_regels=1)
        for n in (b.niveaus[0], b.niveaus[-1])
    ]
    return [rand[0], *((),) * (len(b.niveaus) - 2), rand[1]]


def _kop(b: Schaalbeeld, r: _Balken) -> list[El]:
    """The words of the levels above their cells."""
    uit = []
    koppen = _koppen(b, r.cel)
    for n, regels in enumerate(koppen):
        anker, x = "midden", r.x(n)
        if r.cel < _WOORD:
            anker, x = ("begin", r.begin) if n == 0 else ("eind", r.begin + r.cel * r.k)
        for nr, regel in enumerate(regels):
            y = r.kop - 12 - REGEL * (len(regels) - 1 - nr)
            uit.append(el("text", regel, class_=f"rk-schaal-kop is-{anker}", x=getal(x), y=getal(y)))
    return uit


def _baan(b: Schaalbeeld, r: _Balken, i: int) -> El:
    z = b.zet(b.delen[i].id)
    nu = z.nu if z is not None else None
    cellen = [
        el(
            "rect",
            class_="rk-schaal-cel" + (" is-vol" if nu is not None and n <= nu else ""),
            x=getal(r.x(n) - r.cel / 2 + 2),
            y=getal(r.y(i) - _CEL / 2),
            width=getal(r.cel - 4),
            height=_CEL,
            rx=8,
        )
        for n in range(r.k)
    ]
    return el("g", cellen, aria_hidden="true")


def _plekken(r: _Balken, i: int) -> list[El]:
    return [
        el(
            "rect",
            class_="rk-schaal-raak",
            x=getal(r.x(n) - r.cel / 2 + 2),
            y=getal(r.y(i) - _CEL / 2),
            width=getal(r.cel - 4),
            height=_CEL,
            rx=8,
        )
        for n in range(r.k)
    ]


def _merken(b: Schaalbeeld, r: _Balken, i: int) -> El:
    deel, y = b.delen[i], r.y(i)
    kinderen: list[El | None] = []
    for m in b.toen():
        z = m.van(deel.id, b.hoofdstem)
        if z is not None and z.nu is not None:
            kinderen.append(el("g", el("title", m.naam), toenmerk(r.x(z.nu), y - _CEL / 2 - 9)))
    nu, toen = b.zet(deel.id), vorige(b, deel.id)
    if nu is not None and nu.nu is not None and toen is not None and toen[1].nu is not None:
        boven = y - _CEL / 2 - 9
        kinderen.append(pijl(r.x(toen[1].nu), boven, r.x(nu.nu) + 14, boven))
    erbij: dict[int, int] = {}
    for stem in b.schaal.stemmen:
        z = b.zet(deel.id, stem)
        if stem is Stem.DEELNEMER or z is None or z.nu is None:
            continue
        plaats = erbij.get(z.nu, 0)
        erbij[z.nu] = plaats + 1
        schuif = min(34.0, (r.cel - 30) / 4)
        kinderen.append(merk(stem, r.x(z.nu) + plaats * schuif, y, groot=stem is b.hoofdstem))
    if nu is not None and nu.wens is not None:
        kinderen.append(wensster(r.x(nu.wens) + min(r.cel / 2 - 20, 40), y))
    onder = y + _CEL / 2 + _KAMER - 10
    kinderen += [bel(aantal, r.x(n), onder, wens=b.wens) for n, aantal in b.gekozen_telling(deel.id)]
    return el("g", kinderen, aria_hidden="true")


def _verbanden(b: Schaalbeeld, r: _Balken, breed: float) -> list[El]:
    """Bows at the right, from row to row."""
    nr = {d.id: i for i, d in enumerate(b.delen)}
    x = breed - r.rechts + 6
    uit = []
    for van, naar in b.stand.verbanden:
        if van in nr and naar in nr:
            a, c = sorted((nr[van], nr[naar]))
            bocht = min(r.rechts - 20, 30.0 + 14 * (c - a)) * 4 / 3
            d = (
                f"M{getal(x)} {getal(r.y(a) + 8)}C{getal(x + bocht)} {getal(r.y(a) + 8)} "
                f"{getal(x + bocht)} {getal(r.y(c) - 8)} {getal(x)} {getal(r.y(c) - 8)}"
            )
            uit.append(el("path", class_="rk-schaal-verband", d=d))
    return uit

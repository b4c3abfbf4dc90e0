"""Who points the way to which halte: the helpers at the left, the haltes at the right, lines between.

The shape of a helper's mark is his kind, as in the rings (circle: informal, square: formal,
diamond: expert by experience). A halte to which nobody points keeps an open place for it.
Everything is a pure function of the records; units are those of the design (1080 to the height).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rk.domain import HOOFDPERSOON, ActorSoort, Band, BandSoort, Casus, Halte, Route
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.letter import evenwichtig
from rk.tekening.licht import bandnaam
from rk.tekening.naamregels import getal, naamregels

_REGEL = 28.0
_LUCHT = 30.0
"""Between the names of two rows."""
_HOOGST = 104.0
"""A row takes no more than this, however few there are."""
_KOP = 48.0
_NAAST = 36.0
"""From the middle of a mark to its name."""
_OPEN = 92.0
"""How far left of a halte the open place lies, where nobody points to it."""

_STIP = {
    ActorSoort.INFORMEEL: el("circle", class_="rk-stip", r=18),
    ActorSoort.FORMEEL: el("rect", class_="rk-stip", x=-16, y=-16, width=32, height=32, rx=5),
    ActorSoort.ERVARINGSDESKUNDIGE: el("path", class_="rk-stip", d="M0 -20L20 0L0 20L-20 0Z"),
}
_HALTE = el("circle", class_="rk-stip", r=20)
_RING = el("circle", class_="rk-ring", r=27)


@dataclass(frozen=True, kw_only=True, slots=True)
class Groep:
    """Haltes under one heading; without a heading when `naam` is empty."""

    naam: str
    haltes: tuple[Halte, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wijzerstekening:
    """The picture, and its height: more than was asked where the rows need it."""

    svg: El
    hoogte: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rij:
    """One row: the id of a helper or halte (empty for a heading), its lines of text, its height."""

    id: str
    naam: str
    regels: tuple[str, ...]
    hoog: float
    route: Route = Route.GROEN
    soort: ActorSoort | None = None
    open_: bool = False


def wijzers(
    casus: Casus,
    groepen: Sequence[Groep],
    *,
    breedte: float,
    hoogte: float,
    halte: str | None = None,
    actor: str | None = None,
    met_daden: bool = False,
    belicht: frozenset[str] = frozenset(),
    prefix: str = "wijzers",
) -> Wijzerstekening:
    """Draw who points to which of these haltes, each halte once.

    `halte` or `actor`: the id of what is open; its lines stand out and the others step back.
    `met_daden`: helpers and haltes are buttons that carry `data-blik`. `belicht`: what to point at, as
    `halte:<id>`, `actor:<id>` and names of ties (`rk.tekening.licht`).
    Source: seeds 001 (question 3).
    """
    hier = {h.id for g in groepen for h in g.haltes}
    banden = [b for b in casus.banden if b.soort is BandSoort.WIJST and b.naar in hier]
    x_helper, x_halte = breedte * 0.31, breedte * 0.585
    helpers = _helpers(casus, x_helper - _NAAST - 6)
    haltes = _haltes(groepen, {b.naar for b in banden}, breedte - x_halte - _NAAST - 24)
    hoog = max(hoogte, *(sum(r.hoog for r in rijen) for rijen in (helpers, haltes)))
    y_helper, y_halte = _verdeel(helpers, hoog), _verdeel(haltes, hoog)
    delen = [
        *(_band_achter(r, y_halte[r.id], x_halte, breedte) for r in haltes if r.id),
        *_lijnen(banden, y_helper, y_halte, x_helper + 22, x_halte - 23, halte, actor, belicht),
        *(_kop(r, y, x_halte) for r, y in zip(haltes, _middens(haltes, hoog), strict=True) if not r.id),
        *(
            _helper(r, x_helper, y_helper[r.id], actor, met_daden, prefix, f"actor:{r.id}" in belicht)
            for r in helpers
        ),
        *(
            _halte(
                r,
                x_halte,
                y_halte[r.id],
                breedte - x_halte + 44,
                halte,
                met_daden,
                prefix,
                f"halte:{r.id}" in belicht,
            )
            for r in haltes
            if r.id
        ),
    ]
    b, h = getal(breedte), getal(hoog)
    svg = el(
        "svg",
        *delen,
        class_="rk-beeld rk-wijzers" + (" is-gericht" if halte or actor else ""),
        viewBox=f"0 0 {b} {h}",
        style=f"--w:{b};--h:{h}",
        role="group",
        id=f"{prefix}-wijzers",
        aria_label=_("Wie wijst {naam} de weg naar welke halte").format(naam=casus.naam),
    )
    return Wijzerstekening(svg=svg, hoogte=hoog)


# ---- rows ------------------------------------------------------------------------------------------


def _helpers(casus: Casus, ruimte: float) -> list[_Rij]:
    """The person first, then the helpers from near to far, in each ring as they came."""

    def rij(id_: str, naam: str, route: Route, soort: ActorSoort | None) -> _Rij:
        lijnen = evenwichtig(naam, max_breedte=ruimte, grootte=25, gewicht=600)
        hoog = len(lijnen) * _REGEL + _LUCHT
        return _Rij(id=id_, naam=naam, regels=lijnen, hoog=hoog, route=route, soort=soort)

    volgorde = sorted(casus.actoren, key=lambda a: list(Route).index(a.route))
    zelf = rij(HOOFDPERSOON, _("{naam} zelf").format(naam=casus.naam), Route.GROEN, None)
    return [zelf, *(rij(a.id, a.naam, a.route, a.soort) for a in volgorde)]


def _haltes(groepen: Iterable[Groep], gewezen: set[str], ruimte: float) -> list[_Rij]:
    rijen: list[_Rij] = []
    gehad: set[str] = set()
    for groep in groepen:
        if groep.naam:
            rijen.append(_Rij(id="", naam=groep.naam, regels=(groep.naam,), hoog=_KOP))
        for halte in groep.haltes:
            if halte.id in gehad:
                continue
            gehad.add(halte.id)
            lijnen = evenwichtig(halte.naam, max_breedte=ruimte, grootte=27, gewicht=700)
            open_ = halte.id not in gewezen
            hoog = (len(lijnen) + open_) * _REGEL + _LUCHT
            rijen.append(
                _Rij(id=halte.id, naam=halte.naam, regels=lijnen, hoog=hoog, route=halte.route, open_=open_)
            )
    return rijen


def _middens(rijen: Sequence[_Rij], hoogte: float) -> list[float]:
    """The middle of each row: what is left over is shared out, and the whole stands in the middle."""
    if not rijen:
        return []
    rek = max((hoogte - sum(r.hoog for r in rijen)) / len(rijen), 0.0)
    hoogten = [r.hoog + min(rek, max(_HOOGST - r.hoog, 0.0)) if r.id else r.hoog for r in rijen]
    y = (hoogte - sum(hoogten)) / 2
    uit = []
    for h in hoogten:
        uit.append(y + h / 2)
        y += h
    return uit


def _verdeel(rijen: Sequence[_Rij], hoogte: float) -> dict[str, float]:
    return {r.id: y for r, y in zip(rijen, _middens(rijen, hoogte), strict=True) if r.id}


# ---- elements --------------------------------------------------------------------------------------


def _lijnen(
    banden: Iterable[Band],
    van: dict[str, float],
    naar: dict[str, float],
    x1: float,
    x2: float,
    halte: str | None,
    actor: str | None,
    belicht: frozenset[str],
) -> list[El]:
    """First the quiet lines, then those of what is open, each on a white bed."""
    m = (x1 + x2) / 2
    uit: list[tuple[bool, list[El]]] = []
    for band in banden:
        if band.van not in van:
            continue
        a, b = van[band.van], naar[band.naar]
        d = f"M{getal(x1)} {getal(a)}C{getal(m)} {getal(a)} {getal(m)} {getal(b)} {getal(x2)} {getal(b)}"
        licht = bandnaam(band) in belicht
        aan = halte == band.naar or actor == band.van or licht
        klasse = "rk-wijst" + (" is-aan" if aan else "") + (" rk-belicht" if licht else "")
        uit.append((aan, [el("path", class_="rk-wijstbed", d=d), el("path", class_=klasse, d=d)]))
    uit.sort(key=lambda u: u[0])
    return [el("g", [lijn for _aan, lijn in uit], aria_hidden="true")]


def _band_achter(rij: _Rij, y: float, x: float, breedte: float) -> El:
    hoog = rij.hoog - 8
    vlak = el("rect", class_="rk-baan", x=x - 44, y=y - hoog / 2, width=breedte - x + 44, height=hoog, rx=16)
    return el("g", vlak, class_=f"rk-{rij.route.value}", aria_hidden="true")


def _kop(rij: _Rij, y: float, x: float) -> El:
    return el("text", rij.regels[0], class_="rk-wijskop", x=x - 44, y=y + 12)


def _onder_elkaar(begin: float, aantal: int) -> list[float]:
    return [begin + i * _REGEL for i in range(aantal)]


def _knop(
    id_: str, klasse: str, x: float, y: float, naam: str, blik: Mapping[str, str | None] | None, aan: bool
) -> dict[str, object]:
    return {
        "id": id_,
        "class_": klasse + (" rk-gekozen" if aan else ""),
        "transform": f"translate({getal(x)} {getal(y)})",
        "role": "button" if blik else "img",
        "tabindex": "0" if blik else None,
        "data_blik": dict(blik) if blik else None,
        "aria_label": naam,
        "aria_pressed": ("true" if aan else "false") if blik else None,
    }


def _helper(
    rij: _Rij, x: float, y: float, gekozen: str | None, met_daden: bool, prefix: str, belicht: bool
) -> El:
    aan = rij.id == gekozen
    blik = {"actor": None if aan else rij.id, "halte": None} if met_daden else None
    klasse = f"rk-helper rk-wens rk-{rij.route.value}" + (" rk-belicht" if belicht else "")
    stip = _STIP[rij.soort] if rij.soort else el("circle", class_="rk-stip rk-zelfstip", r=18)
    begin = 9 - (len(rij.regels) - 1) * _REGEL / 2
    raak = el("rect", class_="rk-raak", x=24 - x, y=-rij.hoog / 2 + 2, width=x, height=rij.hoog - 4, rx=12)
    return el(
        "g",
        raak,
        stip,
        _RING,
        naamregels(
            rij.naam,
            rij.regels,
            klasse="rk-label rk-helpernaam rk-rechts",
            x=-_NAAST,
            basis=_onder_elkaar(begin, len(rij.regels)),
            grootte=25,
            gewicht=600,
            anker="eind",
        ),
        **_knop(f"{prefix}-wie-{rij.id}", klasse, x, y, rij.naam, blik, aan),
    )


def _halte(
    rij: _Rij,
    x: float,
    y: float,
    breed: float,
    gekozen: str | None,
    met_daden: bool,
    prefix: str,
    belicht: bool,
) -> El:
    aan = rij.id == gekozen
    blik = {"halte": None if aan else rij.id, "actor": None} if met_daden else None
    leeg = _("nog geen wegwijzer")
    aantal = len(rij.regels) + rij.open_
    begin = 9 - (aantal - 1) * _REGEL / 2
    letters = naamregels(
        rij.naam,
        rij.regels,
        klasse="rk-naam rk-links",
        x=_NAAST,
        basis=_onder_elkaar(begin, len(rij.regels)),
        grootte=27,
        gewicht=700,
        anker="begin",
    )
    delen: list[object] = [
        el("rect", class_="rk-raak", x=-44, y=-rij.hoog / 2 + 4, width=breed, height=rij.hoog - 8, rx=16),
        _HALTE,
        _RING,
        letters,
    ]
    if rij.open_:
        delen += [
            el("path", class_="rk-openlijn", d=f"M-26 0H{getal(20 - _OPEN)}"),
            el("circle", class_="rk-openplek", cx=-_OPEN, cy=0, r=16),
            el("path", class_="rk-openplus", d=f"M{getal(-_OPEN - 6)} 0h12M{getal(-_OPEN)} -6v12"),
            el("text", leeg, class_="rk-leegtekst rk-links", x=_NAAST, y=begin + len(rij.regels) * _REGEL),
        ]
    naam = f"{rij.naam} {leeg}" if rij.open_ else rij.naam
    if rij.open_ and rij.regels[-1].endswith("…"):
        # What is seen comes first, as it is seen; then the whole name (WCAG 2.5.3).
        naam = "".join(t for e in letters for t in e.kinderen if isinstance(t, str)) + f"{leeg}: {rij.naam}"
    klasse = f"rk-halte rk-{rij.route.value}" + (" rk-zonder" if rij.open_ else "")
    klasse += " rk-belicht" if belicht else ""
    return el("g", delen, **_knop(f"{prefix}-naar-{rij.id}", klasse, x, y, naam, blik, aan))

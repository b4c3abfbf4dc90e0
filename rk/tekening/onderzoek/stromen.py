"""Flows between haltes as a picture: thick is many, dotted is cold, from near to far.

The drawing carries its own colours, so that it is the same as a file of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rk.domain import Route
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.letter import KAPITAAL, breedte, evenwichtig
from rk.tekening.los import tokens
from rk.tekening.onderzoek.getal import heel, procent
from rk.tekening.onderzoek.stroomplan import HOOG, Baan, Stroom, Stroomplan, Vak, plan

BREED = 940.0
_VAK, _LETTER = 172.0, 17.0
_LEGENDA, _KOP = 44.0, 24.0
KOUD_VANAF = 0.5
"""A flow is dotted when at least this share of its handovers was cold."""

_PUNTEN = {Route.GROEN: 1, Route.GEEL: 2, Route.ORANJE: 3, Route.BLAUW: 4}

_ONBEKEND = {"": "--vangnet", "-rand": "--muted", "-tint": "--paper", "-ink": "--ink"}


def routenaam(route: Route | None) -> str:
    """The name of a route in a legend."""
    return {
        Route.GROEN: _("sociaal netwerk"),
        Route.GEEL: _("informeel en buurt"),
        Route.ORANJE: _("algemene voorziening"),
        Route.BLAUW: _("sociaal domein"),
        None: _("route onbekend"),
    }[route]


def kleur(route: Route | None, soort: str = "") -> str:
    """A colour of a route as a hex code; `soort` is "", "-rand", "-tint" or "-ink"."""
    if route is None:
        return tokens()[_ONBEKEND[soort]]
    return tokens()[f"--{route.value}{soort}"]


def stromen(rij: Sequence[Stroom], routes: Mapping[str, Route | None], *, naam: str) -> El:
    """The picture; `routes` gives the route of each halte, `naam` what the picture is called."""
    p = plan(rij, breedte=BREED, vakbreed=_VAK)
    hoog = p.hoogte + _LEGENDA
    kop = 0.0 if p.langs else _KOP
    return el(
        "svg",
        [_baan(b, p, routes) for b in p.banen],
        [_vak(v, p, routes.get(v.naam)) for v in p.vakken],
        _legenda({routes.get(v.naam) for v in p.vakken}, p.hoogte, any(_koud(b.stroom) for b in p.banen)),
        _kop(p) if kop else None,
        viewBox=f"0 {-kop:.0f} {p.breedte:.0f} {hoog + kop:.0f}",
        class_="rk-stroom",
        role="img",
        aria_label=_omschrijving(rij, naam),
        font_family=tokens()["--font"],
        id="stroom",
    )


def _omschrijving(rij: Sequence[Stroom], naam: str) -> str:
    top = sorted(rij, key=lambda s: (-s.aantal, s.van, s.naar))[:3]
    delen = [
        _("van {van} naar {naar} {n} mensen").format(van=s.van, naar=s.naar, n=heel(s.aantal)) for s in top
    ]
    return _("{naam}. De dikste stromen: {delen}. Alle cijfers staan in de tabel.").format(
        naam=naam, delen="; ".join(delen)
    )


def _koud(s: Stroom) -> bool:
    return s.koud is not None and s.koud >= KOUD_VANAF


def stroomzin(s: Stroom) -> str:
    """One flow in words."""
    tekst = _("{van} → {naar}: {n} mensen").format(van=s.van, naar=s.naar, n=heel(s.aantal))
    if s.koud is not None:
        tekst += _(", {deel} koud").format(deel=procent(s.koud))
    return tekst


def _baan(b: Baan, p: Stroomplan, routes: Mapping[str, Route | None]) -> El:
    van, naar = b.van, b.naar
    rechts = van.kolom <= naar.kolom
    x1 = van.x + p.vakbreed if rechts else van.x
    x2 = naar.x if van.kolom < naar.kolom else naar.x + p.vakbreed
    terug = van.kolom >= naar.kolom
    ruk = max(44.0, abs(x2 - x1) * 0.45) * (1 if rechts else -1)
    if van.kolom == naar.kolom:
        ruk = min(80.0, 30 + abs(b.y2 - b.y1) * 0.35)
        # At the last column there is no room at the right: bend inwards.
        if x1 + ruk > p.breedte:
            x1, x2, ruk = van.x, naar.x, -ruk
        tweede = x2 + ruk
    else:
        tweede = x2 - ruk
    kleurtje = kleur(routes.get(b.stroom.van))
    streep = f"{max(4.0, b.dik * 0.22):.1f} {max(6.0, b.dik * 0.34):.1f}" if _koud(b.stroom) else None
    lijn = el(
        "path",
        el("title", stroomzin(b.stroom)),
        d=f"M{x1:.1f},{b.y1:.1f} C{x1 + ruk:.1f},{b.y1:.1f} {tweede:.1f},{b.y2:.1f} {x2:.1f},{b.y2:.1f}",
        fill="none",
        stroke=kleurtje,
        stroke_width=b.dik,
        stroke_opacity=0.5,
        stroke_dasharray=streep,
    )
    if not terug:
        return lijn
    # Everything goes to the right, except what has a point.
    kant = -1 if (tweede < x2) else 1
    punt = el(
        "path",
        d=f"M{x2:.1f},{b.y2:.1f} l{kant * 11},-6 v12 z",
        fill=kleur(routes.get(b.stroom.van), "-rand"),
    )
    return el("g", lijn, punt)


def _kop(p: Stroomplan) -> El:
    """What the two columns are, where haltes stand as from and to."""
    stil = tokens()["--muted"]
    return el(
        "g",
        el("text", _("van"), x=4 + p.vakbreed / 2, y=-6, text_anchor="middle", font_size=15, fill=stil),
        el("text", _("naar"), x=p.breedte - 4 - p.vakbreed / 2, y=-6, text_anchor="middle", font_size=15,
           fill=stil),
    )  # fmt: skip


def _vak(v: Vak, p: Stroomplan, route: Route | None) -> El:
    punten = _PUNTEN.get(route, 0) if route is not None else 0
    ruimte = p.vakbreed - 34 - (8 if punten else 0)
    lijnen = evenwichtig(v.naam, max_breedte=ruimte, grootte=_LETTER, gewicht=600, max_regels=2)
    inkt = kleur(route, "-ink")
    midden = v.x + p.vakbreed / 2 + (5 if punten else 0)
    hoog = _LETTER * 1.12
    eerste = v.y - hoog * (len(lijnen) - 1) / 2 + _LETTER * KAPITAAL / 2
    teksten = [
        el(
            "text",
            lijn,
            x=midden,
            y=eerste + i * hoog,
            text_anchor="middle",
            font_size=_LETTER,
            font_weight=600,
            fill=inkt,
        )
        for i, lijn in enumerate(lijnen)
    ]
    return el(
        "g",
        el("title", _("{halte} ({route})").format(halte=v.naam, route=routenaam(route))),
        el(
            "rect",
            x=v.x,
            y=v.y - HOOG / 2,
            width=p.vakbreed,
            height=HOOG,
            rx=HOOG / 2,
            fill=kleur(route, "-tint"),
            stroke=kleur(route, "-rand"),
            stroke_width=2,
        ),
        _stippen(punten, v.x + 13, v.y, inkt),
        teksten,
    )


def _stippen(n: int, x: float, y: float, inkt: str) -> El | None:
    """One dot for near, four for far: the routes without their colours."""
    if not n:
        return None
    plekken = [(x, y + (i - (n - 1) / 2) * 7) for i in range(n)]
    return el("g", [el("circle", cx=cx, cy=cy, r=2.4, fill=inkt) for cx, cy in plekken])


def _legenda(routes: set[Route | None], boven: float, koud: bool) -> El:
    x, y = 6.0, boven + 26
    delen: list[El] = []
    inkt, stil = tokens()["--ink"], tokens()["--muted"]
    for route in (*Route, None):
        if route not in routes:
            continue
        naam = routenaam(route)
        delen += [
            el("rect", x=x, y=y - 11, width=30, height=22, rx=11, fill=kleur(route, "-tint"),
               stroke=kleur(route, "-rand"), stroke_width=1.5),
            el("g", [el("circle", cx=x + 15 + (i - (_PUNTEN.get(route, 0) - 1) / 2) * 6, cy=y, r=2,
                        fill=kleur(route, "-ink")) for i in range(_PUNTEN.get(route, 0) if route else 0)]),
            el("text", naam, x=x + 37, y=y + 5, font_size=15, fill=inkt),
        ]  # fmt: skip
        x += 37 + breedte(naam, grootte=15) + 20
    if koud:
        tekst = _("gestippeld: koud")
        delen += [
            el("path", d=f"M{x:.1f},{y:.1f} h40", stroke=stil, stroke_width=12, stroke_dasharray="4 6",
               stroke_opacity=0.7, fill="none"),
            el("text", tekst, x=x + 48, y=y + 5, font_size=15, fill=inkt),
        ]  # fmt: skip
    return el("g", delen)

"""The form `schaal` in the overview: the drawing, and the same in words."""

from __future__ import annotations

from rk.domain import Punt, Stem, Werkstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.werk.delen import verslagdeel
from rk.tekening.werk.schaal.merken import monster
from rk.tekening.werk.schaal.scherm import HOOG, tekening
from rk.tekening.werk.schaal.stand import Schaalbeeld, combinatie, lees, stemnaam, verschoven
from rk.tekening.werk.schaal.woorden import (
    TERMIJNEN,
    combinatiezin,
    doel,
    doelnaam,
    gezegd,
    praatzinnen,
    schuifzin,
    verbandnamen,
)

_BREED = 1240.0


def alinea(t: Toestand, punt: Punt) -> El | None:
    """What was said of each domain by whom, and what goes on; nothing where nothing was filled in."""
    s = t.werkstand(punt)
    if s == Werkstand(ja=s.ja):
        return None
    b = lees(t, punt, Blik(), stil=True)
    prent = el(
        "div", tekening(b, _BREED, float(HOOG)), class_="rk-verslag-prent rk-verslag-schaal"
    ) if b.zetten or b.kamer else None  # fmt: skip
    return verslagdeel(t, punt, prent, _tabel(b), _doelen(b), _zinnen(b))


def _tabel(b: Schaalbeeld) -> El | None:
    gezien = {d.id: {stem: zin for stem, _wie, zin in gezegd(b, d)} for d in b.delen}
    stemmen = [s for s in b.schaal.stemmen if any(s in rij for rij in gezien.values())]
    if not stemmen:
        return None
    kop = el(
        "tr",
        el("th", _("Wat"), scope="col"),
        [el("th", monster(s), " ", _kop(b, s), scope="col", dir="auto") for s in stemmen],
    )
    rijen = [
        el(
            "tr",
            el("th", d.naam, scope="row", dir="auto"),
            [el("td", gezien[d.id].get(s, ""), dir="auto") for s in stemmen],
        )
        for d in b.delen
    ]
    return el("table", el("thead", kop), el("tbody", rijen), class_="rk-verslag-tabel")


def _kop(b: Schaalbeeld, stem: Stem) -> str:
    naam = stemnaam(stem, b.naam)
    return naam[:1].upper() + naam[1:]


def _doelen(b: Schaalbeeld) -> El | None:
    met = [d for d in b.delen if any(doel(b, d.id, x) for x in TERMIJNEN)]
    if not met:
        return None
    kop = el("tr", el("th", _("Wat"), scope="col"), [el("th", doelnaam(x), scope="col") for x in TERMIJNEN])
    rijen = [
        el(
            "tr",
            el("th", d.naam, scope="row", dir="auto"),
            [el("td", doel(b, d.id, x), dir="auto") for x in TERMIJNEN],
        )
        for d in met
    ]
    return el("table", el("thead", kop), el("tbody", rijen), class_="rk-verslag-tabel")


def _zinnen(b: Schaalbeeld) -> El | None:
    zinnen = [
        *(
            _("{deel} schoof {hoe}").format(deel=v.deel.naam, hoe=schuifzin(b, v.van, v.naar, v.sinds))
            for v in verschoven(b)
        ),
        *(_("Hierover praten ({wie}): {wat}").format(wie=wie, wat=wat) for wie, wat in praatzinnen(b)),
        *(_("{een} hangt samen met {ander}").format(een=a, ander=c) for a, c in verbandnamen(b)),
    ]
    c = combinatie(b)
    if c is not None:
        zinnen.append(f"{c.naam}: {combinatiezin(b)} {c.uitleg}")
    gekozen = [d.naam for d in b.delen if d.id in b.stand.gekozen]
    if gekozen:
        zinnen.append(_("Verder met: {wat}").format(wat=", ".join(gekozen)))
    if not zinnen:
        return None
    return el("ul", [el("li", z, dir="auto") for z in zinnen], class_="rk-verslag-lijst")

"""The lane map: four routes from near to far, the way until today, and the best way.

x is the order of the visits over both ways, y the route. The pattern of the purple line tells how
the person got to the halte where it arrives. Everything is a pure function of the records.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rk.domain import Bezoek, Casus, Halte, Overdracht, Route, Routekaart
from rk.taal import _
from rk.tekening.banennaam import GEWICHT_BESTE, GEWICHT_ECHT, LETTER_HALTE
from rk.tekening.banenplan import (
    KOLOM,
    STRAAL,
    Plan,
    Plek,
    Stop,
    maak_plan,
)
from rk.tekening.banenweg import tekenvlak, weglijnen
from rk.tekening.boom import El, el
from rk.tekening.letter import breedte as tekstbreedte
from rk.tekening.letter import evenwichtig
from rk.tekening.naamregels import getal, greep, naamregels

VOLGORDE: Final = tuple(Route)
_BAAN: Final = {route: i for i, route in enumerate(VOLGORDE)}


@dataclass(frozen=True, slots=True)
class Banentekening:
    """The lane map, complete in `svg`, and its width.

    Where it is wider than was asked `scrolt` is true and `namen` holds the column with the lane
    names once more, to lie still over the scrolling map; `vlak` puts the two together.
    `vandaag` is the x of today's line, `plekken` where the visits stand, those of the real way first.
    """

    svg: El
    breedte: float
    scrolt: bool
    namen: El | None
    vandaag: float
    plekken: tuple[Plek, ...]

    def vlak(self) -> El:
        """The drawing for the screen: the svg itself, or a strip to scroll through."""
        if self.namen is None:
            return self.svg
        naam = _("Routekaart, breder dan het scherm: schuif opzij")
        return el(
            "div",
            self.namen,
            self.svg,
            class_="rk-rol rk-banen-rol",
            tabindex="0",
            role="region",
            aria_label=naam,
        )


def banen(
    kaart: Routekaart,
    casus: Casus,
    *,
    breedte: int,
    hoogte: int,
    vandaag: str | None = None,
    gekozen: str | None = None,
    met_daden: bool = False,
    belicht: frozenset[str] = frozenset(),
    prefix: str = "kaart",
) -> Banentekening:
    """Draw the lane map.

    `breedte` and `hoogte`: what the screen has, in units of the design (1080 to its height; at
    least 560 high). `vandaag`: the word between the two ways. `gekozen`: the id of the visit that
    is open; `belicht`: ids of visits or haltes to point at. `met_daden`: haltes are buttons that
    carry `data-blik` and `data-sleep`; otherwise they are images with a name.
    A halte that the map does not know is drawn on the nearest lane with its id for a name.
    Source: seeds 001 (the route map).
    """
    woord = vandaag if vandaag is not None else _("vandaag")
    haltes = {h.id: h for h in kaart.haltes}
    namen = {r.route: r.naam for r in kaart.routes}
    bezoeken = (*casus.werkelijk, *casus.beste)
    plaatsen = [
        haltes.get(b.halte_id) or Halte(id=b.halte_id, naam=b.halte_id, route=Route.GROEN) for b in bezoeken
    ]
    echte = len(casus.werkelijk)
    plan = maak_plan(
        tuple(Stop(h.naam, _BAAN[h.route], i < echte) for i, h in enumerate(plaatsen)),
        breedte=float(breedte),
        hoogte=float(hoogte),
        pil_breedte=tekstbreedte(woord, grootte=24, gewicht=700) + 36,
    )
    zacht = {route: naam[:1].lower() + naam[1:] for route, naam in namen.items()}
    haltegroepen = [
        _halte(
            _Gedaante(prefix, bezoek.id == gekozen, not belicht.isdisjoint((bezoek.id, halte.id)), met_daden),
            bezoek,
            halte,
            plek,
            zacht.get(halte.route, halte.route.value),
            i,
            i < echte,
        )
        for i, (bezoek, halte, plek) in enumerate(zip(bezoeken, plaatsen, plan.plekken, strict=True))
    ]
    svg = tekenvlak(
        plan.breedte,
        hoogte,
        "rk-beeld rk-banen",
        [
            _achtergrond(plan.breedte, plan.hoogte),
            _banen(plan, namen),
            _streep(plan, woord),
            *weglijnen(plan.plekken, bezoeken, echte, prefix),
            *haltegroepen,
        ],
        role="group",
        id=f"{prefix}-banen",
        aria_label=_opschrift(casus),
    )
    return Banentekening(
        svg=svg,
        breedte=plan.breedte,
        scrolt=plan.scrolt,
        namen=_namen(plan, namen) if plan.scrolt else None,
        vandaag=plan.vandaag,
        plekken=plan.plekken,
    )


_OVERDRACHT = {
    Overdracht.WARM: lambda: _("warme overdracht"),
    Overdracht.LAUW: lambda: _("lauwe overdracht"),
    Overdracht.KOUD: lambda: _("koude overdracht"),
    Overdracht.WEGGESTUURD: lambda: _("weggestuurd naar hier"),
    Overdracht.ZELF: lambda: _("zelf gevonden"),
    Overdracht.ONBEKEND: lambda: _("overdracht nog niet bekend"),
}


def _opschrift(casus: Casus) -> str:
    tekst = _("Routekaart van {naam}: {tot} haltes tot vandaag, {beste} op onze beste weg")
    return tekst.format(naam=casus.naam, tot=len(casus.werkelijk), beste=len(casus.beste))


@dataclass(frozen=True, slots=True)
class _Gedaante:
    prefix: str
    gekozen: bool
    belicht: bool
    met_daden: bool


# These are the same for every halte: made once.
_RAAK = el("circle", class_="rk-raak", r="30")
_RING = el("circle", class_="rk-ring", r="29.5")
_STIP = el("circle", class_="rk-stip", r=STRAAL)


# A halte that nothing happened to is the very same element: nothing to compare, nothing to send.
@lru_cache(maxsize=512)
def _halte(
    gedaante: _Gedaante, bezoek: Bezoek, halte: Halte, plek: Plek, route: str, volgnummer: int, echt: bool
) -> El:
    nummer = str(volgnummer + 1)
    if echt:
        naam = _("Halte {nummer}, {halte}").format(nummer=nummer, halte=halte.naam)
    else:
        naam = _("Onze beste weg, {halte}").format(halte=halte.naam)
    if halte.vervallen:
        naam += " " + _("(bestaat niet meer)")
    naam = f"{naam}, {route}"
    if echt:
        naam += ", " + _OVERDRACHT[bezoek.overdracht]()
    klasse = f"rk-halte rk-{halte.route.value}" if echt else f"rk-halte rk-wens rk-{halte.route.value}"
    if gedaante.gekozen:
        klasse += " rk-gekozen"
    if gedaante.belicht:
        klasse += " rk-belicht"
    if halte.vervallen:
        klasse += " rk-vervallen"
    x, y = plek.x, plek.y
    # The space after the number keeps it apart from the name for whoever has them read aloud.
    kinderen: list[El] = (
        [greep(x, y, plek.vak, STRAAL), _RAAK, _STIP] if gedaante.met_daden else [_RAAK, _STIP]
    )
    if echt:
        kinderen.append(El("text", (("class", "rk-nummer"), ("y", "8")), (f"{nummer} ",)))
    kinderen.append(_RING)
    kinderen += naamregels(
        halte.naam,
        plek.regels,
        klasse="rk-label rk-naam",
        x=plek.naam_x - x,
        basis=[basis - y for basis in plek.basis],
        grootte=LETTER_HALTE,
        gewicht=GEWICHT_ECHT if echt else GEWICHT_BESTE,
    )
    if halte.vervallen:
        # A line of its own: `text-decoration` would be painted with the label's white edge.
        kinderen += [
            _doorgehaald(plek, regel, basis) for regel, basis in zip(plek.regels, plek.basis, strict=True)
        ]
    attributen = [
        ("id", f"{gedaante.prefix}-{bezoek.id}"),
        ("class", klasse),
        ("transform", f"translate({getal(x)} {getal(y)})"),
        ("aria-label", naam),
    ]
    if gedaante.met_daden:
        sleep = {"soort": "bezoek", "inhoud": {"bezoek_id": bezoek.id}}
        daden = el("g", data_blik={"bezoek": bezoek.id}, data_sleep=sleep).attributen
        attributen += [("role", "button"), ("tabindex", "0"), *daden]
    else:
        attributen.append(("role", "img"))
    if gedaante.gekozen:
        attributen.append(("aria-current", "true"))
    return El("g", tuple(attributen), tuple(kinderen))


def _doorgehaald(plek: Plek, regel: str, basis: float) -> El:
    half = tekstbreedte(regel, grootte=27, gewicht=700) / 2
    midden, y = plek.naam_x - plek.x, getal(basis - plek.y - 8)
    return el("line", class_="rk-door", x1=getal(midden - half), x2=getal(midden + half), y1=y, y2=y)


def _achtergrond(breedte: float, hoogte: float) -> El:
    """Prevention and safety: a band round all routes, its name in a gap of the line."""
    naam = _("preventie en veiligheid")
    breed = tekstbreedte(naam, grootte=24)
    rechts = breedte - 60.0
    return el(
        "g",
        el("rect", class_="rk-vangnet", x=4, y=17, width=breedte - 8, height=hoogte - 35.0, rx=34),
        el("rect", class_="rk-papier", x=rechts - breed - 14, y=3, width=breed + 28, height=28),
        el("text", naam, class_="rk-vangnetnaam", x=rechts - breed / 2, y=24),
    )


def _banen(plan: Plan, namen: dict[Route, str]) -> El:
    tot = plan.breedte - 46.0
    groepen = []
    for route, y in zip(VOLGORDE, plan.banen, strict=True):
        lijn = {"x1": getal(KOLOM), "x2": getal(tot), "y1": getal(y), "y2": getal(y)}
        groepen.append(
            el(
                "g",
                el(
                    "rect",
                    class_="rk-baan",
                    x=22,
                    y=y - plan.baanhoogte / 2,
                    width=plan.breedte - 44,
                    height=plan.baanhoogte,
                    rx=16,
                ),
                el("line", class_="rk-rand", **lijn),
                el("line", class_="rk-lijn", **lijn),
                _baannaam(namen.get(route, route.value), y),
                class_=f"rk-{route.value}",
                data_route=route.value,
            )
        )
    return el("g", *groepen)


def _baannaam(naam: str, y: float) -> list[El]:
    lijnen = evenwichtig(naam, max_breedte=KOLOM - 42 - 8, grootte=24, gewicht=700, max_regels=3)
    begin = y + 8 - (len(lijnen) - 1) * 14
    return [el("text", r, class_="rk-baannaam", x=42, y=begin + i * 28) for i, r in enumerate(lijnen)]


def _streep(plan: Plan, woord: str) -> El:
    x, (links, boven, rechts, onder) = plan.vandaag, plan.pil
    return el(
        "g",
        el("line", class_="rk-vandaag", x1=x, x2=x, y1=40, y2=boven),
        el(
            "rect",
            class_="rk-vandaagpil",
            x=links,
            y=boven,
            width=rechts - links,
            height=onder - boven,
            rx=(onder - boven) / 2,
        ),
        el("text", woord, class_="rk-vandaagwoord", x=x, y=(boven + onder) / 2 + 8),
    )


def _namen(plan: Plan, namen: dict[Route, str]) -> El:
    """The left column once more, opaque, to lie over a map that scrolls."""
    kolom = KOLOM + 4
    delen: list[object] = [
        el("rect", class_="rk-papier", x=0, y=0, width=kolom, height=plan.hoogte),
        el(
            "path",
            class_="rk-vangnet",
            d=f"M{getal(kolom)} 17H38A34 34 0 0 0 4 51V{getal(plan.hoogte - 52)}"
            f"A34 34 0 0 0 38 {getal(plan.hoogte - 18)}H{getal(kolom)}",
        ),
    ]
    for route, y in zip(VOLGORDE, plan.banen, strict=True):
        boven, hoog = y - plan.baanhoogte / 2, plan.baanhoogte
        delen.append(
            el(
                "g",
                el(
                    "path",
                    class_="rk-baan",
                    d=f"M{getal(kolom)} {getal(boven)}H38a16 16 0 0 0 -16 16v{getal(hoog - 32)}"
                    f"a16 16 0 0 0 16 16H{getal(kolom)}Z",
                ),
                _baannaam(namen.get(route, route.value), y),
                class_=f"rk-{route.value}",
            )
        )
    return tekenvlak(kolom, plan.hoogte, "rk-beeld rk-banen-namen", delen, aria_hidden="true")

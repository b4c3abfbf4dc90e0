"""The helpers in four rings round the person: how near they are, and who knows or tunes with whom.

The ring of a helper is his route, the shape of his mark his kind (circle: informal, square: formal,
diamond: expert by experience). Everything is a pure function of the records.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rk.domain import HOOFDPERSOON, Actor, ActorSoort, Band, BandSoort, Casus, Route
from rk.taal import _
from rk.tekening.banenweg import LegendaRegel
from rk.tekening.boom import El, el
from rk.tekening.licht import bandnaam
from rk.tekening.naamregels import getal, greep, naamregels
from rk.tekening.ringenplan import (
    GEWICHT_HELPER,
    KNOOP,
    LETTER_HELPER,
    REGEL_MIDDEN,
    Helperplek,
    Ringenplan,
    maak_ringenplan,
)

VOLGORDE: Final = tuple(Route)
_GETEKEND: Final = (BandSoort.KENT, BandSoort.STEMT_AF)

_NAMEN = {
    Route.GROEN: lambda: _("sociaal netwerk"),
    Route.GEEL: lambda: _("informeel en buurt"),
    Route.ORANJE: lambda: _("algemene voorzieningen"),
    Route.BLAUW: lambda: _("sociaal domein"),
}
_SOORT = {
    ActorSoort.FORMEEL: lambda: _("beroepskracht"),
    ActorSoort.INFORMEEL: lambda: _("informele helper"),
    ActorSoort.ERVARINGSDESKUNDIGE: lambda: _("ervaringsdeskundige"),
}
_STIP = {
    ActorSoort.INFORMEEL: el("circle", class_="rk-stip", r=KNOOP),
    ActorSoort.FORMEEL: el("rect", class_="rk-stip", x=-17, y=-17, width=34, height=34, rx=5),
    ActorSoort.ERVARINGSDESKUNDIGE: el("path", class_="rk-stip", d="M0 -22L22 0L0 22L-22 0Z"),
}
_RAAK = el("circle", class_="rk-raak", r="30")
_RING = el("circle", class_="rk-ring", r="30")
_KERN = el("circle", class_="rk-kern", r="8")
_HANGT = el("circle", class_="rk-hangt", r="36")
_MONSTER_HANGT = el("circle", class_="rk-hangt", r="24.5")


def ringen(
    casus: Casus,
    *,
    breedte: int,
    hoogte: int,
    gekozen: str | None = None,
    met_daden: bool = False,
    toon_banden: bool = True,
    belicht: frozenset[str] = frozenset(),
    aanspreekpunt: tuple[str, ...] = (),
    hangt: frozenset[str] = frozenset(),
    namen: Mapping[Route, str] | None = None,
    nieuw: Sequence[tuple[str, str]] = (),
    opgesteld: Casus | None = None,
    prefix: str = "ringen",
) -> El:
    """Draw the helpers round the person.

    `breedte` and `hoogte` in units of the design (1080 to the screen's height). `gekozen`: the id
    of the actor that is open; `belicht`: ids of actors, or the person's, and names of ties
    (`rk.tekening.licht`) to point at; `aanspreekpunt`: ids of who is the fixed contact; `hangt`: ids of
    those on whom much hangs. `namen`: the names of the routes on this map. `met_daden`: helpers are
    buttons that carry `data-blik` and `data-sleep`. Ties to haltes and life domains are not drawn here.
    `nieuw`: pairs of ids whose line lights up. `opgesteld`: a casus with the same helpers, after whose
    ties everybody gets his place; by default this one.
    Source: seeds 001, question 4.
    """
    ringnamen = tuple(_zacht((namen or {}).get(r) or _NAMEN[r]()) for r in VOLGORDE)
    nummer = {a.id: i for i, a in enumerate(casus.actoren)}
    banden = _getekend(casus)
    plan = maak_ringenplan(
        tuple((a.naam, VOLGORDE.index(a.route)) for a in casus.actoren),
        tuple(
            (nummer[b.van], nummer[b.naar])
            for b in _getekend(opgesteld or casus)
            if b.van in nummer and b.naar in nummer
        ),
        breedte_=float(breedte),
        hoogte=float(hoogte),
        naam=casus.naam,
        ringnamen=ringnamen,
    )
    gedaante = _Gedaante(prefix, gekozen, belicht, met_daden, aanspreekpunt, hangt)
    waar = {a.id: (p.x, p.y) for a, p in zip(casus.actoren, plan.plekken, strict=True)}
    waar[HOOFDPERSOON] = plan.midden
    bijzin = _bijzinnen(casus, banden) if toon_banden else {}
    kinderen: list[El | None] = [_cirkels(plan, met_daden=met_daden), _spaken(plan)]
    if toon_banden:
        kinderen.append(_banden(banden, waar, belicht))
    kinderen.append(_nieuw(nieuw, waar))
    kinderen += [_ringnamen(plan, ringnamen), _midden(plan, casus.naam, gedaante)]
    kinderen += [
        _helper(gedaante, actor, plek, ringnamen[VOLGORDE.index(actor.route)], bijzin.get(actor.id, ""))
        for actor, plek in zip(casus.actoren, plan.plekken, strict=True)
    ]
    return el(
        "svg",
        *kinderen,
        class_="rk-beeld rk-ringen",
        viewBox=f"0 0 {breedte} {hoogte}",
        style=f"--w:{breedte};--h:{hoogte}",
        role="group",
        id=f"{prefix}-ringen",
        aria_label=_("Helpers rond {naam}: {aantal}").format(naam=casus.naam, aantal=len(casus.actoren)),
    )


def legenda_ringen(
    casus: Casus, *, aanspreekpunt: tuple[str, ...] = (), hangt: bool = False
) -> tuple[LegendaRegel, ...]:
    """The marks and ties that this drawing shows: kinds of helpers, kinds of ties, fixed contact,
    and with `hangt` on whom much hangs.
    """
    soorten = {a.soort for a in casus.actoren}
    banden = {b.soort for b in casus.banden}
    uit = [LegendaRegel(_monster(s.value), _SOORT[s]()) for s in ActorSoort if s in soorten]
    if BandSoort.KENT in banden:
        uit.append(LegendaRegel(_monster("kent"), _("kennen elkaar")))
    if BandSoort.STEMT_AF in banden:
        uit.append(LegendaRegel(_monster("stemt-af"), _("stemmen met elkaar af")))
    if aanspreekpunt:
        uit.append(LegendaRegel(_monster("aanspreekpunt"), _("vast aanspreekpunt")))
    if hangt:
        uit.append(LegendaRegel(_monster("hangt"), _("hier hangt veel aan")))
    return tuple(uit)


@lru_cache(maxsize=8)
def _monster(wat: str) -> El:
    inhoud: list[El]
    if wat in ("kent", "stemt-af"):
        inhoud = [el("line", class_=f"rk-band rk-{wat}", x1=6, x2=54, y1=26, y2=26)]
    else:
        stip = _STIP[ActorSoort.INFORMEEL if wat in ("aanspreekpunt", "hangt") else ActorSoort(wat)]
        klasse = "rk-helper rk-spreekt" if wat == "aanspreekpunt" else "rk-helper"
        kern = {"aanspreekpunt": _KERN, "hangt": _MONSTER_HANGT}.get(wat)
        inhoud = [el("g", stip, kern, class_=klasse, transform="translate(30 26)")]
    return el(
        "svg",
        *inhoud,
        class_="rk-beeld rk-monster",
        viewBox="0 0 60 52",
        style="--w:60;--h:52",
        aria_hidden="true",
    )


@dataclass(frozen=True, slots=True)
class _Gedaante:
    prefix: str
    gekozen: str | None
    belicht: frozenset[str]
    met_daden: bool
    aanspreekpunt: tuple[str, ...]
    hangt: frozenset[str]


def _zacht(naam: str) -> str:
    return naam[:1].lower() + naam[1:]


def _bijzinnen(casus: Casus, banden: list[Band]) -> dict[str, str]:
    """Per actor, who he knows and tunes with: the lines of the drawing, in words."""
    namen = {a.id: a.naam for a in casus.actoren} | {HOOFDPERSOON: casus.naam}
    uit: dict[str, str] = {}
    for soort, zin in ((BandSoort.KENT, _("kent {namen}")), (BandSoort.STEMT_AF, _("stemt af met {namen}"))):
        wie: dict[str, list[str]] = {}
        for band in banden:
            if band.soort is soort and band.van in namen and band.naar in namen:
                wie.setdefault(band.van, []).append(namen[band.naar])
                wie.setdefault(band.naar, []).append(namen[band.van])
        for actor, anderen in wie.items():
            tekst = zin.format(namen=", ".join(dict.fromkeys(anderen)))
            uit[actor] = f"{uit.get(actor, '')}; {tekst}"
    return uit


def _cirkels(plan: Ringenplan, *, met_daden: bool) -> El:
    """The rings, largest first; with acts, a helper can be dropped on each."""
    cx, cy = plan.midden
    doel = {"data_ontvangt": "actor", "data_daad": "actor_gewijzigd"} if met_daden else {}
    ellipsen = [
        el(
            "ellipse",
            class_=f"rk-cirkel rk-{route.value}",
            cx=cx,
            cy=cy,
            rx=rx,
            ry=ry,
            data_inhoud={"veld": "route", "waarde": route.value} if met_daden else None,
            **doel,
        )
        for route, (rx, ry) in reversed(list(zip(VOLGORDE, plan.assen, strict=True)))
    ]
    return el("g", *ellipsen)


def _ringnamen(plan: Ringenplan, ringnamen: tuple[str, ...]) -> El:
    return el(
        "g",
        [
            el(
                "text",
                naam,
                class_=f"rk-ringnaam rk-{route.value}",
                x=(vak[0] + vak[2]) / 2,
                y=vak[1] + 17,
            )
            for route, naam, vak in zip(VOLGORDE, ringnamen, plan.ringnamen, strict=True)
        ],
    )


def _spaken(plan: Ringenplan) -> El:
    cx, cy = plan.midden
    lijnen = [_lijn("rk-spaak", (cx, cy), (p.x, p.y)) for p in plan.plekken]
    return el("g", *lijnen, aria_hidden="true")


def _banden(banden: list[Band], waar: Mapping[str, tuple[float, float]], belicht: frozenset[str]) -> El:
    """Thick lines first; where two both know and tune, the thick one alone remains."""
    getekend: set[frozenset[str]] = set()
    licht = {frozenset((b.van, b.naar)) for b in banden if bandnaam(b) in belicht} if belicht else set()
    lijnen = []
    for soort, klasse in ((BandSoort.STEMT_AF, "rk-band rk-stemt-af"), (BandSoort.KENT, "rk-band rk-kent")):
        for band in banden:
            paar = frozenset((band.van, band.naar))
            if band.soort is soort and paar not in getekend and paar <= waar.keys():
                getekend.add(paar)
                op = f"{klasse} rk-belicht" if paar in licht else klasse
                lijnen.append(_lijn(op, waar[band.van], waar[band.naar]))
    return el("g", *lijnen, aria_hidden="true")


def _getekend(casus: Casus) -> list[Band]:
    return [b for b in casus.banden if b.soort in _GETEKEND and b.van != b.naar]


def _nieuw(paren: Sequence[tuple[str, str]], waar: Mapping[str, tuple[float, float]]) -> El | None:
    lijnen = [_lijn("rk-band rk-nieuw", waar[a], waar[b]) for a, b in paren if a in waar and b in waar]
    return el("g", *lijnen, aria_hidden="true") if lijnen else None


def _lijn(klasse: str, van: tuple[float, float], naar: tuple[float, float]) -> El:
    plaats = (("x1", van[0]), ("y1", van[1]), ("x2", naar[0]), ("y2", naar[1]))
    return El("line", (("class", klasse), *((k, getal(v)) for k, v in plaats)))


def _midden(plan: Ringenplan, naam: str, gedaante: _Gedaante) -> El:
    cx, cy = plan.midden
    rx, ry = plan.persoon
    begin = 9 - (len(plan.persoonregels) - 1) * REGEL_MIDDEN / 2
    spreekt = HOOFDPERSOON in gedaante.aanspreekpunt
    klasse = "rk-midden rk-belicht" if HOOFDPERSOON in gedaante.belicht else "rk-midden"
    label = f"{naam}, {_('vast aanspreekpunt')}" if spreekt else naam
    return el(
        "g",
        el("ellipse", class_="rk-middenrand", rx=rx + 8, ry=ry + 8) if spreekt else None,
        el("ellipse", class_=klasse, rx=rx, ry=ry),
        [
            el("text", regel, class_="rk-middennaam", y=begin + i * REGEL_MIDDEN)
            for i, regel in enumerate(plan.persoonregels)
        ],
        id=f"{gedaante.prefix}-{HOOFDPERSOON}",
        transform=f"translate({getal(cx)} {getal(cy)})",
        role="img",
        aria_label=label,
    )


def _helper(gedaante: _Gedaante, actor: Actor, plek: Helperplek, ring: str, bijzin: str) -> El:
    spreekt = actor.id in gedaante.aanspreekpunt
    gekozen = actor.id == gedaante.gekozen
    label = f"{actor.naam}, {_SOORT[actor.soort]()}, {ring}"
    if spreekt:
        label += ", " + _("vast aanspreekpunt")
    hangt = actor.id in gedaante.hangt
    if hangt:
        label += ", " + _("hier hangt veel aan")
    if actor.vervallen:
        label += ", " + _("is er niet meer")
    klassen = ["rk-helper", f"rk-{actor.route.value}"]
    klassen += ["rk-gekozen"] if gekozen else []
    klassen += ["rk-belicht"] if actor.id in gedaante.belicht else []
    klassen += ["rk-spreekt"] if spreekt else []
    klassen += ["rk-vervallen"] if actor.vervallen else []
    sleep = {"soort": "actor", "inhoud": {"actor_id": actor.id}}
    daden = {"data_blik": {"actor": actor.id}, "data_sleep": sleep, "tabindex": "0"}
    return el(
        "g",
        greep(plek.x, plek.y, plek.vak, KNOOP) if gedaante.met_daden else None,
        _RAAK,
        _STIP[actor.soort],
        _KERN if spreekt else None,
        _HANGT if hangt else None,
        _RING,
        naamregels(
            actor.naam,
            plek.regels,
            klasse="rk-label rk-helpernaam",
            x=plek.naam_x - plek.x,
            basis=[basis - plek.y for basis in plek.basis],
            grootte=LETTER_HELPER,
            gewicht=GEWICHT_HELPER,
        ),
        id=f"{gedaante.prefix}-{actor.id}",
        class_=" ".join(klassen),
        transform=f"translate({getal(plek.x)} {getal(plek.y)})",
        aria_label=label + bijzin,
        role="button" if gedaante.met_daden else "img",
        aria_current="true" if gekozen else None,
        **(daden if gedaante.met_daden else {}),
    )

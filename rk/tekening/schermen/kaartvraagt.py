"""What the map asks at a step: closed until the group opens it, then one statement at a time.

The group thinks first. What the map says ends in a question, names nobody's faults, and can be put
away. "Waarom?" lights up in the picture of the step what a statement rests on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rk.domain import HOOFDPERSOON, Stap
from rk.events import Toestand
from rk.inzicht import Bewijs, Uitspraak, redenen, uitspraken
from rk.inzicht.uitspraken import figuren_aan
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.letter import regels
from rk.tekening.licht import bandnaam
from rk.tekening.schermen.waarom import TE_WEINIG, waarom
from rk.tekening.vormen import icoon, knop, vul

STAPPEN: Final = (Stap.ROUTE, Stap.WEGWIJZERS, Stap.REGIE, Stap.OGEN, Stap.WENSEN)
"""The steps at which the map can ask something."""
_STROOK: Final = (Stap.OGEN, Stap.WENSEN)
"""Where it is a strip under the picture; elsewhere it is a box in the panel beside it."""
_KOP: Final = 42
_KNOPPEN: Final = {False: (660, 104), True: (400, 156)}
_KNOPPEN_NIETS: Final = (400, 52)
"""Width and height of the buttons in a strip, by `blik.smal`, and when there is nothing to ask."""


def kaart_vraagt(t: Toestand, stap: Stap, blik: Blik) -> El | None:
    """The box of a step, or None: when figures are off, in a closed talk, and while something else
    has its place.
    """
    if not _mag(t, stap, blik):
        return None
    if stap not in t.kaart_vraagt:
        return _nog_dicht(stap)
    gevouwen = blik.is_open(_naam("vraag-dicht", stap))
    rij = _rij(t, stap, blik)
    gelezen = None if gevouwen else _gelezen(rij, blik)
    inhoud: list[El] = []
    if not gevouwen:
        knoppen = _knoppen(t, stap, blik, rij, gelezen) if gelezen else _knoppen_bij_niets(stap, blik)
        inhoud = [_tekst(t, stap, blik, gelezen), knoppen]
    klassen = ["rk-vraagt", "is-open"]
    klassen += ["is-strook"] if stap in _STROOK else []
    klassen += ["is-gevouwen"] if gevouwen else []
    klassen += ["is-waarom"] if gelezen and _waarom_open(stap, blik, gelezen) else []
    plek = rij.index(gelezen) + 1 if gelezen and len(rij) > 1 else 0
    teller = _("{nr} van {aantal}").format(nr=plek, aantal=len(rij)) if plek else ""
    return el(
        "section",
        _kop(stap, gevouwen=gevouwen, teller=teller),
        *inhoud,
        class_=" ".join(klassen),
        id="vraagt",
        aria_labelledby="vraagt-vouw",
    )


def belicht(t: Toestand, stap: Stap, blik: Blik) -> frozenset[str]:
    """What the statement that is read rests on, as the picture of its step names it; nothing until
    somebody asks why.

    Route and ogen: ids of visits (of haltes where no visit is meant) and obstacles. Wegwijzers:
    `halte:<id>`, `actor:<id>` and names of ties (`rk.tekening.licht`). Regie: ids of actors, the
    person himself where it is about what he alone knows, names of ties, and `functie:<function>`.
    """
    u = _getoond(t, stap, blik)
    if u is None or not _waarom_open(stap, blik, u):
        return frozenset()
    b = u.bewijs
    banden = {bandnaam(band) for band in b.banden}
    if stap in (Stap.ROUTE, Stap.OGEN):
        return frozenset(b.bezoeken or b.haltes) | frozenset(b.obstakels)
    if stap is Stap.WEGWIJZERS:
        return frozenset({*(f"halte:{h}" for h in b.haltes), *(f"actor:{a}" for a in b.actoren), *banden})
    if stap is Stap.REGIE:
        return frozenset({*_wie(b), *banden, *(f"functie:{f}" for f in b.functies)})
    return frozenset()


def strookhoogte(t: Toestand, stap: Stap, blik: Blik) -> float:
    """How high the box is where it is a strip under the picture, in units; 0 when there is none."""
    if stap not in _STROOK or not _mag(t, stap, blik):
        return 0.0
    if stap not in t.kaart_vraagt or blik.is_open(_naam("vraag-dicht", stap)):
        return 54.0
    u = _getoond(t, stap, blik)
    knoppen = _KNOPPEN[blik.smal] if u else _KNOPPEN_NIETS
    breed = blik.breedte - 2 * (28 if blik.smal else 44) - 2 * 17 - 24 - knoppen[0]
    alineas = _alineas(t, stap, blik, u)
    lijnen = sum(len(regels(a, max_breedte=breed, grootte=24, max_regels=12)) for a in alineas)
    return max(_KOP + 32 * lijnen + 10 * (len(alineas) - 1), float(knoppen[1])) + 22


def hangt_aan(t: Toestand, blik: Blik) -> frozenset[str]:
    """On step 4: the helper of whom the map says that much hangs on him, while the group reads it."""
    u = _getoond(t, Stap.REGIE, blik)
    # The helper himself stands first; then come those on the way to him.
    return frozenset(u.bewijs.actoren[:1]) if u is not None and u.figuur == "hangt_veel_aan" else frozenset()


def _wie(b: Bewijs) -> tuple[str, ...]:
    """Visits have no place in the rings: what rests on them alone is what the person himself knows."""
    return b.actoren or ((HOOFDPERSOON,) if b.bezoeken else ())


# ---- when, and which statement -------------------------------------------------------------------


def _mag(t: Toestand, stap: Stap, blik: Blik) -> bool:
    return stap in STAPPEN and not t.gesloten and figuren_aan(t) and not _elders(t, stap, blik)


def _elders(t: Toestand, stap: Stap, blik: Blik) -> bool:
    """Whether something else is open where the box stands."""
    bezoek = blik.bezoek is not None and t.bezoek(blik.bezoek) is not None
    match stap:
        case Stap.ROUTE:
            return bezoek or blik.route is not None or bool(blik.zoek.strip())
        case Stap.WEGWIJZERS:
            return blik.halte is not None or blik.actor is not None or blik.is_open("vangnet")
        case Stap.REGIE:
            return blik.actor is not None or blik.kaart is not None
        case Stap.OGEN:
            return bezoek
    return False


def _naam(wat: str, stap: Stap, figuur: str = "") -> str:
    """What is unfolded: at one step, and where it is about a statement, for that one only."""
    return "-".join(x for x in (wat, stap.value, figuur) if x)


def _waarom_open(stap: Stap, blik: Blik, u: Uitspraak | None) -> bool:
    return blik.is_open(_naam("waarom", stap, u.figuur if u else ""))


def _gevraagd(stap: Stap, blik: Blik) -> bool:
    return blik.is_open(_naam("gevraagd", stap))


def _getoond(t: Toestand, stap: Stap, blik: Blik) -> Uitspraak | None:
    """The statement that is on the screen now."""
    if not _mag(t, stap, blik) or stap not in t.kaart_vraagt or blik.is_open(_naam("vraag-dicht", stap)):
        return None
    return _gelezen(_rij(t, stap, blik), blik)


def _gelezen(rij: tuple[Uitspraak, ...], blik: Blik) -> Uitspraak | None:
    """The one that the group is reading, also after it moved up or down; else the most telling."""
    return next((u for u in rij if u.figuur == blik.vraag), rij[0] if rij else None)


def _rij(t: Toestand, stap: Stap, blik: Blik) -> tuple[Uitspraak, ...]:
    return _uitspraken(_Grond(t), stap, _gevraagd(stap, blik))


class _Grond:
    """What figures rest on in a state. Equal when nothing of that was replaced: a look around, the
    clock or a card needs no counting again. Comparing by identity, for records take long to hash.
    """

    __slots__ = ("_delen", "t")

    def __init__(self, t: Toestand) -> None:
        self.t = t
        self._delen = (t.kaart, t.casus, t.wegwijzing, t.verborgen, t.weggelegd, t.vooraf)

    def __hash__(self) -> int:
        return hash(tuple(map(id, self._delen)))

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, _Grond) and all(
            a is b for a, b in zip(self._delen, ander._delen, strict=True)
        )


@lru_cache(maxsize=8)
def _uitspraken(grond: _Grond, stap: Stap, gevraagd: bool) -> tuple[Uitspraak, ...]:
    rij = uitspraken(grond.t, stap, gevraagd=gevraagd)
    # Who asks for more figures hears last which of them the map can't give yet.
    return (*rij, *_te_weinig(grond.t, stap)) if rij and gevraagd else rij


def _te_weinig(t: Toestand, stap: Stap) -> tuple[Uitspraak, ...]:
    if TE_WEINIG in t.weggelegd or not redenen(t, stap, gevraagd=True):
        return ()
    return (
        Uitspraak(
            figuur=TE_WEINIG,
            zin=_("Voor andere cijfers weet de kaart nog te weinig."),
            vraag=_("Wat kunnen jullie nog aanvullen?"),
            rang=0,
            bewijs=Bewijs(),
        ),
    )


# ---- drawing -------------------------------------------------------------------------------------


def _nog_dicht(stap: Stap) -> El:
    return el(
        "button",
        el("b", _("De kaart vraagt")),
        " ",
        el("span", _("Praat eerst samen. Open dit daarna.")),
        icoon("omlaag"),
        type="button",
        class_="rk-vraagt is-dicht" + (" is-strook" if stap in _STROOK else ""),
        id="vraagt-open",
        data_daad="kaart_vraagt_geopend",
        data_inhoud={"stap": stap.value},
    )


def _kop(stap: Stap, *, gevouwen: bool, teller: str) -> El:
    vouw = el(
        "button",
        el("b", _("De kaart vraagt")),
        icoon("omlaag" if gevouwen else "omhoog"),
        type="button",
        class_="rk-vraagt-vouw",
        id="vraagt-vouw",
        data_blik={"wissel": _naam("vraag-dicht", stap)},
        aria_expanded="false" if gevouwen else "true",
    )
    return el(
        "div", vouw, el("span", teller, class_="rk-vraagt-teller") if teller else None, class_="rk-vraagt-kop"
    )


def _alineas(t: Toestand, stap: Stap, blik: Blik, u: Uitspraak | None) -> list[str]:
    """What is said, and when somebody asks, why."""
    if u is None:
        zinnen = [_("De kaart heeft hier nu niets te vragen.")]
        if _waarom_open(stap, blik, u):
            waarom_niet = redenen(t, stap, gevraagd=_gevraagd(stap, blik))
            zinnen.append(" ".join(waarom_niet) or _("Wat er op de kaart staat, roept hier geen vraag op."))
        return zinnen
    gezegd = [" ".join(_gevuld(t, u))]
    return [*gezegd, waarom(t, stap, u)] if _waarom_open(stap, blik, u) else gezegd


def _tekst(t: Toestand, stap: Stap, blik: Blik, u: Uitspraak | None) -> El:
    gezegd, *uitleg = _alineas(t, stap, blik, u)
    zin: list[object] = [gezegd]
    if u is not None:
        eerst, vraag = _gevuld(t, u)
        zin = [eerst, " ", el("b", vraag)]
    delen = [el("p", zin, dir="auto")]
    delen += [el("p", a, class_="rk-vraagt-waarom", dir="auto", id="vraagt-uitleg") for a in uitleg]
    return el("div", delen, class_="rk-vraagt-tekst", aria_live="polite", id="vraagt-tekst")


def _gevuld(t: Toestand, u: Uitspraak) -> tuple[str, str]:
    """The statement and its question with the name in them."""
    zin, vraag = vul(u.zin, t.casus.naam), vul(u.vraag, t.casus.naam)
    return zin[:1].upper() + zin[1:], vraag


def _knoppen(t: Toestand, stap: Stap, blik: Blik, rij: tuple[Uitspraak, ...], u: Uitspraak) -> El:
    volgende = rij[(rij.index(u) + 1) % len(rij)]
    tekst = " ".join(_gevuld(t, u))
    bewaard = any(b.figuur == u.figuur and b.tekst == tekst for b in t.bewaarde_uitspraken)
    knoppen = [
        _waaromknop(stap, blik, u),
        knop(
            _("Volgende"),
            icoon("rechts"),
            blik={"vraag": volgende.figuur},
            soort="chip",
            id="vraagt-volgende",
        )
        if len(rij) > 1
        else None,
        knop(
            icoon("vink") if bewaard else None,
            _("Bewaard voor het verslag") if bewaard else _("Bewaar voor het verslag"),
            daad=None if bewaard else "uitspraak_bewaard",
            inhoud={"figuur": u.figuur, "tekst": tekst},
            soort="chip",
            aan=True if bewaard else None,
            id="vraagt-bewaar",
        ),
        knop(
            _("Weg hiermee"),
            daad="uitspraak_weggelegd",
            inhoud={"figuur": u.figuur},
            blik={"vraag": volgende.figuur},
            soort="chip",
            id="vraagt-weg",
        ),
        _meerknop(stap, blik),
    ]
    return el("div", knoppen, class_="rk-vraagt-knoppen")


def _waaromknop(stap: Stap, blik: Blik, u: Uitspraak | None) -> El:
    return knop(
        _("Waarom?"),
        blik={"wissel": _naam("waarom", stap, u.figuur if u else "")},
        soort="chip",
        open_=_waarom_open(stap, blik, u),
        aan=_waarom_open(stap, blik, u) or None,
        id="vraagt-waarom",
    )


def _meerknop(stap: Stap, blik: Blik) -> El:
    tekst = _("Minder cijfers") if _gevraagd(stap, blik) else _("Meer cijfers")
    return knop(tekst, blik={"wissel": _naam("gevraagd", stap)}, soort="chip", id="vraagt-meer")


def _knoppen_bij_niets(stap: Stap, blik: Blik) -> El:
    return el("div", _waaromknop(stap, blik, None), _meerknop(stap, blik), class_="rk-vraagt-knoppen")

"""Step 2: the lane map, and beside it what there is on each route or the visit that is open."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from rk.domain import Bezoek, Casus, Route, Stap, Weg
from rk.events import Toestand
from rk.taal import _
from rk.tekening.banen import Banentekening, banen
from rk.tekening.banenplan import KOLOM, STRAAL
from rk.tekening.banenweg import legenda
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.letter import breedte as tekstbreedte
from rk.tekening.letter import regels
from rk.tekening.raam import stapuitleg, stapvraag
from rk.tekening.schermen.bezoekblad import bezoekblad
from rk.tekening.schermen.halteboek import halteboek
from rk.tekening.schermen.kaartvraagt import belicht
from rk.tekening.vormen import genitief, knop

HOOGTE_INHOUD = 872
"""What header and footer leave of the screen's 1080 units."""
ZIJ = {False: 456, True: 400}
_RAND = {False: 44, True: 20}
"""How wide the panel is and what lies beside the map, by `blik.smal`."""
_REGEL, _REGEL_LEGENDA, _LUCHT = 33, 38, 56


def route(t: Toestand, blik: Blik) -> tuple[El, object]:
    """The screen of step 2 and the hint in its footer."""
    casus = zichtbaar(t)
    gekozen = t.bezoek(blik.bezoek) if blik.bezoek else None
    if gekozen and gekozen[2].id in t.verborgen:
        gekozen = None
    zij = bezoekblad(t, blik, gekozen[0], gekozen[2]) if gekozen else halteboek(t, blik)
    kaart, scrolt = _kaart(t, casus, blik, gekozen[2] if gekozen else None)
    inhoud = el(
        "main",
        el("section", kaart, class_="rk-vlak rk-route-kaart"),
        el("section", zij, class_="rk-zij rk-route-zij", aria_label=_("Haltes kiezen"), id="rk-zij"),
        class_="rk-inhoud rk-twee",
        style=f"--zij:{ZIJ[blik.smal]}",
        tabindex="-1",
        id="rk-hoofd",
    )
    if scrolt:
        return inhoud, _("Schuif de kaart opzij voor de hele weg.")
    hint = _("Kies een halte om er meer over te zeggen. Of sleep die naar een andere plek.")
    return inhoud, hint if casus.werkelijk or casus.beste else None


def zichtbaar(t: Toestand) -> Casus:
    """The casus without the visits that the person does not want on the screen."""
    return replace(
        t.casus,
        werkelijk=tuple(b for b in t.casus.werkelijk if b.id not in t.verborgen),
        beste=tuple(b for b in t.casus.beste if b.id not in t.verborgen),
    )


def _kaart(t: Toestand, casus: Casus, blik: Blik, gekozen: Bezoek | None) -> tuple[list[El | None], bool]:
    breed = blik.breedte - ZIJ[blik.smal] - 2 * _RAND[blik.smal]
    uitleg = stapuitleg(t, Stap.ROUTE)
    lang, kort = _legenda(casus, kort=False), _legenda(casus, kort=True)
    # In whole on one line, in few words on one line, or in as few lines as there can be.
    items = min((lang, kort), key=lambda i: _regels_legenda(i, breed))
    in_uitleg = len(regels(uitleg, max_breedte=breed, grootte=24, max_regels=3))
    in_legenda = _regels_legenda(items, breed)
    hoogte = HOOGTE_INHOUD - 36 - _LUCHT - in_uitleg * _REGEL - in_legenda * _REGEL_LEGENDA
    tekening = banen(
        t.kaart,
        casus,
        breedte=breed,
        hoogte=hoogte,
        gekozen=gekozen.id if gekozen else None,
        met_daden=True,
        belicht=belicht(t, Stap.ROUTE, blik),
    )
    extra = [_vakken(t, casus, tekening, hoogte)]
    if not casus.werkelijk:
        extra.append(_vraag_wat_was(tekening, hoogte))
    if not casus.beste:
        extra.append(_uitnodiging(tekening, hoogte))
    # The slots lie under the haltes: what is dropped there is still caught, what is pressed is not.
    tekening = replace(tekening, svg=replace(tekening.svg, kinderen=(*tekening.svg.kinderen, *extra)))
    return [
        el("h2", stapvraag(t, Stap.ROUTE), class_="rk-vraag"),
        el("p", uitleg, class_="rk-uitleg"),
        el("div", _vlak(tekening), class_="rk-kaartplek"),
        _onder(t, items),
    ], tekening.scrolt


def _vlak(tekening: Banentekening) -> El:
    """The drawing; where it is wider than the screen, a strip that begins at its right end.

    What the group talks about, the best way, lies at the right.
    """
    if not tekening.scrolt:
        return tekening.svg
    return el(
        "div",
        el("div", tekening.namen, tekening.svg, class_="rk-rolbinnen"),
        class_="rk-rol rk-vanaf-rechts",
        id="rk-kaartrol",
        tabindex="0",
        role="region",
        aria_label=_("Routekaart, breder dan het scherm: schuif opzij"),
    )


def _legenda(casus: Casus, *, kort: bool) -> list[tuple[El | None, str]]:
    """What stands under the map: whose way it is, and each pattern that occurs with its words."""
    items: list[tuple[El | None, str]] = []
    if casus.werkelijk:
        items.append((None, _("{naams} weg tot nu toe").format(naams=genitief(casus.naam))))
    items += [(i.monster, i.kort if kort else i.tekst) for i in legenda(casus)]
    if casus.beste:
        items.append((_MONSTER_BESTE, _("onze beste weg")))
    return items


_MONSTER_BESTE = el(
    "svg",
    el("g", el("path", class_="rk-beste", d="M6 13H66"), class_="rk-weg"),
    class_="rk-beeld rk-monster",
    viewBox="0 0 72 26",
    style="--w:72;--h:26",
    aria_hidden="true",
)


def _regels_legenda(items: list[tuple[El | None, str]], breed: float) -> int:
    """On how many lines the words under the map will come; the drawing gets what is left."""
    aantal, gevuld = 1, 0.0
    for monster, tekst in items:
        stuk = tekstbreedte(tekst, grootte=24, gewicht=400 if monster else 600) + (82 if monster else 0)
        if gevuld and gevuld + stuk > breed:
            aantal, gevuld = aantal + 1, 0.0
        gevuld += stuk + 30
    return aantal


def _onder(t: Toestand, items: list[tuple[El | None, str]]) -> El:
    """What the patterns mean, and what is hidden."""
    rijen = [el("li", m, el("span", tekst, dir="auto"), class_=None if m else "rk-van") for m, tekst in items]
    return el("div", el("ul", rijen, class_="rk-legenda"), _verborgen(t), class_="rk-onder-kaart")


def _verborgen(t: Toestand) -> El | None:
    weg = [b.id for b in (*t.casus.werkelijk, *t.casus.beste) if b.id in t.verborgen]
    if not weg:
        return None
    tekst = _("1 halte is verborgen") if len(weg) == 1 else _("{n} haltes zijn verborgen").format(n=len(weg))
    toon = knop(
        _("Laat zien") if len(weg) == 1 else _("Laat er een zien"),
        daad="verborgen_gezet",
        inhoud={"wat": weg[0], "verborgen": False},
        soort="stil",
        id="rk-toon-verborgen",
    )
    return el("p", el("span", tekst), toon, class_="rk-verborgen")


# ---- where a visit can be dropped --------------------------------------------------------------


def _vakken(t: Toestand, casus: Casus, tekening: Banentekening, hoogte: float) -> El:
    """A column for every place on both ways: a visit that is dropped there gets that place."""
    echte = len(casus.werkelijk)
    xs = [p.x for p in tekening.plekken]
    eind = tekening.breedte - 46.0
    vakken = [
        *_vakken_van(t, Weg.WERKELIJK, casus.werkelijk, xs[:echte], KOLOM, tekening.vandaag, hoogte),
        *_vakken_van(t, Weg.BESTE, casus.beste, xs[echte:], tekening.vandaag, eind, hoogte),
    ]
    return el("g", vakken, class_="rk-vakken", aria_hidden="true")


def _vakken_van(
    t: Toestand,
    weg: Weg,
    bezoeken: tuple[Bezoek, ...],
    xs: list[float],
    van: float,
    tot: float,
    hoogte: float,
) -> list[El]:
    alle = [b.id for b in t.casus.weg(weg)]
    plaatsen = [*(alle.index(b.id) for b in bezoeken), len(alle)]
    randen = [van, *((a + b) / 2 for a, b in pairwise(xs))]
    if xs:
        randen.append(min(xs[-1] + STRAAL + 8, tot))
    return [
        el(
            "rect",
            class_="rk-vak",
            x=links,
            y=40,
            width=max(rechts - links, 1.0),
            height=hoogte - 84,
            rx=12,
            data_ontvangt="bezoek",
            data_daad="bezoek_verplaatst",
            data_inhoud={"weg": weg.value, "plaats": plaats},
        )
        for links, rechts, plaats in zip(randen, [*randen[1:], tot], plaatsen, strict=True)
    ]


# ---- the best way is still empty -----------------------------------------------------------------


def _uitnodiging(tekening: Banentekening, hoogte: float) -> El:
    """Right of today lies nothing yet: on every lane an open place, which opens that lane."""
    x = (tekening.vandaag + tekening.breedte - 46.0) / 2
    # The lanes lie as the plan puts them: four bands of equal height between the same edges.
    baan = (hoogte - 88.0 + 12.0) / 4
    delen = []
    for nr, r in enumerate(Route):
        y = 44.0 + (baan - 12.0) / 2 + nr * baan
        delen.append(
            el(
                "g",
                el("circle", class_="rk-raak", r=30),
                el("circle", class_="rk-stip", r=STRAAL),
                el("path", class_="rk-kruisje", d="M-9 0H9M0 -9V9"),
                el("circle", class_="rk-ring", r=29.5),
                id=f"kies-{r.value}",
                class_=f"rk-halte rk-wens rk-kies rk-{r.value}",
                transform=f"translate({x:.1f} {y:.1f})",
                role="button",
                tabindex="0",
                data_blik={"route": r.value, "weg": Weg.BESTE.value, "bezoek": None, "zoek": ""},
                aria_label=_("Kies een halte op de route {route}").format(route=r.value),
            )
        )
    groen = 44.0 + (baan - 12.0) / 2
    tekst = el("text", _("Kies een halte"), class_="rk-label rk-kiestekst", x=x, y=groen - 40.0)
    return el("g", delen, tekst, class_="rk-uitnodiging", data_schrijft=True)


def _vraag_wat_was(tekening: Banentekening, hoogte: float) -> El:
    """Left of today lies nothing yet: one open place, for the way that was gone already."""
    x = (KOLOM + tekening.vandaag) / 2
    y = 44.0 + ((hoogte - 76.0) / 4 - 12.0) / 2
    tekst = _("De weg tot nu toe")
    return el(
        "g",
        el("circle", class_="rk-raak", r=30),
        el("circle", class_="rk-stip", r=STRAAL),
        el("path", class_="rk-kruisje", d="M-9 0H9M0 -9V9"),
        el("circle", class_="rk-ring", r=29.5),
        el("text", tekst, class_="rk-label rk-kiestekst", y=56),
        id="kies-gegaan",
        class_="rk-halte rk-kies rk-groen",
        transform=f"translate({x:.1f} {y:.1f})",
        role="button",
        tabindex="0",
        data_blik={"route": Route.GROEN.value, "weg": Weg.WERKELIJK.value, "bezoek": None, "zoek": ""},
        data_schrijft=True,
        aria_label=_("{tekst}: kies een halte").format(tekst=tekst),
    )

"""Beside the route map: what there is on each route, and finding a halte. One click adds it."""

from __future__ import annotations

from collections.abc import Iterable

from rk.domain import Halte, Route, Stap, Weg
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.kaartvraagt import kaart_vraagt
from rk.tekening.schermen.zoeken import kaal, zoek
from rk.tekening.vormen import icoon, knop

LANGSTE_NAAM = 60
"""As long as the name of an own halte may be; nobody needs more to search."""


def halteboek(t: Toestand, blik: Blik) -> list[El | None]:
    """The side panel when no visit is open: search field, the four lanes or one of them, the switch."""
    gezocht = blik.zoek.strip()
    if gezocht:
        inhoud = _gevonden(t, blik, gezocht)
    elif blik.route is not None:
        inhoud = _laan(t, blik, blik.route)
    else:
        inhoud = _lanen(t)
    return [
        _kop(t, blik, open_laan=None if gezocht else blik.route),
        _zoekveld(blik),
        inhoud,
        kaart_vraagt(t, Stap.ROUTE, blik),
        _welke_weg(blik),
    ]


def wegnaam(weg: Weg) -> str:
    """What the group calls a way."""
    return _("onze beste weg") if weg is Weg.BESTE else _("weg tot nu toe")


def laannaam(t: Toestand, route: Route) -> str:
    """The name that the map gives to a route."""
    return next((r.naam for r in t.kaart.routes if r.route is route), route.value)


def _kop(t: Toestand, blik: Blik, *, open_laan: Route | None) -> El:
    if open_laan is None:
        return el("h2", _("Wat is er op elke route?"), id="rk-boek-kop")
    terug = knop(
        icoon("links"),
        blik={"route": None},
        soort="icoon",
        naam=_("Alle routes"),
        toets="Escape",
        id="rk-alle-routes",
        data_neem_focus=True,
    )
    # The person's own people come first, so the lane's name is the heading now.
    naam = el("h2", laannaam(t, open_laan), id="rk-boek-kop")
    return el("div", terug, naam, class_=f"rk-laankop rk-{open_laan.value}")


def _zoekveld(blik: Blik) -> El:
    invoer = el(
        "input",
        type="text",
        id="rk-zoek",
        class_="rk-invoer",
        value=blik.zoek,
        placeholder=_("Zoek of typ een halte…"),
        aria_label=_("Zoek of typ een halte"),
        maxlength=LANGSTE_NAAM,
        autocomplete="off",
        spellcheck="false",
        dir="auto",
        data_blik_veld="zoek",
        data_enter="#boek-gevonden button",
    )
    wis = knop(
        icoon("kruis"),
        blik={"zoek": ""},
        soort="icoon",
        naam=_("Zoeken leegmaken"),
        toets="Escape",
        id="rk-zoek-wis",
    )
    return el("div", icoon("zoek"), invoer, wis if blik.zoek else None, class_="rk-zoekveld")


def _lanen(t: Toestand) -> El:
    rijen = []
    for route in Route:
        aantal = sum(h.route is route for h in t.kaart.haltes)
        rijen.append(
            el(
                "button",
                el("b", laannaam(t, route)),
                el("span", _("1 halte") if aantal == 1 else _("{n} haltes").format(n=aantal)),
                icoon("rechts"),
                type="button",
                id=f"laan-{route.value}",
                class_=f"rk-laan rk-{route.value}",
                data_blik={"route": route.value},
                aria_expanded="false",
            )
        )
    return el("div", rijen, class_="rk-lanen", id="rk-lanen")


def _welke_weg(blik: Blik) -> El:
    keuzes = [
        knop(
            wegnaam(weg),
            blik={"weg": weg.value},
            soort="segment",
            aan=blik.weg is weg,
            id=f"rk-op-{weg.value}",
        )
        for weg in (Weg.BESTE, Weg.WERKELIJK)
    ]
    return el(
        "div",
        el("span", _("Een halte komt op"), class_="rk-label", id="rk-welke-weg"),
        el("div", keuzes, class_="rk-segment", role="group", aria_labelledby="rk-welke-weg"),
        class_="rk-veld rk-welke-weg",
        data_schrijft=True,
    )


# ---- one lane, opened ---------------------------------------------------------------------------


def _laan(t: Toestand, blik: Blik, route: Route) -> El:
    haltes = [h for h in t.kaart.haltes if h.route is route]
    uitleg = next((r.uitleg for r in t.kaart.routes if r.route is route), "")
    kort = blik.is_open("kort")
    delen: list[object] = [el("p", uitleg, class_="rk-stil") if uitleg and not kort else None]
    if haltes:
        delen.append(
            knop(
                _("Laat uitleg zien") if kort else _("Laat alleen namen zien"),
                blik={"wissel": "kort"},
                soort="stil",
                id="rk-boek-kort",
            )
        )
    gewoon = [h for h in haltes if not h.specifiek]
    for sub in (None, *(s.subroute for s in t.kaart.subroutes)):
        groep = [h for h in gewoon if h.subroute is sub]
        naam = next((s.naam for s in t.kaart.subroutes if s.subroute is sub), None)
        delen += _groep(t, blik, naam, groep)
    delen += _groep(t, blik, _("Speciaal voor deze groep"), [h for h in haltes if h.specifiek])
    if not haltes:
        delen.append(el("p", _("Op deze route staat nog niets. Typ hierboven een halte."), class_="rk-stil"))
    return _rol(delen, _("Haltes op deze route"), id_=f"boek-{route.value}")


def _groep(t: Toestand, blik: Blik, naam: str | None, haltes: list[Halte]) -> list[El]:
    if not haltes:
        return []
    kop = [el("h3", naam)] if naam else []
    rijen = _rijen(t, blik, [(h, bij is not None) for h, bij in _met_onderdelen(haltes)])
    return [*kop, rijen]


def _met_onderdelen(haltes: list[Halte]) -> Iterable[tuple[Halte, str | None]]:
    """The haltes in the map's order, each followed by its parts; a part comes with its whole's id."""
    hier = {h.id for h in haltes}
    for halte in haltes:
        if halte.onder in hier:
            continue
        yield halte, None
        for deel in haltes:
            if deel.onder == halte.id:
                yield deel, halte.id


def _rol(delen: Iterable[object], naam: str, *, id_: str) -> El:
    return el("div", *delen, class_="rk-rol rk-boek", id=id_, tabindex="0", role="region", aria_label=naam)


def _rijen(t: Toestand, blik: Blik, haltes: Iterable[tuple[Halte, bool]]) -> El:
    op_weg = {b.halte_id for b in t.casus.weg(blik.weg) if b.id not in t.verborgen}
    kort = blik.is_open("kort") and not blik.zoek.strip()
    rijen = [
        el("li", _rij(h, blik.weg, staat_er=h.id in op_weg, kort=kort), class_="is-deel" if deel else None)
        for h, deel in haltes
    ]
    return el("ul", rijen, class_="rk-halterijen" + (" is-kort" if kort else ""))


def _rij(halte: Halte, weg: Weg, *, staat_er: bool, kort: bool) -> El:
    staat = _("staat op {weg}").format(weg=_("de weg tot nu toe") if weg is Weg.WERKELIJK else wegnaam(weg))
    weg_ervan = el("span", _("bestaat niet meer"), class_="rk-merk-tekst") if halte.vervallen else None
    bij = _bijzonder(halte)
    uitleg = [
        el("span", halte.aanbod, class_="rk-aanbod", dir="auto") if halte.aanbod else None,
        el("span", bij, class_="rk-aanbod rk-van-wie", dir="auto") if bij else None,
    ]
    return el(
        "button",
        el("b", halte.naam, dir="auto"),
        icoon("vink" if staat_er else "plus"),
        el("span", staat, class_="rk-alleen-voorlezen") if staat_er else None,
        None if kort else uitleg,
        weg_ervan,
        type="button",
        id=f"boek-{halte.id}",
        class_=f"rk-halterij rk-{halte.route.value}" + (" is-op-weg" if staat_er else ""),
        title=halte.aanbod or None if kort else None,
        data_daad="bezoek_toegevoegd",
        data_inhoud={"weg": weg.value, "halte_id": halte.id},
    )


def _bijzonder(halte: Halte) -> str:
    """Whose it is and which law it rests on, as far as the map says so and the name doesn't."""
    van = halte.organisatie if halte.organisatie.casefold() not in halte.naam.casefold() else ""
    gemeente = _("van de gemeente") if halte.gemeentelijk else ""
    return " · ".join(x for x in (van, gemeente, halte.wet) if x)


# ---- what was found, and making a halte on the spot ------------------------------------------------


def _gevonden(t: Toestand, blik: Blik, gezocht: str) -> El:
    haltes = zoek(t.kaart, gezocht)
    lijst = _rijen(t, blik, [(h, False) for h in haltes]) if haltes else None
    staat_er = any(kaal(h.naam) == kaal(gezocht) for h in haltes)
    return _rol(
        [lijst, None if staat_er else _maak_halte(t, blik, gezocht, iets=bool(haltes))],
        _("Gevonden haltes"),
        id_="boek-gevonden",
    )


def _maak_halte(t: Toestand, blik: Blik, gezocht: str, *, iets: bool) -> El:
    open_ = blik.is_open("maak-halte")
    zin = _("Staat “{halte}” er niet bij?") if iets else _("“{halte}” staat nog niet op de kaart.")
    tekst = zin.format(halte=gezocht)
    vraag = el("p", tekst, class_="rk-maak-vraag", dir="auto")
    maak = knop(
        icoon("plus"), _("Maak deze halte"), blik={"wissel": "maak-halte"}, open_=open_, id="rk-maak-halte"
    )
    if not open_:
        return el("div", vraag, maak, class_="rk-maak", data_schrijft=True)
    keuzes = [
        el(
            "button",
            el("b", laannaam(t, route)),
            icoon("plus"),
            type="button",
            id=f"maak-{route.value}",
            class_=f"rk-laan rk-{route.value}",
            # The panel shows the lane with the new halte on it.
            data_blik={"wissel": "maak-halte", "zoek": "", "route": route.value},
            data_daad="halte_toegevoegd",
            data_inhoud={"naam": gezocht[:LANGSTE_NAAM], "route": route.value, "weg": blik.weg.value},
        )
        for route in Route
    ]
    return el(
        "div",
        vraag,
        maak,
        el("p", _("Op welke route ligt deze halte?"), class_="rk-label", id="rk-maak-route"),
        el("div", keuzes, class_="rk-lanen", role="group", aria_labelledby="rk-maak-route"),
        class_="rk-maak",
        data_schrijft=True,
    )

"""The start page: a new talk, or an earlier one. Plain HTML with forms; it needs no script.

Earlier talks are shown only when somebody asks for them: the screen is mirrored for everyone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from rk.domain import Punt, Samenvatting, Stap
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.datum import dag_en_tijd
from rk.tekening.schermen.eigenagendas import beheer
from rk.tekening.vormen import icoon

LEEG = "leeg"
"""What the form sends for a story that the group makes itself."""

EIGEN = "eigen:"
"""What the form sends before the id of an own agenda."""

MEESTE_TEKENS = 60
"""The longest name or title that a talk can have."""


def _dit_jaar() -> int:
    return datetime.now().astimezone().year


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginGegevens:
    """What the start page shows.

    `kaarten` and `casussen`: id and name of what can be chosen; `eerdere`: the talks on this
    laptop, or None while nobody asked for them; `zin`: one plain sentence to say first;
    `eigen_agendas`: id and name of those that somebody kept, which `beheer` shows to rename them or
    throw them away;
    `agenda_uitleg`: what each of `agendas` is for, in their order; `team_agendas`: the ids of those that
    are about no person;
    `gekozen_kaart`, `gekozen_casus`: the ids that are chosen at first (empty: the first of each);
    `jaar`: the year that a date need not say.
    """

    kaarten: tuple[tuple[str, str], ...]
    casussen: tuple[tuple[str, str], ...]
    xsrf: str
    agendas: tuple[tuple[str, str], ...] = ()
    agenda_uitleg: tuple[str, ...] = ()
    team_agendas: frozenset[str] = frozenset()
    eigen_agendas: tuple[tuple[str, str], ...] = ()
    beheer: bool = False
    minuten: tuple[int, ...] = (45, 60, 90, 120)
    gekozen_minuten: int = 60
    eerdere: tuple[Samenvatting, ...] | None = None
    zin: str = ""
    gekozen_kaart: str = ""
    gekozen_casus: str = ""
    versie: str = ""
    jaar: int = field(default_factory=_dit_jaar)


def begin(g: BeginGegevens) -> El:
    """The start page, to stand inside an element with the class `rk`."""
    if g.beheer:
        rechts = beheer(g.eigen_agendas, xsrf=_xsrf(g), zin=_zin(g))
    else:
        rechts = _nieuw(g) if g.eerdere is None else _eerder(g, g.eerdere)
    return el("div", _links(g), rechts, class_="rk-begin" + ("" if g.eerdere is None else " rk-begin-eerder"))


def _links(g: BeginGegevens) -> El:
    zin = _("Samen kijken welke weg iemand gaat, wie de weg wijst en wat zou helpen.")
    belofte = _("Acht vragen, één kaart, ieders stem.")
    versie = el("span", _("versie {versie}").format(versie=g.versie)) if g.versie else None
    return el(
        "header",
        el("h1", el("span", _("Een routekaart")), " ", el("span", _("voor één verhaal"))),
        el("p", zin, " ", belofte, class_="rk-begin-zin"),
        _prent(),
        el("p", el("span", _("Alles blijft op deze laptop.")), versie, class_="rk-begin-onder"),
        class_="rk-begin-links",
    )


_BANEN = (("groen", 60), ("geel", 150), ("oranje", 240), ("blauw", 330))
_WEG = "M110 60C200 60 190 240 280 240S380 150 470 150S560 330 650 330S780 150 880 150"
_HALTES = ((110, 60), (280, 240), (470, 150), (650, 330))


def _prent() -> El:
    """Four lanes and one way over them: what the tool is about, without a word."""
    banen = [
        el("path", d=f"M20 {y}H980", class_=f"rk-begin-{deel} rk-{route}")
        for route, y in _BANEN
        for deel in ("rand", "baan")
    ]
    haltes = [el("circle", cx=x, cy=y, r=22, class_="rk-begin-halte") for x, y in _HALTES]
    return el(
        "svg",
        banen,
        el("path", d=_WEG, class_="rk-begin-bed"),
        el("path", d=_WEG, class_="rk-begin-weg"),
        haltes,
        el("circle", cx=880, cy=150, r=22, class_="rk-begin-halte rk-begin-straks"),
        class_="rk-begin-prent",
        viewBox="0 0 1000 390",
        aria_hidden="true",
    )


def _zin(g: BeginGegevens) -> El | None:
    return el("div", g.zin, class_="rk-let-op", role="status", dir="auto") if g.zin else None


def _xsrf(g: BeginGegevens) -> El:
    return el("input", type="hidden", name="_xsrf", value=g.xsrf)


# ---- a new talk --------------------------------------------------------------------------------


def _nieuw(g: BeginGegevens) -> El:
    casussen = (*g.casussen, (LEEG, _("Iemand anders: een leeg begin")))
    knoppen = el(
        "div",
        _verstuur(_("Begin het gesprek"), "begin", "rk-hoofd"),
        el("hr"),
        el("a", _("Ga verder met een eerder gesprek"), href="/?eerder=1", class_="rk-knop rk-gewoon"),
        _verstuur(_("Bereid een gesprek voor"), "voorbereiden", "rk-gewoon"),
        class_="rk-begin-knoppen",
    )
    formulier = el(
        "form",
        _xsrf(g),
        _agendakeuze(g),
        el(
            "div",
            _keuze("casus", _("Over wie gaat het?"), casussen, g.gekozen_casus),
            _naamveld(),
            class_="rk-begin-wie",
        ),
        _keuze("kaart", _("Welke kaart?"), g.kaarten, g.gekozen_kaart) if len(g.kaarten) > 1 else _vast(g),
        _tijd(g),
        knoppen,
        method="post",
        action="/sessies",
        class_="rk-begin-form",
    )
    return el(
        "main", el("h2", _("Nieuw gesprek")), _zin(g), formulier, class_="rk-begin-rechts", id="rk-hoofd"
    )


def _agendakeuze(g: BeginGegevens) -> El | None:
    """The ready agendas, then the own ones; where there are any, a quiet way to change them."""
    eigen = tuple((f"{EIGEN}{id_}", naam) for id_, naam in g.eigen_agendas)
    if len(g.agendas) + len(eigen) < 2:
        return None
    keuze = el(
        "div",
        _keuze("agenda", _("Welk gesprek?"), (*g.agendas, *eigen), "", apart=g.team_agendas),
        # All stand in the page; the style shows the one of the agenda that is chosen.
        el("div", [el("p", zin) for zin in g.agenda_uitleg], class_="rk-begin-uitleg"),
        class_="rk-veld",
    )
    if not eigen:
        return keuze
    weg = el("a", _("Eigen agenda’s: andere naam, of weggooien"), href="/?agendas=1", class_="rk-begin-eigen")
    return el("div", keuze, weg, class_="rk-veld")


def _verstuur(tekst: str, doel: str, soort: str) -> El:
    return el("button", tekst, type="submit", name="doel", value=doel, class_=f"rk-knop {soort}")


def _keuze(
    naam: str,
    label: str,
    keuzes: tuple[tuple[str, str], ...],
    gekozen: str,
    *,
    apart: frozenset[str] = frozenset(),
) -> El:
    """A list to choose from; the options in `apart` have a class that the style can ask for."""
    opties = [
        el("option", tekst, value=id_, selected=id_ == gekozen, class_="is-apart" if id_ in apart else None)
        for id_, tekst in keuzes
    ]
    lijst = el("select", opties, id=f"begin-{naam}", name=naam, class_="rk-invoer rk-kiezer")
    return el("label", el("span", label, class_="rk-label"), lijst, class_="rk-veld", for_=f"begin-{naam}")


def _vast(g: BeginGegevens) -> El:
    """The only map needs no choice."""
    return el("input", type="hidden", name="kaart", value=g.kaarten[0][0] if g.kaarten else "")


def _naamveld() -> El:
    """Stands in the page always; the style shows it when the empty beginning is chosen."""
    invoer = el(
        "input",
        type="text",
        name="naam",
        id="begin-naam",
        class_="rk-invoer",
        maxlength=MEESTE_TEKENS,
        placeholder=_("Een verzonnen voornaam"),
        autocomplete="off",
        dir="auto",
    )
    label = el("span", _("Hoe noemen we deze persoon?"), class_="rk-label")
    return el("label", label, invoer, class_="rk-veld rk-begin-naam", for_="begin-naam")


def _tijd(g: BeginGegevens) -> El:
    keuzes = [
        el(
            "label",
            el("input", type="radio", name="minuten", value=m, checked=m == g.gekozen_minuten),
            el("span", m, el("span", _("minuten"), class_="rk-alleen-voorlezen")),
        )
        for m in g.minuten
    ]
    legende = el("legend", _("Hoeveel minuten zijn er?"), class_="rk-label")
    return el("fieldset", legende, el("div", keuzes, class_="rk-begin-minuten"), class_="rk-begin-tijd")


# ---- earlier talks -----------------------------------------------------------------------------


def _eerder(g: BeginGegevens, eerdere: tuple[Samenvatting, ...]) -> El:
    terug = el("a", icoon("links"), _("Nieuw gesprek"), href="/", class_="rk-knop rk-gewoon")
    kop = el("div", el("h2", _("Eerdere gesprekken"), id="begin-eerder"), terug, class_="rk-begin-kop")
    if eerdere:
        # A list that may scroll must be reachable by keyboard.
        lijst = el(
            "div",
            el("ul", [el("li", _gesprek(g, s)) for s in eerdere], class_="rk-begin-lijst"),
            class_="rk-rol rk-begin-rol",
            tabindex="0",
            role="region",
            aria_labelledby="begin-eerder",
        )
    else:
        leeg = _("Hier komen jullie gesprekken. Het is nu nog leeg. Begin gerust een nieuw gesprek.")
        lijst = el("p", leeg, class_="rk-stil")
    return el("main", kop, _zin(g), lijst, class_="rk-begin-rechts", id="rk-hoofd")


def _gesprek(g: BeginGegevens, s: Samenvatting) -> El:
    klaar = el("span", icoon("slot"), _("afgesloten"), class_="rk-begin-dicht") if s.gesloten else None
    wanneer = dag_en_tijd(s.laatst, jaar=g.jaar)
    onder = el("p", " · ".join(x for x in (wanneer, stapnaam(s.stap)) if x), class_="rk-stil")
    verder = _("Bekijk") if s.gesloten else _("Ga verder")
    ga = el(
        "a",
        verder,
        el("span", ": ", s.titel, class_="rk-alleen-voorlezen"),
        href=f"/sessie/{quote(s.id, safe='')}",
        class_="rk-knop rk-hoofd",
    )
    kop = el("div", el("h3", s.titel, dir="auto"), onder, klaar, class_="rk-begin-gesprek-kop")
    opties = el("div", ga, _opvolger(g, s), class_="rk-begin-verder")
    return el("article", el("div", kop, opties, class_="rk-begin-gesprek"), _meer(g, s))


def _opvolger(g: BeginGegevens, s: Samenvatting) -> El | None:
    """Begins the talk after this one, once this one was held."""
    if s.stap is Stap.VOORAF and not any((s.gesloten, s.gekozen, s.wensen, s.afspraken)):
        return None
    welk = el("span", ": ", s.titel, class_="rk-alleen-voorlezen")
    return _formulier(g, s, "vervolg", _knop(_("Vervolggesprek"), welk))


def stapnaam(stap: Punt) -> str:
    """Where a talk is, without the person's name in it."""
    return (
        {
            Stap.VOORAF: _("nog niet begonnen"),
            Stap.WIE: _("bij stap 1, Wie"),
            Stap.ROUTE: _("bij stap 2, Route"),
            Stap.WEGWIJZERS: _("bij stap 3, Wegwijzers"),
            Stap.REGIE: _("bij stap 4, Regie"),
            Stap.OGEN: _("bij stap 5, Eigen ogen"),
            Stap.VIERV: _("bij stap 6, 4V"),
            Stap.DILEMMAS: _("bij stap 7, Dilemma’s"),
            Stap.WENSEN: _("bij stap 8, Wensen"),
            Stap.EINDE: _("aan het einde"),
        }[stap]
        if isinstance(stap, Stap)
        else _("bij een werkvorm")
    )


def _meer(g: BeginGegevens, s: Samenvatting) -> El:
    besloten = [
        _besluit(_("Gekozen bij 4V"), s.gekozen),
        _besluit(_("Afspraken"), s.afspraken),
        _besluit(_("Wensen"), s.wensen),
    ]
    if not any((s.gekozen, s.afspraken, s.wensen)):
        besloten = [el("p", _("Er is nog niets gekozen of afgesproken."), class_="rk-stil")]
    return el(
        "details",
        el("summary", _("Wat is er besloten, en meer")),
        el("div", besloten, class_="rk-begin-besloten"),
        _doe(g, s),
        class_="rk-begin-meer",
        id=f"meer-{s.id}",
    )


def _besluit(titel: str, teksten: tuple[str, ...]) -> El | None:
    if not teksten:
        return None
    return el("section", el("h4", titel), el("ul", [el("li", x, dir="auto") for x in teksten]))


def _doe(g: BeginGegevens, s: Samenvatting) -> El:
    titel = el(
        "input",
        type="text",
        name="titel",
        value=s.titel,
        class_="rk-invoer",
        maxlength=MEESTE_TEKENS,
        required=True,
        autocomplete="off",
        dir="auto",
        aria_label=_("Andere titel"),
    )
    open_dicht = ("heropen", _("Heropen")) if s.gesloten else ("sluit", _("Sluit af"))
    return el(
        "div",
        _formulier(g, s, "hernoem", titel, _knop(_("Geef deze titel")), klasse="rk-begin-hernoem"),
        _formulier(g, s, "kopieer", _knop(_("Maak een kopie"))),
        _formulier(g, s, open_dicht[0], _knop(open_dicht[1])),
        _weggooien(g, s),
        class_="rk-begin-daden",
    )


def _weggooien(g: BeginGegevens, s: Samenvatting) -> El:
    """For good, so it takes a second deliberate act: a tick that the browser itself insists on."""
    vink = el("input", type="checkbox", name="zeker", value="ja", required=True, class_="rk-vinkje")
    return el(
        "details",
        el("summary", icoon("prullenbak"), _("Voor altijd weggooien")),
        el("p", _("Alles van dit gesprek gaat dan weg. Dat kun je niet terugdraaien.")),
        el("p", _("Een vervolggesprek houdt wat het meekreeg."), class_="rk-stil"),
        _formulier(
            g,
            s,
            "verwijder",
            el("label", vink, el("span", _("Ja, dit mag helemaal weg")), class_="rk-begin-zeker"),
            _knop(_("Gooi dit gesprek weg")),
        ),
        class_="rk-begin-weggooien",
        id=f"weg-{s.id}",
    )


def _knop(*tekst: object) -> El:
    return el("button", *tekst, type="submit", class_="rk-knop rk-gewoon")


def _formulier(g: BeginGegevens, s: Samenvatting, daad: str, *inhoud: El, klasse: str = "") -> El:
    actie = f"/sessies/{quote(s.id, safe='')}/{daad}"
    return el("form", _xsrf(g), inhoud, method="post", action=actie, class_=klasse or None)

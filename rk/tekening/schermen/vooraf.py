"""Before step 1: is it right to talk about this person, and how do we do it."""

from __future__ import annotations

from rk.domain import ACHT_STAPPEN, Antwoord, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import stapuitleg
from rk.tekening.stapwoorden import over_ons
from rk.tekening.vorige import opener
from rk.tekening.vormen import icoon, knop, segment, veld, vul

AGENDAS = (45, 60, 90, 120)
"""The minutes that there can be, as `agenda_gekozen` takes them."""

_DAAD = "vooraf_ingevuld"
_OOGST = (Stap.VIERV, Stap.DILEMMAS, Stap.WENSEN)


def vooraf(t: Toestand, blik: Blik) -> tuple[El, object]:
    """The screen before the eight steps; it can be filled in the day before."""
    inhoud = el(
        "main",
        el("div", _over_de_persoon(t), class_="rk-vlak rk-rol rk-vooraf-persoon"),
        el("aside", _hoe_we_het_doen(t), class_="rk-zij rk-vooraf-hoe", aria_label=_("Hoe we het doen")),
        class_="rk-inhoud rk-twee rk-vooraf",
        tabindex="-1",
        id="rk-hoofd",
    )
    return inhoud, _("Alles wordt bewaard. Je kunt dit gesprek later openen.")


def _ja_nee() -> tuple[tuple[str, str], ...]:
    return ((Antwoord.JA.value, _("ja")), (Antwoord.NEE.value, _("nee")))


def _ja_nee_onbekend() -> tuple[tuple[str, str], ...]:
    return (*_ja_nee(), (Antwoord.ONBEKEND.value, _("weten we niet")))


def _gekozen(t: Toestand, veldnaam: str, antwoord: Antwoord) -> str:
    """The answer that shows as chosen: "we don't know" only when somebody said so."""
    gezegd = any(
        g.soort == _DAAD and g.inhoud.get("veld") == veldnaam
        for g, _inhoud in t.log
        if g.id not in t.ongedaan
    )
    return antwoord.value if gezegd or antwoord is not Antwoord.ONBEKEND else ""


def _vraag(t: Toestand, veldnaam: str, tekst: str, keuzes: tuple[tuple[str, str], ...]) -> El:
    antwoord: Antwoord = getattr(t.vooraf, veldnaam)
    gekozen = _gekozen(t, veldnaam, antwoord)
    return segment(
        vul(tekst, t.casus.naam),
        keuzes,
        gekozen,
        daad=_DAAD,
        inhoud={"veld": veldnaam},
        id=f"vooraf-{veldnaam}",
    )


def _over_de_persoon(t: Toestand) -> list[object]:
    titel = el("h2", _("Voor we beginnen"), class_="rk-grote-vraag")
    if over_ons(t.casus):
        zin = _("We praten over ons eigen werk, niet over één mens en niet over één collega.")
        return [titel, el("p", zin, class_="rk-uitleg"), opener(t)]
    vragen = [
        _vraag(t, "weet_ervan", _("Weet {naam} van dit gesprek?"), _ja_nee_onbekend()),
        _vraag(t, "wil_het", _("Wil {naam} het ook?"), _ja_nee_onbekend()),
        _eerst_vragen(t),
        _vraag(t, "is_hier", _("Is {naam} hier?"), _ja_nee()),
        _wie_spreekt_eerst(t),
    ]
    return [
        titel,
        el("p", stapuitleg(t, Stap.VOORAF), class_="rk-uitleg"),
        opener(t),
        _oefening(t),
        el("div", vragen, class_="rk-vooraf-vragen"),
    ]


def _oefening(t: Toestand) -> El | None:
    if not t.casus.oefening:
        return None
    zin = _("Dit is een oefenverhaal. Er zit geen echte persoon achter. Je mag deze vragen overslaan.")
    verzonnen = el(
        "details",
        el("summary", _("Wat is er verzonnen?")),
        el("ul", [el("li", x, dir="auto") for x in t.casus.verzonnen]),
        id="vooraf-verzonnen",
        class_="rk-vooraf-verzonnen",
    )
    return el(
        "div", el("p", zin), verzonnen if t.casus.verzonnen else None, class_="rk-let-op rk-vooraf-oefening"
    )


def _eerst_vragen(t: Toestand) -> El | None:
    nee = Antwoord.NEE in (t.vooraf.weet_ervan, t.vooraf.wil_het)
    if t.casus.oefening or not nee:
        return None
    zin = _("Praat dan nog niet over {naam}. Vraag het eerst, of oefen met een verzonnen verhaal.")
    return el(
        "div",
        icoon("praat"),
        el("p", vul(zin, t.casus.naam)),
        el("a", _("Naar het beginscherm"), href="/", class_="rk-knop rk-gewoon", id="vooraf-naar-begin"),
        class_="rk-let-op rk-vooraf-eerst",
        role="status",
        id="vooraf-eerst",
    )


def _wie_spreekt_eerst(t: Toestand) -> El | None:
    match t.vooraf.is_hier:
        case Antwoord.JA:
            zin = _("{naam} spreekt eerst, en mag alles van het scherm halen.")
            cijfers = _vraag(t, "cijfers_aan", _("Wil {naam} de cijfers van de kaart zien?"), _ja_nee())
            return el(
                "div", el("p", vul(zin, t.casus.naam)), cijfers, class_="rk-vooraf-hier", id="vooraf-hier"
            )
        case Antwoord.NEE:
            zin = _("Gaat het over wat {naam} vindt? Dan spreekt een ervaringsdeskundige eerst.")
            return el("p", vul(zin, t.casus.naam), class_="rk-stil rk-vooraf-hier", id="vooraf-hier")
        case _:
            return None


def _hoe_we_het_doen(t: Toestand) -> list[object]:
    return [
        el("h2", _("Hoe we het doen")),
        _geen_echte_namen(t),
        *([] if over_ons(t.casus) else _wie_doet_wat(t)),
        _agenda(t),
    ]


def _wie_doet_wat(t: Toestand) -> list[El]:
    """Who brings the story in, and who tells the person afterwards."""
    naam = t.casus.naam
    return [
        veld(
            _("Wie brengt het verhaal in?"),
            t.vooraf.brengt_in,
            daad=_DAAD,
            inhoud={"veld": "brengt_in"},
            id="vooraf-brengt_in",
            hint=_("Een rol, bijvoorbeeld: begeleider"),
            hoogstens=300,
        ),
        veld(
            vul(_("Wie vertelt {naam} daarna wat eruit kwam?"), naam),
            t.vooraf.vertelt_terug,
            daad=_DAAD,
            inhoud={"veld": "vertelt_terug"},
            id="vooraf-vertelt_terug",
            hint=_("Een rol, bijvoorbeeld: zus of huisarts"),
            hoogstens=300,
        ),
    ]


def _geen_echte_namen(t: Toestand) -> El:
    vink = el(
        "input",
        type="checkbox",
        id="vooraf-geen_echte_namen",
        class_="rk-vinkje",
        checked=t.vooraf.geen_echte_namen,
        data_daad=_DAAD,
        data_inhoud={"veld": "geen_echte_namen"},
    )
    return el(
        "label",
        vink,
        el("span", _("We gebruiken geen echte namen")),
        class_="rk-vooraf-vink",
        for_="vooraf-geen_echte_namen",
    )


def _agenda(t: Toestand) -> El:
    knoppen = [
        knop(
            minuten,
            daad="agenda_gekozen",
            inhoud={"minuten": minuten},
            soort="segment",
            aan=minuten == t.minuten,
            naam=_("{minuten} minuten").format(minuten=minuten),
            id=f"vooraf-agenda-{minuten}",
        )
        for minuten in AGENDAS
    ]
    label = el("span", _("Hoeveel minuten zijn er?"), class_="rk-label", id="vooraf-agenda-label")
    rij = el("div", knoppen, class_="rk-segment", role="group", aria_labelledby="vooraf-agenda-label")
    verdeling = el("p", _verdeling(t), class_="rk-stil", id="vooraf-verdeling")
    return el("div", label, rij, verdeling, class_="rk-veld rk-vooraf-agenda")


def _verdeling(t: Toestand) -> str:
    """How the time is spread, in one quiet line; empty when the protocol says nothing of it."""
    if t.punten()[1:-1] != ACHT_STAPPEN:
        samen_ = sum(t.minuten_voor(punt) for punt in t.punten())
        return _("Samen ongeveer {n} minuten. Zie de agenda (toets A).").format(n=samen_)

    def samen(stappen: tuple[Stap, ...]) -> int:
        uitleg = (t.stappenplan.uitleg(stap) for stap in stappen)
        return sum(u.minuten.get(str(t.minuten), 0) for u in uitleg if u)

    eerst = samen(tuple(s for s in ACHT_STAPPEN if s not in _OOGST))
    daarna = samen(_OOGST)
    if not daarna:
        return ""
    return _("Stap 1 tot en met 5: {eerst} minuten. Stap 6 tot en met 8: {daarna} minuten.").format(
        eerst=eerst, daarna=daarna
    )

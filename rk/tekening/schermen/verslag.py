"""The page of a whole session: what the group saw and chose, in the order of the steps.

What the person does not want on the screen is not on this page either. A part that stayed empty
is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from rk.domain import (
    HOOFDPERSOON,
    BandSoort,
    Bezoek,
    Casus,
    Dilemma,
    Kaart,
    Leefdomein,
    Obstakel,
    ObstakelSoort,
    Route,
    Stap,
    VierV,
    Wens,
)
from rk.events import Toestand
from rk.inzicht.uitspraken import figuren_aan
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.banen import banen, legenda
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.raam import stapnaam
from rk.tekening.schermen.ogenhalte import goed_id
from rk.tekening.schermen.regie import wie_tekst
from rk.tekening.schermen.vierkaart import merknaam, vaknaam
from rk.tekening.schermen.wie import alineas, leeftijd, titel
from rk.tekening.vorige import in_verslag
from rk.tekening.vormen import icoon, maandnaam, vul
from rk.tekening.werk import werk_in_verslag

_HOOGTE = 712
"""How high the lane map is drawn, in units: a name may have two lines."""


def verslag(t: Toestand, *, breedte: int) -> El:
    """The page. `breedte`: what it has for its pictures, in units of which a screen is 1080 high."""
    t = zonder_verborgen(t)
    delen = (
        _wie(t),
        in_verslag(t),
        _weg(t, breedte),
        _wegwijzers(t),
        _regie(t),
        _ogen(t),
        werk_in_verslag(t),
        _vierv(t),
        _dilemmas(t),
        _wensen(t),
        _kaart_vroeg(t),
        _verzonnen(t),
    )
    return el("article", _hoofd(t), delen, _vertelt(t), class_="rk-verslag", id="verslag")


T = TypeVar("T", Kaart, Dilemma, Wens)


def zonder_verborgen(t: Toestand) -> Toestand:
    """The state without everything that the person does not want on the screen."""

    def over(rij: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(x for x in rij if x.id not in t.verborgen)

    def weg(bezoeken: tuple[Bezoek, ...]) -> tuple[Bezoek, ...]:
        return tuple(
            replace(
                b,
                goed="" if goed_id(b) in t.verborgen else b.goed,
                obstakels=tuple(o for o in b.obstakels if o.id not in t.verborgen),
            )
            for b in bezoeken
            if b.id not in t.verborgen
        )

    bezoeken = (*t.casus.werkelijk, *t.casus.beste)
    # A halte that was only visited out of sight is not named as somebody's destination either.
    stil = {b.halte_id for b in bezoeken if b.id in t.verborgen}
    stil -= {b.halte_id for b in bezoeken if b.id not in t.verborgen}
    leeg = Casus(id="", naam="")
    velden = ("leeftijd", "verhaal", "kan_goed", "wil", "wil_niet", "domeinen")
    casus = replace(
        t.casus,
        werkelijk=weg(t.casus.werkelijk),
        beste=weg(t.casus.beste),
        banden=tuple(b for b in t.casus.banden if b.soort is not BandSoort.WIJST or b.naar not in stil),
        **{veld: getattr(leeg, veld) for veld in velden if veld in t.verborgen},
    )
    return replace(t, casus=casus, kaarten=over(t.kaarten), dilemmas=over(t.dilemmas), wensen=over(t.wensen))


def _hoofd(t: Toestand) -> El:
    kaart = _("kaart {kaart}, stand {maand}").format(kaart=t.kaart.naam, maand=maandnaam(t.kaart.stand))
    gesprek = _("gesprek van {dag}").format(dag=dag(t.begonnen)) if dag(t.begonnen) else ""
    regels = (gesprek, kaart, _("oefenverhaal") if t.casus.oefening else "")
    onder = " · ".join(r for r in regels if r)
    return el(
        "header", el("h2", t.titel, dir="auto"), el("p", onder, class_="rk-stil"), class_="rk-verslag-hoofd"
    )


def _deel(kop: str, *inhoud: object, klasse: str = "") -> El:
    return el("section", el("h3", kop, dir="auto"), inhoud, class_=f"rk-verslag-deel {klasse}".strip())


def _lijst(items: object, *, genummerd: bool = False) -> El:
    return el("ol" if genummerd else "ul", items, class_="rk-verslag-lijst")


def _tabel(kop: tuple[str, ...], rijen: list[El], *, klasse: str, naam: str) -> El:
    hoofd = el("thead", el("tr", [el("th", x, scope="col", dir="auto") for x in kop]))
    return el("table", hoofd, el("tbody", rijen), class_=f"rk-verslag-tabel {klasse}", aria_label=naam)


# ---- steps 1 to 4 ------------------------------------------------------------------------------


def _wie(t: Toestand) -> El:
    c = t.casus
    lijsten = [
        el(
            "div",
            el("h4", titel(t, deel), dir="auto"),
            _lijst([el("li", x, dir="auto") for x in getattr(c, deel)]),
        )
        for deel in ("kan_goed", "wil", "wil_niet")
        if getattr(c, deel)
    ]
    over = ", ".join(woorden.leefdomein(d) for d in c.domeinen)
    kort = " · ".join(x for x in (c.naam, leeftijd(c.leeftijd), over) if x)
    return _deel(
        _("Over wie het ging"),
        el("p", kort, class_="rk-stil", dir="auto"),
        alineas(c.verhaal),
        el("div", lijsten, class_="rk-verslag-kolommen") if lijsten else None,
    )


def _weg(t: Toestand, breedte: int) -> El | None:
    if not t.casus.werkelijk and not t.casus.beste:
        return None
    prent = banen(t.kaart, t.casus, breedte=breedte, hoogte=_HOOGTE, prefix="verslag").vlak()
    regels = [el("li", r.monster, el("span", r.tekst)) for r in legenda(t.casus)]
    beste = [el("li", _haltenaam(t, b), dir="auto") for b in t.casus.beste]
    return _deel(
        _("De weg tot vandaag, en onze beste weg"),
        el("div", prent, class_="rk-verslag-prent"),
        el("ul", regels, class_="rk-verslag-legenda") if regels else None,
        [el("h4", _("Onze beste weg")), _lijst(beste, genummerd=True)] if beste else None,
    )


def _haltenaam(t: Toestand, bezoek: Bezoek) -> str:
    halte = t.halte(bezoek.halte_id)
    if halte is None:
        return bezoek.halte_id
    weg = " " + _("(bestaat niet meer)") if halte.vervallen else ""
    return f"{halte.naam}{weg}, {_routenaam(t, halte.route)}"


def _routenaam(t: Toestand, route: Route) -> str:
    naam = next((r.naam for r in t.kaart.routes if r.route is route), woorden.route(route))
    return naam[:1].lower() + naam[1:]


def _actornaam(t: Toestand, actor_id: str) -> str:
    actor = t.casus.actor(actor_id)
    return t.casus.naam if actor_id == HOOFDPERSOON else actor.naam if actor else actor_id


def _wegwijzers(t: Toestand) -> El | None:
    w = t.wegwijzing
    wijst: dict[str, list[str]] = {}
    for band in t.casus.banden:
        halte = t.halte(band.naar) if band.soort is BandSoort.WIJST else None
        if halte:
            wijst.setdefault(_actornaam(t, band.van), []).append(halte.naam)
    vangnet = {p.id: p.naam for p in (*t.kaart.vangnet.meldplekken, *t.kaart.vangnet.oppakkers)}

    def namen(ids: tuple[str, ...]) -> str:
        return ", ".join(vangnet.get(i) or _actornaam(t, i) for i in ids)

    rijen = [
        (vul(_("Hoe {naam} zelf de weg weet"), t.casus.naam), w.hoe_weet),
        (_("Zag het als eerste"), _actornaam(t, w.eerste_vinder) if w.eerste_vinder else ""),
        *((_("{wie} wijst de weg naar").format(wie=wie), ", ".join(haltes)) for wie, haltes in wijst.items()),
        (_("Hier wijst nog geen helper de weg"), ", ".join(_ongewezen(t))),
        (_("Zorgen melden kan bij"), namen(w.meldplekken)),
        (_("Zorgen worden opgepakt door"), namen(w.oppakkers)),
        (_("Zo wordt het weer veilig"), w.veilig_afspraak),
    ]
    return _paren(stapnaam(t, Stap.WEGWIJZERS), rijen)


def _ongewezen(t: Toestand) -> list[str]:
    """The haltes of the best way that nobody points to."""
    # networkx takes its time to load, and only this page of all screens needs it.
    from rk.graph import graaf_van, zonder_wegwijzer

    haltes = (t.halte(id_) for id_ in zonder_wegwijzer(graaf_van(t)))
    return [h.naam for h in haltes if h]


def _paren(kop: str, rijen: list[tuple[str, str]]) -> El | None:
    gevuld = [
        el("tr", el("th", wat, scope="row", dir="auto"), el("td", waarde, dir="auto"))
        for wat, waarde in rijen
        if waarde
    ]
    return (
        _deel(kop, el("table", el("tbody", gevuld), class_="rk-verslag-tabel rk-verslag-paren"))
        if gevuld
        else None
    )


def _regie(t: Toestand) -> El | None:
    gezegd = {r.functie: r for r in t.casus.regie if r.wie or r.niemand}
    rijen = [
        (label[:1].upper() + label[1:], wie_tekst(t, gezegd[functie].wie, niemand=gezegd[functie].niemand))
        for functie, label in woorden.functies(t.casus.naam).items()
        if functie in gezegd
    ]
    overzicht: dict[str, list[str]] = {}
    for band in t.casus.banden:
        if band.soort is BandSoort.OVERZICHT:
            overzicht.setdefault(_actornaam(t, band.van), []).append(
                woorden.leefdomein(Leefdomein(band.naar))
            )
    rijen += [
        (_("{wie} ziet het geheel van").format(wie=wie), ", ".join(wat)) for wie, wat in overzicht.items()
    ]
    return _paren(stapnaam(t, Stap.REGIE), rijen)


# ---- steps 5 to 8 ------------------------------------------------------------------------------


def _ogen(t: Toestand) -> El | None:
    rijen = []
    for nr, bezoek in enumerate(t.casus.werkelijk, 1):
        if not bezoek.goed and not bezoek.obstakels:
            continue
        halte = t.halte(bezoek.halte_id)
        vast = [el("p", o.tekst, _obstakelsoort(o), dir="auto") for o in bezoek.obstakels]
        rijen.append(
            el(
                "tr",
                el("th", f"{nr}. {halte.naam if halte else bezoek.halte_id}", scope="row", dir="auto"),
                el("td", bezoek.goed, dir="auto"),
                el("td", vast),
            )
        )
    if not rijen:
        return None
    kop = stapnaam(t, Stap.OGEN)
    return _deel(
        kop,
        _tabel(
            (_("Halte"), _("Wat doet mij goed?"), _("Waar loop ik vast?")),
            rijen,
            klasse="rk-verslag-ogen",
            naam=kop,
        ),
    )


def _obstakelsoort(o: Obstakel) -> list[object]:
    return [] if o.soort is ObstakelSoort.ANDERS else [" ", el("b", f"({woorden.obstakel(o.soort)})")]


def _vierv(t: Toestand) -> El | None:
    if not t.kaarten_bij(Stap.VIERV):
        return None
    gekozen = [
        el("li", icoon("ster"), el("span", el("b", vaknaam(k.vak), ": "), _kaarttekst(k), dir="auto"))
        for k in t.kaarten_bij(Stap.VIERV)
        if k.gekozen
    ]
    vakken = []
    for vak in VierV:
        rest = [k for k in t.kaarten_bij(Stap.VIERV) if k.vak == vak and not k.gekozen]
        if rest:
            lijst = _lijst([el("li", _kaarttekst(k), dir="auto") for k in rest])
            vakken.append(el("div", el("h5" if gekozen else "h4", vaknaam(vak)), lijst))
    return _deel(
        stapnaam(t, Stap.VIERV),
        [el("h4", _("Dit kozen we samen")), el("ul", gekozen, class_="rk-verslag-gekozen")]
        if gekozen
        else None,
        el("h4", _("Dit noemden we ook")) if gekozen and vakken else None,
        el("div", vakken, class_="rk-verslag-kolommen rk-verslag-twee") if vakken else None,
    )


def _kaarttekst(kaart: Kaart) -> str:
    return f"{kaart.tekst} ({merknaam(kaart.merk)})" if kaart.merk else kaart.tekst


def _dilemmas(t: Toestand) -> El | None:
    if not t.dilemmas:
        return None
    return _deel(stapnaam(t, Stap.DILEMMAS), [_dilemma(d) for d in t.dilemmas])


def _dilemma(d: Dilemma) -> El:
    kanten = [
        el(
            "div",
            el("h5", _("Wat is goed aan: {kant}").format(kant=kant), dir="auto"),
            el("p", voor, dir="auto"),
        )
        for kant, voor in ((d.tussen, d.voor_tussen), (d.en, d.voor_en))
        if voor
    ]
    besluit = [
        el("p", el("b", kop, " "), tekst, dir="auto")
        for kop, tekst in ((_("Onze afspraak:"), d.afspraak), (_("We leggen het voor aan:"), d.leggen_voor))
        if tekst
    ]
    return el(
        "div",
        el("h4", _("Tussen {tussen} en {en}").format(tussen=d.tussen, en=d.en), dir="auto"),
        el("div", kanten, class_="rk-verslag-kolommen rk-verslag-twee") if kanten else None,
        besluit or el("p", _("Hier is nog geen afspraak over."), class_="rk-stil"),
        class_="rk-verslag-dilemma",
    )


def _wensen(t: Toestand) -> El | None:
    if not t.wensen:
        return None
    naam = t.casus.naam
    vragen = (
        (_("Hoe het kan lukken"), "oplossing"),
        (_("Wie pakt het op"), "wie"),
        (_("Wanneer"), "wanneer"),
        (vul(_("Wie bespreekt het met {naam}"), naam), "bespreekt"),
        (vul(_("Wat {naam} ervan vindt"), naam), "vindt_ervan"),
    )
    rijen = [
        el(
            "tr",
            el("th", vraag, scope="row", dir="auto"),
            [
                el("td", getattr(w, veld) or el("span", _("nog open"), class_="rk-stil"), dir="auto")
                for w in t.wensen
            ],
        )
        for vraag, veld in vragen
    ]
    kop = stapnaam(t, Stap.WENSEN)
    wensen = (_("Wens"), *(w.tekst for w in t.wensen))
    return _deel(kop, _tabel(wensen, rijen, klasse="rk-verslag-wensen", naam=kop))


def _kaart_vroeg(t: Toestand) -> El | None:
    """The statements that the group kept, as it read them; none while figures are off."""
    # What he hid is counted by no figure, but an older statement may still name it.
    stil = {"overzicht_domeinen"} if "domeinen" in t.verborgen else set()
    bewaard = [u for u in t.bewaarde_uitspraken if u.figuur not in stil]
    if not bewaard or not figuren_aan(t):
        return None
    return _deel(_("Wat de kaart vroeg"), _lijst([el("li", u.tekst, dir="auto") for u in bewaard]))


def _verzonnen(t: Toestand) -> El | None:
    if not t.casus.verzonnen:
        return None
    items = [el("li", x, dir="auto") for x in t.casus.verzonnen]
    return _deel(_("Verzonnen voor de oefening"), _lijst(items), klasse="rk-verslag-verzonnen")


def _vertelt(t: Toestand) -> El:
    vraag = vul(_("Wie vertelt {naam} dit?"), t.casus.naam)
    wie = t.vooraf.vertelt_terug or _("Dat is nog niet afgesproken.")
    return el("footer", el("b", vraag), " ", el("span", wie, dir="auto"), class_="rk-verslag-vertelt")

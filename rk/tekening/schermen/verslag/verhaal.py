"""Steps 1, 2, 3 and 5 on the page: the story, the way and how it was lived through."""

from __future__ import annotations

from rk.domain import HOOFDPERSOON, BandSoort, Bezoek, Obstakel, ObstakelSoort, Route, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.banen import banen
from rk.tekening.banenweg import legenda
from rk.tekening.boom import El, el
from rk.tekening.raam import stapnaam
from rk.tekening.schermen.verslag.vorm import deel, lijst, paren, tabel
from rk.tekening.schermen.wie import alineas, leeftijd, titel
from rk.tekening.vormen import vul

_HOOGTE = 712
"""How high the lane map is drawn, in units: a name may have two lines."""


def wie(t: Toestand) -> El:
    """Step 1: who it was about."""
    c = t.casus
    lijsten = [
        el(
            "div",
            el("h4", titel(t, veld), dir="auto"),
            lijst([el("li", x, dir="auto") for x in getattr(c, veld)]),
        )
        for veld in ("kan_goed", "wil", "wil_niet")
        if getattr(c, veld)
    ]
    over = ", ".join(woorden.leefdomein(d) for d in c.domeinen)
    kort = " · ".join(x for x in (c.naam, leeftijd(c.leeftijd), over) if x)
    return deel(
        _("Over wie het ging"),
        el("p", kort, class_="rk-stil", dir="auto"),
        alineas(c.verhaal),
        el("div", lijsten, class_="rk-verslag-kolommen") if lijsten else None,
    )


def weg(t: Toestand, breedte: int) -> El | None:
    """Step 2: the map with both ways, and the best way in words."""
    if not t.casus.werkelijk and not t.casus.beste:
        return None
    prent = banen(t.kaart, t.casus, breedte=breedte, hoogte=_HOOGTE, prefix="verslag").vlak()
    regels = [el("li", r.monster, el("span", r.tekst)) for r in legenda(t.casus)]
    beste = [el("li", _haltenaam(t, b), dir="auto") for b in t.casus.beste]
    return deel(
        _("De weg tot vandaag, en onze beste weg"),
        el("div", prent, class_="rk-verslag-prent"),
        el("ul", regels, class_="rk-verslag-legenda") if regels else None,
        [el("h4", _("Onze beste weg")), lijst(beste, genummerd=True)] if beste else None,
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


def wegwijzers(t: Toestand) -> El | None:
    """Step 3: who points the way, and where worries are heard."""
    w = t.wegwijzing
    wijst: dict[str, list[str]] = {}
    for band in t.casus.banden:
        halte = t.halte(band.naar) if band.soort is BandSoort.WIJST else None
        if halte:
            wijst.setdefault(actornaam(t, band.van), []).append(halte.naam)
    vangnet = {p.id: p.naam for p in (*t.kaart.vangnet.meldplekken, *t.kaart.vangnet.oppakkers)}

    def namen(ids: tuple[str, ...]) -> str:
        return ", ".join(vangnet.get(i) or actornaam(t, i) for i in ids)

    rijen = [
        (vul(_("Hoe {naam} zelf de weg weet"), t.casus.naam), w.hoe_weet),
        (_("Zag het als eerste"), actornaam(t, w.eerste_vinder) if w.eerste_vinder else ""),
        *((_("{wie} wijst de weg naar").format(wie=wie), ", ".join(haltes)) for wie, haltes in wijst.items()),
        (_("Hier wijst nog geen helper de weg"), ", ".join(_ongewezen(t))),
        (_("Zorgen melden kan bij"), namen(w.meldplekken)),
        (_("Zorgen worden opgepakt door"), namen(w.oppakkers)),
        (_("Zo wordt het weer veilig"), w.veilig_afspraak),
    ]
    tafel = paren(rijen)
    return deel(stapnaam(t, Stap.WEGWIJZERS), tafel) if tafel else None


def _ongewezen(t: Toestand) -> list[str]:
    """The haltes of the best way that nobody points to."""
    # networkx takes its time to load, and only this page of all screens needs it.
    from rk.graph import graaf_van, zonder_wegwijzer

    haltes = (t.halte(id_) for id_ in zonder_wegwijzer(graaf_van(t)))
    return [h.naam for h in haltes if h]


def ogen(t: Toestand) -> El | None:
    """Step 5: what did good and where it got stuck."""
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
    return deel(
        kop,
        tabel(
            (_("Halte"), _("Wat doet mij goed?"), _("Waar loop ik vast?")),
            rijen,
            klasse="rk-verslag-ogen",
            naam=kop,
        ),
    )


def _obstakelsoort(o: Obstakel) -> list[object]:
    return [] if o.soort is ObstakelSoort.ANDERS else [" ", el("b", f"({woorden.obstakel(o.soort)})")]


def actornaam(t: Toestand, actor_id: str) -> str:
    """The name of a helper, or of the person himself."""
    actor = t.casus.actor(actor_id)
    return t.casus.naam if actor_id == HOOFDPERSOON else actor.naam if actor else actor_id

"""The talk before this one: what was agreed, how it went with the wishes, what moved on the map.

Nothing of it shows by itself. At Vooraf one button opens the panel; what the map shows opens at the
end, once the group has talked.
"""

from __future__ import annotations

from collections.abc import Sequence

from rk.domain import Antwoord, Eerder, Gevolgd, Stap, Verloop, Wens
from rk.events import Toestand, laatst_gevolgd, te_volgen
from rk.events.verborgen import afspraak_sleutel
from rk.inzicht import Beweging, bewogen
from rk.inzicht.uitspraken import figuren_aan
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.lezend import lezend
from rk.tekening.vormen import icoon, knop, segment, veld, vul

VORIGE, BEWOGEN = "vorige", "bewogen"
"""The names of the panels in `blik.paneel`."""
_DAAD = "eerdere_wens_gevolgd"
_TERUGHALEN, _MEER = "vorige-terughalen", "bewogen-meer"


def _sinds(e: Eerder) -> str:
    return dag(e.dag) or e.titel


# ---- at Vooraf: one button, and the panel behind it --------------------------------------------------


def opener(t: Toestand) -> El | None:
    """That this talk goes on with an earlier one, and the button to look back; None at a first talk."""
    if not t.eerder:
        return None
    zin = _("Jullie gaan verder met het gesprek van {dag}.").format(dag=_sinds(t.eerder[-1]))
    open_ = knop(_("Kijk terug"), blik={"paneel": VORIGE}, soort="gewoon", id="vorige-open")
    return el("div", icoon("terug"), el("p", zin, dir="auto"), open_, class_="rk-let-op rk-vorige-opener")


def titel(t: Toestand) -> str:
    """The title of the panel."""
    return _("Vorige keer, {dag}").format(dag=_sinds(t.eerder[-1])) if t.eerder else _("Vorige keer")


def vorige(t: Toestand, blik: Blik) -> El:
    """The panel: the wishes, how it went with each, and the agreements."""
    wensen = [_wens(t, e, w) for e, w in te_volgen(t)]
    inhoud = el(
        "div",
        _deel(_("Hoe ging het met de wensen?"), el("ul", wensen, class_="rk-vorige-wensen"))
        if wensen
        else None,
        [_afspraken(t, e) for e in reversed(t.eerder)],
        None if _iets(t) else el("p", _("Er zijn toen geen wensen of afspraken gemaakt."), class_="rk-stil"),
        _terughalen(t, blik),
        class_="rk-vorige rk-rol",
        tabindex="0",
        role="region",
        aria_label=titel(t),
    )
    return lezend(inhoud) if t.gesloten else inhoud


def _iets(t: Toestand) -> bool:
    return bool(te_volgen(t) or any(e.afspraken for e in t.eerder))


def _deel(kop: str, *inhoud: object) -> El:
    return el("section", el("h3", kop, dir="auto"), inhoud, class_="rk-vorige-deel")


def _wens(t: Toestand, e: Eerder, w: Wens) -> El:
    over = laatst_gevolgd(t, e.sessie, w.id)
    welke = {"sessie": e.sessie, "wens_id": w.id}
    # Two talks can have a wish with the same id in a file of somebody's own.
    id_ = f"gevolgd-{t.eerder.index(e) if e in t.eerder else e.sessie}-{w.id}"
    wie = ", ".join(x for x in (w.wie, w.wanneer) if x)
    rest = [x for x in (w.oplossing, wie) if x]
    if e.sessie != t.eerder[-1].sessie:
        rest.append(_("nog van {dag}").format(dag=_sinds(e)))
    return el(
        "li",
        el(
            "div",
            el("b", w.tekst, dir="auto"),
            [el("span", x, dir="auto") for x in rest],
            _verberg(t, w.id, _("Niet op het scherm: {wat}").format(wat=w.tekst)),
            class_="rk-vorige-wens",
        ),
        segment(
            _("Hoe ging het met: {wens}").format(wens=w.tekst),
            [(v.value, verloopnaam(v)) for v in Verloop],
            over.verloop.value if over.verloop else "",
            daad=_DAAD,
            inhoud={**welke, "veld": "verloop"},
            id=id_,
            verberg_label=True,
        ),
        veld(
            _("In een paar woorden: {wens}").format(wens=w.tekst),
            over.woorden,
            daad=_DAAD,
            inhoud={**welke, "veld": "woorden"},
            id=f"{id_}-woorden",
            hint=_("In een paar woorden"),
            verberg_label=True,
        ),
    )


def verloopnaam(verloop: Verloop) -> str:
    """How it went, in a word or two."""
    return {
        Verloop.GELUKT: _("gelukt"),
        Verloop.BEZIG: _("mee bezig"),
        Verloop.NOG_NIET: _("nog niet"),
        Verloop.ANDERS: _("anders gelopen"),
    }[verloop]


def _afspraken(t: Toestand, e: Eerder) -> El | None:
    rijen = []
    for nr, tekst in enumerate(e.afspraken):
        sleutel = afspraak_sleutel(e, nr)
        if sleutel not in t.verborgen:
            weg = _verberg(t, sleutel, _("Niet op het scherm: {wat}").format(wat=tekst))
            rijen.append(el("li", el("span", tekst, dir="auto"), weg))
    if not rijen:
        return None
    kop = _("Dit spraken we af")
    if e.sessie != t.eerder[-1].sessie:
        kop = _("Dit spraken we af op {dag}").format(dag=_sinds(e))
    return _deel(kop, el("ul", rijen, class_="rk-vorige-afspraken"))


# ---- what the person hides ---------------------------------------------------------------------------


def _verberg(t: Toestand, wat: str, naam: str) -> El | None:
    """Takes one thing off every screen; only while the person is in the room."""
    if t.vooraf.is_hier is not Antwoord.JA:
        return None
    inhoud = {"wat": wat, "verborgen": True}
    return knop(
        icoon("dicht"), daad="verborgen_gezet", inhoud=inhoud, soort="icoon", naam=naam, id=f"verberg-{wat}"
    )


def _verborgen(t: Toestand) -> list[str]:
    wensen = [w.id for e in t.eerder for w in e.wensen]
    afspraken = [afspraak_sleutel(e, nr) for e in t.eerder for nr in range(len(e.afspraken))]
    return [x for x in dict.fromkeys((*wensen, *afspraken)) if x in t.verborgen]


def _terughalen(t: Toestand, blik: Blik) -> El | None:
    """What is hidden has no words here: only how much it is, and a way back."""
    weg = _verborgen(t)
    if not weg:
        return None
    open_ = blik.is_open(_TERUGHALEN)
    tekst = (
        _("1 ding staat niet op het scherm") if len(weg) == 1 else _("{n} dingen staan niet op het scherm")
    )
    knoppen = [
        knop(
            icoon("oog"),
            _("Laat nummer {nr} weer zien").format(nr=nr),
            daad="verborgen_gezet",
            inhoud={"wat": wat, "verborgen": False},
            soort="chip",
            id=f"toon-{wat}",
        )
        for nr, wat in enumerate(weg, 1)
    ]
    teller = knop(
        icoon("dicht"),
        tekst.format(n=len(weg)),
        blik={"wissel": _TERUGHALEN},
        soort="stil",
        open_=open_,
        id="vorige-verborgen",
    )
    return el("div", teller, knoppen if open_ else None, class_="rk-vorige-terughalen")


# ---- at the end: what moved --------------------------------------------------------------------------


def bewogen_opener(t: Toestand) -> El | None:
    """The button at the end. Its first press opens it for the group: it has talked by then."""
    if not t.eerder or not figuren_aan(t) or (t.gesloten and not is_open(t)):
        return None
    return knop(
        _("Wat bewoog er?"),
        daad=None if is_open(t) else "kaart_vraagt_geopend",
        inhoud={"stap": Stap.EINDE.value},
        blik={"paneel": BEWOGEN},
        id="bewogen-open",
    )


def is_open(t: Toestand) -> bool:
    """Whether the group opened what moved."""
    return Stap.EINDE in t.kaart_vraagt


def bewogen_titel(t: Toestand) -> str:
    """The title of the panel."""
    return _("Wat bewoog er sinds {dag}?").format(dag=_sinds(t.eerder[-1])) if t.eerder else ""


def bewogen_paneel(t: Toestand, blik: Blik) -> El:
    """The panel: what the map showed then and shows now. What may only differ because something is not
    known comes when somebody asks for it.
    """
    rij = bewogen(t, t.eerder[-1])
    zeker = [b for b in rij if b.zeker]
    rest = [b for b in rij if not b.zeker]
    open_ = blik.is_open(_MEER) or not zeker
    zin = _("Dit zijn cijfers van de kaart. Ze zeggen niet of het goed gaat. Praat er samen over.")
    niets = _("De kaart laat nu hetzelfde zien als toen.")
    return el(
        "div",
        el("p", zin if rij else niets, class_="rk-stil"),
        _rijen(t, zeker) if zeker else None,
        knop(_("Meer cijfers"), blik={"wissel": _MEER}, soort="chip", open_=open_, id="bewogen-meer")
        if zeker and rest
        else None,
        [el("p", _onzeker(), class_="rk-stil"), _rijen(t, rest)] if rest and open_ else None,
        class_="rk-bewogen rk-rol",
        tabindex="0",
        role="region",
        aria_label=bewogen_titel(t),
    )


def _onzeker() -> str:
    return _("Dit weet de kaart niet zeker:")


def _rijen(t: Toestand, rij: Sequence[Beweging]) -> El:
    naam = t.casus.naam
    kop = el(
        "thead",
        el(
            "tr",
            el("th", el("span", _("Wat de kaart telt"), class_="rk-alleen-voorlezen"), scope="col"),
            el("th", _("Toen"), scope="col"),
            el("th", _("Nu"), scope="col"),
        ),
    )
    open_ = _("nog te weinig bekend")
    rijen = [
        el(
            "tr",
            el("th", vul(b.zin, naam), " ", el("b", vul(b.vraag, naam)), scope="row", dir="auto"),
            el("td", b.toen or open_),
            el("td", b.nu or open_),
        )
        for b in rij
    ]
    return el("table", kop, el("tbody", rijen), class_="rk-bewogen-tabel")


# ---- in the overview ---------------------------------------------------------------------------------


def in_verslag(t: Toestand) -> list[El]:
    """The parts of the overview: what was agreed and how it went, and what moved if it was opened."""
    if not t.eerder:
        return []
    delen = [_verslag_wensen(t), _verslag_afspraken(t), _verslag_bewogen(t)]
    return [d for d in delen if d is not None]


def _verslagdeel(kop: str, *inhoud: object) -> El:
    return el("section", el("h3", kop, dir="auto"), inhoud, class_="rk-verslag-deel")


def _verslag_wensen(t: Toestand) -> El | None:
    rijen = []
    for e, w in te_volgen(t):
        over: Gevolgd = laatst_gevolgd(t, e.sessie, w.id)
        verloop = verloopnaam(over.verloop) if over.verloop else _("niet besproken")
        if over.verloop or over.woorden or e.sessie == t.eerder[-1].sessie:
            cellen = (el("td", verloop), el("td", over.woorden, dir="auto"))
            rijen.append(el("tr", el("th", w.tekst, scope="row", dir="auto"), cellen))
    if not rijen:
        return None
    koppen = (_("Wens"), _("Hoe ging het?"), _("In een paar woorden"))
    kop = el("thead", el("tr", [el("th", x, scope="col") for x in koppen]))
    naam = _("De wensen van {dag}").format(dag=_sinds(t.eerder[-1]))
    tabel = el("table", kop, el("tbody", rijen), class_="rk-verslag-tabel", aria_label=naam)
    return _verslagdeel(naam, tabel)


def _verslag_afspraken(t: Toestand) -> El | None:
    e = t.eerder[-1]
    rij = [a for nr, a in enumerate(e.afspraken) if afspraak_sleutel(e, nr) not in t.verborgen]
    if not rij:
        return None
    lijst = el("ul", [el("li", a, dir="auto") for a in rij], class_="rk-verslag-lijst")
    return _verslagdeel(_("Dit spraken we af op {dag}").format(dag=_sinds(e)), lijst)


def _verslag_bewogen(t: Toestand) -> El | None:
    rij = bewogen(t, t.eerder[-1]) if is_open(t) else ()
    zeker, rest = [b for b in rij if b.zeker], [b for b in rij if not b.zeker]
    if not rij:
        return None
    return _verslagdeel(
        bewogen_titel(t),
        _rijen(t, zeker) if zeker else None,
        [el("p", _onzeker(), class_="rk-stil"), _rijen(t, rest)] if rest else None,
    )

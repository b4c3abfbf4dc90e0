"""Steps 6 to 8 on the page: what was chosen first, and small what was also named."""

from __future__ import annotations

from rk.domain import Dilemma, Kaart, Kamerstand, Stap, VierV, Wens
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.raam import stapnaam
from rk.tekening.schermen.stippen import Doel, aantal
from rk.tekening.schermen.verslag.vorm import deel, lijst, tabel
from rk.tekening.schermen.vierkaart import merknaam, vaknaam
from rk.tekening.vormen import icoon, vul


def vierv(t: Toestand) -> El | None:
    """Step 6: the chosen cards, then the others by field, those with the most dots first."""
    if not t.kaarten:
        return None
    kaarten = sorted(t.kaarten, key=lambda k: -_tel(t, Stap.VIERV, k))
    gekozen = [_gekozen(el("b", vaknaam(k.vak), ": "), _kaart(t, k)) for k in kaarten if k.gekozen]
    vakken = []
    for vak in VierV:
        rest = [k for k in kaarten if k.vak is vak and not k.gekozen]
        if rest:
            rijen = lijst([el("li", _kaart(t, k), dir="auto") for k in rest])
            vakken.append(el("div", el("h5" if gekozen else "h4", vaknaam(vak)), rijen))
    return deel(
        stapnaam(t, Stap.VIERV),
        [el("h4", _("Dit kozen we samen")), el("ul", gekozen, class_="rk-verslag-gekozen")]
        if gekozen
        else None,
        el("h4", _("Dit noemden we ook")) if gekozen and vakken else None,
        el("div", vakken, class_="rk-verslag-kolommen rk-verslag-twee") if vakken else None,
    )


def dilemmas(t: Toestand) -> El | None:
    """Step 7: those that the group chose or worked on; the others in one line each."""
    if not t.dilemmas:
        return None
    rij = sorted(t.dilemmas, key=lambda d: (not d.gekozen, -_tel(t, Stap.DILEMMAS, d)))
    besproken = [d for d in rij if d.gekozen or _uitgewerkt(d)]
    rest = [
        el("li", _tussen(d), _stippen(t, Stap.DILEMMAS, d), dir="auto") for d in rij if d not in besproken
    ]
    return deel(
        stapnaam(t, Stap.DILEMMAS),
        [_dilemma(t, d) for d in besproken],
        _ook(rest) if besproken else lijst(rest),
    )


def wensen(t: Toestand) -> El | None:
    """Step 8: the wishes side by side, and the proposals that became none."""
    over = sorted((v for v in t.voorstellen if v.wens_id is None), key=lambda v: -_tel(t, Stap.WENSEN, v))
    rest = [el("li", v.tekst, _stippen(t, Stap.WENSEN, v), dir="auto") for v in over]
    if not t.wensen and not rest:
        return None
    kop = stapnaam(t, Stap.WENSEN)
    if not t.wensen:
        return deel(kop, el("h4", _("Dit stelden we voor")), lijst(rest))
    return deel(kop, _wenstabel(t, kop), _ook(rest))


# ---- cards, dilemmas, wishes -------------------------------------------------------------------


def _kaart(t: Toestand, kaart: Kaart) -> list[object]:
    tekst = f"{kaart.tekst} ({merknaam(kaart.merk)})" if kaart.merk else kaart.tekst
    samen = [d.tekst for d in kaart.delen if d.tekst != kaart.tekst]
    anders = _("ook gezegd als: {teksten}").format(teksten=" · ".join(samen)) if samen else ""
    return [
        tekst,
        _stippen(t, Stap.VIERV, kaart),
        el("span", anders, class_="rk-verslag-anders") if anders else None,
    ]


def _uitgewerkt(d: Dilemma) -> bool:
    return bool(d.voor_tussen or d.voor_en or d.afspraak or d.leggen_voor)


def _tussen(d: Dilemma) -> str:
    return _("Tussen {tussen} en {en}").format(tussen=d.tussen, en=d.en)


def _dilemma(t: Toestand, d: Dilemma) -> El:
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
    gekozen = (
        [icoon("ster"), el("span", _("gekozen"), class_="rk-alleen-voorlezen"), " "] if d.gekozen else []
    )
    return el(
        "div",
        el("h4", gekozen, _tussen(d), _stippen(t, Stap.DILEMMAS, d), dir="auto"),
        el("div", kanten, class_="rk-verslag-kolommen rk-verslag-twee") if kanten else None,
        besluit or el("p", _("Hier is nog geen afspraak over."), class_="rk-stil"),
        class_="rk-verslag-dilemma",
    )


def _wenstabel(t: Toestand, naam: str) -> El:
    wie = t.casus.naam
    vragen = (
        (_("Hoe het kan lukken"), "oplossing"),
        (_("Wie pakt het op"), "wie"),
        (_("Wanneer"), "wanneer"),
        (vul(_("Wie bespreekt het met {naam}"), wie), "bespreekt"),
        (vul(_("Wat {naam} ervan vindt"), wie), "vindt_ervan"),
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
    koppen = [_("Wens"), *([w.tekst, _wensstippen(t, w)] for w in t.wensen)]
    return tabel(koppen, rijen, klasse="rk-verslag-wensen", naam=naam)


def _wensstippen(t: Toestand, wens: Wens) -> El | None:
    """The dots of the proposal that became this wish."""
    voorstel = next((v for v in t.voorstellen if v.wens_id == wens.id), None)
    return _stippen(t, Stap.WENSEN, voorstel) if voorstel else None


# ---- chosen, dots, also named --------------------------------------------------------------------


def _gekozen(*inhoud: object) -> El:
    return el("li", icoon("ster"), el("span", inhoud, dir="auto"))


def _ook(rijen: list[El]) -> El | None:
    """What was named and not chosen: there, and small."""
    if not rijen:
        return None
    return el("div", el("h4", _("Ook genoemd")), lijst(rijen), class_="rk-verslag-ook")


def _tel(t: Toestand, stap: Stap, doel: Doel) -> int:
    return aantal(t, stap, doel, Kamerstand())


def _stippen(t: Toestand, stap: Stap, doel: Doel) -> El | None:
    """How many dots something got, in words; nothing where it got none."""
    n = _tel(t, stap, doel)
    if not n:
        return None
    woord = _("1 stip") if n == 1 else _("{n} stippen").format(n=n)
    return el("span", " · ", woord, class_="rk-verslag-stippen")

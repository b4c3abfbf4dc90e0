"""What if: a panel over steps 4 and 8 to try a change, and see before and after side by side.

Trying is looking: everything up to the two buttons that keep it is a change of the view alone.
"""

from __future__ import annotations

from rk.domain import Stap, Wens
from rk.events import Toestand
from rk.inzicht.uitspraken import figuren_aan, zonder_verborgen
from rk.inzicht.wat_als import Proef as Uitkomst
from rk.inzicht.wat_als import Verschil, Wijziging, probeer
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen import proeven, vergelijking
from rk.tekening.schermen.proeven import Proef, Soort
from rk.tekening.vormen import icoon, knop, vul

OPENER = "watals"
"""The id of the button that opens the panel."""


def kan(t: Toestand) -> bool:
    """Whether there is something to try, and figures may show."""
    if not figuren_aan(t):
        return False
    zichtbaar = zonder_verborgen(t)
    return bool(proeven.soorten(zichtbaar.kaart, zichtbaar.casus))


def uitnodiging(t: Toestand) -> El | None:
    """The box of step 4 that opens the panel."""
    if not kan(t):
        return None
    zin = vul(_("één iemand met {naam} het overzicht houdt?"), t.casus.naam)
    return el(
        "button",
        el("span", el("b", _("Wat als …")), " ", el("span", zin, dir="auto")),
        icoon("rechts"),
        type="button",
        class_="rk-watals-vak",
        id=OPENER,
        data_blik={"proef": []},
    )


def opener(t: Toestand) -> El | None:
    """The quiet button of step 8 that opens the panel."""
    return knop(_("Wat als …"), blik={"proef": []}, id=OPENER) if kan(t) else None


def paneel(t: Toestand, blik: Blik, stap: Stap) -> El | None:
    """The panel, or None while it is closed. Another panel (help, prompts) goes before it."""
    if blik.proef is None or blik.paneel is not None or not kan(t):
        return None
    te_zien = zonder_verborgen(t)
    proef = proeven.geldig(te_zien.kaart, te_zien.casus, blik.proef)
    wijziging = proeven.wijziging(te_zien.kaart, te_zien.casus, proef)
    if wijziging is None:
        kop, inhoud, voet = _("Wat als …"), _kiezen(te_zien, proef), None
        onder = _("Dit is een proef. Er verandert niets voor de groep.")
    else:
        uitkomst = probeer(te_zien.kaart, te_zien.casus, (wijziging,), wegwijzing=t.wegwijzing)
        kop = vul(" ".join(uitkomst.aannames), t.casus.naam)
        inhoud = _uitkomst(te_zien, blik, wijziging, uitkomst)
        voet = _voet(te_zien, stap, proef, wijziging)
        onder = _("Dit gaat over hoe het kan gaan. Over wat er geweest is, zegt het niets.")
    dicht = knop(
        icoon("kruis"),
        blik={"proef": None},
        soort="icoon",
        naam=_("Sluiten (Escape)"),
        toets="Escape",
        id="watals-dicht",
        data_neem_focus=True,
    )
    melding = (
        el("span", icoon("praat"), el("span", blik.melding), class_="rk-melding") if blik.melding else None
    )
    return el(
        "div",
        el(
            "div",
            el("div", el("h2", kop, id="watals-titel", dir="auto"), el("p", onder, class_="rk-stil")),
            dicht,
            class_="rk-watals-kop",
        ),
        inhoud,
        el("div", el("div", melding, role="status", id="watals-melding"), voet, class_="rk-watals-voet"),
        class_="rk-overlay rk-watals" + ("" if wijziging is None else " is-uitkomst"),
        role="dialog",
        aria_modal="true",
        aria_labelledby="watals-titel",
        id="watals-paneel",
    )


# ---- choosing ----------------------------------------------------------------------------------


def _kiezen(t: Toestand, proef: Proef) -> El:
    """All that can be tried; the one that is open shows what there is to choose from."""
    rijen = [_soort(t, soort, proef) for soort in proeven.soorten(t.kaart, t.casus)]
    return el(
        "div",
        el("div", rijen, class_="rk-rijen"),
        class_="rk-rol rk-watals-kiezen",
        tabindex="0",
        role="region",
        aria_label=_("Wat wil je proberen?"),
        id="watals-kiezen",
    )


def _soort(t: Toestand, soort: Soort, proef: Proef) -> El:
    open_ = proef[:1] == (soort.value,)
    kop = el(
        "button",
        el("span", "… ", vul(proeven.soortzin(soort), t.casus.naam), class_="rk-rij-alleen", dir="auto"),
        icoon("omhoog" if open_ else "omlaag"),
        type="button",
        class_="rk-rij-kop",
        data_blik={"proef": [] if open_ else [soort.value]},
        aria_expanded="true" if open_ else "false",
        id=f"watals-{soort.value}",
    )
    keuzes = [_keuzes(t, proef, tot) for tot in range(1, len(proef) + 1)] if open_ else None
    return el(
        "div", kop, keuzes, class_="rk-rij" + (" is-open" if open_ else ""), id=f"watals-{soort.value}-rij"
    )


def _keuzes(t: Toestand, heel: Proef, tot: int) -> El:
    """One question with its answers. What follows from an answer stands in the next row."""
    proef = heel[:tot]
    id_ = f"watals-keuze-{tot}"
    chips = [
        knop(
            el("span", vul(k.tekst, t.casus.naam), class_="rk-watals-chip", dir="auto"),
            blik={"proef": [*proef, k.waarde]},
            soort="chip",
            aan=heel[tot : tot + 1] == (k.waarde,),
            id=f"{id_}-{k.waarde}",
        )
        for k in proeven.keuzes(t.kaart, t.casus, proef)
    ]
    return el(
        "div",
        el("p", vul(proeven.vraag(proef), t.casus.naam), class_="rk-label", id=id_),
        el("div", chips, class_="rk-watals-chips", role="group", aria_labelledby=id_),
        class_="rk-watals-keuzes",
    )


# ---- before and after --------------------------------------------------------------------------


def _uitkomst(t: Toestand, blik: Blik, wijziging: Wijziging, uitkomst: Uitkomst) -> El:
    nu, dan = vergelijking.tekeningen(t, blik, wijziging, uitkomst.casus)
    return el(
        "div",
        _helft(_("Nu"), nu, "nu"),
        _helft(_("Als dit zo is"), dan, "dan"),
        _cijfers(t, uitkomst.verschillen),
        class_="rk-watals-uitkomst",
    )


def _helft(titel: str, tekening: object, id_: str) -> El:
    kop = el("h3", titel, id=f"watals-{id_}")
    return el("section", kop, tekening, class_=f"rk-watals-helft is-{id_}", aria_labelledby=f"watals-{id_}")


def _cijfers(t: Toestand, verschillen: tuple[Verschil, ...]) -> El:
    """The figures that differ, as a table; or one sentence where none does."""
    if not verschillen:
        zin = vul(
            _("Aan wat de kaart telt, verandert niets. Voor {naam} kan het wel uitmaken."), t.casus.naam
        )
        return el("section", el("p", zin), class_="rk-watals-cijfers")
    kop = _rij(_("Wat er verandert"), _("nu"), _("dan"), cel="columnheader")
    rijen = [
        _rij(vul(_woorden(v), t.casus.naam), _waarde(v.voor), el("b", _waarde(v.na))) for v in verschillen
    ]
    tabel = el("div", kop, rijen, role="table", aria_label=_("Wat er verandert"), class_="rk-watals-tabel")
    return el(
        "section",
        tabel,
        class_="rk-rol rk-watals-cijfers",
        tabindex="0",
        aria_label=_("Wat er verandert, in cijfers"),
        id="watals-cijfers",
    )


def _rij(wat: object, nu: object, dan: object, *, cel: str = "cell") -> El:
    eerste = "columnheader" if cel == "columnheader" else "rowheader"
    return el(
        "div",
        el("span", wat, role=eerste, dir="auto"),
        el("span", nu, role=cel),
        el("span", dan, role=cel),
        role="row",
        class_="rk-watals-rij",
    )


def _waarde(tekst: str) -> str:
    return tekst or _("nog te weinig bekend")


def _woorden(v: Verschil) -> str:
    """A figure in the words of the talk; one without words here keeps its own name."""
    woorden = {
        "vertelteller_beste": _("keren dat {naam} het verhaal opnieuw vertelt, op onze beste weg"),
        "vertelteller_te_voorkomen": _("keren vertellen die onze beste weg scheelt"),
        "overdrachten_warm_beste": _("keren dat er iemand meegaat, op onze beste weg"),
        "hangt_aan_een": _("haltes die aan één helper hangen"),
        "minste_wegen": _("wegen naar de halte die het lastigst te vinden is"),
        "wegwijzergat": _("haltes waar nog geen helper de weg naar wijst"),
        "wegwijzer_afstand": _("helpers tussen {naam} en de verste halte waar de weg naar wordt gewezen"),
        "overzicht_zonder": _("delen van het leven waar geen helper overzicht over heeft"),
        "overzicht_haltes": _("haltes die één helper kent, op zijn meest"),
        "regie_duidelijk": _("taken waarvan duidelijk is wie ze doet"),
        "regie_niemand": _("taken die nog bij geen van ons liggen"),
        "drempels_in_kring": _("drempels die in een kring op elkaar wachten"),
        "kringen_openen": _("plekken waar ruimte de kring opent"),
    }
    return woorden.get(v.figuur, v.naam)


# ---- keep it, or let it go ---------------------------------------------------------------------


def _voet(t: Toestand, stap: Stap, proef: Proef, wijziging: Wijziging) -> El:
    tekst = vul(proeven.wenstekst(t.kaart, t.casus, wijziging), t.casus.naam)
    al = any(tekst == w.tekst or tekst in w.oplossing for w in t.wensen)
    weg = knop(_("Sluit") if al else _("Laat maar"), blik={"proef": None}, id="watals-laat-maar")
    ander = knop(
        icoon("links"), _("Iets anders proberen"), blik={"proef": [proef[0]]}, soort="stil", id="watals-ander"
    )
    if t.gesloten:
        bewaren: list[object] = []
    elif al:
        bewaren = [
            el("span", icoon("vink"), el("span", _("Dit staat nu bij de wensen.")), class_="rk-watals-al")
        ]
    else:
        bewaren = [_bij_wens(t.wensen, tekst) if stap is Stap.WENSEN else None, _als_wens(tekst)]
    return el(
        "div",
        el("p", _("Als wens: {tekst}").replace("{tekst}", tekst), class_="rk-watals-wens", dir="auto"),
        el("div", ander, el("div", bewaren, weg, class_="rk-watals-bewaren"), class_="rk-watals-knoppen"),
    )


def _als_wens(tekst: str) -> El:
    return knop(
        icoon("plus"),
        _("Bewaar als wens"),
        daad="wens_toegevoegd",
        inhoud={"tekst": tekst},
        soort="hoofd",
        id="watals-bewaar",
    )


def _bij_wens(wensen: tuple[Wens, ...], tekst: str) -> El | None:
    """Beside a wish that is there already: this becomes part of how it comes about."""
    if not wensen:
        return None
    knoppen = [
        knop(
            nr,
            daad="wens_gewijzigd",
            inhoud={"wens_id": w.id, "veld": "oplossing", "waarde": f"{w.oplossing}\n{tekst}".strip()},
            naam=_("Zet erbij bij wens {nr}").format(nr=nr),
            id=f"watals-bij-{w.id}",
        )
        for nr, w in enumerate(wensen, 1)
    ]
    return el(
        "div",
        el("span", _("Zet erbij bij wens"), aria_hidden="true"),
        knoppen,
        class_="rk-watals-bij",
        role="group",
        aria_label=_("Zet erbij bij een wens"),
    )

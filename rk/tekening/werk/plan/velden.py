"""The fields of a row: each kind its own, all of them store themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rk.domain import Punt, Route, Veld, Veldsoort, Weg
from rk.events import Toestand
from rk.inzicht.bedragen import lees_bedrag
from rk.inzicht.instroom import uit_het_zicht
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.vormen import icoon, knop, toevoegveld, veld, vul

MENSEN = "plan-mensen"
"""The id of the list of who can be named."""
_KNOPPEN, _LETTERS = 10, 34
"""So many choices, with so many letters together, stand beside each other as buttons."""
_INVOER = {Veldsoort.DATUM: "date", Veldsoort.MAAND: "month"}


def mensenlijst(t: Toestand) -> El:
    """Who can be named: the person first, then the helpers by role. Other words may be typed too."""
    namen = [t.casus.naam, *(a.naam for a in t.casus.actoren if not a.vervallen and a.id not in t.verborgen)]
    return el("datalist", [el("option", value=n) for n in dict.fromkeys(namen) if n], id=MENSEN)


def is_breed(v: Veld) -> bool:
    """Whether a field wants the whole width: many buttons."""
    return _als_knoppen(v) and sum(map(len, v.keuzes)) + 3 * len(v.keuzes) > _LETTERS


def invoerveld(t: Toestand, punt: Punt, deel: str, rij: str, v: Veld, waarde: str) -> El:
    """One field of one row."""
    inhoud = {"punt": str(punt), "deel": deel, "rij": rij, "veld": v.id}
    naam, hulp = vul(v.naam, t.casus.naam), vul(v.hulp, t.casus.naam)
    id_ = f"plan-{rij}-{v.id}"
    match v.soort:
        case Veldsoort.TEKST:
            return veld(naam, waarde, daad="planveld_gezet", inhoud=inhoud, id=id_, hint=hulp)
        case Veldsoort.LANG:
            return veld(naam, waarde, daad="planveld_gezet", inhoud=inhoud, id=id_, hint=hulp, regels=2)
        case Veldsoort.KEUZE if _als_knoppen(v):
            return _knoppen(naam, v, waarde, inhoud, id_)
        case Veldsoort.KEUZE | Veldsoort.HALTE:
            return _label(naam, id_, _kiezer(t, v, waarde, id=id_, **_slaat_op(inhoud)))
    extra = {
        "type": _INVOER.get(v.soort, "text"),
        "list": MENSEN if v.soort is Veldsoort.WIE else None,
        "inputmode": "decimal" if v.soort is Veldsoort.BEDRAG else None,
        "placeholder": (hulp or _tip(v)) or None,
    }
    vak = el(
        "input", value=waarde, id=id_, class_="rk-invoer", maxlength=2000, autocomplete="off", dir="auto",
        **extra, **_slaat_op(inhoud),
    )  # fmt: skip
    noot = None
    if v.soort is Veldsoort.DATUM and dag(waarde):
        # A browser in another language writes the day its own way.
        noot = el("span", dag(waarde), class_="rk-stil")
    if v.soort is Veldsoort.BEDRAG and waarde and not lees_bedrag(waarde).bekend:
        noot = el("span", _("telt niet mee: geen bedrag"), class_="rk-stil")
    return _label(naam, id_, vak, noot)


def nieuwe_rij(t: Toestand, punt: Punt, deel: str, v: Veld, *, eerste: bool) -> El:
    """The form that begins a row with its first field."""
    inhoud = {"punt": str(punt), "deel": deel, "veld": v.id}
    naam, hulp = vul(v.naam, t.casus.naam), vul(v.hulp, t.casus.naam)
    id_ = f"plan-nieuw-{deel}"
    woord = _("Zet erbij") if eerste else _("Nog een")
    if v.soort in (Veldsoort.TEKST, Veldsoort.LANG):
        return toevoegveld(
            naam,
            daad="planveld_gezet",
            inhoud=inhoud,
            id=id_,
            veldnaam="waarde",
            hint=hulp or naam,
            knoptekst=woord,
        )
    gemeen = {"id": f"{id_}-invoer", "name": "waarde", "required": True, "aria_label": naam}
    if v.soort in (Veldsoort.KEUZE, Veldsoort.HALTE):
        vak = _kiezer(t, v, "", **gemeen)
    else:
        vak = el(
            "input",
            type=_INVOER.get(v.soort, "text"),
            list=MENSEN if v.soort is Veldsoort.WIE else None,
            inputmode="decimal" if v.soort is Veldsoort.BEDRAG else None,
            placeholder=hulp or (f"{naam}: {_tip(v)}" if _tip(v) else naam),
            class_="rk-invoer",
            maxlength=2000,
            autocomplete="off",
            dir="auto",
            **gemeen,
        )
    # A day and a choice say nothing of what they are for.
    wat = el("span", naam, class_="rk-label", aria_hidden="true")
    stuur = el(
        "button", icoon("plus"), el("span", woord), type="submit", class_="rk-knop rk-toevoegknop",
    )  # fmt: skip
    return el(
        "form",
        wat if v.soort in (*_INVOER, Veldsoort.KEUZE, Veldsoort.HALTE) else None,
        vak,
        stuur,
        id=id_,
        class_="rk-toevoeg rk-plan-toevoeg",
        data_daad="planveld_gezet",
        data_inhoud=inhoud,
    )


def _tip(v: Veld) -> str:
    return {
        Veldsoort.WIE: _("een rol, geen naam"),
        Veldsoort.BEDRAG: _("alleen als je het weet"),
    }.get(v.soort, "")


def _slaat_op(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    return {"data_daad": "planveld_gezet", "data_inhoud": dict(inhoud)}


def _label(naam: str, id_: str, *binnen: object) -> El:
    return el("label", el("span", naam, class_="rk-label", dir="auto"), *binnen, class_="rk-veld", for_=id_)


def _als_knoppen(v: Veld) -> bool:
    return v.soort is Veldsoort.KEUZE and len(v.keuzes) <= _KNOPPEN and sum(map(len, v.keuzes)) <= _LETTERS


def _knoppen(naam: str, v: Veld, waarde: str, inhoud: Mapping[str, Any], id_: str) -> El:
    """Choices as buttons; pressing the one that is on takes it back."""
    rij = [
        knop(
            icoon("vink") if k == waarde and len(k) > 2 else None,
            k,
            daad="planveld_gezet",
            inhoud={**inhoud, "waarde": "" if k == waarde else k},
            soort="segment",
            aan=k == waarde,
            id=f"{id_}-{nr}",
        )
        for nr, k in enumerate(v.keuzes)
    ]
    return el(
        "div",
        el("span", naam, class_="rk-label", id=f"{id_}-label", dir="auto"),
        el("div", rij, class_="rk-segment", role="group", aria_labelledby=f"{id_}-label"),
        class_="rk-veld" + (" is-breed" if is_breed(v) else ""),
        id=id_,
    )


def _kiezer(t: Toestand, v: Veld, waarde: str, **meer: Any) -> El:
    """A list to choose from. In a form that begins a row nothing is chosen for anybody."""
    leeg = el("option", _("kies"), value="", selected=not waarde)
    if v.soort is Veldsoort.HALTE:
        groepen = [
            el("optgroup", [_optie(id_, naam, waarde) for id_, naam in rij], label=kop)
            for kop, rij in haltes(t)
            if rij
        ]
        return el("select", leeg, groepen, class_="rk-invoer rk-kiezer", **meer)
    return el("select", leeg, [_optie(k, k, waarde) for k in v.keuzes], class_="rk-invoer rk-kiezer", **meer)


def _optie(waarde: str, tekst: str, gekozen: str) -> El:
    return el("option", tekst, value=waarde, selected=waarde == gekozen)


def haltes(t: Toestand) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """The haltes to choose from, those on the ways first, then all others by route."""
    weg = uit_het_zicht(t)
    op_weg = dict.fromkeys(b.halte_id for w in Weg for b in t.casus.weg(w) if b.id not in weg)
    namen = {h.id: h.naam for h in t.kaart.haltes if not h.vervallen or h.id in op_weg}
    yield vul(_("Op de weg van {naam}"), t.casus.naam), [(h, namen[h]) for h in op_weg if h in namen]
    for route in Route:
        rij = [(h.id, h.naam) for h in t.kaart.haltes if h.route is route and h.id in namen]
        yield woorden.route(route), [(id_, naam) for id_, naam in rij if id_ not in op_weg]

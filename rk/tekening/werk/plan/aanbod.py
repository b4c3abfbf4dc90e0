"""What can be taken over into a part: ideas, what the talk brought, what an earlier talk left."""

from __future__ import annotations

from typing import Any

from rk.domain import Fase, Plandeel, Planregel, Punt, Werkstand
from rk.events import Toestand
from rk.events.soorten.werk.plan import waarde_past
from rk.inzicht.instroom import Instroomregel, instroom
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.vormen import icoon, knop, toevoegveld
from rk.tekening.werk.plan.basis import (
    eerder_van,
    ideeen_van,
    overname,
    rijen_van,
    rijnaam,
)
from rk.tekening.werk.plan.rijen import kort, onderregel

_UIT_GESPREK = "plan-instroom"
"""The name in `blik.open` of what the talk brought. Closed at first: the group thinks before."""

Daad = tuple[str, dict[str, Any]]


def ideeen(t: Toestand, punt: Punt, s: Werkstand, d: Plandeel) -> El | None:
    """What people thought for themselves, each to take over or away; nobody's name is on it."""
    heel = t.werkstand(punt)
    over = ideeen_van(s, d)
    rij = [
        el(
            "li",
            el("p", i.tekst, dir="auto"),
            el(
                "div",
                _weg(punt, i.id, i.tekst),
                _neem(overname(punt, heel, d, i.tekst, (i.id,)), i.tekst, f"neem-{i.id}"),
                class_="rk-plan-neem",
            ),
            id=f"idee-{i.id}",
        )
        for i in over
    ]
    erbij = toevoegveld(
        _("Een idee uit de kamer"),
        daad="planidee_gegeven",
        inhoud={"punt": str(punt), "deel": d.id},
        id=f"idee-nieuw-{d.id}",
        hint=_("Een idee uit de kamer"),
        regels=1,
    )
    # Whoever has no phone says his here, once the group thinks apart and looks together.
    zegt = punt in t.fasen and fase_van(t, punt) is Fase.BEKIJKEN and not t.gesloten
    if not rij and not zegt:
        return None
    een, meer = _("1 idee"), _("{n} ideeën")
    kop = een if len(rij) == 1 else meer.format(n=len(rij))
    return el(
        "section",
        el("h4", kop, id=f"ideeen-kop-{d.id}") if rij else None,
        el("ul", rij, class_="rk-plan-ideeen", aria_labelledby=f"ideeen-kop-{d.id}") if rij else None,
        el("div", erbij, class_="rk-plan-erbij") if zegt else None,
        class_="rk-plan-bak",
        id=f"ideeen-{d.id}",
    )


def uit_gesprek(t: Toestand, punt: Punt, blik: Blik, s: Werkstand, d: Plandeel) -> El | None:
    """What the talk brought that fits this part; the group opens it and takes over what it wants."""
    if d.instroom is None or t.gesloten:
        return None
    al = {u for r in s.regels for u in r.uit}
    over = [r for r in instroom(t, d.instroom) if not al >= set(r.uit)]
    if not over:
        return None
    open_ = blik.is_open(_UIT_GESPREK)
    een, meer = _("1 uit het gesprek"), _("{n} uit het gesprek")
    knop_ = knop(
        icoon("omhoog" if open_ else "omlaag"),
        een if len(over) == 1 else meer.format(n=len(over)),
        blik={"wissel": _UIT_GESPREK},
        soort="chip",
        open_=open_,
        id="plan-instroom",
    )
    rij = [_regel(t, punt, d, r, nr) for nr, r in enumerate(over)] if open_ else []
    return el(
        "section",
        knop_,
        el("ul", rij, class_="rk-plan-ideeen", aria_label=_("Uit het gesprek")) if rij else None,
        class_="rk-plan-bak is-gesprek",
        id=f"instroom-{d.id}",
        data_schrijft=True,
    )


def _regel(t: Toestand, punt: Punt, d: Plandeel, r: Instroomregel, nr: int) -> El:
    halte = t.halte(r.halte_id)
    daad = overname(punt, t.werkstand(punt), d, r.tekst, r.uit, r.halte_id)
    return el(
        "li",
        el("p", r.tekst, dir="auto"),
        el(
            "div",
            el("span", _("bij {halte}").format(halte=halte.naam), class_="rk-stil", dir="auto")
            if halte
            else None,
            _neem(daad, r.tekst, f"neem-uit-{nr}"),
            class_="rk-plan-neem",
        ),
        id=f"uit-{nr}-{r.uit[0]}",
    )


def eerdere_rijen(t: Toestand, punt: Punt, s: Werkstand, d: Plandeel) -> list[El | None]:
    """The rows of earlier talks below those of now: which are still here, which are not."""
    if d.rijen == 1:
        return []
    nu = {rijnaam(t, s, d, r).casefold() for r in rijen_van(s, d)}
    return [
        el(
            "section",
            el("h4", _("Op {dag} stond hier").format(dag=wanneer)),
            el("ul", [_eerder(t, punt, s, d, r, nu, f"{nr}-{i}") for i, r in enumerate(rij)]),
            class_="rk-plan-bak is-eerder",
            id=f"eerder-{nr}-{d.id}",
        )
        for nr, (wanneer, rij) in enumerate(eerder_van(t, punt, d)[:2])
    ]


def _eerder(t: Toestand, punt: Punt, s: Werkstand, d: Plandeel, r: Planregel, nu: set[str], nr: str) -> El:
    naam = rijnaam(t, s, d, r)
    staat = naam.casefold() in nu
    # A value that no longer fits (a choice or a halte that is gone) stays behind.
    waarden = {v.id: r.waarden[v.id] for v in d.velden if r.waarden.get(v.id) and _past(t, d, v.id, r)}
    daad = None if staat else overname(punt, t.werkstand(punt), d, naam, (), waarden=waarden)
    merk = el("span", icoon("vink"), _("staat er nog"), class_="rk-plan-merk") if staat else None
    return el(
        "li",
        el("p", naam, dir="auto"),
        el("p", onderregel(t, d, r), class_="rk-plan-onder"),
        el(
            "div",
            merk,
            None if staat or t.gesloten else _neem(daad, naam, f"neem-eerder-{nr}"),
            class_="rk-plan-neem",
        ),
        id=f"eerder-rij-{nr}",
    )


def _past(t: Toestand, d: Plandeel, veld: str, r: Planregel) -> bool:
    v = next(v for v in d.velden if v.id == veld)
    return waarde_past(t, v, r.waarden[veld]) is None


def _weg(punt: Punt, id_: str, tekst: str) -> El:
    return knop(
        icoon("prullenbak"),
        daad="planidee_weggehaald",
        inhoud={"punt": str(punt), "idee_id": id_},
        soort="icoon",
        naam=_("Haal weg: {wat}").format(wat=kort(tekst)),
        id=f"weg-idee-{id_}",
    )


def _neem(daad: Daad | None, tekst: str, id_: str) -> El:
    """The button that takes something over; it can't where the part is full."""
    return knop(
        icoon("plus"),
        _("neem over"),
        daad=daad[0] if daad else None,
        inhoud=daad[1] if daad else None,
        soort="chip",
        naam=_("Neem over: {wat}").format(wat=kort(tekst)),
        id=id_,
        disabled=daad is None,
    )

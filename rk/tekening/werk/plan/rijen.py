"""The rows of one part: closed as a line, one of them opened with all its fields."""

from __future__ import annotations

from rk.domain import Plandeel, Planregel, Punt, Werkstand
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import icoon, knop
from rk.tekening.werk.plan.basis import (
    Keus,
    eerder_van,
    enige_rij,
    gevuld,
    kijk_naar,
    leeswaarde,
    naamveld,
    open_rij,
    rijen_van,
    rijnaam,
)
from rk.tekening.werk.plan.velden import invoerveld, nieuwe_rij


def rijen(t: Toestand, punt: Punt, s: Werkstand, d: Plandeel, keus: Keus) -> list[El | None]:
    """The fields of a part that is filled in once; or its rows, and the way to one more."""
    rij = rijen_van(s, d)
    if t.gesloten:
        return [_gelezen(t, s, d, rij)]
    if d.rijen == 1:
        id_ = enige_rij(rij, d)
        # One who looks has hidden rows too: a row that may not be seen is not begun again.
        weg = any(r.deel == d.id for r in t.werkstand(punt).regels) and not rij
        return [el("p", _("Dit is verborgen."), class_="rk-stil") if weg else _velden(t, punt, d, id_, rij)]
    open_ = open_rij(rij, keus)
    lijst = [
        _open(t, punt, s, d, r, nr, len(rij)) if r.id == open_ else _dicht(t, s, d, r, len(rij))
        for nr, r in enumerate(rij, 1)
    ]
    vol = sum(r.deel == d.id for r in t.werkstand(punt).regels) >= d.rijen
    erbij = (
        el("p", _("Alle {n} regels zijn gebruikt.").format(n=d.rijen), class_="rk-stil")
        if vol
        else nieuwe_rij(t, punt, d.id, d.velden[0], eerste=not rij)
    )
    return [
        el("ol", lijst, class_="rk-plan-rijen", id=f"rijen-{d.id}") if lijst else None,
        el("div", erbij, class_="rk-plan-erbij", id=f"erbij-{d.id}"),
    ]


def kort(tekst: str, hoogstens: int = 60) -> str:
    """A text short enough to name a button by."""
    plat = " ".join(tekst.split())
    return plat if len(plat) <= hoogstens else f"{plat[:hoogstens].rstrip()} …"


def onderregel(t: Toestand, d: Plandeel, r: Planregel) -> list[El]:
    """What a row says beside its name, a piece for each field."""
    v = naamveld(d, r)
    paren = gevuld(t, d, r, zonder=v)
    if v is None and not r.uit:
        paren = paren[1:]  # its first value is its name
    return [
        el("span", el("span", f"{naam.rstrip('?: ')}: ", class_="rk-stil"), w, dir="auto")
        for naam, w in paren
    ]


def _dicht(t: Toestand, s: Werkstand, d: Plandeel, r: Planregel, aantal: int) -> El:
    regels = onderregel(t, d, r)
    kop = el(
        "button",
        el("span", rijnaam(t, s, d, r), class_="rk-plan-rijnaam", dir="auto"),
        el("span", regels, class_="rk-plan-onder") if regels else None,
        icoon("omlaag"),
        type="button",
        class_="rk-plan-rij",
        data_blik=kijk_naar(d, aantal, r.id),
        aria_expanded="false",
        id=f"rij-{r.id}",
    )
    return el("li", kop, id=f"regel-{r.id}")


def _open(t: Toestand, punt: Punt, s: Werkstand, d: Plandeel, r: Planregel, nr: int, aantal: int) -> El:
    naam = rijnaam(t, s, d, r)
    # What it came from is said where no field shows it.
    uit = naam if naamveld(d, r) is None and r.uit else ""
    dicht = knop(
        icoon("omhoog"),
        _("Klaar"),
        blik=kijk_naar(d, aantal),
        soort="chip",
        naam=_("Klaar: {wat}").format(wat=kort(naam)),
        open_=True,
        toets="Escape",
        id=f"rij-{r.id}",
    )
    weg = knop(
        icoon("prullenbak"),
        _("Haal weg"),
        daad="planrij_weggehaald",
        inhoud={"punt": str(punt), "rij": r.id},
        soort="stil",
        naam=_("Haal weg: {wat}").format(wat=kort(naam)),
        id=f"weg-{r.id}",
    )
    velden = [invoerveld(t, punt, d.id, r.id, v, r.waarden.get(v.id, "")) for v in d.velden]
    binnen = el(
        "div",
        el("p", uit, class_="rk-plan-rijnaam", dir="auto") if uit else None,
        el("div", velden, class_="rk-plan-velden"),
        el("div", weg, dicht, class_="rk-plan-rijvoet"),
        class_="rk-plan-open",
        role="group",
        aria_label=_("Regel {nr}").format(nr=nr),
    )
    return el("li", binnen, id=f"regel-{r.id}")


def _velden(t: Toestand, punt: Punt, d: Plandeel, id_: str, rij: tuple[Planregel, ...]) -> El:
    """The fields of a part that is filled in once; below each what an earlier talk had there, when that
    was something else.
    """
    nu = rij[0].waarden if rij else {}
    toen = eerder_van(t, punt, d)[:2]
    velden = []
    for v in d.velden:
        was = [
            el("li", el("b", f"{wanneer}: "), leeswaarde(t, v, rijen_[0].waarden[v.id]), dir="auto")
            for wanneer, rijen_ in toen
            if rijen_[0].waarden.get(v.id, "") not in ("", nu.get(v.id, ""))
        ]
        vak = invoerveld(t, punt, d.id, id_, v, nu.get(v.id, ""))
        breed = "is-breed" in dict(vak.attributen).get("class", "")
        eerder = el("ul", was, class_="rk-plan-was", aria_label=_("Eerdere gesprekken")) if was else None
        velden.append(el("div", vak, eerder, class_="rk-plan-veld" + (" is-breed" if breed else "")))
    return el("div", velden, class_="rk-plan-velden is-enig")


def _gelezen(t: Toestand, s: Werkstand, d: Plandeel, rij: tuple[Planregel, ...]) -> El:
    """The rows of a closed talk, to read."""
    blokken = []
    for r in rij:
        paren = gevuld(t, d, r)
        if not paren and not r.uit:
            continue
        regels = [el("div", el("dt", naam, dir="auto"), el("dd", w, dir="auto")) for naam, w in paren]
        kop = None if paren else el("p", rijnaam(t, s, d, r), dir="auto")
        blokken.append(el("li", kop, el("dl", regels), id=f"regel-{r.id}"))
    if not blokken:
        return el("p", _("Hier is niets ingevuld."), class_="rk-stil")
    return el("ol", blokken, class_="rk-plan-gelezen")

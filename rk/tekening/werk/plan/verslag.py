"""The form `plan` in the overview."""

from __future__ import annotations

from rk.domain import Plandeel, Planregel, Punt, Werkstand
from rk.events import Toestand
from rk.inzicht.bedragen import naast_elkaar, sommen
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import vul
from rk.tekening.werk.delen import verslagdeel, werkvorm_van
from rk.tekening.werk.plan.basis import (
    eerder_van,
    gevuld,
    ideeen_van,
    leeskolommen,
    leeswaarde,
    onbekendtekst,
    plan_van,
    rijen_van,
    rijnaam,
    somtekst,
    stand_van,
)
from rk.tekening.werk.plan.naast import herkomsttekst, partijen, rijen_naast, verschiltekst

_KOLOMMEN = 5
"""So many filled fields fit beside each other on a page."""


def alinea(t: Toestand, punt: Punt) -> El | None:
    """The parts that were filled in, sums, the two ways, and ideas that were not taken over."""
    s = stand_van(t, punt)
    delen = [el_ for d in plan_van(t, punt).delen for el_ in _deel(t, punt, s, d)]
    delen += _naast(t, punt, s)
    return verslagdeel(t, punt, delen) if delen else None


def _deel(t: Toestand, punt: Punt, s: Werkstand, d: Plandeel) -> list[El]:
    rijen = [r for r in rijen_van(s, d) if gevuld(t, d, r) or r.uit]
    over = ideeen_van(s, d)
    if not rijen and not over:
        return []
    uit: list[El] = [el("h4", vul(d.naam, t.casus.naam), dir="auto")]
    if rijen:
        uit.append(_blad(t, s, d, rijen))
        uit += _toen(t, punt, s, d, rijen)
    for velden, som in sommen(d, s):
        if som.regels:
            wat = vul(velden[0].naam, t.casus.naam).rstrip("?: ") if len(velden) == 1 else _("Bedragen")
            zin = _("{wat} samen: {som}").format(wat=wat, som=somtekst(som))
            delen = (zin, onbekendtekst(som) if som.bekend else "")
            uit.append(el("p", " · ".join(x for x in delen if x)))
    if over:
        uit.append(el("p", _("Dit noemden we ook:")))
        uit.append(el("ul", [el("li", i.tekst, dir="auto") for i in over], class_="rk-verslag-lijst"))
    return uit


def _blad(t: Toestand, s: Werkstand, d: Plandeel, rijen: list[Planregel]) -> El:
    naam = vul(d.naam, t.casus.naam)
    kolommen = [(veld, lees) for _v, veld, lees in leeskolommen(t, d) if any(map(lees, rijen))]
    if not kolommen:
        return el("ul", [el("li", rijnaam(t, s, d, r), dir="auto") for r in rijen], class_="rk-verslag-lijst")
    if d.rijen > 1 and len(kolommen) <= _KOLOMMEN:
        kop = el("tr", [el("th", veld, scope="col", dir="auto") for veld, _lees in kolommen])
        lijf = [el("tr", [el("td", lees(r), dir="auto") for _veld, lees in kolommen]) for r in rijen]
        return el(
            "table",
            el("thead", kop),
            el("tbody", lijf),
            class_="rk-verslag-tabel",
            aria_label=naam,
        )
    tabellen = [
        el(
            "table",
            el(
                "tbody",
                [
                    el("tr", el("th", veld, scope="row", dir="auto"), el("td", waarde, dir="auto"))
                    for veld, waarde in gevuld(t, d, r)
                ],
            ),
            class_="rk-verslag-tabel rk-verslag-paren",
            aria_label=naam,
        )
        for r in rijen
        if gevuld(t, d, r)
    ]
    return tabellen[0] if len(tabellen) == 1 else el("div", tabellen, class_="rk-plan-verslagrijen")


def _toen(t: Toestand, punt: Punt, s: Werkstand, d: Plandeel, rijen: list[Planregel]) -> list[El]:
    """What is new and what is gone since the last talk; for a part that is filled in once what moved."""
    eerder = eerder_van(t, punt, d)[:1]
    if not eerder:
        return []
    wanneer, oud = eerder[0]
    if d.rijen == 1:
        anders = [
            _("{veld} was {toen}").format(veld=vul(v.naam, t.casus.naam), toen=leeswaarde(t, v, toen))
            for v in d.velden
            if (toen := oud[0].waarden.get(v.id, "")) and toen != rijen[0].waarden.get(v.id, "")
        ]
        return [el("p", el("b", f"{wanneer}: "), " · ".join(anders), dir="auto")] if anders else []
    nu = {rijnaam(t, s, d, r).casefold() for r in rijen}
    weg = [n for r in oud if (n := rijnaam(t, s, d, r)).casefold() not in nu]
    zin = _("Op {dag} stond er ook:").format(dag=wanneer)
    return [el("p", el("b", zin), " ", " · ".join(weg), dir="auto")] if weg else []


def _naast(t: Toestand, punt: Punt, s: Werkstand) -> list[El]:
    n = naast_elkaar(werkvorm_van(t, punt), s)
    if n is None or not (n.een.regels or n.twee.regels):
        return []
    rijen = []
    for naam, som in rijen_naast(n):
        delen = (somtekst(som) or _("nog niets ingevuld"), onbekendtekst(som) if som.bekend else "")
        tekst = " · ".join(x for x in delen if x)
        rijen.append(el("tr", el("th", naam, scope="row"), el("td", tekst)))
    herkomst = herkomsttekst(n)
    naast = _("Naast elkaar")
    return [
        el("h4", naast),
        el("p", verschiltekst(n.verschil, n)),
        el("table", el("tbody", rijen), class_="rk-verslag-tabel rk-verslag-paren", aria_label=naast),
        *([el("p", herkomst)] if herkomst else []),
        *partijen(t, punt, s, n, kop="h5"),
    ]

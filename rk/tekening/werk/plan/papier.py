"""The form `plan` on paper."""

from __future__ import annotations

from rk.domain import Plandeel, Punt, Veld, Veldsoort
from rk.events import Toestand
from rk.taal import _
from rk.tekening.boom import El, el
from rk.tekening.vormen import vul
from rk.tekening.werk.delen import papierlijnen
from rk.tekening.werk.plan.basis import plan_van

_KOLOMMEN = 4
"""So many fields stand beside each other on a sheet; more of them stand below each other."""
_RIJEN, _KEREN = 4, 2


def papier(t: Toestand, punt: Punt) -> El:
    """Each part with its question and room for its fields; rows as a table where they fit."""
    return el("div", [_deel(t, d) for d in plan_van(t, punt).delen])


def _deel(t: Toestand, d: Plandeel) -> El:
    naam = t.casus.naam
    if d.rijen > 1 and len(d.velden) <= _KOLOMMEN:
        kop = el("tr", [el("th", vul(v.naam, naam), scope="col", dir="auto") for v in d.velden])
        rijen = [el("tr", [el("td") for _v in d.velden]) for _nr in range(min(d.rijen, _RIJEN))]
        binnen: list[El] = [el("table", el("thead", kop), el("tbody", rijen), class_="rk-papier-plan")]
    else:
        keren = 1 if d.rijen == 1 else min(d.rijen, _KEREN)
        binnen = [el("div", [_veld(t, v) for v in d.velden]) for _nr in range(keren)]
    return el(
        "section",
        el("h2", vul(d.naam, naam), dir="auto"),
        el("p", vul(d.vraag, naam), dir="auto") if d.vraag else None,
        binnen,
        class_="rk-papier-vak rk-papier-plandeel",
    )


def _veld(t: Toestand, v: Veld) -> El:
    keuzes = None
    if v.soort is Veldsoort.KEUZE:
        keuzes = el("p", _("Kies uit: "), " / ".join(v.keuzes), dir="auto")
    return el(
        "div",
        el("b", vul(v.naam, t.casus.naam), dir="auto"),
        keuzes,
        papierlijnen(2 if v.soort is Veldsoort.LANG else 1),
    )

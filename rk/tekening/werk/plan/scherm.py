"""The form `plan` on the beamer: all parts in a calm row, one of them opened beside it."""

from __future__ import annotations

from rk.domain import Fase, Kamerstand, Plandeel, Punt, Werkstand
from rk.events import Toestand
from rk.inzicht.bedragen import sommen
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.schermen.fasen import blok, fase_van
from rk.tekening.vormen import icoon, knop, vul
from rk.tekening.werk.delen import werkvorm_van
from rk.tekening.werk.plan.aanbod import eerdere_rijen, ideeen, uit_gesprek
from rk.tekening.werk.plan.basis import (
    NAAST,
    Keus,
    gevuld,
    ideeen_van,
    keus_van,
    kijk_naar,
    onbekendtekst,
    plan_van,
    rijen_van,
    somtekst,
    stand_van,
)
from rk.tekening.werk.plan.naast import naast
from rk.tekening.werk.plan.rijen import rijen
from rk.tekening.werk.plan.velden import mensenlijst

_VOORBEELDEN = "plan-voorbeelden"
"""The name in `blik.open` of the examples of a part."""
_RUIM = 4
"""So many things to think about have a large block each on the quiet screen."""


def scherm(t: Toestand, punt: Punt, blik: Blik, kamer: Kamerstand) -> tuple[El, object]:
    """The parts, and the one that is open: its ideas and its rows."""
    p, s, keus = plan_van(t, punt), stand_van(t, punt), keus_van(blik)
    deel = next((d for d in p.delen if d.id == keus.deel), None)
    vergelijkt = deel is None and keus.deel == NAAST and p.vergelijk is not None
    open_ = None if vergelijkt else deel or p.delen[0]
    meer = len(p.delen) > 1 or p.vergelijk is not None
    paneel = naast(t, punt, s) if open_ is None else _paneel(t, punt, blik, s, open_, keus)
    kies = _delen(t, punt, s, open_) if meer else None
    inhoud = el(
        "div",
        kies,
        paneel,
        mensenlijst(t),
        class_="rk-plan" + (" heeft-delen" if meer else ""),
    )
    return inhoud, _hint(t, punt, s, open_)


def _hint(t: Toestand, punt: Punt, s: Werkstand, d: Plandeel | None) -> str:
    if d is None:
        return _("alleen eigen bedragen; wat niet bekend is, blijft onbekend")
    if ideeen_van(s, d):
        return _("neem over wat jullie samen willen")
    if d.rijen == 1:
        return _("wat je invult, wordt vanzelf bewaard")
    if not rijen_van(s, d):
        return _("vul het eerste in; daarna kan er meer bij")
    return _("druk op een regel om meer in te vullen")


# ---- the parts -----------------------------------------------------------------------------------


def _delen(t: Toestand, punt: Punt, s: Werkstand, open_: Plandeel | None) -> El:
    p = plan_van(t, punt)
    knoppen = [
        _deel(
            f"deel-{d.id}",
            vul(d.naam, t.casus.naam),
            _stand(t, s, d),
            kijk_naar(d, len(rijen_van(s, d))),
            aan=d is open_,
        )
        for d in p.delen
    ]
    if p.vergelijk is not None and all(d.id != NAAST for d in p.delen):
        kijk: dict[str, object] = {"kaart": NAAST}
        knoppen.append(_deel("plan-naast", _("Naast elkaar"), "", kijk, aan=open_ is None))
    return el(
        "nav",
        el("ol", [el("li", k) for k in knoppen], class_="rk-plan-delen"),
        class_="rk-rol rk-plan-nav" + (" is-veel" if len(knoppen) > 7 else ""),
        aria_label=_("Onderdelen"),
        id="plan-delen",
    )


def _deel(id_: str, naam: str, onder: str, kijk: dict[str, object], *, aan: bool) -> El:
    return el(
        "button",
        el("span", naam, class_="rk-plan-deelnaam", dir="auto"),
        el("span", onder, class_="rk-plan-deelstand") if onder else None,
        type="button",
        class_="rk-plan-deel" + (" is-aan" if aan else ""),
        data_blik=kijk,
        aria_current="true" if aan else None,
        id=id_,
    )


def _stand(t: Toestand, s: Werkstand, d: Plandeel) -> str:
    """What lies at a part, in a few words; empty where nothing does."""
    rij, delen = rijen_van(s, d), []
    if d.rijen == 1 and rij:
        n, van = len(gevuld(t, d, rij[0])), len(d.velden)
        delen.append(_("{n} van {van} ingevuld").format(n=n, van=van) if n else "")
    elif rij:
        delen.append(_("1 regel") if len(rij) == 1 else _("{n} regels").format(n=len(rij)))
    if n := len(ideeen_van(s, d)):
        delen.append(_("1 idee") if n == 1 else _("{n} ideeën").format(n=n))
    return " · ".join(x for x in delen if x)


# ---- the open part -------------------------------------------------------------------------------


def _paneel(t: Toestand, punt: Punt, blik: Blik, s: Werkstand, d: Plandeel, keus: Keus) -> El:
    naam = t.casus.naam
    leest = bool(d.blokken) and blik.is_open(_VOORBEELDEN)
    kop = el(
        "div",
        el("h3", vul(d.vraag or d.naam, naam), id="plan-kop", dir="auto"),
        knop(
            icoon("kruis" if leest else "praat"),
            _("Terug naar het blad") if leest else _("Voorbeelden"),
            blik={"wissel": _VOORBEELDEN},
            soort="chip",
            open_=leest,
            toets="Escape" if leest else None,
            id="plan-voorbeelden",
        )
        if d.blokken
        else None,
        class_="rk-plan-kop",
    )
    if leest:
        delen: list[El | None] = [_voorbeelden(t, d)]
    else:
        blad = rijen(t, punt, s, d, keus)
        gegeven = ideeen(t, punt, s, d)
        # First what everybody thought; when the group chooses, what it has comes first.
        eerst = bool(ideeen_van(s, d)) and fase_van(t, punt) is not Fase.KIEZEN
        delen = [gegeven, *blad] if eerst else [*blad, gegeven]
        delen += [uit_gesprek(t, punt, blik, s, d), *eerdere_rijen(t, punt, s, d)]
    return el(
        "section",
        kop,
        el(
            "div",
            delen,
            class_="rk-rol rk-plan-rol",
            id=f"plan-rol-{d.id}",
            tabindex="0",
            role="region",
            aria_labelledby="plan-kop",
        ),
        None if leest else _som(t, s, d),
        None if leest or not plan_van(t, punt).register else _register(),
        class_="rk-plan-paneel",
        id=f"plan-paneel-{d.id}",
    )


def _som(t: Toestand, s: Werkstand, d: Plandeel) -> El | None:
    """The amounts of a part together, as a range."""
    samen = sommen(d, s)
    regels = []
    for velden, som in samen:
        wat = _("Samen:")
        if len(samen) > 1 and len(velden) == 1:
            wat = _("{wat} samen:").format(wat=vul(velden[0].naam, t.casus.naam).rstrip("?: "))
        delen = (somtekst(som), onbekendtekst(som) if som.bekend else "")
        if som.regels:
            regels.append(el("p", el("b", wat), " ", " · ".join(x for x in delen if x)))
    return el("div", regels, class_="rk-plan-som", id=f"plan-som-{d.id}") if regels else None


def _register() -> El:
    """The way to what all talks on this laptop have in common."""
    return el(
        "p",
        el(
            "a",
            icoon("lijst"),
            _("Signalen uit alle gesprekken, voor beleid"),
            href="/sessies/signalen",
            target="_blank",
            rel="noopener",
            class_="rk-knop rk-stil",
            id="plan-register",
        ),
        class_="rk-plan-register",
    )


def _voorbeelden(t: Toestand, d: Plandeel) -> El:
    naam = t.casus.naam
    blokken = [
        el(
            "section",
            el("h4", vul(b.kop, naam), dir="auto"),
            el("ul", [el("li", vul(r, naam), dir="auto") for r in b.regels]),
        )
        for b in d.blokken
    ]
    return el("div", blokken, class_="rk-plan-blokken")


# ---- the quiet screen ----------------------------------------------------------------------------


def denk(t: Toestand, punt: Punt) -> list[El]:
    """The parts with their questions; where there is only one, its examples."""
    naam, delen = t.casus.naam, plan_van(t, punt).delen
    paren = [(vul(d.naam, naam), vul(d.vraag, naam)) for d in delen]
    if len(delen) == 1 and delen[0].blokken:
        paren = [(vul(b.kop, naam), vul(b.regels[0], naam) if b.regels else "") for b in delen[0].blokken]
    if len(paren) == 1:
        return [blok(paren[0][1] or paren[0][0], vul(werkvorm_van(t, punt).uitleg, naam))]
    if len(paren) <= _RUIM:
        return [blok(kop, tekst) for kop, tekst in paren]
    rijen_ = [el("li", el("b", kop, dir="auto"), el("span", tekst, dir="auto")) for kop, tekst in paren]
    return [el("li", el("ul", rijen_), class_="rk-plan-denk")]

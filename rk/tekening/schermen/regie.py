"""Step 4: who stands round the person, how near, and who walks along.

Left the rings, right one quiet panel: the functions at first, a helper when one is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from rk.domain import HOOFDPERSOON, ActorSoort, Fase, Kamerstand, Regie, Regiefunctie, Route, Stap
from rk.events import Toestand
from rk.taal import _
from rk.tekening import woorden
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.raam import NIEMAND, stapvraag
from rk.tekening.ringen import legenda_ringen, ringen
from rk.tekening.schermen import watals
from rk.tekening.schermen.fasen import blok, fase_van, rusthint, strook, voor_zich
from rk.tekening.schermen.helperblad import bladkop, helperblad, overzichtsblad, soortnaam
from rk.tekening.schermen.kaartvraagt import belicht, hangt_aan, kaart_vraagt
from rk.tekening.schermen.rijen import rij, schakelaar, zacht
from rk.tekening.schermen.spreiding import spreiding, toont_spreiding, wissel
from rk.tekening.vormen import icoon, kiezer, knop, toevoegveld, vul

EERST: Final = 3
"""How many functions show at once; the others unfold."""
OVERZICHT: Final = "overzicht-waarvan"
"""The value of `blik.kaart` that opens the list of life domains; each domain adds its name."""
ERBIJ: Final = "helper-erbij"
"""The value of `blik.kaart` that opens the panel to add a helper."""
_ZIJ = {False: 640, True: 480}
_HOOGTE = 872


def regie(t: Toestand, blik: Blik, kamer: Kamerstand = NIEMAND) -> tuple[El, object]:
    """The rings or what everybody thought, and beside it the functions, the domains or one helper."""
    if fase_van(t, Stap.REGIE) is Fase.VOOR_ZICH:
        return _voor_zich(t, kamer), rusthint()
    antwoorden = toont_spreiding(t, blik)
    actor = t.casus.actor(blik.actor) if blik.actor else None
    if actor is not None:
        zij = helperblad(t, blik, actor)
    elif blik.kaart and blik.kaart.startswith(OVERZICHT):
        zij = overzichtsblad(t, blik, prefix=OVERZICHT)
    elif blik.kaart == ERBIJ:
        zij = _erbij(t)
    else:
        zij = _functies(t, blik, kamer)
    hoofd = el(
        "main",
        spreiding(t, blik, kamer) if antwoorden else _ringen(t, blik),
        el(
            "aside",
            zij,
            class_="rk-zij rk-rol rk-regie-zij",
            tabindex="0",
            aria_label=_vraag(t),
            id="regie-zij",
        ),
        watals.paneel(t, blik, Stap.REGIE),
        class_="rk-inhoud rk-twee rk-regie",
        style=f"--zij:{_ZIJ[blik.smal]}",
        tabindex="-1",
        id="rk-hoofd",
    )
    hint = _("hoe dichterbij, hoe meer van {naam} zelf · kies of sleep een helper")
    if antwoorden:
        return hoofd, _("niemand ziet wie wat antwoordde · druk rechts op een taak om te kiezen")
    return hoofd, vul(hint, t.casus.naam) if t.casus.actoren else None


def _voor_zich(t: Toestand, kamer: Kamerstand) -> El:
    """Quiet minutes: who do *you* think does this?"""
    blokken = [blok(label) for label in woorden.functies(t.casus.naam).values()]
    onder = _("Wie doet dit volgens jou? Schrijf een helper op, niemand, of: weet ik niet.")
    n = len(t.antwoorden)
    een, meer = _("1 antwoord is er al"), _("{n} antwoorden zijn er al")
    klaar = "" if not n else een if n == 1 else meer.format(n=n)
    return voor_zich(t, Stap.REGIE, kamer, blokken, onder=onder, klaar=klaar, kolommen=4)


def _vraag(t: Toestand) -> str:
    return stapvraag(t, Stap.REGIE) or vul(_("Wie loopt er met {naam} mee?"), t.casus.naam)


# ---- the picture ---------------------------------------------------------------------------------


def _ringen(t: Toestand, blik: Blik) -> El:
    toon = not blik.is_open("banden-weg")
    spreekt = _wie(t, Regiefunctie.AANSPREEKPUNT)
    beeld = ringen(
        t.casus,
        breedte=blik.breedte - _ZIJ[blik.smal] - 2,
        hoogte=_HOOGTE,
        gekozen=blik.actor,
        met_daden=True,
        toon_banden=toon,
        aanspreekpunt=spreekt,
        belicht=belicht(t, Stap.REGIE, blik),
        hangt=hangt_aan(t, blik),
        namen={r.route: r.naam for r in t.kaart.routes},
    )
    onder = (_lijnenknop(toon) if t.casus.banden else None, wissel(t, blik))
    return el("div", beeld, el("div", onder, class_="rk-regie-onder"), class_="rk-regie-beeld")


def _lijnenknop(toon: bool) -> El:
    return knop(
        icoon("oog" if toon else "dicht"),
        _("Lijnen verbergen") if toon else _("Lijnen tonen"),
        blik={"wissel": "banden-weg"},
        soort="chip",
        aan=toon,
        id="regie-lijnen",
    )


# ---- the functions ---------------------------------------------------------------------------------


def _regie(t: Toestand, functie: Regiefunctie) -> Regie:
    return next((r for r in t.casus.regie if r.functie is functie), Regie(functie=functie))


def _wie(t: Toestand, functie: Regiefunctie) -> tuple[str, ...]:
    return _regie(t, functie).wie


def _functies(t: Toestand, blik: Blik, kamer: Kamerstand) -> list[object]:
    licht = belicht(t, Stap.REGIE, blik)
    rijen = [
        _functie(t, blik, f, label, belicht=f"functie:{f}" in licht)
        for f, label in woorden.functies(t.casus.naam).items()
    ]
    meer = blik.is_open("meer-functies")
    aantal = len(rijen) - EERST
    rest = rij(
        _("minder taken") if meer else _getal(aantal),
        None,
        blik={"wissel": "meer-functies"},
        open_=meer,
        id="regie-meer",
    )
    wie = rij(_("Wie heeft overzicht?"), None, blik={"kaart": OVERZICHT}, open_=False, id="regie-waarvan")
    erbij = rij(
        _("Helper erbij"),
        None,
        blik={"kaart": ERBIJ},
        open_=False,
        id="regie-helper",
        teken="plus",
        schrijft=True,
    )
    return [
        el("h2", _vraag(t), dir="auto"),
        strook(t, Stap.REGIE, kamer, zij=True),
        None if t.casus.actoren else _nog_niemand(t, erbij),
        el("div", rijen[:EERST], rest, rijen[EERST:] if meer else None, class_="rk-rijen"),
        el("div", wie, erbij if t.casus.actoren else None, class_="rk-rijen rk-regie-naast"),
        kaart_vraagt(t, Stap.REGIE, blik),
        watals.uitnodiging(t),
        _legenda(t, hangt=bool(hangt_aan(t, blik))),
    ]


def _nog_niemand(t: Toestand, erbij: El) -> El:
    """Before anybody can walk along, somebody must stand there."""
    zin = vul(_("Zet eerst neer wie er om {naam} heen staan."), t.casus.naam)
    return el("div", el("p", zin), erbij, class_="rk-rijen")


def _getal(aantal: int) -> str:
    return _("nog vijf taken") if aantal == len(Regiefunctie) - 3 else _("nog {n} taken").format(n=aantal)


def _functie(t: Toestand, blik: Blik, functie: Regiefunctie, label: str, *, belicht: bool) -> El:
    regie_ = _regie(t, functie)
    open_ = blik.kaart == functie.value
    return rij(
        label,
        wie_tekst(t, regie_.wie, niemand=regie_.niemand),
        blik={"kaart": None if open_ else functie.value},
        open_=open_,
        id=f"regie-{functie.value}",
        binnen=[_keuzes(t, regie_), _antwoord_erbij(t, regie_)] if open_ else None,
        belicht=belicht,
    )


def wie_tekst(t: Toestand, wie: Sequence[str], *, niemand: bool = False) -> str:
    """Who, by role: near first, the person himself at the end."""
    if not wie:
        return _("niemand") if niemand else _("nog open")
    if tuple(wie) == (HOOFDPERSOON,):
        return vul(_("alleen {naam} zelf"), t.casus.naam)
    namen = [zacht(a.naam) for a in t.casus.actoren if a.id in wie]
    if HOOFDPERSOON in wie:
        namen.append(vul(_("{naam} zelf"), t.casus.naam))
    return ", ".join(namen)


def _keuzes(t: Toestand, regie_: Regie) -> El:
    """Everybody who could hold the function: each button carries the complete new list."""

    def met(id_: str) -> dict[str, Any]:
        al = regie_.wie
        wie = [w for w in al if w != id_] if id_ in al else [*al, id_]
        return {"functie": regie_.functie.value, "wie": wie, "niemand": False}

    f = regie_.functie.value
    chips = [
        schakelaar(a.naam, a.id in regie_.wie, "regie_gezet", met(a.id), id=f"regie-{f}-{a.id}")
        for a in t.casus.actoren
    ]
    zelf = vul(_("{naam} zelf"), t.casus.naam)
    chips.append(
        schakelaar(zelf, HOOFDPERSOON in regie_.wie, "regie_gezet", met(HOOFDPERSOON), id=f"regie-{f}-zelf")
    )
    leeg: dict[str, Any] = {"functie": f, "wie": [], "niemand": not regie_.niemand}
    chips.append(schakelaar(_("niemand"), regie_.niemand, "regie_gezet", leeg, id=f"regie-{f}-niemand"))
    return el("div", chips, class_="rk-rij-chips", role="group", aria_labelledby=f"regie-{f}")


def _antwoord_erbij(t: Toestand, regie_: Regie) -> El | None:
    """For who wrote on paper: one answer more, while the group looks at what everybody thought."""
    apart_gedacht = t.antwoorden or Stap.REGIE in t.fasen
    if not apart_gedacht or fase_van(t, Stap.REGIE) is not Fase.BEKIJKEN:
        return None
    f = regie_.functie.value
    wie: list[tuple[str, str, dict[str, Any]]] = [(a.id, a.naam, {"wie": [a.id]}) for a in t.casus.actoren]
    wie += [
        ("zelf", vul(_("{naam} zelf"), t.casus.naam), {"wie": [HOOFDPERSOON]}),
        ("niemand", _("niemand"), {"wie": []}),
        ("weet-niet", _("weet ik niet"), {"weet_niet": True}),
    ]
    chips = [
        knop(
            icoon("plus"),
            el("span", naam, dir="auto"),
            daad="regie_antwoord_gegeven",
            inhoud={"functie": f, **inhoud},
            soort="chip",
            id=f"antwoord-{f}-{id_}",
        )
        for id_, naam, inhoud in wie
    ]
    label = el("p", _("Een antwoord erbij, van papier:"), class_="rk-stil", id=f"antwoord-{f}")
    return el(
        "div",
        label,
        el("div", chips, class_="rk-rij-chips", role="group", aria_labelledby=f"antwoord-{f}"),
        class_="rk-regie-erbij",
        data_schrijft=True,
    )


# ---- one more helper ---------------------------------------------------------------------------------


def _erbij(t: Toestand) -> list[object]:
    """The panel to add a helper; it stays open for the next one."""
    namen = {r.route: r.naam for r in t.kaart.routes}
    extra = [
        kiezer(
            _("Hoe dichtbij?"),
            [(r.value, namen.get(r) or woorden.route(r)) for r in Route],
            Route.GROEN.value,
            id="helper-route",
            naam="route",
        ),
        kiezer(
            _("Wat voor helper?"),
            [(s.value, soortnaam(s)) for s in ActorSoort],
            ActorSoort.INFORMEEL.value,
            id="helper-soort",
            naam="soort",
        ),
    ]
    form = toevoegveld(
        _("Helper erbij"),
        daad="actor_toegevoegd",
        inhoud={},
        id="helper-erbij",
        veldnaam="naam",
        hint=_("een rol, zoals buurman"),
        hoogstens=60,
        extra=extra,
        knoptekst=_("Zet erbij"),
        neem_focus=True,
    )
    return [bladkop(vul(_("Wie staat er om {naam} heen?"), t.casus.naam), {"kaart": None}), form, _legenda(t)]


def _legenda(t: Toestand, *, hangt: bool = False) -> El | None:
    regels = legenda_ringen(t.casus, aanspreekpunt=_wie(t, Regiefunctie.AANSPREEKPUNT), hangt=hangt)
    items: Iterable[El] = [el("li", r.monster, el("span", r.tekst)) for r in regels]
    return (
        el("ul", items, class_="rk-regie-legenda", aria_label=_("Wat de tekens zeggen")) if regels else None
    )

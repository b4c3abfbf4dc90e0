"""One statement looked at closely: the spread, what the group says, remarks, and one answer more."""

from __future__ import annotations

from rk.domain import Fase, Lijstantwoord, Punt, Stelling, Stellinggroep, Stem
from rk.events import Toestand
from rk.taal import _
from rk.tekening.blik import Blik
from rk.tekening.boom import El, el
from rk.tekening.datum import dag
from rk.tekening.schermen.fasen import fase_van
from rk.tekening.vormen import icoon, kiezer, knop, toevoegveld, vul
from rk.tekening.werk.checklijst.antwoord import segment
from rk.tekening.werk.checklijst.balk import balk, in_woorden, met_teken, teken, woord
from rk.tekening.werk.checklijst.stand import Lijststand, eerder_van, lijst_van, stem_van

ERBIJ = "lijst-erbij"
"""The name in `blik.open` of a remark of somebody in the room."""


def zinblad(t: Toestand, punt: Punt, blik: Blik, stand: Lijststand, g: Stellinggroep, z: Stelling) -> El:
    """The panel beside the statements."""
    naam = t.casus.naam
    kop = el(
        "div",
        el("h3", vul(z.tekst, naam), dir="auto"),
        knop(
            icoon("kruis"),
            blik={"kaart": g.id},
            soort="icoon",
            naam=_("Sluiten (Escape)"),
            toets="Escape",
            id="zin-dicht",
        ),
        class_="rk-lijst-bladkop",
    )
    kant = el("p", el("b", _("De andere kant: ")), vul(z.anders, naam), dir="auto") if z.anders else None
    wie = vul(_("{naam} zegt"), naam) if stem_van(t, punt) is Stem.PERSOON else _("Samen zeggen we")
    return el(
        "aside",
        kop,
        kant,
        _spreiding(t, punt, stand, z),
        el("div", el("h4", wie), segment(t, punt, stand, z), class_="rk-lijst-deel"),
        _opmerkingen(stand, z),
        _erbij(t, punt, blik, z),
        class_="rk-lijst-blad rk-rol",
        id=f"blad-{z.id}",
        aria_label=vul(z.tekst, naam),
        tabindex="-1",
        data_neem_focus=True,
    )


def _spreiding(t: Toestand, punt: Punt, stand: Lijststand, z: Stelling) -> El | None:
    """Now, and under it how it was before."""
    tel = stand.spreiding(z.id)
    rijen: list[El] = []
    if tel:
        rijen.append(el("div", balk(tel), el("p", in_woorden(tel), class_="rk-stil", aria_hidden="true")))
    elif lijst_van(t, punt).minste > 1 and stand.lijsten:
        rijen.append(el("p", _("Bij deze zin zijn er nog te weinig antwoorden."), class_="rk-stil"))
    for wanneer, toen in reversed(eerder_van(t, punt)[-3:]):
        was, samen = toen.spreiding(z.id), toen.samen.get(z.id)
        if was or samen:
            rijen.append(
                el(
                    "div",
                    el(
                        "p",
                        el("b", dag(wanneer) or wanneer, ": "),
                        (_("samen"), " ", met_teken(samen)) if samen is not None else None,
                    ),
                    balk(was, klasse="is-dun") if was else None,
                )
            )
    return el("div", rijen, class_="rk-lijst-deel") if rijen else None


def _opmerkingen(stand: Lijststand, z: Stelling) -> El | None:
    """What people wrote with it, and with which answer; never who."""
    rij = stand.opmerkingen.get(z.id, ())
    if not rij:
        return None
    regels = [
        el(
            "li",
            teken(o.antwoord),
            el("span", woord(o.antwoord), ": ", class_="rk-alleen-voorlezen"),
            el("span", o.opmerking, dir="auto"),
        )
        for o in rij
    ]
    return el(
        "div",
        el("h4", _("Opmerkingen")),
        el("ul", regels, class_="rk-lijst-opmerkingen"),
        class_="rk-lijst-deel",
    )


def _erbij(t: Toestand, punt: Punt, blik: Blik, z: Stelling) -> El | None:
    """For who has no phone: one answer more, from paper or said aloud."""
    if stem_van(t, punt) is not Stem.GROEP or fase_van(t, punt) is not Fase.BEKIJKEN:
        return None
    inhoud = {"punt": str(punt), "stelling": z.id, "stem": Stem.DEELNEMER.value}
    chips = [
        knop(
            icoon("plus"),
            woord(a, kort=True),
            daad="stelling_beantwoord",
            inhoud={**inhoud, "antwoord": a.value},
            soort="chip",
            id=f"erbij-{z.id}-{a.value}",
        )
        for a in Lijstantwoord
    ]
    open_ = blik.is_open(ERBIJ)
    vouw = knop(
        _("zonder opmerking") if open_ else _("met een opmerking"),
        blik={"wissel": ERBIJ},
        soort="stil",
        open_=open_,
        id="erbij-vouw",
    )
    vorm = toevoegveld(
        _("Opmerking erbij"),
        daad="stelling_beantwoord",
        inhoud=inhoud,
        id=f"erbij-{z.id}",
        veldnaam="opmerking",
        hint=_("Wat zei iemand?"),
        extra=[
            kiezer(
                _("Antwoord"),
                [(a.value, woord(a)) for a in Lijstantwoord],
                Lijstantwoord.JA.value,
                id=f"erbij-{z.id}-antwoord",
                naam="antwoord",
                verberg_label=True,
            )
        ],
    )
    return el(
        "div",
        el("h4", _("Een antwoord erbij, van iemand in de kamer"), id="erbij-kop"),
        vorm
        if open_
        else el("div", chips, class_="rk-lijst-vier", role="group", aria_labelledby="erbij-kop"),
        vouw,
        class_="rk-lijst-deel",
        data_schrijft=True,
    )

"""The statements that come only when somebody asks, made as those of `rk.inzicht.vanzelf`."""

from rk.domain import Overdracht
from rk.events import Toestand
from rk.graph import maak_graaf
from rk.inzicht.deuren import deuren
from rk.inzicht.gezichten import vaste_gezichten
from rk.inzicht.ideaal import ideaal_en_werkelijk
from rk.inzicht.maten import TeWeinig, bewijs_van, getal
from rk.inzicht.uitspraak import Uitspraak, vul
from rk.inzicht.verhaal import overdrachtswarmte
from rk.taal import _


def van_overdrachtswarmte(t: Toestand) -> list[Uitspraak]:
    """How many handovers were warm."""
    o = overdrachtswarmte(t.casus)
    if isinstance(o, TeWeinig) or not o.warm.laag:
        return []
    # The name of an amount agrees with the lower one: "1 overdracht", "1 tot 3 overdrachten".
    zin = (
        _("{aantal} van de {totaal} overdrachten was warm.")
        if o.warm.hoog == 1
        else _("{aantal} van de {totaal} overdrachten waren warm.")
    )
    if o.totaal == 1:
        zin = _("De ene overdracht was warm.")
    return [
        Uitspraak(
            figuur="overdrachtswarmte",
            zin=vul(zin, aantal=getal(o.warm), totaal=o.totaal),
            vraag=vul(_("Wat deed dat met {naam}?")),
            rang=o.warm.laag / o.totaal,
            bewijs=bewijs_van(b for b in t.casus.werkelijk[1:] if b.overdracht is Overdracht.WARM),
        )
    ]


def van_deuren(t: Toestand) -> list[Uitspraak]:
    """At which visit help began."""
    d = deuren(t.casus)
    if isinstance(d, TeWeinig) or d.eerste_hulp is None or d.eerste_hulp.laag < 2:
        return []
    # The one that surely helped, and those before it that may have.
    tot = t.casus.werkelijk[: d.eerste_hulp.hoog]
    mogelijk = [b for b in tot if b.id in d.dicht_misschien or b is tot[-1]]
    return [
        Uitspraak(
            figuur="deuren",
            zin=vul(
                _("Pas bij halte {plek} van de weg ging er een deur naar hulp open."),
                plek=getal(d.eerste_hulp),
            ),
            vraag=_("Wat maakte dat die deur openging?"),
            rang=(d.eerste_hulp.laag - 1) / d.dicht.van,
            bewijs=bewijs_van(mogelijk),
        )
    ]


def van_gezichten(t: Toestand) -> list[Uitspraak]:
    """How many visits were to the face that was seen most."""
    v = vaste_gezichten(t.casus)
    if isinstance(v, TeWeinig):
        return []
    p = v.per_persoon
    laag, hoog = (round(x * p.bezoeken) for x in (p.upc.laag, p.upc.hoog))
    if laag < 2:
        return []
    aantal = str(laag) if laag == hoog else _("{laag} tot {hoog}").format(laag=laag, hoog=hoog)
    return [
        Uitspraak(
            figuur="vaste_gezichten",
            zin=vul(
                _("Bij {aantal} van de {totaal} bezoeken zag {naam} hetzelfde gezicht."),
                aantal=aantal,
                totaal=p.bezoeken,
            ),
            vraag=vul(_("Wat betekent dat gezicht voor {naam}?")),
            rang=p.upc.laag,
            bewijs=v.bewijs,
        )
    ]


def van_ideaal(t: Toestand) -> list[Uitspraak]:
    """How many haltes of the best way the real way did not have."""
    i = ideaal_en_werkelijk(maak_graaf(t.kaart, t.casus, wegwijzing=t.wegwijzing))
    if isinstance(i, TeWeinig) or not i.ontbreekt:
        return []
    aantal, totaal = len(i.ontbreekt), len(t.casus.beste)
    zin = (
        _("Een andere weg: {aantal} halte van onze beste weg ligt nog niet op de weg tot vandaag.")
        if aantal == 1
        else _("Een andere weg: {aantal} haltes van onze beste weg liggen nog niet op de weg tot vandaag.")
    )
    missend = (b for b in t.casus.beste if b.id in i.ontbreekt)
    return [
        Uitspraak(
            figuur="ideaal_en_werkelijk",
            zin=vul(zin, aantal=aantal),
            vraag=vul(_("Welke daarvan wil {naam} als eerste?")),
            rang=aantal / totaal,
            bewijs=bewijs_van(missend),
        )
    ]

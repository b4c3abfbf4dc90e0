"""The statements that come only when somebody asks, made as those of `rk.inzicht.vanzelf`."""

from rk.domain import ActorSoort, Overdracht, Route
from rk.events import Toestand
from rk.graph import Bereik, maak_graaf
from rk.inzicht.deuren import deuren
from rk.inzicht.gezichten import vaste_gezichten
from rk.inzicht.ideaal import ideaal_en_werkelijk
from rk.inzicht.maten import Bewijs, TeWeinig, bewijs_van, getal
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


def van_losse_einden(t: Toestand) -> list[Uitspraak]:
    """How often he ended up elsewhere than where a helper had pointed."""
    o = overdrachtswarmte(t.casus)
    if isinstance(o, TeWeinig) or not o.losse_einden.laag:
        return []
    return [
        Uitspraak(
            figuur="losse_einden",
            zin=vul(
                _("{naam} kwam {keer} ergens anders uit dan waar naartoe was gewezen."), keer=o.losse_einden
            ),
            vraag=vul(_("Wie kan zo’n stap met {naam} samen zetten?")),
            rang=o.losse_einden.laag / o.totaal,
            bewijs=o.bewijs,
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


def van_dichte_deuren(t: Toestand) -> list[Uitspraak]:
    """At how many visits a door did not open."""
    d = deuren(t.casus)
    if isinstance(d, TeWeinig) or not d.dicht.laag:
        return []
    zin = _("Bij {deel} bezoeken ging er een deur niet open.")
    if d.dicht.van == 1:
        zin = _("Bij het ene bezoek ging er een deur niet open.")
    mogelijk = {*d.dicht_zeker, *d.dicht_misschien}
    return [
        Uitspraak(
            figuur="deuren_dicht",
            zin=vul(zin, deel=d.dicht),
            vraag=vul(_("Wat had {naam} daar nodig?")),
            rang=d.dicht.laag / d.dicht.van,
            bewijs=bewijs_van(b for b in t.casus.werkelijk if b.id in mogelijk),
        )
    ]


def van_terugkeer(t: Toestand) -> list[Uitspraak]:
    """How often he went back at once to where he came from."""
    d = deuren(t.casus)
    if isinstance(d, TeWeinig) or not d.terug:
        return []
    return [
        Uitspraak(
            figuur="terugkeer",
            zin=vul(
                _("{naam} ging {keer} na één halte weer terug naar de halte daarvoor."),
                keer=Bereik(laag=d.terug, hoog=d.terug),
            ),
            vraag=vul(_("Wat bracht {naam} daar weer terug?")),
            rang=d.terug / d.dicht.van,
            bewijs=bewijs_van(b for b in t.casus.werkelijk if b.id in d.terug_bij),
        )
    ]


SAMEN = 3
"""From so many formal helpers on it is much at once."""


def van_tegelijk(t: Toestand) -> list[Uitspraak]:
    """How many formal helpers there were at the same time."""
    d = deuren(t.casus)
    if isinstance(d, TeWeinig) or d.tegelijk.laag < SAMEN:
        return []
    gezien = {b.actor_id for b in t.casus.werkelijk}
    formeel = [a for a in t.casus.actoren if a.soort is ActorSoort.FORMEEL and a.id in gezien]
    return [
        Uitspraak(
            figuur="formeel_tegelijk",
            zin=vul(
                _("Op één moment had {naam} met {aantal} beroepskrachten tegelijk te maken."),
                aantal=getal(d.tegelijk),
            ),
            vraag=vul(_("Hoe was dat voor {naam}?")),
            rang=d.tegelijk.laag / len(formeel),
            bewijs=Bewijs(actoren=d.tegelijk_wie),
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


def van_dichterbij(t: Toestand) -> list[Uitspraak]:
    """That the best way begins in his own circle, where the real way did not."""
    i = ideaal_en_werkelijk(maak_graaf(t.kaart, t.casus, wegwijzing=t.wegwijzing))
    if isinstance(i, TeWeinig) or i.eigen_kring_eerst != (False, True):
        return []
    return [
        Uitspraak(
            figuur="dichterbij",
            zin=vul(
                _("Onze beste weg begint in de eigen kring van {naam}, de weg tot vandaag begon daarbuiten.")
            ),
            vraag=vul(_("Wie uit die kring wil {naam} erbij?")),
            rang=i.per_route[Route.GROEN][1] / len(t.casus.beste),
            bewijs=bewijs_van((t.casus.werkelijk[0], t.casus.beste[0])),
        )
    ]

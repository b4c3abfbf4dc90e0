"""The statements that come up by themselves: each a figure of the map, in the words of the talk.

Every function gives the statements of its figure, none when there is nothing sure to say.
"""

from rk.domain import Overgang, Regiefunctie, Weg
from rk.events import Toestand
from rk.graph import maak_graaf
from rk.inzicht.afhankelijkheid import er_hangt_veel_aan, wegwijzergat
from rk.inzicht.kringen import drempelkringen
from rk.inzicht.maten import Bewijs, TeWeinig, getal
from rk.inzicht.overzicht import Stand, overzichtsdekking, regie_eenduidigheid, regielijst
from rk.inzicht.uitspraak import Uitspraak, opsomming, vul
from rk.inzicht.verhaal import vertelteller, verteltellers
from rk.inzicht.waakvlam import waakvlam
from rk.taal import _


def van_vertelteller(t: Toestand) -> list[Uitspraak]:
    """How often the story was told again."""
    v = vertelteller(t.casus)
    if isinstance(v, TeWeinig) or not v.keer.laag:
        return []
    return [
        Uitspraak(
            figuur="vertelteller",
            zin=vul(_("{naam} vertelde het verhaal {keer} opnieuw."), keer=v.keer),
            vraag=_("Bij welke halte kan iemand het verhaal meenemen?"),
            rang=v.keer.laag / v.kansen,
            bewijs=v.bewijs,
        )
    ]


def van_te_voorkomen(t: Toestand) -> list[Uitspraak]:
    """How many tellings the best way would save."""
    v = verteltellers(t.casus)
    if isinstance(v, TeWeinig) or not v.te_voorkomen.laag:
        return []
    return [
        Uitspraak(
            figuur="vertelteller_beste",
            zin=vul(
                _("Op onze beste weg hoeft {naam} het verhaal {keer} minder te vertellen."),
                keer=v.te_voorkomen,
            ),
            vraag=_("Wat is daar als eerste voor nodig?"),
            rang=v.te_voorkomen.laag / v.werkelijk.kansen,
            bewijs=v.bewijs,
        )
    ]


OVERGANGEN = {
    Overgang.KLINIEK: lambda: _("het vertrek uit de kliniek"),
    Overgang.BESCHERMD_WONEN: lambda: _("het vertrek uit beschermd wonen"),
    Overgang.DETENTIE: lambda: _("het einde van de detentie"),
    Overgang.EINDE_TRAJECT: lambda: _("het einde van het traject"),
}
"""What ended, as a part of a sentence."""


def van_waakvlam(t: Toestand) -> list[Uitspraak]:
    """A transition after which nobody from before was there."""
    w = waakvlam(t.casus)
    if isinstance(w, TeWeinig):
        return []
    # Whoever was there before and after, if only shortly, did stay; and where he met nobody before or
    # after, no face could change.
    zonder = [o for o in w.overgangen if not o.aantal.hoog and not o.korter and o.ervoor and o.daarna]
    if not zonder:
        return []
    eerste = zonder[0]
    halte = next(b.halte_id for b in t.casus.werkelijk if b.id == eerste.bezoek_id)
    return [
        Uitspraak(
            figuur="waakvlam",
            zin=vul(_("Rond {overgang} wisselden alle gezichten."), overgang=OVERGANGEN[eerste.overgang]()),
            vraag=vul(_("Wie kan er voor en na zo’n overgang bij {naam} zijn?")),
            rang=len(zonder) / len(w.overgangen),
            bewijs=Bewijs(bezoeken=(eerste.bezoek_id,), haltes=(halte,)),
        )
    ]


def van_wegwijzergat(t: Toestand) -> list[Uitspraak]:
    """Haltes of the best way that nobody points out to him."""
    w = wegwijzergat(maak_graaf(t.kaart, t.casus, wegwijzing=t.wegwijzing))
    if isinstance(w, TeWeinig) or not w.haltes.laag:
        return []
    if w.haltes.van == 1:
        zin = _("Bij de halte op onze beste weg is er nog geen helper die {naam} de weg wijst.")
    elif w.haltes.laag == w.haltes.van:
        zin = _("Bij alle {van} haltes op onze beste weg is er nog geen helper die {naam} de weg wijst.")
    else:
        zin = _("Bij {deel} haltes op onze beste weg is er nog geen helper die {naam} de weg wijst.")
    return [
        Uitspraak(
            figuur="wegwijzergat",
            zin=vul(zin, deel=w.haltes, van=w.haltes.van),
            vraag=_("Wie kan dat gaan doen?"),
            rang=w.haltes.laag / w.haltes.van,
            bewijs=w.bewijs,
        )
    ]


VEEL = 2
"""From so many haltes on, beside the helper's own, much hangs on one."""


def van_hangt_veel_aan(t: Toestand) -> list[Uitspraak]:
    """The helper on whom most haltes hang, beside his own."""
    a = er_hangt_veel_aan(maak_graaf(t.kaart, t.casus, wegwijzing=t.wegwijzing))
    if isinstance(a, TeWeinig):
        return []
    schakel = max(a.schakels, key=lambda s: len(s.elders), default=None)
    if schakel is None or len(schakel.elders) < VEEL:
        return []
    zin = _("Hier hangt veel aan één helper ({rol}): alleen zo komt {naam} bij {aantal} haltes.")
    return [
        Uitspraak(
            figuur="hangt_veel_aan",
            zin=vul(zin, rol=schakel.naam, aantal=getal(schakel.haltes)),
            vraag=vul(_("Wie kan er nog meer naast {naam} staan?")),
            rang=schakel.haltes.laag / schakel.haltes.van,
            bewijs=schakel.bewijs,
        )
    ]


def van_overzicht(t: Toestand) -> list[Uitspraak]:
    """Who knows all haltes, and which domains no helper sees."""
    o = overzichtsdekking(t.casus)
    if isinstance(o, TeWeinig):
        return []
    gemaakt: list[Uitspraak] = []
    if o.alleen_zelf:
        # The farther everybody else is from the whole, the more telling.
        meest = max((m.haltes.hoog for m in o.mensen[1:]), default=0)
        gemaakt.append(
            Uitspraak(
                figuur="overzicht_haltes",
                zin=vul(_("Alleen {naam} zelf kent alle haltes.")),
                vraag=vul(_("Wie kan samen met {naam} het geheel zien?")),
                rang=1 - meest / len(o.haltes),
                bewijs=Bewijs(bezoeken=o.bewijs.bezoeken, haltes=o.haltes),
            )
        )
    if o.zonder:
        namen = opsomming([str(d) for d in o.zonder])
        gemaakt.append(
            Uitspraak(
                figuur="overzicht_domeinen",
                zin=vul(_("Op {domeinen} heeft nog geen helper zicht."), domeinen=namen),
                vraag=vul(_("Wie ziet daar iets van, en wil {naam} dat ook?")),
                rang=len(o.zonder) / len(o.domeinen),
                bewijs=Bewijs(actoren=o.bewijs.actoren, banden=o.bewijs.banden),
            )
        )
    return gemaakt


# Where several may hold a function without anybody being in doubt.
_MAG_VAKER = (Regiefunctie.VRAAGBAAK, Regiefunctie.AANSPREKEN)


def van_regie(t: Toestand) -> list[Uitspraak]:
    """Functions that nobody holds, and those with more than one name."""
    r = regie_eenduidigheid([regielijst(t.casus)])
    if isinstance(r, TeWeinig):
        return []
    leeg = r.met(Stand.NIEMAND)
    meer = [f for f in r.met(Stand.MEER) if f.functie not in _MAG_VAKER]
    gemaakt: list[Uitspraak] = []
    if leeg:
        zin = (
            _("Bij {aantal} taak staat nog geen naam.")
            if len(leeg) == 1
            else _("Bij {aantal} taken staat nog geen naam.")
        )
        gemaakt.append(
            Uitspraak(
                figuur="regie_open",
                zin=vul(zin, aantal=len(leeg)),
                vraag=vul(_("Wie wil {naam} hier graag voor hebben?")),
                rang=len(leeg) / r.duidelijk.van,
                bewijs=Bewijs(functies=tuple(f.functie for f in leeg)),
            )
        )
    if meer:
        zin = (
            _("Bij {aantal} taak staat meer dan één naam.")
            if len(meer) == 1
            else _("Bij {aantal} taken staat meer dan één naam.")
        )
        gemaakt.append(
            Uitspraak(
                figuur="regie_meer",
                zin=vul(zin, aantal=len(meer)),
                vraag=vul(_("Weet {naam} bij wie je dan moet zijn?")),
                rang=len(meer) / r.duidelijk.van,
                bewijs=Bewijs(
                    functies=tuple(f.functie for f in meer),
                    actoren=tuple(dict.fromkeys(w for f in meer for w in f.wie)),
                ),
            )
        )
    return gemaakt


def van_drempelkringen(t: Toestand) -> list[Uitspraak]:
    """The largest circle of obstacles that wait for each other."""
    d = drempelkringen(t.casus)
    if isinstance(d, TeWeinig) or not d.kringen:
        return []
    eerste = d.kringen[0]
    aantal = len(eerste.obstakels)
    plekken = len(eerste.openen)
    if plekken == 1:
        zin = _("{aantal} drempels wachten op elkaar in een kring; met ruimte op één plek gaat die open.")
    else:
        zin = _(
            "{aantal} drempels wachten op elkaar in een kring; met ruimte op {plekken} plekken gaat die open."
        )
    if aantal == 1:
        zin = _("Eén drempel wacht op zichzelf.")
    bezoeken = [b for w in Weg for b in t.casus.weg(w) if any(o.id in eerste.obstakels for o in b.obstakels)]
    return [
        Uitspraak(
            figuur="drempelkringen",
            zin=vul(zin, aantal=aantal, plekken=plekken),
            vraag=_("Waar zit ruimte in de regel?"),
            rang=aantal / d.obstakels.van,
            bewijs=Bewijs(
                obstakels=eerste.obstakels,
                bezoeken=tuple(b.id for b in bezoeken),
                haltes=tuple(dict.fromkeys(b.halte_id for b in bezoeken)),
            ),
        )
    ]

"""Who sees which part of the life and of the way, and who does what for the person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rk.domain import HOOFDPERSOON, BandSoort, Casus, Leefdomein, Overdracht, Regie, Regiefunctie, Weg
from rk.inzicht.maten import Bewijs, Deel, TeWeinig, op_volgorde, uniek
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Overziet:
    """What one actor, or the person himself, has overview of.

    `domeinen`: of the life domains in play; `haltes`: how many haltes of the real way he knows.
    """

    wie: str
    domeinen: tuple[Leefdomein, ...]
    haltes: Deel


@dataclass(frozen=True, kw_only=True, slots=True)
class Overzichtsdekking:
    """The domains in play against who overviews them, and the real way against who knows it.

    `ingevuld`: whether anybody's overview of a domain was filled in at all. `zonder`: domains in play
    that no helper overviews, when it was. `alle_domeinen`: the helpers who overview every one.
    `alleen_zelf`: whether surely no helper knows all haltes of the real way; False where one does or
    may, also somebody whom the map does not name. `mensen` has the person first, then every actor in
    the order of the casus.
    """

    domeinen: tuple[Leefdomein, ...]
    ingevuld: bool
    zonder: tuple[Leefdomein, ...]
    alle_domeinen: tuple[str, ...]
    haltes: tuple[str, ...]
    alleen_zelf: bool
    mensen: tuple[Overziet, ...]
    bewijs: Bewijs


class Stand(StrEnum):
    """How clear it is who holds a function."""

    DUIDELIJK = "duidelijk"
    NIEMAND = "niemand"
    MEER = "meer"
    VERSCHIL = "verschil"
    LEEG = "leeg"


@dataclass(frozen=True, kw_only=True, slots=True)
class Regielijst:
    """One answer to who does what. `van` is the id of who gave it, None for the group's own list."""

    regie: tuple[Regie, ...]
    van: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FunctieStand:
    """How clear one function is, and the ids of all who were named for it."""

    functie: Regiefunctie
    stand: Stand
    wie: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RegieEenduidigheid:
    """How clear each of the eight functions is, in the order of the enum.

    `duidelijk` counts the clear ones out of those that were filled in.
    """

    functies: tuple[FunctieStand, ...]
    duidelijk: Deel
    bewijs: Bewijs

    def met(self, *standen: Stand) -> tuple[FunctieStand, ...]:
        """The functions whose stand is one of these."""
        return tuple(f for f in self.functies if f.stand in standen)


def overzichtsdekking(casus: Casus) -> Overzichtsdekking | TeWeinig:
    """Which life domains in play each actor and the person overview, and who knows the whole way.

    Overview of a domain is a tie `overzicht`. A helper knows a halte of the real way when he was met
    there, works there, points to it, or handed over warm or lauw to it. Unit: domains, haltes. A
    visit without a helper may have been to any of them, and an `onbekend` handover may have been
    warm: `hoog` counts those haltes too. A helper who is no longer there (`vervallen`) is left out.
    Too little: neither a tie `overzicht` with domains in play, nor two haltes on the real way.
    Source: seeds 001, question 4 and "Waar gaat het om?".
    """
    helpers = tuple(a for a in casus.actoren if not a.vervallen)
    ziet: dict[str, set[str]] = {}
    for band in casus.banden:
        if band.soort is BandSoort.OVERZICHT:
            ziet.setdefault(band.van, set()).add(band.naar)
    haltes = uniek(b.halte_id for b in casus.werkelijk)
    if not (casus.domeinen and ziet) and len(haltes) < 2:
        return TeWeinig(reden=_("Er staat nog niet op de kaart wie overzicht heeft over welk deel."))
    kent, kan = _haltekennis(casus)
    mensen = [
        Overziet(
            wie=HOOFDPERSOON,
            domeinen=_van(casus, ziet.get(HOOFDPERSOON, set())),
            haltes=Deel(laag=len(haltes), hoog=len(haltes), van=len(haltes)),
        )
    ]
    for actor in helpers:
        vast = kent.get(actor.id, set())
        hoogstens = vast | kan.get(actor.id, set()) | kan[""]
        deel = Deel(laag=len(vast), hoog=len(hoogstens), van=len(haltes))
        mensen.append(Overziet(wie=actor.id, domeinen=_van(casus, ziet.get(actor.id, set())), haltes=deel))
    anderen = mensen[1:]
    gezien = {d for o in anderen for d in o.domeinen}
    ingevuld = tuple(d for d in casus.domeinen if ziet)
    return Overzichtsdekking(
        domeinen=casus.domeinen,
        ingevuld=bool(ingevuld),
        zonder=tuple(d for d in ingevuld if d not in gezien),
        alle_domeinen=tuple(o.wie for o in anderen if ingevuld and len(o.domeinen) == len(ingevuld)),
        haltes=haltes,
        alleen_zelf=len(haltes) >= 2
        and len(kan[""]) < len(haltes)
        and all(o.haltes.hoog < len(haltes) for o in anderen),
        mensen=tuple(mensen),
        bewijs=Bewijs(
            bezoeken=tuple(b.id for b in casus.werkelijk),
            haltes=haltes,
            actoren=uniek(o.wie for o in anderen if o.domeinen),
            banden=op_volgorde(b for b in casus.banden if b.soort is BandSoort.OVERZICHT),
        ),
    )


def regie_eenduidigheid(lijsten: Iterable[Regielijst]) -> RegieEenduidigheid | TeWeinig:
    """Per function: is it clear who holds it?

    Over one list (the group's) or several private ones. A list is silent about a function that it
    names nobody for and does not call `niemand`. Of those that are not silent:
    `DUIDELIJK` when all name the same one; `NIEMAND` when all say nobody; `MEER` when one list names
    several, or two people each name themselves; `VERSCHIL` when the lists differ otherwise; `LEEG`
    when all are silent. The person himself can hold any function; a helper who holds it together with
    him is named alone, for that leaves nobody in doubt.
    Unit: functions, out of those that are not `LEEG`; nothing is estimated, so no bounds.
    Too little: no list says anything. Source: seeds 001, question 4.
    """
    rij = tuple(lijsten)
    standen = tuple(_stand(functie, rij) for functie in Regiefunctie)
    gevuld = [f for f in standen if f.stand is not Stand.LEEG]
    if not gevuld:
        return TeWeinig(reden=_("Er staat nog niet op de kaart wie wat doet."))
    duidelijk = sum(f.stand is Stand.DUIDELIJK for f in gevuld)
    return RegieEenduidigheid(
        functies=standen,
        duidelijk=Deel(laag=duidelijk, hoog=duidelijk, van=len(gevuld)),
        bewijs=Bewijs(
            actoren=uniek(w for f in standen for w in f.wie),
            functies=tuple(f.functie for f in gevuld if f.stand is not Stand.DUIDELIJK),
        ),
    )


def regielijst(casus: Casus) -> Regielijst:
    """The group's own list."""
    return Regielijst(regie=casus.regie)


def _stand(functie: Regiefunctie, lijsten: tuple[Regielijst, ...]) -> FunctieStand:
    antwoorden = [
        (lijst.van, _anderen(r.wie))
        for lijst in lijsten
        for r in lijst.regie
        if r.functie is functie and (r.wie or r.niemand)
    ]
    genoemd = {wie for _van, wie in antwoorden}
    zichzelf = {van for van, wie in antwoorden if van is not None and van in wie}
    if not antwoorden:
        stand = Stand.LEEG
    elif genoemd == {()}:
        stand = Stand.NIEMAND
    elif len(zichzelf) > 1 or any(len(wie) > 1 for wie in genoemd):
        stand = Stand.MEER
    else:
        stand = Stand.DUIDELIJK if len(genoemd) == 1 else Stand.VERSCHIL
    return FunctieStand(functie=functie, stand=stand, wie=uniek(w for _van, wie in antwoorden for w in wie))


def _anderen(wie: tuple[str, ...]) -> tuple[str, ...]:
    """Who is named beside the person himself; him when he is named alone."""
    return tuple(w for w in wie if w != HOOFDPERSOON) or wie


def _van(casus: Casus, ziet: set[str]) -> tuple[Leefdomein, ...]:
    return tuple(d for d in casus.domeinen if d in ziet)


def _haltekennis(casus: Casus) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """By actor the haltes of the real way that he knows, and those that he may know.

    Under "" in the second stand the haltes that anybody may know: there, it is not known who was met.
    """
    op_weg = {b.halte_id for b in casus.werkelijk}
    kent: dict[str, set[str]] = {}
    kan: dict[str, set[str]] = {"": set()}
    for actor in casus.actoren:
        if actor.halte_id in op_weg:
            kent.setdefault(actor.id, set()).add(actor.halte_id)
    for band in casus.banden:
        if band.soort is BandSoort.WIJST and band.naar in op_weg:
            kent.setdefault(band.van, set()).add(band.naar)
    vorige: str | None = HOOFDPERSOON
    for bezoek in casus.weg(Weg.WERKELIJK):
        wie = [bezoek.actor_id]
        if bezoek.overdracht in (Overdracht.WARM, Overdracht.LAUW):
            wie.append(vorige)
        for actor_id in wie:
            zeker = kent if actor_id else kan
            zeker.setdefault(actor_id or "", set()).add(bezoek.halte_id)
        if bezoek.overdracht is Overdracht.ONBEKEND:
            kan.setdefault(vorige or "", set()).add(bezoek.halte_id)
        vorige = bezoek.actor_id
    return kent, kan

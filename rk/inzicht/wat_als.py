"""What if: a change to the best way and the ties, tried without touching what has been."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from rk.domain import (
    HOOFDPERSOON,
    Band,
    BandSoort,
    Bezoek,
    Casus,
    Obstakel,
    Overdracht,
    Regie,
    Regiefunctie,
    Routekaart,
    Wegwijzing,
)
from rk.events.soorten.helpers import zelfde
from rk.inzicht.cijfers import cijfers
from rk.inzicht.maten import Deel
from rk.inzicht.uitspraak import vul
from rk.taal import _


class WatAlsFout(ValueError):
    """The change names something that the casus lacks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SamenOverzicht:
    """Somebody keeps the overview with him: of all domains in play. What he knows of the way stays."""

    actor_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WarmeOverdracht:
    """A handover on the best way is warm. `bezoek_id` is the visit that it leads to."""

    bezoek_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BandErbij:
    """A tie that is not there yet."""

    band: Band


@dataclass(frozen=True, kw_only=True, slots=True)
class VastContact:
    """Somebody is the fixed contact: he and the person know each other. Nothing else follows."""

    actor_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RuimteInRegel:
    """Room in a rule. With `vereist`: the obstacle no longer waits for that one; without: it no
    longer waits for anything, and nothing waits for it.
    """

    obstakel_id: str
    vereist: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RolValtWeg:
    """A helper is no longer there."""

    actor_id: str


Wijziging: TypeAlias = SamenOverzicht | WarmeOverdracht | BandErbij | VastContact | RuimteInRegel | RolValtWeg


@dataclass(frozen=True, kw_only=True, slots=True)
class Verschil:
    """One figure before and after, as it is shown; `minder` is True where its (highest) number goes down.

    `figuur` and `naam` are those of `rk.inzicht.cijfers`. Empty text: too little to go on.
    """

    figuur: str
    naam: str
    voor: str
    na: str
    minder: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Proef:
    """A tried change: what was assumed, sentence by sentence, the casus that follows, what differs."""

    aannames: tuple[str, ...]
    casus: Casus
    verschillen: tuple[Verschil, ...]


def wat_als(casus: Casus, wijziging: Wijziging) -> Casus:
    """A casus in which one thing is otherwise; the one passed in stays as it was.

    Only the best way, the ties, who does what and what obstacles require can differ, and whether a
    helper is still there. The visits of the real way stay as they were, with their obstacles: this
    claims nothing about what has been.
    Raises  WatAlsFout: an actor, obstacle or visit of the best way that the casus lacks.
    """
    match wijziging:
        case SamenOverzicht(actor_id=actor_id):
            _bestaat(casus, actor_id)
            for domein in casus.domeinen:
                casus = _met_band(casus, Band(soort=BandSoort.OVERZICHT, van=actor_id, naar=domein))
            return _met_regie(casus, Regiefunctie.OVERZICHT, actor_id, erbij=True)
        case WarmeOverdracht(bezoek_id=bezoek_id):
            if all(b.id != bezoek_id for b in casus.beste):
                raise WatAlsFout(f"bezoek {bezoek_id} staat niet op de beste weg")
            beste = tuple(
                replace(b, overdracht=Overdracht.WARM) if b.id == bezoek_id else b for b in casus.beste
            )
            return replace(casus, beste=beste)
        case BandErbij(band=band):
            _bestaat(casus, band.van)
            if band.soort in (BandSoort.KENT, BandSoort.STEMT_AF):
                _bestaat(casus, band.naar)
            return _met_band(casus, band)
        case VastContact(actor_id=actor_id):
            _bestaat(casus, actor_id)
            band = Band(soort=BandSoort.KENT, van=HOOFDPERSOON, naar=actor_id)
            return _met_regie(_met_band(casus, band), Regiefunctie.AANSPREEKPUNT, actor_id, erbij=False)
        case RuimteInRegel(obstakel_id=obstakel_id, vereist=vereist):
            return _ruimte(casus, obstakel_id, vereist)
        case RolValtWeg(actor_id=actor_id):
            return _zonder_rol(casus, actor_id)


def aanname(casus: Casus, wijziging: Wijziging, *, kaart: Routekaart | None = None) -> str:
    """What a change assumes, as one plain sentence; `{naam}` stands for the person's first name.

    A halte has its name from the map; without one it has its id.
    """
    match wijziging:
        case SamenOverzicht(actor_id=actor_id):
            zin = _("Stel: {rol} houdt samen met {naam} het overzicht over alles wat speelt.")
            return vul(zin, rol=_rol(casus, actor_id))
        case WarmeOverdracht(bezoek_id=bezoek_id):
            nr = next((nr for nr, b in enumerate(casus.beste, 1) if b.id == bezoek_id), 0)
            zin = _("Stel: naar halte {nr} van onze beste weg gaat er iemand met {naam} mee.")
            return vul(zin, nr=nr)
        case BandErbij(band=band):
            zin = {
                BandSoort.KENT: _("Stel: {van} en {naar} kennen elkaar."),
                BandSoort.STEMT_AF: _("Stel: {van} en {naar} stemmen met elkaar af."),
                BandSoort.WIJST: _("Stel: {van} wijst de weg naar {naar}."),
                BandSoort.OVERZICHT: _("Stel: {van} heeft overzicht over {naar}."),
            }[band.soort]
            halte = kaart.halte(band.naar) if kaart and band.soort is BandSoort.WIJST else None
            naar = halte.naam if halte else _rol(casus, band.naar)
            return vul(zin, van=_rol(casus, band.van), naar=naar)
        case VastContact(actor_id=actor_id):
            zin = _("Stel: {rol} is het vaste contact van {naam}. Meer verandert er niet.")
            return vul(zin, rol=_rol(casus, actor_id))
        case RuimteInRegel(obstakel_id=obstakel_id, vereist=None):
            zin = _("Stel: er komt ruimte in de regel bij “{tekst}”. Dan houdt die niets meer tegen.")
            return vul(zin, tekst=_obstakels(casus)[obstakel_id].tekst)
        case RuimteInRegel(obstakel_id=obstakel_id, vereist=vereist):
            alle = _obstakels(casus)
            zin = _("Stel: “{tekst}” hoeft niet meer te wachten op “{eerst}”.")
            return vul(zin, tekst=alle[obstakel_id].tekst, eerst=alle[str(vereist)].tekst)
        case RolValtWeg(actor_id=actor_id):
            return vul(_("Stel: {rol} is er niet meer."), rol=_rol(casus, actor_id))


def vergelijk(
    kaart: Routekaart, voor: Casus, na: Casus, *, wegwijzing: Wegwijzing | None = None
) -> tuple[Verschil, ...]:
    """The figures that differ between two casussen, in the order of `cijfers`, before and after.

    Figures of the real way alone are left out: they tell what has been.
    Raises  GraafFout: as `rk.graph.maak_graaf`.
    """
    rijen = zip(
        cijfers(kaart, voor, wegwijzing=wegwijzing), cijfers(kaart, na, wegwijzing=wegwijzing), strict=True
    )
    verschillen: list[Verschil] = []
    for a, b in rijen:
        tekst, hoog = b["tekst"], b["hoog"]
        if a["figuur"] in _LEEG_IS_NUL and a["tekst"] and not tekst:
            hoog = 0
            tekst = "0" if a["van"] is None else str(Deel(laag=0, hoog=0, van=int(a["van"])))
        if a["tekst"] != tekst and not a["voorbij"]:
            verschillen.append(
                Verschil(
                    figuur=str(a["figuur"]),
                    naam=str(a["naam_nl"]),
                    voor=str(a["tekst"]),
                    na=str(tekst),
                    minder=isinstance(hoog, int | float)
                    and isinstance(a["hoog"], int | float)
                    and hoog < a["hoog"],
                )
            )
    return tuple(verschillen)


# That no obstacle waits for another says too little on a map, but enough where one just did.
_LEEG_IS_NUL = ("drempels_in_kring", "kringen_openen")


def probeer(
    kaart: Routekaart, casus: Casus, wijzigingen: Iterable[Wijziging], *, wegwijzing: Wegwijzing | None = None
) -> Proef:
    """Several changes, one after another, with what they assume and the figures that differ.

    Raises  WatAlsFout, GraafFout: as `wat_als` and `vergelijk`.
    """
    na, aannames = casus, []
    for wijziging in wijzigingen:
        nieuw = wat_als(na, wijziging)
        aannames.append(aanname(na, wijziging, kaart=kaart))
        na = nieuw
    return Proef(
        aannames=tuple(aannames), casus=na, verschillen=vergelijk(kaart, casus, na, wegwijzing=wegwijzing)
    )


def _bestaat(casus: Casus, actor_id: str) -> None:
    if actor_id != HOOFDPERSOON and casus.actor(actor_id) is None:
        raise WatAlsFout(f"actor {actor_id} bestaat niet")


def _rol(casus: Casus, id_: str) -> str:
    actor = casus.actor(id_)
    return "{naam}" if id_ == HOOFDPERSOON else actor.naam if actor else id_


def _met_band(casus: Casus, band: Band) -> Casus:
    if any(zelfde(band, b) for b in casus.banden):
        return casus
    return replace(casus, banden=(*casus.banden, band))


def _met_regie(casus: Casus, functie: Regiefunctie, actor_id: str, *, erbij: bool) -> Casus:
    """The function held by this actor: beside the person when he holds it, or by the actor alone."""
    wie = next((r.wie for r in casus.regie if r.functie is functie), ())
    nieuw = tuple(dict.fromkeys((*wie, actor_id))) if erbij else (actor_id,)
    anders = tuple(r for r in casus.regie if r.functie is not functie)
    return replace(casus, regie=(*anders, Regie(functie=functie, wie=nieuw)))


def _obstakels(casus: Casus) -> dict[str, Obstakel]:
    return {o.id: o for weg in (casus.werkelijk, casus.beste) for b in weg for o in b.obstakels}


def _ruimte(casus: Casus, obstakel_id: str, vereist: str | None) -> Casus:
    alle = _obstakels(casus)
    for id_ in (obstakel_id, vereist or obstakel_id):
        if id_ not in alle:
            raise WatAlsFout(f"obstakel {id_} bestaat niet")

    def los(obstakel: Obstakel) -> Obstakel:
        if vereist is not None:
            weg = {vereist} if obstakel.id == obstakel_id else set()
        else:
            weg = set(obstakel.vereist) if obstakel.id == obstakel_id else {obstakel_id}
        return replace(obstakel, vereist=tuple(v for v in obstakel.vereist if v not in weg))

    def met(bezoeken: tuple[Bezoek, ...]) -> tuple[Bezoek, ...]:
        return tuple(replace(b, obstakels=tuple(los(o) for o in b.obstakels)) for b in bezoeken)

    return replace(casus, werkelijk=met(casus.werkelijk), beste=met(casus.beste))


def _zonder_rol(casus: Casus, actor_id: str) -> Casus:
    if casus.actor(actor_id) is None:
        raise WatAlsFout(f"actor {actor_id} bestaat niet")
    return replace(
        casus,
        actoren=tuple(replace(a, vervallen=True) if a.id == actor_id else a for a in casus.actoren),
        banden=tuple(b for b in casus.banden if actor_id not in (b.van, b.naar)),
        regie=tuple(replace(r, wie=tuple(w for w in r.wie if w != actor_id)) for r in casus.regie),
        beste=tuple(replace(b, actor_id=None) if b.actor_id == actor_id else b for b in casus.beste),
    )

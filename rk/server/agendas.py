"""The agenda on the server: a werkvorm more, and agendas that the facilitator keeps for a next time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from rk.content import eigen_agendapunten, werkvormen
from rk.domain import Agendapunt, EigenAgenda, Werkpunt, eigen_regels, werkpunt
from rk.events import GebeurtenisFout, Toestand, als_gegeven
from rk.events.gebeurtenis import lees_als
from rk.events.soort import Id, Naam
from rk.server.geweigerd import Geweigerd
from rk.taal import _

if TYPE_CHECKING:
    from rk.server.huis import Huis

MEESTE_AGENDAS = 40


def hele_werkvorm(t: Toestand, gegeven: Mapping[str, Any]) -> dict[str, Any]:
    """What a page says of a werkvorm for the agenda (its id, and after what) with all of it filled in.

    Raises  Geweigerd: there is no such werkvorm.
    """
    werkvorm = werkvormen().get(str(gegeven.get("werkvorm", "")))
    if werkvorm is None:
        raise Geweigerd(_("Deze werkvorm is er niet meer. Kies een andere."))
    al = {str(a.punt) for a in t.agenda if isinstance(a.punt, Werkpunt)}
    return {
        "punt": str(werkpunt(werkvorm.id, al)),
        "werkvorm": als_gegeven(werkvorm),
        "na": str(gegeven.get("na") or t.stap),
    }


class _Bewaar(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id
    naam: Naam


def _lees(id_: object, naam: object) -> _Bewaar:
    try:
        return lees_als(_Bewaar, {"id": id_, "naam": naam})
    except GebeurtenisFout as fout:
        raise Geweigerd(str(fout), status=400) from None


async def bewaar(huis: Huis, t: Toestand, id_: object, naam: object) -> str:
    """Keep the agenda of a talk under a name, instead of the one with that name; gives what to say.

    Raises  Geweigerd: a name that can't be, or too many.
    """
    gelezen = _lees(id_, naam)
    al = await huis.in_opslag(huis.opslag.agendas)
    oud = next((a for a in al if a.naam.casefold() == gelezen.naam.casefold()), None)
    if oud is None and len(al) >= MEESTE_AGENDAS:
        raise Geweigerd(_("Er zijn al 40 eigen agenda’s. Gooi er op het beginscherm eerst een weg."))
    agenda = EigenAgenda(
        id=oud.id if oud is not None else gelezen.id, naam=gelezen.naam, regels=eigen_regels(t.agenda)
    )
    await huis.in_opslag(huis.opslag.bewaar_agenda, agenda)
    # Sent twice it is the same act: no second agenda took its place.
    vervangen = oud is not None and oud.id != gelezen.id
    if vervangen:
        return _("Bewaard, in plaats van de oude met deze naam.")
    return _("Bewaard. Je kiest deze agenda op het beginscherm.")


async def hernoem(huis: Huis, id_: str, naam: object) -> None:
    """Another name for an own agenda. Raises Geweigerd: it is gone, or the name can't be."""
    gelezen = _lees(id_, naam)
    al = await huis.in_opslag(huis.opslag.agendas)
    oud = next((a for a in al if a.id == id_), None)
    if oud is None:
        raise Geweigerd(_("Deze agenda is er niet meer."), status=404)
    if any(a.naam.casefold() == gelezen.naam.casefold() and a.id != id_ for a in al):
        raise Geweigerd(_("Er is al een agenda met deze naam. Kies een andere naam."))
    await huis.in_opslag(
        huis.opslag.bewaar_agenda, EigenAgenda(id=oud.id, naam=gelezen.naam, regels=oud.regels)
    )


async def gooi_weg(huis: Huis, id_: str) -> None:
    """Throw an own agenda away. Raises Geweigerd: it is gone already."""
    if not await huis.in_opslag(huis.opslag.verwijder_agenda, id_):
        raise Geweigerd(_("Deze agenda is er niet meer."), status=404)


async def punten(huis: Huis, id_: str) -> tuple[Agendapunt, ...]:
    """The places of an own agenda. Raises Geweigerd: it is gone, or nothing of it is left."""
    al = await huis.in_opslag(huis.opslag.agendas)
    eigen = next((a for a in al if a.id == id_), None)
    rij = eigen_agendapunten(eigen.regels) if eigen is not None else ()
    if not rij:
        raise Geweigerd(_("Deze agenda is er niet meer. Kies een andere."), status=400)
    return rij

"""What the talk goes through: putting a werkvorm on the agenda, order, minutes, what is skipped."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from rk.domain import Agendapunt, Stap, Werkvorm
from rk.events.gebeurtenis import Gebeurtenis, als_gegeven
from rk.events.soort import Inhoud, PuntVeld, WerkpuntVeld, soort
from rk.events.toestand import Toestand

MEESTE_PUNTEN = 40
_VOL = "Er staan al 40 onderdelen op de agenda. Haal er eerst een paar af."

Minuten = Annotated[int, Field(ge=0, le=240)]


class Agendaregel(BaseModel):
    """A line of the agenda as it stands in an event."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    punt: PuntVeld
    minuten: Minuten = 0
    overgeslagen: bool = False
    werkvorm: Werkvorm | None = None

    def als_punt(self) -> Agendapunt:
        """The record of it."""
        return Agendapunt(
            punt=self.punt, minuten=self.minuten, overgeslagen=self.overgeslagen, werkvorm=self.werkvorm
        )


def agendaregel(a: Agendapunt) -> dict[str, Any]:
    """A line of the agenda as plain JSON data."""
    return {
        "punt": str(a.punt),
        "minuten": a.minuten,
        "overgeslagen": a.overgeslagen,
        "werkvorm": als_gegeven(a.werkvorm) if a.werkvorm is not None else None,
    }


@soort("werkvorm_toegevoegd", "een werkvorm erbij")
class WerkvormToegevoegd(Inhoud):
    """A werkvorm on the agenda, whole as it is now; after `na`, or at the end. The server fills it in:
    a page says only which one.
    """

    punt: WerkpuntVeld
    werkvorm: Werkvorm
    na: PuntVeld | None = None
    minuten: Minuten = 0

    def bezwaar(self, t: Toestand) -> str | None:
        if t.agendapunt(self.punt) is not None:
            return "Deze werkvorm staat er al."
        return _VOL if len(t.agenda) >= MEESTE_PUNTEN else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        nieuw = Agendapunt(
            punt=self.punt, minuten=self.minuten or self.werkvorm.minuten, werkvorm=self.werkvorm
        )
        plaats = next((nr for nr, a in enumerate(t.agenda, 1) if a.punt == self.na), None)
        if self.na is Stap.VOORAF:
            plaats = 0
        if plaats is None:
            plaats = len(t.agenda)
        return replace(t, agenda=(*t.agenda[:plaats], nieuw, *t.agenda[plaats:]))


class Indeling(BaseModel):
    """Where a place stands, how long it takes, whether it is skipped."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    punt: PuntVeld
    minuten: Minuten = 0
    overgeslagen: bool = False


@soort("agenda_ingedeeld", "een andere indeling van de agenda")
class AgendaIngedeeld(Inhoud):
    """The order, the minutes and what is skipped. What is not named keeps its place at the end; where
    the group is now can't be skipped.
    """

    punten: Annotated[tuple[Indeling, ...], Field(max_length=MEESTE_PUNTEN)]

    def bezwaar(self, t: Toestand) -> str | None:
        genoemd = [i.punt for i in self.punten]
        if len(set(genoemd)) < len(genoemd):
            return "Een onderdeel staat er twee keer. Laad de pagina opnieuw."
        bekend = {a.punt for a in t.agenda}
        # A step that this talk began without can come back; a werkvorm is added as a whole.
        if any(
            p not in bekend and (not isinstance(p, Stap) or p in (Stap.VOORAF, Stap.EINDE)) for p in genoemd
        ):
            return "Dit onderdeel staat niet op de agenda. Zet het er eerst op."
        if any(i.overgeslagen and i.punt == t.stap for i in self.punten):
            return "Jullie zijn nu bij dit onderdeel. Ga eerst verder en sla het dan over."
        return None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        rest = {a.punt: a for a in t.agenda}
        rij = []
        for i in self.punten:
            a = rest.pop(i.punt, Agendapunt(punt=i.punt))
            rij.append(replace(a, minuten=i.minuten, overgeslagen=i.overgeslagen))
        return replace(t, agenda=(*rij, *rest.values()))

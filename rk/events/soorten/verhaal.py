"""Step 1: the story, in the person's name. Step 3: how the person finds the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import BeforeValidator, Field

from rk.domain import Leefdomein, Wegwijzing
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import Id, Naam, Regel, Tekst, Wijziging, regels, soort, velden
from rk.events.toestand import Toestand

Lijst = Annotated[tuple[Regel, ...], BeforeValidator(regels), Field(max_length=30)]
Ids = Annotated[tuple[Id, ...], Field(max_length=60)]


@soort("verhaal_gewijzigd", "een wijziging in het verhaal")
class VerhaalGewijzigd(Wijziging):
    """A part of the story is told in other words."""

    velden = velden(
        naam=Naam,
        leeftijd=Regel,
        verhaal=Tekst,
        kan_goed=Lijst,
        wil=Lijst,
        wil_niet=Lijst,
        domeinen=Annotated[tuple[Leefdomein, ...], Field(max_length=20)],
    )

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, casus=replace(t.casus, **{self.veld: self.waarde}))


@soort("wegwijzing_gewijzigd", "een wijziging bij Wegwijzers")
class WegwijzingGewijzigd(Wijziging):
    """How the person knows where to go, who found him first, who picks up worries."""

    velden = velden(
        hoe_weet=Tekst,
        eerste_vinder=Id | None,
        meldplekken=Ids,
        oppakkers=Ids,
        veilig_afspraak=Tekst,
    )

    def bezwaar(self, t: Toestand) -> str | None:
        if self.veld == "eerste_vinder" and self.waarde and t.casus.actor(self.waarde) is None:
            return "Deze helper staat niet meer op het scherm. Kies een andere."
        return None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        wegwijzing: Wegwijzing = replace(t.wegwijzing, **{self.veld: self.waarde})
        return replace(t, wegwijzing=wegwijzing)

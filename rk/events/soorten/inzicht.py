"""What the map asks: opened by the group, and what it did with a statement."""

from __future__ import annotations

from dataclasses import replace

from rk.domain import BewaardeUitspraak, Stap
from rk.events.gebeurtenis import Gebeurtenis
from rk.events.soort import Id, Inhoud, VolleTekst, soort
from rk.events.toestand import Toestand

MEESTE_UITSPRAKEN = 60


@soort("kaart_vraagt_geopend")
class KaartVraagtGeopend(Inhoud):
    """The group has talked and opens what the map asks at a step. Undo passes it by: it was seen."""

    herstelbaar = False

    stap: Stap

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, kaart_vraagt=t.kaart_vraagt | {self.stap})


@soort("uitspraak_bewaard", "een uitspraak voor het verslag")
class UitspraakBewaard(Inhoud):
    """The group keeps a statement for its report, as it read it. Kept again, the newer words stay."""

    figuur: Id
    tekst: VolleTekst

    def bezwaar(self, t: Toestand) -> str | None:
        vol = len(_anders(t, self.figuur)) >= MEESTE_UITSPRAKEN
        return "Er zijn al 60 uitspraken bewaard. Leg er eerst een weg." if vol else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        bewaard = BewaardeUitspraak(figuur=self.figuur, tekst=self.tekst)
        return replace(
            t,
            bewaarde_uitspraken=(*_anders(t, self.figuur), bewaard),
            weggelegd=t.weggelegd - {self.figuur},
        )


@soort("uitspraak_weggelegd", "een weggelegde uitspraak")
class UitspraakWeggelegd(Inhoud):
    """The group does not want to see a statement again; it leaves the report too."""

    figuur: Id

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, bewaarde_uitspraken=_anders(t, self.figuur), weggelegd=t.weggelegd | {self.figuur})


def _anders(t: Toestand, figuur: str) -> tuple[BewaardeUitspraak, ...]:
    return tuple(u for u in t.bewaarde_uitspraken if u.figuur != figuur)

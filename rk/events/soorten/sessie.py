"""Beginning, moving between steps, the clock, undo and redo, closing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from rk.domain import (
    Agendapunt,
    Antwoord,
    Casus,
    Eerder,
    Fase,
    Routekaart,
    Stap,
    Stappenplan,
    Vooraf,
    Wegwijzing,
)
from rk.events.gebeurtenis import OPWAARDERINGEN, Gebeurtenis, als_gegeven
from rk.events.meetellen import casussleutel
from rk.events.soort import Id, Inhoud, Naam, PuntVeld, Regel, Wijziging, soort, velden
from rk.events.soorten.agenda import Agendaregel, agendaregel
from rk.events.toestand import Toestand

_NIET_OP_AGENDA = "Dit onderdeel staat niet op de agenda. Zet het er eerst op."


@soort("sessie_begonnen")
class SessieBegonnen(Inhoud):
    """The first event: the complete map, casus, stappenplan and agenda that the session starts with.

    Without an agenda it has the eight steps. `eerder` are earlier talks about the same casus,
    `wegwijzing` is what the last of them knew at step 3, and `sleutel` the key that they have for
    researchers; a first talk has none yet, and gets one.
    Version 1 knew no agenda, and called the stappenplan a werkvorm.
    """

    versie = 2
    herstelbaar = False

    titel: Naam
    kaart: Routekaart
    casus: Casus
    stappenplan: Stappenplan
    minuten: int
    agenda: tuple[Agendaregel, ...] = ()
    eerder: tuple[Eerder, ...] = ()
    wegwijzing: Wegwijzing = Field(default_factory=Wegwijzing)
    sleutel: Annotated[str, Field(pattern="^([0-9a-f]{32})?$")] = ""

    def bezwaar(self, t: Toestand) -> str | None:
        return "Dit gesprek is al begonnen." if t.begonnen else None

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(
            t,
            sessie=g.sessie,
            titel=self.titel,
            begonnen=g.tijd,
            kaart=self.kaart,
            casus=self.casus,
            stappenplan=self.stappenplan,
            minuten=self.minuten,
            agenda=tuple(a.als_punt() for a in self.agenda) or t.agenda,
            eerder=self.eerder,
            wegwijzing=self.wegwijzing,
            sleutel=self.sleutel or casussleutel(g.id),
        )


def _van_versie_1(inhoud: dict[str, Any]) -> dict[str, Any]:
    return {("stappenplan" if k == "werkvorm" else k): v for k, v in inhoud.items()}


OPWAARDERINGEN["sessie_begonnen", 1] = _van_versie_1


def beginnen(
    *,
    kaart: Routekaart,
    casus: Casus,
    stappenplan: Stappenplan,
    minuten: int,
    titel: str,
    agenda: Iterable[Agendapunt] = (),
    eerder: Iterable[Eerder] = (),
    wegwijzing: Wegwijzing | None = None,
    sleutel: str = "",
) -> dict[str, Any]:
    """The content of a session's first event."""
    return {
        "titel": titel,
        "kaart": als_gegeven(kaart),
        "casus": als_gegeven(casus),
        "stappenplan": als_gegeven(stappenplan),
        "minuten": minuten,
        "agenda": [agendaregel(a) for a in agenda],
        "eerder": [als_gegeven(e) for e in eerder],
        "wegwijzing": als_gegeven(wegwijzing or Wegwijzing()),
        "sleutel": sleutel,
    }


@soort("sessie_hernoemd")
class SessieHernoemd(Inhoud):
    """The session gets another title in the list; the casus keeps its name."""

    herstelbaar = False
    bij_gesloten = True

    titel: Naam

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, titel=self.titel)


@soort("sessie_gesloten")
class SessieGesloten(Inhoud):
    """The talk is over: nothing changes until it is opened again."""

    herstelbaar = False

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(_met_klok(t, g, loopt=False), gesloten=True)


@soort("sessie_heropend")
class SessieHeropend(Inhoud):
    """A closed session goes on."""

    herstelbaar = False
    bij_gesloten = True

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, gesloten=False)


@soort("stap_geopend")
class StapGeopend(Inhoud):
    """The group moves on, or back. The bar of the new step runs as the old one did."""

    herstelbaar = False

    stap: PuntVeld

    def bezwaar(self, t: Toestand) -> str | None:
        return None if self.stap in t.punten() else _NIET_OP_AGENDA

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        # The bar starts by itself once, when the group first leaves the screen before step 1.
        loopt = t.klok_loopt or (t.stap == Stap.VOORAF and not t.klokken)
        t = _met_klok(t, g, loopt=False)
        return _met_klok(replace(t, stap=self.stap), g, loopt=loopt and self.stap is not Stap.EINDE)


@soort("fase_gezet")
class FaseGezet(Inhoud):
    """A collecting step goes to another phase."""

    herstelbaar = False

    stap: PuntVeld
    fase: Fase

    def bezwaar(self, t: Toestand) -> str | None:
        return None if isinstance(self.stap, Stap) or self.stap in t.punten() else _NIET_OP_AGENDA

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, fasen={**t.fasen, self.stap: self.fase})


@soort("klok_gezet")
class KlokGezet(Inhoud):
    """The bar of the open step is paused, or goes on."""

    herstelbaar = False

    loopt: bool

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return _met_klok(t, g, loopt=self.loopt)


# A bar that nobody paused does not count the night: at most this long after the last act.
_HOOGSTENS = 30 * 60.0


def _met_klok(t: Toestand, g: Gebeurtenis, *, loopt: bool) -> Toestand:
    klok = t.klok(t.stap)
    if klok.sinds is not None:
        sinds = max(klok.sinds, t.laatst) if _seconden(klok.sinds, g.tijd) > _HOOGSTENS else klok.sinds
        gewerkt = _seconden(klok.sinds, sinds) + min(_seconden(sinds, g.tijd), _HOOGSTENS)
        klok = replace(klok, verstreken=klok.verstreken + gewerkt, sinds=None)
    if loopt:
        klok = replace(klok, sinds=g.tijd)
    klokken = (*(k for k in t.klokken if k.stap != klok.stap), klok)
    return replace(t, klokken=klokken, klok_loopt=loopt)


def _seconden(van: str, tot: str) -> float:
    try:
        return max(0.0, (datetime.fromisoformat(tot) - datetime.fromisoformat(van)).total_seconds())
    except (TypeError, ValueError):
        return 0.0


@soort("vooraf_ingevuld", "een antwoord bij Vooraf")
class VoorafIngevuld(Wijziging):
    """An answer on the screen before step 1."""

    velden = velden(
        weet_ervan=Antwoord,
        wil_het=Antwoord,
        is_hier=Antwoord,
        cijfers_aan=Antwoord,
        geen_echte_namen=bool,
        vertelt_terug=Regel,
        brengt_in=Regel,
    )

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        vooraf: Vooraf = replace(t.vooraf, **{self.veld: self.waarde})
        return replace(t, vooraf=vooraf)


@soort("agenda_gekozen", "een andere agenda")
class AgendaGekozen(Inhoud):
    """How much time there is, in minutes."""

    minuten: Literal[45, 60, 90, 120]

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, minuten=self.minuten)


@soort("deskundige_eerst_gezet", "wie er eerst spreekt")
class DeskundigeEerstGezet(Inhoud):
    """At step 5 an expert by experience speaks first, or not. Else the person does, when he is here."""

    eerst: bool = True

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        return replace(t, deskundige_eerst=self.eerst)


@soort("verborgen_gezet", "iets verborgen of getoond")
class VerborgenGezet(Inhoud):
    """The person does not want something on the screen, or lets it be seen again.

    What says the same goes along: the cards in a pile, a proposal and the wish that came of it.
    """

    wat: Id
    verborgen: bool = True

    def pas_toe(self, t: Toestand, g: Gebeurtenis) -> Toestand:
        samen = {self.wat}
        samen |= {deel.id for k in t.kaarten if k.id == self.wat for deel in k.delen}
        paren = [(v.id, v.wens_id) for v in t.voorstellen if v.wens_id is not None]
        samen |= {x for paar in paren if self.wat in paar for x in paar}
        return replace(t, verborgen=t.verborgen | samen if self.verborgen else t.verborgen - samen)


@soort("ongedaan_gemaakt")
class OngedaanGemaakt(Inhoud):
    """Undo: takes back the group's last act. `doel` is the id of that act's event."""

    herstelbaar = False

    doel: str = Field(max_length=80)

    def bezwaar(self, t: Toestand) -> str | None:
        laatste = t.te_herstellen()
        if laatste is None:
            return "Er is niets om ongedaan te maken."
        return None if laatste[0].id == self.doel else "Er is intussen iets anders gedaan. Kijk eerst even."


@soort("opnieuw_gedaan")
class OpnieuwGedaan(Inhoud):
    """Redo: brings back what undo took, last one first, until there is a new act."""

    herstelbaar = False

    doel: str = Field(max_length=80)

    def bezwaar(self, t: Toestand) -> str | None:
        if t.opnieuw and t.opnieuw[-1] == self.doel:
            return None
        return "Er is niets om opnieuw te doen."

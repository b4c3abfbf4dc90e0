"""The folded state of one session: what the screens show and the figures are computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from rk.domain import (
    ACHT_STAPPEN,
    VERZAMELEND,
    Agendapunt,
    Antwoord,
    BewaardeUitspraak,
    Bezoek,
    Casus,
    Dilemma,
    Eerder,
    Fase,
    Gevolgd,
    Halte,
    Kaart,
    Klok,
    Obstakel,
    Punt,
    RegieAntwoord,
    Regiefunctie,
    Routekaart,
    Samenvatting,
    Stap,
    Stappenplan,
    Tafel,
    Toestemming,
    Vangnet,
    Vooraf,
    Voorstel,
    Weg,
    Wegwijzing,
    Wens,
    Werkpunt,
    Werkstand,
    Werkvorm,
)
from rk.events.rol import Rol

if TYPE_CHECKING:
    from rk.events.gebeurtenis import Gebeurtenis
    from rk.events.soort import Inhoud

_LEGE_KAART = Routekaart(
    id="", naam="", stand="", routes=(), subroutes=(), haltes=(),
    vangnet=Vangnet(uitleg="", meldplekken=(), oppakkers=(), herstel=()),
)  # fmt: skip
_LEGE_STAPPENPLAN = Stappenplan(id="", titel="", doel="", voor_wie="", stappen=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Toestand:
    """A session after `nr` events. `daden` are the undoable acts with their read content.

    `ongedaan` holds ids of acts that are undone; `opnieuw` those that redo can bring back, last
    one first to return. `verborgen` holds what the person does not want on the screen: ids of
    visits, obstacles, cards, dilemmas, proposals and wishes, or fields of the story. `kaart_vraagt`
    holds the steps where the group opened what the map asks; `weggelegd` the figures whose statement
    it does not want to see again.

    `agenda` holds the places between the screens before and after, in order, skipped ones too; `werk`
    what was filled in at the werkvormen among them; `eerder` what earlier talks about this casus left;
    `gevolgd` how it went with the wishes of those. `sleutel` names the casus for researchers, without
    meaning and the same in a follow-up; `toestemming` whether this talk may count in research.

    `deskundige_eerst`: an expert by experience begins at step 5. `fasen` holds the phases that were
    set. `antwoorden` are private answers at step 4, without who gave them; `gevraagd` is when a
    function was asked anew; `geteld` are the dots
    that phones gave, by step and by what they were given to, `bijgelegd` those that the facilitator
    added by hand. `apart` are pairs of cards, by their ids, that the group wants apart although they
    say nearly the same.
    """

    sessie: str = ""
    nr: int = 0
    titel: str = ""
    begonnen: str = ""
    laatst: str = ""
    gesloten: bool = False
    kaart: Routekaart = _LEGE_KAART
    casus: Casus = field(default_factory=lambda: Casus(id="", naam=""))
    stappenplan: Stappenplan = _LEGE_STAPPENPLAN
    minuten: int = 60
    agenda: tuple[Agendapunt, ...] = tuple(Agendapunt(punt=s) for s in ACHT_STAPPEN)
    werk: Mapping[Werkpunt, Werkstand] = field(default_factory=dict)
    eerder: tuple[Eerder, ...] = ()
    sleutel: str = ""
    toestemming: Toestemming = field(default_factory=Toestemming)
    gevolgd: tuple[Gevolgd, ...] = ()
    stap: Punt = Stap.VOORAF
    klok_loopt: bool = False
    klokken: tuple[Klok, ...] = ()
    vooraf: Vooraf = field(default_factory=Vooraf)
    wegwijzing: Wegwijzing = field(default_factory=Wegwijzing)
    deskundige_eerst: bool = False
    fasen: Mapping[Punt, Fase] = field(default_factory=dict)
    kaarten: tuple[Kaart, ...] = ()
    dilemmas: tuple[Dilemma, ...] = ()
    antwoorden: tuple[RegieAntwoord, ...] = ()
    gevraagd: Mapping[Regiefunctie, str] = field(default_factory=dict)
    voorstellen: tuple[Voorstel, ...] = ()
    geteld: Mapping[Punt, Mapping[str, int]] = field(default_factory=dict)
    bijgelegd: Mapping[str, int] = field(default_factory=dict)
    wensen: tuple[Wens, ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    verborgen: frozenset[str] = frozenset()
    kaart_vraagt: frozenset[Stap] = frozenset()
    bewaarde_uitspraken: tuple[BewaardeUitspraak, ...] = ()
    weggelegd: frozenset[str] = frozenset()
    log: tuple[tuple[Gebeurtenis, Inhoud], ...] = ()
    ongedaan: frozenset[str] = frozenset()
    opnieuw: tuple[str, ...] = ()

    def halte(self, halte_id: str) -> Halte | None:
        """The halte of the session's map (its own ones too), or None."""
        return self.kaart.halte(halte_id)

    def bezoek(self, bezoek_id: str) -> tuple[Weg, int, Bezoek] | None:
        """On which way a visit is, at which place (from 0), and the visit; or None."""
        for weg in Weg:
            for plaats, bezoek in enumerate(self.casus.weg(weg)):
                if bezoek.id == bezoek_id:
                    return weg, plaats, bezoek
        return None

    def obstakel(self, obstakel_id: str) -> tuple[Bezoek, Obstakel] | None:
        """An obstacle with the visit where it was met, or None."""
        for weg in Weg:
            for bezoek in self.casus.weg(weg):
                for obstakel in bezoek.obstakels:
                    if obstakel.id == obstakel_id:
                        return bezoek, obstakel
        return None

    def punten(self) -> tuple[Punt, ...]:
        """What the talk goes through, from the screen before to the one after; nothing that is skipped."""
        return (Stap.VOORAF, *(a.punt for a in self.agenda if not a.overgeslagen), Stap.EINDE)

    def agendapunt(self, punt: Punt) -> Agendapunt | None:
        """The line of the agenda for a place, or None when it is not there (or always is)."""
        return next((a for a in self.agenda if a.punt == punt), None)

    def werkvorm(self, punt: Punt) -> Werkvorm | None:
        """The werkvorm at a place of the agenda, or None at a step."""
        regel = self.agendapunt(punt)
        return regel.werkvorm if regel is not None else None

    def werkstand(self, punt: Punt) -> Werkstand:
        """What was filled in at a werkvorm."""
        return self.werk.get(punt, Werkstand()) if isinstance(punt, Werkpunt) else Werkstand()

    def mag_werken(self, punt: Punt) -> bool:
        """Whether a werkvorm is open: one for the person himself only with him and his yes, or as
        practice on an invented casus; one of a team about itself never with him in the room.
        """
        w = self.werkvorm(punt)
        if w is None:
            return False
        if w.tafel is Tafel.TEAM:
            return self.vooraf.is_hier is not Antwoord.JA
        if w.tafel is Tafel.GROEP or self.casus.oefening:
            return True
        return self.vooraf.is_hier is Antwoord.JA and self.werkstand(punt).ja

    def minuten_voor(self, punt: Punt) -> int:
        """How many minutes the agenda has for a place; 0 when it does not say."""
        regel = self.agendapunt(punt)
        if regel is not None and regel.minuten:
            return regel.minuten
        uitleg = self.stappenplan.uitleg(punt) if isinstance(punt, Stap) else None
        return uitleg.minuten.get(str(self.minuten), 0) if uitleg else 0

    def kaarten_bij(self, punt: Punt) -> tuple[Kaart, ...]:
        """The cards at 4V, or at a werkvorm with cards."""
        return tuple(k for k in self.kaarten if k.punt == punt)

    def klok(self, stap: Punt) -> Klok:
        """The quiet bar of a step."""
        return next((k for k in self.klokken if k.stap == stap), Klok(stap=stap))

    def verzamelt(self, punt: Punt) -> bool:
        """Whether people first think for themselves here: some steps, and every werkvorm."""
        return isinstance(punt, Werkpunt) or punt in VERZAMELEND

    def fase(self, stap: Punt) -> Fase:
        """The phase that a collecting step is in.

        4V begins on paper; the others begin together, and a group may choose to be silent first.
        """
        return self.fasen.get(stap, Fase.VOOR_ZICH if stap is Stap.VIERV else Fase.BEKIJKEN)

    def te_herstellen(self) -> tuple[Gebeurtenis, Inhoud] | None:
        """The act that undo would take back: the last one that is not undone, or None.

        What the people in the room gave by phone is theirs: undo passes it by.
        """
        for g, inhoud in reversed(self.log):
            if inhoud.herstelbaar and g.id not in self.ongedaan and g.rol is not Rol.DEELNEMER:
                return g, inhoud
        return None


BEGIN = Toestand()
"""The state before the first event."""


class _MetId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_MetId)
_ID = attrgetter("id")


def heeft(rij: Iterable[_MetId], id_: str) -> bool:
    """Whether an item with this id is in the row. Quick: a whole room asks it of a full board."""
    return id_ in map(_ID, rij)


def vervang(rij: tuple[T, ...], id_: str, **velden: Any) -> tuple[T, ...]:
    """The row with other values for the fields of the one item that has this id."""
    return tuple(replace(x, **velden) if x.id == id_ else x for x in rij)  # type: ignore[type-var]  # every record with an id is a dataclass


def zonder(rij: tuple[T, ...], id_: str) -> tuple[T, ...]:
    """The row without the item that has this id."""
    return tuple(x for x in rij if x.id != id_)


def zonder_sleutels(getallen: Mapping[str, int], weg: Set[str]) -> Mapping[str, int]:
    """The numbers without those of some keys."""
    return {sleutel: n for sleutel, n in getallen.items() if sleutel not in weg}


def met_op(rij: tuple[T, ...], plaats: int | None, ding: T) -> tuple[T, ...]:
    """The row with one more item, before `plaats` (from 0), or at the end when None."""
    if plaats is None:
        return (*rij, ding)
    plaats = max(0, min(plaats, len(rij)))
    return (*rij[:plaats], ding, *rij[plaats:])


def met_weg(casus: Casus, weg: Weg, bezoeken: tuple[Bezoek, ...]) -> Casus:
    """The casus with other visits on one of its two ways."""
    return replace(casus, werkelijk=bezoeken) if weg is Weg.WERKELIJK else replace(casus, beste=bezoeken)


def samenvatting(t: Toestand) -> Samenvatting:
    """What the start page may show of a session without opening it: nothing that the person hides."""
    return Samenvatting(
        id=t.sessie,
        titel=t.titel,
        begonnen=t.begonnen,
        laatst=t.laatst,
        gesloten=t.gesloten,
        stap=t.stap,
        gekozen=tuple(k.tekst for k in t.kaarten_bij(Stap.VIERV) if k.gekozen and k.id not in t.verborgen),
        wensen=tuple(w.tekst for w in t.wensen if w.id not in t.verborgen),
        afspraken=tuple(d.afspraak for d in t.dilemmas if d.afspraak and d.id not in t.verborgen),
    )

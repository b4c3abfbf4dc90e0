"""What a store must do, whatever it is made of, and how it says no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from rk.domain import EigenAgenda
from rk.events import Gebeurtenis


class OpslagFout(Exception):
    """The store can't do what was asked. Its text is one plain Dutch sentence for the user."""


class AlGebruikt(OpslagFout):
    """An id was used before, in another session or with other content."""

    def __init__(self) -> None:
        super().__init__("Dit is al eerder bewaard, maar met iets anders erin. Laad de pagina opnieuw.")


class AlOpTafel(OpslagFout):
    """What should be changed or taken back is with the group already."""

    def __init__(self) -> None:
        super().__init__("Dit ligt al op tafel. Zeg in de groep wat anders moet.")


@dataclass(frozen=True, kw_only=True, slots=True)
class SessieRij:
    """One stored session: its id, the times of its first and last event (ISO, UTC), how many."""

    id: str
    begonnen: str
    laatst: str
    aantal: int


@dataclass(frozen=True, kw_only=True, slots=True)
class KamerRij:
    """How a session is open for phones: `net` and `poort` are where, `stippen` dots for each, `tijd`
    when this was last so (ISO, UTC).
    """

    sessie: str
    net: str = ""
    poort: int = 0
    code: str = ""
    open: bool = False
    op_slot: bool = False
    meelezen: bool = False
    stippen: int = 0
    tijd: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DeelnemerRij:
    """A phone in the room. `teken` is the hash of what its cookie holds; there is no name."""

    id: str
    sessie: str
    teken: str
    afstand: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class InbrengRij:
    """What one deelnemer gives at a step before anybody else sees it.

    `sleutel`: a deelnemer has at most one with the same; empty for as many as there are.
    `mee`: the room had been told that the facilitator reads along when it was written.
    """

    id: str
    sessie: str
    deelnemer: str
    stap: str
    inhoud: Mapping[str, Any]
    sleutel: str = ""
    mee: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Privaat:
    """All that is private of one session: who is there, what waits, who is ready, whose dots.

    `gehad`: whose answer to which question is with the group already, never what it was. `voorbij`:
    the remotes of before, by what the store keeps of their cookie, and why they are none any more.
    """

    deelnemers: tuple[DeelnemerRij, ...] = ()
    inbreng: tuple[InbrengRij, ...] = ()
    klaar: frozenset[tuple[str, str]] = field(default=frozenset())
    gehad: frozenset[tuple[str, str]] = field(default=frozenset())
    voorbij: tuple[tuple[str, str], ...] = ()
    stippen: frozenset[tuple[str, str, str]] = field(default=frozenset())


NIETS: Mapping[str, str] = {}


class Opslag(Protocol):
    """An append-only store. Every implementation passes tests/store/."""

    def voeg_toe(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        """Store one event; it comes back with its number, the session's last plus one.

        The same event again gives the stored one: sending twice counts once.
        Raises  AlGebruikt; OpslagFout: the disk refuses.
        """

    def voeg_alle_toe(
        self,
        gebeurtenissen: Sequence[Gebeurtenis],
        *,
        onthuld: Mapping[str, str] = NIETS,
        opnieuw: tuple[str, str] | None = None,
    ) -> list[Gebeurtenis]:
        """Store these events together: all of them or none. Raises as `voeg_toe`.

        `onthuld` names the inbreng that these events are: it goes in the same breath, and only
        its id is remembered, without whose it was, so that sending it late doubles nothing. Beside
        each stands the question that it answers, or nothing: who answered that is remembered.
        `opnieuw` is a session and a step at which nobody is ready any more.
        """

    def lees(self, sessie: str, sinds: int = 0) -> list[Gebeurtenis]:
        """The events of a session with a number above `sinds`, in order."""

    def sessies(self) -> list[SessieRij]:
        """All sessions, the one that was used last first."""

    def verwijder(self, sessie: str) -> None:
        """Remove a session for good; no byte of it stays in the store's files."""

    def sluit(self) -> None:
        """Let go of files. Nothing can be asked afterwards."""

    # ---- own agendas ------------------------------------------------------------------------

    def agendas(self) -> list[EigenAgenda]:
        """The agendas that a facilitator kept, by name."""

    def bewaar_agenda(self, agenda: EigenAgenda) -> None:
        """Keep an agenda, instead of the one with its id."""

    def verwijder_agenda(self, agenda: str) -> bool:
        """Throw an agenda away; no byte of it stays in the store's files. False: it is not there."""

    # ---- what is private --------------------------------------------------------------------

    def kamers(self) -> list[KamerRij]:
        """How every session that ever opened for phones is open now."""

    def bewaar_kamer(self, rij: KamerRij) -> None:
        """Keep how a session is open, instead of what was kept before."""

    def privaat(self, sessie: str) -> Privaat:
        """Everything private of a session; contributions in the order in which they came."""

    def bewaar_deelnemer(self, rij: DeelnemerRij) -> None:
        """Keep a deelnemer, instead of whoever had the same `teken`."""

    def verwijder_deelnemer(self, deelnemer: str, *, waarom: str = "") -> None:
        """Forget a deelnemer who has given nothing (a remote that was handed over), but not `waarom`."""

    def leg_in(self, rij: InbrengRij, *, vervangt: str = "", beurt: str = "") -> bool:
        """Keep an inbreng; False when it is with the group already, or was taken back.

        The same again changes nothing. `vervangt` is an earlier one of the same deelnemer, which
        goes in the same breath; so does one with the same `sleutel`. `beurt` is the question that
        it answers.
        Raises  AlGebruikt: the id is somebody else's, or has other content.
        AlOpTafel: what it replaces, or his answer to `beurt`, is with the group already. OpslagFout.
        """

    def haal_terug(self, inbreng: str, *, sessie: str, deelnemer: str = "") -> bool:
        """Take an inbreng off for good; `deelnemer` as its owner, else whoever's it is.

        False: it is not there (any more), or is another's.
        """

    def zet_klaar(self, deelnemer: str, sessie: str, stap: str, klaar: bool) -> None:
        """Keep whether a deelnemer is ready with a step."""

    def zet_stip(self, deelnemer: str, sessie: str, stap: str, doel: str, aan: bool) -> None:
        """Keep whether a deelnemer gives this a dot."""

    def wis_privaat(self, sessie: str) -> None:
        """Forget everything private of a session; no byte of it stays in the store's files."""


def op_naam(agenda: EigenAgenda) -> tuple[str, str]:
    """The order of own agendas: as people look for them."""
    return agenda.naam.casefold(), agenda.id


def zelfde(oud: Gebeurtenis, nieuw: Gebeurtenis) -> bool:
    """Whether it is the same act, sent again (the number and the time are the store's)."""
    return replace(oud, nr=nieuw.nr, tijd=nieuw.tijd, inhoud=dict(oud.inhoud)) == replace(
        nieuw, inhoud=dict(nieuw.inhoud)
    )


def zelfde_inbreng(oud: InbrengRij, nieuw: InbrengRij) -> bool:
    """Whether it is the same inbreng, sent again."""
    return replace(oud, mee=nieuw.mee, inhoud=dict(oud.inhoud)) == replace(nieuw, inhoud=dict(nieuw.inhoud))

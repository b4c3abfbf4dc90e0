"""What a talk goes through, in order: steps of the protocol and werkvormen."""

from collections.abc import Iterable
from dataclasses import dataclass

from rk.domain.bron import Bron
from rk.domain.gesprek import Punt, Stap
from rk.domain.werkvorm import Tafel, Werkvorm


@dataclass(frozen=True, kw_only=True, slots=True)
class Agendaregel:
    """One line of an agenda: a step of the protocol, or the id of a werkvorm. `minuten` 0: as usual."""

    stap: Stap | None = None
    werkvorm: str = ""
    minuten: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Agenda:
    """What a talk goes through, in order; the screens before and after are always there.

    `tafel`: for which kind of talk it is.
    """

    id: str
    titel: str
    uitleg: str
    tafel: Tafel
    punten: tuple[Agendaregel, ...]
    bron: Bron | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Agendapunt:
    """A place on the agenda of one talk. `minuten` 0: as the stappenplan says. `werkvorm` is the whole
    of it, as it was when it was laid on the table, and None at a step.
    """

    punt: Punt
    minuten: int = 0
    overgeslagen: bool = False
    werkvorm: Werkvorm | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EigenRegel:
    """One line of an agenda that a facilitator kept: a step, or the id of a werkvorm."""

    stap: Stap | None = None
    werkvorm: str = ""
    minuten: int = 0
    overgeslagen: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class EigenAgenda:
    """An agenda that a facilitator kept under a name of his own. It holds nothing of any talk."""

    id: str
    naam: str
    regels: tuple[EigenRegel, ...]


def over_het_team(agenda: Iterable[Agendapunt]) -> bool:
    """Whether a talk with this agenda is about the team itself: it has a werkvorm for a team, and
    nothing that is about a person.
    """
    rij = tuple(agenda)
    tafels = {a.werkvorm.tafel for a in rij if a.werkvorm is not None}
    stappen = any(a.werkvorm is None for a in rij)
    return Tafel.TEAM in tafels and Tafel.PERSOON not in tafels and not stappen


def eigen_regels(agenda: Iterable[Agendapunt]) -> tuple[EigenRegel, ...]:
    """The agenda of a talk as lines that can be kept."""
    return tuple(
        EigenRegel(
            stap=a.punt if isinstance(a.punt, Stap) else None,
            werkvorm=a.werkvorm.id if a.werkvorm is not None else "",
            minuten=a.minuten,
            overgeslagen=a.overgeslagen,
        )
        for a in agenda
    )

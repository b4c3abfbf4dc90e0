"""What a talk goes through, in order: steps of the protocol and werkvormen."""

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

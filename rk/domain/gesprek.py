"""The talk itself: its steps and phases, what was asked before, the clock."""

from dataclasses import dataclass, field
from enum import StrEnum

from rk.domain.bron import Bron


class Stap(StrEnum):
    """The screens of a session, in order: one before, eight steps, one after."""

    VOORAF = "vooraf"
    WIE = "wie"
    ROUTE = "route"
    WEGWIJZERS = "wegwijzers"
    REGIE = "regie"
    OGEN = "ogen"
    VIERV = "vierv"
    DILEMMAS = "dilemmas"
    WENSEN = "wensen"
    EINDE = "einde"


class Werkpunt(str):
    """A place on the agenda that is a werkvorm and no step, such as "w-brug"; a second time "w-brug-2"."""

    __slots__ = ()

    @property
    def value(self) -> str:
        """Its text, as a step has it."""
        return str(self)


Punt = Stap | Werkpunt
"""A place on the agenda: a step of the protocol or a werkvorm."""

_WERKPUNT = "w-"


def lees_punt(tekst: object) -> Punt:
    """A place on the agenda from its text. Raises ValueError: it can't be one."""
    if isinstance(tekst, (Stap, Werkpunt)):
        return tekst
    if not isinstance(tekst, str):
        raise ValueError("punt")
    if tekst.startswith(_WERKPUNT):
        rest = tekst.removeprefix(_WERKPUNT).replace("-", "")
        if len(tekst) > 80 or not (rest.isascii() and rest.isalnum() and rest == rest.lower()):
            raise ValueError("punt")
        return Werkpunt(tekst)
    return Stap(tekst)


def werkpunt(werkvorm_id: str, al: frozenset[str] | set[str] = frozenset()) -> Werkpunt:
    """The place for a werkvorm; one more time on the same agenda (`al`) gets a number."""
    punt = f"{_WERKPUNT}{werkvorm_id.replace('_', '-')}"
    nr = 2
    vrij = punt
    while vrij in al:
        vrij, nr = f"{punt}-{nr}", nr + 1
    return Werkpunt(vrij)


ACHT_STAPPEN = tuple(s for s in Stap if s not in (Stap.VOORAF, Stap.EINDE))


class Fase(StrEnum):
    """The phases of a step that collects."""

    VOOR_ZICH = "voor_zich"
    BEKIJKEN = "bekijken"
    KIEZEN = "kiezen"


VERZAMELEND = (Stap.VIERV, Stap.REGIE, Stap.OGEN, Stap.DILEMMAS, Stap.WENSEN)

"""The steps that collect: first each for himself, then together."""


class Antwoord(StrEnum):
    """An answer to a question of the screen before step 1."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, kw_only=True, slots=True)
class StapUitleg:
    """One step of the protocol. `{naam}` in a text stands for the person's first name.

    `minuten` maps the total of an agenda ("60") to the minutes for this step.
    """

    stap: Stap
    naam: str
    vraag: str
    uitleg: str
    prompts: tuple[str, ...]
    minuten: dict[str, int]
    bron: Bron | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stappenplan:
    """A way to hold the talk: purpose, and its steps in order."""

    id: str
    titel: str
    doel: str
    voor_wie: str
    stappen: tuple[StapUitleg, ...]
    bron: Bron | None = None

    def uitleg(self, stap: Stap) -> StapUitleg | None:
        """What the protocol says of one step, or None where it is silent."""
        return next((s for s in self.stappen if s.stap is stap), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Vooraf:
    """What was asked before step 1 about the person and his presence."""

    weet_ervan: Antwoord = Antwoord.ONBEKEND
    wil_het: Antwoord = Antwoord.ONBEKEND
    is_hier: Antwoord = Antwoord.ONBEKEND
    cijfers_aan: Antwoord = Antwoord.NEE
    geen_echte_namen: bool = False
    vertelt_terug: str = ""
    brengt_in: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wegwijzing:
    """Step 3: how the person himself knows where to go, who found him first, who hears worries."""

    hoe_weet: str = ""
    eerste_vinder: str | None = None
    meldplekken: tuple[str, ...] = ()
    oppakkers: tuple[str, ...] = ()
    veilig_afspraak: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Klok:
    """The quiet bar of one step: seconds used, and since when it runs (ISO time) or None."""

    stap: Punt
    verstreken: float = 0.0
    sinds: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Samenvatting:
    """What the start page may show of a session without opening it."""

    id: str
    titel: str
    begonnen: str
    laatst: str
    gesloten: bool
    stap: Punt
    gekozen: tuple[str, ...] = field(default=())
    wensen: tuple[str, ...] = field(default=())
    afspraken: tuple[str, ...] = field(default=())

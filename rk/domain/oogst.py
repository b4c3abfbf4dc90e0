"""What a group brings in: answers, cards, dilemmas, proposals, wishes."""

from dataclasses import dataclass
from enum import StrEnum

from rk.domain.casus import Regiefunctie
from rk.domain.gesprek import Punt, Stap


class VierV(StrEnum):
    """The four fields of the 4V quadrant."""

    VASTHOUDEN = "vasthouden"
    VERSTERKEN = "versterken"
    VERNIEUWEN = "vernieuwen"
    VERLATEN = "verlaten"


class Merk(StrEnum):
    """Whether a card is about policy or about practice."""

    BELEID = "beleid"
    UITVOERING = "uitvoering"


@dataclass(frozen=True, kw_only=True, slots=True)
class RegieAntwoord:
    """What one person thinks about who holds a function: ids, nobody (empty), or "I don't know"."""

    functie: Regiefunctie
    wie: tuple[str, ...] = ()
    weet_niet: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Kaart:
    """A card in a field: one of the four V's, or of a werkvorm (`punt` says where). `delen`: the cards
    that the group laid together to make this one; it keeps the id of the first of them.
    """

    id: str
    vak: str
    tekst: str
    merk: Merk | None = None
    gekozen: bool = False
    delen: tuple["Kaart", ...] = ()
    punt: Punt = Stap.VIERV


@dataclass(frozen=True, kw_only=True, slots=True)
class Voorstel:
    """What somebody would wish for: one of these can become one of the three wishes (`wens_id`)."""

    id: str
    tekst: str
    wens_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Dilemma:
    """ "Between … and …": what pleads for each side, and what the group agrees or asks whom.

    `gekozen`: the group wants to speak about it.
    """

    id: str
    tussen: str
    en: str
    voor_tussen: str = ""
    voor_en: str = ""
    afspraak: str = ""
    leggen_voor: str = ""
    gekozen: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Wens:
    """What must be taken up first, and how."""

    id: str
    tekst: str
    oplossing: str = ""
    wie: str = ""
    wanneer: str = ""
    bespreekt: str = ""
    vindt_ervan: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BewaardeUitspraak:
    """A statement of the map that the group kept for its report, in the words it was read in."""

    figuur: str
    tekst: str

"""What was filled in at a werkvorm, whatever its form: who says it (`stem`), about what, when.

`moment` is the day of an earlier talk, as "2026-03-01", and empty for today. A `Stem.DEELNEMER` is
one voice from the room without a name: there are as many as there were answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rk.domain.casus import Casus
from rk.domain.gesprek import Wegwijzing
from rk.domain.oogst import Wens
from rk.domain.werkvorm import Stem


@dataclass(frozen=True, kw_only=True, slots=True)
class Schaalzet:
    """Where somebody puts a domain: levels from 0 (low), None where it was not said."""

    deel: str
    stem: Stem
    nu: int | None = None
    wens: int | None = None
    praten: bool = False
    moment: str = ""


class Lijstantwoord(StrEnum):
    """An answer to a statement."""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"
    NVT = "nvt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stellingzet:
    """What somebody answers to a statement; `opmerking` why, or an example."""

    stelling: str
    stem: Stem
    antwoord: Lijstantwoord
    opmerking: str = ""
    moment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Planregel:
    """One row of a part of a plan: its values by field. `uit`: ids of what was taken over into it."""

    id: str
    deel: str
    waarden: Mapping[str, str] = field(default_factory=dict)
    moment: str = ""
    uit: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Planidee:
    """What somebody would fill in at a part of a plan, before the group decides."""

    id: str
    deel: str
    tekst: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reisplek:
    """At which stage the person is, for one domain of life (empty: in all)."""

    etappe: str
    stem: Stem
    domein: str = ""
    moment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reisscore:
    """What somebody thinks of a stage: 0 to 4."""

    etappe: str
    vraag: str
    stem: Stem
    waarde: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Reismerk:
    """A mark at a stage, or at a month counted from the moment of the timeline (before it: below 0)."""

    id: str
    soort: str
    tekst: str = ""
    wie: str = ""
    etappe: str = ""
    maand: int | None = None
    tot: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reismeting:
    """What the person measured for himself at a stage: 1 to 10."""

    etappe: str
    waarde: int
    moment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plaatsing:
    """In which field somebody lays an example card."""

    voorbeeld: str
    vak: str
    stem: Stem


@dataclass(frozen=True, kw_only=True, slots=True)
class Keuzezet:
    """Which descriptions fit, as somebody sees it; `twijfel`: in between them."""

    stem: Stem
    opties: tuple[str, ...] = ()
    twijfel: bool = False
    moment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Werkstand:
    """All that was filled in at one werkvorm; each form uses its own rows.

    `ja`: the person was asked and agreed. `gevraagd` is when the room was asked anew, by part and (empty)
    for all. `aantekeningen` are texts by what they belong to: a goal, a
    remark, what follows from a choice. `verbanden` link domains; `volgorde` is the order that the
    person chose; `gekozen` are ids of what the group takes up; `gebruik` in what way a list is used.
    """

    ja: bool = False
    gevraagd: Mapping[str, str] = field(default_factory=dict)
    schaal: tuple[Schaalzet, ...] = ()
    verbanden: tuple[tuple[str, str], ...] = ()
    volgorde: tuple[str, ...] = ()
    stellingen: tuple[Stellingzet, ...] = ()
    gebruik: str = ""
    regels: tuple[Planregel, ...] = ()
    ideeen: tuple[Planidee, ...] = ()
    plekken: tuple[Reisplek, ...] = ()
    scores: tuple[Reisscore, ...] = ()
    merken: tuple[Reismerk, ...] = ()
    metingen: tuple[Reismeting, ...] = ()
    keuzes: tuple[Keuzezet, ...] = ()
    plaatsingen: tuple[Plaatsing, ...] = ()
    gekozen: tuple[str, ...] = ()
    aantekeningen: Mapping[str, str] = field(default_factory=dict)


class Verloop(StrEnum):
    """How it went with a wish of an earlier talk."""

    GELUKT = "gelukt"
    BEZIG = "bezig"
    NOG_NIET = "nog_niet"
    ANDERS = "anders"


@dataclass(frozen=True, kw_only=True, slots=True)
class Gevolgd:
    """What a later talk says of a wish of an earlier one (`sessie`); `verloop` None: not said yet."""

    sessie: str
    wens_id: str
    verloop: Verloop | None = None
    woorden: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EerdereKaart:
    """A card of an earlier talk: its field, its words, and whether the group chose it."""

    id: str
    vak: str
    tekst: str
    gekozen: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Eerder:
    """What an earlier talk about the same casus left: its day, its wishes and agreements, the casus as
    it was at its end, and what was filled in at each werkvorm (by the werkvorm's id).

    `kaarten`: the cards of 4V (by "vierv") and of each werkvorm (by its id); `gevolgd`: what that talk
    said of wishes from before it.
    """

    sessie: str
    dag: str
    titel: str
    casus: Casus
    wensen: tuple[Wens, ...] = ()
    afspraken: tuple[str, ...] = ()
    werk: Mapping[str, Werkstand] = field(default_factory=dict)
    kaarten: Mapping[str, tuple[EerdereKaart, ...]] = field(default_factory=dict)
    wegwijzing: Wegwijzing = field(default_factory=Wegwijzing)
    gevolgd: tuple[Gevolgd, ...] = ()

"""A werkvorm: one way to hold a part of the talk, in one of six forms.

Sources: seeds 000, 001, 002, 003 and 004; each werkvorm names its own.
"""

from dataclasses import dataclass
from enum import StrEnum

from rk.domain.bron import Bron
from rk.domain.gesprek import Stap


class Vorm(StrEnum):
    """The six forms. A form is one view, one page for the phone, one kind of content, one paragraph."""

    SCHAAL = "schaal"
    KAARTEN = "kaarten"
    CHECKLIJST = "checklijst"
    PLAN = "plan"
    REIS = "reis"
    KEUZE = "keuze"


class Tafel(StrEnum):
    """Who must be at the table: the person himself, the group around a casus, or a team about itself."""

    PERSOON = "persoon"
    GROEP = "groep"
    TEAM = "team"


class Stem(StrEnum):
    """Whose view something is: the person's, somebody near, a helper, one in the room, all together."""

    PERSOON = "persoon"
    NAASTE = "naaste"
    HELPER = "helper"
    DEELNEMER = "deelnemer"
    GROEP = "groep"


class Aanleiding(StrEnum):
    """What in a talk can make a werkvorm fit: the reason that the facilitator reads."""

    PERSOON_IS_HIER = "persoon_is_hier"
    VEEL_HALTES = "veel_haltes"
    VEEL_OBSTAKELS = "veel_obstakels"
    REGELS = "regels"
    GELD = "geld"
    OVERGANG = "overgang"
    GEEN_REGIE = "geen_regie"
    VAAK_VERTELD = "vaak_verteld"
    CONTACT_GESTOPT = "contact_gestopt"
    WENSEN = "wensen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Blok:
    """A heading with short lines below it, such as "Wat helpt"."""

    kop: str
    regels: tuple[str, ...]


class Veldsoort(StrEnum):
    """What is filled in: a line, more lines, a day, a month, who, one of some, an own amount, a halte."""

    TEKST = "tekst"
    LANG = "lang"
    DATUM = "datum"
    MAAND = "maand"
    WIE = "wie"
    KEUZE = "keuze"
    BEDRAG = "bedrag"
    HALTE = "halte"


@dataclass(frozen=True, kw_only=True, slots=True)
class Veld:
    """A named field. `keuzes` only with `keuze`; `hulp` is an example or a few words below it."""

    id: str
    naam: str
    soort: Veldsoort = Veldsoort.TEKST
    hulp: str = ""
    keuzes: tuple[str, ...] = ()


# ---- schaal --------------------------------------------------------------------------------------


class Schaaltekening(StrEnum):
    """How a scale is drawn."""

    WEB = "web"
    BRUG = "brug"
    BALKEN = "balken"


@dataclass(frozen=True, kw_only=True, slots=True)
class Schaaldeel:
    """A domain of a scale. `teken` names its picture; `vrij`: it may be left out, until asked for."""

    id: str
    naam: str
    uitleg: str = ""
    teken: str = ""
    vrij: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Combinatie:
    """What it feels like when these domains are high and the others are low."""

    hoog: tuple[str, ...]
    naam: str
    uitleg: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Schaal:
    """Domains × levels, from low to high. `stemmen`: whose views; `gewenst`: also as one would wish;
    `bespreken`: a domain can be marked "I want to talk about this"; `verbanden`: domains can be
    linked; `doelen`: a short and a long goal for each; `volgorde`: the person chooses the order;
    `combinaties`: what it feels like when some are high and the rest is low.
    """

    tekening: Schaaltekening
    delen: tuple[Schaaldeel, ...]
    niveaus: tuple[str, ...]
    stemmen: tuple[Stem, ...] = (Stem.PERSOON, Stem.DEELNEMER, Stem.GROEP)
    gewenst: bool = False
    bespreken: bool = False
    verbanden: bool = False
    doelen: bool = False
    volgorde: bool = False
    combinaties: tuple[Combinatie, ...] = ()


# ---- kaarten -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Vak:
    """A field for cards. `blokken` are examples that unfold; `teken` names its mark."""

    id: str
    naam: str
    vraag: str = ""
    blokken: tuple[Blok, ...] = ()
    teken: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Voorbeeld:
    """An example card. `vak`: where it belongs, shown after the group placed it; `stap`: at which
    step it comes up by itself, in the tips.
    """

    id: str
    tekst: str
    vak: str = ""
    stap: Stap | None = None
    bron: Bron | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Kaartbord:
    """Cards in fields. `voorbeelden` are there to read; with `plaatsen` the group lays each in a
    field first, and then hears where the source would lay it.
    """

    vakken: tuple[Vak, ...]
    voorbeelden: tuple[Voorbeeld, ...] = ()
    plaatsen: bool = False


# ---- checklijst ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Stelling:
    """A statement. `anders` is the other side of it, where both sides are shown."""

    id: str
    tekst: str
    anders: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stellinggroep:
    """Statements that belong together."""

    id: str
    naam: str
    stellingen: tuple[Stelling, ...]
    uitleg: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checklijst:
    """Statements with yes, partly, no or does not apply, and a remark.

    `gebruik`: in what way it is filled in, one of some; `minste`: so many forms are needed before
    any spread is shown (never per person); `oppakken`: how many the group may take up.
    """

    groepen: tuple[Stellinggroep, ...]
    gebruik: tuple[str, ...] = ()
    minste: int = 0
    oppakken: int = 3


# ---- plan ----------------------------------------------------------------------------------------


class Instroom(StrEnum):
    """What of the talk can flow into a plan's part, one row each, when the group takes it over."""

    OBSTAKELS = "obstakels"
    VERTELD = "verteld"
    WENSEN = "wensen"
    OVERGANGEN = "overgangen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Plandeel:
    """A question with fields. `rijen`: how many times it can be filled in (1: once); `instroom`: what
    flows in as rows, its words in the first field; `som`: amounts are added, as a range.
    """

    id: str
    naam: str
    vraag: str = ""
    velden: tuple[Veld, ...] = ()
    rijen: int = 1
    instroom: Instroom | None = None
    som: bool = False
    blokken: tuple[Blok, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Vergelijking:
    """Two ways beside each other, by the ids of their parts. `minder`: the part with what the second
    way makes needless and the first way does not count yet. `betaalt`, `wint` and `herkomst` are the
    fields of these parts that say who pays, who gains, and where an amount comes from.
    """

    een: str
    twee: str
    minder: str = ""
    betaalt: str = ""
    wint: str = ""
    herkomst: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Planblad:
    """A form with named fields and repeatable rows. `register`: its rows are counted over sessions;
    `vergelijk`: two of its parts are two ways, laid beside each other.
    """

    delen: tuple[Plandeel, ...]
    register: bool = False
    vergelijk: Vergelijking | None = None


# ---- reis ----------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Etappe:
    """A stage of a journey, with what is known of it. `meting`: the measurement is taken here."""

    id: str
    naam: str
    uitleg: str = ""
    blokken: tuple[Blok, ...] = ()
    meting: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reisvraag:
    """A question that is scored for each stage, for a heat map: the words for low and high.

    `hoog_is_goed`: which end is good ("how well do we connect?", against "what do we miss?").
    """

    id: str
    vraag: str
    laag: str
    hoog: str
    hoog_is_goed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Merksoort:
    """A mark on a journey: a goal, a setback, a moment. `wie`: it says who; `teken` its picture."""

    id: str
    naam: str
    teken: str = ""
    wie: bool = False


class Tijdeenheid(StrEnum):
    """How time is drawn and asked for: month by month, or in years of which months can be opened."""

    MAAND = "maand"
    JAAR = "jaar"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tijdlijn:
    """Time around a moment, counted in months: from `van` (0 or below) to `tot`, whole years when
    `eenheid` is a year. `gaten`: months with nobody show.
    """

    moment: str
    van: int
    tot: int
    gaten: bool = False
    eenheid: Tijdeenheid = Tijdeenheid.MAAND


@dataclass(frozen=True, kw_only=True, slots=True)
class Reis:
    """Stages or a timeline. `plek`: where the person is now, for each of `domeinen`; `vragen`: scored
    per stage (0 to 4); `meting`: the words of what is measured, 1 to 10, at stages with `meting`.
    """

    etappes: tuple[Etappe, ...] = ()
    tijdlijn: Tijdlijn | None = None
    plek: bool = False
    domeinen: tuple[str, ...] = ()
    vragen: tuple[Reisvraag, ...] = ()
    merken: tuple[Merksoort, ...] = ()
    meting: str = ""


# ---- keuze ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Optie:
    """A description to choose, and what follows from it (`blokken`)."""

    id: str
    naam: str
    uitleg: str = ""
    teken: str = ""
    blokken: tuple[Blok, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Keuze:
    """Descriptions to choose from. `hoogstens`: how many; `top`: of these so many come first;
    `twijfel`: "in between" may be said; `velden`: what is filled in for each that comes first.
    """

    opties: tuple[Optie, ...]
    hoogstens: int = 1
    top: int = 0
    twijfel: bool = True
    velden: tuple[Veld, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Werkvorm:
    """A part of the talk. Exactly the block that `vorm` names is filled.

    `kort` is its name in the header (at most 14 characters). `{naam}` stands for the person's first
    name. `gevoelig`: it is about someone's motivation, stress or state: it never enters route data,
    and the tool never suggests it on the shared screen. `toestemming` is what the person is asked
    first; `let_op` what it is not ("this is to talk, not to measure").
    """

    id: str
    titel: str
    kort: str
    vorm: Vorm
    doel: str
    voor_wie: str
    tafel: Tafel
    minuten: int
    vraag: str
    uitleg: str = ""
    prompts: tuple[str, ...] = ()
    gevoelig: bool = False
    toestemming: str = ""
    let_op: str = ""
    past_bij: tuple[Aanleiding, ...] = ()
    schaal: Schaal | None = None
    kaarten: Kaartbord | None = None
    checklijst: Checklijst | None = None
    plan: Planblad | None = None
    reis: Reis | None = None
    keuze: Keuze | None = None
    bron: Bron | None = None

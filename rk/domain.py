"""The records of the field: what a route map, a casus and a group's results are.

Everything is frozen and made by keyword. Records hold no rule about screens, files or
storage. Ids are short slugs, unique within their own list; texts are plain Dutch.
Source of the model: seeds 001 (the route map and its eight questions).
"""

from dataclasses import dataclass, field
from enum import StrEnum

HOOFDPERSOON = "hoofdpersoon"
"""The id that stands for the person himself wherever the id of an actor is asked."""


class Route(StrEnum):
    """The four routes, from near to far."""

    GROEN = "groen"
    GEEL = "geel"
    ORANJE = "oranje"
    BLAUW = "blauw"


class Subroute(StrEnum):
    """The five routes within the blue one."""

    INKOMEN = "inkomen"
    WERK = "werk"
    ONDERSTEUNING = "ondersteuning"
    ZORG_ZVW = "zorg_zvw"
    WONEN = "wonen"


class HalteSoort(StrEnum):
    """What somebody finds at a halte."""

    PLEK = "plek"
    PERSOON = "persoon"
    ACTIVITEIT = "activiteit"
    DIENST = "dienst"
    LOKET = "loket"


class ActorSoort(StrEnum):
    """In which role somebody helps."""

    FORMEEL = "formeel"
    INFORMEEL = "informeel"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige"


class Weg(StrEnum):
    """The way until today, or the best way that the group sees."""

    WERKELIJK = "werkelijk"
    BESTE = "beste"


class Overdracht(StrEnum):
    """How the person got to a halte."""

    WARM = "warm"
    LAUW = "lauw"
    KOUD = "koud"
    WEGGESTUURD = "weggestuurd"
    ZELF = "zelf"
    ONBEKEND = "onbekend"


class Uitkomst(StrEnum):
    """What came of a visit."""

    GEHOLPEN = "geholpen"
    DEELS = "deels"
    DOORGESTUURD = "doorgestuurd"
    WEGGESTUURD = "weggestuurd"
    CONTACT_GESTOPT = "contact_gestopt"
    ONBEKEND = "onbekend"


class Overgang(StrEnum):
    """What a visit was the end of: a time of change, when contact is easily lost."""

    KLINIEK = "kliniek"
    BESCHERMD_WONEN = "beschermd_wonen"
    DETENTIE = "detentie"
    EINDE_TRAJECT = "einde_traject"


class Woord(StrEnum):
    """Whose word a visit rests on."""

    HOOFDPERSOON = "hoofdpersoon"
    NAASTE = "naaste"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige"
    PROFESSIONAL = "professional"
    DOSSIER = "dossier"
    OEFENING = "oefening"
    ONBEKEND = "onbekend"


class ObstakelSoort(StrEnum):
    """What kind of thing stood in the way."""

    NIET_GEHOORD = "niet_gehoord"
    REGEL = "regel"
    WACHTTIJD = "wachttijd"
    MOEILIJK_BEREIKBAAR = "moeilijk_bereikbaar"
    TE_VEEL_TEGELIJK = "te_veel_tegelijk"
    GEEN_OVERZICHT = "geen_overzicht"
    TEGENSTRIJDIG_ADVIES = "tegenstrijdig_advies"
    SCHAAMTE = "schaamte"
    GELD = "geld"
    TAAL = "taal"
    WANTROUWEN = "wantrouwen"
    ANDERS = "anders"


class Leefdomein(StrEnum):
    """Parts of a life that somebody can have overview of."""

    WONEN = "wonen"
    GELD = "geld"
    GEZONDHEID = "gezondheid"
    DAGRITME = "dagritme"
    WERK = "werk"
    CONTACTEN = "contacten"
    VEILIGHEID = "veiligheid"


class BandSoort(StrEnum):
    """What a tie says: from an actor to an actor, a halte or a life domain."""

    KENT = "kent"
    STEMT_AF = "stemt_af"
    WIJST = "wijst"
    OVERZICHT = "overzicht"


class Regiefunctie(StrEnum):
    """Eight things that somebody can do to walk along with the person (seeds 001, question 4)."""

    VRAAGBAAK = "vraagbaak"
    AANSPREEKPUNT = "aanspreekpunt"
    OVERZICHT = "overzicht"
    ROUTEPLAN = "routeplan"
    AFSPRAKEN = "afspraken"
    AFSTEMMING = "afstemming"
    VOORTGANG = "voortgang"
    AANSPREKEN = "aanspreken"


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
class Bron:
    """Where a fact comes from: a document of the sources and the section in it."""

    document: str
    plaats: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Halte:
    """A place, person, activity, service or desk on a route.

    `specifiek` says that it was made for a certain group; `gemeentelijk` is None where the
    source is silent; `onder` is the id of the halte whose part this one is; `vervallen` means
    that it no longer exists; `eigen` that a group added it to the map during its session.
    """

    id: str
    naam: str
    route: Route
    subroute: Subroute | None = None
    soort: HalteSoort = HalteSoort.DIENST
    specifiek: bool = False
    gemeentelijk: bool | None = None
    organisatie: str = ""
    wet: str = ""
    aanbod: str = ""
    onder: str | None = None
    zoekwoorden: tuple[str, ...] = ()
    vervallen: bool = False
    eigen: bool = False
    bron: Bron | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RouteUitleg:
    """The name of a route and one or two sentences about it."""

    route: Route
    naam: str
    uitleg: str
    bron: Bron | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SubrouteUitleg:
    """The name of one of the five blue subroutes."""

    subroute: Subroute
    naam: str
    bron: Bron | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class VangnetPlek:
    """A place or role around the routes: where a worry is reported, or who picks it up."""

    id: str
    naam: str
    bron: Bron | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Vangnet:
    """Prevention and safety, the band around all routes.

    `meldplekken`: where a worry can be reported; `oppakkers`: who picks it up;
    `herstel`: how it is made safe again.
    """

    uitleg: str
    meldplekken: tuple[VangnetPlek, ...]
    oppakkers: tuple[VangnetPlek, ...]
    herstel: tuple[VangnetPlek, ...]
    bron: Bron | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Routekaart:
    """The map of a region. `stand` is the month of its facts, as "2018-02"."""

    id: str
    naam: str
    stand: str
    routes: tuple[RouteUitleg, ...]
    subroutes: tuple[SubrouteUitleg, ...]
    haltes: tuple[Halte, ...]
    vangnet: Vangnet
    bron: Bron | None = None

    def halte(self, halte_id: str) -> Halte | None:
        """The halte with this id, or None."""
        return next((h for h in self.haltes if h.id == halte_id), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A helper, by role (`zus`, `huisarts`), never by name.

    `vervallen`: he is no longer there. What was done with him stays; nothing leads through him now.
    """

    id: str
    naam: str
    soort: ActorSoort
    route: Route
    organisatie: str = ""
    halte_id: str | None = None
    vervallen: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A tie. `van` is an actor or HOOFDPERSOON; `naar` an actor, halte or Leefdomein by `soort`."""

    soort: BandSoort
    van: str
    naar: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Obstakel:
    """What stood in the way at a visit, in the person's own first person.

    `vereist` names obstacles that must be gone first ("no address without income").
    """

    id: str
    tekst: str
    soort: ObstakelSoort = ObstakelSoort.ANDERS
    vereist: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bezoek:
    """One stop on a way. Only the halte is needed; everything else may be unknown.

    `maand` is "2017-11" or empty; `goed` says what did the person good there, in first person;
    `overgang` that with this visit something ended, such as a stay in a clinic.
    """

    id: str
    halte_id: str
    actor_id: str | None = None
    overdracht: Overdracht = Overdracht.ONBEKEND
    uitkomst: Uitkomst = Uitkomst.ONBEKEND
    woord: Woord = Woord.ONBEKEND
    maand: str = ""
    goed: str = ""
    obstakels: tuple[Obstakel, ...] = ()
    overgang: Overgang | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Regie:
    """Who holds one function: ids of actors (or HOOFDPERSOON), or the group's "nobody"."""

    functie: Regiefunctie
    wie: tuple[str, ...] = ()
    niemand: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Casus:
    """One person's story and ways. `verzonnen` lists what was made up for practice.

    `oefening`: nobody real stands behind it. `leeftijd` is text, such as "32" or "rond de 40".
    `domeinen`: the life domains that are in play.
    """

    id: str
    naam: str
    oefening: bool = False
    leeftijd: str = ""
    verhaal: str = ""
    kan_goed: tuple[str, ...] = ()
    wil: tuple[str, ...] = ()
    wil_niet: tuple[str, ...] = ()
    domeinen: tuple[Leefdomein, ...] = ()
    actoren: tuple[Actor, ...] = ()
    banden: tuple[Band, ...] = ()
    regie: tuple[Regie, ...] = ()
    werkelijk: tuple[Bezoek, ...] = ()
    beste: tuple[Bezoek, ...] = ()
    verzonnen: tuple[str, ...] = ()
    bron: Bron | None = None

    def actor(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None."""
        return next((a for a in self.actoren if a.id == actor_id), None)

    def weg(self, weg: Weg) -> tuple[Bezoek, ...]:
        """The visits of one of the two ways, in order."""
        return self.werkelijk if weg is Weg.WERKELIJK else self.beste


@dataclass(frozen=True, kw_only=True, slots=True)
class RegieAntwoord:
    """What one person thinks about who holds a function: ids, nobody (empty), or "I don't know"."""

    functie: Regiefunctie
    wie: tuple[str, ...] = ()
    weet_niet: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Kaart:
    """A card in the 4V quadrant. `delen`: the cards that the group laid together to make this one;
    it keeps the id of the first of them.
    """

    id: str
    vak: VierV
    tekst: str
    merk: Merk | None = None
    gekozen: bool = False
    delen: tuple["Kaart", ...] = ()


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
class Werkvorm:
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

    stap: Stap
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
    stap: Stap
    gekozen: tuple[str, ...] = field(default=())
    wensen: tuple[str, ...] = field(default=())
    afspraken: tuple[str, ...] = field(default=())


@dataclass(frozen=True, kw_only=True, slots=True)
class Net:
    """A network that this laptop is on: `adres` is its own address there."""

    id: str
    naam: str
    adres: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Kamerstand:
    """What the beamer may know of who joins by phone: numbers, never who, never what.

    `adres` is where phones come in ("http://192.168.1.20:8101"), `netten` what can be chosen.
    `klaar` and `wachtend` (contributions that nobody has seen) are about the group's step;
    `stippen` is how many dots each may give (0: none), `gestipt` the totals by card.
    `apart`: of what waits there, how much could not be laid down, by the sentence that says why.
    `afstand`: a phone is the remote. `afstandscode` lets the next one ask; `afstand_vraagt` is the
    number on the phone that asks now.
    """

    open: bool = False
    op_slot: bool = False
    code: str = ""
    adres: str = ""
    versleuteld: bool = False
    netten: tuple[Net, ...] = ()
    deelnemers: int = 0
    klaar: int = 0
    wachtend: int = 0
    apart: tuple[tuple[str, int], ...] = ()
    meelezen: bool = False
    stippen: int = 0
    gestipt: tuple[tuple[str, int], ...] = ()
    afstand: bool = False
    afstandscode: str = ""
    afstand_vraagt: str = ""

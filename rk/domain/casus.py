"""One person's story: helpers, ties, visits on two ways, obstacles, and who holds what."""

from dataclasses import dataclass
from enum import StrEnum

from rk.domain.bron import Bron
from rk.domain.kaart import Route

HOOFDPERSOON = "hoofdpersoon"

"""The id that stands for the person himself wherever the id of an actor is asked."""


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


ONS_WERK = "ons-werk"
"""The id of the empty casus of a talk in which a team looks at its own work."""


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

"""What each row of the researcher's table is called and means, in Dutch and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Begrip:
    """A number: its name, unit and definition in both languages. `voorbij`: of the real way alone."""

    naam: tuple[str, str]
    eenheid: tuple[str, str]
    uitleg: tuple[str, str]
    voorbij: bool = False


_KEER = ("keer", "times")
_HALTES = ("haltes", "stops")
_BEZOEKEN = ("bezoeken", "visits")
_OVERDRACHTEN = ("overdrachten", "handovers")
_DOMEINEN = ("leefdomeinen", "life domains")
_TAKEN = ("regiefuncties", "coordination functions")
_INDEX = ("index van 0 tot 1", "index from 0 to 1")

BEGRIPPEN: dict[str, Begrip] = {
    "vertelteller_werkelijk": Begrip(
        naam=("Vertelteller, weg tot vandaag", "Retellings, real way"),
        eenheid=_KEER,
        uitleg=(
            "Bezoeken na het eerste bij een helper die nog niets wist. Warm of lauw overgedragen telt niet.",
            "Visits after the first to a helper not yet informed; a warm or lukewarm handover informs.",
        ),
        voorbij=True,
    ),
    "vertelteller_beste": Begrip(
        naam=("Vertelteller, beste weg", "Retellings, best way"),
        eenheid=_KEER,
        uitleg=(
            "Hetzelfde, op de weg die de groep het beste vindt.",
            "The same, on the way the group prefers.",
        ),
    ),
    "vertelteller_te_voorkomen": Begrip(
        naam=("Te voorkomen keren vertellen", "Avoidable retellings"),
        eenheid=_KEER,
        uitleg=(
            "Het verschil tussen de weg tot vandaag en de beste weg, nooit onder nul.",
            "Retellings on the real way less those on the best way, never below zero.",
        ),
    ),
    "overdrachten_warm": Begrip(
        naam=("Warme overdrachten", "Warm handovers"),
        eenheid=_OVERDRACHTEN,
        uitleg=(
            "Overdrachten tussen twee bezoeken waarbij iemand meeging tot het was opgepakt.",
            "Handovers between two visits where somebody came along until it was picked up.",
        ),
        voorbij=True,
    ),
    "overdrachten_warm_beste": Begrip(
        naam=("Warme overdrachten, beste weg", "Warm handovers, best way"),
        eenheid=_OVERDRACHTEN,
        uitleg=("Hetzelfde, op de beste weg.", "The same, on the best way."),
    ),
    "losse_einden": Begrip(
        naam=("Losse einden", "Loose ends"),
        eenheid=_OVERDRACHTEN,
        uitleg=(
            "Koude overdrachten of wegsturen, waarna de volgende halte niet die was waarheen was gewezen.",
            "Handovers that were cold or sent away, after which the next stop was not the one pointed to.",
        ),
        voorbij=True,
    ),
    "hangt_aan_een": Begrip(
        naam=("Haltes die aan één helper hangen", "Stops hanging on one helper"),
        eenheid=_HALTES,
        uitleg=(
            "Het meeste aantal haltes van de beste weg dat zonder één bepaalde helper niet te vinden is.",
            "The most stops of the best way that can't be reached when one helper falls away (dominator).",
        ),
    ),
    "minste_wegen": Begrip(
        naam=("Onafhankelijke wegen", "Independent ways"),
        eenheid=("wegen", "ways"),
        uitleg=(
            "Het kleinste aantal wegen naar een halte van de beste weg die geen helper delen.",
            "The least number of helper-disjoint ways to a stop of the best way (Menger).",
        ),
    ),
    "wegwijzergat": Begrip(
        naam=("Wegwijzergat", "Signpost gap"),
        eenheid=_HALTES,
        uitleg=(
            "Haltes van de beste weg waarheen geen bereikbare helper de weg wijst.",
            "Stops of the best way that nobody reachable from the person points to.",
        ),
    ),
    "wegwijzer_afstand": Begrip(
        naam=("Verste wegwijzer", "Farthest signpost"),
        eenheid=("helpers", "helpers"),
        uitleg=(
            "Het meeste aantal helpers tussen de hoofdpersoon en een halte van de beste weg die geen gat is.",
            "The most helpers between the person and a stop of the best way that is no signpost gap.",
        ),
    ),
    "overzicht_zonder": Begrip(
        naam=("Leefdomeinen zonder overzicht", "Life domains without overview"),
        eenheid=_DOMEINEN,
        uitleg=(
            "Leefdomeinen die spelen en waar geen helper overzicht van heeft.",
            "Life domains in play that no helper has overview of.",
        ),
    ),
    "overzicht_haltes": Begrip(
        naam=("Meeste haltes bij één helper bekend", "Most stops known to one helper"),
        eenheid=_HALTES,
        uitleg=(
            "Hoeveel haltes van de weg tot vandaag de helper kent die er de meeste kent.",
            "How many stops of the real way are known to the helper who knows most of them.",
        ),
    ),
    "regie_duidelijk": Begrip(
        naam=("Duidelijke regie", "Clear coordination"),
        eenheid=_TAKEN,
        uitleg=(
            "Ingevulde functies waarvoor precies één iemand is genoemd.",
            "Functions that were filled in and for which exactly one holder was named.",
        ),
    ),
    "regie_niemand": Begrip(
        naam=("Functies zonder naam", "Functions without a holder"),
        eenheid=_TAKEN,
        uitleg=(
            "Functies waarvan gezegd is dat nog geen iemand ze heeft.",
            "Functions said to be held by nobody.",
        ),
    ),
    "upc_persoon": Begrip(
        naam=("UPC per helper", "UPC by provider"),
        eenheid=_INDEX,
        uitleg=(
            "Aandeel van de bezoeken bij de helper die het vaakst is bezocht.",
            "Share of visits with the most seen provider (Breslau & Reeb 1975).",
        ),
        voorbij=True,
    ),
    "coc_persoon": Begrip(
        naam=("COC per helper", "COC by provider"),
        eenheid=_INDEX,
        uitleg=(
            "Hoe weinig de bezoeken over helpers zijn verspreid.",
            "Concentration of visits over providers (Bice & Boxerman 1977).",
        ),
        voorbij=True,
    ),
    "secon_persoon": Begrip(
        naam=("SECON per helper", "SECON by provider"),
        eenheid=_INDEX,
        uitleg=(
            "Aandeel van de bezoeken bij dezelfde helper als het bezoek ervoor.",
            "Share of visits with the same provider as the visit before (Steinwachs 1979).",
        ),
        voorbij=True,
    ),
    "upc_organisatie": Begrip(
        naam=("UPC per organisatie", "UPC by organisation"),
        eenheid=_INDEX,
        uitleg=("Als UPC per helper, met organisaties.", "As UPC by provider, with organisations."),
        voorbij=True,
    ),
    "coc_organisatie": Begrip(
        naam=("COC per organisatie", "COC by organisation"),
        eenheid=_INDEX,
        uitleg=("Als COC per helper, met organisaties.", "As COC by provider, with organisations."),
        voorbij=True,
    ),
    "secon_organisatie": Begrip(
        naam=("SECON per organisatie", "SECON by organisation"),
        eenheid=_INDEX,
        uitleg=("Als SECON per helper, met organisaties.", "As SECON by provider, with organisations."),
        voorbij=True,
    ),
    "eerste_hulp": Begrip(
        naam=("Eerste deur die hielp", "First door that helped"),
        eenheid=("plaats op de weg", "place on the way"),
        uitleg=(
            "Het hoeveelste bezoek als eerste (deels) hielp.",
            "The place of the first visit that helped, fully or in part.",
        ),
        voorbij=True,
    ),
    "deuren_dicht": Begrip(
        naam=("Deuren die niet opengingen", "Doors that did not open"),
        eenheid=_BEZOEKEN,
        uitleg=("Bezoeken die met wegsturen eindigden.", "Visits that ended in being sent away."),
        voorbij=True,
    ),
    "terugkeer": Begrip(
        naam=("Heen en terug", "Returns"),
        eenheid=_KEER,
        uitleg=(
            "Hoe vaak de weg van een halte via een andere meteen terugging.",
            "A-B-A patterns: back to the same stop after one other.",
        ),
        voorbij=True,
    ),
    "formeel_tegelijk": Begrip(
        naam=("Beroepshelpers tegelijk", "Formal helpers at once"),
        eenheid=("helpers", "helpers"),
        uitleg=(
            "Het meeste aantal formele helpers met wie er tegelijk contact liep.",
            "The most formal helpers whose contacts ran at the same time.",
        ),
        voorbij=True,
    ),
    "ideaal_ontbreekt": Begrip(
        naam=("Ontbrekende bezoeken", "Missing visits"),
        eenheid=_BEZOEKEN,
        uitleg=(
            "Bezoeken van de beste weg die de weg tot vandaag niet heeft.",
            "Visits of the best way only.",
        ),
    ),
    "ideaal_andere_weg": Begrip(
        naam=("Andere weg", "Another way"),
        eenheid=_BEZOEKEN,
        uitleg=(
            "Bezoeken van de weg tot vandaag die de beste weg niet heeft.",
            "Visits of the real way only.",
        ),
    ),
    "ideaal_volgorde": Begrip(
        naam=("Andere volgorde", "Another order"),
        eenheid=_BEZOEKEN,
        uitleg=(
            "Dezelfde haltes op een ander moment.",
            "The same stops at another moment (outside the LCS).",
        ),
    ),
    "ideaal_verschuiving": Begrip(
        naam=("Verschuiving over de routes", "Shift over the routes"),
        eenheid=("routes, onder nul is dichterbij", "routes, below zero is nearer"),
        uitleg=(
            "Hoeveel routes de beste weg gemiddeld verder van huis ligt (groen 0 tot blauw 3).",
            "Mean route of the best way less that of the real way (green 0 to blue 3).",
        ),
    ),
    "drempels_in_kring": Begrip(
        naam=("Drempels in een kring", "Obstacles in a circle"),
        eenheid=("obstakels", "obstacles"),
        uitleg=(
            "Obstakels die in een kring op elkaar wachten.",
            "Obstacles in strongly connected parts of the requirement graph.",
        ),
    ),
    "kringen_openen": Begrip(
        naam=("Plekken die de kringen openen", "Rules to bend"),
        eenheid=("voorwaarden", "requirements"),
        uitleg=(
            "Het kleinste aantal voorwaarden dat ruimte nodig heeft om alle kringen te openen.",
            "The size of a minimum feedback arc set of the requirements.",
        ),
    ),
    "waakvlam_zonder": Begrip(
        naam=("Overgangen zonder waakvlam", "Transitions without continuous contact"),
        eenheid=("overgangen", "transitions"),
        uitleg=(
            "Overgangen waar geen contact doorliep van zes maanden ervoor tot drie maanden erna.",
            "Transitions that no contact spans from six months before to three months after.",
        ),
        voorbij=True,
    ),
}

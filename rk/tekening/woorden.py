"""What the choices of the domain are called on the screen: short, plain, and without blame."""

from __future__ import annotations

from rk.domain import Leefdomein, ObstakelSoort, Regiefunctie, Route
from rk.taal import _
from rk.tekening.vormen import vul

# Functions, not tables: gettext translates when a text is shown.


def leefdomein(domein: Leefdomein) -> str:
    """A part of a life."""
    return {
        Leefdomein.WONEN: _("wonen"),
        Leefdomein.GELD: _("geld"),
        Leefdomein.GEZONDHEID: _("gezondheid"),
        Leefdomein.DAGRITME: _("dagritme"),
        Leefdomein.WERK: _("werk"),
        Leefdomein.CONTACTEN: _("contacten"),
        Leefdomein.VEILIGHEID: _("veiligheid"),
    }[domein]


def obstakel(soort: ObstakelSoort) -> str:
    """What kind of thing stood in the way."""
    return {
        ObstakelSoort.NIET_GEHOORD: _("niet gehoord"),
        ObstakelSoort.REGEL: _("regel"),
        ObstakelSoort.WACHTTIJD: _("wachttijd"),
        ObstakelSoort.MOEILIJK_BEREIKBAAR: _("moeilijk te bereiken"),
        ObstakelSoort.TE_VEEL_TEGELIJK: _("te veel tegelijk"),
        ObstakelSoort.GEEN_OVERZICHT: _("geen overzicht"),
        ObstakelSoort.TEGENSTRIJDIG_ADVIES: _("tegenstrijdig advies"),
        ObstakelSoort.SCHAAMTE: _("schaamte"),
        ObstakelSoort.GELD: _("geld"),
        ObstakelSoort.TAAL: _("taal"),
        ObstakelSoort.WANTROUWEN: _("wantrouwen"),
        ObstakelSoort.ANDERS: _("anders"),
    }[soort]


def route(route: Route) -> str:
    """A route by its colour, where the map has no name for it."""
    return {
        Route.GROEN: _("groene route"),
        Route.GEEL: _("gele route"),
        Route.ORANJE: _("oranje route"),
        Route.BLAUW: _("blauwe route"),
    }[route]


def functies(naam: str) -> dict[Regiefunctie, str]:
    """The eight functions in plain words, in the order in which they are asked."""
    teksten = {
        Regiefunctie.VRAAGBAAK: _("bij wie kan {naam} terecht"),
        Regiefunctie.AANSPREEKPUNT: _("vast aanspreekpunt"),
        Regiefunctie.OVERZICHT: _("houdt overzicht"),
        Regiefunctie.ROUTEPLAN: _("maakt samen met {naam} het plan"),
        Regiefunctie.AFSPRAKEN: _("maakt de afspraken"),
        Regiefunctie.AFSTEMMING: _("stemt de helpers op elkaar af"),
        Regiefunctie.VOORTGANG: _("volgt hoe het gaat"),
        Regiefunctie.AANSPREKEN: _("mag {naam} aanspreken"),
    }
    return {functie: vul(tekst, naam) for functie, tekst in teksten.items()}

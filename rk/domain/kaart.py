"""The route map: four routes from near to far, their haltes, and the safety net around them.

Source: seeds 001.
"""

from dataclasses import dataclass
from enum import StrEnum

from rk.domain.bron import Bron


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

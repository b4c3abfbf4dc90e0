"""What all figures share: how a value that is partly unknown is told, and what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from rk.domain import Actor, ActorSoort, Band, Bezoek, Regiefunctie, Route
from rk.graph import Bereik
from rk.taal import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Bewijs:
    """Where a figure comes from, for "waarom?": ids of visits, haltes, actors and obstacles; ties."""

    bezoeken: tuple[str, ...] = ()
    haltes: tuple[str, ...] = ()
    actoren: tuple[str, ...] = ()
    obstakels: tuple[str, ...] = ()
    banden: tuple[Band, ...] = ()
    functies: tuple[Regiefunctie, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TeWeinig:
    """A figure that has too little to go on, and why, as one plain Dutch sentence."""

    reden: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Deel:
    """How many of a whole: at least `laag`, at most `hoog`, out of `van`.

    Raises  ValueError: unless 0 <= laag <= hoog <= van.
    """

    laag: int
    hoog: int
    van: int

    def __post_init__(self) -> None:
        if not 0 <= self.laag <= self.hoog <= self.van:
            raise ValueError(f"{self.laag}, {self.hoog}, {self.van}")

    def __str__(self) -> str:
        aantal = _getal(self.laag, self.hoog)
        return _("{aantal} van de {van}").format(aantal=aantal, van=self.van)


@dataclass(frozen=True, kw_only=True, slots=True)
class Maat:
    """An index between 0 and 1 that unknowns leave open: at least `laag`, at most `hoog`.

    Raises  ValueError: unless 0 <= laag <= hoog <= 1.
    """

    laag: float
    hoog: float

    def __post_init__(self) -> None:
        if not 0 <= self.laag <= self.hoog <= 1:
            raise ValueError(f"{self.laag}, {self.hoog}")

    def __str__(self) -> str:
        laag, hoog = (f"{x:.2f}".replace(".", ",") for x in (self.laag, self.hoog))
        return laag if laag == hoog else _("{laag} tot {hoog}").format(laag=laag, hoog=hoog)


def _getal(laag: int, hoog: int) -> str:
    return str(laag) if laag == hoog else _("{laag} tot {hoog}").format(laag=laag, hoog=hoog)


def getal(bereik: Bereik | Deel) -> str:
    """The bare number of a range: "2", or "2 tot 4"."""
    return _getal(bereik.laag, bereik.hoog)


def eigen_kring(actor: Actor) -> bool:
    """Whether somebody is family, a friend or a peer: to them nobody has to tell it all again.

    That is who helps informally on the green route, and an expert by experience on any route. A
    volunteer of the neighbourhood (yellow) is not: to him the story is new.
    """
    if actor.soort is ActorSoort.ERVARINGSDESKUNDIGE:
        return True
    return actor.soort is ActorSoort.INFORMEEL and actor.route is Route.GROEN


def uniek(rij: Iterable[str | None]) -> tuple[str, ...]:
    """Each text once, in the order of first sight; what is unknown or empty is left out."""
    return tuple(dict.fromkeys(x for x in rij if x))


def op_volgorde(banden: Iterable[Band]) -> tuple[Band, ...]:
    """Each tie once, in one order, whatever the order in which they were filed."""
    return tuple(sorted(set(banden), key=lambda b: (b.soort, b.van, b.naar)))


def bewijs_van(bezoeken: Iterable[Bezoek]) -> Bewijs:
    """The evidence that some visits give: themselves, their haltes and helpers."""
    rij = tuple(bezoeken)
    return Bewijs(
        bezoeken=tuple(b.id for b in rij),
        haltes=uniek(b.halte_id for b in rij),
        actoren=uniek(b.actor_id for b in rij),
    )

"""What the beamer may know of who joins by phone."""

from dataclasses import dataclass


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

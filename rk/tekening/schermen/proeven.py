"""Which changes a group can try, and how a try is chosen: kind first, then at most two things.

A try is a row of words, as a view keeps it: ("warm", "b3"). What it names may be gone by the next
redraw: then the row counts as far as it still fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rk.domain import HOOFDPERSOON, Band, BandSoort, Casus, Obstakel, Overdracht, Routekaart
from rk.inzicht import (
    BandErbij,
    RolValtWeg,
    RuimteInRegel,
    SamenOverzicht,
    VastContact,
    WarmeOverdracht,
    Wijziging,
)
from rk.taal import _

Proef = tuple[str, ...]

HELEMAAL = "helemaal"
"""The second choice at a rule: not one condition, but all of them."""
_KORT = 90


class Soort(StrEnum):
    """What can be otherwise."""

    OVERZICHT = "overzicht"
    WARM = "warm"
    WIJST = "wijst"
    KENT = "kent"
    STEMT_AF = "stemt_af"
    CONTACT = "contact"
    RUIMTE = "ruimte"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Keuze:
    """One thing to choose: its word in the row, and what it is called."""

    waarde: str
    tekst: str


def soortzin(soort: Soort) -> str:
    """What is tried, as the rest of "Wat als …"; `{naam}` stands for the person's first name."""
    return {
        Soort.OVERZICHT: _("iemand met {naam} het overzicht houdt"),
        Soort.WARM: _("er iemand meegaat naar een halte"),
        Soort.WIJST: _("een helper {naam} de weg wijst naar een halte"),
        Soort.KENT: _("twee mensen elkaar leren kennen"),
        Soort.STEMT_AF: _("twee helpers met elkaar afstemmen"),
        Soort.CONTACT: _("{naam} één vast aanspreekpunt heeft"),
        Soort.RUIMTE: _("er ruimte komt in een regel"),
        Soort.WEG: _("een helper er niet meer is"),
    }[soort]


def vraag(proef: Proef) -> str:
    """What is asked next, after what was chosen so far."""
    tweede = len(proef) > 1
    return {
        Soort.OVERZICHT: _("Wie?"),
        Soort.WARM: _("Naar welke halte van onze beste weg?"),
        Soort.WIJST: _("Naar welke halte van onze beste weg?") if tweede else _("Wie?"),
        Soort.KENT: _("En wie nog meer?") if tweede else _("Wie?"),
        Soort.STEMT_AF: _("Met wie?") if tweede else _("Wie?"),
        Soort.CONTACT: _("Wie?"),
        Soort.RUIMTE: _("Hoeveel ruimte?") if tweede else _("Waar loopt {naam} op vast?"),
        Soort.WEG: _("Kies een rol die hier niet aan tafel zit."),
    }[Soort(proef[0])]


def soorten(kaart: Routekaart, casus: Casus) -> tuple[Soort, ...]:
    """What can be tried here: where there is something to choose from."""
    return tuple(s for s in Soort if keuzes(kaart, casus, (s.value,)))


def keuzes(kaart: Routekaart, casus: Casus, proef: Proef) -> tuple[Keuze, ...]:
    """What can be chosen next; nothing when the row is complete."""
    soort, *gekozen = proef
    if len(gekozen) > 1:
        return ()
    match Soort(soort):
        case Soort.OVERZICHT | Soort.CONTACT | Soort.WEG if not gekozen:
            return _rollen(casus)
        case Soort.WARM if not gekozen:
            return tuple(
                Keuze(b.id, _haltenaam(kaart, b.halte_id))
                for b in casus.beste[1:]
                if b.overdracht is not Overdracht.WARM
            )
        case Soort.WIJST:
            return _wijzers(kaart, casus, *gekozen)
        case Soort.KENT | Soort.STEMT_AF:
            return _paren(casus, BandSoort(soort), *gekozen)
        case Soort.RUIMTE:
            return _regels(casus, *gekozen)
    return ()


def geldig(kaart: Routekaart, casus: Casus, proef: Proef) -> Proef:
    """The row as far as everything in it can still be chosen."""
    if not proef or proef[0] not in {s.value for s in soorten(kaart, casus)}:
        return ()
    goed: Proef = proef[:1]
    for waarde in proef[1:]:
        if waarde not in {k.waarde for k in keuzes(kaart, casus, goed)}:
            break
        goed = (*goed, waarde)
    return goed


def wijziging(kaart: Routekaart, casus: Casus, proef: Proef) -> Wijziging | None:
    """The change that a complete row stands for, or None where something is still to be chosen."""
    if geldig(kaart, casus, proef) != proef or not proef or keuzes(kaart, casus, proef):
        return None
    soort, eerste, *rest = proef
    match Soort(soort):
        case Soort.OVERZICHT:
            return SamenOverzicht(actor_id=eerste)
        case Soort.WARM:
            return WarmeOverdracht(bezoek_id=eerste)
        case Soort.KENT | Soort.STEMT_AF | Soort.WIJST:
            return BandErbij(band=Band(soort=BandSoort(soort), van=eerste, naar=rest[0]))
        case Soort.CONTACT:
            return VastContact(actor_id=eerste)
        case Soort.RUIMTE:
            vereist = rest[0] if rest and rest[0] != HELEMAAL else None
            return RuimteInRegel(obstakel_id=eerste, vereist=vereist)
        case Soort.WEG:
            return RolValtWeg(actor_id=eerste)


def wenstekst(kaart: Routekaart, casus: Casus, wijziging: Wijziging) -> str:
    """The try as a wish; `{naam}` stands for the person's first name."""
    match wijziging:
        case SamenOverzicht(actor_id=wie):
            return _("{wie} houdt samen met {naam} het overzicht.").replace("{wie}", _wie(casus, wie))
        case WarmeOverdracht(bezoek_id=bezoek_id):
            halte = next((_haltenaam(kaart, b.halte_id) for b in casus.beste if b.id == bezoek_id), "")
            return _("Er gaat iemand met {naam} mee naar {halte}.").replace("{halte}", halte)
        case BandErbij(band=Band(soort=BandSoort.WIJST) as band):
            zin = _("{wie} wijst {naam} de weg naar {halte}.").replace("{wie}", _wie(casus, band.van))
            return zin.replace("{halte}", _haltenaam(kaart, band.naar))
        case BandErbij(band=band):
            kent = _("{een} en {ander} leren elkaar kennen.")
            zin = kent if band.soort is BandSoort.KENT else _("{een} en {ander} stemmen met elkaar af.")
            return zin.replace("{een}", _wie(casus, band.van)).replace("{ander}", _wie(casus, band.naar))
        case VastContact(actor_id=wie):
            return _("{wie} is het vaste aanspreekpunt van {naam}.").replace("{wie}", _wie(casus, wie))
        case RuimteInRegel(obstakel_id=obstakel_id):
            tekst = next((kort(o.tekst) for o in _obstakels(casus) if o.id == obstakel_id), "")
            return _("Er komt ruimte in de regel bij “{tekst}”.").replace("{tekst}", tekst)
        case RolValtWeg(actor_id=wie):
            zin = _("Er is nog een weg voor {naam} als deze helper er niet meer is: {wie}.")
            return zin.replace("{wie}", _wie(casus, wie))


def kort(tekst: str) -> str:
    """A text as it fits in a button."""
    een = " ".join(tekst.split())
    return een if len(een) <= _KORT else een[: _KORT - 1].rstrip() + "…"


def _wie(casus: Casus, id_: str) -> str:
    actor = casus.actor(id_)
    return actor.naam if actor else "{naam}"


def _haltenaam(kaart: Routekaart, halte_id: str) -> str:
    halte = kaart.halte(halte_id)
    return halte.naam if halte else halte_id


def _rollen(casus: Casus) -> tuple[Keuze, ...]:
    return tuple(Keuze(a.id, a.naam) for a in casus.actoren if not a.vervallen)


def _paren(casus: Casus, soort: BandSoort, eerste: str | None = None) -> tuple[Keuze, ...]:
    """Who can be tied by such a tie; after the first, with whom there is none yet."""
    mensen = _rollen(casus)
    if soort is BandSoort.KENT:
        mensen = (*mensen, Keuze(HOOFDPERSOON, _("{naam} zelf")))
    al = {frozenset((b.van, b.naar)) for b in casus.banden if b.soort is soort}

    def open_(een: str) -> tuple[Keuze, ...]:
        return tuple(k for k in mensen if k.waarde != een and frozenset((een, k.waarde)) not in al)

    return tuple(k for k in mensen if open_(k.waarde)) if eerste is None else open_(eerste)


def _wijzers(kaart: Routekaart, casus: Casus, wie: str | None = None) -> tuple[Keuze, ...]:
    """Who can point to one more halte of the best way; after the first, to which."""
    al = {(b.van, b.naar) for b in casus.banden if b.soort is BandSoort.WIJST}
    haltes = dict.fromkeys(b.halte_id for b in casus.beste)

    def open_(wie: str) -> tuple[Keuze, ...]:
        return tuple(Keuze(h, _haltenaam(kaart, h)) for h in haltes if (wie, h) not in al)

    return tuple(k for k in _rollen(casus) if open_(k.waarde)) if wie is None else open_(wie)


def _obstakels(casus: Casus) -> Iterable[Obstakel]:
    return (o for weg in (casus.werkelijk, casus.beste) for b in weg for o in b.obstakels)


def _regels(casus: Casus, gekozen: str | None = None) -> tuple[Keuze, ...]:
    """The obstacles that wait or are waited for; after one was chosen, what it need not wait for."""
    alle = {o.id: o for o in _obstakels(casus)}
    if gekozen is None:
        verwacht = {v for o in alle.values() for v in o.vereist}
        wacht = {o.id for o in alle.values() if any(v in alle for v in o.vereist)}
        return tuple(Keuze(o.id, kort(o.tekst)) for o in alle.values() if o.id in wacht | verwacht)
    eerst = [alle[v] for v in alle[gekozen].vereist if v in alle]
    if not eerst:
        return ()
    los = _("niet meer wachten op “{tekst}”")
    return (
        Keuze(HELEMAAL, _("dit houdt niets meer tegen")),
        *(Keuze(o.id, los.replace("{tekst}", kort(o.tekst))) for o in eerst),
    )

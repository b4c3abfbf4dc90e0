"""Around a transition: did somebody stay?"""

from bisect import bisect_right
from dataclasses import dataclass

from rk.domain import HOOFDPERSOON, Bezoek, Casus, Overgang, Uitkomst
from rk.graph import Bereik
from rk.inzicht.maten import Bewijs, TeWeinig
from rk.taal import _

MAANDEN_VOOR = 6
MAANDEN_NA = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class OvergangWaakvlam:
    """One transition and the actors whose contact spans it, by id.

    `zeker`: from six months before to three months after. `misschien`: times or helpers that are
    unknown leave open whether so long. `korter`: before and after, and surely shorter. `aantal` counts
    the spanning ones, also those whom the map does not name; a visit without a helper can be one
    person's only, so there can be fewer than `zeker` and `misschien` together. `ervoor` and `daarna`
    say whether he met anybody at all, up to then and after.
    """

    bezoek_id: str
    overgang: Overgang
    zeker: tuple[str, ...]
    misschien: tuple[str, ...]
    korter: tuple[str, ...]
    aantal: Bereik
    ervoor: bool
    daarna: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Waakvlam:
    """Every transition on the real way, in order; `zonder` counts those that no contact spans."""

    overgangen: tuple[OvergangWaakvlam, ...]
    zonder: Bereik
    bewijs: Bewijs


def waakvlam(casus: Casus) -> Waakvlam | TeWeinig:
    """Around each transition: is there an actor whose contact spans it?

    A transition is a visit with `overgang`: with it something ended. A contact runs from the first
    to the last of an actor's visits; `contact_gestopt` ends it, and a later visit begins a new one.
    It spans a transition when it began at or before that visit and goes on after it, and, where the
    months are known, from six months before to three months after. Anybody counts, family too, only
    the person himself does not. Unit: actors. Left open (`misschien`): months that are unknown, a
    way that ends within three months after (contact was not stopped), a visit before or after of
    which the helper is unknown, or one in between at which contact stopped with we do not know whom.
    Too little: no transition on the real way. Source: seeds 003 §5 (not letting go; the term
    waakvlam is used in care for lasting, light contact).
    """
    weg = casus.werkelijk
    plekken = [nr for nr, b in enumerate(weg) if b.overgang is not None]
    if not plekken:
        return TeWeinig(reden=_("Er staat nog geen overgang op de weg, zoals het vertrek uit een kliniek."))
    gang = _Gang(weg)
    overgangen = tuple(_rond(gang, nr) for nr in plekken)
    vast = sum(o.aantal.hoog == 0 for o in overgangen)
    return Waakvlam(
        overgangen=overgangen,
        zonder=Bereik(laag=vast, hoog=sum(o.aantal.laag == 0 for o in overgangen)),
        bewijs=Bewijs(
            bezoeken=tuple(o.bezoek_id for o in overgangen),
            haltes=tuple(dict.fromkeys(weg[nr].halte_id for nr in plekken)),
            actoren=tuple(dict.fromkeys(a for o in overgangen for a in (*o.zeker, *o.misschien))),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Contact:
    """The visits of one contact: the places of the first and the last, and whether it was stopped."""

    eerste: int
    laatste: int
    gestopt: bool


class _Gang:
    """What is asked of a way at each transition, found in one walk along it."""

    def __init__(self, weg: tuple[Bezoek, ...]) -> None:
        self.weg = weg
        self.maanden = [_maand(b.maand) for b in weg]
        self.vandaag = max((m for m in self.maanden if m is not None), default=None)
        self.onbekend: list[int] = []
        """The places of visits without a helper."""
        self.stops: list[int] = []
        """Of those: where contact stopped, whoever it was with."""
        self.samen = [nr for nr, b in enumerate(weg) if b.actor_id != HOOFDPERSOON]
        """The places of visits that he was not alone at."""
        self.contacten: dict[str, list[_Contact]] = {}
        """By actor, each contact after the one before it."""
        for nr, bezoek in enumerate(weg):
            gestopt = bezoek.uitkomst is Uitkomst.CONTACT_GESTOPT
            if bezoek.actor_id is None:
                self.onbekend.append(nr)
                if gestopt:
                    self.stops.append(nr)
            elif bezoek.actor_id != HOOFDPERSOON:
                rij = self.contacten.setdefault(bezoek.actor_id, [])
                eerste = rij.pop().eerste if rij and not rij[-1].gestopt else nr
                rij.append(_Contact(eerste, nr, gestopt))


def _rond(gang: _Gang, plek: int) -> OvergangWaakvlam:
    bezoek = gang.weg[plek]
    soort = bezoek.overgang
    assert soort is not None  # the caller picked the visits that have one
    vreemd_voor = bisect_right(gang.onbekend, plek)
    vreemd_na = len(gang.onbekend) - vreemd_voor
    zeker: list[str] = []
    misschien: list[str] = []
    korter: list[str] = []
    zoekt_na = zoekt_voor = 0
    for actor, rij in gang.contacten.items():
        nu = next((c for c in reversed(rij) if c.eerste <= plek), None)
        if nu and nu.laatste > plek:
            lang = _lang_genoeg(gang, plek, nu)
            # A visit of which the helper is unknown may lengthen what is known to be short.
            if lang is False and (vreemd_voor or vreemd_na):
                lang = None
            {True: zeker, None: misschien, False: korter}[lang].append(actor)
        elif nu and not nu.gestopt and vreemd_na:
            zoekt_na += 1
            misschien.append(actor)
        elif rij[-1].eerste > plek and vreemd_voor:
            zoekt_voor += 1
            misschien.append(actor)
    # Each visit without a helper makes it true for one at most; strangers need one on either side.
    van_na, van_voor = min(zoekt_na, vreemd_na), min(zoekt_voor, vreemd_voor)
    vreemden = min(vreemd_na - van_na, vreemd_voor - van_voor)
    open_ = len(misschien) - zoekt_na - zoekt_voor
    return OvergangWaakvlam(
        bezoek_id=bezoek.id,
        overgang=soort,
        zeker=tuple(zeker),
        misschien=tuple(misschien),
        korter=tuple(korter),
        aantal=Bereik(laag=len(zeker), hoog=len(zeker) + open_ + van_na + van_voor + vreemden),
        ervoor=bool(gang.samen) and gang.samen[0] <= plek,
        daarna=bool(gang.samen) and gang.samen[-1] > plek,
    )


def _lang_genoeg(gang: _Gang, plek: int, contact: _Contact) -> bool | None:
    """Whether a contact runs from six months before to three months after; None when unknown."""
    midden, begin, eind = (gang.maanden[nr] for nr in (plek, contact.eerste, contact.laatste))
    if midden is None or gang.vandaag is None:
        return None
    vroeg = None if begin is None else midden - begin >= MAANDEN_VOOR
    laat = None if eind is None else eind - midden >= MAANDEN_NA
    if laat is False and gang.vandaag - midden < MAANDEN_NA and not contact.gestopt:
        laat = None
    if False in (vroeg, laat):
        return False
    # A stop of which the helper is unknown may have been his.
    onderbroken = bisect_right(gang.stops, contact.laatste) > bisect_right(gang.stops, contact.eerste)
    return None if None in (vroeg, laat) or onderbroken else True


def _maand(tekst: str) -> int | None:
    """Months since the year 0, or None when not told."""
    jaar, _streep, maand = tekst.partition("-")
    return int(jaar) * 12 + int(maand) - 1 if jaar and maand else None

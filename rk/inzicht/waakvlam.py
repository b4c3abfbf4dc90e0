"""Around a transition: did somebody stay?"""

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

    `zeker`: from six months before to three months after. `misschien`: before and after, but times
    or helpers that are unknown leave open whether so long. `korter`: before and after, and surely
    shorter. `aantal` counts the spanning ones; an unknown helper at a visit before and one after
    may be one more. `daarna` says whether any visit comes after.
    """

    bezoek_id: str
    overgang: Overgang
    zeker: tuple[str, ...]
    misschien: tuple[str, ...]
    korter: tuple[str, ...]
    aantal: Bereik
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
    which the helper is unknown.
    Too little: no transition on the real way. Source: seeds 003 §5 (not letting go; the term
    waakvlam is used in care for lasting, light contact).
    """
    weg = casus.werkelijk
    plekken = [nr for nr, b in enumerate(weg) if b.overgang is not None]
    if not plekken:
        return TeWeinig(reden=_("Er staat nog geen overgang op de weg, zoals het vertrek uit een kliniek."))
    overgangen = tuple(_rond(weg, nr) for nr in plekken)
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


def _rond(weg: tuple[Bezoek, ...], plek: int) -> OvergangWaakvlam:
    bezoek = weg[plek]
    soort = bezoek.overgang
    assert soort is not None  # the caller picked the visits that have one
    zeker: list[str] = []
    misschien: list[str] = []
    korter: list[str] = []
    onbekend_voor = any(b.actor_id is None for b in weg[: plek + 1])
    onbekend_na = any(b.actor_id is None for b in weg[plek + 1 :])
    for actor in dict.fromkeys(b.actor_id for b in weg):
        if actor is None or actor == HOOFDPERSOON:
            continue
        voor, na = _contact(weg, plek, actor)
        if voor and na:
            lang = _lang_genoeg(weg, plek, voor[0], na[-1])
            # A visit of which the helper is unknown may lengthen what is known to be short.
            if lang is False and (onbekend_voor or onbekend_na):
                lang = None
            {True: zeker, None: misschien, False: korter}[lang].append(actor)
        elif (voor and onbekend_na) or (na and onbekend_voor):
            misschien.append(actor)
    vreemde = int(onbekend_voor and onbekend_na)
    return OvergangWaakvlam(
        bezoek_id=bezoek.id,
        overgang=soort,
        zeker=tuple(zeker),
        misschien=tuple(misschien),
        korter=tuple(korter),
        aantal=Bereik(laag=len(zeker), hoog=len(zeker) + len(misschien) + vreemde),
        daarna=plek + 1 < len(weg),
    )


def _contact(weg: tuple[Bezoek, ...], plek: int, actor: str) -> tuple[list[int], list[int]]:
    """The places of the visits to an actor before (or at) and after a transition, of one contact.

    Both empty lists where the contact had stopped before, and came again only later.
    """
    voor: list[int] = []
    na: list[int] = []
    for nr, bezoek in enumerate(weg):
        if bezoek.actor_id != actor:
            continue
        (voor if nr <= plek else na).append(nr)
        if bezoek.uitkomst is Uitkomst.CONTACT_GESTOPT:
            if nr > plek:
                break
            voor = []
    return voor, na


def _lang_genoeg(weg: tuple[Bezoek, ...], plek: int, eerste: int, laatste: int) -> bool | None:
    """Whether a contact runs from six months before to three months after; None when unknown."""
    midden, begin, eind = (_maand(weg[nr].maand) for nr in (plek, eerste, laatste))
    if midden is None:
        return None
    # Months that are not told lie between those that are: the visits stand in order.
    vroeg = None if begin is None else midden - begin >= MAANDEN_VOOR
    laat = None if eind is None else eind - midden >= MAANDEN_NA
    vandaag = max((m for b in weg if (m := _maand(b.maand)) is not None), default=midden)
    gestopt = weg[laatste].uitkomst is Uitkomst.CONTACT_GESTOPT
    if laat is False and vandaag - midden < MAANDEN_NA and not gestopt:
        laat = None
    if False in (vroeg, laat):
        return False
    return None if None in (vroeg, laat) else True


def _maand(tekst: str) -> int | None:
    """Months since the year 0, or None when not told."""
    jaar, _streep, maand = tekst.partition("-")
    return int(jaar) * 12 + int(maand) - 1 if jaar and maand else None

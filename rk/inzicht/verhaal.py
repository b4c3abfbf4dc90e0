"""How often the story had to be told again, and how warm the handovers were."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from rk.domain import HOOFDPERSOON, BandSoort, Bezoek, Casus, Overdracht, Uitkomst, Weg
from rk.graph import Bereik
from rk.inzicht.maten import Bewijs, TeWeinig, bewijs_van, eigen_kring
from rk.taal import _

_INGELICHT = (Overdracht.WARM, Overdracht.LAUW)


@dataclass(frozen=True, kw_only=True, slots=True)
class Vertelteller:
    """How often the person told the story again on one way, out of `kansen` visits after the first.

    `zeker` and `misschien` are ids of visits: where it was surely told again, and where it may be.
    There can be fewer in `zeker` than the lower bound: that some were told again can be sure, while
    it is open which ones.
    """

    weg: Weg
    keer: Bereik
    kansen: int
    zeker: tuple[str, ...]
    misschien: tuple[str, ...]
    bewijs: Bewijs


@dataclass(frozen=True, kw_only=True, slots=True)
class Verschilteller:
    """The tellings of both ways; `te_voorkomen` is how many the best way would save."""

    werkelijk: Vertelteller
    beste: Vertelteller
    te_voorkomen: Bereik
    bewijs: Bewijs


@dataclass(frozen=True, kw_only=True, slots=True)
class Overdrachtswarmte:
    """The handovers of a way by warmth, and the loose ends among them.

    `aantal` has every kind of handover, in the order of the enum; together they are `totaal`.
    `los_zeker`, `los_misschien`: ids of the visits that came after a loose end.
    """

    weg: Weg
    totaal: int
    aantal: Mapping[Overdracht, int]
    warm: Bereik
    losse_einden: Bereik
    los_zeker: tuple[str, ...]
    los_misschien: tuple[str, ...]
    bewijs: Bewijs


def vertelteller(casus: Casus, *, weg: Weg = Weg.WERKELIJK) -> Vertelteller | TeWeinig:
    """How often the person had to tell the story again on a way.

    Walk the way with the set of informed actors. The first visit, to whomever, is the first telling
    and is not counted. A warm or lukewarm handover informs the receiver; a visit to an actor who is
    not informed counts, and informs him. Family, friends and peers (`eigen_kring`) never count, nor
    does the person himself.

    Unit: tellings, whole, from 0 to the number of visits less one. `laag` takes every unknown
    handover for warm, lets colleagues of one organisation share, and lets an unknown helper be whom
    that spares most: somebody who knew, or, where nothing needed telling, somebody who is met later.
    `hoog` takes unknown handovers for cold, lets nobody share, and takes an unknown helper for a new
    one. An actor without organisation has no colleagues.
    Too little: fewer than two visits, or no helper known after the first.
    Source: seeds 004, "Bij complexe situaties"; seeds 003 §2.3.
    """
    bezoeken = casus.weg(weg)
    if len(bezoeken) < 2:
        return TeWeinig(reden=_("Er staan nog geen twee haltes op deze weg."))
    if not any(b.actor_id for b in bezoeken[1:]):
        return TeWeinig(reden=_("Er staat nog niet bij de haltes welke helper daar was."))
    hoog = _geteld(casus, bezoeken, ruim=False)
    laag, zeker = _laagst(casus, bezoeken)
    return Vertelteller(
        weg=weg,
        keer=Bereik(laag=laag, hoog=len(hoog)),
        kansen=len(bezoeken) - 1,
        zeker=tuple(zeker),
        misschien=tuple(b.id for b in hoog if b.id not in zeker),
        bewijs=bewijs_van(hoog),
    )


def verteltellers(casus: Casus) -> Verschilteller | TeWeinig:
    """The tellings of the real way and of the best way; the difference is what could be avoided.

    Each way is counted by itself, as `vertelteller` does. Unit: tellings. `laag` takes the fewest of
    the real way less the most of the best way, `hoog` the other way round; never below 0, for a best
    way that asks for more tellings saves none.
    Too little: where either way has too little, with that way's reason.
    Source: as `vertelteller`.
    """
    werkelijk = vertelteller(casus)
    if isinstance(werkelijk, TeWeinig):
        return werkelijk
    beste = vertelteller(casus, weg=Weg.BESTE)
    if isinstance(beste, TeWeinig):
        return beste
    w, b = werkelijk.keer, beste.keer
    return Verschilteller(
        werkelijk=werkelijk,
        beste=beste,
        te_voorkomen=Bereik(laag=max(0, w.laag - b.hoog), hoog=max(0, w.hoog - b.laag)),
        bewijs=werkelijk.bewijs,
    )


def overdrachtswarmte(casus: Casus, *, weg: Weg = Weg.WERKELIJK) -> Overdrachtswarmte | TeWeinig:
    """The handovers of a way by warmth, and its loose ends.

    A handover lies between two visits: a way of n visits has n - 1. A loose end is a handover that
    was cold or sent away, after which the next halte is not one that its helper points to (ties
    `wijst`). Unit: handovers. It stays open (`laag` without, `hoog` with) where the handover is
    `onbekend`, where the helper or what he points to is not known, and after the last visit when it
    ended with being sent on or away: nobody saw yet where that led.
    Too little: fewer than two visits.
    Source: seeds 001, questions 3 and 5; seeds 003 §5.
    """
    bezoeken = casus.weg(weg)
    if len(bezoeken) < 2:
        return TeWeinig(reden=_("Er staan nog geen twee haltes op deze weg."))
    overdrachten = [b.overdracht for b in bezoeken[1:]]
    aantal = {o: overdrachten.count(o) for o in Overdracht}
    gewezen: dict[str | None, set[str]] = {}
    for band in casus.banden:
        if band.soort is BandSoort.WIJST:
            gewezen.setdefault(band.van, set()).add(band.naar)
    zeker: list[Bezoek] = []
    misschien: list[Bezoek] = []
    for van, naar in pairwise(bezoeken):
        if naar.overdracht not in (Overdracht.KOUD, Overdracht.WEGGESTUURD, Overdracht.ONBEKEND):
            continue
        waarheen = gewezen.get(van.actor_id, set())
        if naar.halte_id in waarheen:
            continue
        weet_het = waarheen and naar.overdracht is not Overdracht.ONBEKEND
        (zeker if weet_het else misschien).append(naar)
    eind = bezoeken[-1]
    if eind.uitkomst in (Uitkomst.DOORGESTUURD, Uitkomst.WEGGESTUURD):
        misschien.append(eind)
    warm = aantal[Overdracht.WARM]
    # The last visit can be open twice: at its beginning and after its end.
    hoogstens = len(zeker) + len(misschien)
    return Overdrachtswarmte(
        weg=weg,
        totaal=len(overdrachten),
        aantal=aantal,
        warm=Bereik(laag=warm, hoog=warm + aantal[Overdracht.ONBEKEND]),
        losse_einden=Bereik(laag=len(zeker), hoog=hoogstens),
        los_zeker=tuple(b.id for b in zeker),
        los_misschien=tuple(dict.fromkeys(b.id for b in misschien)),
        bewijs=bewijs_van(dict.fromkeys((*zeker, *misschien))),
    )


def _geteld(casus: Casus, bezoeken: tuple[Bezoek, ...], *, ruim: bool) -> list[Bezoek]:
    """The visits that count; `ruim` when unknown handovers were warm and colleagues share.

    With `ruim` a visit without a known helper never counts, else it does unless handed over.
    """
    # Asked once per casus: `Casus.actor` walks all actors.
    actoren = {a.id: a for a in casus.actoren}
    warm = (*_INGELICHT, Overdracht.ONBEKEND) if ruim else _INGELICHT
    ingelicht: set[str] = set()
    geteld: list[Bezoek] = []
    for nr, bezoek in enumerate(bezoeken):
        actor = actoren.get(bezoek.actor_id or "")
        if bezoek.actor_id == HOOFDPERSOON or (actor and eigen_kring(actor)):
            continue
        nieuw = nr > 0 and bezoek.overdracht not in warm
        if actor is None:
            if nieuw and not ruim:
                geteld.append(bezoek)
            continue
        # A slash can't stand in an id: an organisation is never taken for an actor.
        wie = f"org/{actor.organisatie}" if ruim and actor.organisatie else actor.id
        if nieuw and wie not in ingelicht:
            geteld.append(bezoek)
        ingelicht.add(wie)
    return geteld


def _laagst(casus: Casus, bezoeken: tuple[Bezoek, ...]) -> tuple[int, dict[str, None]]:
    """The fewest tellings that there can have been, and the ids of the visits that count in any case.

    A visit to an unknown helper that cost no telling (the first, or handed over) may have been to
    one of those who are met later: each such visit can spare one later telling, no matter which.
    After any visit to an unknown helper it is therefore open which tellings those are.
    """
    geteld = {b.id: None for b in _geteld(casus, bezoeken, ruim=True)}
    over = tegoed = 0
    zeker: dict[str, None] = {}
    vreemd = False
    for nr, bezoek in enumerate(bezoeken):
        if bezoek.actor_id is None:
            vreemd = True
            over += nr == 0 or bezoek.overdracht in (*_INGELICHT, Overdracht.ONBEKEND)
        elif bezoek.id in geteld:
            if not vreemd:
                zeker[bezoek.id] = None
            if over:
                over, tegoed = over - 1, tegoed + 1
    return len(geteld) - tegoed, zeker

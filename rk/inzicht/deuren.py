"""Doors to help: which one opened first, which did not, and how much came at once."""

from dataclasses import dataclass
from itertools import accumulate

from rk.domain import ActorSoort, Bezoek, Casus, Overdracht, Uitkomst
from rk.graph import Bereik
from rk.inzicht.maten import Bewijs, Deel, TeWeinig, bewijs_van
from rk.taal import _

_HIELP = (Uitkomst.GEHOLPEN, Uitkomst.DEELS)
_VOORBIJ = (Uitkomst.DOORGESTUURD, Uitkomst.WEGGESTUURD, Uitkomst.CONTACT_GESTOPT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deuren:
    """The doors of the real way.

    `eerste_hulp`: the place (from 1) of the first visit that helped; None when of no visit it is known
    that it helped. `dicht`: doors that did not open, of all visits. `terug`: A-B-A returns.
    `tegelijk`: most formal helpers at once, and `tegelijk_wie` who they were, where that is sure.
    `dicht_zeker`, `dicht_misschien`, `terug_bij`: ids of visits.
    """

    eerste_hulp: Bereik | None
    dicht: Deel
    terug: int
    tegelijk: Bereik
    dicht_zeker: tuple[str, ...]
    dicht_misschien: tuple[str, ...]
    terug_bij: tuple[str, ...]
    tegelijk_wie: tuple[str, ...]
    bewijs: Bewijs


def deuren(casus: Casus) -> Deuren | TeWeinig:
    """Four counts of how the real way led to help.

    - A door that did not open: outcome `weggestuurd`, or `onbekend` with a next visit that he came to
      because he was sent away. Being sent on (`doorgestuurd`) is not a closed door. `hoog` counts
      the other unknown outcomes too. Unit: visits out of all.
    - First help: the first visit with outcome `geholpen` or `deels` (`hoog`). A visit before it of
      which the outcome is open may have been the first (`laag`). Unit: the place on the way, from 1.
    - Return: a visit to the same halte as two visits before, with another one in between. Unit: times.
    - At the same time: contact with a formal helper runs from his first visit to his last, in the
      order of the way; `contact_gestopt` ends it, and a later visit begins a new one. `laag` has no
      more than that, and lets a stop of which the helper is unknown end any contact. `hoog` lets a
      contact that no last outcome ended go on to today, and takes each visit without a helper for one
      more, at any time: somebody new, or the one who links two visits of a helper. Unit: helpers.
      These bounds hold but need not be tight.

    Too little: no visits, or no outcome known at all.
    Source: seeds 001, question 5; seeds 003 §2.3.
    """
    weg = casus.werkelijk
    if not any(b.uitkomst is not Uitkomst.ONBEKEND for b in weg):
        return TeWeinig(reden=_("Er staat nog bij geen enkele halte wat het bezoek opleverde."))
    dicht = [b for b, volgende in zip(weg, (*weg[1:], None), strict=True) if _ging_dicht(b, volgende)]
    zeker = {b.id for b in dicht}
    open_ = [b for b in weg if b.uitkomst is Uitkomst.ONBEKEND and b.id not in zeker]
    terug = [
        c
        for a, b, c in zip(weg, weg[1:], weg[2:], strict=False)
        if a.halte_id == c.halte_id and a.halte_id != b.halte_id
    ]
    tegelijk, wie = _tegelijk(casus)
    return Deuren(
        eerste_hulp=_eerste(weg, kan={b.id for b in open_}),
        dicht=Deel(laag=len(dicht), hoog=len(dicht) + len(open_), van=len(weg)),
        terug=len(terug),
        tegelijk=tegelijk,
        dicht_zeker=tuple(b.id for b in dicht),
        dicht_misschien=tuple(b.id for b in open_),
        terug_bij=tuple(b.id for b in terug),
        tegelijk_wie=wie,
        bewijs=bewijs_van({b.id: b for b in (*dicht, *terug)}.values()),
    )


def _ging_dicht(bezoek: Bezoek, volgende: Bezoek | None) -> bool:
    if bezoek.uitkomst is Uitkomst.ONBEKEND:
        return volgende is not None and volgende.overdracht is Overdracht.WEGGESTUURD
    return bezoek.uitkomst is Uitkomst.WEGGESTUURD


def _eerste(weg: tuple[Bezoek, ...], *, kan: set[str]) -> Bereik | None:
    hielp = next((nr for nr, b in enumerate(weg, 1) if b.uitkomst in _HIELP), None)
    if hielp is None:
        return None
    laag = next((nr for nr, b in enumerate(weg[: hielp - 1], 1) if b.id in kan), hielp)
    return Bereik(laag=laag, hoog=hielp)


def _tegelijk(casus: Casus) -> tuple[Bereik, tuple[str, ...]]:
    """The most formal helpers at once, and those who surely were, the first time that it was so."""
    weg = casus.werkelijk
    formeel = {a.id for a in casus.actoren if a.soort is ActorSoort.FORMEEL}
    zeker, ruim = _Gelijktijdig(len(weg)), _Gelijktijdig(len(weg))
    onbekend = 0
    for nr, bezoek in enumerate(weg):
        gestopt = bezoek.uitkomst is Uitkomst.CONTACT_GESTOPT
        if bezoek.actor_id is None:
            onbekend += 1
            if gestopt:
                zeker.begonnen.clear()
        elif bezoek.actor_id in formeel:
            for contact in (zeker, ruim):
                contact.zie(bezoek.actor_id, nr, gestopt=gestopt)
            ruim.voorbij[bezoek.actor_id] = bezoek.uitkomst in _VOORBIJ
    ruim.loop_door()
    wie = zeker.meest()
    return Bereik(laag=len(wie), hoog=len(ruim.meest()) + onbekend), wie


class _Gelijktijdig:
    """Contacts along a way, each from one place to another, and which ran at most at once."""

    def __init__(self, lengte: int) -> None:
        self._lengte = lengte
        self._stukken: list[tuple[str, int, int]] = []
        self.begonnen: dict[str, int] = {}
        """By helper: from where on a next visit would go on with the same contact."""
        self.voorbij: dict[str, bool] = {}

    def zie(self, wie: str, nr: int, *, gestopt: bool) -> None:
        """A visit. A contact that runs on since an earlier one covers what lies between."""
        self._stukken.append((wie, self.begonnen.get(wie, nr), nr + 1))
        self.begonnen[wie] = nr + 1
        if gestopt:
            del self.begonnen[wie]

    def loop_door(self) -> None:
        """Contacts that are not over go on to the end."""
        for wie, vanaf in self.begonnen.items():
            if not self.voorbij[wie]:
                self._stukken.append((wie, vanaf, self._lengte))

    def meest(self) -> tuple[str, ...]:
        """Whose contacts ran where most of them did, the first time."""
        verschil = [0] * (self._lengte + 1)
        for _wie, van, tot in self._stukken:
            verschil[van] += 1
            verschil[tot] -= 1
        aantallen = list(accumulate(verschil))
        drukst = aantallen.index(max(aantallen))
        return tuple(wie for wie, van, tot in self._stukken if van <= drukst < tot)

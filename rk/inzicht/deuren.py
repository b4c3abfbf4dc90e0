"""Doors to help: which one opened first, which did not, and how much came at once."""

from dataclasses import dataclass

from rk.domain import ActorSoort, Bezoek, Casus, Overdracht, Uitkomst
from rk.graph import Bereik
from rk.inzicht.maten import Bewijs, Deel, TeWeinig, bewijs_van
from rk.taal import _

_HIELP = (Uitkomst.GEHOLPEN, Uitkomst.DEELS)
_VOORBIJ = (Uitkomst.DOORGESTUURD, Uitkomst.WEGGESTUURD, Uitkomst.CONTACT_GESTOPT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Deuren:
    """The doors of the real way.

    `eerste_hulp`: the place (from 1) of the first visit that helped; None when surely none did.
    `dicht`: doors that did not open. `terug`: A-B-A returns. `tegelijk`: most formal helpers at once.
    """

    eerste_hulp: Bereik | None
    dicht: Deel
    terug: int
    tegelijk: Bereik
    dicht_zeker: tuple[str, ...]
    dicht_misschien: tuple[str, ...]
    terug_bij: tuple[str, ...]
    bewijs: Bewijs


def deuren(casus: Casus) -> Deuren | TeWeinig:
    """Four counts of how the real way led to help.

    - First help: the first visit with outcome `geholpen` or `deels`. An `onbekend` one before it may
      have been the first: `laag`. When only unknown ones are left, `hoog` is the last visit.
    - A door that did not open: outcome `weggestuurd`, or `onbekend` with a next visit that he came to
      because he was sent away. Being sent on (`doorgestuurd`) is not a closed door. `hoog` counts
      the other unknown outcomes too. Unit: visits out of all.
    - Return: a visit to the same halte as two visits before, with another one in between.
    - At the same time: for each formal helper, from his first visit to his last, in the order of
      the way (`laag`); a contact that no last outcome ended may have gone on to today, and a visit
      without a helper may be one more (`hoog`). Unit: helpers.

    Too little: no visits, or no outcome known at all.
    Source: seeds 001, question 5; seeds 003 §2.3.
    """
    weg = casus.werkelijk
    if not any(b.uitkomst is not Uitkomst.ONBEKEND for b in weg):
        return TeWeinig(reden=_("Er staat nog bij geen enkele halte wat het bezoek opleverde."))
    dicht = [b for b, volgende in zip(weg, (*weg[1:], None), strict=True) if _ging_dicht(b, volgende)]
    open_ = [b for b in weg if b.uitkomst is Uitkomst.ONBEKEND and b not in dicht]
    terug = [
        c
        for a, b, c in zip(weg, weg[1:], weg[2:], strict=False)
        if a.halte_id == c.halte_id and a.halte_id != b.halte_id
    ]
    return Deuren(
        eerste_hulp=_eerste(weg),
        dicht=Deel(laag=len(dicht), hoog=len(dicht) + len(open_), van=len(weg)),
        terug=len(terug),
        tegelijk=_tegelijk(casus),
        dicht_zeker=tuple(b.id for b in dicht),
        dicht_misschien=tuple(b.id for b in open_),
        terug_bij=tuple(b.id for b in terug),
        bewijs=bewijs_van(dict.fromkeys((*dicht, *terug))),
    )


def _ging_dicht(bezoek: Bezoek, volgende: Bezoek | None) -> bool:
    if bezoek.uitkomst is Uitkomst.ONBEKEND:
        return volgende is not None and volgende.overdracht is Overdracht.WEGGESTUURD
    return bezoek.uitkomst is Uitkomst.WEGGESTUURD


def _eerste(weg: tuple[Bezoek, ...]) -> Bereik | None:
    hielp = [nr for nr, b in enumerate(weg, 1) if b.uitkomst in _HIELP]
    kan = [nr for nr, b in enumerate(weg, 1) if b.uitkomst in (*_HIELP, Uitkomst.ONBEKEND)]
    return Bereik(laag=kan[0], hoog=hielp[0] if hielp else len(weg)) if kan else None


def _tegelijk(casus: Casus) -> Bereik:
    weg = casus.werkelijk
    formeel = {a.id for a in casus.actoren if a.soort is ActorSoort.FORMEEL}
    begin: dict[str, int] = {}
    eind: dict[str, int] = {}
    voorbij: set[str] = set()
    for nr, bezoek in enumerate(weg):
        wie = bezoek.actor_id
        if wie in formeel:
            begin.setdefault(wie, nr)
            eind[wie] = nr
            voorbij = voorbij | {wie} if bezoek.uitkomst in _VOORBIJ else voorbij - {wie}
        elif wie is None:
            # It may be a new helper each time.
            wie = f"bezoek/{bezoek.id}"
            begin[wie] = nr
            voorbij = voorbij | {wie} if bezoek.uitkomst in _VOORBIJ else voorbij
    laag = hoog = 0
    for nr in range(len(weg)):
        laag = max(laag, sum(begin[w] <= nr <= eind[w] for w in eind))
        hoog = max(
            hoog, sum(begin[w] <= nr <= (eind.get(w, begin[w]) if w in voorbij else nr) for w in begin)
        )
    return Bereik(laag=laag, hoog=hoog)

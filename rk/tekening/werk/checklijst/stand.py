"""What a list says: how often each answer was given, what the group says, what was said before.

Who gave what is never known here. Where a list asks for so many forms (`minste`), a statement with
fewer answers has no spread and no remarks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rk.domain import (
    Checklijst,
    Lijstantwoord,
    Punt,
    Stelling,
    Stellinggroep,
    Stellingzet,
    Stem,
    Tafel,
    Werkstand,
)
from rk.events import Toestand
from rk.tekening.werk.delen import werkvorm_van

Spreiding = Mapping[Lijstantwoord, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lijststand:
    """`samen` is what the group (or the person himself) answers; `spreidingen` how often each answer
    came from the room, `opmerkingen` the remarks with their answer: both only where there are enough.
    `lijsten` is how many forms there are at least; `wacht`: there are some, and too few to show.
    """

    samen: Mapping[str, Lijstantwoord]
    spreidingen: Mapping[str, Spreiding]
    opmerkingen: Mapping[str, tuple[Stellingzet, ...]]
    lijsten: int
    wacht: bool
    gekozen: tuple[str, ...]

    def spreiding(self, stelling: str) -> Spreiding:
        """How often each answer was given; empty where it is not shown."""
        return self.spreidingen.get(stelling, {})

    def van_kamer(self, stellingen: Iterable[Stelling]) -> Spreiding:
        """All answers from the room to some statements together."""
        tel: Counter[Lijstantwoord] = Counter()
        for s in stellingen:
            tel.update(self.spreiding(s.id))
        return tel

    def van_samen(self, stellingen: Iterable[Stelling]) -> Spreiding:
        """What was answered together to some statements."""
        return Counter(self.samen[s.id] for s in stellingen if s.id in self.samen)


def lijst_van(t: Toestand, punt: Punt) -> Checklijst:
    """The statements of the werkvorm. Raises ValueError: it is no list."""
    lijst = werkvorm_van(t, punt).checklijst
    if lijst is None:
        raise ValueError(str(punt))
    return lijst


def zinnen(lijst: Checklijst) -> tuple[Stelling, ...]:
    """All statements in order."""
    return tuple(s for g in lijst.groepen for s in g.stellingen)


def groep_van(lijst: Checklijst, stelling: str) -> Stellinggroep | None:
    """The group of a statement."""
    return next((g for g in lijst.groepen if any(s.id == stelling for s in g.stellingen)), None)


def stem_van(t: Toestand, punt: Punt) -> Stem:
    """Whose answer is given at the laptop: the person's own, or the group's."""
    return Stem.PERSOON if werkvorm_van(t, punt).tafel is Tafel.PERSOON else Stem.GROEP


def stand_van(t: Toestand, punt: Punt) -> Lijststand:
    """The list as it is now."""
    return _stand(lijst_van(t, punt), t.werkstand(punt), stem_van(t, punt))


def eerder_van(t: Toestand, punt: Punt) -> tuple[tuple[str, Lijststand], ...]:
    """The same list in earlier talks: the day and how it was, the last one last."""
    lijst, id_, stem = lijst_van(t, punt), werkvorm_van(t, punt).id, stem_van(t, punt)
    standen = [(e.dag, _stand(lijst, e.werk[id_], stem)) for e in t.eerder if id_ in e.werk]
    return tuple((dag, s) for dag, s in standen if s.samen or s.spreidingen or s.gekozen)


def _stand(lijst: Checklijst, s: Werkstand, stem: Stem) -> Lijststand:
    bekend = {z.id for z in zinnen(lijst)}
    tel: dict[str, Counter[Lijstantwoord]] = {}
    woorden: dict[str, list[Stellingzet]] = {}
    for z in s.stellingen:
        if z.stem is Stem.DEELNEMER and z.stelling in bekend:
            tel.setdefault(z.stelling, Counter())[z.antwoord] += 1
            if z.opmerking:
                woorden.setdefault(z.stelling, []).append(z)
    genoeg = {id_: n for id_, n in tel.items() if n.total() >= lijst.minste}
    return Lijststand(
        samen={z.stelling: z.antwoord for z in s.stellingen if z.stem is stem and z.stelling in bekend},
        spreidingen=genoeg,
        opmerkingen={id_: tuple(rij) for id_, rij in woorden.items() if id_ in genoeg},
        lijsten=max((n.total() for n in tel.values()), default=0),
        wacht=bool(tel) and not genoeg,
        gekozen=tuple(g for g in s.gekozen if g in bekend),
    )

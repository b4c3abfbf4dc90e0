"""The joining side of one session in memory: who is there, what waits, who is ready, whose dots.

A mirror of what the store keeps: stored first, then changed here. Whose something is never
leaves this room.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rk.domain import Fase, Kamerstand, Net, Punt
from rk.events import GebeurtenisFout, Toestand
from rk.events.inbreng import Inbreng, lees_inbreng
from rk.store import DeelnemerRij, InbrengRij, KamerRij, Privaat
from rk.tekening.afstand import Afstandsrol

# Without what looks alike from five metres: 0 and O, 1 I and L, 5 and S, 8 and B, 2 and Z, U and V.
LETTERS = "34679ACDEFGHJKMNPQRTWXY"
_LANG = 8
EVEN_WEG = 120.0
"""So many seconds a phone can be silent and still be here: it sleeps in a pocket, or loads anew."""


def nieuwe_code() -> str:
    """A code to join with; 23 to the power of 8 are possible."""
    return "".join(secrets.choice(LETTERS) for _ in range(_LANG))


def gelezen_code(tekst: str) -> str:
    """A code as somebody typed it: small letters, spaces and hyphens don't matter."""
    return "".join(c for c in tekst.upper() if c.isalnum())[:40]


def kan(code: str) -> bool:
    """Whether it could be a code at all."""
    return len(gelezen_code(code)) == _LANG and set(gelezen_code(code)) <= set(LETTERS)


def toon_code(code: str) -> str:
    """A code as it is shown, in two halves."""
    return f"{code[:4]} {code[4:]}".strip()


def hash_van(teken: str) -> str:
    """What the store keeps of a phone's cookie."""
    return hashlib.sha256(teken.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Afstandsvraag:
    """A code for a remote that is on the screen, or (`teken`) the phone that typed it and waits for
    the laptop's yes; `nummer` stands on both, so that one sees which phone asks.
    """

    code: str = ""
    teken: str = ""
    nummer: str = ""


@dataclass(eq=False, slots=True)
class Deelnemer:
    """A phone in the room, and what it gave that nobody saw.

    `gehad` are the questions that it answered before the group: not again until they are asked anew.
    `stromen` is how many event streams it has open, `gehoord` when it was heard last.
    """

    rij: DeelnemerRij
    gehoord: float
    stromen: int = 0
    inbreng: dict[str, tuple[InbrengRij, Inbreng]] = field(default_factory=dict)
    klaar: set[str] = field(default_factory=set)
    gehad: set[str] = field(default_factory=set)
    stippen: set[tuple[str, str]] = field(default_factory=set)

    def bij(self, stap: Punt) -> list[tuple[str, Inbreng]]:
        """What this phone gave at a step, in its own order."""
        return [(id_, i) for id_, (rij, i) in self.inbreng.items() if rij.stap == stap.value]

    def gestipt(self, stap: Punt) -> frozenset[str]:
        """What this phone gave a dot to."""
        return frozenset(doel for s, doel in self.stippen if s == stap.value)


class Kamer:
    """One session's joining side. `teller` moves when something was taken off a phone's list; `apart`
    are ids of what waits because the group could not have it, and why.

    `klok` gives seconds that only grow; who was here before it began has `EVEN_WEG` to come back.
    """

    def __init__(self, rij: KamerRij, privaat: Privaat, klok: Callable[[], float] = time.monotonic) -> None:
        self.rij = rij
        self.klok = klok
        self.teller = 0
        self.apart: dict[str, str] = {}
        self.vraag = Afstandsvraag()
        # The remotes of before, by hash, and why.
        self.voorbij = {teken: Afstandsrol(waarom) for teken, waarom in privaat.voorbij}
        self.deelnemers = {d.id: Deelnemer(d, klok()) for d in privaat.deelnemers}
        for i in privaat.inbreng:
            wie = self.deelnemers.get(i.deelnemer)
            if wie is not None:
                self.neem(wie, i)
        for id_, stap in privaat.klaar:
            if id_ in self.deelnemers:
                self.deelnemers[id_].klaar.add(stap)
        for id_, beurt in privaat.gehad:
            if id_ in self.deelnemers:
                self.deelnemers[id_].gehad.add(beurt)
        for id_, stap, doel in privaat.stippen:
            if id_ in self.deelnemers:
                self.deelnemers[id_].stippen.add((stap, doel))

    def neem(self, wie: Deelnemer, rij: InbrengRij, vervangt: str = "") -> None:
        """Remember what was just stored."""
        try:
            inbreng = lees_inbreng(rij.stap, dict(rij.inhoud))
        except GebeurtenisFout:
            return  # of an older version, and no longer to be read: it stays in the store
        if rij.id in wie.inbreng:
            return
        for id_, (oud, _i) in list(wie.inbreng.items()):
            if id_ == vervangt or (rij.sleutel and oud.sleutel == rij.sleutel):
                del wie.inbreng[id_]
        wie.inbreng[rij.id] = (rij, inbreng)

    def had(self, rij: InbrengRij, beurt: str) -> bool:
        """Whether an answer of the same phone to the same question is with the group already."""
        wie = self.deelnemers.get(rij.deelnemer)
        return bool(beurt) and wie is not None and beurt in wie.gehad

    def toon(self, onthuld: Mapping[str, str]) -> None:
        """Forget what is with the group now, but not who answered which question."""
        for d in list(self.deelnemers.values()):
            d.gehad |= {beurt for id_, beurt in onthuld.items() if beurt and id_ in d.inbreng}
        self.laat_los(set(onthuld))

    def niemand_klaar(self, stap: Punt) -> None:
        """A step is asked anew."""
        for d in self.deelnemers.values():
            d.klaar.discard(stap.value)

    def laat_los(self, ids: set[str]) -> None:
        """Forget what was taken off, or is elsewhere now."""
        for d in self.deelnemers.values():
            for id_ in [i for i in d.inbreng if i in ids]:
                del d.inbreng[id_]

    def laat_binnen(self, rij: DeelnemerRij) -> Deelnemer:
        """Somebody who was just stored."""
        wie = self.deelnemers[rij.id] = Deelnemer(rij, self.klok())
        return wie

    def telefoons(self) -> list[Deelnemer]:
        """Everyone who joined; the facilitator's own remote is not one of them."""
        return [d for d in list(self.deelnemers.values()) if not d.rij.afstand]

    def hoort(self, wie: Deelnemer, *, stroom: int = 0) -> bool:
        """A phone asks something, or opens (1) or loses (-1) a stream; whether it had been away."""
        was_weg = not (wie.stromen or self._kort(wie))
        wie.gehoord = self.klok()
        wie.stromen += stroom
        return was_weg

    def _kort(self, wie: Deelnemer) -> bool:
        return self.klok() - wie.gehoord < EVEN_WEG

    def aanwezig(self, stap: Punt) -> list[Deelnemer]:
        """The phones that count at a step: who is here, or was just now; and who left something, for
        it is still his.
        """
        return [
            d for d in self.telefoons() if d.stromen or self._kort(d) or stap.value in d.klaar or d.bij(stap)
        ]

    def afstand(self) -> Deelnemer | None:
        """The remote."""
        return next((d for d in list(self.deelnemers.values()) if d.rij.afstand), None)

    def wachtend(self, stap: Punt) -> list[tuple[InbrengRij, Inbreng]]:
        """What nobody has seen of a step, in no order that says whose it is."""
        rij = [paar for d in list(self.deelnemers.values()) for paar in d.inbreng.values()]
        rij = [(r, i) for r, i in rij if r.stap == stap.value]
        secrets.SystemRandom().shuffle(rij)
        return rij

    def ligt_apart(self) -> list[tuple[InbrengRij, Inbreng]]:
        """What waits because the group could not have it; not what was taken back since."""
        if not self.apart:
            return []
        van = list(self.deelnemers.values())
        return [paar for d in van for id_, paar in d.inbreng.items() if id_ in self.apart]

    def totalen(self, stap: Punt) -> dict[str, int]:
        """How many dots each got, by what they were given to."""
        return dict(sorted(Counter(x for d in self.telefoons() for x in d.gestipt(stap)).items()))

    def stand(self, t: Toestand, *, open_: bool, netten: tuple[Net, ...], versleuteld: bool) -> Kamerstand:
        """What the beamer may know: numbers."""
        r = self.rij
        stap = t.stap
        telefoons = self.aanwezig(stap)
        apart = Counter(self.apart[r.id] for r, _i in self.ligt_apart() if r.stap == stap.value)
        kiest = bool(r.stippen) and t.fase(stap) is Fase.KIEZEN
        return Kamerstand(
            open=open_,
            op_slot=r.op_slot,
            code=toon_code(r.code) if open_ else "",
            adres=adres(r, versleuteld) if open_ else "",
            versleuteld=versleuteld,
            netten=netten,
            deelnemers=len(telefoons),
            klaar=sum(stap.value in d.klaar for d in telefoons),
            wachtend=sum(len(d.bij(stap)) for d in self.deelnemers.values()),
            apart=tuple(sorted(apart.items())),
            meelezen=r.meelezen,
            stippen=r.stippen,
            gestipt=tuple(self.totalen(stap).items()) if kiest else (),
            afstand=self.afstand() is not None,
            afstandscode=toon_code(self.vraag.code) if open_ else "",
            afstand_vraagt=self.vraag.nummer if open_ else "",
        )


def adres(rij: KamerRij, versleuteld: bool) -> str:
    """Where phones come in."""
    return f"{'https' if versleuteld else 'http'}://{rij.net}:{rij.poort}"

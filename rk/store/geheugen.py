"""A store without files: for tests and for looking around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rk.domain import EigenAgenda
from rk.events import Gebeurtenis
from rk.store.contract import (
    NIETS,
    AlGebruikt,
    AlOpTafel,
    DeelnemerRij,
    InbrengRij,
    KamerRij,
    Privaat,
    SessieRij,
    op_naam,
    zelfde,
    zelfde_inbreng,
)


class GeheugenOpslag:
    """A store that lives as long as the program."""

    def __init__(self) -> None:
        self._sessies: dict[str, list[Gebeurtenis]] = {}
        self._agendas: dict[str, EigenAgenda] = {}
        self._kamers: dict[str, KamerRij] = {}
        self._deelnemers: dict[str, DeelnemerRij] = {}
        self._inbreng: dict[str, InbrengRij] = {}
        self._klaar: set[tuple[str, str, str]] = set()  # session, deelnemer, step
        self._stippen: set[tuple[str, str, str, str]] = set()  # session, deelnemer, step, what
        self._gewist: set[tuple[str, str]] = set()  # session, inbreng
        self._gehad: set[tuple[str, str, str]] = set()  # session, deelnemer, question
        self._voorbij: dict[tuple[str, str], str] = {}  # why, by session and cookie

    def voeg_toe(self, gebeurtenis: Gebeurtenis) -> Gebeurtenis:
        return self.voeg_alle_toe([gebeurtenis])[0]

    def voeg_alle_toe(
        self,
        gebeurtenissen: Sequence[Gebeurtenis],
        *,
        onthuld: Mapping[str, str] = NIETS,
        opnieuw: tuple[str, str] | None = None,
    ) -> list[Gebeurtenis]:
        nieuw = {naam: list(rij) for naam, rij in self._sessies.items()}
        bekend = {g.id: g for rij in nieuw.values() for g in rij}
        klaar: list[Gebeurtenis] = []
        for g in gebeurtenissen:
            oud = bekend.get(g.id)
            if oud is not None and not zelfde(oud, g):
                raise AlGebruikt
            if oud is None:
                rij = nieuw.setdefault(g.sessie, [])
                oud = bekend[g.id] = replace(g, nr=len(rij) + 1)
                rij.append(oud)
            klaar.append(oud)
        self._sessies = nieuw
        for inbreng, beurt in onthuld.items():
            weg = self._inbreng.pop(inbreng, None)
            if weg is not None:
                self._gewist.add((weg.sessie, inbreng))
            if weg is not None and beurt:
                self._gehad.add((weg.sessie, weg.deelnemer, beurt))
        if opnieuw is not None:
            self._klaar = {k for k in self._klaar if (k[0], k[2]) != opnieuw}
        return klaar

    def lees(self, sessie: str, sinds: int = 0) -> list[Gebeurtenis]:
        return self._sessies.get(sessie, [])[sinds:]

    def sessies(self) -> list[SessieRij]:
        rijen = (
            SessieRij(id=naam, begonnen=rij[0].tijd, laatst=rij[-1].tijd, aantal=len(rij))
            for naam, rij in self._sessies.items()
        )
        return sorted(rijen, key=lambda r: (r.laatst, r.id), reverse=True)

    def verwijder(self, sessie: str) -> None:
        self._sessies.pop(sessie, None)
        self.wis_privaat(sessie)

    def sluit(self) -> None:
        self.__init__()  # type: ignore[misc]  # as new: nothing is left

    # ---- own agendas ------------------------------------------------------------------------

    def agendas(self) -> list[EigenAgenda]:
        return sorted(self._agendas.values(), key=op_naam)

    def bewaar_agenda(self, agenda: EigenAgenda) -> None:
        self._agendas[agenda.id] = agenda

    def verwijder_agenda(self, agenda: str) -> bool:
        return self._agendas.pop(agenda, None) is not None

    # ---- what is private --------------------------------------------------------------------

    def kamers(self) -> list[KamerRij]:
        return list(self._kamers.values())

    def bewaar_kamer(self, rij: KamerRij) -> None:
        self._kamers[rij.sessie] = rij

    def privaat(self, sessie: str) -> Privaat:
        return Privaat(
            deelnemers=tuple(d for d in self._deelnemers.values() if d.sessie == sessie),
            inbreng=tuple(i for i in self._inbreng.values() if i.sessie == sessie),
            klaar=frozenset((d, stap) for s, d, stap in self._klaar if s == sessie),
            gehad=frozenset((d, beurt) for s, d, beurt in self._gehad if s == sessie),
            voorbij=tuple((teken, rol) for (s, teken), rol in self._voorbij.items() if s == sessie),
            stippen=frozenset((d, stap, doel) for s, d, stap, doel in self._stippen if s == sessie),
        )

    def bewaar_deelnemer(self, rij: DeelnemerRij) -> None:
        anderen = {k: d for k, d in self._deelnemers.items() if d.teken != rij.teken}
        self._deelnemers = anderen | {rij.id: rij}

    def verwijder_deelnemer(self, deelnemer: str, *, waarom: str = "") -> None:
        weg = self._deelnemers.pop(deelnemer, None)
        if weg is not None and waarom:
            self._voorbij.pop((weg.sessie, weg.teken), None)
            self._voorbij[weg.sessie, weg.teken] = waarom

    def leg_in(self, rij: InbrengRij, *, vervangt: str = "", beurt: str = "") -> bool:
        oud = self._inbreng.get(rij.id)
        if oud is not None:
            if not zelfde_inbreng(oud, rij):
                raise AlGebruikt
            return True
        if (rij.sessie, rij.id) in self._gewist:
            return False
        if (rij.sessie, rij.deelnemer, beurt) in self._gehad:
            raise AlOpTafel
        if vervangt:
            eerder = self._inbreng.get(vervangt)
            if eerder is None or eerder.deelnemer != rij.deelnemer:
                raise AlOpTafel
        for i in list(self._inbreng.values()):
            zelfde_plek = rij.sleutel and i.sleutel == rij.sleutel and i.deelnemer == rij.deelnemer
            if i.id == vervangt or zelfde_plek:
                self.haal_terug(i.id, sessie=rij.sessie)
        self._inbreng[rij.id] = rij
        return True

    def haal_terug(self, inbreng: str, *, sessie: str, deelnemer: str = "") -> bool:
        oud = self._inbreng.get(inbreng)
        if oud is None or oud.sessie != sessie or (deelnemer and oud.deelnemer != deelnemer):
            return False
        del self._inbreng[inbreng]
        self._gewist.add((sessie, inbreng))
        return True

    def zet_klaar(self, deelnemer: str, sessie: str, stap: str, klaar: bool) -> None:
        rij = (sessie, deelnemer, stap)
        (self._klaar.add if klaar else self._klaar.discard)(rij)

    def zet_stip(self, deelnemer: str, sessie: str, stap: str, doel: str, aan: bool) -> None:
        rij = (sessie, deelnemer, stap, doel)
        (self._stippen.add if aan else self._stippen.discard)(rij)

    def wis_privaat(self, sessie: str) -> None:
        self._kamers.pop(sessie, None)
        self._deelnemers = {k: d for k, d in self._deelnemers.items() if d.sessie != sessie}
        self._inbreng = {k: i for k, i in self._inbreng.items() if i.sessie != sessie}
        self._klaar = {r for r in self._klaar if r[0] != sessie}
        self._stippen = {s for s in self._stippen if s[0] != sessie}
        self._gewist = {g for g in self._gewist if g[0] != sessie}
        self._gehad = {g for g in self._gehad if g[0] != sessie}
        self._voorbij = {k: rol for k, rol in self._voorbij.items() if k[0] != sessie}

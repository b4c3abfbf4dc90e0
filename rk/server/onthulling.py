"""When the group looks together: what the phones gave becomes events, without whose it was."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rk.domain import Fase, Punt, lees_punt
from rk.events import Gebeurtenis, GebeurtenisFout, Rol, Toestand, fold, maak, probeer
from rk.events.inbreng import Inbreng, als_gebeurtenis, bezwaar
from rk.server.kamer import Kamer
from rk.store import InbrengRij

_AL_GEHAD = "Het antwoord van eerder ligt al op tafel."


@dataclass(frozen=True, kw_only=True, slots=True)
class Onthulling:
    """What is stored in the same breath as an act: the events in order with the act among them, the
    ids of the inbreng that they reveal (`onthuld`, each with the question that it answers, if any),
    and the state after them (`na`). `opnieuw` is the step at which each begins again for himself.

    `apart` is what stays private because it can't be given to the group now, by its id, with why.
    """

    rij: list[Gebeurtenis]
    onthuld: dict[str, str]
    apart: dict[str, str]
    opnieuw: Punt | None
    na: Toestand


def onthul(t: Toestand, kamer: Kamer, g: Gebeurtenis) -> Onthulling:
    """What an act brings along.

    What is revealed comes shuffled, all at one time. What can't be given to the group (its visit is
    gone, the board is full) waits on, and is looked at again after every act: undo may bring its
    visit back. Nothing is awaited and the room is not changed, so that another thread can do it.
    """
    na = t
    rij: list[Gebeurtenis] = []
    onthuld: dict[str, str] = {}
    apart: dict[str, str] = {}
    for e in _geteld(t, kamer, g):
        na, zin = probeer(na, e)
        if zin is None:
            rij.append(e)
    rij.append(g)
    na = fold(na, replace(g, nr=na.nr + 1))
    stap = _stap(t, g)
    for wat, inbreng in kamer.wachtend(stap) if stap else ():
        try:
            e = als_gebeurtenis(inbreng, sessie=g.sessie, tijd=g.tijd)
        except GebeurtenisFout as fout:
            apart[wat.id] = str(fout)
            continue
        beurt, zin = inbreng.beurt(na), _al_gehad(na, kamer, wat, inbreng)
        if zin is None:
            na, zin = probeer(na, e)
        if zin is None:
            rij.append(e)
            onthuld[wat.id] = beurt
        else:
            apart[wat.id] = zin
    for wat, inbreng in kamer.ligt_apart():
        zin = _al_gehad(na, kamer, wat, inbreng) or bezwaar(na, inbreng)
        if wat.stap != stap and zin is not None:
            apart[wat.id] = zin
    return Onthulling(rij=rij, onthuld=onthuld, apart=apart, opnieuw=_opnieuw(t, g), na=na)


def _al_gehad(t: Toestand, kamer: Kamer, wat: InbrengRij, inbreng: Inbreng) -> str | None:
    """Undo of "ask this again" can bring back the question that this phone answered before."""
    return _AL_GEHAD if kamer.had(wat, inbreng.beurt(t)) else None


def _opnieuw(t: Toestand, g: Gebeurtenis) -> Punt | None:
    """The step that this act takes back to silence, if it does: whoever was ready is not any more."""
    if g.soort != "fase_gezet" or g.inhoud["fase"] != Fase.VOOR_ZICH.value:
        return None
    stap = lees_punt(g.inhoud["stap"])
    return stap if t.fase(stap) is not Fase.VOOR_ZICH else None


def _stap(t: Toestand, g: Gebeurtenis) -> Punt | None:
    """The step whose waiting inbreng this act shows to the group, if it does."""
    if g.soort != "fase_gezet":
        return None
    stap, fase = lees_punt(g.inhoud["stap"]), Fase(g.inhoud["fase"])
    eerst = fase is Fase.KIEZEN and t.fase(stap) is Fase.VOOR_ZICH
    return stap if fase is Fase.BEKIJKEN or eerst else None


def _geteld(t: Toestand, kamer: Kamer, g: Gebeurtenis) -> list[Gebeurtenis]:
    """The dots as they are when the group leaves the phase in which they are given."""
    van = lees_punt(g.inhoud["stap"]) if g.soort == "fase_gezet" else t.stap
    weg = g.soort in ("stap_geopend", "sessie_gesloten") or (
        g.soort == "fase_gezet" and g.inhoud["fase"] != Fase.KIEZEN.value
    )
    if not weg or t.fase(van) is not Fase.KIEZEN:
        return []
    totalen = kamer.totalen(van)
    # Who took the last one back wants it gone from the board. A room without phones says nothing of
    # what was counted before.
    if not totalen and not (t.geteld.get(van) and any(kamer.telefoons())):
        return []
    try:
        inhoud = {"stap": van.value, "totalen": totalen}
        return [maak("stippen_geteld", inhoud, sessie=g.sessie, rol=Rol.SYSTEEM, tijd=g.tijd)]
    except GebeurtenisFout:
        return []

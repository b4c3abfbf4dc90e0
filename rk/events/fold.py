"""Judge and fold: the two functions that server and kernels share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rk.events import soorten as _soorten  # noqa: F401  importing registers every kind
from rk.events.gebeurtenis import Gebeurtenis, GebeurtenisFout, lees_inhoud
from rk.events.soort import SOORTEN, Inhoud
from rk.events.soorten.sessie import OngedaanGemaakt, OpnieuwGedaan
from rk.events.toestand import BEGIN, Toestand

_GESLOTEN = "Dit gesprek is afgesloten. Heropen het op het beginscherm om verder te gaan."
_NIET_VAN_HIER = "Dit telt Routekaart zelf. Het kan niet worden ingevuld."


def beoordeel(t: Toestand, g: Gebeurtenis) -> str | None:
    """Why an event can't be stored now, as one plain Dutch sentence; None when it can."""
    try:
        inhoud = lees_inhoud(g)
    except GebeurtenisFout as fout:
        return str(fout)
    if t.gesloten and not inhoud.bij_gesloten:
        return _GESLOTEN
    return inhoud.bezwaar(t)


def mag(g: Gebeurtenis) -> str | None:
    """Why this role may never do this, as one plain Dutch sentence; None when it may.

    Judged where an act comes in: what is in the log was done by whoever it says.
    """
    kind = SOORTEN.get(g.soort)
    return None if kind is None or g.rol in kind.rollen else _NIET_VAN_HIER


def fold(t: Toestand, g: Gebeurtenis) -> Toestand:
    """The state after one more event. Total: what can't be read or applied changes nothing.

    An event with a number that was already folded is passed by, so that a stream may repeat
    itself. Undo and redo fold the session's acts again, without those that are undone.
    """
    if g.nr and g.nr <= t.nr:
        return t
    try:
        inhoud = lees_inhoud(g)
    except GebeurtenisFout:
        return replace(t, nr=g.nr)
    return _stap(t, g, inhoud)


def probeer(t: Toestand, g: Gebeurtenis) -> tuple[Toestand, str | None]:
    """The state after an event that has no number yet, or the same state and why it can't be.

    The same as `beoordeel` and then `fold`, but read and judged once: for many at a time.
    """
    try:
        inhoud = lees_inhoud(g)
    except GebeurtenisFout as fout:
        return t, str(fout)
    if t.gesloten and not inhoud.bij_gesloten:
        return t, _GESLOTEN
    zin = inhoud.bezwaar(t)
    return (t, zin) if zin is not None else (_neem(t, replace(g, nr=t.nr + 1), inhoud), None)


def fold_alle(gebeurtenissen: Iterable[Gebeurtenis], t: Toestand = BEGIN) -> Toestand:
    """The state after all these events, in order."""
    for g in gebeurtenissen:
        t = fold(t, g)
    return t


def _stap(t: Toestand, g: Gebeurtenis, inhoud: Inhoud) -> Toestand:
    if inhoud.bezwaar(t) is not None:
        return replace(t, nr=g.nr)
    return _neem(t, g, inhoud)


def _neem(t: Toestand, g: Gebeurtenis, inhoud: Inhoud) -> Toestand:
    if isinstance(inhoud, OngedaanGemaakt):
        t = _opnieuw(t, t.ongedaan | {inhoud.doel}, (*t.opnieuw, inhoud.doel))
    elif isinstance(inhoud, OpnieuwGedaan):
        t = _opnieuw(t, t.ongedaan - {inhoud.doel}, t.opnieuw[:-1])
    else:
        t = inhoud.pas_toe(t, g)
        # A new act ends what could be done again; moving between steps does not.
        t = replace(t, log=(*t.log, (g, inhoud)), opnieuw=() if inhoud.herstelbaar else t.opnieuw)
    return replace(t, nr=g.nr, laatst=g.tijd)


def _opnieuw(t: Toestand, ongedaan: frozenset[str], opnieuw: tuple[str, ...]) -> Toestand:
    vers = replace(BEGIN, sessie=t.sessie)
    for g, inhoud in t.log:
        if g.id not in ongedaan and inhoud.bezwaar(vers) is None:
            vers = inhoud.pas_toe(vers, g)
        # The bars count from the last act, undone or not: undo takes no time back.
        vers = replace(vers, laatst=g.tijd)
    return replace(vers, log=t.log, ongedaan=ongedaan, opnieuw=opnieuw)

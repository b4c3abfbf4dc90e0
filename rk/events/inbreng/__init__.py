"""What one deelnemer gives before anybody else sees it: one mechanism, a content for each place.

An inbreng is no event. When the group looks together it becomes one, without whose it was.
"""

from __future__ import annotations

from collections.abc import Mapping

from rk.domain import Punt, Stap, Werkpunt
from rk.events.fold import beoordeel
from rk.events.gebeurtenis import Gebeurtenis, GebeurtenisFout, lees_als, maak
from rk.events.inbreng.basis import Inbreng as Inbreng
from rk.events.inbreng.stappen import INBRENG as INBRENG
from rk.events.inbreng.stappen import DilemmaInbreng as DilemmaInbreng
from rk.events.inbreng.stappen import KaartInbreng as KaartInbreng
from rk.events.inbreng.stappen import OgenInbreng as OgenInbreng
from rk.events.inbreng.stappen import RegieInbreng as RegieInbreng
from rk.events.inbreng.stappen import WensInbreng as WensInbreng
from rk.events.inbreng.stappen import regiebeurt as regiebeurt
from rk.events.inbreng.werk import WERKINBRENG as WERKINBRENG
from rk.events.inbreng.werk import WerkInbreng as WerkInbreng
from rk.events.rol import Rol
from rk.events.toestand import Toestand

MEESTE_INBRENG = 150
"""So much one deelnemer can have waiting at all places together: the longest list fits twice."""


def lees_inbreng(stap: str, gegeven: object) -> Inbreng:
    """Read what was given. Raises GebeurtenisFout: it does not fit; its text says why."""
    kind: type[Inbreng] | None = next((kind for s, kind in INBRENG.items() if s.value == stap), None)
    if kind is None and isinstance(gegeven, Mapping) and stap.startswith("w-"):
        kind = WERKINBRENG.get(str(gegeven.get("vorm")))
        gegeven = {**gegeven, "punt": stap}
    if kind is None:
        raise GebeurtenisFout("Bij deze stap kun je niets insturen. Kijk mee op het scherm.")
    return lees_als(kind, gegeven)


def als_gebeurtenis(inbreng: Inbreng, *, sessie: str, tijd: str) -> Gebeurtenis:
    """The event that an inbreng becomes: a fresh id, nobody's name.

    Raises  GebeurtenisFout: its kind does not accept it.
    """
    soort, inhoud = inbreng.wordt()
    return maak(soort, inhoud, sessie=sessie, rol=Rol.DEELNEMER, tijd=tijd)


def bezwaar(t: Toestand, inbreng: Inbreng) -> str | None:
    """Why the group could not get this now, as one plain Dutch sentence; None when it could."""
    try:
        return beoordeel(t, als_gebeurtenis(inbreng, sessie=t.sessie, tijd=t.laatst))
    except GebeurtenisFout as fout:
        return str(fout)


def kiesbaar(t: Toestand, stap: Punt) -> tuple[tuple[str, str], ...]:
    """What can get a dot at a step: ids and words. What the person hides is not among it."""
    match stap:
        case Stap.VIERV | Werkpunt():
            paren = [(k.id, k.tekst) for k in t.kaarten_bij(stap)]
        case Stap.DILEMMAS:
            paren = [(d.id, f"{d.tussen} – {d.en}") for d in t.dilemmas]
        case Stap.WENSEN:
            paren = [(v.id, v.tekst) for v in t.voorstellen]
        case _:
            paren = []
    return tuple((id_, tekst) for id_, tekst in paren if id_ not in t.verborgen)


def ligt_in(t: Toestand, stap: Punt) -> dict[str, str]:
    """Where everything that got a dot at a step can be found now, by id: itself, or the pile it is in.

    What is not among it is gone, or hidden.
    """
    waar = {id_: id_ for id_, _tekst in kiesbaar(t, stap)}
    waar |= {d.id: k.id for k in t.kaarten_bij(stap) if k.id in waar for d in k.delen}
    return waar

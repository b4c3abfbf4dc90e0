"""Whether a talk counts in research, and under which key: what the screen and the researcher share."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from enum import StrEnum

from rk.domain import ONS_WERK, Antwoord, Persoonsantwoord
from rk.events.toestand import Toestand

NIET_GEVRAAGD = frozenset({Persoonsantwoord.NIET_HIER, Persoonsantwoord.KAN_NIET, Persoonsantwoord.OVERLEDEN})
"""Answers that say why the person was not asked."""


class Waarom(StrEnum):
    """Why a talk does not count. The first three can't be changed by an answer."""

    OEFENING = "oefening"
    MEEGELEVERD = "meegeleverd"
    OVER_ONS = "over_ons"
    GROEP_NEE = "groep_nee"
    PERSOON_NEE = "persoon_nee"
    WIL_NIET = "wil_niet"
    PERSOON_OPEN = "persoon_open"
    GROEP_OPEN = "groep_open"


def nooit(t: Toestand, *, meegeleverd: Container[str] = ()) -> Waarom | None:
    """Why this talk can never count, whatever anybody answers; None when it can.

    `meegeleverd` are the ids of the casussen that come with the tool.
    """
    if t.casus.oefening:
        return Waarom.OEFENING
    if t.casus.id in meegeleverd:
        return Waarom.MEEGELEVERD
    return Waarom.OVER_ONS if t.casus.id == ONS_WERK else None


def waarom_niet(t: Toestand, *, meegeleverd: Container[str] = ()) -> Waarom | None:
    """Why this talk does not count now; None when it does.

    A no comes before what is still open. Who is in the room is asked himself: "not here" does not
    hold then. What was said on the screen before step 1 holds too: of somebody who does not want
    the talk, or does not know of it, nothing counts.
    """
    vast = nooit(t, meegeleverd=meegeleverd)
    if vast is not None:
        return vast
    ja = t.toestemming
    if ja.groep is Antwoord.NEE:
        return Waarom.GROEP_NEE
    if ja.persoon is Persoonsantwoord.NEE:
        return Waarom.PERSOON_NEE
    if ja.persoon is not Persoonsantwoord.OVERLEDEN and Antwoord.NEE in (
        t.vooraf.weet_ervan,
        t.vooraf.wil_het,
    ):
        return Waarom.WIL_NIET
    if ja.persoon is None or not kan_zo(t, ja.persoon):
        return Waarom.PERSOON_OPEN
    return None if ja.groep is Antwoord.JA else Waarom.GROEP_OPEN


def kan_zo(t: Toestand, antwoord: Persoonsantwoord) -> bool:
    """Whether this answer can hold: of somebody in the room nobody says that he is not there."""
    weg = antwoord in (Persoonsantwoord.NIET_HIER, Persoonsantwoord.OVERLEDEN)
    return not (weg and t.vooraf.is_hier is Antwoord.JA)


def casussleutel(gebeurtenis_id: str) -> str:
    """The key of a casus, from the id of the event that its first talk began with.

    That id is random and on no screen; the key says nothing and leads back to nothing. A follow-up
    and a copy take the key along.
    """
    return _sleutel("casus", gebeurtenis_id)


def gesprekssleutel(t: Toestand) -> str:
    """The key of a talk: like that of its casus, and another one at each talk. "" before it began."""
    return _sleutel("gesprek", t.log[0][0].id) if t.log else ""


def _sleutel(soort: str, gebeurtenis_id: str) -> str:
    return hashlib.sha256(f"routekaart:{soort}:{gebeurtenis_id}".encode()).hexdigest()[:32]

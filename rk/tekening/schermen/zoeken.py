"""Finding a halte by a few typed letters: by name, by what people call it, by what it offers."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from rk.domain import Halte, Routekaart

_LIJKT: Final = 0.78
"""From this likeness on, one word is taken for a typing error of the other (difflib's ratio)."""
_KORTST_GOK: Final = 4
"""Shorter words are too easily like others to guess at."""
_GOK: Final = 6
_GEEN: Final = 99


def zoek(kaart: Routekaart, tekst: str, *, hoogstens: int = 12) -> tuple[Halte, ...]:
    """The haltes that fit what was typed, best first; nothing for blank text.

    Capitals and accents don't count, and every typed word must fit somewhere. A name that begins
    with the text comes first, then words within names, the words by which people search, the
    organisation, what is offered, and at last what looks like a typing error. A halte that no
    longer exists comes after the others that fit as well.
    """
    vraag = kaal(tekst)
    if not vraag:
        return ()
    gevonden = [
        ((rang, halte.vervallen, len(halte.naam), nr), halte)
        for nr, halte in enumerate(kaart.haltes)
        if (rang := _rang(halte, vraag)) < _GEEN
    ]
    gevonden.sort(key=lambda r: r[0])
    # Guesses are for when nothing really fits.
    echt = [halte for sleutel, halte in gevonden if sleutel[0] < _GOK]
    return tuple(echt or [halte for _sleutel, halte in gevonden])[:hoogstens]


@lru_cache(maxsize=4096)
def kaal(tekst: str) -> str:
    """The words of a text in small letters, without accents and marks, single spaces between."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return " ".join("".join(t if t.isalnum() else " " for t in los if not unicodedata.combining(t)).split())


def _rang(halte: Halte, vraag: str) -> int:
    if kaal(halte.naam).startswith(vraag):
        return 0
    return max(_rang_woord(halte, woord) for woord in vraag.split())


def _rang_woord(halte: Halte, woord: str) -> int:
    naam = kaal(halte.naam)
    roepnamen = [kaal(z) for z in halte.zoekwoorden]
    lagen: tuple[list[str], ...] = (
        naam.split(),
        [w for z in roepnamen for w in z.split()],
        kaal(f"{halte.organisatie} {halte.wet}").split(),
        kaal(halte.aanbod).split(),
    )
    for rang, woorden in enumerate(lagen, start=1):
        if any(w.startswith(woord) for w in woorden):
            return rang
    if len(woord) >= 3 and (woord in naam or any(woord in z for z in roepnamen)):
        return 5
    if len(woord) >= _KORTST_GOK and any(_lijkt(woord, w) for w in (*lagen[0], *lagen[1])):
        return _GOK
    return _GEEN


@lru_cache(maxsize=8192)
def _lijkt(getypt: str, woord: str) -> bool:
    # Somebody may still be typing: compare with as much of the word as was typed, or a letter more.
    for doel in {woord[: len(getypt)], woord[: len(getypt) + 1], woord}:
        m = SequenceMatcher(None, getypt, doel)
        if m.quick_ratio() >= _LIJKT and m.ratio() >= _LIJKT:
            return True
    return False

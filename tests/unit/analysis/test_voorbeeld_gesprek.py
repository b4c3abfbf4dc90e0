"""A talk that was never held shows what a real one gives."""

from __future__ import annotations

import pytest

from rk.analysis.coderen import uit_gesprekken
from rk.analysis.uit_gesprek import GeenGegevens, Gesprekrijen, uit_gesprek
from rk.analysis.voorbeeld.gesprek import nagespeeld_gesprek
from rk.domain import Antwoord, Persoonsantwoord
from rk.events import Waarom


@pytest.mark.parametrize(
    ("persoon", "groep", "waarom"),
    [
        (None, Antwoord.ONBEKEND, Waarom.PERSOON_OPEN),
        (None, Antwoord.JA, Waarom.PERSOON_OPEN),
        (Persoonsantwoord.NEE, Antwoord.JA, Waarom.PERSOON_NEE),
        (Persoonsantwoord.JA, Antwoord.NEE, Waarom.GROEP_NEE),
        (Persoonsantwoord.JA, Antwoord.ONBEKEND, Waarom.GROEP_OPEN),
    ],
)
def test_it_gives_nothing_without_two_times_yes(
    persoon: Persoonsantwoord | None, groep: Antwoord, waarom: Waarom
) -> None:
    t = nagespeeld_gesprek(persoon=persoon, groep=groep)
    uit = uit_gesprek(t)

    assert isinstance(uit, GeenGegevens)
    assert waarom is uit.waarom
    assert [] == uit_gesprekken([t])


def test_with_two_times_yes_it_gives_rows_to_all_and_words_to_coders_only() -> None:
    t = nagespeeld_gesprek(persoon=Persoonsantwoord.JA, groep=Antwoord.JA)
    uit = uit_gesprek(t)

    assert isinstance(uit, Gesprekrijen)
    assert 2 == len(uit.bezoeken)
    woorden = {x.tekst for x in uit_gesprekken([t])}
    assert 4 == len(woorden)
    assert not [w for w in (*woorden, t.casus.verhaal, "Zij nam de tijd") if w in str(uit)]


def test_each_is_about_another_casus() -> None:
    een, twee = nagespeeld_gesprek(), nagespeeld_gesprek()

    assert een.sleutel != twee.sleutel
    assert een.sessie != twee.sessie

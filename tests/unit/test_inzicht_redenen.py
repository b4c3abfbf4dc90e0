"""Where the map has nothing to say, it can tell why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rk.domain import Antwoord, Stap, Vooraf
from rk.events import Toestand
from rk.inzicht import redenen, uitspraken
from tests.unit.begin import rob
from tests.unit.verhalen import VERBODEN, casus, kaart

LEEG = Toestand(kaart=kaart(), casus=casus())
STAPPEN = (Stap.ROUTE, Stap.WEGWIJZERS, Stap.REGIE, Stap.OGEN, Stap.WENSEN)


@pytest.mark.parametrize("stap", STAPPEN)
def test_an_empty_story_has_too_little_to_go_on_and_says_of_what(stap: Stap) -> None:
    gezegd = redenen(LEEG, stap, gevraagd=True)

    assert redenen(LEEG, stap) == gezegd[: len(redenen(LEEG, stap))]
    assert () == uitspraken(LEEG, stap, gevraagd=True)
    assert gezegd
    assert all(zin.startswith(("Er staa", "Er zijn nog geen")) and zin.endswith(".") for zin in gezegd)
    assert len(gezegd) == len(set(gezegd))
    assert not VERBODEN.search(" ".join(gezegd))


def test_what_is_known_is_no_reason() -> None:
    assert ("Er staan nog geen haltes op onze beste weg.",) == redenen(rob(), Stap.WEGWIJZERS)
    assert "Er staan nog geen twee haltes op deze weg." not in redenen(rob(), Stap.ROUTE)


def test_who_asks_for_more_figures_hears_why_those_can_not_be_shown() -> None:
    vier = "Er zijn nog geen vijf bezoeken waarvan bekend is bij welke helper."
    t = replace(rob(), casus=replace(rob().casus, werkelijk=rob().casus.werkelijk[:4]))

    assert vier not in redenen(t, Stap.REGIE)
    assert vier in redenen(t, Stap.REGIE, gevraagd=True)
    assert set(redenen(t, Stap.REGIE)) < set(redenen(t, Stap.REGIE, gevraagd=True))


def test_what_he_hid_is_not_known() -> None:
    t = replace(rob(), verborgen=frozenset(b.id for b in rob().casus.werkelijk))

    assert "Er staan nog geen twee haltes op deze weg." in redenen(t, Stap.ROUTE)


def test_other_steps_and_figures_that_are_off_give_no_reasons() -> None:
    hier = replace(LEEG, vooraf=Vooraf(is_hier=Antwoord.JA))

    assert () == redenen(LEEG, Stap.VIERV)
    assert () == redenen(hier, Stap.ROUTE)

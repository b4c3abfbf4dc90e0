"""What happens at a list: answers of one voice and of the room, in what way it is used, what is taken up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rk.content import laad_werkvorm, werkvormen
from rk.domain import Lijstantwoord, Stem, Vorm, Werkpunt, werkpunt
from rk.events import Toestand, als_gegeven, beoordeel, fold, maak
from rk.events.inbreng import MEESTE_INBRENG
from tests.unit.begin import na, rob

LIJSTEN = sorted(w.id for w in werkvormen().values() if w.vorm is Vorm.CHECKLIJST)
WEGEN = "gesprek-wegen-formulier"


def op_tafel(werkvorm: str) -> tuple[Toestand, Werkpunt]:
    punt = werkpunt(werkvorm)
    t = na(rob(), "werkvorm_toegevoegd", punt=str(punt), werkvorm=als_gegeven(laad_werkvorm(werkvorm)))
    return na(t, "stap_geopend", stap=str(punt)), punt


def antwoord(t: Toestand, punt: Werkpunt, antwoord: str | None, stem: str = "groep", **meer: str) -> Toestand:
    inhoud = {"punt": str(punt), "stelling": "koffie", "antwoord": antwoord, "stem": stem} | meer
    return na(t, "stelling_beantwoord", **inhoud)


def test_a_group_has_one_answer_and_the_room_as_many_as_there_are() -> None:
    t, punt = op_tafel("ontvangst")
    for a in ("ja", "nee", "nee"):
        t = antwoord(t, punt, a, "deelnemer")
    for a in ("ja", "deels"):
        t = antwoord(t, punt, a)

    rij = t.werkstand(punt).stellingen
    assert ["ja", "nee", "nee"] == [z.antwoord for z in rij if z.stem is Stem.DEELNEMER]
    assert [Lijstantwoord.DEELS] == [z.antwoord for z in rij if z.stem is Stem.GROEP]


def test_taking_off_the_groups_answer_leaves_the_rooms() -> None:
    t, punt = op_tafel("ontvangst")
    t = antwoord(t, punt, "ja", "deelnemer")
    t = antwoord(antwoord(t, punt, "ja"), punt, None)

    assert [Stem.DEELNEMER] == [z.stem for z in t.werkstand(punt).stellingen]


def test_an_answer_is_taken_back_by_undo() -> None:
    t, punt = op_tafel("ontvangst")
    voor = t.werkstand(punt)
    t = antwoord(t, punt, "nee", opmerking="De koffie is op")
    g = t.log[-1][0]
    t = fold(t, replace(maak("ongedaan_gemaakt", {"doel": g.id}, sessie="s"), nr=t.nr + 1))

    assert voor == t.werkstand(punt)


def test_a_statement_of_another_list_is_refused() -> None:
    t, punt = op_tafel("ontvangst")
    g = maak("stelling_beantwoord", {"punt": str(punt), "stelling": "sturing", "antwoord": "ja"}, sessie="s")

    assert beoordeel(t, g)


def test_a_list_is_used_in_one_of_its_own_ways() -> None:
    t, punt = op_tafel(WEGEN)
    lijst = laad_werkvorm(WEGEN).checklijst
    assert lijst is not None
    t = na(t, "lijstgebruik_gekozen", punt=str(punt), gebruik=lijst.gebruik[1])
    vreemd = maak("lijstgebruik_gekozen", {"punt": str(punt), "gebruik": "Voor de beoordeling"}, sessie="s")

    assert lijst.gebruik[1] == t.werkstand(punt).gebruik
    assert beoordeel(t, vreemd)
    assert "" == na(t, "lijstgebruik_gekozen", punt=str(punt), gebruik="").werkstand(punt).gebruik


def test_no_more_is_taken_up_than_the_list_allows() -> None:
    t, punt = op_tafel("ontvangst")
    for wat in ("koffie", "balie", "nummer"):
        t = na(t, "werk_gekozen", punt=str(punt), wat=wat)
    vierde = maak("werk_gekozen", {"punt": str(punt), "wat": "missen"}, sessie="s")

    assert beoordeel(t, vierde) == "Jullie kozen er al 3. Laat er eerst een los."
    los = na(t, "werk_gekozen", punt=str(punt), wat="balie", gekozen=False)
    assert beoordeel(los, vierde) is None


@pytest.mark.parametrize("werkvorm", ["ontvangst", "vier-staten", "klantreis", "gespreksweb", "signalen"])
def test_what_does_not_exist_can_not_be_taken_up_but_can_be_let_go(werkvorm: str) -> None:
    t, punt = op_tafel(werkvorm)

    assert beoordeel(t, maak("werk_gekozen", {"punt": str(punt), "wat": "verzonnen"}, sessie="s"))
    los = {"punt": str(punt), "wat": "verzonnen", "gekozen": False}
    assert beoordeel(t, maak("werk_gekozen", los, sessie="s")) is None


@pytest.mark.parametrize("werkvorm", LIJSTEN)
def test_a_phone_can_give_a_whole_list_and_still_give_something_elsewhere(werkvorm: str) -> None:
    lijst = laad_werkvorm(werkvorm).checklijst
    assert lijst is not None

    assert 2 * sum(len(g.stellingen) for g in lijst.groepen) < MEESTE_INBRENG

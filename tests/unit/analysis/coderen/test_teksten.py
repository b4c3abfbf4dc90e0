"""Only the words of people who said yes are read, and nothing that is hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rk.analysis.coderen import oefenteksten, uit_gesprek, uit_gesprekken
from rk.analysis.tabel import Codesoort
from rk.content import casussen, laad_codeboek
from rk.domain import Bezoek, Casus, Obstakel, Voorstel
from rk.events import Toestand
from tests.unit.begin import na
from tests.unit.events.test_meetellen import BEIDE, antwoord, echt

_CASUS = Casus(
    id="eigen",
    naam="Bo",
    werkelijk=(
        Bezoek(id="b1", halte_id="huisarts", obstakels=(Obstakel(id="o1", tekst="Ik moest wachten"),)),
        Bezoek(id="b2", halte_id="huisarts", obstakels=(Obstakel(id="o2", tekst="Te ver weg"),)),
    ),
)


def verteld(*antwoorden: tuple[str, str], sessie: str = "s") -> Toestand:
    t = echt(_CASUS, sessie=sessie)
    daden: list[tuple[str, dict[str, Any]]] = [
        ("kaart_toegevoegd", {"kaart_id": "k1", "vak": "verlaten", "tekst": "Steeds weer bellen"}),
        ("kaart_toegevoegd", {"kaart_id": "k2", "vak": "vasthouden", "tekst": "De vaste mens"}),
        ("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een sleutel"}),
    ]
    for soort, inhoud in daden:
        t = na(t, soort, **inhoud)
    return antwoord(t, *antwoorden)


def test_cards_wishes_and_obstacles_are_read_with_the_key_of_their_casus() -> None:
    t = verteld(*BEIDE)

    teksten = list(uit_gesprek(t))

    assert {
        (Codesoort.VERLATEN, "Steeds weer bellen"),
        (Codesoort.VASTHOUDEN, "De vaste mens"),
        (Codesoort.WENS, "Een sleutel"),
        (Codesoort.OBSTAKEL, "Ik moest wachten"),
        (Codesoort.OBSTAKEL, "Te ver weg"),
    } == {(x.soort, x.tekst) for x in teksten}
    assert {t.sleutel} == {x.sleutel for x in teksten}
    assert 5 == len({x.id for x in teksten})


@pytest.mark.parametrize(
    "antwoorden",
    [(), (("persoon", "ja"),), (("groep", "ja"),), (*BEIDE, ("groep", "nee")), (*BEIDE, ("persoon", "nee"))],
)
def test_without_two_times_yes_nobody_reads_a_word(antwoorden: tuple[tuple[str, str], ...]) -> None:
    assert [] == list(uit_gesprek(verteld(*antwoorden)))


def test_a_shipped_story_is_never_read() -> None:
    t = replace(verteld(*BEIDE), casus=replace(casussen()["rob"], oefening=False))

    assert [] == list(uit_gesprek(t))


@pytest.mark.parametrize(
    ("verborgen", "tekst"),
    [("k1", "Steeds weer bellen"), ("w1", "Een sleutel"), ("o1", "Ik moest wachten"), ("b2", "Te ver weg")],
)
def test_what_is_hidden_is_not_read(verborgen: str, tekst: str) -> None:
    t = replace(verteld(*BEIDE), verborgen=frozenset({verborgen}))

    assert tekst not in {x.tekst for x in uit_gesprek(t)}
    assert 4 == len(list(uit_gesprek(t)))


def test_a_wish_that_came_of_a_hidden_proposal_is_not_read() -> None:
    t = replace(
        verteld(*BEIDE),
        voorstellen=(Voorstel(id="v1", tekst="Een sleutel", wens_id="w1"),),
        verborgen=frozenset({"v1"}),
    )

    assert "Een sleutel" not in {x.tekst for x in uit_gesprek(t)}


def test_of_many_talks_only_those_count_that_give_route_data() -> None:
    ja, nee = verteld(*BEIDE, sessie="ja"), verteld(("persoon", "nee"), ("groep", "ja"), sessie="nee")

    assert {ja.sleutel} == {x.sleutel for x in uit_gesprekken([ja, nee])}


def test_a_later_no_about_the_same_casus_takes_the_words_of_before_back() -> None:
    ja = verteld(*BEIDE, sessie="ja")
    nee = replace(verteld(("persoon", "nee"), sessie="nee"), sleutel=ja.sleutel)

    assert [] == uit_gesprekken([ja, nee])


def test_of_two_talks_about_one_casus_only_the_newest_is_read() -> None:
    een = verteld(*BEIDE, sessie="een")
    twee = replace(verteld(*BEIDE, sessie="twee"), sleutel=een.sleutel)

    assert 5 == len(uit_gesprekken([een, twee]))


def test_a_codebook_gives_its_own_examples_to_practise_with() -> None:
    boek = laad_codeboek("themas-1")

    assert {v for c in boek.codes for v in c.voorbeelden} == {x.tekst for x in oefenteksten(boek)}

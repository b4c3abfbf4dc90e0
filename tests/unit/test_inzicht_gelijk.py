"""Cards that say nearly the same are found; what only looks alike is left alone."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from rk.domain import Kaart, VierV
from rk.inzicht.gelijk import GELIJK, MEESTE_PAREN, _kern, _paren, bijna_gelijk


def kaarten(*teksten: str, vak: VierV = VierV.VASTHOUDEN) -> list[Kaart]:
    return [Kaart(id=f"k{nr}", vak=vak, tekst=tekst) for nr, tekst in enumerate(teksten)]


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("De huisarts kent hem al jaren", "Huisarts kent hem al jaren!"),
        ("Eén vast aanspreekpunt", "een vast aanspreekpunt"),
        ("Zijn zus actief betrekken", "zus actief betrekken"),
        ("Samen één plan maken", "Eén plan, samen maken"),
        ("Begeleid wonen zonder stoplicht", "begeleid wonen zonder stoplichten"),
    ],
)
def test_what_says_nearly_the_same_is_offered(een: str, ander: str) -> None:
    assert (("k0", "k1"),) == bijna_gelijk(kaarten(een, ander))


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Elke week bellen", "Niet elke week bellen"),
        ("Inloop waar niemand moet", "Inloop"),
        ("Zijn zus bellen", "De huisarts kent hem al jaren"),
        ("…", "!!"),
        ("Minder brieven sturen", "Brieven sturen"),
    ],
)
def test_what_only_looks_alike_is_left_alone(een: str, ander: str) -> None:
    assert () == bijna_gelijk(kaarten(een, ander))


def test_the_same_words_in_two_fields_are_a_talk_and_no_double() -> None:
    samen = [*kaarten("De wachtlijst"), Kaart(id="ander", vak=VierV.VERLATEN, tekst="De wachtlijst")]

    assert () == bijna_gelijk(samen)


def test_the_most_alike_comes_first_and_the_elder_first_in_its_pair() -> None:
    rij = kaarten("Samen een plan maken", "Iets anders", "Samen plannen maken", "Samen één plan maken")

    assert ("k0", "k3") == bijna_gelijk(rij)[0]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("abc niet", max_size=12), max_size=8))
def test_only_what_is_alike_is_offered_and_no_such_pair_is_passed_by(teksten: list[str]) -> None:
    rij = kaarten(*teksten)

    alle = {
        (a.id, b.id)
        for a, b in combinations(rij, 2)
        if (ka := _kern(a.tekst))[1] == (kb := _kern(b.tekst))[1]
        and ka[0]
        and kb[0]
        and Indel.normalized_similarity(ka[0], kb[0]) >= GELIJK / 100
    }
    gevraagd = bijna_gelijk(rij)
    assert set(gevraagd) <= alle
    assert len(gevraagd) == len(set(gevraagd))
    genoemd = {id_ for paar in gevraagd for id_ in paar}
    assert [] == [paar for paar in alle if not genoemd.intersection(paar)]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("ab", min_size=1, max_size=5), max_size=4))
def test_on_a_small_board_each_card_that_has_its_like_is_named(teksten: list[str]) -> None:
    rij = kaarten(*teksten)

    alle = {
        id_
        for a, b in combinations(rij, 2)
        if Indel.normalized_similarity(_kern(a.tekst)[0], _kern(b.tekst)[0]) >= GELIJK / 100
        for id_ in (a.id, b.id)
    }
    assert alle == {id_ for paar in bijna_gelijk(rij) for id_ in paar}


@pytest.mark.parametrize("anders", ["", " {nr}"])
def test_of_a_board_full_of_the_same_a_handful_is_offered_and_the_rest_after_it(anders: str) -> None:
    """750 cards have 280,000 pairs: nobody looks through them, and no redraw has to make them."""
    rij = kaarten(*(f"De huisarts kent hem al jaren{anders.format(nr=nr)}" for nr in range(750)))

    gevraagd = bijna_gelijk(rij)
    assert MEESTE_PAREN == len(set(gevraagd))
    weg = {gevraagd[0][1]}  # laid together with the first: the next ones come up
    assert MEESTE_PAREN == len(bijna_gelijk([k for k in rij if k.id not in weg]))


def test_the_same_board_is_compared_once() -> None:
    rij = kaarten("Samen een plan maken", "Samen plannen maken", "alleen voor deze proef")
    bijna_gelijk(rij)
    eerst = _paren.cache_info()

    bijna_gelijk(list(rij))

    assert (eerst.misses, eerst.hits + 1) == (_paren.cache_info().misses, _paren.cache_info().hits)


def test_a_kernel_without_cards_does_without_the_library() -> None:
    code = (
        "import sys, rk.inzicht, rk.tekening.beeld; print('rapidfuzz' in sys.modules, 'segno' in sys.modules)"
    )

    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "False False" == uit.stdout.strip()

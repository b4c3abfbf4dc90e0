"""Circles that nobody can enter, and the fewest rules that open them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations, product

import networkx as nx
import pytest

from rk.domain import Casus, Obstakel
from rk.graph import Bereik
from rk.inzicht import Deel, Drempelkringen, TeWeinig, drempelkringen
from rk.inzicht.terugbogen import EXACT_TOT, eades_lin_smyth, terugbogen
from tests.unit.verhalen import casus, weg

Boog = tuple[str, str]


def _verhaal(knopen: Iterable[str], bogen: Iterable[Boog]) -> Casus:
    bogen = list(bogen)
    obstakels = tuple(
        Obstakel(id=k, tekst=k, vereist=tuple(naar for van, naar in bogen if van == k)) for k in knopen
    )
    return casus(werkelijk=(replace(weg("loket")[0], obstakels=obstakels),))


def _kringen(knopen: Iterable[str], bogen: Iterable[Boog]) -> Drempelkringen:
    uitkomst = drempelkringen(_verhaal(knopen, bogen))
    assert isinstance(uitkomst, Drempelkringen)
    return uitkomst


def test_no_address_without_income_and_no_income_without_address() -> None:
    k = _kringen(
        ("adres", "inkomen", "post"), [("adres", "inkomen"), ("inkomen", "adres"), ("post", "adres")]
    )

    (kring,) = k.kringen
    assert (("adres", "inkomen"), 1, True) == (kring.obstakels, len(kring.openen), kring.exact)
    assert (Deel(laag=2, hoog=2, van=3), Bereik(laag=1, hoog=1)) == (k.obstakels, k.openen)
    assert (("v1",), ("loket",)) == (k.bewijs.bezoeken, k.bewijs.haltes)


def test_one_rule_that_two_circles_share_opens_both() -> None:
    # a → b → c → a and a → b → d → a: bending a → b is enough.
    k = _kringen("abcd", [("a", "b"), ("b", "c"), ("c", "a"), ("b", "d"), ("d", "a")])

    assert (("a", "b"),) == k.kringen[0].openen


def test_what_waits_for_itself_is_a_circle_of_one() -> None:
    k = _kringen("ab", [("a", "a"), ("b", "a")])

    assert [(("a",), (("a", "a"),))] == [(x.obstakels, x.openen) for x in k.kringen]


def test_a_row_that_has_a_beginning_is_no_circle() -> None:
    k = _kringen("abc", [("a", "b"), ("b", "c")])

    assert ((), Bereik(laag=0, hoog=0)) == (k.kringen, k.openen)


@pytest.mark.parametrize(
    ("knopen", "bogen"), [("", []), ("a", [("a", "a")]), ("ab", []), ("ab", [("a", "weg")])]
)
def test_without_obstacles_that_wait_nothing_is_said(knopen: str, bogen: list[Boog]) -> None:
    assert isinstance(drempelkringen(_verhaal(knopen, bogen)), TeWeinig)


def test_on_all_graphs_of_four_it_is_what_trying_every_order_gives() -> None:
    paren = [(a, b) for a in "abcd" for b in "abcd" if a != b]
    ordes = list(permutations("abcd"))
    for keuze in product((False, True), repeat=len(paren)):
        bogen = [p for p, doet in zip(paren, keuze, strict=True) if doet]
        if not bogen:
            continue
        G = nx.DiGraph(bogen)
        minst = min(sum(o.index(a) > o.index(b) for a, b in bogen) for o in ordes)

        k = _kringen("abcd", bogen)

        assert Bereik(laag=minst, hoog=minst) == k.openen, bogen
        G.remove_edges_from(boog for kring in k.kringen for boog in kring.openen)
        assert nx.is_directed_acyclic_graph(G)


def test_on_all_graphs_of_up_to_three_also_with_what_waits_for_itself() -> None:
    for n in (2, 3):
        knopen = "abc"[:n]
        paren = [(a, b) for a in knopen for b in knopen]
        ordes = list(permutations(knopen))
        for keuze in product((False, True), repeat=len(paren)):
            bogen = [p for p, doet in zip(paren, keuze, strict=True) if doet]
            if not bogen:
                continue

            k = _kringen(knopen, bogen)

            # A circle is what a walk along the requirements comes back to: each node on a simple cycle.
            in_kring = {o for kring in nx.simple_cycles(nx.DiGraph(bogen)) for o in kring}
            assert in_kring == {o for kring in k.kringen for o in kring.obstakels}, bogen
            minst = min(sum(o.index(a) >= o.index(b) for a, b in bogen) for o in ordes)
            assert Bereik(laag=minst, hoog=minst) == k.openen, bogen
            weg_ = [boog for kring in k.kringen for boog in kring.openen]
            assert nx.is_directed_acyclic_graph(nx.DiGraph([b for b in bogen if b not in weg_])), bogen


def test_with_six_it_still_is() -> None:
    dobbel = random.Random(6)
    ordes = list(permutations("abcdef"))
    for _keer in range(12):
        bogen = [(a, b) for a in "abcdef" for b in "abcdef" if a != b and dobbel.random() < 0.45]
        minst = min(sum(o.index(a) > o.index(b) for a, b in bogen) for o in ordes)

        assert minst == _kringen("abcdef", bogen).openen.hoog, bogen


def test_the_order_in_which_they_were_told_makes_no_difference() -> None:
    dobbel = random.Random(3)
    bogen = [(a, b) for a in "abcdefg" for b in "abcdefg" if a != b and dobbel.random() < 0.4]

    eerst = terugbogen("abcdefg", bogen)

    assert eerst == terugbogen("gfedcba", dobbel.sample(bogen, len(bogen)))


def _groot(n: int, bogen: int, zaad: int) -> tuple[list[str], list[Boog]]:
    dobbel = random.Random(zaad)
    knopen = [f"o{i:03}" for i in range(n)]
    los = dobbel.sample([(a, b) for a in knopen for b in knopen if a != b], bogen)
    ring = list(zip(knopen, (*knopen[1:], knopen[0]), strict=True))
    return knopen, sorted({*los, *ring})


def test_above_twenty_it_says_so_opens_all_and_keeps_to_its_promise() -> None:
    knopen, bogen = _groot(EXACT_TOT + 20, 80, 4)

    k = _kringen(knopen, bogen)

    (kring,) = k.kringen
    G = nx.DiGraph(bogen)
    G.remove_edges_from(kring.openen)
    assert nx.is_directed_acyclic_graph(G)
    assert (False, 1) == (kring.exact, k.openen.laag)
    assert len(kring.openen) <= len(bogen) / 2 - len(knopen) / 6


def test_the_heuristic_is_never_below_the_exact_answer() -> None:
    for zaad in range(8):
        knopen, bogen = _groot(EXACT_TOT, 25, zaad)
        plaats = {k: nr for nr, k in enumerate(eades_lin_smyth(knopen, bogen))}
        terug = sum(plaats[a] > plaats[b] for a, b in bogen)

        assert set(plaats) == set(knopen)
        assert 1 <= len(terugbogen(knopen, bogen)) <= terug <= len(bogen) / 2

"""Ways and who bars them: what trying everything gives on all small graphs, and what networkx counts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, permutations, product

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms.connectivity import local_node_connectivity

from rk.domain import Casus
from rk.graph import Bereik, maak_graaf
from rk.inzicht import Afhankelijkheid, TeWeinig, Wegwijzergat, er_hangt_veel_aan, wegwijzergat
from rk.inzicht.afhankelijkheid import _verliezen
from rk.inzicht.net import PERSOON
from rk.inzicht.wegen import onafhankelijke_wegen
from tests.unit.verhalen import banden, casus, helper, kaart, weg

Lijn = tuple[str, str]
KAART = kaart("bad", "beurs", "wa", "wb", "wc")
MENSEN = tuple(helper(w, halte=f"w{w}") for w in "abc")


def _bereikt(lijnen: Iterable[Lijn], zonder: Iterable[str] = ()) -> dict[str, int]:
    """All that he can get to when some are not there, and in how many steps, by the plainest search."""
    los = [lijn for lijn in lijnen if not set(lijn) & set(zonder)]
    stappen = {"ik": 0}
    for stap in range(1, 6):
        stappen |= {naar: stap for van, naar in los if van in stappen and naar not in stappen}
    return stappen


def _als_alles_geprobeerd(verhaal: Casus, lijnen: set[Lijn]) -> None:
    """Every helper away by turns, every group of them, and every distance."""
    G = maak_graaf(KAART, verhaal)
    haltes = [b.halte_id for b in verhaal.beste]
    stappen = _bereikt(lijnen)
    gat = wegwijzergat(G)
    assert isinstance(gat, Wegwijzergat)
    assert tuple(h for h in haltes if h not in stappen) == gat.zeker, lijnen
    afstand = {h: Bereik(laag=stappen[h] - 1, hoog=stappen[h] - 1) for h in haltes if h in stappen}
    assert afstand == gat.afstand, lijnen

    hangt = er_hangt_veel_aan(G)

    if not afstand:
        assert isinstance(hangt, TeWeinig), lijnen
        return
    assert isinstance(hangt, Afhankelijkheid)
    verlies = {w: tuple(h for h in haltes if h in stappen and h not in _bereikt(lijnen, w)) for w in "abc"}
    assert {w: v for w, v in verlies.items() if v} == {s.actor_id: s.zeker for s in hangt.schakels}, lijnen
    for wegen in hangt.wegen:
        # Menger: as many independent ways as the smallest group that bars them, and he himself is one.
        zelf = ("ik", wegen.halte_id) in lijnen
        rest = lijnen - {("ik", wegen.halte_id)}
        groepen = [
            g for n in range(4) for g in combinations("abc", n) if wegen.halte_id not in _bereikt(rest, g)
        ]
        assert Bereik(laag=len(groepen[0]) + zelf, hoog=len(groepen[0]) + zelf) == wegen.wegen, lijnen
        assert wegen.hangt_aan == () if zelf else wegen.hangt_aan in groepen, lijnen
        assert zelf or len(wegen.hangt_aan) == len(groepen[0]), lijnen


def test_on_all_graphs_of_three_who_know_each_other_it_is_what_trying_everything_gives() -> None:
    mogelijk = (
        "ik kent a", "ik kent b", "ik kent c", "a kent b", "a kent c", "b kent c",
        "a wijst bad", "b wijst bad", "c wijst bad", "ik wijst bad",
    )  # fmt: skip
    for keuze in product((False, True), repeat=len(mogelijk)):
        teksten = [m for m, doet in zip(mogelijk, keuze, strict=True) if doet]
        lijnen = {(t.split()[0], t.split()[2]) for t in teksten}
        lijnen |= {(n, v) for v, n in lijnen if n != "bad" and v != "ik"}
        if teksten:
            _als_alles_geprobeerd(casus(actoren=MENSEN, beste=weg("bad"), lijnen=banden(*teksten)), lijnen)


def _gericht(lijnen: Iterable[Lijn]) -> list[str]:
    """Ties that lead one way only: whoever points to a halte leads to who works there."""
    return [f"{van} wijst {naar if len(naar) > 1 else f'w{naar}'}" for van, naar in lijnen]


def test_on_all_directed_graphs_of_three_helpers_it_is_what_trying_everything_gives() -> None:
    paren = [("ik", w) for w in "abc"] + [("ik", "bad")] + [(w, "bad") for w in "abc"]
    paren += list(permutations("abc", 2))
    gedaan: set[frozenset[Lijn]] = set()
    for keuze in product((False, True), repeat=len(paren)):
        lijnen = frozenset(p for p, doet in zip(paren, keuze, strict=True) if doet)
        if lijnen in gedaan:
            continue
        # One of all graphs that differ only in which helper is called what.
        for anders in permutations("abc"):
            naam = {**dict(zip("abc", anders, strict=True)), "ik": "ik", "bad": "bad"}
            gedaan.add(frozenset((naam[van], naam[naar]) for van, naar in lijnen))
        verhaal = casus(actoren=MENSEN, beste=weg("bad"), lijnen=banden(*_gericht(lijnen)))
        _als_alles_geprobeerd(verhaal, set(lijnen))

    assert 8192 == len(gedaan)


def test_on_all_directed_graphs_with_two_haltes_it_is_what_trying_everything_gives() -> None:
    paren = [(van, naar) for van in ("ik", "a", "b") for naar in ("a", "b", "bad", "beurs") if van != naar]
    for keuze in product((False, True), repeat=len(paren)):
        lijnen = {p for p, doet in zip(paren, keuze, strict=True) if doet}
        verhaal = casus(actoren=MENSEN, beste=weg("bad", "beurs"), lijnen=banden(*_gericht(lijnen)))
        _als_alles_geprobeerd(verhaal, lijnen)


# ---- where it is not known whether there is a way --------------------------------------------------


def _ruw(lijnen: Iterable[Lijn]) -> dict[str, list[str]]:
    naam = {"ik": PERSOON, "a": "actor:a", "b": "actor:b", "bad": "halte:bad"}
    rij = list(lijnen)
    return {knoop: [naam[naar] for van, naar in rij if naam[van] == knoop] for knoop in naam.values()}


def test_on_all_graphs_of_which_part_is_unknown_the_bounds_hold_whatever_it_was() -> None:
    paren = [(van, naar) for van in ("ik", "a", "b") for naar in ("a", "b", "bad") if van != naar]
    for keuze in product((None, True, False), repeat=len(paren)):
        vast = [p for p, zeker in zip(paren, keuze, strict=True) if zeker]
        open_ = [p for p, zeker in zip(paren, keuze, strict=True) if zeker is False]
        if "bad" not in _bereikt([*vast, *open_]):
            continue
        ruim, streng = _ruw([*vast, *open_]), _ruw(vast)

        altijd, soms = _verliezen(ruim, ruim if not open_ else streng, ("halte:bad",))

        werelden = [
            [*vast, *(p for p, is_er in zip(open_, zo, strict=True) if is_er)]
            for zo in product((False, True), repeat=len(open_))
        ]
        for wie in "ab":
            kwijt = {"bad" in _bereikt(w) and "bad" not in _bereikt(w, wie) for w in werelden}
            if f"actor:{wie}" in altijd:
                assert {True} == kwijt, keuze
            if True in kwijt:
                assert f"actor:{wie}" in soms, keuze
        aantallen = [onafhankelijke_wegen(_ruw(w), PERSOON, "halte:bad")[0] for w in werelden]
        grenzen = [onafhankelijke_wegen(g, PERSOON, "halte:bad")[0] for g in (streng, ruim)]
        assert [min(aantallen), max(aantallen)] == grenzen, keuze


# ---- beside networkx -------------------------------------------------------------------------------

_paren = st.lists(st.tuples(st.integers(0, 8), st.integers(1, 9)).filter(lambda p: p[0] != p[1]), max_size=40)


@settings(max_examples=150)
@given(paren=_paren)
def test_independent_ways_are_as_many_as_networkx_counts(paren: list[tuple[int, int]]) -> None:
    D = nx.DiGraph()
    D.add_nodes_from(map(str, range(10)))
    D.add_edges_from((str(a), str(b)) for a, b in paren)

    aantal, snede = onafhankelijke_wegen({v: list(n) for v, n in D.adj.items()}, "0", "9")

    assert local_node_connectivity(D, "0", "9") == aantal
    if aantal and not D.has_edge("0", "9"):
        D.remove_nodes_from(snede)
        assert len(snede) == aantal
        assert not nx.has_path(D, "0", "9")

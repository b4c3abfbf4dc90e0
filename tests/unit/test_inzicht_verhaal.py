"""How often the story was told again is counted by hand, and never guessed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.content import laad_casus
from rk.domain import Actor, ActorSoort, Bezoek, Casus, Overdracht, Route, Weg
from rk.graph import Bereik
from rk.inzicht import (
    Overdrachtswarmte,
    TeWeinig,
    Verschilteller,
    Vertelteller,
    overdrachtswarmte,
    vertelteller,
    verteltellers,
)
from tests.unit.verhalen import ZUS, banden, casus, helper, weg

WIJK, COLLEGA, ARTS = helper("wijk", org="team"), helper("collega", org="team"), helper("arts")
MAATJE = Actor(id="maatje", naam="Maatje", soort=ActorSoort.ERVARINGSDESKUNDIGE, route=Route.BLAUW)
MENSEN = (ZUS, WIJK, COLLEGA, ARTS, MAATJE)


def _teller(*bezoeken: str) -> Vertelteller:
    v = vertelteller(casus(actoren=MENSEN, werkelijk=weg(*bezoeken)))
    assert isinstance(v, Vertelteller)
    return v


def _keer(*bezoeken: str) -> tuple[int, int]:
    return _teller(*bezoeken).keer.laag, _teller(*bezoeken).keer.hoog


def test_rob_told_his_story_four_times_more() -> None:
    v = vertelteller(laad_casus("rob"))

    assert isinstance(v, Vertelteller)
    assert (Bereik(laag=4, hoog=4), ("b3", "b5", "b6", "b7")) == (v.keer, v.zeker)


@pytest.mark.parametrize(
    ("bezoeken", "keer"),
    [
        (("a wijk", "b arts k"), (1, 1)),
        (("a wijk", "b arts w"), (0, 0)),
        (("a wijk", "b arts l"), (0, 0)),
        (("a wijk", "b arts z", "a wijk k", "b arts k"), (1, 1)),  # to whom knows, nothing new is told
        (("a wijk", "b zus k", "c maatje k"), (0, 0)),  # family and peers never count
        (("b zus", "a wijk k"), (1, 1)),  # the first telling was to her
        (("a wijk", "b arts o"), (0, 1)),
        (("a wijk", "b collega k"), (0, 1)),  # do they share what they know?
        (("a arts", "b . k", "c wijk w"), (0, 1)),
        (("a .", "c wijk k"), (0, 1)),  # the first may have been to the very same
        (("a arts", "b . w", "c wijk k"), (0, 1)),
        (("a arts", "b . k", "c wijk k"), (1, 2)),
        (("a hoofdpersoon", "b wijk k", "c hoofdpersoon k"), (1, 1)),
    ],
)
def test_a_telling_counts_where_somebody_did_not_know_yet(
    bezoeken: tuple[str, ...], keer: tuple[int, int]
) -> None:
    assert keer == _keer(*bezoeken)


def test_where_it_may_be_is_told_apart_from_where_it_is() -> None:
    v = _teller("a wijk", "b arts k", "c collega k")

    assert (("v2",), ("v3",)) == (v.zeker, v.misschien)
    assert ("v2", "v3") == v.bewijs.bezoeken


@pytest.mark.parametrize("bezoeken", [(), ("a wijk",), ("a wijk", "b .")])
def test_with_too_little_to_go_on_nothing_is_counted(bezoeken: tuple[str, ...]) -> None:
    assert isinstance(vertelteller(casus(actoren=MENSEN, werkelijk=weg(*bezoeken))), TeWeinig)


def test_what_could_be_avoided_is_the_difference_of_the_two_ways() -> None:
    verhaal = casus(
        actoren=MENSEN,
        werkelijk=weg("a wijk", "b arts k", "c collega k"),
        beste=weg("a wijk", "b arts w", letter="b"),
    )

    v = verteltellers(verhaal)

    assert isinstance(v, Verschilteller)
    assert Bereik(laag=1, hoog=2) == v.te_voorkomen
    assert isinstance(verteltellers(replace(verhaal, beste=())), TeWeinig)


def test_a_best_way_with_more_tellings_avoids_none() -> None:
    meer = casus(
        actoren=MENSEN, werkelijk=weg("a wijk", "b arts w"), beste=weg("a wijk", "b arts k", letter="b")
    )

    v = verteltellers(meer)

    assert isinstance(v, Verschilteller)
    assert Bereik(laag=0, hoog=0) == v.te_voorkomen


# ---- whatever was unknown, the bounds held, and no closer ones would ------------------------------

NIEMAND_ANDERS = ("wijk", "collega", "zus")
_bezoek = st.tuples(
    st.sampled_from([None, *NIEMAND_ANDERS]),
    st.sampled_from([Overdracht.WARM, Overdracht.KOUD, Overdracht.ONBEKEND]),
)
_wegen = st.lists(_bezoek, min_size=4, max_size=5).filter(lambda w: any(wie for wie, _hoe in w[1:]))


def _bezoeken(rij: list[tuple[str | None, Overdracht]]) -> tuple[Bezoek, ...]:
    return tuple(
        Bezoek(id=f"v{nr}", halte_id="a", actor_id=wie, overdracht=hoe) for nr, (wie, hoe) in enumerate(rij)
    )


def _geteld(rij: list[tuple[str, Overdracht]], *, delen: bool) -> frozenset[str]:
    """The visits that are tellings on a way of which all is known."""
    weten: set[str] = set()
    geteld: set[str] = set()
    for nr, (wie, hoe) in enumerate(rij):
        groep = "team" if delen and wie in ("wijk", "collega") else wie
        if wie != "zus":
            if nr > 0 and hoe is Overdracht.KOUD and groep not in weten:
                geteld.add(f"v{nr}")
            weten.add(groep)
    return frozenset(geteld)


def _als_alles_geprobeerd(rij: list[tuple[str | None, Overdracht]]) -> None:
    """Whoever the unknown ones were, however he got there, whether or not colleagues share."""
    mogelijk = [
        [
            (w, h)
            for w in ([wie] if wie else [*NIEMAND_ANDERS, f"nieuw{nr}"])
            for h in ([hoe] if hoe is not Overdracht.ONBEKEND else [Overdracht.WARM, Overdracht.KOUD])
        ]
        for nr, (wie, hoe) in enumerate(rij)
    ]
    alle = {_geteld(list(zo), delen=delen) for zo in product(*mogelijk) for delen in (False, True)}

    v = vertelteller(casus(actoren=MENSEN, werkelijk=_bezoeken(rij)))

    assert isinstance(v, Vertelteller)
    assert (min(map(len, alle)), max(map(len, alle))) == (v.keer.laag, v.keer.hoog), rij
    assert frozenset.intersection(*alle) == set(v.zeker), rij
    assert frozenset.union(*alle) == {*v.zeker, *v.misschien}, rij


def test_of_all_short_ways_the_bounds_are_the_least_and_the_most_that_can_have_been() -> None:
    bezoeken = list(product([None, *NIEMAND_ANDERS], [Overdracht.WARM, Overdracht.KOUD, Overdracht.ONBEKEND]))

    for lang in (2, 3):
        for rij in product(bezoeken, repeat=lang):
            if any(wie for wie, _hoe in rij[1:]):
                _als_alles_geprobeerd(list(rij))


@settings(max_examples=60, deadline=None)
@given(rij=_wegen)
def test_of_longer_ways_they_still_are(rij: list[tuple[str | None, Overdracht]]) -> None:
    _als_alles_geprobeerd(rij)


_lange = st.lists(
    st.tuples(
        st.sampled_from([None, "wijk", "collega", "zus", "arts", "maatje"]), st.sampled_from(Overdracht)
    ),
    min_size=2,
    max_size=9,
).filter(lambda w: any(wie for wie, _hoe in w[1:]))


@settings(max_examples=150)
@given(rij=_lange, data=st.data())
def test_one_more_warm_handover_never_makes_for_more_telling(
    rij: list[tuple[str | None, Overdracht]], data: st.DataObject
) -> None:
    bezoeken = _bezoeken(rij)
    nr = data.draw(st.integers(0, len(rij) - 1))
    warm = tuple(replace(b, overdracht=Overdracht.WARM) if i == nr else b for i, b in enumerate(bezoeken))

    voor, na = (vertelteller(casus(actoren=MENSEN, werkelijk=w)) for w in (bezoeken, warm))

    assert isinstance(voor, Vertelteller)
    assert isinstance(na, Vertelteller)
    assert na.keer.laag <= voor.keer.laag
    assert na.keer.hoog <= voor.keer.hoog


@settings(max_examples=150)
@given(rij=_lange, wie=st.sampled_from([None, "wijk", "zus", "arts"]), data=st.data())
def test_nor_does_a_visit_more_to_which_somebody_came_along(
    rij: list[tuple[str | None, Overdracht]], wie: str | None, data: st.DataObject
) -> None:
    bezoeken = _bezoeken(rij)
    nr = data.draw(st.integers(1, len(rij)))
    erbij = Bezoek(id="erbij", halte_id="a", actor_id=wie, overdracht=Overdracht.WARM)

    voor, na = (
        vertelteller(casus(actoren=MENSEN, werkelijk=w))
        for w in (bezoeken, (*bezoeken[:nr], erbij, *bezoeken[nr:]))
    )

    assert isinstance(voor, Vertelteller)
    assert isinstance(na, Vertelteller)
    assert na.keer.laag <= voor.keer.laag
    assert na.keer.hoog <= voor.keer.hoog


# ---- handovers ---------------------------------------------------------------------------------


def _warmte(verhaal: Casus, welke: Weg = Weg.WERKELIJK) -> Overdrachtswarmte:
    o = overdrachtswarmte(verhaal, weg=welke)
    assert isinstance(o, Overdrachtswarmte)
    return o


def test_handovers_lie_between_visits_and_are_told_by_warmth() -> None:
    o = _warmte(casus(actoren=MENSEN, werkelijk=weg("a wijk w", "b arts w", "c zus k", "d arts o")))

    assert (3, 1, 1, 1) == (
        o.totaal,
        *(o.aantal[h] for h in (Overdracht.WARM, Overdracht.KOUD, Overdracht.ONBEKEND)),
    )
    assert Bereik(laag=1, hoog=2) == o.warm
    assert o.totaal == sum(o.aantal.values())


def test_a_loose_end_is_a_cold_handover_that_led_elsewhere() -> None:
    verhaal = casus(
        actoren=MENSEN,
        werkelijk=weg("a wijk", "b arts k", "c zus k", "d wijk x", "b arts k", "e zus o -"),
        lijnen=banden("wijk wijst b", "arts wijst e"),
    )

    o = _warmte(verhaal)

    # b was pointed to; c was not, by arts; zus points nowhere that is known; b again; e was; and
    # nobody knows yet where being sent away at e led.
    assert (("v3",), ("v4", "v6")) == (o.los_zeker, o.los_misschien)
    assert Bereik(laag=1, hoog=3) == o.losse_einden


def _los(rij: tuple[tuple[str, str], ...]) -> int:
    """The loose ends of a way of which all is known: a points to h1, b to h2, whoever is new nowhere."""
    wijst = {"a": "h1", "b": "h2"}
    return sum(
        hoe in "kx" and wijst.get(van) != f"h{nr}"
        for nr, ((van, _h), (_w, hoe)) in enumerate(pairwise(rij), 1)
    )


def test_of_all_short_ways_the_loose_ends_keep_within_their_bounds() -> None:
    mensen = (helper("a"), helper("b"))
    for rij in product(product("ab.", "wkxzo"), repeat=3):
        bezoeken = weg(*(f"h{nr} {wie} {hoe}" for nr, (wie, hoe) in enumerate(rij)))
        werelden = product(
            *(product("abn" if wie == "." else wie, "wk" if hoe == "o" else hoe) for wie, hoe in rij)
        )

        o = _warmte(casus(actoren=mensen, werkelijk=bezoeken, lijnen=banden("a wijst h1", "b wijst h2")))

        aantallen = [_los(w) for w in werelden]
        assert (min(aantallen), max(aantallen)) == (o.losse_einden.laag, o.losse_einden.hoog), rij


def test_one_visit_has_no_handovers() -> None:
    assert isinstance(overdrachtswarmte(casus(werkelijk=weg("a"))), TeWeinig)

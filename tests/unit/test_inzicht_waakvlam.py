"""Around a transition: who stayed. By hand, and by trying whoever the unknown ones were."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from rk.content import laad_casus
from rk.domain import Overgang
from rk.graph import Bereik
from rk.inzicht import TeWeinig, Waakvlam, waakvlam
from tests.unit.verhalen import ZUS, casus, helper, weg

A, B = helper("a"), helper("b")


def _rond(*bezoeken: str, plek: int = 1) -> Waakvlam:
    rij = list(weg(*bezoeken))
    rij[plek] = replace(rij[plek], overgang=Overgang.KLINIEK)
    w = waakvlam(casus(actoren=(A, B, ZUS), werkelijk=tuple(rij)))
    assert isinstance(w, Waakvlam)
    return w


@pytest.mark.parametrize(
    ("begin", "eind", "uitkomst"),
    [
        ("2017-01", "2017-10", "zeker"),  # six months before, three after
        ("2017-02", "2017-10", "korter"),
        ("2017-01", "2017-09", "korter"),
        ("", "2017-10", "misschien"),
        ("2017-01", "", "misschien"),
        ("2017-02", "", "korter"),  # whatever the end was, it began too late
    ],
)
def test_a_contact_spans_a_transition_from_six_months_before_to_three_after(
    begin: str, eind: str, uitkomst: str
) -> None:
    (o,) = _rond(
        f"huis a k + {begin}", "kliniek b k + 2017-07", f"huis a k + {eind}", "bank zus k + 2018-06"
    ).overgangen

    assert {"zeker": (), "misschien": (), "korter": ()} | {uitkomst: ("a",)} == {
        "zeker": o.zeker,
        "misschien": o.misschien,
        "korter": o.korter,
    }


def test_where_the_way_has_only_just_gone_on_it_stays_open() -> None:
    (o,) = _rond("huis a k + 2016-12", "kliniek b k + 2017-07", "huis a k + 2017-08").overgangen

    assert (("a",), Bereik(laag=0, hoog=1)) == (o.misschien, o.aantal)


def test_after_a_contact_that_stopped_a_new_one_begins() -> None:
    (o,) = _rond("huis a k ! 2016-12", "kliniek b k + 2017-07", "huis a k + 2018-08").overgangen

    assert ((), (), (), 0) == (o.zeker, o.misschien, o.korter, o.aantal.hoog)


def test_somebody_unknown_may_have_stayed() -> None:
    w = _rond("huis .", "kliniek b", "huis .")

    # b may have come along, or one whom the map does not know: at the last halte there was one of them.
    assert (("b",), Bereik(laag=0, hoog=1)) == (w.overgangen[0].misschien, w.overgangen[0].aantal)
    assert Bereik(laag=0, hoog=1) == w.zonder


def test_all_faces_changed_where_nobody_came_along() -> None:
    w = _rond("huis a k + 2017-01", "kliniek b k + 2017-07", "huis zus k + 2017-12")

    assert Bereik(laag=1, hoog=1) == w.zonder
    assert (("v2",), ("kliniek",)) == (w.bewijs.bezoeken, w.bewijs.haltes)


def test_without_a_transition_there_is_nothing_to_span() -> None:
    assert isinstance(waakvlam(laad_casus("rob")), TeWeinig)


def test_two_whom_the_map_does_not_know_may_both_have_stayed() -> None:
    (o,) = _rond("huis .", "huis .", "kliniek b k !", "huis .", "huis .", plek=2).overgangen

    assert ((), Bereik(laag=0, hoog=2)) == (o.misschien, o.aantal)


def test_a_stop_with_somebody_unknown_leaves_open_who_stayed() -> None:
    (o,) = _rond("huis a k + 2016-12", "kliniek b k + 2017-07", "bank . k !", "huis a k + 2017-12").overgangen

    assert ((), ("a", "b")) == (o.zeker, o.misschien)


def _blijft(wie: tuple[str, ...], uit: tuple[str, ...], maand: list[int], plek: int) -> set[str]:
    """Whose contact spans the transition, where everybody and every month is known."""
    return {
        wie[i]
        for i in range(plek + 1)
        for j in range(plek + 1, len(wie))
        if wie[i] == wie[j]
        and maand[plek] - maand[i] >= 6
        and maand[j] - maand[plek] >= 3
        and not any(wie[k] == wie[i] and uit[k] == "!" for k in range(i, j))
    }


@pytest.mark.parametrize(("plek", "maand"), [(1, [1, 7, 8, 10]), (2, [1, 3, 9, 12])])
def test_whoever_the_unknown_ones_were_so_many_stayed(plek: int, maand: list[int]) -> None:
    for rij in product(product("ab.", "+!"), repeat=4):
        wie, uit = zip(*rij, strict=True)
        bezoeken = [f"h {w} k {u} 2017-{m:02}" for (w, u), m in zip(rij, maand, strict=True)]
        werelden = [
            _blijft(w, uit, maand, plek) for w in product(*("abxy" if w == "." else (w,) for w in wie))
        ]

        (o,) = _rond(*bezoeken, plek=plek).overgangen

        aantallen = [len(w) for w in werelden]
        assert o.aantal.laag <= min(aantallen) <= max(aantallen) <= o.aantal.hoog, rij
        assert set(o.zeker) <= set.intersection(*werelden), rij
        # Whose contact had stopped may be back as somebody unknown: he is counted, but not by name.
        genoemd = {w for w in wie if w != "." and (w, "!") not in rij}
        assert set.union(*werelden) & genoemd <= {*o.zeker, *o.misschien}, rij
        if "." not in wie:
            assert (werelden[0], ()) == (set(o.zeker), o.misschien), rij

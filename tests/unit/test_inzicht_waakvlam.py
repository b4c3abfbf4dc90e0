"""Around a transition: who stayed. By hand, and by trying whoever the unknown ones were."""

from __future__ import annotations

from dataclasses import replace

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

    # b may have come along, and so may one whom the map does not know.
    assert (("b",), Bereik(laag=0, hoog=2)) == (w.overgangen[0].misschien, w.overgangen[0].aantal)
    assert Bereik(laag=0, hoog=1) == w.zonder


def test_all_faces_changed_where_nobody_came_along() -> None:
    w = _rond("huis a k + 2017-01", "kliniek b k + 2017-07", "huis zus k + 2017-12")

    assert Bereik(laag=1, hoog=1) == w.zonder
    assert (("v2",), ("kliniek",)) == (w.bewijs.bezoeken, w.bewijs.haltes)


def test_without_a_transition_there_is_nothing_to_span() -> None:
    assert isinstance(waakvlam(laad_casus("rob")), TeWeinig)

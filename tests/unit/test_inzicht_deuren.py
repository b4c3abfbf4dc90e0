"""Doors to help: by hand, and by trying whatever the unknown could have been."""

from __future__ import annotations

from itertools import product

from rk.graph import Bereik
from rk.inzicht import Deel, Deuren, TeWeinig, deuren
from tests.unit.verhalen import ZUS, casus, helper, weg

A, B = helper("a"), helper("b")


def test_doors_that_opened_and_did_not_are_counted() -> None:
    verhaal = casus(
        actoren=(A, B),
        werkelijk=weg("loket a o -", "bank b o ?", "loket a x ?", "huis a o /", "loket b o ?"),
    )

    d = deuren(verhaal)

    assert isinstance(d, Deuren)
    # At loket he was sent away, and from bank too: that is how he came back to loket.
    assert (Deel(laag=2, hoog=4, van=5), ("v1", "v2")) == (d.dicht, d.dicht_zeker)
    # Huis helped in part; of what came of loket before it nothing is known.
    assert Bereik(laag=3, hoog=4) == d.eerste_hulp
    assert (2, ("v3", "v5")) == (d.terug, d.terug_bij)
    # a from 1 to 4, b from 2 to 5.
    assert Bereik(laag=2, hoog=2) == d.tegelijk


def test_a_contact_without_an_end_may_have_gone_on() -> None:
    def tegelijk(*bezoeken: str) -> Bereik:
        d = deuren(casus(actoren=(A, B, ZUS), werkelijk=weg(*bezoeken)))
        assert isinstance(d, Deuren)
        return d.tegelijk

    assert Bereik(laag=1, hoog=2) == tegelijk("een a k +", "twee b k +")
    assert Bereik(laag=1, hoog=1) == tegelijk("een a k >", "twee b k +")
    assert Bereik(laag=1, hoog=2) == tegelijk("een a k +", "twee . k +", "drie zus k +")
    # The last may have been to a again: then that contact ran on beside b.
    assert Bereik(laag=1, hoog=2) == tegelijk("een a k >", "twee b k >", "drie . k >")


def test_a_contact_that_stopped_does_not_run_until_it_begins_again() -> None:
    d = deuren(casus(actoren=(A, B), werkelijk=weg("een a k !", "twee b k >", "drie a k >")))

    assert isinstance(d, Deuren)
    assert Bereik(laag=1, hoog=1) == d.tegelijk


def test_without_any_outcome_no_door_is_judged() -> None:
    niets = deuren(casus(actoren=(A,), werkelijk=weg("een a k +", "twee a k ?")[1:]))
    geen = deuren(casus(actoren=(A,), werkelijk=weg("een a k -")))
    open_ = deuren(casus(actoren=(A,), werkelijk=weg("een a k ?", "twee a k -")))

    assert isinstance(niets, TeWeinig)
    assert isinstance(geen, Deuren)
    assert isinstance(open_, Deuren)
    assert (None, None) == (geen.eerste_hulp, open_.eerste_hulp)


def test_whatever_came_of_it_the_doors_keep_within_their_bounds() -> None:
    for rij in product(product("kx", "+>-?"), repeat=3):
        bezoeken = weg(*(f"h{nr} a {hoe} {uit}" for nr, (hoe, uit) in enumerate(rij)))
        # Who was sent away to the next halte found the door closed at this one.
        volgende = [*(hoe for hoe, _uit in rij[1:]), "k"]
        kan = [
            uit if uit != "?" else "-" if hoe == "x" else "+>-"
            for (_hoe, uit), hoe in zip(rij, volgende, strict=True)
        ]
        werelden = list(product(*kan))

        d = deuren(casus(actoren=(A,), werkelijk=bezoeken))

        if isinstance(d, TeWeinig):
            assert {"?"} == {uit for _hoe, uit in rij}
            continue
        dicht = [w.count("-") for w in werelden]
        assert (min(dicht), max(dicht)) == (d.dicht.laag, d.dicht.hoog), rij
        eerste = [w.index("+") + 1 if "+" in w else None for w in werelden]
        hielp = [e for e in eerste if e is not None]
        assert (None in eerste) is (d.eerste_hulp is None), rij
        if d.eerste_hulp is not None:
            assert (min(hielp), max(hielp)) == (d.eerste_hulp.laag, d.eerste_hulp.hoog), rij


def _samen(wie: tuple[str, ...], uit: tuple[str, ...], *, door: bool) -> int:
    """The most formal helpers at once, where everybody is known; `door` when contacts went on."""

    def loopt(w: str, nr: int) -> bool:
        eigen = [i for i, x in enumerate(wie) if x == w]
        tussen = any(
            i <= nr <= j and not any(uit[k] == "!" for k in eigen if i <= k < j) for i in eigen for j in eigen
        )
        eerder = [i for i in eigen if i <= nr]
        return tussen or (door and bool(eerder) and uit[eerder[-1]] in "+?")

    return max(sum(loopt(w, nr) for w in set(wie) - {"zus"}) for nr in range(len(wie)))


def test_whoever_the_unknown_ones_were_so_many_were_there_at_once() -> None:
    for rij in product(product(("a", "b", "zus", "."), "+>!"), repeat=3):
        wie, uit = zip(*rij, strict=True)
        bezoeken = weg(*(f"h{nr} {w} k {u}" for nr, (w, u) in enumerate(rij)))
        werelden = list(
            product(*(("a", "b", "zus", f"nieuw{nr}") if w == "." else (w,) for nr, w in enumerate(wie)))
        )

        d = deuren(casus(actoren=(A, B, ZUS), werkelijk=bezoeken))

        assert isinstance(d, Deuren)
        assert d.tegelijk.laag <= min(_samen(w, uit, door=False) for w in werelden), rij
        assert d.tegelijk.hoog >= max(_samen(w, uit, door=True) for w in werelden), rij
        if "." not in wie:
            assert (_samen(wie, uit, door=False), _samen(wie, uit, door=True)) == (
                d.tegelijk.laag,
                d.tegelijk.hoog,
            ), rij

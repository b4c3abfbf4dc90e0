"""Own amounts added as a range: what nobody knows stays unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rk.content import laad_werkvorm
from rk.domain import Plandeel, Planregel, Veld, Veldsoort, Werkstand
from rk.inzicht.bedragen import (
    Bedrag,
    Verschil,
    bedrag_van,
    bedragvelden,
    lees_bedrag,
    naast_elkaar,
    sommen,
    tel_op,
)

WERK = laad_werkvorm("wat-levert-het-op")


def rij(nr: int, deel: str, **waarden: str) -> Planregel:
    return Planregel(id=f"r{nr}", deel=deel, waarden={k.replace("_", "-"): v for k, v in waarden.items()})


def stand(*rijen: tuple[str, dict[str, str]]) -> Werkstand:
    return Werkstand(regels=tuple(rij(nr, deel, **w) for nr, (deel, w) in enumerate(rijen)))


@pytest.mark.parametrize(
    ("tekst", "laag", "hoog"),
    [
        ("1.200", 120000, 120000),
        ("1200", 120000, 120000),
        ("€ 12,50", 1250, 1250),
        ("12,-", 1200, 1200),
        ("10 euro", 1000, 1000),
        ("100-200", 10000, 20000),
        ("van € 200 tot € 100", 10000, 20000),
        ("0", 0, 0),
    ],
)
def test_an_amount_is_read_as_people_write_it(tekst: str, laag: int, hoog: int) -> None:
    assert Bedrag(laag=laag, hoog=hoog) == lees_bedrag(tekst)


@pytest.mark.parametrize(
    "tekst", ["", "weet ik niet", "50 per maand", "-5", "12,5", "9" * 20, "1.20", "=1+1", "٣"]
)
def test_other_words_are_no_amount(tekst: str) -> None:
    assert not lees_bedrag(tekst).bekend


@given(st.text(max_size=40))
def test_whatever_was_typed_is_read(tekst: str) -> None:
    b = lees_bedrag(tekst)

    assert (b.laag is None) == (b.hoog is None)
    assert b.laag is None or b.hoog is None or 0 <= b.laag <= b.hoog


bedragen = st.lists(
    st.builds(
        lambda a, b, weet: Bedrag(laag=min(a, b), hoog=max(a, b) if weet else None),
        st.integers(0, 1000),
        st.integers(0, 1000),
        st.booleans(),
    ),
    max_size=6,
)


@given(bedragen)
def test_the_true_sum_lies_within_the_range_whatever_the_amounts_were(rij_: list[Bedrag]) -> None:
    som = tel_op(rij_)
    laagst = sum(b.laag or 0 for b in rij_)
    hoogst = sum(b.hoog if b.hoog is not None else 10**6 for b in rij_)

    assert som.laag == laagst
    assert som.hoog is None or som.hoog == hoogst
    assert (som.hoog is None) == any(b.hoog is None for b in rij_)


def test_two_ends_that_were_turned_round_are_put_right_and_one_end_leaves_the_other_open() -> None:
    (velden,) = bedragvelden(WERK.plan.delen[1]) if WERK.plan else ((),)

    assert Bedrag(laag=100, hoog=500) == bedrag_van(velden, rij(1, "x", van="5", tot="1"))
    assert Bedrag(laag=500, hoog=None) == bedrag_van(velden, rij(1, "x", van="5"))
    assert Bedrag(laag=None, hoog=500) == bedrag_van(velden, rij(1, "x", tot="5"))


def test_each_amount_has_its_own_sum_and_only_where_it_is_asked() -> None:
    velden = (
        Veld(id="nu", naam="Nu", soort=Veldsoort.BEDRAG),
        Veld(id="straks", naam="Straks", soort=Veldsoort.BEDRAG),
    )
    d = Plandeel(id="d", naam="D", velden=velden, rijen=3, som=True)
    s = stand(("d", {"nu": "5", "straks": "7"}), ("d", {"nu": "1"}), ("anders", {"nu": "100"}))

    assert [("nu", 600, 600), ("straks", 700, None)] == [
        (v[0].id, som.laag, som.hoog) for v, som in sommen(d, s)
    ]
    assert () == sommen(Plandeel(id="d", naam="D", velden=velden), s)


def test_two_ways_by_hand() -> None:
    s = stand(
        ("kosten-een", {"van": "4.000", "tot": "6.500", "wie_betaalt": "gemeente", "waarvandaan": "verslag"}),
        ("kosten-twee", {"van": "2.000", "tot": "3.000", "wie_betaalt": " Gemeente ", "wie_wint": "zorg"}),
        ("niet-nodig", {"van": "100", "tot": "300", "wie_betaalt": "zorg"}),
    )
    n = naast_elkaar(WERK, s)

    assert n is not None
    # 4.000 + 100 - 3.000 and 6.500 + 300 - 2.000
    assert Verschil(laag=110000, hoog=480000) == n.verschil
    assert [("gemeente", 400000, 200000), ("zorg", 0, 0)] == [
        (p.naam, p.een.laag, p.twee.laag) for p in n.betaalt
    ]
    assert [("zorg", ["r1"])] == [(p.naam, [r.id for r in p.regels]) for p in n.wint]
    assert 2 == n.zonder_herkomst


def test_an_unknown_end_leaves_that_end_of_the_difference_unknown() -> None:
    een = ("kosten-een", {"van": "500"})
    twee = ("kosten-twee", {"van": "100", "tot": "200"})

    assert [Verschil(laag=30000, hoog=None), Verschil(laag=None, hoog=None)] == [
        n.verschil for s in (stand(een, twee), stand(een)) if (n := naast_elkaar(WERK, s))
    ]
    n = naast_elkaar(WERK, stand(("kosten-een", {"van": "1", "tot": "2"}), ("kosten-twee", {"van": "5"})))
    assert n is not None
    assert Verschil(laag=None, hoog=-300) == n.verschil


def test_a_plan_that_compares_nothing_gives_nothing() -> None:
    assert naast_elkaar(laad_werkvorm("tandem"), Werkstand()) is None

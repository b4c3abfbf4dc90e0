"""Overview, fixed faces, doors, the two ways side by side, and who stayed: by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.content import laad_casus
from rk.domain import HOOFDPERSOON, Leefdomein, Regie, Regiefunctie, Route
from rk.graph import maak_graaf
from rk.inzicht import (
    Deel,
    IdeaalWerkelijk,
    Maat,
    Overzichtsdekking,
    RegieEenduidigheid,
    Regielijst,
    Stand,
    TeWeinig,
    VasteGezichten,
    Vastheid,
    ideaal_en_werkelijk,
    overzichtsdekking,
    regie_eenduidigheid,
    vaste_gezichten,
)
from rk.inzicht.gezichten import _vastheid
from rk.inzicht.ideaal import langste_rij
from tests.unit.verhalen import ZUS, banden, casus, helper, kaart, weg

A, B, C = helper("a", org="team"), helper("b", org="team"), helper("c")

# ---- who sees what -----------------------------------------------------------------------------


def test_only_rob_himself_knows_all_haltes() -> None:
    o = overzichtsdekking(laad_casus("rob"))

    assert isinstance(o, Overzichtsdekking)
    assert o.alleen_zelf
    assert (Leefdomein.WONEN, Leefdomein.DAGRITME, Leefdomein.VEILIGHEID) == o.zonder
    assert Deel(laag=7, hoog=7, van=7) == next(m.haltes for m in o.mensen if m.wie == HOOFDPERSOON)


def test_a_helper_knows_a_halte_where_he_was_works_points_or_handed_over() -> None:
    verhaal = casus(
        actoren=(A, B, helper("c", halte="vier")),
        werkelijk=weg("een a", "twee b w", "drie b k", "vier b k", "vijf b k"),
        lijnen=banden("a wijst drie"),
    )

    o = overzichtsdekking(verhaal)

    assert isinstance(o, Overzichtsdekking)
    assert {"a": 3, "b": 4, "c": 1} == {m.wie: m.haltes.laag for m in o.mensen[1:]}
    assert o.alleen_zelf


@pytest.mark.parametrize("bezoeken", [("een a", "twee a"), ("een a", "twee ."), ("een a", "twee b o")])
def test_who_knows_or_may_know_the_whole_way_is_not_passed_over(bezoeken: tuple[str, ...]) -> None:
    o = overzichtsdekking(casus(actoren=(A, B), werkelijk=weg(*bezoeken)))

    assert isinstance(o, Overzichtsdekking)
    assert not o.alleen_zelf


def test_somebody_whom_the_map_does_not_name_may_know_the_whole_way() -> None:
    deels = overzichtsdekking(casus(actoren=(A,), werkelijk=weg("een .", "twee a", "drie .")))
    overal = overzichtsdekking(casus(werkelijk=weg("een .", "twee .")))

    assert isinstance(deels, Overzichtsdekking)
    assert isinstance(overal, Overzichtsdekking)
    assert (False, False) == (deels.alleen_zelf, overal.alleen_zelf)
    assert Deel(laag=1, hoog=3, van=3) == deels.mensen[1].haltes


def _weet(rij: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
    """By helper the haltes that he knows, where everybody and every handover is known."""
    kent: dict[str, set[str]] = {"a": set(), "b": set()}
    vorige = None
    for halte, wie, hoe in rij:
        kent.setdefault(wie, set()).add(halte)
        if vorige and hoe == "w":
            kent[vorige].add(halte)
        vorige = wie
    return kent


@pytest.mark.parametrize("haltes", [("een", "twee"), ("een", "twee", "drie"), ("een", "twee", "een")])
def test_whoever_the_unknown_ones_were_who_knows_the_way_keeps_within_bounds(haltes: tuple[str, ...]) -> None:
    for rij in product(product("ab.", "wko"), repeat=len(haltes)):
        bezoeken = weg(*(f"{halte} {wie} {hoe}" for halte, (wie, hoe) in zip(haltes, rij, strict=True)))
        mogelijk = [
            [(halte, w, h) for w in (wie if wie != "." else f"ab{nr}") for h in (hoe if hoe != "o" else "wk")]
            for nr, (halte, (wie, hoe)) in enumerate(zip(haltes, rij, strict=True))
        ]
        werelden = [_weet(zo) for zo in product(*mogelijk)]

        o = overzichtsdekking(casus(actoren=(A, B), werkelijk=bezoeken))

        assert isinstance(o, Overzichtsdekking)
        for m in o.mensen[1:]:
            aantallen = [len(kent[m.wie]) for kent in werelden]
            assert m.haltes.laag <= min(aantallen) <= max(aantallen) <= m.haltes.hoog, rij
        if o.alleen_zelf:
            assert all(len(kent) < len(o.haltes) for w in werelden for kent in w.values()), rij


def test_who_overviews_every_domain_is_named() -> None:
    domeinen = (Leefdomein.WONEN, Leefdomein.GELD)
    verhaal = replace(
        casus(actoren=(A, B), lijnen=banden("a overzicht wonen", "a overzicht geld", "b overzicht werk")),
        domeinen=domeinen,
    )

    o = overzichtsdekking(verhaal)

    assert isinstance(o, Overzichtsdekking)
    assert (("a",), ()) == (o.alle_domeinen, o.zonder)
    assert () == next(m.domeinen for m in o.mensen if m.wie == "b")
    assert isinstance(overzichtsdekking(replace(verhaal, banden=())), TeWeinig)


# ---- who does what -----------------------------------------------------------------------------

F = Regiefunctie.AANSPREEKPUNT


def _stand(*lijsten: tuple[str | None, tuple[str, ...] | None]) -> Stand:
    """The stand of one function; None for who says that nobody holds it."""
    uitkomst = regie_eenduidigheid(
        Regielijst(van=van, regie=(Regie(functie=F, wie=wie or (), niemand=wie is None),))
        for van, wie in lijsten
    )
    assert isinstance(uitkomst, RegieEenduidigheid)
    return next(f.stand for f in uitkomst.functies if f.functie is F)


@pytest.mark.parametrize(
    ("lijsten", "stand"),
    [
        ([(None, ("a",))], Stand.DUIDELIJK),
        ([(None, (HOOFDPERSOON,))], Stand.DUIDELIJK),
        ([(None, (HOOFDPERSOON, "a"))], Stand.DUIDELIJK),
        ([(None, None)], Stand.NIEMAND),
        ([(None, ("a", "b"))], Stand.MEER),
        ([("a", ("a",)), ("b", ("b",))], Stand.MEER),  # two who each think that it is them
        ([("a", ("b",)), ("b", ("a",))], Stand.VERSCHIL),  # two who each think that it is the other
        ([("a", ("b",)), ("b", ("b",)), ("c", ())], Stand.DUIDELIJK),
        ([("a", ("b",)), ("b", None)], Stand.VERSCHIL),
    ],
)
def test_lists_together_say_how_clear_a_function_is(
    lijsten: list[tuple[str | None, tuple[str, ...] | None]], stand: Stand
) -> None:
    assert stand is _stand(*lijsten)


def test_what_was_not_asked_yet_is_not_counted() -> None:
    leeg = regie_eenduidigheid([Regielijst(regie=(Regie(functie=F),))])
    een = regie_eenduidigheid([Regielijst(regie=(Regie(functie=F, wie=("a",)),))])

    assert isinstance(leeg, TeWeinig)
    assert isinstance(een, RegieEenduidigheid)
    assert Deel(laag=1, hoog=1, van=1) == een.duidelijk


# ---- fixed faces -------------------------------------------------------------------------------


def _index(rij: str) -> Vastheid:
    """Of visits told by letter; "." is unknown."""
    v = _vastheid([None if x == "." else x for x in rij])
    assert v is not None
    return v


@pytest.mark.parametrize(
    ("rij", "upc", "coc", "secon"),
    [
        ("aabac", 3 / 5, (9 + 1 + 1 - 5) / 20, 1 / 4),
        ("aaaaa", 1, 1, 1),
        ("abcde", 1 / 5, 0, 0),
        ("ababab", 3 / 6, (9 + 9 - 6) / 30, 0),
        ("aaabbb", 3 / 6, (9 + 9 - 6) / 30, 4 / 5),
    ],
)
def test_the_indices_are_those_worked_by_hand(rij: str, upc: float, coc: float, secon: float) -> None:
    v = _index(rij)

    assert (Maat(laag=upc, hoog=upc), Maat(laag=coc, hoog=coc), Maat(laag=secon, hoog=secon)) == (
        v.upc,
        v.coc,
        v.secon,
    )


@settings(max_examples=40, deadline=None)
@given(rij=st.lists(st.sampled_from("ab."), min_size=5, max_size=8).map("".join))
def test_whoever_an_unknown_visit_was_to_the_bounds_held_and_can_be_reached(rij: str) -> None:
    if sum(x != "." for x in rij) < 5 or rij.count(".") > 3:
        return
    v = _index(rij)
    # To a, to b, to somebody new each time, or to his own circle: then it is no visit of care.
    alle = [
        _index("".join(zo).replace("-", ""))
        for zo in product(*[[x] if x != "." else ["a", "b", str(nr), "-"] for nr, x in enumerate(rij)])
    ]

    for naam in ("upc", "coc", "secon"):
        waarden = [getattr(x, naam).laag for x in alle]
        maat = getattr(v, naam)
        assert (pytest.approx(min(waarden)), pytest.approx(max(waarden))) == (maat.laag, maat.hoog), naam


def test_faces_and_organisations_are_told_apart_and_family_is_no_care() -> None:
    vijf = ("h a", "h b", "h zus", "h a", "h b", "h a")

    g = vaste_gezichten(casus(actoren=(A, B, ZUS), werkelijk=weg(*vijf)))

    assert isinstance(g, VasteGezichten)
    assert isinstance(g.per_organisatie, Vastheid)
    assert (5, "a", Maat(laag=0, hoog=0)) == (
        g.per_persoon.bezoeken,
        g.per_persoon.meest,
        g.per_persoon.secon,
    )
    assert Maat(laag=1, hoog=1) == g.per_organisatie.upc
    assert ("v1", "v4", "v6") == g.bewijs.bezoeken


def test_under_five_visits_no_index_is_shown() -> None:
    vier = vaste_gezichten(casus(actoren=(A, ZUS), werkelijk=weg(*["h a"] * 4, "h zus", "h .")))
    zonder = vaste_gezichten(casus(actoren=(C,), werkelijk=weg(*["h c"] * 5)))

    assert isinstance(vier, TeWeinig)
    assert isinstance(zonder, VasteGezichten)
    assert isinstance(zonder.per_organisatie, TeWeinig)


# ---- two ways side by side ---------------------------------------------------------------------


def test_the_two_ways_are_laid_side_by_side() -> None:
    verhaal = casus(
        werkelijk=weg("bank", "oud", "yoga", "bank"), beste=weg("gras", "yoga", "oud", "bank", letter="b")
    )

    i = ideaal_en_werkelijk(maak_graaf(kaart("bank", "oud", "yoga", "gras"), verhaal))

    assert isinstance(i, IdeaalWerkelijk)
    assert {("v4", "b4")} < set(i.gelijk)
    assert (2, 1) == (len(i.gelijk), len(i.volgorde))
    assert (("b1",), ("v1",)) == (i.ontbreekt, i.andere_weg)
    # Real: blue, orange, yellow, blue = 3 + 2 + 1 + 3; best: 0 + 1 + 2 + 3.
    assert pytest.approx((6 - 9) / 4) == i.verschuiving
    assert ((0, 1), (False, True)) == (i.per_route[Route.GROEN], i.eigen_kring_eerst)
    assert ("b1", "v1") == i.bewijs.bezoeken


def test_of_all_short_rows_no_longer_one_is_common() -> None:
    rijen = [rij for n in range(5) for rij in product("xyz", repeat=n)]
    delen = {rij: {d for n in range(len(rij) + 1) for d in combinations(rij, n)} for rij in rijen}
    for a, b in product(rijen, repeat=2):
        paren = langste_rij(a, b)

        assert max(map(len, delen[a] & delen[b])) == len(paren)
        assert all(a[i] == b[j] for i, j in paren)
        assert all(i < k and j < m for (i, j), (k, m) in pairwise(paren))


_rij = st.lists(st.sampled_from(["bank", "oud", "yoga", "gras"]), min_size=1, max_size=7)


@settings(max_examples=80)
@given(echt=_rij, best=_rij)
def test_every_visit_stands_in_exactly_one_place(echt: list[str], best: list[str]) -> None:
    verhaal = casus(werkelijk=weg(*echt), beste=weg(*best, letter="b"))

    i = ideaal_en_werkelijk(maak_graaf(kaart("bank", "oud", "yoga", "gras"), verhaal))

    assert isinstance(i, IdeaalWerkelijk)
    paren = (*i.gelijk, *i.volgorde)
    assert sorted(b.id for b in verhaal.werkelijk) == sorted([*(v for v, _b in paren), *i.andere_weg])
    assert sorted(b.id for b in verhaal.beste) == sorted([*(b for _v, b in paren), *i.ontbreekt])
    halte = {b.id: b.halte_id for b in (*verhaal.werkelijk, *verhaal.beste)}
    assert all(halte[v] == halte[b] for v, b in paren)
    assert not {halte[v] for v in i.andere_weg} & {halte[b] for b in i.ontbreekt}

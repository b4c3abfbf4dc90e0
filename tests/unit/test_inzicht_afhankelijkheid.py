"""Whom the way hangs on, and which haltes nobody points to: by hand, and whatever the group files."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.domain import Band, Casus, Leefdomein, Overdracht, Route, Stap, Wegwijzing
from rk.events import Toestand
from rk.graph import Bereik, maak_graaf
from rk.inzicht import (
    Afhankelijkheid,
    Deel,
    TeWeinig,
    Wegwijzergat,
    bereikgraaf,
    cijfers,
    er_hangt_veel_aan,
    overdrachtswarmte,
    overzichtsdekking,
    uitspraken,
    wegwijzergat,
)
from tests.unit.verhalen import ZUS, banden, casus, helper, kaart, weg

KAART = kaart("oude", "beurs", "bad", "gracht", "yoga")
A, B, C = helper("a"), helper("b"), helper("c")


def _hangt(verhaal: Casus) -> Afhankelijkheid:
    uitkomst = er_hangt_veel_aan(maak_graaf(KAART, verhaal))
    assert isinstance(uitkomst, Afhankelijkheid)
    return uitkomst


def _lijnen(verhaal: Casus, wegwijzing: Wegwijzing | None = None) -> dict[tuple[str, str], bool]:
    D = bereikgraaf(maak_graaf(KAART, verhaal, wegwijzing=wegwijzing))
    return {(van.split(":")[-1], naar.split(":")[-1]): zeker for van, naar, zeker in D.edges(data="zeker")}


# ---- along whom he can find what ---------------------------------------------------------------


def test_he_knows_whom_he_met_his_own_people_and_who_found_him() -> None:
    verhaal = casus(actoren=(ZUS, A, B, C), werkelijk=weg("oude a"), lijnen=banden("ik kent b"))

    assert {
        ("hoofdpersoon", "zus"): True,
        ("hoofdpersoon", "a"): True,
        ("hoofdpersoon", "b"): True,
        ("hoofdpersoon", "c"): True,
        ("a", "oude"): True,
    } == _lijnen(verhaal, Wegwijzing(eerste_vinder="c"))


def test_a_contact_that_stopped_is_no_way_any_more() -> None:
    gestopt = casus(actoren=(A,), werkelijk=weg("oude a k !"))
    hervat = casus(actoren=(A,), werkelijk=weg("oude a k !", "oude a z +"))

    assert ("hoofdpersoon", "a") not in _lijnen(gestopt)
    assert ("hoofdpersoon", "a") in _lijnen(hervat)


def test_a_warm_handover_leads_on_and_an_unknown_one_may() -> None:
    verhaal = casus(actoren=(A, B, C), werkelijk=weg("oude a", "beurs b w", "bad c o", "bad a k"))

    lijnen = _lijnen(verhaal)

    assert (True, True, False, False) == tuple(
        lijnen[x] for x in (("a", "b"), ("a", "beurs"), ("b", "c"), ("b", "bad"))
    )
    assert ("c", "a") not in lijnen


def test_who_points_to_a_halte_leads_to_who_works_there() -> None:
    verhaal = casus(actoren=(A, helper("b", halte="bad")), lijnen=banden("a wijst bad", "ik wijst bad"))

    assert {("a", "b"), ("hoofdpersoon", "b")} <= set(_lijnen(verhaal))


def test_who_is_no_longer_there_leads_nowhere() -> None:
    verhaal = casus(
        actoren=(replace(A, vervallen=True),),
        werkelijk=weg("oude a"),
        lijnen=banden("a wijst bad", "ik kent a"),
    )

    assert {} == _lijnen(verhaal)


# ---- much hangs on one -------------------------------------------------------------------------


def test_without_the_gatekeeper_two_haltes_are_out_of_reach() -> None:
    #  ik — a — b → bad, beurs     ik — c → gracht     a → gracht
    verhaal = casus(
        actoren=(A, B, C),
        beste=weg("bad", "beurs", "gracht", "yoga"),
        lijnen=banden(
            "ik kent a",
            "ik kent c",
            "a kent b",
            "b wijst bad",
            "b wijst beurs",
            "c wijst gracht",
            "a wijst gracht",
        ),
    )

    h = _hangt(verhaal)

    assert [("a", ("bad", "beurs")), ("b", ("bad", "beurs"))] == [(s.actor_id, s.zeker) for s in h.schakels]
    assert [
        ("bad", 1, ("b",)),
        ("beurs", 1, ("b",)),
        ("gracht", 2, ("a", "c")),
        ("yoga", 0, ()),
    ] == [(w.halte_id, w.wegen.laag, w.hangt_aan) for w in h.wegen]
    assert set(banden("ik kent a", "a kent b", "b wijst bad")) <= {
        Band(soort=b.soort, van=x, naar=y)
        for b in h.schakels[0].bewijs.banden
        for x, y in ((b.van, b.naar), (b.naar, b.van))
    }


def test_that_his_own_halte_hangs_on_a_helper_is_told_apart() -> None:
    verhaal = casus(
        actoren=(helper("a", halte="bad"),),
        beste=weg("bad", "beurs"),
        lijnen=banden("ik kent a", "a wijst beurs"),
    )

    (schakel,) = _hangt(verhaal).schakels

    assert (("bad", "beurs"), ("beurs",)) == (schakel.zeker, schakel.elders)


def test_where_he_finds_it_himself_nothing_hangs_on_anybody() -> None:
    verhaal = casus(actoren=(A,), beste=weg("bad"), lijnen=banden("ik kent a", "a wijst bad", "ik wijst bad"))

    h = _hangt(verhaal)

    assert () == h.schakels
    assert (Bereik(laag=2, hoog=2), ()) == (h.wegen[0].wegen, h.wegen[0].hangt_aan)


def test_an_unknown_handover_leaves_open_what_hangs_on_whom() -> None:
    # If a handed over to bad warmly, there is a second way to it.
    verhaal = casus(actoren=(A, B), werkelijk=weg("oude a", "bad b o"), beste=weg("bad", letter="b"))

    h = _hangt(verhaal)

    assert [("b", Deel(laag=0, hoog=1, van=1))] == [(s.actor_id, s.haltes) for s in h.schakels]
    assert Bereik(laag=1, hoog=2) == h.wegen[0].wegen


@pytest.mark.parametrize("beste", [(), weg("bad")])
def test_without_a_best_way_or_ties_nothing_is_said(beste: tuple[()]) -> None:
    assert isinstance(er_hangt_veel_aan(maak_graaf(KAART, casus(actoren=(A,), beste=beste))), TeWeinig)


# ---- whatever the group files, and in whatever order --------------------------------------------

_band = st.sampled_from(
    [
        "ik kent a", "ik kent b", "ik kent c", "a kent b", "a kent c", "b kent c",
        "a wijst bad", "b wijst bad", "c wijst bad", "ik wijst bad", "a wijst beurs", "b wijst gracht",
        "c stemt_af a", "ik stemt_af b", "a overzicht wonen", "b overzicht wonen", "b overzicht geld",
    ]
)  # fmt: skip
_verhaal = st.builds(
    lambda teksten, hoe: replace(
        casus(
            actoren=(ZUS, A, B, C),
            werkelijk=tuple(
                replace(v, overdracht=o) for v, o in zip(weg("oude a", "bad b", "beurs c"), hoe, strict=True)
            ),
            beste=weg("bad", "beurs", "gracht", letter="b"),
            lijnen=banden(*teksten),
        ),
        domeinen=(Leefdomein.WONEN, Leefdomein.GELD),
    ),
    st.lists(_band, unique=True, max_size=8),
    st.tuples(*[st.sampled_from(Overdracht)] * 3),
)


@settings(max_examples=60)
@given(verhaal=_verhaal, data=st.data())
def test_the_order_in_which_ties_were_filed_makes_no_difference(verhaal: Casus, data: st.DataObject) -> None:
    anders = replace(verhaal, banden=tuple(data.draw(st.permutations(verhaal.banden))))

    for van_graaf in (er_hangt_veel_aan, wegwijzergat):
        assert van_graaf(maak_graaf(KAART, verhaal)) == van_graaf(maak_graaf(KAART, anders))
    for van_casus in (overzichtsdekking, overdrachtswarmte):
        assert van_casus(verhaal) == van_casus(anders)
    assert cijfers(KAART, verhaal) == cijfers(KAART, anders)
    een, ander = (Toestand(kaart=KAART, casus=c) for c in (verhaal, anders))
    for stap in Stap:
        assert uitspraken(een, stap, gevraagd=True) == uitspraken(ander, stap, gevraagd=True)


@settings(max_examples=60)
@given(verhaal=_verhaal)
def test_a_helper_whom_nothing_ties_changes_nothing(verhaal: Casus) -> None:
    met = replace(verhaal, actoren=(*verhaal.actoren, helper("los")))

    assert er_hangt_veel_aan(maak_graaf(KAART, verhaal)) == er_hangt_veel_aan(maak_graaf(KAART, met))


@settings(max_examples=60)
@given(verhaal=_verhaal)
def test_whatever_an_unknown_handover_was_the_bounds_held(verhaal: Casus) -> None:
    open_ = _hangt(verhaal)
    gat = wegwijzergat(maak_graaf(KAART, verhaal))
    assert isinstance(gat, Wegwijzergat)
    schakels = {s.actor_id: s.haltes for s in open_.schakels}
    keuzes = [
        [o] if o is not Overdracht.ONBEKEND else [Overdracht.WARM, Overdracht.KOUD]
        for o in (v.overdracht for v in verhaal.werkelijk)
    ]
    for zo in product(*keuzes):
        echt = replace(
            verhaal,
            werkelijk=tuple(replace(v, overdracht=o) for v, o in zip(verhaal.werkelijk, zo, strict=True)),
        )
        bekend, gat_bekend = _hangt(echt), wegwijzergat(maak_graaf(KAART, echt))
        assert isinstance(gat_bekend, Wegwijzergat)
        verloren = {s.actor_id: s.haltes.laag for s in bekend.schakels}
        for wie in schakels | verloren:
            grens = schakels.get(wie, Deel(laag=0, hoog=0, van=3))
            assert grens.laag <= verloren.get(wie, 0) <= grens.hoog
        for wegen, precies in zip(open_.wegen, bekend.wegen, strict=True):
            assert wegen.wegen.laag <= precies.wegen.laag <= wegen.wegen.hoog
        assert gat.haltes.laag <= gat_bekend.haltes.laag <= gat.haltes.hoog
        for halte, afstand in gat_bekend.afstand.items():
            assert gat.afstand[halte].laag <= afstand.laag <= gat.afstand[halte].hoog


# ---- who points the way ------------------------------------------------------------------------


def test_a_halte_that_only_strangers_point_to_is_a_gap() -> None:
    verhaal = casus(
        actoren=(A, B, C),
        beste=weg("bad", "yoga", "beurs", "gracht", "bad"),
        lijnen=banden("ik kent a", "a kent b", "b wijst bad", "c wijst beurs", "ik wijst gracht"),
    )

    w = wegwijzergat(maak_graaf(KAART, verhaal, wegwijzing=Wegwijzing(eerste_vinder="b")))

    assert isinstance(w, Wegwijzergat)
    assert (Deel(laag=2, hoog=2, van=4), ("yoga", "beurs")) == (w.haltes, w.zeker)
    # Who found him first is somebody he knows: one helper to bad.
    assert {"bad": Bereik(laag=1, hoog=1), "gracht": Bereik(laag=0, hoog=0)} == w.afstand
    assert (1, 1) == (w.per_route[Route.GEEL].laag, w.per_route[Route.GEEL].van)
    assert "b" == w.eerste_vinder


def test_a_gap_needs_a_best_way_and_a_tie_to_speak_of() -> None:
    assert isinstance(wegwijzergat(maak_graaf(KAART, casus(lijnen=banden("ik wijst bad")))), TeWeinig)
    assert isinstance(wegwijzergat(maak_graaf(KAART, casus(beste=weg("bad")))), TeWeinig)

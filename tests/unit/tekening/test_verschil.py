"""Only what changed goes to the page, and it makes the new drawing out of the old one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rk.domain import Stap
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik
from rk.tekening.boom import El, alle, el, schrijf
from rk.tekening.verschil import verschil
from tests.unit.begin import na, rob


def plaats(oud: El, stukken: tuple[El, ...]) -> El:
    """What a page does: put each part over the element with its id."""
    nieuw = {dict(s.attributen)["id"]: s for s in stukken}

    def zet(boom: El) -> El:
        stuk = nieuw.get(dict(boom.attributen).get("id", ""))
        if stuk is not None:
            return stuk
        return replace(boom, kinderen=tuple(zet(k) if isinstance(k, El) else k for k in boom.kinderen))

    return zet(oud)


def ids(stukken: tuple[El, ...] | None) -> list[str]:
    return [dict(s.attributen)["id"] for s in stukken or ()]


def test_the_same_drawing_needs_nothing() -> None:
    assert () == verschil(beeld(rob(), Stap.ROUTE), beeld(rob(), Stap.ROUTE))


def test_another_handover_changes_one_line_and_one_halte_of_the_map() -> None:
    voor = na(rob(), "stap_geopend", stap="route")
    erna = na(voor, "bezoek_gewijzigd", bezoek_id="b5", veld="overdracht", waarde="warm")

    stukken = verschil(beeld(voor, Stap.ROUTE), beeld(erna, Stap.ROUTE))

    assert {"kaart-naar-b5", "kaart-b5"} <= set(ids(stukken))
    assert sum(len(schrijf(s)) for s in stukken or ()) < len(schrijf(beeld(erna, Stap.ROUTE))) / 5


def test_a_change_outside_every_named_element_asks_for_the_whole() -> None:
    assert verschil(el("div", "een"), el("div", "twee")) is None
    assert verschil(el("div", id="a"), el("p", id="a")) is None
    assert verschil(el("div", id="a"), el("div", id="b")) is None


def test_a_change_goes_to_the_nearest_named_element() -> None:
    def boom(tekst: str) -> El:
        return el("main", el("ul", el("li", el("b", tekst)), el("li", "blijft", id="blijft"), id="rij"))

    assert ["rij"] == ids(verschil(boom("een"), boom("twee")))


namen = st.sampled_from(["", "a", "b", "c", "d"])
bomen = st.recursive(
    st.builds(lambda n, t: el("i", t, id=n or None), namen, st.sampled_from(["een", "twee"])),
    lambda kind: st.builds(lambda n, k: el("g", k, id=n or None), namen, st.lists(kind, max_size=3)),
    max_leaves=8,
).filter(lambda b: len(i := [v for e in alle(b) for n, v in e.attributen if n == "id"]) == len(set(i)))


@given(bomen, bomen)
def test_the_parts_make_the_new_drawing_out_of_the_old(oud: El, nieuw: El) -> None:
    stukken = verschil(oud, nieuw)

    assert stukken is None or nieuw == plaats(oud, stukken)


@pytest.mark.parametrize("stap", list(Stap))
def test_every_step_follows_a_talk_part_by_part(stap: Stap) -> None:
    staat = [rob()]
    for soort, inhoud in (
        ("verhaal_gewijzigd", {"veld": "naam", "waarde": "Ruud"}),
        ("bezoek_toegevoegd", {"weg": "beste", "halte_id": "vrienden"}),
        ("bezoek_gewijzigd", {"bezoek_id": "b5", "veld": "uitkomst", "waarde": "deels"}),
        ("regie_gezet", {"functie": "aanspreekpunt", "wie": ["zus"]}),
        ("kaart_toegevoegd", {"vak": "vasthouden", "tekst": "Inloop"}),
        ("dilemma_toegevoegd", {"tussen": "rust", "en": "haast"}),
        ("wens_toegevoegd", {"tekst": "Een bed"}),
        ("fase_gezet", {"stap": "vierv", "fase": "kiezen"}),
        ("stap_geopend", {"stap": stap.value}),
    ):
        staat.append(na(staat[-1], soort, **inhoud))

    for voor, erna in pairwise(beeld(t, stap, Blik()) for t in staat):
        stukken = verschil(voor, erna)
        assert stukken is None or erna == plaats(voor, stukken)


@pytest.mark.parametrize("stap", list(Stap))
def test_no_two_elements_of_a_screen_have_the_same_id(stap: Stap) -> None:
    for blik in (Blik(), Blik(paneel="hulp"), Blik(bezoek="b5"), Blik(actor="zus"), Blik(proef=())):
        alle_ids = [w for e in alle(beeld(rob(), stap, blik)) for n, w in e.attributen if n == "id"]
        assert sorted(set(alle_ids)) == sorted(alle_ids)

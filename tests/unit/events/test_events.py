"""What a group did is never lost: events fold whatever comes, undo goes back and redo forth."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.domain import Stap, Toestemming, VierV
from rk.events import (
    BEGIN,
    GebeurtenisFout,
    Toestand,
    beoordeel,
    fold,
    fold_alle,
    kopieer,
    lees_inhoud,
    maak,
    naar_json,
    uit_json,
)
from rk.events.gebeurtenis import OPWAARDERINGEN
from rk.events.soort import SOORTEN
from tests.unit.events.gesprek import (
    DADEN,
    EERDER,
    Gesprek,
    begonnen,
    daad,
    daden,
    eerder,
    gesprek_dat_meetelt,
    gesprek_met_werkvormen,
    gesprek_van_versie_2,
    halverwege,
)

_STROOM = frozenset(
    "log ongedaan opnieuw nr laatst stap klokken klok_loopt fasen gesloten titel kaart_vraagt geteld".split()
)


def inhoud_van(t: Toestand) -> dict[str, Any]:
    """What the group made: all of the state but where it is, the bars and the book-keeping."""
    return {f.name: getattr(t, f.name) for f in fields(t) if f.name not in _STROOM}


def test_these_tests_know_every_kind_of_act() -> None:
    assert set(SOORTEN) == set(DADEN) | {"sessie_begonnen"}


# ---- whatever comes ----------------------------------------------------------------------------

json_ding = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(list(Stap)),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=8), kind, max_size=3),
    max_leaves=6,
)


def een_anders(goed: tuple[str, dict[str, Any]], welke: int, ding: object) -> tuple[str, dict[str, Any]]:
    """A good act of which one value is something else: what comes almost fits."""
    soort, inhoud = goed
    sleutels = sorted(inhoud) or ["erbij"]
    return soort, {**inhoud, sleutels[welke % len(sleutels)]: ding}


bijna = st.builds(een_anders, daad, st.integers(0, 5), json_ding)
wat_dan_ook = st.tuples(
    st.sampled_from(sorted(SOORTEN)) | st.text(max_size=20),
    st.dictionaries(st.text(max_size=12), json_ding, max_size=4),
)


@settings(max_examples=150, deadline=None)
@given(
    rij=st.lists(st.tuples(bijna | wat_dan_ook | daad, st.integers(-2, 3)), max_size=8), leeg=st.booleans()
)
def test_whatever_is_in_the_log_a_session_opens(
    rij: list[tuple[tuple[str, dict[str, Any]], int]], leeg: bool
) -> None:
    t = BEGIN if leeg else begonnen()
    for (soort, inhoud), versie in rij:
        g = replace(eerder()[0], id="x", nr=t.nr + 1, soort=soort, versie=versie, inhoud=inhoud)

        bezwaar = beoordeel(t, g)
        na = fold(t, g)

        assert t.nr + 1 == na.nr
        if bezwaar is not None and not t.gesloten:
            assert replace(t, nr=na.nr) == na
        t = na


@settings(deadline=None)
@given(gegeven=json_ding)
def test_what_is_no_event_is_refused_with_a_sentence(gegeven: object) -> None:
    with pytest.raises(GebeurtenisFout, match=r"^[A-Z].*\.$"):
        uit_json(gegeven)


def test_a_stream_may_repeat_itself() -> None:
    een = fold_alle(eerder())

    assert een == fold_alle(eerder(), een)
    assert een == fold_alle(g for g in eerder() for _ in range(2))


def test_an_event_comes_back_from_json_as_it_went() -> None:
    assert list(eerder()) == [uit_json(json.loads(json.dumps(naar_json(g)))) for g in eerder()]


# ---- judging -----------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(rij=daden)
def test_what_is_accepted_is_done(rij: list[tuple[str, dict[str, Any]]]) -> None:
    g = Gesprek(halverwege())
    for soort, inhoud in rij:
        voor = g.t
        bezwaar = g.doe(soort, inhoud)

        if bezwaar is not None:
            assert re.fullmatch(r"[A-Z].*\.", bezwaar)
            assert voor is g.t
        elif soort == "ongedaan_gemaakt":
            assert (*voor.opnieuw, g.opgeslagen[-1].inhoud["doel"]) == g.t.opnieuw
        elif soort == "opnieuw_gedaan":
            assert voor.ongedaan - {g.opgeslagen[-1].inhoud["doel"]} == g.t.ongedaan
        else:
            assert g.opgeslagen[-1].id == g.t.log[-1][0].id


def test_a_fourth_wish_is_refused_kindly() -> None:
    g = Gesprek()
    for nr in range(3):
        assert g.doe("wens_toegevoegd", {"tekst": f"Wens {nr}"}) is None

    bezwaar = g.doe("wens_toegevoegd", {"tekst": "Nog een"})

    assert (bezwaar or "").startswith("Drie wensen zijn genoeg")
    assert 3 == len(g.t.wensen)


def test_a_closed_session_only_opens_again() -> None:
    g = Gesprek()
    g.doe("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een plek"})
    g.doe("sessie_gesloten")

    geweigerd = [soort for soort, inhoud in VOORBEELDEN.items() if g.doe(soort, inhoud)]

    assert sorted(set(VOORBEELDEN) - {"sessie_heropend"}) == sorted(geweigerd)
    assert g.doe("wens_gewijzigd", {"wens_id": "w1", "veld": "wie", "waarde": "zus"}) is None


VOORBEELDEN: dict[str, dict[str, Any]] = {
    "wens_toegevoegd": {"tekst": "Te laat"},
    "kaart_toegevoegd": {"vak": "verlaten", "tekst": "Te laat"},
    "stap_geopend": {"stap": "wie"},
    "sessie_gesloten": {},
    "ongedaan_gemaakt": {},
    "sessie_heropend": {},
}


def test_control_characters_are_cleaned_and_lines_stay() -> None:
    g = maak("kaart_toegevoegd", {"vak": "verlaten", "tekst": " een\x00\x1b[31m\r\ntwee\x7f\uffff "})

    assert "een[31m\ntwee" == g.inhoud["tekst"]


@pytest.mark.parametrize(
    ("soort", "inhoud"),
    [
        ("kaart_toegevoegd", {"vak": "verlaten", "tekst": "x" * 2001}),
        ("kaart_gewijzigd", {"kaart_id": "k1", "veld": "tekst", "waarde": "x" * 2001}),
        ("wens_gewijzigd", {"wens_id": "w1", "veld": "oplossing", "waarde": "x" * 2001}),
    ],
)
def test_a_text_that_is_too_long_gets_a_sentence_with_the_most_there_can_be(
    soort: str, inhoud: dict[str, Any]
) -> None:
    with pytest.raises(GebeurtenisFout, match=r"^De tekst is te lang\. Houd het op 2000 tekens\.$"):
        maak(soort, inhoud)


@pytest.mark.parametrize("waarde", ["", "  \n", "\x00\x07"])
def test_a_text_without_words_asks_for_words(waarde: str) -> None:
    with pytest.raises(GebeurtenisFout, match=r"^Typ eerst een paar woorden\.$"):
        maak("kaart_gewijzigd", {"kaart_id": "k1", "veld": "tekst", "waarde": waarde})


def test_a_value_that_is_left_out_empties_no_field_that_cannot_be_empty() -> None:
    with pytest.raises(GebeurtenisFout):
        maak("kaart_gewijzigd", {"kaart_id": "k1", "veld": "tekst"})

    assert maak("kaart_gewijzigd", {"kaart_id": "k1", "veld": "merk"}).inhoud["waarde"] is None


def test_a_card_that_goes_leaves_nothing_hidden_behind() -> None:
    g = Gesprek()
    g.doe("kaart_toegevoegd", {"kaart_id": "k1", "vak": "verlaten", "tekst": "Niet voor het scherm"})
    g.doe("verborgen_gezet", {"wat": "k1"})
    g.doe("kaart_weggehaald", {"kaart_id": "k1"})

    assert frozenset() == g.t.verborgen


# ---- back and forth ----------------------------------------------------------------------------


@settings(max_examples=12, deadline=None)
@given(rij=daden)
def test_undo_of_everything_goes_back_to_the_beginning_and_redo_brings_it_all_back(
    rij: list[tuple[str, dict[str, Any]]],
) -> None:
    g = Gesprek(halverwege())
    g.doe_alle(rij)
    g.doe("sessie_heropend")
    voor = g.t

    terug = [g.doe("ongedaan_gemaakt") for _ in voor.log]
    assert inhoud_van(begonnen()) == inhoud_van(g.t)

    # What was undone before stands on the same pile, and comes back as the last.
    for _ in range(terug.count(None)):
        assert g.doe("opnieuw_gedaan") is None
    assert inhoud_van(voor) == inhoud_van(g.t)
    assert voor.opnieuw == g.t.opnieuw


@settings(max_examples=50, deadline=None)
@given(rij=daden)
def test_a_reload_shows_what_was_shown(rij: list[tuple[str, dict[str, Any]]]) -> None:
    g = Gesprek(halverwege())
    g.doe_alle(rij)

    assert g.t == fold_alle(g.opgeslagen)


def test_undo_names_its_act_so_that_two_screens_do_not_undo_two() -> None:
    g = Gesprek()
    g.doe("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een"})
    g.doe("wens_toegevoegd", {"wens_id": "w2", "tekst": "Twee"})
    doel = {"doel": g.opgeslagen[-1].id}

    assert g.doe("ongedaan_gemaakt", doel) is None
    assert (g.doe("ongedaan_gemaakt", doel) or "").startswith("Er is intussen iets anders gedaan")
    assert ["Een"] == [w.tekst for w in g.t.wensen]


def test_a_new_act_ends_redo_and_moving_on_does_not() -> None:
    g = Gesprek()
    g.doe("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een"})
    g.doe("ongedaan_gemaakt")
    g.doe("stap_geopend", {"stap": "wensen"})
    assert 1 == len(g.t.opnieuw)

    g.doe("wens_toegevoegd", {"wens_id": "w2", "tekst": "Twee"})

    assert "Er is niets om opnieuw te doen." == g.doe("opnieuw_gedaan")


def test_undo_takes_no_time_back() -> None:
    g = Gesprek()
    g.doe("stap_geopend", {"stap": "wie"})
    for nr in range(40):
        g.doe("kaart_toegevoegd", {"vak": "verlaten", "tekst": f"Kaart {nr}"})
    g.doe("stap_geopend", {"stap": "route"})
    verstreken = g.t.klok(Stap.WIE).verstreken
    g.doe("ongedaan_gemaakt")

    assert 41 * 60 == verstreken
    assert verstreken == g.t.klok(Stap.WIE).verstreken


# ---- copies ------------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(rij=daden)
def test_a_copy_holds_the_same_and_goes_its_own_way(rij: list[tuple[str, dict[str, Any]]]) -> None:
    g = Gesprek(halverwege())
    g.doe_alle(rij)
    nieuw = kopieer(g.opgeslagen, sessie="kopie", titel="Nog eens")
    kopie = [replace(k, nr=nr) for nr, k in enumerate(nieuw, 1)]

    t = fold_alle(kopie)

    # The copy asks anew whether it may count.
    zelfde = replace(g.t, sessie="kopie", toestemming=Toestemming())
    assert inhoud_van(zelfde) == inhoud_van(t)
    assert ("Nog eens", g.t.stap, False) == (t.titel, t.stap, t.gesloten)
    assert not {k.id for k in kopie} & {o.id for o in g.opgeslagen}
    g.doe("sessie_heropend")
    hier = g.t.te_herstellen()
    # Its answers about counting stayed behind: undo takes something else back there.
    if (laatste := t.te_herstellen()) and hier and hier[0].soort != "meetellen_gezet":
        terug = replace(maak("ongedaan_gemaakt", {"doel": laatste[0].id}, sessie="kopie"), nr=t.nr + 1)
        g.doe("ongedaan_gemaakt")

        assert beoordeel(t, terug) is None
        zelfde = replace(g.t, sessie="kopie", toestemming=Toestemming())
        assert inhoud_van(zelfde) == inhoud_van(fold(t, terug))


# ---- versions ----------------------------------------------------------------------------------


def test_a_session_of_version_1_opens_without_loss() -> None:
    t = BEGIN
    for g in eerder():
        assert beoordeel(t, g) is None, g.soort
        t = fold(t, g)
    geschreven = set(re.findall(r"behoud-\d+", (EERDER / "versie-1.jsonl").read_text(encoding="utf-8")))

    assert geschreven == set(re.findall(r"behoud-\d+", repr(replace(t, log=()))))
    assert (["w2", "w1", "w4"], ["k1"], ["d1"]) == (
        [w.id for w in t.wensen],
        [k.id for k in t.kaarten if k.gekozen and k.vak == VierV.VERSTERKEN],
        [d.id for d in t.dilemmas],
    )


def test_the_kept_sessions_hold_every_kind_of_version_1() -> None:
    bewaard = {
        g.soort
        for rij in (eerder(), gesprek_van_versie_2(), gesprek_met_werkvormen(), gesprek_dat_meetelt())
        for g in rij
        if g.versie == 1
    }

    assert {soort for soort, kind in SOORTEN.items() if kind.versie == 1} <= bewaard


def test_a_session_with_werkvormen_opens_without_loss() -> None:
    t = BEGIN
    for g in gesprek_met_werkvormen():
        assert beoordeel(t, g) is None, g.soort
        t = fold(t, g)
    bewaard = repr(replace(t, log=()))

    assert {f"werk-{nr}" for nr in range(1, 7)} == set(re.findall(r"werk-\d", bewaard))
    assert "'weg'" not in bewaard
    assert ("w-brug", "wie") == tuple(str(p) for p in t.punten()[1:3])
    assert all(t.mag_werken(a.punt) for a in t.agenda if a.werkvorm is not None)


def test_an_older_event_is_brought_up_to_date_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SOORTEN["wens_toegevoegd"], "versie", 3)
    soort = "wens_toegevoegd"
    monkeypatch.setitem(OPWAARDERINGEN, (soort, 1), lambda i: {"wens_id": i["id"], "zin": i["zin"]})
    monkeypatch.setitem(OPWAARDERINGEN, (soort, 2), lambda i: {"wens_id": i["wens_id"], "tekst": i["zin"]})
    oud = replace(eerder()[0], nr=2, soort="wens_toegevoegd", inhoud={"id": "w1", "zin": "Een plek"})

    t = fold(begonnen(), oud)

    assert [("w1", "Een plek")] == [(w.id, w.tekst) for w in t.wensen]
    assert 3 == maak("wens_toegevoegd", {"tekst": "Nieuw"}).versie


@pytest.mark.parametrize("inhoud", [{}, {"zin": None}, {"tekst": "x"}])
def test_an_old_event_that_never_fitted_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, inhoud: dict[str, Any]
) -> None:
    monkeypatch.setattr(SOORTEN["wens_toegevoegd"], "versie", 2)
    stap = {("wens_toegevoegd", 1): lambda i: {"wens_id": "w", "tekst": i["zin"].strip()}}
    monkeypatch.setattr("rk.events.gebeurtenis.OPWAARDERINGEN", stap)
    oud = replace(eerder()[0], nr=2, soort="wens_toegevoegd", inhoud=inhoud)

    assert replace(begonnen(), nr=2) == fold(begonnen(), oud)


@pytest.mark.parametrize("versie", [-1, 0, 2])
def test_a_version_that_nobody_knows_is_said_and_not_guessed(versie: int) -> None:
    g = replace(
        eerder()[0], soort="kaart_toegevoegd", versie=versie, inhoud={"vak": "verlaten", "tekst": "x"}
    )

    with pytest.raises(GebeurtenisFout, match=r"^[A-Z].*\.$"):
        lees_inhoud(g)

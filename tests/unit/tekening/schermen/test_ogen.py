"""Step 5: what does good and where it gets stuck, in the person's own first person."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rk.domain import Bezoek, Obstakel, ObstakelSoort
from rk.events import Toestand
from rk.tekening.blik import BREED, SMAL, Blik
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.schermen.ogen import ogen
from rk.tekening.schermen.ogenhalte import NIEUW, goed_id
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    VIJANDIG_LANG,
    attributen,
    daden,
    druk,
    dubbel,
    geweigerd,
    met_id,
)

GOED = ("bezoek_gewijzigd", {"bezoek_id": "b1", "veld": "goed", "waarde": "Zij belt mij altijd."})
VAST = (
    "obstakel_toegevoegd",
    {"obstakel_id": "o1", "bezoek_id": "b5", "tekst": "Weer alles vertellen.", "soort": "niet_gehoord"},
)
NOG_IETS = ("obstakel_toegevoegd", {"obstakel_id": "o2", "bezoek_id": "b5", "tekst": "Lang wachten."})
HIER = ("vooraf_ingevuld", {"veld": "is_hier", "waarde": "ja"})
ROB = rob(GOED, VAST, NOG_IETS)
MET_ROB = rob(HIER, GOED, VAST, NOG_IETS)
VERBORGEN = rob(
    HIER,
    GOED,
    VAST,
    NOG_IETS,
    *(("verborgen_gezet", {"wat": wat}) for wat in ("b1.goed", "o1", "b2")),
)


def _scherm(t: Toestand, **blik: object) -> El:
    return ogen(t, replace(Blik(), **blik))[0]  # type: ignore[arg-type]  # fields by name


def _haltes(boom: El) -> list[str]:
    return [i for e in alle(boom) if (i := attributen(e).get("id") or "").startswith("ogen-halte-b")]


@pytest.mark.parametrize("t", [ROB, MET_ROB, VERBORGEN], ids=["zonder hem", "met hem", "verborgen"])
@pytest.mark.parametrize(
    "blik",
    [
        {},
        {"open": frozenset({"verborgen"}), "breedte": SMAL},
        {"bezoek": "b1"},
        {"bezoek": "b5", "kaart": NIEUW},
        {"bezoek": "b5", "kaart": "o1"},
        {"bezoek": "b7", "breedte": SMAL},
    ],
    ids=str,
)
def test_whatever_is_open_every_act_is_one_that_the_judge_takes(t: Toestand, blik: dict[str, object]) -> None:
    boom = _scherm(t, **blik)

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(boom)


def test_the_whole_way_shows_what_was_said_and_a_place_for_what_was_not() -> None:
    boom = _scherm(ROB)

    assert "Zij belt mij altijd." in tekst_van(boom)
    assert "Weer alles vertellen. niet gehoord" in tekst_van(boom)
    assert {"bezoek": "b2", "kaart": NIEUW} == json.loads(
        attributen(met_id(boom, "vast-erbij-b2")).get("data-blik") or ""
    )


def test_rob_speaks_first_when_he_is_here_and_otherwise_who_went_through_it() -> None:
    assert "Rob spreekt eerst." in tekst_van(_scherm(MET_ROB))
    assert "Is er een ervaringsdeskundige, dan spreekt die eerst." in tekst_van(_scherm(ROB))


@pytest.mark.parametrize("fase", ["voor_zich", "bekijken"])
def test_one_press_lets_an_expert_by_experience_speak_first_and_one_takes_it_back(fase: str) -> None:
    for begin, eerst in ((ROB, "Is er een ervaringsdeskundige"), (MET_ROB, "Rob spreekt eerst")):
        t = na(na(begin, "stap_geopend", stap="ogen"), "fase_gezet", stap="ogen", fase=fase)
        assert eerst in tekst_van(met_id(_scherm(t), "wie-begint"))

        t = druk(t, _scherm(t), "wie-begint-anders")
        zin = tekst_van(met_id(_scherm(t, breedte=SMAL), "wie-begint"))
        assert zin == "De ervaringsdeskundige spreekt eerst."

        assert eerst in tekst_van(met_id(_scherm(druk(t, _scherm(t), "wie-begint-anders")), "wie-begint"))


def test_hiding_is_offered_only_to_who_is_here() -> None:
    def verbergt(t: Toestand) -> set[str]:
        return {i["wat"] for s, i in daden(_scherm(t)) if s == "verborgen_gezet"}

    assert set() == verbergt(ROB)
    assert {goed_id(MET_ROB.casus.werkelijk[0]), "o1", "o2"} == verbergt(MET_ROB)


@pytest.mark.parametrize("blik", [{}, {"open": frozenset({"verborgen"})}, {"bezoek": "b5"}, {"bezoek": "b2"}])
def test_what_rob_hides_is_nowhere_in_the_drawing(blik: dict[str, object]) -> None:
    tekst = tekst_van(_scherm(VERBORGEN, **blik))

    for wat in ("Zij belt mij altijd.", "Weer alles vertellen.", "Nachtopvang"):
        assert wat not in tekst


def test_what_is_hidden_is_counted_and_can_come_back() -> None:
    dicht, open_ = _scherm(VERBORGEN), _scherm(VERBORGEN, open=frozenset({"verborgen"}))
    terug = {i["wat"] for s, i in daden(open_) if s == "verborgen_gezet" and not i["verborgen"]}

    assert "3 dingen zijn verborgen" in tekst_van(dicht)
    assert {"b1.goed", "o1", "b2"} == terug


def test_what_was_just_said_is_asked_for_its_kind_while_the_field_stays_free() -> None:
    boom = _scherm(ROB, bezoek="b5", kaart=NIEUW)
    gevraagd = {i["obstakel_id"] for s, i in daden(boom) if s == "obstakel_gewijzigd"}

    assert {"o2"} == gevraagd
    assert attributen(met_id(boom, "vast-nieuw-b5-invoer")).get("data-neem-focus") is not None


def test_an_old_obstacle_is_not_asked_again() -> None:
    t = na(ROB, "bezoek_gewijzigd", bezoek_id="b3", veld="goed", waarde="Hij kent mij.")

    assert not [s for s, _ in daden(_scherm(t, bezoek="b5", kaart=NIEUW)) if s == "obstakel_gewijzigd"]


@pytest.mark.parametrize(("breedte", "naast_elkaar"), [(BREED, 8), (SMAL, 7)])
def test_a_way_of_more_haltes_than_fit_scrolls_and_says_so(breedte: int, naast_elkaar: int) -> None:
    def met(aantal: int) -> Toestand:
        weg = tuple(Bezoek(id=f"b{i}", halte_id="huisarts") for i in range(aantal))
        return replace(ROB, casus=replace(ROB.casus, werkelijk=weg))

    past, te_veel = (_scherm(met(n), breedte=breedte) for n in (naast_elkaar, naast_elkaar + 1))

    assert "schuif opzij" not in tekst_van(past)
    assert f"{naast_elkaar + 1} haltes: schuif opzij om alles te zien" in tekst_van(te_veel)
    assert naast_elkaar + 1 == len(_haltes(te_veel))


def test_far_along_a_long_way_the_opened_halte_is_in_sight() -> None:
    weg = tuple(Bezoek(id=f"b{i}", halte_id="huisarts") for i in range(40))
    t = replace(ROB, casus=replace(ROB.casus, werkelijk=weg))

    for i in (0, 20, 39):
        getoond = _haltes(_scherm(t, bezoek=f"b{i}", breedte=SMAL))
        assert f"ogen-halte-b{i}" in getoond
        assert 7 == len(getoond)


@pytest.mark.parametrize("aantal", [1, 2, 3, 30])
def test_every_obstacle_is_on_its_place_or_counted_behind_one_button(aantal: int) -> None:
    veel = tuple(Obstakel(id=f"o{i}", tekst=VIJANDIG_LANG, soort=ObstakelSoort.REGEL) for i in range(aantal))
    t = replace(
        ROB, casus=replace(ROB.casus, werkelijk=(Bezoek(id="b1", halte_id="huisarts", obstakels=veel),))
    )

    boom = _scherm(t)
    kaarten = sum((attributen(e).get("id") or "").startswith("kaart-o") for e in alle(boom))
    rest = [tekst_van(e) for e in alle(boom, "button") if attributen(e).get("id") == "vast-rest-b1"]

    assert 1 <= kaarten <= 3
    assert ([f"nog {aantal - kaarten}"] if aantal > kaarten else []) == rest


def test_without_a_way_a_kind_sentence_leads_to_route() -> None:
    boom, hint = ogen(replace(ROB, casus=replace(ROB.casus, werkelijk=())), Blik())

    assert {"stap": "route"} == json.loads(attributen(met_id(boom, "ogen-naar-route")).get("data-blik") or "")
    assert hint is None


def test_what_people_type_stays_text() -> None:
    t = rob(
        ("bezoek_gewijzigd", {"bezoek_id": "b5", "veld": "goed", "waarde": VIJANDIG_LANG}),
        ("obstakel_toegevoegd", {"obstakel_id": "o1", "bezoek_id": "b5", "tekst": VIJANDIG_LANG}),
        ("verhaal_gewijzigd", {"veld": "naam", "waarde": VIJANDIG[:60]}),
    )

    for blik in ({}, {"bezoek": "b5"}, {"bezoek": "b5", "kaart": "o1"}):
        assert "<img" not in schrijf(_scherm(t, **blik))

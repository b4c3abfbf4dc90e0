"""Step 4: the rings, the functions, and one helper from nearby."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rk.domain import BandSoort, Casus, Regiefunctie, Route
from rk.events import Toestand
from rk.tekening.blik import BREED, SMAL, Blik
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.schermen.regie import ERBIJ, OVERZICHT, regie
from rk.tekening.woorden import functies
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import VIJANDIG, attributen, daden, dubbel, geweigerd, met_id
from tests.unit.tekening.test_ringen import namen_op_een_band

ROB = rob()
VAN_HEM_ZELF = rob(("regie_gezet", {"functie": "overzicht", "wie": ["hoofdpersoon"]}))


def _scherm(t: Toestand, **blik: object) -> El:
    return regie(t, replace(Blik(), **blik))[0]  # type: ignore[arg-type]  # fields by name


def _rij(boom: El, functie: str) -> str:
    return tekst_van(met_id(boom, f"regie-{functie}"))


STANDEN: list[dict[str, object]] = [
    {},
    {"open": frozenset({"meer-functies", "banden-weg"}), "breedte": SMAL},
    *(dict[str, object](kaart=f.value, open=frozenset({"meer-functies"})) for f in Regiefunctie),
    {"kaart": OVERZICHT},
    {"kaart": f"{OVERZICHT}-geld"},
    {"kaart": ERBIJ},
    {"actor": "huisarts"},
    {"actor": "huisarts", "kaart": "helper-kent"},
    {"actor": "huisarts", "kaart": "helper-stemt_af"},
    {"actor": "huisarts", "kaart": "helper-overzicht"},
    {"actor": "huisarts", "kaart": "helper-gegevens"},
]


@pytest.mark.parametrize("blik", STANDEN, ids=range(len(STANDEN)))
def test_whatever_is_open_every_act_is_one_that_the_judge_takes(blik: dict[str, object]) -> None:
    boom = _scherm(VAN_HEM_ZELF, **blik)

    assert [] == geweigerd(VAN_HEM_ZELF, boom)
    assert [] == dubbel(boom)


def test_the_first_look_asks_three_functions_and_the_others_unfold() -> None:
    dicht, open_ = _scherm(ROB), _scherm(ROB, open=frozenset({"meer-functies"}))
    vragen = [f"regie-{f.value}" for f in functies("Rob")]

    def getoond(boom: El) -> list[str]:
        return [i for e in alle(boom) if (i := attributen(e).get("id")) in vragen]

    assert vragen[:3] == getoond(dicht)
    assert vragen == getoond(open_)


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ({}, "nog open"),
        ({"niemand": True}, "niemand"),
        ({"wie": ["hoofdpersoon"]}, "alleen Rob zelf"),
        ({"wie": ["hoofdpersoon", "huisarts", "zus"]}, "zus, huisarts, Rob zelf"),
    ],
)
def test_open_nobody_and_rob_alone_are_three_different_answers(inhoud: dict[str, object], zin: str) -> None:
    t = rob(("regie_gezet", {"functie": "vraagbaak", **inhoud}))

    assert _rij(_scherm(t), "vraagbaak").endswith(f"terecht {zin}")


def test_one_more_who_does_it_leaves_the_others_in_place() -> None:
    t = rob(("regie_gezet", {"functie": "vraagbaak", "wie": ["zus"]}))

    lijsten = [i["wie"] for s, i in daden(_scherm(t, kaart="vraagbaak")) if s == "regie_gezet"]

    assert ["zus", "huisarts"] in lijsten
    assert [] in lijsten


def test_a_helper_can_be_brought_nearer_without_dragging() -> None:
    naar = {
        i["waarde"]
        for s, i in daden(_scherm(ROB, actor="reclassering"))
        if s == "actor_gewijzigd" and i["veld"] == "route" and i.get("actor_id") == "reclassering"
    }

    assert set(Route) <= naar


def test_a_helper_can_be_dropped_on_each_ring() -> None:
    ringen = [e for e in alle(_scherm(ROB), "ellipse") if attributen(e).get("data-ontvangt") == "actor"]

    assert list(reversed(Route)) == [
        json.loads(attributen(r).get("data-inhoud") or "")["waarde"] for r in ringen
    ]


def test_a_tie_is_taken_away_from_whichever_end_it_was_laid() -> None:
    boom = _scherm(ROB, actor="huisarts", kaart="helper-kent")
    los = [i for s, i in daden(boom) if s == "band_losgemaakt" and i["naar"] == "zus"]

    t = na(ROB, "band_losgemaakt", **los[0])
    kennen = [{b.van, b.naar} for b in t.casus.banden if b.soort is BandSoort.KENT]

    assert {"zus", "huisarts"} not in kennen
    assert 3 == len(kennen)


def test_rob_can_keep_overview_of_a_part_of_his_own_life() -> None:
    t = rob(("band_gelegd", {"soort": "overzicht", "van": "hoofdpersoon", "naar": "wonen"}))

    assert "wonen alleen Rob zelf" in tekst_van(_scherm(t, kaart=OVERZICHT))


def test_a_helper_that_was_taken_away_meanwhile_closes_his_panel() -> None:
    t = na(ROB, "actor_weggehaald", actor_id="huisarts")

    assert "Wie loopt er met Rob mee?" in tekst_van(_scherm(t, actor="huisarts"))


def test_without_helpers_the_screen_asks_for_the_first_and_promises_nothing_to_press() -> None:
    t = replace(ROB, casus=Casus(id="sam", naam="Sam"))
    boom, hint = regie(t, Blik())

    assert "Zet eerst neer wie er om Sam heen staan." in tekst_van(boom)
    assert hint is None


def test_what_people_type_stays_text() -> None:
    t = rob(
        ("actor_gewijzigd", {"actor_id": "zus", "veld": "naam", "waarde": VIJANDIG[:60]}),
        ("actor_gewijzigd", {"actor_id": "zus", "veld": "organisatie", "waarde": VIJANDIG[:300]}),
        ("verhaal_gewijzigd", {"veld": "naam", "waarde": VIJANDIG[:60]}),
    )

    for blik in ({"actor": "zus", "kaart": "helper-gegevens"}, {"kaart": "vraagbaak"}, {"kaart": OVERZICHT}):
        assert "<img" not in schrijf(_scherm(t, **blik))


@pytest.mark.parametrize("breedte", [BREED, SMAL])
def test_no_tie_of_rob_runs_behind_the_name_of_a_ring(breedte: int) -> None:
    kring = next(e for e in alle(_scherm(ROB, breedte=breedte), "svg") if list(alle(e, "ellipse")))

    assert [] == namen_op_een_band(kring)

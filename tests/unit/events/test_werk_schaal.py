"""The form schaal: where each voice puts a domain, and what may be said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_werkvorm
from rk.domain import Schaalzet, Stem, Werkpunt
from rk.events import Toestand, beoordeel, fold, maak
from rk.events.gebeurtenis import als_gegeven
from rk.events.inbreng import als_gebeurtenis, lees_inbreng
from tests.unit.begin import na, rob

BRUG = Werkpunt("w-brug")


def met_brug(werkvorm: str = "brug") -> Toestand:
    gegeven = als_gegeven(laad_werkvorm(werkvorm))
    return rob(("werkvorm_toegevoegd", {"punt": f"w-{werkvorm}", "werkvorm": gegeven}))


def zet(t: Toestand, deel: str = "thuis", stem: str = "persoon", **velden: Any) -> Toestand:
    return na(t, "schaal_gezet", punt="w-brug", deel=deel, stem=stem, **velden)


def zegt(t: Toestand, soort: str, **inhoud: Any) -> str | None:
    return beoordeel(t, maak(soort, inhoud, sessie="s"))


def test_a_voice_has_one_place_per_domain_and_the_last_one_counts() -> None:
    t = zet(zet(met_brug(), nu=1, wens=3), nu=2, wens=4)

    assert (Schaalzet(deel="thuis", stem=Stem.PERSOON, nu=2, wens=4),) == t.werkstand(BRUG).schaal


def test_each_answer_of_the_room_is_one_voice_more() -> None:
    t = zet(zet(met_brug(), stem="deelnemer", nu=1), stem="deelnemer", nu=1)

    assert [1, 1] == [z.nu for z in t.werkstand(BRUG).schaal]


def test_the_room_can_be_asked_anew_about_one_domain_only() -> None:
    t = met_brug()
    for deel, stem in (("thuis", "deelnemer"), ("thuis", "persoon"), ("geld", "deelnemer")):
        t = zet(t, deel, stem, nu=1)

    t = na(t, "schaal_antwoorden_gewist", punt="w-brug", deel="thuis")

    over = {(z.deel, z.stem) for z in t.werkstand(BRUG).schaal}
    assert {("thuis", Stem.PERSOON), ("geld", Stem.DEELNEMER)} == over


def test_what_a_voice_takes_back_leaves_nothing_behind() -> None:
    t = zet(zet(met_brug(), nu=1))

    assert () == t.werkstand(BRUG).schaal


def test_a_month_of_before_stands_beside_today() -> None:
    t = zet(zet(met_brug(), nu=1), nu=0, moment="2025-03")

    assert {("", 1), ("2025-03", 0)} == {(z.moment, z.nu) for z in t.werkstand(BRUG).schaal}


@pytest.mark.parametrize(
    "inhoud",
    [
        {"deel": "tuin", "nu": 1},
        {"deel": "thuis", "nu": 5},
        {"deel": "thuis", "wens": 5},
        {"deel": "thuis", "nu": 1, "stem": "helper"},
        {"deel": "thuis", "praten": True},
    ],
)
def test_what_the_werkvorm_does_not_have_is_refused(inhoud: dict[str, Any]) -> None:
    assert zegt(met_brug(), "schaal_gezet", punt="w-brug", **inhoud) is not None


def test_domains_are_linked_and_let_go_whichever_way_round() -> None:
    t = na(met_brug(), "schaal_verbonden", punt="w-brug", van="thuis", naar="geld")
    assert (("thuis", "geld"),) == t.werkstand(BRUG).verbanden

    t = na(t, "schaal_verbonden", punt="w-brug", van="geld", naar="thuis", aan=False)
    assert () == t.werkstand(BRUG).verbanden


@pytest.mark.parametrize("volgorde", [["thuis", "thuis"], ["thuis", "tuin"]])
def test_an_order_names_each_domain_once_and_no_other(volgorde: list[str]) -> None:
    assert zegt(met_brug(), "schaal_geordend", punt="w-brug", volgorde=volgorde) is not None


def test_a_goal_is_stored_as_the_field_sends_it() -> None:
    t = na(met_brug(), "aantekening_gezet", punt="w-brug", bij="kort:geld", waarde="post openen")
    assert {"kort:geld": "post openen"} == t.werkstand(BRUG).aantekeningen

    t = na(t, "aantekening_gezet", punt="w-brug", bij="kort:geld", waarde="")
    assert {} == t.werkstand(BRUG).aantekeningen


def test_what_a_phone_gives_becomes_an_answer_of_the_room_without_who() -> None:
    t = met_brug("gespreksweb")
    inbreng = lees_inbreng(
        "w-gespreksweb", {"vorm": "schaal", "deel": "lijf", "nu": "2", "wens": "", "praten": "true"}
    )

    g = als_gebeurtenis(inbreng, sessie="s", tijd=t.laatst)
    assert beoordeel(t, g) is None
    t = fold(t, replace(g, nr=t.nr + 1))

    (z,) = t.werkstand(Werkpunt("w-gespreksweb")).schaal
    assert Schaalzet(deel="lijf", stem=Stem.DEELNEMER, nu=2, praten=True) == z


def test_a_place_on_the_scale_can_be_undone() -> None:
    t = zet(met_brug(), nu=1)
    laatste = t.te_herstellen()
    assert laatste is not None

    t = na(t, "ongedaan_gemaakt", doel=laatste[0].id)

    assert () == t.werkstand(BRUG).schaal

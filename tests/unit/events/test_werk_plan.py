"""A plan: rows that begin with a field, ideas that are taken over, and nothing that a field can't hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_werkvorm
from rk.domain import Antwoord
from rk.events import GebeurtenisFout, Toestand, beoordeel, fold, maak
from rk.events.gebeurtenis import als_gegeven
from rk.events.inbreng import als_gebeurtenis, bezwaar, lees_inbreng
from tests.unit.begin import na, rob


def met_plan(id_: str) -> Toestand:
    return na(rob(), "werkvorm_toegevoegd", punt=f"w-{id_}", werkvorm=als_gegeven(laad_werkvorm(id_)))


def zet(t: Toestand, punt: str, deel: str, rij: str, **waarden: str) -> Toestand:
    for veld, waarde in waarden.items():
        t = na(t, "planveld_gezet", punt=punt, deel=deel, rij=rij, veld=veld.replace("_", "-"), waarde=waarde)
    return t


def geweigerd(t: Toestand, soort: str, **inhoud: Any) -> str | None:
    try:
        return beoordeel(t, maak(soort, inhoud, sessie=t.sessie))
    except GebeurtenisFout as fout:
        return str(fout)


def rijen(t: Toestand) -> list[tuple[str, str, dict[str, str]]]:
    return [(r.deel, r.id, dict(r.waarden)) for r in t.werkstand(t.agenda[-1].punt).regels]


def test_a_row_begins_with_its_first_field_and_ends_without_any() -> None:
    t = zet(met_plan("tandem"), "w-tandem", "achterop", "a", wie="zus", taak="bellen")
    t = zet(t, "w-tandem", "achterop", "a", wie="")

    assert [("achterop", "a", {"taak": "bellen"})] == rijen(t)
    assert [] == rijen(na(t, "planrij_weggehaald", punt="w-tandem", rij="a"))


def test_a_part_holds_no_more_rows_than_it_says() -> None:
    t = met_plan("tandem")
    for rij in "ab":
        t = zet(t, "w-tandem", "achterop", rij, wie="zus")
    gemeen = {"punt": "w-tandem", "deel": "achterop", "rij": "c"}

    zin = "Hier is geen rij meer vrij. Haal er eerst een weg."
    assert zin == geweigerd(t, "planveld_gezet", **gemeen, veld="wie", waarde="huisarts")
    assert zin == geweigerd(t, "planrij_toegevoegd", **gemeen, waarden={"wie": "huisarts"})
    assert geweigerd(t, "planveld_gezet", **gemeen | {"rij": "a"}, veld="wie", waarde="huisarts") is None


@pytest.mark.parametrize(
    ("deel", "veld", "goed", "fout"),
    [
        ("signaal", "gemeld-op", "2026-03-01", "volgende week"),
        ("signaal", "wie-kan-het", "gemeente", "de burgemeester"),
        ("signaal", "halte", "huisarts", "nergens"),
    ],
)
def test_a_value_fits_its_field(deel: str, veld: str, goed: str, fout: str) -> None:
    t = met_plan("signalen")
    gemeen = {"punt": "w-signalen", "deel": deel, "rij": "r", "veld": veld}

    assert geweigerd(t, "planveld_gezet", **gemeen, waarde=goed) is None
    assert geweigerd(t, "planveld_gezet", **gemeen, waarde=None) is None
    assert (geweigerd(t, "planveld_gezet", **gemeen, waarde=fout) or "").endswith(".")
    assert geweigerd(
        t, "planrij_toegevoegd", punt="w-signalen", deel=deel, rij="r", waarden={veld: fout}
    ) == geweigerd(t, "planveld_gezet", **gemeen, waarde=fout)


def test_an_amount_may_be_any_words() -> None:
    t = zet(met_plan("wat-levert-het-op"), "w-wat-levert-het-op", "kosten-een", "r", van="weet ik niet")

    assert "weet ik niet" == rijen(t)[0][2]["van"]


def test_an_idea_is_taken_over_once_and_undo_gives_it_back() -> None:
    t = na(met_plan("tandem"), "planidee_gegeven", punt="w-tandem", idee_id="i", deel="achterop", tekst="Zus")
    t2 = na(
        t,
        "planrij_toegevoegd",
        punt="w-tandem",
        deel="achterop",
        rij="r",
        waarden={"taak": "Zus", "wie": ""},
        uit=["i"],
    )

    (rij,) = t2.werkstand(t2.agenda[-1].punt).regels
    assert (("i",), {"taak": "Zus"}) == (rij.uit, dict(rij.waarden))
    laatste = t2.te_herstellen()
    assert laatste is not None
    terug = fold(
        t2,
        replace(maak("ongedaan_gemaakt", {"doel": laatste[0].id}, sessie="s"), nr=t2.nr + 1),
    )
    assert t.werk == terug.werk


def test_what_is_added_to_a_field_remembers_all_that_it_came_from() -> None:
    t = met_plan("tandem")
    for uit in (["a"], ["b"], ["a"]):
        t = na(
            t,
            "planveld_gezet",
            punt="w-tandem",
            deel="voorop",
            rij="voorop:1",
            veld="doel",
            waarde="x",
            uit=uit,
        )

    assert ("b", "a") == t.werkstand(t.agenda[-1].punt).regels[0].uit


@pytest.mark.parametrize(
    ("soort", "inhoud"),
    [
        ("planveld_gezet", {"deel": "bestaat-niet", "rij": "r", "veld": "wie", "waarde": "x"}),
        ("planveld_gezet", {"deel": "achterop", "rij": "r", "veld": "bestaat-niet", "waarde": "x"}),
        ("planveld_gezet", {"deel": "achterop", "rij": "elders", "veld": "wie", "waarde": "x"}),
        ("planveld_gezet", {"deel": "achterop", "rij": "r", "veld": "wie", "waarde": "x" * 2001}),
        ("planrij_toegevoegd", {"deel": "achterop", "rij": "elders", "waarden": {}}),
        ("planrij_toegevoegd", {"deel": "achterop", "rij": "r", "waarden": {"bestaat-niet": "x"}}),
        ("planrij_weggehaald", {"rij": "r"}),
        ("planidee_gegeven", {"idee_id": "i", "deel": "bestaat-niet", "tekst": "x"}),
        ("planidee_gegeven", {"idee_id": "i", "deel": "achterop", "tekst": " "}),
        ("planidee_weggehaald", {"idee_id": "i"}),
    ],
)
def test_what_is_not_in_the_plan_is_refused_in_one_sentence(soort: str, inhoud: dict[str, Any]) -> None:
    t = zet(met_plan("tandem"), "w-tandem", "voorop", "elders", wie="Rob")

    assert (geweigerd(t, soort, punt="w-tandem", **inhoud) or "").endswith(".")


def test_a_plan_of_the_person_himself_opens_with_him_and_his_yes() -> None:
    t = met_plan("geldrust")
    t = replace(t, casus=replace(t.casus, oefening=False))
    inhoud = {"punt": "w-geldrust", "deel": "rust", "rij": "r", "veld": "wat", "waarde": "x"}

    assert geweigerd(t, "planveld_gezet", **inhoud) is not None
    t = na(t, "vooraf_ingevuld", veld="is_hier", waarde=Antwoord.JA)
    t = na(t, "werk_ja_gezet", punt="w-geldrust", ja=True)
    assert geweigerd(t, "planveld_gezet", **inhoud) is None


def test_an_idea_of_a_phone_becomes_one_without_whose_it_was() -> None:
    t = met_plan("tandem")
    inbreng = lees_inbreng("w-tandem", {"vorm": "plan", "deel": "achterop", "tekst": " Zus belt. "})

    assert bezwaar(t, inbreng) is None
    t = fold(t, replace(als_gebeurtenis(inbreng, sessie="s", tijd=t.begonnen), nr=t.nr + 1))
    assert [("achterop", "Zus belt.")] == [(i.deel, i.tekst) for i in t.werkstand(t.agenda[-1].punt).ideeen]

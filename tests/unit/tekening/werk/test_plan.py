"""The form plan: parts beside each other, ideas that become rows, sums that say what is not known."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_werkvorm, werkvormen
from rk.domain import Eerder, Kamerstand, Plandeel, Planregel, Punt, Vorm, Werkpunt, Werkstand, Werkvorm
from rk.events import Toestand
from rk.events.gebeurtenis import als_gegeven
from rk.events.inbreng import lees_inbreng
from rk.events.inbreng.werk import WerkInbreng
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, el, schrijf, tekst_van
from rk.tekening.telefoonblok import Rand
from rk.tekening.werk.plan import VORM
from rk.tekening.werk.plan.basis import geld
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    VIJANDIG_LANG,
    attributen,
    blijft_tekst,
    druk,
    dubbel,
    geweigerd,
    heeft,
    met_id,
)

PLANNEN = sorted(id_ for id_, w in werkvormen().items() if w.vorm is Vorm.PLAN)


def met_plan(w: str | Werkvorm, t: Toestand | None = None) -> tuple[Toestand, Punt]:
    werkvorm = laad_werkvorm(w) if isinstance(w, str) else w
    punt = Werkpunt(f"w-{werkvorm.id}")
    t = na(t or rob(), "werkvorm_toegevoegd", punt=str(punt), werkvorm=als_gegeven(werkvorm))
    return na(t, "stap_geopend", stap=str(punt)), punt


def delen_van(id_: str) -> tuple[Plandeel, ...]:
    plan = laad_werkvorm(id_).plan
    assert plan is not None
    return plan.delen


def zet(t: Toestand, punt: Punt, deel: str, rij: str, **waarden: str) -> Toestand:
    for veld, waarde in waarden.items():
        inhoud = {"punt": str(punt), "deel": deel, "rij": rij, "veld": veld.replace("_", "-")}
        t = na(t, "planveld_gezet", **inhoud, waarde=waarde)
    return t


def idee(t: Toestand, punt: Punt, deel: str, id_: str, tekst: str) -> Toestand:
    return na(t, "planidee_gegeven", punt=str(punt), deel=deel, idee_id=id_, tekst=tekst)


def scherm(t: Toestand, punt: Punt, **kijk: Any) -> El:
    kijk["open"] = frozenset(kijk.get("open", ()))
    return beeld(t, punt, Blik(**kijk))


def vol(id_: str) -> tuple[Toestand, Punt]:
    """Every part as full as it gets, with hostile words, ideas, and an earlier talk."""
    t, punt = met_plan(id_)
    plan = laad_werkvorm(id_).plan
    assert plan is not None
    halte = t.casus.werkelijk[0].halte_id
    past = {"datum": "2026-03-01", "maand": "2026-03", "halte": halte, "bedrag": "1.200"}
    regels = []
    for d in plan.delen:
        t = idee(t, punt, d.id, f"i-{d.id}", VIJANDIG_LANG[:2000])
        for nr in range(d.rijen):
            rij = f"{d.id}:{nr + 1}"
            waarden = {v.id: v.keuzes[-1] if v.keuzes else past.get(v.soort, VIJANDIG) for v in d.velden}
            if d.rijen == 1:
                t = zet(t, punt, d.id, rij, **waarden)
            else:
                t = na(t, "planrij_toegevoegd", punt=str(punt), deel=d.id, rij=rij, waarden=waarden)
            regels.append(Planregel(id=rij, deel=d.id, waarden={**waarden, "weg": "x"}))
    eerder = Eerder(
        sessie="x", dag="2026-03-01", titel="x", casus=t.casus, werk={id_: Werkstand(regels=tuple(regels))}
    )
    return replace(t, eerder=(eerder, eerder)), punt


# ---- every plan that ships, and any other --------------------------------------------------------


@pytest.mark.parametrize("id_", PLANNEN)
@pytest.mark.parametrize("fase", ["", "voor_zich", "bekijken", "kiezen"])
@pytest.mark.parametrize("gevuld", [False, True])
def test_every_act_on_the_screen_is_one_that_the_server_takes(id_: str, fase: str, gevuld: bool) -> None:
    t, punt = vol(id_) if gevuld else met_plan(id_)
    if fase:
        t = na(t, "fase_gezet", stap=str(punt), fase=fase)
    plan = laad_werkvorm(id_).plan
    assert plan is not None
    for d in plan.delen:
        for kijk in ({"kaart": d.id}, {"kaart": f"{d.id}/{d.id}:1/40", "breedte": SMAL}):
            boom = scherm(t, punt, **kijk, open={"plan-instroom"})
            boom = next(e for e in alle(boom, "main"))

            assert [] == [x for x in geweigerd(t, boom) if x[0].startswith("plan")]
            assert [] == dubbel(boom)
            assert not gevuld or fase == "voor_zich" or blijft_tekst(boom)


@pytest.mark.parametrize("id_", PLANNEN)
def test_a_plan_is_shown_in_the_overview_and_printed_as_text_only(id_: str) -> None:
    leeg, punt = met_plan(id_)
    assert VORM.alinea(leeg, punt) is None

    t, punt = vol(id_)
    alinea = VORM.alinea(t, punt)
    assert alinea is not None
    assert blijft_tekst(alinea)
    assert "1 maart 2026" in tekst_van(alinea)
    assert "<script" not in schrijf(VORM.papier(t, punt))


@pytest.mark.parametrize("id_", PLANNEN)
def test_a_closed_talk_has_no_field_and_all_that_was_written(id_: str) -> None:
    t, punt = vol(id_)
    t = na(t, "sessie_gesloten")
    for d in delen_van(id_):
        boom = scherm(t, punt, kaart=d.id)

        assert [] == [e for e in alle(boom) if e.tag in ("input", "textarea", "select", "form")]
        assert blijft_tekst(boom)


def test_parts_are_calm_beside_the_one_that_is_open() -> None:
    t, punt = met_plan("tandem")
    boom = scherm(t, punt, kaart="achterop")

    delen = [e for e in alle(boom, "button") if "rk-plan-deel" in attributen(e).get("class", "").split()]
    assert 7 == len(delen)
    assert ["deel-achterop"] == [attributen(e)["id"] for e in delen if "aria-current" in attributen(e)]
    assert "Wie zijn de vaste gezichten?" in tekst_van(boom)
    assert "Hoe stuurt Rob zelf?" not in tekst_van(boom)


def test_on_the_quiet_screen_stand_the_questions_and_nothing_that_anybody_wrote() -> None:
    t, punt = met_plan("geldrust")
    t = idee(zet(t, punt, "rust", "r", wat="geheim"), punt, "rust", "i", "ook geheim")
    gelezen = tekst_van(scherm(na(t, "fase_gezet", stap=str(punt), fase="voor_zich"), punt))

    assert "Welk geld loop ik mis?" in gelezen
    assert "geheim" not in gelezen


# ---- rows ----------------------------------------------------------------------------------------


def test_a_new_row_opens_by_itself_and_closes_to_one_line() -> None:
    t, punt = met_plan("tandem")
    kijk = json.loads(attributen(met_id(scherm(t, punt), "deel-achterop"))["data-blik"])
    t = zet(t, punt, "achterop", "r", wie="zus", taak="bellen")

    boom = scherm(t, punt, **kijk)
    assert heeft(boom, "plan-r-taak")
    dicht = json.loads(attributen(met_id(boom, "rij-r"))["data-blik"])
    boom = scherm(t, punt, **dicht)
    assert not heeft(boom, "plan-r-taak")
    assert "zus Waarvoor: bellen" in tekst_van(met_id(boom, "rij-r"))


def test_a_row_goes_by_one_press_and_a_full_part_says_so() -> None:
    t, punt = met_plan("tandem")
    for rij in "ab":
        t = zet(t, punt, "achterop", rij, wie="zus")
    assert "Alle 2 regels zijn gebruikt." in tekst_van(scherm(t, punt, kaart="achterop"))

    t = druk(t, scherm(t, punt, kaart="achterop/b/2"), "weg-b")
    assert ["a"] == [r.id for r in t.werkstand(punt).regels]
    assert heeft(scherm(t, punt, kaart="achterop"), "plan-nieuw-achterop")


def test_a_choice_is_taken_back_by_pressing_it_again() -> None:
    t, punt = met_plan("tandem")
    for verwacht in ("ja", ""):
        t = druk(t, scherm(t, punt, kaart="voorop"), "plan-voorop:1-akkoord-0")
        assert verwacht == t.werkstand(punt).regels[0].waarden.get("akkoord", "")


# ---- ideas and what the talk brought -------------------------------------------------------------


def test_ideas_stand_first_and_the_group_takes_one_over_into_a_row() -> None:
    t, punt = met_plan("tandem")
    t = idee(zet(t, punt, "verteld", "al", wat="de schuld"), punt, "verteld", "i", "Waarom hij wegliep")
    boom = scherm(t, punt, kaart="verteld")
    ids = [attributen(e).get("id") for e in alle(boom)]
    assert ids.index("idee-i") < ids.index("regel-al")
    kiezen = scherm(na(t, "fase_gezet", stap=str(punt), fase="kiezen"), punt, kaart="verteld")
    ids = [attributen(e).get("id") for e in alle(kiezen)]
    assert ids.index("regel-al") < ids.index("idee-i")

    t = druk(t, boom, "neem-i")
    assert {"wat": "Waarom hij wegliep"} == dict(t.werkstand(punt).regels[-1].waarden)
    assert not heeft(scherm(t, punt, kaart="verteld"), "idee-i")


def test_an_idea_for_a_part_that_is_filled_in_once_joins_what_stands_there() -> None:
    t, punt = met_plan("plan-van-aanpak")
    for nr, tekst in enumerate(("Meer mensen om me heen", "Rust")):
        t = idee(t, punt, "doel", f"i{nr}", tekst)
        t = druk(t, scherm(t, punt, kaart="doel"), f"neem-i{nr}")
    waarden = t.werkstand(punt).regels[0].waarden
    assert ("Meer mensen om me heen", "Rust") == (waarden["doel"], waarden["waarom"])
    t = druk(
        idee(t, punt, "doel", "i2", "Een huis"),
        scherm(idee(t, punt, "doel", "i2", "Een huis"), punt, kaart="doel"),
        "neem-i2",
    )
    assert "Meer mensen om me heen\nEen huis" == t.werkstand(punt).regels[0].waarden["doel"]


def test_an_idea_names_its_row_where_no_field_holds_words() -> None:
    t, punt = met_plan("geldrust")
    t = idee(t, punt, "misloop", "i", "Huurtoeslag")
    t = druk(t, scherm(t, punt, kaart="misloop"), "neem-i")

    assert {} == dict(t.werkstand(punt).regels[0].waarden)
    assert "Huurtoeslag" in tekst_van(scherm(t, punt, kaart="misloop"))


def obstakels() -> Toestand:
    t = rob()
    b = t.casus.werkelijk[1].id
    t = na(t, "obstakel_toegevoegd", bezoek_id=b, obstakel_id="adres", tekst="Eerst een adres", soort="regel")
    t = na(t, "obstakel_toegevoegd", bezoek_id=b, obstakel_id="geld", tekst="Eerst inkomen", soort="regel")
    t = na(t, "obstakel_gewijzigd", obstakel_id="adres", veld="vereist", waarde=["geld"])
    return na(t, "obstakel_gewijzigd", obstakel_id="geld", veld="vereist", waarde=["adres"])


def test_obstacles_and_circles_are_offered_when_asked_and_never_come_by_themselves() -> None:
    t, punt = met_plan("signalen", obstakels())
    dicht = scherm(t, punt)
    assert "Eerst een adres" not in tekst_van(dicht)
    assert "3 uit het gesprek" in tekst_van(dicht)
    assert () == t.werkstand(punt).regels

    boom = scherm(t, punt, open={"plan-instroom"})
    assert "Dit wacht op elkaar: (1) Eerst een adres (2) Eerst inkomen" in tekst_van(boom)
    na_een = druk(t, boom, "neem-uit-1")
    (rij,) = na_een.werkstand(punt).regels
    assert ("Eerst een adres", t.casus.werkelijk[1].halte_id) == (rij.waarden["wat"], rij.waarden["halte"])
    assert "2 uit het gesprek" in tekst_van(scherm(na_een, punt))


def test_circles_and_tellings_stay_away_while_figures_are_off() -> None:
    t = na(obstakels(), "vooraf_ingevuld", veld="is_hier", waarde="ja")
    signalen, punt = met_plan("signalen", t)
    assert "2 uit het gesprek" in tekst_van(scherm(signalen, punt))
    tandem, punt = met_plan("tandem", t)
    assert not heeft(scherm(tandem, punt, kaart="verteld"), "plan-instroom")
    assert heeft(scherm(met_plan("tandem")[0], punt, kaart="verteld"), "plan-instroom")


def test_what_the_person_hides_goes_from_the_plan_too() -> None:
    t, punt = met_plan("signalen", obstakels())
    t = druk(t, scherm(t, punt, open={"plan-instroom"}), "neem-uit-1")
    t = na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")
    t = na(t, "verborgen_gezet", wat=t.casus.werkelijk[1].id, verborgen=True)

    assert "Eerst een adres" not in tekst_van(scherm(t, punt, open={"plan-instroom"}))
    assert VORM.alinea(t, punt) is None


# ---- later talks ---------------------------------------------------------------------------------


def met_eerder(t: Toestand, **delen: dict[str, str]) -> Toestand:
    regels = tuple(Planregel(id=f"oud-{d}", deel=d, waarden=w) for d, w in delen.items())
    e = Eerder(
        sessie="x", dag="2026-03-01", titel="x", casus=t.casus, werk={"tandem": Werkstand(regels=regels)}
    )
    return replace(t, eerder=(e,))


def test_a_later_talk_shows_below_a_field_what_stood_there_before() -> None:
    t, punt = met_plan("tandem")
    t = met_eerder(
        zet(t, punt, "voorop", "voorop:1", doel="Een huis", tempo="rustig"),
        voorop={"doel": "Rust", "tempo": "rustig"},
    )

    gelezen = tekst_van(scherm(t, punt, kaart="voorop"))
    assert "1 maart 2026: Rust" in gelezen
    assert "1 maart 2026: rustig" not in gelezen
    assert "Welk doel koos Rob? was Rust" in tekst_van(VORM.alinea(t, punt) or el("p"))


def test_rows_of_an_earlier_talk_lie_below_and_can_be_taken_over_whole() -> None:
    t, punt = met_plan("tandem")
    t = met_eerder(t, achterop={"wie": "zus", "taak": "bellen", "weg": "oud veld"})
    boom = scherm(t, punt, kaart="achterop")
    assert "Op 1 maart 2026 stond hier" in tekst_van(boom)

    t = druk(t, boom, "neem-eerder-0-0")
    assert {"wie": "zus", "taak": "bellen"} == dict(t.werkstand(punt).regels[0].waarden)
    assert "staat er nog" in tekst_van(scherm(t, punt, kaart="achterop"))


# ---- amounts -------------------------------------------------------------------------------------


def test_a_part_says_its_sum_as_a_range_and_what_is_not_known() -> None:
    t, punt = met_plan("wat-levert-het-op")
    t = zet(t, punt, "kosten-een", "a", wat="opvang", van="4.000", tot="6.500")
    assert "Samen: € 4.000 tot € 6.500" in tekst_van(scherm(t, punt, kaart="kosten-een"))

    t = zet(t, punt, "kosten-een", "b", wat="spoedhulp")
    gelezen = tekst_van(scherm(t, punt, kaart="kosten-een"))
    assert "Samen: ten minste € 4.000 · van 1 regel is het bedrag niet bekend" in gelezen


def test_two_ways_stand_beside_each_other_with_who_pays_and_who_gains() -> None:
    t, punt = met_plan("wat-levert-het-op")
    assert "Vul bij beide wegen een bedrag in." in tekst_van(scherm(t, punt, kaart="naast"))
    t = zet(t, punt, "kosten-een", "a", wat="opvang", van="4.000", tot="6.500", wie_betaalt="gemeente")
    t = zet(
        t,
        punt,
        "kosten-twee",
        "b",
        wat="maatje",
        van="2.000",
        tot="3.000",
        wie_betaalt="Gemeente",
        wie_wint="zorg",
    )

    gelezen = tekst_van(scherm(t, punt, kaart="naast"))
    assert "Weg 2 kost € 1.000 tot € 4.500 minder." in gelezen
    assert "gemeente € 4.000 tot € 6.500 € 2.000 tot € 3.000" in gelezen
    assert "zorg maatje (weg 2)" in gelezen
    assert "Bij 2 bedragen staat nog niet waar ze vandaan komen." in gelezen
    assert "Weg 2 kost € 1.000 tot € 4.500 minder." in tekst_van(VORM.alinea(t, punt) or el("p"))


@pytest.mark.parametrize(("centen", "tekst"), [(0, "€ 0"), (123456789, "€ 1.234.567,89"), (-5000, "€ 50")])
def test_money_is_written_as_people_do(centen: int, tekst: str) -> None:
    assert tekst == geld(centen)


# ---- the phone -----------------------------------------------------------------------------------


def telefoon(t: Toestand, punt: Punt, wijzig: WerkInbreng | None = None) -> El:
    rand = Rand(nieuw="nieuw", vervangt="oud" if wijzig else "", noot=el("div", id="noot"), meelezen=False)
    return el("div", VORM.telefoon(t, punt, wijzig, rand))


@pytest.mark.parametrize("id_", PLANNEN)
def test_a_phone_sends_a_form_that_is_read_and_can_be_changed(id_: str) -> None:
    t, punt = met_plan(id_)
    delen = delen_van(id_)
    inbreng = lees_inbreng(str(punt), {"vorm": "plan", "deel": delen[-1].id, "tekst": VIJANDIG})
    assert isinstance(inbreng, WerkInbreng)

    boom = telefoon(t, punt, inbreng)
    namen = {attributen(e)["name"] for e in alle(boom) if "name" in attributen(e)}
    assert {"stap", "id", "vorm", "vervangt", "gemeld", "deel", "tekst"} == namen
    assert [] == dubbel(boom)
    gekozen = [
        attributen(e)["value"]
        for e in alle(boom, "input")
        if attributen(e)["name"] == "deel" and (len(delen) == 1 or "checked" in attributen(e))
    ]
    assert [delen[-1].id] == gekozen
    assert blijft_tekst(boom)
    assert VORM.in_woorden(t, inbreng).endswith(VIJANDIG)


def test_with_forty_rows_ideas_of_two_hundred_people_and_long_words_the_screen_is_drawn() -> None:
    w = laad_werkvorm("signalen")
    assert w.plan is not None
    w = replace(w, plan=replace(w.plan, delen=(replace(w.plan.delen[0], rijen=40),)))
    t, punt = met_plan(w)
    for nr in range(40):
        t = zet(t, punt, "signaal", f"r{nr}", wat="Meerzorgaanvraagformulier" * 10)
    for nr in range(200):
        t = idee(t, punt, "signaal", f"i{nr}", f"Idee {nr}")

    boom = beeld(t, punt, Blik(), Kamerstand(open=True, deelnemers=200))
    assert [] == dubbel(boom)
    assert "200 ideeën" in tekst_van(boom)
    assert 200 == sum(
        "disabled" in attributen(e)
        for e in alle(boom, "button")
        if attributen(e).get("id", "").startswith("neem-i")
    )

"""First each for himself, then together: the same for every step that collects, and never in the way."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from rk.domain import VERZAMELEND, Fase, Kamerstand, Regiefunctie, Stap, VierV
from rk.events import Toestand
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.schermen import stippen
from rk.tekening.schermen.papier import papier
from rk.tekening.schermen.spreiding import tellingen
from rk.tekening.schermen.viersamen import gelijke_paren
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

OPEN = Kamerstand(open=True, code="K7MW4QXA", adres="http://192.168.1.20:8101", deelnemers=7, klaar=5)
ZONDER = Kamerstand()
ANDERS = [s for s in VERZAMELEND if s is not Stap.VIERV]


def vol(*, boos: bool = False) -> Toestand:
    """Something of everything at each step that collects."""
    tekst = VIJANDIG_LANG if boos else "Een gedachte"
    t = rob(("verhaal_gewijzigd", {"veld": "naam", "waarde": "Maximiliaan-Alexander van Oud-Zuilenstein"}))
    bezoek = t.casus.werkelijk[0].id
    t = na(t, "goed_toegevoegd", bezoek_id=bezoek, tekst=tekst)
    t = na(t, "obstakel_toegevoegd", bezoek_id=bezoek, tekst=tekst)
    naam = VIJANDIG[:60] if boos else "Een rol met een naam van veertig tekens!"
    t = na(t, "actor_toegevoegd", actor_id="lang", naam=naam, route="groen")
    for functie in Regiefunctie:
        for wie in (["lang"], ["lang", "hoofdpersoon"], []):
            t = na(t, "regie_antwoord_gegeven", functie=functie, wie=wie)
        t = na(t, "regie_antwoord_gegeven", functie=functie, weet_niet=True)
    for nr in range(3):
        t = na(t, "kaart_toegevoegd", kaart_id=f"k{nr}", vak="vasthouden", tekst=f"{tekst} {nr}")
        t = na(t, "dilemma_toegevoegd", dilemma_id=f"d{nr}", tussen=tekst, en=f"{tekst} {nr}")
        t = na(t, "wens_voorgesteld", voorstel_id=f"p{nr}", tekst=f"{tekst} {nr}")
    t = na(t, "kaarten_samengevoegd", kaart_ids=["k0", "k1"])
    t = na(t, "wens_gekozen", voorstel_id="p0", wens_id="w0")
    t = na(t, "stip_gezet", doel="k0", aantal=2)
    return na(t, "stippen_geteld", stap="wensen", totalen={"p1": 14, "p2": 1})


def in_fase(t: Toestand, stap: Stap, fase: Fase) -> Toestand:
    return na(na(t, "stap_geopend", stap=stap), "fase_gezet", stap=stap, fase=fase)


def scherm(t: Toestand, stap: Stap, kamer: Kamerstand = ZONDER, **kijk: Any) -> El:
    return met_id(beeld(t, stap, Blik(**kijk), kamer), "rk-hoofd")


@pytest.mark.parametrize("breedte", [1920, SMAL])
@pytest.mark.parametrize("open_", [frozenset[str](), frozenset({"stippen", "verborgen"})])
@pytest.mark.parametrize("fase", list(Fase))
@pytest.mark.parametrize("stap", VERZAMELEND)
def test_every_act_in_every_phase_is_one_that_the_server_takes(
    stap: Stap, fase: Fase, open_: frozenset[str], breedte: int
) -> None:
    t = in_fase(vol(boos=True), stap, fase)
    for kamer in (ZONDER, OPEN):
        boom = scherm(t, stap, kamer, open=open_, breedte=breedte)

        assert [] == geweigerd(t, boom)
        assert [] == dubbel(boom)
        assert not list(alle(boom, "img"))


@pytest.mark.parametrize("stap", VERZAMELEND)
def test_while_each_writes_for_himself_nothing_that_anybody_wrote_is_in_the_page(stap: Stap) -> None:
    t = in_fase(vol(), stap, Fase.VOOR_ZICH)

    for kijk in ({}, {"kaart": "k0"}, {"open": frozenset({"verborgen", "stippen", "regie-kring"})}):
        assert "Een gedachte" not in schrijf(beeld(t, stap, Blik(**kijk), OPEN))


@pytest.mark.parametrize("stap", VERZAMELEND)
def test_the_quiet_screen_asks_to_write_on_a_phone_or_on_paper_and_counts_who_is_ready(stap: Stap) -> None:
    t = in_fase(vol(), stap, Fase.VOOR_ZICH)

    met_telefoon = tekst_van(scherm(t, stap, OPEN))
    assert "schrijf op je telefoon" in met_telefoon
    assert "5 van 7 klaar" in met_telefoon
    for kamer in (ZONDER, replace(OPEN, deelnemers=0, klaar=0)):
        zonder = tekst_van(scherm(t, stap, kamer))
        assert "schrijf op papier" in zonder
        assert "van 7 klaar" not in zonder


@pytest.mark.parametrize("stap", VERZAMELEND)
def test_back_and_forth_between_the_phases_loses_nothing(stap: Stap) -> None:
    t = in_fase(vol(), stap, Fase.BEKIJKEN)
    voor = replace(t, nr=0, log=(), fasen={}, laatst="")

    for fase in ("voor_zich", "bekijken", "voor_zich", "bekijken"):
        t = druk(t, scherm(t, stap, OPEN), f"fase-{fase}")

        aan = [
            attributen(e)["id"]
            for e in alle(met_id(scherm(t, stap), "fasen"), "button")
            if attributen(e)["aria-pressed"] == "true"
        ]
        assert [f"fase-{fase}"] == aan
    assert voor == replace(t, nr=0, log=(), fasen={}, laatst="")


@pytest.mark.parametrize("stap", ANDERS)
def test_a_group_without_phones_sees_its_step_and_one_quiet_button(stap: Stap) -> None:
    t = na(rob(), "stap_geopend", stap=stap)
    boom = scherm(t, stap)

    assert not heeft(boom, "fasen")
    assert not heeft(boom, "fase-stil")
    t = druk(t, boom, "fase-voor_zich")
    assert heeft(scherm(t, stap), "fase-stil")
    t = druk(t, scherm(t, stap), f"{stap.value}-verder")
    assert not heeft(scherm(t, stap), "fase-stil")


@pytest.mark.parametrize("stap", VERZAMELEND)
def test_in_a_closed_talk_nobody_is_silent_any_more(stap: Stap) -> None:
    t = na(in_fase(vol(), stap, Fase.VOOR_ZICH), "sessie_gesloten")

    boom = beeld(t, stap, Blik())

    assert "Een gedachte" in tekst_van(boom) or stap is Stap.REGIE
    assert not heeft(boom, "fasen")


@pytest.mark.parametrize("n", [1, 3, 4])
def test_thin_anonymity_is_said_where_people_write(n: int) -> None:
    t = in_fase(rob(), Stap.VIERV, Fase.VOOR_ZICH)

    assert (n < 4) == ("is snel te raden" in tekst_van(scherm(t, Stap.VIERV, replace(OPEN, deelnemers=n))))


# ---- dots --------------------------------------------------------------------------------------


def test_dots_of_phones_show_as_they_come_in_and_stay_when_the_phase_is_left() -> None:
    t = in_fase(vol(), Stap.WENSEN, Fase.KIEZEN)
    p1, p2 = t.voorstellen[1:]
    nu = replace(OPEN, gestipt=(("p1", 3),))

    assert (3, 0) == (
        stippen.aantal(t, Stap.WENSEN, p1, nu),
        stippen.aantal(t, Stap.WENSEN, p2, nu),
    )
    t = na(t, "fase_gezet", stap="wensen", fase="bekijken")
    assert (14, 1) == (
        stippen.aantal(t, Stap.WENSEN, p1, nu),
        stippen.aantal(t, Stap.WENSEN, p2, nu),
    )


def test_on_cards_that_lie_together_lie_the_dots_of_all() -> None:
    t = na(vol(), "stippen_geteld", stap="vierv", totalen={"k0": 1, "k1": 4, "k2": 2})

    k0, k2 = t.kaarten

    assert (2 + 1 + 4, 2) == (
        stippen.aantal(t, Stap.VIERV, k0, ZONDER),
        stippen.aantal(t, Stap.VIERV, k2, ZONDER),
    )


@pytest.mark.parametrize(("n", "ronde"), [(1, 1), (6, 6), (7, 1), (150, 1)])
def test_few_dots_are_drawn_and_many_are_a_number(n: int, ronde: int) -> None:
    rij = stippen.stippen(n)

    assert rij is not None
    assert ronde == len(list(alle(rij, "i")))
    assert (f"{n} stippen" if n > 1 else "1 stip") in tekst_van(rij)
    assert stippen.stippen(0) is None


@pytest.mark.parametrize("stap", [Stap.VIERV, Stap.DILEMMAS, Stap.WENSEN])
def test_the_footer_says_how_many_dots_everybody_has(stap: Stap) -> None:
    t = in_fase(vol(), stap, Fase.KIEZEN)

    voet = met_id(beeld(t, stap, Blik(), replace(OPEN, stippen=3)), "rk-melding")
    zonder = met_id(beeld(t, stap, Blik()), "rk-melding")

    assert "ieder geeft 3 stippen" in tekst_van(voet)
    assert "om te kiezen" in tekst_van(zonder)


def test_dots_by_hand_are_offered_only_when_asked_for() -> None:
    t = in_fase(vol(), Stap.VIERV, Fase.KIEZEN)
    assert not heeft(scherm(t, Stap.VIERV), "stip-plus-k2")

    t = druk(t, scherm(t, Stap.VIERV, open=frozenset({"stippen"})), "stip-plus-k2")
    assert 1 == t.bijgelegd["k2"]
    t = druk(t, scherm(t, Stap.VIERV, open=frozenset({"stippen"})), "stip-min-k2")

    assert "k2" not in t.bijgelegd


# ---- step 4: the spread ------------------------------------------------------------------------


def test_the_spread_counts_without_names_of_who_answered() -> None:
    t = in_fase(rob(), Stap.REGIE, Fase.BEKIJKEN)
    zus, ander = t.casus.actoren[:2]
    for wie in ([zus.id], [zus.id], [ander.id], [zus.id, "hoofdpersoon"], []):
        t = na(t, "regie_antwoord_gegeven", functie="overzicht", wie=wie)
    t = na(t, "regie_antwoord_gegeven", functie="overzicht", weet_niet=True)

    rij = tellingen(t, Regiefunctie.OVERZICHT)

    assert (3, 1, 1, 1, 1) == tuple(n for _naam, n in rij)
    assert ["niemand", "weet ik niet"] == [naam for naam, _n in rij[-2:]]
    assert "Niet iedereen noemde dezelfde." in tekst_van(scherm(t, Stap.REGIE))


def test_where_all_name_the_same_the_figure_says_so() -> None:
    t = in_fase(rob(), Stap.REGIE, Fase.BEKIJKEN)
    for functie in ("overzicht", "voortgang"):
        for nr in range(3):
            wie = [t.casus.actoren[nr if functie == "voortgang" else 0].id]
            t = na(t, "regie_antwoord_gegeven", functie=functie, wie=wie)

    assert "Bij 1 van de 2 taken noemde iedereen dezelfde." in tekst_van(scherm(t, Stap.REGIE))
    hier = na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")
    assert not heeft(scherm(hier, Stap.REGIE), "spreiding-eenduidig")


def test_the_rings_are_one_press_away_and_stand_there_while_choosing() -> None:
    t = in_fase(vol(), Stap.REGIE, Fase.BEKIJKEN)

    assert heeft(scherm(t, Stap.REGIE), "spreiding")
    wissel = json.loads(attributen(met_id(scherm(t, Stap.REGIE), "regie-wissel"))["data-blik"])["wissel"]
    assert not heeft(scherm(t, Stap.REGIE, open=frozenset({wissel})), "spreiding")
    assert not heeft(scherm(in_fase(t, Stap.REGIE, Fase.KIEZEN), Stap.REGIE), "spreiding")


def test_who_has_no_phone_can_be_counted_in_and_a_task_asked_anew() -> None:
    t = in_fase(vol(), Stap.REGIE, Fase.BEKIJKEN)
    t = druk(t, scherm(t, Stap.REGIE, kaart="overzicht"), "antwoord-overzicht-weet-niet")
    assert ("weet ik niet", 2) == tellingen(t, Regiefunctie.OVERZICHT)[-1]

    t = druk(t, scherm(t, Stap.REGIE, kaart="overzicht"), "spreiding-opnieuw-overzicht")

    assert [] == tellingen(t, Regiefunctie.OVERZICHT)


def test_a_group_that_wrote_on_paper_counts_its_answers_in() -> None:
    t = na(rob(), "stap_geopend", stap="regie")
    assert not heeft(scherm(t, Stap.REGIE, kaart="overzicht"), "antwoord-overzicht-niemand")
    t = in_fase(in_fase(t, Stap.REGIE, Fase.VOOR_ZICH), Stap.REGIE, Fase.BEKIJKEN)

    t = druk(t, scherm(t, Stap.REGIE, kaart="overzicht"), "antwoord-overzicht-niemand")

    assert [("niemand", 1)] == tellingen(t, Regiefunctie.OVERZICHT)


# ---- steps 6 to 8 ------------------------------------------------------------------------------


def test_two_cards_that_say_the_same_are_offered_and_only_the_group_lays_them_together() -> None:
    t = in_fase(rob(), Stap.VIERV, Fase.BEKIJKEN)
    for tekst in ("De huisarts kent hem al jaren", "Huisarts kent hem al jaren", "Iets heel anders"):
        t = na(t, "kaart_toegevoegd", vak="vasthouden", tekst=tekst)
    boom = scherm(t, Stap.VIERV)

    assert 3 == len(t.kaarten)
    t = druk(t, boom, "lijkt-samen")

    assert 2 == len(t.kaarten)
    assert not heeft(scherm(t, Stap.VIERV), "lijkt")
    assert "2 samen" in tekst_van(scherm(t, Stap.VIERV))


def test_two_cards_that_stay_apart_are_offered_on_no_screen_again() -> None:
    t = in_fase(rob(), Stap.VIERV, Fase.BEKIJKEN)
    for tekst in ("De huisarts kent hem al jaren", "Huisarts kent hem al jaren", "Huisarts kent hem jaren"):
        t = na(t, "kaart_toegevoegd", vak="vasthouden", tekst=tekst)
    over = len(gelijke_paren(t, Blik(), t.kaarten))

    t = druk(t, scherm(t, Stap.VIERV), "lijkt-niet")

    assert over - 1 == len(gelijke_paren(t, Blik(breedte=SMAL), t.kaarten)) > 0
    while heeft(scherm(t, Stap.VIERV), "lijkt"):
        t = druk(t, scherm(t, Stap.VIERV), "lijkt-niet")
    assert 3 == len(t.kaarten)
    t = na(t, "ongedaan_gemaakt", doel=t.log[-1][0].id)
    assert heeft(scherm(t, Stap.VIERV), "lijkt")


def test_a_card_is_laid_on_another_by_keys_and_taken_apart_again() -> None:
    t = in_fase(vol(), Stap.VIERV, Fase.BEKIJKEN)
    knop = met_id(scherm(t, Stap.VIERV, kaart="k0"), "kaart-samen")
    wissel = json.loads(attributen(knop)["data-blik"])["wissel"]

    t = druk(t, scherm(t, Stap.VIERV, kaart="k0", open=frozenset({wissel})), "leg-bij-k2")
    assert ["k0"] == [k.id for k in t.kaarten]
    t = druk(t, scherm(t, Stap.VIERV, kaart="k0"), "kaart-uit-elkaar")

    assert ["k0", "k1", "k2"] == [k.id for k in t.kaarten]


def test_a_card_is_laid_on_another_by_dragging_and_never_by_accident() -> None:
    t = in_fase(vol(), Stap.VIERV, Fase.BEKIJKEN)
    boom = scherm(t, Stap.VIERV)

    assert ["k0"] == [k.id for k in druk(t, boom, "samen-k0", kaart_id="k2").kaarten]
    assert ["k2", "k0"] == [k.id for k in druk(t, boom, "rij-k0", kaart_id="k2").kaarten]


def test_a_hidden_card_is_never_offered_to_lay_together() -> None:
    t = in_fase(vol(), Stap.VIERV, Fase.BEKIJKEN)
    t = na(t, "kaart_gewijzigd", kaart_id="k2", veld="tekst", waarde="Iets geheims")
    t = na(t, "verborgen_gezet", wat="k2")
    knop = met_id(scherm(t, Stap.VIERV, kaart="k0"), "kaart-samen")
    wissel = json.loads(attributen(knop)["data-blik"])["wissel"]

    assert "Iets geheims" not in schrijf(scherm(t, Stap.VIERV, kaart="k0", open=frozenset({wissel})))


def test_a_proposal_becomes_a_wish_with_one_press_until_there_are_three() -> None:
    t = in_fase(vol(), Stap.WENSEN, Fase.KIEZEN)
    t = druk(t, scherm(t, Stap.WENSEN), "kies-p1")
    t = druk(t, scherm(t, Stap.WENSEN), "kies-p2")
    t = na(t, "wens_voorgesteld", voorstel_id="p3", tekst="Een vierde")
    boom = scherm(t, Stap.WENSEN)

    assert 3 == len(t.wensen)
    assert "disabled" in attributen(met_id(boom, "kies-p3"))
    assert "Er zijn drie wensen." in tekst_van(boom)


def test_the_proposals_with_the_most_dots_come_first_under_the_three_places() -> None:
    t = in_fase(vol(), Stap.WENSEN, Fase.BEKIJKEN)
    t = na(t, "stippen_geteld", stap="wensen", totalen={"p2": 9})

    rij = met_id(scherm(t, Stap.WENSEN), "rol-voorstellen")

    assert ["uit-p2", "uit-p1"] == [attributen(e)["id"] for e in alle(rij, "button")]


def test_the_group_marks_the_dilemmas_that_it_will_speak_about() -> None:
    t = in_fase(vol(), Stap.DILEMMAS, Fase.KIEZEN)
    t = druk(t, scherm(t, Stap.DILEMMAS), "kies-d2")

    lijst = met_id(scherm(in_fase(t, Stap.DILEMMAS, Fase.BEKIJKEN), Stap.DILEMMAS), "dilemma-lijst")

    assert "dilemma-d2" == attributen(next(iter(alle(lijst, "button"))))["id"]


# ---- paper -------------------------------------------------------------------------------------


@pytest.mark.parametrize("stap", VERZAMELEND)
def test_every_step_that_collects_has_a_sheet_that_shows_nothing_anybody_wrote(stap: Stap) -> None:
    boom = papier(vol(), stap)
    link = met_id(scherm(in_fase(vol(), stap, Fase.VOOR_ZICH), stap), f"{stap.value}-papier")

    assert f"/sessie/s/papier/{stap.value}" == attributen(link)["href"]
    assert "Een gedachte" not in tekst_van(boom)
    assert "Noem geen namen." in tekst_van(boom)
    assert [] == dubbel(boom)


def test_a_sheet_has_the_four_fields_the_eight_functions_and_the_haltes() -> None:
    t = rob()

    assert all(v.value.capitalize() in tekst_van(papier(t, Stap.VIERV)) for v in VierV)
    assert 8 == len(list(alle(papier(t, Stap.REGIE), "td")))
    assert 2 * len(t.casus.werkelijk) == len(list(alle(papier(t, Stap.OGEN), "td")))
    with pytest.raises(ValueError, match="route"):
        papier(t, Stap.ROUTE)


def test_hostile_names_stay_text_on_paper() -> None:
    assert blijft_tekst(papier(vol(boos=True), Stap.REGIE))


# ---- what came later -----------------------------------------------------------------------------


def test_what_came_after_the_group_began_to_look_can_be_laid_down_too() -> None:
    t = in_fase(vol(), Stap.VIERV, Fase.BEKIJKEN)
    laat = Kamerstand(open=True, deelnemers=5, wachtend=2)

    knop = met_id(beeld(t, Stap.VIERV, Blik(), laat), "fase-later")

    assert "2 kwamen later: leg erbij" == tekst_van(knop)
    assert "fase_gezet" == attributen(knop)["data-daad"]
    een = Kamerstand(open=True, deelnemers=5, wachtend=1)
    assert "fase-later" not in schrijf(beeld(t, Stap.VIERV, Blik(), een))  # it would point at its author
    stil = in_fase(vol(), Stap.VIERV, Fase.VOOR_ZICH)
    assert "fase-later" not in schrijf(beeld(stil, Stap.VIERV, Blik(), laat))


@pytest.mark.parametrize("stap", sorted(VERZAMELEND))
def test_what_could_not_be_laid_down_is_told_and_not_offered_again(stap: Stap) -> None:
    t = in_fase(vol(), stap, Fase.BEKIJKEN)
    reden = "Deze halte is intussen van de weg gehaald."
    kamer = Kamerstand(open=True, deelnemers=5, wachtend=4, apart=((reden, 2),))

    boom = beeld(t, stap, Blik(), kamer)

    assert f"2 antwoorden blijven apart. {reden}" == tekst_van(met_id(boom, "fase-apart"))
    assert "2 kwamen later: leg erbij" == tekst_van(met_id(boom, "fase-later"))
    alleen = beeld(t, stap, Blik(), replace(kamer, wachtend=2))
    assert heeft(alleen, "fase-apart")
    assert not heeft(alleen, "fase-later")

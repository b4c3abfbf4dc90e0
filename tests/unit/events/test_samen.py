"""What is thought apart and laid together: nothing gets lost, whichever way the group goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rk.domain import VERZAMELEND, Fase, RegieAntwoord, Regiefunctie, Stap, VierV
from rk.events import GebeurtenisFout, Rol, beoordeel, fold, maak, mag, probeer
from rk.events.inbreng import lees_inbreng, ligt_in
from rk.events.soort import SOORTEN
from tests.unit.begin import na, rob
from tests.unit.events.gesprek import Gesprek, eerder


def met_kaarten() -> Gesprek:
    g = Gesprek()
    for id_, vak, tekst in (
        ("k1", "vasthouden", "De huisarts kent hem"),
        ("k2", "vasthouden", "Huisarts kent hem al jaren"),
        ("k3", "verlaten", "Een wachtlijst\n\nEen brief die niemand leest"),
    ):
        assert g.doe("kaart_toegevoegd", {"kaart_id": id_, "vak": vak, "tekst": tekst}) is None
    return g


def test_only_4v_begins_in_silence() -> None:
    t = rob()

    assert {Stap.VIERV: Fase.VOOR_ZICH} == {
        s: f for s in VERZAMELEND if (f := t.fase(s)) is not Fase.BEKIJKEN
    }


def test_cards_that_are_laid_together_come_apart_as_they_were() -> None:
    g = met_kaarten()
    voor = g.t.kaarten

    assert g.doe("kaarten_samengevoegd", {"kaart_ids": ["k1", "k2"], "tekst": "De huisarts"}) is None
    assert [("k1", "De huisarts"), ("k3", voor[2].tekst)] == [(k.id, k.tekst) for k in g.t.kaarten]
    assert g.doe("kaart_gesplitst", {"kaart_id": "k1"}) is None

    assert voor == g.t.kaarten


def test_a_pile_that_moved_takes_its_cards_along() -> None:
    g = met_kaarten()
    g.doe("kaarten_samengevoegd", {"kaart_ids": ["k1", "k2", "k3"]})
    g.doe("kaart_verplaatst", {"kaart_id": "k1", "vak": "versterken"})
    g.doe("kaart_gesplitst", {"kaart_id": "k1"})

    assert [VierV.VERSTERKEN, VierV.VERSTERKEN, VierV.VERLATEN] == [k.vak for k in g.t.kaarten]


def test_piles_can_be_laid_together_and_every_card_comes_back() -> None:
    g = met_kaarten()
    voor = {k.id for k in g.t.kaarten}
    g.doe("kaarten_samengevoegd", {"kaart_ids": ["k2", "k1"]})
    g.doe("kaarten_samengevoegd", {"kaart_ids": ["k3", "k2"]})
    assert 1 == len(g.t.kaarten)

    g.doe("kaart_gesplitst", {"kaart_id": "k3"})

    assert voor == {k.id for k in g.t.kaarten}


def test_two_thoughts_on_two_lines_become_two_cards() -> None:
    g = met_kaarten()
    assert g.doe("kaart_gesplitst", {"kaart_id": "k3"}) is None

    assert ["Een wachtlijst", "Een brief die niemand leest"] == [k.tekst for k in g.t.kaarten[2:]]
    assert "k3" == g.t.kaarten[2].id
    assert "eigen regel" in (g.doe("kaart_gesplitst", {"kaart_id": "k1"}) or "")


@pytest.mark.parametrize(
    "ids", [[], ["k1"], ["k1", "k1"], ["k1", "weg"]], ids=["none", "one", "itself", "what is gone"]
)
def test_laying_together_asks_for_two_cards_that_are_there(ids: list[str]) -> None:
    g = met_kaarten()

    assert g.doe("kaarten_samengevoegd", {"kaart_ids": ids}) is not None
    assert 3 == len(g.t.kaarten)


def test_a_card_that_is_dropped_on_another_is_laid_on_it() -> None:
    g = met_kaarten()

    assert g.doe("kaarten_samengevoegd", {"met": "k1", "kaart_id": "k2"}) is None
    assert ["k1", "k3"] == [k.id for k in g.t.kaarten]
    with pytest.raises(GebeurtenisFout):
        maak("kaarten_samengevoegd", {"met": "k1"})


def test_undo_takes_back_laying_together_and_dots() -> None:
    g = met_kaarten()
    voor = g.t.kaarten
    g.doe("kaarten_samengevoegd", {"kaart_ids": ["k1", "k2"]})
    g.doe("stip_gezet", {"doel": "k1", "aantal": 2})

    g.doe("ongedaan_gemaakt")
    assert {} == g.t.bijgelegd
    g.doe("ongedaan_gemaakt")

    assert voor == g.t.kaarten


def test_a_pair_that_stays_apart_is_forgotten_with_one_of_its_cards() -> None:
    g = met_kaarten()
    assert g.doe("paar_apart", {"kaart_ids": ["k1", "k2"]}) is None
    assert g.doe("paar_apart", {"kaart_ids": ["k2", "k1"]}) is None
    g.doe("paar_apart", {"kaart_ids": ["k3", "k1"]})
    assert {frozenset({"k1", "k2"}), frozenset({"k1", "k3"})} == g.t.apart

    g.doe("kaart_weggehaald", {"kaart_id": "k2"})

    assert {frozenset({"k1", "k3"})} == g.t.apart


@pytest.mark.parametrize("ids", [["k1", "k1"], ["k1", "weg"], ["k1"], ["k1", "k2", "k3"]])
def test_only_two_cards_that_are_there_can_stay_apart(ids: list[str]) -> None:
    g = met_kaarten()
    try:
        zin = g.doe("paar_apart", {"kaart_ids": ids})
    except GebeurtenisFout as fout:
        zin = str(fout)

    assert zin
    assert frozenset() == g.t.apart


def test_a_count_of_dots_is_a_fact_that_undo_passes_by() -> None:
    g = met_kaarten()
    g.doe("stip_gezet", {"doel": "k2", "aantal": 1})
    g.doe("stippen_geteld", {"stap": "vierv", "totalen": {"k1": 4, "k2": 0}})
    g.doe("ongedaan_gemaakt")

    assert ({Stap.VIERV: {"k1": 4}}, {}) == (g.t.geteld, g.t.bijgelegd)


def test_dots_by_hand_go_with_what_they_lie_on() -> None:
    g = met_kaarten()
    g.doe("stip_gezet", {"doel": "k1", "aantal": 2})
    g.doe("kaart_weggehaald", {"kaart_id": "k1"})

    assert {} == g.t.bijgelegd
    assert "Dit is intussen weggehaald." == g.doe("stip_gezet", {"doel": "k1", "aantal": 2})


def test_only_a_step_that_collects_has_dots() -> None:
    with pytest.raises(GebeurtenisFout):
        maak("stippen_geteld", {"stap": "route", "totalen": {}})


def test_an_answer_names_no_helper_who_is_gone() -> None:
    t = rob(("actor_toegevoegd", {"actor_id": "tante", "naam": "Tante", "route": "groen"}))
    for wie in (["tante"], ["tante", "hoofdpersoon", "weg"], []):
        t = na(t, "regie_antwoord_gegeven", functie="overzicht", wie=wie)
    t = na(t, "actor_weggehaald", actor_id="tante")

    antwoord = Regiefunctie.OVERZICHT
    assert t.antwoorden == (
        RegieAntwoord(functie=antwoord, wie=("hoofdpersoon",)),
        RegieAntwoord(functie=antwoord),
    )


def test_an_answer_that_names_only_who_is_gone_is_refused_and_does_not_become_nobody() -> None:
    g = Gesprek()

    zin = g.doe("regie_antwoord_gegeven", {"functie": "overzicht", "wie": ["weg"]})

    assert zin == "Deze helper is intussen weggehaald."
    assert () == g.t.antwoorden


@pytest.mark.parametrize(
    ("soort", "inhoud"),
    [
        ("kaart_toegevoegd", {"vak": "verlaten", "tekst": "een brief"}),
        ("kaart_weggehaald", {"kaart_id": "nergens"}),
        ("ongedaan_gemaakt", {"doel": "nergens"}),
    ],
)
def test_what_is_tried_in_one_go_is_judged_and_folded_as_ever(soort: str, inhoud: dict[str, str]) -> None:
    t = met_kaarten().t
    g = maak(soort, inhoud, sessie=t.sessie)

    gevouwen, zin = probeer(t, g)

    assert beoordeel(t, g) == zin
    assert gevouwen == (t if zin else fold(t, replace(g, nr=t.nr + 1)))


def test_a_function_can_be_asked_anew() -> None:
    t = rob()
    for functie in ("overzicht", "voortgang", "overzicht"):
        t = na(t, "regie_antwoord_gegeven", functie=functie, weet_niet=True)
    t = na(t, "regie_antwoorden_gewist", functie="overzicht")

    assert [Regiefunctie.VOORTGANG] == [a.functie for a in t.antwoorden]


def test_a_proposal_becomes_a_wish_once_and_can_become_one_again() -> None:
    t = rob(("wens_voorgesteld", {"voorstel_id": "p1", "tekst": "Weer een eigen plek"}))
    t = na(t, "wens_gekozen", voorstel_id="p1", wens_id="w1")
    nog_eens = maak("wens_gekozen", {"voorstel_id": "p1"}, sessie="s")

    assert ("Weer een eigen plek", "w1") == (t.wensen[0].tekst, t.voorstellen[0].wens_id)
    assert "Dit voorstel is al een wens." == beoordeel(t, nog_eens)
    assert beoordeel(na(t, "wens_weggehaald", wens_id="w1"), nog_eens) is None


def test_a_fourth_proposal_is_refused_as_kindly_as_a_fourth_wish() -> None:
    t = rob(*(("wens_toegevoegd", {"tekst": f"Wens {nr}"}) for nr in range(3)))
    t = na(t, "wens_voorgesteld", voorstel_id="p1", tekst="Nog een")

    zin = beoordeel(t, maak("wens_gekozen", {"voorstel_id": "p1"}, sessie="s"))

    assert (zin or "").startswith("Drie wensen zijn genoeg")


def test_what_does_good_is_written_under_what_stands_there() -> None:
    t = rob()
    b = t.casus.werkelijk[0].id
    for tekst in ("Zij belt mij.", "De koffie."):
        t = na(t, "goed_toegevoegd", bezoek_id=b, tekst=tekst)

    assert "Zij belt mij.\nDe koffie." == t.casus.werkelijk[0].goed
    t = na(t, "bezoek_gewijzigd", bezoek_id=b, veld="goed", waarde=t.casus.werkelijk[0].goed + "x" * 3000)
    assert 3000 < len(t.casus.werkelijk[0].goed)


def test_a_whole_room_can_add_what_it_wrote() -> None:
    t = rob()
    for nr in range(150):
        t = na(t, "obstakel_toegevoegd", bezoek_id=t.casus.werkelijk[0].id, tekst=f"Een drempel {nr}")
        t = na(t, "dilemma_toegevoegd", tussen=f"Het ene {nr}", en="het andere")
        t = na(t, "kaart_toegevoegd", vak="verlaten", tekst=f"Een kaart {nr}")

    assert (150, 150, 150) == (len(t.casus.werkelijk[0].obstakels), len(t.dilemmas), len(t.kaarten))


def test_undo_passes_by_what_somebody_gave_by_phone() -> None:
    t = na(rob(), "kaart_toegevoegd", vak="vasthouden", tekst="van de groep")
    g = maak("kaart_toegevoegd", {"vak": "verlaten", "tekst": "van iemand"}, rol=Rol.DEELNEMER)
    t = fold(t, replace(g, nr=t.nr + 1))
    doel = t.te_herstellen()
    assert doel is not None

    t = na(t, "ongedaan_gemaakt", doel=doel[0].id)

    assert ["van iemand"] == [k.tekst for k in t.kaarten]


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_each_role_may_do_what_is_its_own(soort: str) -> None:
    """A phone what it gave before the reveal, the server what it counted, the facilitator the rest."""
    van_telefoons = {
        "kaart_toegevoegd", "regie_antwoord_gegeven", "goed_toegevoegd", "obstakel_toegevoegd",
        "dilemma_toegevoegd", "wens_voorgesteld",
    }  # fmt: skip
    g = next(g for g in eerder() if g.soort == soort)

    mogen = {rol for rol in Rol if mag(replace(g, rol=rol)) is None}

    if soort == "stippen_geteld":
        assert {Rol.SYSTEEM} == mogen
    else:
        assert {Rol.FACILITATOR} | ({Rol.DEELNEMER} if soort in van_telefoons else set()) == mogen


@pytest.mark.parametrize("gekozen", ["", "deel", "stapel", "weer niet"])
def test_what_was_chosen_stays_so_when_a_pile_comes_apart(gekozen: str) -> None:
    g = met_kaarten()
    if gekozen in ("deel", "weer niet"):
        g.doe("kaart_gewijzigd", {"kaart_id": "k2", "veld": "gekozen", "waarde": True})
    g.doe("kaarten_samengevoegd", {"kaart_ids": ["k1", "k2"]})
    if gekozen in ("stapel", "weer niet"):
        g.doe("kaart_gewijzigd", {"kaart_id": "k1", "veld": "gekozen", "waarde": gekozen == "stapel"})

    assert g.doe("kaart_gesplitst", {"kaart_id": "k1"}) is None

    verwacht = {"": [], "deel": ["k2"], "stapel": ["k1", "k2"], "weer niet": []}
    assert verwacht[gekozen] == [k.id for k in g.t.kaarten if k.gekozen]


def test_the_name_of_a_pile_goes_with_the_pile_and_comes_back_with_undo() -> None:
    g = met_kaarten()
    voor = g.t.kaarten
    g.doe("kaarten_samengevoegd", {"kaart_ids": ["k1", "k2"]})
    g.doe("kaart_gewijzigd", {"kaart_id": "k1", "veld": "tekst", "waarde": "Vertrouwen"})

    g.doe("kaart_gesplitst", {"kaart_id": "k1"})
    assert voor == g.t.kaarten
    g.doe("ongedaan_gemaakt")

    assert ["Vertrouwen", voor[2].tekst] == [k.tekst for k in g.t.kaarten]


def test_a_dot_on_a_card_is_found_in_the_pile_that_it_lies_in() -> None:
    g = met_kaarten()
    g.doe("kaarten_samengevoegd", {"kaart_ids": ["k1", "k2"]})

    assert {"k1": "k1", "k2": "k1", "k3": "k3"} == ligt_in(g.t, Stap.VIERV)
    g.doe("verborgen_gezet", {"wat": "k1"})
    assert {"k3": "k3"} == ligt_in(g.t, Stap.VIERV)


def test_a_question_that_is_asked_anew_is_another_until_that_is_undone() -> None:
    g = Gesprek()
    inbreng = lees_inbreng("regie", {"functie": "overzicht"})
    eerst = inbreng.beurt(g.t)
    ander = lees_inbreng("regie", {"functie": "vraagbaak"}).beurt(g.t)
    g.doe("regie_antwoord_gegeven", {"functie": "overzicht"})

    g.doe("regie_antwoorden_gewist", {"functie": "overzicht"})
    assert inbreng.beurt(g.t) != eerst
    assert ander == lees_inbreng("regie", {"functie": "vraagbaak"}).beurt(g.t)
    g.doe("ongedaan_gemaakt")

    assert eerst == inbreng.beurt(g.t)
    assert "" == lees_inbreng("wensen", {"tekst": "een bed"}).beurt(g.t)

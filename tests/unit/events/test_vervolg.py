"""A second talk goes on where the first ended, and what was hidden does not come along."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_werkvorm
from rk.domain import Stap, Verloop, Werkpunt
from rk.events import (
    BEGIN,
    Toestand,
    als_gegeven,
    beoordeel,
    eerder_van,
    fold,
    laatst_gevolgd,
    maak,
    naar_json,
    te_volgen,
    uit_json,
    vervolg,
    zichtbaar_eerder,
)
from rk.events.verborgen import afspraak_sleutel
from tests.unit.begin import na, rob
from tests.unit.events.gesprek import gesprek_van_versie_2

Daad = tuple[str, Mapping[str, Any]]

EERSTE: tuple[Daad, ...] = (
    ("bezoek_toegevoegd", {"weg": "beste", "halte_id": "vrienden", "bezoek_id": "x1"}),
    ("halte_toegevoegd", {"halte_id": "eigen", "naam": "Geheime plek", "route": "geel", "weg": "werkelijk"}),
    ("bezoek_gewijzigd", {"bezoek_id": "b1", "veld": "goed", "waarde": "Zij belt mij."}),
    ("obstakel_toegevoegd", {"obstakel_id": "o1", "bezoek_id": "b6", "tekst": "Eerst stoppen."}),
    ("obstakel_toegevoegd", {"obstakel_id": "o2", "bezoek_id": "b7", "tekst": "Geen huis."}),
    ("obstakel_gewijzigd", {"obstakel_id": "o2", "veld": "vereist", "waarde": ["o1"]}),
    ("band_gelegd", {"soort": "wijst", "van": "zus", "naar": "eigen"}),
    ("regie_gezet", {"functie": "aanspreekpunt", "wie": ["huisarts"]}),
    ("wegwijzing_gewijzigd", {"veld": "hoe_weet", "waarde": "Via de straat."}),
    ("kaart_toegevoegd", {"kaart_id": "k1", "vak": "verlaten", "tekst": "Een kaart"}),
    ("dilemma_toegevoegd", {"dilemma_id": "d1", "tussen": "a", "en": "b"}),
    ("dilemma_gewijzigd", {"dilemma_id": "d1", "veld": "afspraak", "waarde": "Eerst bellen."}),
    ("dilemma_toegevoegd", {"dilemma_id": "d2", "tussen": "c", "en": "d"}),
    ("wens_toegevoegd", {"wens_id": "w1", "tekst": "Een vast gezicht"}),
    ("wens_toegevoegd", {"wens_id": "w2", "tekst": "Een eigen plek"}),
    ("wens_gewijzigd", {"wens_id": "w1", "veld": "wie", "waarde": "de begeleider"}),
)


def eerste(*daden: Daad) -> Toestand:
    return rob(*EERSTE, *daden)


def verder(t: Toestand, *daden: Daad, sessie: str = "s2") -> Toestand:
    """The talk after `t`, as the server begins it."""
    g = maak("sessie_begonnen", vervolg(t), sessie=sessie)
    g = uit_json(json.loads(json.dumps(naar_json(g))))
    assert beoordeel(BEGIN, g) is None
    t = fold(BEGIN, replace(g, nr=1))
    for soort, inhoud in daden:
        t = na(t, soort, **inhoud)
    return t


def gevolgd(wens_id: str, veld: str, waarde: object, sessie: str = "s") -> Daad:
    return (
        "eerdere_wens_gevolgd",
        {"sessie": sessie, "wens_id": wens_id, "veld": veld, "waarde": waarde},
    )


def met_werkvormen(t: Toestand, *namen: str) -> Toestand:
    for naam in namen:
        heel = als_gegeven(laad_werkvorm(naam))
        t = na(t, "werkvorm_toegevoegd", punt=f"w-{naam}", werkvorm=heel)
    return t


# ---- what comes along --------------------------------------------------------------------------


def test_the_next_talk_has_the_story_map_steps_and_agenda_as_they_stand_now() -> None:
    een = met_werkvormen(eerste(), "signalen")
    een = na(een, "agenda_ingedeeld", punten=[{"punt": "w-signalen", "minuten": 25, "overgeslagen": True}])

    twee = verder(een)

    for veld in ("casus", "kaart", "stappenplan", "agenda", "wegwijzing", "minuten"):
        assert getattr(een, veld) == getattr(twee, veld), veld


def test_the_next_talk_begins_empty_of_what_a_talk_is_about() -> None:
    twee = verder(eerste())
    vers = Toestand()

    for veld in ("kaarten", "dilemmas", "wensen", "vooraf", "werk", "stap", "fasen", "verborgen", "gevolgd"):
        assert getattr(vers, veld) == getattr(twee, veld), veld
    assert twee.te_herstellen() is None


def test_what_the_first_talk_left_is_known() -> None:
    een = eerste()

    (e,) = verder(een).eerder

    assert ("s", een.begonnen[:10], "Het verhaal van Rob") == (e.sessie, e.dag, e.titel)
    assert een.wensen == e.wensen
    assert ("Eerst bellen.",) == e.afspraken
    assert een.casus == e.casus
    assert ["Een kaart"] == [k.tekst for k in e.kaarten["vierv"]]
    assert e == eerder_van(een)


def test_what_was_filled_in_at_a_werkvorm_is_known_by_the_werkvorm_and_his_yes_is_asked_anew() -> None:
    een = met_werkvormen(eerste(), "brug", "signalen")
    een = na(een, "vooraf_ingevuld", veld="is_hier", waarde="ja")
    een = na(een, "werk_ja_gezet", punt="w-brug")
    een = na(een, "aantekening_gezet", punt="w-brug", bij="doel:wonen", waarde="Een kamer")

    twee = verder(een)

    assert {"brug"} == set(twee.eerder[0].werk)
    assert {"doel:wonen": "Een kamer"} == twee.eerder[0].werk["brug"].aantekeningen
    assert not twee.eerder[0].werk["brug"].ja
    assert not twee.werkstand(Werkpunt("w-brug")).ja


def test_a_third_talk_knows_both_before_it_and_counts_on() -> None:
    drie = verder(verder(eerste()), sessie="s3")
    vier = verder(drie, sessie="s4")

    assert ["s", "s2"] == [e.sessie for e in drie.eerder]
    assert ["Het verhaal van Rob, gesprek 3", "Het verhaal van Rob, gesprek 4"] == [drie.titel, vier.titel]


def test_a_long_title_stays_a_title() -> None:
    t = na(eerste(), "sessie_hernoemd", titel="Het verhaal van " + "Maximiliaan " * 3 + "en nog")

    assert len(verder(t).titel) <= 60
    assert verder(t).titel.endswith(", gesprek 2")


# ---- what was hidden ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wat", "woorden"),
    [
        ("eigen.1", "Geheime plek"),
        ("b1.goed", "Zij belt mij."),
        ("o1", "Eerst stoppen."),
        ("k1", "Een kaart"),
        ("d1", "Eerst bellen."),
        ("w1", "Een vast gezicht"),
        ("verhaal", "Kort geleden raakte hij"),
        ("wil_niet", "Stoppen met drank"),
    ],
)
def test_what_was_hidden_is_nowhere_in_the_next_talk(wat: str, woorden: str) -> None:
    open_ = json.dumps(vervolg(eerste()), ensure_ascii=False)

    dicht = json.dumps(
        vervolg(eerste(("verborgen_gezet", {"wat": wat, "verborgen": True}))), ensure_ascii=False
    )

    assert woorden in open_
    assert woorden not in dicht


def test_nothing_waits_for_or_points_to_what_was_hidden() -> None:
    een = eerste(
        ("verborgen_gezet", {"wat": "o1"}),
        ("verborgen_gezet", {"wat": "eigen.1"}),
    )

    casus = verder(een).casus

    assert [()] == [o.vereist for b in casus.werkelijk for o in b.obstakels]
    assert "eigen" not in {b.naar for b in casus.banden}
    assert verder(een).halte("eigen") is None


def test_a_hidden_wish_hides_what_it_was_chosen_from_and_the_other_way_round() -> None:
    een = rob(
        ("wens_voorgesteld", {"voorstel_id": "p1", "tekst": "Rust"}),
        ("wens_gekozen", {"voorstel_id": "p1", "wens_id": "w9"}),
        ("verborgen_gezet", {"wat": "p1"}),
    )

    assert () == eerder_van(een).wensen


def test_what_the_person_hides_in_the_next_talk_is_gone_from_looking_back_and_from_a_third() -> None:
    twee = verder(eerste())
    for wat in ("w1", afspraak_sleutel(twee.eerder[0], 0), "x1"):
        twee = na(twee, "verborgen_gezet", wat=wat)

    (e,) = zichtbaar_eerder(twee)

    assert ["w2"] == [w.id for w in e.wensen]
    assert () == e.afspraken
    assert () == e.casus.beste
    assert e == verder(twee, sessie="s3").eerder[0]


def test_an_own_halte_that_an_earlier_talk_showed_stays_on_the_map() -> None:
    twee = na(verder(eerste()), "bezoek_toegevoegd", weg="beste", halte_id="eigen", bezoek_id="x9")
    twee = na(twee, "bezoek_weggehaald", bezoek_id="eigen.1")
    twee = na(twee, "verborgen_gezet", wat="x9")

    assert verder(twee, sessie="s3").halte("eigen") is not None


# ---- how it went with the wishes ---------------------------------------------------------------


def test_how_it_went_with_a_wish_is_said_undone_and_there_after_a_reload() -> None:
    twee = verder(eerste(), gevolgd("w1", "verloop", "bezig"), gevolgd("w1", "woorden", "Zij belt nu."))

    over = laatst_gevolgd(twee, "s", "w1")
    assert (Verloop.BEZIG, "Zij belt nu.") == (over.verloop, over.woorden)
    laatste = twee.te_herstellen()
    assert laatste is not None
    terug = na(twee, "ongedaan_gemaakt", doel=laatste[0].id)
    assert ("bezig", "") == (
        laatst_gevolgd(terug, "s", "w1").verloop,
        laatst_gevolgd(terug, "s", "w1").woorden,
    )
    weer = na(terug, "opnieuw_gedaan", doel=laatste[0].id)
    assert twee.gevolgd == weer.gevolgd


@pytest.mark.parametrize(("sessie", "wens"), [("s", "weg"), ("anders", "w1"), ("s2", "w1")])
def test_only_a_wish_of_an_earlier_talk_can_be_followed(sessie: str, wens: str) -> None:
    soort, inhoud = gevolgd(wens, "verloop", "gelukt", sessie)

    zin = beoordeel(verder(eerste()), maak(soort, inhoud, sessie="s2"))

    assert zin == "Deze wens staat niet bij een eerder gesprek. Laad de pagina opnieuw."


def test_a_wish_that_is_not_done_comes_back_in_the_third_talk_and_one_that_is_does_not() -> None:
    twee = verder(
        eerste(),
        gevolgd("w1", "verloop", "gelukt"),
        gevolgd("w2", "verloop", "bezig"),
        ("wens_toegevoegd", {"wens_id": "v1", "tekst": "Werk"}),
    )
    drie = verder(twee, sessie="s3")

    assert ["w1", "w2"] == [w.id for _e, w in te_volgen(twee)]
    assert ["v1", "w2"] == [w.id for _e, w in te_volgen(drie)]
    assert Verloop.BEZIG is laatst_gevolgd(drie, "s", "w2").verloop
    # Saying it now takes it off nobody's screen, and goes on from what was said before.
    soort, inhoud = gevolgd("w2", "verloop", "gelukt")
    drie = na(drie, soort, **inhoud)
    assert ["v1", "w2"] == [w.id for _e, w in te_volgen(drie)]
    assert ["v1"] == [w.id for _e, w in te_volgen(replace(drie, verborgen=frozenset({"w2"})))]


def test_the_kept_session_that_goes_on_with_another_opens_without_loss() -> None:
    t = BEGIN
    for g in gesprek_van_versie_2():
        assert beoordeel(t, g) is None, g.soort
        t = fold(t, g)

    (e,) = t.eerder
    assert (["behoud-1"], ("behoud-2",)) == ([w.tekst for w in e.wensen], e.afspraken)
    over = laatst_gevolgd(t, e.sessie, e.wensen[0].id)
    assert (Verloop.ANDERS, "behoud-3") == (over.verloop, over.woorden)
    assert "behoud-4" == t.wegwijzing.hoe_weet
    assert Stap.VOORAF is t.stap

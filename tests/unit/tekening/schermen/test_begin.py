"""The start page: works without script, hides what is not asked for, throws nothing away by accident."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rk.domain import Samenvatting, Stap
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.schermen.begin import EIGEN, LEEG, BeginGegevens, begin
from tests.unit.tekening.schermproef import VIJANDIG, attributen, blijft_tekst, dubbel, met

GESPREK = Samenvatting(
    id="s1",
    titel="Het verhaal van Rob",
    begonnen="2026-11-20T10:00:00",
    laatst="2026-11-22T14:20:00",
    gesloten=False,
    stap=Stap.VIERV,
    gekozen=("Inloop waar niets moet",),
    wensen=("Een vast gezicht",),
    afspraken=("Eerst bellen.",),
)
NIEUW = BeginGegevens(
    kaarten=(("stad", "De stad"), ("dorp", "Het dorp")),
    casussen=(("rob", "Rob · oefenverhaal"),),
    xsrf="geheim",
    jaar=2026,
)
EERDER = replace(NIEUW, eerdere=(GESPREK, replace(GESPREK, id="s2", gesloten=True, stap=Stap.EINDE)))

EIGENE = replace(NIEUW, agendas=(("over-iemand", "Over iemand"),), eigen_agendas=(("e1", "Kort gesprek"),))


def formulieren(g: BeginGegevens) -> dict[str, El]:
    return {attributen(f)["action"]: f for f in alle(begin(g), "form")}


def test_a_new_talk_asks_who_which_map_and_how_long() -> None:
    (formulier,) = formulieren(NIEUW).values()

    assert {"_xsrf", "casus", "naam", "kaart", "minuten", "doel"} == {
        attributen(v)["name"] for v in met(formulier, "name")
    }
    assert ["60"] == [attributen(v)["value"] for v in met(formulier, "checked")]
    assert LEEG == dict(met(formulier, "value")[2].attributen)["value"]


def test_the_choices_made_before_stand_again_after_a_mistake() -> None:
    g = replace(NIEUW, gekozen_casus=LEEG, gekozen_kaart="dorp", zin="Geef een naam.")

    assert [LEEG, "dorp"] == [attributen(o)["value"] for o in met(begin(g), "selected")]
    assert "Geef een naam." in tekst_van(begin(g))


def test_earlier_talks_stay_out_of_sight_until_asked() -> None:
    assert GESPREK.titel not in schrijf(begin(NIEUW))
    assert "/?eerder=1" in [attributen(a)["href"] for a in alle(begin(NIEUW), "a")]
    assert GESPREK.titel in schrijf(begin(EERDER))


def test_an_earlier_talk_says_when_where_and_what_was_decided() -> None:
    tekst = tekst_van(begin(EERDER))

    for zin in (
        "22 november, 14:20 · bij stap 6, 4V",
        *GESPREK.gekozen,
        *GESPREK.wensen,
        *GESPREK.afspraken,
        "afgesloten",
    ):
        assert zin in tekst


def test_every_form_is_a_post_that_carries_the_page_s_own_mark() -> None:
    alle_formulieren = formulieren(NIEUW) | formulieren(EERDER) | formulieren(replace(EIGENE, beheer=True))

    assert {
        "/sessies",
        "/sessies/s1/hernoem", "/sessies/s1/kopieer", "/sessies/s1/sluit", "/sessies/s1/verwijder",
        "/sessies/s2/hernoem", "/sessies/s2/kopieer", "/sessies/s2/heropen", "/sessies/s2/verwijder",
        "/sessies/s1/vervolg", "/sessies/s2/vervolg",
        "/agendas/e1/hernoem", "/agendas/e1/verwijder",
    } == set(alle_formulieren)  # fmt: skip
    for formulier in alle_formulieren.values():
        assert "post" == attributen(formulier)["method"]
        assert ["geheim"] == [attributen(e)["value"] for e in met(formulier, "name", "_xsrf")]


def test_throwing_away_takes_a_second_deliberate_act() -> None:
    weg = formulieren(EERDER)["/sessies/s1/verwijder"]
    (vink,) = met(weg, "type", "checkbox")

    assert "required" in attributen(vink)
    assert "checked" not in attributen(vink)
    assert any(weg in alle(d, "form") for d in alle(begin(EERDER), "details"))


def test_the_page_needs_no_script() -> None:
    for g in (NIEUW, EERDER, replace(EIGENE, beheer=True)):
        assert not [e for e in alle(begin(g)) if any(n.startswith("data-") for n, _w in e.attributen)]


@pytest.mark.parametrize(
    "g", [replace(EERDER, eerdere=(replace(GESPREK, id="a/b?c", titel=VIJANDIG, wensen=(VIJANDIG,)),))]
)
def test_what_was_typed_stays_text_and_an_id_can_not_lead_elsewhere(g: BeginGegevens) -> None:
    assert blijft_tekst(begin(g))
    assert "/sessie/a%2Fb%3Fc" in [attributen(a)["href"] for a in alle(begin(g), "a")]
    assert [] == dubbel(begin(EERDER))


def test_an_empty_list_is_kind() -> None:
    assert "Het is nu nog leeg." in tekst_van(begin(replace(NIEUW, eerdere=())))


def test_an_own_agenda_stands_beside_the_ready_ones_and_can_be_renamed_or_thrown_away() -> None:
    (formulier,) = formulieren(EIGENE).values()
    (keuze,) = met(formulier, "id", "begin-agenda")

    assert ["over-iemand", f"{EIGEN}e1"] == [attributen(o)["value"] for o in alle(keuze, "option")]
    assert "/?agendas=1" in [attributen(a)["href"] for a in alle(begin(EIGENE), "a")]
    assert "/?agendas=1" not in [attributen(a)["href"] for a in alle(begin(NIEUW), "a")]


def test_without_own_agendas_the_page_says_where_they_come_from() -> None:
    assert "Het is nu nog leeg." in tekst_van(begin(replace(NIEUW, beheer=True)))


def test_the_name_of_an_own_agenda_stays_text() -> None:
    g = replace(NIEUW, eigen_agendas=(("a/b?c", VIJANDIG),))

    for beheer in (False, True):
        assert "<script" not in schrijf(begin(replace(g, agendas=EIGENE.agendas, beheer=beheer)))
    assert "/agendas/a%2Fb%3Fc/verwijder" in formulieren(replace(g, beheer=True))


def test_a_talk_that_was_not_held_yet_has_no_next_one() -> None:
    leeg = replace(GESPREK, stap=Stap.VOORAF, gekozen=(), wensen=(), afspraken=())

    for s, wel in ((leeg, False), (replace(leeg, gesloten=True), True), (replace(leeg, wensen=("x",)), True)):
        assert wel is ("/sessies/s1/vervolg" in formulieren(replace(EERDER, eerdere=(s,))))


def test_each_agenda_says_what_it_is_for_and_the_one_without_a_person_is_marked() -> None:
    g = replace(
        NIEUW,
        agendas=(("over-iemand", "Over iemand"), ("ons", "Over onszelf")),
        agenda_uitleg=("Acht stappen.", "Ons eigen werk."),
        team_agendas=frozenset({"ons"}),
    )
    opties = {attributen(o)["value"]: attributen(o) for o in alle(begin(g), "option")}

    assert "Acht stappen." in tekst_van(begin(g))
    assert "Ons eigen werk." in tekst_van(begin(g))
    assert "is-apart" == opties["ons"]["class"]
    assert "class" not in opties["over-iemand"]

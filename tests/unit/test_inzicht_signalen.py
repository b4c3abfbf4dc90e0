"""Signals of all talks: the same counts once for each talk, and nothing says which talk or who."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from rk.content import laad_werkvorm
from rk.domain import Actor, ActorSoort, Route
from rk.events import Toestand
from rk.events.gebeurtenis import als_gegeven
from rk.inzicht import gelijke_teksten
from rk.inzicht.signalen import Signaalstand, register, signaalregels, zonder_naam
from rk.tekening.boom import schrijf, tekst_van
from rk.tekening.schermen.signalen import signalen, signalen_csv
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import VIJANDIG, blijft_tekst


def gesprek(*wat: str, sessie: str = "s", naam: str = "", **velden: str) -> Toestand:
    t = na(rob(), "werkvorm_toegevoegd", punt="w-signalen", werkvorm=als_gegeven(laad_werkvorm("signalen")))
    for nr, tekst in enumerate(wat):
        waarden = {"wat": tekst} | {k.replace("_", "-"): v for k, v in velden.items()}
        rij = f"{sessie}-{nr}"
        t = na(t, "planrij_toegevoegd", punt="w-signalen", deel="signaal", rij=rij, waarden=waarden)
    return replace(t, casus=replace(t.casus, naam=naam)) if naam else t


def test_what_says_nearly_the_same_is_one_signal_counted_once_for_each_talk() -> None:
    a = gesprek("Zonder adres geen verzekering", "Zonder een adres geen verzekering", sessie="a")
    b = gesprek("zonder adres geen verzekering!", sessie="b", wie_kan_het="gemeente")
    c = gesprek("Het loket wacht", sessie="c")

    assert [("Zonder adres geen verzekering", 2, ("gemeente",)), ("Het loket wacht", 1, ())] == [
        (s.wat, s.gesprekken, s.kan) for s in register([a, b, c])
    ]


def test_what_denies_is_another_signal() -> None:
    a, b = gesprek("De gemeente belt terug", sessie="a"), gesprek("De gemeente belt niet terug", sessie="b")

    assert [1, 1] == [s.gesprekken for s in register([a, b])]


def test_a_copied_talk_counts_no_row_twice() -> None:
    a = gesprek("Zonder adres geen verzekering", sessie="a")

    assert [1] == [s.gesprekken for s in register([a, replace(a, sessie="kopie")])]


def test_no_order_of_the_talks_shows_in_the_register() -> None:
    rij = [gesprek(w, sessie=w[:1]) for w in ("Zorg stopt", "Adres is weg", "Loket wacht", "adres is weg.")]

    assert register(rij) == register(rij[::-1])


def test_how_far_a_signal_came_is_that_of_the_furthest() -> None:
    a = gesprek("Het loket wacht", sessie="a")
    b = gesprek("Het loket wacht", sessie="b", gemeld_op="2026-03-01")
    c = gesprek("Het loket wacht", sessie="c", gemeld_op="2026-03-01", antwoord="Wordt bekeken")

    assert [Signaalstand.NIEUW, Signaalstand.GEMELD, Signaalstand.BEANTWOORD] == [
        register(rij)[0].stand for rij in ([a], [a, b], [a, b, c])
    ]


def test_the_person_is_not_called_by_name() -> None:
    t = gesprek("Rob kreeg Robs brief niet, ook robuust niet", naam="Rob", wie_raakt_het="ROB")

    (r,) = signaalregels(t)
    assert ("deze persoon kreeg deze persoon brief niet, ook robuust niet", "deze persoon") == (r.wat, r.wie)
    assert "een Naam" == zonder_naam("een\nNaam", " ")


def test_a_halte_is_called_by_its_name_and_an_own_one_by_none() -> None:
    t = na(rob(), "halte_toegevoegd", halte_id="eigen", naam="Bij Truus thuis", route="groen")
    t = na(t, "werkvorm_toegevoegd", punt="w-signalen", werkvorm=als_gegeven(laad_werkvorm("signalen")))
    for rij, halte in (("a", "huisarts"), ("b", "eigen")):
        t = na(
            t, "planrij_toegevoegd", punt="w-signalen", deel="signaal", rij=rij,
            waarden={"wat": f"Wacht {rij}", "halte": halte},
        )  # fmt: skip

    assert ["Huisarts", "een eigen plek"] == [r.halte for r in signaalregels(t)]


def test_what_the_person_hid_is_in_no_register() -> None:
    t = gesprek()
    b = t.casus.werkelijk[0].id
    t = na(t, "obstakel_toegevoegd", bezoek_id=b, obstakel_id="o", tekst="Geheim", soort="regel")
    waarden = {"wat": "Geheim"}
    t = na(
        t,
        "planrij_toegevoegd",
        punt="w-signalen",
        deel="signaal",
        rij="r",
        waarden=waarden,
        uit=["o"],
    )
    assert 1 == len(register([t]))
    t = na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")

    assert () == register([na(t, "verborgen_gezet", wat=b, verborgen=True)])


def test_a_row_without_words_and_other_plans_are_no_signal() -> None:
    t = gesprek("")
    t = na(t, "werkvorm_toegevoegd", punt="w-tandem", werkvorm=als_gegeven(laad_werkvorm("tandem")))
    t = na(t, "planveld_gezet", punt="w-tandem", deel="achterop", rij="x", veld="taak", waarde="bellen")

    assert () == register([t])


def test_a_text_joins_what_it_is_alike_to_itself() -> None:
    assert (0, 0, 2, 0) == gelijke_teksten(
        ["Het loket wacht", "het loket, wacht", "Geen adres", "HET LOKET WACHT"]
    )
    assert () == gelijke_teksten([])


# ---- the file and the page -----------------------------------------------------------------------


def test_the_file_holds_no_session_and_nothing_that_a_spreadsheet_runs() -> None:
    t = gesprek('=HYPERLINK("x")', "-1", 'Zin; met "teken"', sessie="geheime-sessie", wie_raakt_het="@iemand")
    actor = Actor(id="a", naam="Piet Jansen", soort=ActorSoort.FORMEEL, route=Route.BLAUW)
    t = replace(t, casus=replace(t.casus, actoren=(actor,)))
    tekst = signalen_csv(register([t]))

    assert tekst.startswith("\ufeffWat staat in de weg;Wie heeft er last van;")
    assert "geheime-sessie" not in tekst
    assert "Piet" not in tekst
    rijen = list(csv.reader(io.StringIO(tekst[1:]), delimiter=";"))
    assert [6] * 4 == [len(r) for r in rijen]
    assert [] == [cel for r in rijen for cel in r if cel[:1] in "=+-@" and cel]
    assert 'Zin; met "teken"' in {r[0] for r in rijen}


def test_the_page_shows_what_was_typed_as_text_only() -> None:
    assert blijft_tekst(signalen(register([gesprek(VIJANDIG)])))
    leeg = signalen(())
    assert "Er staan nog geen signalen." in tekst_van(leeg)
    assert "<table" not in schrijf(leeg)

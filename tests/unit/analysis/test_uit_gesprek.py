"""A talk gives numbers and places after two times yes, and never a word that somebody typed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from rk.analysis.fouten import RoutedataFout
from rk.analysis.tabel import (
    FIGUREN,
    FIGUURKOLOMMEN,
    GROEPEN,
    LEEFTIJDEN,
    OBSTAKELS,
    ONBEKEND,
    REGIEKOLOMMEN,
    Codesoort,
    code,
)
from rk.analysis.uit_casus import rijen
from rk.analysis.uit_gesprek import (
    GeenGegevens,
    Gesprekrijen,
    Haltenaam,
    eigen_halte,
    kies,
    leeftijdsklasse,
    uit_gesprek,
    zin,
)
from rk.content import casussen
from rk.domain import Route, Toestemming
from rk.events import (
    BEGIN,
    Gebeurtenis,
    Toestand,
    Waarom,
    fold,
    fold_alle,
    kopieer,
    maak,
    vervolg,
)
from rk.events.verborgen import casus_zonder
from rk.inzicht import cijfers
from tests.unit.begin import na
from tests.unit.events.gesprek import (
    Gesprek,
    daden,
    eerder,
    gesprek_dat_meetelt,
    gesprek_met_werkvormen,
    gesprek_van_versie_2,
)
from tests.unit.events.test_meetellen import BEIDE, antwoord, echt, vooraf

GEHEIM = "Truus van de Berg"


def verteld(*daden_: tuple[str, dict[str, Any]]) -> Toestand:
    """Joris' talk as if he were a real person, with two times yes, after these acts."""
    t = echt(replace(casussen()["joris"], id="eigen", oefening=False))
    for soort, inhoud in daden_:
        t = na(t, soort, **inhoud)
    return antwoord(t, *BEIDE)


def gegeven(t: Toestand) -> Gesprekrijen:
    uit = uit_gesprek(t)
    assert isinstance(uit, Gesprekrijen)
    return uit


# ---- what is given -----------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", sorted(casussen()))
def test_what_is_given_says_what_the_casus_says(naam: str) -> None:
    t = antwoord(echt(replace(casussen()[naam], id="eigen", oefening=False)), *BEIDE)
    haltes: dict[str, int] = {}

    uit = gegeven(t)

    assert tuple(rijen(t.kaart, t.casus, nummer=0, haltes=haltes)) == uit.bezoeken
    echte = [t.kaart.halte(h) for h in sorted(haltes, key=haltes.__getitem__)]
    wat = [(h.id, h.naam, code("route", h.route)) for h in echte if h is not None]
    assert wat == [(h.id, h.naam, h.route) for h in uit.haltes]
    assert all(uit.haltes[rij["halte"]].route == rij["route"] for rij in uit.bezoeken)
    assert t.sleutel == uit.sleutel
    assert REGIEKOLOMMEN == tuple(uit.regie)
    assert set(FIGUURKOLOMMEN) == set(uit.figuren)
    assert set(uit.groepen) <= {k.naam for k in GROEPEN}


@pytest.mark.parametrize("naam", sorted(casussen()))
def test_the_figures_are_those_of_the_workshop(naam: str) -> None:
    casus = casussen()[naam]
    terug = tuple(replace(b, id=f"t{b.id}", obstakels=()) for b in casus.werkelijk[::-1])
    casus = replace(casus, id="eigen", oefening=False, beste=terug)
    t = antwoord(echt(casus), *BEIDE)
    uit = gegeven(t).figuren

    for rij in cijfers(t.kaart, t.casus):
        figuur = rij["figuur"]
        if figuur not in FIGUREN:
            continue
        for deel in ("laag", "hoog", "van") if FIGUREN[str(figuur)] else ("laag", "hoog"):
            getal = uit[f"f_{figuur}_{deel}"]
            assert (rij[deel] is None) is math.isnan(getal)
            assert rij[deel] is None or rij[deel] == getal
        if rij["laag"] is not None:
            assert FIGUREN[str(figuur)] is (rij["van"] is not None)


def test_who_does_what_is_how_many_and_nobody_is_not_unknown() -> None:
    t = verteld(
        ("regie_gezet", {"functie": "vraagbaak", "wie": ["hoofdpersoon"]}),
        ("regie_gezet", {"functie": "overzicht", "wie": [], "niemand": True}),
    )
    uit = gegeven(t).regie

    assert (1, 0, ONBEKEND) == (uit["r_vraagbaak"], uit["r_overzicht"], uit["r_routeplan"])
    open_ = na(echt(), "regie_gezet", functie="overzicht", wie=[], niemand=False)
    assert ONBEKEND == gegeven(antwoord(open_, *BEIDE)).regie["r_overzicht"]


def test_the_kinds_of_obstacles_go_along_once_each_and_their_words_do_not() -> None:
    b1, b2 = (b.id for b in casussen()["joris"].werkelijk[:2])
    geld = {"tekst": GEHEIM, "soort": "geld"}
    t = verteld(
        ("obstakel_toegevoegd", {"obstakel_id": "x1", "bezoek_id": b1, **geld}),
        ("obstakel_toegevoegd", {"obstakel_id": "x2", "bezoek_id": b2, **geld}),
    )
    uit = gegeven(t)

    assert 1 == uit.codes.count((Codesoort.OBSTAKEL, "geld"))
    assert {soort for _van, soort in uit.codes} <= set(OBSTAKELS)
    assert GEHEIM not in repr(uit)


def test_when_and_whether_he_was_there() -> None:
    t = replace(vooraf(verteld(), is_hier="ja"), begonnen="2026-11-26T10:00:00.000+00:00")
    uit = gegeven(t)

    assert ("2026", "ja", (2026 - 1970) * 12 + 10) == (
        uit.groepen["g_jaar"],
        uit.groepen["g_erbij"],
        uit.maand,
    )
    assert "" == gegeven(verteld()).groepen["g_erbij"]


# ---- an own halte has no words ---------------------------------------------------------------------------


def _eigen(nr: int, route: str) -> tuple[str, dict[str, Any]]:
    inhoud = {"halte_id": f"e{nr}", "naam": f"{GEHEIM} {nr}", "route": route, "weg": "werkelijk"}
    return "halte_toegevoegd", inhoud


def test_of_an_own_halte_only_the_route_is_told_and_two_stay_two() -> None:
    uit = gegeven(verteld(_eigen(1, "groen"), _eigen(2, "blauw"), _eigen(3, "groen")))

    groen, blauw = code("route", Route.GROEN), code("route", Route.BLAUW)
    assert (
        Haltenaam(id="eigen:groen:1", naam="eigen halte op groen", route=groen),
        Haltenaam(id="eigen:blauw:1", naam="eigen halte op blauw", route=blauw),
        Haltenaam(id="eigen:groen:2", naam="eigen halte op groen (2)", route=groen),
    ) == uit.haltes[-3:]
    assert GEHEIM not in repr(uit)


def test_an_own_halte_of_an_earlier_talk_has_no_words_either() -> None:
    twee = fold(
        BEGIN, replace(maak("sessie_begonnen", vervolg(verteld(_eigen(1, "geel"))), sessie="b"), nr=1)
    )

    uit = gegeven(antwoord(twee, *BEIDE))

    assert "eigen halte op geel" == uit.haltes[-1].naam
    assert GEHEIM not in repr(uit)


def test_a_halte_without_a_route_says_no_more_than_that() -> None:
    zonder, tweede = eigen_halte("", 1), eigen_halte("geel", 2)

    assert Haltenaam(id="eigen::1", naam="eigen halte", route=ONBEKEND) == zonder
    assert ("eigen:geel:2", "eigen halte op geel (2)") == (tweede.id, tweede.naam)


@settings(max_examples=40, deadline=None)
@given(rij=daden)
def test_whatever_a_group_does_no_word_of_it_goes_along(rij: list[tuple[str, dict[str, Any]]]) -> None:
    g = Gesprek(gesprek_dat_meetelt()[:1])
    g.doe_alle(rij)
    t = replace(g.t, toestemming=Toestemming(), gesloten=False)
    uit = uit_gesprek(vooraf(antwoord(t, *BEIDE), weet_ervan="ja", wil_het="ja"))

    assert isinstance(uit, Gesprekrijen)
    # The sentence names of `tests.unit.events.gesprek.tekst`, and every id of what was made.
    assert not re.search(r"Twee woorden|drie|vier|vijf|'een'", repr(uit))
    assert not re.search(r"'(v1|v2|b1|o1|o2|zus|buur|a1)'", repr(uit))
    zichtbaar = casus_zonder(g.t.casus, g.t.verborgen)
    assert len(zichtbaar.werkelijk) + len(zichtbaar.beste) == len(uit.bezoeken)
    assert all(-1 <= rij[k] for rij in uit.bezoeken for k in rij if k != "tijd")


@pytest.mark.parametrize("bewaard", [eerder, gesprek_met_werkvormen, gesprek_van_versie_2])
def test_no_text_of_any_kind_of_act_goes_along(bewaard: Callable[[], tuple[Gebeurtenis, ...]]) -> None:
    """The kept talks have an act of every kind, and each typed text in them is marked."""
    begin, *rest = bewaard()
    inhoud = {**begin.inhoud, "casus": {**begin.inhoud["casus"], "oefening": False}}
    t = fold_alle([replace(begin, inhoud=inhoud), *rest])
    getypt = set(re.findall(r"(?:behoud|werk)-\d+", repr([g.inhoud for g in rest])))
    t = replace(t, gesloten=False, verborgen=frozenset())

    uit = gegeven(antwoord(t, *BEIDE))

    assert len(getypt) >= (1 if bewaard is gesprek_van_versie_2 else 5)
    assert not getypt & set(re.findall(r"(?:behoud|werk)-\d+", repr(uit)))
    op_kaart = {h.naam for h in t.kaart.haltes if not h.eigen}
    assert {h.naam for h in uit.haltes if not h.id.startswith("eigen:")} <= op_kaart


# ---- what is hidden ------------------------------------------------------------------------------------


def test_what_the_person_hid_never_goes_out() -> None:
    b1, b2 = (b.id for b in casussen()["joris"].werkelijk[:2])
    obstakel = {"obstakel_id": "x1", "bezoek_id": b1, "tekst": "Ik schaam me", "soort": "schaamte"}
    hiermee = (("obstakel_toegevoegd", obstakel), _eigen(1, "groen"))
    open_ = gegeven(verteld(*hiermee))
    weg = [("verborgen_gezet", {"wat": wat}) for wat in (b2, "x1", "leeftijd", "e1.1", f"{b1}.goed")]

    dicht = gegeven(verteld(*hiermee, *weg))

    assert len(open_.bezoeken) - 2 == len(dicht.bezoeken)
    assert list(range(len([r for r in dicht.bezoeken if r["weg"] == 0]))) == [
        r["volgorde"] for r in dicht.bezoeken if r["weg"] == 0
    ]
    assert (Codesoort.OBSTAKEL, "schaamte") in open_.codes
    assert (Codesoort.OBSTAKEL, "schaamte") not in dicht.codes
    assert ("", ONBEKEND) == (dicht.groepen["g_leeftijd"], dicht.bezoeken[0]["waardering"])
    assert "eigen halte op groen" not in [h.naam for h in dicht.haltes]


# ---- what is not given ------------------------------------------------------------------------------------


@pytest.mark.parametrize("waarom", list(Waarom))
def test_why_a_talk_gives_nothing_is_one_plain_sentence_without_a_name(waarom: Waarom) -> None:
    assert re.fullmatch(r"[A-Z][^{}]{10,90}\.", zin(waarom))
    assert "Bo" not in zin(waarom)


@pytest.mark.parametrize(
    ("t", "waarom"),
    [
        (echt(), Waarom.PERSOON_OPEN),
        (antwoord(echt(), ("persoon", "ja")), Waarom.GROEP_OPEN),
        (antwoord(echt(), *BEIDE, ("persoon", "nee")), Waarom.PERSOON_NEE),
        (echt(casussen()["rob"]), Waarom.OEFENING),
        (antwoord(echt(replace(casussen()["rob"], oefening=False)), *BEIDE), Waarom.MEEGELEVERD),
    ],
)
def test_without_two_times_yes_or_of_practice_there_are_no_rows(t: Toestand, waarom: Waarom) -> None:
    uit = uit_gesprek(t)

    assert GeenGegevens(sleutel=t.sleutel, waarom=waarom, zin=zin(waarom)) == uit


def test_a_talk_that_does_not_hold_together_is_told_and_not_guessed() -> None:
    t = verteld()
    stuk = replace(t, casus=replace(t.casus, beste=t.casus.werkelijk))

    with pytest.raises(RoutedataFout, match=r"^[A-Z][^{}]*\.$"):
        uit_gesprek(stuk)


# ---- several talks about one casus ------------------------------------------------------------------------


def _verder(t: Toestand, sessie: str, begonnen: str) -> Toestand:
    g = replace(maak("sessie_begonnen", vervolg(t), sessie=sessie, tijd=begonnen), nr=1)
    return fold(BEGIN, g)


def _zei(t: Toestand, wanneer: str, *antwoorden: tuple[str, str]) -> Toestand:
    t = antwoord(t, *antwoorden)
    return replace(t, toestemming=replace(t.toestemming, sinds=wanneer))


def test_of_talks_about_one_casus_the_newest_yes_gives_the_rows_once() -> None:
    een = _zei(replace(echt(), begonnen="2026-01-01"), "2026-01-01", *BEIDE)
    twee = _verder(een, "twee", "2026-02-01")
    nog = _zei(replace(echt(sessie="ander"), begonnen="2026-01-05"), "2026-01-05", *BEIDE)

    assert {"echt", "ander"} == kies([een, twee, nog])
    assert {"twee", "ander"} == kies([_zei(twee, "2026-02-01", *BEIDE), nog, een])


def test_a_later_no_takes_back_what_an_earlier_talk_gave() -> None:
    een = _zei(replace(echt(), begonnen="2026-01-01"), "2026-01-01", *BEIDE)
    twee = _zei(_verder(een, "twee", "2026-02-01"), "2026-02-01", ("persoon", "nee"))

    assert frozenset() == kies([een, twee])
    assert {"echt"} == kies([replace(een, toestemming=replace(een.toestemming, sinds="2026-03-01")), twee])


def test_a_copy_never_makes_a_casus_count_twice() -> None:
    een = _zei(echt(), "2026-01-01", *BEIDE)
    (begin, *_rest) = kopieer([g for g, _inhoud in een.log], sessie="kopie", titel="Kopie")
    kopie = fold(BEGIN, replace(begin, nr=1))

    assert {"echt"} == kies([een, kopie])
    assert 1 == len(kies([een, _zei(kopie, "2026-01-01", *BEIDE)]))


# ---- ages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leeftijd", "klasse"),
    [
        ("", ""), ("17", LEEFTIJDEN[0]), ("18", LEEFTIJDEN[1]), ("26", LEEFTIJDEN[1]), ("27", LEEFTIJDEN[2]),
        ("44 jaar", LEEFTIJDEN[2]), ("45", LEEFTIJDEN[3]), ("66", LEEFTIJDEN[3]), ("67", LEEFTIJDEN[4]),
        ("rond de 40", LEEFTIJDEN[2]), ("rond de 45", ""), ("bijna 18", ""), ("in de 40", ""),
        ("in de 50", LEEFTIJDEN[3]), ("40 tot 44", LEEFTIJDEN[2]), ("tussen 40 en 50", ""),
        ("60+", ""), ("70+", LEEFTIJDEN[4]), ("jonger dan 18", LEEFTIJDEN[0]), ("onder de 60", ""),
        ("1985", ""), ("6 maanden", ""), ("achter in de dertig", ""), ("32, zijn zoon is 6", ""),
    ],
)  # fmt: skip
def test_an_age_becomes_a_coarse_class_or_nothing(leeftijd: str, klasse: str) -> None:
    assert klasse == leeftijdsklasse(leeftijd)

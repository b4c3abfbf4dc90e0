"""A talk counts in research only after two times yes, under a key that leads back to nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rk.content import casus_ids, casussen, laad_kaart, laad_stappenplan
from rk.domain import ONS_WERK, Casus, Persoonsantwoord
from rk.events import (
    BEGIN,
    Rol,
    Toestand,
    Waarom,
    beginnen,
    beoordeel,
    fold,
    fold_alle,
    kopieer,
    maak,
    mag,
    vervolg,
    waarom_niet,
)
from rk.events.meetellen import gesprekssleutel
from tests.unit.begin import na, rob
from tests.unit.events.gesprek import gesprek_dat_meetelt

BEIDE = (("persoon", "ja"), ("groep", "ja"))


def echt(casus: Casus | None = None, *, sessie: str = "echt") -> Toestand:
    """A talk about a real person, just begun."""
    inhoud = beginnen(
        kaart=laad_kaart("sittard-geleen-beek-stein"),
        casus=casus or Casus(id="eigen", naam="Bo"),
        stappenplan=laad_stappenplan("acht-stappen"),
        minuten=60,
        titel="Het verhaal van Bo",
    )
    return fold(BEGIN, replace(maak("sessie_begonnen", inhoud, sessie=sessie), nr=1))


def antwoord(t: Toestand, *antwoorden: tuple[str, str]) -> Toestand:
    for veld, waarde in antwoorden:
        t = na(t, "meetellen_gezet", veld=veld, waarde=waarde)
    return t


def vooraf(t: Toestand, **antwoorden: str) -> Toestand:
    for veld, waarde in antwoorden.items():
        t = na(t, "vooraf_ingevuld", veld=veld, waarde=waarde)
    return t


def bezwaar(t: Toestand, veld: str, waarde: str) -> str | None:
    return beoordeel(t, maak("meetellen_gezet", {"veld": veld, "waarde": waarde}))


# ---- two times yes -----------------------------------------------------------------------------------


def test_a_talk_counts_after_a_yes_of_the_person_and_one_of_the_group() -> None:
    assert Waarom.PERSOON_OPEN is waarom_niet(echt())
    assert Waarom.GROEP_OPEN is waarom_niet(antwoord(echt(), ("persoon", "ja")))
    assert Waarom.PERSOON_OPEN is waarom_niet(antwoord(echt(), ("groep", "ja")))
    assert waarom_niet(antwoord(echt(), *BEIDE)) is None


@pytest.mark.parametrize("reden", ["niet_hier", "kan_niet", "overleden"])
def test_why_he_was_not_asked_is_recorded_with_it(reden: str) -> None:
    t = antwoord(echt(), ("persoon", reden), ("groep", "ja"))

    assert waarom_niet(t) is None
    assert reden == t.toestemming.persoon
    assert t.laatst == t.toestemming.sinds


@pytest.mark.parametrize(
    ("antwoorden", "waarom"),
    [
        ((("persoon", "nee"), ("groep", "ja")), Waarom.PERSOON_NEE),
        ((("persoon", "ja"), ("groep", "nee")), Waarom.GROEP_NEE),
        ((("groep", "nee"),), Waarom.GROEP_NEE),
        ((*BEIDE, ("persoon", "nee")), Waarom.PERSOON_NEE),
        ((*BEIDE, ("groep", "onbekend")), Waarom.GROEP_OPEN),
    ],
)
def test_one_no_is_a_no_and_it_can_be_taken_back(
    antwoorden: tuple[tuple[str, str], ...], waarom: Waarom
) -> None:
    assert waarom is waarom_niet(antwoord(echt(), *antwoorden))


def test_a_closed_talk_can_still_be_taken_back() -> None:
    t = na(antwoord(echt(), *BEIDE), "sessie_gesloten")

    assert Waarom.PERSOON_NEE is waarom_niet(antwoord(t, ("persoon", "nee")))


def test_who_is_in_the_room_is_asked_himself() -> None:
    hier = vooraf(echt(), is_hier="ja")

    for reden in ("niet_hier", "overleden"):
        zin = bezwaar(hier, "persoon", reden)
        assert zin is not None
        assert "Vraag het hem of haar zelf" in zin
        later = vooraf(antwoord(echt(), ("persoon", reden), ("groep", "ja")), is_hier="ja")
        assert Waarom.PERSOON_OPEN is waarom_niet(later)
    assert bezwaar(hier, "persoon", "kan_niet") is None


@pytest.mark.parametrize("veld", ["weet_ervan", "wil_het"])
def test_of_who_does_not_know_or_want_the_talk_nothing_counts(veld: str) -> None:
    t = vooraf(antwoord(echt(), *BEIDE), **{veld: "nee"})

    assert Waarom.WIL_NIET is waarom_niet(t)
    assert waarom_niet(antwoord(t, ("persoon", "overleden"))) is None


# ---- what never counts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", sorted(casussen()))
def test_a_casus_of_the_tool_is_practice_and_never_counts(naam: str) -> None:
    casus = casussen()[naam]
    assert casus.oefening
    t = echt(casus)

    assert Waarom.OEFENING is waarom_niet(t)
    for veld, waarde in BEIDE:
        assert "Dit is een oefenverhaal. Het telt niet mee in onderzoek." == bezwaar(t, veld, waarde)
    anders = antwoord(echt(replace(casus, oefening=False)), *BEIDE)
    assert Waarom.MEEGELEVERD is waarom_niet(anders, meegeleverd=casus_ids())


def test_a_talk_about_the_own_work_never_counts() -> None:
    t = echt(Casus(id=ONS_WERK, naam="ons team"))

    assert Waarom.OVER_ONS is waarom_niet(t)
    assert "het eigen werk" in (bezwaar(t, "groep", "ja") or "")


def test_a_no_is_never_refused() -> None:
    for t in (rob(), echt(Casus(id=ONS_WERK, naam="ons team"))):
        assert [None, None] == [bezwaar(t, "persoon", "nee"), bezwaar(t, "groep", "nee")]


def test_nobody_says_it_by_phone() -> None:
    g = maak("meetellen_gezet", {"veld": "groep", "waarde": "ja"})

    assert [None] == [mag(g)]
    assert all(mag(replace(g, rol=rol)) for rol in (Rol.DEELNEMER, Rol.SYSTEEM))


# ---- as every act ----------------------------------------------------------------------------------------


def test_undo_and_redo_take_it_along() -> None:
    t = antwoord(echt(), *BEIDE)
    doel = t.log[-1][0].id

    terug = na(t, "ongedaan_gemaakt", doel=doel)

    assert "een antwoord over meetellen" == t.log[-1][1].omschrijving
    assert Waarom.GROEP_OPEN is waarom_niet(terug)
    assert waarom_niet(na(terug, "opnieuw_gedaan", doel=doel)) is None


def test_a_kept_talk_still_counts() -> None:
    t = BEGIN
    for g in gesprek_dat_meetelt():
        assert beoordeel(t, g) is None, g.nr
        t = fold(t, g)

    assert waarom_niet(t) is None
    assert Persoonsantwoord.JA is t.toestemming.persoon
    assert t.gesloten
    assert "6d33a86996e230fc280ff95951c95885" == t.sleutel


# ---- the key ---------------------------------------------------------------------------------------------


def _verder(t: Toestand, sessie: str) -> Toestand:
    return fold(BEGIN, replace(maak("sessie_begonnen", vervolg(t), sessie=sessie), nr=1))


def test_a_follow_up_counts_as_the_same_casus_and_is_asked_anew() -> None:
    een = antwoord(echt(), *BEIDE)
    twee = _verder(een, "twee")
    drie = _verder(twee, "drie")

    assert {een.sleutel} == {twee.sleutel, drie.sleutel}
    assert 3 == len({gesprekssleutel(t) for t in (een, twee, drie)})
    assert Waarom.PERSOON_OPEN is waarom_niet(twee)


def test_a_copy_is_the_same_casus_and_is_asked_anew() -> None:
    t = antwoord(echt(), *BEIDE)
    for bron in (t, _verder(t, "twee")):
        rij = [g for g, _inhoud in bron.log]
        kopie = fold_alle(
            replace(g, nr=nr) for nr, g in enumerate(kopieer(rij, sessie="kopie", titel="Kopie"), 1)
        )

        assert bron.sleutel == kopie.sleutel
        assert gesprekssleutel(bron) != gesprekssleutel(kopie)
        assert Waarom.PERSOON_OPEN is waarom_niet(kopie)


def test_two_talks_of_the_same_name_have_other_keys_and_none_holds_an_id() -> None:
    een, twee = echt(), echt()
    bekend = "".join((een.sessie, een.casus.id, een.casus.naam, een.log[0][0].id.replace("-", "")))

    assert een.sleutel != twee.sleutel
    assert 32 == len(een.sleutel)
    assert een.sleutel not in bekend
    assert bekend not in een.sleutel


@pytest.mark.parametrize("sleutel", ["", "0" * 31, "G" * 32, "een naam", "0" * 33])
def test_a_key_is_never_a_word(sleutel: str) -> None:
    inhoud: dict[str, Any] = dict(echt().log[0][0].inhoud) | {"sleutel": sleutel}
    g = replace(echt().log[0][0], inhoud=inhoud)

    assert (beoordeel(BEGIN, g) is None) is (sleutel == "")

"""One contract for what is private: kept once, one's own, shown in one breath, gone for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rk.store import (
    AlGebruikt,
    AlOpTafel,
    DeelnemerRij,
    GeheugenOpslag,
    InbrengRij,
    KamerRij,
    Opslag,
    Privaat,
    SqliteOpslag,
)
from tests.store.test_opslag import wens


@pytest.fixture(params=["geheugen", "sqlite"])
def opslag(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opslag]:
    opslag: Opslag = GeheugenOpslag() if request.param == "geheugen" else SqliteOpslag(tmp_path / "proef.db")
    yield opslag
    opslag.sluit()


def kaart(id_: str, tekst: str = "zilvermeeuw", *, van: str = "een", sleutel: str = "") -> InbrengRij:
    return InbrengRij(
        id=id_, sessie="s", deelnemer=van, stap="vierv", inhoud={"tekst": tekst}, sleutel=sleutel
    )


def ids(opslag: Opslag) -> list[str]:
    return [i.id for i in opslag.privaat("s").inbreng]


def test_one_phone_is_one_deelnemer_wherever_it_is(opslag: Opslag) -> None:
    opslag.bewaar_deelnemer(DeelnemerRij(id="een", sessie="s", teken="hash", afstand=True))

    opslag.bewaar_deelnemer(DeelnemerRij(id="twee", sessie="elders", teken="hash", afstand=True))

    assert ((), ["twee"]) == (
        opslag.privaat("s").deelnemers,
        [d.id for d in opslag.privaat("elders").deelnemers],
    )


def test_everything_private_comes_back_as_it_was_kept(opslag: Opslag) -> None:
    kamer = KamerRij(sessie="s", net="127.0.0.2", poort=8878, code="K7MW4QXA", open=True, stippen=3)
    wie = DeelnemerRij(id="een", sessie="s", teken="hash")
    opslag.bewaar_kamer(replace(kamer, code="oud"))
    opslag.bewaar_kamer(kamer)
    opslag.bewaar_deelnemer(wie)
    opslag.leg_in(kaart("b"))
    opslag.leg_in(kaart("a"))
    opslag.zet_klaar("een", "s", "vierv", True)
    opslag.zet_stip("een", "s", "vierv", "k1", True)
    opslag.zet_stip("een", "s", "vierv", "k2", True)
    opslag.zet_stip("een", "s", "vierv", "k2", False)

    assert [kamer] == opslag.kamers()
    assert Privaat(
        deelnemers=(wie,),
        inbreng=(kaart("b"), kaart("a")),
        klaar=frozenset({("een", "vierv")}),
        stippen=frozenset({("een", "vierv", "k1")}),
    ) == opslag.privaat("s")
    assert Privaat() == opslag.privaat("anders")


def test_the_same_again_counts_once_and_another_can_not_use_its_id(opslag: Opslag) -> None:
    assert opslag.leg_in(kaart("a"))
    assert opslag.leg_in(kaart("a"))
    with pytest.raises(AlGebruikt):
        opslag.leg_in(kaart("a", van="twee"))
    with pytest.raises(AlGebruikt):
        opslag.leg_in(kaart("a", "iets anders"))

    assert [kaart("a")] == list(opslag.privaat("s").inbreng)


def test_what_was_shown_or_taken_back_does_not_come_again(opslag: Opslag) -> None:
    opslag.leg_in(kaart("getoond"))
    opslag.leg_in(kaart("terug"))
    opslag.voeg_alle_toe([wens("zilvermeeuw")], onthuld={"getoond": ""})

    assert opslag.haal_terug("terug", sessie="s", deelnemer="een")
    assert not opslag.haal_terug("terug", sessie="s", deelnemer="een")
    assert [False, False] == [opslag.leg_in(kaart(i)) for i in ("getoond", "terug")]
    assert [] == ids(opslag)


def test_what_belongs_to_a_showing_that_failed_stays_private(opslag: Opslag) -> None:
    oud = opslag.voeg_toe(wens("oud"))
    opslag.leg_in(kaart("a"))

    with pytest.raises(AlGebruikt):
        opslag.voeg_alle_toe([wens("nieuw"), replace(oud, sessie="anders")], onthuld={"a": ""})

    assert ["a"] == ids(opslag)
    assert [oud] == opslag.lees("s")


def test_one_changes_ones_own_while_nobody_saw_it(opslag: Opslag) -> None:
    opslag.leg_in(kaart("a"))
    opslag.leg_in(kaart("b"), vervangt="a")
    with pytest.raises(AlOpTafel):
        opslag.leg_in(kaart("c", van="twee"), vervangt="b")
    assert not opslag.haal_terug("b", sessie="s", deelnemer="twee")

    assert ["b"] == ids(opslag)
    assert not opslag.leg_in(kaart("a"))


def test_of_one_question_only_the_last_answer_stays(opslag: Opslag) -> None:
    opslag.leg_in(kaart("a", sleutel="vraagbaak"))
    opslag.leg_in(kaart("ander", van="twee", sleutel="vraagbaak"))
    opslag.leg_in(kaart("b", sleutel="vraagbaak"))

    assert ["ander", "b"] == sorted(ids(opslag))


def test_who_answered_a_question_before_the_group_answers_it_once_until_it_is_asked_anew(
    opslag: Opslag,
) -> None:
    opslag.leg_in(kaart("a", sleutel="vraagbaak"), beurt="vraagbaak:0")
    opslag.leg_in(kaart("ander", van="twee"))
    opslag.voeg_alle_toe([wens("zilvermeeuw")], onthuld={"a": "vraagbaak:0", "ander": ""})

    assert frozenset({("een", "vraagbaak:0")}) == opslag.privaat("s").gehad
    with pytest.raises(AlOpTafel):
        opslag.leg_in(kaart("b", sleutel="vraagbaak"), beurt="vraagbaak:0")
    assert not opslag.leg_in(kaart("a", sleutel="vraagbaak"), beurt="vraagbaak:0")  # sent late: known
    assert opslag.leg_in(kaart("c", van="twee", sleutel="vraagbaak"), beurt="vraagbaak:0")
    assert opslag.leg_in(kaart("d", sleutel="vraagbaak"), beurt="vraagbaak:7")
    assert ["c", "d"] == ids(opslag)


def test_of_who_answered_a_question_no_file_says_what_it_was(tmp_path: Path) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    opslag.leg_in(kaart("a", "zilvermeeuw", sleutel="vraagbaak"), beurt="vraagbaak:0")
    assert b"zilvermeeuw" in _bytes(tmp_path)

    opslag.voeg_alle_toe([wens("iets anders")], onthuld={"a": "vraagbaak:0"})

    assert b"vraagbaak:0" in _bytes(tmp_path)
    assert b"zilvermeeuw" not in _bytes(tmp_path)
    opslag.sluit()


def test_when_a_step_is_asked_anew_nobody_is_ready_with_it(opslag: Opslag) -> None:
    for wie, sessie, stap in (("een", "s", "vierv"), ("een", "s", "wensen"), ("twee", "anders", "vierv")):
        opslag.zet_klaar(wie, sessie, stap, True)

    opslag.voeg_alle_toe([wens("zilvermeeuw")], opnieuw=("s", "vierv"))

    assert {("een", "wensen")} == opslag.privaat("s").klaar
    assert {("twee", "vierv")} == opslag.privaat("anders").klaar


def test_a_remote_that_is_none_any_more_is_known_with_why(opslag: Opslag) -> None:
    for id_, teken in (("een", "hash een"), ("twee", "hash twee")):
        opslag.bewaar_deelnemer(DeelnemerRij(id=id_, sessie="s", teken=teken, afstand=True))
    opslag.verwijder_deelnemer("een", waarom="vervangen")
    opslag.verwijder_deelnemer("twee", waarom="gestopt")
    opslag.verwijder_deelnemer("niemand", waarom="gestopt")

    assert () == opslag.privaat("s").deelnemers
    assert (("hash een", "vervangen"), ("hash twee", "gestopt")) == opslag.privaat("s").voorbij
    opslag.wis_privaat("s")
    assert Privaat() == opslag.privaat("s")


def test_forgetting_what_is_private_leaves_the_groups_log(opslag: Opslag) -> None:
    bewaard = opslag.voeg_toe(wens("blijft"))
    opslag.bewaar_kamer(KamerRij(sessie="s"))
    opslag.bewaar_deelnemer(DeelnemerRij(id="een", sessie="s", teken="hash"))
    opslag.leg_in(kaart("a"))

    opslag.wis_privaat("s")

    assert Privaat() == opslag.privaat("s")
    assert [] == opslag.kamers()
    assert [bewaard] == opslag.lees("s")


def test_whose_a_card_was_is_in_no_file_once_the_group_saw_it(tmp_path: Path) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    opslag.leg_in(kaart("a", van="grutto"))
    assert b"grutto" in _bytes(tmp_path)

    opslag.voeg_alle_toe([wens("zilvermeeuw")], onthuld={"a": ""})

    assert b"grutto" not in _bytes(tmp_path)
    opslag.sluit()


def _bytes(map_: Path) -> bytes:
    return b"".join(pad.read_bytes() for pad in map_.iterdir())

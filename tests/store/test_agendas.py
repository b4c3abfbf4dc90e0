"""Own agendas: kept by every store under an id, by name, and gone for good when thrown away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rk.domain import EigenAgenda, EigenRegel, Stap
from rk.store import GeheugenOpslag, Opslag, SqliteOpslag, schema
from tests.store.test_opslag import wens

AGENDA = EigenAgenda(
    id="e1",
    naam="Kort gesprek ñ '\";--👩‍👩‍👧",
    regels=(
        EigenRegel(stap=Stap.WIE, minuten=10),
        EigenRegel(werkvorm="signalen", minuten=25, overgeslagen=True),
    ),
)


@pytest.fixture(params=["geheugen", "sqlite"])
def opslag(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opslag]:
    opslag: Opslag = GeheugenOpslag() if request.param == "geheugen" else SqliteOpslag(tmp_path / "proef.db")
    yield opslag
    opslag.sluit()


def test_an_agenda_comes_back_as_it_was_kept(opslag: Opslag) -> None:
    assert [] == opslag.agendas()

    opslag.bewaar_agenda(AGENDA)

    assert [AGENDA] == opslag.agendas()


def test_the_same_id_is_the_same_agenda(opslag: Opslag) -> None:
    opslag.bewaar_agenda(AGENDA)
    anders = replace(AGENDA, naam="Anders", regels=())

    opslag.bewaar_agenda(anders)

    assert [anders] == opslag.agendas()


def test_agendas_stand_by_name_as_people_look_for_them(opslag: Opslag) -> None:
    for nr, naam in enumerate(("wijk", "Avond", "avond", "Zorg")):
        opslag.bewaar_agenda(replace(AGENDA, id=f"e{nr}", naam=naam))

    assert ["Avond", "avond", "wijk", "Zorg"] == [a.naam for a in opslag.agendas()]


def test_throwing_away_is_one_agenda_and_no_session(opslag: Opslag) -> None:
    bewaard = opslag.voeg_toe(wens("een bed"))
    opslag.bewaar_agenda(AGENDA)
    opslag.bewaar_agenda(replace(AGENDA, id="e2"))

    assert opslag.verwijder_agenda("e1")

    assert not opslag.verwijder_agenda("e1")
    assert ["e2"] == [a.id for a in opslag.agendas()]
    assert [bewaard] == opslag.lees("s")


def test_removing_a_session_leaves_the_agendas(opslag: Opslag) -> None:
    opslag.voeg_toe(wens("een bed"))
    opslag.bewaar_agenda(AGENDA)

    opslag.verwijder("s")
    opslag.wis_privaat("s")

    assert [AGENDA] == opslag.agendas()


def test_no_byte_of_an_agenda_that_was_thrown_away_stays_in_the_folder(tmp_path: Path) -> None:
    opslag = SqliteOpslag(tmp_path / "proef.db")
    opslag.bewaar_agenda(replace(AGENDA, naam="zilvermeeuw"))

    def alles() -> bytes:
        return b"".join(pad.read_bytes() for pad in tmp_path.iterdir())

    assert b"zilvermeeuw" in alles()
    opslag.verwijder_agenda("e1")

    assert b"zilvermeeuw" not in alles()
    opslag.sluit()


def test_another_start_finds_the_agendas(tmp_path: Path) -> None:
    for _ in range(2):
        opslag = SqliteOpslag(tmp_path / "proef.db")
        opslag.bewaar_agenda(AGENDA)
        opslag.sluit()

    opslag = SqliteOpslag(tmp_path / "proef.db", alleen_lezen=True)
    assert [AGENDA] == opslag.agendas()
    opslag.sluit()


def test_a_file_from_before_own_agendas_opens_with_everything_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "proef.db"
    eerder = [naam for naam, _stap in schema.MIGRATIES].index("agendas")
    with monkeypatch.context() as toen:
        toen.setattr(schema, "MIGRATIES", schema.MIGRATIES[:eerder])
        oud = SqliteOpslag(pad)
        bewaard = oud.voeg_toe(wens("een bed"))
        oud.sluit()
    with closing(sqlite3.connect(pad)) as db:
        assert ("agenda",) not in db.execute("SELECT name FROM sqlite_master").fetchall()

    opslag = SqliteOpslag(pad)
    opslag.bewaar_agenda(AGENDA)

    assert ([bewaard], [AGENDA]) == (opslag.lees("s"), opslag.agendas())
    opslag.sluit()

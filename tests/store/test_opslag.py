"""One contract for every store: append-only, counted once, in order, gone when removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rk.events import Gebeurtenis, maak
from rk.store import AlGebruikt, GeheugenOpslag, Opslag, SqliteOpslag


@pytest.fixture(params=["geheugen", "sqlite"])
def opslag(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opslag]:
    opslag: Opslag = GeheugenOpslag() if request.param == "geheugen" else SqliteOpslag(tmp_path / "proef.db")
    yield opslag
    opslag.sluit()


def wens(tekst: str, sessie: str = "s", *, tijd: str = "2026-01-01T10:00:00.000+00:00") -> Gebeurtenis:
    return maak("wens_toegevoegd", {"tekst": tekst}, sessie=sessie, tijd=tijd)


def test_a_session_counts_its_own_events_from_one(opslag: Opslag) -> None:
    nummers = [opslag.voeg_toe(wens(t, s)).nr for t, s in (("a", "s"), ("b", "s"), ("c", "anders"))]

    assert [1, 2, 1] == nummers


def test_what_comes_back_is_what_was_stored(opslag: Opslag) -> None:
    hostiel = wens("</script>'\";--\u202e👩‍👩‍👧 ñ" + "x" * 1900)

    bewaard = opslag.voeg_toe(hostiel)

    assert [bewaard] == opslag.lees("s")
    assert replace(hostiel, nr=1) == bewaard


def test_sending_twice_counts_once_and_gives_what_was_stored(opslag: Opslag) -> None:
    g = wens("een bed")
    eerste = opslag.voeg_toe(g)

    tweede = opslag.voeg_toe(replace(g, tijd="2026-01-01T11:00:00.000+00:00"))

    assert eerste == tweede
    assert [eerste] == opslag.lees("s")


@pytest.mark.parametrize("anders", [{"sessie": "anders"}, {"inhoud": {"tekst": "iets anders"}}])
def test_an_id_never_stands_for_two_acts(opslag: Opslag, anders: dict[str, object]) -> None:
    g = opslag.voeg_toe(wens("een bed"))

    with pytest.raises(AlGebruikt):
        opslag.voeg_toe(replace(g, **anders))  # type: ignore[arg-type]  # fields by name

    assert [g] == opslag.lees("s")
    assert [] == opslag.lees("anders")


def test_who_was_away_reads_only_what_is_new(opslag: Opslag) -> None:
    for tekst in "abc":
        opslag.voeg_toe(wens(tekst))

    assert [2, 3] == [g.nr for g in opslag.lees("s", sinds=1)]


def test_what_belongs_together_is_stored_whole_or_not_at_all(opslag: Opslag) -> None:
    oud = opslag.voeg_toe(wens("oud"))

    with pytest.raises(AlGebruikt):
        opslag.voeg_alle_toe([wens("nieuw", "kopie"), replace(oud, sessie="kopie")])

    assert [] == opslag.lees("kopie")


def test_a_whole_room_at_once_is_numbered_in_order_and_each_counts_once(opslag: Opslag) -> None:
    oud = opslag.voeg_toe(wens("oud"))
    zaal = [wens(f"wens {i}") for i in range(1200)]
    ander = wens("ander", "anders")

    bewaard = opslag.voeg_alle_toe([*zaal[:700], oud, ander, zaal[3], *zaal[700:]])

    assert [replace(g, nr=i) for i, g in enumerate(zaal, 2)] == opslag.lees("s", sinds=1)
    assert [replace(ander, nr=1)] == opslag.lees("anders")
    assert [oud, 5] == [bewaard[700], bewaard[702].nr]


def test_the_session_used_last_comes_first(opslag: Opslag) -> None:
    opslag.voeg_toe(wens("a", "vroeg", tijd="2026-01-01T09:00:00.000+00:00"))
    opslag.voeg_toe(wens("b", "laat", tijd="2026-01-02T09:00:00.000+00:00"))
    opslag.voeg_toe(wens("c", "vroeg", tijd="2026-01-01T12:00:00.000+00:00"))

    rijen = opslag.sessies()

    assert [("laat", 1), ("vroeg", 2)] == [(r.id, r.aantal) for r in rijen]
    assert "2026-01-01T09:00:00.000+00:00" == rijen[1].begonnen
    assert "2026-01-01T12:00:00.000+00:00" == rijen[1].laatst


def test_removing_a_session_leaves_the_others(opslag: Opslag) -> None:
    opslag.voeg_toe(wens("weg", "weg"))
    blijft = opslag.voeg_toe(wens("blijft", "blijft"))

    opslag.verwijder("weg")

    assert [] == opslag.lees("weg")
    assert ["blijft"] == [r.id for r in opslag.sessies()]
    assert [blijft] == opslag.lees("blijft")
    assert 2 == opslag.voeg_toe(wens("nog een", "blijft")).nr

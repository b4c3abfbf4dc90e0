"""A moment is said as people say it, in the time of this computer."""

import time
from collections.abc import Iterator

import pytest

from rk.tekening.datum import dag, dag_en_tijd


@pytest.fixture(autouse=True)
def in_nederland(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_stored_moment_shows_in_the_time_of_this_computer() -> None:
    assert "23 november, 00:20" == dag_en_tijd("2026-11-22T23:20:00.000+00:00", jaar=2026)
    assert "23 november 2026" == dag("2026-11-22T23:20:00.000+00:00")


def test_another_year_is_said() -> None:
    assert "1 maart 2025, 10:00" == dag_en_tijd("2025-03-01T09:00:00+00:00", jaar=2026)


def test_what_is_no_moment_says_nothing() -> None:
    assert "" == dag("") == dag_en_tijd("gisteren", jaar=2026)

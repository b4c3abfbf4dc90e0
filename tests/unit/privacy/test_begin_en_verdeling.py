"""Beginnings of ways, and figures in bins."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from rk.privacy import ALLES, UitgifteFout, beginnen, kwantiel, publiceer, toon, verdeling
from rk.privacy.begin import EINDE, NIET_VERDER
from tests.unit.privacy.mensen import boek, geef_uit, getoond


def wegen(aantallen: dict[str, int], *, gesprekken: int = 12) -> pd.DataFrame:
    """So many people with each way; a letter is a halte."""
    alle = [weg for weg, n in aantallen.items() for _k in range(n)]
    return pd.DataFrame(
        [(f"c{nr}", nr % gesprekken, halte) for nr, weg in enumerate(alle) for halte in weg],
        columns=["casus", "gesprek", "halte"],
    )


def verteld(aantallen: dict[str, int], diep: int = 2) -> dict[str, int | None]:
    return getoond(toon(beginnen(wegen(aantallen), diep=diep)))


def test_a_beginning_is_told_with_those_who_went_on_otherwise_together() -> None:
    cel = verteld({"ab": 30, "ac": 20, "ad": 6, "ae": 7, "fg": 25})

    assert {
        f"a/{ALLES}": 65, "a/b": 30, "a/c": 20, f"a/{NIET_VERDER}": 15,
        f"f/{ALLES}": 25, f"{ALLES}/{ALLES}": 90,
    } == cel  # fmt: skip


@pytest.mark.parametrize("rest", range(1, 10))
def test_a_next_step_is_not_told_when_the_others_are_few(rest: int) -> None:
    cel = verteld({"ab": 30, "ac": 20, "ad": rest, "fg": 25})

    # The smaller of the two goes with the few: then they are enough together.
    assert "a/c" not in cel
    assert 30 == cel["a/b"]


def test_a_next_step_that_everyone_takes_is_not_told() -> None:
    cel = verteld({"ab": 30, "fg": 25, "fh": 24})

    assert not [naam for naam in cel if naam.startswith("a/") and ALLES not in naam]


def test_where_a_way_stops_is_a_next_step_like_any_other() -> None:
    assert 15 == verteld({"ab": 30, "a": 15, "fg": 25})[f"a/{EINDE}"]


def test_a_beginning_of_two_talks_is_not_told() -> None:
    rijen = pd.concat(
        [wegen({"ab": 30, "cd": 40}), wegen({"xy": 30}, gesprekken=2).replace(r"^c", "d", regex=True)]
    )

    assert not [naam for naam in getoond(toon(beginnen(rijen, diep=1))) if naam.startswith("x")]


def test_whole_ways_are_never_told() -> None:
    with pytest.raises(UitgifteFout, match="1 tot 5 haltes"):
        beginnen(wegen({"abcdef": 100}), diep=6)


def test_no_ways_at_all_are_a_table_too() -> None:
    assert {f"{ALLES}/{ALLES}": None} == verteld({})


def figuur(waarden: list[float], *, gesprekken: int = 12) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "casus": [f"c{k}" for k in range(len(waarden))],
            "gesprek": [k % gesprekken for k in range(len(waarden))],
            "wacht": waarden,
        }
    )


ONBEKENDEN = [float("nan")] * 20


def test_a_bin_with_too_few_people_joins_the_one_beside_it() -> None:
    rijen = figuur([0.5] * 20 + [1.5] * 4 + [2.5] * 30 + ONBEKENDEN)

    uit = toon(verdeling(rijen, figuur="wacht", grenzen=[1, 2, 3]))

    assert {"onder 1": 20, "1 of meer": 35, "onbekend": 20, ALLES: 75} == getoond(uit)


def test_a_figure_that_nobody_can_lack_has_no_row_for_it() -> None:
    rijen = figuur([0.5] * 20 + [1.5] * 30)

    uit = toon(verdeling(rijen, figuur="wacht", grenzen=[1], altijd_bekend=True))

    assert {"onder 1": 20, "1 of meer": 30, ALLES: 50} == getoond(uit)


def test_a_figure_that_somebody_lacks_can_not_be_one_that_nobody_can_lack() -> None:
    with pytest.raises(UitgifteFout, match="Laat altijd_bekend weg"):
        verdeling(figuur([1.0, float("nan")]), figuur="wacht", grenzen=[1], altijd_bekend=True)


def test_the_lowest_and_the_highest_value_are_never_seen() -> None:
    rijen = figuur([0.1] + [1.5] * 40 + [2.5] * 40 + [999.0] + ONBEKENDEN)

    uit = toon(verdeling(rijen, figuur="wacht", grenzen=[1, 2, 3]))

    assert not [naam for naam in getoond(uit) if "999" in naam or "0.1" in naam]
    assert {"onder 2", "2 of meer"} <= set(getoond(uit))


def test_one_person_more_does_not_show_in_a_later_distribution(tmp_path: Path) -> None:
    waarden = [0.5] * 50 + [1.5] * 51 + ONBEKENDEN
    eerst = geef_uit(tmp_path, verdeling(figuur(waarden), figuur="wacht", grenzen=[1], versie="1"))

    later = geef_uit(tmp_path, verdeling(figuur([*waarden, 0.5]), figuur="wacht", grenzen=[1], versie="2"))

    assert {"onder 1": 50, "1 of meer": 50, "onbekend": 20, ALLES: 120} == eerst
    assert {"onder 1": None, "1 of meer": 50, "onbekend": 20, ALLES: None} == later


def test_other_bins_of_the_same_figure_do_not_show_who_lies_between(tmp_path: Path) -> None:
    waarden = [*np.linspace(0, 0.9, 60), 1.1, 1.1, 1.1, *np.linspace(2, 9, 60), *ONBEKENDEN]
    eerst = geef_uit(tmp_path, verdeling(figuur(waarden), figuur="wacht", grenzen=[1]))

    later = geef_uit(tmp_path, verdeling(figuur(waarden), figuur="wacht", grenzen=[1.5]))

    assert [60, 65] == [eerst["onder 1"], eerst["1 of meer"]]
    assert [None, None] == [later["onder 1.5"], later["1.5 of meer"]]


def test_the_median_is_a_bin_and_follows_from_what_is_shown() -> None:
    rijen = figuur([0.5] * 30 + [1.5] * 60 + [2.5] * 30 + ONBEKENDEN)

    uit = toon(verdeling(rijen, figuur="wacht", grenzen=[1, 2]))

    assert "1 tot 2" == kwantiel(uit, 0.5)
    assert "2 of meer" == kwantiel(uit, 0.9)


def test_where_rounding_leaves_more_bins_open_the_median_names_them_all() -> None:
    uit = toon(verdeling(figuur([0.5] * 50 + [1.5] * 51), figuur="wacht", grenzen=[1], altijd_bekend=True))

    assert "onder 1 tot en met 1 of meer" == kwantiel(uit, 0.5)


def test_a_median_is_not_told_when_a_bin_is_withheld(tmp_path: Path) -> None:
    waarden = [0.5] * 50 + [1.5] * 51 + ONBEKENDEN
    geef_uit(tmp_path, verdeling(figuur(waarden), figuur="wacht", grenzen=[1], versie="1"))
    later = verdeling(figuur([*waarden, 0.5]), figuur="wacht", grenzen=[1], versie="2")

    uit = publiceer(later, grootboek=boek(tmp_path))

    with pytest.raises(UitgifteFout, match="het midden is niet te zeggen"):
        kwantiel(uit, 0.5)


@pytest.mark.parametrize("grenzen", [[], [2, 1], [1, 1], [float("nan")]])
def test_borders_that_do_not_rise_are_refused(grenzen: list[float]) -> None:
    with pytest.raises(UitgifteFout, match="moeten oplopen"):
        verdeling(figuur([1.0] * 30), figuur="wacht", grenzen=grenzen)

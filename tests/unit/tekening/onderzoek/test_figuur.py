"""Figures are plain data, and Plotly itself says that they are right."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from rk.tekening.onderzoek import figuur

FIGUREN = {
    "stapels": figuur.stapels(
        ["a", "b"], [("x", "#111111", [1, None]), ("y", "#222222", [3, 4])], eenheid="mensen"
    ),
    "kleuren": figuur.kleuren_langs(["1", "2"], [("x", "#111111", [0.5, 1.0])], as_naam="halte"),
    "bereiken": figuur.bereiken(["a"], [(-3.0, 1.0, 4.0, False)], as_naam="verschil", kleur="#111111"),
}  # fmt: skip


@pytest.mark.parametrize("naam", FIGUREN)
def test_plotly_knows_every_word_of_it(naam: str) -> None:
    go.Figure(FIGUREN[naam])  # raises where it does not


def test_series_differ_by_pattern_and_not_by_colour_alone() -> None:
    vormen = [reeks["marker"]["pattern"]["shape"] for reeks in FIGUREN["stapels"]["data"]]

    assert len(vormen) == len(set(vormen))


def test_the_place_of_a_figure_says_where_its_numbers_are() -> None:
    vak = dict(figuur.vak(FIGUREN["bereiken"], id="x", naam="De cijfers").attributen)

    assert FIGUREN["bereiken"] == json.loads(vak["data-figuur"])
    assert "De cijfers. Dezelfde cijfers staan in de tabel hieronder." == vak["aria-label"]

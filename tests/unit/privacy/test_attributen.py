"""How much alike people are: equal to what pycanon says."""

import json
from pathlib import Path

import pandas as pd
import pytest

from rk.privacy import Gelijkenis, gelijkenis

ANTWOORDEN = json.loads(
    (Path(__file__).parent / "antwoorden/pycanon.json").read_text(encoding="utf-8")
)["antwoorden"]  # fmt: skip


def test_k_is_that_of_pycanon_on_every_table() -> None:
    gezien = set()
    for antwoord in ANTWOORDEN:
        frame = pd.DataFrame({naam: list(w) for naam, w in antwoord["kolommen"].items()})

        assert antwoord["k"] == gelijkenis(frame, list(frame)).k
        gezien.add(antwoord["k"])
    assert len(gezien) > 10


def test_who_is_the_only_one_of_a_kind_is_counted() -> None:
    frame = pd.DataFrame({"g_regio": ["Noord"] * 4 + ["Oost"], "g_jaar": ["2024"] * 3 + ["2025"] * 2})

    assert Gelijkenis(k=1, alleen=2, mensen=5) == gelijkenis(frame, ["g_regio", "g_jaar"])


def test_unknown_is_a_value_like_any_other() -> None:
    frame = pd.DataFrame({"g_regio": ["Noord", "Noord", None]})

    assert Gelijkenis(k=1, alleen=1, mensen=3) == gelijkenis(frame, ["g_regio"])


@pytest.mark.parametrize(("n", "k", "alleen"), [(0, 0, 0), (1, 1, 1), (7, 7, 0)])
def test_without_features_everyone_is_alike(n: int, k: int, alleen: int) -> None:
    frame = pd.DataFrame({"g_regio": ["Noord"] * n})

    assert Gelijkenis(k=k, alleen=alleen, mensen=n) == gelijkenis(frame, [])

"""How far coders agree beyond chance, or that there is too little to say it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.metrics.distance import binary_distance, masi_distance  # type: ignore[import-untyped]  # no types

from rk.analysis.coderen import Overeenstemming, overeenstemming
from rk.analysis.coderen.overeenstemming import alfa, gewogen_alfa
from tests.unit.analysis.coderen.proef import ronde, vul

_A, _B, _AB = (frozenset(s) for s in ("a", "b", "ab"))


def test_the_example_of_krippendorff_gives_his_alpha() -> None:
    """Four coders, twelve units, missing values, nominal (Computing Krippendorff's Alpha-Reliability, C)."""
    rijen = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    waarden = {
        f"t{n}": {f"c{wie}": frozenset(w) for wie, w in enumerate(kolom) if w != "."}
        for n, kolom in enumerate(zip(*rijen, strict=True))
    }

    assert 0.743 == pytest.approx(alfa(waarden, binary_distance), abs=0.0005)


@given(
    st.lists(
        st.dictionaries(st.sampled_from("xyz"), st.sampled_from([_A, _B, _AB]), min_size=2),
        min_size=3, max_size=12,
    )
)  # fmt: skip
def test_what_the_draws_compute_is_what_the_library_computes(gaven: list[dict[str, frozenset[str]]]) -> None:
    waarden = {f"t{n}": per for n, per in enumerate(gaven)}
    assume(len({w for per in gaven for w in per.values()}) > 1)
    groep = [n % 2 for n in range(len(gaven))]

    for afstand in (masi_distance, binary_distance):
        eigen = gewogen_alfa(waarden, groep, np.ones((1, 2), dtype=np.int64), afstand)

        assert alfa(waarden, afstand) == pytest.approx(eigen[0], abs=1e-12)


def test_a_group_that_is_drawn_twice_counts_as_the_same_texts_twice() -> None:
    een = {"t0": {"x": _A, "y": _A}, "t1": {"x": _B, "y": _A}, "t2": {"x": _B, "y": _B}}
    dubbel = een | {"u0": een["t0"], "u1": een["t1"]}

    eigen = gewogen_alfa(een, [0, 0, 1], np.array([[2, 1]]), binary_distance)

    assert alfa(dubbel, binary_distance) == pytest.approx(eigen[0])


def test_a_draw_without_variation_has_no_alpha() -> None:
    een = {"t0": {"x": _A, "y": _A}, "t1": {"x": _B, "y": _B}}

    assert np.isnan(gewogen_alfa(een, [0, 1], np.array([[2, 0]]), binary_distance)[0])


def maten(
    map_: Path, anna: list[list[str]], bram: list[list[str]], *, per_casus: int = 2
) -> dict[str, Overeenstemming]:
    r = ronde(map_, len(anna), per_casus=per_casus)
    vul(r, {"anna": anna, "bram": bram})
    return {m.code: m for m in overeenstemming(r)}


_GEMENGD = [["a"], ["b"], ["a", "b"], ["geen"]] * 10


def test_who_always_choose_alike_agree_fully(tmp_path: Path) -> None:
    m = maten(tmp_path, _GEMENGD, _GEMENGD)

    assert (1.0, 1.0, 1.0) == (m[""].alpha, m[""].laag, m[""].hoog)
    assert "bijna altijd hetzelfde" in m["a"].zin


def test_half_the_same_codes_is_half_a_difference(tmp_path: Path) -> None:
    anders = [["b"] if c == ["a", "b"] else c for c in _GEMENGD]
    los = [["geen"] if c == ["a", "b"] else c for c in _GEMENGD]

    half, niets = maten(tmp_path / "1", _GEMENGD, anders)[""], maten(tmp_path / "2", _GEMENGD, los)[""]

    assert half.alpha is not None
    assert niets.alpha is not None
    assert niets.alpha < half.alpha < 1


def test_the_interval_holds_alpha_and_says_the_same_each_time(tmp_path: Path) -> None:
    bram = [c if n % 3 else ["a"] for n, c in enumerate(_GEMENGD)]
    r = ronde(tmp_path, len(_GEMENGD))
    vul(r, {"anna": _GEMENGD, "bram": bram})

    een, twee = overeenstemming(r)[0], overeenstemming(r)[0]

    assert een == twee
    assert None not in (een.laag, een.alpha, een.hoog)
    assert -1 <= een.laag < een.alpha < een.hoog <= 1  # type: ignore[operator]  # not None, as said
    assert "onzeker" in een.zin


def test_who_does_not_know_is_missing_and_is_no_difference(tmp_path: Path) -> None:
    bram = [[] if n < 4 else c for n, c in enumerate(_GEMENGD)]

    m = maten(tmp_path, _GEMENGD, bram)[""]

    assert (36, 4, 1.0) == (m.teksten, m.zonder, m.alpha)


@pytest.mark.parametrize(
    ("anna", "per_casus", "code", "zin"),
    [
        (_GEMENGD[:28], 2, "", "28 teksten, en er zijn er 30 nodig"),
        (_GEMENGD, 8, "", "komen uit 5 casussen"),
        ([["a"]] * 40, 2, "", "alle antwoorden zijn gelijk"),
        (_GEMENGD, 2, "c", "bijna niemand koos deze code"),
        ([["a"] if n < 6 else ["b"] for n in range(40)], 4, "a", "in te weinig casussen"),
    ],
)
def test_where_there_is_too_little_no_number_is_given(
    tmp_path: Path, anna: list[list[str]], per_casus: int, code: str, zin: str
) -> None:
    m = maten(tmp_path, anna, anna, per_casus=per_casus)[code]

    assert (None, None, None) == (m.alpha, m.laag, m.hoog)
    assert m.zin.startswith("Te weinig om te zeggen")
    assert zin in m.zin

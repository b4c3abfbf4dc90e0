"""Every figure says what it is: in its docstring, and in the researcher's table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from rk.content import laad_casus, laad_kaart
from rk.inzicht import (
    cijfers,
    deuren,
    drempelkringen,
    er_hangt_veel_aan,
    ideaal_en_werkelijk,
    overdrachtswarmte,
    overzichtsdekking,
    regie_eenduidigheid,
    vaste_gezichten,
    vertelteller,
    verteltellers,
    waakvlam,
    wegwijzergat,
)
from rk.inzicht.begrippen import BEGRIPPEN
from tests.unit.verhalen import VERBODEN, banden, casus, helper, kaart, weg

KAART = kaart("oude", "beurs", "bad")


@pytest.mark.parametrize(
    "figuur",
    [
        vertelteller,
        verteltellers,
        overdrachtswarmte,
        er_hangt_veel_aan,
        wegwijzergat,
        overzichtsdekking,
        regie_eenduidigheid,
        vaste_gezichten,
        deuren,
        ideaal_en_werkelijk,
        drempelkringen,
        waakvlam,
    ],
    ids=lambda f: f.__name__,
)
def test_a_figure_tells_its_unit_its_bounds_its_source_and_when_it_is_silent(
    figuur: Callable[..., object],
) -> None:
    uitleg = figuur.__doc__ or ""

    assert re.search(r"\bUnits?:", uitleg) or "without a unit" in uitleg
    assert re.search(r"`laag`|`hoog`|bounds|unknown", uitleg)
    assert "Source:" in uitleg
    assert "Too little:" in uitleg
    assert len(uitleg.split("Unit")[0].split()) > 15


def test_the_table_has_every_figure_once_with_its_words_in_two_languages() -> None:
    rijen = cijfers(laad_kaart("sittard-geleen-beek-stein"), laad_casus("rob"))

    assert set(BEGRIPPEN) == {r["figuur"] for r in rijen}
    assert len(BEGRIPPEN) == len(rijen)
    for r in rijen:
        woorden = [r[k] for k in ("naam_nl", "naam_en", "eenheid_nl", "eenheid_en", "uitleg_nl", "uitleg_en")]
        assert all(isinstance(w, str) and w for w in woorden)
        assert bool(r["reden"]) is (r["laag"] is None)
        assert (r["waarde"] is None) is (r["laag"] is None or r["laag"] != r["hoog"])


def test_an_unknown_leaves_a_number_open_and_its_bounds_not() -> None:
    open_ = casus(actoren=(helper("a"), helper("b")), werkelijk=weg("oude a", "beurs b o", "bad b o"))

    rij = next(r for r in cijfers(KAART, open_) if r["figuur"] == "vertelteller_werkelijk")

    assert (None, 0, 1, "0 tot 1") == (rij["waarde"], rij["laag"], rij["hoog"], rij["tekst"])


def test_the_farthest_of_the_haltes_that_can_be_found_is_told() -> None:
    ver = casus(
        actoren=(helper("a"), helper("b")),
        beste=weg("bad", "beurs", "oude"),
        lijnen=banden("ik kent a", "a kent b", "b wijst bad", "ik wijst beurs"),
    )
    nergens = replace(ver, banden=banden("ik kent a"))

    rijen = [next(r for r in cijfers(KAART, c) if r["figuur"] == "wegwijzer_afstand") for c in (ver, nergens)]

    # To bad by way of a and b; beurs he finds himself; to oude there is no way.
    assert (2, 2, None) == (rijen[0]["laag"], rijen[0]["hoog"], rijen[1]["laag"])
    assert rijen[1]["reden"]


def test_an_empty_story_gives_reasons_and_no_numbers() -> None:
    rijen = cijfers(KAART, casus())

    assert all(r["reden"] for r in rijen)
    assert not VERBODEN.search(" ".join(str(r["reden"]) for r in rijen))

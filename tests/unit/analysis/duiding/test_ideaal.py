"""Best and real over all casussen."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.deel import Deel, van_rijen
from rk.analysis.duiding.ideaal import BesteEnWerkelijk, BesteTegenover
from rk.analysis.uit_casus import rijen
from rk.analysis.vragen import snel
from rk.content import laad_casus, laad_kaart
from rk.domain import Bezoek, Casus
from rk.graph import maak_graaf
from rk.inzicht import TeWeinig, ideaal_en_werkelijk
from tests.unit.analysis.duiding.bouw import CASUSSEN, Bz, Cs, Namenlijst, deel, letters

KAART = laad_kaart("sittard-geleen-beek-stein")
# One halte on each route and two on the blue one, so that ways meet themselves often.
HALTES = [next(h.id for h in KAART.haltes if h.route == r) for r in ("groen", "geel", "oranje", "blauw")]
HALTES.append([h.id for h in KAART.haltes if h.route == "blauw"][1])
ROB = laad_casus("rob", kaart=KAART)
V = BesteEnWerkelijk()


def antwoord(d: Deel, haltes: tuple[str, ...] = ()) -> BesteTegenover:
    return V.antwoord(V.kernel(d), Namenlijst(haltes=haltes))


def van_casus(casus: Casus) -> BesteTegenover:
    codes: dict[str, int] = {}
    d = van_rijen(rijen(KAART, casus, nummer=0, haltes=codes))
    een = {"casus": np.zeros(1, np.int32), "gesprek": np.zeros(1, np.int32)}
    return antwoord(Deel(bezoek=d.bezoek, casus=een), tuple(codes))


@pytest.fixture(params=[False, True], ids=["numba", "zonder"])
def zonder_numba(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snel, "UIT", request.param)


def vergelijk(casus: Casus) -> None:
    ons, een = van_casus(casus), ideaal_en_werkelijk(maak_graaf(KAART, casus))
    if isinstance(een, TeWeinig):
        assert 0 == ons.grond.casussen
        return
    plek = {b.id: b.halte_id for b in (*casus.werkelijk, *casus.beste)}
    verwacht = {
        "erbij": {plek[i] for i in een.ontbreekt},
        "weg": {plek[i] for i in een.andere_weg},
        "verplaatst": {plek[i] for i, _j in een.volgorde},
        "hetzelfde": {plek[i] for i, _j in een.gelijk},
    }
    assert verwacht == {wat: set(ons.haltes.query("wat == @wat")["halte"]) for wat in verwacht}
    assert pytest.approx(een.verschuiving) == ons.verschuiving
    assert all(
        pytest.approx(w / len(casus.werkelijk)) == werkelijk and pytest.approx(b / len(casus.beste)) == beste
        for (w, b), (werkelijk, beste) in zip(
            een.per_route.values(), ons.routes[["werkelijk", "beste"]].itertuples(index=False), strict=True
        )
    )


@pytest.mark.parametrize("naam", "chantal daan danielle hanneke ilse joris mark rob wilma".split())
@pytest.mark.usefixtures("zonder_numba")
def test_it_says_of_each_casus_what_the_map_says(naam: str) -> None:
    vergelijk(laad_casus(naam, kaart=KAART))


WEG = st.lists(st.sampled_from(HALTES), max_size=6)


@settings(max_examples=14, deadline=None)
@given(werkelijk=WEG, beste=WEG)
def test_it_says_of_any_two_ways_what_the_map_says(werkelijk: list[str], beste: list[str]) -> None:
    def weg(letter: str, haltes: list[str]) -> tuple[Bezoek, ...]:
        return tuple(Bezoek(id=f"{letter}{nr}", halte_id=h) for nr, h in enumerate(haltes))

    vergelijk(replace(ROB, werkelijk=weg("w", werkelijk), beste=weg("b", beste)))


def test_the_sentence_tells_what_is_added_and_left_out_most() -> None:
    casus: dict[str, Any] = {"werkelijk": letters("obb"), "beste": letters("gob")}
    d = deel([Cs(**casus, gesprek=nr % 4) for nr in range(12)], wegen=None)

    zin = antwoord(d, ("buur", "koor", "huisarts", "wmo-loket")).zin()

    assert (
        "In 12 casussen uit 4 gesprekken staat een weg tot vandaag en een beste weg. "
        "Het vaakst komt erbij: buur (bij 100%). Het vaakst valt weg: wmo-loket (bij 100%). "
        "De beste weg blijft bij 100% dichter bij huis." == zin
    )


def test_a_halte_that_few_added_is_not_named() -> None:
    gewoon = [Cs(werkelijk=letters("g"), beste=letters("g"), gesprek=nr % 4) for nr in range(12)]
    bijzonder = [Cs(werkelijk=letters("g"), beste=letters("gb"), gesprek=nr) for nr in range(3)]

    zin = antwoord(deel(gewoon + bijzonder, wegen=None), ("buur", "", "", "wmo-loket")).zin()

    assert "wmo-loket" not in zin


def test_a_casus_with_an_unknown_route_counts_for_haltes_and_not_for_the_shift() -> None:
    uit = antwoord(deel([Cs(werkelijk=[Bz(halte=1, route=".")], beste=[Bz(halte=2)])], wegen=None))

    assert 1 == uit.zonder_route
    assert np.isnan(uit.verschuiving)
    assert {"1": "weg", "2": "erbij"} == dict(zip(uit.haltes["halte"], uit.haltes["wat"], strict=True))


def test_with_few_casussen_it_says_so() -> None:
    uit = antwoord(deel([Cs(werkelijk=letters("g"), beste=letters("b"))] * 3, wegen=None))

    assert uit.te_weinig is not None
    assert "Dit zijn 3 casussen uit 1 gesprek. Dat is te weinig" in uit.zin()


@settings(max_examples=6, deadline=None)
@given(casussen=CASUSSEN, snede=st.integers(0, 12))
def test_parts_give_what_the_whole_gives(casussen: list[Cs], snede: int) -> None:
    snede = min(snede, len(casussen))

    heel = antwoord(deel(casussen, wegen=None))
    een = V.kernel(deel(casussen[:snede], wegen=None))
    twee = V.kernel(deel(casussen[snede:], eerste=snede, wegen=None))
    delen = V.antwoord(V.merge(een, twee), Namenlijst())

    pd.testing.assert_frame_equal(heel.haltes, delen.haltes, check_dtype=False)
    pd.testing.assert_frame_equal(heel.richting, delen.richting, check_dtype=False)
    pd.testing.assert_frame_equal(heel.routes, delen.routes)
    assert heel.grond == delen.grond
    assert heel.grond.casussen == sum(bool(c.werkelijk and c.beste) for c in casussen)

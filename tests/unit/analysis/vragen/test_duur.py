"""How long ways last, by group, beside a count by hand."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.deel import Deel
from rk.analysis.tabel import TIJD_ONBEKEND
from rk.analysis.vragen import Duur, Geheugen, Naamloos, VraagFout, stel
from tests.unit.analysis.vragen.rijen import Verhaal, deel, delen, verhalen


@settings(max_examples=30, deadline=None)
@given(alle=verhalen(), knip=st.lists(st.integers(0, 12), max_size=3))
def test_a_way_lasts_from_its_first_visit_to_its_last_in_each_group(
    alle: list[Verhaal], knip: list[int]
) -> None:
    per: dict[str, list[float]] = defaultdict(list)
    casussen: dict[str, int] = defaultdict(int)
    for nr, (_gesprek, _maand, rij) in enumerate(alle):
        weg = [b["tijd"] for b in rij if b["weg"] == 0]
        groep = ("noord", "zuid", "onbekend")[nr % 3]
        if weg:
            casussen[groep] += 1
            if TIJD_ONBEKEND not in (weg[0], weg[-1]) and weg[-1] >= weg[0]:
                per[groep].append(weg[-1] - weg[0])
    # 0 noord, 1 zuid, -1 unknown.
    met_groep = tuple(
        Deel(bezoek=d.bezoek, casus={**d.casus, "g_regio": np.array([0, 1, -1])[d.casus["casus"] % 3]})
        for d in delen(alle, knip)
    )
    bron = Geheugen(delen=met_groep, namen=Naamloos(groepen={"g_regio": ("noord", "zuid")}))

    tabel = stel(bron, Duur(per="g_regio")).tabel()

    assert dict(casussen) == dict(zip(tabel["groep"], tabel["casussen"].tolist(), strict=True))
    for rij in tabel.to_dict("records"):
        duren = pd.Series(per[str(rij["groep"])], dtype=float)
        assert len(duren) == rij["bekend"]
        verwacht: dict[str, Any] = {
            "gemiddeld": duren.mean(),
            "mediaan": duren.median(),
            "p90": duren.quantile(0.9),
        }
        assert pytest.approx(verwacht, nan_ok=True) == {k: rij[k] for k in verwacht}


def test_a_group_that_is_not_there_is_told() -> None:
    with pytest.raises(VraagFout, match="geen groep"):
        stel((deel([(0, 580, [{"halte": 0}])]),), Duur(per="g_regio"))

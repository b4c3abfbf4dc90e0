"""The network of haltes."""

from collections.abc import Sequence

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.duiding.netwerk import Haltenetwerk, haltenetwerk, poortwachters
from rk.analysis.vragen import DirectNa, Wachten, stel
from rk.analysis.vragen.uitvoeren import Geheugen
from tests.unit.analysis.duiding.bouw import Bz, Cs, Namenlijst, deel

HALTES = ("buur", "koor", "kerk", "huisarts", "wijkteam", "loket", "bank")
NAMEN = Namenlijst(haltes=HALTES, halte_route=(0,) * len(HALTES))


def net(*wegen: str, keer: int = 12, los: Sequence[str] = (), seed: int = 1) -> Haltenetwerk:
    """Each way is walked `keer` times in four talks, those in `los` once; haltes by their number."""
    alle = [w for w in wegen for _ in range(keer)] + list(los)
    casussen = [Cs(werkelijk=[Bz(halte=int(x)) for x in weg], gesprek=nr % 4) for nr, weg in enumerate(alle)]
    bron = Geheugen(delen=(deel(casussen),), namen=NAMEN)
    return haltenetwerk(stel(bron, DirectNa(wachten=Wachten.NIET)), seed=seed)


TWEE_KRINGEN = ("0120", "0210", "3453", "3543", "23")
"""Two circles of three haltes, and one step between them."""


def test_a_gatekeeper_is_the_place_between() -> None:
    uit = net("0314", "1320", "2304", "4312").haltes.set_index("halte")

    # Every way from one to another of the rest leads through halte 3, or is one step.
    assert "huisarts" == uit.index[0]
    assert 1.0 == uit["vast"]["huisarts"]


def test_betweenness_is_what_counting_the_nearest_ways_gives() -> None:
    # One line 0→1→2→3→4 (and no way back): of the 4·3 ordered pairs beside a halte, through 1 go
    # 0→2, 0→3, 0→4; through 2: 0→3, 0→4, 1→3, 1→4; through 3: 0→4, 1→4, 2→4.
    uit = net("01234").haltes.set_index("halte")["poortwachter"]

    assert pytest.approx([3 / 12, 4 / 12, 3 / 12, 0, 0]) == list(
        uit[["koor", "kerk", "huisarts", "buur", "wijkteam"]]
    )


def test_a_step_that_is_made_oftener_is_nearer() -> None:
    # From 0 to 4 by 1 (24 times) or by 2 (12 times); 3 hangs on.
    uit = net("014", "014", "024", "30").haltes.set_index("halte")["poortwachter"]

    assert uit["koor"] > 0 == uit["kerk"]


@settings(max_examples=8, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)), st.integers(0, 40), min_size=1))
def test_leaving_out_lines_that_no_nearest_way_takes_makes_no_difference(
    lijnen: dict[tuple[int, int], int],
) -> None:
    haltes = [*"abcdefgh"]
    rijen = [(v, n, keer) for (v, n), keer in lijnen.items() if v != n]
    G = nx.DiGraph()
    G.add_nodes_from(haltes)
    G.add_weighted_edges_from(((haltes[v], haltes[n], 1 / k) for v, n, k in rijen if k), weight="lengte")

    van, naar, aantal = np.array(rijen, dtype=np.int64).reshape(-1, 3).T
    uit = poortwachters(haltes, van, naar, aantal, seed=1)

    assert pytest.approx(nx.betweenness_centrality(G, weight="lengte")) == uit


def test_two_circles_are_two_groups_and_what_joins_them_is_a_bridge() -> None:
    uit = net(*TWEE_KRINGEN)

    groep = dict(zip(uit.haltes["halte"], uit.haltes["gemeenschap"], strict=True))
    assert groep["buur"] == groep["koor"] == groep["kerk"] != groep["huisarts"]
    assert groep["huisarts"] == groep["wijkteam"] == groep["loket"]
    assert [("kerk", "huisarts")] == list(
        uit.lijnen[uit.lijnen["brug"]][["van", "naar"]].itertuples(index=False, name=None)
    )
    assert uit.modulariteit > 0.3
    assert "Er zijn 2 groepen haltes waartussen weinig stappen zijn." in uit.zin()
    assert "Op 1 plaatsen" not in uit.zin()
    assert "Op één plaats is er maar één verbinding tussen twee delen van het net." in uit.zin()


def test_a_step_of_few_people_is_left_out_and_told() -> None:
    uit = net(*TWEE_KRINGEN, los=["06"] * 8)

    assert "bank" not in set(uit.haltes["halte"])
    stappen = 12 * (4 * 3 + 1)
    assert pytest.approx(8 / (stappen + 8)) == uit.weggelaten
    assert "5% van de stappen telt niet mee" in uit.zin()


def test_too_few_haltes_is_no_network() -> None:
    uit = net("0123")

    assert uit.haltes.empty
    assert "het zijn er 4, en 5 zijn nodig" in uit.zin()


def test_staying_at_a_halte_is_no_step_between_haltes() -> None:
    een, twee = net(*TWEE_KRINGEN), net(*(w.replace("1", "11") for w in TWEE_KRINGEN))

    pd.testing.assert_frame_equal(een.haltes, twee.haltes)


def test_the_same_steps_give_the_same_network_every_time() -> None:
    een, twee = net(*TWEE_KRINGEN), net(*reversed(TWEE_KRINGEN))

    pd.testing.assert_frame_equal(een.haltes, twee.haltes)
    assert een.modulariteit == twee.modulariteit

"""A table for a shared screen: what is seen of it, and what stays away."""

import pandas as pd
import pytest

from rk.privacy import ALLES, Regels, Tabel, UitgifteFout, toon
from tests.unit.privacy.mensen import LEEFTIJD, REGIO, getoond, groep, mensen, per_regio


def test_a_small_cell_stays_away_and_so_does_the_one_that_would_give_it_back() -> None:
    tabel = per_regio(mensen())

    assert {"Noord": 210, "Oost": 110, "West": None, "Zuid": None, ALLES: 400} == getoond(toon(tabel))


def test_what_is_left_out_is_said_in_shares_that_follow_from_what_is_shown() -> None:
    uit = toon(per_regio(mensen()))

    assert uit.weggelaten.cellen == pytest.approx(2 / 5)
    assert uit.weggelaten.mensen == (0.19, 0.21)
    assert "2 van de 5 cellen (40%)" in uit.zin


def test_nobody_in_a_cell_is_not_told_either() -> None:
    assert getoond(toon(per_regio(groep({"Noord": 30, "Oost": 40, "Zuid": 25}))))["West"] is None


def test_nobody_is_told_where_nobody_can_be() -> None:
    tabel = per_regio(groep({"Noord": 30, "Oost": 40, "Zuid": 25}))
    west = int(tabel.cellen.index[tabel.cellen["regio"] == "West"][0])
    kan_niet = Tabel(
        dimensies=tabel.dimensies, cellen=tabel.cellen, leden=tabel.leden, compleet=True,
        waarden=tabel.waarden, onmogelijk=frozenset({west}),
    )  # fmt: skip

    assert {"Noord": 30, "Oost": 40, "Zuid": 25, "West": 0, ALLES: 95} == getoond(toon(kan_niet))


def test_a_cell_of_two_talks_stays_away_however_many_people_it_has() -> None:
    rijen = groep({"Noord": 60, "Oost": 60, "Zuid": 60, "West": 60}, gesprekken=30)
    rijen.loc[rijen["regio"] == "Oost", "gesprek"] = [1, 2] * 30

    assert getoond(toon(per_regio(rijen)))["Oost"] is None


def test_a_cell_of_which_one_talk_gave_more_than_half_stays_away() -> None:
    rijen = groep({"Noord": 60, "Oost": 60, "Zuid": 60, "West": 60}, gesprekken=30)
    oost = rijen.index[rijen["regio"] == "Oost"]
    rijen.loc[oost[:31], "gesprek"] = 999
    half = rijen.copy()
    half.loc[oost[30], "gesprek"] = 1

    assert getoond(toon(per_regio(rijen)))["Oost"] is None
    assert getoond(toon(per_regio(half)))["Oost"] == 60


def test_what_almost_everyone_is_stays_away_too() -> None:
    assert getoond(toon(per_regio(groep({"Noord": 96, "Oost": 4}))))["Noord"] is None


def test_a_value_that_only_withheld_rows_have_is_not_listed() -> None:
    # That "West" stands in the list would say that somebody is there.
    uit = toon(Tabel.van_rijen(mensen(), dimensies=["regio"]))

    assert {"Noord": 210, "Oost": 110, ALLES: 400} == getoond(uit)
    assert "staat niet in de lijst" in uit.zin


def test_the_order_of_rows_says_nothing_of_their_size() -> None:
    op_grootte = groep({"Noord": 30, "Oost": 40, "Zuid": 25, "West": 60}).value_counts("regio").reset_index()
    cellen = op_grootte.rename(columns={"count": "aantal"}).assign(gesprekken=9, grootste=0.2)

    uit = toon(Tabel(dimensies=("regio",), cellen=cellen))

    assert ["Noord", "Oost", "West", "Zuid"] == uit.cellen["regio"].tolist()


def test_two_dimensions_are_judged_with_all_their_totals() -> None:
    tabel = Tabel.van_rijen(
        mensen(), dimensies=["regio", "leeftijd"], waarden={"regio": REGIO, "leeftijd": LEEFTIJD}
    )

    cel = getoond(toon(tabel))

    assert 400 == cel[f"{ALLES}/{ALLES}"]
    assert [None] * 4 == [cel[f"West/{x}"] for x in (*LEEFTIJD, ALLES)]
    assert all(cel[f"Noord/{x}"] for x in LEEFTIJD)


def test_a_halte_that_is_its_whole_route_may_stand_beside_it() -> None:
    rijen = groep({"Noord": 30, "Oost": 40, "Zuid": 25}).rename(columns={"regio": "halte"})
    rijen["route"] = rijen["halte"].map({"Noord": "groen", "Oost": "geel", "Zuid": "geel"})

    tabel = Tabel.van_rijen(rijen, dimensies=["route", "halte"], binnen={"halte": "route"})

    assert {
        "groen/Noord": 30, f"groen/{ALLES}": 30, "geel/Oost": 40, "geel/Zuid": 25, f"geel/{ALLES}": 65,
        f"{ALLES}/{ALLES}": 95,
    } == getoond(toon(tabel))  # fmt: skip


def test_people_in_several_cells_count_once_in_each_and_once_in_all() -> None:
    rijen = groep({"Noord": 30, "Oost": 40, "Zuid": 25})
    ook = rijen[rijen["regio"] == "Noord"].assign(regio="Zuid")
    tabel = Tabel.van_rijen(pd.concat([rijen, ook, ook]), dimensies=["regio"], bevolking=rijen)

    assert {"Noord": 30, "Oost": 40, "Zuid": 55, ALLES: 95} == getoond(toon(tabel))


def test_shares_come_from_the_shown_numbers_with_room_for_their_rounding() -> None:
    deel = toon(per_regio(groep({"Noord": 31, "Oost": 42, "Zuid": 23, "West": 14}))).aandelen()

    noord = deel[deel["regio"] == "Noord"].iloc[0]

    assert noord["aandeel"] == pytest.approx(30 / 110)
    assert noord["laag"] <= 31 / 110 <= noord["hoog"]


def test_a_researcher_alone_can_ask_for_everything_and_is_told_what_that_is() -> None:
    uit = toon(per_regio(groep({"Noord": 31, "West": 3})), alleen_voor_mij=True)

    assert {"Noord": 31, "Oost": 0, "Zuid": 0, "West": 3, ALLES: 34} == getoond(uit)
    assert uit.zin.startswith("Alleen voor jezelf")


def test_a_table_that_counts_a_cell_twice_is_refused() -> None:
    cellen = pd.DataFrame({"r": ["a", "a"], "aantal": [20, 20], "gesprekken": [5, 5], "grootste": [0.3, 0.3]})

    with pytest.raises(UitgifteFout, match="twee keer"):
        Tabel(dimensies=("r",), cellen=cellen)


@pytest.mark.parametrize(("aantal", "grootste"), [(-1, 0.2), (float("nan"), 0.2), (20, 1.5)])
def test_a_count_that_cannot_be_is_refused(aantal: float, grootste: float) -> None:
    cellen = pd.DataFrame({"r": ["a"], "aantal": [aantal], "gesprekken": [5], "grootste": [grootste]})

    with pytest.raises(UitgifteFout, match="dat niet kan"):
        Tabel(dimensies=("r",), cellen=cellen)


def test_a_table_without_its_columns_is_refused_by_name() -> None:
    with pytest.raises(UitgifteFout, match="gesprekken, grootste"):
        Tabel(dimensies=("r",), cellen=pd.DataFrame({"r": ["a"], "aantal": [12]}))


def test_a_value_outside_the_list_is_refused() -> None:
    with pytest.raises(UitgifteFout, match="In regio staat een waarde"):
        per_regio(groep({"Elders": 30}))


@pytest.mark.parametrize("regels", [{"afronden": 4}, {"minstens": 5}, {"afronden": 0}])
def test_rules_that_would_show_a_count_as_nothing_are_refused(regels: dict[str, int]) -> None:
    with pytest.raises(UitgifteFout, match="Rond af"):
        Regels(**regels)


def test_nobody_at_all_is_a_table_too() -> None:
    assert {None} == set(getoond(toon(per_regio(mensen().iloc[:0]))).values())


def test_an_empty_value_is_unknown() -> None:
    rijen = groep({"Noord": 30, "Oost": 40})
    rijen["regio"] = rijen["regio"].astype("category")
    rijen.loc[rijen.index[:15], "regio"] = None

    uit = toon(Tabel.van_rijen(rijen, dimensies=["regio"]))

    assert {"Noord": 15, "Oost": 40, "onbekend": 15, ALLES: 70} == getoond(uit)

"""What a second release may not give away, with the first beside it."""

from pathlib import Path

import pandas as pd
import pytest

from rk.privacy import ALLES, Tabel, UitgifteFout
from tests.unit.privacy.mensen import REGIO, geef_uit, groep, mensen, per_regio

SAMEN = "Samen met wat al is uitgegeven"
VEEL = {"Noord": 60, "Oost": 40, "Zuid": 30, "West": 25}


def allen(rijen: pd.DataFrame, keuze: str = "", versie: str = "") -> Tabel:
    """Only how many there are."""
    return Tabel.van_rijen(
        rijen.assign(wie="ja"), dimensies=["wie"], waarden={"wie": ["ja"]}, sneden=[[]], versie=versie,
        keuze=(("keuze", keuze),) if keuze else (),
    )  # fmt: skip


@pytest.mark.parametrize("hoeveel", range(1, 10))
def test_two_filters_that_differ_by_a_few_people_are_not_both_told(tmp_path: Path, hoeveel: int) -> None:
    rijen = groep({"Noord": 100})
    geef_uit(tmp_path, allen(rijen))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, allen(rijen.iloc[hoeveel:], "zonder die"))


def test_nor_the_other_way_round(tmp_path: Path) -> None:
    rijen = groep({"Noord": 100})
    geef_uit(tmp_path, allen(rijen.iloc[4:], "zonder die"))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, allen(rijen))


def test_a_filter_that_leaves_nobody_out_would_tell_that_nobody_is_outside_it(tmp_path: Path) -> None:
    rijen = groep({"Noord": 100})
    geef_uit(tmp_path, allen(rijen))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, allen(rijen, "zonder verslaving"))


def test_ten_people_of_one_talk_are_no_difference_to_tell(tmp_path: Path) -> None:
    rijen = groep({"Noord": 100}, gesprekken=10)
    geef_uit(tmp_path, allen(rijen))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, allen(rijen[rijen["gesprek"] != 3], "zonder gesprek 3"))


def test_a_difference_of_enough_people_and_talks_may_be_told(tmp_path: Path) -> None:
    rijen = groep({"Noord": 100})
    geef_uit(tmp_path, allen(rijen))

    assert {ALLES: 85} == geef_uit(tmp_path, allen(rijen.iloc[14:], "zonder die"))


def test_filters_across_each_other_may_not_differ_by_a_few_in_all(tmp_path: Path) -> None:
    rijen = groep({"Noord": 100})
    geef_uit(tmp_path, allen(rijen.iloc[:-3], "een"))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, allen(rijen.iloc[4:], "ander"))


def test_a_few_new_people_do_not_show_in_the_same_table_of_new_data(tmp_path: Path) -> None:
    eerst = groep(VEEL)
    geef_uit(tmp_path, per_regio(eerst, versie="1"))
    erbij = groep({"Noord": 3, "Oost": 14, "Zuid": 13, "West": 12}, begin=1000)

    later = geef_uit(tmp_path, per_regio(pd.concat([eerst, erbij]), versie="2"))

    # Noord grew by three: its number stays away, and so does one that would give it back.
    assert later["Noord"] is None
    assert [w for w in REGIO if later[w] is None] != ["Noord"]


def test_who_took_back_a_yes_does_not_show_either(tmp_path: Path) -> None:
    eerst = groep(VEEL)
    geef_uit(tmp_path, per_regio(eerst, versie="1"))

    later = geef_uit(tmp_path, per_regio(eerst.iloc[1:], versie="2"))

    assert {"Noord": None, "Oost": 40, "Zuid": 30, "West": 25, ALLES: None} == later


def test_what_did_not_change_can_be_told_again(tmp_path: Path) -> None:
    eerst = groep(VEEL)
    geef_uit(tmp_path, per_regio(eerst, versie="1"))
    erbij = groep({"Oost": 30, "Zuid": 20}, begin=1000)

    later = geef_uit(tmp_path, per_regio(pd.concat([eerst, erbij]), versie="2"))

    assert {"Noord": 60, "Oost": 70, "Zuid": 50, "West": 25, ALLES: 205} == later


def test_other_classes_of_the_same_people_do_not_show_who_lies_between(tmp_path: Path) -> None:
    rijen = groep({"Noord": 120}).assign(leeftijd=[20 + k % 60 for k in range(120)])

    def klassen(grens: int) -> Tabel:
        met = rijen.assign(
            klasse=[f"onder {grens}" if x < grens else f"vanaf {grens}" for x in rijen["leeftijd"]]
        )
        return Tabel.van_rijen(met, dimensies=["klasse"], kenmerken=["klasse"])

    geef_uit(tmp_path, klassen(45))
    later = geef_uit(tmp_path, klassen(47))

    # Four people are 45 or 46.
    assert [120] == list(later.values())


def test_three_releases_do_not_give_away_what_is_left(tmp_path: Path) -> None:
    rijen = groep({"Noord": 53, "Oost": 43, "Zuid": 6})
    geef_uit(tmp_path, allen(rijen))
    geef_uit(tmp_path, per_regio_alleen(rijen, "Noord"))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, per_regio_alleen(rijen, "Oost"))


def test_three_releases_do_not_give_away_that_nobody_is_left(tmp_path: Path) -> None:
    rijen = groep({"Noord": 62, "Oost": 44})
    geef_uit(tmp_path, allen(rijen))
    geef_uit(tmp_path, per_regio_alleen(rijen, "Noord"))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, per_regio_alleen(rijen, "Oost"))


def per_regio_alleen(rijen: pd.DataFrame, regio: str, versie: str = "") -> Tabel:
    deel = rijen[rijen["regio"] == regio]
    return Tabel.van_rijen(
        deel,
        dimensies=["regio"],
        sneden=[[]],
        waarden={"regio": REGIO},
        keuze=(("regio", regio),),
        versie=versie,
    )


def test_what_was_withheld_beside_a_total_stays_away_without_that_total(tmp_path: Path) -> None:
    rijen = mensen()
    eerst = geef_uit(tmp_path, per_regio(rijen))
    assert eerst["Zuid"] is None

    later = geef_uit(tmp_path, per_regio(rijen, sneden=[["regio"]]))

    assert later["Zuid"] is None


def test_another_name_for_the_same_filter_does_not_help(tmp_path: Path) -> None:
    rijen = groep({"Noord": 62, "Oost": 44})
    geef_uit(tmp_path, allen(rijen[rijen["regio"] == "Noord"], "noord"))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, allen(rijen[rijen["regio"] == "Noord"], "boven"))


def test_tables_of_other_questions_about_the_same_people_go_together(tmp_path: Path) -> None:
    rijen = groep(VEEL).assign(erbij=["ja", "nee", "ja"] * 51 + ["ja", "nee"])
    geef_uit(tmp_path, per_regio(rijen))

    erbij = Tabel.van_rijen(rijen, dimensies=["erbij"], kenmerken=["erbij"])

    assert {"ja": 105, "nee": 50, ALLES: 155} == geef_uit(tmp_path, erbij)


def test_a_finer_table_keeps_what_the_coarser_one_withheld(tmp_path: Path) -> None:
    rijen = mensen()
    geef_uit(tmp_path, per_regio(rijen))

    fijner = geef_uit(
        tmp_path,
        Tabel.van_rijen(
            rijen, dimensies=["regio", "leeftijd"], waarden={"regio": REGIO}, kenmerken=["regio", "leeftijd"]
        ),
    )

    assert [None, None] == [fijner[f"{x}/{ALLES}"] for x in ("West", "Zuid")]


def test_a_new_name_for_the_same_data_does_not_loosen_the_sums(tmp_path: Path) -> None:
    rijen = groep({"Noord": 53, "Oost": 43, "Zuid": 6})
    geef_uit(tmp_path, allen(rijen, versie="1"))
    geef_uit(tmp_path, per_regio_alleen(rijen, "Noord", versie="2"))

    with pytest.raises(UitgifteFout, match=SAMEN):
        geef_uit(tmp_path, per_regio_alleen(rijen, "Oost", versie="3"))

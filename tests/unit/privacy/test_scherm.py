"""A shared screen with choices: what one sees after another gives nothing away."""

import pandas as pd
import pytest

from rk.privacy import ALLES, Scherm, Tabel, UitgifteFout, schermtabel
from tests.unit.privacy.mensen import LEEFTIJD, REGIO, getoond, groep, mensen

KEUZES = ["regio", "jaar"]


def met_jaar(rijen: pd.DataFrame) -> pd.DataFrame:
    return rijen.assign(jaar=["2023" if k % 3 else "2024" for k in range(len(rijen))])


def per_leeftijd(rijen: pd.DataFrame) -> Tabel:
    return Tabel.van_rijen(
        rijen, dimensies=["leeftijd", *KEUZES], kenmerken=KEUZES, telt="leeftijd",
        waarden={"leeftijd": LEEFTIJD, "regio": REGIO, "jaar": ["2023", "2024"]},
        sneden=[["leeftijd"], [], ["leeftijd", "regio"], ["regio"], ["leeftijd", "jaar"], ["jaar"]],
    )  # fmt: skip


def geteld(rijen: pd.DataFrame, dim: str) -> pd.DataFrame:
    """As a question to the store counts: cells with somebody only, and one row of everyone."""
    alle = pd.concat([rijen.astype({dim: str}), rijen.assign(**{dim: ALLES})])
    per = alle.groupby([dim, "gesprek"])["casus"].nunique().reset_index(name="n").groupby(dim)["n"]
    uit = per.agg(["sum", "size", "max"]).reset_index()
    uit.columns = pd.Index([dim, "aantal", "gesprekken", "meeste"])
    return uit.assign(grootste=uit["meeste"] / uit["aantal"])


def uit_tellingen(rijen: pd.DataFrame, dim: str) -> Tabel:
    per = {k: {w: geteld(rijen[rijen[k] == w], dim) for w in sorted(rijen[k].unique())} for k in KEUZES}
    return schermtabel(geteld(rijen, dim), per, dimensies=[dim], telt=dim)


@pytest.fixture
def rijen() -> pd.DataFrame:
    return met_jaar(mensen(600))


def test_each_choice_is_a_look_up_in_what_was_judged_before(rijen: pd.DataFrame) -> None:
    scherm = Scherm({"leeftijd": per_leeftijd(rijen)}, keuzes=KEUZES)

    allen, noord = getoond(scherm.toon("leeftijd")), getoond(scherm.toon("leeftijd", regio="Noord"))

    assert 600 == allen[ALLES]
    assert all(noord[x] for x in LEEFTIJD)


def test_a_choice_with_too_few_shows_nothing_and_neither_does_what_would_give_it_back(
    rijen: pd.DataFrame,
) -> None:
    scherm = Scherm({"leeftijd": per_leeftijd(rijen)}, keuzes=KEUZES)

    per_regio = {r: getoond(scherm.toon("leeftijd", regio=r)) for r in REGIO}

    west = rijen[rijen["regio"] == "West"]
    assert (west["leeftijd"].value_counts() < 10).all()
    assert {None} == {per_regio["West"][x] for x in LEEFTIJD}
    # Each row of everybody is the sum of the regions: one other region misses it too.
    for x in LEEFTIJD:
        assert sum(per_regio[r][x] is None for r in REGIO) >= 2


def test_a_choice_that_nearly_everyone_is_in_shows_nothing() -> None:
    rijen = met_jaar(groep({"Noord": 150, "Oost": 5})).assign(leeftijd=[LEEFTIJD[k % 2] for k in range(155)])
    scherm = Scherm({"leeftijd": per_leeftijd(rijen)}, keuzes=KEUZES)

    assert {None} == set(getoond(scherm.toon("leeftijd", regio="Noord")).values())
    assert 155 == getoond(scherm.toon("leeftijd"))[ALLES]


@pytest.mark.parametrize("keuze", [{"regio": "Elders"}, {"regio": "Noord", "jaar": "2023"}, {"stad": "x"}])
def test_what_was_not_a_choice_can_not_be_asked(rijen: pd.DataFrame, keuze: dict[str, str]) -> None:
    scherm = Scherm({"leeftijd": per_leeftijd(rijen)}, keuzes=KEUZES)

    with pytest.raises(UitgifteFout, match="Kies één ding tegelijk"):
        scherm.toon("leeftijd", **keuze)


def test_counted_cells_show_nothing_that_people_would_not(rijen: pd.DataFrame) -> None:
    mensen_ = Scherm({"leeftijd": per_leeftijd(rijen)}, keuzes=KEUZES)
    cellen = Scherm({"leeftijd": uit_tellingen(rijen, "leeftijd")}, keuzes=KEUZES)

    for keuze in ({}, {"jaar": "2023"}, {"regio": "Noord"}):
        per_mens = getoond(mensen_.toon("leeftijd", **keuze))
        per_cel = getoond(cellen.toon("leeftijd", **keuze))
        assert len(per_cel) > 1
        assert per_cel.items() <= per_mens.items()


def test_the_same_people_have_the_same_number_in_each_table(rijen: pd.DataFrame) -> None:
    rijen = rijen.assign(erbij=["ja", "nee"] * 300)
    scherm = Scherm({k: uit_tellingen(rijen, k) for k in ("leeftijd", "erbij")}, keuzes=KEUZES)

    for keuze in ({}, *({"regio": r} for r in REGIO)):
        een, ander = (getoond(scherm.toon(naam, **keuze)).get(ALLES) for naam in ("leeftijd", "erbij"))
        assert een == ander


def test_all_choices_at_once_are_what_each_by_itself_shows(rijen: pd.DataFrame) -> None:
    scherm = Scherm({"leeftijd": per_leeftijd(rijen)}, keuzes=KEUZES)

    alles = scherm.alles("leeftijd")
    noord = alles[(alles["regio"] == "Noord") & (alles["jaar"] == ALLES)]

    assert list(getoond(scherm.toon("leeftijd", regio="Noord")).values()) == [
        None if pd.isna(x) else int(x) for x in noord["aantal"]
    ]


def test_tables_about_other_people_are_no_screen_together(rijen: pd.DataFrame) -> None:
    met_erbij = rijen.assign(erbij=["ja", "nee"] * 300)

    with pytest.raises(UitgifteFout, match="over andere mensen"):
        Scherm(
            {
                "leeftijd": uit_tellingen(rijen, "leeftijd"),
                "erbij": uit_tellingen(met_erbij.iloc[50:], "erbij"),
            },
            keuzes=KEUZES,
        )


def test_a_table_without_the_choice_is_no_screen(rijen: pd.DataFrame) -> None:
    with pytest.raises(UitgifteFout, match=r'"leeftijd" ontbreekt stad'):
        Scherm({"leeftijd": per_leeftijd(rijen)}, keuzes=[*KEUZES, "stad"])


def test_a_researcher_alone_sees_everything_of_her_choice(rijen: pd.DataFrame) -> None:
    scherm = Scherm({"leeftijd": per_leeftijd(rijen)}, keuzes=KEUZES, alleen_voor_mij=True)

    uit = scherm.toon("leeftijd", regio="West")

    assert int((rijen["regio"] == "West").sum()) == getoond(uit)[ALLES]
    assert uit.zin.startswith("Alleen voor jezelf")


def test_a_cell_with_a_choice_that_nobody_has_without_it_is_a_mistake(rijen: pd.DataFrame) -> None:
    alles = geteld(rijen, "leeftijd")

    with pytest.raises(UitgifteFout, match='Bij "Noord" staat een cel'):
        schermtabel(
            alles[alles["leeftijd"] != "oud"], {"regio": {"Noord": alles}}, dimensies=["leeftijd"], telt="x"
        )

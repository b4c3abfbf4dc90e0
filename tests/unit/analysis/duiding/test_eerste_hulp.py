"""How long it takes until somebody is helped for the first time."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.duration.survfunc import survdiff

from rk.analysis.deel import Deel
from rk.analysis.duiding import basis
from rk.analysis.duiding.eerste_hulp import Duur, EersteHulp, TijdTotHulp, maanden
from rk.analysis.duiding.krommen import Gestopt, _logrank
from rk.analysis.fouten import RoutedataFout
from rk.analysis.tabel import Tijdeenheid
from tests.unit.analysis.duiding.bouw import CASUSSEN, Bz, Cs, Namenlijst, deel

NAMEN = Namenlijst(groepen={"g_regio": ("Noord", "Zuid")})


def vraag(casussen: list[Cs], v: TijdTotHulp = TijdTotHulp()) -> EersteHulp:  # noqa: B008  a frozen record
    return v.antwoord(v.kernel(deel(casussen)), NAMEN)


def weg(tot: int, *, hulp: bool, eind: str = "doorgestuurd") -> list[Bz]:
    """A way of so many visits, of which the last one helped or did not."""
    return [*[Bz(uitkomst="doorgestuurd")] * (tot - 1), Bz(uitkomst="geholpen" if hulp else eind)]


# Remission under 6-MP (Freireich e.a. 1963), the example that books on survival work out by hand:
# weeks until relapse, and weeks of those in whom it was not seen.
KWAM = [6, 6, 6, 7, 10, 13, 16, 22, 23]
NIET_GEZIEN = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
OVERLEVING = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}


def freireich() -> list[Cs]:
    wegen = [*(weg(n, hulp=True) for n in KWAM), *(weg(n, hulp=False) for n in NIET_GEZIEN)]
    return [Cs(werkelijk=w, gesprek=nr % 4) for nr, w in enumerate(wegen)]


def test_the_curve_is_the_one_that_the_books_work_out() -> None:
    uit = vraag(freireich())

    for kromme in uit.krommen:
        gezien = dict(zip(kromme.punten["tijd"], kromme.punten["nog_niet"], strict=True))
        assert OVERLEVING == {t: round(s, 3) for t, s in gezien.items()}
        assert [21, 17, 15, 12, 11, 7, 6] == list(kromme.punten["in_beeld"])
        assert 23 == kromme.mediaan
    # Kalbfleisch & Prentice, log-log: at 10 weeks 0.753 (0.503, 0.889), as R's survfit gives it.
    tien = uit.tabel().query("grens == 'laat' and tijd == 10").iloc[0]
    assert (0.503, 0.889) == (round(tien["laag"], 3), round(tien["hoog"], 3))


def test_an_unknown_outcome_may_have_been_the_first_help() -> None:
    open_weg = [Bz(uitkomst="weggestuurd"), Bz(), Bz(uitkomst="doorgestuurd"), Bz(uitkomst="deels")]
    vroeg, laat = vraag([Cs(werkelijk=open_weg, gesprek=nr % 4) for nr in range(12)]).krommen

    assert ("vroeg", 2) == (vroeg.grens, vroeg.mediaan)
    assert ("laat", 4) == (laat.grens, laat.mediaan)


def test_the_sentence_says_from_how_many_and_between_which_bounds() -> None:
    open_weg = [Bz(), Bz(uitkomst="deels")]

    zin = vraag([Cs(werkelijk=open_weg, gesprek=nr % 4) for nr in range(12)]).zin()

    assert (
        "Van 12 casussen uit 4 gesprekken is bij 12 hulp gezien. De helft was geholpen na 1 tot 2 bezoeken."
        == zin
    )


def test_months_count_from_the_first_visit_and_leave_room_for_an_undated_one() -> None:
    bezoeken = [
        Bz(maand=500, uitkomst="doorgestuurd"),
        Bz(maand=503, uitkomst="doorgestuurd"),
        Bz(uitkomst="geholpen"),
        Bz(maand=509, uitkomst="deels"),
    ]
    vroeg, laat = vraag(
        [Cs(werkelijk=bezoeken, gesprek=nr % 4) for nr in range(12)], TijdTotHulp(duur=Duur.MAANDEN)
    ).krommen

    assert (3, 9) == (vroeg.mediaan, laat.mediaan)


def test_help_after_the_last_known_month_is_not_seen_in_the_late_curve() -> None:
    bezoeken = [Bz(maand=500, uitkomst="doorgestuurd"), Bz(uitkomst="geholpen")]
    vroeg, laat = vraag(
        [Cs(werkelijk=bezoeken, gesprek=nr % 4) for nr in range(12)], TijdTotHulp(duur=Duur.MAANDEN)
    ).krommen

    assert (12, 0) == (vroeg.geholpen, laat.geholpen)
    assert laat.mediaan is None


def test_a_way_without_a_first_month_is_left_out_and_counted() -> None:
    met = Cs(werkelijk=[Bz(maand=500, uitkomst="geholpen")])
    zonder = Cs(werkelijk=[Bz(uitkomst="doorgestuurd"), Bz(maand=510, uitkomst="geholpen")])
    casussen = [
        Cs(werkelijk=c.werkelijk, gesprek=nr % 4) for nr, c in enumerate([*[met] * 12, *[zonder] * 3])
    ]

    uit = vraag(casussen, TijdTotHulp(duur=Duur.MAANDEN))

    assert 3 == uit.zonder_tijd
    assert {12} == {k.grond.casussen for k in uit.krommen}
    assert "3 wegen tellen niet mee" in uit.zin()


def test_a_contact_that_stopped_can_be_taken_as_never_helped() -> None:
    snel = [weg(1, hulp=True)] * 6 + [weg(1, hulp=False, eind="contact_gestopt")] * 6 + [weg(3, hulp=True)]
    casussen = [Cs(werkelijk=w, gesprek=nr % 4) for nr, w in enumerate(snel)]

    rooskleurig = vraag(casussen).tabel()
    donker = vraag(casussen, TijdTotHulp(gestopt=Gestopt.NOOIT)).tabel()

    assert 0 == rooskleurig.query("tijd == 3")["nog_niet"].max()
    assert pytest.approx(6 / 7 * 7 / 13) == donker.query("tijd == 3")["nog_niet"].max()
    assert "Bij 6 stopte het contact voordat er hulp was." in vraag(casussen).zin()


def test_nothing_is_said_of_a_group_that_is_too_small_or_of_one_table() -> None:
    noord = [Cs(werkelijk=weg(1, hulp=True), gesprek=nr % 4, groepen={"g_regio": 0}) for nr in range(12)]
    zuid = [Cs(werkelijk=weg(1, hulp=True), gesprek=nr % 4, groepen={"g_regio": 1}) for nr in range(9)]
    een_tafel = [Cs(werkelijk=weg(1, hulp=True), gesprek=int(nr < 3)) for nr in range(12)]

    uit = vraag(noord + zuid, TijdTotHulp(groep="g_regio"))

    assert {"Noord"} == {k.groep for k in uit.krommen}
    assert "9 casussen" in uit.te_weinig["Zuid"].reden
    assert "2 gesprekken" in vraag(een_tafel).te_weinig["alle"].reden


def test_groups_that_wait_longer_are_told_apart_only_when_both_bounds_say_so() -> None:
    def groep(tot: int, waarde: int, *, open_: bool = False) -> list[Cs]:
        begin = [Bz()] if open_ else [Bz(uitkomst="doorgestuurd")]
        bezoeken = [*begin, *weg(tot, hulp=True)]
        return [Cs(werkelijk=bezoeken, gesprek=n % 4, groepen={"g_regio": waarde}) for n in range(20)]

    v = TijdTotHulp(groep="g_regio")
    zeker = vraag(groep(1, 0) + groep(6, 1), v)
    open_ = vraag(groep(1, 0, open_=True) + groep(6, 1, open_=True), v)

    assert [("Noord", "Zuid")] == list(
        zeker.verschillen[["eerder", "later"]].itertuples(index=False, name=None)
    )
    assert zeker.verschillen["p_gecorrigeerd"].iloc[0] < 0.001
    assert "Hulp komt eerder bij Noord dan bij Zuid." in zeker.zin()
    # All may have been helped at their first visit, those of the one group and not of the other.
    assert 1.0 == open_.verschillen["p_gecorrigeerd"].iloc[0]
    assert "is niet te zeggen" in open_.zin()


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 5), st.booleans(), st.booleans()), min_size=6, max_size=20).filter(
        lambda x: len({t for t, hulp, _g in x if hulp}) > 1 and len({g for _t, _h, g in x}) == 2
    )
)
def test_the_test_between_groups_is_that_of_statsmodels(wie: list[tuple[int, bool, bool]]) -> None:
    rijen = pd.DataFrame(wie, columns=["tijd", "hulp", "groep"]).astype(int)
    tellen = rijen.groupby(["groep", "tijd", "hulp"]).size().rename("aantal").reset_index()
    try:
        verwacht = survdiff(rijen["tijd"], rijen["hulp"], rijen["groep"])[1]
    except np.linalg.LinAlgError:
        verwacht = 1.0

    meer, p = _logrank(tellen[tellen["groep"] == 0], tellen[tellen["groep"] == 1])

    assert pytest.approx(verwacht) == p
    terug, _p = _logrank(tellen[tellen["groep"] == 1], tellen[tellen["groep"] == 0])
    assert pytest.approx(-meer, abs=1e-12) == terug


def test_organisations_are_never_set_beside_each_other() -> None:
    with pytest.raises(RoutedataFout, match="Organisaties zetten we niet naast elkaar"):
        TijdTotHulp(groep="g_organisatie")


def test_without_any_way_it_says_so() -> None:
    uit = vraag([Cs()])

    assert uit.tabel().empty
    assert "alle: Er zijn nog geen wegen om naar te kijken." == uit.zin()


@settings(max_examples=7, deadline=None)
@given(casussen=CASUSSEN, snede=st.integers(0, 12), duur=st.sampled_from(Duur))
def test_parts_give_what_the_whole_gives_and_early_is_never_later_than_late(
    casussen: list[Cs], snede: int, duur: Duur
) -> None:
    v = TijdTotHulp(groep="g_regio", duur=duur)
    snede = min(snede, len(casussen))
    heel = v.kernel(deel(casussen)).tijden
    samen = v.merge(v.kernel(deel(casussen[:snede])), v.kernel(deel(casussen[snede:], eerste=snede)))

    pd.testing.assert_frame_equal(basis.tel_op(heel, heel.iloc[:0]), samen.tijden, check_dtype=False)
    assert samen.grond.gronden() == v.kernel(deel(casussen)).grond.gronden()
    wegen = [c for c in casussen if c.werkelijk]
    assert 2 * len(wegen) == heel["aantal"].sum()
    gemiddeld = [np.average(x["hulp"], weights=x["aantal"]) for _g, x in heel.groupby("grens")]
    assert gemiddeld == sorted(gemiddeld, reverse=True)  # whoever may be helped early may be helped at all


def test_moments_of_a_log_become_months_of_the_calendar() -> None:
    momenten = ["1969-12-31T23:59:59", "1970-01-31T00:00:00", "2020-02-29T12:00:00.000001"]
    d = deel([Cs(werkelijk=[Bz()] * 4)])
    tijd = np.array([*momenten, "NaT"], dtype="datetime64[us]").astype(np.int64)
    d = Deel(bezoek={**d.bezoek, "tijd": tijd}, casus=d.casus, tijdeenheid=Tijdeenheid.MICROSECONDE)

    maand, bekend = maanden(d)

    assert [-1, 0, 50 * 12 + 1] == maand[:3].tolist()
    assert [True, True, True, False] == bekend.tolist()

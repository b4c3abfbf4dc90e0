"""Two groups of casussen side by side."""

import itertools
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.duiding.casusmaten import Casusmaten, Groepsmaten
from rk.analysis.duiding.vergelijken import Correctie, Oordeel, Verschillen, cliff, leg_naast, vergelijk
from rk.analysis.fouten import RoutedataFout
from rk.analysis.tabel import FIGUREN
from rk.analysis.vragen import Keuze, VraagFout
from rk.analysis.vragen.uitvoeren import Geheugen
from tests.unit.analysis.duiding.bouw import CASUSSEN, Bz, Cs, Namenlijst, deel, letters

NAMEN = Namenlijst(groepen={"g_regio": ("Noord", "Zuid"), "g_organisatie": ("x", "y")})
NOORD, ZUID = (Keuze(groepen={"g_regio": (naam,)}) for naam in ("Noord", "Zuid"))
V = Casusmaten(figuren=tuple(FIGUREN))


def maten(casussen: Sequence[Cs], v: Casusmaten = V) -> Groepsmaten:
    return v.antwoord(v.kernel(deel(casussen, wegen=None)), NAMEN)


def naast(a: Sequence[Cs], b: Sequence[Cs], *, correctie: Correctie = "holm") -> Verschillen:
    return leg_naast(maten(a), maten(b), naam_a="Noord", naam_b="Zuid", correctie=correctie)


def rij(v: Verschillen, maat: str, woord: str = "alle") -> "pd.Series[float]":
    return v.tabel().query("maat == @maat and woord == @woord").iloc[0]


def groep(uitkomsten: dict[str, int]) -> list[Cs]:
    alle = [u for u, n in uitkomsten.items() for _ in range(n)]
    return [Cs(werkelijk=[Bz(uitkomst=u)], gesprek=nr) for nr, u in enumerate(alle)]


def test_a_difference_of_shares_is_that_of_newcombes_own_example() -> None:
    # Newcombe 1998, table II (a): 56/70 less 48/80, method 10: 0.0524 to 0.3339.
    uit = rij(
        naast(
            groep({"geholpen": 56, "weggestuurd": 14}),
            groep({"geholpen": 48, "weggestuurd": 32}),
        ),
        "hulp",
    )

    assert pytest.approx(0.2) == uit["effect_laag"] == uit["effect_hoog"]
    assert (0.0524, 0.3339) == (round(uit["interval_laag"], 4), round(uit["interval_hoog"], 4))


def test_cliffs_delta_is_what_counting_the_pairs_gives() -> None:
    # Of nine pairs five times a is higher and once b.
    a, b = (pd.Series(x).value_counts().sort_index() for x in ([1, 2, 3], [1, 1, 2]))

    assert pytest.approx((5 - 1) / 9) == cliff(a, b)[0]


@settings(max_examples=14, deadline=None)
@given(
    a=st.lists(st.integers(0, 4), min_size=2, max_size=9),
    b=st.lists(st.integers(0, 4), min_size=2, max_size=9),
)
def test_cliffs_delta_turns_round_with_the_groups_and_lies_in_its_interval(
    a: list[int], b: list[int]
) -> None:
    tel_a, tel_b = (pd.Series(x).value_counts().sort_index() for x in (a, b))
    effect, (laag, hoog), p = cliff(tel_a, tel_b)
    terug, _interval, p_terug = cliff(tel_b, tel_a)

    paren = [np.sign(x - y) for x, y in itertools.product(a, b)]
    assert pytest.approx(float(np.mean(paren))) == effect
    assert pytest.approx(-effect) == terug
    assert pytest.approx(p) == p_terug
    assert 0 <= p <= 1
    assert np.isnan(laag) or laag <= effect + 1e-12
    assert np.isnan(hoog) or effect <= hoog + 1e-12


def test_a_difference_that_holds_is_told_with_both_shares_and_what_does_not_follow() -> None:
    uit = naast(groep({"geholpen": 40, "doorgestuurd": 10}), groep({"geholpen": 10, "doorgestuurd": 40}))

    assert Oordeel.A_HOGER == rij(uit, "hulp")["oordeel"]
    assert "Noord: 50 casussen uit 50 gesprekken. Zuid: 50 casussen uit 50 gesprekken." in uit.zin()
    assert "Vaker bij Noord (80%) dan bij Zuid (20%): ergens (deels) geholpen." in uit.zin()
    assert "De groepen kozen zelf voor hun gesprek." in uit.zin()
    andersom = naast(groep({"geholpen": 10, "doorgestuurd": 40}), groep({"geholpen": 40, "doorgestuurd": 10}))
    assert Oordeel.B_HOGER == rij(andersom, "hulp")["oordeel"]
    assert "Vaker bij Zuid (80%) dan bij Noord (20%)" in andersom.zin()


def test_what_the_unknown_could_undo_is_not_told() -> None:
    zuid = groep({"geholpen": 10, "onbekend": 35, "doorgestuurd": 5})
    uit = rij(naast(groep({"geholpen": 40, "doorgestuurd": 10}), zuid), "hulp")

    assert (0.2, 0.9) == (uit["b_laag"], uit["b_hoog"])
    assert uit["effect_laag"] < 0 < uit["effect_hoog"]
    assert Oordeel.NIET_TE_ZEGGEN == uit["oordeel"]


def test_a_group_of_nine_or_of_two_talks_gives_no_conclusion() -> None:
    groot, klein = groep({"geholpen": 40}), groep({"weggestuurd": 9})
    twee = [Cs(werkelijk=c.werkelijk, gesprek=nr % 2) for nr, c in enumerate(groep({"weggestuurd": 40}))]

    assert {Oordeel.TE_WEINIG} == set(naast(groot, klein).tabel()["oordeel"])
    assert {Oordeel.TE_WEINIG} == set(naast(groot, twee).tabel()["oordeel"])
    assert "te weinig om iets te zeggen over het verschil" in naast(groot, klein).zin()


def test_shares_are_told_apart_by_whose_word_it_was() -> None:
    """The person and the file tell another story: one visit each, in every casus."""

    def twee_stemmen(zelf: str, dossier: str) -> list[Cs]:
        bezoeken = [
            Bz(uitkomst=zelf, woord="hoofdpersoon"),
            Bz(uitkomst=dossier, woord="dossier"),
        ]
        return [Cs(werkelijk=bezoeken, gesprek=nr) for nr in range(30)]

    uit = naast(twee_stemmen("weggestuurd", "geholpen"), twee_stemmen("doorgestuurd", "geholpen"))

    assert Oordeel.A_HOGER == rij(uit, "weggestuurd", "hoofdpersoon")["oordeel"]
    assert Oordeel.NIET_TE_ZEGGEN == rij(uit, "weggestuurd", "dossier")["oordeel"]
    assert "(op het woord van: hoofdpersoon)" in uit.zin()


def test_a_figure_with_bounds_is_compared_at_both_of_them() -> None:
    def met(laag: float, hoog: float) -> list[Cs]:
        return [
            Cs(
                werkelijk=letters("g"),
                gesprek=nr,
                cijfers={"f_losse_einden_laag": laag, "f_losse_einden_hoog": hoog + nr % 2},
            )
            for nr in range(20)
        ]

    zeker, open_ = naast(met(5, 6), met(1, 2)), naast(met(1, 6), met(1, 2))

    assert (1.0, 1.0) == tuple(rij(zeker, "losse_einden")[["effect_laag", "effect_hoog"]])
    assert Oordeel.A_HOGER == rij(zeker, "losse_einden")["oordeel"]
    assert "Meestal hoger bij Noord dan bij Zuid: Losse einden (Cliffs delta 1,00)." in zeker.zin()
    assert Oordeel.NIET_TE_ZEGGEN == rij(open_, "losse_einden")["oordeel"]


def test_a_figure_that_is_a_part_is_taken_as_a_share_of_its_whole() -> None:
    casussen = [
        Cs(
            werkelijk=letters("g"),
            gesprek=nr,
            cijfers={"f_regie_niemand_laag": 2, "f_regie_niemand_hoog": 2, "f_regie_niemand_van": 8},
        )
        for nr in range(3)
    ]

    assert [(0.25, 0.25, 3)] == list(
        maten(casussen).cijfers[["laag", "hoog", "aantal"]].itertuples(index=False, name=None)
    )


def test_figures_that_the_order_tells_are_those_of_each_casus() -> None:
    """Retellings: at each new helper after a cold handover. Here by hand 0, 1 and 2."""
    helpers = [("formeel", nr) for nr in (1, 2, 3)]
    casussen = [
        Cs(
            werkelijk=[
                Bz(helper=nr, soort=soort, overdracht="koud", uitkomst="doorgestuurd")
                for soort, nr in helpers[:tot]
            ]
            + [Bz(helper=1, soort="formeel", overdracht="warm", uitkomst="geholpen")],
            gesprek=tot,
        )
        for tot in (1, 2, 3)
    ]

    uit = maten(casussen, Casusmaten(figuren=("vertelteller_werkelijk", "eerste_hulp")))

    tellen = {m: sorted(x["laag"]) for m, x in uit.cijfers.groupby("maat")}
    assert {"vertelteller_werkelijk": [0, 1, 2], "eerste_hulp": [2, 3, 4]} == tellen


def test_many_comparisons_are_corrected_together() -> None:
    uit = naast(groep({"geholpen": 30, "weggestuurd": 20}), groep({"geholpen": 20, "weggestuurd": 30}))
    bh = naast(
        groep({"geholpen": 30, "weggestuurd": 20}),
        groep({"geholpen": 20, "weggestuurd": 30}),
        correctie="fdr_bh",
    )
    p = uit.tabel()["p"].dropna()

    assert rij(uit, "hulp")["p"] < 0.05 < rij(uit, "hulp")["p_gecorrigeerd"]
    assert pytest.approx(min(1.0, p.min() * len(p))) == uit.tabel()["p_gecorrigeerd"].min()  # Holm's first
    assert (bh.tabel()["p_gecorrigeerd"].dropna() <= uit.tabel()["p_gecorrigeerd"].dropna() + 1e-12).all()
    assert "houdt er geen stand (gecorrigeerd voor het aantal, Holm)" in uit.zin()
    assert "Benjamini-Hochberg" in bh.zin()


def test_groups_are_asked_of_a_store_and_share_no_casus() -> None:
    helft = [Cs(werkelijk=letters("g", uitkomst=u), gesprek=nr, groepen={"g_regio": r})
             for r, u in ((0, "geholpen"), (1, "weggestuurd")) for nr in range(20)]  # fmt: skip
    bron = Geheugen(delen=(deel(helft),), namen=NAMEN)

    uit = vergelijk(bron, NOORD, ZUID, vraag=V)

    assert ("Noord", "Zuid", 20, 20) == (uit.naam_a, uit.naam_b, uit.grond_a.casussen, uit.grond_b.casussen)
    assert Oordeel.A_HOGER == rij(uit, "hulp")["oordeel"]
    with pytest.raises(VraagFout, match="Dezelfde casus kan in beide groepen zitten"):
        vergelijk(bron, NOORD, Keuze())
    with pytest.raises(RoutedataFout, match="Organisaties zetten we niet naast elkaar"):
        vergelijk(bron, *(Keuze(groepen={"g_organisatie": (x,)}) for x in "xy"))


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 2)), min_size=24, max_size=24))
def test_whatever_the_unknowns_are_the_effect_lies_between_its_bounds(
    waarden: list[tuple[int, int, int]],
) -> None:
    casussen = [
        Cs(
            werkelijk=letters("g"),
            gesprek=nr % 12,
            cijfers={"f_losse_einden_laag": laag, "f_losse_einden_hoog": laag + over + nog},
        )
        for nr, (laag, over, nog) in enumerate(waarden)
    ]
    echt = [laag + over for laag, over, _nog in waarden]
    uit = rij(naast(casussen[:12], casussen[12:]), "losse_einden")

    delta = float(np.mean([np.sign(x - y) for x, y in itertools.product(echt[:12], echt[12:])]))

    assert uit["effect_laag"] - 1e-12 <= delta <= uit["effect_hoog"] + 1e-12


@settings(max_examples=8, deadline=None)
@given(casussen=CASUSSEN, snede=st.integers(0, 12))
def test_parts_give_what_the_whole_gives(casussen: list[Cs], snede: int) -> None:
    snede = min(snede, len(casussen))

    heel = maten(casussen)
    een = V.kernel(deel(casussen[:snede], wegen=None))
    twee = V.kernel(deel(casussen[snede:], eerste=snede, wegen=None))
    delen = V.antwoord(V.merge(een, twee), NAMEN)

    pd.testing.assert_frame_equal(heel.aandelen, delen.aandelen, check_dtype=False)
    assert (heel.grond, heel.gronden) == (delen.grond, delen.gronden)
    assert heel.grond.casussen == len(casussen)
    hulp = heel.tabel().query("maat == 'hulp' and woord == 'alle'")
    met = [c for c in casussen if c.werkelijk]
    if met:
        zeker = [any(b.uitkomst in ("geholpen", "deels") for b in c.werkelijk) for c in met]
        assert pytest.approx(np.mean(zeker)) == hulp["laag"].iloc[0]

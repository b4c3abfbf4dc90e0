"""Themes by field, and obstacles that come back or come together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from rk.analysis.deel import Deel
from rk.analysis.duiding.codes import SOORTEN
from rk.analysis.duiding.signalen import Signalen, signalen
from rk.analysis.duiding.themas import Themas, themas
from rk.analysis.fouten import RoutedataFout
from rk.analysis.vragen import Keuze, VraagFout
from rk.domain import Woord
from tests.unit.analysis.duiding.bouw import Cs, Namenlijst, deel

GEMEENTE = "De gemeente (wie-kan-het-1)"
CODES = ("buren", "rust", "geld", "regel", "wachttijd", "schaamte", "eigen code", GEMEENTE)
NAMEN = Namenlijst(codes=CODES, groepen={"g_regio": ("Noord", "Zuid")})


@dataclass(frozen=True)
class Bron:
    """Parts of casussen with their codes, as a store gives them: (soort, code) by name."""

    stukken: Sequence[Sequence[tuple[Cs, Sequence[tuple[str, str]]]]]

    @property
    def namen(self) -> Namenlijst:
        return NAMEN

    @property
    def delen(self) -> Sequence[Any]:
        return self.stukken

    @property
    def casuskolommen(self) -> tuple[str, ...]:
        return tuple(self._deel(0).casus)

    def _eerste(self, nr: int) -> int:
        return sum(len(s) for s in self.stukken[:nr])

    def _deel(self, nr: int) -> Deel:
        return deel([c for c, _codes in self.stukken[nr]], eerste=self._eerste(nr))

    def lees(self, nr: int, kolommen: Sequence[str], casuskolommen: Sequence[str] = ()) -> Deel:
        d = self._deel(nr)
        return Deel(bezoek={k: d.bezoek[k] for k in kolommen}, casus={k: d.casus[k] for k in casuskolommen})

    def codes_van(self, nr: int) -> Mapping[str, np.ndarray[Any, Any]]:
        rijen = [
            (casus, SOORTEN.index(soort), CODES.index(code))
            for casus, (_c, codes) in enumerate(self.stukken[nr], start=self._eerste(nr))
            for soort, code in codes
        ]
        kolommen = np.array(rijen, dtype=np.int64).reshape(-1, 3).T
        return dict(zip(("casus", "soort", "code"), kolommen, strict=True))


def bron(*groepen: tuple[int, Sequence[tuple[str, str]]], regio: int = 0, kring: float = np.nan) -> Bron:
    """So many casussen with these codes, over five talks, in three parts."""
    alle = [codes for keer, codes in groepen for _ in range(keer)]
    rijen = [
        (Cs(gesprek=nr % 5, groepen={"g_regio": regio}, cijfers={"f_drempels_in_kring_laag": kring}), codes)
        for nr, codes in enumerate(alle)
    ]
    derde = len(rijen) // 3
    return Bron([rijen[:derde], rijen[derde : derde + 1], rijen[derde + 1 :]])


def ob(*namen: str) -> list[tuple[str, str]]:
    return [("obstakel", n) for n in namen]


def test_a_theme_is_a_share_of_casussen_that_have_any_in_that_field() -> None:
    b = bron(
        (12, [("vasthouden", "buren"), ("wens", "rust")]),
        (4, [("vasthouden", "rust"), ("vasthouden", "rust")]),
        (10, ob("regel")),
    )
    uit: Themas = themas(b)

    rijen = uit.tabel().set_index(["veld", "thema"])
    assert (12, 16, 0.75) == tuple(rijen.loc[("vasthouden", "buren"), ["aantal", "van", "aandeel"]])
    assert (4, 16, False) == tuple(rijen.loc[("vasthouden", "rust"), ["aantal", "van", "genoeg"]])
    assert ("wens", "rust") in rijen.index
    assert "obstakel" not in rijen.index.get_level_values(0)
    assert (
        "In 26 casussen uit 5 gesprekken kozen groepen het vaakst: bij vasthouden buren (75%) (van 16 "
        "casussen); bij wens rust (100%) (van 12 casussen)." == uit.zin()
    )


def test_themes_are_told_by_group_and_for_the_casussen_that_were_chosen() -> None:
    noord, zuid = bron((12, [("wens", "rust")])), bron((9, [("wens", "buren")]), regio=1)
    samen = Bron([*noord.stukken, *zuid.stukken])

    per_groep = themas(samen, groep="g_regio")
    gekozen = themas(samen, keuze=Keuze(groepen={"g_regio": ("Noord",)}))

    assert {("Noord", "rust"), ("Zuid", "buren")} == set(
        per_groep.tabel()[["groep", "thema"]].itertuples(index=False, name=None)
    )
    assert "Zuid: Dit zijn 9 casussen uit 5 gesprekken. Dat is te weinig" in per_groep.zin()
    assert ["rust"] == list(gekozen.tabel()["thema"])
    with pytest.raises(RoutedataFout, match="Organisaties"):
        themas(samen, groep="g_organisatie")
    with pytest.raises(VraagFout, match="niet bekend van wie het woord was"):
        themas(samen, keuze=Keuze(woorden=frozenset({Woord.NAASTE})))


def test_without_any_code_it_says_so() -> None:
    assert "geen thema vaak genoeg" in themas(bron((12, []))).zin()
    leeg = Bron([[]])
    assert "Er zijn nog geen kaarten of wensen met een code." == themas(leeg).zin()
    assert "Dit zijn 0 casussen uit 0 gesprekken." in signalen(leeg).zin()


def test_the_obstacles_that_come_back_most_are_named_with_their_share() -> None:
    uit = signalen(bron((24, ob("regel")), (16, ob("wachttijd")), (3, ob("eigen code")), (7, [])))

    assert [24, 16, 3] == list(uit.tabel()["aantal"])
    assert ["groep", "groep", "codeboek"] == list(uit.tabel()["wie"])
    assert (50, 43) == (uit.alle.casussen, uit.met.casussen)
    assert "Bij 43 casussen uit 5 gesprekken staat een obstakel op de kaart." in uit.zin()
    assert "Het vaakst: regel (56%) en wachttijd (37%)." in uit.zin()


def paar(uit: Signalen) -> pd.Series:
    return uit.paren.iloc[0]


def test_who_can_change_an_obstacle_is_told_and_is_no_obstacle() -> None:
    uit = signalen(bron((24, ob("regel", GEMEENTE)), (16, ob("wachttijd"))))

    assert ["regel", "wachttijd"] == uit.obstakels["obstakel"].tolist()
    assert [("De gemeente", 24)] == list(uit.veranderen[["wie", "aantal"]].itertuples(index=False, name=None))
    assert "Wie het kan veranderen, volgens wie codeerde: De gemeente (60%)." in uit.zin()
    assert "De gemeente" not in uit.paren[["a", "b"]].to_numpy()


def test_obstacles_that_come_together_are_told_when_casussen_without_any_do_not_make_it_so() -> None:
    """Among all casussen two obstacles of the few that have any always seem to go together."""
    echt = signalen(
        bron((40, ob("regel", "schaamte")), (20, ob("wachttijd")), (5, ob("regel")), (5, ob("schaamte")))
    )
    schijn = signalen(bron((15, ob("regel", "schaamte")), (15, ob("regel")), (15, ob("schaamte")), (300, [])))

    rij = echt.paren.query("a == 'regel' and b == 'schaamte'").iloc[0]
    assert "vaker_samen" == rij["oordeel"]
    assert pytest.approx(40 * 70 / (45 * 45)) == rij["keer_laag"] == rij["keer_hoog"]
    toets = chi2_contingency([[40, 5], [5, 20]], correction=False).pvalue
    assert pytest.approx(toets) == rij["p"]
    assert (("regel", "schaamte"),) == echt.groepen
    assert "Vaker samen dan bij toeval: regel en schaamte." in echt.zin()
    assert paar(schijn)["keer_laag"] < 1 < paar(schijn)["keer_hoog"]
    assert "vaker_samen" != paar(schijn)["oordeel"]
    assert () == schijn.groepen


def test_a_pair_that_chance_would_hardly_give_is_too_few_to_say() -> None:
    uit = signalen(bron((10, ob("regel")), (10, ob("schaamte")), (80, ob("wachttijd"))))

    rij = uit.paren.query("a == 'regel' and b == 'schaamte'").iloc[0]
    assert ("te_weinig", 0) == (rij["oordeel"], rij["samen"])


def test_circles_are_of_casussen_of_which_that_is_known() -> None:
    met, zonder = bron((12, ob("regel", "schaamte")), kring=2), bron((20, ob("regel")), kring=0)
    los = bron((8, ob("regel")))

    uit = signalen(Bron([*met.stukken, *zonder.stukken, *los.stukken]))

    assert (12, 32) == (uit.kring, uit.kring_van)
    regel = uit.tabel().set_index("obstakel").loc["regel"]
    assert (40, 12, 32) == tuple(regel[["aantal", "in_kring", "kring_bekend"]])
    assert "Bij 38% van 32 casussen wachten obstakels in een kring op elkaar." in uit.zin()

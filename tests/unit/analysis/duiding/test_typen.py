"""Typical ways, and the picture of ways under each other."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Indel
from sklearn.metrics import adjusted_rand_score

from rk.analysis.duiding.steekproef import Onderelkaar
from rk.analysis.duiding.typen import Typen, Typewegen, _deel_in, afstanden, vastheid
from tests.unit.analysis.duiding.bouw import Cs, Namenlijst, deel, letters

SEQUENZO = json.loads((Path(__file__).parents[1] / "antwoorden/sequenzo.json").read_text(encoding="utf-8"))


def casussen(*wegen: str) -> list[Cs]:
    return [Cs(werkelijk=letters(weg), gesprek=nr % 5) for nr, weg in enumerate(wegen)]


def typen(*wegen: str, v: Typen = Typen()) -> Typewegen:  # noqa: B008  a frozen record
    return v.antwoord(v.kernel(deel(casussen(*wegen))), Namenlijst())


def gemengd(seed: int = 3) -> list[str]:
    """Ways of two kinds that were put in: near home, and far from it."""
    kans = np.random.default_rng(seed)
    dichtbij = ["".join(kans.choice([*"gggy"], kans.integers(3, 7))) for _ in range(40)]
    ver = ["".join(kans.choice([*"bbbo"], kans.integers(3, 7))) for _ in range(20)]
    return [*dichtbij, *ver]


@pytest.mark.parametrize("antwoord", SEQUENZO["antwoorden"], ids=lambda a: str(len(a["wegen"][0])))
def test_distances_are_those_of_sequenzo(antwoord: dict[str, list[str]]) -> None:
    wegen = antwoord["wegen"]
    ons = afstanden(wegen) * 2 * len(wegen[0])

    assert np.allclose(ons, antwoord["lcs"], atol=1e-4)
    assert np.allclose(ons, antwoord["om"], atol=1e-4)  # indel 1, substitution 2: the same


def test_kinds_that_were_put_in_are_found_again() -> None:
    uit = typen(*gemengd())

    assert 2 == len(uit.typen)
    assert [40, 20] == [t.grond.casussen for t in uit.typen]
    assert all(t.houdt and t.vastheid > 0.9 for t in uit.typen)
    assert uit.typen[0].routes["groen"] > 0.6
    assert uit.typen[1].routes["blauw"] > 0.6
    assert uit.keuze[2] == max(uit.keuze.values())
    assert "In 60 van de 60 wegen zijn 2 soorten te zien" in uit.zin()
    assert "Soort 1 is 67% van deze wegen" in uit.zin()


def test_the_example_is_the_way_nearest_to_all_of_its_kind() -> None:
    wegen = gemengd()
    uit = typen(*wegen)
    dichtbij = ["".join(("gyob".index(x) and x) or "g" for x in weg) for weg in wegen[:40]]

    ver_van_de_rest = {
        weg: sum(Indel.normalized_distance(weg, ander) for ander in dichtbij) for weg in dichtbij
    }
    naam = {"groen": "g", "geel": "y"}
    voorbeeld = "".join(naam[r] for r in uit.typen[0].voorbeeld)

    assert pytest.approx(min(ver_van_de_rest.values())) == ver_van_de_rest[voorbeeld]
    assert "voorbeeld" not in uit.tabel().columns  # one person's way is in no table that can go outside
    assert list(uit.typen[0].voorbeeld) == list(uit.voorbeelden().query("type == 1")["route"])


def test_ways_without_kinds_are_not_cut_into_kinds() -> None:
    kans = np.random.default_rng(5)
    los = ["".join(kans.choice([*"gyob"], 12)) for _ in range(60)]

    uit = typen(*los)

    assert () == uit.typen
    assert uit.tabel().empty
    assert "vallen niet in duidelijke soorten uiteen" in uit.zin()


def test_the_same_way_for_all_is_not_a_kind() -> None:
    assert "vallen niet in duidelijke soorten uiteen" in typen(*["gyo"] * 40).zin()


def test_a_few_ways_are_read_and_not_clustered() -> None:
    assert "Er zijn 12 wegen. Dat is te weinig" in typen(*["gy", "bo"] * 6).zin()


def test_a_way_with_an_unknown_route_is_left_out_and_counted() -> None:
    uit = typen(*gemengd(), "g.y", "..")

    assert (62, 60, 2) == (uit.totaal, uit.steekproef, uit.open)


def test_stability_falls_when_the_clusters_are_made_of_nothing() -> None:
    kans = np.random.default_rng(7)
    goed = afstanden(gemengd())
    los = afstanden(["".join(kans.choice([*"gyob"], 9)) for _ in range(60)])

    vast, wankel = (vastheid(a, _deel_in(a, k), seed=1) for a, k in ((goed, 2), (los, 4)))

    assert vast.min() > 0.9
    assert wankel.mean() < 0.6
    assert 1.0 == adjusted_rand_score([0] * 40 + [1] * 20, _deel_in(goed, 2))


@settings(max_examples=6, deadline=None)
@given(snede=st.integers(0, 60), aantal=st.integers(1, 70))
def test_the_sample_is_the_same_over_any_parts(snede: int, aantal: int) -> None:
    rijen = casussen(*gemengd())
    v = Onderelkaar(aantal=aantal)

    heel = v.antwoord(v.kernel(deel(rijen)), Namenlijst())
    een, twee = v.kernel(deel(rijen[:snede])), v.kernel(deel(rijen[snede:], eerste=snede))

    assert heel == v.antwoord(v.merge(een, twee), Namenlijst())
    assert min(aantal, 60) == len(heel.wegen)
    assert 60 == heel.totaal


def test_the_picture_of_ways_is_sorted_and_says_that_it_stays_inside() -> None:
    v = Onderelkaar()
    uit = v.antwoord(v.kernel(deel(casussen("bo", "gy.", "gg"))), Namenlijst())

    assert ["groen", "groen", "groen", "geel", "onbekend", "blauw", "oranje"] == list(uit.tabel()["route"])
    assert [0, 0, 1, 1, 1, 2, 2] == list(uit.tabel()["rij"])
    assert "alleen binnen het project" in uit.zin()

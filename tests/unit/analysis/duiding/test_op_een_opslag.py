"""Every deeper question, asked of a store with made-up casussen."""

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from rk.analysis import voorbeeld
from rk.analysis.duiding.beweging import Beweging
from rk.analysis.duiding.casusmaten import Casusmaten
from rk.analysis.duiding.eerste_hulp import Duur, TijdTotHulp
from rk.analysis.duiding.ideaal import BesteEnWerkelijk
from rk.analysis.duiding.kleuren import Kleuren, Langs
from rk.analysis.duiding.netwerk import haltenetwerk
from rk.analysis.duiding.signalen import signalen
from rk.analysis.duiding.steekproef import Onderelkaar
from rk.analysis.duiding.themas import themas
from rk.analysis.duiding.typen import Typen
from rk.analysis.duiding.vergelijken import vergelijk
from rk.analysis.opslag import Routeopslag
from rk.analysis.tabel import Tijdeenheid
from rk.analysis.vragen import DirectNa, Keuze, Vraag, stel
from rk.analysis.vragen.basis import een_weg
from rk.analysis.vragen.uitvoeren import Geheugen
from tests.unit.analysis.duiding.bouw import Cs, Namenlijst, deel, letters

AANTAL = 400


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Routeopslag:
    map_ = Path(tmp_path_factory.mktemp("opslag"))
    voorbeeld.maak(map_ / "o", AANTAL, seed=4)
    return Routeopslag.open(map_ / "o")


@pytest.fixture(scope="module")
def wegen(opslag: Routeopslag) -> pd.DataFrame:
    return opslag.pandas("bezoek").query("weg == 'werkelijk'")


VRAGEN: list[Vraag[Any, Any]] = [
    TijdTotHulp(groep="g_regio"),
    TijdTotHulp(duur=Duur.MAANDEN),
    Kleuren(groep="g_regio"),
    Kleuren(langs=Langs.MAAND),
    Beweging(groep="g_leeftijd"),
    Onderelkaar(aantal=50),
    Typen(aantal=120),
    BesteEnWerkelijk(),
    Casusmaten(),
]


@pytest.mark.parametrize("vraag", VRAGEN, ids=lambda v: type(v).__name__)
def test_each_question_has_a_table_and_a_sentence(opslag: Routeopslag, vraag: Vraag[Any, Any]) -> None:
    uit = stel(opslag, vraag)

    assert isinstance(uit.tabel(), pd.DataFrame)
    assert uit.zin().endswith(".")
    assert "nan" not in uit.zin()
    assert "{" not in uit.zin()


@pytest.mark.parametrize("vraag", VRAGEN, ids=lambda v: type(v).__name__)
def test_with_nobody_with_one_and_with_nothing_left_there_is_a_plain_sentence(
    opslag: Routeopslag, vraag: Vraag[Any, Any]
) -> None:
    een = deel([Cs(werkelijk=letters("gyo"), beste=letters("gb"), groepen={"g_leeftijd": 0})], wegen=None)
    niemand = Keuze(groepen={"g_regio": ("bestaat niet",)})
    namen = Namenlijst(groepen={"g_regio": ("Noord",), "g_leeftijd": ("jong",)})

    for uit in (
        stel(Geheugen(delen=(), namen=namen), vraag),
        stel(Geheugen(delen=(een,), namen=namen), vraag),
        stel(opslag, vraag, keuze=niemand),
    ):
        zin = uit.zin()
        assert zin.endswith(".")
        assert "nan" not in zin
        assert "None" not in zin
        assert isinstance(uit.tabel(), pd.DataFrame)


def test_what_is_asked_of_a_store_at_once_says_so_too_when_nothing_is_left(opslag: Routeopslag) -> None:
    niemand, ook_niemand = (Keuze(groepen={"g_regio": (x,)}) for x in ("nergens", "ook nergens"))

    assert "te weinig" in vergelijk(opslag, niemand, ook_niemand).zin()
    assert "Dit zijn 0 casussen" in signalen(opslag, keuze=niemand).zin()
    assert "geen kaarten of wensen" in themas(opslag, keuze=niemand).zin()
    assert "het zijn er 0" in haltenetwerk(stel(opslag, DirectNa(), keuze=niemand)).zin()


@pytest.mark.parametrize("vraag", VRAGEN, ids=lambda v: type(v).__name__)
def test_a_question_and_its_result_can_go_to_another_machine(vraag: Vraag[Any, Any]) -> None:
    d = deel([Cs(werkelijk=letters("gyo"), beste=letters("gb"), groepen={"g_leeftijd": 0})], wegen=None)
    d = een_weg(d, vraag.weg)
    terug = pickle.loads(pickle.dumps(vraag))

    r = pickle.loads(pickle.dumps(terug.kernel(d)))

    namen = Namenlijst(groepen={"g_regio": ("Noord",), "g_leeftijd": ("jong",)})
    assert vraag == terug
    assert (
        vraag.antwoord(vraag.kernel(d), namen, Tijdeenheid.MAAND).zin()
        == terug.antwoord(r, namen, Tijdeenheid.MAAND).zin()
    )


def test_a_log_from_elsewhere_has_no_talks_and_is_not_too_few_for_that(tmp_path: Path) -> None:
    voorbeeld.log(tmp_path / "log", 3000, seed=2)
    log = Routeopslag.open(tmp_path / "log")

    beeld = stel(log, Kleuren())
    net = haltenetwerk(stel(log, DirectNa()), zonder_gesprekken=True)

    assert {} == beeld.te_weinig
    assert "(het gesprek is onbekend) begint" in beeld.zin()
    assert net.te_weinig is None
    assert haltenetwerk(stel(log, DirectNa())).te_weinig is not None


def test_first_help_is_where_reading_the_rows_finds_it(opslag: Routeopslag, wegen: pd.DataFrame) -> None:
    laat = next(k for k in stel(opslag, TijdTotHulp()).krommen if k.grens == "laat")

    plek = wegen[wegen["uitkomst"].isin(["geholpen", "deels"])].groupby("casus")["volgorde"].min() + 1

    assert plek.value_counts().sort_index().to_dict() == dict(
        zip(laat.punten["tijd"], laat.punten["geholpen"], strict=True)
    )
    assert wegen["casus"].nunique() == laat.grond.casussen


def test_colours_are_counted_as_pandas_counts_them(opslag: Routeopslag, wegen: pd.DataFrame) -> None:
    cellen = stel(opslag, Kleuren()).tabel()

    eerst = wegen.query("volgorde == 0")["route"].value_counts()

    assert {k: v for k, v in eerst.to_dict().items() if v} == dict(
        cellen.query("plek == 1 and route != 'onbekend'")[["route", "aantal"]].itertuples(index=False)
    )


def test_the_network_and_the_codes_are_told_from_a_store(opslag: Routeopslag) -> None:
    net = haltenetwerk(stel(opslag, DirectNa()))
    codes = opslag.pandas("code").drop_duplicates()
    uit, obstakels = themas(opslag), signalen(opslag)

    assert net.te_weinig is not None or net.haltes["poortwachter"].between(0, 1).all()
    assert "haltes" in net.zin()
    tellen = codes[codes["soort"] != "obstakel"].groupby(["soort", "code"], observed=True).size()
    assert tellen.to_dict() == {(r.veld, r.thema): r.aantal for r in uit.tabel().itertuples(index=False)}
    met = codes.loc[codes["soort"] == "obstakel", "casus"].nunique()
    assert met == obstakels.met.casussen
    assert AANTAL == obstakels.alle.casussen
    assert obstakels.zin().startswith("Bij ")


def test_two_regions_are_compared_on_the_casussen_that_each_has(opslag: Routeopslag) -> None:
    regios = opslag.namen.groepen["g_regio"]
    a, b = (Keuze(groepen={"g_regio": (naam,)}) for naam in regios[:2])

    uit = vergelijk(opslag, a, b)

    per_regio = opslag.pandas("casus")["g_regio"].value_counts()
    assert (per_regio[regios[0]], per_regio[regios[1]]) == (uit.grond_a.casussen, uit.grond_b.casussen)
    alle = uit.tabel().dropna(subset="p")
    assert len(alle) > 20
    assert (alle["effect_laag"] <= alle["effect_hoog"] + 1e-12).all()
    assert (alle["p"] <= alle["p_gecorrigeerd"] + 1e-12).all()
    assert np.isin(alle["soort"], ["aandeel", "cijfer"]).all()
    assert "De groepen kozen zelf voor hun gesprek." in uit.zin()

"""Every deeper question, asked of a store with made-up casussen."""

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
from rk.analysis.vragen import DirectNa, Keuze, Vraag, stel

AANTAL = 400


@pytest.fixture(scope="module")
def opslag(tmp_path_factory: pytest.TempPathFactory) -> Routeopslag:
    map_ = Path(tmp_path_factory.mktemp("opslag"))
    voorbeeld.maak(map_ / "o", AANTAL, seed=4)
    return Routeopslag.open(map_ / "o")


@pytest.fixture(scope="module")
def wegen(opslag: Routeopslag) -> pd.DataFrame:
    return opslag.pandas("bezoek").query("weg == 'werkelijk'")


@pytest.mark.parametrize(
    "vraag",
    [
        TijdTotHulp(groep="g_regio"),
        TijdTotHulp(duur=Duur.MAANDEN),
        Kleuren(groep="g_regio"),
        Kleuren(langs=Langs.MAAND),
        Beweging(groep="g_leeftijd"),
        Onderelkaar(aantal=50),
        Typen(aantal=120),
        BesteEnWerkelijk(),
        Casusmaten(),
    ],
    ids=lambda v: type(v).__name__,
)
def test_each_question_has_a_table_and_a_sentence(opslag: Routeopslag, vraag: Vraag[Any, Any]) -> None:
    uit = stel(opslag, vraag)

    assert isinstance(uit.tabel(), pd.DataFrame)
    assert uit.zin().endswith(".")
    assert "nan" not in uit.zin()
    assert "{" not in uit.zin()


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

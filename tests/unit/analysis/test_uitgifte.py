"""From a store to outside: the questions, the command, and the table within the project."""

from pathlib import Path

import pandas as pd
import pytest

from rk.analysis.opslag import Routeopslag
from rk.analysis.uitgifte import Uitvraag, Verzoek, keuzenaam, tabel
from rk.analysis.voorbeeld import maak
from rk.analysis.vragen import stel
from rk.analysis.vragen.basis import Keuze
from rk.analysis.vragen.direct_na import DirectNa
from rk.cli import main
from rk.privacy import ALLES, Grootboek


@pytest.fixture(scope="module")
def opslagmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("uitgifte") / "opslag"
    maak(map_, 300, seed=4)
    return map_


@pytest.fixture
def opslag(opslagmap: Path) -> Routeopslag:
    return Routeopslag.open(opslagmap)


@pytest.mark.parametrize("vraag", [v for v in Uitvraag if v is not Uitvraag.GROEPEN])
def test_every_question_counts_each_casus_once_in_each_cell(opslag: Routeopslag, vraag: Uitvraag) -> None:
    t = tabel(opslag, Verzoek(vraag=vraag))

    alles = (t.cellen[list(t.dimensies)] == ALLES).all(axis=1)
    assert [300] == t.cellen.loc[alles, "aantal"].tolist()
    assert t.cellen["aantal"].max() <= 300
    assert (t.cellen.loc[~alles, "aantal"] > 0).sum() > 2


def test_steps_are_those_of_the_question_itself(opslag: Routeopslag) -> None:
    t = tabel(opslag, Verzoek(vraag=Uitvraag.STAPPEN)).cellen
    met = stel(opslag, DirectNa()).tabel().rename(columns={"aantal": "keer"})

    samen = t[t["van"] != ALLES].merge(met, on=["van", "naar"], suffixes=("", "_vraag"))

    assert len(samen) == (t["van"] != ALLES).sum() > 2
    assert (samen["aantal"] == samen["casussen"]).all()
    assert (samen["gesprekken"] == samen["gesprekken_vraag"]).all()


def test_a_choice_asks_of_those_people_only(opslag: Routeopslag) -> None:
    keuze = Keuze(groepen={"g_regio": ("Noord",)})
    noord = int((opslag.pandas("casus")["g_regio"] == "Noord").sum())

    t = tabel(opslag, Verzoek(vraag=Uitvraag.ROUTES, keuze=keuze))

    assert noord == t.cellen["aantal"].max()
    assert (("g_regio", "Noord"),) == t.keuze == keuzenaam(keuze)


def test_per_group_everyone_of_the_group_counts_in_its_total(opslag: Routeopslag) -> None:
    t = tabel(opslag, Verzoek(vraag=Uitvraag.ROUTES, per=("g_regio",))).cellen

    totalen = t[(t["route"] == ALLES) & (t["g_regio"] != ALLES)]

    assert 300 == totalen["aantal"].sum()


def test_the_command_writes_numbers_and_how_they_were_made(
    opslagmap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    naar = tmp_path / "regio.csv"
    opdracht = [
        "uitgifte",
        str(opslagmap),
        "--vraag",
        "groepen",
        "--per",
        "regio",
        "--boek",
        str(tmp_path / "b"),
    ]

    assert main([*opdracht, "--naar", str(naar)]) == 0

    uit = pd.read_csv(naar)
    assert ["g_regio", "aantal"] == list(uit)
    assert (uit["aantal"].dropna() % 5 == 0).all()
    tekst = naar.with_suffix(".txt").read_text(encoding="utf-8")
    assert tekst.startswith("Verzonnen voorbeeldgegevens")
    assert "kozen hun gesprekken zelf" in tekst
    assert "afgerond op 5" in capsys.readouterr().out
    assert 1 == len(Grootboek(tmp_path / "b").regels)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        (["--vraag", "zomaar"], "Deze vraag is er niet"),
        (["--vraag", "groepen"], "Zeg met --per welk kenmerk"),
        (["--vraag", "groepen", "--per", "stad"], "geen kenmerk “stad”"),
        (["--keuze", "Noord"], "Schrijf een keuze als kenmerk=waarde"),
        (["--vraag", "figuur", "--figuur", "geluk"], "geen figuur “geluk”"),
        (["--vraag", "beginnen", "--per", "regio"], "gaat niet per kenmerk"),
        (["--binnen"], "Schrijf met --doel in één zin"),
    ],
)
def test_what_can_not_be_is_one_sentence(
    opslagmap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], anders: list[str], zin: str
) -> None:
    assert main(["uitgifte", str(opslagmap), *anders, "--naar", str(tmp_path / "x.csv")]) == 1

    fout = capsys.readouterr().err
    assert zin in fout
    assert 1 == len(fout.splitlines())
    assert [] == list(tmp_path.iterdir())


def test_nothing_is_written_over(opslagmap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.csv").write_text("van mij", encoding="utf-8")

    assert main(["uitgifte", str(opslagmap), "--naar", str(tmp_path / "x.csv")]) == 1

    assert "is er al" in capsys.readouterr().err
    assert "van mij" == (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_the_route_table_stays_within_with_its_purpose_and_a_warning(
    opslagmap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    naar, doel = tmp_path / "binnen", "nakijken of het inlezen klopt"
    opdracht = ["uitgifte", str(opslagmap), "--binnen", "--naar", str(naar), "--boek", str(tmp_path / "b")]

    assert main([*opdracht, "--doel", doel]) == 0

    assert {"bezoek.csv", "casus.csv", "code.csv", "LEES-DIT.txt"} == {p.name for p in naar.iterdir()}
    tekst = (naar / "LEES-DIT.txt").read_text(encoding="utf-8")
    assert "elke rij gaat over een mens" in tekst
    assert doel in tekst
    assert [("binnen", doel)] == [(r["soort"], r["doel"]) for r in Grootboek(tmp_path / "b").regels]
    assert "houd het binnen" in capsys.readouterr().out

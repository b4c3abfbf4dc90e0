"""What stands on every screen, and what goes along with a file."""

from __future__ import annotations

import csv
import io
import json

import pytest

from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.onderzoek.getal import heel, komma, procent
from rk.tekening.onderzoek.kader import SCHERMEN, ZELF_GEKOZEN, Blok, Bord, Filter, geraamte, teken
from rk.tekening.onderzoek.tabel import Tabel, csv_tekst

TABEL = Tabel(koppen=("thema", "mensen"), rijen=(("=HYPERLINK(1)", "10"), ("nazorg", "–")))


def bord(**meer: object) -> Bord:
    filters = (
        Filter(naam="g_regio", label="regio", keuzes=(("", "alle"), ("Noord", "Noord")), gekozen="Noord"),
    )
    blok = Blok(id="themas", titel="Thema’s", uitleg="Uitleg.", tabel=TABEL)
    return Bord(naam="vierv", titel="Wat groepen kiezen", filters=filters, blokken=(blok,), **meer)  # type: ignore[arg-type]


def met_id(boom: El, id_: str) -> El:
    return next(e for e in alle(boom) if dict(e.attributen).get("id") == id_)


@pytest.mark.parametrize("naam", [s.naam for s in SCHERMEN])
def test_every_screen_says_that_groups_chose_their_talks_themselves(naam: str) -> None:
    assert ZELF_GEKOZEN in tekst_van(geraamte(naam))


def test_a_choice_goes_along_to_the_next_screen_but_not_into_a_comparison() -> None:
    boom = teken(bord())

    hrefs = {dict(a.attributen)["href"] for a in alle(boom, "a")}
    assert {
        "/routes?g_regio=Noord",
        "/vierv?g_regio=Noord",
        "/signalen?g_regio=Noord",
        "/vergelijken",
    } == hrefs
    assert "g_regio=Noord" == dict(boom.attributen)["data-zoek"]


def test_a_file_says_how_it_came_about_and_runs_nothing() -> None:
    knop = met_id(
        teken(bord(zin="Je ziet iets.", regels="cellen vanaf 10", weggelaten="12% is weg.")), "csv-themas"
    )

    bestand = json.loads(dict(knop.attributen)["data-bestand"])
    rijen = list(csv.reader(io.StringIO(bestand["tekst"].lstrip("\ufeff")), delimiter=";"))
    noten = [r[0] for r in rijen if r[0].startswith("#")]
    assert "routekaart-vierv-themas.csv" == bestand["naam"]
    assert {"# Je ziet iets.", "# 12% is weg.", "# Keuze: regio: Noord.", f"# {ZELF_GEKOZEN}"} <= set(noten)
    assert [["thema", "mensen"], ["'=HYPERLINK(1)", "10"], ["nazorg", "–"]] == rijen[len(noten) :]


def test_a_table_holds_hostile_names_as_words() -> None:
    t = Tabel(koppen=("halte",), rijen=(('"><img src=x onerror=alert(1)>',),))

    assert "<img" not in schrijf(
        teken(Bord(naam="routes", titel="x", blokken=(Blok(id="a", titel="b", uitleg="", tabel=t),)))
    )
    assert "img" in csv_tekst(t, titel="x", zinnen=())


def test_numbers_are_written_as_people_here_do() -> None:
    assert ("1.250", "3,4", "3", "1.000,5", "38%") == (
        heel(1250), komma(3.4), komma(3.0), komma(1000.5), procent(0.384)
    )  # fmt: skip

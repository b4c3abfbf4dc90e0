"""What route data is, stands in a schema and in a dictionary in two languages, and both are true."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis import keuring
from rk.analysis.codewoorden import PER_KOLOM
from rk.analysis.keuring import Keurder
from rk.analysis.kolommen import FIGUUR_KOLOMMEN, REGIE_KOLOMMEN, TABELLEN
from rk.analysis.schema import NAAM, NODIG, als_json, schema, schrijf_schema
from rk.analysis.tabel import FIGUURKOLOMMEN, OBSTAKELS, REGIEKOLOMMEN, Kolom
from rk.analysis.woordenboek import BESTANDEN, bijgewerkt
from rk.content import casussen, data_map
from rk.inzicht.begrippen import BEGRIPPEN
from rk.tekening.boom import tekst_van
from rk.tekening.meetellen import paneel
from tests.unit.analysis.test_uit_gesprek import GEHEIM, gegeven, verteld
from tests.unit.events.test_meetellen import BEIDE, antwoord, echt

DOCS = Path(__file__).resolve().parents[3] / "docs"
KEURT = jsonschema.Draft7Validator(schema())
ALLE = [(tabel, k) for tabel, kolommen in TABELLEN.items() for k in kolommen]


def bezwaren(gegeven_: object) -> list[str]:
    return [fout.message for fout in KEURT.iter_errors(gegeven_)]


# ---- the schema --------------------------------------------------------------------------------------


def test_the_kept_schema_is_the_generated_one(tmp_path: Path) -> None:
    schrijf_schema(tmp_path)

    assert (tmp_path / NAAM).read_text("utf-8") == (data_map() / "schemas" / NAAM).read_text("utf-8")
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("naam", sorted(casussen()))
def test_what_a_talk_gives_fits_the_schema_and_comes_in_as_the_same_numbers(naam: str) -> None:
    uit = gegeven(antwoord(echt(replace(casussen()[naam], id="eigen", oefening=False)), *BEIDE))

    tabellen = json.loads(json.dumps(als_json(uit)))

    assert [] == bezwaren(tabellen)
    for tabel, rijen in tabellen.items():
        if not rijen:
            continue
        k = Keurder(tabel, bestand="gesprek.json")
        gelezen = k.keur(pd.DataFrame(rijen), eerste_rij=1)
        assert ([], ()) == (k.fouten, k.vreemd)
        if tabel == "bezoek":
            getallen = [c for c in gelezen if c not in ("casus", "halte")]
            assert [[b[c] for c in getallen] for b in uit.bezoeken] == gelezen[getallen].to_numpy().tolist()
        if tabel == "casus":
            (rij,) = gelezen.to_dict("records")
            assert uit.maand == rij["maand"]
            assert dict(uit.groepen) == {c: rij[c] for c in uit.groepen}
            assert dict(uit.regie) == {c: rij[c] for c in uit.regie}
            np.testing.assert_equal([rij[c] for c in uit.figuren], list(uit.figuren.values()))


def test_who_gives_it_can_read_what_is_given_and_there_is_no_word_in_it() -> None:
    halte = {"halte_id": "e1", "naam": GEHEIM, "route": "groen", "weg": "werkelijk"}
    uit = als_json(gegeven(verteld(("halte_toegevoegd", halte))))

    assert "eigen halte op groen" in {rij["halte"] for rij in uit["bezoek"]}
    assert GEHEIM not in json.dumps(uit)


_WAARDEN: dict[str, tuple[list[Any], list[Any]]] = {
    "weg": (["werkelijk", "beste"], ["terug", 1.5]),
    "volgorde": ([0, 7], [-1, "eerste", 2**31]),
    "halte": (["bad", "x" * 300], ["", "x" * 301]),
    "route": (["blauw", None], ["paars"]),
    "helper": ([0, 32767, None], [32768, "de zus"]),
    "overdracht": (["warm", "zelf", None], ["zacht"]),
    "waardering": (["deed_goed", None], ["Zij belt mij."]),
    "tijd": (["2018-02", None], ["2018", "2018-02-31T", "februari"]),
}


@settings(max_examples=60, deadline=None)
@given(gegevens=st.data(), slecht=st.sets(st.sampled_from(sorted(_WAARDEN)), max_size=3))
def test_the_schema_refuses_what_the_judge_refuses(gegevens: st.DataObject, slecht: set[str]) -> None:
    kies = {
        naam: st.sampled_from(fout if naam in slecht else goed) for naam, (goed, fout) in _WAARDEN.items()
    }
    rij = {"casus": "a", **{naam: gegevens.draw(uit, label=naam) for naam, uit in kies.items()}}

    k = Keurder(bestand="x.csv")
    k.keur(pd.DataFrame([rij], dtype=object), eerste_rij=1)

    paden = {str(f.path[-1]) for f in KEURT.iter_errors({"bezoek": [rij], "casus": []})}
    assert (slecht, slecht) == ({f.kolom for f in k.fouten}, paden)


@pytest.mark.parametrize(
    "anders",
    [
        {"g_leeftijd": "32"}, {"verhaal": "Er was eens"}, {"f_losse_einden_laag": "veel"},
        {"r_overzicht": -1}, {"maand": "2026-11-26"}, {"g_wijk": "x" * 61}, {"casus": None},
    ],
)  # fmt: skip
def test_a_casus_with_too_fine_a_detail_or_with_words_does_not_fit(anders: dict[str, Any]) -> None:
    goed = {"casus": "a", "g_leeftijd": "18 tot 27", "maand": "2026-11", "g_wijk": "Noord", "r_overzicht": 0}

    assert [] == bezwaren({"bezoek": [], "casus": [goed]})
    assert [] != bezwaren({"bezoek": [], "casus": [goed | anders]})


# ---- words -------------------------------------------------------------------------------------------


def test_the_columns_are_those_of_the_tables() -> None:
    assert REGIEKOLOMMEN == tuple(k.naam for k in REGIE_KOLOMMEN)
    assert FIGUURKOLOMMEN == tuple(k.naam for k in FIGUUR_KOLOMMEN)
    for tabel, kolommen in TABELLEN.items():
        namen = [k.naam for k in kolommen]
        assert len(namen) == len(set(namen))
        assert set(keuring.NODIG[tabel]) <= set(NODIG[tabel]) <= set(namen)


@pytest.mark.parametrize(("tabel", "k"), ALLE, ids=[f"{t}.{k.naam}" for t, k in ALLE])
def test_every_column_and_every_code_is_told_in_two_languages(tabel: str, k: Kolom) -> None:
    assert re.match(r"[A-Z].*\.$", k.nl)
    assert re.match(r"[A-Z].*\.$", k.en)
    assert k.nl != k.en
    if k.namen:
        assert k.namen == tuple(PER_KOLOM[tabel, k.naam])
    for nl, en in PER_KOLOM.get((tabel, k.naam), {}).values():
        assert nl
        assert en


def test_the_kinds_of_obstacles_are_all_told() -> None:
    assert OBSTAKELS == tuple(PER_KOLOM["code", "code"])


_VERTELD = {
    "welke haltes": ("halte", "route", "weg"),
    "in welke volgorde": ("volgorde",),
    "in welke maand": ("tijd",),
    "Hoe iemand er kwam": ("overdracht",),
    "wat het bracht": ("uitkomst", "waardering"),
    "wat er ophield": ("overgang",),
    "wie dat zegt": ("woord",),
    "Wat voor helpers": ("helper", "soort", "helper_route", "organisatie"),
    "drempels er waren": ("code",),
    "lezen kaarten, drempels en wensen": ("code",),
    "hoeveel mensen iets regelen": REGIEKOLOMMEN,
    "Een ruwe leeftijd": ("g_leeftijd",),
    "de maand van dit gesprek": ("maand", "g_jaar"),
    "of de persoon er was": ("g_erbij",),
    "Getallen": FIGUURKOLOMMEN,
}
"""What the group reads before it says yes, and the columns that it tells of."""


def test_no_column_is_given_that_the_group_was_not_told_of() -> None:
    tekst = " ".join(tekst_van(paneel(echt())).split())
    zonder_inhoud = {"casus", "sleutel", "gesprek", "g_regio"}  # keys, and what a talk does not give

    assert [] == [zin for zin in _VERTELD if zin not in tekst]
    assert {k.naam for _t, k in ALLE} - zonder_inhoud == {k for namen in _VERTELD.values() for k in namen}


@pytest.mark.parametrize("taal", list(BESTANDEN))
def test_the_kept_dictionary_is_the_generated_one(taal: str) -> None:
    tekst = (DOCS / BESTANDEN[taal]).read_text("utf-8")

    assert bijgewerkt(taal, tekst) == tekst
    assert all(f"| `{k.naam}` |" in tekst for _tabel, k in ALLE)
    for figuur in (k.naam.removeprefix("f_").rpartition("_")[0] for k in FIGUUR_KOLOMMEN):
        assert BEGRIPPEN[figuur].uitleg[taal == "en"] in tekst


def test_what_people_wrote_above_the_tables_stays() -> None:
    tekst = (DOCS / BESTANDEN["nl"]).read_text("utf-8")
    eigen = "# Anders\n\n" + tekst

    assert eigen == bijgewerkt("nl", eigen)
    assert tekst == bijgewerkt("nl", tekst.partition("## Bezoeken")[0])

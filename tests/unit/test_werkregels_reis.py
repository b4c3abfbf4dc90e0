"""Faults in the file of a journey are said in one sentence: what is drawn must have something to draw on."""

from __future__ import annotations

from pathlib import Path

import pytest

from rk.content import controleer

REIS = """\
id: tocht
titel: Tocht
kort: Tocht
vorm: reis
tafel: groep
doel: Zien waar iemand is.
voor_wie: Een groep.
minuten: 20
vraag: Waar ben je?
reis:
  plek: true
  meting: Hoeveel stress?
  vragen: [{id: v, vraag: Sluit het aan?, laag: nee, hoog: ja}]
  merken: [{id: contact, naam: Contact, wie: true}]
  etappes: [{id: een, naam: Een, meting: true}]
  tijdlijn: {moment: De overgang, van: -12, tot: 12, gaten: true}
"""


def fouten(tmp_path: Path, tekst: str) -> list[str]:
    (tmp_path / "tocht.yaml").write_text(tekst, encoding="utf-8")
    return [str(f) for f in controleer(tmp_path / "tocht.yaml")]


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ("van: -12, tot: 12", "van: 0, tot: 60"),
        ("van: -12, tot: 12", "van: -180, tot: 36, eenheid: jaar"),
        ("van: -12, tot: 12", "van: -600, tot: 600, eenheid: jaar"),
        ("laag: nee", "hoog_is_goed: false, laag: nee"),
    ],
)
def test_a_journey_in_months_or_in_years_is_in_order(tmp_path: Path, was: str, wordt: str) -> None:
    assert [] == fouten(tmp_path, REIS)
    assert REIS.count(was) == 1
    assert [] == fouten(tmp_path, REIS.replace(was, wordt))


@pytest.mark.parametrize(
    ("was", "wordt", "zin"),
    [
        ("van: -12", "van: -61", "`van` tussen -60 en 0, en `tot` tussen 1 en 60 maanden"),
        ("tot: 12", "tot: 0", "`tot` tussen 1 en 60 maanden"),
        ("van: -12", "van: -612, eenheid: jaar", "`van` tussen -600 en 0"),
        ("van: -12", "van: -13, eenheid: jaar", "hele jaren, dus 12, 24, 36 ... maanden"),
        (", wie: true", "", "een maand is pas niet leeg met een merk met `wie: true`"),
        (", meting: true", "", "de vraag bij de meting, en etappes met `meting: true`"),
        ("  meting: Hoeveel stress?\n", "", "de vraag bij de meting, en etappes met `meting: true`"),
        ("  etappes: [{id: een, naam: Een, meting: true}]\n", "", "zonder etappes is er geen plek"),
        ("  etappes: [{id: een, naam: Een, meting: true}]\n", "", "zonder etappes valt er niets te scoren"),
        ("tot: 12", "tot: 12, eenheid: week", "week"),
    ],
)
def test_a_fault_says_what_was_expected(tmp_path: Path, was: str, wordt: str, zin: str) -> None:
    assert REIS.count(was) == 1

    gevonden = fouten(tmp_path, REIS.replace(was, wordt))

    assert [f for f in gevonden if zin in f]
    assert all(f.startswith("tocht.yaml:") and len(f.splitlines()) == 1 for f in gevonden)

"""A file of a plan with each kind of fault gets its one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from rk.content import controleer, data_map

GOED = (data_map() / "werkvormen" / "wat-levert-het-op.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ("een: kosten-een", "een: kosten-en", '"kosten-en" bestaat niet; bedoel je "kosten-een"?'),
        ("twee: kosten-twee", "twee: volge", '"volge" bestaat niet; bedoel je "volgen"?'),
        ("minder: niet-nodig", "minder: nodig", '"nodig" bestaat niet'),
        ("herkomst: waarvandaan", "herkomst: waarvandan", '"waarvandan" bestaat niet; bedoel je'),
        ("rijen: 15", "rijen: 41", "41 kan hier niet; verwacht: 1 tot en met 40 regels"),
        ("rijen: 10\n", "rijen: 10\n      som: true\n", 'er is geen veld van soort "bedrag" om op te tellen'),
    ],
)
def test_a_fault_in_a_plan_is_said_in_one_sentence(tmp_path: Path, oud: str, nieuw: str, zin: str) -> None:
    assert oud in GOED
    (bestand := tmp_path / "wat-levert-het-op.yaml").write_text(GOED.replace(oud, nieuw), encoding="utf-8")

    fouten = [str(f) for f in controleer(bestand)]
    assert fouten
    assert any(zin in f for f in fouten), fouten


def test_a_part_without_fields_is_said(tmp_path: Path) -> None:
    kop, _blok, _rest = GOED.partition("plan:\n")
    (bestand := tmp_path / "x.yaml").write_text(
        f"{kop}plan:\n  delen:\n    - {{id: a, naam: A}}\n".replace("id: wat-levert-het-op", "id: x"),
        encoding="utf-8",
    )

    assert "deze lijst is leeg; verwacht: ten minste één" in " ".join(map(str, controleer(bestand)))

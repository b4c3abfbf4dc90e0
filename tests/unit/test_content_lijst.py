"""A file with a list: each fault in it gets one sentence, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from rk.content import InhoudFout, laad_werkvorm

KORT = """\
id: thee
titel: Thee
kort: Thee
vorm: checklijst
doel: Zien hoe het is.
voor_wie: Een team.
tafel: team
minuten: 10
vraag: "Hoe is de thee?"
checklijst:
  minste: 2
  groepen:
    - id: een
      naam: De thee
      stellingen:
        - {id: warm, tekst: "De thee is warm."}
    - id: twee
      naam: De koek
      stellingen:
        - {id: vers, tekst: "De koek is vers."}
"""


def fouten(map_: Path, tekst: str) -> list[str]:
    bestand = map_ / "thee.yaml"
    bestand.write_text(tekst, encoding="utf-8")
    try:
        laad_werkvorm(bestand)
    except InhoudFout as fout:
        return str(fout).splitlines()
    return []


def test_a_short_list_is_accepted(tmp_path: Path) -> None:
    assert [] == fouten(tmp_path, KORT)


@pytest.mark.parametrize(
    ("was", "wordt", "zin"),
    [
        ("{id: vers", "{id: warm", '"warm" staat er twee keer; verwacht: één keer'),
        ("minste: 2", "minste: 51", "51 kan hier niet; verwacht: 0 tot en met 50"),
        ("minste: 2", "oppakken: -1", "-1 kan hier niet; verwacht: 0 tot en met 10"),
        (
            '        - {id: vers, tekst: "De koek is vers."}\n',
            "".join(f'        - {{id: k{i}, tekst: "De koek is vers."}}\n' for i in range(60)),
            "deze lijst heeft 61 stellingen; verwacht: hoogstens 60",
        ),
    ],
)
def test_a_fault_in_a_list_is_said_once(tmp_path: Path, was: str, wordt: str, zin: str) -> None:
    gezegd = fouten(tmp_path, KORT.replace(was, wordt))

    assert 1 == len(gezegd)
    assert zin in gezegd[0]


def test_the_same_id_twice_in_one_group_is_said_once(tmp_path: Path) -> None:
    dubbel = KORT.replace(
        '"De koek is vers."}\n', '"De koek is vers."}\n        - {id: vers, tekst: "Nog een keer."}\n'
    )

    assert 1 == len(fouten(tmp_path, dubbel))

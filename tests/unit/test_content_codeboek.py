"""A codebook is read like every other file: whole, or with every fault at its line."""

from pathlib import Path

import pytest

from rk.content import InhoudFout, codeboeken, controleer, laad_codeboek
from rk.domain import Codeboek, Omzetting
from tests.unit.test_teksten import B1, leesbaarheid

BOEK = """\
id: thema-2
titel: Thema
versie: 2
doel: Zien wat er speelt.
codes:
  - {id: nazorg, naam: Nazorg, definitie: Contact na het einde.}
  - {id: buurt, naam: Buurt, definitie: De buurt helpt., voorbeelden: [De buren kookten.]}
vorige: thema-1
omzetting:
  - {van: later, naar: [nazorg], uitleg: Een betere naam.}
  - {van: straat, naar: []}
"""


def lees(map_: Path, tekst: str) -> Codeboek:
    (map_ / "thema-2.yaml").write_text(tekst, encoding="utf-8")
    return laad_codeboek(map_ / "thema-2.yaml")


def test_a_codebook_of_a_researcher_is_read_whole(tmp_path: Path) -> None:
    boek = lees(tmp_path, BOEK)

    assert ["nazorg", "buurt"] == [c.id for c in boek.codes]
    assert Omzetting(van="later", naar=("nazorg",), uitleg="Een betere naam.") == boek.omzetting[0]
    assert [] == controleer(tmp_path / "thema-2.yaml")


@pytest.mark.parametrize(
    ("van", "naar", "zin"),
    [
        ("id: buurt", "id: nazorg", 'thema-2.yaml:7 codes[1].id: "nazorg" staat er twee keer'),
        ("naam: Buurt", "naam: Nazorg", 'thema-2.yaml:7 codes[1].naam: "Nazorg" staat er twee keer'),
        ("id: buurt", "id: geen", 'thema-2.yaml:7 codes[1].id: "geen" betekent al'),
        ("versie: 2", "versie: 0", "thema-2.yaml:3 versie: 0 kan hier niet"),
        ("Contact na het einde.", '" "', "thema-2.yaml:6 codes[0].definitie: deze tekst is leeg"),
        ("[nazorg]", "[nazor]", 'omzetting[0].naar[0]: "nazor" bestaat niet; bedoel je "nazorg"?'),
        ("van: straat", "van: later", 'omzetting[1].van: "later" staat er twee keer'),
        ("vorige: thema-1\n", "", "omzetting: er is geen vorige versie"),
        ("vorige: thema-1", "vorige: thema-2", "vorige: dit is de id van deze versie zelf"),
        ("definitie: De buurt", "definitief: De buurt", 'kennen we niet; bedoel je "definitie"?'),
    ],
)
def test_a_fault_names_file_line_and_key(tmp_path: Path, van: str, naar: str, zin: str) -> None:
    assert van in BOEK

    with pytest.raises(InhoudFout) as fout:
        lees(tmp_path, BOEK.replace(van, naar, 1))

    assert zin in str(fout.value)


@pytest.mark.parametrize("aantal", [1, 31])
def test_a_codebook_holds_no_more_than_anybody_can_keep_in_mind(tmp_path: Path, aantal: int) -> None:
    codes = "".join(f"  - {{id: c{n}, naam: Code {n}, definitie: x.}}\n" for n in range(aantal))

    with pytest.raises(InhoudFout, match=f"hier staan {aantal} codes; verwacht: 2 tot en met 30"):
        lees(tmp_path, f"id: thema-2\ntitel: T\nversie: 1\ndoel: d\ncodes:\n{codes}")


@pytest.mark.parametrize("boek", codeboeken().values(), ids=lambda b: b.id)
def test_a_shipped_codebook_says_of_each_code_when_it_fits_and_reads_easily(boek: Codeboek) -> None:
    lopend = " ".join(
        [boek.doel, *(t for c in boek.codes for t in (c.definitie, *c.wel, *c.niet, *c.voorbeelden))]
    )

    assert [] == [c.id for c in boek.codes if not (c.wel and c.niet and len(c.voorbeelden) > 1)]
    assert leesbaarheid(lopend) >= B1


@pytest.mark.parametrize("boek", codeboeken().values(), ids=lambda b: b.id)
def test_a_code_that_sends_you_on_names_a_code_that_is_there(boek: Codeboek) -> None:
    namen = {c.naam for c in boek.codes}
    verwezen = {n.split("dat is ")[1].rstrip(".") for c in boek.codes for n in c.niet if "dat is " in n}

    assert set() == verwezen - namen
    assert len(verwezen) > 5

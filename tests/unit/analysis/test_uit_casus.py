"""A casus as rows of route data."""

import json

import pytest

from rk.analysis.deel import van_rijen
from rk.analysis.tabel import BEZOEK, ONBEKEND, TIJD_ONBEKEND, ZELF, code
from rk.analysis.uit_casus import rijen
from rk.content import laad_casus, laad_kaart
from rk.domain import HOOFDPERSOON, Overdracht, Overgang, Uitkomst, Weg, Woord

KAART = laad_kaart("sittard-geleen-beek-stein")
CASUSSEN = "chantal daan danielle hanneke ilse joris mark rob wilma".split()


@pytest.mark.parametrize("naam", CASUSSEN)
def test_every_visit_becomes_a_row_that_says_the_same(naam: str) -> None:
    casus = laad_casus(naam, kaart=KAART)
    haltes: dict[str, int] = {}
    deel = van_rijen(rijen(KAART, casus, nummer=7, haltes=haltes))
    bezoeken = [(weg, plaats, b) for weg in Weg for plaats, b in enumerate(casus.weg(weg))]
    assert len(bezoeken) == len(deel)
    namen = {k.naam: k.namen for k in BEZOEK}
    bij_nummer = {nr: halte for halte, nr in haltes.items()}
    wie: dict[int, str] = {}
    for nr, (weg, plaats, b) in enumerate(bezoeken):
        rij = {k: int(v[nr]) for k, v in deel.bezoek.items()}
        assert (7, list(Weg).index(weg), plaats) == (rij["casus"], rij["weg"], rij["volgorde"])
        assert b.halte_id == bij_nummer[rij["halte"]]
        halte = KAART.halte(b.halte_id)
        assert halte is not None
        assert halte.route == namen["route"][rij["route"]]
        for kolom, waarde in (("overdracht", b.overdracht), ("uitkomst", b.uitkomst), ("woord", b.woord)):
            assert waarde == (namen[kolom][rij[kolom]] if rij[kolom] != ONBEKEND else "onbekend")
        assert (rij["waardering"] == ONBEKEND) is (b.goed == "")
        jaar_maand = divmod(rij["tijd"], 12)
        told = "" if rij["tijd"] == TIJD_ONBEKEND else f"{jaar_maand[0] + 1970}-{jaar_maand[1] + 1:02}"
        assert b.maand == told
        assert (b.actor_id is None) is (rij["helper"] == ONBEKEND)
        assert (b.actor_id == HOOFDPERSOON) is (rij["helper"] == ZELF)
        if b.actor_id is not None:
            assert b.actor_id == wie.setdefault(rij["helper"], b.actor_id)


def test_no_word_of_the_story_is_in_it() -> None:
    casus = laad_casus("rob", kaart=KAART)
    alles = json.dumps(list(rijen(KAART, casus, nummer=0, haltes={})))
    assert not any(woord in alles for b in casus.werkelijk for woord in (b.id, b.goed) if woord)
    assert not any(f'"{a.naam}"' in alles for a in casus.actoren)


def test_unknown_has_a_code_of_its_own() -> None:
    assert ONBEKEND == code("overdracht", Overdracht.ONBEKEND)
    assert ONBEKEND == code("uitkomst", Uitkomst.ONBEKEND)
    assert ONBEKEND == code("woord", Woord.ONBEKEND)
    assert [0, 1, 2, 3] == [code("overgang", o) for o in Overgang]

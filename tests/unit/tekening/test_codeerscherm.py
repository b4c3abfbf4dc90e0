"""The coding screen is drawn from records, whatever stands in them."""

from __future__ import annotations

from dataclasses import replace

from rk.content.codeboekregels import MEESTE_CODES
from rk.domain import GEEN_CODE, Codeboek, Themacode
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.codeerscherm import TOETSEN, WEET_NIET, Codeerbeeld, Gegeven, codeerscherm

_KWAAD = '<img src=x onerror="alert(1)">&amp;\x00 ' + "w" * 2000


def boek(aantal: int, naam: str = "Code") -> Codeboek:
    codes = tuple(Themacode(id=f"c{n}", naam=f"{naam} {n}", definitie=f"Dit is {n}.") for n in range(aantal))
    return Codeboek(id="b-1", titel="Proef", versie=1, doel="Proef.", codes=codes)


BEELD = Codeerbeeld(
    naam="co1", kop="anna", boek=boek(3), tekst_id="t", tekst="Een sleutel", soort="Wens", gedaan=1, totaal=3
)


def toetsen(beeld: El) -> list[str]:
    return [waarde for x in alle(beeld) for naam, waarde in x.attributen if naam == "data-toets"]


def test_every_code_of_the_largest_codebook_has_a_key_of_its_own() -> None:
    alles = toetsen(codeerscherm(replace(BEELD, boek=boek(MEESTE_CODES))))

    assert MEESTE_CODES <= len(TOETSEN)
    assert len(alles) == len(set(alles)) > MEESTE_CODES


def test_what_people_wrote_is_only_ever_text() -> None:
    beeld = codeerscherm(replace(BEELD, tekst=_KWAAD, soort=_KWAAD, bij=_KWAAD, kop=_KWAAD, melding=_KWAAD))

    assert "<img" not in schrijf(beeld)
    assert tekst_van(beeld).count("onerror") == 5


def test_every_id_begins_with_the_name_of_its_screen_and_stands_there_once() -> None:
    ids = [w for x in alle(codeerscherm(BEELD)) for naam, w in x.attributen if naam == "id"]

    assert len(ids) == len(set(ids)) > 8
    assert all(id_.startswith("co1") for id_ in ids)


def test_who_gave_what_is_told_in_words_and_not_by_colour_alone() -> None:
    gaven = (
        Gegeven(wie="anna", codes=frozenset({"c0", "c2"})),
        Gegeven(wie="bram", codes=frozenset({"c2"})),
        Gegeven(wie="carla", codes=frozenset({WEET_NIET})),
        Gegeven(wie="dirk", codes=frozenset({GEEN_CODE})),
    )
    tekst = tekst_van(codeerscherm(replace(BEELD, gaven=gaven, besluit=True)))

    assert "anna Code 0, Code 2 bram Code 2 carla Weet ik niet dirk Geen van deze" in tekst
    assert "gekozen door anna en bram" in tekst
    assert "Besluit" in tekst


def test_words_that_were_removed_are_said_to_be() -> None:
    assert "zijn weggehaald" in tekst_van(codeerscherm(replace(BEELD, tekst="")))

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gereedschap import breedten
from rk.tekening.letter import breedte, evenwichtig, regels


def test_the_table_of_widths_is_that_of_the_font() -> None:
    tabel = (breedten.LETTERS / "breedten.json").read_text(encoding="ascii")

    assert breedten.tabel() == json.loads(tabel)


def test_a_heavier_letter_is_wider() -> None:
    breed = [breedte("Maatschappelijk werk", grootte=27, gewicht=g) for g in (400, 500, 600, 700, 800)]

    assert breed == sorted(set(breed))


def test_letters_of_the_second_font_file_are_known_too() -> None:
    assert 0 < breedte("ğşŁč", grootte=1) < breedte("漢字漢字", grootte=1)


def test_accents_that_join_a_letter_add_no_width() -> None:
    samen = unicodedata.normalize("NFC", "één")
    los = unicodedata.normalize("NFD", "één")

    assert breedte(los, grootte=27) == pytest.approx(breedte(samen, grootte=27), rel=0.05)


@pytest.mark.parametrize("teken", ["漢", "한", "😀", "Щ", "→", "✓"])
def test_a_letter_that_the_font_lacks_is_taken_rather_too_wide(teken: str) -> None:
    assert breedte(teken, grootte=1) >= 1.0


def test_words_stay_whole_where_they_fit() -> None:
    assert regels("Algemeen maatschappelijk werk", max_breedte=300, grootte=27) == (
        "Algemeen",
        "maatschappelijk werk",
    )


def test_a_long_word_breaks_where_a_syllable_begins() -> None:
    assert regels("Schuldhulpverlening", max_breedte=170, grootte=27, gewicht=700) == (
        "Schuldhulp-",
        "verlening",
    )


def test_a_hyphen_in_a_name_is_where_it_breaks() -> None:
    assert regels("Ggz-behandeling", max_breedte=190, grootte=27, gewicht=700) == ("Ggz-", "behandeling")


def test_what_does_not_fit_ends_in_dots() -> None:
    gebroken = regels("Steunpunt voor mantelzorgers in alle wijken", max_breedte=200, grootte=27)

    assert gebroken[-1].endswith("…")


def test_a_family_of_emoji_is_not_torn_apart() -> None:
    gezin = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

    gebroken = regels(gezin * 3, max_breedte=150, grootte=27, max_regels=9)

    assert all(r.removesuffix("-").endswith("\U0001f467") for r in gebroken)


def test_a_short_word_is_not_left_alone_on_a_line() -> None:
    assert evenwichtig("Informeel en buurt", max_breedte=160, grootte=24, gewicht=700) == (
        "Informeel",
        "en buurt",
    )


def test_two_thousand_characters_without_a_space_give_the_lines_asked() -> None:
    gebroken = regels("a" * 2000, max_breedte=200, grootte=27, max_regels=3)

    assert (3, "…") == (len(gebroken), gebroken[-1][-1])


@settings(max_examples=150, deadline=None)
@given(tekst=st.text(max_size=120), max_breedte=st.floats(60, 400), aantal=st.integers(1, 3))
def test_no_line_is_wider_than_asked(tekst: str, max_breedte: float, aantal: int) -> None:
    gebroken = regels(tekst, max_breedte=max_breedte, grootte=27, gewicht=700, max_regels=aantal)

    assert len(gebroken) <= aantal
    for regel in gebroken:
        # One cluster (a formula in one sign, a letter under a heap of marks) can't be broken.
        if breedte(regel, grootte=27, gewicht=700) > max_breedte + 0.01:
            assert sum(breedte(t, grootte=1, gewicht=700) > 0 for t in regel) <= 3


@settings(max_examples=100, deadline=None)
@given(woorden=st.lists(st.text("abcdeeinoruv", min_size=1, max_size=12), max_size=6))
def test_a_text_that_fits_loses_no_letter(woorden: list[str]) -> None:
    tekst = " ".join(woorden)

    gebroken = regels(tekst, max_breedte=400, grootte=27, max_regels=20)

    assert tekst == " ".join(gebroken)

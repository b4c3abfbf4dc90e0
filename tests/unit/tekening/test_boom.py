"""What people type goes into a tree and comes out as the same text, never as markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rk.tekening.boom import El, alle, el, schrijf, tekst_van

VIJANDIG = [
    "<script>alert(1)</script>",
    "</text><img src=x onerror=alert(1)>",
    "\"' onmouseover=alert(1) x='",
    "&lt;b&gt; &amp; &#x3c;",
    "]]><![CDATA[<b>",
    "<!-- --><b>",
]


class Lezer(HTMLParser):
    """Reads markup back as a browser would: tags, attribute values and texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.waarden: list[str | None] = []
        self.tekst = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.waarden += [waarde for _, waarde in attrs]

    def handle_data(self, data: str) -> None:
        self.tekst += data


def gelezen(markup: str) -> Lezer:
    lezer = Lezer()
    lezer.feed(markup)
    lezer.close()
    return lezer


@pytest.mark.parametrize("tekst", VIJANDIG)
def test_hostile_words_stay_words(tekst: str) -> None:
    lezer = gelezen(schrijf(el("p", el("span", tekst), title=tekst)))

    assert (["p", "span"], [tekst], tekst) == (lezer.tags, lezer.waarden, lezer.tekst)


# Line ends aside (a browser reads \r\n as \n), every text that can be shown comes back whole.
TONBAAR = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], include_characters="\t\n", exclude_characters="\ufffe\uffff"
    )
)


@given(teksten=st.lists(TONBAAR, min_size=1, max_size=4), waarde=TONBAAR)
def test_whatever_is_typed_reads_back_the_same(teksten: list[str], waarde: str) -> None:
    lezer = gelezen(schrijf(el("div", [el("p", tekst) for tekst in teksten], aria_label=waarde)))

    assert ("".join(teksten), [waarde]) == (lezer.tekst, lezer.waarden)
    assert ["div", *["p"] * len(teksten)] == lezer.tags


@given(st.text(st.characters()))
def test_any_string_at_all_can_be_sent_to_a_browser(tekst: str) -> None:
    markup = schrijf(el("p", tekst, title=tekst))

    assert not set(markup.encode().decode()) & set("\x00\x08\x0b\x0c\x1f\x7f\ufffe\uffff")


@pytest.mark.parametrize("teken", ["\x00", "\x1b", "\x7f", chr(0xD800), chr(0xDFFF), "\uffff"])
def test_a_character_that_no_page_can_carry_becomes_a_mark(teken: str) -> None:
    assert "<p>a\ufffdb</p>" == schrijf(el("p", f"a{teken}b"))


@pytest.mark.parametrize("naam", ["onclick", "ONCLICK", "onLoad", "on_error", "on"])
def test_a_drawing_never_listens_by_attribute(naam: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)on"):
        el("rect", **{naam: "alert(1)"})


@pytest.mark.parametrize("tag", ["script", "SCRIPT", "", "p onclick=x", "p>", "1p", "é", "p\n"])
def test_a_drawing_never_carries_code_nor_a_made_up_tag(tag: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        el(tag)


@pytest.mark.parametrize("naam", ["a b", 'a"', "a=b", "a>", "", "é"])
def test_an_attribute_name_is_never_what_someone_typed(naam: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        el("p", **{naam: "x"})


def test_an_act_is_written_as_json_that_reads_back() -> None:
    boom = el("button", data_inhoud={"halte": 'huis"arts', "plaats": 2})

    assert ['{"halte":"huis\\"arts","plaats":2}'] == gelezen(schrijf(boom)).waarden


def test_names_of_attributes_keep_what_svg_needs() -> None:
    boom = el("svg", class_="kaart", viewBox="0 0 1 1", stroke_width=0.5, hidden=True, x=None, y=False)

    assert '<svg class="kaart" viewBox="0 0 1 1" stroke-width="0.5" hidden=""></svg>' == schrijf(boom)


@pytest.mark.parametrize(
    ("getal", "geschreven"),
    [(10.0, "10"), (100.0, "100"), (0.125, "0.12"), (0.0, "0"), (-2.5, "-2.5"), (-0.001, "0")],
)
def test_numbers_are_short_and_the_same_everywhere(getal: float, geschreven: str) -> None:
    assert f'<g x="{geschreven}"></g>' == schrijf(el("g", x=getal))


def test_an_empty_element_has_no_end_tag() -> None:
    assert '<p>a<br><img alt=""></p>' == schrijf(el("p", "a", el("br"), el("img", alt="")))


def test_children_may_be_nested_left_out_or_numbers() -> None:
    assert El("p", (), ("a", "3", El("b"))) == el("p", ["a", [None, 3]], (), False, el("b"))


def test_something_that_is_no_text_is_refused_rather_than_shown() -> None:
    with pytest.raises(TypeError):
        el("p", object())


def test_a_tree_can_be_searched_and_read_aloud() -> None:
    boom = el("div", el("p", "Rob ", el("b", "woont")), el("p", "alleen"))

    assert 2 == len(list(alle(boom, "p")))
    assert "Rob woont alleen" == tekst_van(boom)

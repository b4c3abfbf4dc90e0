"""A stretch of a log in plain form, cut at its quotes, says what its tree of tags says."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.xesstuk import Stuk, boom, ontleed, plat
from rk.analysis.xesstuk import stuk as stuk_
from tests.unit.analysis.inlezen.test_xes import KOP, event, trace

_EVENT = {"concept:name": "halte", "time:timestamp": "tijd", "org:resource": "helper"}
_CASUS = {"concept:name": "sleutel", "kleur": "g_kleur", "helper": "helper"}
_KOLOMMEN = ["halte", "tijd", "helper", "sleutel", "g_kleur"]
_TIJD = "2020-01-01T10:00:00Z"


def _beide(stuk: str, kop: str = KOP, einde: str = "</log>") -> tuple[Stuk | None, Stuk | None]:
    wat: Any = (kop.encode(), stuk.encode(), einde.encode(), _EVENT, _CASUS, _KOLOMMEN)
    return plat.ontleed(*wat), boom.ontleed(*wat)


def _zelfde(een: Stuk, ander: Stuk) -> bool:
    return een.rijen.equals(ander.rijen) and (een.casussen, een.leeg) == (ander.casussen, ander.leeg)


_GEWOON = {
    "one after another": trace(event("A", _TIJD), event("B")) + trace(event("C")),
    "on lines of their own": "\n".join(
        (trace(event("A", _TIJD), event("B")) + trace(event("C")))
        .replace("<", "\n\t<")
        .replace("/>", " />\n")
        .splitlines()
    ),
    "something missing": trace(event("A"), event(None, _TIJD), event("C", _TIJD)),
    "a casus without events": trace(event("A")) + trace() + trace(event("B")),
    "of the casus, behind its events too": trace(event("A"), '<string key="kleur" value="rood"/>', event("B"))
    + trace(event("C")),
    "of the casus before of the event": trace(
        event("A", org_resource="Pete"), '<string key="helper" value="Sue"/>', event("B")
    )
    + trace(event("C", org_resource="Ann")),
    "the same twice": trace('<event><string key="concept:name" value="A"/>'
                            '<string key="concept:name" value="B"/></event>', kleur="rood", helper="x"),
    "other kinds": trace(
        '<event><int key="concept:name" value="12"/><float key="org:resource" value="0.5"/>'
        '<boolean key="x" value="true"/><id key="y" value="z"/></event>'
    ),
    "values as none would like": trace(event("", _TIJD), event("> /> ' =", _TIJD), event("é 漢 🙂")),
    "references in what nobody asked for": trace(event("A", x_y="&lt;&amp;&#10;")),
}  # fmt: skip


@pytest.mark.parametrize("stuk", _GEWOON.values(), ids=_GEWOON)
def test_what_is_plain_is_read_without_a_tree_and_says_the_same(stuk: str) -> None:
    snel, langzaam = _beide(stuk)

    assert snel is not None
    assert langzaam is not None
    assert _zelfde(snel, langzaam)


_ANDERS = {
    "a reference": trace(event("A &amp; B")),
    "a reference in a key": '<trace><event><string key="concept&#58;name" value="A"/></event></trace>',
    "a line's end": trace(event("A\nB")),
    "single quotes": trace(event("A").replace('"', "'")),
    "single quotes around double ones": trace(event("A"), "<event><string key='x' value='\"'/></event>"),
    "nested": '<trace><event><string key="a" value="b"><int key="c" value="1"/></string></event></trace>',
    "a list": '<trace><event><list key="a"><string key="concept:name" value="b"/></list></event></trace>',
    "value before key": '<trace><event><string value="b" key="concept:name"/></event></trace>',
    "a value under another name": (
        '<trace><event><string key="concept:name" value="A"/></event>'
        '<event><string key="concept:name" x="B"/></event></trace>'
    ),
    "something more": '<trace><event><string key="a" value="b" c="d"/></event></trace>',
    "a prefix": '<trace><event><x:string xmlns:x="y" key="a" value="b"/></event></trace>',
    "nothing in an event": trace(event("A"), "<event></event>", "<event/>"),
    "an empty trace": trace(event("A")) + "<trace></trace>" + trace(event("B")),
    "text in between": trace(event("A")) + "text" + trace(event("B")),
    "an attribute in no trace": '<string key="concept:name" value="A"/>' + trace(event("A")),
    "text that looks like an attribute": trace(event("A") + '"concept:name" value="x"/>' + event("B")),
    "of the log": trace(event("A")) + '<string key="concept:name" value="x"/>' + trace(event("B")),
    "no attributes at all": "<trace></trace>",
}  # fmt: skip


@pytest.mark.parametrize("stuk", _ANDERS.values(), ids=_ANDERS)
def test_what_is_not_plain_is_left_to_the_tree(stuk: str) -> None:
    snel, langzaam = _beide(stuk)
    kop = KOP.encode()

    assert snel is None
    assert langzaam is not None
    uit = ontleed(kop, stuk.encode(), b"</log>", _EVENT, _CASUS, _KOLOMMEN)
    assert uit is not None
    assert _zelfde(uit, langzaam)


_FOUT = {
    "a < in a value": (trace(event("A < B")), KOP),
    "no such character": (trace(event("A\x01B")), KOP),
    "not ended": (trace(event("A")) + '<trace><event><string key="a" value="b"/>', KOP),
    "an event in no trace": (event("A"), KOP),
    "a trace in a trace": ("<trace>" + trace(event("A")) + "</trace>", KOP),
    "an event in an event": (trace(event("A").replace("</event>", event("B") + "</event>")), KOP),
    "an event in an event that goes on": (
        trace(event("A").replace("</event>", event("B") + '<int key="x" value="1"/></event>')),
        KOP,
    ),
    "too many ends": (trace(event("A")) + "</trace>", KOP),
    "in something else": (trace(event("A")), KOP + "<x>"),
    "no log": (trace(event("A")), "<blog>"),
    "a key twice": ('<trace><event><string key="a" key="b"/></event></trace>', KOP),
    "an end too few": (trace(event("A")).replace("/></event>", "></event>"), KOP),
}


@pytest.mark.parametrize(("stuk", "kop"), _FOUT.values(), ids=_FOUT)
def test_what_is_wrong_is_read_by_neither(stuk: str, kop: str) -> None:
    assert _beide(stuk, kop) == (None, None)


def test_bytes_that_are_no_text_are_read_by_neither() -> None:
    stuk = trace(event("A")).encode().replace(b"A", b"\xff")

    assert ontleed(KOP.encode(), stuk, b"</log>", _EVENT, _CASUS, _KOLOMMEN) is None


def test_a_casus_that_is_too_long_is_read_by_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (plat, boom):
        monkeypatch.setattr(module, "MEESTE_IN_CASUS", 2)

    assert stuk_.MEESTE_IN_CASUS > 2
    assert None not in _beide(trace(event("A"), event("B")))
    assert _beide(trace(event("A"), event("B"), event("C"))) == (None, None)


_CODERING = KOP.replace('encoding="UTF-8"', 'encoding = "{}"')


@pytest.mark.parametrize(("codering", "plat_ook"), [("utf-8", True), ("UTF-8", True), ("ISO-8859-1", False)])
def test_a_log_in_another_encoding_is_left_to_the_tree(codering: str, plat_ook: bool) -> None:
    kop = _CODERING.format(codering).encode()
    stuk = trace(event("Ã©")).encode(codering)

    assert plat_ook is (plat.ontleed(kop, stuk, b"</log>", _EVENT, _CASUS, _KOLOMMEN) is not None)
    uit = ontleed(kop, stuk, b"</log>", _EVENT, _CASUS, _KOLOMMEN)
    assert uit is not None
    assert ["Ã©"] == uit.rijen.column("halte").to_pylist()


@pytest.mark.parametrize(("open_", "dicht"), [("<?x ", "?>"), ("--><!-- ", "-->")])
def test_a_head_that_goes_on_in_the_stretch_is_seen(open_: str, dicht: str) -> None:
    stuk = (
        '<trace><event><string key="concept:name" value="A"/><string key="b" value="'
        f'{dicht}<trace><event>"/></event></trace>'
    )

    assert _beide(stuk, KOP + open_)[0] is None


_RUIMTE = st.sampled_from(("", " ", "\n", "\r\n\t"))
_TEKST = st.sampled_from(("A", "", "é 漢", "> '", "2020-01-01", "a&amp;b", "x\ny", "&#9;"))


@st.composite
def _attribuut(trek: st.DrawFn) -> str:
    soort = trek(st.sampled_from(("string", "date", "int", "float", "boolean", "id")))
    sleutel = trek(st.sampled_from((*_EVENT, *_CASUS, "anders")))
    uit = trek(st.sampled_from(('<{0} key="{1}" value="{2}"/>', '<{0}  key = "{1}"\n value="{2}" />')))
    # Most texts say what they are; else hardly any stretch would be plain.
    tekst = trek(_TEKST) if trek(st.integers(0, 9)) == 0 else trek(st.sampled_from(("A", "b c", "")))
    return trek(_RUIMTE) + uit.format(soort, sleutel, tekst)


@st.composite
def _log(trek: st.DrawFn) -> str:
    uit = []
    for _trace in range(trek(st.integers(1, 3))):
        delen = [trek(_RUIMTE) + "<trace>", *trek(st.lists(_attribuut(), max_size=2))]
        for _event in range(trek(st.integers(0, 3))):
            delen += [
                trek(_RUIMTE),
                "<event>",
                *trek(st.lists(_attribuut(), min_size=1, max_size=3)),
                "</event>",
            ]
            delen += trek(st.lists(_attribuut(), max_size=1))
        uit += [*delen, trek(_RUIMTE), "</trace>"]
    return "".join(uit)


@settings(max_examples=300, deadline=None)
@given(
    stuk=_log(), waar=st.floats(0, 1), wat=st.sampled_from(("", "", "", *"<>/\"'& x", "</event>", "<event>"))
)
def test_any_log_spoiled_or_not_is_read_the_same_by_both_or_left(stuk: str, waar: float, wat: str) -> None:
    plek = int(waar * len(stuk))
    snel, langzaam = _beide(stuk[:plek] + wat + stuk[plek + bool(wat) :])

    assert snel is None or (langzaam is not None and _zelfde(snel, langzaam))


@settings(max_examples=100, deadline=None)
@given(stuk=_log())
def test_what_is_made_up_here_is_plain_but_for_what_is_not_meant_to_be(stuk: str) -> None:
    # Else the comparison above would prove less than it says.
    assert re.search(r"&|x\ny|<trace>\s*</trace>", stuk) or _beide(stuk)[0] is not None


_DELEN = st.sampled_from(
    (
        "<trace>", "</trace>", "<event>", "</event>", "\n", " ", '"', "'", "&", "<", "/>", ">", "<event/>",
        '<string key="concept:name" value="A"/>', '<date key="time:timestamp" value="1"/>',
        '<string key="kleur" value="rood" />', '<int key = "org:resource"\n value="2"/>',
        "<string key='kleur' value='x'/>", '<string key="kleur" value="x">', "</string>",
        '<list key="a"/>', '<string value="x" key="kleur"/>', event("B", _TIJD), trace(event("C")),
        trace(event("D"), event("E", org_resource="é")),
    )
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(_DELEN, max_size=12))
def test_any_stretch_is_read_the_same_by_both_or_left(delen: list[str]) -> None:
    snel, langzaam = _beide(trace(event("A")) + "".join(delen))

    assert snel is None or (langzaam is not None and _zelfde(snel, langzaam))

"""What the map says stays kind, comes one at a time, and ends in a question."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.content import laad_casus, laad_kaart
from rk.domain import (
    Antwoord,
    Casus,
    Leefdomein,
    Obstakel,
    Overdracht,
    Overgang,
    Regie,
    Regiefunctie,
    Stap,
    Uitkomst,
    Vooraf,
)
from rk.events import Toestand
from rk.inzicht import Uitspraak, redenen, uitspraken
from rk.inzicht.uitspraak import opsomming
from tests.unit.begin import na, rob
from tests.unit.test_teksten import B1, GENOEG_WOORDEN, leesbaarheid
from tests.unit.verhalen import VERBODEN, ZUS, banden, casus, helper, kaart, weg

KAART = kaart("oude", "beurs", "bad", "gracht", "yoga", "heide")
A, B, C = helper("a"), helper("b"), helper("c")
ROB = Toestand(kaart=laad_kaart("sittard-geleen-beek-stein"), casus=laad_casus("rob"))
VANZELF = {
    "vertelteller", "vertelteller_beste", "waakvlam", "wegwijzergat", "hangt_veel_aan",
    "overzicht_haltes", "overzicht_domeinen", "regie_open", "regie_meer", "drempelkringen",
}  # fmt: skip
GEVRAAGD = {
    "overdrachtswarmte", "losse_einden", "deuren", "deuren_dicht", "terugkeer", "formeel_tegelijk",
    "vaste_gezichten", "ideaal_en_werkelijk", "dichterbij",
}  # fmt: skip


def _vol() -> Casus:
    """A story about which every figure has something to say."""
    kring = (
        Obstakel(id="o1", tekst="Geen adres", vereist=("o2",)),
        Obstakel(id="o2", tekst="Geen inkomen", vereist=("o1",)),
    )
    echt = weg(
        "oude a k - 2017-01",
        "beurs b k + 2017-02",
        "bad c w + 2018-07",
        "bad c k + 2018-08",
        "bad c k + 2018-09",
    )
    echt = (echt[0], replace(echt[1], overgang=Overgang.KLINIEK, obstakels=kring), *echt[2:])
    return replace(
        casus(
            actoren=(ZUS, A, B, C),
            werkelijk=echt,
            beste=weg("bad c", "gracht c w", "yoga c w", "oude a w", "heide a w", letter="b"),
            lijnen=banden("c wijst gracht", "c wijst yoga", "a overzicht geld"),
        ),
        domeinen=(Leefdomein.WONEN, Leefdomein.GELD),
        regie=(
            Regie(functie=Regiefunctie.OVERZICHT, niemand=True),
            Regie(functie=Regiefunctie.AFSPRAKEN, wie=("a", "b")),
        ),
    )


VOL = Toestand(kaart=KAART, casus=_vol())
DRUK = Toestand(
    kaart=KAART,
    casus=casus(
        actoren=(ZUS, A, B, C),
        werkelijk=weg("oude a k /", "beurs b k -", "oude c x /", "bad a w +", "beurs b k +", "bad c k +"),
        beste=weg("gracht zus", "bad c", letter="b"),
        lijnen=banden("a wijst yoga"),
    ),
)
"""Much at once: a from the first visit to the fourth, b from the second to the fifth, c from the third on."""


def _alle(t: Toestand, *, gevraagd: bool = True) -> list[Uitspraak]:
    return [u for stap in Stap for u in uitspraken(t, stap, gevraagd=gevraagd)]


def test_about_rob_it_says_what_stands_on_the_map() -> None:
    (eerste,) = uitspraken(ROB, Stap.ROUTE)
    regie = uitspraken(ROB, Stap.REGIE)

    assert "{naam} vertelde het verhaal 4 keer opnieuw." == eerste.zin
    assert [
        "Alleen {naam} zelf kent alle haltes.",
        "Op wonen, dagritme en veiligheid heeft nog geen helper zicht.",
    ] == [u.zin for u in regie]
    assert ("b3", "b5", "b6", "b7") == eerste.bewijs.bezoeken


def test_by_themselves_come_only_the_seven_that_may() -> None:
    vanzelf = {u.figuur for u in _alle(VOL, gevraagd=False)}
    gevraagd = {u.figuur for t in (VOL, DRUK) for u in _alle(t)}

    assert VANZELF == vanzelf
    assert {u.figuur for u in _alle(DRUK, gevraagd=False)} < VANZELF
    assert GEVRAAGD == gevraagd - VANZELF


def test_asked_it_also_tells_of_doors_loose_ends_and_how_much_came_at_once() -> None:
    gezegd = {u.figuur: u for u in _alle(DRUK)}

    # a pointed to yoga, and he came to beurs, twice; where b pointed nobody knows, twice.
    assert {
        "losse_einden": "{naam} kwam 2 tot 4 keer ergens anders uit dan waar naartoe was gewezen.",
        "deuren_dicht": "Bij 1 van de 6 bezoeken ging er een deur niet open.",
        "terugkeer": "{naam} ging 2 keer na één halte weer terug naar de halte daarvoor.",
        "formeel_tegelijk": "Op één moment had {naam} met 3 beroepskrachten tegelijk te maken.",
        "dichterbij": (
            "Onze beste weg begint in de eigen kring van {naam}, de weg tot vandaag begon daarbuiten."
        ),
    }.items() <= {f: u.zin for f, u in gezegd.items()}.items()
    assert ("v2",) == gezegd["deuren_dicht"].bewijs.bezoeken
    assert {"a", "b", "c"} == set(gezegd["formeel_tegelijk"].bewijs.actoren)
    assert ("v1", "b1") == gezegd["dichterbij"].bewijs.bezoeken


def test_the_most_telling_stands_first() -> None:
    for t, stap in product((VOL, DRUK), Stap):
        rangen = [u.rang for u in uitspraken(t, stap, gevraagd=True)]

        assert sorted(rangen, reverse=True) == rangen
        assert all(0 < r <= 1 for r in rangen)


@pytest.mark.parametrize(
    "bezoeken",
    [("oude a k +", "beurs b k +"), ("oude a k +", "beurs b k +", "bad hoofdpersoon k +"),
     ("oude hoofdpersoon k +", "beurs hoofdpersoon k +", "bad c k +")],
)  # fmt: skip
def test_faces_change_only_where_there_were_some_before_and_after(bezoeken: tuple[str, ...]) -> None:
    rij = list(weg(*bezoeken))
    rij[1] = replace(rij[1], overgang=Overgang.KLINIEK)
    t = Toestand(kaart=KAART, casus=casus(actoren=(A, B, C), werkelijk=tuple(rij)))

    assert "waakvlam" not in {u.figuur for u in _alle(t)}


def test_other_steps_are_left_in_peace() -> None:
    stil = set(Stap) - {Stap.ROUTE, Stap.WEGWIJZERS, Stap.REGIE, Stap.OGEN, Stap.WENSEN}

    assert [] == [u for stap in stil for u in uitspraken(VOL, stap, gevraagd=True)]


@pytest.mark.parametrize(
    ("vooraf", "aan"),
    [
        (Vooraf(is_hier=Antwoord.JA), False),
        (Vooraf(is_hier=Antwoord.JA, cijfers_aan=Antwoord.JA), True),
        (Vooraf(is_hier=Antwoord.NEE), True),
        (Vooraf(), True),
    ],
)
def test_when_he_is_here_the_map_is_silent_unless_he_wants_it(vooraf: Vooraf, aan: bool) -> None:
    assert aan is bool(_alle(replace(VOL, vooraf=vooraf)))


def test_what_he_hid_is_told_by_no_figure() -> None:
    verborgen = frozenset({"v2", "v4", "domeinen"})

    over = _alle(replace(VOL, verborgen=verborgen))

    assert not verborgen & {b for u in over for b in u.bewijs.bezoeken}
    assert not {"drempelkringen", "waakvlam", "overzicht_domeinen"} & {u.figuur for u in over}


def test_an_obstacle_that_he_hid_is_in_no_circle() -> None:
    t = replace(VOL, verborgen=frozenset({"o1"}))

    assert "drempelkringen" not in {u.figuur for u in _alle(t)}
    assert any("wachten" in reden for reden in redenen(t, Stap.OGEN))


def test_what_the_group_put_away_does_not_come_back_and_what_it_kept_stays() -> None:
    t = rob(("kaart_vraagt_geopend", {"stap": "regie"}))
    eerste, tweede = uitspraken(t, Stap.REGIE)
    t = na(t, "uitspraak_weggelegd", figuur=eerste.figuur)
    t = na(t, "uitspraak_bewaard", figuur=tweede.figuur, tekst=tweede.tekst)

    assert (tweede,) == uitspraken(t, Stap.REGIE)
    assert [tweede.tekst] == [u.tekst for u in t.bewaarde_uitspraken]
    assert {Stap.REGIE} == t.kaart_vraagt
    weer = na(t, "uitspraak_bewaard", figuur=eerste.figuur, tekst=eerste.tekst)
    assert frozenset() == weer.weggelegd
    assert [] == [
        u.figuur for u in na(weer, "uitspraak_weggelegd", figuur=tweede.figuur).bewaarde_uitspraken
        if u.figuur == tweede.figuur
    ]  # fmt: skip


def test_undo_takes_back_what_was_kept_and_not_what_was_seen() -> None:
    t = rob(
        ("kaart_vraagt_geopend", {"stap": "route"}), ("uitspraak_bewaard", {"figuur": "x", "tekst": "Iets"})
    )
    laatste = t.te_herstellen()
    assert laatste is not None
    t = na(t, "ongedaan_gemaakt", doel=laatste[0].id)

    assert (0, {Stap.ROUTE}) == (len(t.bewaarde_uitspraken), set(t.kaart_vraagt))
    assert t.te_herstellen() is None


def test_one_and_more_are_told_as_one_says_them() -> None:
    een = replace(VOL.casus, regie=(Regie(functie=Regiefunctie.OVERZICHT, niemand=True),))
    twee = replace(een, regie=(*een.regie, Regie(functie=Regiefunctie.VOORTGANG, niemand=True)))

    zinnen = [
        next(u.zin for u in uitspraken(replace(VOL, casus=c), Stap.REGIE) if u.figuur == "regie_open")
        for c in (een, twee)
    ]

    assert ["Bij 1 taak staat nog geen naam.", "Bij 2 taken staat nog geen naam."] == zinnen
    assert ["wonen", "wonen en geld", "wonen, geld en werk"] == [
        opsomming(x) for x in (["wonen"], ["wonen", "geld"], ["wonen", "geld", "werk"])
    ]


def test_several_may_be_there_for_questions() -> None:
    vaker = replace(VOL.casus, regie=(Regie(functie=Regiefunctie.VRAAGBAAK, wie=("a", "b")),))

    assert "regie_meer" not in {u.figuur for u in _alle(replace(VOL, casus=vaker))}


def test_that_a_helper_holds_his_own_halte_is_not_much() -> None:
    eigen = replace(
        VOL.casus, actoren=(ZUS, A, B, replace(C, halte_id="bad")), beste=weg("bad", "gracht", letter="b")
    )

    assert "hangt_veel_aan" not in {u.figuur for u in _alle(replace(VOL, casus=eigen))}


# ---- the words of the talk, whatever is on the map -----------------------------------------------

_uit = st.sampled_from(Uitkomst)
_casus = st.builds(
    lambda hoe, uit, wie, lijnen, niemand: replace(
        _vol(),
        werkelijk=tuple(
            replace(b, overdracht=o, uitkomst=u, actor_id=w)
            for b, o, u, w in zip(_vol().werkelijk, hoe, uit, wie, strict=True)
        ),
        banden=banden(*lijnen),
        regie=tuple(Regie(functie=f, niemand=True) for f in niemand),
    ),
    st.tuples(*[st.sampled_from(Overdracht)] * 5),
    st.tuples(*[_uit] * 5),
    st.tuples(*[st.sampled_from(["zus", "a", "b", "c", None])] * 5),
    st.lists(
        st.sampled_from(
            ["ik kent a", "a kent b", "a wijst yoga", "b wijst bad", "c wijst bad", "a overzicht wonen"]
        ),
        unique=True,
    ),
    st.lists(st.sampled_from(Regiefunctie), unique=True),
)


@settings(max_examples=60)
@given(verhaal=_casus)
def test_every_statement_is_one_kind_sentence_and_a_question(verhaal: Casus) -> None:
    t = Toestand(kaart=KAART, casus=verhaal)
    bezoeken = {b.id for b in (*verhaal.werkelijk, *verhaal.beste)}
    for u in _alle(t):
        assert re.fullmatch(r"[A-ZÉ{0-9][^.?!]*\.", u.zin), u.zin
        assert re.fullmatch(r"[A-ZÉ{][^.?!]*\?", u.vraag), u.vraag
        assert not VERBODEN.search(u.tekst), u.tekst
        assert not re.search(r"\b1 (haltes|taken|keren|drempels)\b", u.tekst), u.tekst
        assert {"{naam}", "{naams}"} >= set(re.findall(r"\{.*?\}", u.tekst))
        assert set(u.bewijs.bezoeken) <= bezoeken
        assert set(u.bewijs.actoren) <= {"zus", "a", "b", "c"}


def test_a_tired_reader_can_follow_all_that_the_map_asks() -> None:
    gezegd = {u.figuur: u.tekst for t in (VOL, DRUK, ROB) for u in _alle(t)}
    tekst = " ".join(gezegd.values()).replace("{naam}", "Rob")

    assert VANZELF | GEVRAAGD == set(gezegd)
    assert len(tekst.split()) >= GENOEG_WOORDEN
    assert leesbaarheid(tekst) >= B1

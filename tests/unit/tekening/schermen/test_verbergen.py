"""The person can take anything off the screen, wherever it would show, and lets it be seen again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rk.domain import VERZAMELEND, Fase, Stap
from rk.events import Toestand
from rk.events.toestand import samenvatting
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.blik import kijk as kijken
from rk.tekening.boom import El, schrijf
from rk.tekening.telefoon import blad, eigen
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import daden, druk, dubbel, geweigerd, heeft

DINGEN = {
    "k1": "Een kaart apart",
    "stapel": "Naam van een stapel",
    "d1": "dat hij het zelf zegt",
    "p1": "Een voorstel apart",
    "w1": "Een wens apart",
    "b1.goed": "Zij kent mij echt",
    "o1": "Ik moet eerst stoppen",
}
"""What can be hidden, and words that only it has."""


def vol(*, hier: bool = True) -> Toestand:
    t = rob(("vooraf_ingevuld", {"veld": "is_hier", "waarde": "ja" if hier else "nee"}))
    t = na(t, "goed_toegevoegd", bezoek_id="b1", tekst=DINGEN["b1.goed"])
    t = na(t, "obstakel_toegevoegd", obstakel_id="o1", bezoek_id="b2", tekst=DINGEN["o1"])
    for id_, tekst in (
        ("k1", DINGEN["k1"]),
        ("stapel", "Een deel"),
        ("deel", "Nog een deel"),
        ("k9", "Blijft"),
    ):
        t = na(t, "kaart_toegevoegd", kaart_id=id_, vak="vasthouden", tekst=tekst)
    t = na(t, "kaarten_samengevoegd", kaart_ids=["stapel", "deel"], tekst=DINGEN["stapel"])
    t = na(t, "kaart_gewijzigd", kaart_id="k1", veld="gekozen", waarde=True)
    for id_, tussen in (("d1", DINGEN["d1"]), ("d9", "blijft")):
        t = na(t, "dilemma_toegevoegd", dilemma_id=id_, tussen=tussen, en="iets anders")
    t = na(t, "dilemma_gewijzigd", dilemma_id="d1", veld="afspraak", waarde="Afspraak apart")
    t = na(t, "dilemma_gewijzigd", dilemma_id="d1", veld="gekozen", waarde=True)
    for id_, tekst in (("p1", DINGEN["p1"]), ("p9", "Blijft ook"), ("p2", DINGEN["w1"])):
        t = na(t, "wens_voorgesteld", voorstel_id=id_, tekst=tekst)
    t = na(t, "wens_gekozen", voorstel_id="p2", wens_id="w1")
    return na(t, "wens_gewijzigd", wens_id="w1", veld="oplossing", waarde="Samen bellen")


def schermen(t: Toestand) -> Iterator[El]:
    """Every screen of the beamer and of a phone, in every phase, with all that unfolds open."""
    for stap in Stap:
        for fase in list(Fase) if stap in VERZAMELEND else [None]:
            u = na(t, "stap_geopend", stap=stap)
            u = na(u, "fase_gezet", stap=stap, fase=fase) if fase else u
            for breedte in (1920, SMAL):
                blik = Blik(breedte=breedte, open=frozenset({"verborgen", "stippen", "wens-alles"}))
                for kijk in ({}, {"kaart": "k1"}, {"kaart": "k9"}, {"dilemma": "d1"}, {"bezoek": "b1"}):
                    yield beeld(u, stap, kijken(blik, kijk))
            yield eigen(u, (), klaar=False, gestipt=frozenset(), stippen=3)


def overal(t: Toestand) -> str:
    gedeeld = blad(na(t, "stap_geopend", stap="wensen"), stippen=3, meelezen=False, weinig=False, teller=0)
    return "".join(schrijf(e) for e in schermen(t)) + gedeeld.html + repr(samenvatting(t))


@pytest.mark.parametrize("wat", DINGEN)
def test_what_the_person_hides_is_nowhere_and_comes_back(wat: str) -> None:
    t = vol()
    weg = na(t, "verborgen_gezet", wat=wat)

    assert DINGEN[wat] in overal(t)
    assert DINGEN[wat] not in overal(weg)
    assert DINGEN[wat] in overal(na(weg, "verborgen_gezet", wat=wat, verborgen=False))


def test_all_that_belongs_to_it_goes_along() -> None:
    t = vol()
    for wat in DINGEN:
        t = na(t, "verborgen_gezet", wat=wat)

    tekst = overal(t)

    assert {z for z in ("Afspraak apart", "Samen bellen", "Een deel", "Nog een deel") if z in tekst} == set()
    assert "Blijft ook" in tekst
    assert {"k1", "stapel", "deel", "d1", "p1", "p2", "w1", "b1.goed", "o1"} == t.verborgen


def test_a_hidden_pile_that_comes_apart_shows_none_of_its_cards() -> None:
    t = na(na(vol(), "verborgen_gezet", wat="stapel"), "kaart_gesplitst", kaart_id="stapel")

    assert "Een deel" not in overal(t)
    assert "Nog een deel" not in overal(t)


@pytest.mark.parametrize(
    ("stap", "fase", "wat"),
    [
        (Stap.VIERV, Fase.BEKIJKEN, {"k1"}),
        (Stap.DILEMMAS, Fase.BEKIJKEN, {"d1"}),
        (Stap.DILEMMAS, Fase.KIEZEN, {"d1", "d9"}),
        (Stap.WENSEN, Fase.BEKIJKEN, {"p1", "p9", "w1"}),
        (Stap.WENSEN, Fase.KIEZEN, {"p1", "p9", "p2"}),
        (Stap.OGEN, Fase.BEKIJKEN, {"b1.goed", "o1"}),
    ],
)
def test_who_is_in_the_room_has_a_button_for_each_thing_and_who_is_not_has_none(
    stap: Stap, fase: Fase, wat: set[str]
) -> None:
    def knoppen(t: Toestand) -> set[str]:
        u = na(na(t, "stap_geopend", stap=stap), "fase_gezet", stap=stap, fase=fase)
        boom = beeld(u, stap, Blik(kaart="k1" if stap is Stap.VIERV else None, dilemma="d1"))
        assert [] == geweigerd(u, boom)
        return {i["wat"] for s, i in daden(boom) if s == "verborgen_gezet" and i["verborgen"]}

    assert wat == knoppen(vol())
    assert set() == knoppen(vol(hier=False))


@pytest.mark.parametrize(
    ("stap", "wat"), [(Stap.VIERV, "k1"), (Stap.DILEMMAS, "d1"), (Stap.WENSEN, "p1"), (Stap.WENSEN, "w1")]
)
def test_what_is_hidden_is_named_by_its_place_and_one_press_shows_it(stap: Stap, wat: str) -> None:
    for fase in (Fase.BEKIJKEN, Fase.KIEZEN):
        t = na(vol(), "stap_geopend", stap=stap)
        t = na(na(t, "fase_gezet", stap=stap, fase=fase), "verborgen_gezet", wat=wat)
        # A wish is a proposal on the board to choose from.
        terug = f"toon-{'p2' if wat == 'w1' and fase is Fase.KIEZEN else wat}"
        dicht, open_ = (beeld(t, stap, Blik(open=o)) for o in (frozenset[str](), frozenset({"verborgen"})))

        op_zijn_plaats = wat == "w1" and fase is Fase.BEKIJKEN
        assert heeft(dicht, "verborgen-open") is not op_zijn_plaats
        assert heeft(dicht, terug) is op_zijn_plaats
        assert [] == dubbel(open_)
        assert frozenset() == druk(t, open_, terug).verborgen


def test_the_other_wishes_keep_their_places_beside_a_hidden_one() -> None:
    t = na(vol(), "wens_toegevoegd", wens_id="w2", tekst="De tweede")
    t = na(na(t, "verborgen_gezet", wat="w1"), "stap_geopend", stap="wensen")
    boom = beeld(t, Stap.WENSEN, Blik())

    assert ["w2", "w1"] == [w.id for w in druk(t, boom, "links-w2").wensen]
    assert ["w2", "w1"] == [w.id for w in druk(t, boom, "wens-w1", wens_id="w2").wensen]

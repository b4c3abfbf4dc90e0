"""What moved on the map: only what differs, as ranges, in plain words with a question, off when it must."""

from __future__ import annotations

from dataclasses import replace

from rk.events import Toestand
from rk.inzicht import Beweging, bewogen, cijfers
from rk.inzicht.begrippen import BEGRIPPEN
from rk.inzicht.bewogen import _zinnen
from tests.unit.begin import na
from tests.unit.events.test_vervolg import eerste, verder

ZUS_WIJST = ("band_gelegd", {"soort": "wijst", "van": "zus", "naar": "vrienden"})


def van(t: Toestand) -> dict[str, Beweging]:
    return {b.figuur: b for b in bewogen(t, t.eerder[-1])}


def test_nothing_moved_when_nothing_was_done() -> None:
    assert () == bewogen(verder(eerste()), verder(eerste()).eerder[-1])


def test_who_points_the_way_now_shows_beside_then_and_nothing_else_does() -> None:
    (b,) = [b for b in van(verder(eerste(), ZUS_WIJST)).values() if b.figuur == "wegwijzergat"]

    assert ("1 van de 1", "0 van de 1", True) == (b.toen, b.nu, b.zeker)
    gelijk = {str(r["figuur"]) for r in cijfers(eerste().kaart, eerste().casus)}
    assert set(van(verder(eerste(), ZUS_WIJST))) < gelijk


def test_an_unknown_gives_a_range_that_is_not_sure_and_stands_last() -> None:
    t = verder(
        eerste(),
        ZUS_WIJST,
        ("bezoek_toegevoegd", {"weg": "werkelijk", "halte_id": "buddyzorg", "bezoek_id": "n1"}),
    )
    rij = bewogen(t, t.eerder[-1])

    assert "tot" in van(t)["vertelteller_werkelijk"].nu
    assert not van(t)["vertelteller_werkelijk"].zeker
    assert [True, False] == sorted({b.zeker for b in rij}, reverse=True)
    assert sorted((b.zeker for b in rij), reverse=True) == [b.zeker for b in rij]


def test_what_was_unknown_then_says_so() -> None:
    t = verder(eerste(), ("regie_gezet", {"functie": "routeplan", "niemand": True}))
    leeg = replace(t.eerder[-1], casus=replace(t.eerder[-1].casus, regie=()))

    b = next(b for b in bewogen(t, leeg) if b.figuur == "regie_niemand")

    assert ("", "1 van de 2", False) == (b.toen, b.nu, b.zeker)


def test_every_sentence_is_plain_and_every_question_is_one() -> None:
    for figuur, (zin, vraag) in _zinnen().items():
        assert figuur in BEGRIPPEN
        assert zin.endswith(".")
        assert vraag.endswith("?")
        assert len(zin) <= 90
        assert not {"index", "UPC", "COC"} & set(zin.split())


def test_figures_are_off_while_the_person_is_here_unless_he_wants_them() -> None:
    t = na(verder(eerste(), ZUS_WIJST), "vooraf_ingevuld", veld="is_hier", waarde="ja")

    assert {} == van(t)
    assert van(na(t, "vooraf_ingevuld", veld="cijfers_aan", waarde="ja"))


def test_what_is_hidden_now_counts_in_neither() -> None:
    t = verder(eerste(), ZUS_WIJST, ("verborgen_gezet", {"wat": "x1"}))

    assert "wegwijzergat" not in van(t)


def test_a_halte_that_is_on_no_map_breaks_nothing() -> None:
    t = verder(eerste(), ZUS_WIJST)
    e = t.eerder[-1]
    vreemd = replace(e.casus.werkelijk[0], halte_id="nergens")

    assert () == bewogen(t, replace(e, casus=replace(e.casus, werkelijk=(vreemd,))))

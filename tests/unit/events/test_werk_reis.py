"""A journey: where somebody is, what the room thinks of each stage, marks that move, what a phone gives."""

from __future__ import annotations

from typing import Any

import pytest

from rk.content import laad_werkvorm
from rk.domain import Stem, Werkpunt
from rk.events import GebeurtenisFout, Rol, Toestand, beoordeel, fold, maak
from rk.events.gebeurtenis import als_gegeven
from rk.events.inbreng import als_gebeurtenis, lees_inbreng
from tests.unit.begin import na, rob

AMBASSADEUR = Werkpunt("w-van-worsteling-naar-ambassadeur")
WAAKVLAM = Werkpunt("w-waakvlam")
KLANTREIS = Werkpunt("w-klantreis")


def met(punt: Werkpunt) -> Toestand:
    werkvorm = als_gegeven(laad_werkvorm(punt.removeprefix("w-")))
    return rob(("werkvorm_toegevoegd", {"punt": punt, "werkvorm": werkvorm}))


def zin(t: Toestand, soort: str, /, **inhoud: Any) -> str | None:
    return beoordeel(t, maak(soort, inhoud, sessie="s"))


def terug(t: Toestand) -> Toestand:
    laatste = t.te_herstellen()
    assert laatste
    return na(t, "ongedaan_gemaakt", doel=laatste[0].id)


# ---- where he is -------------------------------------------------------------------------------------


def test_a_place_is_one_for_each_view_and_one_more_for_each_voice_of_the_room() -> None:
    t = met(AMBASSADEUR)
    for etappe in ("merken", "op-zoek"):
        for stem in ("groep", "persoon", "deelnemer"):
            t = na(t, "reisplek_gezet", punt=AMBASSADEUR, etappe=etappe, stem=stem, domein="Geld")

    plekken = [(p.stem, p.etappe) for p in t.werkstand(AMBASSADEUR).plekken]
    assert 2 == sum(stem is Stem.DEELNEMER for stem, _e in plekken)
    assert {(Stem.GROEP, "op-zoek"), (Stem.PERSOON, "op-zoek")} == {
        p for p in plekken if p[0] is not Stem.DEELNEMER
    }


def test_a_place_without_a_stage_takes_that_view_off_and_undo_brings_it_back() -> None:
    t = na(met(AMBASSADEUR), "reisplek_gezet", punt=AMBASSADEUR, etappe="merken", domein="Geld")
    t = na(t, "reisplek_gezet", punt=AMBASSADEUR, etappe=None, domein="Geld")
    assert () == t.werkstand(AMBASSADEUR).plekken

    assert ["merken"] == [p.etappe for p in terug(t).werkstand(AMBASSADEUR).plekken]


@pytest.mark.parametrize("anders", [{"etappe": "nergens"}, {"domein": "Auto"}])
def test_a_place_that_the_journey_does_not_have_is_refused(anders: dict[str, str]) -> None:
    inhoud = {"punt": AMBASSADEUR, "etappe": "merken", "domein": "Geld"} | anders

    assert "hoort niet bij deze werkvorm" in (zin(met(AMBASSADEUR), "reisplek_gezet", **inhoud) or "")


# ---- scores --------------------------------------------------------------------------------------------


def test_the_scores_of_one_in_the_room_come_together_and_stay_voices() -> None:
    t = met(AMBASSADEUR)
    for waarden in ({"aansluiten": 3, "kansen": 1}, {"aansluiten": 0}):
        t = na(t, "reisscores_gegeven", punt=AMBASSADEUR, etappe="merken", waarden=waarden)

    gegeven = [(s.vraag, s.waarde, s.stem) for s in t.werkstand(AMBASSADEUR).scores]
    assert [("aansluiten", 3), ("kansen", 1), ("aansluiten", 0)] == [(v, w) for v, w, _s in gegeven]
    assert {Stem.DEELNEMER} == {s for _v, _w, s in gegeven}
    assert () == terug(terug(t)).werkstand(AMBASSADEUR).scores


def test_the_room_can_be_asked_anew_and_the_groups_own_score_stays() -> None:
    t = na(met(AMBASSADEUR), "reisscore_gegeven", punt=AMBASSADEUR, etappe="merken", vraag="kansen", waarde=2)
    t = na(t, "reisscores_gegeven", punt=AMBASSADEUR, etappe="merken", waarden={"kansen": 4})
    opnieuw = {"etappe": "merken", "vraag": "kansen", "waarde": None, "stem": "deelnemer"}
    t = na(t, "reisscore_gegeven", punt=AMBASSADEUR, **opnieuw)

    assert [(Stem.GROEP, 2)] == [(s.stem, s.waarde) for s in t.werkstand(AMBASSADEUR).scores]


@pytest.mark.parametrize("waarden", [{}, {"aansluiten": 5}, {"aansluiten": -1}])
def test_a_score_is_from_0_to_4(waarden: dict[str, int]) -> None:
    with pytest.raises(GebeurtenisFout):
        maak("reisscores_gegeven", {"punt": AMBASSADEUR, "etappe": "merken", "waarden": waarden})


# ---- marks ---------------------------------------------------------------------------------------------


def met_merk(**anders: Any) -> Toestand:
    inhoud = {"merk_id": "m1", "soort": "contact", "wie": "zus", "maand": -2, "tot": 1} | anders
    return na(met(WAAKVLAM), "reismerk_gezet", punt=WAAKVLAM, **inhoud)


@pytest.mark.parametrize(("maand", "tot"), [(-7, -6), (0, 7), (2, 1)])
def test_a_mark_lies_within_the_timeline_and_does_not_end_before_it_begins(maand: int, tot: int) -> None:
    assert zin(met(WAAKVLAM), "reismerk_gezet", punt=WAAKVLAM, soort="contact", maand=maand, tot=tot)


@pytest.mark.parametrize(
    ("veld", "waarde", "verwacht"),
    [
        ("maand", -6, (-6, 1)),
        ("maand", 3, (3, 3)),
        ("tot", 6, (-2, 6)),
        ("tot", -5, (-5, -5)),
        ("tot", "4", (-2, 4)),
    ],
)
def test_a_mark_moves_and_its_ends_never_cross(veld: str, waarde: Any, verwacht: tuple[int, int]) -> None:
    t = na(met_merk(), "reismerk_gewijzigd", punt=WAAKVLAM, merk_id="m1", veld=veld, waarde=waarde)

    (m,) = t.werkstand(WAAKVLAM).merken
    assert verwacht == (m.maand, m.tot)
    assert (-2, 1) == (
        terug(t).werkstand(WAAKVLAM).merken[0].maand,
        terug(t).werkstand(WAAKVLAM).merken[0].tot,
    )


@pytest.mark.parametrize(
    ("veld", "waarde"), [("maand", 40), ("soort", "feest"), ("etappe", "merken"), ("tot", None)]
)
def test_a_mark_gets_nothing_that_the_journey_does_not_have(veld: str, waarde: Any) -> None:
    t = met_merk()
    try:
        geweigerd = zin(t, "reismerk_gewijzigd", punt=WAAKVLAM, merk_id="m1", veld=veld, waarde=waarde)
    except GebeurtenisFout as fout:
        geweigerd = str(fout)

    assert geweigerd


def test_a_mark_that_goes_is_no_longer_chosen() -> None:
    t = na(met_merk(), "werk_gekozen", punt=WAAKVLAM, wat="m1")
    t = na(t, "reismerk_weggehaald", punt=WAAKVLAM, merk_id="m1")

    assert ((), ()) == (t.werkstand(WAAKVLAM).merken, t.werkstand(WAAKVLAM).gekozen)


def test_a_journey_can_go_back_fifteen_years() -> None:
    t = na(met(KLANTREIS), "reismerk_gezet", punt=KLANTREIS, soort="gebeurtenis", maand=-180, tot=-169)

    assert -180 == t.werkstand(KLANTREIS).merken[0].maand


def test_only_a_stage_with_a_measurement_is_measured() -> None:
    t = met(KLANTREIS)
    assert zin(t, "reismeting_gezet", punt=KLANTREIS, etappe="plan", waarde=5)
    for waarde in (8, 5):
        t = na(t, "reismeting_gezet", punt=KLANTREIS, etappe="stress-1", waarde=waarde)

    assert [5] == [m.waarde for m in t.werkstand(KLANTREIS).metingen]


# ---- what a phone gives ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("punt", "gegeven"),
    [
        (AMBASSADEUR, {"vorm": "reisplek", "etappe": "merken", "domein": "Geld"}),
        (AMBASSADEUR, {"vorm": "reisscores", "etappe": "merken", "score:aansluiten": "3"}),
        (AMBASSADEUR, {"vorm": "reismerk", "merk": "kans", "tekst": "De kapper", "etappe": "merken"}),
        (WAAKVLAM, {"vorm": "reismerk", "merk": "contact", "wie": "zus", "maand": "-3", "tot": ""}),
        (WAAKVLAM, {"vorm": "reismerk", "merk": "contact", "wie": "zus", "maand": "-3", "tot": "2"}),
    ],
)
def test_what_a_phone_gives_is_what_the_server_takes_and_reads_again(
    punt: Werkpunt, gegeven: dict[str, str]
) -> None:
    t = met(punt)
    inbreng = lees_inbreng(str(punt), gegeven)
    g = als_gebeurtenis(inbreng, sessie="s", tijd="2026-01-05T10:00:00.000+00:00")

    assert beoordeel(t, g) is None
    assert Rol.DEELNEMER is g.rol
    assert fold(t, g).werkstand(punt) != t.werkstand(punt)
    assert inbreng == lees_inbreng(str(punt), inbreng.model_dump(mode="json"))


@pytest.mark.parametrize(
    "gegeven",
    [
        {"vorm": "reisscores", "etappe": "merken"},
        {"vorm": "reisscores", "etappe": "merken", "score:aansluiten": ""},
        {"vorm": "reisscores", "etappe": "merken", "score:aansluiten": "9"},
        {"vorm": "reismerk", "merk": "kans", "tekst": " ", "etappe": "merken"},
        {"vorm": "reismerk", "merk": "kans", "tekst": "x", "maand": "veel"},
    ],
)
def test_what_says_nothing_is_refused_with_a_sentence(gegeven: dict[str, str]) -> None:
    with pytest.raises(GebeurtenisFout, match=r"^[A-Z].*\.$"):
        lees_inbreng(str(AMBASSADEUR), gegeven)


def test_scores_of_a_stage_replace_the_ones_before() -> None:
    een, twee = (
        lees_inbreng(str(AMBASSADEUR), {"vorm": "reisscores", "etappe": e, "score:kansen": w})
        for e, w in (("merken", "1"), ("merken", "4"))
    )

    assert een.sleutel == twee.sleutel != ""

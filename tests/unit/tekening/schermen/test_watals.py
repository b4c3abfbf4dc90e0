"""What if: a change is tried by looking, and kept only when the group says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from rk.domain import Leefdomein, Overdracht, Stap
from rk.events import Toestand
from rk.inzicht import RuimteInRegel, vergelijk, wat_als
from rk.inzicht.begrippen import BEGRIPPEN
from rk.tekening.banen import banen
from rk.tekening.beeld import beeld
from rk.tekening.blik import BREED, SMAL, Blik, kijk
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.schermen import proeven, vergelijking, watals
from rk.tekening.schermen.proeven import HELEMAAL, Proef, Soort
from rk.tekening.schermen.vergelijking import MEEST_HELPERS
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import VIJANDIG_LANG, attributen, daden, dubbel, geweigerd, met_id
from tests.unit.verhalen import VERBODEN


def rob_met_weg() -> Toestand:
    """Rob with a best way of five haltes, three obstacles of which two wait for each other."""
    t = rob(
        *(
            ("bezoek_toegevoegd", {"bezoek_id": f"x{nr}", "weg": "beste", "halte_id": halte})
            for nr, halte in enumerate(("familie", "inloop-buurt", "huisarts", "begeleiding", "uitkering"))
        )
    )
    for nr, (bezoek, tekst) in enumerate(
        (("b2", "Geen adres"), ("b7", "Geen inkomen"), ("b6", "Eerst stoppen"))
    ):
        t = na(t, "obstakel_toegevoegd", obstakel_id=f"o{nr}", bezoek_id=bezoek, tekst=tekst)
    for wacht, op in (("o0", "o1"), ("o1", "o0")):
        t = na(t, "obstakel_gewijzigd", obstakel_id=wacht, veld="vereist", waarde=[op])
    return t


ROB = rob_met_weg()
PROEVEN: list[Proef] = [
    ("overzicht", "huisarts"),
    ("warm", "x2"),
    ("wijst", "zus", "uitkering"),
    ("kent", "zus", "vrijwilliger-inloop"),
    ("kent", "reclassering", "hoofdpersoon"),
    ("stemt_af", "zus", "huisarts"),
    ("contact", "begeleider-wonen"),
    ("ruimte", "o0", HELEMAAL),
    ("ruimte", "o0", "o1"),
    ("weg", "huisarts"),
]
DAARTUSSEN: list[Proef] = [(), ("overzicht",), ("kent", "zus"), ("ruimte", "o1"), ("bestaat-niet",)]


def scherm(t: Toestand, proef: Proef | None, stap: Stap = Stap.WENSEN, **blik: object) -> El:
    return beeld(t, stap, replace(Blik(), proef=proef, **blik))  # type: ignore[arg-type]  # fields by name


def paneel(t: Toestand, proef: Proef, stap: Stap = Stap.WENSEN, **blik: object) -> El:
    return met_id(scherm(t, proef, stap, **blik), "watals-paneel")


def open_(boom: El) -> bool:
    return any(attributen(e).get("id") == "watals-paneel" for e in alle(boom))


def inhoud(boom: El, id_: str) -> dict[str, str]:
    gelezen: dict[str, str] = json.loads(attributen(met_id(boom, id_)).get("data-inhoud") or "")
    return gelezen


def elke_weg(t: Toestand, proef: Proef = ()) -> Iterator[Proef]:
    """All rows that can be pressed together, to the end."""
    volgende = (
        [s.value for s in proeven.soorten(t.kaart, t.casus)]
        if not proef
        else [k.waarde for k in proeven.keuzes(t.kaart, t.casus, proef)]
    )
    if not volgende:
        yield proef
    for waarde in volgende:
        yield from elke_weg(t, (*proef, waarde))


# ---- nothing changes until the group says so -----------------------------------------------------


@pytest.mark.parametrize("proef", [*DAARTUSSEN, *PROEVEN], ids="/".join)
def test_trying_is_only_looking_and_keeping_is_the_only_act(proef: Proef) -> None:
    voor = replace(ROB)
    boom = paneel(ROB, proef)

    soorten = {soort for soort, _inhoud in daden(boom)}

    assert soorten == ({"wens_toegevoegd"} if proef in PROEVEN else set())
    assert voor == ROB


@pytest.mark.parametrize("stap", [Stap.REGIE, Stap.WENSEN])
def test_everything_that_opens_chooses_and_closes_is_a_change_of_the_view_alone(stap: Stap) -> None:
    opener = met_id(scherm(ROB, None, stap), watals.OPENER)
    knoppen = [opener, *(k for p in (*DAARTUSSEN, *PROEVEN) for k in alle(paneel(ROB, p, stap), "button"))]

    doen = [k for k in knoppen if attributen(k).get("data-daad") and attributen(k).get("data-blik")]
    kijken = [json.loads(b) for k in knoppen if (b := attributen(k).get("data-blik"))]

    assert [] == doen
    assert all(set(b) == {"proef"} for b in kijken)


@pytest.mark.parametrize("stap", [Stap.REGIE, Stap.WENSEN])
def test_pressing_what_is_shown_leads_from_the_box_to_before_and_after_and_back(stap: Stap) -> None:
    blik = Blik()

    def druk(id_: str) -> None:
        nonlocal blik
        knop = met_id(beeld(ROB, stap, blik), id_)
        blik = kijk(blik, json.loads(attributen(knop).get("data-blik") or ""))

    druk(watals.OPENER)
    druk("watals-stemt_af")
    druk("watals-keuze-1-zus")
    druk("watals-keuze-2-huisarts")
    assert "Stel: Zus en Huisarts stemmen met elkaar af." in tekst_van(beeld(ROB, stap, blik))

    druk("watals-ander")
    assert "Wat als …" == tekst_van(met_id(beeld(ROB, stap, blik), "watals-titel"))

    druk("watals-dicht")
    assert not open_(beeld(ROB, stap, blik))


def test_looking_at_another_step_closes_it() -> None:
    assert kijk(Blik(proef=("warm",)), {"stap": "route"}).proef is None


@pytest.mark.parametrize("onzin", ["kent", ["a", "b", "c", "d"], ["x" * 81], [1, 2], {"a": 1}])
def test_what_is_no_row_of_words_is_passed_by(onzin: object) -> None:
    blik = Blik(proef=("kent",))

    assert blik == kijk(blik, {"proef": onzin})


# ---- what can be tried ---------------------------------------------------------------------------


def test_whatever_is_chosen_ends_in_before_and_after() -> None:
    wegen = list(elke_weg(ROB))

    assert {w[0] for w in wegen} == set(Soort)
    assert max(len(w) for w in wegen) == 3
    assert None not in {proeven.wijziging(ROB.kaart, ROB.casus, w) for w in wegen}


def test_only_what_could_be_otherwise_is_offered() -> None:
    t = na(ROB, "bezoek_gewijzigd", bezoek_id="x3", veld="overdracht", waarde="warm")

    warm = [k.waarde for k in proeven.keuzes(t.kaart, t.casus, ("warm",))]
    kennen = [k.waarde for k in proeven.keuzes(t.kaart, t.casus, ("kent", "zus"))]
    regels = [k.waarde for k in proeven.keuzes(t.kaart, t.casus, ("ruimte",))]

    assert warm == ["x1", "x2", "x4"]
    assert "huisarts" not in kennen
    assert "hoofdpersoon" in kennen
    assert regels == ["o0", "o1"]


def test_without_helpers_and_ways_there_is_nothing_to_try_and_no_button() -> None:
    leeg = replace(ROB, casus=replace(ROB.casus, actoren=(), banden=(), werkelijk=(), beste=()))

    assert not watals.kan(leeg)
    assert not open_(scherm(leeg, ()))


def test_what_is_gone_by_now_is_asked_again() -> None:
    t = na(ROB, "actor_weggehaald", actor_id="huisarts")

    boom = paneel(t, ("overzicht", "huisarts"))

    assert "Wie?" in tekst_van(boom)
    assert [] == list(daden(boom))


def test_figures_stay_off_when_the_person_is_here_unless_he_wants_them() -> None:
    hier = na(ROB, "vooraf_ingevuld", veld="is_hier", waarde="ja")
    wil = na(hier, "vooraf_ingevuld", veld="cijfers_aan", waarde="ja")

    for stap in (Stap.REGIE, Stap.WENSEN):
        assert not open_(scherm(hier, PROEVEN[0], stap))
        assert "Wat als" not in tekst_van(scherm(hier, None, stap))
        assert open_(scherm(wil, PROEVEN[0], stap))


@pytest.mark.parametrize("wat", ["b2", "o0"])
def test_what_the_person_hid_is_neither_offered_nor_told(wat: str) -> None:
    t = na(ROB, "verborgen_gezet", wat=wat, verborgen=True)

    gelezen = tekst_van(paneel(t, ("ruimte",)))

    assert "Geen adres" not in gelezen
    assert "er ruimte komt in een regel" not in gelezen


# ---- before and after ----------------------------------------------------------------------------


@pytest.mark.parametrize("proef", PROEVEN, ids="/".join)
@pytest.mark.parametrize("breedte", [1920, SMAL])
def test_every_try_says_what_it_assumes_and_claims_nothing_of_what_has_been(
    proef: Proef, breedte: int
) -> None:
    boom = paneel(ROB, proef, breedte=breedte)
    gelezen = tekst_van(boom)

    assert tekst_van(met_id(boom, "watals-titel")).startswith("Stel:")
    assert "Over wat er geweest is, zegt het niets." in gelezen
    assert "{" not in gelezen
    assert [] == dubbel(scherm(ROB, proef, breedte=breedte))
    assert [] == geweigerd(ROB, boom)


@pytest.mark.parametrize("proef", [*DAARTUSSEN, *PROEVEN], ids="/".join)
def test_every_try_keeps_to_the_words_of_the_talk(proef: Proef) -> None:
    assert not VERBODEN.search(tekst_van(paneel(ROB, proef)))


def test_the_table_holds_the_figures_that_differ_in_plain_words_and_no_others() -> None:
    proef = ("overzicht", "huisarts")
    wijziging = proeven.wijziging(ROB.kaart, ROB.casus, proef)
    assert wijziging is not None
    verschillen = vergelijk(ROB.kaart, ROB.casus, wat_als(ROB.casus, wijziging), wegwijzing=ROB.wegwijzing)

    boom = paneel(ROB, proef)
    rijen = [tekst_van(e) for e in alle(boom) if attributen(e).get("role") == "row"][1:]

    assert len(verschillen) == len(rijen) > 0
    assert "delen van het leven waar geen helper overzicht over heeft 3 van de 6 0 van de 6" in rijen
    assert [] == [v.naam for v in verschillen if v.naam in tekst_van(boom)]


def test_every_figure_that_a_try_can_change_has_words_of_the_talk() -> None:
    t = na(ROB, "verhaal_gewijzigd", veld="domeinen", waarde=list(Leefdomein))
    anders = {
        v
        for weg in list(elke_weg(t))[::4]
        if (w := proeven.wijziging(t.kaart, t.casus, weg))
        for v in vergelijk(t.kaart, t.casus, wat_als(t.casus, w))
    }

    assert len({v.figuur for v in anders}) >= 8
    assert [] == [v.figuur for v in anders if watals._woorden(v) == BEGRIPPEN[v.figuur].naam[0]]


def test_where_no_figure_changes_it_says_so_and_that_it_may_matter_all_the_same() -> None:
    gelezen = tekst_van(paneel(ROB, ("stemt_af", "zus", "reclassering")))

    assert "Aan wat de kaart telt, verandert niets. Voor Rob kan het wel uitmaken." in gelezen


def test_both_ring_pictures_stand_the_same_and_only_the_new_line_differs() -> None:
    boom = paneel(ROB, ("kent", "zus", "vrijwilliger-inloop"))
    nu, dan = (met_id(boom, f"watals-{wanneer}-ringen") for wanneer in ("nu", "dan"))

    def plaatsen(svg: El) -> list[str | None]:
        return [attributen(g).get("transform") for g in alle(svg, "g") if attributen(g).get("transform")]

    def nieuw(svg: El) -> int:
        return sum("rk-nieuw" in (attributen(lijn).get("class") or "") for lijn in alle(svg, "line"))

    assert plaatsen(nu) == plaatsen(dan)
    assert (0, 1) == (nieuw(nu), nieuw(dan))


@pytest.mark.parametrize("breedte", [BREED, SMAL])
def test_who_would_point_the_way_is_drawn_beside_who_does_now(breedte: int) -> None:
    boom = paneel(ROB, ("wijst", "zus", "uitkering"), breedte=breedte)
    nu, dan = (met_id(boom, f"watals-{wanneer}-wijzers") for wanneer in ("nu", "dan"))

    def lijnen(svg: El) -> list[bool]:
        klassen = [(attributen(p).get("class") or "").split() for p in alle(svg, "path")]
        return ["rk-belicht" in k for k in klassen if "rk-wijst" in k]

    assert "Stel: Zus wijst de weg naar Uitkering van de gemeente." in tekst_van(boom)
    assert len(lijnen(nu)) + 1 == len(lijnen(dan))
    assert (0, 1) == (sum(lijnen(nu)), sum(lijnen(dan)))
    assert "Als wens: Zus wijst Rob de weg naar Uitkering van de gemeente." in tekst_van(boom)
    hoogte = vergelijking.maat(replace(Blik(), breedte=breedte))[1]
    assert all((attributen(svg).get("viewBox") or "").endswith(f" {hoogte}") for svg in (nu, dan))


def test_of_many_haltes_and_helpers_those_round_the_new_line_are_drawn_and_the_picture_says_so() -> None:
    t = ROB
    for nr in range(16):
        t = na(t, "actor_toegevoegd", actor_id=f"n{nr}", naam=f"Buur {nr}", soort="informeel", route="geel")

    boom = paneel(t, ("wijst", "n15", "begeleiding"))
    ids = {attributen(e).get("id") for e in alle(met_id(boom, "watals-dan-wijzers"))}

    assert {"watals-dan-wie-n15", "watals-dan-naar-begeleiding"} <= ids
    assert "watals-dan-naar-familie" not in ids
    assert "4 van de 5 haltes van onze beste weg" in tekst_van(boom)
    assert "van de 25 helpers" in tekst_van(boom)


def test_a_handover_that_becomes_warm_lights_up_and_turns_whole() -> None:
    boom = paneel(ROB, ("warm", "x2"))

    klassen = [attributen(p).get("class") for p in alle(boom, "path")]
    lijnen = [k for k in klassen if k in {f"rk-{o.value}" for o in Overdracht}]

    assert ["rk-onbekend", "rk-warm"] == lijnen


def test_a_rule_with_room_opens_the_circle_on_the_right_alone() -> None:
    boom = paneel(ROB, ("ruimte", "o0", "o1"))
    teksten = [
        tekst_van(e) for e in alle(boom, "li") if "rk-watals-drempel" in (attributen(e).get("class") or "")
    ]

    assert [
        "Nachtopvang Geen adres wacht op: Geen inkomen",
        "Uitkering van de gemeente Geen inkomen wacht op: Geen adres",
        "Nachtopvang Geen adres wacht nergens op",
        "Uitkering van de gemeente Geen inkomen wacht op: Geen adres",
    ] == teksten


def test_of_many_helpers_only_who_it_concerns_are_drawn_and_the_picture_says_so() -> None:
    t = ROB
    for nr in range(16):
        t = na(t, "actor_toegevoegd", actor_id=f"n{nr}", naam=f"Buur {nr}", soort="informeel", route="geel")

    boom = paneel(t, ("kent", "n15", "zus"))
    getekend = {attributen(e).get("id") for e in alle(met_id(boom, "watals-dan-ringen"), "g")}

    assert {"watals-dan-n15", "watals-dan-zus", "watals-dan-huisarts"} <= getekend
    assert f"{MEEST_HELPERS} van de 25 helpers" in tekst_van(boom)


def test_of_a_long_way_the_stretch_round_the_handover_is_drawn() -> None:
    t = ROB
    for nr in range(15):
        t = na(t, "bezoek_toegevoegd", bezoek_id=f"l{nr}", weg="beste", halte_id=t.kaart.haltes[3 * nr].id)

    for wie in ("x1", "l7", "l14"):
        boom = paneel(t, ("warm", wie), breedte=SMAL)

        assert f"watals-dan-{wie}" in {attributen(e).get("id") for e in alle(boom, "g")}
        assert "van onze beste weg, van de 20" in tekst_van(boom)


# ---- keep it, or let it go -----------------------------------------------------------------------


@pytest.mark.parametrize("proef", PROEVEN, ids="/".join)
def test_a_kept_try_is_a_wish_in_whole_sentences_and_is_kept_once(proef: Proef) -> None:
    bewaard = na(ROB, "wens_toegevoegd", **inhoud(paneel(ROB, proef), "watals-bewaar"))
    boom = paneel(bewaard, proef)

    [wens] = bewaard.wensen
    assert wens.tekst.endswith(".")
    assert "{" not in wens.tekst
    assert "Dit staat nu bij de wensen." in tekst_van(boom)
    assert [] == list(daden(boom))


def test_at_the_wishes_a_try_can_join_a_wish_that_is_there_and_leaves_its_words_in_place() -> None:
    t = na(ROB, "wens_toegevoegd", wens_id="w0", tekst="Een vast gezicht")
    t = na(t, "wens_gewijzigd", wens_id="w0", veld="oplossing", waarde="Deze week bellen.")

    t = na(t, "wens_gewijzigd", **inhoud(paneel(t, ("contact", "zus")), "watals-bij-w0"))

    assert "Deze week bellen.\nZus is het vaste aanspreekpunt van Rob." == t.wensen[0].oplossing
    assert "wens_gewijzigd" not in {soort for soort, _i in daden(paneel(t, PROEVEN[0], Stap.REGIE))}


def test_a_fourth_wish_is_refused_kindly_and_the_try_stays_open() -> None:
    t = ROB
    for nr in range(3):
        t = na(t, "wens_toegevoegd", wens_id=f"w{nr}", tekst=f"Wens {nr}")

    [(soort, _inhoud, zin)] = geweigerd(t, paneel(t, PROEVEN[0]))

    assert soort == "wens_toegevoegd"
    assert zin in tekst_van(paneel(t, PROEVEN[0], melding=zin))


def test_a_closed_talk_can_be_looked_at_and_offers_nothing_to_keep() -> None:
    dicht = na(ROB, "sessie_gesloten")

    assert [] == list(daden(paneel(dicht, PROEVEN[0])))


def test_the_kept_wish_stands_in_the_overview() -> None:
    t = na(ROB, "wens_toegevoegd", **inhoud(paneel(ROB, ("warm", "x2")), "watals-bewaar"))

    assert "Er gaat iemand met Rob mee naar Huisarts." in tekst_van(beeld(t, Stap.EINDE))


# ---- words of people -----------------------------------------------------------------------------


def test_hostile_words_stay_words_and_are_cut_where_they_would_not_fit() -> None:
    t = na(ROB, "actor_gewijzigd", actor_id="zus", veld="naam", waarde=VIJANDIG_LANG[:60])
    t = na(t, "obstakel_gewijzigd", obstakel_id="o0", veld="tekst", waarde=VIJANDIG_LANG[:2000])

    for proef in (*PROEVEN, ("ruimte",), ("ruimte", "o1")):
        boom = paneel(t, proef)

        assert "<img" not in schrijf(boom)
        assert [] == geweigerd(t, boom)


def test_a_name_in_braces_is_not_filled_in_as_if_it_were_the_persons() -> None:
    wijziging = RuimteInRegel(obstakel_id="o0")
    t = na(ROB, "obstakel_gewijzigd", obstakel_id="o0", veld="tekst", waarde="{0} {wie} %s")

    assert "{0} {wie} %s" in proeven.wenstekst(t.kaart, t.casus, wijziging)
    assert "{0} {wie} %s" in tekst_van(paneel(t, ("ruimte", "o0", HELEMAAL)))


def test_the_lanes_still_draw_the_best_way_dashed() -> None:
    svg = banen(ROB.kaart, ROB.casus, breedte=1400, hoogte=700).svg

    assert any("rk-wens" in (attributen(g).get("class") or "") for g in alle(svg, "g"))

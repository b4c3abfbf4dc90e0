"""The form checklijst: on the beamer, on a phone, on paper, in the overview."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_werkvorm, werkvormen
from rk.domain import (
    Checklijst,
    Eerder,
    Fase,
    Lijstantwoord,
    Stelling,
    Stellinggroep,
    Stellingzet,
    Stem,
    Tafel,
    Vorm,
    Werkpunt,
    Werkstand,
    Werkvorm,
    werkpunt,
)
from rk.events import Toestand, als_gegeven
from rk.events.inbreng import Inbreng, als_gebeurtenis, bezwaar, lees_inbreng
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, schrijf, tekst_van
from rk.tekening.raam import NIEMAND
from rk.tekening.schermen.verslag import verslag
from rk.tekening.telefoon import blad, eigen, zegt
from rk.tekening.werk import werk_op_papier
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    VIJANDIG_LANG,
    attributen,
    blijft_tekst,
    druk,
    dubbel,
    geweigerd,
    heeft,
    met,
    met_id,
)

LIJSTEN = sorted(w.id for w in werkvormen().values() if w.vorm is Vorm.CHECKLIJST)
WEGEN = "gesprek-wegen-formulier"


def op_tafel(
    werkvorm: str | Werkvorm, *, fase: Fase = Fase.BEKIJKEN, t: Toestand | None = None
) -> tuple[Toestand, Werkpunt]:
    w = laad_werkvorm(werkvorm) if isinstance(werkvorm, str) else werkvorm
    punt = werkpunt(w.id)
    t = na(t or rob(), "werkvorm_toegevoegd", punt=str(punt), werkvorm=als_gegeven(w))
    t = na(t, "stap_geopend", stap=str(punt))
    return na(t, "fase_gezet", stap=str(punt), fase=fase.value), punt


def lijst_van(werkvorm: str) -> Checklijst:
    lijst = laad_werkvorm(werkvorm).checklijst
    assert lijst is not None
    return lijst


def zinnen(werkvorm: str) -> list[Stelling]:
    return [z for g in lijst_van(werkvorm).groepen for z in g.stellingen]


def kamer(t: Toestand, stelling: str, *antwoorden: str, opmerking: str = "") -> Toestand:
    """Answers from the room to one statement."""
    for a in antwoorden:
        inhoud = {"stelling": stelling, "antwoord": a, "stem": "deelnemer", "opmerking": opmerking}
        t = na(t, "stelling_beantwoord", punt=str(t.stap), **inhoud)
    return t


def samen(t: Toestand, stelling: str, antwoord: str) -> Toestand:
    return na(t, "stelling_beantwoord", punt=str(t.stap), stelling=stelling, antwoord=antwoord)


def scherm(t: Toestand, **kijk: Any) -> El:
    return beeld(t, t.stap, Blik(**kijk), NIEMAND)


def hoofd(t: Toestand, **kijk: Any) -> str:
    return tekst_van(met_id(scherm(t, **kijk), "rk-hoofd"))


def balken(boom: El) -> list[str]:
    """The spreads on a screen, in words."""
    return [attributen(b)["aria-label"] for b in met(met_id(boom, "rk-hoofd"), "role", "img")]


def eigen_deel(t: Toestand, *gegeven: Inbreng, **meer: Any) -> El:
    rij = [(f"inbreng-{nr}", i) for nr, i in enumerate(gegeven)]
    return eigen(t, rij, klaar=False, gestipt=frozenset(), stippen=0, nieuw="nieuw-id", **meer)


def gegeven(t: Toestand, stelling: str, antwoord: str, opmerking: str = "") -> Inbreng:
    velden = {"vorm": "checklijst", "stelling": stelling, "antwoord": antwoord, "opmerking": opmerking}
    return lees_inbreng(str(t.stap), velden)


# ---- on the beamer ---------------------------------------------------------------------------------


@pytest.mark.parametrize("fase", list(Fase))
@pytest.mark.parametrize("werkvorm", LIJSTEN)
@pytest.mark.parametrize("breedte", [SMAL, 1920])
def test_every_act_on_the_screen_is_one_that_the_server_takes(
    fase: Fase, werkvorm: str, breedte: int
) -> None:
    leeg, punt = op_tafel(werkvorm, fase=fase)
    groep = lijst_van(werkvorm).groepen[0]
    eerste, tweede = groep.stellingen[:2]
    t = samen(kamer(leeg, eerste.id, *["ja"] * 6, opmerking="Zo is het"), tweede.id, "nee")
    for z in zinnen(werkvorm)[:3]:
        t = na(t, "werk_gekozen", punt=str(punt), wat=z.id)
    t = na(t, "aantekening_gezet", punt=str(punt), bij=f"op:{eerste.id}", waarde="De balie, maandag")

    for staat in (leeg, t):
        for kijk in (
            {},
            {"kaart": groep.id},
            {"kaart": f"{groep.id}/{eerste.id}"},
            {"kaart": f"{groep.id}/{eerste.id}", "open": frozenset({"lijst-erbij"})},
            {"kaart": groep.id, "open": frozenset({"lijst-eigen"})},
            {"open": frozenset({"lijst-oppakken"})},
            {"open": frozenset({"lijst-gebruik"})},
            {"kaart": "weg/weg"},
        ):
            boom = scherm(staat, breedte=breedte, **kijk)
            assert [] == geweigerd(staat, boom)
            assert [] == dubbel(boom)


def test_while_each_answers_for_himself_nobodys_answer_shows() -> None:
    t, _punt = op_tafel("ontvangst", fase=Fase.VOOR_ZICH)

    vol = kamer(t, "koffie", "ja", "nee")
    assert schrijf(met_id(scherm(t), "rk-hoofd")) == schrijf(met_id(scherm(vol), "rk-hoofd"))


def test_all_groups_show_counts_only_and_one_group_its_statements() -> None:
    t, _punt = op_tafel("ontvangst")
    t = kamer(t, "koffie", "ja", "ja", "nee", opmerking="De koffie is koud")

    overzicht, welkom = scherm(t), scherm(t, kaart="welkom")
    assert all(g.naam in tekst_van(overzicht) for g in lijst_van("ontvangst").groepen)
    assert ["ja 2, nee 1"] == balken(overzicht)
    assert not any(z.tekst in tekst_van(overzicht) for z in zinnen("ontvangst"))
    assert "koud" not in tekst_van(overzicht)
    (balk,) = met(met_id(welkom, "rij-koffie"), "role", "img")
    assert "ja 2, nee 1" == attributen(balk)["aria-label"]
    assert not heeft(welkom, "rij-stoelen")


def test_a_spread_has_shapes_and_numbers_beside_its_patterns() -> None:
    t, _punt = op_tafel("ontvangst")
    rij = met_id(scherm(kamer(t, "koffie", "ja", "deels", "nee", "nvt"), kaart="welkom"), "rij-koffie")

    vormen = {schrijf(svg) for svg in met(rij, "class", "rk-lijst-teken")}
    assert 4 == len(vormen)
    assert "een beetje 1" in schrijf(rij)


def test_a_remark_shows_with_the_answer_and_without_whose_it_is() -> None:
    t, _punt = op_tafel("ontvangst")
    t = kamer(t, "koffie", "nee", opmerking="De automaat is stuk")

    assert "1 opmerking" in hoofd(t, kaart="welkom")
    assert "De automaat is stuk" not in hoofd(t, kaart="welkom")
    assert "nee : De automaat is stuk" in hoofd(t, kaart="welkom/koffie")


def test_a_list_with_two_sides_shows_both() -> None:
    t, _punt = op_tafel("hoe-werken-wij")
    gelezen = hoofd(t)

    assert all(z.tekst in gelezen and z.anders in gelezen for z in zinnen("hoe-werken-wij"))


def test_a_press_answers_together_and_a_second_press_takes_it_off() -> None:
    t, punt = op_tafel("ontvangst")

    t = druk(t, scherm(t, kaart="welkom"), "samen-koffie-deels")
    assert Lijstantwoord.DEELS is t.werkstand(punt).stellingen[0].antwoord
    assert "true" == attributen(met_id(scherm(t, kaart="welkom"), "samen-koffie-deels"))["aria-pressed"]
    t = druk(t, scherm(t, kaart="welkom"), "samen-koffie-deels")
    assert () == t.werkstand(punt).stellingen


def test_an_answer_of_somebody_without_a_phone_is_added_to_the_rooms() -> None:
    t, punt = op_tafel("ontvangst")
    t = kamer(t, "koffie", "ja")

    t = druk(t, scherm(t, kaart="welkom/koffie"), "erbij-koffie-nvt")
    assert [Stem.DEELNEMER] * 2 == [z.stem for z in t.werkstand(punt).stellingen]
    assert "ja 1, niet van toepassing 1" in hoofd(t, kaart="welkom/koffie")


def test_while_choosing_a_star_takes_up_and_the_rest_waits_when_there_are_enough() -> None:
    t, punt = op_tafel("ontvangst", fase=Fase.KIEZEN)
    for z in ("koffie", "balie", "nummer"):
        t = druk(t, scherm(t, kaart="welkom"), f"ster-{z}")

    vol = scherm(t, kaart="welkom")
    assert ("koffie", "balie", "nummer") == t.werkstand(punt).gekozen
    assert "disabled" in attributen(met_id(vol, "ster-missen"))
    assert "haal een ster weg" in tekst_van(vol)
    t = druk(t, vol, "ster-balie")
    assert "disabled" not in attributen(met_id(scherm(t, kaart="welkom"), "ster-missen"))


# ---- in what way, and how many ----------------------------------------------------------------------


def test_in_what_way_comes_first_and_may_be_for_each_his_own() -> None:
    t, punt = op_tafel(WEGEN)
    manieren = lijst_van(WEGEN).gebruik

    assert all(m in hoofd(t) for m in manieren)
    assert not heeft(scherm(t), "groep-autonomie")
    assert heeft(scherm(t, open=frozenset({"lijst-eigen"})), "groep-autonomie")
    t = druk(t, scherm(t), "gebruik-2")
    assert manieren[1] == t.werkstand(punt).gebruik
    assert heeft(scherm(t), "groep-autonomie")
    assert manieren[1] in tekst_van(met_id(scherm(t), "lijst-gebruik"))
    stil = na(t, "fase_gezet", stap=str(punt), fase=Fase.VOOR_ZICH.value)
    assert manieren[1] in tekst_van(scherm(stil))
    assert manieren[1] in blad(stil, stippen=0, meelezen=False, weinig=False, teller=0).html


def test_below_five_forms_no_spread_and_no_remark_shows_anywhere() -> None:
    leeg, punt = op_tafel(WEGEN)
    vier = kamer(leeg, "keuze", *["nee"] * 4, opmerking="Er viel niets te kiezen")
    zin = "Er zijn 4 lijsten. Vanaf 5 lijsten zien jullie hoe vaak iets is gekozen. Nooit per persoon."

    assert zin in hoofd(vier)
    for kijk in ({}, {"kaart": "autonomie"}, {"kaart": "autonomie/keuze"}):
        for fase in (Fase.BEKIJKEN, Fase.KIEZEN):
            boom = scherm(na(vier, "fase_gezet", stap=str(punt), fase=fase.value), **kijk)
            assert [] == balken(boom)
            assert "niets te kiezen" not in tekst_van(boom)
            assert not re.search(r"nee\s*4", tekst_van(boom))
    assert "niets te kiezen" not in tekst_van(verslag(vier, breedte=1600))
    assert "Gesprek wegen" not in tekst_van(verslag(vier, breedte=1600))
    vijf = kamer(vier, "keuze", "ja")
    assert ["ja 1, nee 4"] == balken(scherm(vijf, kaart="autonomie"))
    assert "niets te kiezen" in hoofd(vijf, kaart="autonomie/keuze")


def test_a_statement_that_few_answered_stays_closed_beside_one_that_all_did() -> None:
    t, _punt = op_tafel(WEGEN)
    t = kamer(kamer(t, "keuze", *["ja"] * 5), "gevolg", "nee", opmerking="Daar ging het niet over")
    groep = scherm(t, kaart="autonomie")

    assert [] == met(met_id(groep, "rij-gevolg"), "role", "img")
    assert "nog te weinig antwoorden" in tekst_van(met_id(groep, "rij-gevolg"))
    assert "Daar ging het" not in tekst_van(verslag(t, breedte=1600))


# ---- at several moments, and in the overview ---------------------------------------------------------


def test_what_was_said_before_lies_under_what_is_said_now() -> None:
    t, _punt = op_tafel("ontvangst")
    deelnemers = [
        Stellingzet(stelling="koffie", stem=Stem.DEELNEMER, antwoord=a) for a in (Lijstantwoord.NEE,) * 3
    ]
    toen = Werkstand(
        stellingen=(
            *deelnemers,
            Stellingzet(stelling="koffie", stem=Stem.GROEP, antwoord=Lijstantwoord.NEE),
        ),
        gekozen=("koffie",),
    )
    eerder = Eerder(sessie="e", dag="2026-03-01", titel="", casus=t.casus, werk={"ontvangst": toen})
    t = samen(kamer(replace(t, eerder=(eerder,)), "koffie", "ja", "ja"), "koffie", "ja")

    dicht = re.sub(r"\s+", " ", hoofd(t, kaart="welkom"))
    assert "1 maart 2026: nee · toen opgepakt" in dicht
    assert ["ja 2", "nee 3"] == balken(scherm(t, kaart="welkom/koffie")) == balken(scherm(t))
    gelezen = tekst_van(verslag(t, breedte=1600))
    assert "Opgepakt op 1 maart 2026" in gelezen
    assert "1 maart 2026: nee 3 · samen nee" in gelezen


def test_the_overview_has_the_counts_what_is_taken_up_and_in_what_way() -> None:
    t, punt = op_tafel(WEGEN)
    t = na(t, "lijstgebruik_gekozen", punt=str(punt), gebruik=lijst_van(WEGEN).gebruik[0])
    t = kamer(t, "keuze", "ja", "ja", "ja", "nee", "nvt", opmerking="Nu of later")
    t = na(t, "werk_gekozen", punt=str(punt), wat="ruimte")
    t = na(t, "aantekening_gezet", punt=str(punt), bij="op:ruimte", waarde="Wij samen, in mei")
    deel = verslag(t, breedte=1600)
    gelezen = re.sub(r"\s+", " ", tekst_van(deel))

    assert lijst_van(WEGEN).gebruik[0] in gelezen
    assert "Er was tijd om er nog over na te denken." in gelezen
    assert "Wij samen, in mei" in gelezen
    assert "“Nu of later” (niet van toepassing)" in gelezen
    (tabel,) = met(deel, "aria-label", "Zelf kiezen")
    assert "3–11" in re.sub(r"\s+", "", tekst_van(tabel))


def test_nothing_filled_in_says_nothing_in_the_overview() -> None:
    t, _punt = op_tafel("ontvangst")

    assert "Ontvangst" not in tekst_van(verslag(t, breedte=1600))


def test_what_is_hostile_or_long_stays_text() -> None:
    t, punt = op_tafel("ontvangst")
    t = kamer(t, "koffie", "ja", opmerking=VIJANDIG_LANG)
    t = na(t, "werk_gekozen", punt=str(punt), wat="koffie")
    t = na(t, "aantekening_gezet", punt=str(punt), bij="op:koffie", waarde=VIJANDIG)

    assert blijft_tekst(scherm(t, kaart="welkom/koffie"))
    assert blijft_tekst(scherm(t, open=frozenset({"lijst-oppakken"})))
    assert blijft_tekst(verslag(t, breedte=1600))


def test_a_closed_talk_shows_the_answers_to_read() -> None:
    t, punt = op_tafel("ontvangst")
    t = samen(kamer(t, "koffie", "ja", opmerking="Lekker"), "koffie", "ja")
    dicht = na(na(t, "stap_geopend", stap="einde"), "sessie_gesloten")

    boom = beeld(dicht, punt, Blik(stap=punt, kaart="welkom/koffie"), NIEMAND)
    assert "Lekker" in tekst_van(boom)
    assert [] == met(met_id(boom, "rk-hoofd"), "data-daad")


# ---- any list of this form --------------------------------------------------------------------------


def eigen_lijst(n_groepen: int, n_zinnen: int, **meer: Any) -> Werkvorm:
    groepen = tuple(
        Stellinggroep(
            id=f"g{g}",
            naam="Arbeidsongeschiktheidsverzekeringsmaatschappij",
            stellingen=tuple(
                Stelling(id=f"z{g}-{z}", tekst="{naam} weet waar hij terechtkan. " * 8)
                for z in range(n_zinnen)
            ),
        )
        for g in range(n_groepen)
    )
    w = laad_werkvorm("ontvangst")
    return replace(w, id="eigen", checklijst=Checklijst(groepen=groepen, **meer), let_op="")


@pytest.mark.parametrize(("groepen", "per_groep"), [(1, 1), (1, 40), (12, 5)])
def test_a_list_of_any_length_is_drawn(groepen: int, per_groep: int) -> None:
    t, _punt = op_tafel(eigen_lijst(groepen, per_groep, oppakken=0))
    t = samen(t, "z0-0", "ja")

    for kijk in ({}, {"kaart": "g0"}, {"kaart": "g0/z0-0"}):
        boom = scherm(t, **kijk)
        assert [] == geweigerd(t, boom)
        assert [] == dubbel(boom)
        assert "{naam}" not in schrijf(boom)


def test_a_list_of_the_person_himself_is_his_own_word() -> None:
    w = replace(eigen_lijst(2, 2), tafel=Tafel.PERSOON)
    t = na(rob(), "vooraf_ingevuld", veld="is_hier", waarde="ja")
    punt = werkpunt(w.id)
    t = na(t, "werkvorm_toegevoegd", punt=str(punt), werkvorm=als_gegeven(w))
    t = na(na(t, "stap_geopend", stap=str(punt)), "werk_ja_gezet", punt=str(punt), ja=True)

    t = druk(t, scherm(t, kaart="g0"), "samen-z0-0-ja")
    assert Stem.PERSOON is t.werkstand(punt).stellingen[0].stem
    blad_ = met_id(scherm(t, kaart="g0/z0-0"), "blad-z0-0")
    assert "Rob zegt" in tekst_van(blad_)
    assert not heeft(blad_, "erbij-z0-0-ja")


# ---- on a phone and on paper -------------------------------------------------------------------------


@pytest.mark.parametrize("werkvorm", LIJSTEN)
def test_a_phone_has_a_form_for_each_statement_that_the_group_would_take(werkvorm: str) -> None:
    t, _punt = op_tafel(werkvorm, fase=Fase.VOOR_ZICH)
    deel = eigen_deel(t)

    for z in zinnen(werkvorm):
        vorm = met_id(deel, f"vorm-{z.id}")
        assert z.tekst in tekst_van(vorm)
        assert [a.value for a in Lijstantwoord] == [attributen(k)["value"] for k in met(vorm, "aria-pressed")]
        velden = {attributen(v)["name"]: attributen(v)["value"] for v in met(vorm, "type", "hidden")}
        stap = velden.pop("stap")
        del velden["id"], velden["anker"], velden["gemeld"]  # the server's own
        assert bezwaar(t, lees_inbreng(stap, {**velden, "antwoord": "deels", "opmerking": ""})) is None
    assert [] == dubbel(deel)


def test_what_was_answered_shows_and_can_be_changed_explained_and_taken_back() -> None:
    t, _punt = op_tafel("ontvangst", fase=Fase.VOOR_ZICH)
    deel = eigen_deel(t, gegeven(t, "koffie", "deels", "Alleen 's ochtends"))

    aan = [attributen(k)["id"] for k in met(deel, "aria-pressed", "true")]
    assert ["geef-koffie-deels"] == aan
    assert "Alleen 's ochtends" in tekst_van(met_id(deel, "zin-koffie"))
    assert "deels" == attributen(met_id(deel, "bewaar-koffie"))["value"]
    assert heeft(deel, "terug-koffie")
    assert not heeft(deel, "terug-balie")
    assert "Je gaf 1 van de 27 antwoorden" in tekst_van(deel)


def test_the_group_of_the_last_answer_is_open_and_otherwise_the_first_with_something_left() -> None:
    t, _punt = op_tafel("ontvangst", fase=Fase.VOOR_ZICH)

    def open_(deel: El) -> list[str]:
        return [attributen(d)["id"] for d in met(deel, "open")]

    vol = [gegeven(t, z.id, "ja") for z in lijst_van("ontvangst").groepen[0].stellingen]
    assert ["groep-welkom"] == open_(eigen_deel(t))
    assert ["groep-steun"] == open_(eigen_deel(t, *vol))
    assert ["groep-licht"] == open_(eigen_deel(t, *vol, bij="dimmen"))
    assert ["groep-steun"] == open_(eigen_deel(t, *vol, bij="<script>"))


def test_what_the_group_has_already_is_not_answered_twice() -> None:
    t, _punt = op_tafel("ontvangst", fase=Fase.VOOR_ZICH)
    gehad = frozenset({gegeven(t, "koffie", "ja").beurt(t)})
    deel = eigen_deel(t, gehad=gehad)

    assert "Jouw antwoord ligt al op tafel." in tekst_van(met_id(deel, "zin-koffie"))
    assert not heeft(deel, "vorm-koffie")
    assert heeft(deel, "vorm-balie")
    opnieuw = na(t, "werk_opnieuw_gevraagd", punt=str(t.stap))
    assert heeft(eigen_deel(opnieuw, gehad=gehad), "vorm-koffie")


def test_each_form_says_that_the_facilitator_reads_along_where_the_page_does() -> None:
    t, _punt = op_tafel("ontvangst", fase=Fase.VOOR_ZICH)

    for meelezen in (False, True):
        deel = eigen_deel(t, meelezen=meelezen)
        gemeld = {attributen(v)["value"] for v in met(deel, "name", "gemeld")}
        assert {str(int(meelezen))} == gemeld
        assert ("De begeleider leest mee" in tekst_van(deel)) == meelezen
    merken = {
        blad(t, stippen=0, meelezen=meelezen, weinig=weinig, teller=0).merk
        for meelezen in (False, True)
        for weinig in (False, True)
    }
    assert 4 == len(merken)


def test_an_answer_becomes_one_of_the_room_and_says_itself_in_one_line() -> None:
    t, punt = op_tafel("ontvangst", fase=Fase.VOOR_ZICH)
    inbreng = gegeven(t, "koffie", "nee", "De automaat is stuk")
    g = als_gebeurtenis(inbreng, sessie="s", tijd=t.laatst)

    assert f"{punt}:koffie" == inbreng.sleutel
    assert ("deelnemer", "deelnemer") == (g.rol, g.inhoud["stem"])
    assert "Er is gratis en vers: koffie, thee, iets lekkers. nee. De automaat is stuk" == zegt(t, inbreng)


def test_a_phone_can_not_answer_what_is_not_there() -> None:
    t, _punt = op_tafel("ontvangst", fase=Fase.VOOR_ZICH)

    assert bezwaar(t, gegeven(t, "sturing", "ja"))
    assert blijft_tekst(eigen_deel(t, gegeven(t, "koffie", "ja", VIJANDIG)))


@pytest.mark.parametrize("werkvorm", LIJSTEN)
def test_a_sheet_of_paper_has_four_boxes_for_each_statement(werkvorm: str) -> None:
    t, punt = op_tafel(werkvorm)
    vel = werk_op_papier(t, punt)
    gelezen = tekst_van(vel)

    assert all(z.tekst in gelezen and z.anders in gelezen for z in zinnen(werkvorm))
    assert 4 * len(zinnen(werkvorm)) == sum(
        "☐" in tekst_van(v) for v in met(vel, "class", "rk-papier-vakje") if v.tag == "td"
    )
    assert all(m in gelezen for m in lijst_van(werkvorm).gebruik)

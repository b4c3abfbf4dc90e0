"""The group thinks before the map speaks: closed at first, one statement at a time, kind, put away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.domain import (
    HOOFDPERSOON,
    Antwoord,
    Band,
    BandSoort,
    Leefdomein,
    Overdracht,
    Overgang,
    Regiefunctie,
    Stap,
    Uitkomst,
    Weg,
)
from rk.events import Toestand, beoordeel, fold, maak
from rk.inzicht import Bewijs, Uitspraak, uitspraken
from rk.inzicht.uitspraken import zonder_verborgen
from rk.tekening.beeld import beeld
from rk.tekening.blik import BREED, SMAL, Blik, kijk
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.licht import bandnaam
from rk.tekening.ringen import ringen
from rk.tekening.schermen import kaartvraagt
from rk.tekening.schermen.kaartvraagt import STAPPEN, belicht, hangt_aan, kaart_vraagt
from rk.tekening.schermen.verslag import verslag
from rk.tekening.schermen.waarom import waarom
from rk.tekening.wijzers import Groep, wijzers
from tests.unit.begin import na, rob
from tests.unit.events.gesprek import met, wijzig
from tests.unit.tekening.schermproef import VIJANDIG, attributen, druk, dubbel, geweigerd, heeft, met_id

VERBODEN = re.compile(
    r"\b(niemand|zwak punt|fout|verkeerd\w*|casus|hij|zij|afgehaakt|omweg|regel breken|wantrouw\w*)\b", re.I
)


@cache
def rijk() -> Toestand:
    """Rob with a best way that hangs on one helper, a circle of obstacles, and a transition."""
    t = rob()
    for nr, halte in enumerate(("buddyzorg", "kookclub", "inloop-ggz")):
        t = na(t, "bezoek_toegevoegd", bezoek_id=f"x{nr}", weg="beste", halte_id=halte)
        t = na(t, "band_gelegd", soort="wijst", van="huisarts", naar=halte)
    t = na(t, "bezoek_toegevoegd", bezoek_id="x9", weg="beste", halte_id="beschermd-thuis")
    for nr, bezoek in enumerate(("b2", "b6", "b7")):
        t = na(t, "obstakel_toegevoegd", obstakel_id=f"o{nr}", bezoek_id=bezoek, tekst=f"Drempel {nr}")
    t = na(t, "obstakel_gewijzigd", obstakel_id="o0", veld="vereist", waarde=["o1"])
    t = na(t, "obstakel_gewijzigd", obstakel_id="o1", veld="vereist", waarde=["o0"])
    t = na(t, "bezoek_gewijzigd", bezoek_id="b5", veld="overgang", waarde=Overgang.KLINIEK.value)
    t = na(t, "regie_gezet", functie="aanspreekpunt", niemand=True)
    for stap in STAPPEN:
        t = na(t, "kaart_vraagt_geopend", stap=stap.value)
    return t


def open_(t: Toestand) -> Toestand:
    """The state in which the group opened it at every step."""
    return replace(t, kaart_vraagt=frozenset(STAPPEN))


_BEZOEK = st.sampled_from([*(f"b{nr}" for nr in range(1, 8)), "x0", "x1", "x2", "x9"])
_HALTE = st.sampled_from(["familie", "huisarts", "kookclub", "uitkering", "nachtopvang", "buddyzorg"])
_HELPER = st.sampled_from(["zus", "huisarts", "behandelaar-ggz", "begeleider-opvang", "consulent-uitkering"])
_WIE = _HELPER | st.just(HOOFDPERSOON)
_DREMPEL = st.sampled_from(["o0", "o1", "o2"])
_DAAD = st.one_of(
    st.tuples(
        st.just("bezoek_gewijzigd"),
        wijzig(
            {"bezoek_id": _BEZOEK},
            actor_id=st.none() | _HELPER,
            overdracht=st.sampled_from(Overdracht),
            uitkomst=st.sampled_from(Uitkomst),
            overgang=st.none() | st.sampled_from(Overgang),
            maand=st.sampled_from(["2017-01", "2017-11", "2018-02"]),
        ),
    ),
    st.tuples(st.just("bezoek_toegevoegd"), met(weg=st.sampled_from(Weg), halte_id=_HALTE)),
    st.tuples(st.just("bezoek_weggehaald"), met(bezoek_id=_BEZOEK)),
    st.tuples(st.just("band_gelegd"), met(soort=st.just("wijst"), van=_WIE, naar=_HALTE)),
    st.tuples(st.just("band_gelegd"), met(soort=st.just("kent"), van=_WIE, naar=_HELPER)),
    st.tuples(
        st.just("band_gelegd"), met(soort=st.just("overzicht"), van=_WIE, naar=st.sampled_from(Leefdomein))
    ),
    st.tuples(st.just("actor_weggehaald"), met(actor_id=_HELPER)),
    st.tuples(
        st.just("regie_gezet"),
        met(functie=st.sampled_from(Regiefunctie), wie=st.lists(_WIE, max_size=3), niemand=st.booleans()),
    ),
    st.tuples(
        st.just("obstakel_gewijzigd"),
        wijzig({"obstakel_id": _DREMPEL}, vereist=st.lists(_DREMPEL, max_size=2, unique=True)),
    ),
    st.tuples(st.just("verborgen_gezet"), met(wat=_BEZOEK | _DREMPEL, verborgen=st.just(True))),
)


@st.composite
def gesprekken(draw: st.DrawFn) -> Toestand:
    """Rob's story after what a group might do to it; what the judge refuses is left out."""
    t = rijk()
    for soort, inhoud in draw(st.lists(_DAAD, max_size=20)):
        g = maak(soort, inhoud, sessie="s")
        if beoordeel(t, g) is None:
            t = fold(t, replace(g, nr=t.nr + 1))
    return t


def alles(stap: Stap, u: Uitspraak | None = None, **blik: object) -> Blik:
    """The view in which this statement is read, all figures were asked for, and why."""
    vouw = {f"gevraagd-{stap}", "ook-gegaan", f"waarom-{stap}" + (f"-{u.figuur}" if u else "")}
    return replace(Blik(), vraag=u.figuur if u else "", open=frozenset(vouw), **blik)  # type: ignore[arg-type]  # fields by name


def vak(t: Toestand, stap: Stap, blik: Blik | None = None) -> El:
    boom = kaart_vraagt(t, stap, blik or Blik())
    assert boom is not None
    return boom


def klik(blik: Blik, boom: El, id_: str) -> Blik:
    return kijk(blik, json.loads(attributen(met_id(boom, id_))["data-blik"]))


def gelezen(t: Toestand) -> Iterator[tuple[Stap, Uitspraak, Blik]]:
    """Every statement that can come on the screen, with the view in which somebody asks why."""
    for stap in STAPPEN:
        for u in uitspraken(t, stap, gevraagd=True):
            yield stap, u, alles(stap, u)


def lichten(boom: El) -> set[str]:
    """The ids of what is pointed at in a drawing, without lines and rows."""
    return {
        attributen(e)["id"]
        for e in alle(boom)
        if "rk-belicht" in attributen(e).get("class", "").split() and "id" in attributen(e)
    }


# ---- closed, opened, off ---------------------------------------------------------------------------


@pytest.mark.parametrize("stap", STAPPEN)
def test_it_says_nothing_until_the_group_opens_it(stap: Stap) -> None:
    dicht = replace(rijk(), kaart_vraagt=frozenset())
    boom = vak(dicht, stap)

    assert "De kaart vraagt Praat eerst samen. Open dit daarna." == tekst_van(boom)
    assert frozenset() == belicht(dicht, stap, alles(stap)) | hangt_aan(dicht, Blik())
    assert {stap} == druk(dicht, boom, "vraagt-open").kaart_vraagt
    assert heeft(beeld(dicht, stap), "vraagt-open")


@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("breedte", [SMAL, BREED])
def test_opened_it_reads_one_statement_with_its_question(stap: Stap, breedte: int) -> None:
    eerste, *rest = uitspraken(rijk(), stap)
    boom = met_id(beeld(rijk(), stap, replace(Blik(), breedte=breedte)), "vraagt")
    tekst = tekst_van(boom)

    assert eerste.vraag.replace("{naam}", "Rob") in [tekst_van(b) for b in alle(boom, "b")]
    assert eerste.zin.replace("{naam}", "Rob") in tekst
    assert not any(u.zin.replace("{naam}", "Rob") in tekst for u in rest)
    assert "{" not in tekst


def test_opening_one_step_leaves_the_others_closed() -> None:
    t = replace(rijk(), kaart_vraagt=frozenset({Stap.REGIE}))

    assert [s for s in STAPPEN if not heeft(vak(t, s), "vraagt-open")] == [Stap.REGIE]


@pytest.mark.parametrize("stap", STAPPEN)
def test_with_him_at_the_table_there_is_nothing_unless_he_wants_it(stap: Stap) -> None:
    hier = na(rijk(), "vooraf_ingevuld", veld="is_hier", waarde=Antwoord.JA.value)
    graag = na(hier, "vooraf_ingevuld", veld="cijfers_aan", waarde=Antwoord.JA.value)

    assert kaart_vraagt(hier, stap, Blik()) is None
    assert kaart_vraagt(replace(hier, kaart_vraagt=frozenset()), stap, Blik()) is None
    assert frozenset() == belicht(hier, stap, alles(stap)) | hangt_aan(hier, Blik())
    assert "vraagt" in tekst_van(vak(graag, stap))


def test_a_closed_talk_and_other_steps_are_left_in_peace() -> None:
    dicht = na(rijk(), "sessie_gesloten")

    assert all(kaart_vraagt(dicht, stap, Blik()) is None for stap in STAPPEN)
    assert all(kaart_vraagt(rijk(), stap, Blik()) is None for stap in Stap if stap not in STAPPEN)


@pytest.mark.parametrize(
    ("stap", "blik"),
    [
        (Stap.ROUTE, {"route": "groen"}),
        (Stap.ROUTE, {"zoek": "hui"}),
        (Stap.ROUTE, {"bezoek": "b3"}),
        (Stap.WEGWIJZERS, {"halte": "kookclub"}),
        (Stap.WEGWIJZERS, {"wissel": "vangnet"}),
        (Stap.REGIE, {"actor": "zus"}),
        (Stap.REGIE, {"kaart": "overzicht"}),
        (Stap.OGEN, {"bezoek": "b3"}),
    ],
    ids=str,
)
def test_it_makes_way_for_what_somebody_opens(stap: Stap, blik: dict[str, str]) -> None:
    eerste = uitspraken(rijk(), stap, gevraagd=True)[0]
    kijkt = kijk(alles(stap, eerste), blik)

    assert kaart_vraagt(rijk(), stap, kijkt) is None
    assert frozenset() == belicht(rijk(), stap, kijkt)
    assert not heeft(beeld(rijk(), stap, kijkt), "vraagt")


def test_a_halte_that_was_taken_away_does_not_keep_it_away() -> None:
    assert kaart_vraagt(rijk(), Stap.ROUTE, replace(Blik(), bezoek="weg")) is not None


# ---- one at a time -----------------------------------------------------------------------------------


def test_next_goes_round_all_of_them_and_more_figures_come_only_when_asked() -> None:
    t, blik, gezien = rijk(), Blik(), []
    for _keer in uitspraken(t, Stap.ROUTE):
        gezien.append(tekst_van(met_id(vak(t, Stap.ROUTE, blik), "vraagt-tekst")))
        blik = klik(blik, vak(t, Stap.ROUTE, blik), "vraagt-volgende")

    assert [u.tekst.replace("{naam}", "Rob") for u in uitspraken(t, Stap.ROUTE)] == gezien
    assert gezien[0] == tekst_van(met_id(vak(t, Stap.ROUTE, blik), "vraagt-tekst"))
    meer = klik(blik, vak(t, Stap.ROUTE, blik), "vraagt-meer")
    assert "1 van 2" in tekst_van(vak(t, Stap.ROUTE, blik))
    assert "van 3" in tekst_van(vak(t, Stap.ROUTE, meer))


def test_the_statement_that_is_read_stays_when_the_map_changes() -> None:
    t = rijk()
    tweede = uitspraken(t, Stap.REGIE)[1]
    blik = replace(Blik(), vraag=tweede.figuur)
    anders = na(t, "regie_gezet", functie="routeplan", niemand=True)

    assert tweede.zin.replace("{naam}", "Rob") in tekst_van(vak(anders, Stap.REGIE, blik))


def test_put_away_shows_the_next_and_undo_brings_it_back() -> None:
    t = rijk()
    eerste, tweede, *_rest = uitspraken(t, Stap.REGIE)
    boom = vak(t, Stap.REGIE)
    blik = klik(Blik(), boom, "vraagt-weg")
    weg = druk(t, boom, "vraagt-weg")

    assert tweede.zin.replace("{naam}", "Rob") in tekst_van(vak(weg, Stap.REGIE, blik))
    laatste = weg.te_herstellen()
    assert laatste is not None
    terug = na(weg, "ongedaan_gemaakt", doel=laatste[0].id)
    assert eerste.figuur in {u.figuur for u in uitspraken(terug, Stap.REGIE)}


def test_all_put_away_leaves_one_quiet_sentence_and_asked_it_says_why() -> None:
    t = rijk()
    while (u := next(iter(uitspraken(t, Stap.REGIE, gevraagd=True)), None)) is not None:
        t = na(t, "uitspraak_weggelegd", figuur=u.figuur)
    leeg = replace(
        t, casus=replace(t.casus, werkelijk=(), beste=(), regie=(), banden=()), verborgen=frozenset()
    )
    waarom_ = alles(Stap.REGIE)

    assert "De kaart heeft hier nu niets te vragen." in tekst_van(vak(t, Stap.REGIE))
    assert not heeft(vak(t, Stap.REGIE), "vraagt-uitleg")
    assert "roept hier geen vraag op" in tekst_van(vak(t, Stap.REGIE, waarom_))
    assert "Er staat nog niet op de kaart wie wat doet." in tekst_van(vak(leeg, Stap.REGIE, waarom_))
    assert not heeft(vak(t, Stap.REGIE), "vraagt-weg")


def test_who_asks_for_more_figures_hears_last_which_can_not_be_given_and_why() -> None:
    t = replace(rijk(), casus=replace(rijk().casus, werkelijk=rijk().casus.werkelijk[:4]))
    rij = uitspraken(t, Stap.REGIE, gevraagd=True)
    laatste = replace(alles(Stap.REGIE), vraag="te_weinig", open=frozenset({"gevraagd-regie"}))
    boom = vak(t, Stap.REGIE, laatste)
    waarom_ = klik(laatste, boom, "vraagt-waarom")

    assert "Voor andere cijfers weet de kaart nog te weinig. Wat kunnen jullie nog aanvullen?" in tekst_van(
        boom
    )
    assert f"{len(rij) + 1} van {len(rij) + 1}" in tekst_van(boom)
    assert "Er zijn nog geen vijf bezoeken" in tekst_van(met_id(vak(t, Stap.REGIE, waarom_), "vraagt-uitleg"))
    assert frozenset() == belicht(t, Stap.REGIE, waarom_)
    weg = druk(t, boom, "vraagt-weg")
    assert "te weinig" not in tekst_van(vak(weg, Stap.REGIE, laatste))
    assert "te weinig" not in tekst_van(vak(t, Stap.REGIE, replace(laatste, open=frozenset())))


# ---- kept for the report -----------------------------------------------------------------------------


def test_kept_it_shows_a_mark_stands_in_the_report_and_undo_takes_it_out() -> None:
    t = rijk()
    gezegd = uitspraken(t, Stap.REGIE)[0].tekst.replace("{naam}", "Rob")
    bewaard = druk(t, vak(t, Stap.REGIE), "vraagt-bewaar")
    knop = met_id(vak(bewaard, Stap.REGIE), "vraagt-bewaar")

    assert "Bewaard voor het verslag" == tekst_van(knop)
    assert any("rk-icoon-vink" in attributen(e).get("class", "") for e in alle(knop))
    assert "data-daad" not in attributen(knop)
    tekst = tekst_van(verslag(bewaard, breedte=1600))
    assert f"Wat de kaart vroeg {gezegd}" in tekst
    laatste = bewaard.te_herstellen()
    assert laatste is not None
    terug = na(bewaard, "ongedaan_gemaakt", doel=laatste[0].id)
    assert "Wat de kaart vroeg" not in tekst_van(verslag(terug, breedte=1600))
    assert "data-daad" in attributen(met_id(vak(terug, Stap.REGIE), "vraagt-bewaar"))


def test_newer_words_can_be_kept_again() -> None:
    t = rijk()
    blik = replace(Blik(), vraag="regie_open")
    bewaard = druk(t, vak(t, Stap.REGIE, blik), "vraagt-bewaar")
    later = na(bewaard, "regie_gezet", functie="routeplan", niemand=True)
    weer = druk(later, vak(later, Stap.REGIE, blik), "vraagt-bewaar")

    assert ["Bij 2 taken staat nog geen naam. Wie wil Rob hier graag voor hebben?"] == [
        b.tekst for b in weer.bewaarde_uitspraken
    ]


def test_the_report_is_silent_about_what_he_hid_and_while_figures_are_off() -> None:
    blik = replace(Blik(), vraag="overzicht_domeinen")
    t = druk(rijk(), vak(rijk(), Stap.REGIE, blik), "vraagt-bewaar")
    verstopt = replace(t, verborgen=frozenset({"domeinen"}))
    hier = na(t, "vooraf_ingevuld", veld="is_hier", waarde=Antwoord.JA.value)

    assert "geen helper zicht" in tekst_van(verslag(t, breedte=1600))
    assert "geen helper zicht" not in tekst_van(verslag(verstopt, breedte=1600))
    assert "geen helper zicht" not in tekst_van(verslag(hier, breedte=1600))


# ---- why ---------------------------------------------------------------------------------------------


def _verwacht(t: Toestand, stap: Stap, u: Uitspraak) -> set[str]:
    """The ids that the picture of a step would have for what a statement rests on."""
    b = u.bewijs
    if stap is Stap.ROUTE:
        return {f"kaart-{i}" for i in b.bezoeken}
    if stap is Stap.OGEN:
        return {*(f"ogen-halte-{i}" for i in b.bezoeken), *(f"kaart-{i}" for i in b.obstakels)}
    if stap is Stap.WEGWIJZERS:
        return {*(f"wijzers-naar-{i}" for i in b.haltes), *(f"wijzers-wie-{i}" for i in b.actoren)}
    if stap is Stap.REGIE:
        return {*(f"ringen-{i}" for i in b.actoren), *(f"regie-{f}-rij" for f in b.functies)}
    return set()


def _licht_precies(t: Toestand) -> int:
    aantal = 0
    for stap, u, blik in gelezen(t):
        boom = beeld(t, stap, blik)
        assert lichten(boom) == {i for i in _verwacht(t, stap, u) if heeft(boom, i)}, (stap, u.figuur)
        zonder = replace(blik, open=blik.open - {f"waarom-{stap}-{u.figuur}"})
        assert set() == lichten(beeld(t, stap, zonder))
        aantal += 1
    return aantal


def test_why_lights_up_exactly_what_it_rests_on() -> None:
    assert _licht_precies(rijk()) > 12
    assert all([] == dubbel(beeld(rijk(), stap, blik)) for stap, _u, blik in gelezen(rijk()))
    blik = alles(Stap.ROUTE, next(u for u in uitspraken(rijk(), Stap.ROUTE) if u.figuur == "vertelteller"))

    assert {"kaart-b3", "kaart-b5", "kaart-b6", "kaart-b7"} == lichten(beeld(rijk(), Stap.ROUTE, blik))


def test_a_second_visit_to_a_halte_lights_up_only_where_it_is_meant() -> None:
    t = na(rijk(), "bezoek_toegevoegd", bezoek_id="nog", weg="beste", halte_id="huisarts")
    u = next(u for u in uitspraken(t, Stap.ROUTE) if u.figuur == "vertelteller")
    licht = lichten(beeld(t, Stap.ROUTE, alles(Stap.ROUTE, u)))

    assert "kaart-b3" in licht
    assert "kaart-nog" not in licht


def test_where_only_he_knows_all_haltes_it_is_he_who_lights_up() -> None:
    u = next(u for u in uitspraken(rijk(), Stap.REGIE) if u.figuur == "overzicht_haltes")
    midden = met_id(beeld(rijk(), Stap.REGIE, alles(Stap.REGIE, u)), "ringen-hoofdpersoon")

    assert any("rk-belicht" in attributen(e).get("class", "") for e in alle(midden))


def test_why_says_what_was_counted_and_what_nobody_told_yet() -> None:
    t = na(rijk(), "bezoek_gewijzigd", bezoek_id="b6", veld="actor_id", waarde=None)
    u = next(u for u in uitspraken(t, Stap.ROUTE) if u.figuur == "vertelteller")
    tekst = tekst_van(met_id(vak(t, Stap.ROUTE, alles(Stap.ROUTE, u)), "vraagt-uitleg"))
    zeker = waarom(rijk(), Stap.ROUTE, u)

    assert tekst.startswith("Geteld:")
    assert tekst.endswith("Van 1 halte weten we nog niet wie daar was, of hoe Rob er kwam.")
    assert "weten we nog niet" not in zeker


def test_a_halte_that_he_hid_is_not_counted_among_the_unknown() -> None:
    t = na(rijk(), "bezoek_gewijzigd", bezoek_id="b2", veld="actor_id", waarde=None)
    t = replace(t, verborgen=frozenset({"b2"}))
    u = next(u for u in uitspraken(t, Stap.ROUTE) if u.figuur == "vertelteller")

    assert "weten we nog niet" not in waarom(t, Stap.ROUTE, u)


def test_where_there_is_no_picture_the_words_name_what_it_is_about() -> None:
    figuren = {u.figuur: waarom(rijk(), Stap.WENSEN, u) for u in uitspraken(rijk(), Stap.WENSEN)}

    assert figuren["drempelkringen"].endswith("Het gaat om: “Drempel 0”, “Drempel 1”.")
    assert figuren["regie_open"].endswith("Het gaat om: vast aanspreekpunt.")


# ---- in the pictures ---------------------------------------------------------------------------------


def test_a_tie_is_pointed_at_whoever_was_written_down_first() -> None:
    t = rob()
    band = next(b for b in t.casus.banden if b.soort is BandSoort.STEMT_AF)
    om = Band(soort=band.soort, van=band.naar, naar=band.van)

    def lijnen(licht: frozenset[str]) -> int:
        svg = ringen(t.casus, breedte=900, hoogte=800, belicht=licht)
        return sum("rk-belicht" in attributen(e).get("class", "") for e in alle(svg, "line"))

    assert bandnaam(band) == bandnaam(om)
    assert 1 == lijnen(frozenset({bandnaam(om)}))
    assert 0 == lijnen(frozenset())


def test_a_helper_and_a_halte_of_the_same_name_are_two_things() -> None:
    t = na(rob(), "band_gelegd", soort="wijst", van="huisarts", naar="huisarts")
    t = na(t, "band_gelegd", soort="wijst", van="zus", naar="huisarts")
    halte = t.halte("huisarts")
    assert halte is not None
    groepen = (Groep(naam="", haltes=(halte,)),)
    band = Band(soort=BandSoort.WIJST, van="zus", naar="huisarts")
    svg = wijzers(
        t.casus, groepen, breedte=900, hoogte=800, belicht=frozenset({"actor:huisarts", bandnaam(band)})
    ).svg

    assert {"wijzers-wie-huisarts"} == lichten(svg)
    assert 1 == sum("rk-belicht" in attributen(e).get("class", "") for e in alle(svg, "path"))


def test_where_much_hangs_on_one_helper_the_ring_says_so_in_words() -> None:
    t = rijk()
    zegt = next(u for u in uitspraken(t, Stap.REGIE) if u.figuur == "hangt_veel_aan")
    boom = beeld(t, Stap.REGIE, replace(Blik(), vraag=zegt.figuur))
    anders = beeld(t, Stap.REGIE, replace(Blik(), vraag="overzicht_haltes"))

    assert "hier hangt veel aan" in attributen(met_id(boom, "ringen-huisarts"))["aria-label"]
    assert "rk-hangt" in schrijf(met_id(boom, "ringen-huisarts"))
    assert "hier hangt veel aan" in tekst_van(boom)
    assert "rk-hangt" not in schrijf(anders)
    assert "hier hangt veel aan" not in tekst_van(anders)


# ---- the words, the acts, hostile texts -----------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(gesprekken())
def test_whatever_a_group_does_the_map_stays_kind_and_its_buttons_work(t: Toestand) -> None:
    for stap, u, blik in gelezen(t):
        boom = vak(t, stap, blik)

        assert not VERBODEN.search(tekst_van(boom)), tekst_van(boom)
        assert [] == geweigerd(t, boom)
        assert [] == dubbel(boom)
        assert belicht(t, stap, blik) or stap is Stap.WENSEN or not _verwacht(t, stap, u)


@settings(max_examples=6, deadline=None)
@given(gesprekken())
def test_whatever_a_group_does_why_points_only_at_what_it_rests_on(t: Toestand) -> None:
    _licht_precies(t)


FIGUREN = (
    "vertelteller", "vertelteller_beste", "waakvlam", "wegwijzergat", "hangt_veel_aan", "overzicht_haltes",
    "overzicht_domeinen", "regie_open", "regie_meer", "drempelkringen", "overdrachtswarmte", "deuren",
    "vaste_gezichten", "ideaal_en_werkelijk", "losse_einden", "deuren_dicht", "terugkeer",
    "formeel_tegelijk", "dichterbij",
)  # fmt: skip


@pytest.mark.parametrize("figuur", FIGUREN)
def test_every_figure_can_say_kindly_what_it_counted(figuur: str) -> None:
    tekst = waarom(rijk(), Stap.ROUTE, Uitspraak(figuur=figuur, zin="", vraag="", rang=1, bewijs=Bewijs()))

    assert re.match(r"(Geteld:|Gekeken is) .*\.", tekst)
    assert "{" not in tekst
    assert not VERBODEN.search(tekst)


def test_these_are_the_figures_that_the_map_has() -> None:
    assert {u.figuur for _stap, u, _blik in gelezen(rijk())} < set(FIGUREN)


def test_a_hostile_role_stays_text() -> None:
    t = na(rijk(), "actor_gewijzigd", actor_id="huisarts", veld="naam", waarde=VIJANDIG[:60])
    t = na(t, "obstakel_gewijzigd", obstakel_id="o0", veld="tekst", waarde=VIJANDIG)
    regie = next(u for u in uitspraken(t, Stap.REGIE) if u.figuur == "hangt_veel_aan")
    wensen = next(u for u in uitspraken(t, Stap.WENSEN) if u.figuur == "drempelkringen")

    for stap, u in ((Stap.REGIE, regie), (Stap.WENSEN, wensen)):
        boom = vak(t, stap, alles(stap, u))
        markup = schrijf(boom)
        assert "&lt;script" in markup
        assert "<script" not in markup
        bewaard = druk(t, boom, "vraagt-bewaar")
        assert "<script" not in schrijf(verslag(bewaard, breedte=1600))


def test_a_look_around_or_a_card_needs_no_counting_again(monkeypatch: pytest.MonkeyPatch) -> None:
    t = rijk()
    geteld: list[Stap] = []

    def tel(t: Toestand, stap: Stap, *, gevraagd: bool) -> tuple[Uitspraak, ...]:
        geteld.append(stap)
        return uitspraken(t, stap, gevraagd=gevraagd)

    kaartvraagt._uitspraken.cache_clear()
    monkeypatch.setattr(kaartvraagt, "uitspraken", tel)
    beeld(t, Stap.REGIE)
    beeld(t, Stap.REGIE, replace(Blik(), breedte=SMAL))
    beeld(na(t, "klok_gezet", loopt=True), Stap.REGIE)
    assert [Stap.REGIE] == geteld
    beeld(na(t, "regie_gezet", functie="routeplan", niemand=True), Stap.REGIE)
    assert [Stap.REGIE] * 2 == geteld


# ---- what makes figures possible ------------------------------------------------------------------------


def test_a_visit_can_be_called_a_transition_and_be_none_again() -> None:
    blik = replace(Blik(), bezoek="b5", open=frozenset({"meer-bezoek"}))
    lijst = met_id(beeld(rijk(), Stap.ROUTE, blik), "overgang-b5")
    keuzes = {attributen(o)["value"]: "selected" in attributen(o) for o in alle(lijst, "option")}

    assert {"", *Overgang} == set(keuzes)
    assert [Overgang.KLINIEK] == [k for k, aan in keuzes.items() if aan]
    assert [] == geweigerd(rijk(), lijst)
    assert not heeft(beeld(rijk(), Stap.ROUTE, replace(Blik(), bezoek="b5")), "overgang-b5")


def test_what_must_be_gone_first_is_chosen_among_the_other_obstacles() -> None:
    t = rijk()
    blik = replace(Blik(), bezoek="b2", kaart="o0", open=frozenset({"eerst"}))
    boom = beeld(t, Stap.OGEN, blik)

    assert [False, True, True] == [heeft(boom, f"eerst-o0-o{nr}") for nr in range(3)]
    assert "Wat moet er eerst? (1)" == tekst_van(met_id(boom, "eerst-o0"))
    assert ("o1", "o2") == _vereist(druk(t, boom, "eerst-o0-o2"), "o0")
    assert () == _vereist(druk(t, boom, "eerst-o0-o1"), "o0")
    assert not heeft(beeld(t, Stap.OGEN, replace(blik, open=frozenset())), "eerst-o0-o1")


def test_an_obstacle_that_was_taken_away_or_hidden_is_asked_for_no_more() -> None:
    t = na(rijk(), "obstakel_weggehaald", obstakel_id="o1")
    blik = replace(Blik(), bezoek="b2", kaart="o0", open=frozenset({"eerst"}))
    boom = beeld(t, Stap.OGEN, blik)
    verstopt = replace(t, verborgen=frozenset({"o2"}))

    assert ("o2",) == _vereist(druk(t, boom, "eerst-o0-o2"), "o0")
    assert not heeft(beeld(verstopt, Stap.OGEN, blik), "eerst-o0-o2")


def _vereist(t: Toestand, obstakel_id: str) -> tuple[str, ...]:
    gevonden = t.obstakel(obstakel_id)
    assert gevonden is not None
    return gevonden[1].vereist


def test_hidden_things_are_in_no_statement_and_no_light() -> None:
    t = replace(rijk(), verborgen=frozenset({"b5", "b6"}))

    for stap, u, blik in gelezen(t):
        assert not {"kaart-b5", "kaart-b6"} & lichten(beeld(t, stap, blik))
        assert u in uitspraken(zonder_verborgen(t), stap, gevraagd=True)

"""What the files in data/ say: complete, with sources, in words of our own that read easily."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path

import pyphen
import pytest

from rk.content import (
    casussen,
    laad_agenda,
    laad_casus,
    laad_kaart,
    laad_stappenplan,
    laad_werkvorm,
    werkvormen,
)
from rk.domain import ACHT_STAPPEN, BandSoort, Route, Stap, Subroute, Tafel, Veldsoort, Weg, Werkvorm

PROJECT = Path(__file__).resolve().parents[2]
GEDEELD = PROJECT.parent / "shared"
KAART = "sittard-geleen-beek-stein"
CASUS = "rob"
STAPPENPLAN = "acht-stappen"

WERKVORMEN = sorted(werkvormen())
LANGSTE_NAAM = 28
"""So many letters of a name are read from the back of the room, on one line."""

LANGSTE_VRAAG = 60

B1 = 60.0
"""The lowest Flesch–Douma score of a plain text."""

GENOEG_WOORDEN = 100
_WOORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EINDE_VAN_ZIN = re.compile(r"[.!?]+(?=\s|$)")


@cache
def _afbreker() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL")


def leesbaarheid(tekst: str) -> float:
    """Flesch–Douma: 206.84 − 0.93 · words per sentence − 77 · syllables per word; higher is plainer."""
    woorden = _WOORD.findall(tekst)
    zinnen = len(_EINDE_VAN_ZIN.findall(tekst))
    lettergrepen = sum(len(_afbreker().positions(w)) + 1 for w in woorden)
    return 206.84 - 0.93 * len(woorden) / zinnen - 77 * lettergrepen / len(woorden)


def _kaarttekst() -> str:
    kaart = laad_kaart(KAART)
    return " ".join(
        [*(r.uitleg for r in kaart.routes), kaart.vangnet.uitleg, *(h.aanbod for h in kaart.haltes)]
    )


def _ogentekst() -> str:
    weg = [b for casus in casussen().values() for b in casus.werkelijk]
    return " ".join([*(b.goed for b in weg if b.goed), *(o.tekst for b in weg for o in b.obstakels)])


def _verzonnentekst() -> str:
    return " ".join(tekst for casus in casussen().values() for tekst in casus.verzonnen)


def _stappenplantekst() -> str:
    stappenplan = laad_stappenplan(STAPPENPLAN)
    stappen = [" ".join((s.vraag, s.uitleg, *s.prompts)) for s in stappenplan.stappen]
    return " ".join([stappenplan.doel, stappenplan.voor_wie, *stappen])


def test_the_measure_knows_plain_words_from_heavy_ones() -> None:
    gewoon = "Rob slaapt in de opvang. Zijn zus komt langs."
    zwaar = "De zelfredzaamheidsbevorderende ondersteuningsvoorzieningen worden geïndiceerd toegekend."

    assert leesbaarheid(zwaar) < B1 < leesbaarheid(gewoon)


@pytest.mark.parametrize("tekst", [_kaarttekst, _ogentekst, _verzonnentekst, _stappenplantekst])
def test_a_tired_reader_can_follow_the_running_texts(tekst: Callable[[], str]) -> None:
    lopend = tekst()

    assert len(_WOORD.findall(lopend)) >= GENOEG_WOORDEN
    assert leesbaarheid(lopend) >= B1


@pytest.mark.parametrize("naam", sorted(casussen()))
def test_a_tired_reader_can_follow_every_story(naam: str) -> None:
    verhaal = laad_casus(naam).verhaal

    assert len(_WOORD.findall(verhaal)) >= GENOEG_WOORDEN
    assert leesbaarheid(verhaal) >= B1


def test_no_sentence_is_copied_from_the_sources() -> None:
    keurder = GEDEELD / "tools" / "copied_sentences.py"
    if not keurder.is_file():
        pytest.skip("the sources lie outside this checkout; without them nothing can be compared")

    gevonden = subprocess.run(
        [sys.executable, str(keurder), str(PROJECT)], capture_output=True, text=True, check=False
    )

    assert gevonden.returncode == 0, gevonden.stdout + gevonden.stderr


def test_the_map_holds_all_that_the_source_names_on_each_route() -> None:
    kaart = laad_kaart(KAART)

    per_route = {route: sum(h.route is route for h in kaart.haltes) for route in Route}

    assert per_route == {Route.GROEN: 10, Route.GEEL: 29, Route.ORANJE: 51, Route.BLAUW: 47}


def test_each_of_the_five_blue_subroutes_has_its_products() -> None:
    kaart = laad_kaart(KAART)

    per_subroute = {sub: sum(h.subroute is sub for h in kaart.haltes) for sub in Subroute}

    assert per_subroute == {
        Subroute.INKOMEN: 12,
        Subroute.WERK: 19,
        Subroute.ONDERSTEUNING: 10,
        Subroute.ZORG_ZVW: 2,
        Subroute.WONEN: 4,
    }


def test_every_halte_says_where_it_comes_from_and_what_somebody_finds_there() -> None:
    zonder = [h.id for h in laad_kaart(KAART).haltes if not (h.bron and h.aanbod and h.zoekwoorden)]

    assert zonder == []


def test_an_offer_is_one_short_sentence() -> None:
    lang = [h.aanbod for h in laad_kaart(KAART).haltes if len(h.aanbod) > 90 or not h.aanbod.endswith(".")]

    assert lang == []


def test_two_haltes_never_look_the_same_on_the_map() -> None:
    namen = [h.naam.casefold() for h in laad_kaart(KAART).haltes]

    assert len(namen) == len(set(namen))


def test_a_part_lies_on_the_same_route_as_its_whole() -> None:
    kaart = laad_kaart(KAART)
    paren = [(deel, geheel) for deel in kaart.haltes if deel.onder and (geheel := kaart.halte(deel.onder))]

    elders = [d.id for d, g in paren if (d.route, d.subroute) != (g.route, g.subroute)]

    assert len(paren) >= 30
    assert elders == []


@pytest.mark.parametrize(
    ("werkvorm", "aantallen"),
    [
        # 002, table 2: seven principles
        ("hoe-werken-wij", [7]),
        # 002, closing chapter: seven recommendations
        ("hoe-werken-wij-voorwaarden", [4, 3, 6, 6, 8, 5, 5]),
        # 002, table 5: seven elements, after the welcome of §4.4
        ("ontvangst", [6, 6, 3, 1, 2, 4, 2, 3]),
        # 002, table 3: 6, 7 and 5 examples, one more from §2.2; then §3.2
        ("gesprek-wegen-formulier", [6, 8, 5, 6, 4]),
        # 004: ten themes
        ("zo-werken-we-samen", [4, 2, 7, 8, 6, 2, 3, 3, 3, 3]),
    ],
)
def test_a_checklist_holds_all_that_its_source_names(werkvorm: str, aantallen: list[int]) -> None:
    checklijst = laad_werkvorm(werkvorm).checklijst

    assert checklijst
    assert aantallen == [len(g.stellingen) for g in checklijst.groepen]


def test_each_principle_shows_both_ways_of_working() -> None:
    checklijst = laad_werkvorm("hoe-werken-wij").checklijst

    assert checklijst
    assert [s.id for g in checklijst.groepen for s in g.stellingen if not s.anders] == []


def test_a_conversation_is_never_rated_for_less_than_five_and_only_in_three_ways() -> None:
    checklijst = laad_werkvorm("gesprek-wegen-formulier").checklijst

    assert checklijst
    assert checklijst.minste == 5
    assert len(checklijst.gebruik) == 3


def test_every_two_needs_without_the_third_have_a_name() -> None:
    schaal = laad_werkvorm("gesprek-wegen").schaal
    assert schaal
    behoeften = [d.id for d in schaal.delen]

    namen = {frozenset(c.hoog): c.naam for c in schaal.combinaties}

    assert {frozenset(p) for p in combinations(behoeften, 2)} | {frozenset(behoeften)} == set(namen)
    assert len(set(namen.values())) == 4


def test_every_sort_of_answer_is_there_to_place_as_often() -> None:
    bord = laad_werkvorm("gesprek-wegen-oefenen").kaarten
    assert bord

    per_vak = Counter(v.vak for v in bord.voorbeelden)

    assert per_vak == dict.fromkeys((v.id for v in bord.vakken), 3)
    assert bord.plaatsen


def test_the_six_cards_each_have_examples_that_fit_the_screen() -> None:
    bord = laad_werkvorm("gesprekskaarten").kaarten
    assert bord

    regels = [(v.id, r) for v in bord.vakken for b in v.blokken for r in b.regels]
    te_veel = [(v.id, b.kop) for v in bord.vakken for b in v.blokken if len(b.regels) > 5]

    assert {v.id for v in bord.vakken} == {vak for vak, _r in regels}
    assert len(bord.vakken) == 6
    assert te_veel == [] == [r for _vak, r in regels if len(r) > 70]


def test_what_was_told_flows_into_the_tandem() -> None:
    blad = laad_werkvorm("tandem").plan

    assert blad
    assert {"verteld": "verteld"} == {d.id: d.instroom for d in blad.delen if d.instroom}


@pytest.mark.parametrize("naam", sorted(casussen()))
def test_every_halte_that_the_casus_names_is_on_the_map(naam: str) -> None:
    kaart, casus = laad_kaart(KAART), laad_casus(naam)
    genoemd = [
        *(b.halte_id for weg in Weg for b in casus.weg(weg)),
        *(a.halte_id for a in casus.actoren if a.halte_id),
        *(b.naar for b in casus.banden if b.soort is BandSoort.WIJST),
    ]

    assert len(genoemd) > len(casus.werkelijk) > 0
    assert [h for h in genoemd if kaart.halte(h) is None] == []


@pytest.mark.parametrize("naam", sorted(casussen()))
def test_the_story_carries_no_label(naam: str) -> None:
    casus = laad_casus(naam)
    beleefd = [tekst for b in casus.werkelijk for tekst in (b.goed, *(o.tekst for o in b.obstakels))]
    tekst = " ".join([casus.verhaal, *casus.kan_goed, *casus.wil, *casus.wil_niet, *beleefd]).casefold()

    labels = re.findall(
        r"adhd|schizo\w*|psycho\w*|diagnos\w*|verslaafd\w*|beïnvloed\w*|behandeltrouw|cliënt|patiënt", tekst
    )

    assert labels == []


def test_what_was_made_up_for_practice_says_so() -> None:
    casus = laad_casus(CASUS)

    assert casus.oefening
    assert casus.verzonnen
    assert {"oefening"} == {b.woord for b in casus.werkelijk}


def test_the_group_fills_in_the_best_way_and_what_he_lives_through() -> None:
    casus = laad_casus(CASUS)

    assert casus.beste == ()
    assert [b.id for b in casus.werkelijk if b.goed or b.obstakels] == []


def test_the_talk_has_all_its_steps_in_order() -> None:
    assert list(Stap) == [s.stap for s in laad_stappenplan(STAPPENPLAN).stappen]


@pytest.mark.parametrize("agenda", ["45", "60", "90", "120"])
def test_the_minutes_of_an_agenda_fill_exactly_its_time(agenda: str) -> None:
    stappen = laad_stappenplan(STAPPENPLAN).stappen

    assert int(agenda) == sum(s.minuten[agenda] for s in stappen)
    assert all(s.minuten[agenda] > 0 for s in stappen)


def test_an_hour_leaves_twenty_minutes_for_what_the_group_takes_home() -> None:
    oogst = (Stap.VIERV, Stap.DILEMMAS, Stap.WENSEN)

    minuten = sum(s.minuten["60"] for s in laad_stappenplan(STAPPENPLAN).stappen if s.stap in oogst)

    assert minuten >= 20


def test_each_of_the_eight_steps_asks_one_question_and_helps_whoever_leads() -> None:
    stappenplan = laad_stappenplan(STAPPENPLAN)
    stappen = [uitleg for stap in ACHT_STAPPEN if (uitleg := stappenplan.uitleg(stap))]

    assert len(stappen) == 8
    assert [s.stap for s in stappen if not s.vraag.endswith("?") or not 3 <= len(s.prompts) <= 5] == []


def test_a_text_asks_for_no_other_name_than_the_persons() -> None:
    stappenplan = laad_stappenplan(STAPPENPLAN)
    plekken = {
        plek
        for s in stappenplan.stappen
        for tekst in (s.naam, s.vraag, s.uitleg, *s.prompts)
        for plek in re.findall(r"\{.*?\}", tekst)
    }

    assert plekken == {"{naam}", "{naams}"}


def _namen(w: Werkvorm) -> list[str]:
    """What is named on the shared screen: domains, fields for cards, parts, stages, descriptions."""
    return [
        *(d.naam for d in (w.schaal.delen if w.schaal else ())),
        *(v.naam for v in (w.kaarten.vakken if w.kaarten else ())),
        *(g.naam for g in (w.checklijst.groepen if w.checklijst else ())),
        *(d.naam for d in (w.plan.delen if w.plan else ())),
        *(e.naam for e in (w.reis.etappes if w.reis else ())),
        *(m.naam for m in (w.reis.merken if w.reis else ())),
        *(o.naam for o in (w.keuze.opties if w.keuze else ())),
    ]


def _werkvormtekst(w: Werkvorm) -> str:
    uitleg = (
        *(d.uitleg for d in (w.schaal.delen if w.schaal else ())),
        *(e.uitleg for e in (w.reis.etappes if w.reis else ())),
        *(o.uitleg for o in (w.keuze.opties if w.keuze else ())),
    )
    return " ".join(
        [w.doel, w.voor_wie, w.vraag, w.uitleg, *w.prompts, w.toestemming, w.let_op, *filter(None, uitleg)]
    )


@pytest.mark.parametrize("id_", WERKVORMEN)
def test_a_werkvorm_can_be_followed_by_a_tired_reader(id_: str) -> None:
    lopend = _werkvormtekst(laad_werkvorm(id_))

    assert len(_WOORD.findall(lopend)) >= GENOEG_WOORDEN
    assert leesbaarheid(lopend) >= B1


@pytest.mark.parametrize("id_", WERKVORMEN)
def test_a_werkvorm_asks_one_short_question_and_its_names_fit(id_: str) -> None:
    w = laad_werkvorm(id_)

    assert 1 == w.vraag.count("?")
    assert len(w.vraag) <= LANGSTE_VRAAG
    assert [n for n in _namen(w) if len(n) > LANGSTE_NAAM] == []


@pytest.mark.parametrize("id_", WERKVORMEN)
def test_a_werkvorm_says_its_source_and_whoever_is_asked_can_say_no(id_: str) -> None:
    w = laad_werkvorm(id_)

    assert w.bron
    assert bool(w.toestemming) or w.tafel is not Tafel.PERSOON


# ---- werkvormen ----------------------------------------------------------------------------------


def test_each_of_the_eight_stages_says_who_does_what_and_what_holds_back() -> None:
    reis = laad_werkvorm("van-worsteling-naar-ambassadeur").reis

    assert reis is not None
    assert len(reis.etappes) == 8
    assert {tuple(b.kop for b in e.blokken[:5]) for e in reis.etappes} == {
        ("Situatie", "Wat de persoon doet", "Wat tegenhoudt", "Wat helpers doen", "Wat beter niet")
    }
    assert len(reis.vragen) == 3
    assert reis.plek
    assert reis.domeinen


def test_the_four_states_are_no_ladder() -> None:
    w = laad_werkvorm("vier-staten")
    vast = ("Wat helpt", "Let op", "Houding", "Bereiken", "Afglijden voorkomen", "Meer hoop")

    assert w.gevoelig
    assert "geen fasen" in w.let_op
    assert w.keuze is not None
    assert w.keuze.twijfel
    assert {tuple(b.kop for b in o.blokken) for o in w.keuze.opties} == {("Hoop, kansen, berusting", *vast)}
    regels = {o.id: " ".join(r for b in o.blokken for r in b.regels) for o in w.keuze.opties}
    assert "waardig leven" in regels["regelloos"]


def test_a_signal_asks_whom_it_hits_and_who_can_change_it() -> None:
    w = laad_werkvorm("signalen")

    assert w.plan is not None
    assert w.plan.register
    velden = {v.id: v for d in w.plan.delen for v in d.velden}
    assert velden["wie-kan-het"].keuzes == ("team", "organisatie", "gemeente", "rijk")
    assert velden["halte"].soort is Veldsoort.HALTE


def test_the_pilot_light_burns_from_half_a_year_before_to_at_least_three_months_after() -> None:
    reis = laad_werkvorm("waakvlam").reis

    assert reis is not None
    assert reis.tijdlijn is not None
    assert reis.tijdlijn.van == -6
    assert reis.tijdlijn.tot >= 3
    assert reis.tijdlijn.gaten
    assert any(m.wie for m in reis.merken)


def test_no_amount_is_built_in_and_each_has_a_source_of_its_own() -> None:
    w = laad_werkvorm("wat-levert-het-op")

    assert w.plan is not None
    met_som = [d for d in w.plan.delen if d.som]
    assert len(met_som) == 3
    for deel in met_som:
        assert [v.id for v in deel.velden if v.soort is Veldsoort.BEDRAG] == ["van", "tot"]
        assert "waarvandaan" in {v.id for v in deel.velden}
    teksten = [_werkvormtekst(w), *(v.hulp for d in w.plan.delen for v in d.velden)]
    assert [t for t in teksten if "€" in t or "euro" in t or re.search(r"\d{2,}", t)] == []


def test_each_of_the_six_lessons_comes_up_at_a_step_of_its_own() -> None:
    bord = laad_werkvorm("lessen-van-anderen").kaarten

    assert bord is not None
    assert len(bord.vakken) == 6
    assert [v.vak for v in bord.voorbeelden] == [v.id for v in bord.vakken]
    stappen = [v.stap for v in bord.voorbeelden]
    assert None not in stappen
    assert len(set(stappen)) == 6


def test_the_agenda_about_someone_is_exactly_the_eight_steps() -> None:
    assert tuple(r.stap for r in laad_agenda("over-iemand").punten) == ACHT_STAPPEN

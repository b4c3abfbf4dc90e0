"""A journey on the beamer, the phone, paper and in the overview: stages, a heat map, the time."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from rk.content import laad_werkvorm
from rk.domain import (
    Eerder,
    Etappe,
    Kamerstand,
    Merksoort,
    Reis,
    Reismerk,
    Reismeting,
    Reisplek,
    Reisscore,
    Reisvraag,
    Stem,
    Tafel,
    Tijdeenheid,
    Tijdlijn,
    Vorm,
    Werkpunt,
    Werkstand,
    Werkvorm,
)
from rk.events import Toestand
from rk.events.gebeurtenis import als_gegeven
from rk.events.inbreng import WerkInbreng, bezwaar, lees_inbreng
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.telefoonblok import Rand
from rk.tekening.werk import reis
from rk.tekening.werk.reis.merken import merkteken
from rk.tekening.werk.reis.tijd import gatenzin, maandwoord, vakken, vakwoord, wanneer
from rk.tekening.werk.reis.tijdlijn import balken
from rk.tekening.werk.reis.warmte import goed, vakje
from rk.tekening.werk.tekens import kent
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

AMBASSADEUR, KLANTREIS, WAAKVLAM = "van-worsteling-naar-ambassadeur", "klantreis", "waakvlam"
DRIE = (AMBASSADEUR, KLANTREIS, WAAKVLAM)
LANG = "Arbeidsongeschiktheidsverzekeringsmaatschappij en gedoe erom"


def groot(n: int, *, jaar: bool = False) -> Werkvorm:
    """A journey with everything, of `n` stages: what somebody's own file could be."""
    return Werkvorm(
        id="proef", titel=LANG, kort="Proef", vorm=Vorm.REIS, doel="x", voor_wie="x", tafel=Tafel.GROEP,
        minuten=10, vraag="Waar ben je?", let_op="Let op.",
        reis=Reis(
            etappes=tuple(
                Etappe(id=f"e{nr}", naam=LANG, uitleg=VIJANDIG, meting=nr % 2 == 0) for nr in range(n)
            ),
            plek=True,
            domeinen=tuple(f"{LANG} {nr}" for nr in range(min(n, 8))),
            vragen=tuple(Reisvraag(id=f"v{nr}", vraag=LANG, laag="l", hoog="h") for nr in range(4)),
            merken=tuple(
                Merksoort(id=f"s{nr}", naam=LANG, wie=nr % 2 == 0) for nr in range(3 if n < 9 else 9)
            ),
            meting="Hoeveel?",
            tijdlijn=Tijdlijn(moment=LANG, van=-600, tot=600, gaten=True, eenheid=Tijdeenheid.JAAR)
            if jaar
            else Tijdlijn(moment=LANG, van=-60, tot=60, gaten=True),
        ),
    )  # fmt: skip


def toestand(werkvorm: str | Werkvorm, *, hier: bool = False) -> tuple[Toestand, Werkpunt]:
    w = laad_werkvorm(werkvorm) if isinstance(werkvorm, str) else werkvorm
    punt = Werkpunt(f"w-{w.id}")
    t = rob(
        ("werkvorm_toegevoegd", {"punt": punt, "werkvorm": als_gegeven(w)}),
        ("stap_geopend", {"stap": punt}),
    )
    return (na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja") if hier else t), punt


def vol(werkvorm: str | Werkvorm, *, mensen: int = 3, fase: str = "bekijken") -> tuple[Toestand, Werkpunt]:
    """Everything that the journey can hold, by so many people, with hostile words and an earlier talk."""
    t, punt = toestand(werkvorm)
    w = t.werkvorm(punt)
    assert w
    assert w.reis
    r, kies = w.reis, random.Random(7)
    etappes, domeinen = [e.id for e in r.etappes], ("", *r.domeinen) if r.plek else ()
    stemmen = (Stem.GROEP, Stem.PERSOON, *[Stem.DEELNEMER] * mensen)
    lijn = r.tijdlijn
    s = Werkstand(
        ja=True,
        plekken=tuple(
            Reisplek(etappe=kies.choice(etappes), stem=stem, domein=d) for d in domeinen for stem in stemmen
        ),
        scores=tuple(
            Reisscore(etappe=e, vraag=v.id, stem=stem, waarde=kies.randint(0, 4))
            for e in etappes
            for v in r.vragen
            for stem in stemmen
            if stem is not Stem.PERSOON
        ),
        merken=tuple(
            Reismerk(
                id=f"m{nr}", soort=kies.choice(r.merken).id, tekst=VIJANDIG_LANG, wie="w" * 60,
                etappe=kies.choice(etappes) if etappes and (nr % 2 or lijn is None) else "",
                maand=lijn.van + nr if lijn and (not etappes or nr % 2 == 0) else None,
                tot=0 if lijn else None,
            )
            for nr in range(6)
        ),
        metingen=tuple(
            Reismeting(etappe=e.id, waarde=nr % 10 + 1) for nr, e in enumerate(r.etappes) if e.meting
        ),
        gekozen=("m1", *etappes[:1]),
    )  # fmt: skip
    eerder = Eerder(sessie="x", dag="2026-03-01", titel="x", casus=t.casus, werk={w.id: s})
    t = replace(t, werk={punt: s}, eerder=(eerder,))
    return na(t, "fase_gezet", stap=punt, fase=fase), punt


def kijken(t: Toestand, punt: Werkpunt) -> list[Blik]:
    """Every picture of the journey, with each kind of thing opened."""
    w = t.werkvorm(punt)
    assert w
    assert w.reis
    r = w.reis
    open_ = [
        "weg/groep/",
        "weg/persoon/",
        "weg/deelnemer/",
        "warmte/groep/",
        "lijn/groep/",
        "onzin/onzin/onzin",
    ]
    open_ += [f"weg/groep/e:{e.id}" for e in r.etappes[:2]] + ["weg/groep/e:weg", "weg/groep/k:m1"]
    open_ += [f"weg/groep/e:{e.id}:{s.id}" for e in r.etappes[:1] for s in r.merken]
    open_ += [f"warmte/groep/v:{e.id}:{v.id}" for e in r.etappes[:1] for v in r.vragen[:2]]
    open_ += ["lijn/groep/m:0", "lijn/groep/m:-6", "lijn/groep/m:x", "lijn/groep/m:999999", "lijn/groep/k:m0"]
    blikken = [Blik(kaart=k) for k in open_] + [Blik(kaart=k, breedte=SMAL) for k in open_[:5]]
    return [*blikken, Blik(), Blik(kaart="lijn/groep/m:13", open=frozenset({"reis-maanden"}))]


def scherm(t: Toestand, punt: Werkpunt, kaart: str | None = None, **kijk: Any) -> El:
    return beeld(t, punt, Blik(kaart=kaart, **kijk), Kamerstand())


# ---- everything together -------------------------------------------------------------------------------


@pytest.mark.parametrize("werkvorm", [*DRIE, groot(3), groot(40, jaar=True)], ids=[*DRIE, "klein", "groot"])
@pytest.mark.parametrize("fase", ["voor_zich", "bekijken", "kiezen"])
def test_every_act_on_the_screen_is_one_that_the_server_takes(werkvorm: str | Werkvorm, fase: str) -> None:
    t, punt = vol(werkvorm, fase=fase)
    for blik in kijken(t, punt):
        boom = beeld(t, punt, blik, Kamerstand())

        assert [] == geweigerd(t, boom), blik
        assert [] == dubbel(boom), blik


@pytest.mark.parametrize("werkvorm", [*DRIE, groot(3)], ids=[*DRIE, "klein"])
def test_an_empty_journey_draws_and_leaves_nothing_in_the_overview(werkvorm: str | Werkvorm) -> None:
    t, punt = toestand(werkvorm)
    for blik in kijken(t, punt):
        boom = beeld(t, punt, blik, Kamerstand())
        assert [] == geweigerd(t, boom)

    assert reis.VORM.alinea(t, punt) is None


@pytest.mark.parametrize("werkvorm", [*DRIE, groot(3)], ids=[*DRIE, "klein"])
def test_a_closed_talk_can_be_read_and_changes_nothing(werkvorm: str | Werkvorm) -> None:
    t, punt = vol(werkvorm)
    t = na(t, "sessie_gesloten")
    for blik in kijken(t, punt):
        assert [] == geweigerd(t, beeld(t, punt, blik, Kamerstand())), blik


def test_hostile_words_stay_words() -> None:
    t, punt = vol(groot(3))

    assert blijft_tekst(scherm(t, punt, "weg/groep/k:m1"))
    assert blijft_tekst(scherm(t, punt, "lijn/groep/k:m0"))
    alinea = reis.VORM.alinea(t, punt)
    assert alinea is not None
    assert blijft_tekst(alinea)
    assert "<script" not in schrijf(reis.VORM.papier(t, punt))


def test_two_hundred_people_are_counted_and_none_is_a_row_of_his_own() -> None:
    t, punt = vol(AMBASSADEUR, mensen=200)

    weinig, veel = (
        sum(1 for _e in alle(scherm(*vol(AMBASSADEUR, mensen=n), kaart))) for n, kaart in
        ((3, "warmte/groep/"), (200, "warmte/groep/"))
    )  # fmt: skip
    assert veel <= weinig * 1.1
    assert "200 keer" not in tekst_van(scherm(t, punt))


@pytest.mark.parametrize("werkvorm", DRIE)
def test_every_mark_of_a_shipped_journey_has_its_own_drawing(werkvorm: str) -> None:
    r = laad_werkvorm(werkvorm).reis
    assert r

    assert [] == [s.id for s in r.merken if not kent(merkteken(s))]


# ---- the stages ------------------------------------------------------------------------------------------


def test_pressing_puts_him_there_and_pressing_again_takes_it_off() -> None:
    t, punt = toestand(AMBASSADEUR)
    for verwacht in ("true", "false"):
        t = druk(t, scherm(t, punt), "plek-1-op-zoek")

        assert verwacht == attributen(met_id(scherm(t, punt), "plek-1-op-zoek"))["aria-pressed"]


def test_the_room_adds_voices_and_can_be_asked_anew() -> None:
    t, punt = toestand(AMBASSADEUR)
    for _keer in range(3):
        t = druk(t, scherm(t, punt, "weg/deelnemer/"), "plek-0-merken")
    naam = attributen(met_id(scherm(t, punt, "weg/deelnemer/"), "plek-0-merken"))["aria-label"]
    assert "In het geheel: Merken dat het niet gaat – 3 uit de kamer" == naam

    t = druk(t, scherm(t, punt, "weg/deelnemer/"), "reis-opnieuw-0")
    assert () == t.werkstand(punt).plekken


def test_the_persons_own_view_is_asked_only_when_he_is_there() -> None:
    t, punt = toestand(AMBASSADEUR)
    t = replace(t, casus=replace(t.casus, oefening=False))

    assert not heeft(scherm(t, punt), "reis-stem-persoon")
    assert heeft(scherm(na(t, "vooraf_ingevuld", veld="is_hier", waarde="ja"), punt), "reis-stem-persoon")


def test_an_earlier_talk_lies_under_this_one_and_says_what_moved() -> None:
    t, punt = toestand(AMBASSADEUR)
    toen = Werkstand(plekken=(Reisplek(etappe="merken", stem=Stem.GROEP, domein="Geld"),))
    eerder = Eerder(sessie="x", dag="2026-03-01", titel="x", casus=t.casus, werk={AMBASSADEUR: toen})
    t = na(replace(t, eerder=(eerder,)), "reisplek_gezet", punt=punt, etappe="op-zoek", domein="Geld")
    gelezen = tekst_van(scherm(t, punt))

    zin = "Geld: op 1 maart 2026 bij “Merken dat het niet gaat”, nu bij “Op zoek naar hulp”"
    assert zin in gelezen
    assert zin in tekst_van(reis.VORM.alinea(t, punt) or El("p"))
    assert "de vorige keer" in attributen(met_id(scherm(t, punt), "plek-1-merken"))["aria-label"]


def test_a_stage_opens_with_what_is_known_and_only_its_first_block_lies_open() -> None:
    t, punt = toestand(AMBASSADEUR)
    boom = scherm(t, punt, "weg/groep/e:merken")

    assert "Je merkt dat geld en gezondheid niet meer in balans zijn." in tekst_van(boom)
    assert "De redder willen zijn" not in tekst_van(boom)
    naar = scherm(t, punt, "weg/groep/e:merken", open=frozenset({"reisblok-merken-4"}))
    assert "De redder willen zijn" in tekst_van(naar)


def test_the_measurement_is_a_line_with_its_words() -> None:
    t, punt = toestand(KLANTREIS)
    for etappe, knop in (("stress-1", "reis-meting-8"), ("stress-2", "reis-meting-5")):
        t = druk(t, scherm(t, punt, f"weg/persoon/e:{etappe}"), knop)
    (lijntje,) = [e for e in alle(scherm(t, punt), "svg") if attributen(e).get("role") == "img"]

    assert "Nu: 8, 5, nog niet." in attributen(lijntje)["aria-label"]
    assert 2 == sum(1 for _e in alle(lijntje, "circle"))
    assert "Na elkaar: 8, 5, nog niet." in tekst_van(reis.VORM.alinea(t, punt) or El("p"))


def test_while_choosing_a_stage_and_a_mark_are_taken_up() -> None:
    t, punt = toestand(AMBASSADEUR)
    t = na(t, "reismerk_gezet", punt=punt, merk_id="m", soort="kans", tekst="De kapper", etappe="merken")
    t = na(t, "fase_gezet", stap=punt, fase="kiezen")
    for id_ in ("etappe-pak-merken", "merk-m"):
        t = druk(t, scherm(t, punt, "weg/groep/e:merken"), id_)

    assert ("merken", "m") == t.werkstand(punt).gekozen
    assert "Dit pakken we op Merken dat het niet gaat Hier ligt een kans: De kapper" in tekst_van(
        reis.VORM.alinea(t, punt) or El("p")
    )


# ---- the heat map ----------------------------------------------------------------------------------------


def test_the_good_end_of_a_question_is_dark_whichever_end_that_is() -> None:
    r = laad_werkvorm(AMBASSADEUR).reis
    assert r

    assert {"aansluiten": 4, "kansen": 0, "stap-en-weg": 4} == {v.id: goed(v, 4) for v in r.vragen}


def test_a_cell_says_its_number_its_spread_and_that_answers_differ() -> None:
    t, punt = toestand(AMBASSADEUR)
    for waarde in (0, 1, 4):
        t = druk(t, scherm(t, punt, "warmte/groep/v:merken:aansluiten"), f"kamer-{waarde}")
    cel = met_id(scherm(t, punt, "warmte/groep/"), "warm-aansluiten-merken")

    assert tekst_van(cel).startswith("1 ↔ Merken dat het niet gaat, Waar sluiten we goed aan?")
    assert tekst_van(cel).endswith("1 keer 0, 1 keer 1, 1 keer 4. loopt uiteen")
    assert "is-g1" in attributen(cel)["class"]


def test_what_the_group_says_goes_before_the_middle_of_the_room() -> None:
    t, punt = toestand(AMBASSADEUR)
    t = druk(t, scherm(t, punt, "warmte/groep/v:merken:aansluiten"), "kamer-0")
    t = druk(t, scherm(t, punt, "warmte/groep/v:merken:aansluiten"), "groep-3")

    assert tekst_van(met_id(scherm(t, punt, "warmte/groep/"), "warm-aansluiten-merken")).startswith("3 ")


def test_with_the_person_himself_nothing_is_taken_together_over_people() -> None:
    scores = tuple(Reisscore(etappe="e0", vraag="v0", stem=Stem.DEELNEMER, waarde=w) for w in (0, 4, 4))
    s = Werkstand(scores=scores)

    assert 4 == vakje(s, "e0", "v0", midden=True).stand
    assert vakje(s, "e0", "v0", midden=False).stand is None
    werkvorm = replace(groot(3), tafel=Tafel.PERSOON)
    t, punt = toestand(werkvorm)
    t = replace(t, werk={punt: s})
    assert tekst_van(met_id(scherm(t, punt, "warmte/groep/"), "warm-v0-e0")).startswith("– ")


# ---- the time --------------------------------------------------------------------------------------------


def zin_bij(*merken: tuple[int, int, str]) -> str:
    r = laad_werkvorm(WAAKVLAM).reis
    assert r
    return gatenzin(r, [Reismerk(id=f"m{v}", soort=s, wie="zus", maand=v, tot=t) for v, t, s in merken])


@pytest.mark.parametrize(
    ("merken", "zin"),
    [
        ((), "Er staat nog niemand op de lijn."),
        (((-6, 6, "contact"),), "Er is steeds iemand, van begin tot eind."),
        (((-6, -3, "kennismaken"), (0, 6, "contact")), "Nog niemand: 2 tot en met 1 maanden ervoor."),
        (
            ((-5, -1, "contact"), (2, 6, "contact")),
            "Nog niemand: 6 maanden ervoor, de overgang, 1 maand erna.",
        ),
        (((-6, 0, "contact"), (1, 6, "spannend")), "Nog niemand: 1 tot en met 6 maanden erna."),
    ],
)
def test_months_with_nobody_are_said_in_words(merken: tuple[tuple[int, int, str], ...], zin: str) -> None:
    assert zin == zin_bij(*merken)


def test_a_month_is_filled_only_by_a_mark_that_says_who() -> None:
    r = laad_werkvorm(WAAKVLAM).reis
    assert r

    naamloos = [Reismerk(id="m", soort="contact", maand=-6, tot=6)]
    assert "Er staat nog niemand op de lijn." == gatenzin(r, naamloos)


def test_an_empty_month_is_marked_in_words_and_for_who_listens() -> None:
    t, punt = toestand(WAAKVLAM)
    t = na(t, "reismerk_gezet", punt=punt, merk_id="m", soort="contact", wie="zus", maand=-6, tot=0)
    boom = scherm(t, punt)

    assert "3 leeg 3 maanden erna, nog niemand, 0 merken" == tekst_van(met_id(boom, "vak3"))
    assert "er is iemand" in tekst_van(met_id(boom, "vak-3"))
    assert "Nog niemand: 1 tot en met 6 maanden erna." == tekst_van(met_id(boom, "reis-gaten"))


def test_years_are_drawn_as_years_and_open_to_months() -> None:
    lijn = Tijdlijn(moment="Het gesprek", van=-180, tot=36, eenheid=Tijdeenheid.JAAR)
    rij = vakken(lijn)

    assert (15 + 1 + 3, -180, 36) == (len(rij), rij[0].van, rij[-1].tot)
    assert all(a.tot + 1 == b.van for a, b in pairwise(rij))
    assert ["15 jaar ervoor", "Het gesprek", "3 jaar erna"] == [
        vakwoord(v, lijn.moment) for v in (rij[0], rij[15], rij[-1])
    ]
    assert [1, 12] == [vakken(lijn, rond=13)[0].van, vakken(lijn, rond=13)[11].van]
    assert "2 jaar en 3 maanden ervoor" == maandwoord(-27, lijn)


@pytest.mark.parametrize(
    ("van", "tot", "zin"),
    [
        (-180, -169, "15 jaar ervoor"),
        (-84, -61, "7 tot en met 6 jaar ervoor"),
        (-12, 12, "1 jaar ervoor tot en met 1 jaar erna"),
        (-30, -30, "2 jaar en 6 maanden ervoor"),
        (-1, 14, "1 maand ervoor tot en met 1 jaar en 2 maanden erna"),
        (0, 0, "Het gesprek"),
    ],
)
def test_when_a_mark_is_is_said_as_people_say_it(van: int, tot: int, zin: str) -> None:
    lijn = Tijdlijn(moment="Het gesprek", van=-180, tot=36, eenheid=Tijdeenheid.JAAR)

    assert zin == wanneer(Reismerk(id="m", soort="s", maand=van, tot=tot), lijn)


def test_bars_never_lie_over_each_others_words() -> None:
    t, punt = vol(WAAKVLAM)
    t = na(t, "reismerk_gezet", punt=punt, soort="spannend", tekst="kort", maand=6)
    w = t.werkvorm(punt)
    assert w
    assert w.reis
    assert w.reis.tijdlijn
    rij = vakken(w.reis.tijdlijn)
    getekend = balken(w.reis, t.werkstand(punt).merken, rij, 70.0)

    for nr, a in enumerate(getekend):
        assert 0 <= a.woord[0] <= a.van <= a.tot <= a.woord[1] < len(rij)
        for b in getekend[nr + 1 :]:
            assert a.rij != b.rij or a.woord[1] < b.woord[0] or b.woord[1] < a.woord[0]


def test_a_mark_is_laid_changed_and_taken_away_from_the_panel() -> None:
    t, punt = toestand(WAAKVLAM)
    t = druk(t, scherm(t, punt, "lijn/groep/m:-2:kennismaken"), "merk-erbij-kennismaken", wie="zus", tot="1")
    (m,) = t.werkstand(punt).merken
    assert ("kennismaken", "zus", -2, 1) == (m.soort, m.wie, m.maand, m.tot)

    blad = scherm(t, punt, f"lijn/groep/k:{m.id}")
    t = druk(t, blad, f"merk-tot-{m.id}", waarde="4")
    assert 4 == t.werkstand(punt).merken[0].tot
    t = druk(t, scherm(t, punt, f"lijn/groep/k:{m.id}"), f"merk-weg-{m.id}")
    assert () == t.werkstand(punt).merken


# ---- phone, paper, overview ------------------------------------------------------------------------------


def velden(form: El) -> dict[str, str]:
    """What a phone sends when somebody fills in all there is."""
    uit: dict[str, str] = {}
    for v in [e for e in met(form, "name") if e.tag != "button"]:
        a = attributen(v)
        if v.tag == "select":
            opties = list(alle(v, "option"))
            uit[a["name"]] = attributen(next((o for o in opties if "selected" in attributen(o)), opties[0]))[
                "value"
            ]
        elif v.tag == "textarea" or a.get("type") == "text":
            uit[a["name"]] = "een paar woorden"
        elif a.get("type") != "radio" or "checked" in a or a["name"] not in uit:
            uit[a["name"]] = a["value"]
    return uit


def telefoon(t: Toestand, punt: Werkpunt, wijzig: Any = None) -> El:
    rand = Rand(nieuw="nieuw-0000", vervangt="oud" if wijzig else "", noot=El("p"), meelezen=False)
    return El("div", (), tuple(reis.VORM.telefoon(t, punt, wijzig, rand)))


@pytest.mark.parametrize("werkvorm", [*DRIE, groot(3), groot(40, jaar=True)], ids=[*DRIE, "klein", "groot"])
def test_what_a_phone_sends_is_taken_said_and_found_again(werkvorm: str | Werkvorm) -> None:
    t, punt = toestand(werkvorm)
    boom = telefoon(t, punt)
    assert [] == dubbel(boom)
    for form in alle(boom, "form"):
        gegeven = {k: v for k, v in velden(form).items() if k not in ("stap", "id", "gemeld")}
        inbreng = lees_inbreng(str(punt), gegeven)

        assert bezwaar(t, inbreng) is None
        assert isinstance(inbreng, WerkInbreng)
        assert len(reis.VORM.in_woorden(t, inbreng)) > 5
        anders = [velden(f) for f in alle(telefoon(t, punt, inbreng), "form")]
        assert [{**gegeven, "vervangt": "oud"}] == [
            {k: v for k, v in a.items() if k not in ("stap", "id", "gemeld")} for a in anders
        ]


def test_a_phone_says_one_thing_in_one_line() -> None:
    t, punt = toestand(AMBASSADEUR)
    gegeven = {"vorm": "reisscores", "etappe": "merken", "score:kansen": "3"}

    inbreng = lees_inbreng(str(punt), gegeven)

    assert isinstance(inbreng, WerkInbreng)
    zin = reis.VORM.in_woorden(t, inbreng)
    assert "Merken dat het niet gaat: Waar laten we kansen liggen? 3" == zin


def test_no_question_of_a_stage_must_be_answered_on_a_phone() -> None:
    t, punt = toestand(AMBASSADEUR)
    scores = [e for e in alle(telefoon(t, punt), "input") if attributen(e)["name"].startswith("score:")]

    assert 8 * 3 * 5 == len(scores)
    assert [] == [e for e in scores if "required" in attributen(e)]


@pytest.mark.parametrize("werkvorm", [*DRIE, groot(40, jaar=True)], ids=[*DRIE, "groot"])
def test_paper_names_every_stage_and_question(werkvorm: str | Werkvorm) -> None:
    t, punt = toestand(werkvorm)
    w = t.werkvorm(punt)
    assert w
    assert w.reis
    gelezen = tekst_van(reis.VORM.papier(t, punt))

    assert [] == [e.naam for e in w.reis.etappes if e.naam not in gelezen]
    assert [] == [v.vraag for v in w.reis.vragen if v.vraag not in gelezen]


def test_the_overview_says_everything_in_tables_and_no_one_by_himself() -> None:
    t, punt = vol(AMBASSADEUR)
    alinea = reis.VORM.alinea(t, punt)
    assert alinea is not None
    gelezen = tekst_van(alinea)

    for zin in (
        "Dit pakken we op",
        "Waar Rob nu is",
        "Hoe wij het doen, per etappe",
        "Wat we op de weg legden",
    ):
        assert zin in gelezen
    assert 2 == sum(1 for _e in alle(alinea, "table"))


def test_the_quiet_screen_shows_what_there_is_to_think_about_and_nothing_that_was_given() -> None:
    t, punt = vol(KLANTREIS, fase="voor_zich")
    gelezen = tekst_van(scherm(t, punt))

    assert "Waar is Rob nu?" in gelezen
    assert VIJANDIG[:20] not in gelezen

"""The form schaal: a web, a bridge and bars, on the beamer, on a phone, on paper and in the overview."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_casus, laad_werkvorm
from rk.domain import (
    Eerder,
    Kamerstand,
    Schaal,
    Schaaldeel,
    Schaaltekening,
    Schaalzet,
    Stem,
    Werkpunt,
    Werkstand,
    Werkvorm,
)
from rk.events import Toestand
from rk.events.gebeurtenis import als_gegeven
from rk.events.inbreng import WerkInbreng, lees_inbreng
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, el, schrijf, tekst_van
from rk.tekening.schermen.papier import papier
from rk.tekening.telefoonblok import Rand
from rk.tekening.werk import werk, werk_in_verslag, werk_in_woorden, werk_op_telefoon
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    VIJANDIG_LANG,
    attributen,
    druk,
    dubbel,
    geweigerd,
    heeft,
    met,
    met_id,
)

NAAM = "Donaudampfschifffahrtsgesellschaftskapitein van Oudenaarden"


def gesprek(w: Werkvorm, *daden: tuple[str, dict[str, Any]]) -> Toestand:
    punt = f"w-{w.id}"
    t = rob(("werkvorm_toegevoegd", {"punt": punt, "werkvorm": als_gegeven(w)}))
    for soort, inhoud in daden:
        t = na(t, soort, punt=punt, **inhoud)
    return t


def zet(deel: str, stem: str, nu: int | None = None, **meer: Any) -> tuple[str, dict[str, Any]]:
    return "schaal_gezet", {"deel": deel, "stem": stem, "nu": nu, **meer}


VOL = {
    "gespreksweb": [
        *(zet(d, "persoon", n, praten=n == 0) for d, n in [("lijf", 1), ("hoofd", 2), ("zin", 0)]),
        zet("lijf", "naaste", 3),
        zet("lijf", "deelnemer", 1, praten=True),
        zet("lijf", "deelnemer", 4),
        zet("lijf", "persoon", 3, moment="2025-03"),
    ],
    "brug": [
        *(zet(d, "persoon", n, wens=4) for d, n in [("thuis", 1), ("welzijn", 2), ("geld", 0), ("werk", 3)]),
        zet("thuis", "deelnemer", 2, wens=3),
        zet("thuis", "groep", 1),
        zet("thuis", "persoon", 0, moment="2025-03"),
        ("schaal_verbonden", {"van": "thuis", "naar": "geld"}),
        ("aantekening_gezet", {"bij": "kort:geld", "waarde": VIJANDIG_LANG[:1900]}),
    ],
    "gesprek-wegen": [
        zet("autonomie", "groep", 3),
        zet("betrokkenheid", "groep", 1),
        zet("competentie", "groep", 2),
        zet("autonomie", "deelnemer", 0),
    ],
}


def vol(id_: str) -> Toestand:
    return gesprek(laad_werkvorm(id_), *VOL[id_])


def scherm(t: Toestand, **kijk: Any) -> El:
    kijk["open"] = frozenset(kijk.get("open", ()))
    return werk(t, punt_van(t), Blik(**kijk), Kamerstand())[0]


def punt_van(t: Toestand) -> Werkpunt:
    (punt,) = (a.punt for a in t.agenda if isinstance(a.punt, Werkpunt))
    return punt


def schaal_van(t: Toestand) -> Schaal:
    w = t.werkvorm(punt_van(t))
    assert w is not None
    assert w.schaal is not None
    return w.schaal


def klassen(boom: El, klasse: str) -> list[El]:
    return [e for e in met(boom, "class") if klasse in attributen(e)["class"].split()]


def verzonnen(tekening: Schaaltekening, delen: int, niveaus: int) -> Werkvorm:
    w = laad_werkvorm("brug")
    assert w.schaal is not None
    schaal = replace(
        w.schaal,
        tekening=tekening,
        stemmen=tuple(Stem),
        bespreken=True,
        niveaus=tuple(f"{VIJANDIG[:40]} {n}" for n in range(niveaus)),
        delen=tuple(
            Schaaldeel(id=f"d{n}", naam=f"{VIJANDIG} {n}", uitleg=VIJANDIG, teken="onbekend")
            for n in range(delen)
        ),
    )
    return replace(w, id="proef", schaal=schaal)


# ---- acts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", VOL)
@pytest.mark.parametrize("fase", ["voor_zich", "bekijken", "kiezen"])
def test_every_act_on_the_screen_is_one_that_the_server_takes(id_: str, fase: str) -> None:
    t = na(vol(id_), "fase_gezet", stap=f"w-{id_}", fase=fase)
    schaal = schaal_van(t)

    for stem in schaal.stemmen:
        for kijk in ({}, {"breedte": SMAL}, {"open": {"schaal-wens"}}, {"zoek": "2025-01"}):
            for deel in (None, *(d.id for d in schaal.delen)):
                boom = scherm(t, actor=stem.value, kaart=deel, **kijk)

                assert [] == geweigerd(t, boom)
                assert [] == dubbel(boom)


@pytest.mark.parametrize("tekening", Schaaltekening)
@pytest.mark.parametrize(("delen", "niveaus"), [(3, 2), (8, 5), (40, 5), (3, 20)])
def test_any_file_of_this_form_is_drawn_with_hostile_words_and_two_hundred_voices(
    tekening: Schaaltekening, delen: int, niveaus: int
) -> None:
    t = na(gesprek(verzonnen(tekening, delen, niveaus)), "verhaal_gewijzigd", veld="naam", waarde=NAAM)
    zetten = [
        Schaalzet(deel=f"d{d}", stem=s, nu=(d + n) % niveaus, wens=n % niveaus, praten=True)
        for d in range(delen)
        for n, s in enumerate((*Stem, *(Stem.DEELNEMER,) * 200))
    ]
    t = replace(t, werk={punt_van(t): Werkstand(schaal=tuple(zetten), verbanden=(("d0", "d2"),))})

    boom = beeld(t, punt_van(t), Blik(kaart="d1", breedte=SMAL))

    assert [] == dubbel(boom)
    assert "<script" not in schrijf(boom)
    assert {f"schaal-deel-d{n}" for n in range(delen)} <= {attributen(e)["id"] for e in met(boom, "id")}


def test_a_level_is_set_by_pressing_on_the_drawing_and_keeps_what_was_said_besides() -> None:
    t = druk(vol("brug"), scherm(vol("brug")), "schaal-thuis-3")

    z = next(
        z
        for z in t.werkstand(punt_van(t)).schaal
        if (z.deel, z.stem, z.moment) == ("thuis", Stem.PERSOON, "")
    )
    assert (3, 4) == (z.nu, z.wens)


def test_what_is_wished_for_is_set_in_the_same_drawing() -> None:
    t = gesprek(laad_werkvorm("brug"), zet("thuis", "persoon", 1))
    t = druk(t, scherm(t, open={"schaal-wens"}), "schaal-thuis-4")

    (z,) = t.werkstand(punt_van(t)).schaal
    assert (1, 4) == (z.nu, z.wens)


def test_an_earlier_month_is_filled_in_without_touching_today() -> None:
    t = druk(vol("brug"), scherm(vol("brug"), zoek="2024-11"), "schaal-geld-4")

    assert {"": 0, "2024-11": 4} == {
        z.moment: z.nu for z in t.werkstand(punt_van(t)).schaal if z.deel == "geld"
    }


def test_the_levels_of_a_domain_are_one_stop_of_the_tab_key() -> None:
    boom = scherm(vol("gespreksweb"))

    rij = met_id(boom, "schaal-hoofd-niveaus")
    knoppen = met(rij, "role", "radio")
    assert "omhoog" == attributen(rij)["data-pijlen"]
    assert ["-1", "-1", "0", "-1", "-1"] == [attributen(k)["tabindex"] for k in knoppen]
    assert ["true" if n == 2 else "false" for n in range(5)] == [
        attributen(k)["aria-checked"] for k in knoppen
    ]


def test_for_the_room_each_press_is_one_answer_more() -> None:
    t = vol("gespreksweb")
    voor = len(t.werkstand(punt_van(t)).schaal)
    for _nr in range(2):
        t = druk(t, scherm(t, actor="deelnemer"), "schaal-zin-1")

    assert voor + 2 == len(t.werkstand(punt_van(t)).schaal)
    assert "button" == attributen(met_id(scherm(t, actor="deelnemer"), "schaal-zin-1"))["role"]


def test_only_the_voices_of_the_werkvorm_are_offered() -> None:
    boom = scherm(vol("gespreksweb"))

    stemmen = [attributen(e)["id"] for e in met(boom, "id") if attributen(e)["id"].startswith("schaal-stem-")]
    assert [f"schaal-stem-{s}" for s in ("persoon", "naaste", "helper", "deelnemer")] == stemmen


def test_talking_about_a_domain_is_marked_and_shown() -> None:
    t = vol("gespreksweb")
    t = druk(t, scherm(t, kaart="dag"), "schaal-praat-dag")

    gelezen = tekst_van(met_id(scherm(t), "schaal-praten"))
    assert "Wat ertoe doet, Elke dag" in gelezen
    assert "Mijn lijf (1×)" in gelezen


def test_an_optional_domain_appears_when_asked_and_can_go_again() -> None:
    t = vol("brug")
    assert not heeft(scherm(t), "schaal-deel-opvoeding")

    t = druk(t, scherm(t), "schaal-erbij-opvoeding")
    assert heeft(scherm(t), "schaal-deel-opvoeding")

    t = druk(t, scherm(t, kaart="opvoeding"), "schaal-eruit")
    assert not heeft(scherm(t), "schaal-deel-opvoeding")


def test_the_person_chooses_the_order_by_buttons_alone() -> None:
    t = vol("brug")
    for _nr in range(2):
        t = druk(t, scherm(t, kaart="geld"), "schaal-naar-links")

    namen = [
        tekst_van(e)
        for e in met(scherm(t), "data-blik")
        if attributen(e).get("id", "").startswith("schaal-deel-")
    ]
    assert namen[0].startswith("1. Geld")
    assert "disabled" in attributen(met_id(scherm(t, kaart="geld"), "schaal-naar-links"))


def test_links_and_goals_belong_to_the_domain_that_is_open() -> None:
    t = vol("brug")
    t = druk(t, scherm(t, kaart="werk"), "schaal-verband-geld")

    boom = scherm(t, kaart="werk")
    assert "true" == attributen(met_id(boom, "schaal-verband-geld"))["aria-pressed"]
    assert {"punt": "w-brug", "bij": "lang:werk"} == json.loads(
        attributen(met_id(boom, "schaal-lang-werk"))["data-inhoud"]
    )
    assert 2 == len(klassen(boom, "rk-schaal-verband"))


def test_the_group_goes_on_with_what_it_chooses() -> None:
    t = na(vol("brug"), "fase_gezet", stap="w-brug", fase="kiezen")
    t = druk(t, scherm(t), "schaal-kies-geld")

    assert ("geld",) == t.werkstand(punt_van(t)).gekozen
    assert "hier gaan jullie mee verder" in attributen(met_id(scherm(t), "schaal-deel-geld"))["aria-label"]


# ---- what is shown -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "soort"), [("gespreksweb", "web"), ("brug", "brug"), ("gesprek-wegen", "balken")]
)
@pytest.mark.parametrize("breedte", [SMAL, 1920, 2600])
def test_each_werkvorm_gets_its_own_drawing_at_every_width(id_: str, soort: str, breedte: int) -> None:
    assert klassen(scherm(vol(id_), breedte=breedte), f"rk-schaal-{soort}")


def test_a_web_of_too_many_domains_becomes_bars() -> None:
    boom = scherm(gesprek(verzonnen(Schaaltekening.WEB, 20, 5)))

    assert klassen(boom, "rk-schaal-balken")
    assert not klassen(boom, "rk-schaal-web")


@pytest.mark.parametrize("id_", VOL)
@pytest.mark.parametrize("breedte", [SMAL, 1920])
def test_every_level_can_be_pressed_where_it_stands_apart_from_the_next(id_: str, breedte: int) -> None:
    boom = scherm(vol(id_), breedte=breedte)

    for raak in klassen(boom, "rk-schaal-raak"):
        a = attributen(raak)
        maat = min(float(a["width"]), float(a["height"])) if raak.tag == "rect" else 2 * float(a["r"])
        assert maat * 768 / 1080 >= 24


def test_the_room_is_shown_as_a_spread_and_never_as_an_average() -> None:
    t = vol("gespreksweb")
    boom = scherm(t, kaart="lijf")

    assert ["1", "1"] == [tekst_van(e) for e in klassen(boom, "rk-schaal-bel")]
    assert "1× Heel goed, 1× Moeilijk" in tekst_van(met_id(boom, "schaal-gezegd"))
    assert not klassen(boom, "is-deelnemer")


def test_two_without_the_third_is_said_in_a_plain_sentence() -> None:
    gelezen = tekst_van(met_id(scherm(vol("gesprek-wegen"), actor="groep"), "schaal-combinatie"))

    assert gelezen.startswith("Kil Er is “Zelf kiezen” en “Het aankunnen”, maar te weinig “Gezien worden”.")


@pytest.mark.parametrize(
    ("waarden", "naam"),
    [
        ((3, 3, 0), "Vaag"),
        ((0, 2, 3), "Druk"),
        ((2, 2, 2), "In balans"),
        ((0, 0, 0), None),
        ((3, 1, None), None),
    ],
)
def test_which_combination_matches_follows_from_all_values(
    waarden: Sequence[int | None], naam: str | None
) -> None:
    delen = ("autonomie", "betrokkenheid", "competentie")
    t = gesprek(
        laad_werkvorm("gesprek-wegen"),
        *(zet(d, "groep", n) for d, n in zip(delen, waarden, strict=True) if n is not None),
    )

    gevonden = met(scherm(t, actor="groep"), "id", "schaal-combinatie")
    assert naam == (tekst_van(next(iter(alle(gevonden[0], "h3")))) if gevonden else None)


def test_a_combination_is_never_made_of_different_people() -> None:
    delen = ("autonomie", "betrokkenheid", "competentie")
    t = gesprek(laad_werkvorm("gesprek-wegen"), *(zet(d, "deelnemer", 3) for d in delen))

    assert not heeft(scherm(t), "schaal-combinatie")


def test_earlier_talks_lie_below_the_present_one_and_show_what_moved() -> None:
    eerder = Eerder(
        sessie="oud",
        dag="2025-06-14",
        titel="toen",
        casus=laad_casus("rob"),
        werk={"brug": Werkstand(schaal=(Schaalzet(deel="geld", stem=Stem.PERSOON, nu=2),))},
    )
    t = replace(vol("brug"), eerder=(eerder,))

    gelezen = tekst_van(met_id(scherm(t), "schaal-schoof"))
    assert "Thuis : van Heel wankel naar Wankel, sinds maart 2025" in gelezen
    assert "Geld : van Het houdt net naar Heel wankel, sinds 14 juni 2025" in gelezen
    assert 2 == len(klassen(scherm(t), "rk-schaal-toen"))

    weg = scherm(t, open={"schaal-toen-2025-06-14"})
    assert "Geld" not in tekst_van(met_id(weg, "schaal-schoof"))
    assert 1 == len(klassen(weg, "rk-schaal-toen"))


def test_in_silence_nothing_of_what_was_given_shows() -> None:
    t = na(vol("gespreksweb"), "fase_gezet", stap="w-gespreksweb", fase="voor_zich")
    boom = scherm(t)

    assert "Mijn lijf" in tekst_van(boom)
    assert not klassen(boom, "rk-schaal-merk")


@pytest.mark.parametrize("id_", VOL)
def test_a_closed_talk_is_there_to_read(id_: str) -> None:
    t = na(vol(id_), "sessie_gesloten")
    boom = beeld(t, punt_van(t), Blik())

    assert klassen(boom, "rk-schaal-label")
    assert not [
        e for e in met(boom, "data-daad") if attributen(e)["data-daad"].startswith(("schaal", "werk"))
    ]


# ---- phone, paper, overview ----------------------------------------------------------------------


def telefoon(t: Toestand, gegeven: dict[str, Any] | None = None) -> El:
    punt = punt_van(t)
    wijzig = lees_inbreng(str(punt), gegeven) if gegeven else None
    rand = Rand(nieuw="nieuw", vervangt="oud" if wijzig else "", noot=el("p"), meelezen=False)
    return el("div", werk_op_telefoon(t, punt, wijzig, rand))


@pytest.mark.parametrize("id_", VOL)
def test_what_a_phone_can_send_is_what_the_server_reads(id_: str) -> None:
    t = vol(id_)
    vormen = list(alle(telefoon(t), "form"))
    schaal = schaal_van(t)

    assert len(schaal.delen) == len(vormen)
    for vorm in vormen:
        velden: dict[str, Any] = {}
        for veld in met(vorm, "name"):
            a = attributen(veld)
            if a.get("type") in ("hidden", "checkbox") or "checked" in a:
                velden[a["name"]] = a.get("value", "")
        inbreng = lees_inbreng(
            velden.pop("stap"), {k: v for k, v in velden.items() if k not in ("id", "gemeld")}
        )
        assert isinstance(inbreng, WerkInbreng)
        assert werk_in_woorden(t, inbreng)


def test_a_changed_answer_comes_back_as_it_was_given() -> None:
    boom = telefoon(vol("gespreksweb"), {"vorm": "schaal", "deel": "zin", "nu": "3", "praten": "true"})

    aan = {attributen(e)["id"] for e in met(met_id(boom, "deel-zin"), "checked")}
    assert {"veld-w-gespreksweb-zin-nu-3", "veld-w-gespreksweb-zin-praten-true"} == aan
    assert ["deel-zin"] == [attributen(e)["id"] for e in alle(boom, "details") if "open" in attributen(e)]
    assert ["oud"] == [attributen(e)["value"] for e in met(boom, "name", "vervangt")]
    assert [] == dubbel(boom)


def test_a_contribution_is_one_line() -> None:
    t = vol("brug")
    inbreng = lees_inbreng("w-brug", {"vorm": "schaal", "deel": "geld", "nu": "0", "wens": "3"})

    assert isinstance(inbreng, WerkInbreng)
    assert "Geld: Heel wankel, gewenst: Sterk" == werk_in_woorden(t, inbreng)


def test_where_the_room_has_no_voice_a_phone_only_looks_on() -> None:
    w = laad_werkvorm("brug")
    assert w.schaal is not None
    boom = telefoon(gesprek(replace(w, schaal=replace(w.schaal, stemmen=(Stem.PERSOON,)))))

    assert not list(alle(boom, "form"))
    assert "Kijk mee op het scherm" in tekst_van(boom)


@pytest.mark.parametrize("id_", VOL)
def test_the_sheet_has_a_row_for_each_domain_and_a_place_for_each_level(id_: str) -> None:
    t = vol(id_)
    schaal = schaal_van(t)
    tabel = next(iter(alle(papier(t, punt_van(t)), "table")))

    rijen = [list(alle(r, "td")) for r in alle(next(iter(alle(tabel, "tbody"))), "tr")]
    assert [len(schaal.niveaus) + schaal.bespreken] * len(schaal.delen) == [len(r) for r in rijen]


def test_the_overview_says_in_words_what_was_seen() -> None:
    (alinea,) = werk_in_verslag(vol("brug"))
    gelezen = tekst_van(alinea)

    assert "1× Het houdt net, gewenst 1× Sterk" in gelezen
    assert "Thuis schoof van Heel wankel naar Wankel, sinds maart 2025" in gelezen
    assert "Thuis hangt samen met Geld" in gelezen
    assert "<script" not in schrijf(alinea)
    assert not met(alinea, "data-daad")
    assert not met(alinea, "data-blik")


@pytest.mark.parametrize("id_", VOL)
def test_an_empty_werkvorm_is_not_in_the_overview(id_: str) -> None:
    assert [] == werk_in_verslag(gesprek(laad_werkvorm(id_)))

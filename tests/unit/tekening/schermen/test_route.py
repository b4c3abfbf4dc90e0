"""Step 2: every halte of the map is one click away, and what is shown can be done."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rk.domain import Route, Weg
from rk.events import Toestand
from rk.tekening.blik import BREED, SMAL, Blik
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.schermen.route import route
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import attributen, daden, druk, dubbel, geweigerd, heeft, met_id

BOOS = "<img src=x onerror=alert(1)>🙂مرحبا"


def vol() -> Toestand:
    """Rob's session with a best way on which an own halte lies."""
    haltes = ("familie", "buddyzorg", "kookclub", "inloop-ggz")
    t = rob(
        *(
            ("bezoek_toegevoegd", {"bezoek_id": f"n{i}", "weg": "beste", "halte_id": h})
            for i, h in enumerate(haltes)
        )
    )
    return na(t, "halte_toegevoegd", halte_id="eigen1", naam=BOOS, route="geel", weg="beste")


def scherm(t: Toestand, **kijk: Any) -> El:
    kijk["open"] = frozenset(kijk.get("open", ()))
    return route(t, Blik(**kijk))[0]


BLIKKEN: list[dict[str, Any]] = [
    {},
    {"breedte": SMAL},
    *({"route": r} for r in Route),
    {"route": Route.BLAUW, "open": {"kort"}, "weg": Weg.WERKELIJK},
    {"zoek": "hui"},
    {"zoek": BOOS, "open": {"maak-halte"}},
    {"zoek": "w" * 100, "open": {"maak-halte"}},
    {"bezoek": "b1", "open": {"meer-bezoek", "nieuwe-helper"}},
    {"bezoek": "b7", "open": {"meer-bezoek"}},
    {"bezoek": "n1", "open": {"meer-bezoek", "nieuwe-helper"}},
    {"bezoek": "weg-ermee"},
]


@pytest.mark.parametrize("kijk", BLIKKEN, ids=lambda k: " ".join(map(str, k)) or "begin")
@pytest.mark.parametrize("is_hier", ["ja", "nee"])
def test_every_act_on_the_screen_can_be_stored(kijk: dict[str, Any], is_hier: str) -> None:
    t = na(vol(), "vooraf_ingevuld", veld="is_hier", waarde=is_hier)

    boom = scherm(t, **kijk)

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(boom)
    assert list(daden(boom))


def test_the_four_lanes_show_every_halte_of_the_map_with_what_it_offers() -> None:
    t = rob()

    for r in Route:
        boom = scherm(t, route=r)
        gelezen = tekst_van(boom)
        haltes = [h for h in t.kaart.haltes if h.route is r]
        assert sorted(h.id for h in haltes) == sorted(
            i["halte_id"] for s, i in daden(boom) if "halte_id" in i
        )
        assert all(h.aanbod in gelezen for h in haltes)


def test_what_is_made_for_a_group_comes_after_what_is_for_everyone() -> None:
    t = rob()

    volgorde = [i["halte_id"] for s, i in daden(scherm(t, route=Route.ORANJE)) if s == "bezoek_toegevoegd"]

    specifiek = [h.specifiek for i in volgorde if (h := t.halte(i))]
    assert sorted(specifiek) == specifiek


def test_a_part_follows_its_whole() -> None:
    t = rob()

    volgorde = [i["halte_id"] for s, i in daden(scherm(t, route=Route.BLAUW)) if s == "bezoek_toegevoegd"]

    for halte in t.kaart.haltes:
        if halte.route is Route.BLAUW and halte.onder:
            tussen = volgorde[volgorde.index(halte.onder) + 1 : volgorde.index(halte.id)]
            assert all(h.onder == halte.onder for i in tussen if (h := t.halte(i)))


def test_one_click_puts_a_halte_on_the_way_that_was_chosen() -> None:
    t = rob()

    for weg in Weg:
        knop = met_id(scherm(t, route=Route.ORANJE, weg=weg), "boek-huisarts")
        assert {"weg": weg.value, "halte_id": "huisarts"} == json.loads(attributen(knop)["data-inhoud"])


def test_an_unknown_halte_can_be_made_on_any_route_with_what_was_typed() -> None:
    gemaakt = [
        i for s, i in daden(scherm(rob(), zoek="Zangkoor", open={"maak-halte"})) if s == "halte_toegevoegd"
    ]

    assert [{"naam": "Zangkoor", "route": r.value, "weg": "beste"} for r in Route] == gemaakt


def test_a_halte_that_is_there_is_not_made_twice() -> None:
    assert not heeft(scherm(rob(), zoek="huisarts"), "rk-maak-halte")
    assert heeft(scherm(rob(), zoek="huisart"), "rk-maak-halte")


def test_a_visit_first_asks_only_how_what_and_with_whom() -> None:
    velden = {i["veld"] for s, i in daden(scherm(rob(), bezoek="b6")) if s == "bezoek_gewijzigd"}

    assert {"overdracht", "uitkomst", "actor_id"} == velden


def test_on_the_best_way_nobody_asks_what_came_of_it() -> None:
    boom = scherm(vol(), bezoek="n1", open={"meer-bezoek"})

    assert {"overdracht", "actor_id"} == {i["veld"] for s, i in daden(boom) if s == "bezoek_gewijzigd"}
    assert not [i for s, i in daden(boom) if i.get("waarde") == "weggestuurd"]


def test_a_visit_moves_by_buttons_past_its_neighbour() -> None:
    t = vol()
    t = druk(t, scherm(t, bezoek="b2"), "rk-later")

    assert ["b1", "b3", "b2"] == [b.id for b in t.casus.werkelijk[:3]]


@pytest.mark.parametrize(
    ("wat", "op"), [("b2", "b5"), ("b5", "b2"), ("b1", "b7"), ("n0", "b3"), ("b3", "n0")]
)
def test_a_visit_takes_the_place_of_the_one_it_is_dropped_on(wat: str, op: str) -> None:
    t = vol()
    boom = scherm(t)
    doel = met_id(boom, f"kaart-{op}")
    x = float(attributen(doel)["transform"].removeprefix("translate(").split()[0])
    vakken = [a for a in map(attributen, alle(boom)) if "data-ontvangt" in a]
    vak = next(a for a in vakken if float(a["x"]) <= x < float(a["x"]) + float(a["width"]))
    gevonden = t.bezoek(op)
    assert gevonden is not None
    plaats = gevonden[1]

    t = na(t, "bezoek_verplaatst", **json.loads(vak["data-inhoud"]), bezoek_id=wat)

    assert (gevonden[0], plaats) == (t.bezoek(wat) or (None, None))[:2]


def test_an_empty_best_way_invites_from_green_to_blue() -> None:
    leeg, gevuld = scherm(rob()), scherm(vol())

    assert [heeft(leeg, f"kies-{r.value}") for r in Route] == [True] * 4
    assert not heeft(gevuld, "kies-groen")


def test_what_the_person_hides_is_not_drawn_and_can_come_back() -> None:
    t = na(rob(), "vooraf_ingevuld", veld="is_hier", waarde="ja")
    t = druk(t, scherm(t, bezoek="b4", open={"meer-bezoek"}), "verberg-b4")

    boom = scherm(t, bezoek="b4")

    assert "Inloop in de buurt" not in tekst_van(boom)
    assert "1 halte is verborgen" in tekst_van(boom)
    t = druk(t, boom, "rk-toon-verborgen")
    assert "Inloop in de buurt" in tekst_van(scherm(t))


def test_a_visit_moves_past_what_is_hidden() -> None:
    t = na(rob(), "verborgen_gezet", wat="b3", verborgen=True)
    t = druk(t, scherm(t, bezoek="b2"), "rk-later")

    assert ["b1", "b4", "b2"] == [b.id for b in t.casus.werkelijk if b.id != "b3"][:3]


def test_hiding_is_only_offered_when_the_person_is_here() -> None:
    assert not heeft(scherm(rob(), bezoek="b4", open={"meer-bezoek"}), "verberg-b4")


@pytest.mark.parametrize(
    "kijk",
    [{"zoek": BOOS, "open": {"maak-halte"}}, {"route": Route.GEEL}, {"bezoek": "eigen1.1"}],
    ids=["zoeken", "laan", "bezoek"],
)
def test_what_people_type_stays_text(kijk: dict[str, Any]) -> None:
    boom = scherm(vol(), **kijk)

    assert "<img" not in schrijf(boom)
    assert BOOS in tekst_van(boom)


def test_an_empty_story_on_the_map_still_asks_the_question() -> None:
    t = rob()
    for bezoek in t.casus.werkelijk:
        t = na(t, "bezoek_weggehaald", bezoek_id=bezoek.id)

    assert "Welke weg zou Rob het beste helpen?" in tekst_van(scherm(t))


def test_a_long_way_scrolls_and_says_so() -> None:
    t = rob()
    for i in range(30):
        t = na(t, "bezoek_toegevoegd", bezoek_id=f"m{i}", weg="beste", halte_id="kookclub")

    boom, voet = route(t, Blik())

    rol = met_id(boom, "rk-kaartrol")
    assert "0" == attributen(rol)["tabindex"]
    assert "opzij" in str(voet)


def test_the_month_of_a_visit_can_be_given_changed_and_taken_away() -> None:
    maanden = [
        i["waarde"]
        for s, i in daden(scherm(rob(), bezoek="b6", open={"meer-bezoek"}))
        if s == "bezoek_gewijzigd" and i["veld"] == "maand"
    ]

    assert "2018-12" in maanden
    assert "2016-01" in maanden
    assert "" in maanden


@pytest.mark.parametrize(
    ("breedte", "woorden"),
    [
        (BREED, ["Robs weg tot nu toe", "warm: iemand ging mee", "koud: alleen een naam of nummer"]),
        (SMAL, ["Robs weg tot nu toe", "warm: ging mee", "koud: alleen een naam"]),
    ],
)
def test_what_a_line_means_is_said_in_whole_on_every_screen(breedte: int, woorden: list[str]) -> None:
    (lijst,) = [
        e for e in alle(scherm(rob(), breedte=breedte), "ul") if "rk-legenda" in attributen(e)["class"]
    ]

    assert woorden == [tekst_van(e) for e in alle(lijst, "li")]

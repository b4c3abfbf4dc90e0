"""Step 3: who points the way can be said for every halte, and nobody is blamed for an open place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rk.domain import HOOFDPERSOON
from rk.events import Toestand
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, schrijf, tekst_van
from rk.tekening.schermen.wegwijzers import wegwijzers
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import attributen, daden, druk, dubbel, geweigerd, heeft, met_id

BOOS = "<img src=x onerror=alert(1)>🙂مرحبا"


def vol() -> Toestand:
    return rob(
        ("bezoek_toegevoegd", {"bezoek_id": "n1", "weg": "beste", "halte_id": "buddyzorg"}),
        ("bezoek_toegevoegd", {"bezoek_id": "n2", "weg": "beste", "halte_id": "huisarts"}),
        ("halte_toegevoegd", {"halte_id": "eigen", "naam": BOOS, "route": "geel", "weg": "beste"}),
        ("actor_toegevoegd", {"actor_id": "boos", "naam": BOOS, "route": "groen"}),
        ("wegwijzing_gewijzigd", {"veld": "hoe_weet", "waarde": BOOS * 40}),
    )


def scherm(t: Toestand, **kijk: Any) -> El:
    kijk["open"] = frozenset(kijk.get("open", ()))
    return wegwijzers(t, Blik(**kijk))[0]


@pytest.mark.parametrize(
    "kijk",
    [
        {},
        {"breedte": SMAL, "open": {"ook-gegaan"}},
        {"halte": "buddyzorg", "open": {"nieuwe-helper"}},
        {"halte": "eigen"},
        {"halte": "bestaat-niet"},
        {"actor": "zus", "open": {"ook-gegaan"}},
        {"actor": "boos"},
        {"actor": HOOFDPERSOON},
        {"actor": "bestaat-niet"},
        {"open": {"vangnet"}},
    ],
    ids=lambda k: " ".join(map(str, k.values())) or "begin",
)
@pytest.mark.parametrize("begin", [rob, vol], ids=["rob", "vol"])
def test_every_act_on_the_screen_can_be_stored(begin: Any, kijk: dict[str, Any]) -> None:
    t = begin()

    boom = scherm(t, **kijk)

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(boom)
    assert list(daden(boom))
    assert "<img" not in schrijf(boom)


def test_an_empty_best_way_is_said_kindly_and_the_real_way_is_shown() -> None:
    boom = scherm(rob())

    assert "Onze beste weg is nog leeg." in tekst_van(boom)
    naar = met_id(boom, "rk-naar-route")
    assert {"stap": "route"} == json.loads(attributen(naar)["data-blik"])
    assert heeft(boom, "wijzers-naar-nachtopvang")


def test_the_best_way_comes_first_and_the_real_way_only_when_asked() -> None:
    dicht, open_ = scherm(vol()), scherm(vol(), open={"ook-gegaan"})

    assert heeft(dicht, "wijzers-naar-buddyzorg")
    assert not heeft(dicht, "wijzers-naar-nachtopvang")
    assert heeft(open_, "wijzers-naar-nachtopvang")


def test_without_any_halte_the_screen_says_where_to_begin() -> None:
    t = rob()
    for bezoek in t.casus.werkelijk:
        t = na(t, "bezoek_weggehaald", bezoek_id=bezoek.id)

    boom = scherm(t)

    assert "nog geen halte" in tekst_van(boom)
    assert heeft(boom, "rk-naar-route")


def test_a_helper_points_with_one_press_and_no_longer_with_the_next() -> None:
    t = vol()

    t = druk(t, scherm(t, halte="buddyzorg"), "wijst-zus")
    assert "nog geen wegwijzer" not in tekst_van(met_id(scherm(t), "wijzers-naar-buddyzorg"))
    t = druk(t, scherm(t, halte="buddyzorg"), "wijst-zus")
    assert "nog geen wegwijzer" in tekst_van(met_id(scherm(t), "wijzers-naar-buddyzorg"))


def test_the_person_can_know_the_way_without_anyone() -> None:
    t = vol()

    t = druk(t, scherm(t, halte="buddyzorg"), f"wijst-{HOOFDPERSOON}")

    assert "nog geen wegwijzer" not in tekst_van(met_id(scherm(t), "wijzers-naar-buddyzorg"))


def test_the_same_tie_can_be_made_from_the_helper() -> None:
    t = vol()

    t = druk(t, scherm(t, actor="zus"), "wijst-naar-buddyzorg")

    knop = met_id(scherm(t, halte="buddyzorg"), "wijst-zus")
    assert "true" == attributen(knop)["aria-pressed"]


def test_places_for_worries_are_chosen_one_by_one_and_let_go_again() -> None:
    t = rob()
    for id_ in ("meld-politie", "meld-huisarts", "pakt-veiligheidshuis", "meld-politie"):
        t = druk(t, scherm(t, open={"vangnet"}), id_)

    assert (("huisarts",), ("veiligheidshuis",)) == (t.wegwijzing.meldplekken, t.wegwijzing.oppakkers)
    deur = met_id(scherm(t), "rk-vangnet")
    assert "Huisarts, Veiligheidshuis" in tekst_van(deur)


def test_safety_is_folded_until_asked() -> None:
    assert not heeft(scherm(rob()), "meld-politie")
    assert heeft(scherm(rob(), open={"vangnet"}), "meld-politie")


def test_what_the_person_hides_is_not_drawn() -> None:
    t = na(rob(), "verborgen_gezet", wat="b4", verborgen=True)

    assert "Inloop in de buurt" not in tekst_van(scherm(t))
    assert "Inloop in de buurt" not in tekst_van(scherm(t, halte="inloop-buurt"))

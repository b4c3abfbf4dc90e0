"""The agenda as a panel: kept for a next time, and what may fit only as far as all may see it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rk.content import eigen_agendapunten, werkvormen
from rk.domain import ACHT_STAPPEN, EigenRegel, Stap, eigen_regels, over_het_team
from rk.events import Toestand
from rk.tekening.afstand import bediening
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik
from rk.tekening.boom import El, tekst_van
from rk.tekening.raam import NIEMAND
from tests.unit.begin import na, rob
from tests.unit.events.test_agenda import erbij
from tests.unit.tekening.schermproef import attributen, dubbel, heeft, met, met_id

HIER = ("vooraf_ingevuld", {"veld": "is_hier", "waarde": "ja"})


def paneel(t: Toestand, **blik: Any) -> El:
    return met_id(beeld(t, t.stap, Blik(paneel="agenda", **blik)), "rk-overlay")


# ---- own agendas -------------------------------------------------------------------------------


def test_an_agenda_is_kept_under_a_name_when_somebody_asks() -> None:
    assert not heeft(paneel(rob()), "agenda-naam")

    open_ = paneel(rob(), open=frozenset({"agenda-bewaar"}))

    vorm = attributen(met_id(open_, "agenda-naam"))
    assert ("agenda_bewaard", {}) == (vorm["data-daad"], json.loads(vorm["data-inhoud"]))
    assert ["naam"] == [attributen(v)["name"] for v in met(met_id(open_, "agenda-naam"), "name")]
    assert [] == dubbel(open_)
    zegt = tekst_van(paneel(rob(), open=frozenset({"agenda-bewaar"}), melding="Bewaard."))
    assert "Bewaard." in zegt


def test_a_closed_talk_keeps_no_agenda() -> None:
    assert not heeft(paneel(na(rob(), "sessie_gesloten")), "agenda-bewaar")


def test_what_is_kept_comes_back_as_the_same_agenda() -> None:
    t = erbij(rob(), "signalen", na="regie")
    t = na(
        t,
        "agenda_ingedeeld",
        punten=[{"punt": "w-signalen", "minuten": 25}, {"punt": "wie", "overgeslagen": True}],
    )

    assert t.agenda == eigen_agendapunten(eigen_regels(t.agenda))


def test_the_same_werkvorm_twice_is_kept_twice() -> None:
    regels = [EigenRegel(werkvorm="signalen"), EigenRegel(werkvorm="signalen", minuten=5)]

    assert ["w-signalen", "w-signalen-2"] == [str(a.punt) for a in eigen_agendapunten(regels)]


def test_what_no_longer_fits_in_a_kept_agenda_is_passed_by() -> None:
    regels = [
        EigenRegel(werkvorm="bestaat-niet-meer"),
        EigenRegel(),
        EigenRegel(stap=Stap.VOORAF),
        *(EigenRegel(stap=s) for s in ACHT_STAPPEN),
        EigenRegel(stap=Stap.WIE),
    ]

    assert rob().agenda == eigen_agendapunten(regels)
    assert () == eigen_agendapunten([EigenRegel(werkvorm="bestaat-niet-meer")])


# ---- what may fit ------------------------------------------------------------------------------


def voorgesteld(t: Toestand) -> set[str]:
    """What the panel offers with a reason."""
    open_ = paneel(t, open=frozenset({"agenda-erbij"}))
    if "Past misschien" not in tekst_van(open_):
        return set()
    eerste = met(open_, "class", "rk-agenda-keuzes")[0]
    return {attributen(e)["id"].removeprefix("erbij-") for e in met(eerste, "data-daad")}


def op_de_telefoon(t: Toestand) -> set[str]:
    boom = bediening(t, NIEMAND, sleutel="s")
    return {attributen(e)["value"] for e in met(boom, "name", "werkvorm")}


@pytest.mark.parametrize("daden", [(), (HIER,)])
def test_the_beamer_offers_nothing_about_somebodys_state_and_the_leaders_phone_may(
    daden: tuple[tuple[str, dict[str, Any]], ...],
) -> None:
    t = rob(*daden)
    gevoelig = {w.id for w in werkvormen().values() if w.gevoelig}

    assert not voorgesteld(t) & gevoelig
    assert 1 <= len(op_de_telefoon(t)) <= 3
    if daden:
        assert op_de_telefoon(t) & gevoelig


def test_on_the_phone_it_is_folded_says_why_and_comes_after_where_the_group_is() -> None:
    t = na(rob(), "stap_geopend", stap="ogen")
    past = met_id(bediening(t, NIEMAND, sleutel="s"), "past")

    assert "details" == past.tag
    assert "open" not in attributen(past)
    assert "Alleen jij ziet dit. Er komt niets vanzelf bij." in tekst_van(past)
    assert {"ogen"} == {attributen(e)["value"] for e in met(past, "name", "na")}
    assert {"s"} == {attributen(e)["value"] for e in met(past, "name", "sleutel")}


def test_what_was_put_on_the_agenda_is_not_offered_again() -> None:
    t = rob()
    eerst = sorted(op_de_telefoon(t))[0]

    assert eerst not in op_de_telefoon(erbij(t, eerst))


def test_a_closed_talk_offers_nothing() -> None:
    assert set() == op_de_telefoon(na(rob(), "sessie_gesloten"))


@pytest.mark.parametrize(
    ("regels", "team"),
    [
        ("hoe-werken-wij ontvangst signalen", True),
        ("hoe-werken-wij", True),
        ("signalen", False),
        ("hoe-werken-wij beslissingsbalans", False),
        ("", False),
    ],
)
def test_an_agenda_of_werkvormen_for_a_team_is_about_the_team(regels: str, team: bool) -> None:
    rij = [EigenRegel(werkvorm=w) for w in regels.split()]

    assert team is over_het_team(eigen_agendapunten(rij))
    assert not over_het_team(eigen_agendapunten([*rij, EigenRegel(stap=Stap.WIE)]))

"""The agenda: werkvormen on it, order, minutes, what is skipped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rk.content import (
    agendapunten,
    agendas,
    laad_agenda,
    laad_casus,
    laad_kaart,
    laad_stappenplan,
    laad_werkvorm,
)
from rk.domain import ACHT_STAPPEN, Antwoord, Stap, Tafel, Vorm, Werkpunt, lees_punt, werkpunt
from rk.events import BEGIN, Toestand, als_gegeven, beginnen, beoordeel, fold, maak


def begin(agenda: str = "over-iemand", casus: str = "rob") -> Toestand:
    inhoud = beginnen(
        kaart=laad_kaart("sittard-geleen-beek-stein"),
        casus=laad_casus(casus),
        stappenplan=laad_stappenplan("acht-stappen"),
        minuten=60,
        titel="Het verhaal van Rob",
        agenda=agendapunten(laad_agenda(agenda)),
    )
    return fold(BEGIN, replace(maak("sessie_begonnen", inhoud, sessie="s"), nr=1))


def doe(t: Toestand, soort: str, **inhoud: Any) -> Toestand:
    g = maak(soort, inhoud, sessie="s")
    assert beoordeel(t, g) is None
    return fold(t, replace(g, nr=t.nr + 1))


def nee(t: Toestand, soort: str, **inhoud: Any) -> str:
    zin = beoordeel(t, maak(soort, inhoud, sessie="s"))
    assert zin is not None
    return zin


def erbij(t: Toestand, werkvorm: str, na: str | None = None) -> Toestand:
    return doe(
        t,
        "werkvorm_toegevoegd",
        punt=str(werkpunt(werkvorm)),
        werkvorm=als_gegeven(laad_werkvorm(werkvorm)),
        na=na,
    )


def test_the_agenda_about_someone_is_exactly_the_eight_steps() -> None:
    assert begin().punten() == (Stap.VOORAF, *ACHT_STAPPEN, Stap.EINDE)
    assert begin().agenda == Toestand().agenda


@pytest.mark.parametrize("agenda", sorted(agendas()))
def test_every_ready_agenda_can_be_walked_from_end_to_end(agenda: str) -> None:
    t = begin(agenda)

    for punt in t.punten():
        t = doe(t, "stap_geopend", stap=str(punt))

        assert t.stap == punt
        assert t.minuten_voor(punt) > 0


def test_a_werkvorm_comes_after_where_the_group_is_and_can_be_undone() -> None:
    t = erbij(begin(), "signalen", na="regie")

    assert t.punten()[4:7] == (Stap.REGIE, Werkpunt("w-signalen"), Stap.OGEN)
    t = doe(t, "stap_geopend", stap="w-signalen")
    laatste = t.te_herstellen()
    assert laatste is not None
    t = doe(t, "ongedaan_gemaakt", doel=laatste[0].id)
    assert t.punten() == begin().punten()


def test_the_same_werkvorm_twice_has_a_place_of_its_own() -> None:
    assert werkpunt("brug", {"w-brug", "w-brug-2"}) == "w-brug-3"
    assert "al" in nee(erbij(begin(), "signalen"), "werkvorm_toegevoegd", punt="w-signalen",
                       werkvorm=als_gegeven(laad_werkvorm("signalen")))  # fmt: skip


def test_order_minutes_and_what_is_skipped_are_one_act() -> None:
    t = erbij(begin(), "signalen")
    t = doe(
        t,
        "agenda_ingedeeld",
        punten=[
            {"punt": "w-signalen", "minuten": 25},
            {"punt": "wie", "minuten": 0},
            {"punt": "route", "overgeslagen": True},
        ],
    )

    assert t.punten()[:4] == (Stap.VOORAF, Werkpunt("w-signalen"), Stap.WIE, Stap.WEGWIJZERS)
    assert 25 == t.minuten_voor(Werkpunt("w-signalen"))
    assert t.minuten_voor(Stap.WIE) == begin().minuten_voor(Stap.WIE)
    assert nee(t, "stap_geopend", stap="route")
    assert "twee keer" in nee(t, "agenda_ingedeeld", punten=[{"punt": "wie"}, {"punt": "wie"}])


def test_where_the_group_is_now_can_not_be_skipped() -> None:
    t = doe(begin(), "stap_geopend", stap="wie")

    assert "nu" in nee(t, "agenda_ingedeeld", punten=[{"punt": "wie", "overgeslagen": True}])


@pytest.mark.parametrize("punt", ["", "w-", "w-<b>", "w-A", "route2", "w-" + "a" * 90, 3, None])
def test_what_can_be_no_place_is_none(punt: object) -> None:
    with pytest.raises(ValueError, match=r"punt|valid"):
        lees_punt(punt)


def test_a_werkvorm_for_the_person_opens_only_with_him_and_his_yes() -> None:
    t = begin()
    t = erbij(replace(t, casus=replace(t.casus, oefening=False)), "brug")
    punt = Werkpunt("w-brug")
    zet = {"punt": "w-brug", "deel": laad_werkvorm("brug").schaal.delen[0].id, "stem": "persoon", "nu": 1}  # type: ignore[union-attr]  # a scale

    assert not t.mag_werken(punt)
    assert "persoon zelf" in nee(t, "schaal_gezet", **zet)
    assert "zelf bij" in nee(t, "werk_ja_gezet", punt="w-brug")
    t = doe(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")
    assert not t.mag_werken(punt)
    t = doe(t, "werk_ja_gezet", punt="w-brug")
    assert t.mag_werken(punt)
    t = doe(t, "schaal_gezet", **zet)
    t = doe(t, "werk_ja_gezet", punt="w-brug", ja=False)
    assert "persoon zelf" in nee(t, "schaal_gezet", **zet)


def test_an_invented_casus_is_there_to_practise_with() -> None:
    assert erbij(begin(), "brug").mag_werken(Werkpunt("w-brug"))


def test_a_team_never_speaks_of_its_own_work_with_the_person_in_the_room() -> None:
    t = erbij(begin(), "wat-levert-het-op")
    punt = Werkpunt("w-wat-levert-het-op")
    assert laad_werkvorm("wat-levert-het-op").tafel is Tafel.TEAM

    assert t.mag_werken(punt)
    t = doe(t, "vooraf_ingevuld", veld="is_hier", waarde="ja")
    assert t.vooraf.is_hier is Antwoord.JA
    assert not t.mag_werken(punt)


def test_all_six_forms_are_among_what_ships() -> None:
    from rk.content import werkvormen

    assert {w.vorm for w in werkvormen().values()} == set(Vorm)

"""A talk about one's own work: nobody's story is on the screen, and nobody is asked about."""

from __future__ import annotations

from dataclasses import replace

from rk.domain import ONS_WERK, Casus, Stap
from rk.events import Toestand
from rk.tekening.beeld import beeld
from rk.tekening.blik import Blik
from rk.tekening.boom import tekst_van
from rk.tekening.raam import NIEMAND
from rk.tekening.schermen.verslag.blad import verslag
from tests.unit.begin import rob


def ons() -> Toestand:
    return replace(rob(), casus=Casus(id=ONS_WERK, naam="ons team"), titel="Over ons eigen werk")


def test_nobody_is_asked_about_and_the_title_names_no_story() -> None:
    scherm = tekst_van(beeld(ons(), Stap.VOORAF, Blik(), NIEMAND))
    van_rob = tekst_van(beeld(rob(), Stap.VOORAF, Blik(), NIEMAND))

    for vraag in (
        "van dit gesprek?",
        "Het verhaal van",
        "Wie brengt het verhaal in?",
        "daarna wat eruit kwam",
    ):
        assert vraag in van_rob
        assert vraag not in scherm
    assert "Over ons eigen werk" in scherm
    assert "Hoeveel minuten zijn er?" in scherm


def test_the_overview_is_about_nobody() -> None:
    assert "Over wie het ging" in tekst_van(verslag(rob(), breedte=1200))
    assert "Over wie het ging" not in tekst_van(verslag(ons(), breedte=1200))
    assert "Wie vertelt" not in tekst_van(verslag(ons(), breedte=1200))

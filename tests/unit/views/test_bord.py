"""A screen for researchers: what is chosen is drawn anew, and only what changed is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rk.tekening.boom import El, el
from rk.views.bord import Bord


class Proefbord(Bord):
    def __init__(self, **meer: Any) -> None:
        self.gestuurd: list[Any] = []
        self.getekend: list[Mapping[str, str]] = []
        super().__init__(self._teken_proef, **meer)

    def _teken_proef(self, keuzes: Mapping[str, str]) -> El:
        self.getekend.append(dict(keuzes))
        if "stuk" in keuzes:
            raise ValueError("iets van iemand")
        return el(
            "div", el("p", str(sorted(keuzes.items())), id="zin"), el("p", "vast", id="vast"), id="bord"
        )

    def send(self, content: Any, buffers: Any = None) -> None:
        self.gestuurd.append(content)

    def hoor(self, **bericht: Any) -> None:
        self._bericht(self, bericht, None)


def test_a_choice_takes_the_place_of_the_one_before() -> None:
    b = Proefbord()
    b.hoor(heel=True)
    b.hoor(blik={"g_regio": "Noord"})

    b.hoor(blik={"g_jaar": "2024"})

    assert [{}, {"g_regio": "Noord"}, {"g_jaar": "2024"}] == b.getekend
    assert ["<p id=\"zin\">[('g_jaar', '2024')]</p>"] == b.gestuurd[-1]["stukken"]


def test_choices_of_a_comparison_join_each_other_until_all_are_taken_back() -> None:
    b = Proefbord(samen=lambda _: True)
    b.hoor(blik={"een": "Noord"})
    b.hoor(blik={"ander": "Oost"})

    assert {"een": "Noord", "ander": "Oost"} == b.keuzes
    b.hoor(blik={"alles": True})
    assert {} == b.keuzes


def test_another_screen_begins_anew_and_stays() -> None:
    b = Proefbord()
    b.hoor(blik={"g_regio": "Noord"})
    b.hoor(blik={"scherm": "vierv", "g_regio": "Noord"})

    b.hoor(blik={"g_jaar": "2024"})
    assert {"scherm": "vierv", "g_jaar": "2024"} == b.keuzes
    b.hoor(blik={"alles": True})
    assert {"scherm": "vierv"} == b.keuzes


def test_the_width_of_the_window_and_a_ping_choose_nothing() -> None:
    b = Proefbord()
    b.hoor(blik={"breedte": 1920})
    b.hoor(ping=5)

    assert [{}] == b.getekend
    assert [{"pong": 5}] == b.gestuurd


def test_what_can_not_be_drawn_is_told_without_a_word_of_the_fault() -> None:
    b = Proefbord()
    b.hoor(blik={"stuk": "ja"})

    assert [{"mis": True}] == b.gestuurd

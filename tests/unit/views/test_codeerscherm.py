"""The coding screen as a widget: what was pressed goes in, a drawing comes out, and no word stays behind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rk.tekening.boom import El, el
from rk.views.codeerscherm import Codeerscherm


class Geheim:
    """Work with a word in it that nobody may find."""

    naam = "co1"

    def __init__(self) -> None:
        self.gedaan: list[tuple[str, Mapping[str, Any]]] = []

    def beeld(self) -> El:
        return el("p", f"Truus <b> {len(self.gedaan)}")

    def doe(self, daad: str, inhoud: Mapping[str, Any]) -> None:
        self.gedaan.append((daad, inhoud))


def krijg(scherm: Codeerscherm, *berichten: dict[str, Any]) -> list[dict[str, Any]]:
    uit: list[dict[str, Any]] = []
    scherm.send = uit.append
    for bericht in berichten:
        scherm._bericht(scherm, bericht, None)
    return uit


def test_each_act_is_done_and_then_shown() -> None:
    werk = Geheim()

    uit = krijg(Codeerscherm(werk), {"daad": "toon"}, {"daad": "wissel", "inhoud": {"code": "a"}})

    assert [{"beeld": "<p>Truus &lt;b&gt; 0</p>"}, {"beeld": "<p>Truus &lt;b&gt; 1</p>"}] == uit
    assert [("wissel", {"code": "a"})] == werk.gedaan


def test_what_is_no_act_does_nothing() -> None:
    werk = Geheim()

    krijg(Codeerscherm(werk), {}, {"daad": 3}, {"daad": "wissel", "inhoud": "x"})

    assert [("wissel", {})] == werk.gedaan


def test_a_notebook_that_is_kept_holds_no_word_of_anybody() -> None:
    scherm = Codeerscherm(Geheim())
    krijg(scherm, {"daad": "toon"})

    bewaard = f"{scherm.get_state()} {scherm!r} {scherm._repr_mimebundle_()}"

    assert "Truus" not in bewaard

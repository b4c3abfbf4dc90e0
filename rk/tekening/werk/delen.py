"""What the forms have in common on the screen, on paper and in the overview."""

from __future__ import annotations

from rk.domain import Punt, Werkvorm
from rk.events import Toestand
from rk.tekening.boom import El, el
from rk.tekening.raam import stapvraag


def werkvorm_van(t: Toestand, punt: Punt) -> Werkvorm:
    """The werkvorm at a place. Raises ValueError: there is none."""
    w = t.werkvorm(punt)
    if w is None:
        raise ValueError(str(punt))
    return w


def papierlijnen(n: int) -> El:
    """Room to write on."""
    return el("div", [el("i") for _nr in range(n)], class_="rk-papier-lijnen", aria_hidden="true")


def verslagdeel(t: Toestand, punt: Punt, *inhoud: object) -> El:
    """A paragraph of the overview, with the werkvorm's title and question."""
    w = werkvorm_van(t, punt)
    return el(
        "section",
        el("h3", w.titel, dir="auto"),
        el("p", stapvraag(t, punt), class_="rk-stil", dir="auto"),
        inhoud,
        class_="rk-verslag-deel rk-verslag-werk",
    )

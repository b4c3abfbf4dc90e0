import re
from xml.etree import ElementTree as ET

import pytest

from rk.domain import Casus, Route
from rk.tekening.boom import el, schrijf
from rk.tekening.los import los, tokens
from rk.tekening.ringen import ringen


def _licht(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, ander: str) -> float:
    laag, hoog = sorted((_licht(een), _licht(ander)))
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize("route", Route)
def test_text_on_a_lane_can_be_read_from_the_back_row(route: Route) -> None:
    t = tokens()

    assert contrast(t[f"--{route.value}-ink"], t[f"--{route.value}-tint"]) >= 7


@pytest.mark.parametrize("route", Route)
def test_a_lane_stands_out_from_its_tint(route: Route) -> None:
    t = tokens()

    assert contrast(t[f"--{route.value}-rand"], t[f"--{route.value}-tint"]) >= 3


@pytest.mark.parametrize("vlak", ["--paper", "--card", "--let-op"])
@pytest.mark.parametrize("inkt", ["--ink", "--muted", "--accent"])
def test_text_on_paper_and_cards_can_be_read_from_the_back_row(inkt: str, vlak: str) -> None:
    assert contrast(tokens()[inkt], tokens()[vlak]) >= 7


@pytest.mark.parametrize("vlak", ["--paper", *(f"--{r.value}-tint" for r in Route)])
@pytest.mark.parametrize("lijn", ["--accent", "--accent-licht", "--vangnet"])
def test_the_way_stands_out_on_every_lane(lijn: str, vlak: str) -> None:
    assert contrast(tokens()[lijn], tokens()[vlak]) >= 3


def test_sizes_follow_the_height_of_the_screen() -> None:
    assert ("24px", "27px") == (tokens()["--t-body"], tokens()["--t-naam"])


def test_a_drawing_can_stand_alone() -> None:
    svg = los(ringen(Casus(id="rob", naam="Rob"), breedte=900, hoogte=800))

    wortel = ET.fromstring(schrijf(svg))

    stijl = wortel[0].text or ""
    assert ("900", "800") == (wortel.get("width"), wortel.get("height"))
    assert "var(" not in stijl
    assert "#4b2e83" in stijl


def test_a_name_never_gets_into_the_style() -> None:
    def stijl(naam: str) -> str:
        svg = los(ringen(Casus(id="x", naam=naam), breedte=900, hoogte=800))
        return "".join(re.findall(r"<style>.*?</style>", schrijf(svg), re.S))

    assert stijl("Rob") == stijl("</style><script>alert(1)</script>")


def test_only_a_drawing_can_stand_alone() -> None:
    with pytest.raises(ValueError, match="div"):
        los(el("div"))

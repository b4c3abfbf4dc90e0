"""The picture of who points where: nothing overlaps, and an open place is not a fault."""

from __future__ import annotations

import itertools

import pytest

from rk.content import laad_casus, laad_kaart
from rk.domain import HOOFDPERSOON, Actor, ActorSoort, Band, BandSoort, Casus, Halte, Route
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.letter import breedte as tekstbreedte
from rk.tekening.wijzers import Groep, Wijzerstekening, wijzers
from tests.unit.tekening.schermproef import attributen, met_id

NAMEN = (
    "Oma",
    "Begeleider van de nachtopvang",
    "Donaudampfschifffahrtsgesellschaft🙂",
    "مرحبا بالعالم",
    "W" * 60,
)


def casus(aantal: int) -> Casus:
    actoren = tuple(
        Actor(id=f"a{i}", naam=NAMEN[i % len(NAMEN)], soort=list(ActorSoort)[i % 3], route=list(Route)[i % 4])
        for i in range(aantal)
    )
    banden = tuple(
        Band(soort=BandSoort.WIJST, van=a.id, naar=f"h{i}") for i, a in enumerate(actoren) if i % 2
    )
    return Casus(id="c", naam="Sam", actoren=actoren, banden=banden)


def haltes(aantal: int) -> tuple[Halte, ...]:
    return tuple(
        Halte(id=f"h{i}", naam=NAMEN[i % len(NAMEN)], route=list(Route)[i % 4]) for i in range(aantal)
    )


def teken(helpers: int, aantal: int, breed: float = 1376) -> Wijzerstekening:
    groepen = [Groep(naam="een", haltes=haltes(aantal)), Groep(naam="twee", haltes=haltes(aantal + 2))]
    return wijzers(casus(helpers), groepen, breedte=breed, hoogte=690, met_daden=True)


def vakken(svg: El) -> list[tuple[float, float, float, float]]:
    """The box of each text: left, top, right, bottom."""
    uit = []
    for groep in alle(svg, "g"):
        plek = attributen(groep).get("transform")
        x0, y0 = map(float, plek.removeprefix("translate(").rstrip(")").split()) if plek else (0.0, 0.0)
        for tekst in groep.kinderen:
            if not isinstance(tekst, El) or tekst.tag != "text" or plek is None:
                continue
            a = attributen(tekst)
            grootte, gewicht = (25.0, 600) if "rk-helpernaam" in a["class"] else (27.0, 700)
            breed = tekstbreedte(tekst_van(tekst), grootte=grootte, gewicht=gewicht)
            x, y = x0 + float(a["x"]), y0 + float(a["y"])
            links = x - breed if "rk-rechts" in a["class"] else x
            uit.append((links, y - 0.7 * grootte, links + breed, y + 0.2 * grootte))
    return uit


@pytest.mark.parametrize("breed", [1376, 928])
@pytest.mark.parametrize(("helpers", "aantal"), [(0, 1), (9, 6), (9, 13), (40, 3), (3, 40)])
def test_names_never_overlap_and_stay_in_the_picture(helpers: int, aantal: int, breed: float) -> None:
    tekening = teken(helpers, aantal, breed)

    gevonden = vakken(tekening.svg)
    assert len(gevonden) > helpers + aantal
    for links, boven, rechts, onder in gevonden:
        assert 0 <= links
        assert rechts <= breed
        assert 0 <= boven
        assert onder <= tekening.hoogte
    for a, b in itertools.combinations(gevonden, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_the_same_records_give_the_same_picture() -> None:
    assert schrijf(teken(9, 6).svg) == schrijf(teken(9, 6).svg)


def test_a_halte_without_a_guide_keeps_an_open_place_and_says_so() -> None:
    t = wijzers(casus(4), [Groep(naam="", haltes=haltes(4))], breedte=1376, hoogte=690)

    zonder = [attributen(g)["id"] for g in alle(t.svg, "g") if "rk-zonder" in attributen(g).get("class", "")]
    assert ["wijzers-naar-h0", "wijzers-naar-h2"] == zonder
    open_ = met_id(t.svg, "wijzers-naar-h0")
    assert "nog geen wegwijzer" in tekst_van(open_)
    assert "nog geen wegwijzer" in attributen(open_)["aria-label"]


def test_the_person_stands_first_among_who_knows_the_way() -> None:
    svg = wijzers(
        laad_casus("rob", kaart=laad_kaart("sittard-geleen-beek-stein")), [], breedte=1376, hoogte=690
    ).svg

    wie = [attributen(g)["id"] for g in alle(svg, "g") if "rk-helper" in attributen(g).get("class", "")]
    assert f"wijzers-wie-{HOOFDPERSOON}" == wie[0]
    assert "wijzers-wie-zus" == wie[1]


def test_the_lines_of_what_is_open_stand_out() -> None:
    groepen = [Groep(naam="", haltes=haltes(4))]

    def aan(**open_: str) -> int:
        svg = wijzers(casus(4), groepen, breedte=1376, hoogte=690, **open_).svg  # type: ignore[arg-type]  # names of the two
        return sum(attributen(p).get("class") == "rk-wijst is-aan" for p in alle(svg, "path"))

    assert [0, 1, 0, 1] == [aan(), aan(halte="h1"), aan(halte="h0"), aan(actor="a3")]


def test_without_acts_nothing_can_be_pressed() -> None:
    svg = wijzers(casus(4), [Groep(naam="", haltes=haltes(4))], breedte=1376, hoogte=690).svg

    assert not [e for e in alle(svg) if {"data-blik", "tabindex"} & attributen(e).keys()]

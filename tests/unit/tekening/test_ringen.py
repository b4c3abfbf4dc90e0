import itertools
import random
import re
from xml.etree import ElementTree as ET

import pytest

from rk.domain import HOOFDPERSOON, Actor, ActorSoort, Band, BandSoort, Casus, Leefdomein, Route
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.letter import KAPITAAL, STAART, breedte
from rk.tekening.ringen import legenda_ringen, ringen

LANGE = (
    "Ondersteuner bij het vinden van een huis",
    "Steunpunt voor mantelzorgers in de wijken",
    "Nachtelijke-opvangvoorziening medewerkers",
    "Wijkverpleegkundige van de thuiszorggroep",
)
Vak = tuple[float, float, float, float]


def casus(namen: list[str], *, kans: random.Random, banden: int = 0, ring: Route | None = None) -> Casus:
    actoren = tuple(
        Actor(
            id=f"a{i}",
            naam=naam,
            soort=kans.choice(list(ActorSoort)),
            route=ring or kans.choice(list(Route)),
        )
        for i, naam in enumerate(namen)
    )
    paren = (kans.sample(actoren, 2) for _ in range(banden))
    return Casus(
        id="rob",
        naam="Rob",
        actoren=actoren,
        banden=tuple(Band(soort=BandSoort.KENT, van=a.id, naar=b.id) for a, b in paren),
    )


def helpers(svg: El) -> list[El]:
    return [g for g in alle(svg, "g") if "rk-helper" in dict(g.attributen).get("class", "").split()]


def plaats(groep: El) -> tuple[float, float]:
    x, y = re.findall(r"-?[\d.]+", dict(groep.attributen)["transform"])[:2]
    return float(x), float(y)


def vakken(svg: El) -> list[tuple[str, Vak]]:
    """The boxes of all marks, names and ring names, from what is drawn."""
    uit: list[tuple[str, Vak]] = []
    for groep in helpers(svg):
        x, y = plaats(groep)
        wie = dict(groep.attributen)["id"]
        uit.append((wie, (x - 20, y - 20, x + 20, y + 20)))
        for tekst in alle(groep, "text"):
            a = dict(tekst.attributen)
            half = breedte(tekst_van(tekst), grootte=25, gewicht=600) / 2
            midden, basis = x + float(a["x"]), y + float(a["y"])
            uit.append((wie, (midden - half, basis - KAPITAAL * 25, midden + half, basis + STAART * 25)))
    for tekst in alle(svg, "text"):
        a = dict(tekst.attributen)
        if "rk-ringnaam" in a["class"]:
            half = breedte(tekst_van(tekst), grootte=24, gewicht=600) / 2
            midden, basis = float(a["x"]), float(a["y"])
            vak = (midden - half, basis - KAPITAAL * 24, midden + half, basis + STAART * 24)
            uit.append((a["class"], vak))
    return uit


def botsingen(svg: El) -> list[str]:
    return [
        f"{een} over {ander}"
        for (een, a), (ander, b) in itertools.combinations(vakken(svg), 2)
        if een != ander and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize(("breed", "hoog"), [(1280, 888), (900, 800)])
@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_twenty_five_helpers_with_long_names_never_lie_over_one_another(
    zaad: int, breed: int, hoog: int
) -> None:
    kans = random.Random(zaad)
    c = casus([kans.choice(LANGE) for _ in range(25)], kans=kans, banden=15)

    svg = ringen(c, breedte=breed, hoogte=hoog)

    assert [] == botsingen(svg)
    assert all(0 <= v[0] and v[2] <= breed and 0 <= v[1] and v[3] <= hoog for _, v in vakken(svg))


def namen_op_een_band(svg: El) -> list[str]:
    """The names of rings that a tie runs behind."""
    lijnen = [dict(e.attributen) for e in alle(svg, "line") if "rk-band" in dict(e.attributen)["class"]]
    ringnamen = [(naam, vak) for naam, vak in vakken(svg) if "rk-ringnaam" in naam]
    banden = [(float(a["x1"]), float(a["y1"]), float(a["x2"]), float(a["y2"])) for a in lijnen]
    assert banden
    return [naam for naam, vak in ringnamen for band in banden if loopt_door(band, vak)]


def loopt_door(band: Vak, vak: Vak) -> bool:
    """Whether one of many points along a stretch lies in a box."""
    (x1, y1, x2, y2), (links, boven, rechts, onder) = band, vak
    delen = (i / 2000 for i in range(2001))
    return any(links < x1 + d * (x2 - x1) < rechts and boven < y1 + d * (y2 - y1) < onder for d in delen)


# In each of these a tie would run behind a name at the top of its ring.
@pytest.mark.parametrize(("zaad", "breed", "hoog"), [(2, 900, 800), (4, 900, 800), (8, 1280, 888)])
def test_the_name_of_a_ring_steps_aside_for_a_tie_where_there_is_room(
    zaad: int, breed: int, hoog: int
) -> None:
    kans = random.Random(zaad)
    c = casus(["huisarts", "zus", "begeleider wonen", "wijkteam", "buurvrouw"] * 2, kans=kans, banden=7)

    svg = ringen(c, breedte=breed, hoogte=hoog)

    assert [] == namen_op_een_band(svg)
    assert [] == botsingen(svg)


@pytest.mark.parametrize("ring", [Route.GEEL, Route.BLAUW])
def test_twenty_helpers_in_one_ring_never_lie_over_one_another(ring: Route) -> None:
    c = casus(["Maatschappelijk werker"] * 20, kans=random.Random(5), ring=ring)

    assert [] == botsingen(ringen(c, breedte=1280, hoogte=888))


@pytest.mark.parametrize("zaad", range(4))
def test_every_helper_stands_in_the_ring_of_his_route(zaad: int) -> None:
    kans = random.Random(zaad)
    c = casus([kans.choice(LANGE) for _ in range(15)], kans=kans)

    svg = ringen(c, breedte=1280, hoogte=888)

    assen = {
        a["class"].split()[1].removeprefix("rk-"): (float(a["rx"]), float(a["ry"]))
        for a in (dict(e.attributen) for e in alle(svg, "ellipse"))
        if "rk-cirkel" in a["class"]
    }
    volgorde = [r.value for r in Route]
    for actor, groep in zip(c.actoren, helpers(svg), strict=True):
        x, y = plaats(groep)
        binnen = [r for r in volgorde if ((x - 640) / assen[r][0]) ** 2 + ((y - 444) / assen[r][1]) ** 2 < 1]
        assert actor.route.value == binnen[0]


def test_a_click_on_a_helper_moves_nobody() -> None:
    c = casus(list(LANGE) * 3, kans=random.Random(1), banden=6)

    rustig, gekozen = (ringen(c, breedte=1280, hoogte=888, gekozen=g) for g in (None, "a3"))

    assert [plaats(g) for g in helpers(rustig)] == [plaats(g) for g in helpers(gekozen)]


def test_the_kind_of_a_helper_shows_in_the_shape_of_his_mark() -> None:
    actoren = tuple(Actor(id=s.value, naam="x", soort=s, route=Route.GEEL) for s in ActorSoort)

    svg = ringen(Casus(id="r", naam="Rob", actoren=actoren), breedte=1280, hoogte=888)

    stippen = [e.tag for e in alle(svg) if dict(e.attributen).get("class") == "rk-stip"]
    assert ["rect", "circle", "path"] == stippen


def test_a_helper_is_a_button_that_tells_kind_ring_and_ties() -> None:
    c = Casus(
        id="r",
        naam="Rob",
        actoren=(
            Actor(id="zus", naam="Zus", soort=ActorSoort.INFORMEEL, route=Route.GROEN),
            Actor(id="arts", naam="Huisarts", soort=ActorSoort.FORMEEL, route=Route.ORANJE),
        ),
        banden=(
            Band(soort=BandSoort.KENT, van="zus", naar="arts"),
            Band(soort=BandSoort.STEMT_AF, van=HOOFDPERSOON, naar="arts"),
            Band(soort=BandSoort.OVERZICHT, van="arts", naar=Leefdomein.GELD.value),
        ),
    )

    svg = ringen(c, breedte=1280, hoogte=888, met_daden=True, aanspreekpunt=("arts",))
    arts = dict(helpers(svg)[1].attributen)

    assert (
        "Huisarts, beroepskracht, algemene voorzieningen, vast aanspreekpunt; kent Zus; stemt af met Rob"
        == arts["aria-label"]
    )
    assert ("ringen-arts", "button", "0", '{"actor":"arts"}') == tuple(
        arts[k] for k in ("id", "role", "tabindex", "data-blik")
    )
    assert '{"soort":"actor","inhoud":{"actor_id":"arts"}}' == arts["data-sleep"]
    banden = [dict(lijn.attributen)["class"] for lijn in alle(svg, "line")]
    assert ["rk-band rk-stemt-af", "rk-band rk-kent"] == [b for b in banden if "rk-band" in b]


def test_ties_unfold_only_when_asked() -> None:
    c = casus(["Zus", "Huisarts", "Buur"], kans=random.Random(1), banden=2)

    svg = ringen(c, breedte=1280, hoogte=888, toon_banden=False)

    assert ["rk-spaak"] * 3 == [dict(lijn.attributen)["class"] for lijn in alle(svg, "line")]


def test_without_helpers_the_person_stands_in_the_middle_of_four_named_rings() -> None:
    svg = ringen(Casus(id="r", naam="Rob"), breedte=1280, hoogte=888)

    assert "sociaal netwerk informeel en buurt algemene voorzieningen sociaal domein Rob" == tekst_van(svg)


def test_the_legend_shows_only_what_occurs() -> None:
    c = casus(["Zus", "Buur"], kans=random.Random(2), banden=1)
    soorten = {a.soort for a in c.actoren}

    teksten = [r.tekst for r in legenda_ringen(c)]

    assert len(soorten) + 1 == len(teksten)
    assert "kennen elkaar" in teksten


@pytest.mark.parametrize("naam", ["<script>x</script>", '" onload="x', "x" * 2000, "", "مساعد" * 60])
def test_whatever_is_typed_stays_text(naam: str) -> None:
    actor = Actor(id='"><b>', naam=naam, soort=ActorSoort.FORMEEL, route=Route.GROEN)
    c = Casus(id="r", naam=naam, actoren=(actor,))

    wortel = ET.fromstring(schrijf(ringen(c, breedte=1280, hoogte=888, met_daden=True)))

    assert {"svg", "g", "ellipse", "line", "circle", "rect", "path", "text"} >= {e.tag for e in wortel.iter()}

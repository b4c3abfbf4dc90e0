import itertools
import random
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rk.tekening
from rk.domain import Bezoek, Casus, Halte, Overdracht, Route, Routekaart, RouteUitleg, Vangnet
from rk.tekening.banen import Banentekening, banen
from rk.tekening.banenplan import KOLOM
from rk.tekening.banenweg import legenda
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.letter import KAPITAAL, STAART, breedte

GEWONE = ("Zus", "Nachtopvang", "Huisarts", "Inloop Horizon", "Ggz-behandeling", "Schuldhulpverlening")
LANGE = (
    "Ondersteuning bij het vinden van een huis",
    "Steunpunt voor mantelzorgers in de wijken",
    "Maatschappelijke-opvangvoorziening nachten",
    "Arbeidsongeschiktheidsverzekeringsbalies",
)
Vak = tuple[float, float, float, float]


def kaart(haltes: tuple[Halte, ...]) -> Routekaart:
    namen = ("Sociaal netwerk", "Informeel en buurt", "Algemene voorziening", "Sociaal domein")
    return Routekaart(
        id="k",
        naam="k",
        stand="2018-02",
        routes=tuple(RouteUitleg(route=r, naam=n, uitleg="") for r, n in zip(Route, namen, strict=True)),
        subroutes=(),
        haltes=haltes,
        vangnet=Vangnet(uitleg="", meldplekken=(), oppakkers=(), herstel=()),
    )


def weg(plekken: list[tuple[str, int]], echte: int) -> tuple[Routekaart, Casus]:
    haltes = tuple(
        Halte(id=f"h{i}", naam=naam, route=list(Route)[baan]) for i, (naam, baan) in enumerate(plekken)
    )
    manieren = itertools.cycle(Overdracht)
    bezoeken = tuple(
        Bezoek(id=f"b{i}", halte_id=f"h{i}", overdracht=next(manieren)) for i in range(len(plekken))
    )
    casus = Casus(id="rob", naam="Rob", werkelijk=bezoeken[:echte], beste=bezoeken[echte:])
    return kaart(haltes), casus


def teken(plekken: list[tuple[str, int]], echte: int, *, breed: int = 1400) -> Banentekening:
    return banen(*weg(plekken, echte), breedte=breed, hoogte=730)


def haltes(svg: El) -> list[El]:
    return [g for g in alle(svg, "g") if "rk-halte" in dict(g.attributen).get("class", "").split()]


def plaats(groep: El) -> tuple[float, float]:
    x, y = re.findall(r"-?[\d.]+", dict(groep.attributen)["transform"])[:2]
    return float(x), float(y)


def naamvak(groep: El) -> Vak:
    """The box round a halte's name, from what is drawn and the width of its letters."""
    x, y = plaats(groep)
    gewicht = 500 if "rk-wens" in dict(groep.attributen)["class"] else 700
    vakken = []
    for tekst in alle(groep, "text"):
        a = dict(tekst.attributen)
        if "rk-naam" in a["class"]:
            half = breedte(tekst_van(tekst), grootte=27, gewicht=gewicht) / 2
            midden, basis = x + float(a["x"]), y + float(a["y"])
            vakken.append((midden - half, basis - KAPITAAL * 27, midden + half, basis + STAART * 27))
    links, boven, rechts, onder = zip(*vakken, strict=True)
    return (min(links), min(boven), max(rechts), max(onder))


def raakt(a: Vak, b: Vak) -> bool:
    return a[0] < b[2] - 0.2 and b[0] < a[2] - 0.2 and a[1] < b[3] - 0.2 and b[1] < a[3] - 0.2


def botsingen(tekening: Banentekening) -> list[str]:
    """Every pair of things that lie over one another, in words."""
    groepen = haltes(tekening.svg)
    vakken = [(f"naam {i}", naamvak(g)) for i, g in enumerate(groepen)]
    for i, (x, y) in enumerate(map(plaats, groepen)):
        vakken.append((f"cirkel {i}", (x - 24.5, y - 24.5, x + 24.5, y + 24.5)))
    v = tekening.vandaag
    streep: Vak = (v - 1.5, 40, v + 1.5, 690)
    pil = next(a for a in alle(tekening.svg, "rect") if dict(a.attributen)["class"] == "rk-vandaagpil")
    p = {k: float(w) for k, w in pil.attributen if k in ("x", "y", "width", "height")}
    vakken += [("vandaag", streep), ("pil", (p["x"], p["y"], p["x"] + p["width"], p["y"] + p["height"]))]
    uit = [
        f"{een} over {ander}"
        for (een, a), (ander, b) in itertools.combinations(vakken[:-1], 2)
        if raakt(a, b)
    ]
    uit += [f"{een} over pil" for een, a in vakken[:-2] if raakt(a, vakken[-1][1])]
    uit += [f"{een} buiten" for een, a in vakken[:-2] if a[0] < KOLOM or a[2] > tekening.breedte or a[1] < 27]
    return uit


@pytest.mark.parametrize("breed", [1400, 1000])
@pytest.mark.parametrize("aantal", [3, 14, 40])
@pytest.mark.parametrize("namen", [GEWONE, LANGE])
def test_names_circles_and_today_never_lie_over_one_another(
    namen: tuple[str, ...], aantal: int, breed: int
) -> None:
    kans = random.Random(aantal)
    plekken = [(kans.choice(namen), kans.randrange(4)) for _ in range(aantal)]

    tekening = teken(plekken, aantal * 2 // 3, breed=breed)

    assert [] == botsingen(tekening)


@settings(max_examples=60, deadline=None)
@given(
    plekken=st.lists(st.tuples(st.sampled_from(GEWONE + LANGE), st.integers(0, 3)), max_size=24),
    deel=st.floats(0, 1),
    breed=st.sampled_from([1000, 1400]),
)
def test_no_way_makes_names_collide(plekken: list[tuple[str, int]], deel: float, breed: int) -> None:
    tekening = teken(plekken, round(deel * len(plekken)), breed=breed)

    assert [] == botsingen(tekening)


def test_names_on_one_lane_all_the_way_never_collide() -> None:
    assert [] == botsingen(teken([(LANGE[i % 4], 2) for i in range(14)], 8))


def test_visits_stand_in_order_with_today_between_the_two_ways() -> None:
    tekening = teken([("Zus", 0), ("Huisarts", 2), ("Kookclub", 1), ("Buddyzorg", 1)], 2)

    xs = [plaats(g)[0] for g in haltes(tekening.svg)]
    assert [*xs[:2], tekening.vandaag, *xs[2:]] == sorted([*xs, tekening.vandaag])


def test_seven_visits_and_five_wishes_fit_on_the_screen() -> None:
    tekening = teken([(GEWONE[i % 6], (0, 2, 2, 1, 3, 2, 3, 0, 1, 2, 1, 3)[i]) for i in range(12)], 7)

    assert (1400, False, None) == (tekening.breedte, tekening.scrolt, tekening.namen)


def test_forty_visits_scroll_while_the_names_of_the_lanes_stay() -> None:
    tekening = teken([(GEWONE[i % 6], i % 4) for i in range(40)], 30)

    vlak = dict(tekening.vlak().attributen)
    assert tekening.scrolt
    assert tekening.breedte > 1400
    assert tekening.namen is not None
    assert "Informeel en buurt" in tekst_van(tekening.namen)
    assert ("region", "0") == (vlak["role"], vlak["tabindex"])


def test_an_empty_map_leaves_room_on_both_sides_of_today() -> None:
    tekening = teken([], 0)

    assert 500 < tekening.vandaag < 1000


def test_the_line_tells_how_he_got_to_the_halte_where_it_arrives() -> None:
    tekening = teken([("Zus", 0)] * 6, 6)

    lijnen = [a for a in (dict(p.attributen) for p in alle(tekening.svg, "path")) if "id" in a]
    assert [o.value for o in list(Overdracht)[1:]] == [a["class"].removeprefix("rk-") for a in lijnen]
    assert [f"kaart-naar-b{i}" for i in range(1, 6)] == [a["id"] for a in lijnen]


def test_the_legend_shows_only_what_occurs() -> None:
    casus = Casus(
        id="rob",
        naam="Rob",
        werkelijk=(
            Bezoek(id="a", halte_id="h", overdracht=Overdracht.ZELF),
            Bezoek(id="b", halte_id="h", overdracht=Overdracht.KOUD),
            Bezoek(id="c", halte_id="h", overdracht=Overdracht.WARM),
        ),
    )

    assert ["warm", "koud"] == [r.tekst.split(":")[0] for r in legenda(casus)]


def test_every_halte_is_a_button_with_a_name_that_says_it_all() -> None:
    k, casus = weg([("Zus", 0), ("Nachtopvang", 2), ("Huisarts", 2), ("Kookclub", 1)], 3)

    svg = banen(k, casus, breedte=1400, hoogte=730, met_daden=True, gekozen="b2").svg
    derde, wens = (dict(g.attributen) for g in haltes(svg)[2:])

    assert "Halte 3, Huisarts, algemene voorziening, koude overdracht" == derde["aria-label"]
    assert ("kaart-b2", "button", "0", "true") == (
        derde["id"],
        derde["role"],
        derde["tabindex"],
        derde["aria-current"],
    )
    assert '{"bezoek":"b2"}' == derde["data-blik"]
    assert '{"soort":"bezoek","inhoud":{"bezoek_id":"b2"}}' == derde["data-sleep"]
    assert "Onze beste weg, Kookclub, informeel en buurt" == wens["aria-label"]


def test_the_drawing_itself_is_a_group_so_that_its_buttons_can_be_heard() -> None:
    wortel = dict(teken([("Zus", 0), ("Kookclub", 1)], 1).svg.attributen)

    assert "group" == wortel["role"]
    assert "Routekaart van Rob: 1 haltes tot vandaag, 1 op onze beste weg" == wortel["aria-label"]


def test_a_picture_without_acts_asks_for_no_focus() -> None:
    eerste = dict(haltes(teken([("Zus", 0)], 1).svg)[0].attributen)

    assert "img" == eerste["role"]
    assert not {"tabindex", "data-blik", "data-sleep"} & eerste.keys()


def test_a_halte_that_is_gone_says_so_and_is_struck_through() -> None:
    halte = Halte(id="h", naam="Inloop", route=Route.GEEL, vervallen=True)
    casus = Casus(id="rob", naam="Rob", werkelijk=(Bezoek(id="a", halte_id="h"),))

    groep = haltes(banen(kaart((halte,)), casus, breedte=1400, hoogte=730).svg)[0]

    assert "Inloop (bestaat niet meer)" in dict(groep.attributen)["aria-label"]
    assert ["rk-door"] == [dict(lijn.attributen)["class"] for lijn in alle(groep, "line")]


def test_the_same_halte_twice_is_two_stops() -> None:
    halte = Halte(id="h", naam="Inloop", route=Route.GEEL)
    casus = Casus(id="rob", naam="Rob", werkelijk=tuple(Bezoek(id=i, halte_id="h") for i in "ab"))

    groepen = haltes(banen(kaart((halte,)), casus, breedte=1400, hoogte=730).svg)

    assert ["kaart-a", "kaart-b"] == [dict(g.attributen)["id"] for g in groepen]
    assert plaats(groepen[0]) != plaats(groepen[1])


def test_a_name_that_was_cut_ends_after_a_word_and_is_heard_whole() -> None:
    naam = "Wijkgebonden jongerenwerk en straathoekwerk voor iedereen"

    groep = haltes(teken([(naam, 2)], 1).svg)[0]

    zichtbaar = tekst_van(groep).removeprefix("1 ").removesuffix("…")
    assert naam.startswith(f"{zichtbaar} ")
    assert naam in dict(groep.attributen)["aria-label"]


@pytest.mark.parametrize(
    "naam",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "&lt;b&gt;",
        "x" * 2000,
        "\u202eomgekeerd",
        "👩‍👩‍👧‍👦" * 40,
        "",
        "\x00\ud800",
    ],
)
def test_whatever_is_typed_stays_text(naam: str) -> None:
    tekening = teken([(naam, 1), ("Zus", 0), (naam, 1)], 2)

    wortel = ET.fromstring(schrijf(tekening.svg))

    assert {"svg", "g", "rect", "line", "path", "circle", "text"} >= {e.tag for e in wortel.iter()}


def test_equal_input_gives_an_equal_drawing() -> None:
    plekken = [(LANGE[i % 4], i * 7 % 4) for i in range(20)]

    assert schrijf(teken(plekken, 12).svg) == schrijf(teken(plekken, 12).svg)


def test_no_text_is_smaller_than_the_back_row_can_read() -> None:
    css = Path(rk.tekening.__file__).with_name("tekening.css").read_text(encoding="utf-8")

    assert all(int(px) >= 24 for px in re.findall(r"font-size: (\d+)px", css))


@pytest.mark.parametrize("echte", [4, 7, 10, 13])
def test_fourteen_visits_fit_on_an_old_beamer(echte: int) -> None:
    kans = random.Random(echte)
    plekken = [(kans.choice(GEWONE), kans.randrange(4)) for _ in range(14)]

    tekening = banen(*weg(plekken, echte), breedte=1000, hoogte=709)

    assert (False, []) == (tekening.scrolt, botsingen(tekening))

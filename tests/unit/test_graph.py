"""The graph holds what the map, the casus and the group say, and nothing else."""

import subprocess
import sys
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.content import laad_casus, laad_kaart
from rk.domain import (
    HOOFDPERSOON,
    Actor,
    ActorSoort,
    Band,
    BandSoort,
    Bezoek,
    Casus,
    Halte,
    HalteSoort,
    Leefdomein,
    Overdracht,
    Regie,
    Regiefunctie,
    Route,
    Routekaart,
    Subroute,
    Vangnet,
    Weg,
    Wegwijzing,
)
from rk.events import Toestand
from rk.graph import (
    Bereik,
    GraafFout,
    Knoop,
    Lijn,
    graaf_van,
    haltes_van,
    knoop,
    koude_overdrachten,
    maak_graaf,
    met_overdracht,
    per_route,
    zonder_wegwijzer,
)

KAART = Routekaart(
    id="dorp",
    naam="Dorp",
    stand="2018-02",
    routes=(),
    subroutes=(),
    haltes=(
        Halte(id="familie", naam="Familie", route=Route.GROEN, soort=HalteSoort.PERSOON),
        Halte(id="huisarts", naam="Huisarts", route=Route.ORANJE, soort=HalteSoort.PERSOON),
        Halte(id="inloop", naam="Inloop", route=Route.GEEL, soort=HalteSoort.PLEK),
        Halte(id="hostel", naam="Hostel", route=Route.BLAUW, subroute=Subroute.WONEN),
    ),
    vangnet=Vangnet(uitleg="", meldplekken=(), oppakkers=(), herstel=()),
)

BANDEN = (
    Band(soort=BandSoort.KENT, van="zus", naar="arts"),
    Band(soort=BandSoort.STEMT_AF, van="arts", naar=HOOFDPERSOON),
    Band(soort=BandSoort.WIJST, van="zus", naar="inloop"),
    Band(soort=BandSoort.WIJST, van=HOOFDPERSOON, naar="huisarts"),
    Band(soort=BandSoort.OVERZICHT, van="zus", naar="veiligheid"),
    Band(soort=BandSoort.OVERZICHT, van="zus", naar="geld"),
    Band(soort=BandSoort.OVERZICHT, van=HOOFDPERSOON, naar="wonen"),
)


def _bezoek(id_: str, halte_id: str, overdracht: Overdracht = Overdracht.ONBEKEND) -> Bezoek:
    return Bezoek(id=id_, halte_id=halte_id, overdracht=overdracht)


CASUS = Casus(
    id="ria",
    naam="Ria",
    actoren=(
        Actor(id="zus", naam="Zus", soort=ActorSoort.INFORMEEL, route=Route.GROEN),
        Actor(id="arts", naam="Arts", soort=ActorSoort.FORMEEL, route=Route.ORANJE, halte_id="huisarts"),
    ),
    banden=BANDEN,
    regie=(Regie(functie=Regiefunctie.VRAAGBAAK, wie=("arts", HOOFDPERSOON)),),
    # The first is cold and the last unknown; of the three handovers two are cold.
    werkelijk=(
        _bezoek("b1", "huisarts", Overdracht.KOUD),
        _bezoek("b2", "inloop", Overdracht.KOUD),
        _bezoek("b3", "huisarts", Overdracht.KOUD),
        _bezoek("b4", "hostel"),
    ),
    beste=(
        _bezoek("b5", "hostel"),
        _bezoek("b6", "inloop"),
        _bezoek("b7", "familie"),
        _bezoek("b8", "hostel"),
    ),
)


@pytest.fixture
def G() -> nx.MultiDiGraph:
    return maak_graaf(KAART, CASUS)


def test_a_researcher_gets_figures_of_rob_in_three_lines() -> None:
    R = maak_graaf(laad_kaart("sittard-geleen-beek-stein"), laad_casus("rob"))

    assert len(laad_casus("rob").werkelijk) == sum(per_route(R).values())
    assert {*Knoop} == {soort for _knoop, soort in R.nodes(data="soort")}


def test_every_node_has_its_kind_and_the_fields_of_its_record(G: nx.MultiDiGraph) -> None:
    halte = G.nodes["halte:hostel"]

    assert (Knoop.HALTE, "Hostel", HalteSoort.DIENST, Subroute.WONEN) == (
        halte["soort"],
        halte["naam"],
        halte["haltesoort"],
        halte["subroute"],
    )
    assert ActorSoort.INFORMEEL is G.nodes["actor:zus"]["actorsoort"]
    assert "Ria" == G.nodes["hoofdpersoon"]["naam"]
    assert Route.BLAUW is G.nodes["route:blauw"]["route"]


def test_the_person_can_stand_wherever_a_helper_can(G: nx.MultiDiGraph) -> None:
    assert "hoofdpersoon" == knoop(Knoop.ACTOR, HOOFDPERSOON)
    assert G.has_edge("hoofdpersoon", "halte:huisarts", key=Lijn.WIJST)
    assert (Leefdomein.WONEN,) == G.nodes["hoofdpersoon"]["overzicht"]
    assert (Regiefunctie.VRAAGBAAK,) == G.nodes["hoofdpersoon"]["regie"]


def test_a_helper_works_on_a_route_and_at_a_halte(G: nx.MultiDiGraph) -> None:
    werkt = {naar for _van, naar, soort in G.out_edges("actor:arts", data="soort") if soort is Lijn.WERKT_OP}

    assert {"route:oranje", "halte:huisarts"} == werkt


def test_knowing_and_tuning_are_seen_from_both_sides(G: nx.MultiDiGraph) -> None:
    assert G.has_edge("actor:zus", "actor:arts", key=Lijn.KENT)
    assert G.has_edge("actor:arts", "actor:zus", key=Lijn.KENT)
    assert G.has_edge("hoofdpersoon", "actor:arts", key=Lijn.STEMT_AF)


def test_both_ways_are_told_in_order(G: nx.MultiDiGraph) -> None:
    assert ("huisarts", "inloop", "huisarts", "hostel") == haltes_van(G)
    assert ("hostel", "inloop", "familie", "hostel") == haltes_van(G, weg=Weg.BESTE)


def test_a_visit_leads_from_the_stop_before_it(G: nx.MultiDiGraph) -> None:
    bezoeken = [(van, naar) for van, naar, weg in G.edges(data="weg") if weg is Weg.WERKELIJK]

    assert {
        ("hoofdpersoon", "halte:huisarts"),
        ("halte:huisarts", "halte:inloop"),
        ("halte:inloop", "halte:huisarts"),
        ("halte:huisarts", "halte:hostel"),
    } == set(bezoeken)


def test_a_halte_that_is_visited_twice_counts_twice(G: nx.MultiDiGraph) -> None:
    assert {Route.GROEN: 0, Route.GEEL: 1, Route.ORANJE: 2, Route.BLAUW: 1} == per_route(G)
    assert {Route.GROEN: 1, Route.GEEL: 1, Route.ORANJE: 0, Route.BLAUW: 2} == per_route(G, weg=Weg.BESTE)


def test_a_halte_that_nobody_points_to_is_named_once(G: nx.MultiDiGraph) -> None:
    assert ("hostel", "familie") == zonder_wegwijzer(G)
    assert ("hostel",) == zonder_wegwijzer(G, weg=Weg.WERKELIJK)


def test_the_first_visit_is_no_handover_and_an_unknown_one_leaves_room(G: nx.MultiDiGraph) -> None:
    assert Bereik(laag=2, hoog=3) == koude_overdrachten(G)
    assert Bereik(laag=0, hoog=3) == koude_overdrachten(G, weg=Weg.BESTE)
    assert Bereik(laag=0, hoog=0) == koude_overdrachten(maak_graaf(KAART, replace(CASUS, werkelijk=())))


def test_only_a_cold_handover_is_cold() -> None:
    anders = (Overdracht.WARM, Overdracht.LAUW, Overdracht.WEGGESTUURD, Overdracht.ZELF)
    weg = (_bezoek("b0", "inloop"), *(_bezoek(f"c{o}", "inloop", o) for o in anders))

    assert Bereik(laag=0, hoog=0) == koude_overdrachten(maak_graaf(KAART, replace(CASUS, werkelijk=weg)))


def test_what_if_a_handover_had_been_warm(G: nx.MultiDiGraph) -> None:
    H = met_overdracht(G, "b2", Overdracht.WARM)

    assert Bereik(laag=1, hoog=2) == koude_overdrachten(H)
    assert Bereik(laag=2, hoog=3) == koude_overdrachten(G)


def test_a_range_speaks_plain_dutch() -> None:
    assert "2 tot 4 keer" == str(Bereik(laag=2, hoog=4))
    assert "2 keer" == str(Bereik(laag=2, hoog=2))


@pytest.mark.parametrize(("laag", "hoog"), [(3, 2), (-1, 2)])
def test_a_range_can_not_be_upside_down(laag: int, hoog: int) -> None:
    with pytest.raises(ValueError, match=str(laag)):
        Bereik(laag=laag, hoog=hoog)


def test_what_the_group_said_at_step_three_is_in_the_graph() -> None:
    wegwijzing = Wegwijzing(hoe_weet="Van horen zeggen", eerste_vinder="zus")

    W = graaf_van(Toestand(kaart=KAART, casus=CASUS, wegwijzing=wegwijzing))

    assert W.has_edge("actor:zus", "hoofdpersoon", key=Lijn.VOND)
    assert "Van horen zeggen" == W.nodes["hoofdpersoon"]["hoe_weet"]


def test_a_session_without_a_casus_yet_has_a_graph_too() -> None:
    assert () == haltes_van(graaf_van(Toestand()))


@pytest.mark.parametrize(
    ("casus", "melding"),
    [
        (replace(CASUS, beste=(_bezoek("b9", "kasteel"),)), "halte kasteel bestaat niet"),
        (replace(CASUS, beste=(_bezoek("b1", "hostel"),)), "bezoek b1 staat er twee keer"),
        (replace(CASUS, beste=(replace(_bezoek("b9", "hostel"), actor_id="oom"),)), "actor oom bestaat niet"),
        (
            replace(CASUS, banden=(Band(soort=BandSoort.KENT, van="zus", naar="oom"),)),
            "actor oom bestaat niet",
        ),
        (
            replace(CASUS, regie=(Regie(functie=Regiefunctie.ROUTEPLAN, wie=("oom",)),)),
            "actor oom bestaat niet",
        ),
    ],
)
def test_what_the_map_or_casus_lacks_is_named(casus: Casus, melding: str) -> None:
    with pytest.raises(GraafFout, match=melding):
        maak_graaf(KAART, casus)


def test_a_visit_that_is_not_there_can_not_change(G: nx.MultiDiGraph) -> None:
    with pytest.raises(GraafFout, match="bezoek b99 bestaat niet"):
        met_overdracht(G, "b99", Overdracht.WARM)


_OVERDRACHTEN = st.lists(st.sampled_from(Overdracht), max_size=12)


def _met_weg(overdrachten: list[Overdracht]) -> nx.MultiDiGraph:
    haltes = [h.id for h in KAART.haltes]
    bezoeken = tuple(_bezoek(f"v{nr}", haltes[nr % 4], o) for nr, o in enumerate(overdrachten))
    return maak_graaf(KAART, replace(CASUS, werkelijk=bezoeken))


def _foto(G: nx.MultiDiGraph) -> object:
    return dict(G.graph), {n: dict(d) for n, d in G.nodes(data=True)}, _lijnen(G)


def _lijnen(G: nx.MultiDiGraph) -> dict[tuple[str, str, str], dict[str, object]]:
    return {(van, naar, sleutel): dict(d) for van, naar, sleutel, d in G.edges(keys=True, data=True)}


@settings(max_examples=50)
@given(overdrachten=_OVERDRACHTEN.filter(bool), nieuw=st.sampled_from(Overdracht), data=st.data())
def test_no_function_changes_the_graph_of_its_caller(
    overdrachten: list[Overdracht], nieuw: Overdracht, data: st.DataObject
) -> None:
    G = _met_weg(overdrachten)
    voor = _foto(G)

    met_overdracht(G, f"v{data.draw(st.integers(0, len(overdrachten) - 1))}", nieuw)
    for functie in (haltes_van, per_route, zonder_wegwijzer, koude_overdrachten):
        functie(G, weg=Weg.WERKELIJK)

    assert voor == _foto(G)


@settings(max_examples=50)
@given(banden=st.permutations(BANDEN), spiegel=st.booleans())
def test_the_order_in_which_ties_were_filed_makes_no_difference(banden: list[Band], spiegel: bool) -> None:
    wederzijds = (BandSoort.KENT, BandSoort.STEMT_AF)
    gelegd = tuple(
        replace(b, van=b.naar, naar=b.van) if spiegel and b.soort in wederzijds else b for b in banden
    )

    assert _foto(maak_graaf(KAART, CASUS)) == _foto(maak_graaf(KAART, replace(CASUS, banden=gelegd)))


@settings(max_examples=50)
@given(overdrachten=_OVERDRACHTEN, invulling=st.lists(st.sampled_from(Overdracht), min_size=12, max_size=12))
def test_whatever_an_unknown_handover_was_the_bounds_held(
    overdrachten: list[Overdracht], invulling: list[Overdracht]
) -> None:
    bereik = koude_overdrachten(_met_weg(overdrachten))
    bekend = [i if o is Overdracht.ONBEKEND else o for o, i in zip(overdrachten, invulling, strict=False)]

    assert bereik.laag <= bekend[1:].count(Overdracht.KOUD) <= bereik.hoog


def test_a_kernel_pays_for_the_graph_only_when_a_figure_is_asked() -> None:
    code = """
import sys
import rk.pages, rk.widgets
from rk.content import laad_casus, laad_kaart
from rk.domain import Stap
from rk.events import Toestand
from rk.inzicht import uitspraken
from rk.tekening.beeld import beeld

t = Toestand(kaart=laad_kaart("sittard-geleen-beek-stein"), casus=laad_casus("rob"))
for stap in (Stap.ROUTE, Stap.WEGWIJZERS, Stap.REGIE, Stap.OGEN, Stap.WENSEN):
    beeld(t, stap)
zonder = "networkx" in sys.modules
uitspraken(t, Stap.WEGWIJZERS)
print(zonder, "networkx" in sys.modules)
"""

    uit = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout

    assert "False True" == uit.strip()

"""Flows between haltes: nothing lies over another, and the same flows give the same picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rk.domain import Route
from rk.tekening.boom import alle, schrijf, tekst_van
from rk.tekening.onderzoek.stromen import stromen
from rk.tekening.onderzoek.stroomplan import HOOG, Stroom, niveaus, plan

NAMEN = ("Huisarts", "Inloop", "Ggz", "Vrienden", "Zus", "Kredietbank", "Uitkering", "Buurthuis de Brug")

stroom = st.builds(
    Stroom,
    van=st.sampled_from(NAMEN),
    naar=st.sampled_from(NAMEN),
    aantal=st.integers(10, 5000),
    koud=st.none() | st.floats(0, 1),
)
rijen = st.lists(stroom, max_size=24, unique_by=lambda s: (s.van, s.naar))


@given(rijen)
def test_no_halte_lies_over_another(rij: list[Stroom]) -> None:
    p = plan(rij, breedte=940, vakbreed=172)

    for nr, v in enumerate(p.vakken):
        assert 0 <= v.x <= p.breedte - p.vakbreed
        assert HOOG / 2 <= v.y <= p.hoogte - HOOG / 2
        for w in p.vakken[nr + 1 :]:
            assert abs(v.x - w.x) >= p.vakbreed or abs(v.y - w.y) >= HOOG


@given(rijen)
def test_every_flow_is_drawn_within_its_two_haltes(rij: list[Stroom]) -> None:
    p = plan(rij, breedte=940, vakbreed=172)

    assert {(s.van, s.naar) for s in rij if s.van != s.naar} == {(b.van.naam, b.naar.naam) for b in p.banen}
    assert all(abs(y - v.y) <= HOOG / 2 for b in p.banen for y, v in ((b.y1, b.van), (b.y2, b.naar)))


@given(rijen, st.randoms())
def test_the_order_of_the_flows_changes_nothing(rij: list[Stroom], toeval: object) -> None:
    anders = list(rij)
    toeval.shuffle(anders)  # type: ignore[attr-defined]  # Random, behind an object

    assert plan(rij, breedte=940, vakbreed=172) == plan(anders, breedte=940, vakbreed=172)


def test_a_way_in_one_direction_stands_in_its_own_order() -> None:
    rij = [Stroom(van="Zus", naar="Huisarts", aantal=50), Stroom(van="Huisarts", naar="Ggz", aantal=40)]

    p = plan(rij, breedte=940, vakbreed=172)

    assert p.langs
    assert ["Zus", "Huisarts", "Ggz"] == [v.naam for v in sorted(p.vakken, key=lambda v: v.x)]
    assert {"Zus": 0.0, "Huisarts": 1.0, "Ggz": 2.0} == {n: round(x, 6) for n, x in niveaus(rij).items()}


def test_to_and_fro_stands_as_from_and_to() -> None:
    rij = [Stroom(van="Huisarts", naar="Ggz", aantal=50), Stroom(van="Ggz", naar="Huisarts", aantal=40)]

    p = plan(rij, breedte=940, vakbreed=172)

    assert not p.langs
    assert [("Ggz", 0), ("Ggz", 1), ("Huisarts", 0), ("Huisarts", 1)] == sorted(
        (v.naam, v.kolom) for v in p.vakken
    )


def test_only_what_was_cold_is_dotted_and_it_is_told_in_words() -> None:
    rij = [
        Stroom(van="Huisarts", naar="Ggz", aantal=480, koud=0.6),
        Stroom(van="Huisarts", naar="Inloop", aantal=200, koud=0.2),
        Stroom(van="Zus", naar="Huisarts", aantal=1250),
    ]

    beeld = stromen(rij, {"Huisarts": Route.ORANJE, "Ggz": Route.BLAUW}, naam="Van halte naar halte")

    gestippeld = [p for p in alle(beeld, "path") if "stroke-dasharray" in dict(p.attributen) and p.kinderen]
    assert ["Huisarts → Ggz: 480 mensen, 60% koud"] == [tekst_van(p) for p in gestippeld]
    assert "1.250 mensen" in dict(beeld.attributen)["aria-label"]


def test_hostile_and_long_names_stay_words_within_their_halte() -> None:
    kwaad = "<script>alert(1)</script>" * 3
    beeld = stromen(
        [Stroom(van=kwaad, naar="A" * 90, aantal=10)], {kwaad: Route.GROEN}, naam="Van halte naar halte"
    )

    assert "<script" not in schrijf(beeld)
    assert all(len(tekst_van(t)) < 30 for t in alle(beeld, "text"))

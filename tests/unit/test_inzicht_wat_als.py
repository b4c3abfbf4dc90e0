"""What if: it says what it assumes, changes what may come, and leaves what has been."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from rk.content import laad_casus
from rk.domain import BandSoort, Bezoek, Casus, Obstakel, Regiefunctie
from rk.inzicht import (
    BandErbij,
    Proef,
    RolValtWeg,
    RuimteInRegel,
    SamenOverzicht,
    VastContact,
    WarmeOverdracht,
    WatAlsFout,
    Wijziging,
    aanname,
    cijfers,
    probeer,
    vergelijk,
    wat_als,
)
from tests.unit.verhalen import ZUS, banden, casus, helper, kaart, weg

KAART = kaart("oude", "beurs", "bad", "gracht")
KRING = (
    Obstakel(id="o1", tekst="Geen adres", vereist=("o2",)),
    Obstakel(id="o2", tekst="Geen inkomen", vereist=("o1",)),
)
ECHT = weg("oude a", "beurs b k", "bad b w")
VERHAAL = replace(
    casus(
        actoren=(ZUS, helper("a"), helper("b"), helper("c")),
        werkelijk=(replace(ECHT[0], obstakels=KRING), *ECHT[1:]),
        beste=weg("oude a", "gracht c k", letter="b"),
        lijnen=banden("c wijst gracht"),
    ),
    domeinen=laad_casus("rob").domeinen,
)
WIJST = BandErbij(band=banden("a wijst gracht")[0])
WIJZIGINGEN: list[Wijziging] = [
    SamenOverzicht(actor_id="c"),
    WarmeOverdracht(bezoek_id="b2"),
    BandErbij(band=banden("a kent c")[0]),
    WIJST,
    VastContact(actor_id="c"),
    RuimteInRegel(obstakel_id="o1"),
    RuimteInRegel(obstakel_id="o1", vereist="o2"),
    RolValtWeg(actor_id="c"),
]


def _geweest(verhaal: Casus) -> tuple[Bezoek, ...]:
    """The real way, but for what obstacles require: that is a rule, not something that was."""
    return tuple(
        replace(b, obstakels=tuple(replace(o, vereist=()) for o in b.obstakels)) for b in verhaal.werkelijk
    )


@pytest.mark.parametrize("wijziging", WIJZIGINGEN)
def test_a_change_is_said_in_a_sentence_and_leaves_what_has_been(wijziging: Wijziging) -> None:
    voor = repr(VERHAAL)

    na = wat_als(VERHAAL, wijziging)

    assert na != VERHAAL
    assert voor == repr(VERHAAL)
    assert _geweest(VERHAAL) == _geweest(na)
    assert re.fullmatch(r"Stel: .+\.", aanname(VERHAAL, wijziging))
    oud = {r["figuur"]: r["tekst"] for r in cijfers(KAART, VERHAAL) if r["voorbij"]}
    nieuw = {r["figuur"]: r["tekst"] for r in cijfers(KAART, na) if r["voorbij"]}
    # A tie has no date. Who would point the way from now on did not do so then: that is not told.
    dateloos = {"losse_einden"} if wijziging == WIJST else set()
    assert {f for f in oud if oud[f] != nieuw[f]} <= dateloos
    assert not set(oud) & {v.figuur for v in vergelijk(KAART, VERHAAL, na)}


def _verschil(*wijzigingen: Wijziging) -> dict[str, tuple[str, str]]:
    return {v.figuur: (v.voor, v.na) for v in probeer(KAART, VERHAAL, wijzigingen).verschillen}


def test_a_warm_handover_spares_a_telling_on_the_best_way() -> None:
    verschil = _verschil(WarmeOverdracht(bezoek_id="b2"))

    assert ("1", "0") == verschil["vertelteller_beste"]
    assert ("0", "1") == verschil["vertelteller_te_voorkomen"]


def test_a_tie_closes_the_gap_and_a_role_that_goes_opens_it_again() -> None:
    erbij, weg_ = BandErbij(band=banden("a kent c")[0]), RolValtWeg(actor_id="c")

    assert ("1 van de 2", "0 van de 2") == _verschil(erbij)["wegwijzergat"]
    assert "wegwijzergat" not in _verschil(erbij, weg_)
    assert () == wat_als(VERHAAL, weg_).banden


def test_who_points_the_way_closes_the_gap_and_the_halte_is_told_by_name() -> None:
    genoemd = replace(KAART, haltes=tuple(replace(h, naam=h.naam.title()) for h in KAART.haltes))

    assert ("1 van de 2", "0 van de 2") == _verschil(WIJST)["wegwijzergat"]
    assert ("Stel: a wijst de weg naar Gracht.",) == probeer(genoemd, VERHAAL, [WIJST]).aannames


def test_a_fixed_contact_is_known_and_nothing_more() -> None:
    na = wat_als(VERHAAL, VastContact(actor_id="c"))

    assert [(Regiefunctie.AANSPREEKPUNT, ("c",))] == [(r.functie, r.wie) for r in na.regie]
    assert VERHAAL.beste == na.beste
    assert "wegwijzergat" in _verschil(VastContact(actor_id="c"))


def test_who_keeps_the_overview_sees_all_that_is_in_play() -> None:
    verschil = _verschil(SamenOverzicht(actor_id="c"))
    na = wat_als(VERHAAL, SamenOverzicht(actor_id="c"))

    assert ("", "0 van de 6") == verschil["overzicht_zonder"]
    assert 6 == sum(b.soort is BandSoort.OVERZICHT for b in na.banden)


@pytest.mark.parametrize("vereist", [None, "o2"])
def test_room_in_one_rule_opens_the_circle(vereist: str | None) -> None:
    proef = probeer(KAART, VERHAAL, [RuimteInRegel(obstakel_id="o1", vereist=vereist)])
    verschil = {v.figuur: (v.voor, v.na, v.minder) for v in proef.verschillen}

    assert ("2 van de 2", "0 van de 2", True) == verschil["drempels_in_kring"]
    assert ("1", "0", True) == verschil["kringen_openen"]


def test_several_changes_add_up_and_each_says_what_it_assumes() -> None:
    proef = probeer(KAART, VERHAAL, WIJZIGINGEN[:3])

    assert isinstance(proef, Proef)
    assert ["Stel: c houdt", "Stel: naar halte 2", "Stel: a en c kennen"] == [
        " ".join(a.split()[: n]) for a, n in zip(proef.aannames, (3, 4, 5), strict=True)
    ]  # fmt: skip
    assert proef.verschillen == vergelijk(KAART, VERHAAL, proef.casus)


@pytest.mark.parametrize(
    "wijziging",
    [
        SamenOverzicht(actor_id="oom"),
        VastContact(actor_id="oom"),
        RolValtWeg(actor_id="oom"),
        BandErbij(band=banden("a kent oom")[0]),
        WarmeOverdracht(bezoek_id="v2"),  # what has been does not change
        RuimteInRegel(obstakel_id="o9"),
        RuimteInRegel(obstakel_id="o1", vereist="o9"),
    ],
)
def test_what_is_not_there_can_not_change(wijziging: Wijziging) -> None:
    with pytest.raises(WatAlsFout):
        wat_als(VERHAAL, wijziging)


def test_the_same_change_twice_is_one() -> None:
    een = wat_als(VERHAAL, SamenOverzicht(actor_id="c"))

    assert een == wat_als(een, SamenOverzicht(actor_id="c"))

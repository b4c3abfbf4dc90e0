"""The form kaarten: the board of 4V for any fields, and examples to lay down."""

from __future__ import annotations

from typing import Any

import pytest

from rk.content import laad_werkvorm, werkvormen
from rk.domain import Fase, Kaartbord, Stap, Stem, Vorm, Werkpunt
from rk.events import Toestand
from rk.events.inbreng import als_gebeurtenis, bezwaar, kiesbaar, lees_inbreng
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, schrijf, tekst_van
from rk.tekening.raam import NIEMAND
from rk.tekening.schermen.verslag import verslag
from rk.tekening.schermen.vierv import vierv
from rk.tekening.telefoon import blad, zegt
from rk.tekening.werk import werk_op_papier
from tests.unit.begin import na
from tests.unit.tekening.schermproef import VIJANDIG_LANG, druk, dubbel, geweigerd, met_id
from tests.unit.tekening.werk.test_keuze import op_tafel

BORDEN = sorted(w.id for w in werkvormen().values() if w.vorm is Vorm.KAARTEN)


def bord(werkvorm: str) -> Kaartbord:
    k = laad_werkvorm(werkvorm).kaarten
    assert k is not None
    return k


def met_kaarten(
    werkvorm: str, fase: Fase = Fase.BEKIJKEN, tekst: str = "Bellen"
) -> tuple[Toestand, Werkpunt]:
    t, punt = op_tafel(werkvorm, fase=Fase.BEKIJKEN)
    for vak in bord(werkvorm).vakken:
        for nr in range(2):
            t = na(
                t,
                "kaart_toegevoegd",
                kaart_id=f"{vak.id}.{nr}",
                punt=str(punt),
                vak=vak.id,
                tekst=f"{tekst} {nr}",
            )
    return na(t, "fase_gezet", stap=str(punt), fase=fase.value), punt


def scherm(t: Toestand, **kijk: Any) -> El:
    return beeld(t, t.stap, Blik(**kijk), NIEMAND)


@pytest.mark.parametrize("fase", list(Fase))
@pytest.mark.parametrize("werkvorm", BORDEN)
@pytest.mark.parametrize("breedte", [SMAL, 1920])
def test_every_act_on_the_screen_is_taken(fase: Fase, werkvorm: str, breedte: int) -> None:
    t, _punt = met_kaarten(werkvorm, fase, VIJANDIG_LANG)
    vak = bord(werkvorm).vakken[0].id
    vrij = frozenset({"voorbeelden"})

    for boom in (
        scherm(t, breedte=breedte),
        scherm(t, breedte=breedte, open=vrij),
        scherm(t, breedte=breedte, deel=vak),
        scherm(t, breedte=breedte, kaart=f"{vak}.0", open=vrij),
    ):
        assert [] == geweigerd(t, boom)
        assert [] == dubbel(boom)
        assert "<script" not in schrijf(boom)


def test_the_cards_of_a_werkvorm_and_those_of_4v_do_not_mix() -> None:
    t, punt = met_kaarten("beslissingsbalans", tekst="Rust")
    t = na(t, "kaart_toegevoegd", kaart_id="v", vak="vasthouden", tekst="Het vaste gezicht")

    assert "Het vaste gezicht" not in tekst_van(scherm(t))
    assert "Rust" not in tekst_van(vierv(na(t, "fase_gezet", stap="vierv", fase="bekijken"), Blik())[0])
    assert {"v"} == {id_ for id_, _tekst in kiesbaar(t, Stap.VIERV)}
    assert "v" not in {id_ for id_, _tekst in kiesbaar(t, punt)}


def test_a_card_moves_only_to_a_field_of_its_own_board() -> None:
    t, punt = met_kaarten("beslissingsbalans")
    eerste, tweede = bord("beslissingsbalans").vakken[:2]
    t = druk(t, scherm(t, kaart=f"{eerste.id}.0"), f"naar-{tweede.id}")

    assert [f"{tweede.id}.0", f"{tweede.id}.1", f"{eerste.id}.0"] == [
        k.id for k in t.kaarten_bij(punt) if k.vak == tweede.id
    ]
    with pytest.raises(AssertionError):
        na(t, "kaart_verplaatst", kaart_id=f"{eerste.id}.1", vak="vasthouden")


def test_the_group_chooses_and_the_overview_says_so() -> None:
    t, _punt = met_kaarten("beslissingsbalans", Fase.KIEZEN)
    eerste = bord("beslissingsbalans").vakken[0].id
    t = druk(t, scherm(t), f"kaart-{eerste}.1")

    assert "gekozen: Bellen 1" in tekst_van(verslag(t, breedte=1600))


def test_an_example_says_where_the_source_lays_it_only_after_the_group_did() -> None:
    t, punt = op_tafel("gesprek-wegen-oefenen")
    voorbeeld = bord("gesprek-wegen-oefenen").voorbeelden[0]
    anders = next(v for v in bord("gesprek-wegen-oefenen").vakken if v.id != voorbeeld.vak)

    assert "Wij leggen hem" not in tekst_van(scherm(t))
    t = druk(t, scherm(t), f"leg-{voorbeeld.id}-{anders.id}")
    assert "Wat maakt het verschil?" in tekst_van(met_id(scherm(t), f"voorbeeld-{voorbeeld.id}"))
    t = druk(t, scherm(t), f"leg-{voorbeeld.id}-{voorbeeld.vak}")
    assert "Wij leggen hem ook bij" in tekst_van(met_id(scherm(t), f"voorbeeld-{voorbeeld.id}"))
    t = druk(t, scherm(t), f"leg-{voorbeeld.id}-{voorbeeld.vak}")
    assert () == t.werkstand(punt).plaatsingen


def test_where_the_room_lays_an_example_shows_as_dots() -> None:
    t, punt = op_tafel("gesprek-wegen-oefenen")
    voorbeeld = bord("gesprek-wegen-oefenen").voorbeelden[0]
    for _nr in range(3):
        t = na(
            t,
            "voorbeeld_geplaatst",
            punt=str(punt),
            voorbeeld=voorbeeld.id,
            vak=voorbeeld.vak,
            stem="deelnemer",
        )

    assert "3 stippen" in tekst_van(met_id(scherm(t), f"leg-{voorbeeld.id}-{voorbeeld.vak}"))
    assert {Stem.DEELNEMER} == {p.stem for p in t.werkstand(punt).plaatsingen}


@pytest.mark.parametrize("werkvorm", BORDEN)
def test_a_phone_gives_a_card_without_whose_it_is(werkvorm: str) -> None:
    t, punt = op_tafel(werkvorm, fase=Fase.VOOR_ZICH)
    vak = bord(werkvorm).vakken[-1]
    assert f'value="{vak.id}"' in blad(t, stippen=0, meelezen=False, weinig=False, teller=0).html

    inbreng = lees_inbreng(str(punt), {"vorm": "kaarten", "vak": vak.id, "tekst": "Rust"})
    assert bezwaar(t, inbreng) is None
    assert zegt(t, inbreng).endswith(": Rust")
    assert "deelnemer" == als_gebeurtenis(inbreng, sessie="s", tijd=t.laatst).rol
    assert bezwaar(t, lees_inbreng(str(punt), {"vorm": "kaarten", "vak": "elders", "tekst": "Rust"}))


def test_a_phone_lays_an_example() -> None:
    t, punt = op_tafel("gesprek-wegen-oefenen", fase=Fase.VOOR_ZICH)
    voorbeeld = bord("gesprek-wegen-oefenen").voorbeelden[0]
    gegeven = {"vorm": "plaats", "voorbeeld": voorbeeld.id, "vak": voorbeeld.vak}
    inbreng = lees_inbreng(str(punt), gegeven)

    assert bezwaar(t, inbreng) is None
    assert voorbeeld.tekst in zegt(t, inbreng)
    assert inbreng.sleutel == lees_inbreng(str(punt), gegeven | {"vak": "anders"}).sleutel
    assert bezwaar(t, lees_inbreng(str(punt), gegeven | {"vak": "anders"}))


@pytest.mark.parametrize("werkvorm", BORDEN)
def test_a_sheet_of_paper_has_every_field(werkvorm: str) -> None:
    t, punt = op_tafel(werkvorm)
    vel = tekst_van(werk_op_papier(t, punt))

    assert all(v.naam.replace("{naam}", "Rob") in vel for v in bord(werkvorm).vakken)

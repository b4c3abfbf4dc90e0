"""The form keuze: on the beamer, on a phone, on paper, in the overview."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_werkvorm, werkvormen
from rk.domain import Eerder, Fase, Keuzezet, Stem, Vorm, Werkpunt, Werkstand, Werkvorm, werkpunt
from rk.events import Toestand, als_gegeven
from rk.events.inbreng import als_gebeurtenis, bezwaar, lees_inbreng
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, schrijf, tekst_van
from rk.tekening.raam import NIEMAND
from rk.tekening.schermen.verslag import verslag
from rk.tekening.telefoon import blad, zegt
from rk.tekening.werk import werk_op_papier
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import VIJANDIG_LANG, druk, dubbel, geweigerd, met_id

KEUZES = sorted(w.id for w in werkvormen().values() if w.vorm is Vorm.KEUZE)
STATEN = Werkpunt("w-vier-staten")


def op_tafel(werkvorm: str, *, fase: Fase = Fase.BEKIJKEN) -> tuple[Toestand, Werkpunt]:
    punt = werkpunt(werkvorm)
    t = na(rob(), "werkvorm_toegevoegd", punt=str(punt), werkvorm=als_gegeven(laad_werkvorm(werkvorm)))
    t = na(t, "stap_geopend", stap=str(punt))
    return na(t, "fase_gezet", stap=str(punt), fase=fase.value), punt


def opties(werkvorm: str) -> list[str]:
    k = laad_werkvorm(werkvorm).keuze
    assert k is not None
    return [o.id for o in k.opties]


def uit_de_kamer(t: Toestand, *keuzes: list[str], twijfel: bool = False) -> Toestand:
    for k in keuzes:
        t = na(t, "keuze_gemaakt", punt=str(t.stap), opties=k, twijfel=twijfel, stem="deelnemer")
    return t


def scherm(t: Toestand, **kijk: Any) -> El:
    return beeld(t, t.stap, Blik(**kijk), NIEMAND)


@pytest.mark.parametrize("fase", list(Fase))
@pytest.mark.parametrize("werkvorm", KEUZES)
@pytest.mark.parametrize("breedte", [SMAL, 1920])
def test_every_act_on_the_screen_is_one_that_the_server_takes(
    fase: Fase, werkvorm: str, breedte: int
) -> None:
    t, punt = op_tafel(werkvorm, fase=fase)
    eerste = opties(werkvorm)[0]
    t = uit_de_kamer(t, [eerste])
    t = na(t, "keuze_gemaakt", punt=str(punt), opties=[eerste], stem="groep")
    t = na(t, "keuze_gemaakt", punt=str(punt), opties=[eerste], stem="persoon")
    t = na(t, "werk_gekozen", punt=str(punt), wat=eerste)

    for boom in (
        scherm(t, breedte=breedte),
        scherm(t, breedte=breedte, kaart=eerste),
        scherm(t, breedte=breedte, open=frozenset({"twijfel"})),
        scherm(t, breedte=breedte, open=frozenset({"keuze-plan"})),
    ):
        assert [] == geweigerd(t, boom)
        assert [] == dubbel(boom)


def test_while_each_chooses_for_himself_nobodys_choice_shows() -> None:
    t, _punt = op_tafel("vier-staten", fase=Fase.VOOR_ZICH)

    # The server never reveals in silence; what is there already stays unseen as well.
    vol = uit_de_kamer(t, ["rusteloos"], ["rusteloos"])
    assert schrijf(met_id(scherm(t), "rk-hoofd")) == schrijf(met_id(scherm(vol), "rk-hoofd"))


def test_the_room_shows_as_dots_and_who_is_in_between_is_said() -> None:
    t, _punt = op_tafel("vier-staten")
    t = uit_de_kamer(t, ["rusteloos"], ["rusteloos"], ["grenzenloos"])
    t = uit_de_kamer(t, ["rusteloos", "wenseloos"], twijfel=True)
    boom = scherm(t)

    assert "3 stippen" in tekst_van(met_id(boom, "optie-rusteloos"))
    assert "1 stip" in tekst_van(met_id(boom, "optie-wenseloos"))
    assert "4 antwoorden uit de kamer · 1 tussen twee in" in tekst_van(boom)


def test_a_press_chooses_and_a_second_press_lets_go() -> None:
    t, punt = op_tafel("vier-staten", fase=Fase.KIEZEN)

    t = druk(t, scherm(t), "optie-rusteloos")
    assert ("rusteloos",) == t.werkstand(punt).keuzes[0].opties
    t = druk(t, scherm(t), "optie-grenzenloos")
    assert ("grenzenloos",) == t.werkstand(punt).keuzes[0].opties
    t = druk(t, scherm(t), "optie-grenzenloos")
    assert () == t.werkstand(punt).keuzes


def test_in_between_two_is_a_choice() -> None:
    t, punt = op_tafel("vier-staten", fase=Fase.KIEZEN)
    open_ = frozenset({"twijfel"})

    t = druk(t, scherm(t, open=open_), "optie-rusteloos")
    t = druk(t, scherm(t, open=open_), "optie-wenseloos")

    zet = t.werkstand(punt).keuzes[0]
    assert (("rusteloos", "wenseloos"), True) == (zet.opties, zet.twijfel)
    assert "tussen twee in" in tekst_van(verslag(t, breedte=1600))


def test_only_three_of_what_one_recognises_come_first() -> None:
    t, punt = op_tafel("zorgen-en-stress")
    vier = opties("zorgen-en-stress")[:4]
    t = na(t, "keuze_gemaakt", punt=str(punt), opties=vier, stem="persoon")
    for o in vier[:3]:
        t = druk(t, scherm(t), f"voorop-{o}")

    assert geweigerd(t, met_id(scherm(t), f"voorop-{vier[3]}"))


def test_what_follows_is_written_down_and_comes_in_the_overview() -> None:
    t, punt = op_tafel("zorgen-en-stress")
    w = laad_werkvorm("zorgen-en-stress")
    assert w.keuze is not None
    veld = w.keuze.velden[0].id
    t = na(t, "keuze_gemaakt", punt=str(punt), opties=["lijf"], stem="persoon")
    t = na(t, "werk_gekozen", punt=str(punt), wat="lijf")
    t = na(t, "aantekening_gezet", punt=str(punt), bij=f"lijf:{veld}", waarde=VIJANDIG_LANG)

    gelezen = tekst_van(verslag(t, breedte=1600))

    assert VIJANDIG_LANG.split()[0] in gelezen
    assert "<script" not in schrijf(verslag(t, breedte=1600))
    assert VIJANDIG_LANG.split()[0] in tekst_van(scherm(t, open=frozenset({"keuze-plan"})))


def test_what_was_chosen_before_stands_beside_what_is_chosen_now() -> None:
    t, punt = op_tafel("vier-staten")
    toen = Werkstand(keuzes=(Keuzezet(stem=Stem.GROEP, opties=("grenzenloos",)),))
    eerder = Eerder(sessie="e", dag="2026-03-01", titel="", casus=t.casus, werk={"vier-staten": toen})
    t = na(replace(t, eerder=(eerder,)), "keuze_gemaakt", punt=str(punt), opties=["rusteloos"])

    for gelezen in (tekst_van(scherm(t)), tekst_van(verslag(t, breedte=1600))):
        assert "1 maart 2026: De grenzenloze staat" in gelezen.replace(" :", ":")


@pytest.mark.parametrize("werkvorm", KEUZES)
def test_a_phone_gives_a_choice_that_the_group_gets_without_whose_it_is(werkvorm: str) -> None:
    t, punt = op_tafel(werkvorm, fase=Fase.VOOR_ZICH)
    pagina = blad(t, stippen=0, meelezen=False, weinig=False, teller=0).html
    keuze = opties(werkvorm)[1]
    assert f'value="{keuze}"' in pagina
    assert 'name="vorm" value="keuze"' in pagina

    inbreng = lees_inbreng(str(punt), {"vorm": "keuze", "opties": keuze})
    assert bezwaar(t, inbreng) is None
    assert zegt(t, inbreng)
    g = als_gebeurtenis(inbreng, sessie="s", tijd=t.laatst)
    assert "deelnemer" == g.rol
    assert keuze in str(g.inhoud)


def test_a_phone_can_not_choose_what_is_not_there() -> None:
    t, punt = op_tafel("vier-staten", fase=Fase.VOOR_ZICH)

    assert bezwaar(t, lees_inbreng(str(punt), {"vorm": "keuze", "opties": "anders"}))
    assert bezwaar(t, lees_inbreng(str(punt), {"vorm": "keuze", "opties": ["rusteloos", "wenseloos"]}))
    assert bezwaar(t, lees_inbreng("w-weg", {"vorm": "keuze", "opties": "rusteloos"}))


@pytest.mark.parametrize("werkvorm", KEUZES)
def test_a_sheet_of_paper_names_every_description(werkvorm: str) -> None:
    t, punt = op_tafel(werkvorm)
    w: Werkvorm = laad_werkvorm(werkvorm)
    assert w.keuze is not None
    vel = tekst_van(werk_op_papier(t, punt))

    assert all(o.naam.replace("{naam}", "Rob") in vel for o in w.keuze.opties)


def test_nothing_filled_in_says_nothing_in_the_overview() -> None:
    t, _punt = op_tafel("vier-staten")

    assert "Vier staten" not in tekst_van(verslag(t, breedte=1600))

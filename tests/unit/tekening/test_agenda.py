"""The agenda as a panel, the header with many places, and what others learned among the tips."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rk.content import laad_werkvorm, werkvormen
from rk.domain import ACHT_STAPPEN, Agendapunt, Stap, werkpunt
from rk.events import Toestand
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, schrijf, tekst_van
from rk.tekening.raam import NIEMAND
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import druk, dubbel, geweigerd, met_id
from tests.unit.tekening.werk.test_keuze import op_tafel


def paneel(t: Toestand, **kijk: Any) -> El:
    return beeld(t, t.stap, Blik(paneel="agenda", **kijk), NIEMAND)


def acht() -> Toestand:
    return na(rob(), "stap_geopend", stap="regie")


@pytest.mark.parametrize("breedte", [SMAL, 1920])
def test_every_act_on_the_agenda_is_taken(breedte: int) -> None:
    t = na(acht(), "agenda_ingedeeld", punten=[{"punt": "ogen", "overgeslagen": True}])
    boom = paneel(t, breedte=breedte)

    assert [] == geweigerd(t, boom)
    assert [] == dubbel(boom)


def test_minutes_order_and_skipping_are_one_press_each() -> None:
    t = acht()
    t = druk(t, paneel(t), "agenda-plus-regie")
    assert acht().minuten_voor(Stap.REGIE) + 5 == t.minuten_voor(Stap.REGIE)
    t = druk(t, paneel(t), "agenda-omhoog-regie")
    assert (Stap.REGIE, Stap.WEGWIJZERS) == t.punten()[3:5]
    t = druk(t, paneel(t), "agenda-over-ogen")
    assert Stap.OGEN not in t.punten()
    t = druk(t, paneel(t), "agenda-over-ogen")
    assert Stap.OGEN in t.punten()


def test_the_other_werkvormen_are_folded_away_until_somebody_asks() -> None:
    assert "Signalen" not in tekst_van(paneel(acht()))
    boom = paneel(acht(), open=frozenset({"agenda-erbij"}))

    assert all(w.titel in tekst_van(boom) for w in werkvormen().values())


def test_nothing_about_somebodys_state_is_suggested_on_the_shared_screen() -> None:
    t = na(acht(), "vooraf_ingevuld", veld="is_hier", waarde="ja")
    eerste = next(iter(alle(paneel(t, open=frozenset({"agenda-erbij"})), "section")), None)

    assert eerste is not None
    assert "Past misschien" in tekst_van(eerste)
    gevoelig = {w.titel for w in werkvormen().values() if w.gevoelig}
    assert not {titel for titel in gevoelig if titel in tekst_van(eerste)}


def test_a_header_with_many_places_keeps_a_button_for_each() -> None:
    t, punt = op_tafel("signalen")
    boom = beeld(t, punt, Blik(), NIEMAND)

    assert len(ACHT_STAPPEN) + 1 == len([b for b in alle(boom, "button") if "rk-stapknop" in str(b)])
    assert "Signalen" in tekst_van(met_id(boom, f"stap-{punt}"))
    assert "Signalen" in tekst_van(beeld(t, Stap.WENSEN, Blik(), NIEMAND))


def test_a_lesson_of_others_comes_up_at_the_step_where_it_fits() -> None:
    bord = laad_werkvorm("lessen-van-anderen").kaarten
    assert bord is not None
    for les in bord.voorbeelden:
        assert les.stap is not None
        tips = tekst_van(beeld(rob(), les.stap, Blik(paneel="prompts"), NIEMAND))

        assert les.tekst.replace("{naam}", "Rob") in tips
    assert "Les van anderen" not in tekst_van(beeld(rob(), Stap.WIE, Blik(paneel="prompts"), NIEMAND))


def test_the_tips_of_a_werkvorm_say_what_it_is_not() -> None:
    t, punt = op_tafel("vier-staten")
    tips = tekst_van(beeld(t, punt, Blik(paneel="prompts"), NIEMAND))

    assert "geen fasen" in tips
    assert "Wat zegt Rob zelf over hoop?" in tips


@pytest.mark.parametrize(("breedte", "past"), [(SMAL, 14), (1920, 20)])
def test_a_long_agenda_shows_the_places_around_where_one_looks(breedte: int, past: int) -> None:
    erbij = [Agendapunt(punt=werkpunt(w.id), werkvorm=w) for w in werkvormen().values()]
    t = replace(rob(), agenda=(*rob().agenda, *erbij))
    punten = t.punten()[1:-1]
    midden = punten[len(punten) // 2]

    for hier in (punten[0], midden, punten[-1]):
        boom = beeld(t, hier, Blik(stap=hier, breedte=breedte), NIEMAND)
        te_zien = [p for p in punten if f'id="stap-{p.value}"' in schrijf(boom)]
        assert past == len(te_zien)
        assert hier in te_zien
        verborgen = len(punten) - past
        gezegd = [tekst_van(li) for li in alle(boom, "li") if "rk-stap-meer" in str(li.attributen)]
        assert verborgen == sum(int("".join(x for x in regel if x.isdecimal())) for regel in gezegd)
    einde = beeld(replace(t, stap=Stap.EINDE), Stap.EINDE, Blik(breedte=breedte), NIEMAND)
    assert f'id="stap-{punten[-1].value}"' in schrijf(einde)

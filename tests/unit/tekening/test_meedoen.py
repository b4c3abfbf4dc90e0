"""Joining by phone on the beamer: what is open, how to join, and never who or what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import segno

from rk.domain import Kamerstand, Net, Stap
from rk.tekening.beeld import beeld
from rk.tekening.blik import SMAL, Blik
from rk.tekening.boom import El, alle, tekst_van
from rk.tekening.meedoen import leescode, toegang
from rk.tekening.qr import qr
from tests.unit.begin import na, rob
from tests.unit.tekening.schermproef import (
    VIJANDIG,
    attributen,
    blijft_tekst,
    daden,
    dubbel,
    heeft,
    met_id,
)

NETTEN = (
    Net(id="wlan0", naam="wifi", adres="192.168.1.20"),
    Net(id="eth0", naam="kabel", adres="10.0.0.5"),
)
OPEN = Kamerstand(
    open=True, code="K7MW4QXA", adres="http://192.168.1.20:8101", netten=NETTEN, deelnemers=7, klaar=5
)


def scherm(kamer: Kamerstand, stap: Stap = Stap.ROUTE, **kijk: Any) -> El:
    return beeld(rob(), stap, Blik(stap=stap, **kijk), kamer)


def paneel(kamer: Kamerstand) -> El:
    return met_id(scherm(kamer, paneel="meedoen"), "rk-overlay")


def kamerdaden(boom: El) -> list[tuple[str, dict[str, Any]]]:
    return [(soort, inhoud) for soort, inhoud in daden(boom) if soort.startswith("kamer")]


# ---- the footer --------------------------------------------------------------------------------


@pytest.mark.parametrize("stap", list(Stap))
def test_the_footer_invites_while_phones_can_join(stap: Stap) -> None:
    t = na(rob(), "stap_geopend", stap=stap)

    regel = met_id(beeld(t, stap, Blik(), OPEN), "rk-deelname")

    assert "Doe mee op je telefoon K7MW 4QXA 7 deelnemers" == tekst_van(regel)
    assert not heeft(beeld(t, stap, Blik()), "rk-deelname")


def test_on_a_narrow_screen_the_code_stays_and_the_words_go() -> None:
    t = na(rob(), "stap_geopend", stap="route")

    assert "K7MW 4QXA 7 deelnemers" == tekst_van(
        met_id(beeld(t, Stap.ROUTE, Blik(breedte=SMAL), OPEN), "rk-deelname")
    )


@pytest.mark.parametrize(("n", "zin"), [(0, "nog niemand"), (1, "1 deelnemer"), (12, "12 deelnemers")])
def test_how_many_joined_is_said_in_words(n: int, zin: str) -> None:
    t = na(rob(), "stap_geopend", stap="route")

    assert tekst_van(
        met_id(beeld(t, Stap.ROUTE, Blik(), replace(OPEN, deelnemers=n)), "rk-deelname")
    ).endswith(f"4QXA {zin}")


def test_a_locked_room_shows_no_code_that_would_be_refused() -> None:
    boom = scherm(replace(OPEN, op_slot=True), paneel="meedoen")

    assert "4QXA" not in tekst_van(boom)
    assert not [e for e in alle(boom, "svg") if "rk-qr" in attributen(e)["class"].split()]


def test_who_joins_is_not_read_aloud_at_every_phone() -> None:
    status = met_id(scherm(OPEN), "rk-melding")

    assert "status" == attributen(status)["role"]
    assert "4QXA" not in tekst_van(status)


def test_a_closed_talk_asks_nobody_to_join() -> None:
    t = na(na(rob(), "stap_geopend", stap="vierv"), "sessie_gesloten")

    boom = beeld(t, Stap.VIERV, Blik(paneel="meedoen"), OPEN)

    assert not heeft(boom, "rk-meedoen")
    assert not heeft(boom, "rk-deelname")
    assert not heeft(boom, "rk-overlay")


# ---- the panel ---------------------------------------------------------------------------------


def test_nothing_is_open_before_a_network_is_chosen() -> None:
    boom = paneel(Kamerstand(netten=NETTEN))

    assert [("kamer_geopend", {"net": "wlan0"}), ("kamer_geopend", {"net": "eth0"})] == kamerdaden(boom)
    assert "Nu kan niemand erbij." in tekst_van(boom)
    assert "Anderen op dat netwerk kunnen dan meelezen." in tekst_van(boom)


def test_a_laptop_without_a_network_is_told_so_and_paper_is_offered() -> None:
    assert "Deze laptop zit niet op een netwerk." in tekst_van(paneel(Kamerstand()))
    assert [] == kamerdaden(paneel(Kamerstand()))


def test_an_open_room_can_be_locked_renewed_and_closed() -> None:
    assert [
        ("kamer_op_slot", {"op_slot": True}),
        ("kamercode_vernieuwd", {}),
        ("kamer_stippen", {"aantal": 0}),
        ("kamer_stippen", {"aantal": 3}),
        ("kamer_stippen", {"aantal": 5}),
        ("kamer_afstand", {"aan": True}),
        ("kamer_gesloten", {}),
    ] == kamerdaden(paneel(OPEN))


def test_reading_along_is_offered_only_while_a_remote_can_do_it() -> None:
    assert ("kamer_meelezen", {"aan": True}) not in kamerdaden(paneel(OPEN))
    assert ("kamer_meelezen", {"aan": True}) in kamerdaden(paneel(replace(OPEN, afstand=True)))
    assert ("kamer_meelezen", {"aan": False}) in kamerdaden(paneel(replace(OPEN, meelezen=True)))


# ---- the remote --------------------------------------------------------------------------------


def test_the_panel_shows_the_remotes_code_until_it_is_used_or_taken_back() -> None:
    boom = paneel(replace(OPEN, afstandscode="ACDE FGHJ"))

    assert "192.168.1.20:8101/afstand" in tekst_van(boom)
    assert "Doe mee" not in tekst_van(boom)
    assert "ACDE FGHJ" in tekst_van(boom)
    assert [("kamer_afstand", {"aan": False})] == kamerdaden(boom)


def test_the_panel_asks_whether_the_phone_with_this_number_may_be_the_remote() -> None:
    boom = paneel(replace(OPEN, afstandscode="ACDE FGHJ", afstand_vraagt="47"))

    assert "47" in tekst_van(boom)
    assert "FGHJ" not in tekst_van(boom)
    assert [
        ("kamer_afstand_bevestigd", {"ja": True, "nummer": "47"}),
        ("kamer_afstand_bevestigd", {"ja": False, "nummer": "47"}),
    ] == kamerdaden(boom)


def test_a_remote_can_be_ended_from_the_panel() -> None:
    assert ("kamer_afstand_gestopt", {}) in kamerdaden(paneel(replace(OPEN, afstand=True)))
    assert ("kamer_afstand_gestopt", {}) not in kamerdaden(paneel(OPEN))


def test_the_panel_says_that_others_on_the_network_could_read_along() -> None:
    zin = "Zonder certificaat kunnen anderen op dit netwerk meelezen."

    assert zin in tekst_van(paneel(OPEN))
    assert zin not in tekst_van(paneel(replace(OPEN, versleuteld=True)))


@pytest.mark.parametrize("n", range(6))
def test_under_four_the_panel_says_that_anonymity_is_thin(n: int) -> None:
    zin = "Met minder dan vier mensen is snel te raden wie wat schreef."

    assert (n < 4) == (zin in tekst_van(paneel(replace(OPEN, deelnemers=n))))


def test_the_room_is_told_that_somebody_reads_along() -> None:
    assert "Wie leidt, leest mee" in tekst_van(paneel(replace(OPEN, meelezen=True)))
    assert "Wie leidt, leest mee" not in tekst_van(paneel(OPEN))


def test_the_names_of_networks_are_only_text() -> None:
    boom = scherm(Kamerstand(netten=(Net(id="x", naam=VIJANDIG, adres="192.168.1.20"),)), paneel="meedoen")

    assert blijft_tekst(boom)
    assert [] == dubbel(boom)


def test_the_code_is_said_in_two_groups_however_it_comes() -> None:
    assert "K7MW 4QXA" == leescode("K7MW4QXA") == leescode(" K7MW 4QXA ")
    assert "http://192.168.1.20:8101/k/K7MW4QXA" == toegang(replace(OPEN, code="K7MW 4QXA"))


# ---- the QR code -------------------------------------------------------------------------------


def test_the_drawing_is_the_code_with_a_quiet_zone_of_four() -> None:
    tekst = toegang(OPEN)
    svg = qr(tekst, naam="Doe mee")
    breed = int(attributen(svg)["viewBox"].split()[2])
    donker = set()
    for x, y, lang, hoog, terug in re.findall(
        r"M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z", attributen(next(iter(alle(svg, "path"))))["d"]
    ):
        assert (hoog, lang) == ("1", terug)
        donker |= {(int(x) + i, int(y)) for i in range(int(lang))}

    matrix = [list(rij) for rij in segno.make(tekst, error="m", micro=False).matrix]

    assert {(x + 4, y + 4) for y, rij in enumerate(matrix) for x, aan in enumerate(rij) if aan} == donker
    assert len(matrix) + 8 == breed


def test_the_picture_says_to_who_cannot_see_it_where_it_leads() -> None:
    (svg,) = [e for e in alle(paneel(OPEN), "svg") if attributen(e).get("role") == "img"]

    assert "192.168.1.20:8101" in attributen(svg)["aria-label"]

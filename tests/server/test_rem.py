"""The brake on codes: only wrong ones count, a room that shares an address is not shut out."""

from __future__ import annotations

import pytest

from rk.server.telefoon.rem import LANGST, VENSTER, Rem


def test_a_whole_room_behind_one_address_comes_in_at_once() -> None:
    rem = Rem()

    assert [0.0] * 150 == [rem.wacht("kantoor", 1.0) for _ in range(150)]


def test_after_ten_wrong_codes_an_address_tries_one_a_second() -> None:
    rem = Rem()
    for _ in range(10):
        assert 0.0 == rem.wacht("gokker", 1.0)
        rem.fout("gokker", 1.0)

    assert [1.0, 2.0, 3.0] == [rem.wacht("gokker", 1.0) for _ in range(3)]
    assert 0.0 == rem.wacht("ander", 1.0)


def test_who_would_wait_long_is_sent_away_and_his_turn_is_nobodys() -> None:
    rem = Rem()
    for _ in range(10):
        rem.fout("gokker", 1.0)

    gevraagd = [rem.wacht("gokker", 1.0) for _ in range(500)]

    assert [float(n) for n in range(1, int(LANGST) + 1)] == [w for w in gevraagd if w is not None]
    assert 1.0 == rem.wacht("gokker", 1.0 + LANGST)


def test_one_prankster_never_makes_the_others_wait() -> None:
    """He guesses for an hour, as fast as he may, and asks a thousand times for each guess."""
    rem, nu, geraden = Rem(), 0.0, 0
    while nu < 3600.0:
        beurten = [w for w in (rem.wacht("gokker", nu) for _ in range(1000)) if w is not None]
        for _beurt in beurten[:10]:
            rem.fout("gokker", nu)
        geraden += len(beurten[:10])
        assert 0.0 == rem.wacht("een uit de zaal", nu)
        nu += max(beurten[:10], default=1.0)

    assert 3000 < geraden < 3700


def test_while_all_are_slowed_down_one_address_can_not_take_the_turns_of_the_others() -> None:
    rem = Rem()
    for i in range(60):
        rem.fout(f"adres {i}", 1.0)
    for _ in range(10):
        rem.fout("gokker", 1.0)

    for _ in range(500):
        rem.wacht("gokker", 1.0)

    wacht = rem.wacht("een uit de zaal", 1.0)
    assert wacht is not None
    assert wacht <= 1.0


def test_many_addresses_together_are_slowed_down_too() -> None:
    rem = Rem()
    for i in range(60):
        rem.fout(f"adres {i}", 1.0)

    assert 0.1 == pytest.approx(rem.wacht("weer een ander", 1.0))


def test_a_wrong_code_is_forgotten_after_a_while() -> None:
    rem = Rem()
    for _ in range(60):
        rem.fout("gokker", 1.0)

    assert 0.0 == rem.wacht("gokker", 2.0 + VENSTER)


def test_the_brake_itself_does_not_grow_without_end() -> None:
    rem = Rem()
    for i in range(10_000):
        rem.fout(f"adres {i}", 1.0)

    assert len(rem._adressen) <= 2000
    assert len(rem._alle.fouten) <= 240

"""The brake on codes: only wrong ones count, a room that shares an address is not shut out."""

from __future__ import annotations

from rk.server.telefoon.rem import VENSTER, Rem


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


def test_many_addresses_together_are_slowed_down_too() -> None:
    rem = Rem()
    for i in range(60):
        rem.fout(f"adres {i}", 1.0)

    assert rem.wacht("weer een ander", 1.0) > 0


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

"""Memory that is used again is nobody else's while it is in use."""

import gc
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest

from rk.analysis.vragen import klad
from rk.analysis.vragen.klad import KLAD, Klad, geleend


def test_what_is_left_behind_is_taken_again() -> None:
    k = Klad()
    groot = k.ruimte("een", 100, np.int64)
    assert np.shares_memory(groot, k.ruimte("een", 40, np.int64))
    for ander in (k.ruimte("twee", 40, np.int64), k.ruimte("een", 40, np.int32)):
        assert not np.shares_memory(groot, ander)
    assert 200 == len(k.ruimte("een", 200, np.int64))


def test_what_stays_is_never_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klad, "_STUK", 1000)
    k = Klad()
    rijen = [k.blijft(n, dtype) for n in (3, 70, 500) for dtype in (np.int8, np.int64, np.uint64)]
    for nr, rij in enumerate(rijen):
        rij[:] = nr
    gc.collect()
    for nr, rij in enumerate(rijen):
        assert rij.flags.aligned
        assert (rij == nr).all()


def test_threads_have_no_memory_in_common() -> None:
    samen = Barrier(2, timeout=10)

    def neem() -> tuple[np.ndarray, np.ndarray]:
        with geleend() as k:
            samen.wait()
            rijen = k.ruimte("een", 50, np.int64), KLAD.ruimte("een", 50, np.int64)
            samen.wait()
        return rijen

    with ThreadPoolExecutor(2) as pool:
        een, ander = (pool.submit(neem) for _nr in range(2))
    for a in een.result():
        for b in ander.result():
            assert not np.shares_memory(a, b)


def test_lent_memory_comes_back_also_after_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(klad, "_VRIJ", [])
    toen = []

    def mislukt() -> None:
        with geleend() as k:
            toen.append(k.ruimte("een", 5, np.int64))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        mislukt()
    with geleend() as k, geleend() as ander:
        assert np.shares_memory(toen[0], k.ruimte("een", 5, np.int64))
        assert not np.shares_memory(toen[0], ander.ruimte("een", 5, np.int64))


def test_a_question_leaves_nothing_with_who_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    k = Klad()
    k.ruimte("een", 50, np.int64)
    k.blijft(50, np.int64)
    assert k.bytes > 0
    k.leeg()
    assert 0 == k.bytes
    monkeypatch.setattr(klad, "_MEEST", 100)
    monkeypatch.setattr(klad, "_VRIJ", [])
    for aantal, blijft in ((10, 1), (50, 0)):
        with geleend() as k:
            k.ruimte("een", aantal, np.int64)
        assert blijft == len(klad._VRIJ)

"""numba where it is there, numpy or plain Python where it is not: the same answers.

A loop is written once, for numba. Where numpy has a short way to the same answer, a question asks
`aan()` and takes that way when numba is missing; else the loop itself runs, as slow Python.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, update_wrapper
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_SLOT = Lock()
UIT = False
"""True takes numba away, for tests that compare."""


@cache
def _numba() -> Any:
    try:
        import numba
    except ImportError:
        return None
    return numba


def aan() -> bool:
    """Whether loops are compiled here."""
    return not UIT and _numba() is not None


class Lus(Generic[P, T]):
    """A loop over arrays: compiled at its first call, without the lock of Python; else as it stands."""

    def __init__(self, functie: Callable[P, T]) -> None:
        update_wrapper(self, functie)
        self.gewoon = functie
        self._vlug: Callable[P, T] | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        if UIT:
            return self.gewoon(*args, **kwargs)
        # Without asking further: many threads come here very often.
        vlug = self._vlug or self._maak()
        return vlug(*args, **kwargs)

    def _maak(self) -> Callable[P, T]:
        if _numba() is None:
            return self.gewoon
        # Two threads at once would each compile it.
        with _SLOT:
            if self._vlug is None:
                self._vlug = _compileer(self.gewoon)
            return self._vlug

    def __reduce__(self) -> str:
        # A name at the top of its module: another process finds it there.
        return self.gewoon.__name__


def _compileer(functie: Callable[P, T]) -> Callable[P, T]:
    numba = _numba()
    try:
        vlug: Callable[P, T] = numba.njit(nogil=True, cache=True)(functie)
    except RuntimeError:
        # Nowhere to keep what was compiled (an installation that nobody may write in).
        vlug = numba.njit(nogil=True)(functie)
    return vlug


def lus(functie: Callable[P, T]) -> Lus[P, T]:
    """Marks a loop for numba."""
    return Lus(functie)

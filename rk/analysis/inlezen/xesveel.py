"""A large XES log in stretches of whole traces, parsed in a process for each core and given in order."""

from __future__ import annotations

import gc
import os
import re
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from loky import get_reusable_executor

from rk.analysis.xesstuk import Stuk, ontleed

VEEL = 32 << 20
"""A file of so many bytes is worth the half second that it takes to start other processes."""
_STUK = 8 << 20
_LANGST = 64 << 20
"""A trace of more bytes than this is for the careful reader."""
_EINDE = b"</trace>"
_BLIJF = 10
"""So many seconds the processes wait for more."""
# What may make a trace seem to end where it does not, or hide one; and entities.
_BIJZONDER = re.compile(rb"<[!?]")
_GEVAAR = re.compile(rb"<!DOCTYPE|<!\[CDATA\[|encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)


class Veel:
    """The stretches of a log, for as long as it is plain.

    After them `rest` is what is left for the careful reader, from the head of the log on; None when
    nothing is. `casussen` and `leeg` count the traces that were given, and those without events;
    `regels` the lines before what is left. `lees` reads so many bytes on, at most.
    """

    def __init__(
        self,
        lees: Callable[[int], bytes],
        van_event: dict[str, str],
        van_casus: dict[str, str],
        kolommen: list[str],
    ) -> None:
        self.rest: bytes | None = None
        self.casussen = self.leeg = self.regels = 0
        self._lees = lees
        self._hoe = (van_event, van_casus, kolommen)
        self._over = b""

    def __iter__(self) -> Iterator[Stuk]:
        begin = self._lees(_STUK)
        plek = begin.find(b"<trace")
        kop = begin[: max(plek, 0)]
        if plek < 0 or _GEVAAR.search(kop) or kop.count(b"<!--") != kop.count(b"-->"):
            self.rest = begin
            return
        werkers = os.cpu_count() or 1
        wacht: deque[tuple[Future[Stuk | None], bytes]] = deque()
        self._over = begin[plek:]
        stukken = self._stukken()
        try:
            pool = get_reusable_executor(max_workers=werkers, timeout=_BLIJF, initializer=gc.disable)
            while True:
                while len(wacht) <= werkers and (nu := next(stukken, None)) is not None:
                    wacht.append((_geef(pool, kop, *nu, *self._hoe), nu[0]))
                if not wacht:
                    break
                uit = _uitkomst(wacht[0][0])
                if uit is None:
                    break
                _klaar, stuk = wacht.popleft()
                yield uit
                self.casussen += uit.casussen
                self.leeg += uit.leeg
                self.regels += stuk.count(b"\n")
        finally:
            for later, _stuk in wacht:
                later.cancel()
        if wacht or self._over:
            self.rest = b"".join((kop, *(stuk for _later, stuk in wacht), self._over))

    def _stukken(self) -> Iterator[tuple[bytes, bytes]]:
        """Whole traces, and what closes their log; last comes what stands behind them all."""
        while True:
            tot = self._over.rfind(_EINDE) + len(_EINDE)
            if tot >= len(_EINDE):
                if _BIJZONDER.search(self._over, 0, tot):
                    return
                stuk, self._over = self._over[:tot], self._over[tot:]
                yield stuk, b"</log>"
            brok = self._lees(_STUK)
            if not brok:
                stuk, self._over = self._over, b""
                yield stuk, b""
                return
            self._over += brok
            if len(self._over) > _LANGST:
                return


def _geef(pool: Executor, *wat: Any) -> Future[Stuk | None]:
    """Have a stretch parsed; without result where no process takes it, as after one of them ended."""
    try:
        return pool.submit(ontleed, *wat)
    except BrokenProcessPool:
        niets: Future[Stuk | None] = Future()
        niets.set_result(None)
        return niets


def _uitkomst(later: Future[Stuk | None]) -> Stuk | None:
    """None also when a process was ended from outside, as where memory is short."""
    try:
        return later.result()
    except BrokenProcessPool:
        return None

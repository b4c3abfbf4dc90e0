"""One function per notebook screen. Wires views to the session; decides nothing."""

from __future__ import annotations

import asyncio
import contextlib
import gc

from IPython.display import display

from rk.journal import GeenVerbinding, Geweigerd, HttpJournaal
from rk.session import Sessie
from rk.views.scherm import Scherm

_taken: set[asyncio.Task[None]] = set()


def werksessie() -> None:
    """The workshop's screen: the session that the server tied to this notebook's kernel.

    Shows nothing by itself when something fails: the page already holds the server's drawing
    and says what to do; an error here would put people's words into a log.
    """
    with contextlib.suppress(GeenVerbinding):
        sessie = Sessie(HttpJournaal.uit_omgeving())
        scherm = Scherm(sessie, in_pagina=True)
        display(scherm)  # type: ignore[no-untyped-call]  # IPython has no types
        taak = asyncio.get_running_loop().create_task(_volg(sessie))
        _taken.add(taak)
        taak.add_done_callback(_taken.discard)
        # What was imported stays: a drawing makes thousands of small objects, and looking through
        # all else with each round of collecting them would cost 30 ms now and then.
        gc.collect()
        gc.freeze()


async def _volg(sessie: Sessie) -> None:
    with contextlib.suppress(GeenVerbinding, Geweigerd):
        await sessie.volg()

"""The figures on columns are those of the workshop, on every casus."""

from __future__ import annotations

import importlib
import math
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rk.analysis.deel import Deel, van_rijen
from rk.analysis.tabel import TIJD_ONBEKEND
from rk.analysis.uit_casus import rijen
from rk.analysis.vragen import CijfersPerCasus, snel, stel
from rk.analysis.vragen.cijfers import rij as cijferrij
from rk.analysis.vragen.cijfers.rij import FIGUREN, MET_VAN
from rk.content import laad_casus, laad_kaart
from rk.domain import (
    HOOFDPERSOON,
    Actor,
    ActorSoort,
    Bezoek,
    Casus,
    Overdracht,
    Overgang,
    Route,
    Uitkomst,
    Woord,
)
from rk.inzicht import TeWeinig, cijfers
from tests.unit.analysis.vragen.rijen import DTYPE
from tests.unit.verhalen import kaart

cijfers_van = importlib.import_module("rk.inzicht.cijfers")
KAART = kaart("groen", "groot", "yoga", "ouders", "ontmoeting", "buurt", "bank")
HALTES = [h.id for h in KAART.haltes]


def maak_casus(kans: random.Random, nr: int, *, meest: tuple[int, int] = (14, 8)) -> Casus:
    """A story in which anything may be unknown, with few helpers, so that they come back.

    `meest`: the most visits on the real way, and on the best.
    """
    helpers = [
        Actor(
            id=f"h{i}",
            naam=f"h{i}",
            soort=kans.choice(list(ActorSoort)),
            route=kans.choice(list(Route)),
            organisatie=kans.choice(["", "huis", "dienst"]),
        )
        for i in range(kans.randint(0, 5))
    ]
    open_ = kans.choice([0.0, 0.1, 0.4])
    overgangen = kans.choice([0.0, 0.0, 0.2])
    wie = [*(a.id for a in helpers), HOOFDPERSOON]
    haltes = HALTES[: kans.randint(1, len(HALTES))]

    def weg(letter: str, meest: int) -> tuple[Bezoek, ...]:
        maand = kans.randint(0, 400)
        rij = []
        for plaats in range(kans.randint(0, meest)):
            maand += kans.choice([0, 1, 2, 3, 6, -1])
            rij.append(
                Bezoek(
                    id=f"{letter}{plaats}",
                    halte_id=kans.choice(haltes),
                    actor_id=None if kans.random() < open_ else kans.choice(wie),
                    overdracht=Overdracht.ONBEKEND
                    if kans.random() < open_
                    else kans.choice(list(Overdracht)),
                    uitkomst=Uitkomst.ONBEKEND if kans.random() < open_ else kans.choice(list(Uitkomst)),
                    woord=kans.choice(list(Woord)),
                    maand="" if kans.random() < open_ else f"{1990 + maand // 12}-{maand % 12 + 1:02}",
                    overgang=kans.choice(list(Overgang)) if kans.random() < overgangen else None,
                )
            )
        return tuple(rij)

    return Casus(
        id=f"c{nr}",
        naam="Ria",
        actoren=tuple(helpers),
        werkelijk=weg("w", meest[0]),
        beste=weg("b", meest[1]),
    )


def als_deel(alle: list[Casus], op: Any = KAART) -> Deel:
    haltes: dict[str, int] = {}
    deel = van_rijen(r for nr, c in enumerate(alle) for r in rijen(op, c, nummer=nr, haltes=haltes))
    return Deel(bezoek=deel.bezoek, casus={"casus": np.arange(len(alle), dtype=np.int32)})


def vergelijk(alle: list[Casus], op: Any = KAART) -> None:
    """Every figure that follows from the order, of every casus, to the last digit."""
    uit = stel((als_deel(alle, op),), CijfersPerCasus())
    kolommen = {figuur: uit.van(figuur) for figuur in FIGUREN}
    assert len(alle) == len(uit)
    with pytest.MonkeyPatch.context() as m:
        # Figures of ties are not compared, and cost most: left out here.
        for naam in ("er_hangt_veel_aan", "wegwijzergat"):
            m.setattr(cijfers_van, naam, lambda G: TeWeinig(reden=""))
        _vergelijk(alle, op, kolommen)


def _vergelijk(alle: list[Casus], op: Any, kolommen: Any) -> None:
    for nr, casus in enumerate(alle):
        verwacht = {str(rij["figuur"]): rij for rij in cijfers(op, casus)}
        for figuur, kolom in kolommen.items():
            for soort, rij in kolom.items():
                is_ = float(rij[nr])
                wens = verwacht[figuur][soort]
                assert wens == (None if math.isnan(is_) else is_), (figuur, soort, casus)


@settings(max_examples=40, deadline=None)
@given(zaad=st.integers(0, 2**32))
def test_every_figure_is_the_same_on_thousands_of_made_up_casussen(zaad: int) -> None:
    kans = random.Random(zaad)
    vergelijk([maak_casus(kans, nr) for nr in range(50)])


def test_every_figure_is_the_same_on_long_ways_too() -> None:
    # Casussen of more visits than one word has bits go another way than those that fit in it.
    kans = random.Random(62)
    meest = [(14, 8), (45, 30), (90, 40), (62, 0), (0, 62), (63, 0), (3, 1)]
    vergelijk([maak_casus(kans, nr, meest=meest[nr % len(meest)]) for nr in range(140)])


@settings(max_examples=60, deadline=None)
@given(zaad=st.integers(0, 2**32))
def test_bits_and_loops_say_the_same_of_any_rows(zaad: int) -> None:
    # Also of rows that no talk gives: a helper of two kinds, an organisation without a helper.
    kans = np.random.default_rng(zaad)
    lengte = kans.integers(0, kans.choice([4, 20, 80]), size=kans.integers(1, 120))
    n = int(lengte.sum())
    # Some are met again and again, others once.
    hoogst = {
        "halte": 6, "route": 3, "helper": int(kans.choice([5, 40])), "soort": 2, "helper_route": 3,
        "overdracht": 4, "uitkomst": 4, "overgang": 3,
    }  # fmt: skip
    bezoek = {naam: kans.integers(-1 if naam != "halte" else 0, h, size=n) for naam, h in hoogst.items()}
    bezoek["organisatie"] = kans.choice([-1, 1, 2, 3, 7, 8, 9], size=n)
    bezoek["casus"] = np.repeat(np.arange(len(lengte)), lengte)
    # The best way comes after the real one, anywhere in a casus.
    grens = kans.integers(0, 81, size=len(lengte))
    plaats = np.arange(n) - np.repeat(np.cumsum(lengte) - lengte, lengte)
    bezoek["weg"] = (plaats >= grens[bezoek["casus"]]).astype(int)
    bezoek["tijd"] = np.where(
        kans.random(n) < 0.1, TIJD_ONBEKEND, 500 + kans.integers(0, 20, size=n).cumsum()
    )
    deel = Deel(
        bezoek={k: v.astype(DTYPE[k]) for k, v in bezoek.items()},
        casus={"casus": np.arange(len(lengte), dtype=np.int32)},
    )
    with pytest.MonkeyPatch.context() as m:
        m.setattr(cijferrij, "BLOK", int(kans.choice([7, 3080])))
        met_bits = stel((deel,), CijfersPerCasus(), werkers=1).cijfers
        m.setattr(cijferrij, "aan", lambda: False)
        met_lussen = stel((deel,), CijfersPerCasus(), werkers=1).cijfers
    np.testing.assert_array_equal(met_bits, met_lussen)


def test_every_figure_is_the_same_without_numba(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snel, "UIT", True)
    kans = random.Random(6)
    vergelijk([maak_casus(kans, nr) for nr in range(150)])


def test_every_figure_is_the_same_on_the_shipped_casussen() -> None:
    op = laad_kaart("sittard-geleen-beek-stein")
    namen = "chantal daan danielle hanneke ilse joris mark rob wilma".split()
    vergelijk([laad_casus(naam, kaart=op) for naam in namen], op)


def test_the_generated_casussen_meet_every_figure_open_and_shut() -> None:
    # Else the comparison above would prove less than it says.
    kans = random.Random(1)
    uit = stel((als_deel([maak_casus(kans, nr) for nr in range(2000)]),), CijfersPerCasus())
    for figuur in FIGUREN:
        k = uit.van(figuur)
        weet = ~np.isnan(k["laag"])
        assert weet.any(), figuur
        assert not weet.all(), figuur
        assert len(np.unique(k["laag"][weet])) > 1, figuur
        if not figuur.startswith(("ideaal", "terugkeer")):
            assert (k["laag"] < k["hoog"]).any(), figuur
        assert (figuur in MET_VAN) is ("van" in k)

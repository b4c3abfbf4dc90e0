"""The loads: cards from many phones, a change that all must see, and the plug pulled out."""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from benchmarks.samen.doelen import Doel
from benchmarks.samen.telefoon import Gezien, Kamer, Telefoon
from benchmarks.samen.uitkomst import Uitkomst, spreiding

_GEDULD = 30.0
_SAMEN = 25
"""So many phones join at the same moment."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meting:
    """So many phones over so many sessions; what each does."""

    sessies: int
    telefoons: int
    kaarten: int = 0
    seconden: int = 0
    stromen: int = 1
    wissels: int = 0

    def __str__(self) -> str:
        wat = f"{self.kaarten} kaarten elk in {self.seconden} s, een op tien tweemaal" if self.kaarten else ""
        wat = wat or (f"{self.telefoons * self.stromen} luisteraars" if self.wissels else "de stekker eruit")
        return f"{self.telefoons} telefoons in {self.sessies} sessie(s), {wat}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Zaal:
    """Rooms with phones in them that all follow."""

    kamers: list[Kamer]
    telefoons: list[Telefoon]
    gezien: dict[str, Gezien]
    per_deelnemer: float


@asynccontextmanager
async def _zaal(doel: Doel, m: Meting, *, haalt: bool = True) -> AsyncIterator[Zaal]:
    kamers = await doel.kamers(m.sessies)
    await doel.rust()
    leeg = doel.pss()
    gezien = {k.sessie: Gezien() for k in kamers}
    telefoons = [
        Telefoon(k, gezien[k.sessie], stromen=m.stromen, haalt=haalt)
        for nr in range(m.telefoons)
        for k in (kamers[nr % len(kamers)],)
    ]
    for nr in range(0, len(telefoons), _SAMEN):
        await asyncio.gather(*(t.kom() for t in telefoons[nr : nr + _SAMEN]))
    for k in kamers:
        elk = sum(m.stromen for t in telefoons if t.kamer is k)
        g = gezien[k.sessie]
        if not await g.tot(lambda g=g, elk=elk: len(g.merken) == elk, _GEDULD):  # type: ignore[misc]
            raise RuntimeError(f"{len(g.merken)} van {elk} stromen kwamen op gang")
    await doel.rust()
    try:
        yield Zaal(
            kamers=kamers,
            telefoons=telefoons,
            gezien=gezien,
            per_deelnemer=1024 * (doel.pss() - leeg) / m.telefoons,
        )
    finally:
        await asyncio.gather(*(t.sluit() for t in telefoons))
        await doel.sluit()


async def _wissel(doel: Doel, zaal: Zaal, kamer: Kamer) -> list[float]:
    """The seconds until each stream of this room showed a change."""
    g = zaal.gezien[kamer.sessie]
    eerst = dict(g.merken)
    begin = time.perf_counter()
    await doel.wissel(kamer)
    if not await g.tot(lambda: all(g.merken[nr][0] != eerst[nr][0] for nr in eerst), _GEDULD):
        raise RuntimeError("niet iedereen zag de wissel")
    return [g.merken[nr][1] - begin for nr in eerst]


async def leg_kaarten(doel: Doel, m: Meting) -> list[Uitkomst]:
    """Everyone gives cards at moments of their own while the group's screen changes now and then."""
    async with _zaal(doel, m) as zaal:
        begin = time.perf_counter()
        tijden: list[float] = []
        gezien: list[float] = []

        async def typ(t: Telefoon, wie: int) -> None:
            momenten = sorted(random.uniform(0, m.seconden) for _ in range(m.kaarten))
            for nr, moment in enumerate(momenten):
                te_vroeg = begin + moment - time.perf_counter()
                te_laat = max(0.0, -te_vroeg)  # the one before was slow: that wait counts too
                await asyncio.sleep(max(0.0, te_vroeg))
                tweemaal = (wie * m.kaarten + nr) % 10 == 0
                eerste, *nogmaals = await t.leg(f"kaart {uuid.uuid4()}", tweemaal=tweemaal)
                tijden.extend((eerste + te_laat, *nogmaals))

        async def wissel(kamer: Kamer) -> None:
            eigen = zaal.kamers.index(kamer) / len(zaal.kamers)  # each group has a rhythm of its own
            for nr in range(max(1, m.seconden // 4)):
                await asyncio.sleep(max(0.0, begin + 1 + 4 * (nr + eigen) - time.perf_counter()))
                gezien.extend(await _wissel(doel, zaal, kamer))
                if nr == 2:  # halfway, when much waits and all still type
                    await doel.kijk(kamer)

        await asyncio.gather(
            *(typ(t, wie) for wie, t in enumerate(zaal.telefoons)), *(wissel(k) for k in zaal.kamers)
        )
        kwijt, dubbel = await _geteld(doel, zaal)
        return [
            *spreiding(tijden, "een kaart bewaard", p=250, meest=2000),
            *spreiding(gezien, "een wissel gezien", p=1000, meest=1000),
            *kwijt,
            *dubbel,
            Uitkomst(naam="geheugen van de server per deelnemer", waarde=zaal.per_deelnemer, eenheid="kB"),
        ]


async def _geteld(doel: Doel, zaal: Zaal) -> tuple[list[Uitkomst], list[Uitkomst]]:
    """What the phones were told is kept, beside what the group gets to see."""
    kwijt = dubbel = 0
    langst = 0.0
    for k in zaal.kamers:
        begin = time.perf_counter()
        bord = await doel.bord(k)
        langst = max(langst, time.perf_counter() - begin)
        if bord is None:
            return [], []
        gegeven = Counter(x for t in zaal.telefoons if t.kamer is k for x in t.bewaard)
        kwijt += (gegeven - Counter(bord)).total()
        dubbel += (Counter(bord) - gegeven).total()
    samen = (
        f"{sum(len(t.bewaard) for t in zaal.telefoons)} kaarten; onthullen en lezen {1000 * langst:.0f} ms"
    )
    return (
        [Uitkomst(naam="kwijt", waarde=kwijt, eenheid="kaarten", doel=0, bij=samen)],
        [Uitkomst(naam="dubbel", waarde=dubbel, eenheid="kaarten", doel=0)],
    )


async def luister(doel: Doel, m: Meting) -> list[Uitkomst]:
    """Many listeners on one stream; now and then something changes."""
    async with _zaal(doel, m, haalt=False) as zaal:
        tijden: list[float] = []
        for _ in range(m.wissels):
            tijden += await _wissel(doel, zaal, zaal.kamers[0])
            await asyncio.sleep(0.5)
        return spreiding(tijden, "een wissel bij elke luisteraar", p=250, meest=None)


async def kom_terug(doel: Doel, m: Meting) -> list[Uitkomst]:
    """The plug is pulled out under all phones; how long until each of them follows again."""
    async with _zaal(doel, m) as zaal:
        (g,) = zaal.gezien.values()
        wie = set(g.merken)
        g.merken.clear()
        begin = time.perf_counter()
        await doel.herstart()
        await doel.klaar()
        op = time.perf_counter() - begin
        if not await g.tot(lambda: set(g.merken) == wie, 2 * _GEDULD):
            raise RuntimeError(f"{len(wie) - len(g.merken)} telefoons kwamen niet terug")
        terug = sorted(moment - begin for _merk, moment in g.merken.values())
        bij = f"de server zelf {1000 * op:.0f}, de middelste telefoon {1000 * terug[len(terug) // 2]:.0f}"
        return [Uitkomst(naam="alle telefoons terug", waarde=1000 * terug[-1], doel=10_000, bij=bij)]

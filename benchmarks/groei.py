"""How the cost of the figures grows, from 50 to 2,000 nodes: `python -m benchmarks.groei`.

Draws one story for each size (haltes and helpers in equal parts, three ties to a node, ways of a
tenth of the nodes, obstacles of a twentieth) from a fixed seed, times every figure (the best of
three, with nothing remembered), and fits time = c · nodes^exponent by least squares on the
logarithms. Also tells what all figures cost together at the size of the largest session: 40 haltes, 25
actors, 15 obstacles; and what the largest circle costs that is still opened exactly: between each two
of its obstacles one waits for the other, so that there is nothing to split or to peel off.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial
from itertools import combinations
from time import perf_counter

from rk.domain import (
    HOOFDPERSOON,
    Actor,
    ActorSoort,
    Band,
    BandSoort,
    Bezoek,
    Casus,
    Halte,
    Leefdomein,
    Obstakel,
    Overdracht,
    Overgang,
    Regie,
    Regiefunctie,
    Route,
    Routekaart,
    Uitkomst,
    Vangnet,
)
from rk.graph import maak_graaf
from rk.inzicht import (
    cijfers,
    deuren,
    drempelkringen,
    er_hangt_veel_aan,
    ideaal_en_werkelijk,
    overdrachtswarmte,
    overzichtsdekking,
    regie_eenduidigheid,
    regielijst,
    vaste_gezichten,
    verteltellers,
    waakvlam,
    wegwijzergat,
)
from rk.inzicht import terugbogen as kringen_openen

KNOPEN = (50, 100, 200, 500, 1000, 2000)
KEREN = 3


def verhaal(
    *, haltes: int, actoren: int, banden: int, bezoeken: int, obstakels: int
) -> tuple[Routekaart, Casus]:
    """A drawn map and story of these sizes; the same each time."""
    dobbel = random.Random(f"{haltes}/{actoren}")
    routes = tuple(Route)
    kaart = Routekaart(
        id="proef", naam="Proef", stand="2018-02", routes=(), subroutes=(),
        haltes=tuple(Halte(id=f"h{i}", naam=f"H {i}", route=dobbel.choice(routes)) for i in range(haltes)),
        vangnet=Vangnet(uitleg="", meldplekken=(), oppakkers=(), herstel=()),
    )  # fmt: skip
    mensen = tuple(
        Actor(
            id=f"a{i}", naam=f"Helper {i}", soort=ActorSoort.FORMEEL, route=dobbel.choice(routes[1:]),
            organisatie=f"org {i % 7}", halte_id=f"h{dobbel.randrange(haltes)}",
        )
        for i in range(actoren)
    )  # fmt: skip

    def wie() -> str:
        return f"a{dobbel.randrange(actoren)}"

    def weg(letter: str) -> tuple[Bezoek, ...]:
        return tuple(
            Bezoek(
                id=f"{letter}{i}", halte_id=f"h{dobbel.randrange(haltes)}", actor_id=wie() if i % 5 else None,
                overdracht=dobbel.choice(tuple(Overdracht)), uitkomst=dobbel.choice(tuple(Uitkomst)),
            )
            for i in range(bezoeken)
        )  # fmt: skip

    lijnen = [Band(soort=BandSoort.KENT, van=HOOFDPERSOON, naar=f"a{i}") for i in range(min(3, actoren))]
    for i in range(banden):
        soort = (BandSoort.KENT, BandSoort.WIJST, BandSoort.OVERZICHT)[i % 3]
        naar = {
            BandSoort.KENT: wie(),
            BandSoort.WIJST: f"h{dobbel.randrange(haltes)}",
            BandSoort.OVERZICHT: str(dobbel.choice(tuple(Leefdomein))),
        }[soort]
        lijnen.append(Band(soort=soort, van=wie(), naar=naar))
    drempels = tuple(
        Obstakel(id=f"o{i}", tekst="Iets", vereist=tuple(f"o{dobbel.randrange(obstakels)}" for _ in range(2)))
        for i in range(obstakels)
    )
    werkelijk = tuple(
        Bezoek(
            id=b.id, halte_id=b.halte_id, actor_id=b.actor_id, overdracht=b.overdracht, uitkomst=b.uitkomst,
            obstakels=drempels[nr::bezoeken], overgang=None if nr % 10 else Overgang.EINDE_TRAJECT,
        )
        for nr, b in enumerate(weg("w"))
    )  # fmt: skip
    return kaart, Casus(
        id="proef", naam="Proef", domeinen=tuple(Leefdomein), actoren=mensen, banden=tuple(lijnen),
        werkelijk=werkelijk, beste=weg("b"),
        regie=tuple(Regie(functie=f, wie=(wie(),)) for f in Regiefunctie),
    )  # fmt: skip


def figuren(kaart: Routekaart, casus: Casus) -> dict[str, Callable[[], object]]:
    """Every figure of this story, ready to be timed."""
    G = maak_graaf(kaart, casus)
    return {
        "graaf": lambda: maak_graaf(kaart, casus),
        "vertelteller": lambda: verteltellers(casus),
        "overdrachtswarmte": lambda: overdrachtswarmte(casus),
        "er hangt veel aan": lambda: er_hangt_veel_aan(G),
        "wegwijzergat": lambda: wegwijzergat(G),
        "overzichtsdekking": lambda: overzichtsdekking(casus),
        "regie-eenduidigheid": lambda: regie_eenduidigheid([regielijst(casus)]),
        "vaste gezichten": lambda: vaste_gezichten(casus),
        "deuren tot hulp": lambda: deuren(casus),
        "ideaal en werkelijk": lambda: ideaal_en_werkelijk(G),
        "drempelkringen": lambda: drempelkringen(casus),
        "waakvlam": lambda: waakvlam(casus),
        "alle cijfers": lambda: cijfers(kaart, casus),
    }


def meet(functie: Callable[[], object]) -> float:
    """The least seconds of a few times."""
    duur = []
    for _keer in range(KEREN):
        kringen_openen._orde.cache_clear()
        begin = perf_counter()
        functie()
        duur.append(perf_counter() - begin)
    return min(duur)


def grootste_kring() -> float:
    """The most seconds of a few circles that are drawn by chance."""
    dobbel = random.Random(20)
    knopen = [f"o{i:02}" for i in range(kringen_openen.EXACT_TOT)]
    duur = []
    for _keer in range(KEREN):
        bogen = [(a, b) if dobbel.random() < 0.5 else (b, a) for a, b in combinations(knopen, 2)]
        duur.append(meet(partial(kringen_openen.terugbogen, knopen, bogen)))
    return max(duur)


def exponent(maten: list[tuple[int, float]]) -> float:
    """The slope of log time over log nodes, by least squares."""
    xs, ys = zip(*((math.log(n), math.log(t)) for n, t in maten), strict=True)
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    samen = sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True))
    return float(samen / sum((a - x) ** 2 for a in xs))


def main() -> None:
    maten: dict[str, list[tuple[int, float]]] = {}
    for n in KNOPEN:
        kaart, casus = verhaal(
            haltes=n // 2, actoren=n // 2, banden=3 * n, bezoeken=max(5, n // 10), obstakels=max(5, n // 20)
        )
        for naam, functie in figuren(kaart, casus).items():
            maten.setdefault(naam, []).append((n, meet(functie)))
    print(f"{'ms bij knopen':22}", *(f"{n:>9}" for n in KNOPEN), f"{'exponent':>9}")
    for naam, rij in maten.items():
        print(f"{naam:22}", *(f"{t * 1000:9.2f}" for _n, t in rij), f"{exponent(rij):9.2f}")
    kaart, casus = verhaal(haltes=40, actoren=25, banden=120, bezoeken=40, obstakels=15)
    totaal = meet(figuren(kaart, casus)["alle cijfers"])
    print(f"grootste werksessie (40 haltes, 25 helpers, 15 obstakels): alle cijfers {totaal * 1000:.1f} ms")
    exact = kringen_openen.EXACT_TOT
    print(f"kring van {exact} obstakels, op zijn lastigst: exact geopend in {grootste_kring() * 1000:.0f} ms")


if __name__ == "__main__":
    main()

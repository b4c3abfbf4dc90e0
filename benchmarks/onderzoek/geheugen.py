"""The log in memory: all questions, in turns with pm4py, pandas and a memcpy; answers compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.onderzoek.ander import Pm4py, kopieer, pandas_direct, pandas_tabel, pandas_varianten
from benchmarks.onderzoek.uitkomst import Uitkomst, meet, om_en_om
from benchmarks.onderzoek.vragen import DIRECT
from rk.analysis.deel import Deel
from rk.analysis.opslag import Routeopslag
from rk.analysis.tabel import BEZOEK
from rk.analysis.vragen import Cijferverdeling, DirectNa, Geheugen, Varianten, stel

KOLOMMEN = ("casus", "halte", "tijd")
CIJFERS = Cijferverdeling(dekking=False)


def in_geheugen(opslag: Routeopslag, kolommen: tuple[str, ...]) -> Geheugen:
    """The store as one part in memory, as it lies after loading."""
    delen = [opslag.lees(nr, kolommen, ("casus",)) for nr in range(len(opslag.delen))]
    heel = Deel(
        bezoek={k: np.concatenate([d[k] for d in delen]) for k in kolommen},
        casus={"casus": np.concatenate([d.casus["casus"] for d in delen])},
        tijdeenheid=opslag.tijdeenheid,
    )
    return Geheugen(delen=(heel,), namen=opslag.namen)


def meet_log(opslag: Routeopslag, map_: Path, *, rondes: int, pm4py: bool) -> Iterator[Uitkomst]:
    """Directly-follows and variants of a log. Raises RuntimeError: two answers differ."""
    bron = in_geheugen(opslag, ("casus", "weg", "halte", "overdracht", "tijd"))
    deel = bron.delen[0]
    for naam in KOLOMMEN:
        np.save(map_ / f"{naam}.npy", deel[naam])
    ruimte = [np.zeros_like(deel[k]) for k in KOLOMMEN]
    # Once before, so that nothing is compiled while we measure.
    direct, varianten = stel(bron, DIRECT), stel(bron, Varianten(top=None))
    onze, hunne = om_en_om(
        4 * rondes,
        lambda: meet(lambda: stel(bron, DIRECT))[0],
        lambda: meet(lambda: kopieer(deel, KOLOMMEN, ruimte))[0],
    )
    yield Uitkomst(naam="direct na, met gemiddelde, naast memcpy", onze=onze, hunne=hunne, hoogstens=2)
    ook = om_en_om(
        rondes,
        lambda: meet(lambda: stel(bron, DirectNa(dekking=False)))[0],
        lambda: meet(lambda: kopieer(deel, KOLOMMEN, ruimte))[0],
    )
    yield Uitkomst(naam="direct na, met mediaan en P90, naast memcpy", onze=ook[0], hunne=ook[1])
    yield from _naast_pandas(bron, direct, varianten, rondes)
    if pm4py:
        with Pm4py(map_) as zij:
            yield from _naast_pm4py(bron, zij, direct, varianten, rondes)


def _naast_pm4py(bron: Geheugen, zij: Pm4py, direct: Any, varianten: Any, rondes: int) -> Iterator[Uitkomst]:
    antwoorden: dict[str, Any] = {}

    def vraag(wat: str) -> float:
        seconden, antwoorden[wat] = zij.vraag(wat)
        return seconden

    onze, hunne = om_en_om(rondes, lambda: meet(lambda: stel(bron, DIRECT))[0], lambda: vraag("direct"))
    _gelijk(_paren(direct), {paar: (n, gemiddeld) for paar, n, gemiddeld in antwoorden["direct"]})
    yield Uitkomst(naam="direct na, met gemiddelde, naast pm4py", onze=onze, hunne=hunne, minstens=1000)
    onze, hunne = om_en_om(
        rondes, lambda: meet(lambda: stel(bron, Varianten()))[0], lambda: vraag("varianten")
    )
    ons = {"varianten": varianten.varianten, "casussen": varianten.casussen, "afdruk": _afdruk(varianten)}
    if ons != antwoorden["varianten"]:
        raise RuntimeError(f"varianten verschillen: {ons} en {antwoorden['varianten']}")
    yield Uitkomst(naam="varianten, naast pm4py", onze=onze, hunne=hunne, minstens=200)


def _naast_pandas(bron: Geheugen, direct: Any, varianten: Any, rondes: int) -> Iterator[Uitkomst]:
    tabel = pandas_tabel(bron.delen[0])
    hun = pandas_direct(tabel)
    paren = {f"Halte {v + 1}|Halte {n + 1}": (int(k), float(m) / 1e6) for (v, n), k, m in hun.itertuples()}
    _gelijk(_paren(direct), paren)
    onze, hunne = om_en_om(
        rondes,
        lambda: meet(lambda: stel(bron, DIRECT))[0],
        lambda: meet(lambda: pandas_direct(tabel))[0],
    )
    yield Uitkomst(naam="direct na, met gemiddelde, naast pandas", onze=onze, hunne=hunne, minstens=1)
    seconden, hun = meet(lambda: pandas_varianten(tabel))
    if sorted(hun.tolist(), reverse=True) != varianten.aantal.tolist():
        raise RuntimeError("varianten van pandas verschillen")
    ons = tuple(meet(lambda: stel(bron, Varianten()))[0] for _nr in range(rondes))
    yield Uitkomst(naam="varianten, naast pandas", onze=ons, hunne=(seconden,), minstens=1)


def meet_cijfers(opslag: Routeopslag, *, rondes: int) -> Iterator[Uitkomst]:
    """All figures that follow from the order, beside the variants of the same made-up casussen."""
    bron = in_geheugen(opslag, tuple(k.naam for k in BEZOEK))
    for vraag in (CIJFERS, Varianten()):
        stel(bron, vraag)  # type: ignore[misc]  # either: only to have it compiled
    onze, hunne = om_en_om(
        4 * rondes,
        lambda: meet(lambda: stel(bron, CIJFERS))[0],
        lambda: meet(lambda: stel(bron, Varianten()))[0],
    )
    yield Uitkomst(naam="alle cijfers uit de volgorde, naast varianten", onze=onze, hunne=hunne, hoogstens=3)


def _paren(antwoord: Any) -> dict[str, tuple[int, float]]:
    tabel = antwoord.tabel()
    rijen = zip(tabel["van"], tabel["naar"], tabel["aantal"], tabel["wacht_gemiddeld"], strict=True)
    return {f"{van}|{naar}": (int(n), float(wacht) / 1e6) for van, naar, n, wacht in rijen}


def _gelijk(ons: dict[str, tuple[int, float]], hun: dict[str, tuple[int, float]]) -> None:
    """The same pairs and counts, and means to a millionth. Raises RuntimeError: they differ."""
    if {k: v[0] for k, v in ons.items()} != {k: v[0] for k, v in hun.items()}:
        raise RuntimeError("de aantallen verschillen")
    for paar, (_n, wacht) in ons.items():
        if abs(wacht - hun[paar][1]) > 1e-6 * max(1.0, abs(wacht)):
            raise RuntimeError(f"de gemiddelde wachttijd verschilt bij {paar}: {wacht} en {hun[paar][1]}")


def _afdruk(varianten: Any) -> str:
    aantallen = sorted(int(n) for n in varianten.aantal)
    return hashlib.sha256(json.dumps(aantallen).encode()).hexdigest()

"""The log on disk: beside the bare decode, its memory, how cost grows, Dask and Spark, a raw file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.onderzoek.ander import PROJECT, Pm4py, kaal_parquet
from benchmarks.onderzoek.uitkomst import Uitkomst, meet, om_en_om
from benchmarks.onderzoek.vragen import DIRECT, VRAGEN
from rk.analysis.inlezen import lees_in
from rk.analysis.opslag import Routeopslag
from rk.analysis.vragen import DirectNa, stel

SPARK = PROJECT / ".gelijk" / "spark"
WERKERS = os.cpu_count() or 1


def meet_schijf(opslag: Routeopslag, *, rondes: int, eis: bool) -> Iterator[Uitkomst | str]:
    """Questions from Parquet beside the bare decode of the same columns; and their memory, apart."""
    for naam, (vraag, kolommen) in VRAGEN.items():
        stel(opslag, vraag)  # once before: the store looks at each file the first time
        onze, hunne = om_en_om(
            rondes,
            lambda vraag=vraag: meet(lambda: stel(opslag, vraag))[0],  # type: ignore[misc]
            lambda kolommen=kolommen: meet(lambda: kaal_parquet(opslag, kolommen, WERKERS))[0],  # type: ignore[misc]
        )
        yield Uitkomst(
            naam=f"{naam} van {opslag.aantal.bezoeken:,} bezoeken uit Parquet, naast kaal lezen",
            onze=onze,
            hunne=hunne,
            hoogstens=2 if eis else None,
        )
        uit = _apart("-m", "benchmarks.onderzoek.piek", opslag.map, naam)
        mib = int(re.findall(r"\d+", uit)[-1])
        oordeel = "" if not eis else ", gehaald" if mib < 1000 else ", NIET gehaald"
        yield f"    geheugen op de piek: {mib} MB (onder 1000{oordeel})"


def meet_groei(opslagen: list[Routeopslag], *, rondes: int) -> Iterator[str]:
    """The exponent with which the time of a question grows: 1 is as the number of visits."""
    n = np.log([o.aantal.bezoeken for o in opslagen])
    for naam, (vraag, _kolommen) in VRAGEN.items():
        tijden = [min(_tijd(o, vraag) for _ronde in range(rondes)) for o in opslagen]
        macht = float(np.polyfit(n, np.log(tijden), 1)[0])
        rij = ", ".join(
            f"{o.aantal.bezoeken:,}: {1000 * t:.0f} ms" for o, t in zip(opslagen, tijden, strict=True)
        )
        yield f"{naam}: groeit met de macht {macht:.2f} ({rij})"


def meet_motoren(opslag: Routeopslag, *, rondes: int) -> Iterator[Uitkomst | str]:
    """The same question by threads, on a local Dask cluster and on Spark, with the same answer."""
    from distributed import Client, LocalCluster

    vraag = DirectNa()
    draden = tuple(meet(lambda: stel(opslag, vraag))[0] for _r in range(rondes + 1))[1:]
    ons = stel(opslag, vraag).tabel()
    with (
        LocalCluster(n_workers=WERKERS, threads_per_worker=1, dashboard_address=None) as cluster,  # type: ignore[no-untyped-call]
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        stel(opslag, vraag, engine="dask", client=client)
        tijden = []
        for _ronde in range(rondes):
            t, uit = meet(lambda: stel(opslag, vraag, engine="dask", client=client))
            tijden.append(t)
            if not ons.equals(uit.tabel()):
                raise RuntimeError("Dask geeft een ander antwoord")
    yield Uitkomst(naam="Dask met eigen processen, naast draden", onze=tuple(tijden), hunne=draden)
    if shutil.which("java") is None:
        yield "Spark: niet gemeten, want op deze computer staat geen Java"
        return
    if not SPARK.is_dir():
        yield "Spark: niet gemeten; zet het klaar met: make gelijk"
        return
    regels = _apart(PROJECT / "gereedschap/gelijk/meet_spark.py", opslag.map, rondes).splitlines()
    ons.to_json(opslag.map.parent / "ons.json")
    if regels[-1] != (opslag.map.parent / "ons.json").read_text(encoding="utf-8"):
        raise RuntimeError("Spark geeft een ander antwoord")
    yield Uitkomst(
        naam="Spark op deze computer, naast draden",
        onze=tuple(float(t) for t in regels[-2].split()),
        hunne=draden,
    )


def meet_bestand(logs: Mapping[str, Routeopslag], map_: Path, *, rondes: int) -> Iterator[Uitkomst]:
    """From a raw file to the first answer: read it in, write the store, ask; beside pm4py.

    `logs`: by kind of file ("csv", "xes") what to write in it.
    """
    for soort, schrijf in (("csv", _csv), ("xes", _xes)):
        opslag = logs[soort]
        pad = map_ / f"log.{soort}"
        delen = [opslag.lees(nr, ("casus", "halte", "tijd")) for nr in range(len(opslag.delen))]
        schrijf(pad, *(np.concatenate([d[k] for d in delen]) for k in ("casus", "halte", "tijd")))

        def ons(pad: Path = pad) -> float:
            doel = map_ / "ingelezen"
            seconden, _uit = meet(
                lambda: stel(lees_in(pad, doel, log=True, vervang=doel.exists()).opslag, DIRECT)
            )
            return seconden

        with Pm4py(map_) as zij:
            onze, hunne = om_en_om(rondes, ons, lambda pad=pad, zij=zij: zij.vraag(f"bestand {pad}")[0])  # type: ignore[misc]
        yield Uitkomst(
            naam=f"van {soort.upper()} van {opslag.aantal.bezoeken:,} bezoeken tot antwoord, naast pm4py",
            onze=onze,
            hunne=hunne,
            minstens=12,
        )


def _tijd(opslag: Routeopslag, vraag: Any) -> float:
    return meet(lambda: stel(opslag, vraag))[0]


def _csv(pad: Path, casus: Any, halte: Any, tijd: Any) -> None:
    momenten = tijd.astype("datetime64[us]").astype(str)
    with pad.open("w", encoding="utf-8") as uit:
        uit.write("casus,halte,tijd\n")
        for c, h, t in zip(casus.tolist(), halte.tolist(), momenten.tolist(), strict=True):
            uit.write(f"c{c},Halte {h + 1},{t}+00:00\n")


def _xes(pad: Path, casus: Any, halte: Any, tijd: Any) -> None:
    momenten = tijd.astype("datetime64[us]").astype(str).tolist()
    with pad.open("w", encoding="utf-8") as uit:
        uit.write('<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n')
        vorige = None
        for c, h, t in zip(casus.tolist(), halte.tolist(), momenten, strict=True):
            if c != vorige:
                uit.write("</trace>\n" if vorige is not None else "")
                uit.write(f'<trace><string key="concept:name" value="c{c}"/>\n')
                vorige = c
            uit.write(
                f'<event><string key="concept:name" value="Halte {h + 1}"/>'
                f'<date key="time:timestamp" value="{t}+00:00"/></event>\n'
            )
        uit.write("</trace>\n</log>\n")


def _apart(*argumenten: object) -> str:
    """What Python prints, run in a process of its own. Raises CalledProcessError: it failed."""
    paden = os.pathsep.join((str(PROJECT), str(SPARK), os.environ.get("PYTHONPATH", "")))
    return subprocess.run(
        [sys.executable, "-W", "ignore", *map(str, argumenten)],
        env={**os.environ, "PYTHONPATH": paden, "PYSPARK_PYTHON": sys.executable},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    ).stdout

"""pm4py (AGPL-3.0) on a large log, one question a line, for `make bench-onderzoek`.

Runs in an environment of its own. Reads casus.npy, halte.npy and tijd.npy (microseconds) in the folder
that is given; answers each line with the seconds that it took and what came out, small enough to compare.
"""

import hashlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pm4py


def laad(map_: Path) -> pd.DataFrame:
    casus, halte, tijd = (np.load(map_ / f"{naam}.npy") for naam in ("casus", "halte", "tijd"))
    namen = np.array([f"Halte {nr + 1}" for nr in range(int(halte.max()) + 1)])
    return pd.DataFrame(
        {
            "case:concept:name": casus.astype(str),
            "concept:name": namen[halte],
            "time:timestamp": pd.to_datetime(tijd, unit="us", utc=True),
        }
    )


def direct(log: pd.DataFrame) -> Any:
    """What a researcher asks for counts and mean times: both of pm4py's questions."""
    paren, _begin, _eind = pm4py.discover_dfg(log)
    duur, _begin, _eind = pm4py.discover_performance_dfg(log)
    return paren, duur


def tellen(uit: Any) -> Any:
    paren, duur = uit
    kort = [[f"{v}|{n}", int(k), float(duur[v, n]["mean"])] for (v, n), k in paren.items()]
    return sorted(kort)


def varianten(uit: Any) -> Any:
    return {"varianten": len(uit), "casussen": sum(uit.values()), "afdruk": afdruk(uit.values())}


def afdruk(aantallen: Any) -> str:
    return hashlib.sha256(json.dumps(sorted(int(n) for n in aantallen)).encode()).hexdigest()


def bestand(pad: str) -> Any:
    """From a raw file to the first answer."""
    if pad.endswith(".xes"):
        log = pm4py.read_xes(pad)
    else:
        log = pm4py.format_dataframe(
            pd.read_csv(pad), case_id="casus", activity_key="halte", timestamp_key="tijd"
        )
    return direct(log)


def main() -> None:
    map_ = Path(sys.argv[1])
    log = None
    for regel in sys.stdin:
        wat, _spatie, pad = regel.strip().partition(" ")
        if log is None and wat != "bestand":
            log = laad(map_)
        klok = time.process_time if "RK_REKENTIJD" in os.environ else time.perf_counter
        begin = klok()
        if wat == "bestand":
            uit = bestand(pad)
        else:
            uit = direct(log) if wat == "direct" else pm4py.get_variants(log)
        seconden = klok() - begin
        antwoord = varianten(uit) if wat == "varianten" else tellen(uit)
        print("@@" + json.dumps({"seconden": seconden, "antwoord": antwoord}), flush=True)


if __name__ == "__main__":
    main()

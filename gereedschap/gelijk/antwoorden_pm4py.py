"""What pm4py (AGPL-3.0) says of a small log, for the tests of agreement.

Runs in an environment of its own (`make gelijk`): pm4py is never installed beside Routekaart, and the
tests read only what it wrote. `--log` draws the log anew first.
"""

import csv
import json
import random
import sys
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import pm4py

MAP = Path(__file__).resolve().parents[2] / "tests/unit/analysis/antwoorden"
LOG, DOEL = MAP / "log.csv", MAP / "pm4py.json"
ACTIVITEITEN = ("aanvraag", "bellen", "brief", "gesprek", "indicatie", "wachten", "zorg")
DAG = 86_400_000_000


def schrijf_log() -> None:
    """A log of 80 cases that share ways, some of one event, with moments to the microsecond."""
    kans = random.Random(6)
    wegen = [[kans.choice(ACTIVITEITEN) for _nr in range(kans.randint(1, 9))] for _weg in range(25)]
    with LOG.open("w", encoding="utf-8", newline="") as uit:
        rij = csv.writer(uit, lineterminator="\n")
        rij.writerow(("casus", "activiteit", "microseconden"))
        for casus in range(80):
            tijd = 1_600_000_000_000_000 + kans.randrange(900 * DAG)
            for activiteit in kans.choice(wegen):
                rij.writerow((f"c{casus:02}", activiteit, tijd))
                tijd += kans.choice((1, 999, kans.randrange(DAG), kans.randrange(90 * DAG)))


def lees_log() -> pd.DataFrame:
    log = pd.read_csv(LOG)
    return pd.DataFrame(
        {
            "case:concept:name": log["casus"],
            "concept:name": log["activiteit"],
            "time:timestamp": pd.to_datetime(log["microseconden"], unit="us", utc=True),
        }
    )


def antwoorden(log: pd.DataFrame) -> dict[str, object]:
    """Pairs as "van|naar"; times in seconds, as pm4py tells them."""
    direct, begin, eind = pm4py.discover_dfg(log)
    duur, _begin, _eind = pm4py.discover_performance_dfg(log)
    return {
        "pm4py": version("pm4py"),
        "pandas": version("pandas"),
        "direct_na": {"|".join(paar): int(n) for paar, n in sorted(direct.items())},
        "wachten": {
            "|".join(paar): {k: float(x[k]) for k in ("mean", "median", "sum")}
            for paar, x in sorted(duur.items())
        },
        "begin": {k: int(n) for k, n in sorted(begin.items())},
        "eind": {k: int(n) for k, n in sorted(eind.items())},
        "varianten": {"|".join(weg): int(n) for weg, n in sorted(pm4py.get_variants(log).items())},
        "duren": sorted(float(x) for x in pm4py.get_all_case_durations(log)),
    }


if __name__ == "__main__":
    if "--log" in sys.argv:
        schrijf_log()
    DOEL.write_text(json.dumps(antwoorden(lees_log()), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(DOEL.name, file=sys.stderr)

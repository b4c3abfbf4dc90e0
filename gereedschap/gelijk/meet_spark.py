"""A question on Spark in local mode, for `make bench-onderzoek`: the times, and the answer as JSON.

Runs with our own Python, with Spark beside it on the path.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from timeit import timeit

from rk.analysis.opslag import Routeopslag
from rk.analysis.vragen import DirectNa, stel


def main() -> None:
    """Prints the seconds of each round on one line, and the answer on the next."""
    from pyspark.sql import SparkSession

    opslag = Routeopslag.open(Path(sys.argv[1]))
    sessie = (
        SparkSession.builder.master(f"local[{os.cpu_count() or 1}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    sessie.sparkContext.setLogLevel("OFF")
    try:
        uit = stel(opslag, DirectNa(), engine="spark", client=sessie)
        tijden = [
            timeit(lambda: stel(opslag, DirectNa(), engine="spark", client=sessie), number=1)
            for _ronde in range(int(sys.argv[2]))
        ]
    finally:
        sessie.stop()
    print(" ".join(f"{t:.4f}" for t in tijden))
    print(uit.tabel().to_json(), end="")


if __name__ == "__main__":
    main()

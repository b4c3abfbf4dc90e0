"""Those beside whom we measure: pm4py in its own environment, pandas, a memcpy, the bare Parquet decode."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from rk.analysis.deel import Deel
from rk.analysis.opslag import Routeopslag
from rk.analysis.opslag.manifest import DELEN

PROJECT = Path(__file__).resolve().parents[2]
OMGEVING = PROJECT / ".gelijk" / "pm4py" / "bin" / "python"


class Pm4py:
    """pm4py at work in a process of its own: it holds the log and answers one question at a time."""

    def __init__(self, map_: Path) -> None:
        self._proces = subprocess.Popen(
            [str(OMGEVING), "-W", "ignore", str(PROJECT / "gereedschap/gelijk/meet_pm4py.py"), str(map_)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fout: object) -> None:
        if self._proces.stdin:
            self._proces.stdin.close()
        self._proces.wait(timeout=60)

    def vraag(self, wat: str) -> tuple[float, Any]:
        """Seconds, and the answer. Raises RuntimeError: it stopped."""
        if self._proces.stdin is None or self._proces.stdout is None:
            raise RuntimeError("pm4py is niet gestart")
        self._proces.stdin.write(wat + "\n")
        self._proces.stdin.flush()
        for regel in self._proces.stdout:
            # What it says to people is not for us.
            if regel.startswith("@@"):
                uit = json.loads(regel[2:])
                return float(uit["seconden"]), uit["antwoord"]
        raise RuntimeError(f"pm4py stopte bij: {wat}")


def pandas_tabel(deel: Deel) -> pd.DataFrame:
    """The log as pandas has it: categories and moments."""
    return pd.DataFrame(
        {
            "casus": deel["casus"],
            "halte": pd.Categorical.from_codes(deel["halte"], categories=range(int(deel["halte"].max()) + 1)),
            "tijd": pd.to_datetime(deel["tijd"], unit="us"),
        }
    )


def pandas_direct(tabel: pd.DataFrame) -> pd.DataFrame:
    """Directly-follows with mean time, as pandas does it well."""
    stap = tabel["casus"].eq(tabel["casus"].shift())
    paren = pd.DataFrame(
        {
            "van": tabel["halte"].shift()[stap],
            "naar": tabel["halte"][stap],
            "wacht": (tabel["tijd"] - tabel["tijd"].shift())[stap].astype("int64"),
        }
    )
    return paren.groupby(["van", "naar"], observed=True)["wacht"].agg(["size", "mean"])


def pandas_varianten(tabel: pd.DataFrame) -> pd.Series[Any]:
    """Ways with counts, as pandas does it."""
    return tabel["halte"].astype("int64").groupby(tabel["casus"]).agg(tuple).value_counts()


def kopieer(deel: Deel, kolommen: Sequence[str], naar: list[np.ndarray[Any, Any]]) -> None:
    """A memcpy of these columns, to where there is room already."""
    for kolom, ruimte in zip(kolommen, naar, strict=True):
        np.copyto(ruimte, deel[kolom])


def kaal_parquet(opslag: Routeopslag, kolommen: Sequence[str], werkers: int) -> int:
    """Decode these columns of every part, by as many threads as we have, and do nothing with them."""

    def lees(nr: int) -> int:
        pad = opslag.map / DELEN / opslag.delen[nr].bezoek.bestand
        return int(pq.read_table(pad, columns=list(kolommen), use_threads=False).num_rows)

    with ThreadPoolExecutor(werkers) as pool:
        return sum(pool.map(lees, range(len(opslag.delen))))
